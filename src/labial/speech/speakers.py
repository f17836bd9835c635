"""What speaks a text: espeak-ng, or the voice in a file. A new kind is a module and a line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from labial.alignment import Alignment
from labial.errors import SpeechError
from labial.registry import Entry
from labial.utterance import Audio

DEFAULT_LANGUAGE = "en-gb"

LONGEST_S = 3 * 3600.0
"""The longest speech by default: 0.5 GB of sound."""


@dataclass(frozen=True, eq=False)
class Speech:
    """A spoken text: its alignment and its audio, of the same length."""

    alignment: Alignment
    audio: Audio
    text: str
    language: str


class Speaker(Protocol):
    """Speaks texts in one language, at one rate and pitch."""

    @property
    def sound_rate(self) -> int:
        """Samples per second of its sound."""

    def speak(self, text: str, *, longest_s: float = LONGEST_S) -> Speech:
        """Speak a text; the same text always gives the same speech.

        Phones are canonical IPA, words are spelled as in the text. Raises ``SpeechError`` for a
        text that cannot be spoken, or that takes more than ``longest_s`` seconds, and
        ``MissingExtraError`` if the synthesiser is not installed.
        """


@dataclass(frozen=True)
class Manner:
    """How to speak; None is the speaker's own.

    ``language`` is a BCP 47 tag, ``words_per_minute`` the rate, of which 175 is usual, and
    ``pitch`` is from 0 to 99, of which 50 is usual.
    """

    language: str | None = None
    words_per_minute: int | None = None
    pitch: int | None = None


# Called with the name that the user gave, which is empty for the default.
MakeSpeaker = Callable[[str, Manner], Speaker]

SPEAKERS: dict[str, Entry[MakeSpeaker]] = {
    "": Entry("espeak-ng", "labial.speech.espeak:espeak_speaker"),
    ".onnx": Entry("a Piper voice", "labial.speech.piper:piper_speaker"),
}
"""The kinds of speakers by the ending of their file; espeak-ng has none."""


def speaker_of(name: Path | str | None = None, manner: Manner | None = None) -> Speaker:
    """The speaker in a file, or espeak-ng if ``name`` is None.

    For a file with several speakers, ``FILE#NAME`` or ``FILE#NUMBER`` chooses one. Raises
    ``SpeechError`` for a file that cannot speak, and for a manner that is not possible.
    """
    manner = manner or Manner()
    if name is None:
        return SPEAKERS[""].load()("", manner)
    path, _ = file_and_part(str(name))
    entry = SPEAKERS.get(path.suffix.lower())
    if entry is None or not path.suffix:
        known = ", ".join(f"{ending} ({each.title})" for ending, each in SPEAKERS.items() if ending)
        raise SpeechError(f"{name}: is not a speaker; expected a file ending in {known}")
    return entry.load()(str(name), manner)


def file_and_part(name: str) -> tuple[Path, str]:
    """The file of a speaker, and what follows ``#``: which of its speakers; empty if not given."""
    file, mark, part = name.rpartition("#")
    if not mark or Path(name).exists():
        return Path(name), ""
    return Path(file), part


def speaker_files(name: Path | str | None) -> list[Path]:
    """The files that a speaker is read from: its own, and its description next to it."""
    if name is None:
        return []
    path, _ = file_and_part(str(name))
    return [path, description_of(path)]


def description_of(path: Path) -> Path:
    """Where the description of a speaker is: ``NAME.onnx.json`` for ``NAME.onnx``."""
    return path.with_name(f"{path.name}.json")
