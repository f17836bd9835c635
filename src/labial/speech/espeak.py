"""Speaking a text with espeak-ng: the sound, and every phone and word with its time."""

from __future__ import annotations

import difflib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from unicodedata import category

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import MissingExtraError, SpeechError
from labial.speech.espeak_names import phones_of
from labial.speech.espeak_timing import TimedPhone, retimed
from labial.speech.markup import JOINER, speakable
from labial.speech.words import words_of
from labial.utterance import Audio

SLOWEST_WPM, DEFAULT_WPM, FASTEST_WPM = 80, 175, 450
_WORD, _PHONEME = 1, 7

LONGEST_S = 3 * 3600.0
"""The longest speech by default: 0.5 GB of sound."""

# Control characters would be commands to espeak-ng, and lone surrogates cannot be encoded.
_NO_TEXT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

# Speaking takes a hundredth of the speech's length; a process that takes far longer hangs.
_PATIENCE_S = 20.0
_PATIENCE_PER_CHARACTER_S = 0.01


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken text: its alignment and its audio, of the same length."""

    alignment: Alignment
    audio: Audio
    text: str
    language: str


def speak(
    text: str,
    language: str = "en-gb",
    *,
    words_per_minute: int = DEFAULT_WPM,
    longest_s: float = LONGEST_S,
) -> Speech:
    """Speak a text in one of :func:`languages`; the same text always gives the same speech.

    Phones are canonical IPA and exact to the sample of the audio (one channel, 22050 Hz). Words
    are spelled as in the text, without the punctuation around them; words that espeak-ng does not
    separate share an interval ("of the"). A text that has tags is SSML (see
    :mod:`labial.speech.markup`); control characters count as spaces. ``words_per_minute`` is from
    80 to 450.

    Raises ``SpeechError`` for a text without anything to say, one that takes more than
    ``longest_s`` seconds, unsupported markup, an unknown language, or if espeak-ng fails;
    ``MissingExtraError`` if it is not installed.
    """
    if not SLOWEST_WPM <= words_per_minute <= FASTEST_WPM:
        raise SpeechError(
            f"{words_per_minute} words per minute: expected {SLOWEST_WPM} to {FASTEST_WPM}"
        )
    spoken = speakable(_NO_TEXT.sub(" ", text))
    if not spoken.words.strip():
        raise SpeechError("the text to speak is empty")
    nothing = SpeechError(f"the text {_shortened(text)!r} has nothing to say in '{language}'")
    if all(category(each)[0] in "PZC" for each in spoken.words):
        raise nothing
    request = {
        "text": spoken.text,
        "markup": spoken.is_markup,
        "language": language,
        "words_per_minute": words_per_minute,
        "longest_s": longest_s,
    }
    header, samples = _run(request, _PATIENCE_S + _PATIENCE_PER_CHARACTER_S * len(text))
    audio = Audio(samples, header["rate"])
    alignment = _alignment(spoken.words, header["events"], audio)
    if alignment is None:
        raise nothing
    return Speech(alignment, audio, text, language)


@cache
def languages() -> tuple[str, ...]:
    """The languages of espeak-ng as BCP 47 tags, sorted.

    Raises ``SpeechError`` if espeak-ng fails, ``MissingExtraError`` if it is not installed.
    """
    header, _ = _run({"list": True}, _PATIENCE_S)
    return tuple(header["languages"])


def _alignment(text: str, events: Sequence[Sequence[Any]], audio: Audio) -> Alignment | None:
    """The alignment of raw events, or None if there is only silence."""
    phones, positions = _phones(events, len(audio.samples))
    phones = retimed(phones, audio.samples, audio.rate)
    if all(phone.label == SILENCE for phone in phones):
        return None
    intervals = tuple(
        Interval(phone.start / audio.rate, phone.end / audio.rate, phone.label) for phone in phones
    )
    return Alignment(intervals, tuple(_words(text, positions, phones, audio.rate)))


def _phones(events: Sequence[Sequence[Any]], length: int) -> tuple[list[TimedPhone], list[int]]:
    """The phones from sample 0 to ``length`` as stamped by espeak-ng, and the words' positions."""
    phones = [TimedPhone(0, length, "", -1)]
    positions: list[int] = []
    for kind, sample, position, name in events:
        if kind == _WORD:
            # espeak-ng counts characters from 1.
            positions.append(max(0, position - 1))
        elif kind == _PHONEME and phones_of(name):
            start = min(max(sample, phones[-1].start), length)
            phones[-1].end = start
            phones.append(TimedPhone(start, length, name, len(positions) - 1))
    return [part for phone in phones for part in _parts(phone)], positions


def _parts(phoneme: TimedPhone) -> list[TimedPhone]:
    """The phones that a phoneme of espeak-ng stands for, of equal length."""
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
            label = word.replace(JOINER, "")
            words.append(Interval(spoken[0][0] / rate, spoken[-1][1] / rate, label))
    return words


def _run(request: dict[str, Any], timeout: float) -> tuple[dict[str, Any], npt.NDArray[np.int16]]:
    """Run espeak-ng in a separate process: the header of its answer, and the sound."""
    loader = find_spec("espeakng_loader")
    if loader is None or loader.origin is None:
        raise MissingExtraError("speaking a text", "speech")
    request = {**request, "packages": str(Path(loader.origin).parent.parent)}
    # Isolated and without site-packages, Python starts fastest and imports nothing unexpected.
    command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("espeak_process.py"))]
    given = json.dumps(request).encode()
    try:
        # A file, as hours of sound from a pipe would be in memory several times.
        with TemporaryFile() as answer:
            done = subprocess.run(
                command, input=given, stdout=answer, stderr=subprocess.PIPE, timeout=timeout
            )
            header, samples = _read_answer(answer)
    except subprocess.TimeoutExpired:
        raise SpeechError(f"espeak-ng did not finish within {timeout:.0f} s") from None
    except OSError as error:
        raise SpeechError(f"espeak-ng cannot be started: {error}") from None
    if done.returncode != 0:
        raise SpeechError(f"espeak-ng failed {_how(done)}")
    if header is None:
        raise SpeechError(f"espeak-ng gave no answer; it was started by {command[0]}")
    if "error" in header:
        raise SpeechError(_reason(header["error"], request))
    return header, samples


def _read_answer(answer: IO[bytes]) -> tuple[dict[str, Any] | None, npt.NDArray[np.int16]]:
    """The header and the sound; the header is None if the answer is incomplete."""
    end = answer.seek(0, os.SEEK_END)
    answer.seek(max(0, end - 8))
    begin = end - 8 - int.from_bytes(answer.read(8), "big")
    if not 0 <= begin < end:
        return None, np.zeros(0, np.int16)
    answer.seek(begin)
    try:
        header: dict[str, Any] = json.loads(answer.read(end - 8 - begin))
    except ValueError:
        return None, np.zeros(0, np.int16)
    answer.seek(0)
    return header, np.fromfile(answer, np.int16, begin // 2)


def _how(done: subprocess.CompletedProcess[bytes]) -> str:
    last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    if done.returncode < 0:
        how = f"with {signal.Signals(-done.returncode).name}"
    else:
        how = f"with status {done.returncode}"
    return f"{how}: {last}" if last else how


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
