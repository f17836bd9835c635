"""Models of phone sequences: what they may see, what they learn, and what networks take of them."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from damage import cases, spoiled
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.encoders.encoder import FrameRows
from labial.errors import TrainingError
from labial.network import build_network
from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.contextual import spoken_phones
from labial.pretraining.kinds import PHONE_MODELS
from labial.pretraining.learning import LearningConfig, learn, score, unigram
from labial.pretraining.masked_frames import frames_of
from labial.pretraining.masking import masked
from labial.pretraining.phone_data import PhoneBatch, gathered
from labial.pretraining.phone_file import PhoneSequence
from labial.pretraining.pretrained import Pretrained, read_pretrained, write_pretrained
from labial.sentences import read_sentences
from labial.sinks import writing
from labial.spoken_frames import spoken_frames
from labial.training import Training, train

PHONES = ("a", "i", "m", "p", "s", SILENCE)
FPS = 25.0


def config_of(kind: str) -> PhoneModelConfig:
    """A small model."""
    framewise = PHONE_MODELS[kind].framewise
    layers = 1 if kind == "language-models" else 2
    return PhoneModelConfig(kind, PHONES, 16, layers, FPS if framewise else None)


def built(kind: str):
    torch.manual_seed(3)
    return PHONE_MODELS[kind].load().build(config_of(kind)).eval()


def batch_of(*sizes: int) -> PhoneBatch:
    torch.manual_seed(4)
    count = sum(sizes)
    phones = torch.randint(0, len(PHONES), (count,))
    return PhoneBatch(phones, 0.05 + 0.1 * torch.rand(count), torch.tensor(sizes))


durations = st.lists(st.integers(45, 400), min_size=1, max_size=12)


@given(durations, st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_frames_of_phones_are_those_that_networks_read(lengths, places):
    phones = torch.tensor(places[: len(lengths)])
    batch = PhoneBatch(phones, torch.tensor(lengths) / 1000, torch.tensor([len(lengths)]))
    edges = np.concatenate([[0], np.cumsum(lengths)]) / 1000
    spans = zip(edges, edges[1:], places, strict=False)
    alignment = Alignment(tuple(Interval(a, b, PHONES[p]) for a, b, p in spans))
    rows, (count,) = frames_of(batch, FPS)
    expected = spoken_frames(alignment, PHONES, FPS)
    assert count == len(rows) == max(1, int(edges[-1] * FPS + 1e-6))
    assert abs(len(expected) - len(rows)) <= 1
    # Durations are single precision, so a frame at a border may belong to either phone.
    same = [i for i in range(min(len(expected), len(rows))) if abs(edges - i / FPS).min() > 1e-5]
    assert phones[rows][same].tolist() == expected.phones[same].tolist()


@given(durations, st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_phones_are_found_again_in_frames(lengths, places):
    edges = np.concatenate([[0], np.cumsum(lengths)]) / 1000
    spans = zip(edges, edges[1:], places, strict=False)
    alignment = Alignment(tuple(Interval(a, b, PHONES[p]) for a, b, p in spans))
    frames = spoken_frames(alignment, PHONES, FPS)
    count = len(frames)
    twice = FrameRows(
        torch.from_numpy(np.tile(frames.phones, 2)), torch.from_numpy(np.tile(frames.times, (2, 1)))
    )
    batch, rows = spoken_phones(twice, torch.tensor([count, count]))
    # All phones are longer than a frame, except that the last may lie after the last frame.
    known = int(batch.lengths[0])
    assert len(lengths) - 1 <= known <= len(lengths)
    assert batch.lengths.tolist() == [known, known]
    assert batch.phones[:known].tolist() == places[:known]
    assert batch.durations[:known].numpy() == pytest.approx(np.diff(edges)[:known], abs=1e-5)
    assert (rows[count:] == rows[:count] + known).all()


@pytest.mark.parametrize("kind", ["language-models", "transformer"])
def test_sentences_do_not_see_one_another(kind):
    model, batch = built(kind), batch_of(3, 9, 5)
    together = model.states(batch)
    start = 0
    for size in (3, 9, 5):
        rows = slice(start, start + size)
        alone = model.states(
            PhoneBatch(batch.phones[rows], batch.durations[rows], torch.tensor([size]))
        )
        torch.testing.assert_close(together[rows], alone, rtol=1e-4, atol=1e-5)
        start += size


@pytest.mark.parametrize("kind", ["language-models", "transformer"])
def test_the_order_of_other_phones_matters(kind):
    model, batch = built(kind), batch_of(9)
    order = torch.tensor([0, 1, 2, 3, 4, 6, 5, 8, 7])
    other = model.states(PhoneBatch(batch.phones[order], batch.durations[order], batch.lengths))
    assert ((model.states(batch)[4] - other[4]).abs() > 1e-4).any()


def test_language_models_have_read_one_side_only():
    model, batch = built("language-models"), batch_of(9)
    other = batch.phones.clone()
    other[4] = (other[4] + 1) % len(PHONES)
    before, after = model.states(batch), model.states(batch._replace(phones=other))
    same = (before == after).all(dim=1), (before.chunk(2, 1)[0] == after.chunk(2, 1)[0]).all(dim=1)
    assert same[1].tolist() == [True] * 4 + [False] * 5
    backward = (before.chunk(2, 1)[1] == after.chunk(2, 1)[1]).all(dim=1)
    assert backward.tolist() == [False] * 5 + [True] * 4


@pytest.mark.parametrize("kind", PHONE_MODELS)
def test_what_is_guessed_is_not_shown(kind, monkeypatch):
    """Guesses of the masked middle do not change with the phone and duration there."""
    for module in ("masked_frames", "transformer"):
        monkeypatch.setattr(
            f"labial.pretraining.{module}.masked",
            lambda lengths, *_: torch.arange(int(lengths.sum())) == 4,
        )
    model, batch = built(kind), batch_of(9)
    other = batch.phones.clone()
    other[4] = (other[4] + 1) % len(PHONES)
    changed = batch._replace(phones=other)
    if kind == "transformer":
        # Frames show how long a masked phone lasts.
        longer = batch.durations.clone()
        longer[4] *= 2
        changed = changed._replace(durations=longer)
    one, two = (model.guesses(b, torch.Generator().manual_seed(0)) for b in (batch, changed))
    asked = {"language-models": [3, 12], "transformer": [0]}.get(kind, slice(None))
    assert (one.logits[asked] == two.logits[asked]).all()
    assert (one.phones[asked] != two.phones[asked]).all()


def test_long_sequences_are_read_in_parts():
    model, batch = built("transformer"), batch_of(600)
    whole = model.states(batch)
    first = PhoneBatch(batch.phones[:200], batch.durations[:200], torch.tensor([200]))
    torch.testing.assert_close(whole[:200], model.states(first), rtol=1e-4, atol=1e-5)
    assert whole.shape == (600, 16)


def test_a_new_transformer_reads_each_phone_with_its_neighbours():
    model, batch = built("transformer"), batch_of(21)
    states = model.states(batch)[10]

    def change(place: int) -> float:
        phones = batch.phones.clone()
        phones[place] = (phones[place] + 1) % len(PHONES)
        return float((model.states(batch._replace(phones=phones))[10] - states).detach().norm())

    near = min(change(place) for place in (8, 9, 11, 12))
    far = max(change(place) for place in (0, 1, 19, 20))
    assert near > 5 * far


def test_masks_have_about_the_share_and_short_spans():
    chosen = masked(torch.tensor([4000, 6000]), 0.2, torch.Generator().manual_seed(0))
    assert 0.15 < chosen.float().mean() < 0.21
    assert masked(torch.tensor([1]), 0.2, torch.Generator().manual_seed(1)).any()


def test_masked_spans_end_with_their_sequence(monkeypatch):
    monkeypatch.setattr(torch, "rand", lambda rows, generator: torch.arange(rows) % 2 * 1.0)
    monkeypatch.setattr(torch, "randint", lambda *_, generator: torch.full((8,), 3))
    # Spans of three start at 0, 2, 4, 6; the one at 2 ends with the first sequence.
    assert masked(torch.tensor([3, 5]), 0.2, torch.Generator()).tolist() == (
        [True] * 3 + [False] + [True] * 4
    )
    monkeypatch.setattr(torch, "rand", lambda rows, generator: (torch.arange(rows) != 2) * 1.0)
    assert masked(torch.tensor([3, 5]), 0.2, torch.Generator()).tolist() == (
        [False] * 2 + [True] + [False] * 5
    )


def cyclic(count: int = 300) -> list[PhoneSequence]:
    """Sequences of one cycle of phones, each with its own duration."""
    cycle, ms = ("p", "a", "m", "i", "s"), (60, 120, 80, 140, 100)
    chance = random.Random(0)
    found = []
    for _ in range(count):
        start, size = chance.randrange(5), chance.randrange(6, 16)
        places = [(start + i) % 5 for i in range(size)]
        found.append(PhoneSequence(tuple(cycle[p] for p in places), tuple(ms[p] for p in places)))
    return found


@pytest.mark.parametrize(
    ("kind", "epochs"),
    [
        ("masked-frames", 6),
        ("language-models", 4),
        pytest.param("transformer", 25, marks=pytest.mark.slow),
    ],
)
def test_a_law_of_phones_is_learned(kind, epochs):
    training, held_out = gathered(cyclic())
    config = replace(config_of(kind), phones=training.phones, hidden_size=32)
    learning = LearningConfig(epochs=epochs, batch=200, learning_rate=0.01)
    scores = score(learn(config, training, learning), held_out)
    chance = unigram(training, held_out)
    assert chance.perplexity == pytest.approx(5, rel=0.02)
    assert scores.perplexity < 2.2
    assert scores.accuracy > 0.75
    assert scores.duration_error < chance.duration_error / 2


def test_sequences_with_nothing_to_guess_are_refused():
    alone = [PhoneSequence(("p",), (50 + i,)) for i in range(30)]
    others = [PhoneSequence(("a",), (50 + i,)) for i in range(30)]
    training, _ = gathered([*cyclic(), *alone, *others])
    single = replace(
        training,
        indices=training.indices[:3],
        durations_ms=training.durations_ms[:3],
        starts=np.arange(4),
    )
    config = replace(config_of("language-models"), phones=training.phones)
    model = learn(config, single, LearningConfig(epochs=1))
    with pytest.raises(TrainingError, match="no phones to guess"):
        score(model, single)


def test_the_same_seed_gives_the_same_model():
    training, _ = gathered(cyclic())
    config = replace(config_of("language-models"), phones=training.phones)
    one, two = (learn(config, training, LearningConfig(epochs=1)).state_dict() for _ in range(2))
    assert all(torch.equal(one[name], two[name]) for name in one)


def pretrained(kind: str) -> Pretrained:
    return Pretrained(config_of(kind), built(kind).state_dict(), ("a text",))


@pytest.mark.parametrize("kind", PHONE_MODELS)
def test_a_file_gives_the_model_back_and_damage_is_named(kind, tmp_path):
    path, whole = tmp_path / "model.safetensors", pretrained(kind)
    with writing(path) as sink:
        write_pretrained(sink, whole)
    found = read_pretrained(path)
    assert (found.config, found.digest, found.sources) == (
        whole.config,
        whole.digest,
        whole.sources,
    )
    content = path.read_bytes()
    for seed in range(cases(20)):
        path.write_bytes(spoiled(content, random.Random(seed)))
        try:
            again = read_pretrained(path)
        except TrainingError as error:
            assert "model.safetensors" in str(error)
            continue
        assert again.digest == whole.digest


def test_recurrent_layers_start_with_the_columns_of_their_phones():
    model = built("masked-frames")
    phones = ("s", "ʃ", "a", SILENCE)
    network = build_network(
        TrainingConfig(hidden_size=16, pretrained=pretrained("masked-frames").taken()), phones, 6
    )
    before = network.recurrence.state_dict()["weight_ih_l0"].clone()
    model.start(network.recurrence, phones)
    rows, lengths = torch.tensor([3, 2, 0, 0, 2]), torch.tensor([5])
    theirs = torch.tensor([PHONES.index(phones[row]) for row in rows])
    torch.testing.assert_close(network.recurrence(rows, lengths), model.recurrence(theirs, lengths))
    assert (network.recurrence.state_dict()["weight_ih_l0"][:, 1] == before[:, 1]).all()


SMALL = TrainingConfig(epochs=2, hidden_size=16, latent_size=3)


@pytest.mark.parametrize("tuned", [False, True])
@pytest.mark.parametrize("kind", ["language-models", "transformer"])
def test_a_model_learns_with_the_network_only_if_it_is_tuned(kind, tuned, small_corpus):
    model = pretrained(kind)
    config = replace(SMALL, pretrained=model.taken(tuned))
    with Corpus(small_corpus) as corpus:
        sentences = read_sentences(corpus, corpus.splits, FPS)
    training = Training(config, sentences, pretrained=model)
    training.epoch()
    last = training.checkpoint().last
    changed = [
        name
        for name, weights in model.weights.items()
        if not torch.equal(weights, last[f"encoder.model.{name}"])
    ]
    assert bool(changed) == tuned


def test_only_the_named_model_is_taken(small_corpus):
    config = replace(SMALL, pretrained=pretrained("masked-frames").taken())
    with Corpus(small_corpus) as corpus:
        sentences = read_sentences(corpus, corpus.splits, FPS)
        slow = read_sentences(corpus, corpus.splits, 20.0)
    with pytest.raises(TrainingError, match="give its file"):
        Training(config, sentences)
    with pytest.raises(TrainingError, match="expected"):
        Training(config, sentences, pretrained=pretrained("transformer"))
    with pytest.raises(TrainingError, match="25 Hz, expected 20"):
        Training(config, slow, pretrained=pretrained("masked-frames"))


@pytest.mark.parametrize(
    "change", [{"hidden_size": 32}, {"layers": 1}, {"cell": "lstm"}, {"encoder": "features"}]
)
def test_layers_of_another_kind_cannot_start_from_the_model(change):
    with pytest.raises(TrainingError, match=next(iter(change))):
        replace(SMALL, pretrained=pretrained("masked-frames").taken(), **change)


def test_a_network_for_another_rate_writes_nothing(small_corpus, tmp_path):
    model = pretrained("masked-frames")
    with Corpus(small_corpus) as corpus, pytest.raises(TrainingError, match="25 Hz, expected 50"):
        config = replace(SMALL, fps=50.0, pretrained=model.taken())
        train(corpus, tmp_path / "run", config, pretrained=model)
    assert not (tmp_path / "run").exists()


def test_a_run_is_resumed_without_its_model_and_becomes_a_voice(small_corpus, tmp_path):
    model = pretrained("masked-frames")
    config = replace(SMALL, pretrained=model.taken())
    with Corpus(small_corpus) as corpus:
        whole = train(corpus, tmp_path / "whole", config, pretrained=model)
        train(corpus, tmp_path / "run", replace(config, epochs=1), pretrained=model)
        resumed = train(corpus, tmp_path / "run", config, resume=True)
        assert all(torch.equal(whole.last[name], resumed.last[name]) for name in whole.last)
    assert (
        main(["voice", "publish", str(tmp_path / "run"), "-o", str(tmp_path / "voice.onnx")]) == 0
    )
    assert (tmp_path / "voice.onnx").exists()


def test_a_network_that_reads_states_is_no_voice(small_corpus, tmp_path, capsys):
    model = pretrained("language-models")
    with Corpus(small_corpus) as corpus:
        config = replace(SMALL, epochs=1, pretrained=model.taken())
        train(corpus, tmp_path / "run", config, pretrained=model)
    assert (
        main(["voice", "publish", str(tmp_path / "run"), "-o", str(tmp_path / "voice.onnx")]) == 2
    )
    assert "cannot become a voice" in capsys.readouterr().err
    assert not (tmp_path / "voice.onnx").exists()
