"""The page of the service in a browser: what is typed is spoken by the face."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

import numpy as np
import pytest

from conftest import REPOSITORY
from document_sample import code_of
from labial.cli import main
from live_sample import chromium_at, files_of, service, until
from rig_sample import edit_glb, save_rig, synthetic_rig
from test_character_head import under_a_neck

# Pictures, sound and packets in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=2)

SIZE = {"width": 600, "height": 600}  # software draws slowly
READY = "window.labial?.face?.connected === true"
SPEAKING = "(labial.face.current()?.time ?? 0) > 0.2"
WATCHED = """async () => {
    const { rest } = labial.face;
    const seen = { marked: [], moved: 0, pictures: [], tongue: [] };
    while (labial.face.speaking) {
        await new Promise(requestAnimationFrame);
        seen.marked.push(document.querySelector("#caption .now")?.textContent);
        const moved = labial.face.values().map((value, i) => Math.abs(value - rest[i]));
        seen.moved = Math.max(seen.moved, ...moved);
        labial.drawing.draw(); // read in the same task: later the canvas may be cleared
        seen.pictures.push(document.querySelector(".face canvas").toDataURL());
        const { tongue } = labial.drawing.view.model.geometry();
        seen.tongue.push(Math.max(...tongue.filter((_, i) => i % 3 === 2)));
    }
    return seen;
}"""
STATE = "document.querySelector('#state').textContent"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The files of another site that uses the service."""
    return tmp_path_factory.mktemp("site")


@pytest.fixture(scope="module")
def other_site(folder):
    with files_of(folder) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def address(other_site):
    with service("--origin", other_site) as address:
        yield address


@pytest.fixture(scope="module")
def page(address):
    requests: list[str] = []
    complaints: list[str] = []

    def hear(said):
        if said.type in ("error", "warning") and "ReadPixels" not in said.text:
            complaints.append(said.text)

    with chromium_at("about:blank", viewport=SIZE) as page:
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", hear)
        page.goto(address)
        until(page, READY)
        yield page
    elsewhere = [url for url in requests if not url.startswith("data:")]
    assert {urlsplit(url).netloc for url in elsewhere} == {urlsplit(address).netloc}
    assert complaints == []


def test_what_is_typed_is_spoken_with_its_words(page):
    page.fill("#text", "Buy big maps, and look up at the moon.")
    page.press("#text", "Enter")
    seen = page.evaluate(WATCHED)
    words = "Buy big maps and look up at the moon".split()
    assert page.locator("#caption .words b").all_inner_texts() == words
    marked = [word for word in words if word in seen["marked"]]
    assert marked == list(dict.fromkeys(each for each in seen["marked"] if each)), "in order"
    assert len(marked) > 3
    assert seen["moved"] > 2
    assert len(set(seen["pictures"])) > 3
    assert max(seen["tongue"]) - min(seen["tongue"]) > 1, "it moves forward"
    until(page, f"{STATE} === 'Ready'")


def test_the_tongue_follows_phones_that_a_program_sends(page):
    page.evaluate("""() => {
        const labels = ["AA", "TH", "AA"]; // ARPABET
        labial.face.phones(labels.map((label) => ({ label, duration: 0.2 })));
        labial.face.end();
    }""")
    seen = page.evaluate(WATCHED)
    assert max(seen["tongue"]) - min(seen["tongue"]) > 4


def test_escape_stops_speech(page):
    page.fill("#text", "People buy big maps, but you and I look up at the moon.")
    page.click("#speak")
    until(page, SPEAKING)
    page.keyboard.press("Escape")
    until(page, f"{STATE} === 'Stopped'", 2)
    moved = "Math.max(...labial.face.values().map((x, i) => Math.abs(x - labial.face.rest[i])))"
    until(page, f"{moved} < 0.01", 2)


