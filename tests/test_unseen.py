"""Studies of unseen words and phones: what is left out, what is scored, what is reported."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats

from conftest import FPS, synthetic_utterance
from labial.alignment import SILENCE
from labial.cli import main
from labial.cli.experiment_unseen import _print_summary
from labial.configuration import TrainingConfig
from labial.corpus import Corpus, CorpusInfo, write_corpus
from labial.errors import ExperimentError
from labial.evaluation.metrics import METRICS
from labial.evaluation.report import evaluate
from labial.experiment.conditions import WITHOUT_RECURRENCE, Condition
from labial.experiment.engine import Ended, Started
from labial.experiment.folds import Limits, Spoken, phone_folds, read_spoken, word_folds
from labial.experiment.local import Processes
from labial.experiment.models import Material, MeanOfNetworks, Network
from labial.experiment.report.unseen import UnseenSummary
from labial.experiment.report.unseen_data import _SHOWN, read_unseen
from labial.experiment.report.unseen_differences import comparisons
from labial.experiment.unseen import MAIN, met_splits, offered_conditions, unseen_splits
from labial.face.layouts import mediapipe_layout
from labial.network_predictor import read_predictor
from labial.training import one_thread, train
from test_experiment import CONDITIONS, SMALL

QUICK = ["--at-most-epochs", "2", "--only", "pca injected", "phone means"]


@pytest.fixture(scope="module", autouse=True)
def _small():
    """Tasks run in this process, and networks are small."""
    features = Condition("pca injected features", Network(replace(SMALL, encoder="features")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Processes, "run", run_here)
        patch.setattr("labial.experiment.unseen.PAPER", CONDITIONS[:1])
        patch.setattr("labial.experiment.unseen.FURTHER", (*WITHOUT_RECURRENCE, features))
        yield


def run_here(_, tasks, corpus):
    """Engines' interface in this process, without the collection of garbage before each task."""
    with one_thread(), Corpus(corpus) as opened:
        for task in tasks:
            yield Started(task)
            yield Ended(task, task.run(opened, lambda epochs: None))


def unseen(corpus, folder, *options):
    return main(["experiment", "unseen", str(corpus), "-o", str(folder), *options])


def made_up_corpus(path: Path, utterances, splits):
    info = CorpusInfo("small", FPS, mediapipe_layout(), language="en", licence="none")
    write_corpus(path, info, zip(utterances, splits, strict=True))
    return path


