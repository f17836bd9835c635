"""Confusions of phones and of visemes: which phones, and which looks, participants understood.

Phones that look alike on the lips form a viseme (Fisher 1968). Answers within a viseme are what a
face cannot prevent, so that confusions between visemes show what it tells. The phones of words are
those that espeak-ng speaks. Phones said and answered are paired by the alignment that costs least.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from labial.alignment import Interval
from labial.perception.confusions import choice_counts, confusion_sheet
from labial.perception.findings import Sheet
from labial.perception.intelligibility import normalised
from labial.perception.tasks import TASKS, Cell
from labial.phones.inventory import VOWELS
from labial.phones.oculus import OCULUS_VISEMES, visemes_of

if TYPE_CHECKING:
    from labial.perception.answers import Answered
    from labial.perception.design import Task

_TONGUE = ("DD", "kk", "nn")
_VISEME = {name: "/".join(_TONGUE) if name in _TONGUE else name for name in OCULUS_VISEMES}
"""The visemes of Oculus Lipsync, without the difference of those that only the tongue makes."""

NOTHING = "–"
"""Answered where nothing was said, or said where nothing was answered."""

_GAP, _SAME_VISEME, _SAME_KIND, _OTHER_KIND = 1.0, 0.5, 1.0, 2.5


def viseme_confusions(
    task: Task, conditions: Sequence[str], answers: Sequence[Answered], language: str
) -> tuple[Sheet, ...]:
    """The confusions of each cell of a task by visemes, and of typed answers also by phones.

    ``language`` is espeak-ng's. Raises ``SpeechError`` if it does not speak a word, and
    ``MissingExtraError`` without espeak-ng.
    """
    plain = [answer for answer in answers if " + " not in answer.trial.item]
    cells = TASKS[task.kind].load().cells(task, conditions)
    if task.choices:
        classes = classes_of(pronunciations(task.choices, language))
        return tuple(_of_choices(classes, cell, plain) for cell in cells)
    # Said words come first, as they are right about accents, which do not count in answers.
    texts = [answer.trial.words for answer in plain] + [answer.response for answer in plain]
    spelled: dict[str, str] = {}
    for word in (word for text in texts for word in _words(text)):
        spelled.setdefault(_key(word), word)
    phones = pronunciations(tuple(spelled.values()), language)
    spoken = {key: phones[word] for key, word in spelled.items()}
    return tuple(sheet for cell in cells for sheet in _of_phones(cell, plain, spoken))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text.casefold()))


def _key(word: str) -> str:
    """A word without accents."""
    return "".join(normalised(word))


def pronunciations(words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
    """The phones of words as espeak-ng speaks each of them apart. Raises ``SpeechError``."""
    from labial.speech.word_phones import phones_of_words

    if not words:
        return {}
    seconds = [Interval(k, k + 1, f"{word},") for k, word in enumerate(words)]
    phones: list[list[str]] = [[] for _ in words]
    for phone in phones_of_words(seconds, language):
        phones[int((phone.start + phone.end) / 2)].append(phone.label)
    return {word: tuple(each) for word, each in zip(words, phones, strict=True)}


def looks(phones: Sequence[str]) -> tuple[str, ...]:
    """The visemes of phones, in order."""
    return tuple(_VISEME[viseme] for phone in phones for viseme in visemes_of(phone))


def classes_of(phones: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each choice the class of those that look like it, which is named by all of them."""
    alike: dict[tuple[str, ...], list[str]] = {}
    for choice, spoken in phones.items():
        alike.setdefault(looks(spoken), []).append(choice)
    return {choice: " / ".join(group) for group in alike.values() for choice in group}


def _of_choices(classes: Mapping[str, str], cell: Cell, answers: Sequence[Answered]) -> Sheet:
    names = list(dict.fromkeys(classes.values()))
    member = np.array([[own == name for name in names] for own in classes.values()], np.int64)
    counts = member.T @ choice_counts(tuple(classes), cell.name, answers) @ member
    return confusion_sheet(f"Confusions of visemes, {cell.name}", names, counts)


def _of_phones(
    cell: Cell, answers: Sequence[Answered], spoken: Mapping[str, Sequence[str]]
) -> Iterator[Sheet]:
    """The confusions of typed phones, and of their visemes."""
    pairs: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        if answer.trial.cell == cell.name:
            said, given = (
                [phone for word in _words(text) for phone in spoken[_key(word)]]
                for text in (answer.trial.words, answer.response)
            )
            pairs.update(paired(said, given))
    if not pairs:
        return
    by_viseme: Counter[tuple[str, str]] = Counter()
    for (said_phone, given_phone), count in pairs.items():
        by_viseme[_look(said_phone), _look(given_phone)] += count
    yield _sheet(f"Confusions of visemes, {cell.name}", by_viseme)
    yield _sheet(f"Confusions of phones, {cell.name}", pairs)


def _look(phone: str) -> str:
    return NOTHING if phone == NOTHING else "+".join(looks([phone]))


def _sheet(title: str, pairs: Mapping[tuple[str, str], int]) -> Sheet:
    order = list(dict.fromkeys(_VISEME.values()))
    found = {name for pair in pairs for name in pair} - {NOTHING}
    names = sorted(found, key=lambda name: (order.index(name) if name in order else -1, name))
    names.append(NOTHING)
    counts = np.array([[pairs.get((a, b), 0) for b in names] for a in names], np.int64)
    return confusion_sheet(title, names, counts)


def paired(said: Sequence[str], given: Sequence[str]) -> list[tuple[str, str]]:
    """Phones said with phones answered, in order, by the alignment that costs least.

    Where one has no partner, it is ``NOTHING``.
    """
    rows, columns = len(said), len(given)
    cost = np.zeros((rows + 1, columns + 1))
    cost[:, 0], cost[0, :] = _GAP * np.arange(rows + 1), _GAP * np.arange(columns + 1)
    for i in range(rows):
        for j in range(columns):
            cost[i + 1, j + 1] = min(
                cost[i, j] + _distance(said[i], given[j]),
                cost[i, j + 1] + _GAP,
                cost[i + 1, j] + _GAP,
            )
    pairs = []
    i, j = rows, columns
    while i or j:
        if i and j and cost[i, j] == cost[i - 1, j - 1] + _distance(said[i - 1], given[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((said[i], given[j]))
        elif i and cost[i, j] == cost[i - 1, j] + _GAP:
            i -= 1
            pairs.append((said[i], NOTHING))
        else:
            j -= 1
            pairs.append((NOTHING, given[j]))
    return pairs[::-1]


def _distance(a: str, b: str) -> float:
    if a == b:
        return 0.0
    if looks([a]) == looks([b]):
        return _SAME_VISEME
    return _SAME_KIND if (a[0] in VOWELS) == (b[0] in VOWELS) else _OTHER_KIND
