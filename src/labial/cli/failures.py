"""Errors of one of many files: they are printed, and the others follow."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from labial.errors import LabialError, in_words


@contextmanager
def errors_reported() -> Iterator[None]:
    """Print an error that is raised in the block."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (LabialError, OSError) as error:
        report(error)


def report(error: LabialError | OSError) -> None:
    """Print an error."""
    print(f"labial: error: {in_words(error)}", file=sys.stderr)
