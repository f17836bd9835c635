"""The SAMPA of the Bavarian Archive for Speech Signals (BAS), which WebMAUS writes.

For German, ``Q`` is the glottal stop; for other languages it is the vowel of SAMPA.
"""

from __future__ import annotations

from collections.abc import Collection

from labial.phones.sampa import read_sampa

NAME = "bas-german"

_ONLY_GERMAN = frozenset(["C", "x", "Y", "9", "2:", "y:", "OY", "pf", "6"])


def read_bas_german(label: str) -> str | None:
    """The canonical phone of a label of BAS for German, or None if it is not one phone."""
    return "ʔ" if label == "Q" else read_sampa(label)


def phone_set_of(labels: Collection[str]) -> str:
    """The phone set of labels of WebMAUS, of all languages."""
    return NAME if is_german(labels) else "sampa"


def is_german(labels: Collection[str]) -> bool:
    """Whether ``Q`` is among labels that other languages than German lack."""
    return "Q" in labels and not _ONLY_GERMAN.isdisjoint(labels)
