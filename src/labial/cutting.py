"""Cutting a take into utterances: at the silences of its alignment, or by a tier of intervals."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import AlignmentError, CorpusError

LONGEST_PAUSE_S = 0.5
"""The default for long recordings: they are cut at silences longer than this."""

# Silence kept on each side of a cut, or half of the pause if that is shorter.
MARGIN_S = 0.4

# A shorter silence is as likely a stop's closure as a pause.
_LEAST_PAUSE_S = 0.1
_USUAL_LENGTH_S = 3.0
_NO_NAME = str.maketrans({"/": "_", "\\": "_", "\0": "_"})


@dataclass(frozen=True)
class Piece:
    """An utterance of a take: its first frame, and what is spoken in it."""

    name: str
    first: int
    alignment: Alignment


def at_silences(
    name: str,
    alignment: Alignment,
    fps: float,
    longest_pause_s: float,
    longest_s: float = math.inf,
) -> list[Piece]:
    """Utterances between silences longer than ``longest_pause_s``, named ``name-001`` and on.

    Utterances longer than ``longest_s`` are cut further at shorter silences, if they have any.
    """
    spans: list[tuple[float, float]] = []
    start = 0.0
    pauses = _cuts(alignment, longest_pause_s, longest_s)
    for pause in [*pauses, Interval(alignment.duration, alignment.duration + 1, SILENCE)]:
        margin = min(MARGIN_S, pause.duration / 2)
        end = min(alignment.duration, pause.start + margin)
        if any(p.label != SILENCE and start <= p.middle < end for p in alignment.phones):
            spans.append((start, end))
        start = max(pause.start, pause.end - margin)
    return [
        _piece(f"{name}-{number:03d}", alignment, start, end, fps)
        for number, (start, end) in enumerate(spans, start=1)
    ]


def at_intervals(
    name: str, alignment: Alignment, intervals: Iterable[Interval], fps: float
) -> list[Piece]:
    """Utterances given by the intervals that have a label, named ``name-LABEL``.

    Repeated labels are numbered. Raises ``CorpusError`` for an interval that ends after the
    alignment or contains only silence.
    """
    pieces: list[Piece] = []
    counts: dict[str, int] = {}
    for interval in intervals:
        label = interval.label.strip().translate(_NO_NAME)
        if not label:
            continue
        counts[label] = counts.get(label, 0) + 1
        full = f"{name}-{label}" + (f"-{counts[label]}" if counts[label] > 1 else "")
        if interval.end > alignment.duration + 0.5 / fps:
            raise CorpusError(f"{interval}: ends after the alignment, {alignment.duration:.3f} s")
        piece = _piece(full, alignment, interval.start, interval.end, fps)
        if all(phone.label == SILENCE for phone in piece.alignment.phones):
            raise CorpusError(f"{interval}: contains only silence, expected phones")
        pieces.append(piece)
    if not pieces:
        raise CorpusError("no interval of the tier has a label")
    return pieces


def alignment_between(alignment: Alignment, start: float, end: float) -> Alignment:
    """What is spoken from ``start`` to ``end`` in seconds; its times count from ``start``.

    Phones at the edges are cut; words that are not wholly inside are omitted.
    """

    def inside(intervals: Sequence[Interval]) -> list[Interval]:
        cut = [(i, max(i.start, start), min(i.end, end)) for i in intervals]
        return [replace(i, start=a - start, end=b - start) for i, a, b in cut if b - a > 1e-6]

    whole = [w for w in alignment.words if w.start >= start - 1e-6 and w.end <= end + 1e-6]
    phones = inside(alignment.phones)
    if not phones:
        raise AlignmentError(f"there are no phones from {start:.3f} s to {end:.3f} s")
    return Alignment.tile(phones, inside(whole), end - start)


def _piece(name: str, alignment: Alignment, start: float, end: float, fps: float) -> Piece:
    # A piece starts on a frame, so that its motion is that of the take.
    first = math.floor(start * fps + 1e-6)
    return Piece(
        name, first, alignment_between(alignment, first / fps, min(end, alignment.duration))
    )


def _cuts(alignment: Alignment, longest_pause_s: float, longest_s: float) -> list[Interval]:
    """The silences to cut at, in order."""
    pauses = _pauses(alignment)
    long = [pause for pause in pauses if pause.duration > longest_pause_s]
    edges = [0.0, *(edge for pause in long for edge in (pause.start, pause.end))]
    edges.append(alignment.duration)
    cuts = list(long)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        cuts += _further_cuts(start, end, pauses, longest_s)
    return sorted(cuts, key=lambda cut: cut.start)


def _further_cuts(
    start: float, end: float, pauses: Sequence[Interval], longest_s: float
) -> list[Interval]:
    """Silences at which to cut a span until no part is longer than ``longest_s``, if possible."""
    inside = [
        pause
        for pause in pauses
        if start < pause.start and pause.end < end and pause.duration > _LEAST_PAUSE_S
    ]
    if end - start <= longest_s or not inside:
        return []
    # A long silence, but not right after another cut.
    best = max(
        inside, key=lambda p: p.duration * min(p.start - start, end - p.end, _USUAL_LENGTH_S)
    )
    left = _further_cuts(start, best.start, pauses, longest_s)
    return [*left, best, *_further_cuts(best.end, end, pauses, longest_s)]


def _pauses(alignment: Alignment) -> list[Interval]:
    """Silences; consecutive ones are merged."""
    pauses: list[Interval] = []
    for phone in alignment.phones:
        if phone.label != SILENCE:
            continue
        if pauses and pauses[-1].end == phone.start:
            pauses[-1] = Interval(pauses[-1].start, phone.end, SILENCE)
        else:
            pauses.append(phone)
    return pauses
