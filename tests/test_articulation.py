"""Speaking less or more clearly: what is scaled, and what is not."""

from __future__ import annotations

import html
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
import labial.articulation
from conftest import opened, synthetic_utterance
from labial.alignment import SILENCE, Alignment, Interval
from labial.articulation import articulated, gains
from labial.cli import main
from labial.errors import LabialError, MotionError
from labial.face.contact import Closing
from labial.face.crossing import uncrossed
from labial.face.lips import aperture
from labial.formats.npz import read_npz
from labial.motion import Motion
from labial.phones.inventory import BILABIALS, LABIODENTALS
from labial.utterance import Utterance
from labial.voice import load_voice
from labial.voice_articulation import articulator_of_motion, articulator_of_voice

VOICE = load_voice("grid-s1")
TALKER = articulator_of_voice(VOICE)
UNLIMITED = replace(TALKER, limits=np.full_like(TALKER.limits, 1e6))
LIPS = frozenset({*BILABIALS, *LABIODENTALS})
FREE = sorted(set(VOICE.info.phones) - LIPS - {SILENCE})


def spoken(phones: list[tuple[str, float]]) -> Alignment:
    """Phones with their durations in s."""
    ends = np.cumsum([duration for _, duration in phones]).tolist()
    return Alignment(
        tuple(
            Interval(start, end, label)
            for (label, _), start, end in zip(phones, [0.0, *ends], ends, strict=False)
        )
    )


def sentences(labels: list[str]) -> st.SearchStrategy[Alignment]:
    phone = st.tuples(st.sampled_from(labels), st.floats(0.04, 0.25))
    return st.lists(phone, min_size=2, max_size=14).map(spoken)


sentence = sentences(sorted(VOICE.info.phones))
articulation = st.floats(0.5, 2.0)


def gaps(motion: Motion) -> np.ndarray:
    """Between the facing sensors of the inner lips, ``[frames, 3]`` in mm."""
    pairs = [("81", "178"), ("13", "14"), ("311", "402")]
    places = [[motion.layout.index(f"inner_lip_{n}") for n in pair] for pair in pairs]
    return np.stack([motion.positions[:, a, 1] - motion.positions[:, b, 1] for a, b in places], 1)


@given(sentences(FREE), articulation)
@settings(max_examples=30)
def test_departures_from_rest_are_scaled(alignment, factor):
    """Exactly, where lips are not in contact, nothing is too fast and nothing silent."""
    motion = VOICE.animate(alignment)
    scaled = articulated(motion, alignment, factor, UNLIMITED)
    expected = TALKER.rest + factor * (motion.positions.astype(float) - TALKER.rest)
    apart = gaps(Motion(expected, motion.fps, motion.layout)).min(axis=1) > 0.4
    np.testing.assert_allclose(scaled.positions[apart], expected[apart], atol=1e-4)


@given(sentence)
@settings(max_examples=10)
def test_an_articulation_of_1_changes_nothing(alignment):
    utterance = labial.animate(alignment, voice=VOICE)
    same = labial.articulate(utterance, 1.0, VOICE)
    assert np.array_equal(same.motion.positions, utterance.motion.positions)
    assert utterance.articulation == same.articulation == 1


@given(sentence, articulation, articulation, st.sampled_from([25.0, 60.0]))
@settings(max_examples=30)
def test_lips_open_farther_with_the_articulation(alignment, one, other, fps):
    motion = VOICE.animate(alignment, fps)
    less, more = sorted((one, other))
    factors = [gains(motion, alignment, each, TALKER) for each in (less, more)]
    assert (factors[0] <= factors[1] + 1e-12).all()
    assert (factors[0] >= min(less, 1) - 1e-12).all()
    assert (factors[1] <= max(more, 1) + 1e-12).all()
    open_lips = gaps(motion).min(axis=1) > 1
    wider = [gaps(articulated(motion, alignment, each, TALKER)) for each in (less, more)]
    assert (wider[0] <= wider[1] + 0.02)[open_lips].all()


@pytest.mark.parametrize("factor", [0.5, 2.0])
@given(sentence)
@settings(max_examples=30)
def test_lips_stay_closed_and_do_not_cross(factor, alignment):
    motion = VOICE.animate(alignment, 60)
    scaled = articulated(motion, alignment, factor, UNLIMITED)
    assert gaps(scaled).min() > -1e-4
    before, after = aperture(motion), aperture(scaled)
    for phone in alignment.phones:
        # At rest the lips touch, but their inner edges are 0.9 mm apart in depth.
        if phone.label in BILABIALS:
            near = np.abs(motion.times - phone.middle) < phone.duration / 2 + 0.04
            assert after[near].min() < max(before[near].min(), 0.95) + 0.3
        elif phone.label in LABIODENTALS:
            held = np.abs(motion.times - phone.middle) < 0.35 * phone.duration
            assert (after[held] < np.maximum(before[held], 0.95) + 0.3).all()


