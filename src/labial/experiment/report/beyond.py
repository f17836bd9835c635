"""What a careful reader of the paper asks, and what was found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from labial.experiment.conditions import LEARNING_MINUTES, SIZE_STEPS
from labial.experiment.report.claims import NOT_RUN, Claim, first_below, less, told
from labial.experiment.report.data import Data
from labial.experiment.statistics import difference, estimate, mean, relative_gain

# A network that needs more epochs than this to leave the mean face's loss behind met a plateau.
_PLATEAU_EPOCHS = 2


def findings(data: Data) -> list[Claim]:
    """All of them; ``paper`` says what the paper has on the matter."""
    return [finding(data) for finding in _FINDINGS]


def _standardised(data: Data) -> Claim:
    name = "baseline standardised"
    runs = data.conditions.get(name, [])
    paper = "Without injection the plateaus take long training (section 5); no other targets tried."
    title = "Do standardised targets alone remove the plateau?"
    if not runs:
        return Claim(title, paper, NOT_RUN)
    still = data.reference["loss_of_mean_face"]
    left = [first_below(run, 0.9 * still) for run in runs]
    past = sum(epoch is not None and epoch <= _PLATEAU_EPOCHS for epoch in left)
    verdict = "Yes" if past == len(runs) else "No" if past == 0 else "Not always"
    others = ", ".join(
        f"{other} {told(estimate(mean, data.rmse(other)), 'mm', 3)}, best epoch"
        f" {told(estimate(mean, data.best_epochs(other)), digits=1)}"
        for other in (name, "baseline", "pca injected")
        if data.rmse(other)
    )
    return Claim(
        title,
        paper,
        f"{verdict}: in {past} of {len(runs)} {'seed' if len(runs) == 1 else 'seeds'} the"
        f" validation loss is below 90 % of a still face's within {_PLATEAU_EPOCHS} epochs."
        f" RMSE: {others}.",
    )


Finding = Callable[[Data], Claim]


def _compared(title: str, paper: str, names: tuple[str, ...], against: str) -> Finding:
    def finding(data: Data) -> Claim:
        base = data.rmse(against)
        parts = [
            f"{name} {told(estimate(mean, data.rmse(name)), 'mm', 3)},"
            f" {told(estimate(difference, data.rmse(name), base), 'mm', 3)} against {against}"
            for name in names
            if data.rmse(name) and base
        ]
        return Claim(title, paper, f"RMSE: {'; '.join(parts)}." if parts else NOT_RUN)

    return finding


def _learning(data: Data) -> Claim:
    everything = data.reference["minutes"]["train"]
    found: dict[float, tuple[list[float], list[float]]] = {}
    for minutes in (*LEARNING_MINUTES, None):
        after = "" if minutes is None else f", {minutes} minutes"
        pair = data.rmse(f"pca injected{after}"), data.rmse(f"baseline{after}")
        if all(pair):
            found[everything if minutes is None else minutes] = pair
    parts = [
        f"{minutes:.3g} minutes: {told(estimate(mean, injected), digits=3)} injected,"
        f" {told(estimate(mean, base), digits=3)} baseline,"
        f" {less(estimate(relative_gain, base, injected))}"
        for minutes, (injected, base) in found.items()
    ]
    enough = ""
    if everything in found:
        target = float(np.mean(found[everything][1]))
        fewest = min((m for m, (i, _) in found.items() if np.mean(i) <= target), default=None)
        enough = (
            f" Injected, {fewest:.3g} minutes reach what the baseline does with {everything:.3g}."
            if fewest is not None and fewest < everything
            else " Injected, none of the smaller parts reaches what the baseline does with all."
        )
    return Claim(
        "How little speech does injection get away with?",
        "Injection is meant to make up for a lack of data (section 3.3); all of it was used, about"
        " 200 minutes of training speech.",
        f"RMSE, mm: {'; '.join(parts)}.{enough}" if parts else NOT_RUN,
    )


def _sizes(data: Data) -> Claim:
    parts = []
    for latent in ("pca", "autoencoder"):
        base = data.rmse(f"{latent} injected")
        sizes = {n: v for n in SIZE_STEPS if (v := data.rmse(f"{latent} injected, size {n}"))}
        if base and sizes:
            mine = [
                f"{n} {told(estimate(difference, v, base), digits=3)}" for n, v in sizes.items()
            ]
            parts.append(f"{latent} {', '.join(mine)}")
    return Claim(
        "Does the latent space's size matter?",
        "13, the number of keyshapes; 13 components held a little over 98 % of the variance.",
        f"Change of RMSE in mm against size 13: {'; '.join(parts)}." if parts else NOT_RUN,
    )


def _words(data: Data) -> Claim:
    after = ", unseen words"
    names = ("baseline", "pca injected", "dominance functions", "smoothed 40 ms", "mean face")
    parts = [
        f"{name} {told(estimate(mean, there), digits=3)} mm, r"
        f" {told(estimate(mean, data.r(name + after)), digits=3)}"
        for name in names
        if (there := data.rmse(name + after))
    ]
    injected, base = data.rmse(f"pca injected{after}"), data.rmse(f"baseline{after}")
    if injected and base:
        gap = told(estimate(difference, injected, base), "mm", 3)
        parts.append(f"injected less baseline {gap}")
    return Claim(
        "And on words that training never met?",
        "A tenth of the corpus is the test set (section 4.2); of words nothing is said.",
        f"Over those words alone: {'; '.join(parts)}." if parts else NOT_RUN,
    )


_FINDINGS: tuple[Finding, ...] = (
    _standardised,
    _compared(
        "Does training on the injected decoder matter?",
        "The decoder is injected and trained on.",
        ("pca frozen",),
        "pca injected",
    ),
    _compared(
        "Does normalisation inside the recurrence help?",
        "Proposed for further work (section 4.4).",
        (
            "pca injected, recurrence normalised",
            "pca frozen standardised, recurrence normalised",
        ),
        "pca injected",
    ),
    _compared(
        "And without injection?",
        "Proposed for further work (section 4.4).",
        ("baseline recurrence normalised",),
        "baseline",
    ),
    _compared(
        "LSTM in place of GRU",
        "Gated units are simpler and have become as popular (section 3.2).",
        ("pca injected lstm",),
        "pca injected",
    ),
    _compared(
        "What do predictors without recurrence reach?",
        "None was compared.",
        ("mean face", "phone means", "smoothed 40 ms", "dominance functions", "window network"),
        "pca injected",
    ),
    _words,
    _learning,
    _sizes,
)
