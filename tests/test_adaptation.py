"""A voice adapted to another talker: what is learned, what is kept, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from conftest import FPS, OPENING_MM, network_kinds, synthetic_utterance
from labial.adaptation import AdaptationConfig, Part, adapt, clip_folds, moved, tune
from labial.adapted_voice import write_adapted
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, CorpusInfo, write_corpus
from labial.errors import CorpusError, LabialWarning, PhoneError, TrainingError
from labial.evaluation.comparison import compare
from labial.evaluation.metrics import RMSE, score
from labial.face.contact import fit_closing
from labial.face.layouts import mediapipe_layout
from labial.face.lips import aperture
from labial.face.speed import largest_speeds
from labial.mixed_network import read_mixtures
from labial.network_predictor import trained_network
from labial.phones.inventory import BILABIALS
from labial.publishing import publish
from labial.run import read_checkpoint, read_description
from labial.sentences import sentence_of
from labial.training import train
from labial.voice import load_voice
from labial.voice_weights import network_of_voice

NOISE_MM = 0.3
QUICK = AdaptationConfig(most_steps=40, most_passes=0, folds=3)


def other_talker(name: str, seed: int):
    """The synthetic talker's law on another face, which opens 1.5 times as far."""
    spoken = synthetic_utterance(name, seed)
    positions = spoken.motion.positions
    middle = positions[:1].mean(axis=(0, 1))
    face = (positions - middle) * [1.2, 1.5, 0.9] + middle + [3.0, -7.0, 2.0]
    return replace(spoken, motion=replace(spoken.motion, positions=face.astype(np.float32)))


def corpus_of(path, utterances, **info):
    described = CorpusInfo("other", FPS, mediapipe_layout(), attribution="the other", licence="CC0")
    write_corpus(path, replace(described, **info), [(each, "train") for each in utterances])
    return path


