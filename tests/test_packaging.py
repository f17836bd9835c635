"""What each part of labial needs is declared with it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

import pytest

from conftest import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())["project"]

# Started in a process of its own by a path, not imported.
LOADED_OTHERWISE = {"espeakng-loader"}


def declared(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=]", requirement)[0] for requirement in requirements}


def imported_anywhere() -> set[str]:
    found = set()
    for path in (REPOSITORY / "src" / "labial").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"labial"}


def test_every_import_is_declared_outside_the_tools_of_development():
    extras = PROJECT["optional-dependencies"]
    known = declared([*PROJECT["dependencies"], *extras["speech"], *extras["train"]])
    assert imported_anywhere() | LOADED_OTHERWISE == known


def test_the_pinned_versions_fit_what_is_declared():
    pinned = dict(line.split("==") for line in (REPOSITORY / "constraints.txt").read_text().split())
    names = {re.sub(r"[-_.]+", "-", name).lower() for name in pinned}
    extras = PROJECT["optional-dependencies"].values()
    everything = [*PROJECT["dependencies"], *(each for extra in extras for each in extra)]
    assert declared(everything) <= names


@pytest.mark.parametrize("name", ["README.md", "LICENSE", "NOTICE", "docs/ARCHITECTURE.md"])
def test_the_papers_are_there(name):
    assert (REPOSITORY / name).stat().st_size > 900
