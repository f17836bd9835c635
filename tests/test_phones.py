from __future__ import annotations

import csv
import unicodedata
from importlib.resources import files

import numpy as np
import panphon
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import opened
from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import PhoneError
from labial.face.layouts import mediapipe_layout
from labial.phones import canonical_phone, is_noise, segments_of
from labial.phones.arpabet import ARPABET
from labial.phones.features import FeatureSpace, nearest_phones
from labial.phones.inventory import ROUNDED_VOWELS, SEGMENTS, VOWELS
from labial.phones.ipa import read_ipa
from labial.phones.stand_ins import least_lip_gesture
from labial.phones.substitution import Substitutions
from labial.utterance import Utterance

ENGLISH = "p b t d k ɡ m n f v θ ð s z h l ɹ w j tʃ dʒ ɑ æ ʌ ɔ aʊ aɪ ɛ eɪ ɪ i oʊ u".split()


@pytest.fixture(scope="module")
def substitutions():
    return Substitutions(frozenset([*ENGLISH, SILENCE]), nearest_phones(ENGLISH, "h"))


@pytest.mark.parametrize(
    ("label", "phone"),
    [
        ("AA1", "ɑ"), ("B", "b"), ("HH", "h"), ("ER0", "ɝ"), ("CH", "tʃ"), ("Y", "j"), ("R", "ɹ"),
        ("ˈiː", "i"), ("t͡ʃ", "tʃ"), ("ʧ", "tʃ"), ("aɪ̯", "aɪ"), ("tʰ", "t"), ("g", "ɡ"),
        ("kʷ", "kw"), ("ɑ̃", "ɑ̃"), ("a\u0303", "ã"), ("\u00e3", "ã"), ("ə˞", "ɚ"), ("ç", "ç"),
        ("c\u0327", "ç"), ("y", "y"), ("", SILENCE), ("sil", SILENCE), ("SIL", SILENCE),
        ("sp", SILENCE), ("pau", SILENCE), ("_", SILENCE), ("<eps>", SILENCE), ("spn", SILENCE),
        ("  ", SILENCE),
        # The Montreal Forced Aligner's IPA; German before r; Mandarin with its tones.
        ("aj", "aɪ"), ("ow", "oʊ"), ("ɔj", "ɔɪ"), ("əw", "əʊ"), ("ɫ̩", "ɫ"), ("cʰ", "c"),
        ("iɐ", "iɐ"), ("a˥˩", "a"), ("ju", "ju"), ("tʂ", "tʂ"), ("dʐ", "dʐ"), ("tɕʷ", "tɕw"),
        ("ɯa˧", "ɯa"), ("ɨə˨ˀ˥", "ɨə"), ("ʡ", "ʔ"),
        # Marks that the lips show.
        ("ɯᵝ", "u"), ("ɨᵝː", "ʉ"), ("uʷ", "u"), ("iʷ", "y"), ("p̪", "f"), ("b̪", "v"), ("m̪", "ɱ"),
        ("t̪", "t"), ("t̼", "t"), ("p̼", "t"), ("m̼", "n"), ("k͡p", "p"), ("ɡ͡b", "b"), ("ŋ͡m", "m"),
        ("kp", "p"), ("k͡pʷ", "pw"), ("ᵐb", "b"), ("ⁿd", "d"), ("ᵑɡ͡b", "b"), ("ˀm", "m"),
        ("p̪f", "f"), ("b̪͡v", "v"), ("pf", "pf"), ("s̫", "sw"), ("i̫", "y"),
        # Vowels with r keep what is theirs: the rounding of ɔ, the open jaw of ɑ.
        ("ɔ˞", "ɔɹ"), ("ɑ˞ː", "ɑɹ"), ("ɜ˞", "ɝ"), ("ɔɚ", "ɔɚ"), ("ɪɚ", "ɪɚ"),
        ("ɿ", "ɨ"), ("ʅ˥", "ɨ"), ("ʮ", "y"),
    ],
)  # fmt: skip
def test_phones_of_labels(label, phone):
    assert canonical_phone(label) == unicodedata.normalize("NFD", phone).replace("c\u0327", "ç")


