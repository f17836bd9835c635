"""Options that commands share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import FlagCreatePairsOff, Positional, arg

from labial.errors import MissingExtraError

if TYPE_CHECKING:
    from labial.alignment import Alignment
    from labial.voice import Voice

Output = Annotated[Path, arg(aliases=["-o"], metavar="FILE")]
OutputFolder = Annotated[Path, arg(aliases=["-o"], metavar="FOLDER")]
VoiceFile = Annotated[
    Path | None, arg(metavar="FILE", help_behavior_hint="(default: the shipped one)")
]
SplitFile = Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="(default: the corpus')")]
CorpusFile = Annotated[Positional[Path], arg(metavar="CORPUS")]
Flag = FlagCreatePairsOff[bool]


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
