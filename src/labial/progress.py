"""Telling how far long work has come."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told how much of the work is done, and how much there is in all."""


def unseen(done: int, total: int) -> None:
    """Progress that nobody looks at."""
    del done, total
