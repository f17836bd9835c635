from __future__ import annotations

import json
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.ndimage import gaussian_filter1d
from scipy.stats import pearsonr

from conftest import opened, synthetic_utterance
from labial.alignment import Alignment, Interval
from labial.baselines.phone_means import fit_baselines
from labial.cli import main
from labial.corpus import Corpus, write_corpus
from labial.errors import AlignmentError, CorpusError, LabialError, LabialWarning
from labial.evaluation.closure import closure
from labial.evaluation.comparison import Comparison, compare, excerpt
from labial.evaluation.metrics import score
from labial.evaluation.report import evaluate
from labial.face.layouts import mediapipe_layout
from labial.face.lips import aperture
from labial.motion import Motion
from labial.utterance import Utterance

LAYOUT = mediapipe_layout()
SILENT = (Interval(0, 9, "sil"),)


def random_comparison(frames: int, seed: int, noise: float = 1.0) -> Comparison:
    random = np.random.default_rng(seed)
    recorded = random.normal(0, 5, (frames, 44, 3))
    predicted = recorded + random.normal(0, noise, recorded.shape)
    return Comparison("a", as_motion(recorded), as_motion(predicted), SILENT)


def as_motion(positions) -> Motion:
    return Motion(np.asarray(positions, np.float32), 25.0, LAYOUT)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(3, 40), min_size=1, max_size=4), st.integers(0, 999))
def test_rmse_and_r_follow_their_definitions(sizes, seed):
    pairs = [random_comparison(size, seed + place) for place, size in enumerate(sizes)]
    found = score(pairs)
    truth = np.concatenate([p.recorded.positions.reshape(len(p.recorded), -1) for p in pairs])
    guess = np.concatenate([p.predicted.positions.reshape(len(p.predicted), -1) for p in pairs])
    rmse = np.sqrt(((truth.astype(float) - guess) ** 2).mean(axis=0)).mean()
    assert found["all"]["rmse_mm"] == pytest.approx(rmse, rel=1e-5)
    correlations = np.concatenate(
        [pearsonr(p.recorded.positions, p.predicted.positions, axis=0).statistic for p in pairs]
    ).ravel()
    assert found["all"]["r"]["mean"] == pytest.approx(np.mean(correlations), abs=1e-4)
    assert found["all"]["r"]["counted"] == len(correlations)
    lips = LAYOUT.indices("lips")
    kept = [3 * i + k for i in lips for k in range(3)]
    rmse = np.sqrt(((truth[:, kept].astype(float) - guess[:, kept]) ** 2).mean(axis=0)).mean()
    assert found["lips"]["rmse_mm"] == pytest.approx(rmse, rel=1e-5)


def test_a_perfect_prediction_has_perfect_scores():
    perfect = score([random_comparison(20, 1, noise=0.0)])
    assert perfect["all"]["rmse_mm"] == 0
    assert perfect["all"]["r"]["mean"] == pytest.approx(1)
    assert perfect["aperture"]["r"]["mean"] == pytest.approx(1)


def test_a_constant_shift_is_error_but_not_centred_error():
    pair = random_comparison(20, 1, noise=0.0)
    shifted = Comparison("a", pair.recorded, as_motion(pair.recorded.positions + 2), SILENT)
    found = score([shifted])
    assert found["all"]["rmse_mm"] == pytest.approx(2)
    assert found["all"]["rmse_centred_mm"] == pytest.approx(0, abs=1e-5)
    assert found["all"]["r"]["mean"] == pytest.approx(1, abs=1e-5)


def test_the_centred_error_removes_the_shift_of_each_utterance():
    pairs = [random_comparison(20, seed, noise=0.0) for seed in range(3)]
    shifted = [
        Comparison("a", p.recorded, as_motion(p.recorded.positions + shift), SILENT)
        for p, shift in zip(pairs, (-4, 1, 7), strict=True)
    ]
    found = score(shifted)
    assert found["all"]["rmse_mm"] == pytest.approx(np.sqrt((16 + 1 + 49) / 3))
    assert found["all"]["rmse_centred_mm"] == pytest.approx(0, abs=1e-5)


