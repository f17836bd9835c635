"""The invented movement of head and gaze: after stress and pauses, small, and smooth."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.exports.scene import VoiceScene
from labial.formats.npz import write_npz
from labial.head_movement import COLUMNS, head_movement, stresses
from labial.sinks import writing
from labial.utterance import Audio
from labial.viewer.chromium import Chromium
from labial.viewer.page import write_page
from labial.voice import load_voice
from page_sample import chromium_path, nothing_said

FPS, RATE = 60, 16000
NOD, TURN, TILT, EYES_DOWN, EYES_LEFT = range(len(COLUMNS))


def spoken(*spans: tuple[str, float], words: tuple[Interval, ...] = ()) -> Alignment:
    edges = np.concatenate([[0.0], np.cumsum([length for _, length in spans])]).tolist()
    phones = [
        Interval(start, end, label)
        for start, end, (label, _) in zip(edges, edges[1:], spans, strict=False)
    ]
    return Alignment(tuple(phones), words)


def moved(alignment: Alignment, audio: Audio | None = None) -> np.ndarray:
    return head_movement(alignment, audio, alignment.frame_count(FPS), FPS)


def test_the_loudest_vowel_of_the_most_prominent_words_is_stressed():
    words = (Interval(0.3, 0.9, "one"), Interval(0.9, 1.5, "two"), Interval(1.5, 2.1, "three"))
    labels = [SILENCE, *["t", "ɑ", "t", "i", "t", "ɑ"] * 2, SILENCE]
    spans = [(label, 0.3 if label == SILENCE else 0.15) for label in labels]
    alignment = spoken(*spans, words=words)
    samples = np.full(round(alignment.duration * RATE), 100, np.int16)
    samples[round(1.35 * RATE) : round(1.5 * RATE)] = 9000  # the second vowel of "two"
    (stress,) = [each for each in stresses(alignment, Audio(samples, RATE)) if each.strength > 0.5]
    assert stress.start == pytest.approx(1.35)
    nod = moved(alignment, Audio(samples, RATE))[:, NOD]
    assert abs(nod.argmax() / FPS - (1.35 + 0.1)) < 0.12


def test_the_eyes_leave_the_listener_in_a_long_pause_only():
    for pause, leave in ((0.2, False), (0.6, True)):
        alignment = spoken((SILENCE, 0.5), ("ɑ", 1.0), (SILENCE, pause), ("ɑ", 1.0), (SILENCE, 0.5))
        angles = moved(alignment)
        gaze = angles[:, [NOD, TURN]] + angles[:, [EYES_DOWN, EYES_LEFT]]
        times = np.arange(len(angles)) / FPS
        paused = (times > 1.5) & (times < 1.5 + pause)
        assert (np.abs(gaze[paused, 1]).max() > 5) == leave
        assert np.abs(gaze[(times > 0.9) & (times < 1.5)]).max() < 0.1


phones = st.lists(
    st.tuples(st.sampled_from([SILENCE, "ɑ", "t", "m", "i"]), st.floats(0.04, 0.6)),
    min_size=1,
    max_size=15,
)


@given(phones, st.sampled_from([25.0, 60.0]))
@settings(max_examples=50)
def test_the_head_moves_little_and_smoothly_from_straight_to_straight(spans, fps):
    alignment = spoken(*spans)
    angles = head_movement(alignment, None, alignment.frame_count(fps), fps)
    assert np.isfinite(angles).all()
    assert np.abs(angles[[0, -1]]).max() < 1e-6
    assert np.abs(angles).max() < 20
    speeds = np.abs(np.diff(angles, axis=0)) * fps
    assert speeds[:, :3].max(initial=0) < 90  # degrees a second
    again = head_movement(alignment, None, alignment.frame_count(fps), fps)
    assert (again == angles).all()


def test_the_command_line_asks_for_it(tmp_path: Path) -> None:
    saved, page = tmp_path / "still.npz", tmp_path / "still.html"
    with writing(saved) as sink:
        write_npz(sink, nothing_said(load_voice()), "")
    for options, moves in ([], "false"), (["--head-movement"], "true"):
        assert main(["convert", str(saved), "-o", str(page), *options]) == 0
        assert f'"head_moves":{moves}' in page.read_text()


@pytest.mark.slow
def test_the_page_moves_the_head_if_asked_to(tmp_path: Path) -> None:
    chromium_path()
    voice = load_voice()
    still = nothing_said(voice)
    alignment = spoken((SILENCE, 0.5), ("ɑ", 2.0), (SILENCE, 0.5))
    utterance = type(still)("ah", alignment, still.motion)
    page = tmp_path / "head.html"
    with writing(page) as sink:
        write_page(sink, {"": utterance}, title="", face=voice.face, blinks=False)
    assert '"head_moves":false' in page.read_text()
    picture = "document.querySelector('#faces canvas').toDataURL()"
    with Chromium() as browser:
        tab = browser.open(page)
        tab.until("window.labial !== undefined")
        shown = {}
        for on in ("false", "true"):
            assert tab.evaluate("document.querySelector('#head').ariaPressed") == on
            shown[on] = [tab.evaluate(f"(labial.seek({at}), {picture})") for at in (0, 1.5)]
            tab.evaluate("document.querySelector('#head').click()")
    assert shown["false"][0] == shown["false"][1] == shown["true"][0]
    assert shown["true"][0] != shown["true"][1]
    with writing(page) as sink:
        write_page(sink, {"": utterance}, title="", face=voice.face, head_moves=True)
    assert '"head_moves":true' in page.read_text()


def test_a_head_that_cannot_move_is_said() -> None:
    spoken = labial.say("Papa.")
    assert labial.render("a.csv", spoken).notes.doubts == ()
    (doubt,) = labial.render("a.csv", spoken, head_moves=True).notes.doubts
    assert "does not move" in doubt


def test_a_page_of_sensors_says_that_its_head_does_not_move(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spoken = labial.say("Papa.")
    assert labial.render("a.html", spoken, head_moves=True).notes.doubts == ()
    monkeypatch.setattr(VoiceScene, "face", lambda _: None)
    assert labial.render("a.html", spoken).notes.doubts == ()
    (doubt,) = labial.render("a.html", spoken, head_moves=True).notes.doubts
    assert "the head does not move" in doubt
