"""The study of pre-trained models of phones: its conditions, trainings and report."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from labial.cli import main
from labial.cli.experiments import RunningOptions
from labial.errors import ExperimentError
from labial.experiment.engine import Ended, Started
from labial.experiment.models import read_model
from labial.experiment.pretrained import WITHOUT, conditions_of, is_short, untrained, variants_of
from labial.experiment.report.data import read_data
from labial.experiment.report.pretrained import comparisons
from labial.experiment.task import execute
from labial.experiment.unseen import chosen
from labial.pretraining.configuration import PhoneModelConfig
from labial.pretraining.kinds import PHONE_MODELS
from labial.pretraining.pretrained import Pretrained, write_pretrained
from labial.sinks import writing

PHONES = ("p", "m", "s", "i", "u", "ɑ", "sil")


class Here:
    """An engine in this process."""

    def run(self, tasks, corpus):
        for task in tasks:
            yield Started(task)
            yield Ended(task, execute(task, corpus, lambda _: None))


def written(folder: Path, kind: str) -> Path:
    framewise = PHONE_MODELS[kind].framewise
    config = PhoneModelConfig(
        kind, PHONES, 128 if framewise else 16, 2 if framewise else 1, 25.0 if framewise else None
    )
    path = folder / f"{kind}.safetensors"
    with writing(path) as sink:
        weights = PHONE_MODELS[kind].load().build(config).state_dict()
        write_pretrained(sink, Pretrained(config, weights, ("texts of mine",)))
    return path


@pytest.fixture(scope="module")
def models(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("models")
    return [written(folder, kind) for kind in ("masked-frames", "language-models")]


def test_each_condition_has_a_counterpart_without_a_model_but_for_the_model(models):
    variants = variants_of(models, models[1:])
    assert [each.name for each in variants] == [
        WITHOUT, "masked-frames", "language-models", "language-models, tuned",
    ]  # fmt: skip
    conditions = conditions_of(variants)
    assert len({each.slug for each in conditions}) == len(conditions) == 4 * 2 * 5
    by_rest: dict[object, list[object]] = {}
    for each in conditions:
        rest = {**each.model.to_dict(), "minutes": each.minutes}
        by_rest.setdefault(json.dumps({**rest, "pretrained": None}, sort_keys=True), []).append(
            rest["pretrained"]
        )
        assert read_model(json.loads(json.dumps(each.model.to_dict()))) == each.model
    assert len(by_rest) == 10
    assert all(len(each) == 4 and each.count(None) == 1 for each in by_rest.values())
    assert {each.minutes for each in conditions if is_short(each)} == {2, 5}


def test_models_are_compared_with_their_random_weights():
    assert untrained("lm") == "lm-untrained"
    assert untrained("lm, tuned") == "lm-untrained, tuned"
    assert untrained("lm-untrained") == "lm-untrained"


def test_models_that_cannot_be_compared_are_refused(models, tmp_path):
    with pytest.raises(ExperimentError, match="always tuned"):
        variants_of([], models[:1])
    with pytest.raises(ExperimentError, match="two models have the name masked-frames"):
        variants_of([models[0], models[0]])
    other = written(tmp_path, "language-models")
    with pytest.raises(ExperimentError, match="two models have the name language-models"):
        variants_of(models, [other])


def test_words_and_phones_can_be_left_out_with_models_too(models):
    variants = variants_of(models)
    (condition,) = chosen(["pca injected, language-models"], variants)
    (without,) = chosen(["pca injected"], variants)
    assert condition.model.pretrained == models[1]
    assert {**condition.model.to_dict(), "pretrained": None} == without.model.to_dict()
    (features,) = chosen(["pca injected features, language-models"], variants)
    assert features.model.config.encoder == "features"
    assert features.model.config.pretrained == condition.model.config.pretrained
    with pytest.raises(ExperimentError, match="unknown condition"):
        chosen(["pca injected features, masked-frames"], variants)
    with pytest.raises(ExperimentError, match="pca injected, language-models"):
        chosen(["pca injected, language-models"])


@pytest.mark.slow
def test_the_report_compares_the_trainings_sentence_by_sentence(
    models, small_corpus, tmp_path, monkeypatch
):
    monkeypatch.setattr(RunningOptions, "chosen", lambda _: Here())
    names = [
        f"pca injected, {v}, all minutes" for v in (WITHOUT, "masked-frames", "language-models")
    ]
    command = ["experiment", "pretrained", str(small_corpus), *map(str, models)]
    command += ["-o", str(tmp_path / "results"), "--at-most-epochs", "1", "--only", *names]
    assert main(command) == 0
    data = read_data(tmp_path / "results")
    found = comparisons(data)
    assert len(found) == 2 * 2  # models, and RMSE and the best epoch
    tables = {
        name: np.array([result.test["best"]["rmse_mm"] for result in data.conditions[name]])
        for name in names
    }
    assert all(table.shape == (3, 4) for table in tables.values())
    for each in found:
        if each.quantity == "rmse_mm":
            expected = tables[each.name] - tables[names[0]]
            assert each.difference.mean == pytest.approx(expected.mean())
            assert each.reference == pytest.approx(tables[names[0]].mean())
    page = (tmp_path / "results" / "report.md").read_text()
    assert "texts of mine" in page
    assert "language-models.safetensors" in page
    with (tmp_path / "results" / "differences.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 4
    assert main(["experiment", "report", str(tmp_path / "results")]) == 0
