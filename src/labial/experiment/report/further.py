"""Findings on questions that the paper does not answer."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from labial.evaluation.metrics import RMSE
from labial.experiment.conditions import LEARNING_MINUTES, SIZE_STEPS
from labial.experiment.report.data import Data
from labial.experiment.report.estimates import with_interval
from labial.experiment.report.wording import (
    NOT_RUN,
    Claim,
    first_below,
    less,
    rmse,
    seeds,
    span,
)
from labial.experiment.statistics import difference, estimate, mean, relative_gain

# A network whose loss is near the static mean face's for this many epochs has a plateau.
_PLATEAU_EPOCHS = 2

# A mean best epoch after this fraction of all epochs is reported, as longer training might help.
_LATE = 0.85


def findings(data: Data) -> list[Claim]:
    """All findings; ``paper`` says what the paper has on the question."""
    return [finding(data) for finding in _FINDINGS]


def _standardised(data: Data) -> Claim:
    name = "baseline standardised"
    paper = (
        "Without injection, leaving the plateaus takes long (section 5). Other targets not tried."
    )
    title = "Do standardised targets alone remove the plateau?"
    if not data.rmse(name) or not data.rmse("baseline"):
        return Claim(title, paper, NOT_RUN)
    still = data.reference["loss_of_mean_face"]

    def near(condition: str) -> list[int]:
        """The number of epochs with a loss near the static face's, for each seed."""
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
        verdict = "There is no plateau"
    elif not any(left):
        verdict = "Yes"
    else:
        verdict = "No" if all(left) else f"Not in {seeds(sum(left))} of {len(left)}"
    gaps = [
        f"{_gap(data, name, other)} against {other}"
        for other in ("baseline", "pca injected")
        if data.rmse(other)
    ]
    epochs = ", ".join(
        f"{other} {with_interval(estimate(mean, data.best_epochs(other)), digits=1)}"
        for other in (name, "baseline", "pca injected")
        if data.rmse(other)
    )
    return Claim(
        title,
        paper,
        f"{verdict}: the number of epochs with a validation loss above 90 % of the static mean"
        f" face's is {span(near(name))} with standardised targets and {span(near('baseline'))}"
        f" without; {_PLATEAU_EPOCHS} or more are taken as a plateau. RMSE {rmse(data, name)}:"
        f" {', '.join(gaps)}. Best epochs: {epochs}.",
    )


Finding = Callable[[Data], Claim]


def _compared(title: str, paper: str, *pairs: tuple[str, str], note: str = "") -> Finding:
    """A finding on conditions' RMSE, each with its difference to another condition's."""

    def finding(data: Data) -> Claim:
        parts = [
            f"{name} {rmse(data, name)}, {_gap(data, name, other)} against {other}"
            for name, other in pairs
            if data.rmse(name) and data.rmse(other)
        ]
        late = _late(data, [name for name, _ in pairs])
        return Claim(title, paper, f"RMSE: {'; '.join(parts)}.{late}{note}" if parts else NOT_RUN)

    return finding


def _gap(data: Data, name: str, other: str) -> str:
    """The difference of two conditions' RMSE with its interval, as text."""
    return with_interval(estimate(difference, data.rmse(name), data.rmse(other)), "mm", 3)


def _late(data: Data, names: list[str]) -> str:
    """A sentence on the conditions whose best epochs are near the end of training."""
    parts = []
    for name in names:
        results = [result for result in data.conditions.get(name, ()) if result.best_epoch]
        best = [result.best_epoch or 0 for result in results]
        if results and np.mean(best) > _LATE * len(results[0].train_loss):
            parts.append(f"{name} {span(best)} of {len(results[0].train_loss)}")
    if not parts:
        return ""
    return f" Best epochs near the end, so more epochs might help: {'; '.join(parts)}."


