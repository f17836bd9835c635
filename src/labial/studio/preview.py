"""A sentence as a voice speaks it while the voice is being made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from labial.speech import Manner
from labial.studio.speech import (
    Frames,
    Spoken,
    described_frames,
    described_speech,
    spoken_text,
    voice_frames,
)
from labial.voice import Voice

SENTENCES = {
    "en": "People buy big maps, but you and I look up at the moon.",
    "fr": "Un beau papillon bleu vole vers ma fenêtre ouverte.",
}
"""What is spoken by default, by language."""

_LONGEST_S = 60.0


@dataclass(frozen=True, eq=False)
class Preview:
    """Speech, and the face that speaks it."""

    spoken: Spoken
    frames: Frames


def previewed(voice: Path, text: str, manner: Manner) -> Preview:
    """A text as espeak-ng speaks it, and how the voice in a file moves."""
    spoken = spoken_text(text, None, manner, _LONGEST_S)
    return Preview(spoken, voice_frames(spoken.alignment, Voice(voice), 1.0))


def described_preview(preview: Preview) -> dict[str, object]:
    """A preview in JSON."""
    return {**described_speech(preview.spoken), **described_frames(preview.frames)}
