"""The words of recordings: a text file for each (NAME.txt), or a table of utterances and texts."""

from __future__ import annotations

import csv
from pathlib import Path

from labial.errors import FormatError
from labial.formats.text import read_text

_SEPARATORS = {".csv": ",", ".tsv": "\t"}
_COLUMNS = {"utterance", "text"}


def read_spoken_text(path: Path) -> str:
    """The words of one recording. Raises ``FormatError`` naming a file without any."""
    text = read_text(path)
    if not text.strip():
        raise FormatError(f"{path}: has no words")
    return text


def is_transcripts(path: Path) -> bool:
    """Whether a file has the ending of a table of texts."""
    return path.suffix.lower() in _SEPARATORS


def read_transcripts(path: Path) -> dict[str, str]:
    """The texts of a table with the columns ``utterance`` and ``text``, by utterance.

    An utterance may have the name of its file. Raises ``FormatError`` naming the file and the line.
    """
    texts: dict[str, str] = {}
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file, delimiter=_SEPARATORS[path.suffix.lower()], strict=True)
            if not set(reader.fieldnames or ()) >= _COLUMNS:
                raise FormatError(f"{path}: expected the columns 'utterance' and 'text'")
            for row in reader:
                where = f"{path}, line {reader.line_num}"
                if None in row or not row["utterance"] or not (row["text"] or "").strip():
                    raise FormatError(f"{where}: expected an utterance and its text")
                if row["utterance"] in texts:
                    raise FormatError(f"{where}: '{row['utterance']}' appears twice")
                texts[row["utterance"]] = row["text"]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FormatError(f"{path}: cannot be read as transcripts: {error}") from error
    if not texts:
        raise FormatError(f"{path}: holds no transcripts")
    return texts
