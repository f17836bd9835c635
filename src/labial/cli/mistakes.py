"""What somebody meant who typed no command, and what a text that names a file was for."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Collection, Sequence
from pathlib import Path
from textwrap import shorten

from labial.errors import LabialError

SOUNDS = (".wav", ".flac", ".ogg", ".mp3", ".aiff")


def check_command(
    given: Sequence[str], commands: Collection[str], families: Collection[str]
) -> None:
    """Raise ``LabialError`` where arguments begin with something else than a command or option."""
    words = [word for word in given[:2] if not word.startswith("-")]
    if not words or (len(words) == 1 and words[0] in families):
        return
    in_family = words[0] in families
    typed = " ".join(words) if in_family else words[0]
    known = [*commands, *(() if in_family else families)]
    near = difflib.get_close_matches(typed, known, n=3, cutoff=0.7)
    if near:
        meant = f"similar: {', '.join(near)}"
    elif in_family:
        meant = f"expected one of {', '.join(n for n in commands if n.split()[0] == words[0])}"
    elif meant_for_file := _for_file(typed):
        meant = meant_for_file
    else:
        meant = f"to speak a text: labial say {_quoted(typed)} -o FILE.html"
    raise LabialError(f"{_quoted(typed)} is not a command; {meant}")


def check_is_text(text: str) -> None:
    """Raise ``LabialError`` where a text to be spoken is the name of a file."""
    looks_so = text.lower().endswith(".txt") and not set(text) & set(" \n")
    if meant := _for_file(text):
        raise LabialError(f"{text}: is a file; {meant}")
    if looks_so:
        raise LabialError(f"{text}: no such file; a text of it is read with --text-file {text}")


def _for_file(typed: str) -> str | None:
    """What to do with the file of this name; None where there is none that labial animates."""
    from labial.formats.alignments import is_alignment

    try:
        path = Path(typed)
        if not path.is_file():
            return None
    except (OSError, ValueError):  # too long to be a name
        return None
    named = shlex.quote(typed)
    if path.suffix.lower() == ".npz":
        return f"to write its motion in another format: labial convert {named} -o FILE"
    if path.suffix.lower() in SOUNDS:
        return f"to animate a recording: labial animate {named} --text WORDS -o FILE.html"
    if is_alignment(path):
        return f"to animate its phones: labial animate {named} -o FILE.html"
    if path.suffix.lower() == ".txt":
        return f"to speak its text: labial say --text-file {named} -o FILE.html"
    return None


def _quoted(text: str) -> str:
    return shlex.quote(shorten(text, 60, placeholder=" ..."))
