"""Utterances to files by their ending. A new format is a writer's module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import shorten

from labial.errors import FormatError
from labial.face.surface import FaceMap
from labial.formats.c3d import check_c3d
from labial.formats.motion_csv import write_csv
from labial.formats.npz import AXES, write_npz
from labial.progress import Progress, unseen
from labial.utterance import Utterance
from labial.viewer.page import write_page
from labial.voice import Voice

# What solves for weights is imported where it is used: most exports need none of it.


def _html(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    write_page(
        path,
        {"": utterance},
        title=utterance.name,
        face=_face_of(utterance, voice),
        notes=[_credit(utterance, voice)],
        progress=progress,
    )


def _face_of(utterance: Utterance, voice: Voice) -> FaceMap | None:
    return voice.face if utterance.motion.layout == voice.layout else None


def _mp4(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.viewer.film import write_film

    write_film(
        path,
        utterance,
        title=utterance.name,
        face=_face_of(utterance, voice),
        notes=[_credit(utterance, voice)],
        copyright_notice=_credit(utterance, voice),
        progress=progress,
    )


def _check_mp4(path: Path, frames: int) -> None:
    from labial.viewer.film import check_film

    check_film(path, frames)


def _npz(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    write_npz(path, utterance, _credit(utterance, voice), progress)


def _csv(path: Path, utterance: Utterance, _: Voice, progress: Progress) -> None:
    write_csv(path, utterance, progress)


def _c3d(path: Path, utterance: Utterance, voice: Voice, _: Progress) -> None:
    from labial.formats.c3d import write_c3d

    motion = utterance.motion
    notes = {
        "NAME": shorten(utterance.name, 200, placeholder=" ..."),
        "AXES": AXES,
        "TIME": "frame 1 is at 0 s of the sound",
        "ATTRIBUTION": _credit(utterance, voice),
    }
    write_c3d(path, motion.layout.names, motion.positions, motion.fps, notes)


def _trc(path: Path, utterance: Utterance, _: Voice, progress: Progress) -> None:
    from labial.formats.trc import write_trc

    motion = utterance.motion
    write_trc(path, motion.layout.names, motion.positions, motion.fps, progress)


def _visemes_json(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.visemes.files import write_visemes

    write_visemes(path, utterance, voice, _credit(utterance, voice), progress)


def _svg(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.formats.curves_svg import write_curves

    write_curves(path, utterance, _credit(utterance, voice), progress)


def _glb(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.retargeting.voice_face import write_latent_face

    write_latent_face(path, utterance, voice, progress)


def _arkit_glb(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.retargeting.voice_face import write_arkit_face

    write_arkit_face(path, utterance, voice, progress)


def _arkit_csv(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.retargeting.arkit_files import write_arkit_csv

    write_arkit_csv(path, utterance, voice, progress)


def _arkit_json(path: Path, utterance: Utterance, voice: Voice, progress: Progress) -> None:
    from labial.retargeting.arkit_files import write_arkit_weights

    write_arkit_weights(path, utterance, voice, progress)


WRITERS: dict[str, Callable[[Path, Utterance, Voice, Progress], None]] = {
    ".html": _html,
    ".mp4": _mp4,
    ".npz": _npz,
    ".csv": _csv,
    ".c3d": _c3d,
    ".trc": _trc,
    ".svg": _svg,
    ".visemes.json": _visemes_json,
    ".glb": _glb,
    ".arkit.csv": _arkit_csv,
    ".arkit.json": _arkit_json,
    ".arkit.glb": _arkit_glb,
}

CHECKS: dict[str, Callable[[Path, int], None]] = {".c3d": check_c3d, ".mp4": _check_mp4}
"""What some formats know of a file before it is made: of its path and number of frames."""
RATES: dict[str, float] = {".mp4": 30.0}
"""Frames a second of formats that have their own, where nothing else is asked for."""


def usual_fps(path: Path) -> float | None:
    """The rate in Hz that files of this ending usually have; None where any will do."""
    return next((RATES[ending] for ending in _endings(path) if ending in RATES), None)


def _credit(utterance: Utterance, voice: Voice) -> str:
    return utterance.attribution or voice.credit


def check_ending(path: Path, frames: int = 1) -> None:
    """Raise, before any work is done, ``FormatError`` when no writer goes with a file's ending.

    Or when its format cannot hold so many ``frames``; ``MissingExtraError`` when it needs a part
    that is not installed.
    """
    ending = ending_of(path)
    if ending in CHECKS:
        CHECKS[ending](path, frames)


def ending_of(path: Path) -> str:
    """The ending that chooses a file's writer: of those that fit, the longest."""
    if path.is_dir():
        raise FormatError(f"{path}: is a folder, expected a file to write")
    found = _endings(path)
    if not found:
        raise FormatError(f"{path}: expected a file ending in one of {', '.join(sorted(WRITERS))}")
    return max(found, key=len)


def names_file(path: Path) -> bool:
    """Whether a path ends as a file that can be written."""
    return bool(_endings(path))


def _endings(path: Path) -> list[str]:
    name = path.name.lower()
    return [ending for ending in WRITERS if name.endswith(ending) and name != ending]


def export(path: Path, utterance: Utterance, voice: Voice, progress: Progress = unseen) -> None:
    """Write an utterance as the file's ending says. ``voice`` made its motion."""
    WRITERS[ending_of(path)](path, utterance, voice, progress)
