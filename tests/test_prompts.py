from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import REPOSITORY
from labial.alignment import SILENCE
from labial.cli import main
from labial.errors import LabialError
from labial.prompts import choose_prompts, read_candidates, shipped_sentences, speak_all
from labial.prompts.candidates import MOST_CHARACTERS, Candidate, sentences_in
from labial.prompts.coverage import KINDS, possible_units, units_of
from labial.prompts.page import write_prompt_page
from labial.prompts.selection import PAUSE_S
from labial.sinks import writing
from page_sample import browser_page


def of_kind(kind, phones):
    return {unit[1:]: count for unit, count in units_of(phones).items() if unit[0] == kind}


def test_the_units_of_a_sentence():
    """abou: silence, a, b, u, silence."""
    phones = [SILENCE, "a", "b", "u", SILENCE]
    assert of_kind("phones", phones) == {("a", ""): 1, ("b", ""): 1, ("u", ""): 1}
    assert set(of_kind("diphones", phones)) == {
        (SILENCE, "a"),
        ("a", "b"),
        ("b", "u"),
        ("u", SILENCE),
    }
    assert of_kind("bilabial-vowel pairs", phones) == {("a", "b"): 1, ("b", "u"): 1}
    assert of_kind("rounding transitions", phones) == {("a", "u"): 1}


@pytest.mark.parametrize(
    ("phones", "transitions"),
    [
        ("i s t ʁ y", {("i", "y")}),  # across any number of consonants
        ("i y", set()),  # but at least one
        ("i t e", set()),
        ("i sil t u", set()),  # a pause leaves time enough
        ("aʊ t i", {("aʊ", "i")}),  # a diphthong counts by the end that faces the other
        ("i t aʊ", set()),
        ("ɑ̃ p ɔ̃ l i", {("ɑ̃", "ɔ̃"), ("ɔ̃", "i")}),
        ("əl t u", {("əl", "u")}),
    ],
)
def test_rounding_transitions_are_from_vowel_to_vowel_across_consonants(phones, transitions):
    assert set(of_kind("rounding transitions", phones.split())) == transitions


def test_which_units_are_possible_in_a_language():
    phones = [SILENCE, "p", "m", "t", "a", "u"]
    possible = possible_units(phones, units_of(["t", "a"]))
    assert {kind: len(units) for kind, units in possible.items()} == {
        "phones": 5, "diphones": 1, "bilabial-vowel pairs": 8, "rounding transitions": 2,
    }  # fmt: skip


def sentences(*words: str, duration: float = 1.0) -> list[Candidate]:
    return [Candidate(word, (SILENCE, *word, SILENCE), duration) for word in words]


def test_the_most_informative_sentences_come_first():
    offered = sentences("ta", "tatata", "taputi", "tata")
    found = choose_prompts(offered, 60)
    assert found.sentences[0].text == "taputi"
    assert len(found.sentences) == 4
    assert found.seconds == 4 * (1 + PAUSE_S)
    assert found.coverage == found.offered


def test_time_is_kept():
    offered = sentences("taputi", "mibuka", "sipota", "numepi")
    found = choose_prompts(offered, 2.2 * (1 + PAUSE_S) / 60)
    assert len(found.sentences) == 2
    with pytest.raises(LabialError, match=r"no sentence can be read in 0\.01 minutes"):
        choose_prompts(offered, 0.01)


def plain_greedy(offered, minutes):
    """The same rule, with the gains of all sentences updated each time."""
    weights = dict(zip(KINDS, (1, 1, 2, 2), strict=True))
    met, left, chosen, places = Counter(), minutes * 60, [], list(range(len(offered)))
    while places := [p for p in places if offered[p].duration + PAUSE_S <= left]:

        def gain(place):
            units = units_of(offered[place].phones)
            worth = sum(weights[u[0]] / (met[u] + 1) ** 2 for u in units)
            return worth / (offered[place].duration + PAUSE_S)

        best = max(places, key=lambda place: (gain(place), -place))
        chosen.append(offered[best])
        met.update(units_of(offered[best].phones))
        left -= offered[best].duration + PAUSE_S
        places.remove(best)
    return chosen


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text("ptbmaiuys", min_size=1, max_size=8), min_size=1, max_size=8, unique=True))
def test_the_choice_is_the_plain_greedy_one(words):
    offered = [Candidate(word, tuple(word), 0.5 + len(word) / 8) for word in words]
    assert list(choose_prompts(offered, 0.3).sentences) == plain_greedy(offered, 0.3)


