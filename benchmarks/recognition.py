"""What a face loses if the phones of a recording are recognised instead of given.

Recordings are clips of a corpus folder as GRID's (NAME.mpg), with the recorded motion in a corpus.
Their phones are recognised from the sound alone, animated, and compared with the recorded lips,
next to the alignments of the corpus. Prints the correlation of the aperture over the frames of an
utterance, averaged; /p b m/ during which the lips are closed, within 40 ms; and the share of time
in which the phone is the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.aligners.recognition import Recognised, recognise
from labial.alignment import SILENCE, Alignment
from labial.corpus import Corpus
from labial.errors import LabialError
from labial.evaluation.closure import CLOSED_BELOW_MM, CLOSURE_MARGIN_S
from labial.face.lips import aperture
from labial.formats.video import read_sound
from labial.motion import Motion
from labial.phones.inventory import BILABIALS
from labial.utterance import Utterance
from labial.voice import load_voice


@dataclass(frozen=True)
class Scores:
    """``closed`` is of the utterance's /p b m/, ``same`` of its seconds of speech."""

    r: float
    closed: Sequence[bool]
    same_s: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="with the recorded motion")
    parser.add_argument("clips", type=Path, help="the folder of the clips")
    parser.add_argument("--voice", default="grid-s1", help="animates the phones")
    parser.add_argument("--split", help="use only the utterances of this split, such as test")
    arguments = parser.parse_args()
    voice = load_voice(arguments.voice)
    given: list[Scores] = []
    recognised: list[Scores] = []
    speech_s = 0.0
    for utterance, found in _recognised(arguments.corpus, arguments.clips, arguments.split):
        speech_s += utterance.alignment.speech_s
        alternatives = [[utterance.alignment], [found.alignment, *found.others]]
        motions = voice.animate_means(alternatives, utterance.motion.fps)
        for scores, (shown, *_), motion in zip(
            (given, recognised), alternatives, motions, strict=True
        ):
            scores.append(_scores(utterance, shown, motion))
    _print("given", given, speech_s)
    _print("recognised", recognised, speech_s)
    ratio = np.mean([each.r for each in recognised]) / np.mean([each.r for each in given])
    print(f"{len(given)} utterances; ratio of the correlations {ratio:.2f}")


def _recognised(
    path: Path, clips: Path, split: str | None
) -> Iterator[tuple[Utterance, Recognised]]:
    with Corpus(path) as corpus:
        for name, part in sorted(corpus.splits.items()):
            clip = clips / f"{name}.mpg"
            if split not in (None, part) or not clip.is_file():
                continue
            sound = read_sound(clip)
            if sound is None:
                raise LabialError(f"{clip}: has no sound")
            yield corpus.read(name), recognise(sound.audio)


def _scores(utterance: Utterance, alignment: Alignment, motion: Motion) -> Scores:
    frames = min(len(motion), len(utterance.motion))
    shown, recorded = aperture(motion)[:frames], aperture(utterance.motion)[:frames]
    times = motion.times[:frames]
    closed = []
    same_s = 0.0
    for phone in utterance.alignment.phones:
        start, end = phone.start - CLOSURE_MARGIN_S, phone.end + CLOSURE_MARGIN_S
        if phone.label in BILABIALS:
            closed.append(shown[(times >= start) & (times <= end)].min() < CLOSED_BELOW_MM)
        if phone.label != SILENCE:
            same_s += sum(
                max(0.0, min(phone.end, other.end) - max(phone.start, other.start))
                for other in alignment.phones
                if other.label == phone.label
            )
    return Scores(float(np.corrcoef(shown, recorded)[0, 1]), closed, same_s)


def _print(name: str, scores: Sequence[Scores], speech_s: float) -> None:
    closed = [each for utterance in scores for each in utterance.closed]
    r = np.mean([each.r for each in scores])
    same = sum(each.same_s for each in scores) / speech_s
    print(
        f"{name:12} aperture r {r:.3f}   /p b m/ closed {sum(closed)} of {len(closed)}"
        f"   same phone {same:.2f}"
    )


if __name__ == "__main__":
    main()
