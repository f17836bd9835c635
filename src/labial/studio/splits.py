"""Which takes a voice learns from, and which are left out to validate and to score it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from labial.errors import FormatError
from labial.formats.cells import table_row, text_cell
from labial.formats.split import SPLIT_FILE, SPLITS, read_split
from labial.sinks import writing
from labial.studio.take_names import compared, take_of

_SHARES = {"validation": 0.1, "test": 0.2}
"""Up to which part of the range of digests a text is in a split; the rest is for training."""


def split_takes(folder: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """Add new takes to the split in a folder, remove those that are gone, and return it.

    ``texts`` are those of all takes by their ids. Takes of one text are in the same split, so that
    what is left out was not learned. Each split gets a new text if it has none and there are three
    in all. Rows of pieces of takes are kept.
    """
    path = folder / SPLIT_FILE
    before = _read(path)
    groups: dict[str, list[str]] = defaultdict(list)
    for take, text in texts.items():
        groups[_digest(text)].append(take)
    known = {
        digest: before[take] for digest, takes in groups.items() for take in takes if take in before
    }
    chosen = {digest: known.get(digest) or _usual(digest) for digest in sorted(groups)}
    for split in SPLITS:
        counts = Counter(chosen.values())
        movable = [each for each in chosen if each not in known and counts[chosen[each]] > 1]
        if movable and not counts[split] and len(chosen) >= len(SPLITS):
            chosen[max(movable, key=lambda each: counts[chosen[each]])] = split
    splits = {take: chosen[digest] for digest, takes in groups.items() for take in takes}
    pieces = [name for name in before if name not in texts and take_of(name, texts) in texts]
    splits |= {name: before[name] for name in pieces}
    if splits != before:
        _write(path, splits)
    return splits


def forget_split(folder: Path, take: str) -> None:
    """Remove a take and its pieces from the split in a folder."""
    path = folder / SPLIT_FILE
    before = _read(path)
    left = {name: split for name, split in before.items() if take_of(name, [take]) != take}
    if left != before:
        _write(path, left)


def _digest(text: str) -> str:
    return hashlib.sha256(compared(text).encode()).hexdigest()


def _usual(digest: str) -> str:
    place = int(digest[:8], 16) / 16**8
    return next((split for split, until in _SHARES.items() if place < until), "train")


def _read(path: Path) -> dict[str, str]:
    try:
        return read_split(path) if path.exists() else {}
    except FormatError:
        return {}


def _write(path: Path, splits: Mapping[str, str]) -> None:
    with writing(path) as sink, sink.text() as file:
        file.write(table_row(("utterance", "split")))
        for name in sorted(splits):
            file.write(table_row((text_cell(name), splits[name])))