def _learning(data: Data) -> Claim:
    everything = data.reference["minutes"]["train"]
    found: dict[float, tuple[list[float], list[float]]] = {}
    for minutes in (*LEARNING_MINUTES, None):
        after = "" if minutes is None else f", {minutes} minutes"
        pair = data.rmse(f"pca injected{after}"), data.rmse(f"baseline{after}")
        if all(pair):
            found[everything if minutes is None else minutes] = pair
    parts = [
        f"{minutes:.3g} minutes: {with_interval(estimate(mean, injected), digits=3)} injected,"
        f" {with_interval(estimate(mean, base), digits=3)} baseline,"
        f" {less(estimate(relative_gain, base, injected))}"
        for minutes, (injected, base) in found.items()
    ]
    return Claim(
        "How much training speech does injection need?",
        "Injection is meant to compensate for a lack of data (section 3.3); all of about 200"
        " minutes of training speech were used.",
        f"RMSE, mm: {'; '.join(parts)}.{_fewest(found, everything)}" if parts else NOT_RUN,
    )


def _fewest(found: dict[float, tuple[list[float], list[float]]], everything: float) -> str:
    """A sentence on the fewest minutes with which injection reaches the full baseline."""
    smaller = sorted(minutes for minutes in found if minutes < everything)
    if everything not in found or not smaller:
        return ""
    base = found[everything][1]
    for minutes in smaller:
        injected = found[minutes][0]
        if np.mean(injected) <= np.mean(base):
            gap = with_interval(estimate(difference, injected, base), "mm", 3)
            return (
                f" The injected network with {minutes:.3g} minutes reaches the RMSE of the baseline"
                f" with {everything:.3g}: {gap} against it."
            )
    return " With none of the subsets does the injected network reach the baseline with all speech."


def _sizes(data: Data) -> Claim:
    parts = []
    for latent in ("pca", "autoencoder"):
        base = data.rmse(f"{latent} injected")
        sizes = {n: v for n in SIZE_STEPS if (v := data.rmse(f"{latent} injected, size {n}"))}
        if base and sizes:
            mine = [
                f"{n} {with_interval(estimate(difference, v, base), digits=3)}"
                for n, v in sizes.items()
            ]
            parts.append(f"{latent} {', '.join(mine)}")
    return Claim(
        "Does the latent space's size matter?",
        "13, the number of keyshapes; 13 components explain slightly more than 98 % of the"
        " variance.",
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
        f" {with_interval(estimate(mean, data.r(name + after)), digits=3)}"
        for name in names
        if data.rmse(name + after)
    ]
    main = f"pca injected{after}"
    gaps = [
        f"{_gap(data, main, other + after)} against {other}"
        for other in ("baseline", "dominance functions")
        if data.rmse(main) and data.rmse(other + after)
    ]
    against = f" pca injected: {', '.join(gaps)}." if gaps else ""
    spans = {len(each.sentences(RMSE)) for each in data.results if each.condition.endswith(after)}
    return Claim(
        "How well are unseen words predicted?",
        "A tenth of the corpus is the test set (section 4.2); unseen words are not mentioned.",
        f"Over {span(sorted(spans))} unseen words only: {'; '.join(parts)}.{against}"
        if parts
        else NOT_RUN,
    )


_FINDINGS: tuple[Finding, ...] = (
    _standardised,
    _compared(
        "Does further training of the injected decoder matter?",
        "The decoder is injected and trained further.",
        ("pca frozen", "pca injected"),
    ),
    _compared(
        "Does layer normalisation inside the recurrence help?",
        "Proposed as further work (section 4.4).",
        ("pca injected, recurrence normalised", "pca injected"),
        ("pca frozen standardised, recurrence normalised", "pca injected"),
        ("baseline recurrence normalised", "baseline"),
        note=" The second condition differs in three ways: frozen, standardised and normalised.",
    ),
    _compared(
        "Does an LSTM perform better than a GRU?",
        "Gated units are simpler and have become as popular (section 3.2).",
        ("pca injected lstm", "pca injected"),
        ("baseline lstm", "baseline"),
    ),
    _compared(
        "How do predictors without recurrence perform?",
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
