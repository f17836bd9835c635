"""Postures of the lips: rounded and nearly shut, at the teeth, and nothing else changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.face.contact import Closing, close_bilabials
from labial.face.layouts import mediapipe_layout
from labial.face.lips import aperture, protrusion, width
from labial.face.posture import Postures
from labial.face.rounding import Rounding, fit_rounding
from labial.formats.npz import read_npz
from labial.motion import Motion
from labial.voice import load_voice
from labial.voice_articulation import articulator_of_voice
from labial.voice_posture import rounding_of, with_postures
from labial.voices import included_voices

FPS = 100
VOICE = load_voice()
LAYOUT = mediapipe_layout()
MARKS = LAYOUT.landmarks
UPPER, LOWER, RIGHT, LEFT = (
    LAYOUT.index(name)
    for name in (MARKS.upper_inner, MARKS.lower_inner, MARKS.right_corner, MARKS.left_corner)
)
ROUNDED = ("ʃ", "ʒ", "tʃ", "dʒ", "y", "ø", "u", "o", "œ", "ɥ")


def spoken(*labels: str, length: float = 0.12) -> Alignment:
    phones = [Interval(i * length, (i + 1) * length, label) for i, label in enumerate(labels)]
    return Alignment(tuple(phones))


def shown(alignment: Alignment, voice=VOICE) -> Motion:
    return with_postures(voice.animate(alignment, FPS), alignment, voice)


def synthetic() -> tuple[Closing, Rounding]:
    """Lips that close by half of the gap each, and corners that come together as much each."""
    closing = np.zeros((44, 3), np.float32)
    closing[UPPER, 1], closing[LOWER, 1] = 0.5, -0.5
    rounding = np.zeros((44, 3), np.float32)
    rounding[RIGHT, 0], rounding[LEFT, 0] = 0.5, -0.5
    return Closing(closing, 0.2), Rounding(rounding, 50.0, 40.0, 15.0)


def postures() -> Postures:
    closing, rounding = synthetic()
    return Postures(closing, closing, rounding, frozenset(), LAYOUT)


def face(wide: float, opened: float, frames: int) -> Motion:
    positions = np.zeros((frames, 44, 3), np.float32)
    positions[:, RIGHT, 0], positions[:, LEFT, 0] = -wide / 2, wide / 2
    positions[:, UPPER, 1], positions[:, LOWER, 1] = opened / 2, -opened / 2
    return Motion(positions, FPS, LAYOUT)


def test_a_spread_open_fricative_becomes_narrow_and_nearly_shut():
    alignment = spoken("k", "ʃ", "k", length=0.3)
    made = postures().postured(face(50, 20, 90), alignment.phones)
    assert width(made)[45] == pytest.approx(50 - 1.4 * 10, abs=1e-3)
    assert aperture(made)[45] == pytest.approx(0.3 * 15, abs=1e-3)
    for measure, outer in ((width, 50), (aperture, 20)):
        assert measure(made)[[0, 89]] == pytest.approx(outer)


@pytest.mark.parametrize(("phone", "most"), [("s", 0.55), ("i", 0.6), ("ɑ", 20 / 15)])
def test_lips_are_less_open_where_the_tongue_is_high(phone, most):
    made = postures().postured(face(50, 20, 90), spoken("k", phone, "k", length=0.3).phones)
    assert aperture(made)[45] == pytest.approx(most * 15, abs=1e-3)
    assert width(made) == pytest.approx(50)


def test_shut_rounded_lips_open():
    made = postures().postured(face(30, 0.2, 90), spoken("k", "y", "k", length=0.3).phones)
    assert aperture(made)[45] == pytest.approx(0.2 * 15, abs=1e-3)
    assert width(made) == pytest.approx(30)  # narrower than needed already


def test_the_rounding_movement_is_that_of_the_faces_at_equal_apertures():
    closing, rounding = synthetic()
    found = fit_rounding(face(50, 12, 3), face(40, 4, 3), closing)
    assert found.movement == pytest.approx(rounding.movement, abs=1e-5)
    assert (found.spread_mm, found.rounded_mm, found.open_mm) == pytest.approx((50, 40, 12))
    assert fit_rounding(face(40, 12, 3), face(50, 4, 3), closing) is None
    # Where closing makes the mouth narrower by 0.25 mm/mm, rounding still narrows by 1 mm/mm.
    closing.movement[RIGHT, 0], closing.movement[LEFT, 0] = 0.125, -0.125
    found = fit_rounding(face(50, 12, 3), face(40, 4, 3), closing)
    assert found.movement == pytest.approx(rounding.movement, abs=1e-5)
    back = face(40, 12, 3)
    back.positions[..., 2] -= 3
    assert fit_rounding(face(50, 12, 3), back, closing).movement[:, 2].min() == 0


@pytest.mark.parametrize("name", included_voices())
def test_rounded_phones_are_narrow_and_neither_open_nor_shut(name):
    voice = load_voice(name)
    rounding = rounding_of(voice)
    for phone in ROUNDED:
        for vowel in ("i", "ɑ"):
            made = shown(spoken(SILENCE, vowel, "t", phone, "t", vowel, SILENCE), voice)
            middle = round(3.5 * 0.12 * FPS)
            assert width(made)[middle] < rounding.rounded_mm + 1, phone
            assert 1.2 < aperture(made)[middle] < 0.62 * rounding.open_mm, phone


@pytest.mark.parametrize("name", included_voices())
def test_postalveolars_are_less_open_than_spread_vowels_and_no_further_back(name):
    voice = load_voice(name)
    for phone in ("ʃ", "ʒ", "tʃ", "dʒ"):
        made = shown(spoken(SILENCE, "ɛ", phone, "ɛ", SILENCE), voice)
        before, middle = (round(place * 0.12 * FPS) for place in (1.5, 2.5))
        assert aperture(made)[middle] < 6.5 < aperture(made)[before] + 1
        assert protrusion(made)[middle] > protrusion(made)[before] - 0.5


@pytest.mark.parametrize("name", included_voices())
@pytest.mark.parametrize("phone", ["f", "v"])
def test_the_lower_lip_is_at_the_teeth_and_the_upper_lip_above_them(name, phone):
    """The edge of the upper teeth is near where the lips meet at rest."""
    voice = load_voice(name)
    rest = articulator_of_voice(voice).rest
    upper, lower = (voice.layout.index(n) for n in (MARKS.upper_inner, MARKS.lower_inner))
    for vowel in ("ɑ", "i", "u"):
        made = shown(spoken(SILENCE, vowel, phone, vowel, SILENCE), voice)
        shut = shown(spoken(SILENCE, vowel, "m", vowel, SILENCE), voice)
        middle = round(2.4 * 0.12 * FPS)
        heights = made.positions[middle, [upper, lower], 1] - rest[[upper, lower], 1]
        assert -2.0 < heights[1] < 3.5
        apart, together = (
            each.positions[middle, upper, 1] - each.positions[middle, lower, 1]
            for each in (made, shut)
        )
        assert 1.7 < apart < 4.5
        assert together < 1.0


PHONES = ("t", "ɑ", "i", "p", "m", "f", "ʃ", "y", "ə", "s")
sentences = st.lists(st.sampled_from(PHONES), min_size=1, max_size=8)


@given(sentences)
@settings(max_examples=25)
def test_lips_that_were_closed_stay_closed_and_postures_are_kept(labels):
    alignment = spoken(SILENCE, *labels, SILENCE)
    plain = VOICE.animate(alignment, FPS)
    made = with_postures(plain, alignment, VOICE)
    for place, label in enumerate(labels, 1):
        held = slice(round((place + 0.3) * 12), round((place + 0.5) * 12))
        if label in ("p", "m"):
            assert aperture(made)[held].max() < aperture(plain)[held].max() + 0.3
    assert np.isfinite(made.positions).all()
    again = with_postures(made, alignment, VOICE)
    assert np.abs(again.positions - made.positions).max() < 4.0


@given(st.lists(st.sampled_from(["l", "p", "m", "k", "ɛ"]), max_size=8))
@settings(max_examples=15)
def test_learned_phones_without_a_posture_do_not_change(labels):
    alignment = spoken(SILENCE, *labels, SILENCE)
    plain = VOICE.animate(alignment, VOICE.fps)
    made = with_postures(plain, alignment, VOICE)
    assert np.abs(made.positions - plain.positions).max() < 1.0  # lips that are closed twice


def test_nothing_changes_far_from_a_posture():
    alignment = spoken(SILENCE, "ɑ", "k", "ɑ", "k", "ɑ", "ʃ", "ɑ", "k", "ɑ", "k", SILENCE)
    plain, made = VOICE.animate(alignment, FPS), shown(alignment)
    changed = np.abs(made.positions - plain.positions).max(axis=(1, 2))
    times = plain.times
    far = (times < 6 * 0.12 - 0.17) | (times > 7 * 0.12 + 0.17)
    assert changed[far].max() < 0.05
    assert changed[~far].max() > 1


def test_without_postures_the_motion_is_that_of_the_voice(tmp_path):
    saved, labels = tmp_path / "motion.npz", tmp_path / "she.lab"
    labels.write_text("0.0 0.1 sil\n0.1 0.3 ʃ\n0.3 0.5 i\n0.5 0.6 sil\n", encoding="utf-8")
    options = ["--fps", "100", "--time-unit", "s", "--phone-set", "ipa", "-o", str(saved)]
    assert main(["animate", str(labels), *options, "--no-postures"]) == 0
    plain = read_npz(saved)
    of_voice = VOICE.animate(plain.alignment, FPS).positions
    assert np.array_equal(plain.motion.positions, of_voice)
    assert main(["animate", str(labels), *options]) == 0
    assert np.abs(read_npz(saved).motion.positions - of_voice).max() > 1


def test_what_is_said_without_postures_is_the_voice_between_its_rests():
    said = labial.say("She.", postures=False, fps=FPS)
    of_voice = VOICE.animate(said.alignment, FPS)
    sounding = [phone for phone in said.alignment.phones if phone.label != SILENCE]
    inside = (of_voice.times > sounding[0].start + 0.04) & (
        of_voice.times < sounding[-1].end - 0.04
    )
    assert inside.any()
    assert np.abs(said.motion.positions - of_voice.positions)[inside].max() < 1e-4


def test_rounded_lips_hardly_become_higher():
    closing, _ = synthetic()
    upper, lower = (LAYOUT.index(name) for name in (MARKS.upper_outer, MARKS.lower_outer))
    wide, narrow = face(50, 12, 3), face(40, 12, 3)
    for each in (wide, narrow):
        each.positions[:, upper, 1], each.positions[:, lower, 1] = 12, -16
    narrow.positions[:, upper, 1] += 1
    narrow.positions[:, lower, 1] -= 20
    found = fit_rounding(wide, narrow, closing).movement
    assert found[upper, 1] == pytest.approx(0.1)  # mm per mm
    assert found[lower, 1] == pytest.approx(-0.25)
    assert found[[UPPER, LOWER], 1] == pytest.approx(0)


@pytest.mark.parametrize("name", included_voices())
def test_lips_that_close_from_far_still_show_their_red(name):
    voice = load_voice(name)
    alignment = spoken(SILENCE, "ɑ", "t", "ɑ", SILENCE, length=0.2)
    open_lips = voice.animate(alignment, FPS)
    as_if = spoken(SILENCE, "ɑ", "m", "ɑ", SILENCE, length=0.2)
    closed = close_bilabials(open_lips, as_if, voice.info.closing)
    middle = round(2.33 * 0.2 * FPS)
    assert aperture(closed)[middle] < aperture(open_lips)[middle] - 3
    outer, inner = (MARKS.upper_outer, MARKS.lower_outer), (MARKS.upper_inner, MARKS.lower_inner)
    for a, b in zip(outer, inner, strict=True):
        places = LAYOUT.index(a), LAYOUT.index(b)
        before, after = (
            abs(np.subtract(*each.positions[middle, places, 1])) for each in (open_lips, closed)
        )
        assert after > before / 2, a


def test_rounding_moves_the_lips_as_a_whole_neither_up_nor_sideways():
    closing, rounding = synthetic()
    elsewhere = face(40, 12, 3)
    lips = list(LAYOUT.indices("lips"))
    elsewhere.positions[:, lips] += [2.0, 6.0, 0.0]
    corners = [RIGHT, LEFT]
    elsewhere.positions[:, corners] -= [0.0, 9.0, 0.0]
    found = fit_rounding(face(50, 12, 3), elsewhere, closing).movement
    assert found == pytest.approx(rounding.movement, abs=1e-5)


@pytest.mark.parametrize("name", included_voices())
def test_lips_do_not_swell_in_rounded_phones(name):
    voice = load_voice(name)
    inner, outer = (voice.layout.index(n) for n in (MARKS.lower_inner, MARKS.lower_outer))
    heights = [
        made.positions[round(2.5 * 0.12 * FPS), inner, 1]
        - made.positions[round(2.5 * 0.12 * FPS), outer, 1]
        for made in (shown(spoken("t", "t", phone, "t", "t"), voice) for phone in ("ʃ", "u", "ɑ"))
    ]
    assert max(heights) < heights[-1] + 5  # mm
