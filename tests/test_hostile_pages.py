"""Script in every text, label, name, licence and character: pages and pictures show it as text."""

from __future__ import annotations

import dataclasses
import html
import json
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from playwright.sync_api import Page, sync_playwright

from conftest import synthetic_utterance
from labial.cli import main
from labial.corpus import CorpusInfo, write_corpus
from labial.face.layouts import mediapipe_layout
from labial.formats.npz import write_npz
from labial.formats.trc import write_trc
from labial.model_digest import with_digest
from labial.perception.simulation import write_simulated
from labial.sinks import writing
from labial.utterance import Utterance
from labial.voice_info import METADATA_KEY
from labial.voices import voice_path
from live_sample import service, until
from page_sample import CHROMIUM_FLAGS, chromium_path
from report_sample import LIKE_THE_PAPER, save_results
from rig_sample import edit_glb, save_rig, synthetic_rig
from studio_sample import TOKEN, running_studio
from study_sample import DESIGN_TEXT, PAGE, QUESTIONNAIRE, sample_study

NAME = '<img src=x onerror="owned=1"><b data-odd>\'&amp;{{data}}${owned=1}'
"""A name as utterances, files and shapes may have."""

OPEN = "<img src=x data-odd onerror=owned=1"
"""Script without a whole tag, which espeak-ng speaks."""

