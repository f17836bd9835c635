"""Motions as NumPy archives, with all that the other formats are made from."""

from __future__ import annotations

import json
import math
import zipfile
import zlib
from pathlib import Path
from typing import IO, Any

import numpy as np

from labial.alignment import Alignment, Interval
from labial.articulation import check_articulation
from labial.errors import FormatError, LabialError
from labial.face.layouts import mediapipe_layout
from labial.formats.npz_arrays import Arrays
from labial.motion import Motion, SensorLayout, check_fps
from labial.progress import Progress, unseen
from labial.sinks import Sink
from labial.utterance import Audio, Utterance

_LONGEST_REST_S = 1.0
"""How long a sound may go on after the last phone."""

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


# NotImplementedError is for archives in several files.
_NOT_READABLE = (OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)


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
        with zipfile.ZipFile(path) as archive:
            return _utterance(path, Arrays(archive))
    except FileNotFoundError as error:
        raise FormatError(f"{path}: no such file") from error
    except _NOT_READABLE as error:
        raise FormatError(f"{path}: not a whole .npz file: {error}") from error
    except (LabialError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise FormatError(f"{path}: not a motion of labial: {error}") from error


def _utterance(path: Path, arrays: Arrays) -> Utterance:
    if arrays.text("unit") != "mm":
        raise ValueError(f"its unit is '{arrays.text('unit')}', expected 'mm'")
    layout = mediapipe_layout()
    if "layout" in arrays:
        layout = SensorLayout.from_dict(json.loads(arrays.text("layout")))
    if layout.names != tuple(arrays.texts("sensors")):
        raise ValueError("its sensors are not those of its layout")
    alignment = Alignment(_read_intervals("phone", arrays), _read_intervals("word", arrays))
    return Utterance(
        arrays.text("name") if "name" in arrays else path.stem,
        alignment,
        _read_motion(arrays, alignment, layout),
        _read_audio(arrays, alignment) if "audio" in arrays else None,
        attribution=arrays.text("attribution"),
        articulation=_read_articulation(arrays),
        caveat=arrays.text("caveat") if "caveat" in arrays else "",
    )


def _read_motion(arrays: Arrays, alignment: Alignment, layout: SensorLayout) -> Motion:
    """The motion, which must last as long as the phones; otherwise it is not unpacked."""
    fps = arrays.number("fps")
    check_fps(fps)
    frames = arrays.header("positions", "f", 3).shape[0]
    spoken = alignment.frame_count(fps)
    if abs(frames - spoken) > 1:
        raise ValueError(
            f"'positions' has {frames} frames, expected {spoken} for the time of its phones"
        )
    return Motion(arrays.array("positions", "f", 3), fps, layout)


def _read_audio(arrays: Arrays, alignment: Alignment) -> Audio:
    """The sound, which must not last longer than the phones; otherwise it is not unpacked."""
    rate = arrays.integer("audio_rate")
    samples = arrays.header("audio", "i", 1).shape[0]
    if samples > (alignment.duration + _LONGEST_REST_S) * rate:
        raise ValueError(
            f"'audio' has {samples} samples at {rate} Hz, but the phones end at"
            f" {alignment.duration:.3f} s"
        )
    return Audio(arrays.array("audio", "i", 1), rate)


def _read_articulation(arrays: Arrays) -> float:
    articulation = arrays.number("articulation") if "articulation" in arrays else 1.0
    check_articulation(articulation)
    return articulation


def _read_intervals(kind: str, arrays: Arrays) -> tuple[Interval, ...]:
    if kind == "word" and "words" not in arrays:
        return ()
    labels = arrays.texts(f"{kind}s")
    starts, ends = arrays.numbers(f"{kind}_starts_s"), arrays.numbers(f"{kind}_ends_s")
    named = f"{kind}_confidences"
    confidences = arrays.numbers(named) if named in arrays else [math.nan] * len(labels)
    return tuple(
        Interval(start, end, label, None if math.isnan(sure) else sure)
        for start, end, label, sure in zip(starts, ends, labels, confidences, strict=True)
    )
