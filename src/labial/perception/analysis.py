"""The analysis of a study: exclusions, and the findings of each task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from labial.errors import MissingExtraError, SpeechError, StudyError
from labial.perception.answers import Answered, Participant, main_answers
from labial.perception.design import Task
from labial.perception.exclusions import Kept, apply_rules
from labial.perception.findings import Findings, Sheet
from labial.perception.folder import Study
from labial.perception.mixed_models import fit
from labial.perception.r_process import can_fit, fit_in_r
from labial.perception.tasks import TASKS
from labial.perception.viseme_confusions import viseme_confusions


@dataclass(frozen=True)
class TaskResult:
    """What was found in a task, or why nothing could be."""

    task: Task
    trials: int
    findings: Findings | None
    problem: str = ""


@dataclass(frozen=True)
class Analysis:
    """The result of a study."""

    study: Study
    kept: Kept
    tasks: tuple[TaskResult, ...]


def analyse(study: Study, participants: Sequence[Participant], *, with_r: bool = False) -> Analysis:
    """Apply the design's exclusions, and evaluate each task.

    ``with_r`` fits the mixed models in R as well. Raises ``StudyError`` if nobody is left, and if
    R fails.
    """
    kept = apply_rules(study, participants)
    if not kept.participants:
        raise StudyError(f"the rules exclude all {len(participants)} participants")
    results = [_result(study, task, kept.participants, with_r) for task in study.design.tasks]
    return Analysis(study, kept, tuple(results))


def _result(
    study: Study, task: Task, participants: Sequence[Participant], with_r: bool
) -> TaskResult:
    answers = main_answers(participants, task.name)
    if not answers:
        return TaskResult(task, 0, None, "no answers")
    try:
        conditions = study.design.conditions_of(task)
        findings = TASKS[task.kind].load().analyse(task, conditions, answers)
    except StudyError as error:
        return TaskResult(task, len(answers), None, str(error))
    findings = _with_visemes(study, task, answers, findings)
    if with_r and findings.fit is not None and can_fit(findings.fit.problem):
        findings = replace(findings, sheets=(*findings.sheets, _in_r(findings)))
    return TaskResult(task, len(answers), findings)


def _with_visemes(
    study: Study, task: Task, answers: Sequence[Answered], findings: Findings
) -> Findings:
    """Findings of words with their confusions by visemes, or with a note of why there are none."""
    if task.kind != "intelligibility":
        return findings
    conditions, language = study.design.conditions_of(task), study.design.items.language
    try:
        sheets = viseme_confusions(task, conditions, answers, language)
    except (SpeechError, MissingExtraError) as error:
        note = f"Confusions of visemes need espeak-ng's phones of all words: {error}."
        return replace(findings, notes=(*findings.notes, note))
    return replace(findings, sheets=(*findings.sheets, *sheets))


def _in_r(findings: Findings) -> Sheet:
    """Fixed effects as labial and R estimate them, both without a penalty."""
    assert findings.fit is not None
    problem = findings.fit.problem
    ours, theirs = fit(problem), fit_in_r(problem)
    errors = np.sqrt(np.diag(ours.covariance))
    rows = [
        (name, f"{a:.3f}", f"{b:.3f}", f"{c:.3f}", f"{d:.3f}")
        for name, a, b, c, d in zip(
            ours.problem.names, ours.fixed, errors, theirs.fixed, theirs.errors, strict=True
        )
    ]
    likelihoods = (f"{ours.log_likelihood:.3f}", "", f"{theirs.log_likelihood:.3f}", "")
    rows.append(("log likelihood", *likelihoods))
    heading = ("", "labial", "standard error", "R", "standard error")
    return Sheet(f"The same model in {theirs.version}", heading, tuple(rows))
