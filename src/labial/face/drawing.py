"""Markers drawn from the front and from the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from labial.errors import LabialError
from labial.face.head import Points
from labial.files import replacing

ENDINGS = (".svg", ".png", ".pdf")
_COLOURS = ("tab:red", "tab:orange", "tab:purple", "tab:blue", "tab:green", "tab:brown", "tab:pink")
_HEIGHT_IN, _NAME_IN = 8.0, 0.2


def draw_markers(
    path: Path, names: Sequence[str], places: Points, groups: Mapping[str, Sequence[str]]
) -> None:
    """Draw markers ``[markers, 3]`` in mm (x left, y up, z forward), coloured by their group.

    Their names are in columns at both sides of each view. Raises ``LabialError`` for an ending that
    is not in ``ENDINGS``.
    """
    if path.suffix.lower() not in ENDINGS:
        raise LabialError(f"{path}: expected a file ending in {', '.join(ENDINGS)}")
    span = np.ptp(places, axis=0)
    tall = max(_HEIGHT_IN, _NAME_IN * len(names) / 2 + 1)
    with rc_context({"svg.hashsalt": "labial", "svg.fonttype": "none"}):
        figure = Figure(figsize=(2.1 * tall, tall), layout="constrained")
        front, side = figure.subplots(1, 2, sharey=True)
        colours = _colours(names, groups)
        _view(front, names, places[:, [0, 1]], colours, "from the front")
        # Seen from the talker's left, the face looks to the left.
        _view(side, names, places[:, [2, 1]] * [-1, 1], colours, "from the talker's left")
        front.set_xlabel("to the talker's left (mm)")
        front.set_ylabel("up (mm)")
        side.set_xlabel("backward (mm)")
        shown = [*zip(groups, _COLOURS, strict=False), ("no group", "black")]
        for group, colour in shown:
            front.plot([], [], "o", color=colour, label=group)
        figure.legend(
            loc="outside lower center",
            ncols=len(shown),
            frameon=False,
            title=f"{span[0]:.0f} mm wide, {span[1]:.0f} mm high",
        )
        with replacing(path) as part:
            figure.savefig(part, dpi=110, metadata=_without_date(path))


def _view(
    axes: Axes, names: Sequence[str], flat: Points, colours: Sequence[str], title: str
) -> None:
    axes.set_title(title)
    axes.set_aspect("equal", adjustable="box")
    axes.scatter(flat[:, 0], flat[:, 1], c=list(colours), s=18, zorder=3)
    low, high = flat.min(axis=0), flat.max(axis=0)
    middle, margin = float(np.median(flat[:, 0])), 0.18 * float(np.ptp(flat[:, 0]) + 1)
    for left in (True, False):
        chosen = [i for i in range(len(names)) if (flat[i, 0] < middle) == left]
        chosen.sort(key=lambda i: flat[i, 1])
        x = low[0] - margin if left else high[0] + margin
        # Names are in a column, in order of height, with a line to each marker.
        heights = np.linspace(low[1], high[1], len(chosen)) if len(chosen) > 1 else flat[chosen, 1]
        for i, height in zip(chosen, heights, strict=True):
            axes.annotate(
                names[i],
                xy=(flat[i, 0], flat[i, 1]),
                xytext=(x, float(height)),
                ha="right" if left else "left",
                va="center",
                fontsize=7,
                color=colours[i],
                arrowprops={"arrowstyle": "-", "lw": 0.3, "color": "0.6", "shrinkB": 3},
            )
    axes.set_xlim(low[0] - 2.6 * margin, high[0] + 2.6 * margin)


def _colours(names: Sequence[str], groups: Mapping[str, Sequence[str]]) -> list[str]:
    by_name = {
        name: colour
        for members, colour in zip(groups.values(), _COLOURS, strict=False)
        for name in members
    }
    return [by_name.get(name, "black") for name in names]


def _without_date(path: Path) -> dict[str, None] | None:
    """Metadata without a date, so that the same picture gives the same file."""
    keys = {".svg": "Date", ".pdf": "CreationDate"}
    key = keys.get(path.suffix.lower())
    return {key: None} if key else None
