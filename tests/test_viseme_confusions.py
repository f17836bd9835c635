"""Confusions of phones and visemes."""

from __future__ import annotations

from labial.perception.answers import Answered
from labial.perception.design import Task
from labial.perception.findings import Sheet
from labial.perception.trials import Trial
from labial.perception.viseme_confusions import (
    NOTHING,
    classes_of,
    looks,
    paired,
    viseme_confusions,
)


def answered(said: str, given: str) -> Answered:
    return Answered("p", Trial("t", "task", "face in quiet", said, said, ()), "main", False, given)


def counts_of(sheet: Sheet) -> dict[tuple[str, str], int]:
    """The counts that are not 0, by what was said and what was answered."""
    names = sheet.heading[1:]
    return {
        (row[0], name): int(count)
        for row in sheet.rows
        for name, count in zip(names, row[1:], strict=True)
        if int(count)
    }


def test_classes_are_those_of_lip_readers():
    phones = {f"{c}a": (c, "ɑ") for c in "p b m f v t d k ɡ n θ ð ʃ ʒ".split()}
    groups = {*classes_of(phones).values()}
    assert groups == {"pa / ba / ma", "fa / va", "ta / da / ka / ɡa / na", "θa / ða", "ʃa / ʒa"}


def test_phones_are_paired_with_those_they_were_taken_for():
    assert paired(list("bɪn"), list("bɪn")) == [("b", "b"), ("ɪ", "ɪ"), ("n", "n")]
    assert paired(list("pɪn"), list("bɪnd")) == [("p", "b"), ("ɪ", "ɪ"), ("n", "n"), (NOTHING, "d")]
    # What is missed in the middle does not shift the rest; consonants are not taken for vowels.
    assert paired(list("blu"), list("bu")) == [("b", "b"), ("l", NOTHING), ("u", "u")]
    assert paired(["s"], ["ɑ"]) in (
        [("s", NOTHING), (NOTHING, "ɑ")],
        [(NOTHING, "ɑ"), ("s", NOTHING)],
    )
    # Of two alike, the one that looks like it.
    assert paired(["p"], ["t", "m"]) == [(NOTHING, "t"), ("p", "m")]


def test_typed_words_become_phones_and_visemes():
    answers = [answered("pin", "bin"), answered("fin", "pin"), answered("pin", "")]
    task = Task("task", "intelligibility", presentations=("audiovisual",))
    visemes, phones = viseme_confusions(task, ["face"], answers, "en-us")
    missed = {("PP", NOTHING): 1, ("ih", NOTHING): 1, ("DD/kk/nn", NOTHING): 1}
    right = {("PP", "PP"): 1, ("ih", "ih"): 2, ("DD/kk/nn", "DD/kk/nn"): 2}
    assert counts_of(visemes) == missed | right | {("FF", "PP"): 1}
    assert counts_of(phones).items() >= {("p", "b"): 1, ("f", "p"): 1, ("n", "n"): 2}.items()


def test_answers_without_accents_have_the_phones_of_the_word():
    answers = [answered("élève", "eleve")]
    task = Task("task", "intelligibility", presentations=("audiovisual",))
    _, phones = viseme_confusions(task, ["face"], answers, "fr-fr")
    assert all(said == given for said, given in counts_of(phones))


def test_diphthongs_look_like_both_their_vowels():
    assert looks(["aɪ"]) == ("aa", "ih")
