"""Processes of labial's own modules, which are given pickled work and answer with messages.

Work and messages are preceded by their length in 8 bytes, the most significant first.
"""

from __future__ import annotations

import asyncio
import os
import pickle
import signal
import sys
from contextlib import suppress
from typing import Any

LENGTH_BYTES = 8


def framed(content: bytes) -> bytes:
    """Content after its length."""
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


async def started(module: str) -> asyncio.subprocess.Process:
    """A process that runs a module."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", module),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        start_new_session=True,  # so that what it starts can be ended with it
    )


async def give(process: asyncio.subprocess.Process, work: bytes) -> None:
    """Give pickled work to a process. Raises ``OSError`` if it has ended."""
    assert process.stdin is not None
    process.stdin.write(framed(work))
    await process.stdin.drain()


async def answer(process: asyncio.subprocess.Process) -> Any:
    """The next message of a process. Raises ``asyncio.IncompleteReadError`` if it has ended."""
    assert process.stdout is not None
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES), "big")
    return pickle.loads(await process.stdout.readexactly(length))


def end(process: asyncio.subprocess.Process) -> None:
    """End a process with what it started, if it has not ended."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
