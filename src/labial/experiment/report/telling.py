"""Numbers of an experiment in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from labial.experiment.report.contrasts import Contrast, Quantity
from labial.experiment.report.data import Data, Result
from labial.experiment.report.estimates import told
from labial.experiment.report.figures import ARCHITECTURES
from labial.experiment.statistics import Estimate, estimate, mean

NOT_RUN = "not run"

# The start at random whose network is the injected one's: injected, PCA's and blendshapes' decoders
# have no layer normalisation, and the autoencoder's has its own.
SAME_NETWORK = {"pca": "random", "blendshapes": "random", "autoencoder": "random, normalised"}


@dataclass(frozen=True)
class Claim:
    """One statement of the paper, beside ours; ``differs`` is empty where nothing was run."""

    title: str
    paper: str
    ours: str
    differs: str = ""


@dataclass(frozen=True)
class Evidence:
    """What claims are held against: the results, and the tests between conditions."""

    data: Data
    contrasts: Sequence[Contrast]

    def test(self, quantity: Quantity, first: str, second: str) -> str:
        """What the test of a pair gave, in brackets; empty where none was made."""
        for each in self.contrasts:
            if (each.quantity, each.first, each.second) == (quantity, first, second) and each.test:
                return f" (p {each.test.p_holm:.2g}, delta {each.test.delta:+.2f})"
        return ""


def of_each(describe: Callable[[str], str | None]) -> str:
    """What can be told of each latent space, one after another."""
    parts = [part for architecture in ARCHITECTURES if (part := describe(architecture))]
    return "; ".join(parts) or NOT_RUN


def less(gain: Estimate) -> str:
    """A relative gain in words, its interval counted the way the words say."""
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
    """From the least to the largest."""
    low, high = min(numbers), max(numbers)
    return str(low) if low == high else f"{low} to {high}"


def seeds(count: int) -> str:
    """So many of them."""
    return f"{count} {'seed' if count == 1 else 'seeds'}"


def rmse(data: Data, condition: str) -> str:
    """A condition's RMSE with its interval."""
    return told(estimate(mean, data.rmse(condition)), "mm", 3)


def still_face(data: Data) -> str:
    """A sentence on the error of a face that never moves, where it is known."""
    still = data.rmse("mean face")
    return f" A face that never moves has {still[0]:.3f} mm." if still else ""
