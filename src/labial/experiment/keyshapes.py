"""The keyshapes that a corpus provides."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path

from labial.corpus import Corpus, names_in
from labial.errors import ExperimentError, LabialWarning
from labial.keyshapes import Keyshape, KeyshapeSet, read_keyshapes


def keyshapes_for(
    corpus: Corpus, splits: Mapping[str, str], path: Path | None
) -> KeyshapeSet | None:
    """The keyshapes in a file, or those of labial's own that occur in the training sentences.

    None means all of labial's own. Warns of those left out. Raises ``ExperimentError`` if the
    training sentences lack one of the file's, labial's base shape, or all of labial's keyshapes.
    """
    keyshapes = read_keyshapes(path) if path else read_keyshapes()
    names = names_in(splits, "train", corpus)
    utterances = {u.name: u.alignment for u in corpus.utterances(names)}
    spoken = {phone.label for each in utterances.values() for phone in each.phones}

    def shown(shape: Keyshape) -> bool:
        if shape.utterance:
            alignment = utterances.get(shape.utterance)
            return alignment is not None and shape.time < alignment.duration
        return not spoken.isdisjoint(shape.phones)

    lacking = [s for s in (keyshapes.base, *keyshapes.shapes) if not shown(s)]
    if not lacking:
        return keyshapes if path else None
    names_lacking = ", ".join(f"'{shape.name}'" for shape in lacking)
    if path or keyshapes.base in lacking or len(lacking) == len(keyshapes.shapes):
        raise ExperimentError(
            f"{path or corpus.path}: the training sentences lack the keyshapes {names_lacking};"
            " give a file of other keyshapes with --keyshapes"
        )
    warnings.warn(f"left out keyshapes that the corpus lacks: {names_lacking}", LabialWarning, 2)
    return KeyshapeSet(keyshapes.base, tuple(s for s in keyshapes.shapes if s not in lacking))
