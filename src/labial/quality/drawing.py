"""The report's drawings, as SVG with the colours of the page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from labial import svg
from labial.alignment import SILENCE
from labial.quality.coverage import PhoneCoverage
from labial.quality.finding import Curve, Sketch
from labial.svg import Element

# A thumbnail shows the speech with some silence around it, and only a part of a long utterance.
_AROUND_S, _LONGEST_S = 0.4, 4.0
_SMALLEST_PX = 7.0

_WIDTH, _HEIGHT, _LEFT, _TOP, _PLOT = 400.0, 118.0, 34.0, 8.0, 78.0
_LETTER = 6.0

_CELL, _EDGE = 15.0, 34.0
_BINS, _BAR = 40, 9.0

_END = {"class": "end"}


def thumbnail(sketch: Sketch, phones: Sequence[tuple[float, float, str]]) -> str:
    """A recorded curve, what was expected, and the phones beneath."""
    start, end = _shown(sketch, phones)
    inside = (sketch.times >= start - 1e-6) & (sketch.times <= end + 1e-6)
    curves = [sketch.recorded[inside]]
    if sketch.expected is not None:
        curves.append(sketch.expected[inside])
    low, high = (float(f(np.concatenate(curves))) for f in (np.min, np.max))
    low, high = (low, high) if high - low > 1e-3 else (low - 0.5, high + 0.5)

    def x(time: float) -> float:
        return _LEFT + (_WIDTH - _LEFT) * (min(max(time, start), end) - start) / (end - start)

    def y(value: float) -> float:
        return _TOP + _PLOT * (high - value) / (high - low)

    def line(kind: str, curve: Curve) -> Element:
        places = ((x(t), y(v)) for t, v in zip(sketch.times[inside], curve, strict=True))
        return Element("polyline", {"class": kind, "points": svg.points(places)})

    parts = [
        svg.rectangle(x(a), _TOP, max(x(b) - x(a), 1.0), _PLOT, {"class": "marked"})
        for a, b in sketch.marked
        if b > start and a < end
    ]
    parts += _phones(phones, start, end, x)
    if len(curves) > 1:
        parts.append(line("expected", curves[1]))
    parts.append(line("recorded", curves[0]))
    parts += [svg.text(_LEFT - 4, y(v) + 3, _short(v), _END) for v in (low, high)]
    parts.append(svg.text(_LEFT - 4, _TOP + _PLOT / 2 + 3, sketch.unit, _END))
    label = f"{sketch.title} from {start:.2f} s to {end:.2f} s"
    return _drawing("thumb", _WIDTH, _HEIGHT, label, parts)


def histogram(values: Sequence[float], unit: str, limit: float | None, label: str) -> str:
    """How many utterances have which value, with a line at a limit."""
    most = max(max(values), limit or 0.0) * 1.02 or 1.0
    counts, edges = np.histogram(values, bins=_BINS, range=(0, most))
    tallest = max(int(counts.max()), 1)
    width = _BINS * _BAR
    parts = []
    for place, count in enumerate(counts):
        if count:
            # Rare values matter most, so their bars must be visible.
            height = max(2.0, 70.0 * count / tallest)
            title = f"{edges[place]:.2f} to {edges[place + 1]:.2f} {unit}: {count}"
            left = place * _BAR + 0.5
            parts.append(svg.rectangle(left, 72 - height, _BAR - 1, height, title=title))
    if limit is not None:
        at = width * limit / most
        parts += [svg.path("limit", "M", at, 0, "V", 72), svg.text(at - 3, 9, "limit", _END)]
    for tick in np.arange(0, most, _round_step(most / 4)):
        at = width * tick / most
        if at < width - 30:
            parts.append(svg.text(at, 86, f"{tick:g}"))
    parts.append(svg.text(width, 86, unit, _END))
    return _drawing("bars", width, 92, label, parts)


def diphone_matrix(coverage: PhoneCoverage) -> str:
    """A row for each first phone and a column for each second, darker for more frequent pairs."""
    labels = [SILENCE, *sorted(coverage.phones)]
    size = _EDGE + len(labels) * _CELL
    counts = {(a, b): coverage.diphone(a, b) for a in labels for b in labels if a != b}
    most = max(counts.values(), default=1) or 1
    parts = []
    for place, phone in enumerate(labels):
        at = _EDGE + place * _CELL
        parts += [
            svg.text(_EDGE - 4, at + 11, phone, _END),
            svg.text(at + _CELL / 2, _EDGE - 6, phone, {"class": "middle"}),
            svg.rectangle(at, at, _CELL, _CELL, {"class": "never"}),
        ]
    for row, first in enumerate(labels):
        for column, second in enumerate(labels):
            count = counts.get((first, second), 0)
            if count:
                x, y = (_EDGE + cell * _CELL + 0.5 for cell in (column, row))
                dark = {"fill-opacity": 0.15 + 0.85 * math.log1p(count) / math.log1p(most)}
                title = f"{first} {second}: {count}"
                parts.append(svg.rectangle(x, y, _CELL - 1, _CELL - 1, dark, title))
    label = "How often one phone precedes another"
    return _drawing("matrix", size, size, label, parts, style=f"--size:{size:g}px")


def _drawing(
    kind: str, width: float, height: float, label: str, parts: Sequence[Element], style: str = ""
) -> str:
    styled = {"style": style} if style else {}
    attributes = {"class": kind, "role": "img", "aria-label": label, **styled}
    return str(svg.drawing(width, height, attributes, parts))


def _shown(sketch: Sketch, phones: Sequence[tuple[float, float, str]]) -> tuple[float, float]:
    """The time that a thumbnail shows: the speech and what is marked, or a part of it."""
    last = max(float(sketch.times[-1]), 1e-3)
    spoken = [(a - _AROUND_S, b + _AROUND_S) for a, b, label in phones if label != SILENCE]
    ends = [*spoken, *sketch.marked] or [(0.0, last)]
    start, end = max(0.0, min(a for a, _ in ends)), min(last, max(b for _, b in ends))
    if start >= end:
        return 0.0, last
    if end - start <= _LONGEST_S:
        return start, end
    middle = sum(sketch.marked[0]) / 2 if sketch.marked else (start + end) / 2
    start = min(max(start, middle - _LONGEST_S / 2), end - _LONGEST_S)
    return start, start + _LONGEST_S


def _phones(
    phones: Sequence[tuple[float, float, str]],
    start: float,
    end: float,
    x: Callable[[float], float],
) -> Iterator[Element]:
    for begins, ends, label in phones:
        if ends <= start or begins >= end:
            continue
        left, right = x(begins), x(ends)
        if begins > start:
            yield svg.path("edge", "M", left, _TOP, "V", _HEIGHT - 8)
        size = min(11.0, 11.0 * (right - left) / (_LETTER * len(label) + 1))
        if label != SILENCE and size >= _SMALLEST_PX:
            attributes = {"class": "phone", "style": f"font-size:{size:.1f}px"}
            yield svg.text((left + right) / 2, _TOP + _PLOT + 18, label, attributes)


def _short(value: float) -> str:
    return f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"


def _round_step(rough: float) -> float:
    """A step of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough - 1e-12)
