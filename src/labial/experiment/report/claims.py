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
    parts = []
    for a in ARCHITECTURES:
        ours = data.best_epochs(f"{a} injected")
        if base and ours:
            parts.append(
                f"{a} {told(estimate(mean, ours), digits=1)},"
                f" {told(estimate(ratio, base, ours), digits=1)} times fewer"
            )
    mine = f"Baseline {told(estimate(mean, base), digits=1)}; " if base else ""
    return Claim(
        "About seven times fewer epochs",
        "Best validation loss at about epoch 70 for the baseline, about 10 for the injected three"
        " (sections 4.3 and 5).",
        f"Epoch of the best validation loss: {mine}{'; '.join(parts) or NOT_RUN}.",
    )


def _gain(data: Data) -> Claim:
    parts = []
    for a in ARCHITECTURES:
        for start in ("random", "random, normalised"):
            gains = [
                told(estimate(relative_gain, before, after), "%", 1, 100)
                for weights in ("best", "last")
                if (before := data.rmse(f"{a} {start}", weights))
                and (after := data.rmse(f"{a} injected", weights))
            ]
            if gains:
                parts.append(f"{a} against {start} {gains[0]}, with the last weights {gains[1]}")
    return Claim(
        "Up to 35 % less RMSE than the same architecture at random",
        "Up to 35 % relative, after the same training (section 5).",
        f"RMSE with the best weights, relative: {'; '.join(parts) or NOT_RUN}.",
    )


def _spread(data: Data) -> Claim:
    base = data.rmse("baseline")
    parts = []
    for a in ARCHITECTURES:
        ours, random = data.rmse(f"{a} injected"), data.rmse(f"{a} random")
        if len(ours) > 2 and len(base) > 2 and len(random) > 2:
            parts.append(
                f"{a} injected {told(estimate(spread, ours), digits=4)}, at random"
                f" {told(estimate(spread, random), digits=4)}; the baseline's is"
                f" {told(estimate(spread_ratio, base, ours), digits=1)} times the injected's"
            )
    mine = f"Baseline {told(estimate(spread, base), digits=4)}; " if len(base) > 2 else ""
    return Claim(
        "Far less spread over initialisations",
        "Far less variability of the final performance with injection (section 5).",
        f"Standard deviation of RMSE over seeds, mm: {mine}{'; '.join(parts) or NOT_RUN}.",
    )


def _stuck(data: Data) -> Claim:
    parts = []
    for a in ARCHITECTURES:
        rmse, r = data.rmse(f"{a} random"), data.r(f"{a} random")
        if rmse:
            parts.append(
                f"{a}: RMSE {told(estimate(mean, rmse), 'mm', 3)}, r {told(estimate(mean, r))}"
            )
    still = data.rmse("mean face")
    against = f" A face that never moves has {still[0]:.3f} mm." if still else ""
    return Claim(
        "At random the three are stuck",
        "Near 0 correlation at about 2 mm, mainly stationary (section 4.4).",
        f"{'; '.join(parts) or NOT_RUN}.{against}",
    )


def _normalisation(data: Data) -> Claim:
    parts = []
    for a in ARCHITECTURES:
        pairs = [(m(f"{a} random, normalised"), m(f"{a} random")) for m in (data.rmse, data.r)]
        if all(x and y for x, y in pairs):
            changes = [told(estimate(difference, *pair), digits=3) for pair in pairs]
            parts.append(f"{a}: RMSE {changes[0]} mm, r {changes[1]}")
    return Claim(
        "Normalisation alone helps greatly",
        "Layer normalisation greatly helps the training without injection (section 4.4).",
        f"Change by normalisation at random: {'; '.join(parts) or NOT_RUN}.",
    )


def _alike(data: Data) -> Claim:
    parts = []
    for a in ARCHITECTURES:
        rmse, r = data.rmse(f"{a} injected"), data.r(f"{a} injected")
        if rmse:
            mine = told(estimate(mean, rmse), "mm", 3)
            parts.append(f"{a} {mine}, r {told(estimate(mean, r), digits=3)}")
    return Claim(
        "Injection brings all three to about the same",
        "Close to each other, the data-driven latent spaces slightly better than keyshapes"
        " (section 4.4).",
        f"{'; '.join(parts) or NOT_RUN}.",
    )


def _level(data: Data) -> Claim:
    values = [v for a in ARCHITECTURES for v in data.rmse(f"{a} injected")]
    still = data.rmse("mean face")
    ours = f"{np.mean(values):.3f} mm over the injected three" if values else NOT_RUN
    against = f"; a face that never moves has {still[0]:.3f} mm" if still else ""
    return Claim(
        "Average RMSE close to 1.3 mm",
        "Close to 1.3 mm, on another talker with glued markers (abstract).",
        f"{ours}{against}. Millimetres of two talkers do not compare; the shares do.",
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