def test_undefined_correlations_are_counted_and_never_nan():
    pair = random_comparison(20, 1)
    recorded, predicted = pair.recorded.positions.copy(), pair.predicted.positions.copy()
    recorded[:, 0] = 7  # three coordinates recorded still: left out
    predicted[:, 1] = 7  # three predicted still where the face moves: counted as 0
    found = score([Comparison("a", as_motion(recorded), as_motion(predicted), SILENT)])
    assert found["all"]["r"]["recorded_constant"] == 3
    assert found["all"]["r"]["predicted_constant"] == 3
    assert found["all"]["r"]["counted"] == 129
    assert np.isfinite(found["all"]["r"]["mean"])
    short = score([random_comparison(2, 1)])
    assert short["all"]["r"]["mean"] is None
    assert short["all"]["r"]["too_short"] == 1
    assert short["closure"]["closed"] is None


def test_comparing_nothing_or_different_lengths_is_an_error():
    with pytest.raises(LabialError, match="no utterances to compare"):
        score([])
    a, b = random_comparison(5, 1), random_comparison(6, 1)
    with pytest.raises(LabialError, match="recorded 5 frames at 25 Hz, but predicted 6"):
        Comparison("a", a.recorded, b.predicted, SILENT)


def spoken(opening_mm: list[float]) -> Motion:
    return opened(np.array(opening_mm, float), 25.0, np.random.default_rng(0))


def test_closure_looks_40_ms_around_bilabials_and_at_the_middle_of_vowels():
    # 25 Hz: a frame is 40 ms. /p/ from 0.2 s to 0.28 s, /a/ from 0.28 s to 0.6 s.
    phones = (Interval(0, 0.2, "sil"), Interval(0.2, 0.28, "p"), Interval(0.28, 0.6, "a"))
    recorded = [9, 9, 9, 9, 5, 0, 0, 5, 9, 9, 9, 9, 9, 9, 9]
    cases = {
        "as recorded": (recorded, 1.0, 0.0),
        "a frame early": ([*recorded[1:], 9], 1.0, 0.0),
        "never": ([9] * 15, 0.0, 0.0),
        "shut for good": ([0] * 15, 1.0, 1.0),
    }
    for predicted, closed, shut in cases.values():
        found = closure([Comparison("a", spoken(recorded), spoken(predicted), phones)])
        assert (found.closed, found.vowels_shut) == (closed, shut)
        assert (found.bilabials, found.vowels) == (1, 1)


@pytest.mark.parametrize("frame", range(12))
def test_a_bilabial_is_closed_where_any_frame_within_40_ms_is(frame):
    """/p/ from 0.2 s to 0.28 s: frames 4 (0.16 s) to 8 (0.32 s) at 25 Hz, ends included."""
    phones = (Interval(0, 0.2, "sil"), Interval(0.2, 0.28, "p"), Interval(0.28, 0.48, "t"))
    closed = [0.0 if i == frame else 9.0 for i in range(12)]
    counted = 4 <= frame <= 8
    found = closure([Comparison("a", spoken(closed), spoken([9] * 12), phones)])
    assert (found.bilabials, found.closed) == ((1, 0) if counted else (0, None))
    found = closure([Comparison("a", spoken([0] * 12), spoken(closed), phones)])
    assert (found.bilabials, found.closed) == (1, counted)


@pytest.mark.parametrize(("start", "end"), [(0.0, 0.04), (0.36, 0.4), (0.0, 0.4)])
def test_a_vowel_counts_where_its_middle_was_recorded(start, end):
    phones = (Interval(start, end, "a"),)
    motion = spoken([9.0] * 11)
    assert closure([Comparison("a", motion, motion, phones)]).vowels == 1
    # The same frames, with the vowel's middle before or after.
    for later in (0.5, -0.5):
        assert closure([Comparison("a", motion, motion, phones, later)]).vowels == 0


def test_a_bilabial_not_recorded_closed_and_a_vowel_not_recorded_open_do_not_count():
    phones = (Interval(0, 0.2, "m"), Interval(0.2, 0.6, "i"))
    found = closure([Comparison("a", spoken([3] * 15), spoken([0] * 15), phones)])
    assert (found.bilabials, found.vowels) == (0, 0)


