"""Reading alignment files in the format of their ending (``formats/kinds.py``)."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from labial.alignment import SILENCE, Alignment, Interval
from labial.doubts import doubt
from labial.errors import AlignmentError, FormatError, LabialError, PhoneError
from labial.folders import entries
from labial.formats.kinds import ALIGNMENT_FORMATS, listed
from labial.formats.lone_marks import join_marks
from labial.formats.morae import split_morae
from labial.formats.spelled import phones_as_spelled
from labial.formats.transcription import ReadingOptions, Transcription
from labial.phones import LabelReader, LabelTable
from labial.phones.scripts import is_syllable
from labial.phones.sets import PHONE_SETS, map_line

# In no language are half of the phones longer, or shorter, than this: such times are not seconds.
SHORTEST_USUAL_S, LONGEST_USUAL_S = 0.005, 1.5

_MOST_SHOWN, _MOST_SETS_SHOWN = 10, 3

_WHAT_TIMES_COUNT = "give the unit of its times, --time-unit: s, ms, 100ns, or 10ms for frames"

LONGEST_EXCESS_S = 0.05
"""How much longer phones may last than a file says: as much as sound and phones may differ."""

# Unlabelled silence allowed at the end of a recording, if the format does not give its duration.
LONGEST_OPEN_END_S = 1.0


@dataclass(frozen=True)
class Alignments:
    """The contents of alignment files, as far as they could be read.

    ``sources`` says where each utterance is from, ``phone_sets`` in which set its file's labels
    were read; for those in ``open_ends`` the file does not give the duration of the recording, and
    for those in ``only_speech`` silence of any length may follow. ``caveats`` says of some
    utterances what to know of their phones.
    ``errors`` are all that were found, labels that are not phones first; ``failed`` counts the
    utterances (or files, if their utterances are not known) that are missing because of them.
    """

    alignments: dict[str, Alignment] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    phone_sets: dict[str, str] = field(default_factory=dict)
    open_ends: set[str] = field(default_factory=set)
    only_speech: set[str] = field(default_factory=set)
    caveats: dict[str, str] = field(default_factory=dict)
    errors: list[LabialError] = field(default_factory=list)
    failed: int = 0

    def lasting(self, name: str, duration: float) -> Alignment:
        """The alignment ``name`` of a recording of ``duration`` seconds.

        If the file does not give its duration, up to 1 s of silence is added; after what only has
        speech, silence of any length, of which more than 1 s is a doubt.
        """
        alignment = self.alignments[name]
        left = duration - alignment.duration
        if name not in self.open_ends or (
            left > LONGEST_OPEN_END_S and name not in self.only_speech
        ):
            return alignment
        if left > LONGEST_OPEN_END_S:
            doubt(f"{self.sources[name]}: the last {left:.1f} s of the sound are taken as silence")
        return alignment.lasting(duration)


def is_alignment(path: Path) -> bool:
    """Whether a file has the ending of an alignment format."""
    return path.suffix.lower() in ALIGNMENT_FORMATS


def may_hold_several(path: Path) -> bool:
    """Whether a file has an ending whose format may hold several utterances."""
    return is_alignment(path) and ALIGNMENT_FORMATS[path.suffix.lower()].several


def alignment_files(path: Path) -> list[Path]:
    """The file itself, or a folder's alignment files. Raises ``FormatError`` if there are none."""
    if not path.exists():
        raise FormatError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    found = [each for each in entries(path) if is_alignment(each)]
    if not found:
        raise FormatError(f"{path}: holds no alignments")
    return found


def read_alignment(
    path: Path, options: ReadingOptions | None = None, labels: LabelReader | None = None
) -> Alignment:
    """The alignment in a file that holds one utterance, in the format of its ending.

    Raises ``FormatError`` for a file that is not one, ``PhoneError`` for labels that are not phones
    and ``AlignmentError`` for intervals that overlap; each names the file.
    """
    read = read_alignments([path], options, labels)
    if read.errors:
        raise read.errors[0]
    if len(read.alignments) > 1:
        names = ", ".join(read.alignments)
        raise FormatError(f"{path}: holds {len(read.alignments)} utterances, expected one: {names}")
    return next(iter(read.alignments.values()))