TURNED = """async () => {
    const [turned] = labial.drawing.view.model.object.children;
    const seen = [];
    let stopped = false;
    let since = [0, null]; // pictures and ms since nothing is heard
    while (since[0] < 15 || performance.now() - since[1] < 1500) {
        await new Promise(requestAnimationFrame);
        const { x, y, z } = turned.rotation;
        const time = labial.face.current()?.time ?? null;
        seen.push([time ?? -1, x, y, z]);
        if (time > 1.2 && !stopped) labial.face.stop();
        stopped ||= time > 1.2;
        since = time === null ? [since[0] + 1, since[1] ?? performance.now()] : [0, null];
    }
    return seen;
}"""


def test_the_head_moves_if_it_is_switched_on_and_goes_straight_when_speech_is_stopped(page):
    page.reload()
    until(page, READY)
    page.fill("#text", "People buy big maps, but you and I look up at the moon.")
    head = page.locator("#head")
    assert head.is_visible() and "invented" in head.inner_text()
    for on in (False, True):
        assert head.get_attribute("aria-pressed") == str(on).lower()
        page.click("#speak")
        until(page, SPEAKING)
        spoken, *turned = np.array(page.evaluate(TURNED)).T
        degrees = np.degrees(turned).T
        assert spoken[0] > 0 > spoken[-1]
        assert (np.abs(degrees).max() > 0.5) == on
        assert np.abs(degrees[-1]).max() < 1e-6
        if on:  # from picture to picture at most a tenth of a second of movement
            assert np.abs(np.diff(degrees, axis=0)).max() < 5
        else:
            page.locator(".face canvas").focus()
            page.keyboard.press("m")
    page.keyboard.press("m")
    assert head.get_attribute("aria-pressed") == "false"


@pytest.mark.slow
def test_the_other_outputs_and_voices_are_shown(page):
    page.select_option("#output", "visemes")
    until(page, f"{READY} && labial.face.shape.length === 1")
    names = page.evaluate("labial.face.names")
    assert sorted(page.locator(".weights li").all_inner_texts()) == sorted(names)
    page.fill("#text", "Buy maps.")
    page.click("#speak")
    until(page, "labial.face.values().some((weight) => weight > 0.5)")
    page.select_option("#output", "positions")
    until(page, f"{READY} && labial.face.shape.length === 2")
    page.select_option("#voice", "s26")
    until(page, f"{READY} && labial.face.attribution.includes('talker s26')")
    assert "talker s26" in page.locator("footer").inner_text()
    assert "drawn, not recorded" in page.locator("footer").inner_text()
    page.select_option("#voice", "s31")
    until(page, f"{READY} && labial.face.attribution.includes('talker s31')")
    assert page.locator(".face").count() == 1


def test_fits_a_phone_and_follows_light_and_dark(page):
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.emulate_media(color_scheme="dark")
    colour = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(colour)
    page.click("#theme")
    assert page.evaluate(colour) != dark
    page.click("#theme")
    assert page.evaluate(colour) == dark
    page.set_viewport_size(SIZE)


def test_keys_look_from_the_side_but_not_while_typing(page):
    page.fill("#text", "")
    page.locator("#text").press_sequentially("shb")
    assert page.input_value("#text") == "shb"
    turned = "labial.drawing.view.controls.getAzimuthalAngle()"
    assert page.evaluate(turned) == pytest.approx(0, abs=1e-6)
    page.locator(".face canvas").focus()
    page.keyboard.press("s")
    assert page.evaluate(turned) == pytest.approx(-1.5708, abs=1e-3)
    page.keyboard.press("f")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(turned) == pytest.approx(0.12, abs=1e-3)


