"""Making and checking a project's corpus, in the process of a task.

Functions are called with the ``Report`` of their process (``labial.studio.work``), and return what
``labial.studio.made`` describes. They raise ``LabialError``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from labial.corpus import Corpus, write_corpus
from labial.importers.video import VideoConfig, import_videos
from labial.progress import Progress, counted
from labial.quality.check import check_corpus
from labial.studio.made import Checked, FoundFault, MadeCorpus
from labial.studio.work import Report
from labial.utterance import Utterance

_ALIGNING, _READING = 0.3, 0.6  # shares of the time that making a corpus takes


def make_corpus(
    report: Report,
    takes: Path,
    parts: Path,
    config: VideoConfig,
    leave_out: frozenset[str],
    output: Path,
) -> MadeCorpus:
    """Make the corpus of the takes in a folder."""
    aligning, reading = _phase(report, 0, _ALIGNING), _phase(report, _ALIGNING, _READING)
    found = import_videos(takes, parts, config, None, reading, aligning, leave_out)
    splits: dict[str, str] = {}
    writing = _phase(report, _ALIGNING + _READING, 1 - _ALIGNING - _READING)

    def utterances() -> Iterator[tuple[Utterance, str]]:
        for utterance, split in counted(found.utterances(), len(found.kept), writing):
            splits[utterance.name] = split
            yield utterance, split

    write_corpus(output, found.info, utterances())
    return MadeCorpus(splits, dict(found.left_out))


def check(report: Report, corpus: Path, takes: Path | None) -> Checked:
    """Check a corpus, and the sound of its takes if they are there."""
    with Corpus(corpus) as opened:
        found = check_corpus(opened, takes, report.progress)
    faults = tuple(
        FoundFault(each.utterance, each.kind, each.measure, each.text)
        for suspect in found.suspects
        for each in suspect.findings
    )
    return Checked(faults, {kind.name: kind.doubt for kind in found.kinds if kind.doubt})


def _phase(report: Report, start: float, share: float) -> Progress:
    """The progress of one part of longer work, of which it is a share."""

    def progress(done: float, total: float) -> None:
        report.progress(start + share * (done / total if total else 1.0), 1.0)

    return progress
