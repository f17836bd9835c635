from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import helper

import labial
from conftest import network_kinds
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.errors import AlignmentError, MotionError, VoiceError
from labial.evaluation.metrics import RMSE
from labial.evaluation.report import evaluate
from labial.face.contact import close_bilabials
from labial.face.lips import aperture, width
from labial.face.speed import largest_speeds
from labial.network_predictor import read_predictor
from labial.phones.inventory import SEGMENTS
from labial.phones.stand_ins import least_lip_gesture
from labial.recurrence.kinds import CELLS
from labial.training import train
from labial.voice import load_voice
from labial.voice_info import METADATA_KEY
from labial.voices import voice_path


@pytest.fixture(scope="module")
def run(small_corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("voice") / "run"
    config = TrainingConfig(epochs=2, hidden_size=16, latent_size=3, fps=30)
    with Corpus(small_corpus) as corpus:
        train(corpus, folder, config)
    return folder


@pytest.fixture(scope="module")
def published(run, small_corpus):
    path = run.parent / "small.onnx"
    assert main(["voice", "publish", str(run), "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def voice():
    return load_voice()


@pytest.fixture(scope="module")
def trained():
    """The included voice that was trained, not adapted."""
    return load_voice("grid-s1")


def alignment_of(labels, seconds=0.1) -> Alignment:
    starts = np.arange(len(labels)) * seconds
    phones = [
        Interval(a, a + seconds, label) for a, label in zip(starts.tolist(), labels, strict=True)
    ]
    return Alignment.tile(phones)


phones = st.lists(
    st.sampled_from(["p", "m", "ɑ", "i", "u", "s", "t", SILENCE]), min_size=1, max_size=9
)


@settings(deadline=None, max_examples=30)
@given(labels=phones)
def test_the_voice_file_is_the_network_with_lips_that_meet(run, published, labels):
    expected = read_predictor(run).animate(alignment_of(labels))
    motion = load_voice(published).animate(alignment_of(labels))
    assert motion.fps == expected.fps == 30
    assert motion.layout == expected.layout
    closing = load_voice(published).info.closing
    assert closing is not None
    closed = close_bilabials(expected, alignment_of(labels), closing)
    assert np.abs(motion.positions - closed.positions).max() < 1e-3


@pytest.mark.usefixtures("brief_autoencoder")
@pytest.mark.parametrize(
    "kind",
    [
        *network_kinds(),
        *({"cell": cell, "layers": 1} for cell in CELLS),
        {"latent": "none", "start": "random", "targets": "standardised"},
        {"latent": "autoencoder", "start": "random-normalised"},
        {"latent": "autoencoder", "start": "random"},
    ],
    ids=lambda kind: " ".join(map(str, kind.values())),
)
def test_every_kind_of_network_makes_a_voice(kind, small_corpus, tmp_path):
    config = replace(TrainingConfig(epochs=1, hidden_size=16, latent_size=3, fps=30), **kind)
    with Corpus(small_corpus) as corpus:
        train(corpus, tmp_path / "run", config)
    path = tmp_path / "voice.onnx"
    assert main(["voice", "publish", str(tmp_path / "run"), "-o", str(path)]) == 0
    alignment = alignment_of([SILENCE, "ɑ", "s", "i", "t", "u", SILENCE])
    voice = load_voice(path)
    expected = read_predictor(tmp_path / "run").animate(alignment)
    closed = close_bilabials(expected, alignment, voice.info.closing)
    assert np.abs(voice.animate(alignment).positions - closed.positions).max() < 1e-3
    shorter = alignment_of([SILENCE, "p", "i", SILENCE])
    together = voice.animate_all([alignment, shorter])
    for motion, each in zip(together, (alignment, shorter), strict=True):
        assert np.abs(motion.positions - voice.animate(each).positions).max() < 1e-3


def test_a_voice_of_features_speaks_phones_it_never_met_by_their_own(small_corpus, tmp_path):
    """Its inventory has every segment, and nothing stands in for any."""
    config = TrainingConfig(epochs=2, hidden_size=16, latent_size=3, encoder="features")
    with Corpus(small_corpus) as corpus:
        train(corpus, tmp_path / "run", config)
    path = tmp_path / "voice.onnx"
    assert main(["voice", "publish", str(tmp_path / "run"), "-o", str(path)]) == 0
    voice = load_voice(path)
    others = [*sorted(SEGMENTS), "tʃ", "aʊ", "ɑ̃"]
    assert {*others, SILENCE} <= set(voice.info.phones)
    assert not voice.info.substitutions.nearest
    assert not voice.info.substitutions.made(alignment_of(others))
    # /y/ looks like neither of the phones met that are most like it, in the run and in the voice.
    for predictor in (voice, read_predictor(tmp_path / "run")):
        y, u, i = (
            predictor.animate(alignment_of([SILENCE, "t", phone, "t", SILENCE])).positions
            for phone in "yui"
        )
        assert min(np.abs(y - u).max(), np.abs(y - i).max()) > 1e-3


@settings(deadline=None, max_examples=30)
@given(st.lists(phones, min_size=1, max_size=5))
def test_a_batch_gives_the_same_as_each_alone(many):
    voice = load_voice()
    alignments = [alignment_of(labels) for labels in many]
    for together, alignment in zip(voice.animate_all(alignments), alignments, strict=True):
        alone = voice.animate(alignment)
        assert np.abs(together.positions - alone.positions).max() < 1e-3
    assert voice.animate_all([]) == []


def test_a_published_voice_says_what_it_is(published, small_corpus):
    info = load_voice(published).info
    assert (info.name, info.language, info.licence) == ("small", "en", "none")
    mixed = info.substitutions.mixtures
    assert set(info.phones) - set(mixed) == {"p", "m", "ɑ", "i", "u", "s", "t", SILENCE}
    assert mixed["ə"] == {"i": 0.5, "ɑ": 0.5}
    assert "ʃ" not in mixed  # nothing protruded was recorded
    assert len(info.trained_on) == 20
    assert info.training["config"]["hidden_size"] == 16
    assert "Pearson's r" in info.figures
    with Corpus(small_corpus) as corpus:
        found = evaluate("voice", load_voice(published), corpus, corpus.splits, info.trained_on)
        training = [name for name, split in corpus.splits.items() if split == "train"]
        largest = largest_speeds(corpus.utterances(training))
    np.testing.assert_allclose(info.largest_speeds, largest, atol=0.06)
    assert f"{RMSE.of(found.scores['voice']):.3f}" == info.figures["RMSE"]


def test_the_trained_voice_can_be_checked_by_onnx_and_names_its_source(trained):
    onnx.checker.check_model(str(trained.path), full_check=True)
    assert trained.path.stat().st_size < 5e6
    info = trained.info
    assert info.fps == 50
    assert info.licence == "CC BY 4.0"
    assert "GRID" in info.attribution
    assert "GRID" in trained.credit
    assert len(trained.face.mesh.points) == 478
    assert len(info.trained_on) == 797


@pytest.mark.slow
def test_the_trained_voice_reaches_its_goals_on_the_test_split(grid_s1, tmp_path, trained):
    corpus_path = tmp_path / "grid-s1.h5"
    assert main(["corpus", "tracks", str(grid_s1), "-o", str(corpus_path)]) == 0
    with Corpus(corpus_path) as corpus:
        found = evaluate("voice", trained, corpus, corpus.splits, trained.info.trained_on)
        # The corpus has the lower face only.
        places = [trained.face.mesh.points.index(name) for name in corpus.info.mesh.points]
        errors = [
            trained.face.surface(utterance.motion)[:, places] - utterance.surface
            for utterance in corpus.utterances(sorted(corpus.splits)[:20], surface=True)
        ]
    scores = found.scores["voice"]
    assert found.seen_in_training == ()
    assert scores["all"]["rmse_mm"] <= 0.73
    assert scores["all"]["r"]["mean"] >= 0.73
    assert scores["aperture"]["r"]["mean"] >= 0.89
    assert scores["closure"]["closed"] >= 0.95
    assert scores["closure"]["vowels_shut"] <= 0.03
    assert f"{RMSE.of(scores):.3f}" == trained.info.figures["RMSE"]
    for name, others in found.scores.items():
        assert name == "voice" or others["all"]["rmse_mm"] > scores["all"]["rmse_mm"]
    # The face between the sensors is nearer than the tracker's own jitter, 0.3 to 0.5 mm.
    assert np.sqrt((np.concatenate(errors) ** 2).mean()) < 0.35


def at(motion, curve, seconds) -> float:
    return float(np.interp(seconds, motion.times, curve(motion)))


def test_lips_close_for_bilabials_open_for_open_vowels_and_round_for_rounded(voice):
    said = alignment_of([SILENCE, *"pɑpipup", SILENCE], 0.15)
    motion = voice.animate(said, fps=100)
    closed = [
        aperture(motion)[int(100 * t) : int(100 * (t + 0.15))].min() for t in (0.15, 0.45, 0.75)
    ]
    assert max(closed) < 1.5
    assert at(motion, aperture, 0.375) > 5
    assert at(motion, width, 0.975) < at(motion, width, 0.675) - 1.5


@pytest.mark.parametrize("vowel", ["y", "ø", "œ", "ʏ", "ɔ̃"])
def test_rounded_vowels_missing_from_training_are_rounded(voice, vowel):
    rounded = voice.animate(alignment_of([SILENCE, "t", vowel, "t", SILENCE], 0.15))
    spread = voice.animate(alignment_of([SILENCE, "t", "i", "t", SILENCE], 0.15))
    assert at(rounded, width, 0.375) < at(spread, width, 0.375) - 1


def test_a_consonant_anticipates_the_lips_of_the_next_vowel(voice):
    before_rounded = voice.animate(alignment_of([SILENCE, "n", "ɔ", SILENCE], 0.15))
    before_spread = voice.animate(alignment_of([SILENCE, "n", "i", SILENCE], 0.15))
    assert at(before_rounded, width, 0.24) < at(before_spread, width, 0.24) - 1


@pytest.mark.parametrize("fps", [24, 25, 29.97, 50, 60, 120])
def test_any_rate_covers_the_same_time_with_the_same_movement(voice, fps):
    said = alignment_of([SILENCE, *"pɑpip", SILENCE], 0.13)
    own, other = voice.animate(said), voice.animate(said, fps)
    assert len(other) == said.frame_count(fps)
    inside = own.times[own.times < other.times[-1]]
    assert np.abs(own.at(inside) - other.at(inside)).max() < (0.6 if fps >= 50 else 2.5)


def test_the_end_of_speech_is_the_end_of_movement(voice):
    motion = voice.animate(alignment_of(["p", "ɑ", *[SILENCE] * 15], 0.2))
    assert np.ptp(aperture(motion)[-50:]) < 0.7
    assert aperture(motion)[-50:].max() < aperture(motion).max() / 3
    assert np.abs(np.diff(motion.positions[-50:], axis=0)).max() < 0.2


def test_files_that_are_not_voices_are_named(tmp_path):
    with pytest.raises(VoiceError, match=r"none\.onnx: no such voice file"):
        load_voice(tmp_path / "none.onnx")
    (tmp_path / "text.onnx").write_text("not at all")
    with pytest.raises(VoiceError, match=r"text\.onnx: not a valid ONNX model"):
        load_voice(tmp_path / "text.onnx")
    whole = voice_path().read_bytes()
    (tmp_path / "cut.onnx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(VoiceError, match=r"cut\.onnx"):
        load_voice(tmp_path / "cut.onnx")


def external(model):
    weights = model.graph.initializer[0]
    weights.data_location = onnx.TensorProto.EXTERNAL
    weights.external_data.add(key="location", value="secret")


def endless(model):
    """A loop that ends when its condition, always true, is false; inside a branch."""
    value = onnx.TensorProto.BOOL
    body = helper.make_graph(
        [helper.make_node("Identity", ["on"], ["still_on"])],
        "body",
        [
            helper.make_tensor_value_info("turn", onnx.TensorProto.INT64, []),
            helper.make_tensor_value_info("on", value, []),
        ],
        [helper.make_tensor_value_info("still_on", value, [])],
    )
    loop = helper.make_node("Loop", ["", "true"], [], body=body)
    branch = helper.make_graph([loop], "branch", [], [])
    model.graph.node.append(
        helper.make_node("If", ["true"], [], then_branch=branch, else_branch=branch)
    )


def of_others(model):
    model.graph.node[0].domain = "com.example"


def of_its_own(model):
    model.functions.add(name="Own", domain="")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (external, "weights are in another file"),
        (endless, "operator Loop may never end"),
        (of_others, "is of com.example, not of ONNX"),
        (of_its_own, "functions of its own"),
    ],
)
def test_models_that_read_files_or_may_not_end_are_refused_unloaded(
    tmp_path, monkeypatch, change, says
):
    model = onnx.load(str(voice_path()))
    change(model)
    (tmp_path / "a.onnx").write_bytes(model.SerializeToString())
    monkeypatch.setattr("onnxruntime.InferenceSession", None)
    with pytest.raises(VoiceError, match=rf"a\.onnx: cannot be used as a voice: .*{says}"):
        load_voice(tmp_path / "a.onnx")


def test_metadata_that_is_not_utf_8_is_named(tmp_path):
    content = voice_path().read_bytes()
    name = content.index(b"GRID audiovisual")
    (tmp_path / "a.onnx").write_bytes(content[:name] + b"\xff" + content[name + 1 :])
    with pytest.raises(VoiceError, match=r"a\.onnx: "):
        load_voice(tmp_path / "a.onnx")


@pytest.mark.parametrize(
    "metadata", ["{", "[]", "{}", '{"format": "labial voice", "version": 9}', None]
)
def test_a_model_that_is_not_a_voice_is_named(tmp_path, metadata):
    model = onnx.load(str(voice_path()))
    helper.set_model_props(model, {METADATA_KEY: metadata} if metadata else {"a": "b"})
    onnx.save(model, str(tmp_path / "other.onnx"))
    with pytest.raises(VoiceError, match=r"other\.onnx: .*labial voice"):
        load_voice(tmp_path / "other.onnx")


def test_the_least_lip_gesture_is_that_of_the_phone_that_follows_its_neighbours(small_corpus):
    with Corpus(small_corpus) as corpus:
        utterances = list(corpus.utterances(corpus.names))
    # /s t/ open a little, /p m/ close: the synthetic talker's lips follow neighbours in /s t/.
    assert least_lip_gesture(utterances) in ("s", "t")


def test_using_a_voice_needs_no_heavy_libraries(tmp_path):
    code = f"""
import sys
from labial.cli import main
assert main(["say", "hello", "-o", {str(tmp_path / "a.html")!r}]) == 0
import labial
labial.load_voice().animate(labial.Alignment.tile([labial.Interval(0.1, 0.2, "a")]))
heavy = {{"torch", "h5py", "pandas", "matplotlib", "panphon", "scipy", "sklearn", "onnx"}}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_using_a_voice_makes_no_requests_and_leaves_no_files(tmp_path):
    code = "import labial; labial.say('hello')"
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    environment |= {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert list(tmp_path.iterdir()) == []


def test_impossible_lengths_are_refused(voice):
    with pytest.raises(AlignmentError, match="are its times not in seconds"):
        voice.animate(Alignment.tile([Interval(0, 1e9, "a")]))
    with pytest.raises(MotionError, match="frame rate is nan Hz"):
        voice.animate(alignment_of(["a"]), fps=float("nan"))


def test_importing_labial_imports_almost_nothing():
    code = "import sys, labial; sys.exit(any(m in sys.modules for m in ('numpy', 'onnxruntime')))"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_python_api_reads_animates_and_writes(tmp_path):
    grid = tmp_path / "a.json"
    grid.write_text('{"phones": [{"start": 0.1, "end": 0.3, "label": "AA"}], "duration": 0.5}')
    motion = labial.load_voice().animate(labial.read_alignment(grid))
    assert motion.positions.shape == (25, 44, 3)
    spoken = labial.Alignment.tile([labial.Interval(0.1, 0.3, "HH"), labial.Interval(0.3, 1, "AA")])
    assert len(labial.animate(spoken).motion) == 60
    utterance = labial.say("hello", fps=30)
    assert utterance.audio.duration == pytest.approx(utterance.alignment.duration, abs=1e-3)
    assert len(utterance.motion) == utterance.alignment.frame_count(30)
    for ending in ("html", "npz", "csv"):
        labial.export(tmp_path / f"a.{ending}", utterance)
        assert Path(tmp_path / f"a.{ending}").stat().st_size > 1000


def test_a_batch_gives_the_same_as_each_alone_in_order():
    voice = labial.load_voice()
    alignments = [
        labial.Alignment.tile([labial.Interval(0.1, 0.1 + 0.07 * n, phone)])
        for n, phone in ((9, "p"), (2, "eɪ"), (30, "u"), (4, "m"), (17, "f"), (2, "b"))
    ]
    together = voice.animate_all(alignments)
    for alignment, motion in zip(alignments, together, strict=True):
        alone = voice.animate(alignment)
        assert motion.positions.shape == alone.positions.shape
        assert np.allclose(motion.positions, alone.positions, atol=1e-3)
    assert voice.animate_all([]) == []
