"""Accuracy of adapting a voice to synthetic talkers, with 5 seconds to 10 minutes of speech.

A voice is trained on about 15 minutes of synthetic talker 0 and adapted to other talkers, who
differ in their faces and in their laws of motion. The rows are the noise floor, which is the error
of the talker's law itself, and those of benchmarks/adaptation.py. Each figure is over the same 30
sentences, which are not used for adapting: RMSE in mm and Pearson's r of the aperture.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from adaptation import compared, methods, print_rows, scores_of
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, CorpusInfo, write_corpus
from labial.evaluation.comparison import compare
from labial.motion import Motion
from labial.publishing import publish
from labial.run import read_checkpoint, read_description
from labial.sentences import Sentence, sentence_of
from labial.speech import speak
from labial.synthesis.law import DominanceLaw
from labial.synthesis.talker import SyntheticTalker
from labial.synthesis.texts import generated_sentences
from labial.training import one_thread, train
from labial.utterance import Utterance
from labial.voice import Voice, load_voice

FPS = 30.0
NOISE_MM = 0.3
LANGUAGE = "en-gb"
BASE = TrainingConfig(epochs=20, encoder="features")
BASE_SENTENCES, SCORED_SENTENCES = 160, 30


def main() -> None:
    """Train the base voice, then measure and print a table per talker."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talkers", nargs="+", type=int, default=(3, 4))
    parser.add_argument("--seconds", nargs="+", type=float, default=(5, 20, 60, 180, 600))
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        voice = base_voice(Path(folder))
        for number in arguments.talkers:
            table(voice, number, arguments.seconds)


def recordings(number: int, texts: Sequence[str]) -> Iterator[Utterance]:
    """A talker speaking ``texts``, with noise."""
    law = DominanceLaw(FPS, talker=SyntheticTalker.numbered(number))
    random = np.random.default_rng([number, len(texts)])
    for place, text in enumerate(texts):
        alignment = speak(text, LANGUAGE).alignment
        clean = law.animate(alignment)
        noisy = clean.positions + random.normal(0, NOISE_MM, clean.positions.shape)
        motion = Motion(noisy.astype(np.float32), FPS, clean.layout)
        yield Utterance(f"{number}-{place:04d}", alignment, motion)


def base_voice(folder: Path) -> Voice:
    """The voice of talker 0."""
    spoken = list(recordings(0, generated_sentences(LANGUAGE, BASE_SENTENCES)))
    info = CorpusInfo("talker 0", FPS, spoken[0].motion.layout, language=LANGUAGE)
    splits = ["validation" if place % 10 == 9 else "train" for place in range(len(spoken))]
    write_corpus(folder / "base.h5", info, zip(spoken, splits, strict=True))
    with Corpus(folder / "base.h5") as corpus:
        train(corpus, folder / "run", BASE)
        run = (read_description(folder / "run"), read_checkpoint(folder / "run"))
        publish({"run": run}, "best", corpus, folder / "base.onnx", lambda _: {})
    voice = load_voice(folder / "base.onnx")
    minutes = sum(each.alignment.duration for each in spoken) / 60
    left = [each for each, split in zip(spoken, splits, strict=True) if split == "validation"]
    errors = [scores_of([compare(e, p) for e in left])[0] for p in (DominanceLaw(FPS), voice)]
    print(f"base: {minutes:.1f} minutes of talker 0; noise floor {errors[0]:.3f} mm, voice on")
    print(f"sentences that were not trained on {errors[1]:.3f} mm", flush=True)
    return voice


def table(voice: Voice, number: int, seconds: Sequence[float]) -> None:
    """Print the table of a talker: a row per method, a column per amount of speech."""
    needed = round(max(seconds) / 3) + 1
    texts = generated_sentences(LANGUAGE, SCORED_SENTENCES + needed, seed=number)
    law = DominanceLaw(FPS, talker=SyntheticTalker.numbered(number))
    unseen = list(recordings(number, texts[:SCORED_SENTENCES]))
    unseen_sentences = [sentence(voice, each) for each in unseen]
    rmse, r = scores_of([compare(each, law) for each in unseen])
    cells: dict[str, list[str]] = {"noise floor": [f"{rmse:.3f}, {r:.2f}"] * len(seconds)}
    known = recordings(number, texts[SCORED_SENTENCES:])
    given: list[Utterance] = []
    for target in seconds:
        while sum(each.alignment.duration for each in given) < target:
            given.append(next(known))
        clips = [sentence(voice, each) for each in given]
        with one_thread():
            found = methods(voice, clips)
        for name, predict in found.items():
            pairs = zip(unseen, unseen_sentences, strict=True)
            rmse, r = scores_of([compared(each, spoken, predict) for each, spoken in pairs])
            cells.setdefault(name, []).append(f"{rmse:.3f}, {r:.2f}")
    print(f"\ntalker {number}, {SyntheticTalker.numbered(number)}")
    print_rows([f"{each:g} s" for each in seconds], cells)


def sentence(voice: Voice, utterance: Utterance) -> Sentence:
    """An utterance as the voice's network reads it."""
    return sentence_of(utterance, voice.info.substitutions, voice.info.phones, voice.fps)


if __name__ == "__main__":
    main()
