"""Destinations of written files: atomically to the disk, or into memory."""

from __future__ import annotations

import errno
import itertools
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from labial.errors import FormatError, LabialError
from labial.sinks import InMemory, Sink, writing


def write_three(sink: Sink) -> None:
    """A text, a companion and a file that a library wrote by its path."""
    with sink.beside(f"{sink.name}.wav").open() as file:
        file.write(b"sound")
    with sink.text() as text:
        text.write("é\nb\n")
    with sink.at(sink.path.with_suffix(".c3d")).staged() as path:
        assert path.suffix == ".c3d"
        path.write_bytes(b"markers")


THREE = {"a.glb.wav": b"sound", "a.glb": "é\nb\n".encode(), "a.c3d": b"markers"}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_memory_holds_what_files_hold(tmp_path: Path) -> None:
    memory = InMemory(Path("a.glb"))
    write_three(memory)
    with writing(tmp_path / "a.glb") as sink:
        write_three(sink)
        assert not {path.name for path in tmp_path.iterdir()} & THREE.keys()
    assert held(tmp_path) == THREE == memory.files


@pytest.mark.parametrize("there", [{}, dict.fromkeys(THREE, b"before")])
def test_after_a_failure_all_files_are_as_they_were(
    tmp_path: Path, there: dict[str, bytes]
) -> None:
    for name, content in there.items():
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FormatError, match="late"), writing(tmp_path / "a.glb") as sink:
        write_three(sink)
        raise FormatError("late")
    assert held(tmp_path) == there


def test_nothing_is_written_if_a_companion_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.glb.wav").mkdir()
    with (
        pytest.raises(LabialError, match=r"a\.glb\.wav: cannot be written: it is a folder"),
        writing(tmp_path / "a.glb") as sink,
    ):
        with sink.open() as file:
            file.write(b"face")
        with sink.beside("a.glb.wav").open():
            pass
    assert [path.name for path in tmp_path.iterdir()] == ["a.glb.wav"]


@contextmanager
def a_full_disk(at_bytes: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at_bytes, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


@pytest.mark.parametrize("large", ["a.glb", "a.glb.wav"])
def test_on_a_full_disk_the_error_names_the_file_that_did_not_fit(
    tmp_path: Path, large: str
) -> None:
    with (
        a_full_disk(1000),
        pytest.raises(LabialError) as raised,
        writing(tmp_path / "a.glb") as sink,
    ):
        for name in ("a.glb", "a.glb.wav"):
            with sink.beside(name).open() as file:
                file.write(bytes(2000 if name == large else 10))
    assert str(raised.value).startswith(f"{tmp_path / large}: cannot be written")
    assert held(tmp_path) == {}


@pytest.mark.parametrize("failing", [1, 2])
def test_a_disk_that_fails_at_the_last_moment_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    calls = itertools.count(1)

    def fsync(_: int) -> None:
        if next(calls) == failing:
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fsync)
    with (
        pytest.raises(LabialError, match="Input/output error"),
        writing(tmp_path / "a.glb") as sink,
    ):
        for name in ("a.glb", "a.glb.wav"):
            with sink.beside(name).open() as file:
                file.write(b"face")
    assert held(tmp_path) == {}


def test_failed_files_in_memory_are_absent() -> None:
    memory = InMemory(Path("a.csv"))
    with pytest.raises(FormatError), memory.text() as text:
        text.write("half")
        raise FormatError("late")
    assert memory.files == {}
