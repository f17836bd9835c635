"""The contents of an alignment file as written: labels not yet read as phones."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from labial.alignment import Interval
from labial.errors import AlignmentError, FormatError
from labial.phones import bas, sppas

# WebMAUS' phones, whose tier is also there if other tiers have the same names.
_MAU = "mau"
_PHON_ALIGN = "phonalign"
PHONE_TIERS = (
    *("phones", "phone", "segments", "segment", "phonemes", "phoneme", "phonèmes", "phons"),
    *(_PHON_ALIGN, _MAU),
)
WORD_TIERS = ("words", "word", "tokensalign", "mots", "ort-mau")

_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?")
_UNIT = re.compile(r"([0-9]+(?:\.[0-9]+)?)?(s|ms|us|ns)")
_UNIT_S = {"s": 1.0, "ms": 1e-3, "us": 1e-6, "ns": 1e-9}


@dataclass(frozen=True)
class Transcription:
    """One utterance of a file; times in seconds, labels as written.

    ``name`` is what the file calls it, or the file's own name; ``source`` says where it is, for
    messages. ``duration`` is in seconds, if the file gives it. ``phone_set`` names the set of the
    labels, if the format has only one. ``caveat`` says what to know of the phones, if they are not
    as certain as others. Of ``only_speech`` a recogniser left out the silence at the end.
    """

    name: str
    source: str
    phones: tuple[Interval, ...]
    words: tuple[Interval, ...] = ()
    duration: float | None = None
    phone_set: str | None = None
    caveat: str = ""
    only_speech: bool = False


@dataclass(frozen=True)
class ReadingOptions:
    """How files are read; each format uses the options that concern it.

    The tiers are named, or numbered from 1, if they do not have their usual names.
    ``phone_table`` has the labels of CTM files with numbers. ``time_unit`` is the unit of times
    if it is not the format's: ``s``, ``ms``, ``100ns``, or ``10ms`` for frames. ``language`` is
    that of words without phones, by espeak-ng's name.
    """

    phones_tier: str | None = None
    words_tier: str | None = None
    phone_table: Mapping[int, str] | None = None
    time_unit: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        self.unit_s(1.0)

    def unit_s(self, usual: float) -> float:
        """The duration of one unit of time in seconds; by default ``usual``."""
        if self.time_unit is None:
            return usual
        match = _UNIT.fullmatch(self.time_unit)
        length = float(match[1] or 1) * _UNIT_S[match[2]] if match else 0.0
        if length <= 0:
            raise FormatError(
                f"'{self.time_unit}' is not a unit of time, expected s, ms, 100ns or, for frames,"
                " 10ms"
            )
        return length


def number_in(token: str) -> float | None:
    """The number that a token is; None if it is not one (``nan`` and ``inf`` are)."""
    return float(token) if _NUMBER.fullmatch(token) else None


def interval(start: float, end: float, label: str, where: str) -> Interval:
    """An interval in seconds; an impossible one raises ``AlignmentError`` that names ``where``."""
    try:
        return Interval(start, end, label)
    except AlignmentError as error:
        raise AlignmentError(f"{where}: {error}") from None


def utterance_name(spelled: str, where: str) -> str:
    """A name for an utterance's files: the last part of a path, without its folders.

    Raises ``FormatError`` if nothing is left.
    """
    name = PurePosixPath(spelled.replace("\\", "/")).name.strip()
    if not name or name in (".", "..") or not name.isprintable() or set(name) & set("*?"):
        raise FormatError(f"{where}: '{spelled}' names no utterance")
    return name


def choose_tiers(
    names: Sequence[str], options: ReadingOptions, where: str
) -> tuple[int, int | None]:
    """The indices of the phone tier and of the word tier, if any, among tiers with these names.

    Names in the options win; then the usual ones; then the Montreal Forced Aligner's for several
    talkers, ``NAME - phones``. A single tier has phones. Raises ``FormatError`` with the names.
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
            raise FormatError(
                f"{where}: the tiers {found} may all be meant; give --phones-tier, by a name or by"
                f" a number from 1 to {len(names)}"
            )
        phones = usual[0]
    if options.words_tier is not None:
        return phones, _the(options.words_tier, names, where)
    talker = names[phones].rpartition(" - ")[0]
    own = [p for p, name in enumerate(names) if name.rpartition(" - ")[0] == talker]
    words = [own[place] for place in _usual([names[place] for place in own], WORD_TIERS)]
    return phones, words[0] if len(words) == 1 else None


def phone_set_of_tier(name: str, labels: Collection[str]) -> str | None:
    """The phone set that a tier's name implies for its labels, if any."""
    tier = _plain(name).rpartition(" - ")[2]
    if tier == _PHON_ALIGN and not sppas.SHOWN_BY.isdisjoint(labels):
        return sppas.NAME
    return bas.phone_set_of(labels) if tier == _MAU else None


def _the(wanted: str, names: Sequence[str], where: str) -> int:
    """The index of the tier of a name, or else of a number from 1."""
    places = [place for place, name in enumerate(names) if name == wanted]
    places = places or [p for p, name in enumerate(names) if _plain(name) == _plain(wanted)]
    if not places and re.fullmatch("[1-9][0-9]?", wanted) and int(wanted) <= len(names):
        places = [int(wanted) - 1]
    if len(places) != 1:
        many = "several tiers" if places else "no tier"
        hint = "; give its number" if places else ""
        raise FormatError(f"{where}: has {many} called '{wanted}' among {list(names)}{hint}")
    return places[0]


def _usual(names: Sequence[str], usual: Sequence[str]) -> list[int]:
    plain = [_plain(name) for name in names]
    for name in usual:
        if name in plain:
            return [place for place, each in enumerate(plain) if each == name]
    return [p for p, name in enumerate(plain) if name.rpartition(" - ")[2] in usual]


def _plain(name: str) -> str:
    return name.strip().lower()
