"""What was found in videos so far, kept in a folder next to the corpus until that is written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from labial.alignment import Alignment, Interval
from labial.errors import LabialError
from labial.face.finder import FINDER
from labial.files import replacing, write_json
from labial.importers.spoken import Segmentation, SpokenPiece
from labial.importers.video_track import VideoTrack

_TRACK, _SPOKEN = ".track.npz", ".spoken.json"
_NAME = 60  # characters of a video's name


@dataclass(frozen=True)
class Parts:
    """A folder of tracks and alignments, one file each, named by what they were made from."""

    folder: Path

    def load_track(self, key: str) -> VideoTrack | None:
        """The track kept under a key, or None if it is missing or damaged."""
        try:
            with (self.folder / f"{key}{_TRACK}").open("rb") as opened:
                file = np.load(opened, allow_pickle=False)
                return VideoTrack(file["times"], file["points"], file["faces"])
        except Exception:  # NumPy may raise anything for a damaged file, which is then made again
            return None

    def save_track(self, key: str, track: VideoTrack) -> None:
        """Keep a track."""
        self._make()
        with replacing(self.folder / f"{key}{_TRACK}") as path:
            np.savez(path, times=track.times, points=track.points, faces=track.faces)

    def load_segmentation(self, key: str) -> Segmentation | None:
        """What is spoken in a recording, kept under a key, or None if missing or damaged."""
        try:
            values = json.loads((self.folder / f"{key}{_SPOKEN}").read_text("utf-8"))
            pieces = [
                SpokenPiece(piece["name"], piece["start_s"], _alignment(piece))
                for piece in values["pieces"]
            ]
            return Segmentation(tuple(pieces), values["left_out"], tuple(values["doubts"]))
        except (OSError, ValueError, KeyError, TypeError, LabialError):
            return None

    def save_segmentation(self, key: str, spoken: Segmentation) -> None:
        """Keep what is spoken in a recording."""
        self._make()
        pieces = [
            {
                "name": piece.name,
                "start_s": piece.start_s,
                "phones": _plain(piece.alignment.phones),
                "words": _plain(piece.alignment.words),
            }
            for piece in spoken.pieces
        ]
        values = {"pieces": pieces, "left_out": spoken.left_out, "doubts": spoken.doubts}
        write_json(self.folder / f"{key}{_SPOKEN}", values)

    def remove(self) -> None:
        """Remove all that was kept; the folder too, if nothing else is in it."""
        for ending in (_TRACK, _SPOKEN):
            for path in self.folder.glob(f"*{ending}"):
                with suppress(OSError):
                    path.unlink()
        with suppress(OSError):
            self.folder.rmdir()

    def remove_of(self, stem: str) -> None:
        """Remove what was found in the video of a name without its ending."""
        name = re.compile(re.escape(stem[:_NAME]) + r"-[0-9a-f]{16}\.")
        for path in list(self.folder.glob("*")):
            if name.match(path.name):
                path.unlink(missing_ok=True)

    def _make(self) -> None:
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise LabialError(f"{self.folder}: cannot be created: {error.strerror}") from error


def key_of(path: Path, settings: Mapping[str, object]) -> str:
    """A name for what is made from a file with some settings; it changes when the file does."""
    stat = path.stat()
    content = [path.name, stat.st_size, stat.st_mtime_ns, dict(settings)]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=True, sort_keys=True).encode())
    return f"{path.stem[:_NAME]}-{digest.hexdigest()[:16]}"


def track_key(path: Path, span: tuple[float, float]) -> str:
    """The name of the track of the face in a span of a video's time."""
    return key_of(path, {"span": [round(time, 6) for time in span], "finder": FINDER})


def spoken_keys(
    texts: Mapping[Path, str | None], settings: Mapping[str, object]
) -> dict[Path, str]:
    """The name of what is found in each of some videos whose texts are aligned together."""
    alone = {path: key_of(path, {**settings, "text": text}) for path, text in texts.items()}
    together = sorted(alone.values())
    return {path: key_of(path, {"own": key, "together": together}) for path, key in alone.items()}


def _plain(intervals: tuple[Interval, ...]) -> list[list[Any]]:
    return [[i.start, i.end, i.label, i.confidence] for i in intervals]


def _alignment(piece: Mapping[str, Any]) -> Alignment:
    phones, words = (
        tuple(Interval(*values) for values in piece[tier]) for tier in ("phones", "words")
    )
    return Alignment(phones, words)
