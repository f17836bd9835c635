"""What the paper states, and what was found here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from labial.experiment.report.data import Data
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import (
    Estimate,
    difference,
    estimate,
    mean,
    ratio,
    relative_gain,
    spread,
    spread_ratio,
)

# A validation loss below this share of the mean face's: the network has left the first plateau.
_LEFT = 0.9

_SEEDS_OF_A_SPREAD = 3


@dataclass(frozen=True)
class Claim:
    """One statement of the paper (section 1 to 5, figures and tables), beside ours."""

    title: str
    paper: str
    ours: str


NOT_RUN = "not run yet"


def claims(data: Data) -> list[Claim]:
    """All of the paper's claims."""
    return [claim(data) for claim in _CLAIMS]


def told(value: Estimate, unit: str = "", digits: int = 2, factor: float = 1.0) -> str:
    """An estimate with its interval."""

    def number(v: float) -> str:
        return f"{v * factor:.{digits}f}"

    suffix = f" {unit}" if unit and unit != "%" else unit
    if value.low is None or value.high is None:
        return f"{number(value.value)}{suffix}"
    return f"{number(value.value)}{suffix} [{number(value.low)}, {number(value.high)}]"


def _plateau(data: Data) -> Claim:
    still = data.reference["loss_of_mean_face"]
    parts = []
    for name in ("baseline", *(f"{a} injected" for a in ARCHITECTURES)):
        runs = data.conditions.get(name, [])
        if runs:
            left = [
                next((i + 1 for i, v in enumerate(r.validation_loss) if v < _LEFT * still), None)
                for r in runs
            ]
            found = [epoch for epoch in left if epoch]
            when = f"epoch {_span(found)}" if found else "never"
            stuck = f", {left.count(None)} of {len(left)} seeds never" if None in left else ""
            parts.append(f"{name}: {when}{stuck}")
    return Claim(
        "The baseline meets plateaus; injection avoids them",
        "Two plateaus, around a loss of 750 and of 550 (figure 3).",
        f"A face that never moves has a loss of {still:.0f} mm² a frame. Epoch in which the"
        f" validation loss first falls below {_LEFT:.0%} of that: {'; '.join(parts) or NOT_RUN}.",
    )


def _span(epochs: Sequence[int]) -> str:
    low, high = min(epochs), max(epochs)
    return str(low) if low == high else f"{low} to {high}"


def _epochs(data: Data) -> Claim:
    base = data.best_epochs("baseline")

    def describe(a: str) -> str | None:
        ours = data.best_epochs(f"{a} injected")
        if not (base and ours):
            return None
        fewer = told(estimate(ratio, base, ours), digits=1)
        return f"{a} {told(estimate(mean, ours), digits=1)}, {fewer} times fewer"

    mine = f"baseline {told(estimate(mean, base), digits=1)}; " if base else ""
    return Claim(
        "About seven times fewer epochs",
        "Best validation loss at about epoch 70 for the baseline, about 10 for the injected three"
        " (sections 4.3 and 5).",
        f"Epoch of the best validation loss: {mine}{_of_each(describe)}.",
    )


def _of_each(describe: Callable[[str], str | None]) -> str:
    """What can be told of each latent space, one after another."""
    parts = [part for architecture in ARCHITECTURES if (part := describe(architecture))]
    return "; ".join(parts) or NOT_RUN


def _gain(data: Data) -> Claim:
    def describe(a: str) -> str | None:
        parts = []
        for start in ("random", "random, normalised"):
            gains = [
                told(estimate(relative_gain, before, after), "%", 1, 100)
                for weights in ("best", "last")
                if (before := data.rmse(f"{a} {start}", weights))
                and (after := data.rmse(f"{a} injected", weights))
            ]
            if gains:
                parts.append(f"{a} against {start} {gains[0]}, with the last weights {gains[1]}")
        return "; ".join(parts)

    return Claim(
        "Up to 35 % less RMSE than the same architecture at random",
        "Up to 35 % relative, after the same training (section 5).",
        f"RMSE with the best weights, relative: {_of_each(describe)}.",
    )


