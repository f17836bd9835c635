"""Voices on the studio's page: trained, stopped, gone on with, compared; avatars that speak."""

from __future__ import annotations

import base64
import shutil

import pytest

from rig_sample import save_rig, synthetic_rig
from studio_browser import studio_page
from studio_sample import running_studio
from test_avatar_files import as_vrm

# A camera and a microphone in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=1)

VOICES = "labial.state.state.voices"
DROP = """([name, content]) => {
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name));
    const place = document.querySelector("#speaking");
    for (const type of ["dragover", "drop"])
        place.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true }));
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory, small_corpus):
    folder = tmp_path_factory.mktemp("studio") / "mine"
    folder.mkdir()
    shutil.copy(small_corpus, folder / "corpus.h5")
    return folder


@pytest.fixture(scope="module")
def shown(folder):
    with (
        running_studio(folder, least=(1.0, 1.0)) as studio,
        studio_page(studio.address, step="make") as shown,
    ):
        shown.until("labial.state.state.project.utterances === 24", 60)
        yield shown


@pytest.mark.slow
def test_a_corpus_of_the_command_line_is_checked(shown):
    shown.go("check")
    shown.page.click("#check-button")
    shown.until("labial.state.state.check !== null && !labial.state.state.check.stale", 120)
    shown.until("document.querySelector('#check-button').hidden")
    shown.go("make")
    shown.says("#make-lead", "a corpus that the command line made, with 24 utterances")


@pytest.mark.slow
def test_a_training_is_stopped_and_goes_on_and_its_voice_is_compared(shown, folder):
    page = shown.page
    shown.go("make")
    page.fill("#ways form:nth-child(2) [name=name]", "learned")
    page.select_option("#ways [name=epochs]", "60")
    page.click("#ways form:nth-child(2) button")
    shown.until("labial.steps.make.task?.curve.length > 2", 120)
    shown.until("document.querySelector('#preview canvas') !== null", 60)
    page.click("#making-stop")
    shown.says("#making-state", "Stopped", 60)
    done = page.evaluate("labial.steps.make.task.curve.length")
    assert not (folder / "voices" / "learned.onnx").exists()
    page.reload()
    shown.until("window.labial?.step === 'make'", 60)
    shown.says("#making-title", "Training: learned")
    assert page.locator("#curve svg path.line").count() == 2
    page.click("#making-resume")
    shown.says("#making-state", "Done", 300)
    curve = page.evaluate("labial.steps.make.task.curve.map(({ x }) => x)")
    assert done < 60 and curve == list(range(1, 61))
    shown.until(f"{VOICES}.some(({{ name, kind }}) => name === 'learned' && kind === 'trained')")
    for name in ("learned", "s31"):
        page.click(f"#voices li[data-key={name}] input")
    shown.until("document.querySelectorAll('#comparison-faces canvas').length === 2", 90)


@pytest.mark.slow
@pytest.mark.parametrize("version", [0, 1])
def test_an_avatar_that_is_dropped_speaks(shown, tmp_path, version):
    rig = save_rig(tmp_path / "head.glb", synthetic_rig(0.001))
    avatar = as_vrm(rig, tmp_path / f"avatar-{version}.vrm", version)
    shown.go("speak")
    shown.until("document.querySelectorAll('#phone-track .border').length > 20", 90)
    shown.until("labial.steps.speak.isReady")
    content = base64.b64encode(avatar.read_bytes()).decode()
    shown.page.evaluate(DROP, [avatar.name, content])
    shown.until(f"labial.steps.speak.characters.chosen?.name === '{avatar.name}'", 60)
    shown.until("labial.steps.speak.isReady")
    pictures = {shown.page.evaluate(f"labial.steps.speak.pictureAt({t})") for t in (0, 0.4, 0.7)}
    assert len(pictures) == 3, "it moves"
    assert ".vrm" in shown.page.locator("[name=format]").inner_text()
