"""Mistyped commands are answered with suggestions."""

from __future__ import annotations

import re

import numpy as np
import pytest

from labial.cli import main
from labial.cli.commands import COMMANDS, FAMILIES


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Hello"], "Hello is not a command; to speak a text: labial say Hello -o FILE.html"),
        (["Hello there", "-o", "a.html"], "labial say 'Hello there' -o"),
        (["anmate", "a.json"], "anmate is not a command; similar: animate"),
        (["corpus", "infos", "a.h5"], "'corpus infos' is not a command; similar: corpus info"),
        (["corpus", "xyz"], "expected one of corpus prompts, corpus video"),
        (["a.TextGrid"], "labial animate a.TextGrid -o FILE"),
        (["say", "a b.txt", "-o", "a.html"], r"a b\.txt: is a file; .* --text-file 'a b\.txt'"),
        (["say", "none.txt", "-o", "a.html"], r"none\.txt: no such file; .* --text-file none\.txt"),
        (["say", "a.TextGrid", "-o", "a.html"], "labial animate a.TextGrid"),
        (["say", "a.wav", "-o", "a.html"], "labial animate a.wav --text WORDS"),
        (["say", "a.npz", "-o", "a.html"], "labial convert a.npz -o FILE"),
        (["say", "-o", "a.html"], "expected a TEXT to speak, or a --text-file"),
        (
            ["say", "hi", "--text-file", "a b.txt", "-o", "a.html"],
            "TEXT and --text-file a b.txt: expected only one",
        ),
        (["say", "--text-file", "a.npz", "-o", "a.npz"], "is an input"),
    ],
)
def test_the_intended_command_is_suggested(arguments, says, tmp_path, monkeypatch, capsys):
    for name in ("a b.txt", "a.TextGrid", "a.wav", "a.npz"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert re.search(says, capsys.readouterr().err)
    assert not (tmp_path / "a.html").exists()


def test_a_text_may_be_the_name_of_a_file_or_folder(tmp_path, monkeypatch):
    (tmp_path / "hello").touch()
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path)
    for text in ("hello", "there", "write to notes.txt", "x" * 300):
        assert main(["say", text, "-o", "a.npz"]) == 0


def test_a_text_is_spoken_from_a_file(tmp_path):
    (tmp_path / "a.txt").write_text("\ufeffPapa and mama.", "utf-8")
    assert main(["say", "--text-file", str(tmp_path / "a.txt"), "-o", str(tmp_path / "a.npz")]) == 0
    assert main(["say", "Papa and mama.", "-o", str(tmp_path / "b.npz")]) == 0
    with np.load(tmp_path / "a.npz") as from_file, np.load(tmp_path / "b.npz") as given:
        assert np.array_equal(from_file["positions"], given["positions"])


@pytest.mark.parametrize("command", COMMANDS)
def test_suggestions_for_a_misspelt_option_are_of_the_same_command(command, capsys):
    """One letter less of an option that many commands have, and one that none has.

    The help of an option may name another command, between backticks.
    """
    for option in ("--languag", "--voic", "--spli", "--nonsens"):
        with pytest.raises(SystemExit) as stopped:
            main([*command.split(), option, "x"])
        assert stopped.value.code == 2
        printed = " ".join(capsys.readouterr().err.split())
        others = {
            other
            for other in COMMANDS
            if re.search(rf"(?<!`)labial {other}\b", printed) and not command.startswith(other)
        }
        assert not others
        assert "in labial" not in printed


@pytest.mark.parametrize("command", [*COMMANDS, *FAMILIES])
def test_every_command_has_help_that_fits_80_columns(command, capsys):
    with pytest.raises(SystemExit) as stopped:
        main([*command.split(), "--help"])
    assert stopped.value.code == 0
    usage, *lines = capsys.readouterr().out.splitlines()
    assert f"labial {command}" in usage
    assert max(map(len, lines)) <= 80
    assert not any("{None" in line for line in lines)
