"""The voices and speakers that the service offers, by name. Clients cannot name files."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

from labial.service.refused import RefusedError
from labial.service.settings import Settings
from labial.speech import Manner, Speaker, speaker_of
from labial.streaming import rest_of
from labial.voice import Voice
from labial.voices import LIVE, included_voices

ESPEAK = "espeak-ng"


class Catalogue:
    """Voices, which are loaded when they are first used and then shared, and speakers."""

    def __init__(self, settings: Settings) -> None:
        included = included_voices()
        # That of streams comes first, as pages offer them in this order.
        self.voices: Mapping[str, Path] = {LIVE: included[LIVE], **included, **settings.voice_files}
        self.speakers: Mapping[str, str | None] = {ESPEAK: None, **_speakers(settings)}
        self._loaded: dict[str, Voice] = {}
        self._lock = threading.Lock()

    def offer(self, name: str, path: Path) -> None:
        """Offer a voice, which may take the place of one with the same name."""
        with self._lock:
            self.voices = {**self.voices, name: path}
            self._loaded.pop(name, None)

    def withdraw(self, name: str) -> None:
        """Offer a voice no more. Faces that have it keep it."""
        with self._lock:
            self.voices = {each: path for each, path in self.voices.items() if each != name}
            self._loaded.pop(name, None)

    def voice_path(self, name: str) -> Path:
        """The file of a voice. Raises ``RefusedError`` for an unknown name."""
        if name not in self.voices:
            raise RefusedError(404, f"no voice '{name}'; expected one of {', '.join(self.voices)}")
        return self.voices[name]

    def voice(self, name: str) -> Voice:
        """A loaded voice, ready for streams. Raises ``RefusedError`` for an unknown name."""
        path = self.voice_path(name)
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = _ready(Voice(path))
            return self._loaded[name]

    def speaker_file(self, name: str | None) -> str | None:
        """What ``speaker_of`` calls a speaker. Raises ``RefusedError`` for an unknown name."""
        name = ESPEAK if name is None else name
        if name not in self.speakers:
            known = ", ".join(self.speakers)
            raise RefusedError(404, f"no speaker '{name}'; expected one of {known}")
        return self.speakers[name]

    def speaker(self, name: str | None, manner: Manner) -> Speaker:
        """A speaker by its name, espeak-ng by default."""
        return speaker_of(self.speaker_file(name), manner)


def _ready(voice: Voice) -> Voice:
    """The voice, after what its first stream would wait for was computed."""
    _ = voice.continued
    rest_of(voice)
    return voice


def _speakers(settings: Settings) -> dict[str, str]:
    """The speakers in the files; of a file with several, each is ``NAME#SPEAKER``."""
    found: dict[str, str] = {}
    for name, path in settings.speaker_files.items():
        from labial.speech.piper_voice import read_piper_voice

        found[name] = str(path)
        found |= {f"{name}#{each}": f"{path}#{each}" for each in read_piper_voice(path).speakers}
    return found
