"""Speaking a text with espeak-ng: the sound, and every phone and word with its time."""

from __future__ import annotations

import difflib
import json
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import MissingExtraError, SpeechError
from labial.speech.espeak_names import phones_of
from labial.speech.espeak_timing import TimedPhone, retimed
from labial.speech.words import words_of
from labial.utterance import Audio

SLOWEST_WPM, DEFAULT_WPM, FASTEST_WPM = 80, 175, 450
_WORD, _PHONEME = 1, 7
_NO_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# Speaking takes a hundredth of the speech's length; what takes far longer has stopped working.
_PATIENCE_S = 20.0
_PATIENCE_PER_CHARACTER_S = 0.01


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken text: its alignment and its audio, of the same length."""

    alignment: Alignment
    audio: Audio
    text: str
    language: str


def speak(text: str, language: str = "en-gb", *, words_per_minute: int = DEFAULT_WPM) -> Speech:
    """Speak a text in one of :func:`languages`; the same text always gives the same speech.

    Phones are canonical IPA and exact to the sample of the audio (one channel, 22050 Hz). Words
    are spelled as in the text, without the punctuation around them; where espeak-ng does not tell
    two words apart they share an interval ("of the"). Markup is read out like other text, and
    control characters count as spaces. ``words_per_minute`` is from 80 to 450.

    Raises ``SpeechError`` for a text without anything to say, an unknown language, or when
    espeak-ng fails; ``MissingExtraError`` where it is not installed.
    """
    if not SLOWEST_WPM <= words_per_minute <= FASTEST_WPM:
        raise SpeechError(
            f"{words_per_minute} words a minute: expected {SLOWEST_WPM} to {FASTEST_WPM}"
        )
    speakable = _speakable(text)
    if not speakable.strip():
        raise SpeechError("the text to speak is empty")
    request = {"text": speakable, "language": language, "words_per_minute": words_per_minute}
    header, sound = _run(request, _PATIENCE_S + _PATIENCE_PER_CHARACTER_S * len(text))
    audio = Audio(np.frombuffer(sound, dtype=np.int16), header["rate"])
    alignment = _alignment(speakable, header["events"], audio)
    if alignment is None:
        raise SpeechError(f"the text {_shortened(text)!r} has nothing to say in '{language}'")
    return Speech(alignment, audio, text, language)


@cache
def languages() -> tuple[str, ...]:
    """The languages espeak-ng speaks, as BCP 47 tags in order.

    Raises ``SpeechError`` when espeak-ng fails, ``MissingExtraError`` where it is not installed.
    """
    header, _ = _run({"list": True}, _PATIENCE_S)
    return tuple(header["languages"])


def _speakable(text: str) -> str:
    """The text with spaces for what is no text, character by character so that places stay.

    Control characters would be commands to espeak-ng, and lone surrogates have no UTF-8.
    """
    return _NO_TEXT.sub(" ", text)


def _alignment(text: str, events: Sequence[Sequence[Any]], audio: Audio) -> Alignment | None:
    """The alignment of raw events, or ``None`` when there is only silence."""
    phones, positions = _phones(events, len(audio.samples))
    phones = retimed(phones, audio.samples, audio.rate)
    if all(phone.label == SILENCE for phone in phones):
        return None
    intervals = tuple(
        Interval(phone.start / audio.rate, phone.end / audio.rate, phone.label) for phone in phones
    )
    return Alignment(intervals, tuple(_words(text, positions, phones, audio.rate)))


def _phones(events: Sequence[Sequence[Any]], length: int) -> tuple[list[TimedPhone], list[int]]:
    """The phones from sample 0 to ``length`` as espeak-ng stamped them, and the words' places."""
    phones = [TimedPhone(0, length, "", -1)]
    positions: list[int] = []
    for kind, sample, position, _, name in events:
        if kind == _WORD:
            # espeak-ng counts characters from 1.
            positions.append(max(0, position - 1))
        elif kind == _PHONEME and phones_of(name):
            start = min(max(sample, phones[-1].start), length)
            phones[-1].end = start
            phones.append(TimedPhone(start, length, name, len(positions) - 1))
    return [part for phone in phones for part in _parts(phone)], positions


def _parts(phoneme: TimedPhone) -> list[TimedPhone]:
    """A phoneme of espeak-ng as the phones it means, in equal parts."""
    labels = phones_of(phoneme.label)
    edges = [phoneme.start + phoneme.length * i // len(labels) for i in range(len(labels) + 1)]
    return [
        TimedPhone(start, end, label, phoneme.word)
        for (start, end), label in zip(pairwise(edges), labels, strict=True)
    ]


def _words(
    text: str, positions: Sequence[int], phones: Sequence[TimedPhone], rate: int
) -> list[Interval]:
    """Each word from the start of its first phone to the end of its last, in seconds."""
    spans: dict[int, tuple[int, int]] = {}
    for phone in phones:
        if phone.label != SILENCE and phone.word >= 0:
            start, _ = spans.get(phone.word, (phone.start, 0))
            spans[phone.word] = (start, phone.end)
    words: list[Interval] = []
    for word, announced in words_of(text, positions):
        spoken = [spans[i] for i in announced if i in spans]
        if spoken:
            words.append(Interval(spoken[0][0] / rate, spoken[-1][1] / rate, word))
    return words


def _run(request: dict[str, Any], timeout: float) -> tuple[dict[str, Any], bytes]:
    """What espeak-ng answers in a process of its own: the header and the PCM."""
    loader = find_spec("espeakng_loader")
    if loader is None or loader.origin is None:
        raise MissingExtraError("speaking a text", "speech")
    request = {**request, "packages": str(Path(loader.origin).parent.parent)}
    # Isolated and without site-packages, Python starts fastest and imports nothing unforeseen.
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("espeak_process.py"))]
    try:
        done = subprocess.run(
            command, input=json.dumps(request).encode(), capture_output=True, timeout=timeout
        )
    except subprocess.TimeoutExpired:
        raise SpeechError(f"espeak-ng did not finish within {timeout:.0f} s") from None
    except OSError as error:
        raise SpeechError(f"espeak-ng cannot be started: {error}") from None
    if done.returncode != 0:
        raise SpeechError(f"espeak-ng broke off {_how(done)}")
    line, _, sound = done.stdout.partition(b"\n")
    try:
        header: dict[str, Any] = json.loads(line)
    except ValueError:
        raise SpeechError(f"espeak-ng gave no answer; it was started by {command[0]}") from None
    if "error" in header:
        raise SpeechError(_reason(header["error"], request))
    return header, sound


def _how(done: subprocess.CompletedProcess[bytes]) -> str:
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    if done.returncode < 0:
        how = f"with {signal.Signals(-done.returncode).name}"
    else:
        how = f"with status {done.returncode}"
    return f"{how}: {last}" if last else how


def _reason(error: dict[str, str], request: dict[str, Any]) -> str:
    if error["kind"] == "unknown language":
        return _unknown_language(request["language"], error["detail"].split())
    return f"espeak-ng cannot be used: {error['detail']}"


def _unknown_language(language: str, known: Sequence[str]) -> str:
    family = language.lower().replace("_", "-").partition("-")[0]
    near = [tag for tag in known if tag.partition("-")[0] == family]
    near = near or difflib.get_close_matches(language.lower(), known, n=5, cutoff=0.4)
    hint = f"; near it: {', '.join(near)}" if near else ""
    return f"espeak-ng speaks no language '{language}'{hint} (of {len(known)} it knows)"


def _shortened(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
