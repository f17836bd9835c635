"""The studio's page in a browser whose camera and microphone play clips of GRID."""

from __future__ import annotations

import re

import pytest

from conftest import REPOSITORY
from studio_browser import camera_of, length_of, studio_page
from studio_sample import running_studio

SOURCES = REPOSITORY / "web" / "src" / "studio"
PAGE = REPOSITORY / "src" / "labial" / "studio" / "page"
STEPS = ("setup", "record", "check", "make", "speak")


@pytest.fixture(scope="module")
def camera(tmp_path_factory, grid_s1):
    clip = grid_s1 / "clips" / "bbal6n.mpg"
    return camera_of(clip, tmp_path_factory.mktemp("camera") / "bbal6n")


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    with running_studio(tmp_path_factory.mktemp("studio") / "mine") as studio:
        yield studio


@pytest.fixture(scope="module")
def shown(studio, camera):
    with studio_page(studio.address, camera) as shown:
        yield shown


def test_every_text_is_in_both_languages_and_is_used():
    table = "".join((SOURCES / name).read_text() for name in ("words.js", "words_of_voices.js"))
    pairs = re.findall(r'^  "?([\w. -]+)"?: \[\s*"(.*?)",\s*"(.*?)",?\s*\]', table, re.M | re.S)
    assert len(pairs) == len(re.findall(r"^  \S.*: \[", table, re.M))
    for key, english, french in pairs:
        assert english and french, key
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", french)), key
    keys = {key for key, _, _ in pairs}
    code = "".join(path.read_text() for path in SOURCES.glob("*.js") if "words" not in path.name)
    used = set(re.findall(r'\bt\(\s*"([\w. -]+)"', code))
    used |= set(re.findall(r'data-(?:word|label|placeholder)="([^"]+)"', _html()))
    for key in used:
        assert key in keys or f"{key}.one" in keys, f"no text '{key}'"
    quoted = set(re.findall(r'"([\w. -]+)"', code))
    patterns = [
        re.sub(r"\\\$\\\{.*?\\\}", ".+", re.escape(each))
        for each in re.findall(r"\bt\(`([^`]+)`", code)
    ]
    for key in keys:
        stem = re.sub(r"\.(one|other)$", "", key)
        composed = any(re.fullmatch(pattern, stem) for pattern in patterns)
        assert {key, stem} & (used | quoted) or composed, f"'{key}' is not used"


def _html() -> str:
    return (PAGE / "index.html").read_text()


def test_the_live_picture_is_shown_and_nothing_is_wrong_with_the_camera(shown):
    shown.go("setup")
    shown.until("labial.live.video.videoWidth === 640 && labial.live.video.currentTime > 0.5")
    shown.until("document.querySelectorAll('#signs li').length === 5")
    shown.until("Number(labial.live.level.firstChild.style.getPropertyValue('--share')) > 0.05")
    assert shown.page.locator(".curtain").is_hidden()
    assert "Nothing leaves this machine" in shown.text("footer")


def test_what_is_typed_about_the_project_is_stored_and_seen_by_another_window(shown, studio):
    shown.go("setup")
    shown.page.click("#step-setup summary")
    shown.page.fill("[name=talker]", "Somebody")
    shown.page.press("[name=talker]", "Enter")
    shown.until("labial.state.state.project.talker === 'Somebody'")
    other = shown.page.context.new_page()
    other.goto(shown.page.url.partition("#")[0])
    assert other.evaluate("sessionStorage.length") == 0, "the token is this window's own"
    other.close()
    assert studio.ask("GET", "/state")["project"]["talker"] == "Somebody"


def test_space_records_the_sentence_and_the_take_is_on_disk(shown, studio, tmp_path):
    shown.go("record")
    shown.says("#sentence", "People buy big maps.")
    shown.record(2.5)
    shown.until("labial.state.state.takes.some(({ status }) => status !== 'recording')")
    take = studio.ask("GET", "/state")["takes"][-1]
    assert take["text"] == "People buy big maps."
    video = studio.client.get(f"/studio/api/takes/{take['id']}/video").content
    (tmp_path / "take.webm").write_bytes(video)
    assert 1.5 < length_of(tmp_path / "take.webm") < 8
    shown.until("document.querySelectorAll('#takes li').length === 1")


def test_arrows_go_from_sentence_to_sentence_and_escape_drops_a_take(shown, studio):
    shown.go("record")
    shown.page.keyboard.press("ArrowRight")
    shown.says("#sentence", "Sheep like grass.")
    before = len(studio.ask("GET", "/state")["takes"])
    shown.page.keyboard.press("Space")
    shown.until("labial.steps.record.isRecording")
    shown.page.wait_for_timeout(700)
    shown.page.keyboard.press("Escape")
    shown.until(f"labial.state.state.takes.length === {before}")
    shown.page.keyboard.press("ArrowLeft")
    shown.says("#sentence", "People buy big maps.")


def test_every_step_fits_phones_and_large_screens_in_both_languages(shown):
    page = shown.page
    for language in ("fr", "en"):
        page.select_option("#language", language)
        assert page.evaluate("document.documentElement.lang") == language
        for width, height in ((390, 844), (1280, 800), (3840, 2160)):
            page.set_viewport_size({"width": width, "height": height})
            for step in STEPS:
                shown.go(step)
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{step} at {width} px, in {language}"
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_key_goes_to_each_step_and_its_title_has_the_focus(shown):
    shown.go("setup")
    for number, step in enumerate(STEPS, 1):
        shown.page.keyboard.press(str(number))
        shown.until(f"labial.step === '{step}'")
        if number > 1:
            assert shown.page.evaluate("document.activeElement.id") == f"{step}-title"
    assert shown.page.locator("[aria-current=step]").inner_text().endswith("Speak")


def test_a_camera_that_goes_away_ends_the_take_which_is_kept(shown, studio):
    shown.go("record")
    shown.until("labial.camera.stream !== null")
    before = len(studio.ask("GET", "/state")["takes"])
    shown.page.keyboard.press("Space")
    shown.until("labial.steps.record.isRecording")
    shown.page.wait_for_timeout(1500)
    # As when a cable is pulled: the track ends, and then the browser says so.
    gone = "const [track] = labial.camera.stream.getVideoTracks(); track.stop();"
    shown.page.evaluate(f"() => {{ {gone} track.dispatchEvent(new Event('ended')); }}")
    shown.says("#problem", "the take has ended")
    shown.says(".curtain", "was disconnected")
    shown.until(f"labial.state.state.takes.filter(t => t.status !== 'recording').length > {before}")
    shown.page.click("#step-record .curtain button")
    shown.until("labial.camera.stream !== null")
