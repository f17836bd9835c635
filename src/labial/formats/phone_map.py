"""A mapping file: the phones of labels that phone sets do not have.

A line is a label and a phone, with a tab between them (TSV) or, if no line has a tab, a comma
(CSV). The phone is IPA or ARPABET in capitals; ``sil`` or nothing means silence. A first line
``label`` and ``phone`` may name the columns.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from labial.errors import FormatError, PhoneError
from labial.formats.text import read_text
from labial.phones import canonical_phone


def read_phone_map(path: Path) -> dict[str, str]:
    """From each label to a canonical phone or ``SILENCE``.

    Raises ``FormatError`` naming file and line for a line that is not such a pair, a phone that is
    not one, or a label that appears with two phones.
    """
    text = read_text(path)
    tabs = "\t" in text
    rows = csv.reader(
        io.StringIO(text, newline=""),
        delimiter="\t" if tabs else ",",
        quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL,
        strict=True,
    )
    phones: dict[str, str] = {}
    try:
        for row in rows:
            fields = [field.strip() for field in row]
            if not any(fields) or (rows.line_num == 1 and fields == ["label", "phone"]):
                continue
            where = f"{path}, line {rows.line_num}"
            if len(fields) != 2:
                expected = "a label and a phone, with a tab or comma between them"
                raise FormatError(f"{where}: has {len(fields)} columns, expected {expected}")
            label, phone = fields[0], _phone(fields[1], where)
            if phones.setdefault(label, phone) != phone:
                raise FormatError(f"{where}: '{label}' appears twice, with two phones")
    except csv.Error as error:
        raise FormatError(f"{path}: not a table: {error}") from error
    if not phones:
        raise FormatError(f"{path}: maps no labels")
    return phones


def _phone(spelled: str, where: str) -> str:
    try:
        return canonical_phone(spelled)
    except PhoneError as error:
        raise FormatError(f"{where}: {error}") from None
