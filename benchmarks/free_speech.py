"""How clearly voices articulate free speech: 50 English and 50 French sentences by espeak-ng.

The sentences are those of `labial corpus prompts` that cover most diphones and contexts. Prints a
table per language with a column per voice, and one of the same measures in recordings. All are
taken at 25 Hz, the rate of the recordings, and apertures as they look from the front: a tracker may
place one lip behind the other though they touch. A phone is measured at its midpoint, except
closures: /p b m/ are closed if the aperture falls below 1.5 mm between 40 ms before and 40 ms after
them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.articulation import articulated
from labial.corpus import Corpus
from labial.evaluation.closure import CLOSED_BELOW_MM, CLOSURE_MARGIN_S
from labial.face.lips import protrusion, width
from labial.motion import Motion
from labial.phones.inventory import BILABIALS, DIPHTHONGS, VOWELS
from labial.prompts.candidates import shipped_sentences, speak_all
from labial.prompts.selection import choose_prompts
from labial.speech import speak
from labial.voice import load_voice
from labial.voice_articulation import articulator_of_voice
from labial.voice_posture import with_postures

ACCENTS = {"en": "en-gb", "fr": "fr-fr"}
SENTENCES = 50
FPS = 25.0
RAISED_MM = 0.5
# The vowels whose width and protrusion are compared, spread and rounded.
SPREAD = {"en": {"i", "ɪ", "e"}, "fr": {"i", "e"}}
ROUNDED = {"en": {"u", "ʊ", "ɔ", "oʊ", "əʊ"}, "fr": {"y", "ø", "u", "o"}}
# Unrounded vowels by height, from close to open; rounding narrows the lips whatever the height.
HEIGHTS = {
    "close /i ɪ/": {"i", "ɪ"},
    "mid /e ə/": {"e", "ə"},
    "open-mid /ɛ ʌ ɜ/": {"ɛ", "ʌ", "ɜ"},
    "open /æ a ɑ/": {"æ", "a", "ɑ"},
}
# Phones that no talker spoke, between others that they did.
BETWEEN = {
    "rounded, close-mid /ø o/": {"ø", "o"},
    "rounded, open-mid /œ ɔ/": {"œ", "ɔ"},
    "protruded /ʃ ʒ/": {"ʃ", "ʒ"},
}

Curve = npt.NDArray[np.float32]
Spoken = Sequence[tuple[Alignment, Motion]]


@dataclass(frozen=True, eq=False)
class Measured:
    """A phone with its neighbours, and the lips at its midpoint, in mm.

    ``least`` is the smallest aperture around it; ``lower_lip`` is the height of the lower lip's
    inner edge at the midpoints of the phone and its two neighbours.
    """

    phone: Interval
    before: Interval
    after: Interval
    aperture: float
    width: float
    protrusion: float
    least: float
    lower_lip: tuple[float, float, float]

    @property
    def label(self) -> str:
        """The phone without nasality."""
        return self.phone.label.rstrip("\N{COMBINING TILDE}")


def main() -> None:
    """Speak, animate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voices", nargs="*", metavar="VOICE", help="names or files of voices")
    parser.add_argument("--articulation", type=float, default=1.0)
    parser.add_argument("--postures", action="store_true", help="as say and animate show it")
    parser.add_argument("--recorded", nargs="*", type=Path, default=[], metavar="CORPUS")
    arguments = parser.parse_args()
    recordings = {path.stem: recorded(path) for path in arguments.recorded}
    for language, accent in ACCENTS.items():
        candidates = [each for each in speak_all(shipped_sentences(language), language) if each]
        chosen = choose_prompts(candidates, minutes=60).sentences[:SENTENCES]
        alignments = [speak(each.text, accent).alignment for each in chosen]
        columns = {
            name: spoken(name, alignments, arguments.articulation, arguments.postures)
            for name in arguments.voices or [None]
        }
        columns |= {f"{name}, recorded": each for name, each in recordings.items()}
        print_table(language, columns)


def spoken(
    voice: str | None,
    alignments: Sequence[Alignment],
    articulation: float = 1.0,
    postures: bool = False,
) -> Spoken:
    """The alignments with the motions of a voice, with the postures of phones if asked for."""
    loaded = load_voice(voice)
    articulator = articulator_of_voice(loaded)
    motions = zip(alignments, loaded.animate_all(alignments, FPS), strict=True)
    shown = [
        (each, with_postures(motion, each, loaded) if postures else motion)
        for each, motion in motions
    ]
    return [(each, articulated(motion, each, articulation, articulator)) for each, motion in shown]


def recorded(path: Path) -> Spoken:
    """The alignments and motions of a corpus."""
    with Corpus(path) as corpus:
        return [(u.alignment, u.motion.resampled(FPS)) for u in corpus.utterances(corpus.names)]


