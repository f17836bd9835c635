"""How near the frames of a stream are to those of the whole sentence, and what a stream costs.

The sentences are the English ones of `labial corpus prompts` that `labial voice stream` leaves out,
every eighth, spoken by espeak-ng.
Errors are root mean squares over frames at 60 Hz, of sensor coordinates and of the aperture, and
the largest step of a sensor between two frames relative to the whole's. Costs are CPU times for
each stream and 20 ms of speech, with phones pushed one by one; "streams" is how many that allows at
once in real time on one core. With a corpus, its test split is scored too, or all of it if it has
none.

All this is without postures and pauses, as the voice is measured. With them, ten English and ten
French sentences are compared with what `labial.animate` makes of the whole, and costs again.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment
from labial.animation import animate
from labial.corpus import Corpus, names_in
from labial.evaluation.comparison import compare
from labial.evaluation.metrics import METRICS, score
from labial.face.lips import aperture, width
from labial.motion import Motion, SensorLayout
from labial.predictor import Predictor
from labial.prompts.candidates import shipped_sentences
from labial.speech import speak
from labial.streaming import Stream, frames_of
from labial.streaming.outputs import OUTPUTS
from labial.streaming.stream import CHUNK_S, LOOK_AHEAD_S
from labial.voice import Voice, load_voice

FPS = 60.0
EVERY = 8
LOOK_AHEADS = (0.1, 0.2, 0.3, 0.5, 0.75)
CHUNKS = (0.02, 0.04, 0.06, 0.1)
STREAMS = (1, 10, 100, 200)
SCORED = {"RMSE, mm": "rmse_mm", "r": "r", "aperture r": "aperture_r"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("voice", nargs="?", metavar="VOICE", help="name or file of a voice")
    parser.add_argument("--like", metavar="VOICE", help="the voice whose whole is the reference")
    parser.add_argument("--corpus", type=Path, metavar="CORPUS")
    arguments = parser.parse_args()
    voice = load_voice(arguments.voice)
    like = load_voice(arguments.like) if arguments.like else voice
    sentences = [
        speak(text, "en-gb").alignment for text in shipped_sentences("en")[EVERY - 1 :: EVERY]
    ]
    wholes = [like.animate(sentence, FPS) for sentence in sentences]
    print("| look-ahead, s | chunk, s | error, mm | of the aperture | largest step |")
    print("| --- | --- | --- | --- | --- |")
    for look_ahead in LOOK_AHEADS:
        for chunk in CHUNKS:
            error = errors(voice, sentences, wholes, look_ahead, chunk)
            print(f"| {look_ahead} | {chunk} | {' | '.join(f'{each:.2f}' for each in error)} |")
    if arguments.corpus:
        print_scores(voice, arguments.corpus)
    print(f"\n| look-ahead, s | chunk, s | streams | {' | '.join(OUTPUTS)} | streams on one core |")
    print(f"| --- | --- | --- |{' --- |' * len(OUTPUTS)} --- |")
    for look_ahead, chunk in [*((LOOK_AHEAD_S, chunk) for chunk in CHUNKS), (0.5, CHUNK_S)]:
        for streams in STREAMS:
            costs = [
                cost_ms(voice, sentences, look_ahead, chunk, streams, output) for output in OUTPUTS
            ]
            figures = " | ".join(f"{cost:.2f}" for cost in costs)
            at_once = ", ".join(f"{20 / cost:.0f}" for cost in costs)
            print(f"| {look_ahead} | {chunk} | {streams} | {figures} | {at_once} |")
    print(f"\nmemory of a stream: {memory_kb(voice, sentences[0]):.0f} kB")
    print_postures(voice)


def print_postures(voice: Voice) -> None:
    """Print how near streams with postures are to whole sentences with them, and their costs."""
    sentences = [
        speak(text, language).alignment
        for language in ("en-gb", "fr-fr")
        for text in shipped_sentences(language[:2])[EVERY - 1 :: EVERY][:10]
    ]
    wholes = [animate("", each, voice, FPS).motion for each in sentences]
    plain = [animate("", each, voice, FPS, postures=False).motion for each in sentences]
    print("\n| look-ahead, s | error, mm | of the aperture | of the width |")
    print("| --- | --- | --- | --- |")
    print(f"| whole, without postures | {_differences(plain, wholes)} |")
    for look_ahead in (0.15, *LOOK_AHEADS[1:]):
        frames = [streamed(voice, each, look_ahead) for each in sentences]
        print(f"| {look_ahead} | {_differences(frames, wholes)} |")
    print("\n| chunk, s | streams | ms with postures | without | streams on one core |")
    print("| --- | --- | --- | --- | --- |")
    for chunk in CHUNKS:
        for streams in STREAMS[::2]:
            ways = [
                cost_ms(voice, sentences, LOOK_AHEAD_S, chunk, streams, "positions", postures)
                for postures in (True, False)
            ]
            costs = " | ".join(f"{each:.2f}" for each in ways)
            print(f"| {chunk} | {streams} | {costs} | {20 / ways[0]:.0f}, {20 / ways[1]:.0f} |")


def streamed(voice: Voice, sentence: Alignment, look_ahead: float) -> Motion:
    """All frames of a stream with postures."""
    stream = Stream(voice, look_ahead, FPS, CHUNK_S)
    stream.push(sentence.phones)
    return Motion(stream.finish().positions, FPS, voice.layout)


def _differences(frames: Sequence[Motion], wholes: Sequence[Motion]) -> str:
    """The root mean squares in mm of the differences of coordinates, apertures and widths."""
    pairs = list(zip(frames, wholes, strict=True))
    found = [
        np.concatenate([(one.positions - other.positions).ravel() for one, other in pairs]),
        np.concatenate([aperture(one) - aperture(other) for one, other in pairs]),
        np.concatenate([width(one) - width(other) for one, other in pairs]),
    ]
    return " | ".join(f"{np.sqrt(np.mean(each**2)):.2f}" for each in found)


def errors(
    voice: Voice,
    sentences: Sequence[Alignment],
    wholes: Sequence[Motion],
    look_ahead: float,
    chunk: float,
) -> tuple[float, float, float]:
    """The errors in mm of coordinates and aperture, and the ratio of the largest steps."""
    squares, openings, steps, whole_steps = [], [], [0.0], [0.0]
    for sentence, whole in zip(sentences, wholes, strict=True):
        stream = Stream(voice, look_ahead, FPS, chunk, postures=False)
        stream.push(sentence.phones)
        frames = Motion(stream.finish().positions, FPS, voice.layout)
        squares.append((frames.positions - whole.positions) ** 2)
        openings.append((aperture(frames) - aperture(whole)) ** 2)
        steps.append(largest_step(frames.positions))
        whole_steps.append(largest_step(whole.positions))
    error, opening = (float(np.sqrt(np.concatenate(e).mean())) for e in (squares, openings))
    return error, opening, max(steps) / max(whole_steps)


def largest_step(positions: npt.NDArray[np.float32]) -> float:
    """The largest distance in mm that a sensor moves between two frames."""
    return float(np.linalg.norm(np.diff(positions, axis=0), axis=2).max())


@dataclass(frozen=True)
class Streamed:
    """A voice's streams as a predictor."""

    voice: Voice
    look_ahead: float

    @property
    def fps(self) -> float:
        """The voice's rate in Hz."""
        return self.voice.fps

    @property
    def layout(self) -> SensorLayout:
        """The voice's sensors."""
        return self.voice.layout

    def animate(self, alignment: Alignment) -> Motion:
        """All frames of a stream of ``alignment``."""
        stream = Stream(self.voice, self.look_ahead, self.fps, postures=False)
        stream.push(alignment.phones)
        return Motion(stream.finish().positions, self.fps, self.layout)


