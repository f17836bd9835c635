"""The labels of SPPAS (Bigi 2015): SAMPA, and for French some of its own."""

from __future__ import annotations

from labial.phones.sampa import read_sampa

NAME = "sppas"

_OWN = {"eu": "ø", "U~/": "ɛ\N{COMBINING TILDE}", "EU": "ø"}

SHOWN_BY = frozenset(["eu", "EU", "U~/", "A/", "O/"])


def read_sppas(label: str) -> str | None:
    """The canonical phone of one of SPPAS' labels, or None if it is not one phone.

    ``eu`` leaves open whether it is ø or œ.
    """
    return _OWN.get(label) or read_sampa(label)
