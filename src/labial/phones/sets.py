"""The phone sets in which labels may be written. A new one is a reader module and an entry here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from labial.errors import PhoneError
from labial.phones import bas, celex, lexique, lia, pinyin, prosodylab, romaja, romaji, sppas
from labial.phones.arpabet import SHOWN_BY as SHOWN_BY_TIMIT
from labial.phones.arpabet import (
    read_arpabet,
    read_arpabet_in_any_case,
    read_timit,
    read_timit_in_lower_case,
)
from labial.phones.ipa import read_ipa
from labial.phones.sampa import read_sampa
from labial.phones.xsampa import read_xsampa

_MOST_SHOWN = 5

AUTO = "auto"
"""Not a phone set: it selects the one that reads all labels."""

Reader = Callable[[str], str | None]
"""Maps a label to its canonical phone, or to None if the label is not understood."""


def _always(_: Collection[str]) -> bool:
    return True


@dataclass(frozen=True)
class SpelledLabel:
    """A label that is one of two phones, as its word is spelled.

    ``phones`` are the two, the usual one first. ``read`` returns the phone of each occurrence in a
    word, from the word and the phone after each occurrence in it ("" at its end).
    """

    label: str
    phones: tuple[str, str]
    read: Callable[[str, Sequence[str]], Sequence[str]]


@dataclass(frozen=True)
class PhoneSet:
    """A way to write phones.

    ``read`` is used if the set was chosen by name; ``detect``, which may be stricter, to detect the
    set from labels. The set of a language is only detected from labels that show it (``shown_by``).
    ``spoken`` are labels that would otherwise mean silence. A set may have a label whose phone
    depends on the word (``spelled``); the readers give its usual phone.
    """

    name: str
    read: Reader
    detect: Reader
    shown_by: Callable[[Collection[str]], bool] = _always
    spoken: frozenset[str] = frozenset()
    spelled: SpelledLabel | None = None


def _any_of(shown_by: frozenset[str]) -> Callable[[Collection[str]], bool]:
    return lambda labels: not shown_by.isdisjoint(labels)


def _of_language(name: str, read: Reader, shown_by: frozenset[str]) -> PhoneSet:
    return PhoneSet(name, read, read, _any_of(shown_by))


PHONE_SETS: dict[str, PhoneSet] = {
    each.name: each
    for each in (
        PhoneSet("ipa", read_ipa, read_ipa),
        PhoneSet("arpabet", read_arpabet_in_any_case, read_arpabet),
        PhoneSet("xsampa", read_xsampa, read_xsampa),
        # Its own conventions, such as doubled letters, have other meanings in other sets.
        PhoneSet("sampa", read_sampa, read_xsampa),
        PhoneSet("timit", read_timit, read_timit_in_lower_case, _any_of(SHOWN_BY_TIMIT)),
        _of_language("lexique", lexique.LEXIQUE.get, lexique.SHOWN_BY),
        PhoneSet(
            "prosodylab-french",
            prosodylab.PROSODYLAB_FRENCH.get,
            prosodylab.PROSODYLAB_FRENCH.get,
            _any_of(prosodylab.SHOWN_BY),
            spelled=SpelledLabel(
                prosodylab.SPELLED_IN_TWO_WAYS,
                (prosodylab.NASAL_O, prosodylab.PALATAL_N),
                prosodylab.phones_of_n,
            ),
        ),
        PhoneSet(
            "celex-german",
            celex.read_german,
            celex.read_german_with_stress,
            celex.shown_by(celex.read_german_with_stress),
            spoken=celex.GERMAN_SPOKEN,
        ),
        PhoneSet(
            "celex-english",
            celex.read_english,
            celex.read_english_with_stress,
            celex.shown_by(celex.read_english_with_stress),
            spoken=celex.ENGLISH_SPOKEN,
        ),
        _of_language("lia", lia.LIA.get, lia.SHOWN_BY),
        _of_language(sppas.NAME, sppas.read_sppas, sppas.SHOWN_BY),
        PhoneSet(bas.NAME, bas.read_bas_german, bas.read_bas_german, bas.is_german),
        _of_language("pinyin", pinyin.read_pinyin, pinyin.SHOWN_BY),
        _of_language("romaja", romaja.ROMAJA.get, romaja.SHOWN_BY),
        _of_language("romaji", romaji.ROMAJI.get, romaji.SHOWN_BY),
    )
}


def check_phone_set(name: str) -> None:
    """Raise ``PhoneError`` for a name that is neither a phone set's nor ``AUTO``."""
    if name not in (AUTO, *PHONE_SETS):
        raise PhoneError(f"unknown phone set '{name}', expected {', '.join([AUTO, *PHONE_SETS])}")


def read_in_any_set(label: str) -> str | None:
    """The phone of a label in the first phone set that reads it."""
    return next((phone for each in PHONE_SETS.values() if (phone := each.detect(label))), None)


def detect_phone_set(labels: Collection[str]) -> PhoneSet:
    """The phone set that reads every label which any set reads.

    Labels that no set reads are ignored. Sets that give every label the same phone count as one.
    Raises ``PhoneError`` naming the option to give if two sets remain, or none.
    """
    considered = [phone_set for phone_set in PHONE_SETS.values() if phone_set.shown_by(labels)]
    readings = {
        phone_set.name: {label: phone_set.detect(label) for label in sorted(labels)}
        for phone_set in considered
    }
    known = [label for label in sorted(labels) if any(read[label] for read in readings.values())]
    able: dict[tuple[str | None, ...], str] = {}
    for name, read in readings.items():
        if all(read[label] for label in known):
            able.setdefault(tuple(read[label] for label in known), name)
    match list(able.values()):
        case [name]:
            return PHONE_SETS[name]
        case []:
            raise PhoneError(_none_reads_all(known, readings))
        case names:
            raise PhoneError(_several_read_all(known, {name: readings[name] for name in names}))


def _several_read_all(known: list[str], readings: dict[str, dict[str, str | None]]) -> str:
    differ = [k for k in known if len({read[k] for read in readings.values()}) > 1]
    means = "; ".join(
        f"'{label}' is " + ", ".join(f"{read[label]} in {name}" for name, read in readings.items())
        for label in differ[:_MOST_SHOWN]
    )
    more = f" and {len(differ) - _MOST_SHOWN} more" if len(differ) > _MOST_SHOWN else ""
    choices = " or ".join(f"--phone-set {name}" for name in readings)
    line = map_line(differ[0], readings[next(iter(readings))][differ[0]])
    return (
        f"the labels may be of several phone sets: {means}{more}; give {choices}, or a --phone-map"
        f" with a line for each label: {line}"
    )


def _none_reads_all(known: list[str], readings: dict[str, dict[str, str | None]]) -> str:
    lacks = "; ".join(
        f"{name} lacks {_some([label for label in known if not read[label]])}"
        for name, read in readings.items()
    )
    best = min(readings, key=lambda name: sum(not readings[name][label] for label in known))
    first = next(label for label in known if not readings[best][label])
    return (
        f"no phone set reads all labels: {lacks}; give --phone-set {best} and a --phone-map with a"
        f" line for each label that it lacks: {map_line(first)}"
    )


def map_line(label: str, phone: str | None = None) -> str:
    """A line of a phone map, for a message."""
    return f"{label}<tab>{phone or 'PHONE'}"


def _some(labels: list[str], most: int = _MOST_SHOWN) -> str:
    shown = ", ".join(f"'{label}'" for label in labels[:most])
    return shown if len(labels) <= most else f"{shown} and {len(labels) - most} more"
