"""Exports to look at: the page and the video of it.

Modules that do the work are imported in the functions: the table of exports is read without them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from labial.doubts import doubt

if TYPE_CHECKING:
    from labial.exports.scene import Scene
    from labial.face.surface import FaceMap
    from labial.sinks import Sink
    from labial.viewer.puppet import Puppet


def page(sink: Sink, scene: Scene) -> None:
    """A web page."""
    from labial.viewer.page import write_page

    write_page(
        sink,
        {"": scene.utterance},
        title=scene.utterance.name,
        face=_face(scene),
        notes=_notes(scene),
        blinks=scene.blinks,
        head_moves=scene.head_moves,
        progress=scene.progress,
    )


def film(sink: Sink, scene: Scene) -> None:
    """A video of the page."""
    from labial.viewer.film import write_film

    write_film(
        sink,
        scene.utterance,
        title=scene.utterance.name,
        face=_face(scene),
        notes=_notes(scene),
        copyright_notice=scene.credit,
        blinks=scene.blinks,
        head_moves=scene.head_moves,
        progress=scene.progress,
    )


def check_film(path: Path, frames: int) -> None:
    """Raise the error that making a video would raise here."""
    from labial.viewer.film import check_film

    check_film(path, frames)


def _face(scene: Scene) -> FaceMap | Puppet | None:
    """The face to draw; a doubt if its head cannot move, but should."""
    from labial.viewer.page import has_head
    from labial.viewer.puppet import Puppet

    face = scene.face()
    if scene.head_moves and not isinstance(face, Puppet) and not has_head(face):
        doubt("the head does not move, as the voice's face is not a whole one, with eyes")
    return face


def _notes(scene: Scene) -> list[str]:
    return [scene.caption] if scene.caption else []
