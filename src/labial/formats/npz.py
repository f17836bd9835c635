"""Motions as NumPy archives, with all that the other formats are made from."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.articulation import check_articulation
from labial.errors import FormatError, LabialError
from labial.face.layouts import mediapipe_layout
from labial.motion import Motion, SensorLayout
from labial.progress import Progress, unseen
from labial.sinks import Sink
from labial.utterance import Audio, Utterance

MOST_BYTES = 2_000_000_000
"""Largest content read, uncompressed: the longest motion with its sound at 96 kHz fits."""

AXES = "x to the talker's left, y up, z forward; origin at the lip corners' mean place"


def write_npz(
    sink: Sink, utterance: Utterance, attribution: str, progress: Progress = unseen
) -> None:
    """Write an utterance; :func:`read_npz` reads it, and ``numpy.load``, without pickle.

    ``positions`` float32 ``[frames, sensors, 3]`` in mm, frame i at ``i / fps`` s; ``sensors``
    their names, ``layout`` their groups and landmarks as JSON; ``fps`` in Hz; ``phones`` with
    ``phone_starts_s`` and ``phone_ends_s``, ``words`` likewise, and ``word_confidences`` if an
    aligner gave them, NaN where unknown; ``name``, ``unit``, ``axes`` and ``attribution`` as text;
    ``articulation``, that of the utterance, and ``caveat``, if it has one; with sound, ``audio``
    int16 ``[samples]`` at ``audio_rate`` Hz. ``progress`` receives bytes before compression, done
    and in all.
    """
    motion, audio = utterance.motion, utterance.audio
    values: dict[str, Any] = {
        "positions": motion.positions,
        "sensors": motion.layout.names,
        "layout": json.dumps(motion.layout.to_dict()),
        "fps": np.float64(motion.fps),
        **_intervals("phone", utterance.alignment.phones),
        **_intervals("word", utterance.alignment.words),
        **_confidences(utterance.alignment.words),
        "name": utterance.name,
        "unit": "mm",
        "axes": AXES,
        "attribution": attribution,
        "articulation": np.float64(utterance.articulation),
    }
    if utterance.caveat:
        values["caveat"] = utterance.caveat
    if audio is not None:
        values |= {"audio": audio.samples, "audio_rate": np.int64(audio.rate)}
    arrays = {name: np.asanyarray(value) for name, value in values.items()}
    counted = _CountedWriter(progress, sum(array.nbytes for array in arrays.values()))
    # As numpy.savez_compressed writes it, which does not report progress.
    with sink.open() as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            with archive.open(f"{name}.npy", "w", force_zip64=True) as member:
                np.save(counted.through(member), array, allow_pickle=False)


# RuntimeError is for encryption and unknown compression, MemoryError and OverflowError for arrays
# whose declared shape does not fit into memory.
_NOT_READABLE = (
    OSError,
    ValueError,
    EOFError,
    MemoryError,
    OverflowError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
)


class _CountedWriter:
    """Reports how many of ``total`` bytes have been written through it."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._done, self._total = progress, 0, total
        self._file: IO[bytes] | None = None

    def through(self, file: IO[bytes]) -> _CountedWriter:
        """Write to this file from now on."""
        self._file = file
        return self

    def write(self, part: bytes) -> int:
        """Write a part. The headers of arrays are not counted in the total; they are negligible."""
        assert self._file is not None
        written = self._file.write(part)
        self._done = min(self._done + written, self._total)
        self._progress(self._done, self._total)
        return written


def _intervals(kind: str, intervals: tuple[Interval, ...]) -> dict[str, Any]:
    return {
        f"{kind}s": np.array([interval.label for interval in intervals], np.str_),
        f"{kind}_starts_s": np.array([interval.start for interval in intervals], np.float64),
        f"{kind}_ends_s": np.array([interval.end for interval in intervals], np.float64),
    }


def _confidences(words: tuple[Interval, ...]) -> dict[str, Any]:
    if all(word.confidence is None for word in words):
        return {}
    known = [np.nan if word.confidence is None else word.confidence for word in words]
    return {"word_confidences": np.array(known, np.float64)}


def read_npz(path: Path) -> Utterance:
    """Read what :func:`write_npz` wrote. Raises ``FormatError`` naming any other file."""
    try:
        # Opened as an archive first, as NumPy reads single arrays by the same function.
        with zipfile.ZipFile(path) as archive, np.load(path, allow_pickle=False) as saved:
            _check_size(archive)
            values = {key: saved[key] for key in saved.files}
    except FileNotFoundError as error:
        raise FormatError(f"{path}: no such file") from error
    except _NOT_READABLE as error:
        raise FormatError(f"{path}: not a whole .npz file: {error}") from error
    try:
        return _utterance(path, values)
    except KeyError as error:
        raise FormatError(f"{path}: not a motion of labial: it lacks {error}") from error
    except (LabialError, TypeError, ValueError, RecursionError) as error:
        raise FormatError(f"{path}: not a motion of labial: {error}") from error


def _check_size(archive: zipfile.ZipFile) -> None:
    """Raise ``ValueError`` for more bytes than a motion has; reading stops at those declared."""
    size = sum(member.file_size for member in archive.infolist())
    if size > MOST_BYTES:
        raise ValueError(f"it contains {size} bytes, expected at most {MOST_BYTES}")


def _utterance(path: Path, values: Mapping[str, npt.NDArray[Any]]) -> Utterance:
    if str(values["unit"]) != "mm":
        raise ValueError(f"its unit is '{values['unit']}', expected 'mm'")
    names = tuple(str(name) for name in values["sensors"])
    layout = mediapipe_layout()
    if "layout" in values:
        layout = SensorLayout.from_dict(json.loads(str(values["layout"])))
    if layout.names != names:
        raise ValueError("its sensors are not those of its layout")
    audio = None
    if "audio" in values:
        audio = Audio(np.asarray(values["audio"], np.int16), int(values["audio_rate"]))
    alignment = Alignment(_read_intervals("phone", values), _read_intervals("word", values))
    motion = Motion(values["positions"], float(values["fps"]), layout)
    frames, spoken = len(motion.positions), alignment.frame_count(motion.fps)
    if abs(frames - spoken) > 1:
        raise ValueError(f"it has {frames} frames, expected {spoken} for the time of its phones")
    return Utterance(
        str(values["name"]) if "name" in values else path.stem,
        alignment,
        motion,
        audio,
        attribution=str(values["attribution"]),
        articulation=_read_articulation(values),
        caveat=str(values["caveat"]) if "caveat" in values else "",
    )


def _read_articulation(values: Mapping[str, npt.NDArray[Any]]) -> float:
    articulation = float(values["articulation"]) if "articulation" in values else 1.0
    check_articulation(articulation)
    return articulation


def _read_intervals(kind: str, values: Mapping[str, npt.NDArray[Any]]) -> tuple[Interval, ...]:
    if kind == "word" and "words" not in values:
        return ()
    columns = (values[f"{kind}_starts_s"], values[f"{kind}_ends_s"], values[f"{kind}s"])
    confidences = values.get(f"{kind}_confidences", np.full(len(columns[0]), np.nan))
    return tuple(
        Interval(float(start), float(end), str(label), None if np.isnan(sure) else float(sure))
        for start, end, label, sure in zip(*columns, confidences, strict=True)
    )