TEXT = f"</script><script>owned=1</script><svg onload=owned=1>\u2028-->]]>{NAME}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        try:
            yield opened.new_page()
        finally:
            opened.close()


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    """An address of this machine that a character's picture is said to be at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def assert_is_text(page: Page, *shown: str) -> None:
    """No element or script was made of a text, and the texts are shown."""
    assert page.evaluate("typeof owned") == "undefined"
    made = "[...document.querySelectorAll('[data-odd], [onerror], [onload], [src=x]')]"
    assert page.evaluate(f"{made}.map((each) => each.outerHTML)") == []
    seen = page.evaluate("document.documentElement.textContent")
    for text in shown:
        assert text in seen, text


def spoken(name: str) -> Utterance:
    """An utterance whose words are script."""
    utterance = synthetic_utterance(name, 0)
    words = tuple(dataclasses.replace(w, label=TEXT) for w in utterance.alignment.words)
    return dataclasses.replace(
        utterance, alignment=dataclasses.replace(utterance.alignment, words=words)
    )


@pytest.fixture(scope="module")
def voice(tmp_path_factory) -> Path:
    """The included voice, all of whose texts are script."""
    path = tmp_path_factory.mktemp("voice") / f"{NAME}.onnx"
    model = onnx.load(str(voice_path()))
    for entry in model.metadata_props:
        if entry.key == METADATA_KEY:
            values = json.loads(entry.value)
            values |= dict.fromkeys(("name", "licence", "attribution"), TEXT)
            values["figures"] = {TEXT: TEXT}
            entry.value = json.dumps(values)
    path.write_bytes(with_digest(model.SerializeToString()))
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> Path:
    """A corpus whose names, words and licence are script; one utterance has a fault."""
    path = tmp_path_factory.mktemp("corpus") / "odd.h5"
    info = CorpusInfo(TEXT, 25.0, mediapipe_layout(), language="en", licence=TEXT, attribution=TEXT)
    info = dataclasses.replace(info, notes={NAME: TEXT})
    first = spoken(NAME)
    others = (synthetic_utterance(f"{NAME}{seed}", seed) for seed in range(1, 12))
    write_corpus(path, info, ((each, "train") for each in (first, *others, copied(first))))
    return path


def copied(utterance: Utterance) -> Utterance:
    return dataclasses.replace(utterance, name=f"{NAME}copy")


@pytest.fixture(scope="module")
def character(tmp_path_factory, listener) -> Path:
    """A character whose mesh, nodes, materials and eyebrows have script for names."""
    folder = tmp_path_factory.mktemp("character")
    plain = save_rig(folder / "plain.glb", synthetic_rig())
    port = listener.getsockname()[1]

    def call(document: dict) -> None:
        mesh = document["meshes"][0]
        mesh["name"] = TEXT
        mesh["extras"]["targetNames"][-1] = TEXT
        document["nodes"][0]["name"] = TEXT
        document["materials"] = [{"name": TEXT}]
        document["asset"] |= {"generator": TEXT, "copyright": TEXT}
        document["images"] = [{"uri": f"http://127.0.0.1:{port}/x.png", "name": TEXT}]
        document["textures"] = [{"source": 0}]
        document["materials"][0]["emissiveTexture"] = {"index": 0}
        mesh["primitives"][0]["material"] = 0

    return edit_glb(plain, folder / "odd.glb", call)


def motion(folder: Path) -> Path:
    path = folder / "odd.npz"
    with writing(path) as sink:
        write_npz(sink, spoken(NAME), TEXT)
    return path


def prompts(folder: Path) -> Path:
    path = folder / "sentences.txt"
    path.write_text(f"People buy {OPEN} maps.\nSheep like {OPEN} grass.\n", "utf-8")
    return path


def layout(folder: Path) -> None:
    names = (NAME, f"{NAME}2", "LipUpper", "LipLower", "CornerRight", "CornerLeft", "Chin")
    places = np.random.default_rng(0).normal(0, 30, (30, len(names), 3))
    with writing(folder / "take.trc") as sink:
        write_trc(sink, names, places, 100)


def study(folder: Path) -> None:
    save_results(folder / "results", 3, LIKE_THE_PAPER)
    path = folder / "results" / "reference.json"
    values = json.loads(path.read_text())
    values |= {"corpus": TEXT, "attribution": TEXT, "commands": [TEXT]}
    values["samples"]["u"]["words"] = [TEXT]
    path.write_text(json.dumps(values))


Line = Callable[[dict[str, Path]], list[str | Path]]
PAGES: dict[str, tuple[str, Line, tuple[str, ...]]] = {
    "say": ("a.html", lambda at: ["say", "Papa.", "--voice", at["voice"]], (TEXT,)),
    "convert": ("a.html", lambda at: ["convert", motion(at["here"])], (TEXT, NAME)),
    "figure": ("a.svg", lambda at: ["convert", motion(at["here"])], ()),
    "retarget": (
        "a.html",
        lambda at: ["retarget", motion(at["here"]), "--rig", at["character"]],
        (TEXT, NAME),
    ),
    "compare": ("a.html", lambda at: ["compare", at["voice"], at["corpus"], NAME], (TEXT, NAME)),
    "corpus check": ("a.html", lambda at: ["corpus", "check", at["corpus"]], (NAME,)),
    "corpus prompts": (
        "a.html",
        lambda at: ["corpus", "prompts", "--text", prompts(at["here"])],
        (OPEN,),
    ),
    "corpus layout": (
        "a.svg",
        lambda at: [layout(at["here"]) or "corpus", "layout", at["here"] / "take.trc"],
        (NAME,),
    ),
    "experiment report": (
        "results/report.html",
        lambda at: [study(at["here"]) or "experiment", "report", at["here"] / "results"],
        (TEXT,),
    ),
}


SLOW = {"corpus layout", "say", "convert", "figure", "compare", "experiment report"}


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.slow) if n in SLOW else n for n in PAGES]
)
def test_files_show_script_as_text(
    tmp_path, browser, listener, voice, corpus, character, name
) -> None:
    file, line, shown = PAGES[name]
    target = tmp_path / file
    places = {"here": tmp_path, "voice": voice, "corpus": corpus, "character": character}
    words = [str(word) for word in line(places)]
    assert main([*words, *([] if "report" in words else ["-o", str(target)])]) == 0
    browser.goto(target.as_uri())
    browser.wait_for_timeout(300)
    with pytest.raises(BlockingIOError):
        listener.accept()
    assert_is_text(browser, *shown)


@pytest.mark.slow
def test_the_drawing_of_a_binding_shows_script_as_text(tmp_path, browser, character) -> None:
    target = tmp_path / "odd.binding.toml"
    assert main(["rig", "bind", str(character), "-o", str(target)]) == 0
    drawings = [path for path in tmp_path.iterdir() if path != target]
    assert drawings
    for path in drawings:
        browser.goto(path.as_uri())
        assert_is_text(browser)


@pytest.mark.slow
def test_the_live_page_shows_script_as_text(browser, voice, character) -> None:
    ready = "window.labial?.face?.connected === true"
    with service("--voice-file", str(voice)) as address:
        browser.goto(address)
        until(browser, ready)
        browser.select_option("#voice", voice.stem)
        until(browser, f"{ready} && labial.face.attribution.includes('data-odd')", 30)
        odd = {"name": f"{NAME}.glb", "mimeType": "", "buffer": character.read_bytes()}
        browser.set_input_files("#character", odd)
        until(browser, f"{ready} && labial.face.shape.length === 1", 60)
        assert_is_text(browser, TEXT, f"{NAME}.glb")
        for text in ("Papa <img src=x onerror=owned=1 mama.", TEXT):
            browser.fill("#text", text)
            browser.press("#text", "Enter")
            browser.wait_for_timeout(1500)
            assert_is_text(browser)
        browser.goto("about:blank")


@pytest.mark.slow
def test_the_studio_shows_script_as_text(tmp_path, browser, voice, character) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    odd = json.dumps(TEXT)
    about = [f"{name} = {odd}" for name in ("name", "talker", "licence", "attribution")]
    (folder / "project.toml").write_text("\n".join(["format = 1", 'language = "en-gb"', *about]))
    (folder / "prompts.txt").write_text(f"People buy {NAME} maps.\nSheep like grass.\n", "utf-8")
    (folder / "voices").mkdir()
    (folder / "voices" / voice.name).write_bytes(voice.read_bytes())
    (folder / "takes").mkdir()
    (folder / "takes" / "0001.webm").write_bytes(b"no video")
    (folder / "takes" / "0001.txt").write_text(TEXT, "utf-8")
    (folder / "left-out.csv").write_text(f'utterance,why\n0001,"{html.escape(NAME)}"\n', "utf-8")
    with running_studio(folder) as studio:
        browser.goto(f"{studio.address}/studio#token={TOKEN}")
        until(browser, "window.labial?.step", 30)
        for step in ("setup", "record", "check", "make", "speak"):
            browser.click(f"[data-step={step}]")
            browser.wait_for_timeout(700)
            assert_is_text(browser, *([TEXT, NAME] if step in ("check", "speak") else []))
        browser.fill("#speak-form textarea", TEXT)
        browser.press("#speak-form textarea", "Enter")
        browser.wait_for_timeout(1500)
        assert_is_text(browser)
        browser.goto("about:blank")


@pytest.mark.slow
def test_a_study_shows_script_as_text(tmp_path, browser) -> None:
    odd = json.dumps(TEXT)
    text = DESIGN_TEXT.replace('"Do you hear well?"', odd).replace('"yes", "no"', f'{odd}, "no"')
    text = text.replace('"someone@example.org"', odd)
    words = f"title = {{ en = {odd}, fr = {odd} }}\n"
    study = sample_study(tmp_path, words + text, videos=False)
    browser.goto((tmp_path / QUESTIONNAIRE / PAGE).as_uri())
    browser.wait_for_timeout(500)
    assert_is_text(browser, TEXT)
    answers = tmp_path / "all.jsonl"
    write_simulated(study, answers, {"good": 1}, 3, 0)
    records = [json.loads(line) for line in answers.read_text().splitlines()]
    for record in records:
        record["participant"] += TEXT
        if record["event"] in ("question", "screen", "volume"):
            record["response"] = TEXT
    answers.write_text("".join(json.dumps(record) + "\n" for record in records))
    report = tmp_path / "report.html"
    assert main(["study", "analyse", str(tmp_path), str(answers), "-o", str(report)]) == 0
    browser.goto(report.as_uri())
    assert_is_text(browser)
