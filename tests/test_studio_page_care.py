"""What the studio's page asks, says and keeps before something would be lost, in both languages."""

from __future__ import annotations

import json
import re
import threading

import numpy as np
import pytest

from conftest import REPOSITORY
from labial.exports.table import EXPORTS
from live_sample import until
from studio_browser import camera_of, studio_page
from studio_sample import TOKEN, running_studio
from test_studio_corpora import left_training
from video_sample import write_video

# A camera and a microphone in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=1)

TAKES = "labial.state.state.takes"
WORDS = REPOSITORY / "web" / "src" / "studio" / "words_of_answers.js"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("studio") / "mine"
    (folder / "takes").mkdir(parents=True)
    for name in ("a#b 50%?", "mine"):
        write_video(folder / "takes" / f"{name}.mp4", np.arange(15) / 25)
    left_training(folder, "older", ["mine"], ours=True)
    left_training(folder, "newer", ["other"], ours=True)
    return folder


@pytest.fixture(scope="module")
def studio(folder):
    with running_studio(folder) as studio:
        yield studio


@pytest.fixture(scope="module")
def shown(studio, tmp_path_factory, grid_s1):
    clip = grid_s1 / "clips" / "bbal6n.mpg"
    camera = camera_of(clip, tmp_path_factory.mktemp("camera") / "bbal6n")
    with studio_page(studio.address, camera) as shown:
        yield shown


def test_what_is_refused_has_texts_in_both_languages():
    sources = (REPOSITORY / "src" / "labial" / "studio").glob("*.py")
    code = "".join(path.read_text() for path in sources)
    raised = r"(?:RefusedError|CodedError)\([^()]*(?:\([^()]*\)[^()]*)*?\"([a-z]+\.[a-z]+)\""
    codes = set(re.findall(raised, code)) | set(re.findall(r'"(work\.[a-z]+)"', code))
    known = set(re.findall(r'^  "refused\.([\w.]+)":', WORDS.read_text(), re.M))
    assert len(codes) > 20 and codes == known
    formats = {each.ending.removeprefix(".") for each in EXPORTS}
    assert formats == set(re.findall(r'^  "format\.([\w.]+)":', WORDS.read_text(), re.M))


def test_refusals_and_formats_are_in_french_on_the_french_page(shown):
    page = shown.page
    page.select_option("#language", "fr")
    wish = json.dumps({"name": "s31", "base": "s31"})
    refused = f"labial.api.post('voices/adapt', {wish}).catch(({{ message }}) => message)"
    assert "déjà une voix nommée" in page.evaluate(refused)
    other = "labial.api.post('frames', {}).catch(({ message }) => message)"
    assert "en anglais" in page.evaluate(other)
    shown.go("speak")
    shown.until("document.querySelectorAll('[name=format] option').length > 5")
    formats = page.locator("[name=format]").inner_text()
    assert "une page avec le visage" in formats and "glTF of" not in formats
    page.select_option("#language", "en")
    assert "already" in page.evaluate(refused)


def test_an_address_pasted_into_an_old_window_is_followed(shown):
    old = shown.page.context.new_page()
    old.goto(f"{shown.page.url.partition('#')[0]}#token=of-another-studio")
    until(old, "!document.querySelector('#connection').hidden")
    old.evaluate(f"() => {{ location.hash = 'token={TOKEN}' }}")
    old.locator("[aria-current=step]").wait_for()
    assert TOKEN not in old.url
    old.close()


@pytest.mark.slow
def test_the_words_of_a_take_without_a_text_are_typed(shown, folder):
    shown.go("record")
    shown.page.click("#takes li:has-text('without words') >> nth=-1 >> button")
    shown.until("document.querySelector('#replay').open")
    shown.page.fill("#replay-words [name=text]", "bin blue")
    shown.page.press("#replay-words [name=text]", "Enter")
    shown.until(f"{TAKES}.some(({{ text }}) => text === 'bin blue')")
    texts = [path.read_text("utf-8") for path in (folder / "takes").glob("*.txt")]
    assert texts == ["bin blue\n"]
    shown.page.click("#replay-close")


def test_a_take_of_any_name_is_played_and_deleted(shown, folder):
    shown.go("record")
    shown.page.evaluate("labial.player.open('a#b 50%?')")
    shown.until("document.querySelector('#replay video').src.startsWith('blob:')")
    shown.page.click("#replay-delete")
    assert "Deleted with it" not in shown.text("#confirm-text")
    shown.page.click("#confirm-yes")
    shown.until(f"{TAKES}.length === 1")
    assert not (folder / "takes" / "a#b 50%?.mp4").exists()


def test_all_trainings_that_can_go_on_are_shown_and_can_be_deleted(shown, studio, folder):
    shown.go("make")
    shown.says("#making-title", "older")
    shown.says("#left-trainings", "newer")
    shown.says("#left-trainings", "0 of 7 passes")
    shown.page.click("#left-trainings .delete")
    shown.says("#confirm-text", "newer")
    shown.page.click("#confirm-yes")
    shown.until("document.querySelector('#left').hidden")
    assert [path.name for path in (folder / "runs").iterdir()] == ["older"]
    assert [task["name"] for task in studio.ask("GET", "/state")["tasks"]] == ["older"]


def test_a_training_that_would_go_on_with_a_deleted_take_is_named_before(shown, folder):
    shown.go("record")
    shown.page.evaluate("labial.player.open('mine')")
    shown.page.click("#replay-delete")
    shown.says("#confirm-text", "Deleted with it: older")
    shown.page.click("#confirm-no")
    assert (folder / "runs" / "older").exists() and shown.page.evaluate(f"{TAKES}.length") == 1
    shown.page.click("#replay-delete")
    shown.page.click("#confirm-yes")
    shown.until(f"{TAKES}.length === 0")
    assert not list((folder / "runs").iterdir())


@pytest.mark.slow
def test_a_window_with_pieces_to_be_sent_is_not_closed_without_asking(shown):
    page = shown.page
    shown.go("record")
    page.route("**/chunks*", lambda route: route.abort())
    shown.record(1.5)
    shown.until("!labial.steps.record.isRecording && labial.steps.record.isSending")
    asked = threading.Event()

    def stay(dialog):
        asked.set()
        dialog.dismiss()

    page.once("dialog", stay)
    page.evaluate("() => { setTimeout(() => location.reload(), 0) }")
    until(page, "true")
    page.wait_for_timeout(500)
    assert asked.is_set()
    page.unroute("**/chunks*")
    shown.until("!labial.steps.record.isSending", 60)
    shown.until(f"{TAKES}.some(({{ status }}) => status !== 'recording')")


@pytest.mark.slow
def test_the_live_picture_goes_on_after_an_error(shown):
    pictures = []

    def answer(message):
        pictures.append(message)
        reply = {"error": "torn"} if len(pictures) == 1 else {"faults": [], "points": None}
        sockets[-1].send(json.dumps(reply))

    sockets = []

    def serve(socket):
        sockets.append(socket)
        socket.on_message(answer)

    page = shown.page
    page.route_web_socket(re.compile("/camera"), serve)
    shown.go("make")
    shown.go("setup")
    shown.until("labial.live.hasLooked", 30)
    assert len(pictures) > 1
    page.unroute_all()


def test_a_disk_that_is_full_is_said_until_it_works(shown):
    page = shown.page
    page.evaluate("labial.state.state.disk = { full: true, reason: '' }; labial.refresh()")
    shown.says("#disk", "The disk is full")
    page.evaluate("labial.state.state.disk = null; labial.refresh()")
    shown.until("document.querySelector('#disk').hidden")
