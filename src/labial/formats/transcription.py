"""What an alignment file says, as it is written there: labels not yet read as phones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from labial.alignment import Interval
from labial.errors import AlignmentError, FormatError

PHONE_TIERS = ("phones", "phone", "segments", "mau")
WORD_TIERS = ("words", "word", "ort-mau")

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?)?(s|ms|us|ns)")
_UNIT_S = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}


@dataclass(frozen=True)
class Transcription:
    """One utterance of a file; times in seconds, labels as written.

    ``name`` is what the file calls it, or the file's own name; ``source`` says where it stands, for
    messages. ``duration`` in seconds where the file tells it.
    """

    name: str
    source: str
    phones: tuple[Interval, ...]
    words: tuple[Interval, ...] = ()
    duration: float | None = None


@dataclass(frozen=True)
class ReadingOptions:
    """How files are read; each format takes what concerns it.

    The tiers are named, or in HTK's formats numbered, where their usual names do not find them.
    ``phone_table`` has the labels of CTM files that hold numbers. ``time_unit`` says what times
    count where it is not what the format has: ``s``, ``ms``, ``100ns``, or ``10ms`` for frames.
    """

    phones_tier: str | None = None
    words_tier: str | None = None
    phone_table: Mapping[int, str] | None = None
    time_unit: str | None = None

    def __post_init__(self) -> None:
        self.unit_s(1.0)

    def unit_s(self, usual: float) -> float:
        """How long one unit of time lasts, in seconds; ``usual`` where none was given."""
        if self.time_unit is None:
            return usual
        match = _UNIT.fullmatch(self.time_unit)
        length = float(match[1] or 1) * _UNIT_S[match[2]] if match else 0.0
        if length <= 0:
            raise FormatError(
                f"'{self.time_unit}' is no unit of time, expected s, ms, 100ns or, for frames, 10ms"
            )
        return length


def number_in(token: str) -> float | None:
    """The number a token is; none where it is something else (``nan`` and ``inf`` are)."""
    return float(token) if _NUMBER.fullmatch(token) else None


def interval(start: float, end: float, label: str, where: str) -> Interval:
    """An interval in seconds; an impossible one raises ``AlignmentError`` that says ``where``."""
    try:
        return Interval(start, end, label)
    except AlignmentError as error:
        raise AlignmentError(f"{where}: {error}") from None


def utterance_name(spelled: str, where: str) -> str:
    """A name to call files by: the last part of a path, whose folders are of no concern.

    Raises ``FormatError`` where none is left.
    """
    name = PurePosixPath(spelled.replace("\\", "/")).name.strip()
    if not name or name in (".", "..") or not name.isprintable() or set(name) & set("*?"):
        raise FormatError(f"{where}: '{spelled}' names no utterance")
    return name


def choose_tiers(
    names: Sequence[str], options: ReadingOptions, where: str
) -> tuple[int, int | None]:
    """The places of the phone tier and of the word tier, if any, among tiers with these names.

    Told names win; then the usual ones; then the Montreal Forced Aligner's for several talkers,
    ``NAME - phones``. A tier alone holds phones. Raises ``FormatError`` that tells the tiers.
    """
    if options.phones_tier is not None:
        phones = _the(options.phones_tier, names, where)
    else:
        alone = len(names) == 1 and not _usual(names, WORD_TIERS)
        usual = _usual(names, PHONE_TIERS) or ([0] if alone else [])
        if not usual:
            raise FormatError(
                f"{where}: has the tiers {list(names)}, expected one named 'phones';"
                " or give --phones-tier"
            )
        if len(usual) > 1:
            found = [names[place] for place in usual]
            raise FormatError(f"{where}: any of the tiers {found} may be meant; give --phones-tier")
        phones = usual[0]
    if options.words_tier is not None:
        return phones, _the(options.words_tier, names, where)
    talker = names[phones].rpartition(" - ")[0]
    own = [p for p, name in enumerate(names) if name.rpartition(" - ")[0] == talker]
    words = [own[place] for place in _usual([names[place] for place in own], WORD_TIERS)]
    return phones, words[0] if len(words) == 1 else None


def _the(wanted: str, names: Sequence[str], where: str) -> int:
    places = [place for place, name in enumerate(names) if name == wanted]
    places = places or [p for p, name in enumerate(names) if _plain(name) == _plain(wanted)]
    if len(places) != 1:
        many = "several tiers" if places else "no tier"
        raise FormatError(f"{where}: has {many} called '{wanted}' among {list(names)}")
    return places[0]


def _usual(names: Sequence[str], usual: Sequence[str]) -> list[int]:
    plain = [_plain(name) for name in names]
    for name in usual:
        if name in plain:
            return [place for place, each in enumerate(plain) if each == name]
    return [p for p, name in enumerate(plain) if name.rpartition(" - ")[2] in usual]


def _plain(name: str) -> str:
    return name.strip().lower()
