"""Intelligibility: what is said, seen and heard, in noise, answered by typing or by choice.

Pairs of different syllables for ear and eye give McGurk and MacDonald's (1976) fusions.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import expit

from labial.errors import StudyError
from labial.perception.benefit import Count, benefit_of
from labial.perception.confusions import choice_confusions
from labial.perception.findings import (
    Dots,
    Effect,
    Findings,
    Point,
    Sheet,
    corrected,
    effect_sheet,
    percent,
    spreads,
)
from labial.perception.mixed_models import Contrast, Fit, Problem, Term, Values, degrees_of, fit
from labial.perception.tasks import Cell, TaskKind

if TYPE_CHECKING:
    from labial.perception.answers import Answered
    from labial.perception.design import Task
    from labial.perception.listeners import Listener

PRESENTATIONS = ("audio", "visual", "audiovisual")
_RESAMPLES = 2000
_DECIBEL = 0.3
"""Log odds of a word for each dB of simulated participants."""
_HALF_DB = -6.0
_SILENT = -2.0


def _check(task: Task, conditions: Sequence[str]) -> None:
    unknown = {*task.presentations} - {*PRESENTATIONS}
    if unknown or not task.presentations:
        raise StudyError(f"presentations: expected some of {', '.join(PRESENTATIONS)}")
    if not all(-60 <= snr <= 60 for snr in task.snrs_db):
        raise StudyError("snrs_db: expected numbers from -60 to 60")
    if len(_cells(task, conditions)) < 2 and not task.mcgurk:
        raise StudyError("nothing to compare: expected several presentations, levels or conditions")


def _cells(task: Task, conditions: Sequence[str]) -> list[Cell]:
    cells = []
    for snr in task.snrs_db or (None,):
        level = "in quiet" if snr is None else f"at {snr:g} dB"
        if "audio" in task.presentations:
            cells.append(Cell(f"heard {level}", ("",), True, snr))
        if "audiovisual" in task.presentations:
            cells += [Cell(f"{name} {level}", (name,), True, snr) for name in conditions]
    if "visual" in task.presentations:
        cells += [Cell(f"{name} seen only", (name,), False) for name in conditions]
    return cells


def _respond(
    listener: Listener, cell: Cell, task: Task, words: str, random: np.random.Generator
) -> str:
    (face,) = cell.faces
    level = _SILENT
    if cell.sound:
        level = 4.0 if cell.snr_db is None else _DECIBEL * (cell.snr_db - _HALF_DB)
    level += listener.tendency + listener.quality(face, words)
    if task.choices:
        heard = words in task.choices and random.random() < expit(level)
        return words if heard else str(random.choice(task.choices))
    return " ".join(word for word in words.split() if random.random() < expit(level))


def normalised(text: str) -> list[str]:
    """The words of an answer without case, punctuation and the accents of Latin letters.

    Marks of other scripts make other letters, as が is not か.
    """
    kept: list[str] = []
    latin = False
    for character in unicodedata.normalize("NFKD", text.casefold()):
        if unicodedata.category(character).startswith("M"):
            kept += [] if latin else [character]
            continue
        latin = "LATIN" in unicodedata.name(character, "")
        kept.append(character if character.isalnum() else " ")
    return "".join(kept).split()


def words_correct(answer: str, words: str) -> list[bool]:
    """Whether each word of an item is in the answer, in any order, each word as often as typed."""
    given = Counter(normalised(answer))
    correct = []
    for word in normalised(words):
        correct.append(given[word] > 0)
        given[word] -= correct[-1]
    return correct


def scored(task: Task, answer: Answered) -> list[bool]:
    """The score of an answer: for each word, or of the choice."""
    if task.choices:
        return [normalised(answer.response) == normalised(answer.trial.words)]
    return words_correct(answer.response, answer.trial.words)


def _analyse(task: Task, conditions: Sequence[str], answers: Sequence[Answered]) -> Findings:
    cells = _cells(task, conditions)
    plain = [answer for answer in answers if " + " not in answer.trial.item]
    sheets: list[Sheet] = []
    figures: list[Dots] = []
    contrasts: tuple[Effect, ...] = ()
    notes: list[str] = []
    fitted: Fit | None = None
    if len(cells) > 1 and plain:
        fitted = understood(task, plain, [cell.name for cell in cells])
        contrasts = corrected(_comparisons(fitted, cells))
        sheets += [effect_sheet("Differences", contrasts), _shares(task, cells, plain)]
        sheets += [spreads(fitted.sds)]
        figures.append(Dots("Share correct", "share", _points(task, cells, plain)))
        sheets += _benefits(task, cells, plain)
    if task.choices:
        sheets += [choice_confusions(task.choices, cell, plain) for cell in cells]
    if task.mcgurk:
        sheets.append(_fusions(cells, answers))
    if not task.choices:
        notes.append("Typed words count without case, accents, punctuation and order.")
    unit = "answers" if task.choices else "words"
    return Findings(
        tuple(contrasts),
        tuple(sheets),
        tuple(figures),
        f"Correct {unit} were modelled by a mixed logistic regression with fixed effects of what"
        " was seen and heard, and random effects of participants, items, conditions within both,"
        " and trials. Intervals and tests are Wald's, p-values are corrected by Holm's method. The"
        " relative benefit of the face (Sumby and Pollack 1954) has an interval clustered by"
        " participants and items (Cameron et al. 2011).",
        tuple(notes),
        fitted,
    )


def understood(task: Task, answers: Sequence[Answered], cells: Sequence[str]) -> Fit:
    """A mixed logistic regression of correct words: effects of the cells but the first."""
    scores = [scored(task, answer) for answer in answers]
    rows = [
        (answer, correct) for answer, all_ in zip(answers, scores, strict=True) for correct in all_
    ]
    response = np.array([correct for _, correct in rows], np.int64)
    shown = [answer.trial.cell for answer, _ in rows]
    people, items = [a.participant for a, _ in rows], [a.trial.item for a, _ in rows]
    fixed = np.array([[float(each == name) for name in cells[1:]] for each in shown])
    terms = [
        Term.of("participant", people),
        Term.of("item", items),
        Term.of("participant x condition", people, shown),
        Term.of("item x condition", items, shown),
    ]
    if not task.choices:
        terms.append(Term.of("trial", people, items, shown))
    problem = Problem(response, fixed, tuple(cells[1:]), tuple(terms))
    return fit(problem, degrees_of(people, items), penalised=True)


def _comparisons(fitted: Fit, cells: Sequence[Cell]) -> list[tuple[str, Contrast]]:
    """Faces with each other, and with hearing alone, at each level."""

    def indicator(cell: Cell) -> Values:
        return np.array([float(each == cell) for each in cells[1:]])

    pairs = []
    for place, later in enumerate(cells):
        for earlier in cells[:place]:
            if (earlier.sound, earlier.snr_db) == (later.sound, later.snr_db):
                first, second = (later, earlier) if not earlier.faces[0] else (earlier, later)
                pairs.append((first, second))
    pairs.sort(key=lambda pair: not pair[1].faces[0])  # faces with each other come first
    if not pairs:
        pairs = [(cells[-1], cells[0])]
    return [
        (f"{a.name} over {b.name}", fitted.contrast((indicator(a) - indicator(b)).tolist()))
        for a, b in pairs
    ]


def _by_person(task: Task, cell: Cell, answers: Sequence[Answered]) -> dict[str, float]:
    """Each participant's share correct in a cell."""
    found: dict[str, list[bool]] = {}
    for answer in answers:
        if answer.trial.cell == cell.name:
            found.setdefault(answer.participant, []).extend(scored(task, answer))
    return {person: float(np.mean(correct)) for person, correct in found.items() if correct}


