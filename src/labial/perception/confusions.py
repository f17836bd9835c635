"""Confusions of choices, and the share of information that answers transmit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from labial.perception.findings import Sheet, percent
from labial.perception.tasks import Cell

if TYPE_CHECKING:
    from labial.perception.answers import Answered

Counts = np.typing.NDArray[np.int64]


def choice_confusions(choices: Sequence[str], cell: Cell, answers: Sequence[Answered]) -> Sheet:
    """The confusions of choices in a cell."""
    return confusion_sheet(
        f"Confusions, {cell.name}", choices, choice_counts(choices, cell.name, answers)
    )


def choice_counts(choices: Sequence[str], cell: str, answers: Sequence[Answered]) -> Counts:
    """How often each choice was said (rows) and answered (columns) in a cell."""
    counts = np.zeros((len(choices), len(choices)), np.int64)
    for answer in answers:
        words, response = answer.trial.words, answer.response
        if answer.trial.cell == cell and words in choices and response in choices:
            counts[choices.index(words), choices.index(response)] += 1
    return counts


def confusion_sheet(title: str, names: Sequence[str], counts: Counts) -> Sheet:
    """Stimuli in rows, answers in columns, and the share of information that is transmitted."""
    rows = tuple((name, *map(str, row)) for name, row in zip(names, counts.tolist(), strict=True))
    share = percent(transmitted(counts))
    return Sheet(f"{title}: {share} of the information transmitted", ("said", *names), rows)


def transmitted(counts: Counts) -> float:
    """Information from stimuli (rows) to answers (columns) relative to that of the stimuli.

    Miller and Nicely (1955); 0 if there is one stimulus or no answer.
    """
    total = counts.sum()
    if not total:
        return 0.0
    joint = counts / total
    rows, columns = joint.sum(axis=1), joint.sum(axis=0)
    entropy = float(-(rows[rows > 0] * np.log2(rows[rows > 0])).sum())
    place = joint > 0
    shared = float(
        (joint[place] * np.log2((joint / np.outer(rows, columns).clip(1e-300))[place])).sum()
    )
    return shared / entropy if entropy > 0 else 0.0
