"""The registry of metrics: a metric needs only one entry."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from conftest import REPOSITORY, synthetic_utterance
from labial.cli import main
from labial.corpus import Corpus
from labial.evaluation.comparison import Comparison
from labial.evaluation.metrics import METRICS, RMSE, Metric, ScoreGroup, ranked, score
from labial.evaluation.table import figures, remarks, rows
from labial.experiment.models import PhoneMeans
from labial.experiment.report import glossary, tables, write_report
from labial.experiment.report.contrasts import quantities
from labial.experiment.report.data import read_data
from labial.experiment.task import RunTask
from labial.motion import Motion
from report_sample import LIKE_THE_PAPER, save_results

PAPER = REPOSITORY / "docs" / "paper"


def compared(seed: int, wrong: float) -> Comparison:
    """A synthetic utterance, and a prediction that is its reversal to the share ``wrong``."""
    utterance = synthetic_utterance("u", seed)
    recorded = utterance.motion
    mixed = (1 - wrong) * recorded.positions + wrong * recorded.positions[::-1]
    predicted = Motion(mixed.astype(np.float32), recorded.fps, recorded.layout)
    return Comparison("u", recorded, predicted, utterance.alignment.phones)


@pytest.fixture
def toy(monkeypatch) -> Metric:
    """A new metric: the largest error of any coordinate. One entry, and nothing else."""

    def largest(comparisons):
        return max(
            float(np.abs(c.predicted.positions - c.recorded.positions).max()) for c in comparisons
        )

    metric = Metric(
        "toy_mm", "toy error", "mm", "lower", "The largest error of all.",
        ScoreGroup("toy", largest), rank="main",
    )  # fmt: skip
    monkeypatch.setitem(METRICS, metric.name, metric)
    return metric


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_every_metric_is_described_and_best_for_a_perfect_prediction(metric):
    assert METRICS[metric.name] is metric
    assert metric.unit in ("", "mm")
    assert metric.meaning.endswith(".")
    perfect, near, far = (
        metric.of(score([compared(seed, wrong) for seed in range(6)])) for wrong in (0, 0.3, 1)
    )
    sign = 1 if metric.better == "lower" else -1
    assert sign * perfect <= sign * near
    assert sign * perfect < sign * far
    assert perfect == pytest.approx(0 if metric.better == "lower" else 1)


def test_no_two_metrics_share_a_name_anywhere():
    labels = [metric.label for metric in METRICS.values()]
    labels += [metric.count.label for metric in METRICS.values() if metric.count]
    places = [(metric.group.key, metric.path) for metric in METRICS.values()]
    for names in (labels, places, list(figures({})), [row[0] for row in rows([{}])]):
        assert len(set(names)) == len(names)
    groups = {metric.group for metric in METRICS.values()}
    assert len(groups) == len({group.key for group in groups})


def test_scores_hold_what_each_metric_reads_in_plain_numbers():
    found = score([compared(3, 0.5)])
    assert json.loads(json.dumps(found)) == found
    assert all(metric.of(found) is not None for metric in METRICS.values())
    some = score([compared(3, 0.5)], [RMSE])
    assert some == {"frames": found["frames"], "all": found["all"]}


def test_the_figures_of_a_voice_have_every_metric_and_count():
    found = score([compared(seed, 0.3) for seed in range(6)])
    shown = figures(found)
    assert shown["RMSE"] == f"{found['all']['rmse_mm']:.3f}"
    assert shown["of the recorded closed"] == str(found["closure"]["bilabials"]) != "0"
    assert shown["of the recorded open"] == str(found["closure"]["vowels"]) != "0"
    assert list(shown.values()) == [row[2] for row in rows([found])]


def test_scores_from_before_a_metric_have_a_dash_for_it(toy):
    old = {"all": {"rmse_mm": 0.5, "r": {"mean": None}}}
    table = {row[0]: row[2] for row in rows([old])}
    assert table["RMSE, mm"] == "0.500"
    assert {cell for label, cell in table.items() if label != "RMSE, mm"} == {"–"}
    assert figures(old)["toy error"] == "–"
    assert remarks({"old": old}) == []


def test_a_metric_takes_one_entry_to_be_in_evaluations_and_voices(
    toy, small_corpus, tmp_path, capsys
):
    run, saved, voice = tmp_path / "run", tmp_path / "e.json", tmp_path / "v.onnx"
    main(["train", str(small_corpus), "-o", str(run), "--epochs", "1", "--latent-size", "3"])
    capsys.readouterr()
    assert main(["evaluate", str(run), str(small_corpus), "-o", str(saved)]) == 0
    printed = capsys.readouterr().out
    row = next(line.split() for line in printed.splitlines() if "toy error, mm" in line)
    scores = json.loads(saved.read_text())["scores"]
    assert row[3:] == ["lower", *(f"{each['toy']:.3f}" for each in scores.values())]
    assert scores["mean face"]["toy"] > scores["mean face"]["all"]["rmse_mm"]
    assert main(["voice", "publish", str(run), "-o", str(voice)]) == 0
    capsys.readouterr()
    assert main(["voice", "info", str(voice)]) == 0
    assert f"toy error{'':19}" in capsys.readouterr().out


def test_a_metric_takes_one_entry_to_be_in_the_study(toy, small_corpus):
    task = RunTask("x", "phone means", "phone-means", PhoneMeans("phone means"), 0, 0, {})
    with Corpus(small_corpus) as corpus:
        result = json.loads(replace(task, splits=corpus.splits).run(corpus, lambda _: None))
    scored = result["test"]["best"]
    assert len(scored["toy_mm"]) == 4
    assert max(scored["toy_mm"]) == pytest.approx(scored["scores"]["toy"], abs=1e-4)


def test_a_metric_takes_one_entry_to_be_in_the_report(toy, tmp_path):
    """Two conditions have it; the others' results are from before it."""
    folder = save_results(tmp_path / "r", 3, LIKE_THE_PAPER)
    assert toy not in read_data(folder).main_metrics()
    for condition, value in (("pca-injected", 1.0), ("baseline", 5.0)):
        for seed, path in enumerate(sorted((folder / "runs" / condition).iterdir())):
            result = json.loads(path.read_text())
            for weights, later in (("best", 0.0), ("last", 0.5)):
                result["test"][weights]["scores"]["toy"] = value + 0.25 * seed + later
                result["test"][weights]["toy_mm"] = [value, value + 1 + seed]
            path.write_text(json.dumps(result))
    page = write_report(folder).read_text("utf-8")
    data = read_data(folder)
    assert toy in data.main_metrics()
    assert "<td>The largest error of all.</td>" in page

    def in_csv(name):
        return list(csv.DictReader((folder / f"{name}.csv").read_text("utf-8").splitlines()))

    found = [row["toy_mm"] for row in in_csv("runs") if row["condition"] == "baseline"]
    assert sorted(map(float, found)) == [5, 5.25, 5.5, 5.5, 5.75, 6]
    assert {r["toy_mm"] for r in in_csv("runs") if r["condition"] == "mean face"} == {""}
    table = tables.conditions(data, ["baseline", "mean face"])
    shown = [
        [row[table.heading.index(name)] for row in table.rows]
        for name in ("toy error, mm", "toy error, last epoch")
    ]
    assert shown == [["5.250 [5.000, 5.500]", "–"], ["5.750 [5.500, 6.000]", "–"]]
    pair = ("pca injected", "baseline")
    differences = {
        row["measure"]: float(row["difference"])
        for row in in_csv("tests")
        if (row["first"], row["second"]) == pair
    }
    assert differences["toy error, mm"] == differences["toy error, last epoch"] == -4


