"""What a student of the mean of several networks is worth, on clips that none of them has seen.

Each clip of a talker is left out in turn. The mean and the single network are adapted to the
others, each for the number of steps that is best in cross-validation over them; then a copy of the
single network learns from the mean, on the phones of texts and of a corpus, as `labial voice
distil` does. All are scored on the clip left out: RMSE in mm over all clips.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from torch import Tensor

from labial.adaptation import AdaptationConfig, adapt
from labial.alignment import Alignment
from labial.cli.learned_speech import LearnedSpeech
from labial.corpus import Corpus
from labial.distillation import Distillation, distil, predicted
from labial.distilled_voice import rows_of
from labial.network import FaceNetwork
from labial.progress import unseen
from labial.sentences import Sentence, sentence_of
from labial.training import one_thread
from labial.utterance import Utterance
from labial.voice import Voice, load_voice
from labial.voice_weights import network_of_voice


def main() -> None:
    """Measure and print a line for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mean", type=Path, help="a voice of several networks")
    parser.add_argument("single", type=Path, help="a voice of one of them")
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--phones", type=Path, help="the corpus whose phones are learned too")
    parser.add_argument("--steps", type=int, default=6000)
    arguments = parser.parse_args()
    mean, single = load_voice(arguments.mean), load_voice(arguments.single)
    spoken = LearnedSpeech(corpus=arguments.phones).spoken(unseen)
    print(f"{'RMSE, mm':12}{'single':>8}{'mean':>8}{'student':>9}")
    for path in arguments.corpora:
        with Corpus(path) as corpus, one_thread():
            utterances = list(corpus.utterances(corpus.names))
            errors = left_out(utterances, single, mean, spoken, arguments.steps)
            print(f"{corpus.info.name:12}{errors[0]:8.3f}{errors[1]:8.3f}{errors[2]:9.3f}")


def left_out(
    utterances: Sequence[Utterance],
    single: Voice,
    mean: Voice,
    spoken: Sequence[Alignment],
    steps: int,
) -> list[float]:
    """The RMSE over clips left out of the single network, the mean and the student."""
    voices = single, mean
    clips = [sentences_of(utterances, voice) for voice in voices]
    rows = [rows_of(voice, spoken) for voice in voices]
    squares: list[list[Tensor]] = [[], [], []]
    for place in range(len(utterances)):
        networks = [
            adapt(network_of_voice(voice), without(place, each), AdaptationConfig()).network
            for voice, each in zip(voices, clips, strict=True)
        ]
        wanted = predicted(networks[1], rows[1])
        student = distil(networks[0], rows[0], wanted, Distillation(steps))
        scored = (networks[0], clips[0]), (networks[1], clips[1]), (student, clips[0])
        for found, (network, sentences) in zip(squares, scored, strict=True):
            found.append(squared(network, sentences[place]))
    return [float(torch.cat(found).mean(dim=0).sqrt().mean()) for found in squares]


def sentences_of(utterances: Iterable[Utterance], voice: Voice) -> list[Sentence]:
    """Recordings as the network of ``voice`` reads them."""
    known, phones = voice.info.substitutions, voice.info.phones
    return [sentence_of(each, known, phones, voice.fps) for each in utterances]


def without(place: int, sentences: Sequence[Sentence]) -> list[Sentence]:
    """All but one."""
    return [*sentences[:place], *sentences[place + 1 :]]


def squared(network: FaceNetwork, sentence: Sentence) -> Tensor:
    """Squared errors ``[frames, coordinates]`` in mm²."""
    (positions,) = predicted(network, [sentence.frames])
    return (positions - sentence.positions) ** 2


if __name__ == "__main__":
    main()
