"""Which code computes the recurrence, and how this is reported to users."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from conftest import REPOSITORY
from labial.cli import main
from labial.errors import LabialError, LabialWarning
from labial.recurrence import backend, choice, native
from labial.recurrence.fused import Fused
from labial.recurrence.stock import Stock


@pytest.fixture(autouse=True)
def fresh_choice(monkeypatch):
    monkeypatch.delenv(choice.VARIABLE, raising=False)
    backend._warn.cache_clear()


def test_the_fastest_is_used(capsys):
    assert choice.choose().name == native.INSTRUCTION_SETS[0]
    assert isinstance(backend.recurrence(128), Fused)
    assert main(["info"]) == 0
    assert f"{native.INSTRUCTION_SETS[0]}: the fastest of" in capsys.readouterr().out


@pytest.mark.parametrize("name", [*native.INSTRUCTION_SETS, "torch"])
def test_a_variable_chooses_another(monkeypatch, name):
    monkeypatch.setenv(choice.VARIABLE, name)
    assert choice.choose() == choice.Choice(name, "set by LABIAL_RECURRENCE")
    assert isinstance(backend.recurrence(64), Stock if name == "torch" else Fused)


def test_an_unknown_name_in_the_variable_is_an_error(monkeypatch, capsys):
    monkeypatch.setenv(choice.VARIABLE, "mmx")
    with pytest.raises(LabialError, match="LABIAL_RECURRENCE is 'mmx', expected one of"):
        backend.recurrence(64)
    assert main(["info"]) == 2
    assert "'mmx'" in capsys.readouterr().err


def test_a_width_without_compiled_code_warns_once(recwarn):
    with pytest.warns(LabialWarning, match="100 units are not a multiple of 16"):
        assert isinstance(backend.recurrence(100), Stock)
    assert isinstance(backend.recurrence(100), Stock)
    assert not recwarn


def test_without_the_compiled_part_pytorch_is_used_and_warned_of_once(monkeypatch, recwarn):
    monkeypatch.setattr(native, "INSTRUCTION_SETS", ())
    with pytest.warns(LabialWarning, match="without its compiled part"):
        assert isinstance(backend.recurrence(128), Stock)
    assert isinstance(backend.recurrence(128), Stock)
    assert not recwarn


def test_installing_without_a_compiler_works(tmp_path):
    for name in ("src", "native"):
        ignored = shutil.ignore_patterns("*.so", "*.egg-info", "__pycache__")
        shutil.copytree(REPOSITORY / name, tmp_path / "labial" / name, ignore=ignored)
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        shutil.copy(REPOSITORY / name, tmp_path / "labial")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    site = tmp_path / "site"
    environment = {**os.environ, "CC": "no-compiler", "CXX": "no-compiler"}
    subprocess.run(
        [*pip, "--no-deps", "--no-build-isolation", "--target", site, tmp_path / "labial"],
        env=environment,
        check=True,
        capture_output=True,
    )
    assert (site / "labial" / "cli").is_dir()
    printed = subprocess.run(
        [sys.executable, "-m", "labial", "info"],
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert "torch: labial was installed without its compiled part" in printed.stdout
