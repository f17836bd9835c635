"""A page that shows a recorded utterance next to a voice's prediction from its phones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from labial.animation import DEFAULT_FPS, animate
from labial.errors import FormatError, VoiceError
from labial.sinks import writing
from labial.utterance import Audio, Utterance
from labial.viewer.page import write_page
from labial.voice import Voice


def write_comparison(
    path: Path, voice: Voice, recorded: Utterance, audio: Audio | None = None
) -> None:
    """Write the page. The voice must have the recording's sensors; its face is drawn.

    Raises ``FormatError`` unless ``path`` ends in .html, ``VoiceError`` for other sensors, and
    ``AlignmentError`` if sound and utterance differ in length.
    """
    if path.suffix.lower() != ".html":
        raise FormatError(f"{path}: expected a file ending in .html for a comparison")
    if recorded.motion.layout != voice.layout:
        raise VoiceError(f"{voice.path}: sensors differ from those of '{recorded.name}'")
    predicted = animate(recorded.name, recorded.alignment, voice, DEFAULT_FPS, audio)
    motion = recorded.motion.resampled(DEFAULT_FPS, len(predicted.motion))
    shown = {"recorded": replace(recorded, motion=motion), "predicted": predicted}
    seen = recorded.name in voice.info.trained_on
    notes = [
        voice.credit,
        "The voice was trained on this utterance."
        if seen
        else "The voice was not trained on this utterance.",
    ]
    with writing(path) as sink:
        write_page(sink, shown, title=recorded.name, face=voice.face, notes=notes)