def read_alignments(
    paths: Iterable[Path],
    options: ReadingOptions | None = None,
    labels: LabelReader | None = None,
) -> Alignments:
    """The alignments of all utterances of the files, by name.

    Labels are read in one phone set (see :class:`LabelReader`) when all files are known, and those
    that are not phones are reported together. Errors are collected, except that of two utterances
    with one name, which is raised: ``FormatError``.
    """
    options, labels = options or ReadingOptions(), labels or LabelReader()
    gathering = _Gathering()
    files: dict[str, list[Transcription]] = {}
    for path in paths:
        try:
            read = _read(path, options)
            joined = [join_marks(each, labels.phone_map) for each in read]
            files[str(path)] = [split_morae(each, labels.phone_map) for each in joined]
        except LabialError as error:
            gathering.fail(error)
    _check_names([each for read in files.values() for each in read])
    tables = _tables(files, labels)
    for file, read in files.items():
        gathering.add(file, read, tables[file], time_unit=options.time_unit)
    return gathering.result()


def _tables(
    files: Mapping[str, Sequence[Transcription]], labels: LabelReader
) -> dict[str, LabelTable]:
    """What the labels of each file mean; formats with one phone set use only a phone map."""
    of_set: dict[str | None, dict[str, set[str]]] = {}
    for file, read in files.items():
        phone_set = read[0].phone_set if read else None
        spelled = {phone.label for each in read for phone in each.phones}
        of_set.setdefault(phone_set, {})[file] = spelled
    tables: dict[str, LabelTable] = {}
    for phone_set, spelled_by_file in of_set.items():
        reader = labels if phone_set is None else replace(labels, phone_set=phone_set)
        tables.update(reader.read(spelled_by_file))
    return tables


def _read(path: Path, options: ReadingOptions) -> list[Transcription]:
    if not path.exists():
        raise FormatError(f"{path}: no such file or folder")
    if not is_alignment(path):
        known = listed(ALIGNMENT_FORMATS)
        raise FormatError(f"{path}: expected a file ending in one of {known}")
    return ALIGNMENT_FORMATS[path.suffix.lower()].load()(path, options)


def _check_names(transcriptions: Sequence[Transcription]) -> None:
    sources: dict[str, str] = {}
    for each in transcriptions:
        if each.name in sources:
            first = sources[each.name]
            raise FormatError(f"two alignments are called '{each.name}': {first} and {each.source}")
        sources[each.name] = each.source


class _Gathering:
    """Alignments, errors and labels that are not phones, collected file by file."""

    def __init__(self) -> None:
        self._found = Alignments()
        self._failed = 0
        self._counts: dict[tuple[str, str], int] = {}
        self._firsts: dict[tuple[str, str], str] = {}

    def fail(self, error: LabialError, utterances: int = 1) -> None:
        self._found.errors.append(error)
        self._failed += utterances

    def add(
        self,
        file: str,
        transcriptions: Sequence[Transcription],
        table: LabelTable,
        *,
        time_unit: str | None,
    ) -> None:
        """Add a file's utterances, as far as their labels and times are good."""
        readable = [each for each in transcriptions if not self._has_unknown(each, table)]
        self._failed += len(transcriptions) - len(readable)
        if table.error:
            self.fail(table.error, len(readable))
            return
        read: dict[str, Alignment] = {}
        for each in readable:
            try:
                read[each.name] = _alignment(each, table)
            except LabialError as error:
                self.fail(error)
        if odd := _odd_times(file, read.values()):
            if time_unit is None:
                self.fail(
                    FormatError(f"{odd}, which speech cannot do; {_WHAT_TIMES_COUNT}"), len(read)
                )
                return
            doubt(f"{odd}, with --time-unit {time_unit}", stacklevel=2)
        self._found.alignments.update(read)
        self._found.sources.update((e.name, e.source) for e in transcriptions if e.name in read)
        self._found.phone_sets.update(dict.fromkeys(read, table.phone_set))
        self._found.open_ends.update(e.name for e in transcriptions if e.duration is None)
        self._found.only_speech.update(e.name for e in transcriptions if e.only_speech)
        self._found.caveats.update((e.name, e.caveat) for e in transcriptions if e.caveat)

    def result(self) -> Alignments:
        errors = [_unknown_labels(self._counts, self._firsts)] if self._counts else []
        return replace(self._found, errors=[*errors, *self._found.errors], failed=self._failed)

    def _has_unknown(self, transcription: Transcription, table: LabelTable) -> bool:
        unknown = [p for p in transcription.phones if table.phones[p.label] is None]
        for phone in unknown:
            key = (phone.label, table.phone_set)
            self._counts[key] = self._counts.get(key, 0) + 1
            self._firsts.setdefault(key, f"{transcription.source}, at {phone.start:.3f} s")
        return bool(unknown)