def test_a_text_is_split_into_sentences(tmp_path):
    text = (
        "# a comment\nMr. Brown came. Did he? « Oui ! » dit-il.\n\nOne without an end\n"
        "At 3 p.m. it rained…  Twice.\nTwice.\n***\n今日は。明日も。\n"
    )
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert read_candidates(path) == [
        "Mr. Brown came.", "Did he?", "« Oui ! » dit-il.", "One without an end",
        "At 3 p.m. it rained…", "Twice.", "今日は。", "明日も。",
    ]  # fmt: skip
    path.write_text("# nothing\n")
    with pytest.raises(LabialError, match=r"a\.txt: contains no sentences"):
        read_candidates(path)
    path.write_bytes(b"\xff")
    with pytest.raises(LabialError, match=r"a\.txt: not text in UTF-8"):
        read_candidates(path)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_shipped_sentences_are_many_short_and_different(language):
    shipped = shipped_sentences(language)
    lines = (REPOSITORY / f"src/labial/prompts/{language}.txt").read_text("utf-8").splitlines()
    assert shipped == lines
    assert len(shipped) >= 300
    assert max(len(sentence) for sentence in shipped) < 70
    words = Counter(w for s in shipped for w in {w.lower() for w in re.findall(r"\w{3,}", s)})
    assert len(words) > 900
    assert not [word for word in shipped if not re.search(r"[.!?]$", word)]


def test_sentences_that_cannot_be_used_are_left_out():
    long = "word " * (MOST_CHARACTERS // 4)
    first, second, third = speak_all(["Papa.", long, "..."], "en")
    assert first.phones.count("p") == 2
    assert (second, third) == (None, None)


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    path = tmp_path_factory.mktemp("text") / "some.txt"
    path.write_text("\n".join(shipped_sentences("fr")[:30]), "utf-8")
    return path


def test_the_command_prints_sentences_and_what_they_cover(text, capsys):
    arguments = ["corpus", "prompts", "--language", "fr", "--text", str(text)]
    assert main([*arguments, "--minutes", "0.5"]) == 0
    lines = capsys.readouterr().out.splitlines()
    comments = [line for line in lines if line.startswith("# ")]
    read = [line for line in lines if not line.startswith("# ")]
    count = re.match(r"# (\d+) of 30 sentences, (0\.\d) minutes to read", comments[0])
    assert int(count[1]) == len(read)
    assert 0.4 <= float(count[2]) <= 0.5
    assert set(read) < set(text.read_text("utf-8").splitlines())
    found = list(speak_all(read, "fr"))
    met = sum((units_of(sentence.phones) for sentence in found), Counter())
    for line, kind in zip(comments[1:], KINDS, strict=True):
        reached, possible, name, everything = re.match(
            r"# (\d+) of (\d+) ([a-z -]+); all 30 sentences have (\d+)$", line
        ).groups()
        assert name == kind
        assert int(reached) == sum(unit[0] == kind for unit in met)
        assert int(reached) <= int(everything) <= int(possible)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--language", "de"], "no sentences in 'de', only in en, fr; give a text, --text"),
        (["--text", "{}/none.txt"], r"none\.txt: cannot be read"),
        (["--minutes", "0"], "0 minutes: expected more than 0"),
        (["--minutes", "nan"], "nan minutes"),
        (["-o", "{}/a.pdf"], r"a\.pdf: expected a file ending in \.html or \.txt"),
        (["--language", "xx", "--text", "{text}"], "does not speak 'xx'"),
    ],
)
def test_mistakes_are_reported(tmp_path, text, capsys, arguments, says):
    spelled = [a.replace("{}", str(tmp_path)).replace("{text}", str(text)) for a in arguments]
    assert main(["corpus", "prompts", *spelled]) == 2
    assert re.search(says, capsys.readouterr().err)
    assert list(tmp_path.iterdir()) == []


def test_a_list_can_be_chosen_from_again(tmp_path, text, capsys):
    target = tmp_path / "list.txt"
    arguments = ["corpus", "prompts", "--language", "fr", "--minutes", "0.3"]
    assert main([*arguments, "--text", str(text), "-o", str(target)]) == 0
    assert "minutes to read" in capsys.readouterr().out
    chosen = [line for line in target.read_text("utf-8").splitlines() if line[0] != "#"]
    assert read_candidates(target) == chosen == sentences_in(target.read_text("utf-8"))


def test_the_page_shows_one_sentence_after_another_in_large_letters(tmp_path):
    page = tmp_path / "page.html"
    texts = ["Un œuf.", "</script><b>&amp;\u2028", "A long one, " * 9, "Last."]
    with writing(page) as sink:
        write_prompt_page(sink, texts, "fr")
    with browser_page(page, 1280, 720) as shown:

        def text():
            return shown.page.inner_text("#sentence")

        def press(key):
            shown.page.keyboard.press(key)

        assert text() == texts[0]
        assert shown.page.inner_text("#count") == "1 / 4"
        assert shown.number("parseFloat(getComputedStyle(sentence).fontSize)") > 0.11 * 720
        press(" ")
        assert shown.page.evaluate("sentence.textContent") == texts[1]
        press("ArrowRight")
        # Even the longest possible sentence is 4 % of the screen's height, and fits on it.
        assert shown.number("parseFloat(getComputedStyle(sentence).fontSize)") > 0.04 * 720
        box = shown.page.locator("#sentence").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 720
        press("PageDown")
        press("Enter")
        assert text() == texts[3]
        press("ArrowLeft")
        press("Home")
        assert text() == texts[0]
        shown.page.click("#on")
        assert shown.number("labial.place") == 1
        shown.page.reload()
        assert shown.number("labial.place") == 1
        assert np.all([url.startswith(("file:", "data:")) for url in shown.requests])
        assert shown.complaints == []
