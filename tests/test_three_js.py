"""The site of docs/three.js.md, as written there, in a browser."""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import numpy as np
import pytest
from playwright.sync_api import sync_playwright

from conftest import REPOSITORY
from document_sample import code_of
from labial.cli import main
from labial.formats.glb import read_glb
from page_sample import CHROMIUM_FLAGS, chromium_path

HOOK = "window.shown = { face, mixer, audio, clip };\n</script>\n</html>"
"""Gives the test access to the page's variables."""
PLAYED = """async () => {
    const { face, mixer, audio, clip } = shown;
    const mesh = face.getObjectByName("face");
    const seen = [];
    await audio.play();
    for (let rest = 3; rest > 0; rest -= audio.ended) {
        await new Promise(requestAnimationFrame);
        seen.push([mixer.time, audio.currentTime, ...mesh.morphTargetInfluences]);
    }
    return seen;
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Do not log requests."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder that the page's commands make; three comes from web/."""
    modules = REPOSITORY / "web" / "node_modules"
    if shutil.which("node") is None or not (modules / "three").is_dir():
        pytest.skip("needs Node.js and web/node_modules: npm ci in web/")
    folder = tmp_path_factory.mktemp("site")
    (folder / "node_modules").symlink_to(modules)
    assert main(["say", "People buy big maps.", "-o", str(folder / "face.glb")]) == 0
    page = code_of("three.js.md", "html")
    assert page.count("</script>\n</html>") == 1
    (folder / "index.html").write_text(page.replace("</script>\n</html>", HOOK))
    return folder


@pytest.fixture(scope="module")
def page(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    flags = [*CHROMIUM_FLAGS, "--autoplay-policy=no-user-gesture-required"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        shown = browser.new_page(viewport={"width": 320, "height": 320})
        complaints: list[str] = []
        shown.on("pageerror", lambda error: complaints.append(str(error)))
        shown.on("console", lambda said: said.type == "error" and complaints.append(said.text))
        shown.goto(f"http://127.0.0.1:{server.server_port}/")
        shown.wait_for_function("window.shown !== undefined")
        yield shown
        browser.close()
    server.shutdown()
    server.server_close()
    assert complaints == []


def test_the_face_follows_its_sound(site, page):
    glb = read_glb(site / "face.glb")
    (sampler,) = glb.document["animations"][0]["samplers"]
    times = glb.array(sampler["input"], "SCALAR")[:, 0]
    weights = glb.array(sampler["output"], "SCALAR").reshape(len(times), -1)
    played = np.array(page.evaluate(PLAYED))
    assert len(played) > 5
    assert played[-1, 0] == pytest.approx(times[-1], abs=0.05), "to its end, and not round again"
    assert (np.diff(played[:, 0]) >= 0).all()
    # The page may draw before or after it is read, and software draws slowly.
    assert np.abs(played[:, 0] - np.minimum(played[:, 1], times[-1])).max() < 0.25
    for moment in played:
        expected = [np.interp(moment[0], times, column) for column in weights.T]
        assert moment[2:] == pytest.approx(expected, abs=1e-4)


def test_seeking_shows_another_face(page):
    pictures = []
    for time in (0.2, 0.5, 0.2):  # /p/ and the vowel of "buy"
        page.evaluate("time => { shown.audio.currentTime = time; }", time)
        page.wait_for_function(f"Math.abs(shown.mixer.time - {time}) < 0.01")
        page.wait_for_timeout(200)
        pictures.append(page.screenshot())
    assert pictures[0] == pictures[2] != pictures[1]
