"""What a training reads: the corpus' own frames and phones, at the given rate."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from labial.corpus import Corpus
from labial.errors import CorpusError, LabialWarning
from labial.sentences import Sentences, all_positions, read_sentences


@pytest.fixture(scope="module")
def read(small_corpus) -> Sentences:
    with Corpus(small_corpus) as corpus:
        return read_sentences(corpus, corpus.splits, 25.0)


def test_sentences_have_the_frames_and_phones_of_the_corpus(read, small_corpus):
    with Corpus(small_corpus) as corpus:
        for split, sentences in (("train", read.training), ("validation", read.validation)):
            names = sorted(name for name, s in corpus.splits.items() if s == split)
            assert [sentence.name for sentence in sentences] == names
            for sentence in sentences:
                utterance = corpus.read(sentence.name)
                spoken = [read.phones[place] for place in sentence.frames.phones]
                assert spoken == utterance.alignment.labels(25.0)
                flat = utterance.motion.positions.reshape(len(spoken), -1)
                assert np.array_equal(sentence.positions.numpy(), flat)
                assert (sentence.fps, sentence.alignment) == (25.0, utterance.alignment)
    assert read.phones == tuple(sorted(read.phones))


def test_sentences_are_read_at_the_rate_asked_for(read, small_corpus):
    with Corpus(small_corpus) as corpus:
        doubled = read_sentences(corpus, corpus.splits, 50.0)
    for once, twice in zip(read.training, doubled.training, strict=True):
        assert twice.fps == 50.0
        assert len(twice.positions) == len(twice.frames.phones)
        assert len(twice.positions) == once.alignment.frame_count(50.0)
        assert torch.allclose(twice.positions[: 2 * len(once.positions) : 2], once.positions)


def test_the_spread_is_over_all_training_frames(read):
    frames = np.concatenate([sentence.positions.numpy() for sentence in read.training])
    assert np.array_equal(all_positions(read.training), frames)
    assert np.allclose(read.spread.mean, frames.mean(axis=0), atol=1e-4)
    assert np.allclose(read.spread.deviation, frames.std(axis=0, ddof=1), rtol=1e-4)
    standardised = all_positions(read.spread.standardised(read.training))
    assert np.allclose(standardised.mean(axis=0), 0, atol=1e-3)
    assert np.allclose(standardised.std(axis=0, ddof=1), 1, atol=1e-3)


def test_a_coordinate_that_never_moves_counts_as_1_mm_wide(read):
    still = [replace(s, positions=s.positions.clone()) for s in read.training]
    for sentence in still:
        sentence.positions[:, 0] = 5.0
        sentence.positions[:, 1] *= 1e-7
    spread = replace(read, training=tuple(still)).spread
    assert spread.deviation[:2].tolist() == [1.0, 1.0]
    assert spread.mean[0] == 5.0
    assert torch.equal(spread.deviation[2:], read.spread.deviation[2:])


def test_the_digest_depends_on_what_is_read(read):
    first = read.training[0]
    moved = replace(first, positions=first.positions + 1)
    spoken = first.frames._replace(phones=(first.frames.phones + 1) % len(read.phones))
    digests = {
        read.digest,
        replace(read, training=(moved, *read.training[1:])).digest,
        replace(read, training=(replace(first, frames=spoken), *read.training[1:])).digest,
        replace(read, training=read.training[1:]).digest,
        replace(read, validation=read.validation[1:]).digest,
        replace(read, training=read.validation, validation=read.training).digest,
    }
    assert len(digests) == 6
    assert replace(read).digest == read.digest


def test_phones_that_training_lacks_are_named_and_replaced(small_corpus):
    with Corpus(small_corpus) as corpus:
        labels = {n: {p.label for p in corpus.read(n).alignment.phones} for n in corpus.names}
        lacking = {n: "train" for n in corpus.names if "m" not in labels[n]}
        splits = {**lacking, next(n for n in corpus.names if "m" in labels[n]): "validation"}
        with pytest.warns(LabialWarning, match=r"\['m'\], which are missing from training"):
            found = read_sentences(corpus, splits, 25.0)
    assert "m" not in found.phones
    assert {p.label for p in found.validation[0].alignment.phones} <= set(found.phones)


def test_a_split_without_utterances_is_an_error(small_corpus):
    with Corpus(small_corpus) as corpus, pytest.raises(CorpusError, match="'validation'"):
        read_sentences(corpus, dict.fromkeys(corpus.names, "train"), 25.0)
