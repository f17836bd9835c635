"""Speech from text: the phones and words with their times, and the sound."""

from labial.speech.espeak import Speech, languages, speak

__all__ = ["Speech", "languages", "speak"]
