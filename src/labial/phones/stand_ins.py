"""The table of stand-ins for phones never met, from the recordings a network is trained on.

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

# A phone met fewer times than this says little of what it does to the lips.
_ENOUGH = 20


def stand_ins(utterances: Sequence[Utterance]) -> dict[str, tuple[str, ...]]:
    """For each IPA segment that training utterances lack, the phones of theirs nearest to it."""
    labels = {phone.label for utterance in utterances for phone in utterance.alignment.phones}
    return nearest_phones(
        labels - {SILENCE}, least_lip_gesture(utterances), contexts_met(utterances)
    )


def least_lip_gesture(utterances: Sequence[Utterance]) -> str:
    """The consonant that leaves the lips most alone.

    That is the one whose mean departure, in mm over the lips' coordinates, from half way between
    the lips at the middles of its neighbours is smallest. Consonants met fewer than 20 times are
    passed over while there are others. Raises ``PhoneError`` where there is none.
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
        raise PhoneError("no consonant stands between two phones in training")
    enough = min(_ENOUGH, max(len(each) for each in departures.values()))
    gestures = {
        phone: float(np.linalg.norm(np.mean(each, axis=0)))
        for phone, each in departures.items()
        if len(each) >= enough
    }
    return min(gestures, key=gestures.__getitem__)


def contexts_met(utterances: Sequence[Utterance]) -> dict[str, int]:
    """Between how many different pairs of neighbours each phone occurs."""
    contexts: dict[str, set[tuple[str, str]]] = {}
    for utterance in utterances:
        phones = [phone.label for phone in utterance.alignment.phones]
        for before, phone, after in zip(phones, phones[1:], phones[2:], strict=False):
            contexts.setdefault(phone, set()).add((before, after))
    return {phone: len(met) for phone, met in contexts.items()}
