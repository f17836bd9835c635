"""The kinds of faults that utterances are judged for."""

from __future__ import annotations

from pathlib import Path

from labial.quality.clipping import ClippedAudio
from labial.quality.copies import CopiedRecordings
from labial.quality.finding import Kind
from labial.quality.frozen import FrozenFrames
from labial.quality.learned import Learned
from labial.quality.phones import UnfittingPhones
from labial.quality.shapes import OutlyingShapes
from labial.quality.shift import AlignmentShift
from labial.quality.swaps import SwappedMarkers
from labial.quality.unusual import LooseHead, ShakyTracking


def kinds(learned: Learned, audio: Path | None) -> tuple[Kind, ...]:
    """All of them, ready for a corpus; ``audio`` is a folder of the utterances' sound."""
    alignment = AlignmentShift(learned)
    return (
        alignment,
        UnfittingPhones(learned, alignment),
        SwappedMarkers(learned),
        OutlyingShapes(learned),
        CopiedRecordings(learned),
        FrozenFrames(learned),
        ShakyTracking(learned),
        LooseHead(learned),
        ClippedAudio(learned.names, audio),
    )
