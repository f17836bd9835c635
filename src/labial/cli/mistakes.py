"""Suggestions for mistyped commands, and for file names given where a text is expected."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Collection, Sequence
from pathlib import Path
from textwrap import shorten

from labial.errors import LabialError
from labial.formats.kinds import SOUND_ENDINGS


def check_command(
    given: Sequence[str], commands: Collection[str], families: Collection[str]
) -> None:
    """Raise ``LabialError`` if the arguments begin with neither a command nor an option."""
    words = [word for word in given[:2] if not word.startswith("-")]
    if not words or (len(words) == 1 and words[0] in families):
        return
    in_family = words[0] in families
    typed = " ".join(words) if in_family else words[0]
    known = [*commands, *(() if in_family else families)]
    near = difflib.get_close_matches(typed, known, n=3, cutoff=0.7)
    if near:
        suggestion = f"similar: {', '.join(near)}"
    elif in_family:
        members = [name for name in commands if name.split()[0] == words[0]]
        suggestion = f"expected one of {', '.join(members)}"
    elif for_file := _for_file(typed):
        suggestion = for_file
    else:
        suggestion = f"to speak a text: labial say {_quoted(typed)} -o FILE.html"
    raise LabialError(f"{_quoted(typed)} is not a command; {suggestion}")


def check_is_text(text: str) -> None:
    """Raise ``LabialError`` if a text to be spoken is the name of a file."""
    names_text_file = text.lower().endswith(".txt") and not set(text) & set(" \n")
    if suggestion := _for_file(text):
        raise LabialError(f"{text}: is a file; {suggestion}")
    if names_text_file:
        raise LabialError(f"{text}: no such file; texts in files are read by --text-file {text}")


def _for_file(typed: str) -> str | None:
    """The command for the file of this name; None if labial does not animate such a file."""
    from labial.formats.alignments import is_alignment

    try:
        path = Path(typed)
        if not path.is_file():
            return None
    except (OSError, ValueError):  # not a valid file name
        return None
    named = shlex.quote(typed)
    if path.suffix.lower() == ".npz":
        return f"to write its motion in another format: labial convert {named} -o FILE"
    if path.suffix.lower() in SOUND_ENDINGS:
        return f"to animate a recording: labial animate {named} --text WORDS -o FILE.html"
    if is_alignment(path):
        return f"to animate its phones: labial animate {named} -o FILE.html"
    if path.suffix.lower() == ".txt":
        return f"to speak its text: labial say --text-file {named} -o FILE.html"
    return None


def _quoted(text: str) -> str:
    return shlex.quote(shorten(text, 60, placeholder=" ..."))
