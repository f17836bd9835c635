"""The page as a video: Chromium draws it picture by picture, and PyAV encodes the pictures."""

from __future__ import annotations

import base64
import math
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from fractions import Fraction
from pathlib import Path

from labial.face.surface import FaceMap
from labial.formats.mp4 import check_mp4, rate_of, writing_mp4
from labial.progress import Progress, unseen
from labial.sinks import Sink, writing
from labial.temporary import temporary_folder
from labial.utterance import Utterance
from labial.viewer.chromium import Chromium, Tab, find_chromium
from labial.viewer.page import duration_of, notes_with, write_page
from labial.viewer.puppet import Puppet

SIZE = (1280, 720)
"""Width and height of the pictures in pixels."""

# Browsers that draw alternately: without a graphics card each uses little more than one core.
_BROWSERS = min(2, os.cpu_count() or 1)

_JPEG = "data:image/jpeg;base64,"


def check_film(path: Path, frames: int) -> None:
    """Raise ``MissingExtraError`` without PyAV, ``BrowserError`` without Chromium."""
    del frames
    check_mp4(path.name)
    find_chromium()


def write_film(
    sink: Sink,
    utterance: Utterance,
    *,
    title: str,
    face: FaceMap | Puppet | None,
    notes: Sequence[str] = (),
    copyright_notice: str = "",
    blinks: bool = True,
    head_moves: bool = False,
    progress: Progress = unseen,
) -> None:
    """Write the video of an utterance with its sound, one picture for each frame of its motion.

    Face, title, notes, blinks and movement of the head are those of the page that
    :func:`write_page` writes, with phones and words below. Memory grows with the motion that the
    browsers hold, not with the number of pictures. ``progress`` reports pictures. Raises
    ``BrowserError`` if Chromium is missing or fails.
    """
    check_film(sink.path, 1)
    rate = rate_of(utterance.motion.fps)
    total = max(1, math.ceil(duration_of([utterance]) * rate - 1e-6))
    comment = "\n".join(notes_with(face, notes))
    tags = {"title": title, "comment": comment, "copyright": copyright_notice}
    drawn = drawing(
        utterance, title=title, face=face, notes=notes, blinks=blinks, head_moves=head_moves
    )
    with (
        drawn as tabs,
        writing_mp4(sink, utterance.motion.fps, SIZE, utterance.audio, tags) as film,
    ):
        for done, picture in enumerate(pictures(tabs, rate, range(total)), 1):
            film.add(picture)
            progress(done, total)


@contextmanager
def drawing(
    utterance: Utterance,
    *,
    title: str,
    face: FaceMap | Puppet | None,
    notes: Sequence[str] = (),
    blinks: bool = True,
    head_moves: bool = False,
    size: tuple[int, int] = SIZE,
    plain: bool = False,
) -> Iterator[Sequence[Tab]]:
    """Browsers that draw an utterance's page for :func:`pictures` until the block ends.

    ``size`` is (width, height) in pixels. A ``plain`` page shows the face alone, and fills the
    picture with it.
    """
    rate = rate_of(utterance.motion.fps)
    total = max(1, math.ceil(duration_of([utterance]) * rate - 1e-6))
    with temporary_folder() as folder, ExitStack() as stack:
        page = folder / "page.html"
        with writing(page) as drawn:
            write_page(
                drawn,
                {"": utterance},
                title=title,
                face=face,
                notes=notes,
                blinks=blinks,
                head_moves=head_moves,
                sound=False,  # it is encoded directly
            )
        browsers = [stack.enter_context(Chromium()) for _ in range(min(_BROWSERS, total))]
        tabs = [browser.open(page, "#film") for browser in browsers]
        for tab in tabs:
            tab.until("window.labial !== undefined")
            tab.evaluate(f"labial.film({size[0]}, {size[1]}, {str(plain).lower()})")
        yield tabs


def pictures(tabs: Sequence[Tab], rate: Fraction, frames: range) -> Iterator[bytes]:
    """The pictures of some frames in order, as JPEG files; the tabs draw the next ones meanwhile.

    ``rate`` is that of the motion, in Hz.
    """
    drawn: deque[tuple[Tab, int]] = deque()
    for place in range(len(frames) + len(tabs)):
        if place >= len(tabs):
            tab, number = drawn.popleft()
            content = str(tab.value(number)).removeprefix(_JPEG)
        if place < len(frames):
            tab = tabs[place % len(tabs)]
            moment = float(frames[place] / rate)
            drawn.append((tab, tab.start(f"labial.frame({moment!r})")))
        if place >= len(tabs):
            yield base64.b64decode(content, validate=True)
