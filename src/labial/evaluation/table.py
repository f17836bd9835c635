"""Scores as the rows of a table."""

from __future__ import annotations

from collections.abc import Callable

from labial.evaluation.metrics import Correlation, Scores


def number(value: float | None) -> str:
    """A figure with three decimals, or a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def _r(correlation: Correlation) -> str:
    return number(correlation.mean)


FIGURES: dict[str, Callable[[Scores], str]] = {
    "RMSE": lambda s: number(s.all.rmse_mm),
    "RMSE, shift taken out": lambda s: number(s.all.rmse_centred_mm),
    "Pearson's r": lambda s: _r(s.all.r),
    "lips RMSE": lambda s: number(s.lips.rmse_mm),
    "lips RMSE, shift taken out": lambda s: number(s.lips.rmse_centred_mm),
    "lips r": lambda s: _r(s.lips.r),
    "aperture RMSE": lambda s: number(s.aperture.rmse_mm),
    "aperture r": lambda s: _r(s.aperture.r),
    "width RMSE": lambda s: number(s.width.rmse_mm),
    "width r": lambda s: _r(s.width.r),
    "/p b m/ closed": lambda s: number(s.closure.closed),
    "  of the recorded closed": lambda s: str(s.closure.bilabials),
    "open vowels shut": lambda s: number(s.closure.vowels_shut),
    "  of the recorded open": lambda s: str(s.closure.vowels),
}
"""Each figure of :class:`Scores` by the label of its row."""


def headline(scores: Scores) -> dict[str, str]:
    """All figures of one predictor by their labels."""
    return {label.strip(): figure(scores) for label, figure in FIGURES.items()}
