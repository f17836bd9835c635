"""Elements of SVG drawings, their text escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

Value = str | float

NAMESPACE: Mapping[str, Value] = {"xmlns": "http://www.w3.org/2000/svg"}
"""The attribute of the outermost element of a file; a drawing inside html goes without."""

# Characters that XML cannot hold, even escaped.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, eq=False)
class Element:
    """An element with its attributes, and either plain text or elements inside it.

    Elements inside may come from an iterator, so that a long drawing is written while it is made;
    they can then be written only once.
    """

    name: str
    attributes: Mapping[str, Value] = field(default_factory=dict)
    inside: Iterable[Element] | str = ()

    def parts(self) -> Iterator[str]:
        """The element as text in parts; each element inside is on its own line."""
        named = "".join(f' {key}="{_written(value)}"' for key, value in self.attributes.items())
        if isinstance(self.inside, str):
            yield f"<{self.name}{named}>{_written(self.inside)}</{self.name}>"
            return
        empty = True
        for element in self.inside:
            yield f"<{self.name}{named}>\n" if empty else "\n"
            yield from element.parts()
            empty = False
        yield f"<{self.name}{named}/>" if empty else f"\n</{self.name}>"

    def __str__(self) -> str:
        return "".join(self.parts())


def drawing(
    width: float,
    height: float,
    attributes: Mapping[str, Value],
    inside: Iterable[Element],
) -> Element:
    """The outermost element, whose user units go from 0 to ``width`` and ``height``."""
    box = f"0 0 {number(width)} {number(height)}"
    return Element("svg", {**attributes, "viewBox": box}, inside)


def group(attributes: Mapping[str, Value], inside: Iterable[Element]) -> Element:
    """Elements that share attributes."""
    return Element("g", attributes, inside)


def rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    attributes: Mapping[str, Value] | None = None,
    title: str = "",
) -> Element:
    """A rectangle from its upper left corner; ``title`` shows when it is pointed at."""
    inside = [Element("title", {}, title)] if title else []
    place = {"x": x, "y": y, "width": width, "height": height}
    return Element("rect", {**(attributes or {}), **place}, inside)


def text(
    x: float, y: float, content: str, attributes: Mapping[str, Value] | None = None
) -> Element:
    """Plain text at a point."""
    return Element("text", {**(attributes or {}), "x": x, "y": y}, content)


def path(kind: str, *steps: Value) -> Element:
    """A path of class ``kind`` by its steps, letters and numbers: ``"M", 0, 0, "H", 5``."""
    return Element("path", {"class": kind, "d": " ".join(map(_written, steps))})


def points(places: Iterable[tuple[float, float]]) -> str:
    """The ``points`` of a polyline or polygon."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)


def number(value: float) -> str:
    """A length or coordinate, to two decimals at the most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _written(value: Value) -> str:
    if isinstance(value, str):
        return escape(_NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value))
    return number(value)
