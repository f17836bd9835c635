"""Exports of the sensors' motion, as numbers and as curves.

Modules that do the work are imported in the functions: the table of exports is read without them.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.exports.scene import VoiceScene
    from labial.sinks import Sink


def npz(sink: Sink, scene: VoiceScene) -> None:
    """All that an utterance contains, as NumPy arrays."""
    from labial.formats.npz import write_npz

    write_npz(sink, scene.utterance, scene.credit, scene.progress)


def csv(sink: Sink, scene: VoiceScene) -> None:
    """A table of positions and lip measures."""
    from labial.formats.motion_csv import write_csv

    write_csv(sink, scene.utterance, scene.progress)


def c3d(sink: Sink, scene: VoiceScene) -> None:
    """Named markers, with further information as text."""
    from labial.formats.c3d import write_c3d
    from labial.formats.npz import AXES

    motion = scene.utterance.motion
    notes = {
        "NAME": shorten(scene.utterance.name, 200, placeholder=" ..."),
        "AXES": AXES,
        "TIME": "frame 1 is at 0 s of the sound",
        "ATTRIBUTION": scene.credit,
    }
    write_c3d(sink, motion.layout.names, motion.positions, motion.fps, notes)


def check_c3d(path: Path, frames: int) -> None:
    """Raise the error that writing this many frames as C3D would raise."""
    from labial.formats.c3d import check_c3d

    check_c3d(path, frames)


def trc(sink: Sink, scene: VoiceScene) -> None:
    """Named markers, as a table."""
    from labial.formats.trc import write_trc

    motion = scene.utterance.motion
    write_trc(sink, motion.layout.names, motion.positions, motion.fps, scene.progress)


def svg(sink: Sink, scene: VoiceScene) -> None:
    """A figure of the lip measures over time."""
    from labial.formats.curves_svg import write_curves

    write_curves(sink, scene.utterance, scene.caption, scene.progress)


def visemes(sink: Sink, scene: VoiceScene) -> None:
    """Visemes and keyshapes over time."""
    from labial.visemes.files import write_visemes

    write_visemes(sink, scene.utterance, scene.voice, scene.credit, scene.progress)
