"""Speaking a text with a Piper voice (https://github.com/OHF-Voice/piper1-gpl)."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from labial.doubts import doubt
from labial.errors import MissingExtraError, SpeechError
from labial.speech.espeak import FASTEST_WPM, SLOWEST_WPM
from labial.speech.espeak_events import DEFAULT_WPM, announced, checked_text, nothing_to_say
from labial.speech.matching import is_mark
from labial.speech.piper_phones import Announcements, Symbol, phones_in
from labial.speech.piper_voice import PiperVoice, read_piper_voice
from labial.speech.separate import Answer, ask
from labial.speech.speakers import LONGEST_S, Manner, Speech, file_and_part
from labial.speech.timed import timed_alignment
from labial.utterance import Audio

# Speaking takes a quarter of the speech's length, on a busy machine a few times as long.
_PATIENCE_S = 120.0
_PATIENCE_PER_CHARACTER_S = 0.5


@dataclass(frozen=True)
class PiperSpeaker:
    """A Piper voice; ``number`` is that of its speaker if it has several.

    ``length_scale`` is how much longer than usual its phones are.
    """

    voice: PiperVoice
    number: int | None = None
    length_scale: float = 1.0
    packages: tuple[str, ...] = field(default_factory=lambda: _packages())

    @property
    def sound_rate(self) -> int:
        """Samples per second of its sound."""
        return self.voice.rate

    def speak(self, text: str, *, longest_s: float = LONGEST_S) -> Speech:
        """Speak a text; the same text gives the same speech, on one kind of processor.

        Times are multiples of half a step of the voice, which is usually 256 samples. Words are as
        in :func:`labial.speech.espeak.speak`. Raises ``SpeechError`` for markup, which Piper does
        not read, and as that function does.
        """
        language = self.voice.language
        spoken = checked_text(text, language)
        if spoken.is_markup:
            raise SpeechError(
                f"the text has tags, and {self.voice.path} does not read SSML; espeak-ng does"
            )
        # Piper would read what is in such brackets as phonemes.
        plain = spoken.text.replace("[[", "[ ").replace("]]", " ]")
        events = announced(spoken, language).events
        header, samples = self._run(plain, longest_s)
        audio = Audio(samples, header["rate"])
        sentences = [[Symbol(*symbol) for symbol in each] for each in header["sentences"]]
        if not sentences:
            raise nothing_to_say(text, language)
        self._check_missing(header["missing"])
        announcements = Announcements.of(events)
        phones = phones_in(sentences, announcements, audio.rate, self.voice.hop, language)
        if phones[-1].end != len(samples):
            raise SpeechError(f"{self.voice.path}: its times do not fit its sound")
        alignment = timed_alignment(spoken.words, announcements.positions, phones, audio.rate)
        if alignment is None:
            raise nothing_to_say(text, language)
        return Speech(alignment, audio, text, language)

    def _run(self, text: str, longest_s: float) -> Answer:
        request: dict[str, Any] = {
            "packages": self.packages,
            "model": str(self.voice.path),
            "description": self.voice.description,
            "durations": self.voice.durations,
            "has_durations": self.voice.has_durations,
            "text": text,
            "speaker_id": self.number,
            "length_scale": self.length_scale,
            "longest_s": longest_s,
        }
        patience_s = _PATIENCE_S + _PATIENCE_PER_CHARACTER_S * len(text)
        script = Path(__file__).with_name("piper_process.py")
        header, samples = ask("Piper", script, request, patience_s)
        if error := header.get("error"):
            if error["kind"] == "too long":
                raise SpeechError(
                    f"the text of {len(text)} characters takes more than {longest_s / 60:.0f}"
                    f" minutes to speak; its first {error['detail']} sentences fit:"
                    " speak it in parts"
                )
            raise SpeechError(f"{self.voice.path}: does not speak: {error['detail']}")
        return header, samples

    def _check_missing(self, missing: list[str]) -> None:
        letters = [symbol for symbol in missing if not is_mark(symbol)]
        if letters:
            doubt(f"{self.voice.path}: does not have, and left out, {' '.join(letters)}")


def piper_speaker(name: str, manner: Manner) -> PiperSpeaker:
    """The Piper voice in a file, or the speaker of it that ``FILE#SPEAKER`` names.

    Raises ``SpeechError`` for files that are not a voice, and for a manner that it cannot have.
    """
    path, part = file_and_part(name)
    voice = read_piper_voice(path)
    if manner.pitch is not None:
        raise SpeechError(f"pitch {manner.pitch}: {path} has one pitch; only espeak-ng has others")
    if manner.language is not None and not _agree(manner.language, voice.language):
        raise SpeechError(f"language '{manner.language}': {path} speaks '{voice.language}'")
    rate = DEFAULT_WPM if manner.words_per_minute is None else manner.words_per_minute
    if not SLOWEST_WPM <= rate <= FASTEST_WPM:
        raise SpeechError(f"{rate} words per minute: expected {SLOWEST_WPM} to {FASTEST_WPM}")
    return PiperSpeaker(voice, voice.speaker_id(part), DEFAULT_WPM / rate)


def _agree(one: str, other: str) -> bool:
    """Whether two tags agree as far as both go: en and en-us do, en-gb and en-us do not."""
    parts = [tag.lower().replace("_", "-").split("-") for tag in (one, other)]
    return all(a == b for a, b in zip(*parts, strict=False))


def _packages() -> tuple[str, ...]:
    """The folders in which Piper and what it needs are installed."""
    folders: dict[str, None] = {}
    for name in ("piper", "onnxruntime", "numpy"):
        spec = find_spec(name)
        if spec is None or spec.origin is None:
            raise MissingExtraError("speaking with a Piper voice", "piper")
        folders[str(Path(spec.origin).parent.parent)] = None
    return tuple(folders)
