"""Which keyshapes a corpus can show."""

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
    """The keyshapes in a file, or labial's own as far as training sentences show them.

    None stands for all of labial's own. Warns of those left out; raises ``ExperimentError`` for
    one of the file's that training sentences lack, and where there is no base.
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
    told = ", ".join(f"'{shape.name}'" for shape in lacking)
    if path or keyshapes.base in lacking or len(lacking) == len(keyshapes.shapes):
        raise ExperimentError(
            f"{path or corpus.path}: the training sentences do not show the keyshapes {told};"
            " --keyshapes takes a file of others"
        )
    warnings.warn(f"the corpus does not show the keyshapes {told}: left out", LabialWarning, 2)
    return KeyshapeSet(keyshapes.base, tuple(s for s in keyshapes.shapes if s not in lacking))
