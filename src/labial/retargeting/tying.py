"""Tying a character: the binding that a file has, or a new one to be written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from labial.errors import RigError
from labial.retargeting.binding import Binding, bind
from labial.retargeting.binding_file import read_binding, write_binding
from labial.retargeting.drawing import write_drawing
from labial.retargeting.rig import Rig
from labial.retargeting.talker import Talker
from labial.sinks import Sink


def tied(rig: Rig, talker: Talker, path: Path | None) -> tuple[Binding, bool]:
    """The binding that a file has, or a new one that :func:`keep` has yet to write.

    A file that names only some sensors is completed. The second value says whether it is new.
    """
    given: Mapping[str, int] = {}
    if path is not None and path.exists():
        kept, given = read_binding(path)
        if kept is not None:
            return kept, False
    try:
        return bind(rig, talker, given), True
    except RigError as error:
        raise RigError(f"{path}: {error}" if given else str(error)) from error


def drawing_of(path: Path) -> Path:
    """The file of the drawing that belongs to a binding's file."""
    return path.with_suffix(".svg")


def keep(sink: Sink, rig: Rig, binding: Binding) -> None:
    """Write a binding, and next to it a drawing of the character with the sensors on it."""
    write_drawing(sink.at(drawing_of(sink.path)), rig, binding.axes, binding.vertices)
    write_binding(sink, binding)
