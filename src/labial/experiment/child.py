"""How a worker process begins: it ends with its parent before it imports anything slow."""

from __future__ import annotations

import multiprocessing
import os
import pickle
from multiprocessing.connection import wait
from threading import Thread
from typing import Any


def packed(function: Any, *arguments: Any) -> bytes:
    """A function and its first arguments for :func:`begin`; both are read only there."""
    return pickle.dumps((function, arguments))


def begin(content: bytes, *further: Any) -> None:
    """Call what was :func:`packed`, with further arguments; end when the parent process has ended.

    Importing PyTorch, which reading the function does, takes seconds on a busy machine.
    """
    Thread(target=_end_with_parent, daemon=True).start()
    function, arguments = pickle.loads(content)
    function(*arguments, *further)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
