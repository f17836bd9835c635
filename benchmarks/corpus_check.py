"""Detection of inserted faults by `labial corpus check`, and its false alarms.

The alignments of 100 utterances are shifted by several durations; then utterances get each other's
alignments; then every pair of lip markers is swapped, each in another utterance, throughout or in a
part. Each corpus is checked as by the command. The limit for alignments was chosen on every second
utterance; faults and false alarms are counted on the others. Findings in the unchanged corpus are
printed first, as its real faults count as false alarms. Exits with 1 if fewer than 95 of 100 shifts
by 200 ms are found, more than 5 % of the unchanged utterances are suspected, or a pair is missed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np

from labial.alignment import SILENCE, Alignment, Interval
from labial.corpus import Corpus, write_corpus
from labial.motion import Motion
from labial.quality.check import Check, check_corpus
from labial.utterance import Utterance

SHIFTS_MS = (60, 100, 150, 200)
FAULTY = 100
SWAPS_A_CORPUS = 63


def main() -> int:
    """Insert faults, check, count and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    random = np.random.default_rng(arguments.seed)
    with Corpus(arguments.corpus) as corpus, tempfile.TemporaryDirectory() as folder:
        bench = Bench(corpus, Path(folder), random)
        bench.untouched()
        good = [bench.shifted(shift) for shift in SHIFTS_MS][-1]
        for count in (10, 30, 100):
            bench.small(count)
        bench.mixed_up()
        good &= bench.swapped("throughout", (1.0, 1.0))
        good &= bench.swapped("in a third to two thirds", (1 / 3, 2 / 3))
    return 0 if good else 1


