"""Do ARKit's weights mean what Apple's names say, and drive other heads right?

Weights are right if another head with the same shapes speaks with them. Each head that is given,
and the reference face of labial, is solved for sentences of two languages; the weights are then
played on every other head, whose lips are compared with those of its own solution, at the talker's
size. Printed are the root mean square difference on the lips, the correlation of apertures, and how
far lips are apart in the closures of /p b m/ (90th percentile). The second table shows, for each
head, what an animator expects: how much JawOpen there is in open vowels, how little of the shapes
that speech does not need, rounding in /y u/, and that lips which close before an open jaw do so by
MouthClose.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import labial
from labial.retargeting.arkit import arkit_weights, reference_shapes
from labial.retargeting.binding import bind
from labial.retargeting.character import read_character
from labial.retargeting.retarget import Retargeted, retarget
from labial.retargeting.rig import SensorShapes
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.retargeting.talker import Talker
from labial.retargeting.voice_talker import talker_of_voice
from labial.utterance import Utterance
from labial.voice import load_voice

SENTENCES = (
    ("en-us", "Papa was happy to open the map"),
    ("fr-fr", "Une rue bleue, tu as vu la lune"),
)
FPS = 60
UNWANTED = ("mouthFrown", "mouthShrugUpper", "mouthShrugLower", "mouthPress", "mouthStretch")


@dataclass(frozen=True, eq=False)
class Head:
    """A head with ARKit's shapes, and what they do to the talker's sensors."""

    name: str
    shapes: SensorShapes

    def moved_by(self, table: np.ndarray) -> np.ndarray:
        """Movement ``[frames, sensors, 3]`` in mm by ARKit's weights ``[frames, 52]``."""
        names = [self.shapes.names.arkit_name(shape) for shape in self.shapes.shapes]
        weights = np.zeros((len(table), len(names)))
        for place, name in enumerate(names):
            if name is not None:
                weights[:, place] = table[:, ARKIT_SHAPES.index(name)]
        return np.tensordot(weights, self.shapes.displacements, axes=1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--voice", type=Path, help="the voice that speaks")
    parser.add_argument("--articulation", type=float, default=1.0)
    parser.add_argument("rigs", nargs="*", type=Path, help="characters with ARKit's shapes")
    arguments = parser.parse_args()
    voice = load_voice(arguments.voice)
    talker = talker_of_voice(voice)
    heads = [Head("reference", reference_shapes())]
    for path in arguments.rigs:
        rig = read_character(path)
        heads.append(Head(path.stem, bind(rig, talker).sensor_shapes(rig)))
    figures: dict[str, float] = {}
    spoken = [
        labial.say(
            text, voice=voice, language=language, fps=FPS, articulation=arguments.articulation
        )
        for language, text in SENTENCES
    ]
    for utterance, (language, _) in zip(spoken, SENTENCES, strict=True):
        solved = {head.name: retarget(utterance.motion, talker, head.shapes) for head in heads}
        for head in heads:
            result = solved[head.name]
            table = arkit_weights(result.shapes, result.weights)
            for other in heads:
                if other is not head:
                    pair = f"{language} {head.name} on {other.name}"
                    figures |= played(pair, table, other, solved[other.name], talker)
            figures |= meaning(f"{language} {head.name}", table, utterance)
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:70}{value:8.2f}")


def played(
    pair: str, table: np.ndarray, other: Head, own: Retargeted, talker: Talker
) -> dict[str, float]:
    """How another head looks with these weights, compared with its own solution."""
    sensors = other.shapes.sensors
    lips = [sensors.index(name) for name in talker.layout.groups["lips"] if name in sensors]
    upper, lower = (
        sensors.index(getattr(talker.layout.landmarks, side))
        for side in ("upper_inner", "lower_inner")
    )
    moved = other.moved_by(table)
    wanted = np.tensordot(own.weights.astype(float), other.shapes.displacements, axes=1)
    gap, own_gap = (each[:, upper, 1] - each[:, lower, 1] for each in (moved, wanted))
    closed = own.touching[:, 0]
    return {
        f"{pair}: lips differ, mm": float(np.sqrt(((moved - wanted)[:, lips] ** 2).sum(2).mean())),
        f"{pair}: r of apertures": float(np.corrcoef(gap, own_gap)[0, 1]),
        f"{pair}: apart in closures, mm": float(np.quantile(np.abs(gap[closed]), 0.9)),
    }


def meaning(name: str, table: np.ndarray, utterance: Utterance) -> dict[str, float]:
    """What an animator reads in the curves of one head."""

    def curve(shape: str) -> np.ndarray:
        found = [k for k, each in enumerate(ARKIT_SHAPES) if each.startswith(shape)]
        return table[:, found].max(axis=1)

    def during(labels: str) -> np.ndarray:
        frames = np.zeros(len(table), bool)
        for phone in utterance.alignment.phones:
            if phone.label in labels.split():
                frames[round(phone.start * FPS) : round(phone.end * FPS) + 1] = True
        return frames

    def most(values: np.ndarray) -> float:
        return float(values.max(initial=0.0))

    closing = during("p b m") & (curve("mouthClose") > 0)
    found = {
        "JawOpen in open vowels": most(curve("jawOpen")[during("ɑ a æ ɑ̃ ɐ")]),
        "Pucker or Funnel in /y u/": most(
            np.maximum(curve("mouthPucker"), curve("mouthFunnel"))[during("y u ɥ w")]
        ),
        "MouthClose in /p b m/": most(curve("mouthClose")[closing]),
        "JawOpen in /p b m/": most(curve("jawOpen")[closing]),
    }
    found |= {shape: most(curve(shape)) for shape in UNWANTED}
    return {f"{name}: {what}": value for what, value in found.items()}


if __name__ == "__main__":
    main()
