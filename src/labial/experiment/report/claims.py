"""What the paper states, what was found here, and how the two differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from labial.experiment.report.data import Data, Run
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import (
    FEWEST_SEEDS,
    Estimate,
    difference,
    estimate,
    mean,
    ratio,
    relative_gain,
    spread,
)

# Losses as shares of the mean face's: the paper's plateaus at 750 and 550 are left below these.
_FIRST_PLATEAU, _SECOND_PLATEAU = 0.9, 0.7

# Below this correlation a network is taken for one that hardly moves.
_STATIONARY_R = 0.2

NOT_RUN = "not run yet"


@dataclass(frozen=True)
class Claim:
    """One statement of the paper, beside ours; ``differs`` is empty where nothing was run."""

    title: str
    paper: str
    ours: str
    differs: str = ""


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


def of_each(describe: Callable[[str], str | None]) -> str:
    """What can be told of each latent space, one after another."""
    parts = [part for architecture in ARCHITECTURES if (part := describe(architecture))]
    return "; ".join(parts) or NOT_RUN


def first_below(run: Run, loss: float) -> int | None:
    """The first epoch with a validation loss below ``loss`` in mm²."""
    return next((i for i, v in enumerate(run.validation_loss, 1) if v < loss), None)


def _plateau(data: Data) -> Claim:
    still = data.reference["loss_of_mean_face"]

    def left(name: str, share: float) -> str:
        found = [first_below(run, share * still) for run in data.conditions[name]]
        epochs = [epoch for epoch in found if epoch]
        never = f", {found.count(None)} of {len(found)} seeds never" if None in found else ""
        return f"{_span(epochs)}{never}" if epochs else "never"

    names = [n for n in ("baseline", *(f"{a} injected" for a in ARCHITECTURES)) if data.rmse(n)]
    parts = [f"{n} {left(n, _FIRST_PLATEAU)} and {left(n, _SECOND_PLATEAU)}" for n in names]
    differs = ""
    if "baseline" in names:
        differs = (
            f"Here the baseline is past both by epoch {left('baseline', _SECOND_PLATEAU)}."
            " The paper gives no epochs for its plateaus, but a best epoch of about 70."
        )
    return Claim(
        "The baseline meets plateaus; injection avoids them",
        "Two plateaus, around a loss of 750 and of 550 (figure 3).",
        f"A face that never moves has a loss of {still:.0f} mm² a frame. Epochs in which the"
        f" validation loss first falls below {_FIRST_PLATEAU:.0%} and below {_SECOND_PLATEAU:.0%}"
        f" of that: {'; '.join(parts) or NOT_RUN}.",
        differs,
    )


def _span(epochs: Sequence[int]) -> str:
    low, high = min(epochs), max(epochs)
    return str(low) if low == high else f"{low} to {high}"


def _epochs(data: Data) -> Claim:
    base = data.best_epochs("baseline")
    fewer = {
        a: estimate(ratio, base, ours)
        for a in ARCHITECTURES
        if base and (ours := data.best_epochs(f"{a} injected"))
    }

    def describe(a: str) -> str | None:
        ours = data.best_epochs(f"{a} injected")
        told_fewer = f", {told(fewer[a], digits=1)} times fewer" if a in fewer else ""
        return f"{a} {told(estimate(mean, ours), digits=1)}{told_fewer}" if ours else None

    mine = f"baseline {told(estimate(mean, base), digits=1)}; " if base else ""
    found = ", ".join(f"{each.value:.1f}" for each in fewer.values())
    return Claim(
        "About seven times fewer epochs",
        "Best validation loss at about epoch 70 for the baseline, about 10 for the injected three"
        " (sections 4.3 and 5).",
        f"Epoch of the best validation loss: {mine}{of_each(describe)}.",
        f"{found} times here, about seven there." if found else "",
    )


def _gain(data: Data) -> Claim:
    found: list[float] = []

    def describe(a: str) -> str | None:
        parts = []
        for start in ("random", "random, normalised"):
            gains = []
            for weights in ("best", "last"):
                before, after = (
                    data.rmse(f"{a} {start}", weights),
                    data.rmse(f"{a} injected", weights),
                )
                if before and after:
                    gain = estimate(relative_gain, before, after)
                    found.append(gain.value)
                    gains.append(f"{less(gain)} with the {weights} weights")
            if gains:
                parts.append(f"{a} against {start}: {', '.join(gains)}")
        return "; ".join(parts)

    ours = of_each(describe)
    return Claim(
        "Up to 35 % less RMSE than the same architecture at random",
        "Up to 35 % relative, after the same training time (section 5).",
        f"RMSE of the injected, relative: {ours}.",
        f"At best {less(Estimate(max(found), None, None))} here." if found else "",
    )


def less(gain: Estimate) -> str:
    """A relative gain in words, its interval counted the way the words say."""
    sign = 1 if gain.value >= 0 else -1
    size = f"{abs(gain.value) * 100:.1f} % {'less' if sign > 0 else 'more'}"
    if gain.low is None or gain.high is None:
        return size
    low, high = sorted((sign * gain.low, sign * gain.high))
    return f"{size} [{low * 100:.1f}, {high * 100:.1f}]"


def _spread(data: Data) -> Claim:
    def deviation(name: str) -> Estimate | None:
        values = data.rmse(name)
        # Of few values the bootstrap of a deviation is no good.
        return estimate(spread, values) if len(values) >= FEWEST_SEEDS else None

    names = ("baseline", *(f"{a} {s}" for a in ARCHITECTURES for s in ("random", "injected")))
    found = {name: each for name in names if (each := deviation(name))}
    parts = [f"{name} {told(each, digits=4)}" for name, each in found.items()]
    differs = ""
    injected = [each.value for name, each in found.items() if name.endswith("injected")]
    if injected and "baseline" in found:
        times = ", ".join(f"{found['baseline'].value / value:.1f}" for value in injected)
        differs = f"The baseline's deviation is {times} times that of the injected."
    return Claim(
        "Far less spread over initialisations",
        "Far less variability of the final performance with injection (section 5).",
        f"Standard deviation of RMSE over seeds, mm: {'; '.join(parts)}."
        if parts
        else f"Told where there are {FEWEST_SEEDS} seeds.",
        f"{differs} Each latent space was fitted once for all seeds, so what varies is the network."
        if differs
        else "",
    )


def _stuck(data: Data) -> Claim:
    def describe(a: str) -> str | None:
        rmse, r = data.rmse(f"{a} random"), data.r(f"{a} random")
        if not rmse:
            return None
        return f"{a}: RMSE {told(estimate(mean, rmse), 'mm', 3)}, r {told(estimate(mean, r))}"

    every = [r for a in ARCHITECTURES for r in data.r(f"{a} random")]
    stuck = sum(r < _STATIONARY_R for r in every)
    return Claim(
        "At random the three are stuck",
        "Near 0 correlation at about 2 mm, mainly stationary (section 4.4).",
        f"{of_each(describe)}.{still_face(data)}",
        f"Of {len(every)} trainings at random {stuck} stay below r = {_STATIONARY_R} here; the"
        " paper"
        " suspects that longer training would free its own."
        if every
        else "",
    )


def _normalisation(data: Data) -> Claim:
    changes: dict[str, float] = {}

    def describe(a: str) -> str | None:
        pairs = [(m(f"{a} random, normalised"), m(f"{a} random")) for m in (data.rmse, data.r)]
        if not all(first and second for first, second in pairs):
            return None
        found = [estimate(difference, *pair) for pair in pairs]
        changes[a] = found[0].value
        return f"{a}: RMSE {told(found[0], digits=3)} mm, r {told(found[1], digits=3)}"

    ours = of_each(describe)
    better = [a for a, change in changes.items() if change < 0]
    return Claim(
        "Normalisation alone helps greatly",
        "Layer normalisation greatly helps the training without injection (section 4.4).",
        f"Change by normalisation at random: {ours}.",
        f"RMSE falls for {len(better)} of {len(changes)} here." if changes else "",
    )


def _alike(data: Data) -> Claim:
    means = {a: float(np.mean(v)) for a in ARCHITECTURES if (v := data.rmse(f"{a} injected"))}

    def describe(a: str) -> str | None:
        rmse, r = data.rmse(f"{a} injected"), data.r(f"{a} injected")
        if not rmse:
            return None
        mine = told(estimate(mean, rmse), "mm", 3)
        return f"{a} {mine}, r {told(estimate(mean, r), digits=3)}"

    differs = ""
    if len(means) == len(ARCHITECTURES):
        apart = max(means.values()) - min(means.values())
        order = ", ".join(sorted(means, key=means.__getitem__))
        differs = f"They lie within {apart:.3f} mm here; from the least RMSE: {order}."
    return Claim(
        "Injection brings all three to about the same",
        "Close to each other, the data-driven latent spaces slightly better than keyshapes"
        " (section 4.4).",
        f"{of_each(describe)}.",
        differs,
    )


def still_face(data: Data) -> str:
    """A sentence on the error of a face that never moves, where it is known."""
    still = data.rmse("mean face")
    return f" A face that never moves has {still[0]:.3f} mm." if still else ""


def _level(data: Data) -> Claim:
    values = [v for a in ARCHITECTURES for v in data.rmse(f"{a} injected")]
    ours = f"{np.mean(values):.3f} mm over the injected" if values else NOT_RUN
    still, differs = data.rmse("mean face"), ""
    if values and still:
        share = np.mean(values) / still[0]
        differs = (
            f"Millimetres of two talkers do not compare. As a share of a stationary face's error:"
            f" {share:.2f} here; 1.3 of about 2 mm, 0.65, there."
        )
    return Claim(
        "Average RMSE close to 1.3 mm",
        "Close to 1.3 mm, on another talker with glued markers (abstract).",
        f"{ours}.{still_face(data)}",
        differs,
    )


def _phones_suffice(data: Data) -> Claim:
    names = ("pca injected", "baseline", "dominance functions", "phone means", "smoothed 40 ms")
    parts = [
        f"{name} {told(estimate(mean, data.r(name)), digits=3)}" for name in names if data.r(name)
    ]
    differs = ""
    if data.r("pca injected") and data.r("phone means"):
        gain = np.mean(data.r("pca injected")) - np.mean(data.r("phone means"))
        differs = (
            f"r is {gain:+.3f} beside phone means, which know neither neighbours nor durations."
            " The paper had no such predictor."
        )
    return Claim(
        "Phonetic sequences suffice",
        "Phones with durations are rich enough to infer labial movement, coarticulation included"
        " (section 5).",
        f"r: {'; '.join(parts) or NOT_RUN}.",
        differs,
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