class Bench:
    """Inserts faults into every second utterance of a corpus and counts the check's findings."""

    def __init__(self, corpus: Corpus, folder: Path, random: np.random.Generator) -> None:
        self._corpus, self._folder, self._random = corpus, folder, random
        self._counted = corpus.names[1::2]

    def untouched(self) -> None:
        """The findings in the unchanged corpus."""
        started = time.monotonic()
        check = check_corpus(self._corpus)
        seconds = time.monotonic() - started
        counts = ", ".join(f"{kind.name} {len(check.of_kind(kind.name))}" for kind in check.kinds)
        print(f"unchanged, {len(self._corpus.names)} utterances, {seconds:.0f} s: {counts}")
        for suspect in check.suspects:
            mark = "" if suspect.name in self._counted else " (not counted below)"
            print(f"  {suspect.name}{mark}: {'; '.join(f.text for f in suspect.findings)}")

    def shifted(self, shift_ms: int) -> bool:
        """Alignments shifted by ``shift_ms``, half of them later and half earlier."""
        chosen = self._random.choice(self._counted, FAULTY, replace=False).tolist()
        later = {name: (1 if k % 2 else -1) * shift_ms / 1000 for k, name in enumerate(chosen)}

        def spoil(utterance: Utterance) -> Utterance:
            moved = shifted(utterance.alignment, later[utterance.name])
            return replace(utterance, alignment=moved)

        check = self._check(dict.fromkeys(chosen, spoil), self._corpus.names)
        found = set(check.of_kind("alignment"))
        early = sum(name in found for name in chosen if later[name] < 0)
        late = sum(name in found for name in chosen if later[name] > 0)
        untouched = [name for name in self._counted if name not in later]
        false = sum(name in found for name in untouched)
        any_kind = sum(suspect.name in set(untouched) for suspect in check.suspects)
        print(
            f"shifted by {shift_ms} ms: found {early + late} of {FAULTY} ({late} later, {early}"
            f" earlier); of {len(untouched)} unchanged {false} reported as shifted"
            f" ({false / len(untouched):.1%}), {any_kind} suspected for any reason"
            f" ({any_kind / len(untouched):.1%})"
        )
        return early + late >= 0.95 * FAULTY and any_kind <= 0.05 * len(untouched)

    def small(self, count: int, corpora: int = 10) -> None:
        """Corpora of ``count`` utterances, two of them shifted by 200 ms."""
        found = false = 0
        for _ in range(corpora):
            names = sorted(self._random.choice(self._counted, count, replace=False).tolist())
            chosen = dict(
                zip(self._random.choice(names, 2, False).tolist(), (0.2, -0.2), strict=True)
            )

            def spoil(utterance: Utterance, later: Mapping[str, float] = chosen) -> Utterance:
                return replace(
                    utterance, alignment=shifted(utterance.alignment, later[utterance.name])
                )

            check = self._check(dict.fromkeys(chosen, spoil), names)
            reported = set(check.of_kind("alignment"))
            found += len(reported & set(chosen))
            false += len({s.name for s in check.suspects} - set(chosen))
        print(
            f"{corpora} corpora of {count} utterances, two in each shifted by 200 ms: found {found}"
            f" of {2 * corpora}; of {corpora * (count - 2)} unchanged {false} suspected for any"
            " reason"
        )

    def mixed_up(self) -> None:
        """Utterances with each other's alignments."""
        random = np.random.default_rng(FAULTY)
        chosen = random.choice(self._counted, FAULTY, replace=False).tolist()
        other = dict(zip(chosen, [*chosen[1:], chosen[0]], strict=True))

        def spoil(utterance: Utterance) -> Utterance:
            return replace(utterance, alignment=self._corpus.read(other[utterance.name]).alignment)

        check = self._check(dict.fromkeys(chosen, spoil), self._corpus.names)
        counts = {kind: set(check.of_kind(kind)) for kind in ("phones", "alignment")}
        suspected = {suspect.name for suspect in check.suspects}
        false = {kind: len(names - set(chosen)) for kind, names in counts.items()}
        print(
            f"with another utterance's alignment: found {len(suspected & set(chosen))} of {FAULTY}"
            f" ({len(counts['phones'] & set(chosen))} as phones that do not match,"
            f" {len(counts['alignment'] & set(chosen))} as shifted); of"
            f" {len(self._corpus.names) - FAULTY} others {false['phones']} as phones that do not"
            f" match, {false['alignment']} as shifted"
        )

    def swapped(self, where: str, lasting: tuple[float, float]) -> bool:
        """Every pair of lip markers swapped, over a share of an utterance within ``lasting``."""
        layout = self._corpus.info.layout
        pairs = list(combinations(layout.groups["lips"], 2))
        named, suspected, false = 0, 0, 0
        for first in range(0, len(pairs), SWAPS_A_CORPUS):
            some = pairs[first : first + SWAPS_A_CORPUS]
            names = self._random.choice(self._counted, len(some), replace=False).tolist()
            given = dict(zip(names, some, strict=True))

            def spoil(
                utterance: Utterance, given: Mapping[str, tuple[str, str]] = given
            ) -> Utterance:
                places = [layout.index(marker) for marker in given[utterance.name]]
                return self._swap(utterance, places, lasting)

            check = self._check(dict.fromkeys(names, spoil), self._corpus.names)
            texts = {
                s.name: " ".join(f.text for f in s.findings if f.kind == "swap")
                for s in check.suspects
            }
            for name, (a, b) in given.items():
                hit = all(marker in texts.get(name, "").split() for marker in (a, b))
                named += hit
                suspected += bool(texts.get(name))
                if not hit:
                    print(f"  {a} and {b} in {name}: {texts.get(name) or 'not found'}")
            false += sum(bool(text) for name, text in texts.items() if name not in given)
        print(
            f"pairs of lip markers swapped {where}: {suspected} of {len(pairs)} found, {named} with"
            f" their names; {false} utterances without a swap reported as swapped"
        )
        return suspected == len(pairs)

    def _swap(
        self, utterance: Utterance, places: list[int], lasting: tuple[float, float]
    ) -> Utterance:
        motion = utterance.motion
        frames = round(self._random.uniform(*lasting) * len(motion))
        start = int(self._random.integers(len(motion) - frames + 1))
        positions = motion.positions.copy()
        part = positions[start : start + frames]
        part[:, places] = part[:, places[::-1]]
        return replace(utterance, motion=Motion(positions, motion.fps, motion.layout))

    def _check(self, spoil: Mapping[str, object], names: Iterable[str]) -> Check:
        """Write a corpus with faults in some utterances, and check it."""

        def utterances() -> Iterable[tuple[Utterance, str]]:
            for utterance in self._corpus.utterances(names):
                change = spoil.get(utterance.name)
                yield (change(utterance) if callable(change) else utterance), ""

        path = self._folder / "spoilt.h5"
        write_corpus(path, replace(self._corpus.info, mesh=None), utterances())
        with Corpus(path) as spoilt:
            return check_corpus(spoilt)


def shifted(alignment: Alignment, later: float) -> Alignment:
    """An alignment shifted by ``later`` seconds (negative: earlier), of the same length."""
    end = alignment.duration

    def moved(intervals: Iterable[Interval]) -> list[Interval]:
        spans = [(max(0.0, i.start + later), min(end, i.end + later), i.label) for i in intervals]
        return [Interval(a, b, label) for a, b, label in spans if b - a > 1e-6]

    spoken = [phone for phone in alignment.phones if phone.label != SILENCE]
    return Alignment.tile(moved(spoken), moved(alignment.words), end)


if __name__ == "__main__":
    sys.exit(main())
