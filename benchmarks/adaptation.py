"""Accuracy of adapting a voice to another talker with 1, 2, 3 or 5 clips, on the other clips.

The rows are the mean face of the clips; the voice with its mean face moved to theirs; a ridge
regression from the 8 largest principal components of the voice's prediction to the talker's
coordinates; the adapted voice; and a network of the same kind trained on the clips only, with a
latent space fitted on them, for the number of steps that is best in cross-validation, of at
most 240 or 30 passes through the clips. Each figure is the mean over four choices of clips: RMSE in
mm and Pearson's r of the aperture, as in `labial evaluate`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from labial.adaptation import AdaptationConfig, Part, adapt, moved
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.errors import TrainingError
from labial.evaluation.comparison import Comparison
from labial.evaluation.metrics import METRICS, RMSE, score
from labial.latents.fitting import fit_space
from labial.motion import Motion
from labial.network import LabialNetwork, build_network, join
from labial.sentences import Sentence, Sentences, sentence_of
from labial.training import one_thread
from labial.utterance import Utterance
from labial.voice import Voice, load_voice
from labial.voice_weights import network_of_voice

CLIPS = (1, 2, 3, 5)
CHOICES = 4
COMPONENTS = 8
MANY = 20
RIDGE = 1.0  # relative to the mean variance of the components
APERTURE_R = METRICS["aperture_r"]
Predict = Callable[[Sentence], Tensor]


def main() -> None:
    """Measure and print a table per corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--voice", type=Path, default=Path("grid-s1"), help="the voice to adapt")
    parser.add_argument("--clips", type=int, nargs="+", default=CLIPS)
    arguments = parser.parse_args()
    voice = load_voice(arguments.voice)
    with one_thread():
        for path in arguments.corpora:
            with Corpus(path) as corpus:
                table(corpus, voice, arguments.clips)


def table(corpus: Corpus, voice: Voice, counts: Sequence[int]) -> None:
    """Print the table of a corpus: a row per method, a column per number of clips."""
    utterances = list(corpus.utterances(corpus.names))
    known, phones = voice.info.substitutions, voice.info.phones
    sentences = [sentence_of(each, known, phones, voice.fps) for each in utterances]
    counts = [count for count in counts if count < len(sentences)]
    cells: dict[str, list[str]] = {}
    for count in counts:
        found: dict[str, list[tuple[float, float]]] = {}
        for choice in range(CHOICES):
            order = np.random.default_rng(choice).permutation(len(sentences)).tolist()
            given = [sentences[place] for place in order[:count]]
            for name, predict in methods(voice, given).items():
                scored = [compared(utterances[p], sentences[p], predict) for p in order[count:]]
                found.setdefault(name, []).append(scores_of(scored))
        for name, each in found.items():
            rmse, r = np.mean(each, axis=0)
            cells.setdefault(name, []).append(f"{rmse:.2f}, {r:.2f}")
    print(f"\n{corpus.info.name} from {voice.info.name}: RMSE mm, aperture r; {CHOICES} choices")
    print_rows([f"{count} clips" for count in counts], cells)


def print_rows(columns: Sequence[str], cells: Mapping[str, Sequence[str]]) -> None:
    """Print a table with a row per method."""
    print(f"{'':28}" + "".join(f"{column:>14}" for column in columns))
    for name, row in cells.items():
        print(f"{name:28}" + "".join(f"{cell:>14}" for cell in row), flush=True)


def scores_of(scored: Sequence[Comparison]) -> tuple[float, float]:
    """RMSE in mm, and Pearson's r of the aperture; 0 where it is undefined."""
    scores = score(scored, (RMSE, APERTURE_R))
    return RMSE.of(scores), APERTURE_R.of(scores) or 0.0


def methods(voice: Voice, given: Sequence[Sentence]) -> dict[str, Predict]:
    """The methods fitted on ``given``, which predict the talker's other clips."""
    network = network_of_voice(voice)
    parts = [Part.whole(sentence) for sentence in given]
    mean = torch.cat([sentence.positions for sentence in given]).mean(dim=0)
    base = predictor(moved(network, parts))

    def still(sentence: Sentence) -> Tensor:
        return mean.expand_as(sentence.positions)

    return {
        "mean face": still,
        "voice, mean face moved": base,
        "ridge on its components": ridge(base, given),
        "adapted": predictor(adapt(network, given, AdaptationConfig()).network),
        "trained from scratch": from_scratch(voice, given) or still,
    }


def predictor(network: LabialNetwork) -> Predict:
    """A network's prediction, ``[frames, coordinates]`` in mm."""

    def predict(sentence: Sentence) -> Tensor:
        with torch.no_grad():
            return network.eval()(*join([sentence.frames]))

    return predict


def ridge(base: Predict, given: Sequence[Sentence]) -> Predict:
    """Coordinates by ridge regression from the largest components of ``base``'s prediction."""
    inputs = torch.cat([base(sentence) for sentence in given])
    targets = torch.cat([sentence.positions for sentence in given])
    centre, mean = inputs.mean(dim=0), targets.mean(dim=0)
    _, spread, directions = torch.linalg.svd(inputs - centre, full_matrices=False)
    directions = directions[:COMPONENTS].T
    latents = (inputs - centre) @ directions
    price = RIDGE * (spread[:COMPONENTS] ** 2).mean() / len(inputs)
    weights = torch.linalg.solve(
        latents.T @ latents + price * torch.eye(latents.shape[1]), latents.T @ (targets - mean)
    )
    return lambda sentence: (base(sentence) - centre) @ directions @ weights + mean


def from_scratch(voice: Voice, given: Sequence[Sentence]) -> Predict | None:
    """A network trained on the clips only; None if it fails on the clips that are left out.

    The voice's configuration injects, with targets in mm.
    """
    torch.manual_seed(0)
    config = TrainingConfig.from_dict(voice.info.training["config"])
    network = build_network(config, voice.info.phones, given[0].positions.shape[1])
    sentences = Sentences(tuple(given), tuple(given), voice.info.phones, voice.info.substitutions)
    network.decoder.load_state_dict(fit_space(config, sentences).decoder().state_dict())
    try:
        return predictor(adapt(network, given, scratch_config(len(given))).network)
    except TrainingError:
        return None


def scratch_config(clips: int) -> AdaptationConfig:
    """How a network is trained on the clips only; three folds are enough for many clips."""
    return AdaptationConfig(most_steps=240, most_passes=30, folds=3 if clips > MANY else 6)


def compared(utterance: Utterance, sentence: Sentence, predict: Predict) -> Comparison:
    """A clip as recorded and as predicted, at the recorded frames."""
    recorded = utterance.motion
    positions = predict(sentence).reshape(len(sentence.positions), -1, 3).numpy()
    predicted = Motion(positions, sentence.fps, recorded.layout)
    phones = sentence.alignment.phones
    return Comparison(
        utterance.name, recorded, predicted.resampled(recorded.fps, len(recorded)), phones
    )


if __name__ == "__main__":
    main()