def _unknown_labels(
    counts: Mapping[tuple[str, str], int], firsts: Mapping[tuple[str, str], str]
) -> PhoneError:
    sentences = [key for key in counts if _is_sentence(key[0])]
    if sentences:
        first, label = firsts[sentences[0]], sentences[0][0]
        return PhoneError(
            f"{first}: '{_shortened(label)}' is a sentence, not a phone: these are not alignments"
            " of phones; is the phones' tier another one (--phones-tier)?"
        )
    syllables = [key for key in counts if is_syllable(key[0])]
    if syllables:
        first, label = firsts[syllables[0]], syllables[0][0]
        return PhoneError(
            f"{first}: '{_shortened(label)}' is a syllable, not a phone, and when each of its"
            " phones is spoken is not known (kana are read if all labels are single morae): align"
            " phones, such as k and a (--phone-set romaji,"
            " pinyin or romaja), or name their tier (--phones-tier)"
        )
    lines = [
        f"{firsts[label, name]}: '{_shortened(label)}' is not a phone of {name},"
        f" {'once' if count == 1 else f'{count} times'}"
        for (label, name), count in list(counts.items())[:_MOST_SHOWN]
    ]
    if len(counts) > _MOST_SHOWN:
        lines.append(f"and {len(counts) - _MOST_SHOWN} more")
    label = next(iter(counts))[0]
    lines[-1] += f"; a line of a --phone-map that settles it: {map_line(_shortened(label))}"
    able = (
        each.name
        for each in PHONE_SETS.values()
        if all(each.name != name and each.read(label) for label, name in counts)
    )
    for name in islice(able, _MOST_SETS_SHOWN):
        lines[-1] += f"; {name} reads them: give --phone-set {name}"
    if len(counts) == 1:
        return PhoneError(lines[0])
    return PhoneError("\n  ".join([f"{len(counts)} labels are not understood:", *lines]))


def _is_sentence(label: str) -> bool:
    words = label.split()
    return len(words) > 2 and all(any(letter.isalpha() for letter in word) for word in words)


def _shortened(label: str, most: int = 60) -> str:
    return label if len(label) <= most else label[: most - 1] + "…"


def _alignment(transcription: Transcription, table: LabelTable) -> Alignment:
    """The alignment of a transcription whose labels are all understood."""
    noises = [phone for phone in transcription.phones if phone.label in table.noises]
    if noises:
        doubt(
            f"{transcription.source}: noise taken as silence, {len(noises)} in all,"
            f" first {noises[0]}",
            stacklevel=2,
        )
    read = phones_as_spelled(transcription, table)
    phones = [
        Interval(each.start, each.end, phone)
        for each, phone in zip(transcription.phones, read, strict=True)
    ]
    duration = transcription.duration
    try:
        return Alignment.tile(_cut(phones, duration), _cut(transcription.words, duration), duration)
    except AlignmentError as error:
        raise AlignmentError(f"{transcription.source}: {error}") from error


def _cut(intervals: Sequence[Interval], duration: float | None) -> list[Interval]:
    """Intervals without what is at most 50 ms after the duration that the file gives.

    The Montreal Forced Aligner writes whole frames, which may end after the recording.
    """
    if duration is None or not intervals:
        return list(intervals)
    last = intervals[-1]
    if last.start < duration < last.end <= duration + LONGEST_EXCESS_S:
        return [*intervals[:-1], Interval(last.start, duration, last.label)]
    return list(intervals)


def _odd_times(file: str, alignments: Iterable[Alignment]) -> str | None:
    """What is odd in times that are not in the assumed unit, such as frame numbers."""
    lengths = [p.duration for each in alignments for p in each.phones if p.label != SILENCE]
    usual = statistics.median(lengths) if lengths else SHORTEST_USUAL_S
    if SHORTEST_USUAL_S <= usual <= LONGEST_USUAL_S:
        return None
    return f"{file}: half its phones last {usual:.3g} s or {'more' if usual > 1 else 'less'}"
