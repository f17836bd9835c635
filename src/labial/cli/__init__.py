"""The command line: each command is a module that parses, calls and prints."""

from __future__ import annotations

import inspect
import os
import signal
import sys
import textwrap
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout

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
from labial.cli.streams import Stream, standard_streams
from labial.cli.terminal import plain, plain_output
from labial.errors import LabialError, LabialWarning, in_words
from labial.files import is_standard_output

_HELP_WIDTH = 80


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the exit status is 0, 1 if some of many files failed, or 2 for an error.

    It is also 1 if the command succeeded but standard output could not be written.
    """
    # For onnxruntime and PyTorch: threads that wait actively slow other processes down.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    given = sys.argv[1:] if arguments is None else list(arguments)
    with standard_streams() as output:
        try:
            return _checked(_run(given), output)
        except SystemExit as stopped:  # help, or wrong options
            stopped.code = _checked(int(stopped.code or 0), output)
            raise
        except BrokenPipeError:
            return 1


def _checked(status: int, output: Stream | None) -> int:
    """The exit status, changed and explained if standard output could not be written."""
    sys.stdout.flush()
    if output is None or output.error is None:
        return status
    if isinstance(output.error, BrokenPipeError):
        return 1  # the reader of our output has closed it, and needs no message
    _report(f"error: standard output cannot be written: {output.error.strerror}")
    return status or 1


def _run(given: Sequence[str]) -> int:
    with _ended_like_ctrl_c(), warnings.catch_warnings():
        warnings.simplefilter("always", LabialWarning)
        warnings.showwarning = _show_warning  # type: ignore[assignment]
        command: Runnable | None = None
        try:
            if printed := _printed(given):
                print(printed)
                return 0
            command = _parsed(given)
            with plain_output(), _apart_from_file(command):
                return command.run()
        except BrokenPipeError:
            raise
        except (LabialError, OSError) as error:
            _report(f"error: {in_words(error)}")
            return 2
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


@contextmanager
def _apart_from_file(command: Runnable) -> Iterator[None]:
    """Print to standard error if standard output is the file that the command writes."""
    output = getattr(command, "output", None)
    if output is None or not is_standard_output(output):
        yield
        return
    with redirect_stdout(sys.stderr):
        yield


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
