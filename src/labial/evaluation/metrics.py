"""The registry of metrics: their names, meanings, computation and order.

A metric is one entry of ``METRICS``. The tables of ``labial evaluate``, the figures in a voice and
the report of an experiment take their rows, columns, texts and tests from it. NumPy only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from functools import partial
from typing import Any, Literal

from labial.errors import LabialError
from labial.evaluation.closure import CLOSED_BELOW_MM, CLOSURE_MARGIN_S, OPEN_ABOVE_MM, closure
from labial.evaluation.comparison import Comparison
from labial.evaluation.fit import (
    aperture_channel,
    coordinates,
    fit,
    lip_coordinates,
    width_channel,
)

Scores = Mapping[str, Any]
"""What ``score`` returns and results store: the values of each group of metrics, by its key."""

Better = Literal["lower", "higher"]

Rank = Literal["main", "summary", "detail"]
"""Where the report of an experiment shows a metric.

``detail``: in ``runs.csv``. ``summary``: also as a column of its tables. ``main``: also with the
last epoch's weights, tested between conditions, drawn, and stored for every sentence.
"""


@dataclass(frozen=True)
class ScoreGroup:
    """Metrics that are computed together and stored under ``key``.

    ``compute`` returns a number, None, or a dataclass of these.
    """

    key: str
    compute: Callable[[Sequence[Comparison]], Any]


@dataclass(frozen=True)
class Count:
    """The number of cases that a metric is a share of: its label, and its path in the group."""

    label: str
    path: tuple[str, ...]

    def of(self, group: ScoreGroup, scores: Scores) -> int | None:
        """The count, or None if the scores lack it."""
        value: int | None = _at(scores, (group.key, *self.path))
        return value


@dataclass(frozen=True)
class Metric:
    """One metric.

    ``name`` is its name in files, ``label`` in tables; ``unit`` is empty for a dimensionless
    number; ``meaning`` is a sentence for the readers of a report. ``path`` leads to its value in
    what ``group`` computes. ``left_out`` describes, from the group's stored values, which cases
    have no value.
    """

    name: str
    label: str
    unit: str
    better: Better
    meaning: str
    group: ScoreGroup
    path: tuple[str, ...] = ()
    rank: Rank = "detail"
    count: Count | None = None
    left_out: Callable[[Scores], str] | None = None

    @property
    def heading(self) -> str:
        """The label with the unit."""
        return f"{self.label}, {self.unit}" if self.unit else self.label

    def of(self, scores: Scores) -> float | None:
        """The metric's value; None if it has none or the scores are older than the metric."""
        value = _at(scores, (self.group.key, *self.path))
        return None if value is None else float(value)

    def remark(self, scores: Scores) -> str:
        """A text on the cases without a value; empty if there are none."""
        group = scores.get(self.group.key)
        return self.left_out(group) if self.left_out and group is not None else ""


def _uncorrelated(fitted: Scores) -> str:
    """A text on the channels and utterances of a stored ``Fit`` that have no correlation."""
    constant, short = (fitted["r"].get(name, 0) for name in ("recorded_constant", "too_short"))
    if not constant and not short:
        return ""
    return f"no correlation for {constant} constant channels and {short} utterances too short"


_ALL = ScoreGroup("all", partial(fit, channels=coordinates))
_LIPS = ScoreGroup("lips", partial(fit, channels=lip_coordinates))
_APERTURE = ScoreGroup("aperture", partial(fit, channels=aperture_channel))
_WIDTH = ScoreGroup("width", partial(fit, channels=width_channel))
_CLOSURE = ScoreGroup("closure", closure)
_R = ("r", "mean")

