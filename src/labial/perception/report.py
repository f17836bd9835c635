"""The report of a study as a page, with text for a methods section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape
from importlib import resources

from labial import __version__
from labial.pages import caption, paragraph, table, write_filled
from labial.perception.analysis import Analysis, TaskResult
from labial.perception.exclusions import described
from labial.perception.figures import dots
from labial.perception.tasks import TASKS
from labial.sinks import Sink


def write_report(sink: Sink, analysis: Analysis) -> None:
    """Write the report of an analysis."""
    template = (resources.files("labial.perception") / "page" / "report.html").read_text("utf-8")
    title = title_of(analysis)
    with sink.text() as file:
        write_filled(file, template, {"title": escape(title), "body": _body(analysis, title)})


def title_of(analysis: Analysis) -> str:
    """The study's title in its first language, or its name."""
    design = analysis.study.design
    titles = (design.title.get(code) for code in design.languages)
    return next(filter(None, titles), design.name)


def _body(analysis: Analysis, title: str) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    for text in summary(analysis):
        yield paragraph(text)
    for result in analysis.tasks:
        yield from _task(result)
    yield "<h2>Methods</h2>"
    for text in methods(analysis):
        yield paragraph(text)
    yield from _exclusions(analysis)
    yield from _participants(analysis)


def summary(analysis: Analysis) -> list[str]:
    """How many took part, and the first finding of each task, in sentences."""
    kept = analysis.kept
    count = len(kept.participants) + len(kept.excluded)
    texts = [f"{count} participants answered; {len(kept.excluded)} are excluded by the rules."]
    for result in analysis.tasks:
        if result.findings is None:
            texts.append(f"{result.task.name}: {result.problem}.")
            continue
        for effect in result.findings.effects:
            found = effect.found
            seen = found.low > 0 or found.high < 0
            texts.append(
                f"{result.task.name}: {effect.name}: {found.value:+.2f} [{found.low:+.2f},"
                f" {found.high:+.2f}]"
                f"{'' if seen else ', which does not exclude that there is no difference'}."
            )
    return texts


def methods(analysis: Analysis) -> list[str]:
    """Paragraphs for a methods section."""
    design, kept = analysis.study.design, analysis.kept
    tasks = ", ".join(f"'{task.name}' ({TASKS[task.kind].title})" for task in design.tasks)
    rules = described(design.exclusions)
    excluded = "Participants were excluded, by rules written before, who " + "; ".join(rules) + "."
    count = len(kept.participants) + len(kept.excluded)
    texts = [
        f"{count} participants took part in the tasks {tasks}."
        " All videos showed one face from one view. Sounds had an integrated loudness of"
        f" {design.loudness_lufs:g} LUFS (ITU-R BS.1770-4). Conditions were ordered by Williams"
        " squares, and sentences at random.",
        excluded if rules else "No participants were excluded.",
    ]
    for result in analysis.tasks:
        if result.findings is not None:
            texts.append(f"{result.task.name}: {result.findings.methods}")
    texts.append(f"Computed by labial {__version__}; design {analysis.study.digest}.")
    return texts


def _task(result: TaskResult) -> Iterator[str]:
    yield f"<h2>{escape(result.task.name)}</h2>"
    yield paragraph(f"{TASKS[result.task.kind].title.capitalize()}: {result.trials} answers.")
    if result.findings is None:
        yield paragraph(f"Not evaluated: {result.problem}.", "warn")
        return
    for figure in result.findings.figures:
        yield f"<figure>{dots(figure)}{caption(f'{figure.title}, with 95 % intervals.')}</figure>"
    for sheet in result.findings.sheets:
        yield f"<h3>{escape(sheet.title)}</h3>"
        yield table(sheet.heading, sheet.rows)
    for note in result.findings.notes:
        yield paragraph(note, "faint")


def _exclusions(analysis: Analysis) -> Iterator[str]:
    kept = analysis.kept
    if kept.excluded:
        yield "<h2>Excluded</h2>"
        yield table(("participant", "reason"), list(kept.excluded.items()), kind="text")
    if kept.trials_left_out:
        yield paragraph(f"Trials left out by their times: {kept.trials_left_out}.")


def _participants(analysis: Analysis) -> Iterator[str]:
    for question in analysis.study.design.questions:
        if not question.choices:
            continue
        people = analysis.kept.participants
        given = Counter(each.records.get(("question", question.name), "") for each in people)
        yield f"<h3>Participants: {escape(question.name)}</h3>"
        yield table(("answer", "number"), [(name or "–", str(n)) for name, n in given.items()])
