"""The studio's page in a browser whose camera and microphone play clips of GRID."""

from __future__ import annotations

import re

import pytest

from conftest import REPOSITORY
from labial import read_alignment
from live_sample import until
from rig_sample import save_rig, synthetic_rig
from studio_browser import camera_of, length_of, studio_page
from studio_sample import running_studio

# A camera and a microphone in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=1)

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
    table = "".join(path.read_text() for path in sorted(SOURCES.glob("words*.js")))
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
    shown.until("labial.live.video.videoWidth === 480 && labial.live.video.currentTime > 0.5")
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


def test_a_window_without_the_token_says_where_to_find_it(shown):
    other = shown.page.context.new_page()
    other.goto(shown.page.url.partition("#")[0])
    until(other, "!document.querySelector('#connection').hidden")
    assert "Open the address that it printed" in other.inner_text("#connection")
    assert other.locator("main > section:not([hidden])").count() == 0
    other.close()


@pytest.mark.slow
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


@pytest.fixture
def speaking(shown):
    """The last step, with a sentence that has been spoken."""
    shown.go("speak")
    shown.until("document.querySelectorAll('#phone-track .border').length > 20", 60)
    shown.until("labial.steps.speak.isReady")
    return shown


def picture_at(shown, time: float) -> str:
    return shown.page.evaluate(f"labial.steps.speak.pictureAt({time})")


def test_a_border_is_moved_by_keys_and_the_face_follows(speaking):
    page, track = speaking.page, "labial.steps.speak.track.phones"
    speaking.until(f"{track}.some(({{ label }}) => label === 'b')")
    place = page.evaluate(f"{track}.findIndex(({{ label }}) => label === 'b')")
    start, end = page.evaluate(f"[{track}[{place}].start, {track}[{place}].end]")
    before = picture_at(speaking, (start + end) / 2)
    border = page.locator("#phone-track .border").nth(place - 1)
    assert border.get_attribute("aria-valuenow") == f"{start:.3f}"
    border.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    speaking.until("labial.steps.speak.isReady")
    moved = page.evaluate(f"{track}[{place}].start")
    assert start < moved <= start + 0.06 + 1e-6
    assert moved == page.evaluate(f"{track}[{place - 1}].end")
    assert picture_at(speaking, (start + end) / 2) != before
    page.click("#editor-reset")
    speaking.until("labial.steps.speak.isReady")
    assert page.evaluate(f"{track}[{place}].start") == start
    assert picture_at(speaking, (start + end) / 2) == before


def test_a_face_that_is_still_is_drawn_again_in_another_size(speaking):
    page = speaking.page
    page.evaluate("""() => {
        const draw = labial.steps.speak.face.view.draw.bind(labial.steps.speak.face.view);
        labial.steps.speak.face.view.draw = (time) => { window.drawn = true; draw(time); };
    }""")
    page.set_viewport_size({"width": 900, "height": 700})
    speaking.until("window.drawn === true")
    page.set_viewport_size({"width": 1280, "height": 800})


def test_a_border_is_dragged_and_a_saved_file_has_it(speaking, tmp_path):
    page = speaking.page
    border = page.locator("#phone-track .border").nth(5)
    border.scroll_into_view_if_needed()
    box = border.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y, steps=3)
    page.mouse.up()
    speaking.until("labial.steps.speak.isReady && !document.querySelector('#editor-reset').hidden")
    end = page.evaluate("labial.steps.speak.track.phones[5].end")
    page.select_option("[name=format]", "TextGrid")
    with page.expect_download() as saved:
        page.click("#download")
    saved.value.save_as(tmp_path / "speech.TextGrid")
    alignment = read_alignment(tmp_path / "speech.TextGrid")
    assert alignment.phones[5].end == pytest.approx(end, abs=1e-3)


def test_a_phone_is_renamed(speaking):
    page = speaking.page
    page.click("#phone-track button.box >> nth=0")
    assert page.input_value("#phone-form [name=label]") == "p"
    page.fill("#phone-form [name=label]", "B")
    page.press("#phone-form [name=label]", "Enter")
    speaking.says("#phone-track button.box", "B")
    speaking.until("labial.steps.speak.isReady")
    assert page.locator("#problem").is_hidden()
    page.fill("#phone-form [name=label]", "@@")
    page.press("#phone-form [name=label]", "Enter")
    speaking.says("#problem", "@@")
    page.click("#editor-reset")


@pytest.mark.slow
def test_a_character_that_is_dropped_speaks(speaking, tmp_path):
    page = speaking.page
    rig = save_rig(tmp_path / "someone.glb", synthetic_rig())
    page.set_input_files("#character-file", rig)
    speaking.until("labial.steps.speak.characters.chosen !== null", 60)
    speaking.until("labial.steps.speak.isReady")
    assert page.locator("[name=character] option:checked").inner_text() == "someone.glb"
    assert picture_at(speaking, 0) != picture_at(speaking, 0.7)
    assert ".c3d" not in page.locator("[name=format]").inner_text()
    page.select_option("[name=character]", "")
    speaking.until("labial.steps.speak.isReady")


@pytest.mark.slow
def test_a_sentence_is_said_by_the_microphone(speaking):
    page = speaking.page
    page.fill("#speak-form textarea", "")
    page.click("#speak-record")
    speaking.says("#speak-state", "Listening")
    page.wait_for_timeout(3500)
    page.click("#speak-record")
    speaking.until("document.querySelector('#speak-state').textContent === ''", 60)
    assert page.locator("#problem").is_hidden()
    assert page.locator("#phone-track .words .box").count() == 0, "words are not recognised"
    assert page.locator("#phone-track .phones .box").count() > 4