RMSE = Metric(
    "rmse_mm", "RMSE", "mm", "lower",
    "Root of the mean squared error of each coordinate over all test frames, averaged over"
    " coordinates.",
    _ALL, ("rmse_mm",), "main",
)  # fmt: skip
CORRELATION = Metric(
    "r", "Pearson's r", "", "higher",
    "Pearson's correlation of each coordinate over each utterance, averaged; 0 for a constant"
    " prediction.",
    _ALL, _R, "main", left_out=_uncorrelated,
)  # fmt: skip
CLOSED = Metric(
    "closed", "/p b m/ closed", "", "higher",
    f"Of the /p b m/ recorded closed (aperture below {CLOSED_BELOW_MM:g} mm at any time from"
    f" {1000 * CLOSURE_MARGIN_S:g} ms before to {1000 * CLOSURE_MARGIN_S:g} ms after), the share"
    " predicted closed.",
    _CLOSURE, ("closed",), "summary", Count("of the recorded closed", ("bilabials",)),
)  # fmt: skip
VOWELS_SHUT = Metric(
    "vowels_shut", "open vowels shut", "", "lower",
    f"Of the vowels recorded open (aperture above {OPEN_ABOVE_MM:g} mm at their midpoint), the"
    f" share with a predicted aperture below {CLOSED_BELOW_MM:g} mm there.",
    _CLOSURE, ("vowels_shut",), "summary", Count("of the recorded open", ("vowels",)),
)  # fmt: skip

_ENTRIES = (
    RMSE,
    Metric(
        "rmse_centred_mm", "RMSE, shift taken out", "mm", "lower",
        "RMSE with the mean error of each utterance removed.",
        _ALL, ("rmse_centred_mm",),
    ),
    CORRELATION,
    Metric(
        "lips_rmse_mm", "lips RMSE", "mm", "lower",
        "RMSE of the lips' coordinates.",
        _LIPS, ("rmse_mm",),
    ),
    Metric(
        "lips_rmse_centred_mm", "lips RMSE, shift taken out", "mm", "lower",
        "The same with the mean error of each utterance removed.",
        _LIPS, ("rmse_centred_mm",),
    ),
    Metric(
        "lips_r", "lips r", "", "higher",
        "Pearson's r of the lips' coordinates.",
        _LIPS, _R, left_out=_uncorrelated,
    ),
    Metric(
        "aperture_rmse_mm", "aperture RMSE", "mm", "lower",
        "RMSE of the distance between the midpoints of the lips' inner edges.",
        _APERTURE, ("rmse_mm",),
    ),
    Metric(
        "aperture_r", "aperture r", "", "higher",
        "Pearson's r of that distance.",
        _APERTURE, _R, "summary", left_out=_uncorrelated,
    ),
    Metric(
        "width_rmse_mm", "width RMSE", "mm", "lower",
        "RMSE of the distance between the corners of the mouth.",
        _WIDTH, ("rmse_mm",),
    ),
    Metric(
        "width_r", "width r", "", "higher",
        "Pearson's r of that distance.",
        _WIDTH, _R, left_out=_uncorrelated,
    ),
    CLOSED,
    VOWELS_SHUT,
)  # fmt: skip

METRICS: dict[str, Metric] = {metric.name: metric for metric in _ENTRIES}
"""All metrics by name, in the order of tables."""


def ranked(*ranks: Rank) -> tuple[Metric, ...]:
    """The metrics of these ranks, in the order of tables."""
    return tuple(metric for metric in METRICS.values() if metric.rank in ranks)


def score(
    comparisons: Sequence[Comparison], metrics: Iterable[Metric] | None = None
) -> dict[str, Any]:
    """The scores of one predictor over comparisons of one or more utterances, as plain values.

    ``metrics`` are all by default. ``Metric.of`` reads the scores. Raises ``LabialError`` if there
    are no comparisons.
    """
    if not comparisons:
        raise LabialError("no utterances to compare")
    chosen = METRICS.values() if metrics is None else metrics
    groups = {metric.group.key: metric.group for metric in chosen}
    frames = sum(len(comparison.recorded) for comparison in comparisons)
    computed = {key: _plain(group.compute(comparisons)) for key, group in groups.items()}
    return {"frames": frames, **computed}


def _plain(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _at(scores: Scores, path: Sequence[str]) -> Any:
    """The value at a path of keys; None if one is missing."""
    found: Any = scores
    for key in path:
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found
