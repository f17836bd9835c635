"""Speech from text: what is said and when, with its sound."""

from labial.speech.espeak import Speech, languages, speak

__all__ = ["Speech", "languages", "speak"]
