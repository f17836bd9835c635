"""The questionnaire: one page with the texts and the trials, next to the videos that it plays."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from dataclasses import asdict
from importlib import resources
from typing import Any

from labial.pages import write_filled
from labial.perception.design import Design, Task
from labial.perception.trials import TRAINING, Entry, Plan
from labial.sinks import Sink

PAGE, STIMULI = "index.html", "stimuli"

NOT_SERVED, SERVED = '"served":false', '"served":true'
"""What the page says of itself, on a static host and under ``labial serve``."""


def write_questionnaire(sink: Sink, design: Design, digest: str, plan: Plan) -> None:
    """Write the page of a study. What is shown in a video cannot be read from it."""
    script, style = _asset("questionnaire.js"), _asset("questionnaire.css")
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)};"
        " media-src 'self' file: blob:; img-src data:; connect-src 'self'; base-uri 'none';"
        " form-action 'none'"
    )
    titles = [design.title[code] for code in design.languages if code in design.title]
    study = json.dumps(page_data(design, digest, plan), separators=(",", ":"))
    fields = {
        "policy": policy,
        "title": html.escape(titles[0] if titles else "labial"),
        "style": style,
        "study": study.replace("<", "\\u003c").replace("&", "\\u0026"),
        "script": script,
    }
    with sink.text() as file:
        write_filled(file, _asset("index.html"), fields)


def page_data(design: Design, digest: str, plan: Plan) -> dict[str, Any]:
    """What the page's script reads, as JSON."""
    return {
        "name": design.name,
        "digest": digest,
        "served": False,
        "languages": list(design.languages),
        "title": dict(design.title),
        "texts": {code: dict(texts) for code, texts in design.texts.items()},
        "contact": design.contact,
        "questions": [asdict(question) for question in design.questions],
        "checks": asdict(design.checks),
        "volume": _volume(design, plan),
        "tasks": [_task(design, task, plan) for task in design.tasks],
    }


def _task(design: Design, task: Task, plan: Plan) -> dict[str, Any]:
    trials = {
        trial.id: [stimulus.name(design.seed) for stimulus in trial.stimuli]
        for trial in plan.trials.values()
        if trial.task == task.name
    }
    return {
        "name": task.name,
        "kind": task.kind,
        "question": dict(task.question),
        "scale": task.scale,
        "anchors": {code: list(anchors) for code, anchors in task.anchors.items()},
        "choices": list(task.choices),
        "trials": trials,
        "orders": [[_entry(each) for each in order] for order in plan.orders[task.name]],
    }


def _entry(entry: Entry) -> list[object]:
    return [entry.trial, entry.role, int(entry.reversed), entry.expected]


def _volume(design: Design, plan: Plan) -> str:
    """A video with sound to set the volume by: of a training trial, if there is one."""
    training = {e.trial for orders in plan.orders.values() for o in orders for e in o}
    first = [e.trial for orders in plan.orders.values() for e in orders[0] if e.role == TRAINING]
    for name in (*first, *sorted(training)):
        for stimulus in plan.trials[name].stimuli:
            if stimulus.sound:
                return f"{STIMULI}/{stimulus.name(design.seed)}.mp4"
    return ""


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _asset(name: str) -> str:
    return (resources.files("labial.perception") / "page" / name).read_text(encoding="utf-8")