def test_all_of_panphon_is_read():
    with (files("panphon") / "data" / "ipa_all.csv").open(encoding="utf-8") as file:
        labels = [row["ipa"] for row in csv.DictReader(file)]
    unread = [label for label in labels if read_ipa(label) is None]
    assert len(labels) > 6000
    assert {label[0] for label in unread} <= set("˥˦˧˨˩")  # tones by themselves


@pytest.mark.parametrize(
    "label",
    [
        "hello",
        "1",
        "aa",
        "th",
        "xyz",
        "ˈ",
        "?",
        "B_",
        "<unk>",
        "ZZ",
        "AA3",
        "\u0303",
        "iy",
        "ey",
        "ay",
        "oy",
        "ae",
        "ao",
        "dx",
        "px",
        "kf",
        "aia",
        "eui",
        "he",
        "an",
    ],
)
def test_a_label_that_is_not_a_phone_is_named_and_is_not_silence(label):
    with pytest.raises(PhoneError, match="is not a phone"):
        canonical_phone(label)


def test_lower_case_arpabet_gets_a_hint():
    with pytest.raises(PhoneError, match="ARPABET is written in capitals"):
        canonical_phone("er")


@given(st.text(max_size=6))
def test_a_label_is_a_phone_or_an_error_and_canonical_ones_stay(label):
    try:
        phone = canonical_phone(label)
    except PhoneError:
        return
    assert phone == SILENCE or segments_of(phone)
    assert canonical_phone(phone) == phone


def test_every_arpabet_phone_is_ipa():
    for symbol, phone in ARPABET.items():
        assert canonical_phone(symbol) == phone == canonical_phone(phone)


def test_labels_of_noise_are_known():
    assert is_noise("spn")
    assert not is_noise("sil")


def test_rounded_vowels_are_those_of_the_feature_table():
    table = panphon.FeatureTable()
    # panphon has no ɚ ɝ, and has ɞ as unrounded, unlike the IPA's chart.
    for vowel in VOWELS - {"ɚ", "ɝ", "ɞ"}:
        assert (table.fts(vowel)["round"] == 1) == (vowel in ROUNDED_VOWELS), vowel


@pytest.mark.parametrize("vowel", ["y", "ø", "œ", "ʏ", "o", "ɵ", "ʉ", "ɔ̃", "œ̃"])
def test_rounded_vowels_stay_rounded(substitutions, vowel):
    for phone in substitutions.resolve(vowel):
        assert phone in ("u", "ɔ", "oʊ")


@pytest.mark.parametrize("vowel", ["e", "a", "ɨ", "ɐ", "ə", "ɜ", "ɛ̃", "ɑ̃", "a\u0303"])
def test_unrounded_vowels_stay_unrounded(substitutions, vowel):
    for phone in substitutions.resolve(vowel):
        assert phone not in ("u", "ɔ", "oʊ", "aʊ")


def test_nasal_vowels_follow_their_oral_ones(substitutions):
    for oral in "ɑɛɔœ":
        nasal = unicodedata.normalize("NFC", canonical_phone(oral + "\u0303"))
        assert substitutions.resolve(canonical_phone(nasal)) == substitutions.resolve(oral)


def test_phones_made_behind_the_mouth_take_the_least_lip_gesture(substitutions):
    assert {substitutions.resolve(phone) for phone in "ʁχʀqʔħ"} == {("h",)}


@pytest.mark.parametrize(("phone", "trained"), [("ʃ", "tʃ"), ("ʒ", "dʒ"), ("β", "b"), ("ɱ", "v")])
def test_lips_decide_between_consonants(substitutions, phone, trained):
    assert substitutions.resolve(phone) == (trained,)


@pytest.mark.parametrize("segment", sorted(SEGMENTS))
def test_every_segment_has_a_stand_in(substitutions, segment):
    found = substitutions.resolve(segment)
    assert found
    assert set(found) <= set(ENGLISH)


