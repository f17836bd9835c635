"""Options of commands that write exports, and how they write them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import UseAppendAction, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.options import Aliases
from labial.errors import LabialError
from labial.exports import EXPORTS, check_ending, export, fps_for, offered, outputs
from labial.files import check_place

_NAMES = tuple(each.ending.removeprefix(".") for each in offered())

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from labial.exports import Notes
    from labial.retargeting.character import Character
    from labial.retargeting.retarget import Retargeted
    from labial.utterance import Utterance
    from labial.voice import Voice

    ExportFormat = str
else:
    ExportFormat = Literal[_NAMES]


def _help(text: str, *, rig: bool = False) -> str:
    """The text, and a list of the exports."""
    return "\n".join([text, *(each.described(rig=rig) for each in offered(rig=rig))])


_CHOSEN = "The file to write; its ending chooses the format:"
ExportFile = Annotated[Path, arg(aliases=["-o"], metavar="FILE", help=_help(_CHOSEN))]
RigExportFile = Annotated[Path, arg(aliases=["-o"], metavar="FILE", help=_help(_CHOSEN, rig=True))]
_OR_FOLDER = "A folder if several utterances are written; otherwise the file to write, whose"
ExportFileOrFolder = Annotated[
    Path,
    arg(aliases=["-o"], metavar="FILE", help=_help(f"{_OR_FOLDER} ending chooses the format:")),
]
_FORMATS = f"If a folder is written, the format of its files: {', '.join(_NAMES)}."
FolderFormat = Annotated[
    ExportFormat | None,
    arg(metavar="FORMAT", help=_FORMATS, help_behavior_hint="(default: html)"),
]
MaybeExportFileOrFolder = Annotated[
    Path | None,
    arg(
        aliases=["-o"],
        metavar="FILE",
        help_behavior_hint="",
        help=_help(f"{_OR_FOLDER} ending chooses the format:"),
    ),
]
TimeCode = Annotated[
    str,
    arg(
        metavar="HH:MM:SS:FF",
        help="The time code of the first frame in .arkit.csv.",
        help_behavior_hint="(default: 00:00:00:00)",
    ),
]
_OWN_RATES = ", ".join(f"{each.ending} {each.fps:g}" for each in EXPORTS if each.fps)
FramesASecond = Annotated[
    float | None, arg(metavar="HZ", help_behavior_hint=f"(default: 60; {_OWN_RATES})")
]
OtherFramesASecond = Annotated[
    float | None, arg(metavar="HZ", help_behavior_hint=f"(default: its own; {_OWN_RATES})")
]


def rate_for(output: Path, asked: float | None) -> float:
    """The frame rate to write at, in Hz: ``asked``, or the default of the output's format."""
    from labial.animation import DEFAULT_FPS

    fps = fps_for(output, asked)
    return DEFAULT_FPS if fps is None else fps


@dataclass(frozen=True)
class RigOptions:
    """The user's character, and how it is driven."""

    rig: Annotated[Path | None, arg(metavar="RIG", help_behavior_hint="")] = None
    """A character to drive: a .glb, .vrm or .gltf file with morph targets, or a folder of .obj
    files."""
    binding: Annotated[
        Path | None,
        arg(metavar="FILE", help_behavior_hint="(default: RIG.binding.toml next to the output)"),
    ] = None
    """The file that says which vertices the sensors are tied to; written if it is missing."""
    intensity: float = 1.0
    """Scale of the character's movement, at any speed: 1 is as the talker moves. --articulation
    makes the talker itself speak more clearly."""
    limit: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="SHAPE=LOW:HIGH")] = ()
    """The smallest and largest weight of a shape, 0 and 1 by default. Shapes of eyes, brows, nose
    and tongue move only if they are given limits."""
    aliases: Aliases = None

    def character(self) -> Character | None:
        """The character that the options describe; None if they name no rig."""
        if self.rig is None:
            if self.binding or self.limit or self.aliases or self.intensity != 1.0:
                raise LabialError(
                    "--binding, --intensity, --limit and --aliases are used with --rig only;"
                    " --articulation enlarges the movement of every output"
                )
            return None
        from labial.retargeting.alias_file import shape_names
        from labial.retargeting.character import Character
        from labial.retargeting.shape_model import RetargetingConfig

        config = RetargetingConfig(self.intensity, _limits(self.limit))
        return Character(self.rig, self.binding, config, shape_names(self.aliases))

    def required(self) -> Character:
        """The character that the options describe, for a command that needs one."""
        character = self.character()
        if character is None:
            raise LabialError("expected a character: --rig FILE.glb, or a folder of .obj files")
        return character


