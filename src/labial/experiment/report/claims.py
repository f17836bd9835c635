"""The paper's claims, labial's results, and how the two differ."""

from __future__ import annotations

from collections.abc import Sequence

from labial.experiment.report import claims_performance, claims_training
from labial.experiment.report.contrasts import Contrast
from labial.experiment.report.data import Data
from labial.experiment.report.wording import Claim, Evidence


def claims(data: Data, contrasts: Sequence[Contrast]) -> list[Claim]:
    """All of the paper's claims, compared with the results and tests."""
    evidence = Evidence(data, contrasts)
    every = (*claims_training.CLAIMS, *claims_performance.CLAIMS)
    return [claim(evidence) for claim in every]
