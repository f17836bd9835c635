"""Printed text: text from files cannot move the cursor, set titles or hide lines."""

from __future__ import annotations

import io
import json
import sys
import unicodedata

import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from labial.cli import main
from labial.cli.terminal import plain, plain_output
from labial.model_digest import with_digest
from labial.voice_info import METADATA_KEY
from labial.voices import voice_path

HOSTILE = "[/red] \x1b]0;title\x07\x1b[2J\x9b1A\r\u202egpj\x00"
STEERING = {"\x1b", "\x07", "\x9b", "\r", "\x00", "\u202e"}


@pytest.fixture(scope="module")
def hostile_voice(tmp_path_factory):
    """The shipped voice, whose texts all steer a terminal."""
    model = onnx.load(str(voice_path()))
    for entry in model.metadata_props:
        if entry.key == METADATA_KEY:
            values = json.loads(entry.value)
            for name in ("name", "language", "licence", "attribution"):
                values[name] = HOSTILE
            values["figures"] = {HOSTILE: HOSTILE}
            values["training"]["weights"] = HOSTILE
            entry.value = json.dumps(values)
    path = tmp_path_factory.mktemp("voice") / "hostile.onnx"
    path.write_bytes(with_digest(model.SerializeToString()))
    return path


@given(st.text())
def test_plain_text_has_no_control_character_and_all_the_others(text):
    shown = plain(text)
    assert all(unicodedata.category(c) != "Cc" or c in "\t\n" for c in shown)
    kept = [c for c in text if c == plain(c)]
    assert [c for c in shown if c in kept] or not kept
    assert len(shown) == sum(len(plain(c)) for c in text)


def test_ordinary_text_is_printed_as_it_is():
    text = "fəʊtəˈɡrɑːfɪk\tʃ͡ a̠, 日本語, עברית\u200f, 👩🏽‍🚀\n"
    assert plain(text) == text


def test_control_characters_of_a_voice_do_not_reach_the_terminal(hostile_voice, capsys):
    assert main(["voice", "info", str(hostile_voice)]) == 0
    printed = capsys.readouterr().out
    assert not STEERING & set(printed)
    assert r"[/red] \x1b]0;title\x07" in printed


def test_the_table_of_scores_shows_names_as_they_are_written(hostile_voice, small_corpus, capsys):
    assert main(["evaluate", str(hostile_voice), str(small_corpus)]) == 0
    printed = capsys.readouterr().out
    assert not STEERING & set(printed)
    assert "[/red]" in printed


@pytest.mark.parametrize("name", ["a.json", "a\x1b[2J.json"])
def test_errors_and_warnings_are_plain(name, tmp_path, capsys):
    path = tmp_path / name
    phones = [(0, 0.1, HOSTILE), (0.1, 0.2, "p")]
    entries = [{"start": a, "end": b, "label": label} for a, b, label in phones]
    path.write_text(json.dumps({"phones": entries}))
    assert main(["animate", str(path), "-o", str(tmp_path / "a.npz")]) == 2
    assert main(["animate", str(path), "-o", str(tmp_path / "a\x1b[2J")]) == 2
    assert main(["s\x1b[2Jay"]) == 2
    printed = capsys.readouterr().err
    assert r"\x1b]0;title" in printed
    assert not STEERING & set(printed)


def test_progress_still_draws():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal, before = Terminal(), sys.stderr
    try:
        sys.stderr = terminal
        with plain_output():
            Console(stderr=True, color_system="standard").print("[red]bar[/red]")
            print("\x1b[2J", file=sys.stderr)
    finally:
        sys.stderr = before
    drawn, _, printed = terminal.getvalue().partition("\n")
    assert "\x1b[" in drawn
    assert printed == "\\x1b[2J\n"
