"""What the studio's page does when the camera or the studio is not there."""

from __future__ import annotations

import shutil
import signal

import pytest

from conftest import small_disk
from studio_browser import camera_of, empty_camera, length_of, studio_page
from studio_sample import running_studio

# A camera and a microphone in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=1)

TAKES = "labial.state.state.takes"
FINISHED = f"{TAKES}.filter(({{ status }}) => status !== 'recording')"
JUDGED = f"{TAKES}.every(take => ['good', 'doubtful', 'bad'].includes(take.status))"


@pytest.fixture(scope="module")
def camera(tmp_path_factory, grid_s1):
    clip = grid_s1 / "clips" / "bbal6n.mpg"
    return camera_of(clip, tmp_path_factory.mktemp("camera") / "bbal6n")


def test_a_refused_camera_is_explained(tmp_path):
    with (
        running_studio(tmp_path / "mine") as studio,
        studio_page(studio.address, allowed=False, step="setup") as shown,
    ):
        shown.page.click(".curtain button")
        shown.says(".curtain", "was not allowed to use the camera")
        assert shown.page.locator(".curtain button").inner_text() == "Try again"


@pytest.mark.slow
def test_a_take_outlives_a_studio_that_is_killed_meanwhile(camera, tmp_path):
    folder = tmp_path / "mine"
    with (
        running_studio(folder) as studio,
        studio_page(studio.address, camera, step="record") as shown,
    ):
        port = int(studio.address.rpartition(":")[2])
        shown.until("labial.camera.stream !== null")
        shown.page.keyboard.press("Space")
        shown.until("labial.steps.record.isRecording")
        shown.page.wait_for_timeout(1500)
        studio.process.send_signal(signal.SIGKILL)
        studio.process.wait()
        shown.says("#connection", "does not answer")
        shown.page.wait_for_timeout(1500)
        with running_studio(folder, port=port) as again:
            shown.until("labial.state.online", 60)
            shown.page.wait_for_timeout(1000)
            shown.page.keyboard.press("Space")
            shown.until("labial.state.state.takes.some(t => t.status !== 'recording')", 60)
            shown.until("!labial.steps.record.isRecording")
            shown.page.wait_for_timeout(2000)
            takes = again.ask("GET", "/state")["takes"]
            assert len(takes) == 1, "the part that was stored before is replaced by the whole"
            video = again.client.get(f"/studio/api/takes/{takes[0]['id']}/video").content
            (tmp_path / "take.webm").write_bytes(video)
            assert length_of(tmp_path / "take.webm") > 3.5


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "fault", "words"),
    [
        (lambda clip, place: empty_camera(place), "face", "face"),
        (lambda clip, place: camera_of(clip, place), "words", "words"),
        (lambda clip, place: camera_of(clip, place, volume=0), "silent", "heard"),
    ],
    ids=["no face", "other words", "silence"],
)
def test_what_is_wrong_with_a_take_is_said_and_a_key_records_it_again(
    grid_s1, tmp_path, make, fault, words
):
    camera = make(grid_s1 / "clips" / "bbal6n.mpg", tmp_path / "camera")
    with (
        running_studio(tmp_path / "mine") as studio,
        studio_page(studio.address, camera, step="record") as shown,
    ):
        shown.record(3)
        shown.until(f"{TAKES}.length === 1 && {JUDGED}", 60)
        shown.says("#verdict", "ay it again")
        [take] = studio.ask("GET", "/state")["takes"]
        assert fault in [each["kind"] for each in take["faults"]]
        assert words in shown.text("#verdict").lower()
        shown.says("#sentence", take["text"])
        shown.page.keyboard.press("r")
        shown.until("labial.steps.record.isRecording")
        shown.page.keyboard.press("Escape")
        shown.until(f"{TAKES}.length === 1")


@pytest.mark.slow
def test_nothing_is_lost_by_a_reload_in_the_middle_of_a_take(camera, tmp_path):
    with (
        running_studio(tmp_path / "mine") as studio,
        studio_page(studio.address, camera, step="record") as shown,
    ):
        shown.record(3)
        shown.until(f"{TAKES}.some(({{ status }}) => status !== 'recording')", 60)
        shown.page.on("dialog", lambda dialog: dialog.accept())
        shown.until("labial.camera.stream !== null && !labial.steps.record.isRecording")
        shown.page.keyboard.press("Space")
        shown.until("labial.steps.record.isRecording")
        shown.page.wait_for_timeout(2000)
        shown.page.reload()
        shown.until("window.labial?.step === 'record'", 60)
        shown.until(f"{FINISHED}.length === 2", 90)
        takes = studio.ask("GET", "/state")["takes"]
        video = studio.client.get(f"/studio/api/takes/{takes[-1]['id']}/video").content
        (tmp_path / "take.webm").write_bytes(video)
        assert length_of(tmp_path / "take.webm") > 0.8, "what was sent is kept"


@pytest.mark.slow
def test_a_studio_that_is_killed_between_takes_is_found_again(camera, tmp_path):
    folder = tmp_path / "mine"
    with (
        running_studio(folder) as studio,
        studio_page(studio.address, camera, step="record") as shown,
    ):
        port = int(studio.address.rpartition(":")[2])
        shown.record(3)
        shown.until(f"{TAKES}.length === 1 && {JUDGED}", 60)
        studio.process.send_signal(signal.SIGKILL)
        studio.process.wait()
        shown.says("#connection", "does not answer")
        assert shown.page.locator("#record-button").is_disabled()
        with running_studio(folder, port=port):
            shown.until("labial.state.online", 60)
            assert shown.page.locator("#connection").is_hidden()
            assert shown.page.evaluate(f"{TAKES}.length") == 1
            shown.until("labial.camera.stream !== null")
            shown.record(3)
            shown.until(
                f"{TAKES}.filter(({{ status }}) => status !== 'recording').length === 2", 60
            )


@pytest.mark.slow
def test_a_full_disk_is_said_and_recording_goes_on_when_there_is_room(camera, tmp_path):
    with (
        small_disk(tmp_path, "8m"),
        running_studio(tmp_path / "mine") as studio,
        studio_page(studio.address, camera, step="record") as shown,
    ):
        shown.until("labial.camera.stream !== null")
        ballast = tmp_path / "ballast"
        free = shutil.disk_usage(tmp_path).free
        ballast.write_bytes(bytes(free - 100_000))
        shown.page.keyboard.press("Space")
        shown.says("#problem", "The disk is full", 60)
        shown.until("!labial.steps.record.isRecording")
        ballast.unlink()
        shown.page.click("#problem button")
        shown.record(3)
        shown.until(f"{TAKES}.some(({{ status }}) => status !== 'recording')", 60)
        assert shown.page.locator("#problem").is_hidden()
