"""Recordings of a talker with what is said in them: an alignment, or a text and its sound."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from labial.errors import CorpusError, FormatError
from labial.folders import entries
from labial.formats.alignments import (
    Alignments,
    alignment_files,
    is_alignment,
    may_hold_several,
    read_alignments,
)
from labial.formats.kinds import VIDEO_ENDINGS
from labial.formats.sounds import find_sounds
from labial.formats.transcription import ReadingOptions
from labial.formats.transcripts import is_transcripts, read_spoken_text, read_transcripts
from labial.formats.video import is_video
from labial.phones import LabelReader


@dataclass(frozen=True)
class AlignmentsConfig:
    """How alignments and their labels are read; ``path`` None means next to the recordings."""

    path: Path | None = None
    reading: ReadingOptions = field(default_factory=ReadingOptions)
    labels: LabelReader = field(default_factory=LabelReader)


@dataclass(frozen=True)
class SpeechConfig:
    """Where alignments, texts and sound are; None means next to the recordings.

    ``transcripts`` is a table of texts, a folder of ``NAME.txt``, or the text of the only
    recording; ``audio`` is a folder of sound files or videos, or the sound of the only recording.
    Videos have their own sound.
    """

    alignments: AlignmentsConfig = field(default_factory=AlignmentsConfig)
    transcripts: Path | None = None
    audio: Path | None = None


@dataclass(frozen=True, eq=False)
class Recording:
    """A video, a marker file or a track with the utterance ``spoken`` of ``alignments``.

    Without an alignment, it may have a ``text`` and the file of its ``sound``. ``problem`` says why
    an existing text cannot be read.
    """

    name: str
    path: Path
    alignments: Alignments | None = None
    spoken: str = ""
    text: str | None = None
    sound: Path | None = None
    problem: str = ""


def find_videos(source: Path) -> list[Path]:
    """The videos in a folder by name, or the one given. Raises ``CorpusError`` if there is none."""
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise CorpusError(f"{source}: no such file or folder")
    paths = [path for path in entries(source) if is_video(path)]
    if not paths:
        raise CorpusError(f"{source}: contains no videos ({', '.join(VIDEO_ENDINGS)})")
    for path, following in pairwise(paths):
        if path.stem == following.stem:
            raise CorpusError(f"{following}: another video has the same name, {path.name}")
    return paths


def with_speech(paths: Sequence[Path], config: SpeechConfig | None = None) -> list[Recording]:
    """Recordings of different names, each with its alignment, or else its text and its sound.

    If the alignments are one file with one utterance and there is one recording, names may differ.
    Raises ``CorpusError`` if ``transcripts`` or ``audio`` do not belong to the recordings, and the
    errors of reading alignments and transcripts.
    """
    config = config or SpeechConfig()
    given = config.alignments.path
    read = read_alignments(
        alignment_paths(paths, given), config.alignments.reading, config.alignments.labels
    )
    if read.errors:
        raise read.errors[0]
    names = {path.stem: path.stem for path in paths if path.stem in read.alignments}
    if given is not None and given.is_file() and len(paths) == len(read.alignments) == 1:
        names = {paths[0].stem: next(iter(read.alignments))}
    unaligned = [path for path in paths if path.stem not in names]
    sounds = _sounds(unaligned, config.audio)
    texts, problems = _texts(unaligned, sounds, config.transcripts)
    return [
        Recording(path.stem, path, read, names[path.stem])
        if path.stem in names
        else Recording(
            path.stem,
            path,
            text=texts.get(path.stem),
            sound=sounds.get(path.stem),
            problem=problems.get(path.stem, ""),
        )
        for path in paths
    ]


def alignment_paths(recordings: Sequence[Path], given: Path | None) -> list[Path]:
    """The alignment files to read for recordings: those of their names, and those of many.

    They are ``given`` as a folder or a file, or else next to the recordings or in ``alignments``
    there.
    """
    if given is not None:
        found = alignment_files(given)
        if given.is_file():
            return found
    else:
        parent = recordings[0].parent
        folders = [each for each in (parent, parent / "alignments") if each.is_dir()]
        found = [p for folder in folders for p in entries(folder) if is_alignment(p)]
    names = {path.stem for path in recordings}
    return [p for p in found if (p.stem in names and p not in recordings) or may_hold_several(p)]


def _sounds(paths: Sequence[Path], given: Path | None) -> dict[str, Path]:
    """The sound files of recordings by their names, as far as there are any."""
    videos = {path.stem: path for path in paths if is_video(path)}
    others = [path for path in paths if path.stem not in videos]
    if not others:
        return videos
    if given is not None and given.is_file():
        if len(others) > 1:
            raise CorpusError(
                f"{given}: expected a folder of sound files, as there are {len(others)} recordings"
            )
        return {others[0].stem: given}
    return videos | find_sounds(given or others[0].parent, {path.stem for path in others})


def _texts(
    paths: Sequence[Path], sounds: Mapping[str, Path], given: Path | None
) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of recordings by their names, and the problems of those that cannot be read."""
    if given is None:
        near = {path.stem: [path, sounds.get(path.stem, path)] for path in paths}
        return _texts_in_files(
            (name, each.with_name(f"{name}.txt")) for name, files in near.items() for each in files
        )
    if given.is_dir():
        return _texts_in_files((path.stem, given / f"{path.stem}.txt") for path in paths)
    if not given.exists():
        raise CorpusError(f"{given}: no such file or folder of transcripts")
    if not is_transcripts(given):
        if len(paths) > 1:
            raise CorpusError(
                f"{given}: expected a table (.csv, .tsv) with the columns 'utterance' and 'text',"
                f" or a folder of NAME.txt, as there are {len(paths)} recordings"
            )
        return _texts_in_files((path.stem, given) for path in paths)
    table = read_transcripts(given)
    found = {path.stem: table.get(path.name, table.get(path.stem)) for path in paths}
    texts = {name: text for name, text in found.items() if text is not None}
    if paths and not texts:
        first = next(iter(table))
        raise CorpusError(
            f"{given}: names none of the recordings; its first utterance is '{first}'"
        )
    return texts, {}


def _texts_in_files(files: Iterable[tuple[str, Path]]) -> tuple[dict[str, str], dict[str, str]]:
    """What the first existing file of each name holds."""
    texts: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name, file in files:
        try:
            if name not in texts and name not in problems and file.exists():
                texts[name] = read_spoken_text(file)
        except FormatError as error:
            problems[name] = str(error)
    return texts, problems
