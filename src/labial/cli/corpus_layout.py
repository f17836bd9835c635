"""labial corpus layout"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from tyro.conf import Positional, arg

from labial.cli.options import LayoutFile, Output, needs_extra


@dataclass(frozen=True)
class CorpusLayout:
    """Draw a take's markers from the front and the side with their names.

    With --draft it also writes a layout file, as far as names tell what each marker is, to be
    looked through and given to `labial corpus markers`.
    """

    take: Annotated[Positional[Path], arg(metavar="FILE")]
    """A marker file: .c3d, .csv (Motive) or .trc."""
    output: Output
    """The picture to write: .svg, .png or .pdf."""
    layout: LayoutFile = None
    """A layout file to draw instead of what names tell."""
    draft: Annotated[Path | None, arg(metavar="FILE")] = None
    """A layout file to write."""
    unit: Literal["mm", "cm", "m"] | None = None
    """The unit of length (default: what the file says)."""
    up: Annotated[
        Literal["x", "y", "z"] | None, arg(help_behavior_hint="(default: y; z in C3D)")
    ] = None
    """The file's upward axis, where the mouth's corners and the jaw are not known by name."""

    def run(self) -> int:
        """Do it."""
        with needs_extra("drawing markers", "train"):
            from labial.face.drawing import draw_markers
        with needs_extra("reading markers", "mocap"):
            from labial.importers.layouts import view

        from labial.apart import Inputs
        from labial.formats.marker_layout import draft_marker_layout
        from labial.sinks import writing

        outputs = [self.output, *([self.draft] if self.draft else [])]
        Inputs.of(self.take, self.layout).check_apart(outputs)
        shown = view(self.take, self.layout, self.unit, self.up)
        draw_markers(self.output, shown.names, shown.places, shown.groups)
        for group, names in shown.groups.items():
            print(f"{group:10}{' '.join(names)}")
        known = {name for names in shown.groups.values() for name in names}
        rest = [name for name in shown.names if name not in known]
        if rest:
            print(f"{'no group':10}{' '.join(rest)}")
        print(f"axes: {shown.axes_description}")
        if shown.problem:
            print(f"labial: warning: not a complete layout: {shown.problem}", file=sys.stderr)
        if self.draft:
            with writing(self.draft) as sink:
                draft_marker_layout(sink, shown.groups, shown.layout, rest)
            print(f"{self.draft}: a draft, to be looked through")
        print(f"{self.output}: {len(shown.names)} markers")
        return 0