def test_the_report_names_every_metric():
    described = {row[0]: row[1:] for row in glossary.metrics().rows}
    assert described == {m.label: (m.unit or "–", m.better, m.meaning) for m in METRICS.values()}
    tested = {quantity.metric for quantity in quantities()} - {None}
    assert tested == set(ranked("main"))


def test_the_kept_results_of_the_paper_give_the_kept_tables(tmp_path):
    """Results from before today's registry are read, and mean the same."""
    data = read_data(PAPER)
    tables.write_tables(tmp_path, data, [])
    for name in ("runs", "losses", "spaces", "times"):
        assert (tmp_path / f"{name}.csv").read_text() == (PAPER / f"{name}.csv").read_text()
    by_name = {quantity.name: quantity for quantity in quantities()}
    kept = list(csv.DictReader((PAPER / "tests.csv").read_text("utf-8").splitlines()))
    assert {row["measure"] for row in kept} == set(by_name)
    for row in kept:
        first, second = (by_name[row["measure"]].values(data, row[s]) for s in ("first", "second"))
        assert float(row["difference"]) == pytest.approx(np.mean(first) - np.mean(second), abs=1e-5)


def test_the_registry_needs_the_base_installation_alone():
    program = """
import sys
for name in ("torch", "h5py", "jaxtyping", "matplotlib", "scipy", "onnx", "panphon", "onnxruntime"):
    sys.modules[name] = None
from labial.evaluation.metrics import METRICS
from labial.evaluation.table import rows
print(len(rows([{}])))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    counts = sum(metric.count is not None for metric in METRICS.values())
    assert int(done.stdout) == len(METRICS) + counts