@pytest.fixture(scope="module")
def study(small_corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unseen") / "results"
    assert unseen(small_corpus, folder, "--seeds", "2", *QUICK) == 0
    return folder


def results(folder):
    found = [json.loads(path.read_text()) for path in sorted(folder.glob("runs/*/*.json"))]
    return {(r["condition"], r["met"], r["fold"], r["seed"]): r for r in found}


def folds_of(path, limits=None):
    with Corpus(path) as corpus:
        spoken = read_spoken(corpus, corpus.splits)
    return spoken, word_folds(spoken, limits or Limits())


# What is left out


@st.composite
def spoken_corpora(draw):
    """Utterances that hold random words and phones."""
    random = np.random.default_rng(draw(st.integers(0, 10_000)))
    count = draw(st.integers(6, 60))
    rates = random.choice([0.02, 0.1, 0.2, 0.5, 0.9], draw(st.integers(1, 25)))
    words = {f"w{i}": random.random(count) < rate for i, rate in enumerate(rates)}
    rates = random.choice([0.1, 0.5, 1.0], draw(st.integers(1, 6)))
    phones = {f"p{i}": random.random(count) < rate for i, rate in enumerate(rates)}
    training = random.random(count) < 0.8
    assume(training.any() and not training.all())
    names = tuple(f"u{i:02d}" for i in range(count))
    return Spoken(names, training, words, phones)


def broken_limits(spoken, limits, left_out):
    """What leaving out these utterances would break, worked out utterance by utterance."""
    left_out = set(left_out)
    found = set()
    if len(left_out) > limits.share * len(spoken.names):
        found.add("share")
    training = {n for n, t in zip(spoken.names, spoken.training, strict=True) if t}
    for among in (training, set(spoken.names) - training):
        if len(left_out & among) > len(among) / 2:
            found.add("half")
    for phone, mask in spoken.phones.items():
        held = set(spoken.named(mask)) & training
        if held & left_out and len(held - left_out) < limits.phone_utterances:
            found.add(phone)
    return found


@settings(max_examples=60, deadline=None)
@given(spoken_corpora(), st.sampled_from([0.1, 0.3, 0.5]), st.sampled_from([1, 5]))
def test_every_word_that_can_be_left_out_is_left_out_exactly_once(spoken, share, fewest):
    limits = Limits(share, fewest)

    def holders(word):
        return set(spoken.named(spoken.words[word]))

    def possible(word):
        trained = spoken.words[word] & spoken.training
        return trained.sum() >= 2 and not broken_limits(spoken, limits, holders(word))

    try:
        found = word_folds(spoken, limits)
    except ExperimentError:
        assert not any(possible(word) for word in spoken.words)
        return
    left_out = Counter(item for fold in found.folds for item in fold.items)
    assert left_out == Counter(word for word in spoken.words if possible(word))
    assert set(found.kept) == set(spoken.words) - set(left_out)
    for fold in found.folds:
        assert set(fold.left_out) == set().union(*map(holders, fold.items))
        assert not broken_limits(spoken, limits, fold.left_out)
    assert word_folds(spoken, limits) == found


def test_words_share_groups_where_they_fit():
    """Eight words, each in an eighth of the utterances, need four groups of a quarter each."""
    words = {f"w{i}": np.arange(64) % 8 == i for i in range(8)}
    training = np.arange(64) < 48
    spoken = Spoken(tuple(f"u{i:02d}" for i in range(64)), training, words, {})
    assert [len(fold.items) for fold in word_folds(spoken, Limits(0.3)).folds] == [2] * 4
    assert [len(fold.items) for fold in word_folds(spoken, Limits(0.2)).folds] == [1] * 8


def test_no_utterance_with_a_left_out_word_is_in_training_or_validation(small_corpus):
    spoken, found = folds_of(small_corpus)
    with Corpus(small_corpus) as corpus:
        words = {n: {w.label for w in corpus.read(n).alignment.words} for n in corpus.names}
        own = corpus.splits
    assert [fold.items for fold in found.folds] == [(f"word{i}",) for i in range(5)]
    for fold in found.folds:
        splits = unseen_splits(spoken, fold)
        assert set(splits) == {name for name, split in own.items() if split != "test"}
        for name, split in splits.items():
            assert split == ("test" if words[name] & set(fold.items) else own[name])


@settings(max_examples=60, deadline=None)
@given(spoken_corpora(), st.integers(0, 5))
def test_as_much_is_trained_where_words_are_met(spoken, seed):
    try:
        found = word_folds(spoken, Limits(0.5, 1))
    except ExperimentError:
        assume(False)
    for fold in found.folds:
        met, left_out = met_splits(spoken, spoken.words, fold, seed), unseen_splits(spoken, fold)
        assert Counter(met.values()) == Counter(left_out.values())
        assert all(met[n] in ("test", own) for n, own in unseen_splits(spoken, NOTHING).items())
        assert met == met_splits(spoken, spoken.words, fold, seed)
        if len(fold.items) == 1:
            for among in (spoken.training, ~spoken.training):
                held = spoken.named(spoken.words[fold.items[0]] & among)
                assert abs(sum(met[name] == "test" for name in held) - len(held) / 2) <= 0.5


NOTHING = word_folds(
    Spoken(tuple("abcdefgh"), np.arange(8) < 4, {"w": np.isin(np.arange(8), [0, 1, 4])}, {}),
    Limits(0.5),
).folds[0]
NOTHING = replace(NOTHING, left_out=())


def test_met_words_are_chosen_by_seed(small_corpus):
    spoken, found = folds_of(small_corpus)
    splits = [met_splits(spoken, spoken.words, found.folds[0], seed) for seed in range(6)]
    assert len({json.dumps(each) for each in splits}) > 1


# What is scored


def test_the_test_split_is_never_read(small_corpus, tmp_path, monkeypatch):
    with Corpus(small_corpus) as corpus:
        tested = {name for name, split in corpus.splits.items() if split == "test"}
    read = Corpus.read
    seen = set()

    def noted(self, name, surface=False):
        seen.add(name)
        return read(self, name, surface)

    monkeypatch.setattr(Corpus, "read", noted)
    assert unseen(small_corpus, tmp_path / "r", "--at-most-epochs", "1", *QUICK[2:]) == 0
    assert seen
    assert not seen & tested


def test_networks_are_also_scored_where_they_met_the_words(study, small_corpus):
    found, (spoken, groups) = results(study), folds_of(small_corpus)
    networks = {
        ("pca injected", met, f, s) for met in (True, False) for f in range(5) for s in (0, 1)
    }
    assert set(found) == networks | {("phone means", False, f, 0) for f in range(5)}
    for (_, met, number, seed), result in found.items():
        assert result["scored"] == f"words: word{number}"
        fold = groups.folds[number]
        splits = unseen_splits(spoken, fold)
        if met:
            splits = met_splits(spoken, spoken.words, fold, seed)
        scored = [name for name in fold.left_out if splits[name] == "test"]
        assert 0 < len(scored) == len(result["test"]["best"]["rmse_mm"]) <= (3 if met else 4)


@pytest.mark.parametrize("met", [False, True])
def test_a_result_equals_training_and_evaluating_by_hand(study, small_corpus, tmp_path, met):
    spoken, found = folds_of(small_corpus)
    fold = found.folds[2]
    splits = met_splits(spoken, spoken.words, fold, 1) if met else unseen_splits(spoken, fold)
    config = replace(offered_conditions()["pca injected"].model.config, epochs=2, seed=1, fps=FPS)
    with Corpus(small_corpus) as corpus:
        train(corpus, tmp_path / "run", config, splits)
        predictor = read_predictor(tmp_path / "run")
        # An utterance of this corpus has one word; evaluating scores those that are not known.
        known = {n: s for n, s in splits.items() if n not in fold.left_out or s == "test"}
        held = {n: s for n, s in known.items() if s != "test" or n in fold.left_out}
        scores = evaluate("run", predictor, corpus, held).unseen_words.scores["run"]
    result = results(study)["pca injected", met, 2, 1]["test"]["best"]["scores"]
    for metric in METRICS.values():
        assert metric.of(result) == pytest.approx(metric.of(scores), rel=1e-6, nan_ok=True)
    assert result["frames"] == scores["frames"]


@pytest.fixture(scope="module")
def rare_phone(tmp_path_factory):
    """A corpus in which 4 of 20 utterances hold /u/."""
    utterances, held = [], 0
    for seed in range(1000):
        utterance = synthetic_utterance(f"u{seed:03d}", seed)
        rare = "u" in {phone.label for phone in utterance.alignment.phones}
        if (held if rare else len(utterances) - held) < (4 if rare else 16):
            utterances, held = [*utterances, utterance], held + rare
    splits = ["validation" if place % 4 == 3 else "train" for place in range(20)]
    path = tmp_path_factory.mktemp("rare") / "rare.h5"
    return made_up_corpus(path, utterances, splits)


def test_a_phone_is_scored_in_its_intervals_alone(rare_phone, tmp_path):
    options = ["--of", "phones", "--at-most-epochs", "1", "--only"]
    conditions = ["mean face", "pca injected features", "pca injected"]
    assert unseen(rare_phone, tmp_path / "r", *options, *conditions) == 0
    found = results(tmp_path / "r")
    with Corpus(rare_phone) as corpus:
        spoken = read_spoken(corpus, corpus.splits)
        (fold,) = phone_folds(spoken, Limits()).folds
        assert fold.items == ("u",)
        train_frames, errors = [], []
        for utterance in corpus.utterances(corpus.names):
            if utterance.name not in fold.left_out and corpus.splits[utterance.name] == "train":
                train_frames.append(utterance.motion.positions)
        face = np.concatenate(train_frames).astype(float).mean(axis=0)
        for utterance in corpus.utterances(fold.left_out):
            for phone in utterance.alignment.phones:
                for i, frame in enumerate(utterance.motion.positions):
                    # Half a frame on each side.
                    near = phone.start - 0.5 / FPS - 1e-6 <= i / FPS <= phone.end + 0.5 / FPS + 1e-6
                    if phone.label == "u" and near:
                        errors.append((frame - face).ravel())
    expected = np.sqrt((np.array(errors) ** 2).mean(axis=0)).mean()
    scores = found["mean face", False, 0, 0]["test"]["best"]["scores"]
    assert scores["frames"] == len(errors)
    assert scores["all"]["rmse_mm"] == pytest.approx(expected, rel=1e-5)
    assert {(c, met) for c, met, *_ in found} == {
        ("mean face", False),
        *((name, met) for name in conditions[1:] for met in (False, True)),
    }


def test_a_phone_never_met_is_a_point_of_its_own_for_features_alone(rare_phone, tmp_path):
    """Trained without /u/, one-hot phones give it a stand-in's face, features its own."""
    with Corpus(rare_phone) as corpus:
        spoken = read_spoken(corpus, corpus.splits)
        (fold,) = phone_folds(spoken, Limits()).folds
        splits = unseen_splits(spoken, fold)
        spoken_u = corpus.read(fold.left_out[0]).alignment
        for encoder in ("one-hot", "features"):
            config = TrainingConfig(epochs=1, hidden_size=16, latent_size=3, encoder=encoder)
            train(corpus, tmp_path / encoder, config, splits)
            predictor = read_predictor(tmp_path / encoder)
            known = predictor._info.substitutions
            (stand_in,) = known.nearest.get("u", ("ɑ",))
            labels = {"u": stand_in}
            replaced = spoken_u.relabelled(lambda p, to=labels: (to.get(p.label, p.label),))
            same = np.array_equal(
                predictor.animate(spoken_u).positions, predictor.animate(replaced).positions
            )
            assert same == (encoder == "one-hot")
            assert bool(known.made(spoken_u)) == (encoder == "one-hot")


def test_the_mean_of_networks_moves_between_them(small_corpus):
    one_hot = Network(replace(SMALL, epochs=1))
    features = Network(replace(one_hot.config, encoder="features-stand-ins"))
    ended: list[int] = []
    with Corpus(small_corpus) as corpus:
        material = Material(corpus, corpus.splits, None)
        both = MeanOfNetworks((one_hot, features)).with_epochs(lambda _: 2)
        mean = both.fit(material, 3, ended.append).predictors["best"]
        alignment = corpus.read(corpus.names[0]).alignment
        first, second = (
            network.fit(material, 3, lambda _: None).predictors["best"].animate(alignment)
            for network in both.networks
        )
    moved = mean.animate(alignment)
    assert (moved.fps, moved.layout) == (first.fps, first.layout)
    assert np.abs(first.positions - second.positions).max() > 0.01
    assert np.allclose(2 * moved.positions, first.positions + second.positions, atol=1e-4)
    assert ended == [1, 2, 3, 4]
    assert both.epochs == 4


# Resuming and refusing


def test_a_stopped_study_runs_what_is_missing_and_ends_the_same(study, small_corpus, tmp_path):
    class StoppedError(Exception):
        pass

    def some(self, tasks, corpus):
        for number, event in enumerate(run_here(self, tasks, corpus)):
            if number == 14:
                raise StoppedError
            yield event

    with pytest.MonkeyPatch.context() as patch, pytest.raises(StoppedError):
        patch.setattr(Processes, "run", some)
        unseen(small_corpus, tmp_path / "r", *QUICK)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("r/runs/*/*.json")}
    assert len(before) == 7
    assert unseen(small_corpus, tmp_path / "r", *QUICK) == 0
    assert before == {path: path.stat().st_mtime_ns for path in before}
    whole, resumed = results(study), results(tmp_path / "r")
    assert resumed.keys() == {each for each in whole if each[-1] == 0}
    assert all(whole[each]["test"] == result["test"] for each, result in resumed.items())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--share", "0.4"], "share is 0.3, expected 0.4"),
        (["--fps", "30"], "fps is 25.0, expected 30.0"),
        (["--at-most-epochs", "3"], "most_epochs is 2, expected 3"),
    ],
)
def test_results_of_another_study_are_refused(study, small_corpus, options, message, capsys):
    options = [*QUICK[:2], *options] if "--at-most-epochs" not in options else options
    assert unseen(small_corpus, study, *options) == 2
    assert f"results of another experiment: {message}" in capsys.readouterr().err


