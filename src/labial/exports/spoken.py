"""Exports of what is spoken, and when.

Modules that do the work are imported in the functions: the table of exports is read without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.exports.scene import VoiceScene
    from labial.sinks import Sink


def textgrid(sink: Sink, scene: VoiceScene) -> None:
    """The phones and words as tiers of a TextGrid."""
    from labial.formats.textgrid import write_textgrid

    write_textgrid(sink, scene.utterance.alignment)
