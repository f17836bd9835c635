"""Options that commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import FlagCreatePairsOff, OmitArgPrefixes, Positional, arg

from labial.errors import MissingExtraError
from labial.phones.sets import AUTO, PHONE_SETS
from labial.voices import DEFAULT

if TYPE_CHECKING:
    from labial.alignment import Alignment
    from labial.formats.transcription import ReadingOptions
    from labial.importers.recordings import SpeechConfig
    from labial.phones import LabelReader
    from labial.voice import Voice

Output = Annotated[Path, arg(aliases=["-o"], metavar="FILE")]
OutputFolder = Annotated[Path, arg(aliases=["-o"], metavar="FOLDER")]
VoiceFile = Annotated[Path | None, arg(metavar="VOICE", help_behavior_hint=f"(default: {DEFAULT})")]
MadeByVoice = Annotated[
    Path | None,
    arg(
        metavar="VOICE",
        help_behavior_hint=f"(default: the included one that it credits, or {DEFAULT})",
    ),
]
SplitFile = Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="(default: the corpus')")]
LeaveOutFile = Annotated[
    Path | None, arg(metavar="FILE", help_behavior_hint="(default: nothing is left out)")
]
LayoutFile = Annotated[
    Path | None, arg(metavar="FILE", help_behavior_hint="(default: from the markers' names)")
]
Aliases = Annotated[
    Path | None,
    arg(
        metavar="FILE",
        help="Your own names of shapes: a .toml file with a table [shapes] of lines such as\n"
        'Mund_auf = "jawOpen".',
        help_behavior_hint="",
    ),
]
SoundFile = Annotated[Path | None, arg(metavar="WAV", help_behavior_hint="")]
KeyshapesFile = Annotated[
    Path | None, arg(metavar="FILE", help_behavior_hint="(default: 13 of phone classes)")
]
CorpusFile = Annotated[Positional[Path], arg(metavar="CORPUS")]
CorpusName = Annotated[str, arg(help_behavior_hint="(default: the source's name)")]
Transcripts = Annotated[
    Path | None,
    arg(
        metavar="PATH",
        help="Words: a table (.csv, .tsv) with the columns utterance and text, a folder of"
        " NAME.txt, or the text of a single recording.",
        help_behavior_hint="(default: NAME.txt next to the recordings or their sound)",
    ),
]
Articulation = Annotated[float, arg(metavar="0.5..2", help_behavior_hint="(default: 1)")]
Description = Annotated[str, arg(metavar="TEXT", help_behavior_hint="")]
Flag = FlagCreatePairsOff[Annotated[bool, arg(help_behavior_hint="")]]

_PHONE_SETS = (
    f"The labels' phone set: {', '.join(PHONE_SETS)}; {AUTO} uses the one that reads all labels"
    " (an error if several do and disagree)."
)
_PHONE_MAP = (
    "A table of labels and phones (TSV or CSV), for labels of your own; with --phone-set, the"
    " table comes first."
)


@dataclass(frozen=True)
class AlignmentOptions:
    """How alignments are read."""

    phone_set: Annotated[str, arg(metavar="SET", help=_PHONE_SETS)] = AUTO
    phone_map: Annotated[
        Path | None, arg(metavar="FILE", help=_PHONE_MAP, help_behavior_hint="")
    ] = None
    phone_table: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """Kaldi's phones.txt, for a CTM file whose phones are numbers."""
    phones_tier: Annotated[
        str | None, arg(metavar="NAME", help_behavior_hint="(default: found by its name)")
    ] = None
    """The tier with the phones (for HTK's formats the level: 1, 2, ...)."""
    words_tier: Annotated[
        str | None, arg(metavar="NAME", help_behavior_hint="(default: found by its name)")
    ] = None
    """The tier with the words (for HTK's formats the level)."""
    time_unit: Annotated[
        str | None, arg(metavar="UNIT", help_behavior_hint="(default: the format's own)")
    ] = None
    """The unit of times: s, ms, 100ns, or 10ms for frames."""

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that the options name."""
        return self.phone_map, self.phone_table

    def reading(self, language: str | None = None) -> ReadingOptions:
        """The options for reading files; ``language`` is that of words without phones."""
        from labial.formats.ctm import read_phone_table
        from labial.formats.transcription import ReadingOptions

        table = None if self.phone_table is None else read_phone_table(self.phone_table)
        return ReadingOptions(self.phones_tier, self.words_tier, table, self.time_unit, language)

    def labels(self) -> LabelReader:
        """The reader of their labels."""
        from labial.formats.phone_map import read_phone_map
        from labial.phones import LabelReader

        phones = {} if self.phone_map is None else read_phone_map(self.phone_map)
        return LabelReader(self.phone_set, phones)


AlignmentsAs = OmitArgPrefixes[AlignmentOptions]


def speech_config(
    reading: AlignmentOptions,
    language: str,
    alignments: Path | None = None,
    transcripts: Path | None = None,
    audio: Path | None = None,
) -> SpeechConfig:
    """What an importer is given of the options about what is said in recordings."""
    from labial.importers.recordings import AlignmentsConfig, SpeechConfig

    read = AlignmentsConfig(alignments, reading.reading(language or None), reading.labels())
    return SpeechConfig(read, transcripts, audio)


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
    """Print to standard error which trained phones replace which unknown ones."""
    from labial.phones.substitution import described_mixture

    known = voice.info.substitutions
    for phone, trained in known.made(alignment).items():
        print(f"{phone} -> {' '.join(trained)}", file=sys.stderr)
    for phone, shares in known.mixed(alignment).items():
        print(f"{phone} -> {described_mixture(shares)}", file=sys.stderr)
