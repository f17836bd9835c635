"""ARKit's weights of an utterance, solved on the reference face, to files."""

from __future__ import annotations

from labial.formats.arkit import LIVE_LINK_FPS, write_arkit_json, write_live_link_csv
from labial.progress import Progress, unseen
from labial.retargeting.arkit import ARKIT_SHAPES, arkit_weights
from labial.retargeting.character import solve_arkit
from labial.sinks import Sink
from labial.utterance import Utterance
from labial.voice import Voice


def write_arkit_csv(
    sink: Sink, utterance: Utterance, voice: Voice, progress: Progress = unseen
) -> None:
    """Write a table as the Live Link Face app does, at its 60 frames a second."""
    result = solve_arkit(utterance, voice, LIVE_LINK_FPS, progress)
    write_live_link_csv(sink, ARKIT_SHAPES, arkit_weights(result.shapes, result.weights))


def write_arkit_weights(
    sink: Sink, utterance: Utterance, voice: Voice, progress: Progress = unseen
) -> None:
    """Write the weights as JSON, at the motion's own rate."""
    result = solve_arkit(utterance, voice, None, progress)
    weights = arkit_weights(result.shapes, result.weights)
    notes = {"attribution": utterance.attribution}
    write_arkit_json(sink, ARKIT_SHAPES, weights, result.fps, notes)
