"""Wording of an experiment's results, shared by the report's claims and findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from labial.experiment.report.contrasts import Contrast, Quantity
from labial.experiment.report.data import Data, Result
from labial.experiment.report.estimates import with_interval
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import Estimate, estimate, mean

NOT_RUN = "not run"

# The randomly initialised condition with the architecture of the injected one: PCA's and
# blendshapes' injected decoders have no layer normalisation, the autoencoder's has it.
SAME_NETWORK = {"pca": "random", "blendshapes": "random", "autoencoder": "random, normalised"}


@dataclass(frozen=True)
class Claim:
    """A statement of the paper and ours; ``differs`` is empty if the conditions were not run."""

    title: str
    paper: str
    ours: str
    differs: str = ""


@dataclass(frozen=True)
class Evidence:
    """What claims are compared with: the results and the tests between conditions."""

    data: Data
    contrasts: Sequence[Contrast]

    def test(self, quantity: Quantity, first: str, second: str) -> str:
        """The test of a pair in brackets; empty if there is none."""
        for each in self.contrasts:
            if (each.quantity, each.first, each.second) == (quantity, first, second) and each.test:
                return f" (p {each.test.p_holm:.2g}, delta {each.test.delta:+.2f})"
        return ""


def of_each(describe: Callable[[str], str | None]) -> str:
    """The description of each latent space that has one, in one text."""
    parts = [part for architecture in ARCHITECTURES if (part := describe(architecture))]
    return "; ".join(parts) or NOT_RUN


def less(gain: Estimate) -> str:
    """A relative gain as text, "less" or "more", with the interval's sign to match."""
    sign = 1 if gain.value >= 0 else -1
    size = f"{abs(gain.value) * 100:.1f} % {'less' if sign > 0 else 'more'}"
    if gain.low is None or gain.high is None:
        return size
    low, high = sorted((sign * gain.low, sign * gain.high))
    return f"{size} [{low * 100:.1f}, {high * 100:.1f}]"


def first_below(result: Result, loss: float) -> int | None:
    """The first epoch with a validation loss below ``loss`` in mm²."""
    return next((i for i, v in enumerate(result.validation_loss, 1) if v < loss), None)


def span(numbers: Sequence[int]) -> str:
    """The range from the smallest to the largest number, as text."""
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low} to {high}"


def seeds(count: int) -> str:
    """``count`` seeds, as text."""
    return f"{count} {'seed' if count == 1 else 'seeds'}"


def rmse(data: Data, condition: str) -> str:
    """A condition's RMSE with its interval, as text."""
    return with_interval(estimate(mean, data.rmse(condition)), "mm", 3)


def still_face(data: Data) -> str:
    """A sentence on the error of the static mean face, if it is known."""
    still = data.rmse("mean face")
    return f" The static mean face has {still[0]:.3f} mm." if still else ""
