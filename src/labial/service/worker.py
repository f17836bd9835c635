"""A process that works for the service: pickled jobs on standard input, results on standard output.

A job is a function and its arguments, a result ``("done", value)``, or ``(kind, message)`` for an
error: "refused" or "broken". ``processes`` says how they are framed.
"""

from __future__ import annotations

import os
import pickle
import sys
import traceback
from contextlib import suppress
from typing import Any, BinaryIO

from labial.errors import LabialError, MissingExtraError, in_words
from labial.service.processes import LENGTH_BYTES, framed

_MOST_MEMORY = 6 << 30


def main() -> None:
    """Work until standard input ends."""
    # What libraries print must not mix with the results.
    with os.fdopen(os.dup(1), "wb") as answers, os.fdopen(os.dup(0), "rb") as jobs:
        os.dup2(2, 1)
        _limit_memory()
        while job := _read(jobs):
            result = pickle.dumps(_result(job))
            try:
                answers.write(framed(result))
                answers.flush()
            except BrokenPipeError:  # the service was killed
                os._exit(1)


def _result(job: bytes) -> tuple[str, Any]:
    try:
        function, arguments = pickle.loads(job)
        return "done", function(*arguments)
    except MissingExtraError as error:
        return "missing", str(error).partition(":")[0]
    except LabialError as error:
        return "refused", in_words(error)
    except MemoryError:
        return "refused", "this takes too much memory"
    except Exception:
        traceback.print_exc(file=sys.stderr)
        return "broken", "the service has failed; its log says why"


def _read(jobs: BinaryIO) -> bytes:
    length = jobs.read(LENGTH_BYTES)
    return jobs.read(int.from_bytes(length, "big")) if len(length) == LENGTH_BYTES else b""


def _limit_memory() -> None:
    """Let a hostile file end its own job, not this machine."""
    with suppress(ImportError):  # not on Windows
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY, most))


if __name__ == "__main__":
    main()
