"""A corpus: utterances of one talker in one HDF5 file.

The file holds what all utterances share (layout, mesh, rate, licence) as attributes of its root,
and a group per utterance. Arrays have checksums, and so has everything else in the latest version
of HDF5 except texts, for which checksums are added here, so that damage is detected. A file is
written atomically.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.errors import CorpusError, LabialError
from labial.files import LateErrors, as_text, replacing
from labial.formats.hdf5 import array, inside, number
from labial.formats.split import SPLITS
from labial.formats.strict_json import strict_json
from labial.motion import FASTEST_HZ, FaceMesh, Motion, SensorLayout
from labial.utterance import Utterance

FORMAT = "labial corpus"
VERSION = 1
UNIT = "mm"

# Surface points are rounded to 1/256 mm, far below any tracker's noise, which halves their size.
_SURFACE_STEPS_PER_MM = 256


_LONGEST_S = 24 * 3600.0  # of an utterance
_FARTHEST_MM = 1e6  # of a sensor from the origin

# The attribute with the checksum of an object's texts, and the key of a text dataset's content.
_TEXTS = "crc32_of_texts"
_CONTENT = ""

# What reading a damaged file can raise; h5py turns HDF5's errors into any of these.
_DAMAGE = (KeyError, OSError, OverflowError, RuntimeError, TypeError, ValueError, LabialError)


@dataclass(frozen=True)
class CorpusInfo:
    """What all utterances of a corpus share. ``mesh`` describes their surfaces, if any."""

    name: str
    fps: float
    layout: SensorLayout
    mesh: FaceMesh | None = None
    language: str = ""
    licence: str = ""
    attribution: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", as_text(self.name))


ENDINGS = (".h5", ".hdf5")


def write_corpus(
    path: Path,
    info: CorpusInfo,
    utterances: Iterable[tuple[Utterance, str]],
    found: Callable[[], Mapping[str, str]] = dict,
) -> None:
    """Write utterances, each with its split ("train", "validation", "test", or "" for none).

    ``found`` is called for further notes after the last utterance.

    Raises ``CorpusError`` for an utterance that does not match ``info`` or occurs twice. The file
    is written atomically.
    """
    with replacing(path) as part, LateErrors(part) as disk:
        with h5py.File(disk, "w", libver="latest") as file:
            _write_info(file, info)
            count = 0
            for utterance, split in utterances:
                _write_utterance(file["utterances"], info, utterance, split)
                disk.check()
                count += 1
            if count == 0:
                raise CorpusError(f"{path}: no utterances to write")
            file.attrs["notes"] = json.dumps({**info.notes, **found()}, ensure_ascii=False)
            _seal(file)
        disk.check()


class Corpus:
    """A corpus file opened for reading; a context manager.

    Raises ``CorpusError`` naming the file if it is not a valid corpus, here or on reading.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        try:
            self._file = h5py.File(self.path, "r")
        except FileNotFoundError as error:
            raise CorpusError(f"{self.path}: no such file") from error
        except IsADirectoryError as error:
            raise CorpusError(
                f"{self.path}: a folder, expected a corpus file; labial corpus video, tracks or"
                " markers makes one"
            ) from error
        except OSError as error:
            damaged = "not a valid HDF5 file: it is damaged, or of another format"
            reason = f"cannot be read: {os.strerror(error.errno)}" if error.errno else damaged
            raise CorpusError(f"{self.path}: {reason}") from error
        try:
            self.info = _read_info(self._file)
            groups = inside(self._file, "utterances")
            self._splits = {name: _read_split(groups, name) for name in sorted(groups)}
        except _DAMAGE as error:
            self._file.close()
            raise CorpusError(f"{self.path}: not a labial corpus: {error}") from error

    def __enter__(self) -> Corpus:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    @property
    def splits(self) -> dict[str, str]:
        """The split of each utterance by name, as stored in the corpus."""
        return dict(self._splits)

    @property
    def names(self) -> list[str]:
        """The utterances' names, sorted."""
        return list(self._splits)

    def read(self, name: str, surface: bool = False) -> Utterance:
        """One utterance by name, with its surface points if ``surface``."""
        if name not in self._splits:
            raise CorpusError(f"{self.path}: has no utterance '{name}'")
        try:
            group = inside(inside(self._file, "utterances"), name)
            tiers = (_read_tier(inside(group, kind)) for kind in ("phones", "words"))
            alignment = Alignment(*tiers)
            sensors = array(group, "positions", "f", (None, len(self.info.layout.names), 3))
            if np.abs(sensors).max(initial=0) > _FARTHEST_MM:
                raise CorpusError(f"a sensor is beyond {_FARTHEST_MM:g} mm")
            motion = Motion(sensors, self.info.fps, self.info.layout)
            if alignment.duration > _LONGEST_S:
                raise CorpusError(f"its phones last {alignment.duration:g} s")
            points = self._surface(group, len(motion)) if surface and "surface" in group else None
            filled = _count(number(group, "filled")) if "filled" in group.attrs else None
        except _DAMAGE as error:
            raise CorpusError(f"{self.path}: utterance '{name}' is damaged: {error}") from error
        return Utterance(name, alignment, motion, surface=points, filled=filled)

    def _surface(self, group: Any, frames: int) -> npt.NDArray[np.float32]:
        points = len(self.info.mesh.points) if self.info.mesh else 0
        return array(group, "surface", "f", (frames, points, 3)).astype(np.float32, copy=False)

    def utterances(self, names: Iterable[str], surface: bool = False) -> Iterator[Utterance]:
        """Utterances by name, one at a time."""
        for name in names:
            yield self.read(name, surface)


