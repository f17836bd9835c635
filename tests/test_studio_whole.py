"""From an empty project to a voice that speaks, as a person does it in the browser."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from labial.alignment import Alignment, Interval
from labial.voice import Voice
from studio_browser import Camera, StudioPage, camera_of, studio_page
from studio_sample import running_studio

# A camera and a microphone in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=1)

CLIPS = 8
BASE = "s26"  # another talker
STILL_S = (1.5, 5.0)
CLIP_S = 3.0
FIRST_SENTENCE_S = 60.0
WHOLE_S = 300.0
JUDGED = "['good', 'doubtful', 'bad'].includes(take.status)"


@pytest.fixture(scope="module")
def clips(grid_s1) -> list[Path]:
    return sorted((grid_s1 / "clips").glob("*.mpg"))[:CLIPS]


def words_of(clip: Path) -> str:
    return clip.with_suffix(".txt").read_text().strip().capitalize() + "."


def put_before(camera: Camera, clip: Path) -> None:
    """Let the camera play another clip when it is opened next."""
    camera_of(clip, camera.picture.with_suffix(""), still=STILL_S)


def read_sentence(shown: StudioPage, clip: Path) -> None:
    """Open the camera anew, which begins to play its clip, and record one take of it."""
    shown.go("check")
    shown.go("record")
    shown.until("document.querySelector('#sentence').textContent.length > 9")
    for key, button in (("ArrowLeft", "#earlier"), ("ArrowRight", "#later")):
        # To the first sentence, then to the one of the clip.
        while shown.text("#sentence") != words_of(clip) and shown.page.locator(button).is_enabled():
            before = shown.text("#place")
            shown.page.keyboard.press(key)
            shown.until(f"document.querySelector('#place').textContent !== {before!r}")
    shown.says("#sentence", words_of(clip))
    shown.until("labial.camera.stream !== null && labial.live.video.currentTime > 0.1")
    shown.record(STILL_S[0] + CLIP_S)


@pytest.mark.slow
def test_a_person_makes_a_voice_that_speaks(clips, tmp_path):
    began = time.monotonic()
    camera = camera_of(clips[0], tmp_path / "camera", still=STILL_S)
    with (
        running_studio(tmp_path / "mine") as studio,
        studio_page(studio.address, camera, width=900, height=700) as shown,
    ):
        page = shown.page
        shown.until("document.querySelectorAll('#signs .good').length === 5", 60)

        shown.go("record")
        page.click("#sentences-choice summary")
        page.fill("#sentences-form textarea", "\n".join(map(words_of, clips)))
        page.click("#sentences-form button")
        page.click("#confirm-yes")  # the sentences were a person's own
        shown.says("#place", f"of {len(clips)}", 60)
        for clip in clips:
            put_before(camera, clip)
            read_sentence(shown, clip)
        shown.until(f"labial.state.state.takes.every(take => {JUDGED})", 90)
        takes = studio.ask("GET", "/state")["takes"]
        assert len(takes) == len(clips)
        assert sum(take["status"] != "bad" for take in takes) >= CLIPS - 1, takes

        shown.go("check")
        page.click("#check-button")
        shown.until("labial.state.state.check !== null && !labial.state.state.check.stale", 90)
        page.click("#check-next")

        shown.until("labial.step === 'make'")
        page.fill("#ways [name=name] >> nth=0", "somebody")
        page.select_option("#ways [name=base]", BASE)
        adapting = time.monotonic()
        page.click("#ways button >> nth=0")
        shown.until("document.querySelector('#preview canvas') !== null", 90)
        assert time.monotonic() - adapting < FIRST_SENTENCE_S
        shown.until("labial.state.state.voices.some(({ name }) => name === 'somebody')", 150)
        shown.says("#making-state", "Done", 60)
        assert page.locator("#curve svg path.line").count() >= 1

        with page.expect_download() as saved:
            page.click("#voices li >> nth=0 >> .save")
        voice = Voice(Path(saved.value.path()))
        phones = (Interval(0, 0.3, "sil"), Interval(0.3, 0.45, "b"), Interval(0.45, 0.7, "ɑ"))
        positions = voice.animate(Alignment((*phones, Interval(0.7, 1, "sil"))), 50).positions
        assert np.ptp(positions, axis=0).max() > 3

        shown.go("speak")
        assert page.input_value("[name=voice]") == "somebody"
        page.fill("#speak-form textarea", "People buy big maps.")
        page.click("#speak-form .primary")
        shown.until("document.querySelectorAll('#phone-track .phones .box').length > 10", 60)
        shown.until("labial.steps.speak.isReady")
        pictures = {page.evaluate(f"labial.steps.speak.pictureAt({0.2 * i})") for i in range(6)}
        assert len(pictures) == 6, "the face moves"
    assert time.monotonic() - began < WHOLE_S