def _resampled(values: Values) -> Values:
    """Means over participants who are drawn with replacement, ``[resamples]``."""
    random = np.random.default_rng(0)
    drawn = random.integers(0, len(values), (_RESAMPLES, len(values)))
    return np.asarray(values[drawn].mean(axis=1), np.float64)


def _points(task: Task, cells: Sequence[Cell], answers: Sequence[Answered]) -> tuple[Point, ...]:
    points = []
    for cell in cells:
        values = np.array(list(_by_person(task, cell, answers).values()))
        if len(values):
            low, high = np.quantile(_resampled(values), [0.025, 0.975])
            points.append(Point(cell.name, float(values.mean()), float(low), float(high)))
    return tuple(points)


def _shares(task: Task, cells: Sequence[Cell], answers: Sequence[Answered]) -> Sheet:
    rows = tuple(
        (p.name, percent(p.value), f"{percent(p.low)} to {percent(p.high)}")
        for p in _points(task, cells, answers)
    )
    return Sheet("Share correct", ("", "mean", "95 % interval over participants"), rows)


def _benefits(task: Task, cells: Sequence[Cell], answers: Sequence[Answered]) -> list[Sheet]:
    """The benefit of each face at each level."""
    rows = []
    for heard in (cell for cell in cells if not cell.faces[0]):
        alone = counts_of(task, heard, answers)
        for cell in cells:
            if not cell.faces[0] or not cell.sound or cell.snr_db != heard.snr_db:
                continue
            found = benefit_of(counts_of(task, cell, answers), alone)
            if found is not None:
                interval = f"{found.low:.2f} to {found.high:.2f}"
                rows.append((cell.name, f"{found.value:.2f}", interval))
    title = "Benefit of the face, (seen and heard - heard) / (1 - heard)"
    return [Sheet(title, ("", "benefit", "95 % interval"), tuple(rows))] if rows else []


def counts_of(task: Task, cell: Cell, answers: Sequence[Answered]) -> list[Count]:
    """What was understood in a cell, answer by answer."""
    return [
        Count(answer.participant, answer.trial.item, sum(correct), len(correct))
        for answer in answers
        if answer.trial.cell == cell.name
        for correct in [scored(task, answer)]
    ]


def _fusions(cells: Sequence[Cell], answers: Sequence[Answered]) -> Sheet:
    """Answers to different syllables for ear and eye: as heard, as seen, or another."""
    rows = []
    for cell in cells:
        for item in dict.fromkeys(a.trial.item for a in answers if " + " in a.trial.item):
            given = [a for a in answers if a.trial.cell == cell.name and a.trial.item == item]
            if not given:
                continue
            heard, seen = item.split(" + ", 1)
            as_heard = sum(normalised(a.response) == normalised(heard) for a in given)
            as_seen = sum(normalised(a.response) == normalised(seen) for a in given)
            shares = (as_heard, as_seen, len(given) - as_heard - as_seen)
            rows.append((cell.name, item, *(percent(each / len(given)) for each in shares)))
    return Sheet(
        "Different for ear and eye",
        ("", "heard + seen", "as heard", "as seen", "other"),
        tuple(rows),
    )


INTELLIGIBILITY = TaskKind(_check, _cells, False, _respond, _analyse)