def names_in(splits: Mapping[str, str], split: str, corpus: Corpus) -> list[str]:
    """The names of the utterances in ``split`` by ``splits``, sorted.

    Names that are not in the corpus are ignored. Raises ``CorpusError`` if none remains.
    """
    held = corpus.splits
    names = sorted(name for name, where in splits.items() if where == split and name in held)
    if not names:
        raise CorpusError(
            f"{corpus.path}: no utterance is in the split '{split}'; give a file with the columns"
            " utterance and split (train, validation, test) as --split FILE"
        )
    return names


def _write_info(file: h5py.File, info: CorpusInfo) -> None:
    file.attrs["format"] = FORMAT
    file.attrs["version"] = VERSION
    file.attrs["unit"] = UNIT
    file.attrs["name"] = info.name
    file.attrs["fps"] = info.fps
    file.attrs["language"] = info.language
    file.attrs["licence"] = info.licence
    file.attrs["attribution"] = info.attribution
    file.attrs["layout"] = json.dumps(info.layout.to_dict())
    if info.mesh is not None:
        # A dataset, as attributes are limited to 64 kB.
        _seal(file.create_dataset("mesh", data=json.dumps(info.mesh.to_dict())))
    file.create_group("utterances")


def _read_info(file: h5py.File) -> CorpusInfo:
    attributes: Any = file.attrs
    if attributes.get("format") != FORMAT:
        raise CorpusError(f"format is {attributes.get('format')!r}, expected '{FORMAT}'")
    texts = _checked(file)
    if number(file, "version") != VERSION:
        raise CorpusError(f"version is {attributes['version']}, expected {VERSION}")
    if texts["unit"] != UNIT:
        raise CorpusError(f"unit is '{texts['unit']}', expected '{UNIT}'")
    fps = number(file, "fps")
    if not 1 <= fps <= FASTEST_HZ:
        raise CorpusError(f"a frame rate of {fps:g} Hz is not between 1 and {FASTEST_HZ:g}")
    notes = strict_json(texts["notes"])
    if not isinstance(notes, dict) or not all(isinstance(note, str) for note in notes.values()):
        raise CorpusError("its notes are not texts with names")
    mesh = inside(file, "mesh") if "mesh" in file else None
    return CorpusInfo(
        name=texts["name"],
        fps=fps,
        layout=SensorLayout.from_dict(strict_json(texts["layout"])),
        mesh=None if mesh is None else FaceMesh.from_dict(strict_json(_checked(mesh)[_CONTENT])),
        language=texts["language"],
        licence=texts["licence"],
        attribution=texts["attribution"],
        notes=notes,
    )