def test_the_papers_study_and_this_one_refuse_each_others_results(study, small_corpus, capsys):
    command = ["experiment", "paper", str(small_corpus), "-o", str(study)]
    assert main([*command, *QUICK[:2], "--only", "mean face"]) == 2
    expected = "results of another experiment: study is 'unseen words', expected 'paper'"
    assert expected in capsys.readouterr().err


def test_other_utterances_are_refused(study, small_corpus, tmp_path, capsys):
    (tmp_path / "out.csv").write_text("utterance\nu03\n")
    assert unseen(small_corpus, study, *QUICK, "--leave-out", str(tmp_path / "out.csv")) == 2
    expected = "results of another experiment: the utterances or their split differ"
    assert expected in capsys.readouterr().err


def test_a_damaged_result_is_named_and_deleting_it_runs_it_again(
    study, small_corpus, tmp_path, capsys
):
    folder = shutil.copytree(study, tmp_path / "r")
    path = folder / "runs" / "phone-means-unseen-03" / "seed-00.json"
    whole = path.read_text()
    path.write_text(whole[: len(whole) // 2])
    says = f"{path}: not the result of a training; delete it to run the training again: "
    assert unseen(small_corpus, folder, *QUICK, "--dry-run") == 2
    assert says in capsys.readouterr().err
    assert main(["experiment", "report", str(folder)]) == 2
    assert says in capsys.readouterr().err
    path.unlink()
    assert unseen(small_corpus, folder, *QUICK) == 0
    assert json.loads(path.read_text())["test"] == json.loads(whole)["test"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--share", "0"], "share is 0, expected above 0, at most 0.5"),
        (["--share", "0.6"], "share is 0.6, expected above 0, at most 0.5"),
        (["--share", "nan"], "share is nan"),
        (["--seeds", "0"], "--seeds is 0, expected above 0"),
        (["--workers", "0"], "--workers is 0"),
        (
            ["--only", "perfect"],
            "unknown condition 'perfect', expected one of: dominance functions; ",
        ),
        (["--share", "0.1"], "no word can be left out of training: 'word0': held by 4 of 20"),
        (["--of", "phones"], "no phone can be left out of training: 'i': "),
    ],
)
def test_what_cannot_be_run_is_an_error(small_corpus, tmp_path, options, message, capsys):
    assert unseen(small_corpus, tmp_path / "r", *options) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (False, "the training and validation utterances have no words to leave out"),
        (True, "no word can be left out of training: 'only': held by 20 of 20 utterances"),
    ],
)
def test_corpora_without_words_to_leave_out_are_an_error(tmp_path, words, message, capsys):
    utterances = [synthetic_utterance(f"u{i:02d}", i) for i in range(20)]
    utterances = [
        replace(
            each,
            alignment=replace(
                each.alignment,
                words=tuple(replace(w, label="only") for w in each.alignment.words if words),
            ),
        )
        for each in utterances
    ]
    path = made_up_corpus(tmp_path / "c.h5", utterances, ["train"] * 16 + ["validation"] * 4)
    assert unseen(path, tmp_path / "r") == 2
    assert message in capsys.readouterr().err


