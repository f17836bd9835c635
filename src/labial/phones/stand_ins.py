"""The table of stand-ins for phones that do not occur in the recordings a network is trained on.

Needs the extra ``train``.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from labial.alignment import SILENCE
from labial.errors import PhoneError
from labial.phones.features import nearest_phones
from labial.phones.inventory import VOWELS
from labial.phones.ipa import segments_of
from labial.utterance import Utterance

# Fewer occurrences of a phone than this show little of what it does to the lips.
_ENOUGH = 20


def stand_ins(utterances: Sequence[Utterance]) -> dict[str, tuple[str, ...]]:
    """For each IPA segment that training utterances lack, the nearest of the phones they have."""
    labels = {phone.label for utterance in utterances for phone in utterance.alignment.phones}
    return nearest_phones(
        labels - {SILENCE}, least_lip_gesture(utterances), context_counts(utterances)
    )


def least_lip_gesture(utterances: Sequence[Utterance]) -> str:
    """The consonant that moves the lips least.

    The departure of the lips is from the mean of their positions at the middles of the two
    neighbours; its mean over all occurrences has the smallest norm, in mm over the lips'
    coordinates. Consonants that occur fewer than 20 times are skipped if there are others. Raises
    ``PhoneError`` if there is no consonant.
    """
    departures: dict[str, list[npt.NDArray[np.float32]]] = {}
    for utterance in utterances:
        phones, motion = utterance.alignment.phones, utterance.motion
        middles = motion.at([phone.middle for phone in phones])
        lips = middles[:, motion.layout.indices("lips")]
        for place in range(1, len(phones) - 1):
            label = phones[place].label
            if label != SILENCE and segments_of(label)[0][0] not in VOWELS:
                departure = lips[place] - (lips[place - 1] + lips[place + 1]) / 2
                departures.setdefault(label, []).append(departure)
    if not departures:
        raise PhoneError("no consonant occurs between two phones in training")
    enough = min(_ENOUGH, max(len(each) for each in departures.values()))
    gestures = {
        phone: float(np.linalg.norm(np.mean(each, axis=0)))
        for phone, each in departures.items()
        if len(each) >= enough
    }
    return min(gestures, key=gestures.__getitem__)


def context_counts(utterances: Sequence[Utterance]) -> dict[str, int]:
    """The number of different pairs of neighbours between which each phone occurs."""
    contexts: dict[str, set[tuple[str, str]]] = {}
    for utterance in utterances:
        phones = [phone.label for phone in utterance.alignment.phones]
        for before, phone, after in zip(phones, phones[1:], phones[2:], strict=False):
            contexts.setdefault(phone, set()).add((before, after))
    return {phone: len(pairs) for phone, pairs in contexts.items()}
