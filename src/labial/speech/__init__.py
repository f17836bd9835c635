"""Speech from text: the phones and words with their times, and the sound."""

from labial.speech.espeak import speak
from labial.speech.espeak_events import languages
from labial.speech.speakers import Manner, Speaker, Speech, speaker_of

__all__ = ["Manner", "Speaker", "Speech", "languages", "speak", "speaker_of"]