# What is reported


def test_a_dry_run_prints_groups_and_trainings(small_corpus, tmp_path, capsys):
    assert unseen(small_corpus, tmp_path / "r", "--dry-run", "--at-most-epochs", "2") == 0
    printed = capsys.readouterr().out
    assert "0: word0 (4 utterances)" in printed
    # In each of 5 folds two networks, unseen and met, and three others, of which one has epochs.
    assert "35 trainings, 0 done, 35 to do with 60 epochs" in printed
    assert not (tmp_path / "r").exists()


def test_words_that_are_not_left_out_are_listed_with_the_reason(tmp_path, capsys):
    utterances = [synthetic_utterance(f"u{i:02d}", i) for i in range(20)]
    (word,) = utterances[2].alignment.words
    utterances[2] = replace(
        utterances[2],
        alignment=replace(utterances[2].alignment, words=(replace(word, label="once"),)),
    )
    path = made_up_corpus(tmp_path / "c.h5", utterances, ["train"] * 16 + ["validation"] * 4)
    options = ["--at-most-epochs", "1", "--only", "mean face"]
    reason = "held by 1 training utterance, expected at least 2"
    assert unseen(path, tmp_path / "r", *options, "--dry-run") == 0
    assert f"not left out: once ({reason})" in capsys.readouterr().out
    assert unseen(path, tmp_path / "r", *options) == 0
    printed = capsys.readouterr().out
    assert "not left out: 1 in all; --dry-run lists them with the reasons" in printed
    assert reason not in printed
    assert f"| once | {reason} |" in (tmp_path / "r" / "report.md").read_text()


