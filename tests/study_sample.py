"""A small study with videos of a grey picture, and a browser that answers its questionnaire."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image
from playwright.sync_api import ConsoleMessage, Page, sync_playwright

from labial.formats.mp4 import writing_mp4
from labial.perception.design import Design, digest_of, read_design
from labial.perception.folder import (
    ANSWERS,
    DESIGN,
    QUESTIONNAIRE,
    Study,
    read_study,
    write_tables,
)
from labial.perception.questionnaire import PAGE, STIMULI, write_questionnaire
from labial.perception.trials import Material, Plan, plan_trials
from labial.sinks import writing
from labial.utterance import Audio
from page_sample import CHROMIUM_FLAGS, chromium_path

DESIGN_TEXT = """
name = "sample"
contact = "someone@example.org"

[items]
texts = ["unused"]
training = 1

[conditions.good]
source = "model"
model = "s31"

[conditions.bad]
source = "shifted"
of = "good"
shift_ms = 300

[[tasks]]
name = "pairs"
kind = "preference"
repeats = 1
catches = 1

[[tasks]]
name = "scale"
kind = "rating"

[[tasks]]
name = "noise"
kind = "intelligibility"
conditions = ["good"]
snrs_db = [-6]

[[questions]]
name = "hearing"
text = { en = "Do you hear well?", fr = "Entendez-vous bien ?" }
choices = { en = ["yes", "no"], fr = ["oui", "non"] }
required = true

[exclusions]
catches = 0.5
"""

WORDS = {
    "one": "bin blue at a",
    "two": "lay green by b",
    "three": "set white in c",
    "four": "place red with d",
    "training": "bin red at e",
}


def sample_design(folder: Path, text: str = DESIGN_TEXT) -> Design:
    """The design, written to a folder."""
    path = folder / DESIGN
    path.write_text(text, "utf-8")
    return read_design(path)


def sample_study(
    folder: Path, text: str = DESIGN_TEXT, *, videos: bool = True, items: int = len(WORDS) - 1
) -> Study:
    """A study's folder, as ``labial study new`` makes it, with other videos."""
    design = sample_design(folder, text)
    words = {name: WORDS[name] for name in [*WORDS][:items]} | {"training": WORDS["training"]}
    plan = plan_trials(design, Material(words, ("training",)))
    (folder / QUESTIONNAIRE / STIMULI).mkdir(parents=True)
    (folder / ANSWERS).mkdir()
    write_tables(folder, design, plan)
    with writing(folder / QUESTIONNAIRE / PAGE) as sink:
        write_questionnaire(sink, design, digest_of(folder / DESIGN), plan)
    if videos:
        _write_videos(folder / QUESTIONNAIRE / STIMULI, design, plan)
    return read_study(folder)


def _write_videos(folder: Path, design: Design, plan: Plan) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "grey").save(picture, "jpeg")
    sound = Audio(np.zeros(2400, np.int16), 24_000)
    example = folder / "example.mp4"
    with writing(example) as sink, writing_mp4(sink, 20, (64, 64), sound, {}) as film:
        for _ in range(2):
            film.add(picture.getvalue())
    for stimulus in plan.stimuli():
        (folder / f"{stimulus.name(design.seed)}.mp4").write_bytes(example.read_bytes())
    example.unlink()


@dataclass
class Answering:
    """A questionnaire in a browser, with what its console complained of."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def hear(self, said: ConsoleMessage) -> None:
        """Record errors and warnings of the console."""
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def until(self, expression: str, seconds: float = 20) -> None:
        """Wait for a JavaScript expression to be true; the page's policy forbids eval in it."""
        for _ in range(int(seconds * 50)):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(20)
        shown = self.page.evaluate("document.body.innerText")
        raise AssertionError(f"{expression} was not true within {seconds} s: {shown}")

    @property
    def heading(self) -> str:
        """The screen's heading."""
        return self.page.locator("main h1").inner_text()

    def onward(self) -> None:
        """Press the button that goes on, and wait for the next screen."""
        self.page.evaluate("document.querySelector('main h1').dataset.old = 1")
        self.until("document.querySelector('#next:not(:disabled)') !== null")
        self.page.locator("#next").click()
        self.until("document.querySelector('main h1')?.dataset.old === undefined")

    def consent(self) -> None:
        """Agree to take part."""
        self.page.locator("#agree").check()
        self.onward()

    def prepare(self, tones: Callable[[int], int] | None = None) -> None:
        """Go through everything before the first task."""
        self.consent()
        self.page.locator("select[name=hearing]").select_option(index=1)
        self.onward()
        self.page.fill("#squares", "4")
        self.onward()
        self.page.locator("#volume-play").click()
        self.onward()
        for trial in range(6 if tones else 0):
            self.page.locator("#tones-play").click()
            self.until("!document.querySelector('fieldset').disabled", 10)
            self.page.locator("input[name=tone]").nth(tones(trial)).check()  # type: ignore[misc]
            self.onward()

    def trial(self, answer: str) -> None:
        """Play a trial's videos and answer it by the keyboard."""
        self.page.locator("#play").click()
        self.until("!document.querySelector('.asked').hidden")
        if self.page.locator("#typed").count():
            self.page.fill("#typed", answer)
        else:
            self.page.keyboard.press(answer)
        self.onward()

    @property
    def in_trial(self) -> bool:
        """Whether a trial is shown."""
        return self.page.locator("form.trial").count() > 0

    def answer_all(self, answer: Callable[[str], str]) -> int:
        """Answer all trials; ``answer`` is given what the page asks. Returns how many they were."""
        count = 0
        while not self.page.locator("#comment").count():
            if not self.in_trial:
                self.onward()
                continue
            self.trial(answer(self.heading))
            count += 1
        return count


@contextmanager
def answering(
    url: str, width: int = 1000, height: int = 800, locale: str = "en-GB"
) -> Iterator[Answering]:
    """A questionnaire in a browser that plays videos at once."""
    with sync_playwright() as playwright:
        flags = [*CHROMIUM_FLAGS, "--autoplay-policy=no-user-gesture-required"]
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        try:
            size = {"width": width, "height": height}
            context = browser.new_context(viewport=size, locale=locale)  # type: ignore[arg-type]
            context.set_default_timeout(20_000)
            shown = Answering(context.new_page())
            shown.page.on("pageerror", lambda error: shown.complaints.append(str(error)))
            shown.page.on("request", lambda request: shown.requests.append(request.url))
            shown.page.on("console", shown.hear)
            shown.page.goto(url)
            shown.until("window.labial !== undefined")
            yield shown
        finally:
            browser.close()
