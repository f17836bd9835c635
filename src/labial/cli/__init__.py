"""The command line: each command is a module that parses, calls and prints."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import tyro

from labial import __version__
from labial.cli.commands import Runnable, command_line, overview
from labial.errors import LabialError, LabialWarning


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 where some of many files failed, 2 for an error."""
    # onnxruntime and PyTorch: threads that wait actively slow other processes down.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # IPA on a terminal that has none of it
    try:
        if printed := _printed(sys.argv[1:] if arguments is None else list(arguments)):
            print(printed, flush=True)
            return 0
        command: Runnable = tyro.cli(
            command_line(),
            prog="labial",
            args=arguments,
            config=(tyro.conf.OmitSubcommandPrefixes,),
        )
    except BrokenPipeError:
        return _unread()
    with _ended_like_ctrl_c(), warnings.catch_warnings():
        warnings.simplefilter("always", LabialWarning)
        warnings.showwarning = _show_warning  # type: ignore[assignment]
        try:
            status = command.run()
            sys.stdout.flush()
            return status
        except LabialError as error:
            print(f"labial: error: {error}", file=sys.stderr)
            return 2
        except BrokenPipeError:
            return _unread()
        except KeyboardInterrupt:
            told = "labial: stopped"
            if to_go_on := getattr(command, "to_go_on", None):
                told += f"; {to_go_on}"
            print(told, file=sys.stderr)
            return 130


def _printed(arguments: Sequence[str]) -> str | None:
    """What arguments ask to print that are no command."""
    match arguments:
        case ["--version"]:
            return f"labial {__version__}"
        case ["-h" | "--help"]:
            return overview()
    return None


def _unread() -> int:
    """The status where who reads our output has enough of it; the rest must not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """A job system's or a closed terminal's signal ends a command as Ctrl-C does.

    So temporary files and worker processes go. Signals that are ignored, as under nohup, stay so.
    """
    ours = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [each for each in ours if signal.getsignal(each) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        ours = []  # only there may signals be set
    for each in ours:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _show_warning(message: Warning | str, *_: object) -> None:
    print(f"labial: warning: {message}", file=sys.stderr)
