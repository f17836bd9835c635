"""What espeak-ng says of a text: its sound, and an event for each word and phoneme."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category

from labial.errors import MissingExtraError, SpeechError
from labial.speech.markup import Speakable, speakable
from labial.speech.separate import Answer, ask
from labial.speech.speakers import LONGEST_S
from labial.utterance import Audio

DEFAULT_WPM, DEFAULT_PITCH = 175, 50
WORD, PHONEME = 1, 7

# Control characters would be commands to espeak-ng, and lone surrogates cannot be encoded.
_NO_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# Speaking takes a hundredth of the speech's length; a process that takes far longer hangs.
_PATIENCE_S = 20.0
_PATIENCE_PER_CHARACTER_S = 0.01


class Event(NamedTuple):
    """A word or a phoneme: ``kind`` is ``WORD`` or ``PHONEME``.

    It starts at ``sample``; a word is at ``position`` in the text, in characters from 1; a
    phoneme's ``name`` is in IPA.
    """

    kind: int
    sample: int
    position: int
    name: str


@dataclass(frozen=True, eq=False)
class Announced:
    """The events in order, and the sound."""

    events: Sequence[Event]
    audio: Audio


def checked_text(text: str, language: str) -> Speakable:
    """The text without control characters, and with its markup read.

    Raises ``SpeechError`` if there is nothing to say, and for unsupported markup.
    """
    spoken = speakable(_NO_TEXT.sub(" ", text))
    if not spoken.words.strip():
        raise SpeechError("the text to speak is empty")
    if all(category(each)[0] in "PZC" for each in spoken.words):
        raise nothing_to_say(text, language)
    return spoken


def nothing_to_say(text: str, language: str) -> SpeechError:
    """The error for a text that makes no sound."""
    return SpeechError(f"the text {_shortened(text)!r} has nothing to say in '{language}'")


def announced(
    text: Speakable,
    language: str,
    *,
    words_per_minute: int = DEFAULT_WPM,
    pitch: int = DEFAULT_PITCH,
    longest_s: float = LONGEST_S,
) -> Announced:
    """The events and the sound of a text.

    Raises ``SpeechError`` for an unknown language, a text that takes more than ``longest_s``
    seconds, or if espeak-ng fails; ``MissingExtraError`` if it is not installed.
    """
    request = {
        "text": text.text,
        "markup": text.is_markup,
        "language": language,
        "words_per_minute": words_per_minute,
        "pitch": pitch,
        "longest_s": longest_s,
    }
    header, samples = _run(request, _PATIENCE_S + _PATIENCE_PER_CHARACTER_S * len(text.text))
    return Announced([Event(*event) for event in header["events"]], Audio(samples, header["rate"]))


@cache
def languages() -> tuple[str, ...]:
    """The languages of espeak-ng as BCP 47 tags, sorted.

    Raises ``SpeechError`` if espeak-ng fails, ``MissingExtraError`` if it is not installed.
    """
    header, _ = _run({"list": True}, _PATIENCE_S)
    return tuple(header["languages"])


def _run(request: dict[str, Any], patience_s: float) -> Answer:
    loader = find_spec("espeakng_loader")
    if loader is None or loader.origin is None:
        raise MissingExtraError("speaking a text", "speech")
    request = {**request, "packages": str(Path(loader.origin).parent.parent)}
    script = Path(__file__).with_name("espeak_process.py")
    header, samples = ask("espeak-ng", script, request, patience_s)
    if "error" in header:
        raise SpeechError(_reason(header["error"], request))
    return header, samples


def _reason(error: dict[str, Any], request: dict[str, Any]) -> str:
    match error["kind"]:
        case "unknown language":
            return _unknown_language(request["language"], error["detail"])
        case "too long":
            minutes, fits = request["longest_s"] / 60, error["detail"]
            return (
                f"the text of {len(request['text'])} characters takes more than {minutes:.0f}"
                f" minutes to speak; its first {fits} fit: speak it in parts"
            )
    return f"espeak-ng cannot be used: {error['detail']}"


def _unknown_language(language: str, known: Mapping[str, str]) -> str:
    """``known`` has the name of each language by its tag, as "English (Great Britain)" of en-gb."""
    wanted = language.lower().replace("_", "-")
    near = [tag for tag in known if tag.partition("-")[0] == wanted.partition("-")[0]]
    named = [tag for tag, name in known.items() if wanted in name.lower().split()]
    near = near or sorted(named, key=len)[:5]  # "en" before "en-gb-scotland"
    near = near or difflib.get_close_matches(wanted, known, n=5, cutoff=0.4)
    hint = f"; similar: {', '.join(near)}" if near else ""
    return f"espeak-ng does not speak '{language}'{hint} ({len(known)} languages are available)"


def _shortened(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
