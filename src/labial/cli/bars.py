"""Progress bars on standard error: how the command line draws ``labial.progress``."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from labial.cli.terminal import plain_output

if TYPE_CHECKING:
    from rich.progress import Progress as Drawing
    from rich.progress import TaskID

_SPEED_OVER_S = 600


class Bars:
    """One or more bars, shown while the context is open; none if standard error is not a terminal.

    They appear after ``after_s`` seconds if work is left then. When the context ends they are
    removed, unless ``kept``. ``counts`` shows counts and the elapsed time instead of percentages.
    Lines printed meanwhile appear above them.
    """

    def __init__(self, after_s: float = 0.5, *, kept: bool = False, counts: bool = False) -> None:
        self._after_s, self._kept, self._counts = after_s, kept, counts
        self._begun = monotonic()
        self._drawing: Drawing | None = None
        self._open = ExitStack()

    def __enter__(self) -> Bars:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.close()

    def bar(self, title: str) -> Bar:
        """A new bar below the others."""
        return Bar(self, title)

    def drawing(self, unfinished: bool) -> Drawing | None:
        """The drawing of the bars; None until it is time to show them."""
        if self._drawing is None and unfinished and sys.stderr.isatty() and self._is_time():
            self._drawing = self._open.enter_context(_drawing(self._kept, self._counts))
            # rich redirects standard output, and does not remove control characters.
            self._open.enter_context(plain_output())
        return self._drawing

    def _is_time(self) -> bool:
        return self._after_s == 0 or monotonic() - self._begun > self._after_s


class Bar:
    """A bar; it is the progress (``labial.progress.Progress``) of the work that it shows."""

    def __init__(self, bars: Bars, title: str) -> None:
        self._bars, self._title = bars, title
        self._task: TaskID | None = None

    def __call__(self, done: float, total: float) -> None:
        """Show that ``done`` of ``total`` is done."""
        drawing = self._bars.drawing(done < total)
        if drawing is None:
            return
        if self._task is None:
            self._task = drawing.add_task(self._title)
        drawing.update(self._task, completed=done, total=total)

    def remove(self) -> None:
        """Remove the bar before the context ends."""
        drawing = self._bars.drawing(unfinished=False)
        if drawing is not None and self._task is not None:
            drawing.remove_task(self._task)
            self._task = None


def _drawing(kept: bool, counts: bool) -> Drawing:
    # Imported late: most work needs no bars.
    from rich import progress as rich
    from rich.console import Console

    shown = (
        (rich.MofNCompleteColumn(), rich.TimeElapsedColumn())
        if counts
        else (rich.TaskProgressColumn(),)
    )
    return rich.Progress(
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        *shown,
        rich.TimeRemainingColumn(),
        console=Console(file=sys.stderr, stderr=True),
        transient=not kept,
        # Output to a pipe must reach the pipe, not appear above the bars.
        redirect_stdout=sys.stdout.isatty(),
        speed_estimate_period=_SPEED_OVER_S if counts else 30,
    )