@pytest.mark.slow
def test_a_character_is_tied_and_speaks(page, address, tmp_path):
    rig = synthetic_rig()
    page.set_input_files("#character", save_rig(tmp_path / "someone.glb", rig))
    until(page, f"{READY} && labial.face.shape.length === 1", 60)
    assert page.evaluate("labial.face.names") == list(rig.shapes)
    assert page.locator("#output option:checked").inner_text() == "someone.glb"
    page.fill("#text", "People buy big maps, but you and I look up at the moon.")
    page.click("#speak")
    silent = page.locator(".face canvas").screenshot()
    until(page, "labial.face.values().some((weight) => weight > 0.3)")
    assert page.locator(".face canvas").screenshot() != silent
    assert page.locator("#head").is_hidden(), "it has no neck"
    neck = edit_glb(tmp_path / "someone.glb", tmp_path / "neck.glb", under_a_neck)
    page.set_input_files("#character", neck)
    until(page, f"{READY} && document.querySelector('#output').selectedIndex === 0", 60)
    until(page, "labial.drawing !== null && !document.querySelector('#head').hidden", 60)
    turned = """(() => {
        const node = labial.drawing.view.model.object.getObjectByName("rigHEAD");
        window.before ??= node.quaternion.clone();
        return node.quaternion.angleTo(before);
    })()"""
    assert page.evaluate(turned) == pytest.approx(0, abs=1e-6)
    page.click("#head")
    page.click("#speak")
    until(page, f"{turned} > 0.02")
    page.click("#head")
    until(page, f"{turned} < 1e-6")
    other = page.context.new_page()
    other.goto(address)
    until(other, READY)
    other.set_input_files("#character", {"name": "x.glb", "mimeType": "", "buffer": b"glTF"})
    until(other, "document.querySelector('#state.wrong') !== null", 60)
    assert other.evaluate(STATE) == "the rig: ends early"
    until(other, READY)
    other.close()


@pytest.mark.slow
def test_a_token_is_sent_and_a_service_that_ends_is_found_again(page):
    page = page.context.new_page()
    options = ("--token", "let me in")
    with ExitStack() as first:
        address = first.enter_context(service(*options))
        with pytest.raises(urllib.error.HTTPError, match="401") as caught:
            urllib.request.urlopen(f"{address}/voices")
        caught.value.close()
        page.goto(address)
        until(page, f"{STATE}.includes('token')")
        page.goto("about:blank")
        page.goto(f"{address}/#token=let%20me%20in")
        until(page, READY)
    until(page, f"{STATE}.includes('trying again')")
    assert page.locator("#speak").is_disabled()
    with service(*options, port=urlsplit(address).port):
        until(page, f"{STATE} === 'Connected again'", 30)
        page.fill("#text", "People buy big maps, but you and I look up at the moon.")
        page.click("#speak")
        until(page, SPEAKING)
    page.close()


@pytest.mark.slow
def test_the_three_js_site_of_the_documentation_speaks(page, folder, other_site, address):
    modules = REPOSITORY / "web" / "node_modules"
    if not (modules / "three").is_dir():
        pytest.skip("needs 'npm ci' in web/")
    (folder / "node_modules").symlink_to(modules)
    assert main(["say", "Hello.", "-o", str(folder / "face.arkit.glb")]) == 0
    code = code_of("live.md", "html")
    assert code.count("http://127.0.0.1:8765") == 2
    code = code.replace("http://127.0.0.1:8765", address)
    hook = "window.shown = { face, head };\n</script>\n</html>"
    (folder / "index.html").write_text(code.replace("</script>\n</html>", hook))
    site = page.context.new_page()
    complaints: list[str] = []
    site.on("pageerror", lambda error: complaints.append(str(error)))
    site.set_viewport_size({"width": 300, "height": 300})
    site.goto(other_site)
    until(site, "window.shown !== undefined")
    weight = """(name) => {
        const mesh = shown.head.getObjectByProperty("isMesh", true);
        return mesh.morphTargetInfluences[mesh.morphTargetDictionary[name]];
    }"""
    site.evaluate("document.querySelector('form button').click()")
    until(site, f"({weight})('jawOpen') > 0.05")
    site.evaluate("document.querySelector('[name=stop]').click()")
    until(site, "!shown.face.speaking", 2)
    until(site, f"({weight})('jawOpen') < 0.02", 2)
    assert complaints == []
    site.close()


def test_no_other_file_is_served(address):
    for path in ("/page/x.js", "/page/..%2fsettings.py", "/face/..%2fs31.onnx", "/face/none"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(address + path)
        with caught.value as answer:
            assert answer.code == 404
            assert "error" in json.load(answer)
