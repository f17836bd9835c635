"""The words of recordings: a text file for each (NAME.txt), or a table of utterances and texts."""

from __future__ import annotations

from pathlib import Path

from labial.errors import FormatError
from labial.formats.csv_rows import read_rows
from labial.formats.text import read_text

_ENDINGS = (".csv", ".tsv")


def read_spoken_text(path: Path) -> str:
    """The words of one recording. Raises ``FormatError`` naming a file without any."""
    text = read_text(path)
    if not text.strip():
        raise FormatError(f"{path}: has no words")
    return text


def is_transcripts(path: Path) -> bool:
    """Whether a file has the ending of a table of texts."""
    return path.suffix.lower() in _ENDINGS


def read_transcripts(path: Path) -> dict[str, str]:
    """The texts of a table with the columns ``utterance`` and ``text``, by utterance.

    An utterance may have the name of its file. Raises ``FormatError`` naming the file and the line.
    """
    texts: dict[str, str] = {}
    for where, row in read_rows(path, ("utterance", "text")):
        if not row["utterance"] or not row["text"].strip():
            raise FormatError(f"{where}: expected an utterance and its text")
        if row["utterance"] in texts:
            raise FormatError(f"{where}: '{row['utterance']}' appears twice")
        texts[row["utterance"]] = row["text"]
    if not texts:
        raise FormatError(f"{path}: holds no transcripts")
    return texts
