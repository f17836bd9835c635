"""Do pre-trained models of phones help when a voice is adapted to another talker?

For each model, and without one, networks of several seeds are trained on all of a corpus' training
speech and adapted to some clips of other talkers. Each figure is the RMSE in mm on the talker's
other clips, and its difference to networks without a model of the same seed, over seeds and clips.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.adaptation import AdaptationConfig, adapt
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.evaluation.comparison import Comparison
from labial.evaluation.metrics import RMSE, score
from labial.experiment.crossed import corrected, crossed
from labial.experiment.pretrained import WITHOUT, Variant, untrained, variants_of
from labial.motion import Motion
from labial.network import LabialNetwork, join
from labial.network_predictor import trained_network
from labial.pretraining.pretrained import read_pretrained
from labial.sentences import Sentence, Sentences, read_sentences, sentence_of
from labial.training import Training, describe, one_thread
from labial.utterance import Utterance

CHOICES = 2


def main() -> None:
    """Train, adapt, and print a line for each talker, number of clips and model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("models", nargs="+", type=Path)
    parser.add_argument("--talkers", nargs="+", type=Path, required=True)
    parser.add_argument("--clips", nargs="+", type=int, default=[2, 5, 10])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--fps", type=float, default=25.0)
    options = parser.parse_args()
    variants = variants_of(options.models)
    errors: dict[tuple[str, int, str], list[npt.NDArray[np.float64]]] = {}
    with one_thread(), Corpus(options.corpus) as corpus:
        sentences = read_sentences(corpus, corpus.splits, options.fps)
        for seed in range(options.seeds):
            for variant in variants:
                config = TrainingConfig(epochs=options.epochs, fps=options.fps, seed=seed)
                network = trained(corpus, sentences, config, variant)
                for path in options.talkers:
                    for clips in options.clips:
                        found = adapted_errors(network, path, sentences, options.fps, clips)
                        errors.setdefault((path.stem, clips, variant.name), []).append(found)
                print(f"seed {seed}, {variant.name}: done", flush=True)
    print_differences(errors)


def trained(
    corpus: Corpus, sentences: Sentences, config: TrainingConfig, variant: Variant
) -> LabialNetwork:
    """The network of the epoch with the lowest validation loss."""
    config = replace(config, pretrained=variant.config)
    pretrained = read_pretrained(variant.path) if variant.path else None
    training = Training(config, sentences, pretrained=pretrained)
    for _ in range(config.epochs):
        training.epoch()
    info = describe(corpus, config, corpus.splits, sentences)
    return trained_network(info, training.checkpoint().best)


def adapted_errors(
    network: LabialNetwork, path: Path, sentences: Sentences, fps: float, clips: int
) -> npt.NDArray[np.float64]:
    """The RMSE in mm of each clip, ``[clips]``, over the choices that leave it out."""
    with Corpus(path) as corpus:
        utterances = list(corpus.utterances(corpus.names))
    spoken = [sentence_of(each, sentences.known, sentences.phones, fps) for each in utterances]
    found: list[list[float]] = [[] for _ in spoken]
    for choice in range(CHOICES):
        order = np.random.default_rng(choice).permutation(len(spoken)).tolist()
        given = [spoken[place] for place in order[:clips]]
        adapted = adapt(network, given, AdaptationConfig()).network
        for place in order[clips:]:
            predicted, lengths = join([spoken[place].frames])
            motion = adapted.eval()(predicted, lengths).detach().numpy()
            found[place].append(rmse(utterances[place], spoken[place], motion, fps))
    # The few clips that all choices adapt to are not scored.
    return np.array([np.mean(of_clip) for of_clip in found if of_clip])


def rmse(
    utterance: Utterance, sentence: Sentence, predicted: npt.NDArray[np.float32], fps: float
) -> float:
    """The RMSE of a clip in mm, at the network's frames."""
    layout, phones = utterance.motion.layout, sentence.alignment.phones
    recorded, shown = (
        Motion(positions.reshape(len(positions), -1, 3), fps, layout)
        for positions in (sentence.positions.numpy(), predicted)
    )
    value = RMSE.of(score([Comparison(utterance.name, recorded, shown, phones)]))
    assert value is not None
    return value


def print_differences(
    errors: dict[tuple[str, int, str], list[npt.NDArray[np.float64]]],
) -> None:
    """A line for each comparison; p-values have Holm's correction for all of them."""
    compared = [
        (talker, clips, name, other, np.array(errors[talker, clips, other]), np.array(values))
        for (talker, clips, name), values in errors.items()
        for other in (WITHOUT, untrained(name))
        if name not in (WITHOUT, other) and (talker, clips, other) in errors
    ]
    differences = [crossed(mine - without) for *_, without, mine in compared]
    tests = corrected(differences, [True] * len(differences))
    for (talker, clips, name, other, reference, _), each, (p, detectable) in zip(
        compared, differences, tests, strict=True
    ):
        line = f"{talker}, {clips} clips, {name}: {each.mean:+.4f}"
        line += f" mm of the {reference.mean():.4f} of {other}"
        if each.interval is not None:
            low, high = each.interval
            line += f" [{low:+.4f}, {high:+.4f}], p {p:.2g}, detectable {detectable:.4f}"
        print(line)


if __name__ == "__main__":
    main()
