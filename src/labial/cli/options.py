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

if TYPE_CHECKING:
    from labial.alignment import Alignment
    from labial.formats.transcription import ReadingOptions
    from labial.phones import LabelReader
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

_PHONE_SETS = (
    f"What the labels are written in: {', '.join(PHONE_SETS)}; {AUTO} takes the one that reads all"
    " labels, and asks where there are several."
)


@dataclass(frozen=True)
class AlignmentOptions:
    """How alignments are read."""

    phone_set: Annotated[str, arg(metavar="SET", help=_PHONE_SETS)] = AUTO
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

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that the options name."""
        return self.phone_map, self.phone_table

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
