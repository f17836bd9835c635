"""Recording the made-up talker: marker files and alignments as a laboratory would leave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.alignment import Alignment
from labial.errors import CorpusError, LabialError
from labial.face.head import Points
from labial.files import claimed, contents
from labial.formats.c3d import C3dWriter
from labial.formats.marker_layout import write_marker_layout
from labial.formats.textgrid import write_textgrid
from labial.importers.markers import MarkersConfig
from labial.importers.takes import SPLIT
from labial.progress import Progress, unseen
from labial.sinks import writing
from labial.speech import speak
from labial.synthesis.face import HEAD, marker_layout
from labial.synthesis.law import DominanceLaw

MARK = "synthetic"
LICENCE = "synthetic: made by a rule, recorded of nobody"
ATTRIBUTION = "a synthetic talker, made by labial corpus synthesise"
LAYOUT = "layout.toml"

# The laboratory's axes, x as the talker's, z up, the talker looking along -y; and the head's place.
_LABORATORY = np.array([[1.0, 0, 0], [0, 0, 1.0], [0, -1.0, 0]])
_PLACE_MM = np.array([120.0, 340.0, 1250.0])

# How far a head moves while talking: radians and mm, one standard deviation, at these rates.
_TURN, _SHIFT_MM, _RATES_HZ = 0.05, 8.0, (0.13, 0.31, 0.57)
_GAP_S = (0.02, 0.4)


@dataclass(frozen=True)
class SynthesisConfig:
    """How the talker is recorded. ``noise_mm`` is normal, of each coordinate of each marker.

    ``gaps_a_minute`` markers are lost for 20 to 400 ms, over all markers.
    """

    language: str = "en-gb"
    fps: float = 120.0
    noise_mm: float = 0.3
    gaps_a_minute: float = 2.0
    seed: int = 0

    def __post_init__(self) -> None:
        if not (0 <= self.noise_mm <= 10 and 0 <= self.gaps_a_minute <= 1000):
            raise CorpusError(
                f"noise of {self.noise_mm} mm and {self.gaps_a_minute} gaps a minute: expected 0 to"
                " 10 and 0 to 1000"
            )
        if not 10 <= self.fps <= 1000:
            raise CorpusError(f"a rate of {self.fps:g} Hz is not between 10 and 1000")


def record(
    folder: Path,
    sentences: Sequence[str],
    config: SynthesisConfig,
    progress: Progress = unseen,
) -> None:
    """Speak sentences and leave each as C3D and TextGrid in ``folder``, with layout and split.

    Of ten utterances eight are for training, one for validation and one to test. ``progress``
    counts sentences. Raises ``SpeechError`` for a sentence or language not spoken, and
    ``LabialError`` for a folder that holds something.
    """
    with claimed(folder):
        if contents(folder):
            raise LabialError(f"{folder}: is not empty")
        _record(folder, sentences, config, progress)


def _record(
    folder: Path,
    sentences: Sequence[str],
    config: SynthesisConfig,
    progress: Progress,
) -> None:
    note = f"{MARK}: made by a rule (labial corpus synthesise), no recording of anybody"
    with writing(folder / LAYOUT) as sink:
        write_marker_layout(sink, marker_layout(), note)
    law = DominanceLaw(config.fps)
    rows = ["utterance,split"]
    with C3dWriter() as writer:
        for place, sentence in enumerate(sentences):
            name = f"{MARK}-{place + 1:05d}"
            alignment = speak(sentence, config.language).alignment
            names, positions = recorded(law, alignment, config, place)
            with writing(folder / f"{name}.c3d") as sink:
                writer.write(sink, names, positions, config.fps, {"NOTE": note})
                write_textgrid(sink.beside(f"{name}.TextGrid"), alignment)
            rows.append(f"{name},{_split(place)}")
            progress(place + 1, len(sentences))
    with writing(folder / SPLIT) as sink, sink.text() as file:
        file.write("\n".join(rows) + "\n")


def import_config(config: SynthesisConfig) -> MarkersConfig:
    """How such files are imported, so that the corpus says what it is."""
    return MarkersConfig(
        name=f"{MARK}-{config.language}",
        language=config.language,
        licence=LICENCE,
        attribution=ATTRIBUTION,
        notes={
            MARK: f"44 sensors, 13 shapes, dominance functions, noise {config.noise_mm:g} mm"
            f" a coordinate, seed {config.seed}"
        },
    )


def recorded(
    law: DominanceLaw, alignment: Alignment, config: SynthesisConfig, number: int
) -> tuple[tuple[str, ...], Points]:
    """One utterance as cameras see it: names, and positions ``[frames, markers, 3]`` in mm.

    The head moves, every coordinate is noisy, some markers are lost for a while.
    """
    random = np.random.default_rng([config.seed, number])
    motion = law.animate(alignment)
    head = np.tile(np.array(list(HEAD.values())), (len(motion), 1, 1))
    markers = np.concatenate([motion.positions, head], axis=1)
    turns, shifts = _head_movement(motion.times, random)
    moved = np.einsum("fmi,fji->fmj", markers, turns) + shifts[:, None]
    placed = moved @ _LABORATORY + _PLACE_MM
    positions = placed + random.normal(0, config.noise_mm, placed.shape)
    for _ in range(random.poisson(config.gaps_a_minute * alignment.duration / 60)):
        start = int(random.integers(len(motion)))
        frames = max(1, round(random.uniform(*_GAP_S) * config.fps))
        positions[start : start + frames, random.integers(markers.shape[1])] = np.nan
    return (*motion.layout.names, *HEAD), np.asarray(positions, np.float64)


def _head_movement(times: Points, random: np.random.Generator) -> tuple[Points, Points]:
    """Smooth rotations ``[frames, 3, 3]`` and shifts ``[frames, 3]`` in mm."""
    phases = random.uniform(0, 2 * np.pi, (len(_RATES_HZ), 6))
    sizes = random.normal(0, 1, (len(_RATES_HZ), 6)) / np.sqrt(len(_RATES_HZ) / 2)
    angles = 2 * np.pi * np.multiply.outer(times, _RATES_HZ)
    curves = (np.sin(angles[..., None] + phases) * sizes).sum(axis=1)
    return _rotations(_TURN * curves[:, :3]), _SHIFT_MM * curves[:, 3:]


def _rotations(vectors: Points) -> Points:
    """Rotations about ``vectors`` ``[frames, 3]`` by their length in radians (Rodrigues)."""
    angle = np.linalg.norm(vectors, axis=1)[:, None, None]
    x, y, z = vectors.T
    zero = np.zeros_like(x)
    cross = np.array([[zero, -z, y], [z, zero, -x], [-y, x, zero]]).transpose(2, 0, 1)
    sine, cosine = np.sinc(angle / np.pi), np.sinc(angle / 2 / np.pi) ** 2 / 2
    turned: Points = np.eye(3) + sine * cross + cosine * (cross @ cross)
    return turned


def _split(place: int) -> str:
    return {8: "validation", 9: "test"}.get(place % 10, "train")
