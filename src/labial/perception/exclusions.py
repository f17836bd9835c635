"""Exclusions of participants and trials, by the rules that the design states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from labial.perception.answers import Answered, Participant
from labial.perception.design import Exclusions
from labial.perception.folder import Study
from labial.perception.intelligibility import normalised
from labial.perception.trials import CATCH, MAIN, REPEAT


@dataclass(frozen=True)
class Kept:
    """Participants that are kept, why others are not, and how many trials were left out."""

    participants: tuple[Participant, ...]
    excluded: dict[str, str]
    trials_left_out: int


def apply_rules(study: Study, participants: Sequence[Participant]) -> Kept:
    """Leave out participants, and then trials of the others, by the design's rules."""
    rules = study.design.exclusions
    excluded: dict[str, str] = {}
    kept, left_out = [], 0
    for participant in participants:
        reasons = [
            reason for rule in _RULES if (reason := rule(study, rules, participant)) is not None
        ]
        if reasons:
            excluded[participant.name] = "; ".join(reasons)
            continue
        answers = tuple(each for each in participant.answers if _in_time(rules, each))
        left_out += len(participant.answers) - len(answers)
        kept.append(replace(participant, answers=answers))
    return Kept(tuple(kept), excluded, left_out)


def described(rules: Exclusions) -> list[str]:
    """The rules in words, for a methods section."""
    texts = [
        (rules.catches, "passed fewer than {:.0%} of the catch trials"),
        (rules.headphones, "found the softest tone in fewer than {} of six headphone trials"),
        (rules.repeats, "agreed with their first answer in fewer than {:.0%} of repeated trials"),
        (rules.completed, "answered fewer than {:.0%} of the trials"),
        (rules.same_answer, "gave the same answer in more than {:.0%} of the trials of a task"),
    ]
    return [text.format(value) for value, text in texts if value is not None]


def _too_low(share: float | None, least: float | None, what: str) -> str | None:
    if share is None or least is None or share >= least:
        return None
    return f"{what} {share:.0%}, expected {least:.0%}"


def _catches(study: Study, rules: Exclusions, participant: Participant) -> str | None:
    del study
    caught = participant.of_role(CATCH)
    if not caught:
        return None
    passed = [normalised(each.response) == normalised(each.expected) for each in caught]
    return _too_low(sum(passed) / len(passed), rules.catches, "catch trials passed")


def _headphones(study: Study, rules: Exclusions, participant: Participant) -> str | None:
    if rules.headphones is None or not study.design.checks.headphones:
        return None
    found = participant.records.get(("headphones", ""), "")
    correct = int(found) if found.isdecimal() else 0
    if correct >= rules.headphones:
        return None
    return f"headphone trials correct {correct}, expected {rules.headphones}"


def _repeats(study: Study, rules: Exclusions, participant: Participant) -> str | None:
    kinds = {task.name: task.kind for task in study.design.tasks}
    first = {each.trial.id: each for each in participant.of_role(MAIN)}
    agreed = [
        _agree(kinds[again.trial.task], first[again.trial.id], again)
        for again in participant.of_role(REPEAT)
        if again.trial.id in first
    ]
    share = sum(agreed) / len(agreed) if agreed else None
    return _too_low(share, rules.repeats, "repeated answers agree in")


def _agree(kind: str, first: Answered, again: Answered) -> bool:
    if kind == "rating":
        return abs(int(first.response) - int(again.response)) <= 1
    if kind == "preference":
        same_side = first.reversed == again.reversed
        return (first.response == again.response) == same_side
    return normalised(first.response) == normalised(again.response)


def _completed(study: Study, rules: Exclusions, participant: Participant) -> str | None:
    plan = study.plan
    expected = sum(len(plan.entries(task, participant.number)) for task in plan.orders)
    return _too_low(len(participant.answers) / expected, rules.completed, "trials answered")


def _same_answer(study: Study, rules: Exclusions, participant: Participant) -> str | None:
    if rules.same_answer is None:
        return None
    for task in study.design.tasks:
        given = [a.response for a in participant.of_role(MAIN) if a.trial.task == task.name]
        most = max(Counter(given).values(), default=0)
        if given and most / len(given) > rules.same_answer:
            return f"the same answer in {most / len(given):.0%} of task '{task.name}'"
    return None


_RULES: tuple[Callable[[Study, Exclusions, Participant], str | None], ...] = (
    _catches,
    _headphones,
    _repeats,
    _completed,
    _same_answer,
)


def _in_time(rules: Exclusions, answer: Answered) -> bool:
    too_fast = rules.fastest_ms is not None and answer.rt_ms < rules.fastest_ms
    too_slow = rules.slowest_ms is not None and answer.rt_ms > rules.slowest_ms
    return not (too_fast or too_slow)
