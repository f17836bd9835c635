"""The table of exports: what an utterance can be written as.

A new export is a writer, a function of a sink and a scene in a module of this package, and a line
here. The command line, its help, checks and tests take all they know of exports from this table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from labial.errors import FormatError
from labial.exports import meshes, sensors, spoken, views, weights

if TYPE_CHECKING:
    from labial.exports.scene import RigScene, VoiceScene
    from labial.sinks import Sink


@dataclass(frozen=True)
class Export:
    """A format: its ending, and a description of one line.

    ``voice`` writes the voice's own face, or the sensors alone; ``rig`` a user's character, with
    ``rig_line`` as the description if it differs from ``line``. None means that there is no such
    export. ``companions`` are the suffixes of further files, appended to the main file's name.
    ``media`` is the media type. ``fps`` is the default rate in Hz, ``rates`` are the possible ones,
    if not all are. ``heads`` says whose head can move in such files: "voice", "rig".
    ``timecodes`` says whether they have the time code of the first frame.
    ``check`` raises the error that writing the given number of frames to a path would raise.
    """

    ending: str
    line: str
    voice: Callable[[Sink, VoiceScene], None] | None = None
    rig: Callable[[Sink, RigScene], None] | None = None
    rig_line: str = ""
    companions: tuple[str, ...] = ()
    media: str = "application/octet-stream"
    fps: float | None = None
    rates: tuple[float, ...] = ()
    most_frames: int | None = None
    needs: str = ""
    check: Callable[[Path, int], None] | None = None
    heads: tuple[str, ...] = ()
    timecodes: bool = False

    def described(self, *, rig: bool = False) -> str:
        """The ending, the description, and any requirements."""
        line = (rig and self.rig_line) or self.line
        further = [f"with {self.ending}{suffix}" for suffix in self.companions]
        further += [f"{self.most_frames:,} frames at most"] if self.most_frames else []
        further += [f"needs {self.needs}"] if self.needs else []
        details = f" ({'; '.join(further)})" if further else ""
        return f"{self.ending}: {line}{details}"

    def files(self, path: Path) -> list[Path]:
        """The file at ``path`` and those that may be written next to it."""
        return [path, *(path.with_name(path.name + suffix) for suffix in self.companions)]


# Of time codes that count frames, as the Live Link Face app and films have them.
LIVE_LINK_RATES = (24.0, 25.0, 30.0, 60.0)

EXPORTS = (
    Export(
        ".html",
        "a page with the face, sound and curves",
        views.page,
        views.page,
        heads=("voice", "rig"),
        media="text/html; charset=utf-8",
    ),
    Export(
        ".mp4",
        "a video of that page",
        voice=views.film,
        rig=views.film,
        media="video/mp4",
        fps=30.0,
        needs="the extra 'video', and Chromium",
        check=views.check_film,
        heads=("voice", "rig"),
    ),
    Export(".npz", "everything as NumPy arrays, which convert and retarget read", sensors.npz),
    Export(
        ".csv",
        "a table of positions and lip measures",
        voice=sensors.csv,
        rig=weights.rig_csv,
        rig_line="a table of the weights of the character's shapes",
        media="text/csv; charset=utf-8",
    ),
    Export(
        ".c3d",
        "positions as markers",
        voice=sensors.c3d,
        most_frames=65_535,
        needs="the extra 'mocap'",
        check=sensors.check_c3d,
    ),
    Export(
        ".trc",
        "positions as markers, in a table",
        sensors.trc,
        media="text/tab-separated-values; charset=utf-8",
    ),
    Export(".svg", "a figure of the lip measures", sensors.svg, media="image/svg+xml"),
    Export(
        ".TextGrid",
        "phones and words, which Praat edits and animate reads",
        spoken.textgrid,
        media="text/plain; charset=utf-8",
    ),
    Export(
        ".visemes.json",
        "weights of visemes and keyshapes, timed visemes",
        sensors.visemes,
        media="application/json",
    ),
    Export(
        ".glb",
        "glTF of the face, moved by the components of its latent space",
        voice=meshes.latent_glb,
        rig=meshes.rig_glb,
        heads=("rig",),
        rig_line="glTF of the character, with an animation of its shapes",
        companions=(meshes.SOUND,),
        media="model/gltf-binary",
    ),
    Export(
        ".vrm",
        "the character of a .vrm file, with an animation of its shapes",
        rig=meshes.rig_vrm,
        heads=("rig",),
        companions=(meshes.SOUND,),
        media="model/gltf-binary",
    ),
    Export(
        ".arkit.csv",
        "weights of ARKit's shapes, as the Live Link Face app writes them",
        voice=weights.arkit_csv,
        rig=weights.rig_arkit_csv,
        heads=("voice", "rig"),
        media="text/csv; charset=utf-8",
        fps=60.0,
        rates=LIVE_LINK_RATES,
        timecodes=True,
    ),
    Export(
        ".arkit.json",
        "weights of ARKit's shapes",
        voice=weights.arkit_json,
        rig=weights.rig_arkit_json,
        media="application/json",
    ),
    Export(
        ".arkit.glb",
        "glTF of the face, moved by ARKit's shapes",
        voice=meshes.arkit_glb,
        companions=(meshes.SOUND,),
        media="model/gltf-binary",
    ),
)


def offered(*, rig: bool = False) -> list[Export]:
    """The exports of a voice's own face, or of a user's character."""
    return [each for each in EXPORTS if (each.rig if rig else each.voice) is not None]


def find(path: Path, *, rig: bool = False) -> Export:
    """The export with a file's ending; of several that fit, the one with the longest ending.

    Raises ``FormatError`` for a folder, and if no export of the kind, face or ``rig``, fits.
    """
    if path.is_dir():
        raise FormatError(f"{path}: is a folder, expected a file to write")
    found = _fitting(path, offered(rig=rig))
    if not found:
        endings = ", ".join(sorted((each.ending for each in offered(rig=rig)), key=str.lower))
        raise FormatError(
            f"{path}: {'with a rig, ' if rig else ''}expected a file ending in one of {endings}"
        )
    return found[0]


def names_file(path: Path) -> bool:
    """Whether a path has the ending of a file that can be written."""
    return bool(_fitting(path, EXPORTS))


def fps_for(path: Path, asked: float | None) -> float | None:
    """The rate in Hz to write at: ``asked``, or else the default for this ending, if any.

    Raises ``FormatError`` if files of this ending have certain rates, and another is asked for.
    """
    found = _fitting(path, EXPORTS)
    usual = found[0].fps if found else None
    if asked is None:
        return usual
    if found and found[0].rates and asked not in found[0].rates:
        rates = " or ".join(f"{rate:g}" for rate in found[0].rates)
        raise FormatError(f"{path}: such files have {rates} frames per second, not {asked:g}")
    return asked


def check_ending(path: Path, frames: int = 1, *, rig: bool = False) -> None:
    """Raise, before any work is done, the error that writing ``frames`` to a file would raise.

    That is ``FormatError`` if no export has its ending or the format holds fewer frames,
    ``MissingExtraError`` and ``BrowserError`` if it needs a part that is not installed.
    """
    export = find(path, rig=rig)
    if export.check is not None:
        export.check(path, frames)


def _fitting(path: Path, exports: Sequence[Export]) -> list[Export]:
    name = path.name.lower()
    endings = ((export, export.ending.lower()) for export in exports)
    found = [export for export, ending in endings if name.endswith(ending) and name != ending]
    return sorted(found, key=lambda export: -len(export.ending))
