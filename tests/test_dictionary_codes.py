"""Codes of dictionaries for aligners whose labels need a set, a word or a neighbour to be read."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial.alignment import SILENCE, Interval
from labial.errors import LabialError, PhoneError
from labial.formats.alignments import read_alignments
from labial.formats.lone_marks import join_marks
from labial.formats.transcription import Transcription
from labial.phones import LabelReader

# Words as the dictionaries of prosodylab and CELEX write them, with the IPA of Duden and of the
# Longman dictionary, or of Le Petit Robert.
GERMAN = [
    ("schön", "S |1 n", "ʃ ø n"),
    ("Häuser", "h X1 z @0 r", "h ɔʏ z ə r"),
    ("Haus", "h B1 s", "h aʊ s"),
    ("zwei", "= v W1", "ts v aɪ"),
    ("Pfütze", "+ Y1 = @0", "pf ʏ ts ə"),
    ("Götter", "g /1 t @0 r", "ɡ œ t ə r"),
    ("Käse", "k )1 z @0", "k ɛ z ə"),
    ("kühl", "k y1 l", "k y l"),
    ("Matsch", "m &1 J", "m a tʃ"),
    ("Jeans", "_ i1 n s", "dʒ i n s"),
    ("Parfum", "p &0 r f ^1", "p a r f œ̃"),
    ("Design", "d i0 z zwei1 n", "d i z aɪ n"),
]
ENGLISH = [
    ("cheap", "J i1 p", "tʃ i p"),
    ("jeep", "_ i1 p", "dʒ i p"),
    ("barn", "b #1 n", "b ɑ n"),
    ("bird", "b three1 d", "b ɜ d"),
    ("bottle", "b Q1 t P", "b ɒ t əl"),
    ("boy", "b four1", "b ɔɪ"),
    ("buy", "b two1", "b aɪ"),
    ("hear", "h seven1 R", "h ɪə ɹ"),
    ("no", "n five1", "n əʊ"),
    ("now", "n six1", "n aʊ"),
]
FRENCH = [
    ("bon", "b N", "b ɔ̃"),
    ("peigne", "p E N", "p ɛ ɲ"),
    ("oignon", "o N N", "o ɲ ɔ̃"),
    ("montagne", "m N t a N", "m ɔ̃ t a ɲ"),
    ("accordéon", "a k O R d e N", "a k ɔ ʁ d e ɔ̃"),
    ("borgnes", "b O R N", "b ɔ ʁ ɲ"),
    ("peignions", "p E N j N", "p ɛ ɲ j ɔ̃"),
    ("ignominieux", "i N o m i N deux", "i ɲ o m i ɲ ø"),
    ("Stagnation", "s t a g n a s j N", "s t a ɡ n a s j ɔ̃"),
    ("señor", "s e N O R", "s e ɲ ɔ ʁ"),
    ("deux", "d deux", "d ø"),
    ("neuf", "n neuf f", "n œ f"),
    ("huit", "huit i t", "ɥ i t"),
    ("cinq", "s cinq k", "s ɛ̃ k"),
    ("lundi", "l un d i", "l œ̃ d i"),
    ("cheval", "S ^ v a l", "ʃ ə v a l"),
    ("parking", "p a R k i G", "p a ʁ k i ŋ"),
]


def saved(path: Path, spoken, *, words: bool = True) -> Path:
    """An alignment of words with their labels, 0.1 s each."""
    phones, found, at = [], [], 0
    for word, labels in spoken:
        first = at
        for label in labels.split():
            phones.append({"start": at / 10, "end": (at + 1) / 10, "label": label})
            at += 1
        found.append({"start": first / 10, "end": at / 10, "label": word})
    path.write_text(json.dumps({"phones": phones, "words": found if words else []}), "utf-8")
    return path


def read(path: Path, **options) -> tuple[list[str], str]:
    """The phones of the only utterance, and their phone set."""
    found = read_alignments([path], labels=LabelReader(**options))
    if found.errors:
        raise found.errors[0]
    ((name, alignment),) = found.alignments.items()
    return [phone.label for phone in alignment.phones], found.phone_sets[name]


@pytest.mark.parametrize(
    ("phone_set", "spoken"),
    [("celex-german", GERMAN), ("celex-english", ENGLISH), ("prosodylab-french", FRENCH)],
)
def test_a_dictionarys_codes_are_found_and_read(tmp_path, phone_set, spoken):
    path = saved(tmp_path / "a.json", [(word, labels) for word, labels, _ in spoken])
    phones = " ".join(ipa for *_, ipa in spoken)
    expected = unicodedata.normalize("NFD", phones).split()
    assert read(path) == (expected, phone_set)
    assert read(path, phone_set=phone_set)[0] == expected


def test_celex_codes_without_stress_are_read_if_named(tmp_path):
    path = saved(tmp_path / "a.json", [("", "b 2 k Q p # b $ t {")])
    assert " ".join(read(path, phone_set="celex-english")[0]) == "b aɪ k ɒ p ɑ b ɔ t æ"


def test_codes_that_are_also_pinyin_are_not_guessed(tmp_path):
    with pytest.raises(PhoneError, match=r"'e1' is .*e in celex-german.*; give --phone-set"):
        read(saved(tmp_path / "a.json", [("", "b e1 t")]))
    assert read(saved(tmp_path / "a.json", [("", "m a3 m a0")]))[1] == "pinyin"


def test_a_label_of_two_phones_needs_its_word(tmp_path):
    spoken = [("bon", "b N"), ("deux", "d deux")]
    path = saved(tmp_path / "a.json", spoken)
    assert read(path)[0] == ["b", "ɔ\N{COMBINING TILDE}", "d", "ø"]
    bare = saved(tmp_path / "b.json", spoken, words=False)
    with pytest.raises(PhoneError) as caught:
        read(bare)
    assert "b.json, at 0.100 s: 'N' is ɔ̃ or ɲ in prosodylab-french" in str(caught.value)
    assert "--words-tier" in str(caught.value) and "N<tab>" in str(caught.value)
    mapped = read(bare, phone_set="prosodylab-french", phone_map={"N": "ɲ"})
    assert mapped[0] == ["b", "ɲ", "d", "ø"]


def test_a_neighbouring_word_does_not_decide(tmp_path):
    spoken = [("peigne", "p E N"), ("on", "N"), ("mignon", "m i N N"), ("deux", "d deux")]
    phones, _ = read(saved(tmp_path / "a.json", spoken))
    assert phones[2:4] == ["ɲ", "ɔ\N{COMBINING TILDE}"]
    assert phones[6:8] == ["ɲ", "ɔ\N{COMBINING TILDE}"]


@pytest.mark.parametrize(
    ("labels", "phones"),
    [
        ("t ɯ ̃ ʋ a", ["t", "ɯ\N{COMBINING TILDE}", "ʋ", "a"]),  # Guarani tỹ, as MFA writes it
        ("a ː b", ["a", "b"]),
        ("b ɐ ˤː ɐ t", ["b", "ɐ", "ʕ", "ɐ", "t"]),  # Maltese bagħat
        ("b ˤː ɐ j", ["b", "ʕ", "ɐ", "j"]),
        ("a s aːɡ u s ɔ", ["a", "s", "a", "u", "s", "ɔ"]),
    ],
)
def test_half_phones_are_read(tmp_path, labels, phones):
    path = saved(tmp_path / "a.json", [("word", labels)])
    found = read_alignments([path])
    assert not found.errors
    alignment = found.alignments["a"]
    assert [phone.label for phone in alignment.phones] == phones
    assert alignment.duration == pytest.approx(len(labels.split()) / 10)


def test_a_mark_without_a_phone_before_it_is_refused(tmp_path):
    for labels in ("̃ a", "sil ̃ a"):
        with pytest.raises(LabialError, match="is not a phone of ipa"):
            read(saved(tmp_path / "a.json", [("word", labels)]))
    assert read(saved(tmp_path / "a.json", [("", "a ̃")]), phone_map={"̃": "n", "a": "a"})[0] == [
        *("a", "n")
    ]


@given(st.lists(st.sampled_from(["a", "ɯ", "̃", "ː", "sil", "m"]), min_size=1, max_size=8))
def test_joined_marks_keep_all_times(labels):
    intervals = [Interval(i / 10, (i + 1) / 10, label) for i, label in enumerate(labels)]
    joined = join_marks(Transcription("a", "a", tuple(intervals)), ()).phones
    assert "".join(each.label for each in joined) == "".join(labels)
    assert (joined[0].start, joined[-1].end) == (0, len(labels) / 10)
    assert all(a.end == b.start for a, b in pairwise(joined))


def test_silence_of_other_sets_is_not_an_affricate(tmp_path):
    assert read(saved(tmp_path / "a.json", [("", "_ p a _")]))[0] == [SILENCE, "p", "a", SILENCE]
