"""Short English texts that pocketsphinx refuses, judged again by models of espeak-ng's speech.

Its score is a mean over the frames of a text, which is not sure over few of them: of 60 single
words, GRID's and espeak-ng's, it refuses 6 as what they are. Those whose confidence by the other
models is at least ``_LEAST`` are accepted, which 3 of the 6 reach, and 1 of 91 wrong words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from labial.errors import LabialError

if TYPE_CHECKING:
    from labial.aligners.aligner import Aligned
    from labial.utterance import Audio

_MOST_LETTERS = 15
_LEAST = 0.75
_LETTER = re.compile(r"[^\W\d_]")


def second_opinion(audio: Audio, text: str, language: str) -> Aligned | None:
    """The alignment of a short text by the other models, with a doubt; None if it does not fit."""
    from labial.aligners.renditions import RenditionAligner

    if len(_LETTER.findall(text)) > _MOST_LETTERS:
        return None
    try:
        found = RenditionAligner(language).align(audio, text)
    except LabialError:  # it may lack the extra for speech
        return None
    words = found.alignment.words
    confidences = [1.0 if word.confidence is None else word.confidence for word in words]
    mean = float(np.average(confidences, weights=[word.duration for word in words]))
    if mean < _LEAST:
        return None
    unsure = "the text may not be what was said: it is short, and fits by espeak-ng's speech only"
    return replace(found, doubts=(*found.doubts, unsure))
