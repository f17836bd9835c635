"""Speech Synthesis Markup Language (SSML 1.1) in texts, as far as espeak-ng speaks it.

A text that has a tag is markup: it is checked here, and what is not spoken as it says is refused.
Nothing that a text names is opened: ``audio`` is refused (espeak-ng would open the file), and so
are ``voice``, for the language is chosen elsewhere, and document types.
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
"""The elements that are spoken, with their attributes."""

JOINER = "\u2060"
"""Stands in the words for tags inside a word, which has no spaces."""

_WITHIN_WORDS = frozenset(["emphasis", "prosody", "say-as"])
_NAMESPACES = frozenset(["xmlns", "xsi"])
_TAG = re.compile(r"<(?:/?[A-Za-z][\w.:-]*(?=[\s/>])[^<>]*|[!?][^<>]*)>")
_ESCAPED = {"<": "&lt;", ">": "&gt;"}
_PLAIN_VALUE = re.compile(r"[^<>&\"']{0,100}")


@dataclass(frozen=True)
class Speakable:
    """``text`` for espeak-ng and, with all characters at the same places, its ``words`` alone."""

    text: str
    words: str
    is_markup: bool = False


def speakable(text: str) -> Speakable:
    """A text as it is given to espeak-ng; markup only where it has tags.

    Raises ``SpeechError`` for markup that is not well-formed, and for elements and attributes that
    are not spoken.
    """
    if not _TAG.search(text):
        return Speakable(text, text)
    reader = _Reader()
    declared = re.match(r"\s*(?:<\?xml[^<>]*\?>\s*)?<speak\b", text)
    document = text.strip() if declared else f"<speak>{text}</speak>"
    reader.read(document)
    return Speakable("".join(reader.text), "".join(reader.words), is_markup=True)


class _Reader:
    """Writes markup anew while it is read: without comments, with spaces for tags in the words."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.words: list[str] = []
        self._replaced = 0  # how many elements are open whose text is spoken otherwise
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
                f" in line {error.lineno}; a text that is not markup has to spell < and > out"
            ) from None

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in TAGS:
            raise SpeechError(
                f"the SSML element <{tag}> is not spoken; expected one of {', '.join(TAGS)}"
            )
        for name, value in attributes.items():
            known = name in TAGS[tag] or (tag == "speak" and name.partition(":")[0] in _NAMESPACES)
            if not known or (tag != "sub" and not _PLAIN_VALUE.fullmatch(value)):
                raise SpeechError(
                    f"the attribute {name}={value!r} of the SSML element <{tag}> is not spoken"
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
        raise SpeechError("the text declares a document type, which SSML to be spoken needs not")

    def _instruction(self, target: str, _: str) -> None:
        raise SpeechError(f"the text has an instruction <?{target}?>, which is not spoken")
