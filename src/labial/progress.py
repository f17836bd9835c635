"""Reporting the progress of long work.

A long operation has a parameter ``progress`` and calls it repeatedly; callers pass a function.
The command line passes bars (``labial.cli.bars``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[float, float], None]
"""Called with how much of the work is done, and how much there is in all, in the same unit."""

_Item = TypeVar("_Item")


def unseen(done: float, total: float) -> None:
    """Progress that is not shown."""
    del done, total


def counted(items: Iterable[_Item], total: float, progress: Progress) -> Iterator[_Item]:
    """The items in turn; each is reported as done when the next one is requested."""
    for done, item in enumerate(items, start=1):
        yield item
        progress(done, total)


def part_of(progress: Progress, before: float, total: float) -> Progress:
    """The progress of one part of longer work: ``before`` of ``total`` was done when it began."""

    def report(done: float, _: float) -> None:
        progress(before + done, total)

    return report
