"""Latent spaces: what they reconstruct, what they inject, and the keyshape file."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from conftest import SHAPES
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.errors import FormatError, TrainingError
from labial.keyshapes import Keyshape, read_keyshapes
from labial.latents.blendshapes import fit_blendshapes
from labial.latents.fitting import fit_space
from labial.latents.kinds import LATENTS
from labial.latents.space import reconstruction_error
from labial.sentences import all_positions, read_sentences

# The synthetic talker is mostly noise, which no autoencoder compresses as well as PCA.
pytestmark = pytest.mark.filterwarnings("ignore:the autoencoder of size")
CONFIGS = {
    name: TrainingConfig(
        latent=name,
        latent_size=len(SHAPES.shapes) if entry.of_keyshapes else 4,
        keyshapes=SHAPES if entry.of_keyshapes else None,
    )
    for name, entry in LATENTS.items()
    if entry.is_space
}


@pytest.fixture(scope="module")
def sentences(small_corpus):
    with Corpus(small_corpus) as corpus:
        return read_sentences(corpus, corpus.splits, 25.0)


@pytest.fixture(scope="module", params=CONFIGS)
def name(request):
    return request.param


@pytest.fixture(scope="module")
def space(name, sentences):
    """One space at a time, as each takes time to fit."""
    return fit_space(CONFIGS[name], sentences)


def test_the_injected_decoder_decodes_as_the_space_does(space, sentences):
    positions = all_positions(sentences.validation)
    latents = space.encode(positions)
    with torch.no_grad():
        decoded = space.decoder()(torch.from_numpy(np.float32(latents))).numpy()
    assert decoded == pytest.approx(space.decode(latents), abs=1e-3)


def test_the_injected_decoder_has_the_layers_of_the_random_one(name, space):
    kind, config = LATENTS[name].load(), CONFIGS[name]
    untrained = kind.decoder(config.latent_size, 132, kind.normalised).state_dict()
    injected = space.decoder().state_dict()
    assert {k: v.shape for k, v in untrained.items()} == {k: v.shape for k, v in injected.items()}
    other = kind.decoder(config.latent_size, 132, not kind.normalised).state_dict()
    assert set(other) != set(untrained)


def test_a_space_comes_back_from_its_tensors(name, space, sentences):
    positions = all_positions(sentences.validation)
    again = LATENTS[name].load().restore(space.tensors())
    assert np.array_equal(again.encode(positions), space.encode(positions))
    assert reconstruction_error(again, positions) == reconstruction_error(space, positions)


def test_the_same_sentences_give_the_same_space(name, sentences, brief_autoencoder):
    once, again = (fit_space(CONFIGS[name], sentences).tensors() for _ in range(2))
    assert all(torch.equal(again[key], tensor) for key, tensor in once.items())


def test_a_space_reconstructs_most_of_what_moves(space, sentences):
    positions = all_positions(sentences.validation)
    moves = positions.std(axis=0).mean()
    assert reconstruction_error(space, positions) < 0.2 * moves


def test_standardised_spaces_are_of_standardised_coordinates(sentences):
    config = replace(CONFIGS["pca"], targets="standardised")
    space = fit_space(config, sentences)
    frames = all_positions(sentences.spread.standardised(sentences.training))
    assert frames.mean(axis=0) == pytest.approx(0, abs=1e-3)
    assert frames.std(axis=0) == pytest.approx(1, abs=1e-2)
    assert space.mean == pytest.approx(0, abs=1e-3)


def test_keyshapes_of_phones_and_moments(sentences):
    sentence = sentences.training[0]
    moment = Keyshape("moment", utterance=sentence.name, time=0.4)
    space = fit_blendshapes(sentences.training, replace(SHAPES, shapes=(*SHAPES.shapes, moment)))
    assert space.base + space.departures[3] == pytest.approx(sentence.positions[10], abs=1e-4)
    widest = abs(space.departures).max(axis=1)
    assert widest[0] > widest[1] > 1  # ɑ opens more than i and s


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (Keyshape("click", phones=("ʘ",)), "have no ʘ"),
        (Keyshape("moment", utterance="nobody", time=0.1), "have no utterance 'nobody'"),
        (Keyshape("moment", utterance="u00", time=99.0), "'u00' ends before 99.0 s"),
    ],
)
def test_a_keyshape_that_the_sentences_lack_is_named(shape, message, sentences):
    with pytest.raises(TrainingError, match=f"'{shape.name}'.*{message}"):
        fit_blendshapes(sentences.training, replace(SHAPES, shapes=(shape,)))


def test_the_latent_size_is_the_number_of_keyshapes(sentences):
    with pytest.raises(TrainingError, match="3 keyshapes, but a latent space of size 5"):
        fit_space(replace(CONFIGS["blendshapes"], latent_size=5), sentences)


def test_labials_own_keyshapes_are_thirteen_and_distinct():
    keyshapes = read_keyshapes()
    assert len(keyshapes.shapes) == 13
    phones = [phone for shape in keyshapes.shapes for phone in shape.phones]
    assert len(phones) == len(set(phones))
    assert keyshapes.base.phones == ("sil",)


def test_keyshape_files_take_any_phone_set(tmp_path):
    path = tmp_path / "shapes.toml"
    path.write_text(
        '[base]\nname = "rest"\nphones = ["sil"]\n[[keyshape]]\nname = "m"\nphones = ["M", "B"]\n'
        '[[keyshape]]\nname = "here"\nutterance = "u01"\ntime = 0.5\n'
    )
    found = read_keyshapes(path)
    assert found.shapes == (
        Keyshape("m", phones=("m", "b")),
        Keyshape("here", utterance="u01", time=0.5),
    )
    config = replace(CONFIGS["blendshapes"], keyshapes=found, latent_size=2)
    assert TrainingConfig.from_dict(config.to_dict()) == config


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nonsense", "not TOML"),
        ('[[keyshape]]\nname = "a"\nphones = ["p"]', r"expected a table \[base\]"),
        ('[base]\nname = "rest"\nphones = ["sil"]', "expected at least one keyshape"),
        ('[base]\nname = "r"\nphones = ["sil"]\n[[keyshape]]\nphones = ["p"]', "has no name"),
        ('[base]\nname = "r"\nphones = ["sil"]\n[[keyshape]]\nname = "a"', "either phones or"),
        (
            '[base]\nname = "r"\nphones = ["sil"]\n[[keyshape]]\nname = "a"\nphones = ["qq7"]',
            "'qq7' is not a phone",
        ),
        (
            '[base]\nname = "r"\nphones = ["sil"]\n[[keyshape]]\nname = "a"\nutterance = "u"\n'
            "time = -1",
            "'a': time is -1.0 s, expected 0 to",
        ),
        ('base = "x"', "'x', expected a table"),
        ('[base]\nname = "r"\nphones = "sil"', "'sil', expected a list"),
        (
            '[base]\nname = "r"\nphones = ["sil"]\n[[keyshape]]\nname = "a"\nutterance = "u"\n'
            "time = nan",
            "'time' is nan, expected a finite number",
        ),
        (
            '[base]\nname = "r"\nphones = ["sil"]\n[[keyshape]]\nname = "a"\nvisemes = ["p"]',
            "has visemes",
        ),
    ],
)
def test_errors_in_a_keyshape_file_name_the_file(text, message, tmp_path):
    path = tmp_path / "shapes.toml"
    path.write_text(text)
    with pytest.raises(FormatError, match=rf"shapes\.toml: .*{message}"):
        read_keyshapes(path)
