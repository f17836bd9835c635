"""The report's drawings, as SVG that takes its colours from the page."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from html import escape

import numpy as np

from labial.alignment import SILENCE
from labial.quality.coverage import PhoneCoverage
from labial.quality.finding import Curve, Sketch

# A thumbnail shows what is spoken with some silence around it, and of a long utterance a part.
_AROUND_S, _LONGEST_S = 0.4, 4.0
_SMALLEST_PX = 7.0

_WIDTH, _HEIGHT, _LEFT, _TOP, _PLOT = 400.0, 118.0, 34.0, 8.0, 78.0
_LETTER = 6.0

_CELL, _EDGE = 15.0, 34.0
_BINS, _BAR = 40, 9.0


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

    def line(curve: Curve) -> str:
        times = sketch.times[inside]
        return " ".join(f"{x(t):.1f},{y(v):.1f}" for t, v in zip(times, curve, strict=True))

    label = f"{sketch.title} from {start:.2f} s to {end:.2f} s"
    parts = [
        f'<svg class="thumb" viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img"'
        f' aria-label="{escape(label)}">'
    ]
    parts += [
        f'<rect class="marked" x="{x(a):.1f}" y="{_TOP:g}" width="{max(x(b) - x(a), 1):.1f}"'
        f' height="{_PLOT:g}"/>'
        for a, b in sketch.marked
        if b > start and a < end
    ]
    parts += _phones(phones, start, end, x)
    if len(curves) > 1:
        parts.append(f'<polyline class="expected" points="{line(curves[1])}"/>')
    parts.append(f'<polyline class="recorded" points="{line(curves[0])}"/>')
    for value in (low, high):
        parts.append(
            f'<text class="end" x="{_LEFT - 4:g}" y="{y(value) + 3:.1f}">{_short(value)}</text>'
        )
    parts.append(f'<text class="end" x="{_LEFT - 4:g}" y="{_TOP + _PLOT / 2 + 3:g}">')
    parts.append(f"{escape(sketch.unit)}</text></svg>")
    return "".join(parts)


def histogram(values: Sequence[float], unit: str, limit: float | None, label: str) -> str:
    """How many utterances have which value, with a line at a limit."""
    most = max(max(values), limit or 0.0) * 1.02 or 1.0
    counts, edges = np.histogram(values, bins=_BINS, range=(0, most))
    tallest = max(int(counts.max()), 1)
    width = _BINS * _BAR
    parts = [
        f'<svg class="bars" viewBox="0 0 {width:g} 92" role="img" aria-label="{escape(label)}">'
    ]
    for place, count in enumerate(counts):
        if count:
            # What is rare is what is looked for: it has to be seen.
            height = max(2.0, 70.0 * count / tallest)
            told = f"{edges[place]:.2f} to {edges[place + 1]:.2f} {unit}: {count}"
            parts.append(
                f'<rect x="{place * _BAR + 0.5:g}" y="{72 - height:.1f}" width="{_BAR - 1:g}"'
                f' height="{height:.1f}"><title>{escape(told)}</title></rect>'
            )
    if limit is not None:
        at = width * limit / most
        parts.append(f'<path class="limit" d="M{at:.1f} 0V72"/>')
        parts.append(f'<text class="end" x="{at - 3:.1f}" y="9">limit</text>')
    step = _round_step(most / 4)
    for tick in np.arange(0, most, step):
        at = width * tick / most
        if at < width - 30:
            parts.append(f'<text x="{at:.1f}" y="86">{tick:g}</text>')
    parts.append(f'<text class="end" x="{width:g}" y="86">{escape(unit)}</text></svg>')
    return "".join(parts)


def diphone_matrix(coverage: PhoneCoverage) -> str:
    """A row for each first phone and a column for each second, darker the more often they meet."""
    labels = [SILENCE, *sorted(coverage.phones)]
    size = _EDGE + len(labels) * _CELL
    counts = {(a, b): coverage.diphone(a, b) for a in labels for b in labels if a != b}
    most = max(counts.values(), default=1) or 1
    parts = [
        f'<svg class="matrix" viewBox="0 0 {size:g} {size:g}" style="--size:{size:g}px" role="img"'
        ' aria-label="How often one phone stands before another">'
    ]
    for place, phone in enumerate(labels):
        at = _EDGE + place * _CELL
        parts.append(
            f'<text class="end" x="{_EDGE - 4:g}" y="{at + 11:g}">{escape(phone)}</text>'
            f'<text class="middle" x="{at + _CELL / 2:g}" y="{_EDGE - 6:g}">{escape(phone)}</text>'
            f'<rect class="never" x="{at:g}" y="{at:g}" width="{_CELL:g}" height="{_CELL:g}"/>'
        )
    for row, first in enumerate(labels):
        for column, second in enumerate(labels):
            count = counts.get((first, second), 0)
            if count:
                x, y = _EDGE + column * _CELL, _EDGE + row * _CELL
                dark = 0.15 + 0.85 * math.log1p(count) / math.log1p(most)
                told = escape(f"{first} {second}: {count}")
                parts.append(
                    f'<rect x="{x + 0.5:g}" y="{y + 0.5:g}" width="{_CELL - 1:g}"'
                    f' height="{_CELL - 1:g}" fill-opacity="{dark:.2f}">'
                    f"<title>{told}</title></rect>"
                )
    parts.append("</svg>")
    return "".join(parts)


def _shown(sketch: Sketch, phones: Sequence[tuple[float, float, str]]) -> tuple[float, float]:
    """The time that a thumbnail shows: what is spoken or marked, or a part around that."""
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
) -> Iterator[str]:
    for begins, ends, label in phones:
        if ends <= start or begins >= end:
            continue
        left, right = x(begins), x(ends)
        if begins > start:
            yield f'<path class="edge" d="M{left:.1f} {_TOP:g}V{_HEIGHT - 8:g}"/>'
        size = min(11.0, 11.0 * (right - left) / (_LETTER * len(label) + 1))
        if label != SILENCE and size >= _SMALLEST_PX:
            yield (
                f'<text class="phone" x="{(left + right) / 2:.1f}" y="{_TOP + _PLOT + 18:g}"'
                f' style="font-size:{size:.1f}px">{escape(label)}</text>'
            )


def _short(value: float) -> str:
    return f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"


def _round_step(rough: float) -> float:
    """A step of 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough - 1e-12)
