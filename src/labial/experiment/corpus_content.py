"""What identifies the utterances of a corpus, so that results are not mixed.

A corpus that is made anew on another processor differs in its last bits, and therefore in its
digest. So the positions of each utterance are also summed with weights, which shows any other
change: a sketch (Alon, Matias and Szegedy 1999) that is compared with a tolerance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.corpus import Corpus

TOLERANCE_UM = 1.0
"""The largest difference of sketches in µm. Rounding to float32 changes them by some 0.01 µm."""


@dataclass(frozen=True)
class CorpusContent:
    """The utterances of a corpus with their splits, independent of its path.

    ``digest`` covers everything bit by bit, ``texts`` all but the positions: names, splits, phones,
    words and numbers of frames. ``sketch_um`` has the weighted sum of each utterance's positions in
    µm. Results that were written before sketches existed have the digest only.
    """

    digest: str
    texts: str | None = None
    sketch_um: tuple[float, ...] | None = None

    @classmethod
    def of(
        cls, corpus: Corpus, splits: Mapping[str, str], names: Iterable[str] | None = None
    ) -> CorpusContent:
        """The content of a corpus; ``names`` are the utterances that count, by default all."""
        whole, texts, sketch = hashlib.sha256(), hashlib.sha256(), list[float]()
        for utterance in corpus.utterances(corpus.names if names is None else names):
            positions = utterance.motion.positions
            named = f"{utterance.name} {splits.get(utterance.name)}\n"
            text = named + _spoken_text(utterance.alignment)
            whole.update(text.encode() + positions.tobytes())
            texts.update(f"{text}{positions.shape}".encode())
            sketch.append(round(_sketch_um(positions), 3))
        return cls(whole.hexdigest(), texts.hexdigest(), tuple(sketch))

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> CorpusContent:
        """The content that a description of results states."""
        sketch = values.get("sketch_um")
        return cls(values["digest"], values.get("texts"), None if sketch is None else tuple(sketch))

    def is_same_as(self, other: CorpusContent) -> bool:
        """Whether both are the same but for the rounding of positions."""
        if self.digest == other.digest:
            return True
        mine, theirs = self.sketch_um, other.sketch_um
        if mine is None or theirs is None or self.texts != other.texts or len(mine) != len(theirs):
            return False
        return bool(np.all(np.abs(np.subtract(mine, theirs)) <= TOLERANCE_UM))


def _sketch_um(positions: npt.NDArray[np.float32]) -> float:
    """Positions in mm summed with weights of -1 to 1 that differ from place to place, over √n."""
    places = np.arange(positions.size, dtype=np.uint64)
    # Squares modulo 2³² have no pattern that a movement could follow.
    turns = (places * places * np.uint64(2654435761)) & np.uint64(0xFFFFFFFF)
    weights = turns / 2.0**31 - 1
    return float(1000 * (weights @ positions.ravel().astype(np.float64)) / positions.size**0.5)


def _spoken_text(alignment: Alignment) -> str:
    """The phones and words as text. It is part of stored digests and must not change."""
    phones, words = _intervals_text(alignment.phones), _intervals_text(alignment.words)
    return f"Alignment(phones={phones}, words={words})"


def _intervals_text(intervals: Sequence[Interval]) -> str:
    texts = [f"Interval(start={i.start}, end={i.end}, label={i.label!r})" for i in intervals]
    return f"({', '.join(texts)}{',' if len(texts) == 1 else ''})"
