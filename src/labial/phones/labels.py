"""Reading labels as canonical phones.

Labels of files are read by :class:`LabelReader`, all of a file or folder in the same phone set; a
single phone given by a program is read by :func:`canonical_phone`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from labial.alignment import SILENCE
from labial.errors import PhoneError
from labial.phones.arpabet import read_arpabet
from labial.phones.inventory import NOISE_LABELS, SILENT_LABELS
from labial.phones.ipa import read_ipa
from labial.phones.sets import (
    AUTO,
    PHONE_SETS,
    PhoneSet,
    Reader,
    SpelledLabel,
    check_phone_set,
    detect_phone_set,
    read_in_any_set,
)

# A phone set's name, and its reader.
_Choice = tuple[str, Reader]

# Kaldi marks the position of a phone in its word: begin, inside, end, single.
_POSITION = re.compile(r"(.+)_[BIES]")


def canonical_phone(label: str) -> str:
    """The canonical IPA phone of a label in IPA or ARPABET (in capitals), or ``SILENCE``.

    The two have no label in common. Raises ``PhoneError`` for any other label: unknown labels are
    not silence.
    """
    stripped = label.strip()
    if is_silence(stripped) or is_noise(stripped):
        return SILENCE
    phone = read_arpabet(stripped) or read_ipa(stripped)
    if phone is None:
        hint = "; ARPABET is written in capitals" if read_arpabet(stripped.upper()) else ""
        raise PhoneError(f"'{label}' is not a phone: expected IPA or ARPABET{hint}")
    return phone


def is_silence(label: str) -> bool:
    """Whether a label means silence, such as ``sil`` or an empty one."""
    return label.strip().lower() in SILENT_LABELS


def is_noise(label: str) -> bool:
    """Whether a label means sound that is not a phone, such as ``spn``."""
    return label.strip().lower() in NOISE_LABELS


@dataclass(frozen=True)
class LabelTable:
    """What each label of a file means: a canonical phone, ``SILENCE``, or None if unknown.

    ``phone_set`` names the set they were read in; ``noises`` are the labels of noise. Labels in
    ``spelled`` are one of two phones by their word, as ``spelling`` says. With an ``error``, the
    set could not be determined, and ``phones`` only shows which labels any set reads.
    """

    phone_set: str
    phones: Mapping[str, str | None]
    noises: frozenset[str]
    spelled: frozenset[str] = frozenset()
    spelling: SpelledLabel | None = None
    error: PhoneError | None = None


@dataclass(frozen=True)
class LabelReader:
    """Reads labels in one phone set; ``phone_map`` gives the phones of some labels directly.

    With a map and without a named phone set, labels missing from the map are not understood.
    """

    phone_set: str = AUTO
    phone_map: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_phone_set(self.phone_set)

    def read(self, files: Mapping[str, Collection[str]]) -> dict[str, LabelTable]:
        """For each file, by its name, what its labels mean.

        The phone set is detected from the labels of all files. If that fails, it is detected for
        each file by itself, and the table of a file for which that fails too has the error.
        """
        spelled = {file: _without_positions(labels) for file, labels in files.items()}
        unread = {
            file: {
                spelling for label, spelling in each.items() if self._to_be_read(label, spelling)
            }
            for file, each in spelled.items()
        }
        chosen = self._choose(unread)
        return {file: self._table(file, each, chosen[file]) for file, each in spelled.items()}

    def _choose(self, unread: Mapping[str, Collection[str]]) -> dict[str, _Choice | PhoneError]:
        if self.phone_set != AUTO:
            return dict.fromkeys(unread, (self.phone_set, PHONE_SETS[self.phone_set].read))
        if self.phone_map:
            return dict.fromkeys(unread, ("the mapping file", _read_nothing))
        everything = {label for labels in unread.values() for label in labels}
        found = _detected(everything)
        if isinstance(found, PhoneError):
            return {file: _detected(labels) for file, labels in unread.items()}
        return dict.fromkeys(unread, found)

    def _table(
        self, file: str, spelled: Mapping[str, str], choice: _Choice | PhoneError
    ) -> LabelTable:
        error = PhoneError(f"{file}: {choice}") if isinstance(choice, PhoneError) else None
        name, read = ("any set", read_in_any_set) if isinstance(choice, PhoneError) else choice
        phone_set = PHONE_SETS.get(name, PhoneSet(name, read, read))
        spelling = phone_set.spelled
        return LabelTable(
            name,
            {
                label: self._phone(label, each, read, phone_set.spoken)
                for label, each in spelled.items()
            },
            frozenset(label for label in spelled if self._is_noise(label, spelled[label])),
            frozenset(
                label
                for label, each in spelled.items()
                if spelling and each == spelling.label and not self._is_mapped(label, each)
            ),
            spelling,
            error,
        )

    def _to_be_read(self, label: str, spelling: str) -> bool:
        silent = is_silence(spelling) or is_noise(spelling)
        return not silent and not self._is_mapped(label, spelling)

    def _phone(
        self, label: str, spelling: str, read: Reader, spoken: Collection[str]
    ) -> str | None:
        for each in (label, spelling):
            if each in self.phone_map:
                return self.phone_map[each]
        if self._to_be_read(label, spelling):
            return read(spelling)
        return (read(spelling) if spelling in spoken else None) or SILENCE

    def _is_mapped(self, label: str, spelling: str) -> bool:
        return label in self.phone_map or spelling in self.phone_map

    def _is_noise(self, label: str, spelling: str) -> bool:
        return is_noise(spelling) and not self._is_mapped(label, spelling)


def _detected(labels: Collection[str]) -> _Choice | PhoneError:
    """The phone set of labels, or why it cannot be determined."""
    try:
        found = detect_phone_set(labels)
    except PhoneError as error:
        return error
    return found.name, found.detect


def _read_nothing(_: str) -> None:
    return None


def _without_positions(labels: Collection[str]) -> dict[str, str]:
    """Each label with the spelling of its phone.

    If all labels of phones end in Kaldi's marks of the position in the word, these are removed.
    """
    stripped = {label: label.strip() for label in labels}
    marked = {label: _POSITION.fullmatch(each) for label, each in stripped.items()}
    silent = {label: is_silence(each) or is_noise(each) for label, each in stripped.items()}
    spoken = [label for label in labels if not silent[label]]
    if not spoken or not all(marked[label] for label in spoken):
        return stripped
    return {label: match[1] if match else stripped[label] for label, match in marked.items()}
