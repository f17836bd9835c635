"""The paper's claims on how training goes, and ours: plateaus, epochs, gains, spread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from labial.evaluation.metrics import RMSE
from labial.experiment.report.contrasts import BEST_EPOCH, Quantity
from labial.experiment.report.data import Data
from labial.experiment.report.estimates import told
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.report.telling import (
    NOT_RUN,
    SAME_NETWORK,
    Claim,
    Evidence,
    first_below,
    less,
    of_each,
    seeds,
    span,
)
from labial.experiment.statistics import (
    FEWEST_SEEDS,
    Estimate,
    estimate,
    mean,
    ratio,
    relative_gain,
    spread,
    spread_ratio,
)

# Below these shares of a still face's loss a network has left the paper's plateaus: the first, 750,
# is a still face's there (section 4.4), the second, 550, is 0.73 of it.
_FIRST_PLATEAU, _SECOND_PLATEAU = 0.9, 0.7

# The paper's injected networks are best at about this epoch.
_EARLY = 10

# Steps an epoch of the paper: four fifths of 2000 sentences, two a step.
_STEPS_THERE = 800


def _plateau(evidence: Evidence) -> Claim:
    data = evidence.data
    still = data.reference["loss_of_mean_face"]

    def left(name: str, share: float) -> list[int | None]:
        return [first_below(result, share * still) for result in data.conditions[name]]

    def described(name: str) -> str:
        first, second = (_epochs_left(left(name, s)) for s in (_FIRST_PLATEAU, _SECOND_PLATEAU))
        return f"{name} {first} and {second}"

    names = [n for n in ("baseline", *(f"{a} injected" for a in ARCHITECTURES)) if data.rmse(n)]
    differs = ""
    if "baseline" in names:
        differs = _plateaus_here(
            left("baseline", _FIRST_PLATEAU), left("baseline", _SECOND_PLATEAU)
        )
    return Claim(
        "The baseline meets plateaus; injection avoids them",
        "Two plateaus, around a loss of 750 and of 550 (figure 3); networks stuck at 750 were"
        " stationary (section 4.4).",
        f"A face that never moves has a loss of {still:.0f} mm² a frame. Epoch in which the"
        f" validation loss first falls below {_FIRST_PLATEAU:.0%} and below {_SECOND_PLATEAU:.0%}"
        f" of that: {'; '.join(map(described, names)) or NOT_RUN}.".replace("%", " %"),
        differs,
    )


def _epochs_left(found: Sequence[int | None]) -> str:
    epochs = [epoch for epoch in found if epoch]
    if not epochs:
        return "never"
    never = f" (never in {seeds(found.count(None))} of {len(found)})" if None in found else ""
    return f"{span(epochs)}{never}"


def _plateaus_here(first: Sequence[int | None], second: Sequence[int | None]) -> str:
    """What the baseline's two plateaus last here, in words."""
    both = [(a, b) for a, b in zip(first, second, strict=True) if a and b]
    stayed = len(first) - len(both)
    never = f"{seeds(stayed)} of {len(first)} of the baseline never left them here. "
    if not both:
        return never.strip()
    near = span([a - 1 for a, _ in both])
    between = span([b - a for a, b in both])
    return (
        f"{never if stayed else ''}The baseline is near a still face's loss for {near} epochs here,"
        f" and {between} later past where the second plateau would be. The paper names no epochs"
        " for its own in the text, but a best epoch of about 70."
    )


