"""The figures of a report: points with intervals, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from labial.perception.findings import Dots
from labial.svg import Element, Value, drawing, path, rectangle, text

_ROW, _LEFT, _WIDTH, _RIGHT, _TOP, _BOTTOM = 34, 190, 420, 30, 12, 52
_TICKS = 5


def dots(figure: Dots) -> str:
    """A row for each point: a dot at its value, and a line over its interval."""
    ends = [end for point in figure.points for end in (point.low, point.high, point.value)]
    ends += [] if figure.neutral is None else [figure.neutral]
    ticks = _ticks(min(ends), max(ends))
    height = _TOP + _ROW * len(figure.points) + _BOTTOM
    attributes = {"class": "dots", "role": "img", "aria-label": figure.title}
    return str(drawing(_LEFT + _WIDTH + _RIGHT, height, attributes, _parts(figure, ticks, height)))


def _parts(figure: Dots, ticks: Sequence[float], height: float) -> Iterator[Element]:
    span = ticks[-1] - ticks[0]

    def x(value: float) -> float:
        return _LEFT + _WIDTH * (value - ticks[0]) / span

    floor = height - _BOTTOM
    for tick in ticks:
        yield path("tick", "M", x(tick), _TOP, "V", floor)
        yield text(x(tick), floor + 18, f"{tick:g}", {"class": "tick", "text-anchor": "middle"})
    if figure.neutral is not None:
        yield path("neutral", "M", x(figure.neutral), _TOP, "V", floor)
    for row, point in enumerate(figure.points):
        y = _TOP + _ROW * (row + 0.5)
        yield text(_LEFT - 12, y + 5, point.name, {"text-anchor": "end"})
        yield path("interval", "M", x(point.low), y, "H", x(point.high))
        title = f"{point.name}: {point.value:.2f}, {point.low:.2f} to {point.high:.2f}"
        mark: dict[str, Value] = {"class": "value", "rx": 5}
        yield rectangle(x(point.value) - 5, y - 5, 10, 10, mark, title)
    middle = {"class": "axis", "text-anchor": "middle"}
    yield text(_LEFT + _WIDTH / 2, height - 10, figure.axis, middle)


def _ticks(low: float, high: float) -> list[float]:
    """Round values around a range, about five of them."""
    span = max(high - low, 1e-6)
    rough = 10 ** math.floor(math.log10(span / _TICKS))
    step = next(rough * k for k in (1, 2, 5, 10) if span / (rough * k) <= _TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 1)
    return [round(k * step, 10) for k in range(first, last + 1)]
