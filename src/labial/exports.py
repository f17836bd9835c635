"""Utterances to files by their ending. A new format is a writer's module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from labial.errors import FormatError
from labial.formats.motion_csv import write_csv
from labial.formats.npz import write_npz
from labial.utterance import Utterance
from labial.viewer.page import write_page
from labial.voice import Voice


def _html(path: Path, utterance: Utterance, voice: Voice) -> None:
    write_page(path, {"": utterance}, title=utterance.name, face=voice.face, notes=[voice.credit])


def _npz(path: Path, utterance: Utterance, voice: Voice) -> None:
    write_npz(path, utterance, voice.credit)


def _csv(path: Path, utterance: Utterance, _: Voice) -> None:
    write_csv(path, utterance)


WRITERS: dict[str, Callable[[Path, Utterance, Voice], None]] = {
    ".html": _html,
    ".npz": _npz,
    ".csv": _csv,
}


def check_ending(path: Path) -> None:
    """Raise ``FormatError`` when no writer goes with a file's ending, before any work is done."""
    if path.is_dir():
        raise FormatError(f"{path}: is a folder, expected a file to write")
    if path.suffix.lower() not in WRITERS:
        raise FormatError(f"{path}: expected a file ending in one of {', '.join(sorted(WRITERS))}")


def export(path: Path, utterance: Utterance, voice: Voice) -> None:
    """Write an utterance as the file's ending says. ``voice`` made its motion."""
    check_ending(path)
    WRITERS[path.suffix.lower()](path, utterance, voice)
