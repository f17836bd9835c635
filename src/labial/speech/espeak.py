"""Speaking a text with espeak-ng: the sound, and every phone and word with its time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labial.alignment import SILENCE
from labial.errors import SpeechError
from labial.speech.espeak_events import (
    DEFAULT_PITCH,
    DEFAULT_WPM,
    PHONEME,
    WORD,
    Event,
    announced,
    checked_text,
    nothing_to_say,
)
from labial.speech.espeak_names import changed_language, phones_of
from labial.speech.espeak_timing import retimed
from labial.speech.speakers import DEFAULT_LANGUAGE, LONGEST_S, Manner, Speech
from labial.speech.timed import TimedPhone, split_evenly, timed_alignment

SOUND_RATE = 22_050
SLOWEST_WPM, FASTEST_WPM = 80, 450
LOWEST_PITCH, HIGHEST_PITCH = 0, 99


@dataclass(frozen=True)
class EspeakSpeaker:
    """espeak-ng in a language, at a rate of 80 to 450 words per minute and a pitch of 0 to 99."""

    language: str = DEFAULT_LANGUAGE
    words_per_minute: int = DEFAULT_WPM
    pitch: int = DEFAULT_PITCH

    def __post_init__(self) -> None:
        if not SLOWEST_WPM <= self.words_per_minute <= FASTEST_WPM:
            raise SpeechError(
                f"{self.words_per_minute} words per minute: expected {SLOWEST_WPM} to {FASTEST_WPM}"
            )
        if not LOWEST_PITCH <= self.pitch <= HIGHEST_PITCH:
            raise SpeechError(f"pitch {self.pitch}: expected {LOWEST_PITCH} to {HIGHEST_PITCH}")

    @property
    def sound_rate(self) -> int:
        """Samples per second of its sound."""
        return SOUND_RATE

    def speak(self, text: str, *, longest_s: float = LONGEST_S) -> Speech:
        """Speak a text (see :func:`speak`)."""
        spoken = checked_text(text, self.language)
        found = announced(
            spoken,
            self.language,
            words_per_minute=self.words_per_minute,
            pitch=self.pitch,
            longest_s=longest_s,
        )
        audio = found.audio
        phones, positions = _phones(found.events, len(audio.samples), self.language)
        phones = retimed(phones, audio.samples, audio.rate)
        alignment = timed_alignment(spoken.words, positions, phones, audio.rate)
        if alignment is None:
            raise nothing_to_say(text, self.language)
        return Speech(alignment, audio, text, self.language)


def espeak_speaker(_: str, manner: Manner) -> EspeakSpeaker:
    """espeak-ng in this manner."""
    return EspeakSpeaker(
        DEFAULT_LANGUAGE if manner.language is None else manner.language,
        DEFAULT_WPM if manner.words_per_minute is None else manner.words_per_minute,
        DEFAULT_PITCH if manner.pitch is None else manner.pitch,
    )


def speak(
    text: str,
    language: str = DEFAULT_LANGUAGE,
    *,
    words_per_minute: int = DEFAULT_WPM,
    pitch: int = DEFAULT_PITCH,
    longest_s: float = LONGEST_S,
) -> Speech:
    """Speak a text in one of :func:`languages`; the same text always gives the same speech.

    Phones are canonical IPA and exact to the sample of the audio (one channel, 22050 Hz). Words
    are spelled as in the text, without the punctuation around them; words that espeak-ng does not
    separate share an interval ("of the"). A text that has tags is SSML (see
    :mod:`labial.speech.markup`); control characters count as spaces. ``words_per_minute`` is from
    80 to 450, ``pitch`` from 0 to 99.

    Raises ``SpeechError`` for a text without anything to say, one that takes more than
    ``longest_s`` seconds, unsupported markup, an unknown language, or if espeak-ng fails;
    ``MissingExtraError`` if it is not installed.
    """
    return EspeakSpeaker(language, words_per_minute, pitch).speak(text, longest_s=longest_s)


def _phones(
    events: Sequence[Event], length: int, language: str
) -> tuple[list[TimedPhone], list[int]]:
    """The phones from sample 0 to ``length`` as stamped by espeak-ng, and the words' positions."""
    stamped: list[tuple[TimedPhone, tuple[str, ...]]] = []
    stamped.append((TimedPhone(0, length, "", -1), (SILENCE,)))
    positions: list[int] = []
    for event in events:
        if event.kind == WORD:
            # espeak-ng counts characters from 1.
            positions.append(max(0, event.position - 1))
        elif event.kind == PHONEME:
            language = changed_language(event.name) or language
            if labels := phones_of(event.name, language):
                before, _ = stamped[-1]
                before.end = min(max(event.sample, before.start), length)
                phone = TimedPhone(before.end, length, event.name, len(positions) - 1)
                stamped.append((phone, labels))
    return [part for phone, labels in stamped for part in split_evenly(phone, labels)], positions
