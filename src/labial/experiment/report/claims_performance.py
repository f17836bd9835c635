"""The paper's claims on the networks' performance, and ours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from labial.evaluation.metrics import CORRELATION, RMSE
from labial.experiment.report.contrasts import Quantity
from labial.experiment.report.estimates import with_interval
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.report.wording import (
    NOT_RUN,
    Claim,
    Evidence,
    of_each,
    rmse,
    still_face,
)
from labial.experiment.statistics import difference, estimate, mean

# A network with a correlation below this is taken as stationary.
_STATIONARY_R = 0.2

# Significance level of corrected p-values.
_LEVEL = 0.05


def _stalled(evidence: Evidence) -> Claim:
    data = evidence.data

    def describe(a: str) -> str | None:
        if not data.rmse(f"{a} random"):
            return None
        r = with_interval(estimate(mean, data.r(f"{a} random")))
        return f"{a}: RMSE {rmse(data, f'{a} random')}, r {r}"

    every = [r for a in ARCHITECTURES for r in data.r(f"{a} random")]
    stationary = sum(r < _STATIONARY_R for r in every)
    return Claim(
        "Randomly initialised networks with a decoder stall",
        "Correlation near 0 at about 2 mm, mainly stationary; longer training might help, as it"
        " seems to for the autoencoder (section 4.4).",
        f"{of_each(describe)}.{still_face(data)}",
        f"Of {len(every)} randomly initialised trainings, {stationary} stay below"
        f" r = {_STATIONARY_R} here."
        if every
        else "",
    )


def _normalisation(evidence: Evidence) -> Claim:
    data = evidence.data
    changes: dict[str, float] = {}

    def describe(a: str) -> str | None:
        first, second = f"{a} random, normalised", f"{a} random"
        metrics = (RMSE, CORRELATION)
        pairs = [(data.metric(m, first), data.metric(m, second)) for m in metrics]
        if not all(one and other for one, other in pairs):
            return None
        found = [estimate(difference, *pair) for pair in pairs]
        changes[a] = found[0].value
        tests = [evidence.test(Quantity(m), first, second) for m in metrics]
        change = with_interval(found[0], "mm", 3)
        return f"{a}: RMSE {change}{tests[0]}, r {with_interval(found[1], digits=3)}{tests[1]}"

    ours = of_each(describe)
    better = [a for a, change in changes.items() if change < 0]
    return Claim(
        "Normalisation alone helps greatly",
        "Layer normalisation greatly helps training without injection (section 4.4).",
        f"Change by normalisation with random initialisation: {ours}.",
        f"RMSE decreases for {len(better)} of {len(changes)} latent spaces here."
        if changes
        else "",
    )


def _alike(evidence: Evidence) -> Claim:
    data = evidence.data
    means = {a: float(np.mean(v)) for a in ARCHITECTURES if (v := data.rmse(f"{a} injected"))}

    def describe(a: str) -> str | None:
        if not data.rmse(f"{a} injected"):
            return None
        r = with_interval(estimate(mean, data.r(f"{a} injected")), digits=3)
        return f"{a} {rmse(data, f'{a} injected')}, r {r}"

    differs = ""
    if len(means) == len(ARCHITECTURES):
        apart = max(means.values()) - min(means.values())
        order = ", ".join(sorted(means, key=means.__getitem__))
        differs = (
            f"Means are within {apart:.3f} mm here; in order of mean RMSE: {order}."
            f"{_between_injected(evidence)}"
        )
    return Claim(
        "Injected networks perform about equally",
        "Close to each other; the data-driven latent spaces slightly better than keyshapes"
        " (section 4.4).",
        f"{of_each(describe)}.",
        differs,
    )


def _between_injected(evidence: Evidence) -> str:
    """Which injected conditions differ from each other in RMSE, if it was tested."""
    tested = [
        each
        for each in evidence.contrasts
        if each.test
        and each.quantity == Quantity(RMSE)
        and all(name.endswith("injected") for name in (each.first, each.second))
    ]
    if not tested:
        return ""
    parts = [
        f"{each.first.split()[0]} and {each.second.split()[0]} {each.test.p_holm:.2g}"
        for each in tested
        if each.test
    ]
    apart = sum(each.test.p_holm < _LEVEL for each in tested if each.test)
    verdict = f"{apart or 'none'} of {len(tested)} pairs differ significantly"
    return f" Corrected p of the pairs: {', '.join(parts)}; {verdict}."


def _level(evidence: Evidence) -> Claim:
    data = evidence.data
    values = [v for a in ARCHITECTURES for v in data.rmse(f"{a} injected")]
    ours = f"{np.mean(values):.3f} mm over all injected networks" if values else NOT_RUN
    still, differs = data.rmse("mean face"), ""
    if values and still:
        share = np.mean(values) / still[0]
        differs = (
            "Errors in mm of two talkers are not comparable. As a share of a static face's error:"
            f" {share:.2f} here; 1.3 of about 2 mm, 0.65, in the paper. The paper does not say over"
            " what its RMSE is taken."
        )
    return Claim(
        "Average RMSE close to 1.3 mm",
        "Close to 1.3 mm, on another talker with glued markers (abstract).",
        f"{ours}.{still_face(data)}",
        differs,
    )


def _phones_suffice(evidence: Evidence) -> Claim:
    data = evidence.data
    names = ("pca injected", "baseline", "dominance functions", "phone means", "smoothed 40 ms")
    parts = [
        f"{name} {with_interval(estimate(mean, data.r(name)), digits=3)}"
        for name in names
        if data.r(name)
    ]
    differs = ""
    if data.r("pca injected") and data.r("phone means"):
        gain = np.mean(data.r("pca injected")) - np.mean(data.r("phone means"))
        differs = (
            f"r differs by {gain:+.3f} from that of phone means, which use neither neighbours nor"
            " durations. The paper has no such predictor."
        )
    return Claim(
        "Phonetic sequences suffice",
        "Phones with durations are rich enough to infer labial movement, including coarticulation"
        " (section 5).",
        f"r: {'; '.join(parts) or NOT_RUN}.",
        differs,
    )


CLAIMS: tuple[Callable[[Evidence], Claim], ...] = (
    _stalled,
    _normalisation,
    _alike,
    _level,
    _phones_suffice,
)
