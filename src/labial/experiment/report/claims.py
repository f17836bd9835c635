"""What the paper states, what was found here, and how the two differ."""

from __future__ import annotations

from collections.abc import Sequence

from labial.experiment.report import claims_performance, claims_training
from labial.experiment.report.comparisons import Comparison
from labial.experiment.report.data import Data
from labial.experiment.report.telling import Claim, Evidence


def claims(data: Data, compared: Sequence[Comparison]) -> list[Claim]:
    """All of the paper's claims, with the tests that bear on them."""
    evidence = Evidence(data, compared)
    every = (*claims_training.CLAIMS, *claims_performance.CLAIMS)
    return [claim(evidence) for claim in every]
