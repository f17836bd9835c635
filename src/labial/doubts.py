"""Doubts: facts that a user should know and that do not stop the work.

They are raised deep inside the work. A caller that returns them as values collects them;
otherwise they become Python warnings.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from labial.errors import LabialWarning

# Python's own recording of warnings is shared by all threads; this one is for each.
_COLLECTED: ContextVar[list[str] | None] = ContextVar("labial_doubts", default=None)


def doubt(message: str, stacklevel: int = 2) -> None:
    """Hand a doubt to the innermost :func:`collecting` block, or emit it as a ``LabialWarning``.

    ``stacklevel`` is as in a call of ``warnings.warn`` in place of this function.
    """
    collected = _COLLECTED.get()
    if collected is None:
        warnings.warn(message, LabialWarning, stacklevel=stacklevel + 1)
    else:
        collected.append(message)


@contextmanager
def collecting() -> Iterator[list[str]]:
    """Collect the doubts that are raised in the block, in this thread or task."""
    collected: list[str] = []
    token = _COLLECTED.set(collected)
    try:
        yield collected
    finally:
        _COLLECTED.reset(token)