def print_table(language: str, columns: dict[str | None, Spoken]) -> None:
    """Print the measures of a language, a row per measure."""
    rows = {name: summary(language, each) for name, each in columns.items()}
    print(f"\n| {language} | {' | '.join(str(name or 'default') for name in rows)} |")
    print(f"| --- |{' --- |' * len(rows)}")
    for measure in next(iter(rows.values())):
        print(f"| {measure} | {' | '.join(row[measure] for row in rows.values())} |")


def summary(language: str, spoken: Spoken) -> dict[str, str]:
    """All measures of speech as text."""
    phones = [each for alignment, motion in spoken for each in measured(alignment, motion)]
    vowels = [each for each in phones if each.label in VOWELS | DIPHTHONGS]
    bilabials = [each for each in phones if each.label in BILABIALS]
    labiodentals = [each for each in phones if each.label in {"f", "v"}]
    spread = [each for each in vowels if each.label in SPREAD[language]]
    rounded = [each for each in vowels if each.label in ROUNDED[language]]
    opening = {
        name: [e for e in phones if e.label in labels]
        for name, labels in {**HEIGHTS, **BETWEEN}.items()
    }
    speeds, jerks = moving(spoken)
    return {
        "/p b m/ closed": share(each.least < CLOSED_BELOW_MM for each in bilabials),
        "/f v/, lower lip raised": share(raised(each) for each in labiodentals),
        "vowels shut": share(each.aperture < CLOSED_BELOW_MM for each in vowels),
        "rounded narrower than spread, mm": apart(
            [e.width for e in spread], [e.width for e in rounded]
        ),
        "rounded further forward, mm": apart(
            [e.protrusion for e in rounded], [e.protrusion for e in spread]
        ),
        **{f"aperture, {name}, mm": middle([e.aperture for e in v]) for name, v in opening.items()},
        "fastest lips (99 %), mm/s": f"{speeds:.0f}",
        "jerk of the aperture (RMS), m/s³": f"{jerks / 1000:.0f}",
    }


def measured(alignment: Alignment, motion: Motion) -> Iterator[Measured]:
    """Every phone between two others."""
    times, curves = motion.times, [aperture(motion), width(motion), protrusion(motion)]
    lower = motion.positions[:, motion.layout.index(motion.layout.landmarks.lower_inner), 1]
    phones = alignment.phones
    for before, phone, after in zip(phones, phones[1:], phones[2:], strict=False):
        around = (times >= phone.start - CLOSURE_MARGIN_S) & (times <= phone.end + CLOSURE_MARGIN_S)
        at = [float(np.interp(phone.middle, times, curve)) for curve in curves]
        heights = [float(np.interp(p.middle, times, lower)) for p in (phone, before, after)]
        least = float(curves[0][around].min()) if around.any() else at[0]
        yield Measured(phone, before, after, *at, least, (heights[0], heights[1], heights[2]))


def aperture(motion: Motion) -> Curve:
    """The distance in mm of the lips' inner middles as seen from the front."""
    marks = motion.layout.landmarks
    upper, lower = (motion.layout.index(n) for n in (marks.upper_inner, marks.lower_inner))
    between = motion.positions[:, upper, :2] - motion.positions[:, lower, :2]
    found: Curve = np.linalg.norm(between, axis=1)
    return found


def raised(phone: Measured) -> bool:
    """Whether the lower lip is higher than in the vowels next to a phone; true if it has none."""
    own, *others = phone.lower_lip
    neighbours = (phone.before.label[0], phone.after.label[0])
    vowels = [h for h, label in zip(others, neighbours, strict=True) if label in VOWELS]
    return all(own > height + RAISED_MM for height in vowels)


def moving(spoken: Spoken) -> tuple[float, float]:
    """The 99th percentile of the aperture's speed in mm/s, and the RMS of its jerk in mm/s³."""
    speeds, jerks = [], []
    for _, motion in spoken:
        curve = aperture(motion).astype(np.float64)
        speeds.append(np.abs(np.diff(curve)) * motion.fps)
        jerks.append(np.diff(curve, 3) * motion.fps**3)
    return float(np.percentile(np.concatenate(speeds), 99)), float(
        np.sqrt(np.mean(np.concatenate(jerks) ** 2))
    )


def share(cases: Iterable[bool]) -> str:
    """The share of true cases, and their number."""
    found = list(cases)
    return f"{np.mean(found):.2f} of {len(found)}" if found else "–"


def middle(values: Sequence[float]) -> str:
    """The median and the number of values."""
    return f"{np.median(values):.1f} ({len(values)})" if values else "–"


def apart(larger: Sequence[float], smaller: Sequence[float]) -> str:
    """The difference of the medians."""
    both = larger and smaller
    return f"{np.median(larger) - np.median(smaller):.1f}" if both else "–"


if __name__ == "__main__":
    main()
