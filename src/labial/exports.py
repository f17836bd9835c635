"""Utterances to files by their ending. A new format is a writer's module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten

from labial.errors import FormatError
from labial.face.surface import FaceMap
from labial.formats.arkit import LIVE_LINK_FPS
from labial.formats.c3d import check_c3d
from labial.formats.motion_csv import write_csv
from labial.formats.npz import AXES, write_npz
from labial.progress import Progress, unseen
from labial.sinks import Sink, writing
from labial.utterance import Utterance
from labial.viewer.page import write_page
from labial.voice import Voice

# What solves for weights is imported where it is used: most exports need none of it.


@dataclass(frozen=True, eq=False)
class _Export:
    """An utterance to write, whose motion ``voice`` made; eyes that are drawn blink or do not."""

    utterance: Utterance
    voice: Voice
    progress: Progress
    blinks: bool

    @property
    def credit(self) -> str:
        """Whom the motion is to be credited to."""
        return self.utterance.attribution or self.voice.credit

    @property
    def face(self) -> FaceMap | None:
        """The face to draw, where the voice has one for these sensors."""
        return self.voice.face if self.utterance.motion.layout == self.voice.layout else None


def _html(sink: Sink, of: _Export) -> None:
    write_page(
        sink,
        {"": of.utterance},
        title=of.utterance.name,
        face=of.face,
        notes=[of.credit],
        blinks=of.blinks,
        progress=of.progress,
    )


def _mp4(sink: Sink, of: _Export) -> None:
    from labial.viewer.film import write_film

    write_film(
        sink,
        of.utterance,
        title=of.utterance.name,
        face=of.face,
        notes=[of.credit],
        copyright_notice=of.credit,
        blinks=of.blinks,
        progress=of.progress,
    )


def _check_mp4(path: Path, frames: int) -> None:
    from labial.viewer.film import check_film

    check_film(path, frames)


def _npz(sink: Sink, of: _Export) -> None:
    write_npz(sink, of.utterance, of.credit, of.progress)


def _csv(sink: Sink, of: _Export) -> None:
    write_csv(sink, of.utterance, of.progress)


def _c3d(sink: Sink, of: _Export) -> None:
    from labial.formats.c3d import write_c3d

    motion = of.utterance.motion
    notes = {
        "NAME": shorten(of.utterance.name, 200, placeholder=" ..."),
        "AXES": AXES,
        "TIME": "frame 1 is at 0 s of the sound",
        "ATTRIBUTION": of.credit,
    }
    write_c3d(sink, motion.layout.names, motion.positions, motion.fps, notes)


def _trc(sink: Sink, of: _Export) -> None:
    from labial.formats.trc import write_trc

    motion = of.utterance.motion
    write_trc(sink, motion.layout.names, motion.positions, motion.fps, of.progress)


def _visemes_json(sink: Sink, of: _Export) -> None:
    from labial.visemes.files import write_visemes

    write_visemes(sink, of.utterance, of.voice, of.credit, of.progress)


def _svg(sink: Sink, of: _Export) -> None:
    from labial.formats.curves_svg import write_curves

    write_curves(sink, of.utterance, of.credit, of.progress)


def _glb(sink: Sink, of: _Export) -> None:
    from labial.retargeting.voice_face import write_latent_face

    write_latent_face(sink, of.utterance, of.voice, of.progress)


def _arkit_glb(sink: Sink, of: _Export) -> None:
    from labial.retargeting.voice_face import write_arkit_face

    write_arkit_face(sink, of.utterance, of.voice, of.progress)


def _arkit_csv(sink: Sink, of: _Export) -> None:
    from labial.retargeting.arkit_files import write_arkit_csv

    write_arkit_csv(sink, of.utterance, of.voice, of.progress)


def _arkit_json(sink: Sink, of: _Export) -> None:
    from labial.retargeting.arkit_files import write_arkit_weights

    write_arkit_weights(sink, of.utterance, of.voice, of.progress)


WRITERS: dict[str, Callable[[Sink, _Export], None]] = {
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
RATES: dict[str, float] = {".mp4": 30.0, ".arkit.csv": LIVE_LINK_FPS}
"""Frames a second of formats that have their own, where nothing else is asked for."""
ONE_RATE = frozenset([".arkit.csv"])
"""Formats that have no other."""


def fps_for(path: Path, asked: float | None) -> float | None:
    """The rate in Hz to write at: ``asked``, else what files of this ending usually have, if any.

    Raises ``FormatError`` where files of this ending have one rate, and another is asked for.
    """
    usual = next((RATES[ending] for ending in _endings(path) if ending in RATES), None)
    if asked is None:
        return usual
    if asked != usual and any(ending in ONE_RATE for ending in _endings(path)):
        raise FormatError(f"{path}: such files have {usual:g} frames a second, not {asked:g}")
    return asked


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


def export(
    path: Path,
    utterance: Utterance,
    voice: Voice,
    progress: Progress = unseen,
    *,
    blinks: bool = True,
) -> None:
    """Write an utterance as the file's ending says. ``voice`` made its motion.

    Eyes on pages and in videos blink, which is invented, where ``blinks``.
    """
    write = WRITERS[ending_of(path)]
    with writing(path) as sink:
        write(sink, _Export(utterance, voice, progress, blinks))
