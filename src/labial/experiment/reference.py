"""Reference values of a corpus: its size, the loss of its mean face, recorded trajectories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from labial.corpus import Corpus, names_in
from labial.experiment.task import SAMPLES, upper_lip


def describe_corpus(corpus: Corpus, splits: Mapping[str, str]) -> dict[str, Any]:
    """The minutes of each split, the loss of the static mean face, and sample sentences.

    The loss is the mean squared distance in mm² of validation frames from the mean of the training
    frames. Each sample has its phones with times in seconds, its words and the recorded upper lip.
    """
    minutes, means = {}, {}
    for split in ("train", "validation", "test"):
        frames = np.concatenate(
            [u.motion.positions for u in corpus.utterances(names_in(splits, split, corpus))]
        )
        minutes[split] = len(frames) / corpus.info.fps / 60
        means[split] = frames.reshape(len(frames), -1)
    still = ((means["validation"] - means["train"].mean(axis=0)) ** 2).sum(axis=1).mean()
    samples = {
        u.name: {
            "phones": [[p.start, p.end, p.label] for p in u.alignment.phones],
            "words": [w.label for w in u.alignment.words],
            "upper_lip_mm": upper_lip(u.motion),
        }
        for u in corpus.utterances(names_in(splits, "test", corpus)[:SAMPLES])
    }
    return {
        "corpus": corpus.info.name,
        "attribution": corpus.info.attribution,
        "fps": corpus.info.fps,
        "sensors": len(corpus.info.layout.names),
        "utterances": {split: len(names_in(splits, split, corpus)) for split in minutes},
        "minutes": minutes,
        "loss_of_mean_face": float(still),
        "samples": samples,
    }
