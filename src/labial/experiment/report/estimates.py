"""Estimates with their intervals as text."""

from __future__ import annotations

from labial.experiment.statistics import Estimate


def with_interval(value: Estimate, unit: str = "", digits: int = 2) -> str:
    """The value, its unit and, if it has one, its interval in brackets."""

    def number(v: float) -> str:
        text = f"{v:.{digits}f}"
        return text if float(text) else text.lstrip("-")

    suffix = f" {unit}" if unit else ""
    if value.low is None or value.high is None:
        return f"{number(value.value)}{suffix}"
    return f"{number(value.value)}{suffix} [{number(value.low)}, {number(value.high)}]"
