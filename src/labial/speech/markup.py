"""Speech Synthesis Markup Language (SSML 1.1) in texts, as far as espeak-ng supports it.

A text that has a tag is markup: it is checked here, and unsupported markup is an error. No file
that a text names is opened: ``audio`` is an error (espeak-ng would open the file), and so are
``voice``, as the language is chosen elsewhere, and document types.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from labial.errors import SpeechError

TAGS: Mapping[str, frozenset[str]] = {
    "speak": frozenset(["version", "xml:lang"]),
    "p": frozenset(["xml:lang"]),
    "s": frozenset(["xml:lang"]),
    "break": frozenset(["time", "strength"]),
    "emphasis": frozenset(["level"]),
    "prosody": frozenset(["rate", "pitch", "range", "volume"]),
    "say-as": frozenset(["interpret-as", "format", "detail"]),
    "sub": frozenset(["alias"]),
}
"""The supported elements, with their attributes."""

JOINER = "\u2060"
"""Replaces tags inside a word, which has no spaces."""

_WITHIN_WORDS = frozenset(["emphasis", "prosody", "say-as"])
_NAMESPACES = frozenset(["xmlns", "xsi"])
_TAG = re.compile(r"<(?:/?[A-Za-z][\w.:-]*(?=[\s/>])[^<>]*|[!?][^<>]*)>")
_ESCAPED = {"<": "&lt;", ">": "&gt;"}
_PLAIN_VALUE = re.compile(r"[^<>&\"']{0,100}")


@dataclass(frozen=True)
class Speakable:
    """``text`` for espeak-ng, and its ``words`` alone, with all characters at the same places."""

    text: str
    words: str
    is_markup: bool = False


def speakable(text: str) -> Speakable:
    """A text as it is given to espeak-ng; it is markup if it has tags.

    Raises ``SpeechError`` for markup that is not well-formed, and for unsupported elements and
    attributes.
    """
    if not _TAG.search(text):
        return Speakable(text, text)
    reader = _Reader()
    declared = re.match(r"\s*(?:<\?xml[^<>]*\?>\s*)?<speak\b", text)
    document = text.strip() if declared else f"<speak>{text}</speak>"
    reader.read(document)
    return Speakable("".join(reader.text), "".join(reader.words), is_markup=True)


class _Reader:
    """Rewrites markup while it is read, without comments; in the words, spaces replace tags."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.words: list[str] = []
        self._replaced = 0  # open elements whose text is replaced by an alias
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._spoken
        self._parser.StartDoctypeDeclHandler = self._document_type
        self._parser.ProcessingInstructionHandler = self._instruction

    def read(self, document: str) -> None:
        try:
            self._parser.Parse(document, True)
        except expat.ExpatError as error:
            raise SpeechError(
                f"the text has tags, but is not well-formed SSML: {expat.ErrorString(error.code)}"
                f" in line {error.lineno}; in a text that is not markup, spell < and > out"
            ) from None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in TAGS:
            raise SpeechError(
                f"the SSML element <{tag}> is not supported; expected one of {', '.join(TAGS)}"
            )
        for name, value in attributes.items():
            known = name in TAGS[tag] or (tag == "speak" and name.partition(":")[0] in _NAMESPACES)
            if not known or (tag != "sub" and not _PLAIN_VALUE.fullmatch(value)):
                raise SpeechError(
                    f"the attribute {name}={value!r} of the SSML element <{tag}> is not supported"
                )
        if tag == "sub":
            if not self._replaced:
                self._spoken(attributes.get("alias", ""))
            self._replaced += 1
            return
        named = "".join(f' {n}="{v}"' for n, v in attributes.items() if n in TAGS[tag])
        self._write_tag(tag, f"<{tag}{named}{'/' if tag == 'break' else ''}>")

    def _end(self, tag: str) -> None:
        if tag == "sub":
            self._replaced -= 1
        elif tag != "break":
            self._write_tag(tag, f"</{tag}>")

    def _write_tag(self, tag: str, written: str) -> None:
        if not self._replaced:
            self.text.append(written)
            self.words.append((JOINER if tag in _WITHIN_WORDS else " ") * len(written))

    def _spoken(self, text: str) -> None:
        if self._replaced:
            return
        for character in text:
            written = _ESCAPED.get(character, character)
            self.text.append(written)
            self.words.append(character.ljust(len(written)))

    def _document_type(self, *_: object) -> None:
        raise SpeechError("the text declares a document type, which is not supported")

    def _instruction(self, target: str, _: str) -> None:
        raise SpeechError(f"the text has an instruction <?{target}?>, which is not supported")
