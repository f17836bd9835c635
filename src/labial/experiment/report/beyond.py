"""What a careful reader of the paper asks, and what was found."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from labial.evaluation.metrics import RMSE
from labial.experiment.conditions import LEARNING_MINUTES, SIZE_STEPS
from labial.experiment.report.data import Data
from labial.experiment.report.estimates import told
from labial.experiment.report.telling import (
    NOT_RUN,
    Claim,
    first_below,
    less,
    rmse,
    seeds,
    span,
)
from labial.experiment.statistics import difference, estimate, mean, relative_gain

# A network that needs more epochs than this to leave the mean face's loss behind met a plateau.
_PLATEAU_EPOCHS = 2

# A best epoch in this last part of all is told: fitting might have gone on.
_LATE = 0.85


def findings(data: Data) -> list[Claim]:
    """All of them; ``paper`` says what the paper has on the matter."""
    return [finding(data) for finding in _FINDINGS]


def _standardised(data: Data) -> Claim:
    name = "baseline standardised"
    paper = "Without injection the plateaus take long training (section 5); no other targets tried."
    title = "Do standardised targets alone remove the plateau?"
    if not data.rmse(name) or not data.rmse("baseline"):
        return Claim(title, paper, NOT_RUN)
    still = data.reference["loss_of_mean_face"]

    def near(condition: str) -> list[int]:
        """For how many epochs each seed was near a still face's loss, or all of them."""
        results = data.conditions[condition]
        return [
            (first_below(result, 0.9 * still) or len(result.validation_loss) + 1) - 1
            for result in results
        ]

    met, left = (
        [epochs >= _PLATEAU_EPOCHS for epochs in near(condition)]
        for condition in ("baseline", name)
    )
    if not any(met):
        verdict = "There is none to remove"
    elif not any(left):
        verdict = "Yes"
    else:
        verdict = "No" if all(left) else f"Not in {seeds(sum(left))} of {len(left)}"
    gaps = [
        f"{told(estimate(difference, data.rmse(name), data.rmse(other)), 'mm', 3)} against {other}"
        for other in ("baseline", "pca injected")
        if data.rmse(other)
    ]
    epochs = ", ".join(
        f"{other} {told(estimate(mean, data.best_epochs(other)), digits=1)}"
        for other in (name, "baseline", "pca injected")
        if data.rmse(other)
    )
    return Claim(
        title,
        paper,
        f"{verdict}: epochs with a validation loss above 90 % of a still face's are"
        f" {span(near(name))} with standardised targets, {span(near('baseline'))} without, a"
        f" plateau being {_PLATEAU_EPOCHS} or more. RMSE {rmse(data, name)}: {', '.join(gaps)}."
        f" Best epochs: {epochs}.",
    )


Finding = Callable[[Data], Claim]


def _compared(title: str, paper: str, *pairs: tuple[str, str], note: str = "") -> Finding:
    """What conditions reach, each with its difference to another."""

    def finding(data: Data) -> Claim:
        parts = [
            f"{name} {rmse(data, name)},"
            f" {told(estimate(difference, data.rmse(name), data.rmse(other)), 'mm', 3)}"
            f" against {other}"
            for name, other in pairs
            if data.rmse(name) and data.rmse(other)
        ]
        late = _late(data, [name for name, _ in pairs])
        return Claim(title, paper, f"RMSE: {'; '.join(parts)}.{late}{note}" if parts else NOT_RUN)

    return finding


def _late(data: Data, names: list[str]) -> str:
    """Those whose loss still fell near the end of their epochs."""
    parts = []
    for name in names:
        results = [result for result in data.conditions.get(name, ()) if result.best_epoch]
        best = [result.best_epoch or 0 for result in results]
        if results and np.mean(best) > _LATE * len(results[0].train_loss):
            parts.append(f"{name} {span(best)} of {len(results[0].train_loss)}")
    told_parts = "; ".join(parts)
    return f" Best near the end, where more epochs might help: {told_parts}." if parts else ""


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
    return Claim(
        "How little speech does injection get away with?",
        "Injection is meant to make up for a lack of data (section 3.3); all of it was used, about"
        " 200 minutes of training speech.",
        f"RMSE, mm: {'; '.join(parts)}.{_fewest(found, everything)}" if parts else NOT_RUN,
    )


def _fewest(found: dict[float, tuple[list[float], list[float]]], everything: float) -> str:
    """The fewest minutes with which injection reaches the baseline with all of them."""
    smaller = sorted(minutes for minutes in found if minutes < everything)
    if everything not in found or not smaller:
        return ""
    base = found[everything][1]
    for minutes in smaller:
        injected = found[minutes][0]
        if np.mean(injected) <= np.mean(base):
            gap = told(estimate(difference, injected, base), "mm", 3)
            return (
                f" Injected, {minutes:.3g} minutes reach what the baseline does with"
                f" {everything:.3g}: {gap} against it."
            )
    return " Injected, none of the smaller parts reaches what the baseline does with all."


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
    names = (
        "baseline", "pca injected", "blendshapes injected", "autoencoder injected",
        "dominance functions", "window network", "phone means", "smoothed 40 ms", "mean face",
    )  # fmt: skip
    parts = [
        f"{name} {rmse(data, name + after)}, r"
        f" {told(estimate(mean, data.r(name + after)), digits=3)}"
        for name in names
        if data.rmse(name + after)
    ]
    gaps = [
        f"{told(estimate(difference, data.rmse(f'pca injected{after}'), there), 'mm', 3)} against"
        f" {other}"
        for other in ("baseline", "dominance functions")
        if data.rmse(f"pca injected{after}") and (there := data.rmse(other + after))
    ]
    against = f" pca injected: {', '.join(gaps)}." if gaps else ""
    spans = {len(each.sentences(RMSE)) for each in data.results if each.condition.endswith(after)}
    return Claim(
        "And on words that training never met?",
        "A tenth of the corpus is the test set (section 4.2); of words nothing is said.",
        f"Over {span(sorted(spans))} such words alone: {'; '.join(parts)}.{against}"
        if parts
        else NOT_RUN,
    )


_FINDINGS: tuple[Finding, ...] = (
    _standardised,
    _compared(
        "Does training on the injected decoder matter?",
        "The decoder is injected and trained on.",
        ("pca frozen", "pca injected"),
    ),
    _compared(
        "Does normalisation inside the recurrence help?",
        "Proposed for further work (section 4.4).",
        ("pca injected, recurrence normalised", "pca injected"),
        ("pca frozen standardised, recurrence normalised", "pca injected"),
        ("baseline recurrence normalised", "baseline"),
        note=" Frozen, standardised and normalised, the second differs in three things at once.",
    ),
    _compared(
        "LSTM in place of GRU",
        "Gated units are simpler and have become as popular (section 3.2).",
        ("pca injected lstm", "pca injected"),
        ("baseline lstm", "baseline"),
    ),
    _compared(
        "What do predictors without recurrence reach?",
        "None was compared.",
        *(
            (name, "pca injected")
            for name in (
                "mean face",
                "phone means",
                "smoothed 40 ms",
                "dominance functions",
                "window network",
            )
        ),
    ),
    _words,
    _learning,
    _sizes,
)