def test_means_and_spreads_are_those_of_the_results(study):
    found = results(study)
    with (study / "summary.csv").open() as file:
        rows = {(row["condition"], row["metric"]): row for row in csv.DictReader(file)}
    rmse = METRICS["rmse_mm"]
    for name, met in (("pca injected", False), ("pca injected, met", True)):
        values = np.array(
            [
                [
                    rmse.of(found["pca injected", met, fold, seed]["test"]["best"]["scores"])
                    for seed in (0, 1)
                ]
                for fold in range(5)
            ]
        )
        row = rows[name, "rmse_mm"]
        assert float(row["mean"]) == pytest.approx(values.mean(), abs=1e-5)
        assert float(row["sd_over_folds"]) == pytest.approx(
            values.mean(axis=1).std(ddof=1), abs=1e-5
        )
        assert float(row["sd_over_seeds"]) == pytest.approx(
            values.mean(axis=0).std(ddof=1), abs=1e-5
        )
        assert (row["folds"], row["seeds"]) == ("5", "2")
    assert rows["phone means", "rmse_mm"]["sd_over_seeds"] == ""
    with (study / "folds.csv").open() as file:
        assert len(list(csv.DictReader(file))) == len(found) == 25


def test_differences_over_folds_have_the_interval_and_p_of_a_paired_t_test(study):
    found = results(study)
    rmse = METRICS["rmse_mm"]

    def by_fold(name, seeds):
        return [
            np.mean([rmse.of(found[name, False, f, s]["test"]["best"]["scores"]) for s in seeds])
            for f in range(5)
        ]

    compared = {(each.metric.name, each.other): each for each in comparisons(read_unseen(study))}
    assert {other for _, other in compared} == {"pca injected"}
    each = compared["rmse_mm", "pca injected"]
    means, networks = by_fold("phone means", [0]), by_fold("pca injected", [0, 1])
    expected = stats.ttest_rel(means, networks)
    assert each.condition == "phone means"
    assert each.difference.mean == pytest.approx(np.mean(means) - np.mean(networks))
    assert each.difference.interval == pytest.approx(tuple(expected.confidence_interval()))
    assert each.p_holm == pytest.approx(expected.pvalue)
    assert each.better == sum(np.array(means) < networks)
    assert all(c.p_holm is None for (metric, _), c in compared.items() if metric != "rmse_mm")