Rig = Annotated[RigOptions, arg(name="")]


def _limits(texts: Sequence[str]) -> dict[str, tuple[float, float]]:
    limits: dict[str, tuple[float, float]] = {}
    for text in texts:
        name, limit = _limit(text)
        if name in limits:
            raise LabialError(f"--limit {text}: '{name}' has limits already; expected one --limit")
        limits[name] = limit
    return limits


def _limit(text: str) -> tuple[str, tuple[float, float]]:
    name, _, limits = text.rpartition("=")
    low, _, high = limits.partition(":")
    try:
        if not name:
            raise ValueError(text)
        return name, (float(low), float(high))
    except ValueError as error:
        example = "such as jawOpen=0:0.6"
        raise LabialError(f"--limit {text}: expected SHAPE=LOW:HIGH, {example}") from error


def check_output(
    output: Path, character: Character | None, inputs: Inputs, frames: int = 1
) -> None:
    """Raise, before the work, the error that writing this number of frames would raise.

    Also ``LabialError`` if the output, or a file that is written with it, is one of the ``inputs``.
    """
    check_ending(output, frames, rig=character is not None)
    check_place(output)
    rig = Inputs.of(None if character is None else character.rig)
    for read in (inputs, rig):
        read.check_apart(outputs(output, character))


def export_and_print(
    output: Path,
    utterance: Utterance,
    voice: Voice,
    character: Character | None,
    *,
    blinks: bool = True,
    starts: str = "00:00:00:00",
    head_moves: bool = False,
) -> None:
    """Write an utterance, and print what was written and what the user should know about it."""
    with Bars(kept=True) as bars:
        bar = bars.bar("writing" if character is None else "solving")
        notes = export(
            output,
            utterance,
            voice,
            character,
            bar,
            blinks=blinks,
            starts=starts,
            head_moves=head_moves,
        )
    for doubt in notes.doubts:
        print(f"labial: warning: {doubt}", file=sys.stderr)
    if notes.retargeted is None:
        print(f"{output}: {utterance.alignment.duration:.2f} s of speech")
    else:
        _print_retargeted(output, utterance, notes, notes.retargeted)


def _print_retargeted(output: Path, utterance: Utterance, notes: Notes, result: Retargeted) -> None:
    if notes.new_binding:
        print(f"{notes.new_binding}: sensors tied; see {notes.new_binding.stem}.svg")
    lips = [name in utterance.motion.layout.groups["lips"] for name in result.sensors]
    print(
        f"{output}: {len(result.weights) / result.fps:.2f} s, {result.used} of"
        f" {len(result.shapes)} shapes move; {notes.following}"
    )
    print(
        f"seen from the front, the lips stay {_rms(result.residual_mm[lips]):.2f} mm from the"
        f" talker's, of {_rms(result.movement_mm[lips]):.2f} mm of movement (residual, root mean"
        " square)"
    )
    for shape, frames in notes.limited_shapes.items():
        print(f"{shape} is at its largest weight in {frames} of {len(result.weights)} frames")


def _rms(values: npt.NDArray[np.float64]) -> float:
    return float((values**2).mean() ** 0.5)