def test_the_baselines_are_means_of_the_training_split(small_corpus):
    with Corpus(small_corpus) as corpus:
        utterances = [corpus.read(f"u{i:02d}") for i in range(16)]
        predictors = fit_baselines(utterances)
        mean_face, of_phone, smoothed = predictors.values()
        everything = np.concatenate([u.motion.positions for u in utterances])
        labels = np.concatenate([u.alignment.labels(25.0) for u in utterances])
        alignment = corpus.read("u20").alignment
    assert np.allclose(mean_face.animate(alignment).positions, everything.mean(axis=0), atol=1e-3)
    faces = of_phone.animate(alignment).positions
    for label, face in zip(alignment.labels(25.0), faces, strict=True):
        assert np.allclose(face, everything[labels == label].mean(axis=0), atol=1e-3)
    expected = gaussian_filter1d(faces.astype(float), 1.0, axis=0, mode="nearest", truncate=4)
    assert np.allclose(smoothed.animate(alignment).positions, expected, atol=1e-3)


class Recording:
    """A predictor that returns the recording, at another rate than the corpus'."""

    fps, layout = 50.0, LAYOUT

    def __init__(self, corpus: Corpus) -> None:
        self.known = {u.alignment: u.motion for u in corpus.utterances(corpus.names)}

    def animate(self, alignment: Alignment) -> Motion:
        return self.known[alignment].resampled(50.0)


def test_predictions_are_compared_at_the_recorded_frames_whatever_their_rate(small_corpus):
    with Corpus(small_corpus) as corpus:
        found = evaluate("truth", Recording(corpus), corpus, corpus.splits)
    assert found.scores["truth"]["all"]["rmse_mm"] < 1e-4
    assert list(found.scores)[1:] == [
        "mean face",
        "phone means",
        "smoothed 40 ms",
    ]


def test_unseen_words_are_found_and_scored_over_their_spans(small_corpus):
    # Words are word0 to word4 by the utterance's number: all of word3 go to test.
    splits = {f"u{i:02d}": "test" if i % 5 == 3 else "train" for i in range(24)}
    with Corpus(small_corpus) as corpus:
        found = evaluate("truth", Recording(corpus), corpus, splits)
        frames = sum(
            len([t for t in u.motion.times if w.start - 0.1 - 1e-9 <= t <= w.end + 0.1 + 1e-9])
            for u in corpus.utterances(n for n, s in splits.items() if s == "test")
            for w in u.alignment.words
        )
    assert found.unseen_words.words == {"word3": 5}
    assert found.unseen_words.scores["truth"]["frames"] == frames
    assert found.unseen_words.scores["truth"]["all"]["rmse_mm"] < 1e-4
    assert found.unseen_words.scores["mean face"]["closure"]["bilabials"] > 0


def test_words_that_training_has_are_not_unseen(small_corpus):
    """Every word is in the test split; word0, word1 and word2 are in training, word4 nowhere."""
    splits = {f"u{i:02d}": "train" if i in (5, 6, 7) else "none" for i in range(24)}
    splits |= {f"u{i:02d}": "test" for i in range(20, 24)} | {"u04": "test"}
    with Corpus(small_corpus) as corpus:
        found = evaluate("truth", Recording(corpus), corpus, splits)
        assert found.unseen_words.words == {"word3": 1, "word4": 1}
        # An utterance with word3 that the predictor was trained on, in no split here.
        found = evaluate("truth", Recording(corpus), corpus, splits, ["u08"])
        assert found.unseen_words.words == {"word4": 1}
        found = evaluate("truth", Recording(corpus), corpus, splits, ["u08", "u09"])
        assert found.unseen_words is None