def test_models_are_compared_with_networks_without_them_and_with_random_weights(study):
    data = read_unseen(study)
    names = ["features, lm", "features, lm-untrained", "features", "lm, tuned", "lm", "means"]
    full = ["pca injected", *(f"pca injected{', ' * n.startswith('lm')}{n}" for n in names)]
    rows = [replace(row, condition=name, met=False) for name in full for row in data.rows[:10]]
    pairs = [
        (each.condition.removeprefix("pca injected"), each.other.removeprefix("pca injected"))
        for each in comparisons(replace(data, rows=tuple(rows)))
        if each.metric.name == "rmse_mm"
    ]
    assert ("features, lm", "features") in pairs
    assert ("features, lm", "features, lm-untrained") in pairs
    assert (", lm, tuned", ", lm") not in pairs
    assert (", lm", "") in pairs
    assert len(pairs) == len(set(pairs)) == 6 + 3


def test_the_table_is_printed_and_the_page_has_every_group(study, small_corpus, capsys):
    assert unseen(small_corpus, study, "--seeds", "2", *QUICK) == 0
    printed = capsys.readouterr().out
    assert "25 trainings, 25 done, 0 to do" in printed
    page = (study / "report.md").read_text()
    with (study / "summary.csv").open() as file:
        mean = next(csv.DictReader(file))["mean"]
    for text in (printed, page):
        assert f"{float(mean):.3f}" in text
        assert " ".join(text.split()).count("SD over") > 3
    assert all(f"| word{i} | 4 |" in page for i in range(5))
    assert main(["experiment", "report", str(study)]) == 0
    assert capsys.readouterr().out == f"{study / 'report.md'}\n"
    assert (study / "report.md").read_text() == page