@pytest.fixture(scope="module")
def voice_file(small_corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("base")
    config = TrainingConfig(epochs=20, hidden_size=32, latent_size=3)
    with Corpus(small_corpus) as corpus:
        train(corpus, folder / "run", config)
        publish(
            {"run": (read_description(folder / "run"), read_checkpoint(folder / "run"))},
            "best", corpus, folder / "base.onnx", lambda _: {},
        )  # fmt: skip
    return folder / "base.onnx"


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """Five clips of another talker, about ten seconds."""
    path = tmp_path_factory.mktemp("other") / "other.h5"
    return corpus_of(path, [other_talker(f"o{i}", 100 + i) for i in range(5)])


@pytest.fixture(scope="module")
def adapted(voice_file, other):
    path = voice_file.parent / "adapted.onnx"
    with Corpus(other) as corpus:
        done = write_adapted(path, load_voice(voice_file), corpus, QUICK)
    return path, done


def sentences(voice, utterances):
    known, phones = voice.info.substitutions, voice.info.phones
    return [sentence_of(each, known, phones, voice.fps) for each in utterances]


def rmse(predictor, utterances) -> float:
    value = RMSE.of(score([compare(each, predictor) for each in utterances]))
    assert value is not None
    return value


@pytest.mark.usefixtures("brief_autoencoder")
@pytest.mark.parametrize(
    "kind",
    [*network_kinds(), {"layers": 1}, {"targets": "standardised", "cell": "lstm"}],
    ids=lambda kind: " ".join(map(str, kind.values()))[:40],
)
def test_a_voices_file_gives_its_network_back(kind, small_corpus, tmp_path):
    config = replace(TrainingConfig(epochs=1, hidden_size=16, latent_size=3), **kind)
    with Corpus(small_corpus) as corpus:
        train(corpus, tmp_path / "run", config)
        info, checkpoint = read_description(tmp_path / "run"), read_checkpoint(tmp_path / "run")
        publish({"run": (info, checkpoint)}, "best", corpus, tmp_path / "v.onnx", lambda _: {})
    voice, trained = load_voice(tmp_path / "v.onnx"), trained_network(info, checkpoint.best)
    read_mixtures(trained, info.phones, voice.info.substitutions.mixtures)
    expected, found = trained.state_dict(), network_of_voice(voice).state_dict()
    assert set(found) == set(expected)
    for name, values in expected.items():
        assert torch.equal(found[name], values), name


def test_the_shipped_voice_gives_its_network_back():
    voice = load_voice()
    labels = [SILENCE, "s", "ɑ", "t", "i", SILENCE]
    # Silence as long as in recordings, so that none is added; and no /p b m/ to close.
    phones = tuple(Interval(i / 2, (i + 1) / 2, label) for i, label in enumerate(labels))
    (sentence,) = sentences(
        voice, [replace(synthetic_utterance("a", 0), alignment=Alignment(phones))]
    )
    network = network_of_voice(voice).eval()
    with torch.no_grad():
        found = network(sentence.frames, torch.tensor([len(sentence.positions)])).numpy()
    expected = voice.animate(Alignment(phones)).positions.reshape(len(found), -1)
    spoken = slice(25, 125)  # lips that cross in silence are brought back to touching
    assert np.abs(found - expected)[spoken].max() < 1e-3


def test_no_step_changes_nothing(voice_file):
    voice = load_voice(voice_file)
    network = network_of_voice(voice)
    parts = [Part.whole(each) for each in sentences(voice, [other_talker("a", 1)])]
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    assert list(tune(network, parts, [0], QUICK)) == [0]
    assert all(torch.equal(before[name], t) for name, t in network.state_dict().items())


def test_the_mean_face_is_moved_to_the_talkers(voice_file):
    voice = load_voice(voice_file)
    parts = [Part.whole(s) for s in sentences(voice, [other_talker(f"a{i}", i) for i in range(3)])]
    network = moved(network_of_voice(voice), parts).eval()
    with torch.no_grad():
        predicted = torch.cat(
            [network(p.sentence.frames, torch.tensor([len(p.frames)])) for p in parts]
        )
    recorded = torch.cat([part.sentence.positions for part in parts])
    assert torch.allclose(predicted.mean(dim=0), recorded.mean(dim=0), atol=1e-3)


def test_every_clip_is_left_out_once_and_never_learned_from_then(voice_file):
    voice = load_voice(voice_file)
    clips = sentences(voice, [other_talker(f"a{i}", i) for i in range(7)])
    for most in (2, 3, 7):
        folds = clip_folds(clips, most)
        assert len(folds) == most
        left = [part.sentence.name for fold in folds for part in fold.left_out]
        assert sorted(left) == sorted(clip.name for clip in clips)
        for fold in folds:
            names = [{p.sentence.name for p in parts} for parts in (fold.training, fold.left_out)]
            assert not names[0] & names[1]


def test_a_single_clip_is_left_out_by_halves(voice_file):
    (clip,) = sentences(load_voice(voice_file), [other_talker("a", 1)])
    first, second = clip_folds([clip], 6)
    for fold in (first, second):
        (learned,), (left,) = fold.training, fold.left_out
        assert not (learned.frames & left.frames).any()
        assert (learned.frames | left.frames).all()


def test_a_talker_of_the_same_law_is_learned_from_ten_seconds(adapted, voice_file, other):
    path, done = adapted
    unseen = [other_talker(f"t{i}", 200 + i) for i in range(6)]
    own = [synthetic_utterance(f"s{i}", 300 + i) for i in range(6)]
    voice = load_voice(path)
    with Corpus(other) as corpus:
        recorded = list(corpus.utterances(corpus.names))
    mean = np.concatenate([each.motion.positions for each in recorded]).mean(axis=0)
    still = rmse(_Still(mean, voice), unseen)
    assert done.adapted.steps > 0
    assert rmse(voice, unseen) < 0.5 * still
    # Nearly as accurate as the original voice is for its own talker, at the other's size.
    assert rmse(voice, unseen) < 1.5 * 1.4 * rmse(load_voice(voice_file), own)


def predicted(network, sentence) -> torch.Tensor:
    with torch.no_grad():
        return network.eval()(sentence.frames, torch.tensor([len(sentence.positions)]))


def on_another_face(network, sentence, seed: int):
    """A sentence spoken by a network's own law with another face, and recorded with noise."""
    scale, shift = torch.tensor([1.2, 1.5, 0.9]), torch.tensor([3.0, -7.0, 2.0])
    law = predicted(network, sentence)
    face = (law.reshape(len(law), -1, 3) * scale + shift).reshape(law.shape)
    noise = torch.randn(face.shape, generator=torch.Generator().manual_seed(seed))
    return replace(sentence, positions=face + NOISE_MM * noise)


def test_the_same_law_on_another_face_is_learned_to_the_noise_from_twenty_seconds(voice_file):
    voice = load_voice(voice_file)
    network = network_of_voice(voice)
    spoken = sentences(voice, [synthetic_utterance(f"v{i}", 400 + i) for i in range(30)])
    recorded = [on_another_face(network, each, place) for place, each in enumerate(spoken)]
    clips, unseen = recorded[:10], recorded[10:]
    assert 18 < sum(len(clip.positions) for clip in clips) / FPS <= 20
    adapted = adapt(network, clips, AdaptationConfig()).network
    assert error_mm(adapted, unseen) < 1.1 * NOISE_MM
    # Moving the mean face is not enough.
    assert error_mm(moved(network, [Part.whole(clip) for clip in clips]), unseen) > 1.3 * NOISE_MM


def error_mm(network, clips) -> float:
    errors = torch.cat([predicted(network, clip) - clip.positions for clip in clips])
    return float(errors.square().mean(dim=0).sqrt().mean())


class _Still:
    def __init__(self, face, voice) -> None:
        self.face, self.fps, self.layout = face, voice.fps, voice.layout

    def animate(self, alignment):
        frames = alignment.frame_count(self.fps)
        motion = synthetic_utterance("a", 0).motion
        return replace(motion, positions=np.tile(self.face.astype(np.float32), (frames, 1, 1)))


def test_the_reported_errors_are_of_recordings_left_out(adapted):
    errors = adapted[1].adapted.errors_mm
    assert errors[adapted[1].adapted.steps] == min(errors.values())
    assert adapted[1].adapted.mean_face_mm > errors[0]


def test_the_file_says_where_it_comes_from(adapted, voice_file, other):
    info, base = load_voice(adapted[0]).info, load_voice(voice_file).info
    assert info.name == "other"
    assert info.adapted["from"] == base.name
    with Corpus(other) as corpus:
        spoken = [
            sum(p.duration for p in u.alignment.phones if p.label != SILENCE)
            for u in corpus.utterances(corpus.names)
        ]
        largest = largest_speeds(corpus.utterances(corpus.names))
    np.testing.assert_allclose(info.largest_speeds, largest, atol=0.06)
    assert info.adapted["speech_s"] == pytest.approx(sum(spoken), abs=0.01)
    assert "the other" in info.attribution
    assert info.licence == "none; CC0"
    assert set(info.trained_on) == {f"o{i}" for i in range(5)}


def test_the_same_recordings_give_the_same_file(adapted, voice_file, other, tmp_path):
    with Corpus(other) as corpus:
        write_adapted(tmp_path / "again.onnx", load_voice(voice_file), corpus, QUICK)
    assert (tmp_path / "again.onnx").read_bytes() == adapted[0].read_bytes()


def test_lips_meet_though_the_tracker_leaves_a_gap_between_them(voice_file, tmp_path):
    voice, clips = load_voice(voice_file), [other_talker(f"o{i}", i) for i in range(5)]
    upper = voice.layout.index(voice.layout.landmarks.upper_inner)
    for clip in clips:
        clip.motion.positions[:, upper, 1] += 2.0
    with Corpus(corpus_of(tmp_path / "gap.h5", clips)) as corpus:
        write_adapted(tmp_path / "gap.onnx", voice, corpus, QUICK)
    adapted = load_voice(tmp_path / "gap.onnx")
    assert fit_closing(clips).closed_mm > voice.info.closing.closed_mm + 1.0
    assert adapted.info.closing.closed_mm == voice.info.closing.closed_mm
    spoken = clips[0].alignment
    opening = aperture(adapted.animate(spoken))
    for phone in spoken.phones:
        if phone.label in BILABIALS:
            held = opening[round(phone.start * FPS) : round(phone.end * FPS) + 1].min()
            assert held < voice.info.closing.closed_mm + 0.1


def test_an_adapted_voice_can_be_adapted_again(adapted, small_corpus, tmp_path):
    with Corpus(small_corpus) as corpus:
        write_adapted(tmp_path / "back.onnx", load_voice(adapted[0]), corpus, QUICK)
    assert load_voice(tmp_path / "back.onnx").info.adapted["from"] == "other"


def test_when_it_is_stopped_no_file_is_left(voice_file, other, tmp_path):
    def stop(done: float, total: float) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with Corpus(other) as corpus, pytest.raises(KeyboardInterrupt):
        write_adapted(tmp_path / "a.onnx", load_voice(voice_file), corpus, QUICK, stop)
    assert not list(tmp_path.iterdir())


def relabelled(utterance, label):
    return replace(utterance, alignment=utterance.alignment.relabelled(lambda p: (label(p.label),)))


def test_recordings_that_do_not_follow_their_phones_are_an_error(voice_file, tmp_path):
    opposite = dict(zip(OPENING_MM, reversed(OPENING_MM), strict=True))
    clips = [relabelled(other_talker(f"o{i}", i), opposite.__getitem__) for i in range(4)]
    for clip in clips:  # lips that move at random
        clip.motion.positions[:] = np.random.default_rng(1).permutation(clip.motion.positions)
    path = corpus_of(tmp_path / "odd.h5", clips)
    with Corpus(path) as corpus, pytest.raises(TrainingError, match="do the phones match"):
        write_adapted(tmp_path / "a.onnx", load_voice(voice_file), corpus, QUICK)


def test_clips_without_speech_are_not_used_and_named(voice_file, tmp_path):
    clips = [other_talker(f"o{i}", i) for i in range(3)]
    clips[1] = relabelled(clips[1], lambda _: SILENCE)
    path = corpus_of(tmp_path / "c.h5", clips, licence="")
    with Corpus(path) as corpus, pytest.warns(LabialWarning, match=r"no speech: o1$"):
        write_adapted(tmp_path / "a.onnx", load_voice(voice_file), corpus, QUICK)
    info = load_voice(tmp_path / "a.onnx").info
    assert info.trained_on == ("o0", "o2")
    assert info.licence == "none; other: not given"


def test_silence_other_sensors_and_unknown_phones_are_errors(voice_file, tmp_path):
    voice, clips = load_voice(voice_file), [other_talker(f"o{i}", i) for i in range(2)]
    silent = corpus_of(tmp_path / "s.h5", [relabelled(each, lambda _: SILENCE) for each in clips])
    with Corpus(silent) as corpus, pytest.raises(CorpusError, match=r"s\.h5: holds no speech"):
        write_adapted(tmp_path / "a.onnx", voice, corpus, QUICK)
    odd = corpus_of(tmp_path / "u.h5", [relabelled(each, lambda _: "?") for each in clips])
    with Corpus(odd) as corpus, pytest.raises(PhoneError, match=r"u\.h5: utterance 'o0': at 0"):
        write_adapted(tmp_path / "a.onnx", voice, corpus, QUICK)
    assert not (tmp_path / "a.onnx").exists()


def test_the_command_adapts_and_says_how_well(voice_file, other, tmp_path, capsys):
    output = tmp_path / "a.onnx"
    assert main(["voice", "adapt", str(voice_file), str(other), "-o", str(output)]) == 0
    printed = capsys.readouterr().out
    assert "(clips: 5)" in printed
    assert "RMSE over recordings left out" in printed
    assert main(["voice", "info", str(output)]) == 0
    assert "adapted from small" in " ".join(capsys.readouterr().out.split())
    arguments = ["voice", "adapt", str(voice_file), str(other), "-o", str(voice_file)]
    assert main(arguments) == 2
