"""Synthesisers in processes of their own: a request as JSON in, sound and a header out.

What a process writes: int16 PCM in this machine's byte order, while it is spoken; then a JSON
object, the header; then the header's length in 8 bytes, the most significant first.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from labial.errors import SpeechError

Answer = tuple[dict[str, Any], npt.NDArray[np.int16]]


def ask(synthesiser: str, script: Path, request: Mapping[str, Any], patience_s: float) -> Answer:
    """The header and the sound that ``script`` answers, run by this Python.

    Raises ``SpeechError``, which names the ``synthesiser``, if the process fails or does not end
    within ``patience_s`` seconds.
    """
    # Isolated and without site-packages, Python starts fastest and imports nothing unexpected.
    command = [sys.executable, "-I", "-S", str(script)]
    given = json.dumps(request).encode()
    try:
        # A file, as hours of sound from a pipe would be in memory several times.
        with TemporaryFile() as answer:
            done = subprocess.run(
                command, input=given, stdout=answer, stderr=subprocess.PIPE, timeout=patience_s
            )
            header, samples = _read_answer(answer)
    except subprocess.TimeoutExpired:
        raise SpeechError(f"{synthesiser} did not finish within {patience_s:.0f} s") from None
    except OSError as error:
        raise SpeechError(f"{synthesiser} cannot be started: {error}") from None
    if done.returncode != 0:
        raise SpeechError(f"{synthesiser} failed {_how(done)}")
    if header is None:
        raise SpeechError(f"{synthesiser} gave no answer; it was started by {command[0]}")
    return header, samples


def _read_answer(answer: IO[bytes]) -> tuple[dict[str, Any] | None, npt.NDArray[np.int16]]:
    """The header and the sound; the header is None if the answer is incomplete."""
    end = answer.seek(0, os.SEEK_END)
    answer.seek(max(0, end - 8))
    begin = end - 8 - int.from_bytes(answer.read(8), "big")
    if not 0 <= begin < end:
        return None, np.zeros(0, np.int16)
    answer.seek(begin)
    try:
        header: dict[str, Any] = json.loads(answer.read(end - 8 - begin))
    except ValueError:
        return None, np.zeros(0, np.int16)
    answer.seek(0)
    return header, np.fromfile(answer, np.int16, begin // 2)


def _how(done: subprocess.CompletedProcess[bytes]) -> str:
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    if done.returncode < 0:
        how = f"with {signal.Signals(-done.returncode).name}"
    else:
        how = f"with status {done.returncode}"
    return f"{how}: {last}" if last else how
