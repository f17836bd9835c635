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
    """Draw a take's markers with their names, from the front and the side.

    With --draft, also write a layout file with what can be inferred from the markers' names. Check
    and complete it, then give it to `labial corpus markers`.
    """

    take: Annotated[Positional[Path], arg(metavar="FILE")]
    """A marker file: .c3d, .csv (Motive) or .trc."""
    output: Output
    """The picture to write: .svg, .png or .pdf."""
    layout: LayoutFile = None
    """A layout file that says what each marker is."""
    draft: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """A layout file to write."""
    unit: Annotated[
        Literal["mm", "cm", "m"] | None,
        arg(metavar="{mm,cm,m}", help_behavior_hint="(default: the file's)"),
    ] = None
    """The unit of length in the file."""
    up: Annotated[
        Literal["x", "y", "z"] | None,
        arg(metavar="{x,y,z}", help_behavior_hint="(default: y; z in C3D)"),
    ] = None
    """The file's upward axis, used if the corners of the mouth and the jaw are not found."""

    def run(self) -> int:
        """Run the command."""
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
            print(f"labial: warning: incomplete layout: {shown.problem}", file=sys.stderr)
        if self.draft:
            with writing(self.draft) as sink:
                draft_marker_layout(sink, shown.groups, shown.layout, rest)
            print(f"{self.draft}: a draft, to be checked")
        print(f"{self.output}: {len(shown.names)} markers")
        return 0