def _texts(of: Any) -> dict[str, str]:
    """The texts among an object's attributes by name, and the content of a text dataset."""
    texts = {name: value for name, value in of.attrs.items() if isinstance(value, str)}
    if isinstance(of, h5py.Dataset) and h5py.check_string_dtype(of.dtype):
        texts[_CONTENT] = of.asstr()[()]
    return texts


def _checksum(texts: Mapping[str, str]) -> int:
    return zlib.crc32(json.dumps(sorted(texts.items())).encode())


def _seal(of: Any) -> None:
    """Add the checksum of an object's texts: HDF5 stores them in a heap without checksums."""
    of.attrs[_TEXTS] = _checksum(_texts(of))


def _checked(of: Any) -> dict[str, str]:
    """An object's texts. Raises ``CorpusError`` if they have changed since they were written."""
    texts = _texts(of)
    # Files written before these checksums were added are read without a check.
    if of.attrs.get(_TEXTS, _checksum(texts)) != _checksum(texts):
        raise CorpusError(f"texts of '{of.name}' do not match their checksum")
    return texts


def _write_utterance(group: Any, info: CorpusInfo, utterance: Utterance, split: str) -> None:
    motion, name = utterance.motion, as_text(utterance.name)
    if name in group or "/" in name or name in ("", "."):
        raise CorpusError(f"utterance '{name}' occurs twice or is not a valid name")
    if split and split not in SPLITS:
        raise CorpusError(f"utterance '{name}' is in '{split}', expected one of {SPLITS}")
    if motion.layout != info.layout or motion.fps != info.fps:
        raise CorpusError(f"utterance '{name}': sensors or rate differ from those of the corpus")
    place = group.create_group(name)
    place.attrs["split"] = split
    _seal(place)
    if utterance.filled is not None:
        place.attrs["filled"] = utterance.filled
    _write_array(place, "positions", motion.positions)
    if utterance.surface is not None:
        points = len(info.mesh.points) if info.mesh else 0
        expected = (len(motion), points, 3)
        if utterance.surface.shape != expected:
            shape = utterance.surface.shape
            raise CorpusError(f"utterance '{name}': surface has shape {shape}, expected {expected}")
        steps = np.round(utterance.surface * _SURFACE_STEPS_PER_MM)
        _write_array(place, "surface", (steps / _SURFACE_STEPS_PER_MM).astype(np.float32))
    _write_tier(place, "phones", utterance.alignment.phones)
    _write_tier(place, "words", utterance.alignment.words)


def _write_array(group: Any, name: str, values: npt.NDArray[np.float32]) -> None:
    group.create_dataset(
        name,
        data=values,
        chunks=values.shape,
        compression="gzip",
        compression_opts=1,
        shuffle=True,
        fletcher32=True,
    )


def _write_tier(group: Any, name: str, intervals: tuple[Interval, ...]) -> None:
    tier = group.create_group(name)
    times = np.array([(i.start, i.end) for i in intervals], np.float64).reshape(-1, 2)
    # An utterance may have no words; an empty dataset can have neither chunks nor a checksum.
    stored = {"chunks": times.shape, "fletcher32": True} if len(times) else {}
    tier.create_dataset("times_s", data=times, **stored)
    tier.attrs["labels"] = json.dumps([i.label for i in intervals], ensure_ascii=False)
    _seal(tier)


def _read_split(groups: Any, name: str) -> str:
    split = _checked(inside(groups, name))["split"]
    if split and split not in SPLITS:
        raise CorpusError(f"utterance '{name}' is in '{split}', expected one of {SPLITS}")
    return split


def _read_tier(tier: Any) -> tuple[Interval, ...]:
    labels = strict_json(_checked(tier)["labels"])
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise CorpusError(f"the labels of '{tier.name}' are not texts")
    times = array(tier, "times_s", "f", (len(labels), 2)).tolist()
    return tuple(
        Interval(start, end, label) for (start, end), label in zip(times, labels, strict=True)
    )


def _count(value: float) -> int:
    if value < 0 or value != int(value):
        raise CorpusError(f"a count is {value:g}")
    return int(value)
