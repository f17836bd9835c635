"""Assigning the words that are announced while speaking to the words of the text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

# Thai, Lao, Myanmar, Khmer, kana and Han are written without spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_TOKEN = re.compile(r"\S+")


def words_of(text: str, positions: Sequence[int]) -> list[tuple[str, range]]:
    """The words of ``text`` in order, each with the range of announcements that belong to it.

    ``positions`` are indices into the text, one per announcement. espeak-ng announces a number
    several times, speaks some pairs as one word ("of the") and may place an announcement a few
    characters off. So a word here is what is between white space (in scripts without spaces,
    between announcements), without the punctuation around it; one without an announcement of its
    own is joined to the word before it.
    """
    tokens = _tokens(text, positions)
    owners = _owners(tokens, positions)
    firsts = [i for i, owner in enumerate(owners) if i == 0 or owner != owners[i - 1]]
    words: list[tuple[str, range]] = []
    for first, end in pairwise([*firsts, len(owners)]):
        owner = owners[first]
        following = owners[end] if end < len(owners) else len(tokens)
        before = [token for _, token in tokens[:owner]] if first == 0 else []
        after = [token for _, token in tokens[owner + 1 : following]]
        own = bare(tokens[owner][1]) or tokens[owner][1]
        words.append((" ".join([*_spoken(before), own, *_spoken(after)]), range(first, end)))
    return words


def bare(token: str) -> str:
    """A token without the punctuation around it; empty if it is only punctuation."""
    kept = [i for i, character in enumerate(token) if unicodedata.category(character)[0] != "P"]
    return token[kept[0] : kept[-1] + 1] if kept else ""


def _spoken(tokens: Sequence[str]) -> list[str]:
    """Of tokens without an announcement, those with letters or digits, which must be spoken."""
    return [bare(token) for token in tokens if any(letter.isalnum() for letter in token)]


def _tokens(text: str, positions: Sequence[int]) -> list[tuple[int, str]]:
    """The start of each token, and the token."""
    tokens: list[tuple[int, str]] = []
    cuts = sorted({p for p in positions if 0 < p < len(text) and _UNSPACED.match(text[p])})
    for match in _TOKEN.finditer(text):
        inner = cuts[bisect_right(cuts, match.start()) : bisect_right(cuts, match.end() - 1)]
        edges = [match.start(), *inner, match.end()]
        tokens += [(start, text[start:end]) for start, end in pairwise(edges)]
    return tokens


def _owners(tokens: Sequence[tuple[int, str]], positions: Sequence[int]) -> list[int]:
    """The index of the token that each announcement belongs to, never decreasing."""
    starts = [start for start, _ in tokens]
    owners: list[int] = []
    for i, position in enumerate(positions):
        token = max(0, bisect_right(starts, position) - 1)
        in_space = position >= starts[token] + len(tokens[token][1])
        if in_space and token + 1 < len(tokens):
            # A position in white space means the next token, unless that has its own announcement.
            token += not any(
                _inside(tokens[token + 1], place) for place in positions[i + 1 : i + 2]
            )
        owners.append(max(owners[-1], token) if owners else token)
    return owners


def _inside(token: tuple[int, str], position: int) -> bool:
    start, characters = token
    return start <= position < start + len(characters)
