"""Progress: what callers receive, and what a terminal shows."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from labial.progress import counted, part_of

pty = pytest.importorskip("pty")


def test_items_count_when_they_are_done():
    reported = []
    items = counted("abc", 3, lambda *each: reported.append(each))
    assert next(items) == "a"
    assert reported == []
    assert list(items) == ["b", "c"]
    assert reported == [(1, 3), (2, 3), (3, 3)]


def test_parts_of_longer_work_add_up():
    reported = []
    for before in (0, 2):
        progress = part_of(lambda *each: reported.append(each), before, 4)
        list(counted("ab", 2, progress))
    assert reported == [(1, 4), (2, 4), (3, 4), (4, 4)]


SCRIPT = """
from labial.cli.bars import Bars
with Bars(0.0, kept={kept}, counts={counts}) as bars:
    reading, writing = bars.bar("Reading"), bars.bar("Writing")
    for done in range(5):
        reading(done, 4)
    print("line", flush=True)
    writing(1, 2)
    reading.remove()
    writing(2, 2)
"""


def on_a_terminal(script: str, piped: bool = True) -> tuple[str, str]:
    """Standard output, as written to a pipe, and standard error, as shown on a terminal."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-c", script]
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE if piped else theirs,
        stderr=theirs,
        env=environment,
        check=True,
        text=True,
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    return done.stdout, shown


def test_bars_are_drawn_on_the_terminal_and_lines_keep_their_stream():
    piped, shown = on_a_terminal(SCRIPT.format(kept=True, counts=True))
    assert piped == "line\n"
    assert "line" not in shown
    last = shown.rpartition("\x1b[?25h")[0].rstrip().splitlines()[-1]  # before the cursor shows
    assert "Writing" in last
    assert "2/2" in last
    assert "Reading" in shown
    assert "Reading" not in last


def test_percentages_and_bars_that_are_removed():
    _, shown = on_a_terminal(SCRIPT.format(kept=False, counts=False))
    assert "100%" in shown
    assert shown.endswith("\x1b[1A\x1b[2K")  # up, and the line erased


def test_lines_above_the_bars_cannot_control_the_terminal():
    script = SCRIPT.format(kept=True, counts=True).replace("line", r"a\x1b[2Jb [red]c[/red]")
    _, shown = on_a_terminal(script, piped=False)
    assert r"a\x1b[2Jb [red]c[/red]" in shown
    assert "\x1b[2J" not in shown


def test_nothing_is_drawn_without_a_terminal():
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(kept=True, counts=True) + "import sys\n"
         "assert 'rich' not in sys.modules"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("line\n", "")