def _spread(data: Data) -> Claim:
    base = data.rmse("baseline")

    def describe(a: str) -> str | None:
        ours, random = data.rmse(f"{a} injected"), data.rmse(f"{a} random")
        if min(len(ours), len(base), len(random)) < _SEEDS_OF_A_SPREAD:
            return None
        return (
            f"{a} injected {told(estimate(spread, ours), digits=4)}, at random"
            f" {told(estimate(spread, random), digits=4)}; the baseline's is"
            f" {told(estimate(spread_ratio, base, ours), digits=1)} times the injected's"
        )

    enough = len(base) >= _SEEDS_OF_A_SPREAD
    mine = f"baseline {told(estimate(spread, base), digits=4)}; " if enough else ""
    return Claim(
        "Far less spread over initialisations",
        "Far less variability of the final performance with injection (section 5).",
        f"Standard deviation of RMSE over seeds, mm: {mine}{_of_each(describe)}.",
    )


def _stuck(data: Data) -> Claim:
    def describe(a: str) -> str | None:
        rmse, r = data.rmse(f"{a} random"), data.r(f"{a} random")
        if not rmse:
            return None
        return f"{a}: RMSE {told(estimate(mean, rmse), 'mm', 3)}, r {told(estimate(mean, r))}"

    return Claim(
        "At random the three are stuck",
        "Near 0 correlation at about 2 mm, mainly stationary (section 4.4).",
        f"{_of_each(describe)}.{_still(data)}",
    )


def _normalisation(data: Data) -> Claim:
    def describe(a: str) -> str | None:
        pairs = [(m(f"{a} random, normalised"), m(f"{a} random")) for m in (data.rmse, data.r)]
        if not all(first and second for first, second in pairs):
            return None
        changes = [told(estimate(difference, *pair), digits=3) for pair in pairs]
        return f"{a}: RMSE {changes[0]} mm, r {changes[1]}"

    return Claim(
        "Normalisation alone helps greatly",
        "Layer normalisation greatly helps the training without injection (section 4.4).",
        f"Change by normalisation at random: {_of_each(describe)}.",
    )


def _alike(data: Data) -> Claim:
    def describe(a: str) -> str | None:
        rmse, r = data.rmse(f"{a} injected"), data.r(f"{a} injected")
        if not rmse:
            return None
        mine = told(estimate(mean, rmse), "mm", 3)
        return f"{a} {mine}, r {told(estimate(mean, r), digits=3)}"

    return Claim(
        "Injection brings all three to about the same",
        "Close to each other, the data-driven latent spaces slightly better than keyshapes"
        " (section 4.4).",
        f"{_of_each(describe)}.",
    )


def _still(data: Data) -> str:
    still = data.rmse("mean face")
    return f" A face that never moves has {still[0]:.3f} mm." if still else ""


def _level(data: Data) -> Claim:
    values = [v for a in ARCHITECTURES for v in data.rmse(f"{a} injected")]
    ours = f"{np.mean(values):.3f} mm over the injected three" if values else NOT_RUN
    return Claim(
        "Average RMSE close to 1.3 mm",
        "Close to 1.3 mm, on another talker with glued markers (abstract).",
        f"{ours}.{_still(data)} Millimetres of two talkers do not compare; the shares do.",
    )


def _phones_suffice(data: Data) -> Claim:
    parts = []
    for name in ("pca injected", "baseline", "phone means", "smoothed 40 ms"):
        if data.r(name):
            parts.append(f"{name} {told(estimate(mean, data.r(name)), digits=3)}")
    return Claim(
        "Phonetic sequences suffice",
        "Phones with durations are rich enough to infer labial movement, coarticulation included"
        " (section 5).",
        f"r: {'; '.join(parts) or NOT_RUN}. More than phone means give is learned from neighbours.",
    )


_CLAIMS: tuple[Callable[[Data], Claim], ...] = (
    _plateau,
    _epochs,
    _gain,
    _spread,
    _stuck,
    _normalisation,
    _alike,
    _level,
    _phones_suffice,
)