def test_an_unknown_diphthong_is_replaced_part_by_part(substitutions):
    alignment = Alignment.tile([Interval(0, 0.2, "ɪə"), Interval(0.2, 0.3, "b")])
    applied = substitutions.apply(alignment)
    assert [(p.label, p.start, p.end) for p in applied.phones] == [
        ("ɪ", 0, 0.1),
        ("ʌ", 0.1, 0.2),
        ("b", 0.2, 0.3),
    ]
    assert substitutions.made(alignment) == {"ɪə": ("ɪ", "ʌ")}


def test_stand_ins_that_follow_one_another_are_spoken_once():
    """A diphthong whose parts have the same stand-in is one long phone, not two."""
    known = Substitutions(
        frozenset(["e", "a", SILENCE]), {"ɪ": ("e",), "ə": ("e",), "ɐ": ("a",), "ɝ": ("e", "a")}
    )
    assert known.resolve("ɪə") == ("e",)
    assert known.resolve("ɪɐ") == ("e", "a")
    assert known.resolve("ɝ") == ("e", "a")
    applied = known.apply(Alignment.tile([Interval(0, 0.2, "ɪə")]))
    assert [(p.label, p.start, p.end) for p in applied.phones] == [("e", 0, 0.2)]


def spoken(consonant: str, lowered_mm: float) -> Utterance:
    """A vowel, a consonant with the lower lip lower by ``lowered_mm``, and a vowel, at 100 Hz."""
    phones = [Interval(0, 0.1, "ɑ"), Interval(0.1, 0.2, consonant), Interval(0.2, 0.3, "ɑ")]
    opening = np.where(np.arange(30) // 10 == 1, 10 + lowered_mm, 10.0)
    motion = opened(opening, 100.0, np.random.default_rng(0))
    return Utterance("u", Alignment.tile(phones), motion)


def test_a_rare_consonant_is_not_the_least_lip_gesture():
    still, moving, pressed = spoken("h", 0), spoken("t", 2), spoken("p", -9)
    assert least_lip_gesture([still] * 20 + [moving] * 25) == "h"
    assert least_lip_gesture([still] * 19 + [moving] * 25) == "t"
    # If none is frequent, the most frequent ones are compared.
    assert least_lip_gesture([still] * 4 + [moving] * 5 + [pressed] * 5) == "t"
    assert least_lip_gesture([still] * 5 + [moving] * 5) == "h"


def gesture(consonant: str, moved: dict[str, float], start: float, end: float) -> Utterance:
    """A consonant between two vowels, at the mean of their openings in mm.

    ``moved`` is by how many mm sensors are above that.
    """
    phones = [Interval(0, 0.1, "ɑ"), Interval(0.1, 0.2, consonant), Interval(0.2, 0.3, "i")]
    opening = np.repeat([start, (start + end) / 2, end], 10)
    motion = opened(opening, 100.0, np.random.default_rng(0))
    for name, above in moved.items():
        motion.positions[10:20, motion.layout.index(name), 1] += above
    return Utterance("u", Alignment.tile(phones), motion)


def test_a_gesture_is_the_mean_departure_from_both_neighbours():
    lips = mediapipe_layout().landmarks
    # Between a closed and an open vowel, the one is at their mean; the other is not.
    away = gesture("s", {lips.upper_outer: 2}, 10, 10)
    assert least_lip_gesture([gesture("t", {}, 4, 16), away]) == "t"
    # Movements in opposite directions do not cancel.
    apart = gesture("t", {lips.upper_outer: 3, lips.upper_inner: -3}, 10, 10)
    assert least_lip_gesture([apart, away]) == "s"


def test_a_phone_without_a_stand_in_is_named_with_its_time():
    known = Substitutions(frozenset(["a", SILENCE]), {})
    with pytest.raises(PhoneError, match=r"at 0\.500 s: .*'b'"):
        known.apply(Alignment.tile([Interval(0.5, 0.6, "b")]))


def test_distances_are_symmetric_and_voicing_counts_little():
    space = FeatureSpace()
    for a, b in [("p", "b"), ("s", "z"), ("t", "d")]:
        assert space.distance(a, b) == pytest.approx(0.5)  # only voicing differs, by 2 x 0.25
    for a in "pdsuaɹ":
        assert space.distance(a, a) == 0
        for b in "pdsuaɹ":
            assert space.distance(a, b) == space.distance(b, a)