def test_predictions_are_compared_with_the_recording(small_corpus):
    """If exchanged, the still face would be the recording, with nothing recorded closed."""
    with Corpus(small_corpus) as corpus:
        utterance = corpus.read("u20")
        still = fit_baselines(corpus.utterances(corpus.names))["mean face"]
    whole = compare(utterance, still)
    assert whole.recorded is utterance.motion
    assert np.ptp(whole.predicted.positions, axis=0).max() == 0
    part = excerpt(whole, utterance.alignment.words[0])
    assert np.ptp(part.recorded.positions, axis=0).max() > 1
    assert np.ptp(part.predicted.positions, axis=0).max() == 0
    for comparison in (whole, part):
        found = score([comparison])
        assert found["closure"]["bilabials"] == sum(
            phone.label in ("p", "m") for phone in utterance.alignment.phones
        )
        assert found["closure"]["closed"] == 0
        assert found["all"]["r"]["recorded_constant"] == 0
        assert found["all"]["r"]["predicted_constant"] == 3 * 44


def test_testing_on_training_utterances_is_reported(small_corpus):
    with Corpus(small_corpus) as corpus:
        with pytest.warns(LabialWarning, match="truth was trained on 1 of the 4 test utterances"):
            found = evaluate("truth", Recording(corpus), corpus, corpus.splits, ["u21", "u01"])
        assert found.seen_in_training == ("u21",)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            evaluate("truth", Recording(corpus), corpus, corpus.splits, ["u01"])


def test_other_sensors_are_refused(small_corpus):
    class Other(Recording):
        layout = None

    with Corpus(small_corpus) as corpus, pytest.raises(CorpusError, match="sensors differ"):
        evaluate("other", Other(corpus), corpus, corpus.splits)


def test_the_command_prints_and_saves_figures(small_corpus, tmp_path, capsys):
    run, figures = tmp_path / "run", tmp_path / "figures.json"
    main(["train", str(small_corpus), "-o", str(run), "--epochs", "1", "--latent-size", "3"])
    assert main(["evaluate", str(run), str(small_corpus), "-o", str(figures)]) == 0
    printed = capsys.readouterr().out
    saved = json.loads(figures.read_text())
    assert "NaN" not in figures.read_text()
    rmse = saved["scores"]["run, best (1)"]["all"]["rmse_mm"]
    assert f"{rmse:.3f}" in printed
    assert saved["utterances"] == 4
    with Corpus(small_corpus) as corpus:
        apertures = [aperture(u.motion) for u in corpus.utterances(["u20", "u21", "u22", "u23"])]
    assert saved["scores"]["mean face"]["frames"] == sum(len(a) for a in apertures)


def test_the_command_reports_undefined_correlations(small_corpus, tmp_path, capsys):
    run, path = tmp_path / "run", tmp_path / "short.h5"
    main(["train", str(small_corpus), "-o", str(run), "--epochs", "1", "--latent-size", "3"])
    short = Utterance("short", Alignment.tile([Interval(0, 0.08, "p")]), spoken([0, 0]))
    with Corpus(small_corpus) as corpus:
        others = [(corpus.read(n), corpus.splits[n]) for n in corpus.names]
        write_corpus(path, corpus.info, [*others, (short, "test")])
    split = tmp_path / "split.csv"
    split.write_text("utterance,split\nu00,train\nshort,test\n")
    assert main(["evaluate", str(run), str(path), "--split", str(split)]) == 0
    printed = capsys.readouterr().out
    assert "1 utterances too short" in printed
    assert "nan" not in printed.lower()


def test_a_prediction_of_a_synthetic_talker_is_far_from_another(small_corpus):
    other = synthetic_utterance("x", 77)
    with Corpus(small_corpus) as corpus:
        predicted = fit_baselines(corpus.utterances(corpus.names))["phone means"]
    pair = Comparison("x", other.motion, predicted.animate(other.alignment), other.alignment.phones)
    assert score([pair])["aperture"]["r"]["mean"] > 0.8


def test_an_utterance_that_cannot_be_predicted_is_named():
    class Refusing:
        fps, layout = 25.0, LAYOUT

        def animate(self, alignment):
            raise AlignmentError("too long")

    with pytest.raises(AlignmentError, match=r"^utterance 'x': too long$"):
        compare(synthetic_utterance("x", 1), Refusing())
