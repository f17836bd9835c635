"""Which texts are accepted for English recordings, and which limit on the fit would be better.

Each recording is tried with its own words and with those of another one: GRID's clips of three
talkers, sentences of espeak-ng and, if given, of a Piper voice. Then the same with an "uh" before
the first word, and with a second of room noise before it. Prints how many texts are refused or
warned of, and the receiver operating curve of the score: the share of right texts refused against
the share of wrong ones accepted by the score alone.
"""

from __future__ import annotations

import argparse
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alignment import sound_of
from labial.aligners.english import fit_of
from labial.aligners.english_fit import FitLimits
from labial.errors import LabialWarning, TranscriptError
from labial.prompts.candidates import shipped_sentences
from labial.speech import speak, speaker_of
from labial.utterance import Audio

SPOKEN = 24  # sentences of each synthesiser
ROOM_DB = 25.0  # below the speech
LIMITS = (-60.0, -65.0, -70.0, -73.0, -76.0, -80.0, -85.0, -90.0, -100.0)


@dataclass(frozen=True)
class Recording:
    """A recording, its words, and those of another recording of the same kind."""

    kind: str
    sound: Audio
    text: str
    other: str


@dataclass(frozen=True)
class Outcome:
    """What is said of a text: its score (none if its words were not found), and the judgement."""

    score: float | None
    judgement: str


def main() -> None:
    """Try all texts and print."""
    warnings.simplefilter("ignore", LabialWarning)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grid", type=Path, help="the corpus grid-s1")
    parser.add_argument("others", type=Path, help="the corpus grid-others")
    parser.add_argument("--speaker", type=Path, help="an English Piper voice")
    arguments = parser.parse_args()
    recordings = [
        *clips("GRID s1", arguments.grid / "clips"),
        *clips("GRID s26", arguments.others / "s26"),
        *clips("GRID s31", arguments.others / "s31"),
        *synthesised("espeak-ng", lambda text: speak(text, "en-us").audio),
    ]
    if arguments.speaker:
        voice = speaker_of(arguments.speaker)
        recordings += synthesised("Piper", lambda text: voice.speak(text).audio)
    print(f"{len(recordings)} recordings; refused and warned of, of all")
    scores: dict[str, dict[str, list[Outcome]]] = {}
    for name, change in CHANGES.items():
        found = scores[name] = {"right": [], "wrong": []}
        by_kind: dict[str, dict[str, list[Outcome]]] = {}
        for each in recordings:
            sound = change(each.sound)
            for which, text in (("right", each.text), ("wrong", each.other)):
                outcome = outcome_of(sound, text)
                found[which].append(outcome)
                by_kind.setdefault(each.kind, {}).setdefault(which, []).append(outcome)
        for kind, texts in by_kind.items():
            print(f"{name:24}{kind:12}{counted(texts['right'])}   wrong {counted(texts['wrong'])}")
    for name, found in scores.items():
        print_curve(name, found["right"], found["wrong"])


def clips(kind: str, folder: Path) -> Iterator[Recording]:
    """GRID's clips; the other words are those of the clip after it."""
    paths = sorted(folder.glob("*.mpg"))
    texts = [path.with_suffix(".txt").read_text().strip() for path in paths]
    for place, path in enumerate(paths):
        yield Recording(kind, sound_of(path), texts[place], another(texts, place))


def synthesised(kind: str, said: Callable[[str], Audio]) -> Iterator[Recording]:
    """Sentences of a synthesiser."""
    texts = shipped_sentences("en")[:SPOKEN]
    for place, text in enumerate(texts):
        yield Recording(kind, said(text), text, another(texts, place))


def another(texts: list[str], place: int) -> str:
    """The next text that has at least three other words."""
    words = texts[place].split()
    for text in texts[place + 1 :] + texts[:place]:
        if len(set(words) - set(text.split())) >= 3:
            return text
    raise ValueError("all texts are alike")


def outcome_of(sound: Audio, text: str) -> Outcome:
    """The score of a text and its judgement by the limits as they are."""
    fit = fit_of(sound, text)
    if fit is None:
        return Outcome(None, "refused")
    try:
        return Outcome(fit.score, "warned of" if fit.judged_by(FitLimits()) else "accepted")
    except TranscriptError:
        return Outcome(fit.score, "refused")


def counted(outcomes: list[Outcome]) -> str:
    """How many texts are refused and warned of, of all."""
    judged = [each.judgement for each in outcomes]
    return f"{judged.count('refused'):3} {judged.count('warned of'):3} of {len(judged)}"


def print_curve(name: str, right: list[Outcome], wrong: list[Outcome]) -> None:
    """The rates of both errors by the limit, and the area under the curve."""
    good, bad = (
        np.array([-np.inf if each.score is None else each.score for each in outcomes])
        for outcomes in (right, wrong)
    )
    area = np.mean((good[:, None] > bad) + 0.5 * (good[:, None] == bad))
    print(f"\n{name}: area under the curve {area:.4f}")
    print(f"{'limit':>8}{'right refused':>16}{'wrong accepted':>16}")
    for limit in LIMITS:
        print(f"{limit:8.0f}{np.mean(good < limit):16.3f}{np.mean(bad >= limit):16.3f}")


def with_uh(sound: Audio) -> Audio:
    """An "uh" of espeak-ng's at the speech's level, and a pause, before the recording."""
    uh = speak("uh", "en-us").audio
    heard = uh.samples[np.abs(uh.samples) > 0.01 * np.abs(uh.samples).max()].astype(np.float64)
    places = np.arange(0, len(heard) - 1, uh.rate / sound.rate)
    level = loudest(sound) / max(1.0, float(np.abs(heard).max()))
    said = level * np.interp(places, np.arange(len(heard)), heard)
    return before(sound, np.concatenate([np.zeros(sound.rate // 5), said, quiet(sound, 0.3)]))


def with_room(sound: Audio) -> Audio:
    """A second of noise before the recording, as of a room."""
    noise = np.random.default_rng(0).normal(
        0, loudest(sound) / 3 * 10 ** (-ROOM_DB / 20), sound.rate
    )
    return before(sound, noise)


def loudest(sound: Audio) -> float:
    """The peak of a recording."""
    return float(np.abs(sound.samples.astype(np.float64)).max())


def quiet(sound: Audio, seconds: float) -> np.ndarray:
    """Silence."""
    return np.zeros(round(seconds * sound.rate))


def before(sound: Audio, added: np.ndarray) -> Audio:
    """A recording with something before it."""
    samples = np.concatenate([added, sound.samples.astype(np.float64)])
    return Audio(samples.round().clip(-32768, 32767).astype(np.int16), sound.rate)


CHANGES: Mapping[str, Callable[[Audio], Audio]] = {
    "as recorded": lambda sound: sound,
    'an "uh" before': with_uh,
    "noise before": with_room,
}


if __name__ == "__main__":
    main()
