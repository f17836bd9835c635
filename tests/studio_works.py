"""Work that tests give to the processes of tasks."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path

from labial.doubts import doubt
from labial.errors import LabialError, LabialWarning
from labial.studio.state import CurvePoint
from labial.studio.work import Report


def count(report: Report, most: int, mark: Path) -> int:
    """Count slowly, with a curve, and write down the process."""
    mark.write_text(str(os.getpid()), "utf-8")
    for number in range(1, most + 1):
        time.sleep(0.02)
        report.progress(number, most)
        report.curve(tuple(CurvePoint(x=x, train=1 / (1 + x)) for x in range(number)))
    report.preview()
    doubt("it was only counted")
    warnings.warn("slowly", LabialWarning, stacklevel=2)
    return most


def refuse(report: Report) -> None:
    """Find a fault."""
    raise LabialError("the corpus: has no utterances")


def crash(report: Report) -> None:
    """End as if there was too little memory."""
    os._exit(9)


def deaf(report: Report, mark: Path) -> None:
    """Never hear that it should stop."""
    mark.write_text(str(os.getpid()), "utf-8")
    time.sleep(600)
