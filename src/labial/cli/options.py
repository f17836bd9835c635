"""Options that commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

from tyro.conf import FlagCreatePairsOff, OmitArgPrefixes, Positional, UseAppendAction, arg

from labial.errors import LabialError, MissingExtraError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from rich.progress import Progress as Bars

    from labial.alignment import Alignment
    from labial.formats.transcription import ReadingOptions
    from labial.phones import LabelReader
    from labial.progress import Progress
    from labial.retargeting.character import Character
    from labial.utterance import Utterance
    from labial.voice import Voice

Output = Annotated[Path, arg(aliases=["-o"], metavar="FILE")]
OutputFolder = Annotated[Path, arg(aliases=["-o"], metavar="FOLDER")]
VoiceFile = Annotated[
    Path | None, arg(metavar="FILE", help_behavior_hint="(default: the shipped one)")
]
SplitFile = Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="(default: the corpus')")]
LeaveOutFile = Annotated[
    Path | None, arg(metavar="FILE", help_behavior_hint="(default: nothing is left out)")
]
LayoutFile = Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="(default: by names)")]
CorpusFile = Annotated[Positional[Path], arg(metavar="CORPUS")]
Flag = FlagCreatePairsOff[bool]

_AT_ONCE_S = 0.5


@dataclass(frozen=True)
class AlignmentOptions:
    """How alignments are read."""

    phone_set: Annotated[str, arg(metavar="SET")] = "auto"
    """What the labels are written in: ipa, arpabet, xsampa or sampa; auto takes the one that reads
    all labels, and asks where that is not plain."""
    phone_map: Annotated[Path | None, arg(metavar="FILE")] = None
    """A table of labels and phones (TSV or CSV), for labels of another kind; with --phone-set, for
    some of them."""
    phone_table: Annotated[Path | None, arg(metavar="FILE")] = None
    """Kaldi's phones.txt, for a CTM that has numbers."""
    phones_tier: Annotated[str | None, arg(metavar="NAME")] = None
    """The tier with the phones (for HTK's formats the level: 1, 2, ...)."""
    words_tier: Annotated[str | None, arg(metavar="NAME")] = None
    """The tier with the words."""
    time_unit: Annotated[str | None, arg(metavar="UNIT")] = None
    """What times count, where it is not what the format has: s, ms, 100ns, or 10ms for frames."""

    def reading(self) -> ReadingOptions:
        """The options for reading files."""
        from labial.formats.ctm import read_phone_table
        from labial.formats.transcription import ReadingOptions

        table = None if self.phone_table is None else read_phone_table(self.phone_table)
        return ReadingOptions(self.phones_tier, self.words_tier, table, self.time_unit)

    def labels(self) -> LabelReader:
        """The reader of their labels."""
        from labial.formats.phone_map import read_phone_map
        from labial.phones import LabelReader

        phones = {} if self.phone_map is None else read_phone_map(self.phone_map)
        return LabelReader(self.phone_set, phones)


AlignmentsAs = OmitArgPrefixes[AlignmentOptions]


FramesASecond = Annotated[float | None, arg(help_behavior_hint="(default: 60; of mp4 30)")]


def rate_for(output: Path, asked: float | None) -> float:
    """Frames a second of what is written, in Hz."""
    from labial.animation import DEFAULT_FPS
    from labial.exports import fps_for

    fps = fps_for(output, asked)
    return DEFAULT_FPS if fps is None else fps


@contextmanager
def needs_extra(purpose: str, extra: str) -> Iterator[None]:
    """Turn the absence of an optional part into an error that says how to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name and error.name.startswith("labial"):
            raise
        raise MissingExtraError(purpose, extra) from error


def print_substitutions(voice: Voice, alignment: Alignment) -> None:
    """Tell, on standard error, which trained phones stand in for which unknown ones."""
    for phone, trained in voice.info.substitutions.made(alignment).items():
        print(f"{phone} -> {' '.join(trained)}", file=sys.stderr)


@dataclass(frozen=True)
class RigOptions:
    """A character of the user's, and how it is driven."""

    rig: Annotated[Path | None, arg(metavar="RIG")] = None
    """A character to drive: a .glb file with morph targets, or a folder of .obj files."""
    binding: Annotated[
        Path | None,
        arg(metavar="FILE", help_behavior_hint="(default: RIG.binding.toml beside FILE)"),
    ] = None
    """The file that keeps which vertices sensors are tied to; made where it is missing."""
    intensity: float = 1.0
    """How much of the talker's movement the character makes."""
    limit: Annotated[UseAppendAction[tuple[str, ...]], arg(metavar="SHAPE=LOW:HIGH")] = ()
    """The least and largest weight of a shape, 0 to 1 unless told; may be given again."""

    def character(self) -> Character | None:
        """What the options say; None where they name no rig."""
        if self.rig is None:
            if self.binding or self.limit or self.intensity != 1.0:
                raise LabialError("--binding, --intensity and --limit go with --rig")
            return None
        from labial.retargeting.character import Character
        from labial.retargeting.retarget import RetargetingConfig

        limits = dict(_limit(text) for text in self.limit)
        return Character(self.rig, self.binding, RetargetingConfig(self.intensity, limits))

    def required(self) -> Character:
        """What the options say, for a command that needs a rig."""
        character = self.character()
        if character is None:
            raise LabialError("no character is named: --rig FILE.glb, or a folder of .obj files")
        return character


Rig = Annotated[RigOptions, arg(name="")]


def _limit(text: str) -> tuple[str, tuple[float, float]]:
    name, _, limits = text.rpartition("=")
    low, _, high = limits.partition(":")
    try:
        if not name:
            raise ValueError(text)
        return name, (float(low), float(high))
    except ValueError as error:
        raise LabialError(f"--limit {text}: expected SHAPE=LOW:HIGH, as jawOpen=0:0.6") from error


def drive_and_tell(output: Path, utterance: Utterance, voice: Voice, character: Character) -> None:
    """Write a character speaking an utterance, and print how well it follows."""
    from labial.retargeting.character import drive

    with frames_progress("solving") as progress:
        driven = drive(output, utterance, voice, character, progress)
    if driven.new_binding:
        print(f"{driven.new_binding}: sensors tied; {driven.new_binding.stem}.svg shows where")
    result = driven.result
    lips = [name in utterance.motion.layout.groups["lips"] for name in result.sensors]
    print(
        f"{output}: {len(result.weights) / result.fps:.2f} s, {len(result.shapes)} shapes;"
        f" residual {_rms(result.residual_mm[lips]):.2f} mm on the lips,"
        f" {_rms(result.residual_mm):.2f} mm in all, of {_rms(result.movement_mm[lips]):.2f} and"
        f" {_rms(result.movement_mm):.2f} mm of movement"
    )
    if result.lost:
        print(f"sensors that the rig cannot follow: {' '.join(result.lost)}")


def _rms(values: npt.NDArray[np.float64]) -> float:
    return float((values**2).mean() ** 0.5)


@contextmanager
def frames_progress(what: str) -> Iterator[Progress]:
    """A bar on standard error, where that is a terminal and the work is not done at once."""
    begun = monotonic()
    with ExitStack() as stack:
        bars: list[Bars] = []

        def told(done: int, total: int) -> None:
            late = monotonic() - begun > _AT_ONCE_S
            if late and not bars and done < total and sys.stderr.isatty():
                from rich.console import Console
                from rich.progress import Progress as Bars  # here, for most work needs none

                bars.append(stack.enter_context(Bars(console=Console(stderr=True))))
                bars[0].add_task(what, total=total)
            for bar in bars:
                bar.update(bar.task_ids[0], completed=done)

        yield told
