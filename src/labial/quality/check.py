"""Checking a corpus: what it covers, how noisy it is, and which utterances look wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from labial.corpus import Corpus, CorpusInfo
from labial.progress import Progress, counted, part_of, unseen
from labial.quality.coverage import PhoneCoverage
from labial.quality.finding import Finding, Kind
from labial.quality.kinds import kinds
from labial.quality.learned import learn
from labial.quality.noise import Noise


@dataclass(frozen=True, eq=False)
class Suspect:
    """An utterance that looks wrong, with its alignment's phones for drawing.

    ``phones`` are ``(start, end, label)`` with times in seconds; ``findings`` has the worst first.
    """

    name: str
    split: str
    duration: float
    phones: tuple[tuple[float, float, str], ...]
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> float:
        """The severity of its worst finding."""
        return self.findings[0].severity


@dataclass(frozen=True, eq=False)
class Check:
    """What was found. ``suspects`` has the worst first; ``splits`` is the corpus' own."""

    info: CorpusInfo
    splits: dict[str, str]
    coverage: PhoneCoverage
    noise: Noise
    kinds: tuple[Kind, ...]
    suspects: tuple[Suspect, ...]

    def of_kind(self, name: str) -> list[str]:
        """The utterances with a finding of a kind."""
        return [s.name for s in self.suspects if any(f.kind == name for f in s.findings)]

    def rows(self) -> list[tuple[str, ...]]:
        """The suspects for a list of utterances to leave out (``formats.leave_out.COLUMNS``)."""
        return [
            (
                suspect.name,
                suspect.findings[0].kind,
                f"{suspect.findings[0].measure:.3g}",
                f"{suspect.findings[0].limit:.3g}",
                "; ".join(finding.text for finding in suspect.findings),
            )
            for suspect in self.suspects
        ]


def check_corpus(corpus: Corpus, audio: Path | None = None, progress: Progress = unseen) -> Check:
    """Read a corpus three times, one utterance at a time, and judge each utterance by the others.

    ``audio`` is a folder with the sound of the utterances. ``progress`` counts readings of
    utterances. Raises ``CorpusError`` if the corpus is damaged, and the errors of reading sound.
    """
    names = corpus.names
    total = 3 * len(names)
    learned = learn(corpus, part_of(progress, 0, total))
    judges = kinds(learned, audio)
    suspects = []
    judging = part_of(progress, 2 * len(names), total)
    for utterance in counted(corpus.utterances(names), len(names), judging):
        found = [finding for kind in judges if (finding := kind.judge(utterance))]
        if found:
            phones = tuple((p.start, p.end, p.label) for p in utterance.alignment.phones)
            suspects.append(
                Suspect(
                    name=utterance.name,
                    split=corpus.splits[utterance.name],
                    duration=utterance.alignment.duration,
                    phones=phones,
                    findings=_worst_first(found),
                )
            )
    suspects.sort(key=lambda suspect: (-suspect.severity, suspect.name))
    return Check(
        info=corpus.info,
        splits=corpus.splits,
        coverage=learned.coverage,
        noise=learned.noise,
        kinds=judges,
        suspects=tuple(suspects),
    )


def _worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: -finding.severity))
