"""SVG elements, as a reader of XML sees them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial import svg
from labial.svg import Element

PLAIN_TEXT = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
)


@given(PLAIN_TEXT, PLAIN_TEXT)
def test_any_text_comes_back(inside, attribute):
    read = ElementTree.fromstring(str(Element("text", {"class": attribute}, inside)))
    assert (read.text or "", read.get("class")) == (inside, attribute)


@given(st.text(st.characters(exclude_categories=[])))
def test_characters_that_xml_cannot_hold_leave_a_whole_file(content):
    ElementTree.fromstring(str(Element("text", {"class": content}, content)).encode())


def test_markup_in_text_is_text():
    read = ElementTree.fromstring(str(svg.text(1, 2, "<b> & 'q' \x00", {"id": 'a"b<'})))
    assert read.text == "<b> & 'q' \ufffd"
    assert read.attrib == {"id": 'a"b<', "x": "1", "y": "2"}


@given(st.floats(-1e6, 1e6))
def test_numbers_are_right_to_half_a_hundredth(value):
    assert float(svg.number(value)) == pytest.approx(value, abs=0.00501)
    assert "e" not in svg.number(value)


def test_a_drawing_nests_and_its_elements_may_come_from_an_iterator():
    made = []

    def bars():
        for place in range(3):
            made.append(place)
            yield svg.rectangle(place, 0, 1, place / 3, {"class": "bar"}, title=f"{place} & more")

    drawing = svg.drawing(
        3, 1.5, svg.NAMESPACE, [svg.group({}, bars()), svg.path("axis", "M", 0, 1.25, "H", 3)]
    )
    assert made == []
    parts = drawing.parts()
    assert next(parts).startswith("<svg xmlns=")
    assert made == []
    root = ElementTree.fromstring(str(svg.drawing(3, 1.5, svg.NAMESPACE, drawing.inside)))
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.get("viewBox") == "0 0 3 1.5"
    assert [bar.get("height") for bar in root.findall("s:g/s:rect", space)] == ["0", "0.33", "0.67"]
    assert root.findtext("s:g/s:rect[3]/s:title", None, space) == "2 & more"
    assert root.find("s:path", space).get("d") == "M 0 1.25 H 3"
    assert str(svg.group({}, [])) == "<g/>"
    assert svg.points([(1, 2.345), (-0.5, 0)]) == "1,2.35 -0.5,0"
