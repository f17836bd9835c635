"""The command line: each command is a module that parses, calls and prints."""

from __future__ import annotations

import inspect
import io
import os
import signal
import sys
import textwrap
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import tyro

from labial import __version__
from labial.cli.commands import (
    COMMANDS,
    FAMILIES,
    Runnable,
    command_line,
    command_of,
    overview,
)
from labial.cli.mistakes import check_command
from labial.cli.terminal import plain, plain_output
from labial.errors import LabialError, LabialWarning

_HELP_WIDTH = 80


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 if some of many files failed, or 2 for an error."""
    # For onnxruntime and PyTorch: threads that wait actively slow other processes down.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # IPA on a terminal that cannot show it
    given = sys.argv[1:] if arguments is None else list(arguments)
    with _ended_like_ctrl_c(), warnings.catch_warnings():
        warnings.simplefilter("always", LabialWarning)
        warnings.showwarning = _show_warning  # type: ignore[assignment]
        command: Runnable | None = None
        try:
            if printed := _printed(given):
                print(printed, flush=True)
                return 0
            command = _parsed(given)
            with plain_output():
                status = command.run()
                sys.stdout.flush()
            return status
        except LabialError as error:
            _report(f"error: {error}")
            return 2
        except BrokenPipeError:
            return _output_closed()
        except KeyboardInterrupt:
            how_to_resume = getattr(command, "how_to_resume", None)
            _report(f"stopped; {how_to_resume}" if how_to_resume else "stopped")
            return 130


def _parsed(given: Sequence[str]) -> Runnable:
    """The command with its options. Exits with status 2, or 0 for help, as tyro does."""
    config = (tyro.conf.OmitSubcommandPrefixes,)
    found = command_of(given)
    if found is not None:
        # Parsed alone, so that options suggested for a misspelt one are this command's.
        return tyro.cli(
            found.options,
            prog=f"labial {found.words}",
            description=_wrapped(found.options.__doc__ or ""),
            args=given[len(found.words.split()) :],
            config=config,
        )
    check_command(given, COMMANDS, FAMILIES)
    command: Runnable = tyro.cli(command_line(), prog="labial", args=given, config=config)
    return command


def _wrapped(docstring: str) -> str:
    """A docstring's paragraphs in lines for a narrow terminal."""
    # tyro joins lines that begin with a letter, but not indented ones.
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    return "\n".join(
        textwrap.fill(paragraph, _HELP_WIDTH, initial_indent=" ", subsequent_indent=" ")
        for paragraph in paragraphs
    )


def _printed(arguments: Sequence[str]) -> str | None:
    """The text for arguments that only ask to print something, such as the version."""
    match arguments:
        case ["--version"]:
            return f"labial {__version__}"
        case ["-h" | "--help"]:
            return overview()
    return None


def _output_closed() -> int:
    """The exit status if the reader of our output has closed it; later output is discarded."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let a job system's or a closed terminal's signal end a command as Ctrl-C does.

    Temporary files and worker processes are then removed. Signals that are ignored, as under
    nohup, stay ignored.
    """
    ours = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [each for each in ours if signal.getsignal(each) is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        ours = []  # Python sets signal handlers in the main thread only
    for each in ours:
        signal.signal(each, signal.default_int_handler)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


def _show_warning(message: Warning | str, *_: object) -> None:
    _report(f"warning: {message}")


def _report(text: str) -> None:
    print(plain(f"labial: {text}"), file=sys.stderr)
