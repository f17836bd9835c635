"""Which take an utterance is of, and texts as they are compared."""

from __future__ import annotations

import re
from collections.abc import Collection

_PIECE = re.compile(r"(.+)-\d{3,}")  # as ``labial.importers.spoken`` names them


def take_of(utterance: str, takes: Collection[str]) -> str:
    """The take of which an utterance is, or is a piece."""
    piece = _PIECE.fullmatch(utterance)
    return piece[1] if piece and utterance not in takes else utterance


def compared(text: str) -> str:
    """A text without punctuation and capitals: what two takes of one sentence share."""
    letters = "".join(c if c.isalnum() else " " for c in text.casefold())
    return " ".join(letters.split())