def _epochs(evidence: Evidence) -> Claim:
    data = evidence.data
    base = data.best_epochs("baseline")
    fewer = {
        a: estimate(ratio, base, ours)
        for a in ARCHITECTURES
        if base and (ours := data.best_epochs(f"{a} injected"))
    }

    def describe(a: str) -> str | None:
        ours = data.best_epochs(f"{a} injected")
        told_fewer = f", {told(fewer[a], digits=1)} times fewer" if a in fewer else ""
        test = evidence.test(BEST_EPOCH, f"{a} injected", "baseline")
        return f"{a} {told(estimate(mean, ours), digits=1)}{told_fewer}{test}" if ours else None

    mine = f"baseline {told(estimate(mean, base), digits=1)}; " if base else ""
    found = ", ".join(f"{each.value:.1f} ({a})" for a, each in fewer.items())
    steps = -(-data.reference["utterances"]["train"] // 2)
    return Claim(
        "About seven times fewer epochs",
        "Best validation loss at about epoch 70 for the baseline, about 10 for the injected three,"
        " the autoencoder less quickly than the others (sections 4.3 and 5).",
        f"Epoch of the best validation loss: {mine}{of_each(describe)}.",
        f"Times fewer here: {found}; about seven there. Epochs do not compare: one has {steps}"
        f" steps of two sentences here, about {_STEPS_THERE} there."
        if found
        else "",
    )


def _gain(evidence: Evidence) -> Claim:
    data = evidence.data
    found: dict[str, list[float]] = {}

    def gained(kind: str, before: Sequence[float], after: Sequence[float]) -> str | None:
        if not before or not after:
            return None
        gain = estimate(relative_gain, before, after)
        found.setdefault(kind, []).append(gain.value)
        return f"{less(gain)} {kind}"

    def describe(a: str) -> str | None:
        before, after = f"{a} {SAME_NETWORK[a]}", f"{a} injected"
        best = gained("with the best weights", data.rmse(before), data.rmse(after))
        last = gained("with the last weights", data.rmse(before, "last"), data.rmse(after, "last"))
        early = gained(
            f"by the root of the validation loss at epoch {_EARLY}",
            _root_losses(data, before),
            _root_losses(data, after),
        )
        if not best:
            return None
        test = evidence.test(Quantity(RMSE), after, before)
        others = "".join(f", {each}" for each in (last, early) if each)
        return f"{a} against {SAME_NETWORK[a]}: {best}{test}{others}"

    ours = of_each(describe)
    most = "; ".join(
        f"{less(Estimate(max(gains), None, None))} {kind}" for kind, gains in found.items()
    )
    return Claim(
        "Up to 35 % less RMSE than the same architecture at random",
        "Up to 35 % relative, after the same training time (section 5).",
        f"Injected, relative to the same network at random: {ours}.",
        f"At most {most}. The best weights are of other epochs than those at random; the others are"
        " compared after as many epochs."
        if found
        else "",
    )


def _root_losses(data: Data, name: str) -> list[float]:
    """Root of the validation loss over seeds, early in training."""
    results = data.conditions.get(name, ())
    losses = [
        result.validation_loss[_EARLY - 1]
        for result in results
        if len(result.validation_loss) >= _EARLY
    ]
    return [float(np.sqrt(loss)) for loss in losses]


def _spread(evidence: Evidence) -> Claim:
    data = evidence.data
    # Of few values the bootstrap of a deviation is no good.
    values = {
        n: v for n in _spread_names() if len(set(v := data.rmse(n))) > 1 and len(v) >= FEWEST_SEEDS
    }
    parts = [f"{name} {told(estimate(spread, v), digits=4)}" for name, v in values.items()]
    ratios = {
        f"{other} over {a} injected": estimate(spread_ratio, values[other], values[f"{a} injected"])
        for a in ARCHITECTURES
        for other in ("baseline", f"{a} {SAME_NETWORK[a]}")
        if f"{a} injected" in values and other in values
    }
    differs = ""
    if ratios:
        told_ratios = "; ".join(f"{name} {told(each, digits=1)}" for name, each in ratios.items())
        shown = [name for name, r in ratios.items() if r.low is not None and r.low > 1]
        verdict = (
            f"Only the interval of {', '.join(shown)} leaves 1 out."
            if len(shown) == 1
            else f"The intervals of {', '.join(shown)} leave 1 out."
            if shown
            else "All intervals hold 1: no lesser spread is shown."
        )
        differs = (
            f"Ratios of deviations: {told_ratios}. {verdict} Each latent space was fitted once for"
            " all seeds, so what varies is the network."
        )
    return Claim(
        "Far less spread over initialisations",
        "Far less variability of the final performance with injection (section 5).",
        f"Standard deviation of RMSE over seeds, mm: {'; '.join(parts)}."
        if parts
        else f"Told where there are {FEWEST_SEEDS} seeds.",
        differs,
    )


def _spread_names() -> list[str]:
    names = ["baseline"]
    for a in ARCHITECTURES:
        names += [f"{a} {SAME_NETWORK[a]}", f"{a} injected"]
    return names


CLAIMS: tuple[Callable[[Evidence], Claim], ...] = (_plateau, _epochs, _gain, _spread)
