"""Video files with what is said in them: an alignment or a text each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from labial.errors import CorpusError, FormatError
from labial.folders import entries
from labial.formats.alignments import Alignments, read_alignments
from labial.formats.transcripts import is_transcripts, read_spoken_text, read_transcripts
from labial.formats.video import ENDINGS, is_video
from labial.importers.takes import AlignmentsConfig, alignment_paths


@dataclass(frozen=True)
class SpeechConfig:
    """Where alignments and texts are; None means next to the videos.

    ``transcripts`` is a table of texts, a folder of ``NAME.txt``, or the text of the only video.
    """

    alignments: AlignmentsConfig = field(default_factory=AlignmentsConfig)
    transcripts: Path | None = None


@dataclass(frozen=True, eq=False)
class Recording:
    """A video file with the utterance ``spoken`` of ``alignments``, or its ``text``, or neither.

    ``problem`` says why an existing text cannot be read.
    """

    name: str
    path: Path
    alignments: Alignments | None = None
    spoken: str = ""
    text: str | None = None
    problem: str = ""


def find_videos(source: Path) -> list[Path]:
    """The videos in a folder by name, or the one given. Raises ``CorpusError`` if there is none."""
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise CorpusError(f"{source}: no such file or folder")
    paths = [path for path in entries(source) if is_video(path)]
    if not paths:
        raise CorpusError(f"{source}: contains no videos ({', '.join(sorted(ENDINGS))})")
    for path, following in pairwise(paths):
        if path.stem == following.stem:
            raise CorpusError(f"{following}: another video has the same name, {path.name}")
    return paths


def find_recordings(source: Path, config: SpeechConfig | None = None) -> list[Recording]:
    """The videos in a folder, or the one given, each with its alignment, or else its text.

    Raises ``CorpusError`` if there are no videos or ``transcripts`` does not belong to them, and
    the errors of reading alignments and transcripts.
    """
    config = config or SpeechConfig()
    paths = find_videos(source)
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
    texts, problems = _texts(unaligned, config.transcripts)
    return [
        Recording(path.stem, path, read, names[path.stem])
        if path.stem in names
        else Recording(
            path.stem, path, text=texts.get(path.stem), problem=problems.get(path.stem, "")
        )
        for path in paths
    ]


def _texts(paths: Sequence[Path], given: Path | None) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of videos by their names, and the problems of those that cannot be read."""
    if given is None or given.is_dir():
        return _texts_in_files({p.stem: (given or p.parent) / f"{p.stem}.txt" for p in paths})
    if not given.exists():
        raise CorpusError(f"{given}: no such file or folder of transcripts")
    if not is_transcripts(given):
        if len(paths) > 1:
            raise CorpusError(
                f"{given}: expected a table (.csv, .tsv) with the columns 'utterance' and 'text',"
                f" or a folder of NAME.txt, as there are {len(paths)} videos"
            )
        return _texts_in_files({path.stem: given for path in paths})
    table = read_transcripts(given)
    found = {path.stem: table.get(path.name, table.get(path.stem)) for path in paths}
    texts = {name: text for name, text in found.items() if text is not None}
    if paths and not texts:
        first = next(iter(table))
        raise CorpusError(f"{given}: names none of the videos; its first utterance is '{first}'")
    return texts, {}


def _texts_in_files(files: Mapping[str, Path]) -> tuple[dict[str, str], dict[str, str]]:
    texts: dict[str, str] = {}
    problems: dict[str, str] = {}
    for name, file in files.items():
        try:
            if file.exists():
                texts[name] = read_spoken_text(file)
        except FormatError as error:
            problems[name] = str(error)
    return texts, problems
