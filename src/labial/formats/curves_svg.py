"""Curves of the lips over time as an SVG figure for a paper, with phones and words below.

The base install has no plotting library, so the SVG is written here. Lengths are millimetres
on paper; text remains text, in sans-serif fonts that have IPA.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from labial import svg
from labial.alignment import SILENCE, Alignment, Interval
from labial.face.lips import MEASURES, Curve
from labial.formats.npz import AXES
from labial.progress import Progress, unseen
from labial.sinks import Sink
from labial.svg import Element
from labial.utterance import Utterance

_COLUMN_MM, _PAGE_MM = 84.0, 174.0  # widths of a figure in one column, and in two
_SECOND_MM = 38.0
_LEFT, _RIGHT, _TOP = 11.0, 1.5, 3.6
_PANEL, _BETWEEN, _PHONES, _WORDS, _AXIS = 16.0, 3.0, 4.5, 4.5, 9.0

_TEXT, _SMALL = 2.5, 2.2  # font sizes: 7 pt and 6 pt
_LETTER = 0.6  # a letter's width, as a share of the font size
_COLOURS = ("#0072b2", "#d55e00", "#009e73")  # Okabe and Ito's; distinct without colour vision too

_STYLE = f"""
text {{ font: {_TEXT}px Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }}
text.small, .ticks text {{ font-size: {_SMALL}px; }}
.middle {{ text-anchor: middle; }} .end {{ text-anchor: end; }}
.axis {{ stroke: #222; stroke-width: 0.18; fill: none; }}
.edge {{ stroke: #ccc; stroke-width: 0.12; }}
.curve {{ stroke-width: 0.4; fill: none; stroke-linejoin: round; }}
"""


def write_curves(
    sink: Sink, utterance: Utterance, attribution: str, progress: Progress = unseen
) -> None:
    """Draw aperture, width and protrusion in mm over time in s, with phones and words below.

    Up to two seconds fill a column of 84 mm, longer ones up to 174 mm; the rest is drawn
    in further rows, which begin with a word if there are words. Units, axes, rate and
    attribution are in the file's description. ``progress`` receives rows done and in all.
    """
    motion, duration = utterance.motion, utterance.alignment.duration
    scale = max(_SECOND_MM, (_COLUMN_MM - _LEFT - _RIGHT) / duration)
    rows = _rows(utterance.alignment, (_PAGE_MM - _LEFT - _RIGHT) / scale)
    spans = [_Span(start, end, scale) for start, end in rows]
    width = max(span.width for span in spans) + _LEFT + _RIGHT
    curves = [(name, measure(motion)) for name, measure in MEASURES.items()]
    panels = [_Panel(f"{name} (mm)", curve, *_round_range(curve)) for name, curve in curves]
    height = _row_height(len(panels), bool(utterance.alignment.words))
    description = (
        f"{utterance.name}. Lip measures in mm, {motion.fps:g} frames per second; {AXES}."
        f" {attribution}"
    )

    def inside() -> Iterator[Element]:
        yield Element("title", {}, utterance.name)
        yield Element("desc", {}, description)
        yield Element("style", {}, _STYLE)
        yield Element("rect", {"width": "100%", "height": "100%", "fill": "#fff"})
        for row, span in enumerate(spans):
            yield _moved(_LEFT, row * height + _TOP, _row(utterance, panels, span))
            progress(row + 1, len(spans))

    size = {"width": f"{width:.2f}mm", "height": f"{len(spans) * height:.2f}mm"}
    figure = svg.drawing(width, len(spans) * height, {**svg.NAMESPACE, **size}, inside())
    with sink.text() as file:
        file.writelines(figure.parts())
        file.write("\n")


@dataclass(frozen=True, eq=False)
class _Panel:
    """A curve ``[frames]`` with its axis from ``low`` to ``high`` and ticks every ``step``."""

    label: str
    curve: Curve
    low: float
    high: float
    step: float


@dataclass(frozen=True)
class _Span:
    """The time from ``start`` to ``end`` s that a row shows, at ``scale`` mm per second."""

    start: float
    end: float
    scale: float

    @property
    def width(self) -> float:
        return (self.end - self.start) * self.scale

    def x(self, time: float) -> float:
        return (time - self.start) * self.scale

    def within(self, intervals: Sequence[Interval]) -> Iterator[tuple[float, float, str]]:
        """Start and end on paper, and labels, of the intervals that the row shows."""
        first = bisect_right(intervals, self.start + 1e-6, key=lambda each: each.end)
        for each in islice(intervals, first, None):
            if each.start >= self.end - 1e-6:
                break
            yield self.x(max(each.start, self.start)), self.x(min(each.end, self.end)), each.label


def _rows(alignment: Alignment, longest: float) -> list[tuple[float, float]]:
    """Start and end of rows in s, none longer than ``longest``."""
    phones = [phone.start for phone in alignment.phones]
    words = [word.start for word in alignment.words]
    rows, start = [], 0.0
    while alignment.duration - start > longest + 1e-6:
        last = start + longest
        breaks = [times[bisect_right(times, last) - 1] for times in (words, phones) if times]
        end = next((time for time in breaks if start + longest / 2 < time <= last), last)
        rows.append((start, end))
        start = end
    return [*rows, (start, alignment.duration)]


def _row_height(panels: int, words: bool) -> float:
    labels = _PHONES + (_WORDS if words else 0.0)
    return _TOP + panels * (_PANEL + _BETWEEN) + labels + _AXIS


def _row(utterance: Utterance, panels: Sequence[_Panel], span: _Span) -> Iterator[Element]:
    alignment = utterance.alignment
    bottom = len(panels) * (_PANEL + _BETWEEN)
    for start, _, _ in span.within(alignment.phones):
        yield svg.path("edge", "M", start, 0, "V", bottom + _PHONES)
    for place, (panel, colour) in enumerate(zip(panels, _COLOURS, strict=True)):
        drawn = _panel(panel, colour, span, utterance.motion.fps)
        yield _moved(0, place * (_PANEL + _BETWEEN), drawn)
    spoken = [p for p in span.within(alignment.phones) if p[2] != SILENCE]
    yield from _labels(spoken, bottom + _PHONES - 1.2)
    for start, end, label in (words := list(span.within(alignment.words))):
        yield svg.path("axis", "M", start + 0.3, bottom + _PHONES, "H", end - 0.3)
        yield from _labels([(start, end, label)], bottom + _PHONES + _WORDS - 1.2)
    below = bottom + _PHONES + (_WORDS if words or alignment.words else 0.0)
    yield from _time_axis(span, below)


def _panel(panel: _Panel, colour: str, span: _Span, fps: float) -> Iterator[Element]:
    def y(value: float) -> float:
        return _PANEL * (panel.high - value) / (panel.high - panel.low)

    ticks = np.arange(panel.low, panel.high + panel.step / 2, panel.step)
    marks = [step for tick in ticks for step in ("M", -1, y(tick), "H", 0)]
    yield svg.path("axis", "M", 0, 0, "V", _PANEL, *marks)
    labels = [svg.text(-1.5, y(tick) + 0.8, f"{tick:g}", {"class": "end"}) for tick in ticks]
    yield svg.group({"class": "ticks"}, labels)
    yield svg.text(1, -0.6, panel.label, {"fill": colour})
    # Another frame on either side would leave the row.
    first, last = math.ceil(span.start * fps - 1e-6), math.floor(span.end * fps + 1e-6) + 1
    places = (
        (span.x((first + place) / fps), y(float(value)))
        for place, value in enumerate(panel.curve[first:last])
    )
    line = {"class": "curve", "stroke": colour, "points": svg.points(places)}
    yield Element("polyline", line)


def _labels(intervals: Sequence[tuple[float, float, str]], y: float) -> Iterator[Element]:
    """Labels in the middle of their intervals, smaller where they would not fit."""
    for start, end, label in intervals:
        size = min(_TEXT, (end - start) / (_LETTER * len(label)))
        smaller = {} if size == _TEXT else {"style": f"font-size:{max(size, 1.4):.2f}px"}
        yield svg.text((start + end) / 2, y, label, {"class": "middle", **smaller})


def _time_axis(span: _Span, y: float) -> Iterator[Element]:
    step = 0.2 if span.end - span.start <= 2.2 else 0.5
    if span.end - span.start < 0.5:
        step = 0.1
    ticks = np.arange(math.ceil(span.start / step - 1e-6), span.end / step + 1e-6) * step
    marks = [each for tick in ticks for each in ("M", span.x(tick), y, "v", 1)]
    yield svg.path("axis", "M", 0, y, "H", span.width, *marks)
    middle = {"class": "middle"}
    labels = [svg.text(span.x(tick), y + 3.4, f"{tick:g}", middle) for tick in ticks]
    yield svg.group({"class": "ticks"}, labels)
    yield svg.text(span.width / 2, y + 6.6, "time (s)", middle)


def _moved(x: float, y: float, inside: Iterator[Element]) -> Element:
    where = f"translate({svg.number(x)} {svg.number(y)})"
    return svg.group({"transform": where}, inside)


def _round_range(curve: Curve) -> tuple[float, float, float]:
    """An axis that contains a curve: its ends, and a step of 1, 2 or 5 times a power of ten."""
    low, high = float(curve.min()), float(curve.max())
    rough = max(high - low, 1.0) / 3
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(m * power for m in (1, 2, 5, 10) if m * power >= rough)
    bottom, top = math.floor(low / step) * step, math.ceil(high / step) * step
    return bottom, max(top, bottom + step), step
