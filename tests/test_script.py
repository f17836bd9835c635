"""``labial say --file``: a take for each line of a script, in a folder."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial.cli import main
from labial.errors import FormatError
from labial.formats.script import Take, read_script

pytest.importorskip("espeakng_loader")


def script(folder, text: str):
    path = folder / "script.txt"
    path.write_text(text, "utf-8")
    return path


def test_names_and_texts_are_those_of_the_lines(tmp_path):
    path = script(
        tmp_path, "# a play\n\nann_01: Who is there? It is: me.\r\nbob 2\tNobody: no one\n"
    )
    assert read_script(path) == [
        Take("ann_01", "Who is there? It is: me.", f"{path}, line 3 (ann_01)"),
        Take("bob 2", "Nobody: no one", f"{path}, line 4 (bob 2)"),
    ]


NAMES = st.text("abcXYZ019_-. é", min_size=1, max_size=8).filter(
    lambda name: name == name.strip() and set(name) - {"."}
)


@given(st.dictionaries(NAMES.map(str.casefold), st.text("ab:. #\t", max_size=9).map(str.strip)))
def test_every_line_is_a_take_or_an_error(tmp_path_factory, takes):
    spoken = {name: text for name, text in takes.items() if text}
    lines = "\n".join(f"{name}: {text}" for name, text in spoken.items())
    path = script(tmp_path_factory.getbasetemp(), lines)
    if not spoken:
        with pytest.raises(FormatError, match=r"script\.txt: holds no lines"):
            read_script(path)
        return
    assert {take.name: take.text for take in read_script(path)} == spoken


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no lines to speak"),
        ("a: x\nWho is there?\n", r"line 2: expected NAME: TEXT, not 'Who is there\?'"),
        ("a:\n", "line 1: expected NAME: TEXT"),
        ("a:b\n", "line 1: expected NAME: TEXT"),
        ("a: x\n\nA: y\n", "line 3: 'A' is also the name of line 1"),
        ("b/a: x\n", "line 1: 'b/a' is not a name of a file"),
        ("..: x\n", "line 1: '..' names no utterance"),
    ],
)
def test_a_script_that_is_not_one_is_refused_before_anything_is_spoken(
    tmp_path, capsys, text, says
):
    path = script(tmp_path, text)
    assert main(["say", "--file", str(path), "-o", str(tmp_path / "out")]) == 2
    assert re.search(rf"script\.txt.*{says}", capsys.readouterr().err)
    assert not (tmp_path / "out").exists()


def test_takes_are_written_and_a_line_that_fails_is_reported(tmp_path, capsys):
    path = script(tmp_path, "one: Papa.\ntwo: ...\nthree: Mama buys a map.\n")
    out = tmp_path / "out"
    line = ["say", "--file", str(path), "-o", str(out), "--format", "npz", "--rate", "300"]
    assert main(line) == 1
    printed = capsys.readouterr()
    assert re.search(r"script\.txt, line 2 \(two\): the text '\.\.\.' has nothing", printed.err)
    assert "1 of 3 takes failed" in printed.err
    assert sorted(each.name for each in out.iterdir()) == ["one.npz", "three.npz"]
    alone = tmp_path / "alone.npz"
    assert main(["say", "Mama buys a map.", "--rate", "300", "-o", str(alone)]) == 0
    with np.load(out / "three.npz") as take, np.load(alone) as known:
        assert np.array_equal(take["positions"], known["positions"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ("-o a.html", r"a\.html: expected a folder, as a script is spoken"),
        ("Papa -o out", "--file .*script.txt: expected no other text"),
        ("-o out --rate 20", "20 words per minute"),
        ("-o out --speaker x.txt", r"x\.txt: is not a speaker"),
    ],
)
def test_wrong_options_write_nothing(tmp_path, monkeypatch, capsys, arguments, says):
    monkeypatch.chdir(tmp_path)
    path = script(tmp_path, "one: Papa.\n")
    assert main(["say", "--file", str(path), *arguments.split()]) == 2
    assert re.search(says, capsys.readouterr().err)
    assert list(tmp_path.iterdir()) == [path]
