"""Scores as text: the rows of a table, and a voice's figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from labial.evaluation.metrics import METRICS, Metric, Scores

NONE = "–"


def value(metric: Metric, scores: Scores) -> str:
    """A metric with three decimals, or a dash if it has no value."""
    found = metric.of(scores)
    return NONE if found is None else f"{found:.3f}"


def rows(scored: Sequence[Scores]) -> list[tuple[str, ...]]:
    """A row per metric and count: label with unit, the better direction, a cell per predictor."""
    table: list[tuple[str, ...]] = []
    for metric in METRICS.values():
        cells = (value(metric, scores) for scores in scored)
        table.append((metric.heading, metric.better, *cells))
        if metric.count:
            counts = (_count(metric, scores) for scores in scored)
            table.append((f"  {metric.count.label}", "", *counts))
    return table


def figures(scores: Scores) -> dict[str, str]:
    """Every metric and count of one predictor by its label."""
    found = {}
    for metric in METRICS.values():
        found[metric.label] = value(metric, scores)
        if metric.count:
            found[metric.count.label] = _count(metric, scores)
    return found


def remarks(scored: Mapping[str, Scores]) -> list[str]:
    """Texts on the cases of each predictor's metrics that have no value."""
    return [
        f"{name}, {metric.label}: {remark}"
        for name, scores in scored.items()
        for metric in METRICS.values()
        if (remark := metric.remark(scores))
    ]


def _count(metric: Metric, scores: Scores) -> str:
    found = metric.count.of(metric.group, scores) if metric.count else None
    return NONE if found is None else str(found)
