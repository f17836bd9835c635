"""Tying a character: the binding that a file has, or a new one to be written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from labial.errors import RigError
from labial.retargeting.binding import Binding, MisfitError, bind
from labial.retargeting.binding_file import Ties, read_binding, write_binding
from labial.retargeting.character import read_character
from labial.retargeting.drawing import write_drawing
from labial.retargeting.glb_rig import MissingMeshError
from labial.retargeting.rig import Rig
from labial.retargeting.shape_names import NO_ALIASES, ShapeNames
from labial.retargeting.similar import similar
from labial.retargeting.talker import Talker
from labial.sinks import Sink, writing

_OTHERS = (
    "if it was made for another character, give this one's file, or a new one, with --binding"
    " (of rig bind: -o)"
)


def tied(
    character: Path, talker: Talker, path: Path | None, names: ShapeNames = NO_ALIASES
) -> tuple[Rig, Binding, bool]:
    """A character, and the binding that a file has, or a new one that :func:`keep` has to write.

    A file that gives only a mesh or some sensors is completed. The last value says whether the
    binding is new. Raises ``RigError`` naming the file if it does not fit the character.
    """
    ties = read_binding(path) if path is not None and path.exists() else Ties()
    try:
        rig = read_character(character, names, ties.mesh)
    except MissingMeshError as error:
        there = similar(ties.mesh or "", error.meshes, "its meshes with shapes")
        raise RigError(
            f"{path}: names the mesh '{ties.mesh}', which {character} does not have ({there});"
            f" {_OTHERS}"
        ) from error
    if ties.binding is not None:
        if ties.binding.vertex_count != len(rig.vertices):
            raise RigError(
                f"{path}: is for a mesh of {ties.binding.vertex_count} vertices, and '{rig.mesh}'"
                f" of {character} has {len(rig.vertices)}; {_OTHERS}"
            )
        return rig, ties.binding, False
    try:
        return rig, bind(rig, talker, ties.sensors), True
    except MisfitError:
        raise
    except RigError as error:
        raise RigError(f"{path}: {error}" if ties.sensors else str(error)) from error


def drawing_of(path: Path) -> Path:
    """The file of the drawing that belongs to a binding's file."""
    return path.with_suffix(".svg")


def keep(sink: Sink, rig: Rig, binding: Binding) -> None:
    """Write a binding, and next to it a drawing of the character with the sensors on it."""
    write_drawing(sink.at(drawing_of(sink.path)), rig, binding.axes, binding.vertices)
    write_binding(sink, binding)


@contextmanager
def misfits_drawn(path: Path) -> Iterator[None]:
    """Draw a binding that is refused to the drawing of ``path``, a binding's file, and say so."""
    try:
        yield
    except MisfitError as error:
        picture = drawing_of(path)
        with writing(picture) as sink:
            write_drawing(sink, error.rig, error.binding.axes, error.binding.vertices)
        raise RigError(f"{error}; {picture} shows where its sensors would be") from error
