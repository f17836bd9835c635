"""A driven character on the page, and in the video of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from labial.character_head import CharacterHead
from labial.formats.gltf import content_of, read_gltf
from labial.formats.morph_glb import MorphFace, write_morph_face
from labial.head_movement import of_eyes_alone
from labial.motion import LipLandmarks
from labial.retargeting.arkit_head import gaze_of_shapes
from labial.retargeting.binding import Binding
from labial.retargeting.glb_animation import shape_columns
from labial.retargeting.head_joint import turning_of
from labial.retargeting.retarget import Retargeted
from labial.retargeting.rig import Array, Rig
from labial.sinks import InMemory
from labial.viewer.puppet import Puppet

# The head around the mouth, mm at the talker's size: farther away are shoulders and the body.
_HEAD_LOW, _HEAD_HIGH = np.array([-110.0, -75.0, -60.0]), np.array([110.0, 190.0, 80.0])


def upright_axes(binding: Binding) -> Array:
    """The binding's axes ``[3, 3]``, rounded to integers if they are then still orthonormal.

    A character looks as it was modelled: it must not lean because the fit does.
    """
    upright: Array = np.rint(binding.axes)
    return upright if np.allclose(upright @ upright.T, np.eye(3)) else binding.axes


def in_metres(rig: Rig, binding: Binding) -> MorphFace:
    """A rig without units or axes of its own in glTF's: upright, at the talker's size."""
    into = upright_axes(binding).T / binding.scale / 1000.0
    return MorphFace(
        rig.mesh, rig.vertices @ into, rig.triangles, rig.shapes, rig.deltas @ into
    )  # fmt: skip


class Placement(NamedTuple):
    """Where a character's head is: ``into_mm``, ``centre`` and ``size`` are those of a ``Puppet``.

    ``into_mm`` is that of a .glb file.
    """

    into_mm: Array
    centre: Array
    size: Array


def placement_of(rig: Rig, binding: Binding, marks: LipLandmarks) -> Placement:
    """Where the head of a tied character is."""
    turned = upright_axes(binding) / binding.scale
    corners = [binding.vertices[marks.right_corner], binding.vertices[marks.left_corner]]
    origin = turned @ rig.vertices[corners].mean(axis=0)
    into_mm = np.eye(4)
    into_mm[:3, :3], into_mm[:3, 3] = turned, -origin
    places = rig.vertices @ turned.T - origin
    head = places[((places > _HEAD_LOW) & (places < _HEAD_HIGH)).all(axis=1)]
    head = head if len(head) else places
    low, high = head.min(axis=0), head.max(axis=0)
    return Placement(into_mm, (low + high) / 2, high - low)


def head_of(
    source: Path, rig: Rig, binding: Binding, shapes: Sequence[str], angles: npt.NDArray[np.float32]
) -> CharacterHead:
    """How a character moves by angles ``[frames, 5]`` of ``labial.head_movement``.

    ``shapes`` are those that its weights have. A folder of .obj files has no node that could turn.
    Eyes in a head that cannot turn look where they would with it.
    """
    axes = upright_axes(binding)
    turning = None if source.is_dir() else turning_of(read_gltf(source), axes, angles)
    if turning is None:
        angles = of_eyes_alone(angles)
    return CharacterHead(turning, gaze_of_shapes(shapes, angles, rig.names))


def puppet_of(
    source: Path,
    rig: Rig,
    binding: Binding,
    marks: LipLandmarks,
    result: Retargeted,
    head: CharacterHead | None = None,
) -> Puppet:
    """The character of a .glb file, or of a folder of .obj files, as the page shows it."""
    placed = placement_of(rig, binding, marks)
    into_mm = placed.into_mm.copy()
    if source.is_dir():
        content, columns = _as_glb(rig, binding, result)
        into_mm[:3, :3] = np.eye(3) * 1000.0
    else:
        content, columns = content_of(source), shape_columns(read_gltf(source), result.shapes)
    return Puppet(
        content,
        result.weights,
        columns,
        into_mm,
        placed.centre,
        placed.size,
        [
            f"Character: {source.name}, moved by {result.used} of {len(result.shapes)} shapes; it"
            f" stays {np.sqrt((result.residual_mm**2).mean()):.1f} mm from the talker"
            " (root mean square, seen from the front); curves are the talker's."
        ],
        head if head is not None and head.moves else None,
    )


def _as_glb(rig: Rig, binding: Binding, result: Retargeted) -> tuple[bytes, dict[int, list[int]]]:
    sink = InMemory(Path("character.glb"))
    write_morph_face(sink, in_metres(rig, binding), result.weights[:1], result.fps, {})
    return sink.files[sink.name], {0: list(range(len(result.shapes)))}