def print_scores(voice: Voice, path: Path) -> None:
    """Print scores of the whole and of streams on the test split of a corpus, or on all of it."""
    with Corpus(path) as corpus:
        split = "test" in corpus.splits.values()
        names = names_in(corpus.splits, "test", corpus) if split else corpus.names
        recorded = list(corpus.utterances(names))
    print(f"\n| look-ahead, s | {' | '.join(SCORED)} |")
    print(f"| --- |{' --- |' * len(SCORED)}")
    ways: dict[str, Predictor] = {"whole": voice}
    ways |= {str(each): Streamed(voice, each) for each in LOOK_AHEADS}
    for name, way in ways.items():
        scores = score([compare(each, way) for each in recorded])
        found = [METRICS[metric].of(scores) for metric in SCORED.values()]
        print(f"| {name} | {' | '.join(f'{each:.3f}' for each in found)} |")


def cost_ms(
    voice: Voice,
    sentences: Sequence[Alignment],
    look_ahead: float,
    chunk: float,
    streams: int,
    output: str,
    postures: bool = False,
) -> float:
    """CPU time in ms for each stream and 20 ms of speech, while streams advance in step."""
    open_streams = [
        Stream(voice, look_ahead, FPS, chunk, output=output, postures=postures)
        for _ in range(streams)
    ]
    assert len(open_streams[0].output.rest)  # made before the clock starts
    sentence = max(sentences, key=lambda each: each.duration)
    start, frames = time.process_time(), 0
    for phone in sentence.phones:
        for stream in open_streams:
            stream.push([phone])
        frames += sum(len(each) for each in frames_of(open_streams))
    return (time.process_time() - start) * 1e3 / (frames / FPS / 0.02)


def memory_kb(voice: Voice, sentence: Alignment, streams: int = 50) -> float:
    """Memory of a stream in speech, in kB."""
    Stream(voice).push(sentence.phones)
    tracemalloc.start()
    kept = []
    for _ in range(streams):
        stream = Stream(voice)
        for phone in sentence.phones:
            stream.push([phone])
            stream.frames()
        kept.append(stream)
    memory = tracemalloc.get_traced_memory()[0] / len(kept) / 1000
    tracemalloc.stop()
    return memory


if __name__ == "__main__":
    main()
