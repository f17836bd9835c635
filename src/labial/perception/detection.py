"""Signal detection: sensitivity without the bias to one answer."""

from __future__ import annotations

import math

from scipy.stats import norm


def rate(hits: int, trials: int) -> float:
    """A rate with the log-linear correction, which is never 0 or 1 (Hautus 1995)."""
    return (hits + 0.5) / (trials + 1)


def d_prime(hit_rate: float, false_alarm_rate: float) -> float:
    """Sensitivity of yes-no answers: z(hits) - z(false alarms)."""
    return float(norm.ppf(hit_rate) - norm.ppf(false_alarm_rate))


def criterion(hit_rate: float, false_alarm_rate: float) -> float:
    """Bias of yes-no answers, 0 without bias: -(z(hits) + z(false alarms)) / 2."""
    return float(-(norm.ppf(hit_rate) + norm.ppf(false_alarm_rate)) / 2)


def d_prime_forced_choice(first_when_first: float, first_when_second: float) -> float:
    """Sensitivity of a choice between two, from the shares of the answer "first".

    (z(H) - z(F)) / sqrt(2), where H is its share if the target is first, and F if it is second
    (Macmillan and Creelman 2005, chapter 7).
    """
    return d_prime(first_when_first, first_when_second) / math.sqrt(2)
