"""Complete sentences of a text that comes in pieces."""

from __future__ import annotations

import re

# A mark that ends a sentence, quotes or brackets after it, and then space; or an empty line.
# Marks of Chinese and Japanese need no space. A run of marks is tried from its start only, so that
# the time is linear in the length of a text.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s|[。！？]+[」』”]*|\n\s*\n")

# A full stop after these does not end a sentence.
_ABBREVIATIONS = frozenset(
    {
        *("mr", "mrs", "ms", "dr", "prof", "st", "vs", "e.g", "i.e", "etc", "cf", "approx"),
        *("mme", "mlle", "hr", "bzw", "z.b", "d.h", "usw"),
    }
)


class SentenceEnds:
    """Text that is not complete sentences yet; sentences are taken from it in order."""

    def __init__(self) -> None:
        self._text = ""

    def __len__(self) -> int:
        return len(self._text)

    def add(self, text: str) -> list[str]:
        """Append text; returns the sentences that are now complete."""
        self._text += text
        complete: list[str] = []
        start = 0
        for end in _END.finditer(self._text):
            if not _is_abbreviation(self._text[start : end.end()].rstrip()):
                complete.append(self._text[start : end.end()])
                start = end.end()
        self._text = self._text[start:]
        return [each for each in map(str.strip, complete) if each]

    def rest(self) -> list[str]:
        """The sentence that is not complete, if there is one; it is then taken as complete."""
        text, self._text = self._text.strip(), ""
        return [text] if text else []

    def clear(self) -> None:
        """Forget the text."""
        self._text = ""


def _is_abbreviation(sentence: str) -> bool:
    """Whether a sentence ends in a full stop that does not end it: "Dr.", or an initial."""
    if not sentence.endswith("."):
        return False
    last = sentence[:-1].rpartition(" ")[2].lstrip("\"'“‘«([")
    return last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper() and last != "I")
