"""Scripts: a line for each take to speak, with its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from labial.errors import FormatError
from labial.formats.text import read_lines
from labial.formats.transcription import utterance_name

_LINE = re.compile(r"(?P<name>[^\t:]*[^\t: ]) *(?:\t|:(?=\s))(?P<text>.*)")


@dataclass(frozen=True)
class Take:
    """A text to speak, its name, and where it is, for messages."""

    name: str
    text: str
    source: str


def read_script(path: Path) -> list[Take]:
    """The takes of a script, whose lines are ``NAME: TEXT``, or the two separated by a tab.

    Empty lines and lines that begin with ``#`` are left out. Names differ in more than case, as
    they become names of files. Raises ``FormatError`` naming the line.
    """
    takes: list[Take] = []
    lines: dict[str, int] = {}
    for number, line in enumerate(read_lines(path), start=1):
        where = f"{path}, line {number}"
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None or not match["text"].strip():
            raise FormatError(f"{where}: expected NAME: TEXT, not '{line.strip()[:60]}'")
        name = match["name"]
        if utterance_name(name, where) != name:
            raise FormatError(f"{where}: '{name}' is not a name of a file without its folder")
        earlier = lines.setdefault(name.casefold(), number)
        if earlier != number:
            raise FormatError(f"{where}: '{name}' is also the name of line {earlier}")
        takes.append(Take(name, match["text"].strip(), f"{where} ({name})"))
    if not takes:
        raise FormatError(f"{path}: holds no lines to speak")
    return takes
