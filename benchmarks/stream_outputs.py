"""How near the weights that streams send are to those of whole motions, as files have them.

The sentences are those of `benchmarks/streaming.py`. Weights of ARKit and visemes are compared with
those of the stream's own motion solved whole, and of the whole sentence: root mean squares, and the
largest change of a weight between two frames relative to the whole's. For ARKit also the error of
the sensors of the reference face, and how far its lips are apart at most where the talker's touch.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.motion import Motion
from labial.prompts.candidates import shipped_sentences
from labial.retargeting.arkit import arkit_weights, reference_shapes
from labial.retargeting.retarget import retarget
from labial.retargeting.shape_model import RetargetingConfig, ShapeModel
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.retargeting.voice_talker import talker_of_voice
from labial.speech import speak
from labial.streaming import Stream
from labial.streaming.stream import LOOK_AHEAD_S
from labial.visemes.oculus import viseme_shapes, viseme_weights
from labial.voice import Voice, load_voice

FPS = 60.0
EVERY = 8
CHUNKS = (0.02, 0.04, 0.06, 0.1)

Solver = Callable[[Motion, Alignment], npt.NDArray[np.float32]]
"""Weights of a whole motion."""


def main() -> None:
    """Measure and print."""
    voice = load_voice(*sys.argv[1:])
    sentences = [
        speak(text, "en-gb").alignment for text in shipped_sentences("en")[EVERY - 1 :: EVERY]
    ]
    wholes = [voice.animate(sentence, FPS) for sentence in sentences]
    print("| output | chunk, s | error | of sensors, mm | step | apart, mm | from the sentence |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    ways = {"arkit": arkit_of_the_whole(voice), "visemes": visemes_of_the_whole(voice)}
    for output, whole in ways.items():
        of_sentences = [whole(*each) for each in zip(wholes, sentences, strict=True)]
        for chunk in CHUNKS:
            found, expected, motions = [], [], []
            for sentence in sentences:
                stream = Stream(voice, LOOK_AHEAD_S, FPS, chunk, output=output)
                stream.push(sentence.phones)
                frames = stream.finish()
                motions.append(Motion(frames.positions, FPS, voice.layout))
                found.append(frames.values)
                expected.append(whole(motions[-1], sentence))
            error, from_sentence = (rms(found, each) for each in (expected, of_sentences))
            step = max(map(largest_change, found)) / max(map(largest_change, expected))
            sensors, apart = ("", "")
            if output == "arkit":
                sensors, apart = (
                    f"{mm:.3f}" for mm in on_reference(voice, found, expected, motions)
                )
            print(
                f"| {output} | {chunk} | {error:.4f} | {sensors} | {step:.2f} | {apart} |"
                f" {from_sentence:.3f} |"
            )


def arkit_of_the_whole(voice: Voice) -> Solver:
    """ARKit's weights as files have them."""
    talker, shapes = talker_of_voice(voice), reference_shapes()

    def solved(motion: Motion, _: Alignment) -> npt.NDArray[np.float32]:
        result = retarget(motion, talker, shapes)
        return arkit_weights(result.shapes, result.weights)

    return solved


def visemes_of_the_whole(voice: Voice) -> Solver:
    """Visemes as files have them."""
    return partial(viseme_weights, shapes=viseme_shapes(voice))


def on_reference(
    voice: Voice,
    found: Sequence[npt.NDArray[np.float32]],
    expected: Sequence[npt.NDArray[np.float32]],
    motions: Sequence[Motion],
) -> tuple[float, float]:
    """The error in mm of the reference face's sensors, and its largest gap where lips touch."""
    shapes = reference_shapes()
    model = ShapeModel.of(talker_of_voice(voice), shapes, RetargetingConfig())
    columns = [ARKIT_SHAPES.index(name) for name in shapes.shapes]
    moved = [
        [np.tensordot(weights[:, columns], shapes.displacements, axes=1) for weights in each]
        for each in (found, expected)
    ]
    gaps = [
        (model.resting_gap + weights[:, columns] @ model.gaps.T)
        * (model.opening(motion.positions) <= 0)
        for weights, motion in zip(found, motions, strict=True)
    ]
    return rms(*moved), float(np.concatenate(gaps).max())


def rms(
    found: Sequence[npt.NDArray[np.floating[Any]]],
    expected: Sequence[npt.NDArray[np.floating[Any]]],
) -> float:
    """The root mean square difference of arrays."""
    return float(np.sqrt(((np.concatenate(found) - np.concatenate(expected)) ** 2).mean()))


def largest_change(weights: npt.NDArray[np.float32]) -> float:
    """The largest change of a weight between two frames."""
    return float(np.abs(np.diff(weights, axis=0)).max())


if __name__ == "__main__":
    main()