def test_the_lower_lip_stays_at_the_teeth():
    voice, phones = VOICE, [("ɑ", 0.15), ("f", 0.1), ("ɑ", 0.15), ("v", 0.08), ("i", 0.1)]
    alignment = spoken([(SILENCE, 0.2), *phones, (SILENCE, 0.2)])
    motion = voice.animate(alignment, 100)
    scaled = articulated(motion, alignment, 2.0, UNLIMITED)
    lower = motion.layout.index("inner_lip_14")
    for phone in (alignment.phones[2], alignment.phones[4]):
        middle = np.abs(motion.times - phone.middle) < 0.25 * phone.duration
        assert (aperture(scaled) < aperture(motion) + 0.1)[middle].all()
        raised = scaled.positions[middle, lower, 1] - motion.positions[middle, lower, 1]
        assert raised.min() > -0.5
    vowel = alignment.phones[3].middle
    assert aperture(scaled)[round(vowel * 100)] > 1.5 * aperture(motion)[round(vowel * 100)]


@given(sentence, st.floats(1.0, 2.0), st.floats(0.5, 2.0))
@settings(max_examples=30)
def test_nothing_moves_faster_than_the_limit_or_than_it_did(alignment, factor, strict):
    limits = strict * TALKER.limits
    motion = VOICE.animate(alignment, 50)
    scaled = articulated(motion, alignment, factor, replace(TALKER, limits=limits))

    def over_40_ms(positions):
        return np.linalg.norm(positions[2:] - positions[:-2], axis=2) / 0.04

    allowed = np.maximum(limits, over_40_ms(motion.positions.astype(float)))
    assert (over_40_ms(scaled.positions.astype(float)) <= 1.05 * allowed + 1).all()


def test_the_gain_is_lowered_only_near_what_is_too_fast():
    slow, fast = [("ɑ", 1.5)], [("ɑ", 0.08), ("m", 0.06), ("ɑ", 0.08), ("m", 0.06)]
    alignment = spoken([*slow, *fast, *slow])
    motion = VOICE.animate(alignment, 100)
    gain = gains(motion, alignment, 2.0, replace(TALKER, limits=0.8 * TALKER.limits))
    assert gain[30:110].min() > 1.99
    assert gain[-110:-50].min() > 1.99
    assert gain[150:180].min() < 1.7
    # It passes from 1 to 2 in 0.24 s.
    assert np.abs(np.diff(gain)).max() <= 1 / 0.12 / 100


def opening_and_closing(alignment: Alignment, fps: float, factor: float) -> np.ndarray:
    """Positions of a lower jaw that moves as a cosine, scaled, nothing being too fast."""
    times = np.arange(0, alignment.duration, 1 / fps)
    opening = 6 - 4 * np.cos(2 * np.pi * (times - 0.46) / 0.24)
    face = opened(np.zeros(1), fps, np.random.default_rng(0)).positions[0]
    lower = [VOICE.layout.index(f"inner_lip_{n}") for n in ("402", "14", "178")]
    positions = np.repeat(face[None].astype(float), len(times), axis=0)
    positions[:, lower, 1] -= opening[:, None]
    motion = Motion(positions.astype(np.float32), fps, VOICE.layout)
    movement = np.zeros_like(face)
    movement[lower, 1] = -1
    talker = articulator_of_motion(Utterance("", alignment, motion))
    talker = replace(talker, rest=face, closing=Closing(movement, 0.3), limits=UNLIMITED.limits)
    return articulated(motion, alignment, factor, talker).positions


@pytest.mark.parametrize("factor", [0.5, 1.5, 2.0])
def test_movement_has_no_corners(factor):
    """At a corner, or a jump, the acceleration over two frames grows with the frame rate."""
    labels = ["m", "ɑ", "p", "i", "f", "ʌ", "b", "ɑ", "v", "u", "m"]
    alignment = spoken([(SILENCE, 0.4), *((label, 0.12) for label in labels), (SILENCE, 0.4)])
    largest = [
        np.abs(np.diff(opening_and_closing(alignment, fps, factor).astype(float), 2, 0)).max()
        * fps**2
        for fps in (200, 400)
    ]
    assert largest[1] < 1.15 * largest[0]