def test_the_page_has_every_command_that_was_run(study, small_corpus, tmp_path):
    folder = shutil.copytree(study, tmp_path / "r")
    assert unseen(small_corpus, folder, *QUICK[:2], "--only", "phone means") == 0
    lines = (folder / "report.md").read_text().splitlines()
    commands = [line for line in lines if line.startswith("    labial experiment unseen")]
    assert [line.partition("--only ")[2] for line in commands] == [
        '"pca injected" "phone means"',
        '"phone means"',
    ]


@pytest.mark.parametrize("part", ["words", "phones"])
def test_the_table_fits_80_columns_with_whole_words(part, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    heading = ("", "folds", *(METRICS[name].heading for name in _SHOWN[part]))
    name = "pca injected features, met"
    values = ("9", *("-0.123" for _ in heading[2:]))
    _print_summary(UnseenSummary("title", heading, ((name, *values),)))
    printed = capsys.readouterr().out
    lines = printed.splitlines()
    assert max(map(len, map(str.rstrip, lines))) <= 80
    words = Counter(" ".join(lines[1:]).split())
    assert Counter(" ".join((*heading, name, *values)).split()) <= words


def test_by_default_features_are_compared_with_phones_and_with_simpler_models():
    assert (
        {"phone means", "smoothed 40 ms", "dominance functions"}
        < set(MAIN)
        <= set(offered_conditions())
    )
    encoders = [offered_conditions()[name].model.config.encoder for name in MAIN[:2]]
    assert encoders == ["one-hot", "features"]


def test_silence_is_not_left_out(rare_phone):
    with Corpus(rare_phone) as corpus:
        found = phone_folds(read_spoken(corpus, corpus.splits), Limits())
    assert SILENCE not in found.kept
