"""What the studio's page does when the camera or the studio is not there."""

from __future__ import annotations

import signal

import pytest

from studio_browser import camera_of, length_of, studio_page
from studio_sample import running_studio


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
