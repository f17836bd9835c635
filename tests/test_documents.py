"""README and docs: short enough, complete, and without dead links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import REPOSITORY
from labial.cli import main
from labial.cli.commands import GROUPS

DOCUMENTS = sorted([REPOSITORY / "README.md", *(REPOSITORY / "docs").glob("*.md")])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path):
    for link in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
        if not link.startswith("http"):
            assert (path.parent / link).exists(), link


def test_the_readme_fits_two_screens():
    assert len((REPOSITORY / "README.md").read_text("utf-8").splitlines()) <= 90


def test_the_index_has_every_page():
    index = (REPOSITORY / "docs" / "README.md").read_text("utf-8")
    links = {Path(link).name for link in re.findall(r"\]\(([^)#]+)", index)}
    assert {path.name for path in (REPOSITORY / "docs").glob("*.md")} - {"README.md"} <= links


def test_the_page_of_commands_has_every_command_in_its_group():
    page = (REPOSITORY / "docs" / "commands.md").read_text("utf-8")
    _, *parts = re.split(r"^\*\*(\w+)\*\*$", page, flags=re.MULTILINE)
    found = {
        title: set(re.findall(r"^\| `labial ((?:[a-z]+ )*[a-z]+)", section, re.MULTILINE))
        for title, section in zip(parts[::2], parts[1::2], strict=True)
    }
    expected = {title: {each.words for each in commands} for title, commands in GROUPS.items()}
    assert found == expected


def test_help_lists_every_command_in_one_line(capsys):
    assert main(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    for title, commands in GROUPS.items():
        place = lines.index(title)
        for line, command in zip(lines[place + 1 :], commands, strict=False):
            assert line.split(maxsplit=len(command.words.split()))[:-1] == command.words.split()
            assert line.endswith(command.summary)
