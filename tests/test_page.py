"""The web page: the file, and what a browser shows."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
import os
import re
import shutil
import subprocess
import sys
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from labial.alignment import Alignment, Interval
from labial.errors import LabialError, MotionError
from labial.face.lips import aperture
from labial.motion import LipLandmarks, Motion, SensorLayout
from labial.sinks import writing
from labial.utterance import Utterance
from labial.viewer.page import write_page
from labial.voice import load_voice
from page_sample import PHONE_S, browser_page, nothing_said, sample_face, sample_utterance

pytestmark = pytest.mark.slow

MIDDLE = {"p": 1.5 * PHONE_S, "ɑ": 2.5 * PHONE_S, "u": 4.5 * PHONE_S}
VIEWER = Path(__file__).parents[1] / "src" / "labial" / "viewer"
WEB = Path(__file__).parents[1] / "web"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "one.html"
    notes = ["Language: none", "Voice: formulas"]
    with writing(path) as sink:
        write_page(
            sink, {"predicted": sample_utterance()}, title="papoo", face=sample_face(), notes=notes
        )
    return path


@pytest.fixture
def comparison(tmp_path: Path) -> Path:
    path = tmp_path / "two.html"
    pair = {"recorded": sample_utterance(), "predicted": sample_utterance(openness=0.5)}
    with writing(path) as sink:
        write_page(sink, pair, title="papoo", face=sample_face())
    return path


def embedded(path: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text())
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def decoded(part: dict[str, Any]) -> np.ndarray:
    return np.frombuffer(base64.b64decode(part["data"]), "<i2") * part["scale"]


def test_embeds_sensors_and_curves_to_a_fraction_of_a_mm(page: Path) -> None:
    motion = sample_utterance().motion
    shown = embedded(page)["utterances"][0]
    offset = np.frombuffer(base64.b64decode(shown["offset"]), "<f4")
    positions = decoded(shown["deviation"]).reshape(len(motion), -1) + offset
    assert np.abs(positions - motion.positions.reshape(len(motion), -1)).max() < 1 / 256
    curve = np.frombuffer(base64.b64decode(shown["curves"]["aperture"]), "<f4")
    np.testing.assert_array_equal(curve, aperture(motion))


def test_embeds_the_face_map_to_a_hundredth_of_a_mm(page: Path) -> None:
    face, motion = sample_face(), sample_utterance().motion
    shown = embedded(page)["face"]
    weights = decoded(shown["weights"]).reshape(face.weights.shape)
    moved = motion.positions.reshape(len(motion), -1)
    moved = moved - moved.mean(axis=0)
    assert np.abs(moved @ (weights - face.weights).T).max() < 0.01


def test_a_motion_too_wide_for_the_usual_step_keeps_its_shape(tmp_path: Path) -> None:
    utterance = sample_utterance()
    wide = Motion(utterance.motion.positions * 100, 60, utterance.motion.layout)
    with writing(tmp_path / "wide.html") as sink:
        write_page(
            sink,
            {"": dataclasses.replace(utterance, motion=wide)},
            title="wide",
            face=None,
        )
    part = embedded(tmp_path / "wide.html")["utterances"][0]["deviation"]
    assert np.abs(decoded(part)).max() == pytest.approx(np.ptp(wide.positions, axis=0).max() / 2)


def test_embeds_the_sound_of_the_first_utterance_with_sound(tmp_path: Path) -> None:
    sounding = sample_utterance()
    assert sounding.audio is not None
    path = tmp_path / "sound.html"
    pair = {"recorded": sample_utterance(audio=False), "predicted": sounding}
    with writing(path) as sink:
        write_page(sink, pair, title="papoo", face=None)
    found = re.search(r'src="data:audio/wav;base64,([^"]+)"', path.read_text())
    assert found
    with wave.open(io.BytesIO(base64.b64decode(found[1]))) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (16000, 1, 2)
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2")
    np.testing.assert_array_equal(samples, sounding.audio.samples)


def test_one_alignment_gives_one_track_and_two_give_two(tmp_path: Path, comparison: Path) -> None:
    assert [t["captions"] for t in embedded(comparison)["tracks"]] == [["recorded", "predicted"]]
    first, second = sample_utterance(), sample_utterance()
    bare = dataclasses.replace(second, alignment=dataclasses.replace(second.alignment, words=()))
    with writing(tmp_path / "page.html") as sink:
        write_page(sink, {"a": first, "b": bare}, title="", face=None)
    assert [t["captions"] for t in embedded(tmp_path / "page.html")["tracks"]] == [["a"], ["b"]]


def test_refuses_what_does_not_fit_on_one_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    one = sample_utterance()
    with pytest.raises(MotionError, match="'a' 60 Hz, 'b' 25 Hz"), writing(path) as sink:
        write_page(sink, {"a": one, "b": sample_utterance(25)}, title="", face=None)
    with pytest.raises(MotionError, match="one or two utterances, not 3"), writing(path) as sink:
        write_page(sink, dict.fromkeys("abc", one), title="", face=None)
    with pytest.raises(MotionError, match="one or two utterances, not 0"), writing(path) as sink:
        write_page(sink, {}, title="", face=None)
    with pytest.raises(MotionError, match="expects 44 sensors, 'few' has 6"), writing(path) as sink:
        write_page(sink, {"few": six_markers()}, title="", face=sample_face())
    assert not list(tmp_path.iterdir())


def test_a_failure_leaves_the_old_page(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = page.read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(LabialError, match="no space"), writing(page) as sink:
        write_page(sink, {"predicted": sample_utterance()}, title="new", face=None)
    assert page.read_bytes() == before
    assert list(page.parent.iterdir()) == [page]


def test_writing_imports_few_libraries(page: Path) -> None:
    code = "import sys, labial.viewer.page; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    heavy = {"torch", "h5py", "pandas", "matplotlib", "scipy", "onnxruntime", "soundfile"}
    assert not heavy & set(loaded.stdout.split())


def test_the_bundle_can_be_embedded_and_names_its_licence() -> None:
    bundle = (VIEWER / "page.js").read_text()
    assert "</script" not in bundle.lower()
    assert "<!--" not in bundle
    assert "three.js authors" in bundle
    assert "Permission is hereby granted" in bundle
    assert len(bundle) < 900_000


def test_the_bundles_are_built_from_their_sources(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None or not (WEB / "node_modules").is_dir():
        pytest.skip("needs Node.js and 'npm ci' in web/")
    subprocess.run([node, "build.js", str(tmp_path)], cwd=WEB, check=True, capture_output=True)
    built = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    names = {"page.js", "client.js", "page.css", "studio.js", "studio.css"}
    names |= {"questionnaire.js", "questionnaire.css"}
    assert {path.name for path in built} == names
    for path in built:
        kept = (VIEWER.parent / path).read_text()
        assert (tmp_path / path).read_text() == kept, "run 'npm run build' in web/"


def test_makes_no_network_requests_and_logs_no_errors(page: Path) -> None:
    with browser_page(page) as shown:
        shown.page.click("#play")
        shown.until("labial.time > 0.1")
        own = [url for url in shown.requests if not url.startswith(("data:", "blob:"))]
        assert own == [page.as_uri()]
        assert shown.complaints == []
        # The page's own policy applies even to a script inside it.
        tried = "fetch('https://example.org/').then(() => 'sent', () => 'refused')"
        assert shown.page.evaluate(tried) == "refused"


def test_the_face_is_drawn_and_moves(page: Path) -> None:
    with browser_page(page) as shown:
        closed, opened = shown.pixels(MIDDLE["p"]), shown.pixels(MIDDLE["ɑ"])
        assert shown.number("labial.drawn") == pytest.approx(MIDDLE["ɑ"])
        assert closed[..., :3].std() > 20
        assert (closed[..., 3] > 200).mean() > 0.05
        assert np.abs(opened - closed).mean() > 1
        # A dark mouth is visible where the lips were.
        face = (closed[..., 3] > 250) & (opened[..., 3] > 250)
        dark = [(p[..., :3].sum(axis=-1) < 90)[face].sum() for p in (closed, opened)]
        assert dark[1] > dark[0] + 3
        measured = {}
        for phone, time in MIDDLE.items():
            shown.page.evaluate("time => labial.seek(time)", time)
            measured[phone] = shown.number("labial.aperture()")
        assert measured["ɑ"] > 10 > measured["u"] > 1 > measured["p"]


def test_between_frames_the_face_moves_as_motion_interpolates(tmp_path: Path) -> None:
    utterance = sample_utterance(10, audio=False)
    with writing(tmp_path / "slow.html") as sink:
        write_page(sink, {"": utterance}, title="slow", face=sample_face())
    motion = utterance.motion
    last = (len(motion) - 1) / motion.fps
    times = np.array([0.0, 0.03, 0.25, 0.66, 0.7, last - 0.02, last, last + 0.05])
    expected = motion.at(times).reshape(len(times), -1)
    with browser_page(tmp_path / "slow.html") as shown:
        seen = [
            shown.page.evaluate("time => { labial.seek(time); return labial.sensors(); }", time)
            for time in times.tolist()
        ]
    assert np.array(seen) == pytest.approx(expected, abs=0.01)
    linear = [
        np.interp(times, motion.times, each) for each in motion.positions.reshape(len(motion), -1).T
    ]
    assert np.abs(np.array(linear).T - expected).max() > 0.1


def test_plays_pauses_and_jumps(page: Path) -> None:
    with browser_page(page) as shown:
        keyboard, number = shown.page.keyboard, shown.number
        shown.page.click("#play")
        shown.until("labial.playing && labial.time > 0.2")
        keyboard.press("Space")  # the button has the focus: space presses it
        paused = number("labial.time")
        shown.page.wait_for_timeout(200)
        assert number("labial.time") == paused
        shown.page.locator(".phones .box", has_text="ɑ").click()
        assert number("labial.time") == pytest.approx(2 * PHONE_S, abs=1e-3)
        shown.until("document.querySelector('.phones .now')?.textContent === 'ɑ'")
        shown.page.evaluate("document.activeElement.blur()")
        keyboard.press("ArrowRight")
        assert number("labial.time") == pytest.approx(2 * PHONE_S + 0.1, abs=1e-3)
        keyboard.press("Shift+ArrowLeft")
        assert number("labial.time") == pytest.approx(2 * PHONE_S, abs=1e-3)
        keyboard.press("Space")
        assert shown.page.evaluate("labial.playing")
        shown.until("!labial.playing")
        assert number("labial.time") == number("labial.duration") == pytest.approx(1.5, abs=0.01)


def test_the_sound_is_the_clock_and_speed_slows_it(page: Path) -> None:
    with browser_page(page) as shown:
        shown.page.select_option("#rate", "0.25")
        shown.page.click("#play")
        shown.until("labial.time > 0.1")
        apart = "Math.abs(labial.time - document.getElementById('audio').currentTime)"
        assert shown.number(apart) < 0.02
        assert shown.number("document.getElementById('audio').playbackRate") == 0.25
        assert shown.page.evaluate("document.getElementById('audio').preservesPitch")


def test_plays_without_sound(tmp_path: Path) -> None:
    path = tmp_path / "mute.html"
    with writing(path) as sink:
        write_page(sink, {"": sample_utterance(audio=False)}, title="mute", face=sample_face())
    with browser_page(path) as shown:
        shown.page.click("#play")
        shown.until("labial.time > 0.2")
        shown.until("!labial.playing")
        assert shown.number("labial.time") == shown.number("labial.duration")


def test_fits_a_phone_and_follows_light_and_dark(page: Path) -> None:
    with browser_page(page, 360, 740, "dark") as shown:
        assert shown.number("document.documentElement.scrollWidth") <= 360
        colour = "getComputedStyle(document.body).backgroundColor"
        dark = shown.page.evaluate(colour)
        shown.page.click("#theme")
        light = shown.page.evaluate(colour)
        shown.page.emulate_media(color_scheme="light")
        assert shown.page.evaluate(colour) == light != dark


def test_labels_fit_their_boxes_however_short_their_phones(tmp_path: Path) -> None:
    sample = sample_utterance()
    labels = ["œ̃", "m", "tʃ", "ɔɪ", "ʁ"] * 10
    edges = np.linspace(0, 1.5, len(labels) + 1).tolist()
    phones = [Interval(*span) for span in zip(edges[:-1], edges[1:], labels, strict=True)]
    words = [Interval(0.0, 0.3, "a"), Interval(0.3, 0.4, "anticonstitutionally")]
    alignment = Alignment(tuple(phones), tuple(words))
    path = tmp_path / "short.html"
    with writing(path) as sink:
        utterance = dataclasses.replace(sample, alignment=alignment)
        write_page(sink, {"": utterance}, title="", face=sample_face())
    with browser_page(path, 390, 844) as shown:
        wide = "[...document.querySelectorAll('.box')].filter((b) => b.scrollWidth > b.clientWidth)"
        assert shown.number(f"{wide}.length") == 0


def test_compares_two_side_by_side(comparison: Path) -> None:
    with browser_page(comparison) as shown:
        boxes = [face.bounding_box() for face in shown.page.locator(".face canvas").all()]
        assert len(boxes) == 2
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[1]["x"] >= boxes[0]["x"] + boxes[0]["width"]
        first, second = (shown.pixels(MIDDLE["ɑ"], face) for face in (0, 1))
        assert np.abs(first - second).mean() > 0.5
        apertures = [shown.number(f"labial.aperture({face})") for face in (0, 1)]
        assert apertures == pytest.approx([14, 7], rel=0.05)
        assert shown.page.locator("figcaption").all_inner_texts() == ["recorded", "predicted"]
        front = shown.pixels(MIDDLE["ɑ"], 1)
        shown.page.locator(".face canvas").first.focus()
        for _ in range(5):
            shown.page.keyboard.press("ArrowRight")
        assert np.abs(shown.pixels(MIDDLE["ɑ"], 1) - front).mean() > 1, "faces turn together"
        assert shown.complaints == []


def test_a_voice_without_a_mesh_shows_its_sensors(tmp_path: Path) -> None:
    path = tmp_path / "dots.html"
    with writing(path) as sink:
        write_page(sink, {"markers": six_markers()}, title="dots", face=None)
    rings = embedded(path)["utterances"][0]
    assert from_right_corner(rings["outer_lip"]) == [2, 5, 3, 4]
    assert from_right_corner(rings["inner_lip"]) == [2, 1, 3, 0]
    with browser_page(path) as shown:
        assert shown.pixels(MIDDLE["p"])[..., 3].std() > 10
        assert np.abs(shown.pixels(MIDDLE["p"]) - shown.pixels(MIDDLE["ɑ"])).mean() > 0.2
        assert shown.complaints == []


def test_a_whole_face_has_eyes_whose_blinks_can_be_switched_off(tmp_path: Path) -> None:
    path, voice = tmp_path / "whole.html", load_voice()
    utterance = nothing_said(voice)
    with writing(path) as sink:
        write_page(sink, {"": utterance}, title="", face=voice.face)
    with browser_page(path, 400, 600) as shown:
        moments = np.array([0, 0.8, 1.6, 2.0, 2.06, 2.12, 2.18, 2.24, 2.6])
        seen = np.stack([shown.pixels(moment) for moment in moments])
        apart = np.abs(seen - seen[0]).mean(axis=(1, 2, 3))
        # Nothing moves but lids, now and then.
        assert (apart[[0, 1, 2, -1]] < 0.01 * apart.max()).all()
        shut = moments[apart.argmax()]
        shown.page.keyboard.press("b")
        still = np.stack([shown.pixels(moment) for moment in (0, shut)])
        assert np.abs(still[1] - still[0]).mean() < 0.01 * apart.max()
        assert shown.page.get_attribute("#blinks", "aria-pressed") == "false"
        shown.page.click("#blinks")
        assert np.abs(shown.pixels(shut) - still[0]).mean() > 0.8 * apart.max()
        assert "blinks and movement of the head are drawn" in str(shown.page.text_content("footer"))
        assert shown.complaints == []
    with writing(path) as sink:
        write_page(sink, {"": utterance}, title="", face=voice.face, blinks=False)
    with browser_page(path, 400, 600) as shown:
        assert np.abs(shown.pixels(shut) - shown.pixels(0)).mean() < 0.01 * apart.max()
        assert shown.page.get_attribute("#blinks", "aria-pressed") == "false"


def test_a_face_without_eyes_has_no_blinks(page: Path) -> None:
    with browser_page(page) as shown:
        assert not shown.page.locator("#blinks").is_visible()
        assert "eyes" not in str(shown.page.text_content("footer"))


def test_any_text_is_shown_as_text(tmp_path: Path) -> None:
    odd = '</script><img src=x onerror=alert(1)> & "é" {{data}} ʃ \u2028 <!--'
    utterance = sample_utterance()
    words = (dataclasses.replace(utterance.alignment.words[0], label=odd),)
    alignment = dataclasses.replace(utterance.alignment, words=words)
    path = tmp_path / "odd.html"
    with writing(path) as sink:
        write_page(
            sink,
            {odd: dataclasses.replace(utterance, alignment=alignment)},
            title=odd,
            face=None,
            notes=[odd, "plain"],
        )
    with browser_page(path) as shown:
        seen = {
            s: shown.page.text_content(s) for s in ("h1", "figcaption", ".words .box", "footer p")
        }
        assert seen == dict.fromkeys(seen, odd)
        assert shown.page.locator("img").count() == 0
        assert shown.complaints == []


def from_right_corner(ring: list[int]) -> list[int]:
    start = ring.index(2)
    return ring[start:] + ring[:start]


def six_markers() -> Utterance:
    """The sample with only the six sensors that lip measures need."""
    whole = sample_utterance()
    marks = whole.motion.layout.landmarks
    places = [whole.motion.layout.index(name) for name in vars(marks).values()]
    short = ("ui", "li", "rc", "lc", "uo", "lo")
    layout = SensorLayout(short, LipLandmarks(*short), {"lips": short})
    return dataclasses.replace(whole, motion=Motion(whole.motion.positions[:, places], 60, layout))
