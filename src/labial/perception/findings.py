"""What the analysis of a task finds, as values that the report and the command line show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labial.perception.mixed_models import Contrast, Fit


@dataclass(frozen=True)
class Effect:
    """A comparison with its 95 % interval. ``p_holm`` is corrected for all effects of the task
    (Holm 1979).
    """

    name: str
    found: Contrast
    p_holm: float


@dataclass(frozen=True)
class Sheet:
    """A table of a report."""

    title: str
    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Point:
    """A value of a figure with the ends of its interval."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Dots:
    """A figure: points with intervals on one axis, and where it is marked as neutral."""

    title: str
    axis: str
    points: tuple[Point, ...]
    neutral: float | None = None


@dataclass(frozen=True)
class Findings:
    """The result of a task: the first effect compares its first two conditions.

    ``methods`` is a paragraph for a methods section; ``notes`` are what a reader should know;
    ``fit`` is the mixed model, if it is one of ``mixed``.
    """

    effects: tuple[Effect, ...]
    sheets: tuple[Sheet, ...]
    figures: tuple[Dots, ...]
    methods: str
    notes: tuple[str, ...] = ()
    fit: Fit | None = None


def corrected(named: Sequence[tuple[str, Contrast]]) -> tuple[Effect, ...]:
    """Effects with Holm's correction for all of them."""
    from labial.experiment.statistics import holm

    adjusted = holm([found.p for _, found in named])
    return tuple(Effect(name, found, p) for (name, found), p in zip(named, adjusted, strict=True))


def effect_sheet(title: str, effects: Sequence[Effect], unit: str = "log odds") -> Sheet:
    """Effects as a table."""
    rows = tuple(
        (
            effect.name,
            f"{effect.found.value:+.2f}",
            f"{effect.found.low:+.2f} to {effect.found.high:+.2f}",
            p_text(effect.found.p),
            p_text(effect.p_holm),
        )
        for effect in effects
    )
    return Sheet(title, ("", unit, "95 % interval", "p", "p, corrected"), rows)


def p_text(p: float) -> str:
    """A p-value as it is printed."""
    return "< 0.001" if p < 0.001 else f"{p:.3f}"


def percent(share: float) -> str:
    """A share as it is printed."""
    return f"{100 * share:.0f} %"


def spreads(sds: dict[str, float], unit: str = "log odds") -> Sheet:
    """The standard deviations of random effects as a table."""
    rows = tuple((name, f"{sd:.2f}") for name, sd in sds.items())
    return Sheet("Random effects", ("term", f"standard deviation, {unit}"), rows)
