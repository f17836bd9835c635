"""What each part of labial needs is declared with it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from itertools import chain

import pytest
from packaging.requirements import Requirement

from conftest import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]

# Started in a process of its own by a path, or imported by another package.
LOADED_OTHERWISE = {"espeakng-loader", "piper-tts", "python-multipart", "websockets"}


def declared(requirements: Iterable[str]) -> set[str]:
    return {Requirement(requirement).name for requirement in requirements}


def imported_anywhere() -> set[str]:
    found = set()
    for path in (REPOSITORY / "src" / "labial").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"labial", "bpy", "mathutils"}  # Blender's


def test_every_import_is_declared_outside_the_tools_of_development():
    extras = PROJECT["optional-dependencies"]
    parts = [extras[name] for name in extras if name != "dev"]
    known = declared([*PROJECT["dependencies"], *chain(*parts)])
    assert imported_anywhere() | LOADED_OTHERWISE == known


def test_the_pinned_versions_fit_what_is_declared():
    pins = [Requirement(line) for line in (REPOSITORY / "constraints.txt").read_text().splitlines()]
    pinned = {
        re.sub(r"[-_.]+", "-", pin.name).lower(): next(iter(pin.specifier)).version
        for pin in pins
        if pin.marker is None or pin.marker.evaluate()
    }
    extras = PROJECT["optional-dependencies"].values()
    for requirement in map(Requirement, [*PROJECT["dependencies"], *chain(*extras)]):
        if requirement.marker is None or requirement.marker.evaluate():
            assert pinned[requirement.name] in requirement.specifier


def test_make_test_installs_every_extra():
    extras = ",".join(PROJECT["optional-dependencies"])
    assert f"'.[{extras}]'" in (REPOSITORY / "Makefile").read_text()


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "NOTICE", "docs/ARCHITECTURE.md"])
def test_the_documents_exist(name):
    assert (REPOSITORY / name).stat().st_size > 900
