"""Stored files keep their meaning after configurations have gained fields.

``tests/stored`` holds a run and its voice, ``docs/paper`` the results of the study, all written
before ``TrainingConfig`` had the field ``encoder``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, make_dataclass, replace

import numpy as np
import pytest
from safetensors import safe_open

import labial.experiment.identity
import labial.experiment.models
import labial.run
from conftest import REPOSITORY, SHAPES
from labial.alignment import SILENCE, Alignment, Interval
from labial.configuration import TrainingConfig
from labial.errors import FormatError, TrainingError
from labial.experiment.conditions import ENCODINGS, FURTHER, PAPER
from labial.experiment.identity import RunIdentity, SpaceIdentity
from labial.experiment.models import Network, Setting, read_model
from labial.face.contact import close_bilabials
from labial.network_predictor import read_predictor
from labial.run import RunInfo, read_checkpoint, read_description
from labial.stored import differences, stored_fields
from labial.voice import load_voice

STORED = REPOSITORY / "tests" / "stored"
RESULTS = sorted((REPOSITORY / "docs" / "paper" / "runs").glob("*/seed-*.json"))
SPACES = sorted((REPOSITORY / "docs" / "paper" / "spaces").glob("*.safetensors"))
ADDED = {"pca-injected-features", "baseline-features"}
"""Conditions that were added after the study was run."""
# The run's keys when it was written.
CONFIG = TrainingConfig(
    epochs=2, hidden_size=4, latent_size=3, layers=1, latent="blendshapes", keyshapes=SHAPES
)


@dataclass(frozen=True)
class Grown(TrainingConfig):
    """The configuration with one field more."""

    momentum: float = 0.9


@pytest.fixture(params=[TrainingConfig, Grown], ids=["as it is", "with a field added"])
def config_class(request, monkeypatch):
    for module in (labial.run, labial.experiment.models, labial.experiment.identity):
        monkeypatch.setattr(module, "TrainingConfig", request.param)
    return request.param


def grown_to(kind, config):
    return kind(**vars(config))


def test_a_run_reads_as_the_configuration_it_was_made_with(config_class):
    info = read_description(STORED / "run")
    assert "encoder" not in json.loads((STORED / "run" / "run.json").read_text())["config"]
    assert info.config == grown_to(config_class, CONFIG)
    assert len(read_checkpoint(STORED / "run").history) == 2


def test_a_description_with_a_field_added_reads_older_ones():
    grown = make_dataclass("GrownInfo", [("note", str, "none")], bases=(RunInfo,), frozen=True)
    info = grown.from_dict(json.loads((STORED / "run" / "run.json").read_text()))
    assert info.note == "none"
    assert info.config == CONFIG


def test_a_stored_run_and_its_voice_still_move_alike(monkeypatch):
    monkeypatch.setenv("LABIAL_RECURRENCE", "torch")  # the compiled one needs wider layers
    labels = [SILENCE, "p", "ɑ", "m", "i", SILENCE]
    phones = tuple(Interval(i / 5, (i + 1) / 5, label) for i, label in enumerate(labels))
    alignment, voice = Alignment(phones), load_voice(STORED / "voice.onnx")
    moved = read_predictor(STORED / "run").animate(alignment)
    closed = close_bilabials(moved, alignment, voice.info.closing)
    assert np.abs(voice.animate(alignment).positions - closed.positions).max() < 1e-3


@pytest.mark.parametrize("condition", [*PAPER, *FURTHER], ids=lambda condition: condition.slug)
def test_the_studys_results_are_those_of_todays_conditions(condition, config_class):
    model = condition.model.under(Setting(25.0))
    if isinstance(model, Network):
        model = Network(grown_to(config_class, model.config))
    paths = [path for path in RESULTS if path.parent.name == condition.slug]
    assert bool(paths) == (condition.slug not in ADDED)
    for path in paths:
        result = json.loads(path.read_text())
        if condition.minutes is not None:  # as many steps as with all minutes
            model = model.with_epochs(lambda _, n=result["model"]["epochs"]: n)
        found = RunIdentity.from_dict(result)
        seed = condition.first_seed + result["seed"]
        assert found == RunIdentity(model, seed, result["splits"])
        assert RunIdentity.from_dict(json.loads(json.dumps(found.to_dict()))) == found


@pytest.mark.parametrize("condition", ENCODINGS, ids=lambda condition: condition.slug)
def test_the_identity_of_a_condition_reads_as_it_was_stored(condition):
    identity = RunIdentity(condition.model.under(Setting(25.0)), 1, "splits", "words: a b")
    assert RunIdentity.from_dict(json.loads(json.dumps(identity.to_dict()))) == identity
    assert identity != RunIdentity(condition.model.under(Setting(50.0)), 1, "splits", "words: a b")


def test_every_result_belongs_to_a_condition():
    assert {path.parent.name for path in RESULTS} == {c.slug for c in (*PAPER, *FURTHER)} - ADDED


@pytest.mark.parametrize("path", SPACES, ids=lambda path: path.stem)
def test_the_studys_latent_spaces_are_those_of_todays_configurations(path, config_class):
    with safe_open(path, "pt") as file:
        about = json.loads(file.metadata()["about"])["space"]
    latent, size, *more = path.stem.split("-")
    targets = "standardised" if "standardised" in more else "mm"
    config = config_class(latent=latent, latent_size=int(size), fps=25.0, targets=targets)
    assert SpaceIdentity.from_dict(about) == SpaceIdentity.of(config, about["splits"])
    other = SpaceIdentity.of(replace(config, latent_size=5), about["splits"])
    assert SpaceIdentity.from_dict(about) != other


def test_another_value_of_a_new_field_is_another_configuration():
    assert Grown.from_dict(CONFIG.to_dict()) != Grown(**vars(CONFIG), momentum=0.5)
    assert TrainingConfig.from_dict({}) == TrainingConfig()


def test_a_field_that_is_not_known_is_an_error(tmp_path):
    with pytest.raises(FormatError, match="momentum: not known to this version of labial"):
        TrainingConfig.from_dict(Grown().to_dict())
    values = json.loads((STORED / "run" / "run.json").read_text())
    (tmp_path / "run.json").write_text(json.dumps({**values, "colour": "blue"}))
    with pytest.raises(TrainingError, match=r"run\.json: .*colour: not known"):
        read_description(tmp_path)


def test_a_field_that_is_missing_and_has_no_default_is_an_error():
    with pytest.raises(FormatError, match="start: missing"):
        stored_fields(Interval, {"end": 1.0, "label": "p"})
    with pytest.raises(FormatError, match="expected an object, found list"):
        stored_fields(Interval, [])
    with pytest.raises(FormatError, match="model is 'sorcery', expected one of network"):
        read_model({"model": "sorcery"})


def test_differences_are_named_field_by_field():
    now = {"fps": 25.0, "model": {"cell": "gru", "layers": 2}}
    then = {"fps": 25.0, "model": {"cell": "lstm", "layers": 2, "epochs": 3}}
    assert differences(now, then) == [
        "model cell was 'lstm', is 'gru' now",
        "model epochs was 3, is None now",
    ]
    assert differences(now, now) == []