def test_crossed_lips_are_brought_to_touching_without_a_corner():
    crossing = opened(np.linspace(4, -4, 801), 100, np.random.default_rng(0))
    layout = crossing.layout
    pair = (layout.index("inner_lip_13"), layout.index("inner_lip_14"))
    positions = np.zeros_like(crossing.positions)
    positions[:, pair[0], 1] = np.linspace(4, -4, 801)
    found = uncrossed(Motion(positions, 100, layout), [pair]).positions
    gap = (found[:, pair[0], 1] - found[:, pair[1], 1]).astype(float)
    assert gap.min() > -1e-6
    np.testing.assert_array_equal(gap[:360], positions[:360, pair[0], 1])
    assert np.abs(gap[-360:]).max() < 1e-6
    # 0.01 mm a frame; the second derivative of the gap is at most 3/4 for each 0.4 mm.
    assert np.abs(np.diff(gap, 2)).max() < 0.01**2 * 2 + 1e-6
    assert np.isclose(found[500, pair[0], 1] + found[500, pair[1], 1], positions[500, pair[0], 1])


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_the_frame_rate_does_not_matter(factor):
    text = ["p", "i", "p", "ʌ", "l", "b", "aɪ", "v", "ɛ", "ɹ", "i", "f", "ɑ", "s", "t", "m", "u"]
    alignment = spoken([(SILENCE, 0.5), *((label, 0.09) for label in text), (SILENCE, 0.5)])
    fine = VOICE.animate(alignment, 200)
    reference = articulated(fine, alignment, factor, TALKER)
    for fps, most in ((50, 0.7), (25, 1.4)):
        coarse = articulated(VOICE.animate(alignment, fps), alignment, factor, TALKER)
        apart = np.abs(coarse.positions - reference.positions[:: 200 // fps])
        # Contacts are held for half a frame more.
        assert apart.mean() < most / 10
        assert np.quantile(apart, 0.99) < most


def test_long_motions_are_computed_in_sections(monkeypatch):
    phones = [(label, 0.09) for label in ["p", "ɑ", "v", "i", "m", "u", "s", "aʊ"]]
    alignment = spoken(6 * [*phones, (SILENCE, 0.4)])
    motion = VOICE.animate(alignment, 25)
    talker = replace(TALKER, limits=0.7 * TALKER.limits)
    whole = articulated(motion, alignment, 2.0, talker)
    monkeypatch.setattr(labial.articulation, "_AT_ONCE", 13)
    parts = articulated(motion, alignment, 2.0, talker)
    np.testing.assert_allclose(parts.positions, whole.positions, atol=1e-4)


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_long_silence_is_not_scaled(factor):
    alignment = spoken([("ɑ", 0.4), (SILENCE, 1.0), ("ɑ", 0.4)])
    motion = VOICE.animate(alignment, 50)
    scaled = articulated(motion, alignment, factor, TALKER)
    silent = (motion.times > 0.54) & (motion.times < 1.26)
    np.testing.assert_allclose(scaled.positions[silent], motion.positions[silent], atol=0.02)
    assert np.abs(scaled.positions[8:12] - motion.positions[8:12]).max() > 1


def test_at_rest_the_lips_touch_and_the_face_is_the_silent_one():
    motion = VOICE.animate(spoken([(SILENCE, 5.0)]))
    silent = motion.positions[125]
    touching = gaps(Motion(TALKER.rest[None], 50, VOICE.layout))
    assert np.isclose(touching.min(), 0, atol=1e-5)
    assert np.abs(TALKER.rest - silent).max() < 1


def recorded(seed=1, silence=True) -> Utterance:
    """An utterance that no voice made, with bilabials."""
    utterance = synthetic_utterance("made up", seed)
    if silence:
        return utterance
    phones = tuple(
        replace(phone, label="p") if phone.label == SILENCE else phone
        for phone in utterance.alignment.phones
    )
    return replace(utterance, alignment=Alignment(phones))


@pytest.mark.parametrize("silence", [True, False])
def test_a_motion_of_no_voice_has_a_rest_of_its_own(silence):
    utterance = recorded(silence=silence)
    more, less = (labial.articulate(utterance, factor) for factor in (2.0, 0.5))
    assert more.articulation == 2
    before = aperture(utterance.motion)
    wide = before > 8
    for each, factor in ((more, 2.0), (less, 0.5)):
        opening = aperture(each.motion)
        assert opening[before < 1].max() < 1.8
        ratio = (opening[wide] / before[wide]).max()
        assert np.isclose(ratio, factor, rtol=0.1) if factor < 1 else 1 <= ratio <= 2.05


def test_a_motion_without_bilabials_and_one_that_never_moves_are_scaled():
    still = np.repeat(synthetic_utterance("", 0).motion.positions[:1], 20, axis=0)
    layout = VOICE.layout
    for label in ("ɑ", "m"):
        phones = Alignment(tuple(Interval(i / 10, (i + 1) / 10, label) for i in range(8)))
        utterance = Utterance("still", phones, Motion(still, 25, layout))
        scaled = labial.articulate(utterance, 2.0)
        assert np.abs(scaled.motion.positions - still).max() < 0.5


@pytest.mark.parametrize("wrong", [0.49, 2.01, -1.0, 0.0, float("nan"), float("inf")])
def test_other_articulations_are_refused(wrong):
    utterance = recorded()
    with pytest.raises(MotionError, match=r"expected 0\.5 to 2"):
        labial.articulate(utterance, wrong)
    with pytest.raises(MotionError, match=r"expected 0\.5 to 2"):
        labial.animate(utterance.alignment, articulation=wrong)


@pytest.mark.parametrize("wrong", ["0.4", "3", "nan", "inf", "-1", "clear", ""])
def test_the_commands_refuse_them_before_they_write(wrong, tmp_path, capsys):
    phones = tmp_path / "phones" / "a.json"
    phones.parent.mkdir()
    phones.write_text('{"phones": [{"start": 0.1, "end": 0.3, "label": "a"}], "duration": 0.5}')
    output = tmp_path / "out.npz"
    for command in (
        ["say", "Papa", "-o", str(output)],
        ["animate", str(phones), "-o", str(output)],
        ["animate", str(phones.parent), "-o", str(tmp_path / "folder")],
        ["convert", str(tmp_path / "none.npz"), "-o", str(output)],
    ):
        try:
            status = main([*command, f"--articulation={wrong}"])
        except SystemExit as stopped:
            status = stopped.code
        assert status == 2
        assert "articulation" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["phones"]


def test_what_say_scales_convert_scales_alike_and_only_once(tmp_path, capsys):
    plain, clear, later = (tmp_path / f"{name}.npz" for name in ("plain", "clear", "later"))
    assert main(["say", "Papa buys four maps", "-o", str(plain)]) == 0
    assert main(["say", "Papa buys four maps", "--articulation", "1.5", "-o", str(clear)]) == 0
    assert main(["convert", str(plain), "--articulation", "1.5", "-o", str(later)]) == 0
    found = [read_npz(path) for path in (plain, clear, later)]
    assert [each.articulation for each in found] == [1, 1.5, 1.5]
    assert np.array_equal(found[1].motion.positions, found[2].motion.positions)
    assert aperture(found[1].motion).mean() > 1.1 * aperture(found[0].motion).mean()
    assert main(["convert", str(clear), "-o", str(later)]) == 0
    assert read_npz(later).articulation == 1.5
    capsys.readouterr()
    again = ["convert", str(clear), "--articulation", "0.5", "-o", str(tmp_path / "twice.npz")]
    assert main(again) == 2
    says = "clear.npz: the motion is already scaled by 1.5; animate its phones again, or start from"
    assert says in capsys.readouterr().err
    assert not (tmp_path / "twice.npz").exists()


@pytest.mark.parametrize("ending", ["html", "svg"])
def test_pages_and_figures_say_that_movement_was_scaled(ending, tmp_path):
    motion, output = tmp_path / "a.npz", tmp_path / f"a.{ending}"
    assert main(["say", "hello", "-o", str(motion)]) == 0
    credit = html.escape(load_voice().credit)
    assert main(["convert", str(motion), "-o", str(output)]) == 0
    assert credit in output.read_text("utf-8")
    assert f"{credit}; articulation" not in output.read_text("utf-8")
    assert main(["convert", str(motion), "--articulation", "2", "-o", str(output)]) == 0
    assert f"{credit}; articulation 2<" in output.read_text("utf-8")


def test_a_file_with_an_impossible_articulation_is_refused(tmp_path):
    path = tmp_path / "a.npz"
    labial.export(path, recorded())
    with np.load(path) as saved:
        values = dict(saved)
    for wrong in (np.float64("nan"), np.float64(7), np.array("much")):
        np.savez(path, **(values | {"articulation": wrong}))
        with pytest.raises(LabialError, match=r"a\.npz"):
            read_npz(path)
