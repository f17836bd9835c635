"""An estimate with its interval, as text."""

from __future__ import annotations

from labial.experiment.statistics import Estimate


def told(value: Estimate, unit: str = "", digits: int = 2) -> str:
    """The value, its unit, and in brackets its interval where it has one."""

    def number(v: float) -> str:
        text = f"{v:.{digits}f}"
        return text if float(text) else text.lstrip("-")

    suffix = f" {unit}" if unit else ""
    if value.low is None or value.high is None:
        return f"{number(value.value)}{suffix}"
    return f"{number(value.value)}{suffix} [{number(value.low)}, {number(value.high)}]"
