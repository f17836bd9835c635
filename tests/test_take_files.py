"""How takes are stored: in order, whatever is repeated, killed, full or hostile."""

from __future__ import annotations

import errno
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from labial.errors import FormatError
from labial.service.refused import RefusedError
from labial.studio.take_files import OutOfOrderError, TakeFiles

CHUNKS = st.binary(min_size=1, max_size=40)


def has_bytes(path: Path) -> bool:
    assert path.suffix == ".webm"  # a decoder may depend on the ending
    return path.stat().st_size > 0


class Storing(RuleBasedStateMachine):
    """Windows that record, whose requests are repeated or lost, and a studio that is killed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.files = TakeFiles(self.folder)
        self.under_way: dict[str, list[bytes]] = {}
        self.complete: dict[str, tuple[bytes, str]] = {}
        self.texts: dict[str, str] = {}
        self.every: set[str] = set()

    takes = Bundle("takes")

    @rule(target=takes, text=st.sampled_from(["People buy big maps.", "Ça va ?", ""]))
    def begin(self, text: str) -> str:
        name = self.files.begin(text, "video/webm;codecs=vp8,opus")
        assert name not in self.under_way and name not in self.complete
        self.under_way[name], self.texts[name] = [], text
        return name

    @rule(take=takes, content=CHUNKS)
    def add_the_next(self, take: str, content: bytes) -> None:
        if take in self.under_way:
            self.files.add(take, len(self.under_way[take]), content)
            self.under_way[take].append(content)
        else:
            with pytest.raises(RefusedError, match="not being recorded"):
                self.files.add(take, 0, content)

    @rule(take=takes, number=st.integers(0, 6), content=CHUNKS)
    def add_another(self, take: str, number: int, content: bytes) -> None:
        stored = len(self.under_way.get(take, ()))
        if take not in self.under_way or number == stored:
            return
        if number < stored:
            self.files.add(take, number, content)  # it came twice: the first is kept
        else:
            with pytest.raises(OutOfOrderError) as refused:
                self.files.add(take, number, content)
            assert refused.value.expected == stored and refused.value.status == 409

    @rule(take=takes)
    def end(self, take: str) -> None:
        if take not in self.under_way:
            return
        chunks = self.under_way.pop(take)
        if chunks:
            self.files.end(take)
            self.complete[take] = b"".join(chunks), self.texts[take]
        else:
            with pytest.raises(RefusedError, match="nothing was recorded"):
                self.files.end(take)

    @rule(take=consumes(takes))
    def delete(self, take: str) -> None:
        if take in self.under_way:
            self.files.drop(take)
            del self.under_way[take]
        elif take in self.complete:
            self.files.delete(self.files.listed()[take])
            del self.complete[take]

    @rule()
    def kill(self) -> None:
        self.files = TakeFiles(self.folder)
        self.files.recover(has_bytes)
        for take, chunks in self.under_way.items():
            if chunks:
                self.complete[take] = b"".join(chunks), self.texts[take]
        self.under_way = {}

    @invariant()
    def the_folder_has_what_was_recorded(self) -> None:
        listed = self.files.listed()
        assert {name: (take.video.read_bytes(), take.text) for name, take in listed.items()} == (
            self.complete
        )
        assert set(self.files.under_way) == set(self.under_way)
        parts = [path for path in self.folder.iterdir() if path.name.startswith(".")]
        assert len(parts) == 2 * len(self.under_way)


TestStoring = Storing.TestCase
TestStoring.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_a_part_that_cannot_be_read_is_removed(tmp_path: Path) -> None:
    files = TakeFiles(tmp_path)
    name = files.begin("People", "video/webm")
    files.add(name, 0, b"not a video")

    def unreadable(path: Path) -> bool:
        raise FormatError(f"{path}: cannot be decoded")

    again = TakeFiles(tmp_path)
    again.recover(unreadable)
    assert list(tmp_path.iterdir()) == [] and again.listed() == {}


def test_a_studio_that_is_killed_while_it_looks_at_a_part_loses_nothing(tmp_path: Path) -> None:
    files = TakeFiles(tmp_path)
    name = files.begin("People", "video/webm")
    files.add(name, 0, b"recorded")

    class KilledError(BaseException):
        pass

    def killed(path: Path) -> bool:
        path.rename(path.with_name("kept"))  # as after SIGKILL, nothing is tidied up
        raise KilledError

    with pytest.raises((KilledError, OSError)):
        TakeFiles(tmp_path).recover(killed)
    (tmp_path / "kept").rename(tmp_path / f".recovered-{name}.webm")
    again = TakeFiles(tmp_path)
    again.recover(has_bytes)
    assert [(take.video.read_bytes(), take.text) for take in again.listed().values()] == [
        (b"recorded", "People")
    ]


class FullDisk:
    """A file on a disk that becomes full within a chunk."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room

    def __enter__(self) -> FullDisk:
        self._file.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._file.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def write(self, content: bytes) -> int:
        if self._room == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        fits = bytes(content)[: self._room]
        self._room -= len(fits)
        return int(self._file.write(fits))


def test_a_chunk_that_does_not_fit_the_disk_can_be_sent_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = TakeFiles(tmp_path)
    name = files.begin("People", "video/webm")
    files.add(name, 0, b"first")
    usual = Path.open
    with monkeypatch.context() as full:
        full.setattr(Path, "open", lambda path, *args, **kw: FullDisk(usual(path, *args, **kw), 3))
        with pytest.raises(RefusedError, match="the disk is full") as refused:
            files.add(name, 1, b"second")
        assert refused.value.status == 507
    files.add(name, 1, b"second")
    files.end(name)
    (take,) = files.listed().values()
    assert take.video.read_bytes() == b"firstsecond"


@pytest.mark.parametrize("media", ["", "text/html", "video/webm/../../x", "audio/webm", "video/"])
def test_other_media_are_refused(tmp_path: Path, media: str) -> None:
    with pytest.raises(RefusedError) as refused:
        TakeFiles(tmp_path).begin("People", media)
    assert refused.value.status == 415 and list(tmp_path.iterdir()) == []


def test_texts_become_one_line(tmp_path: Path) -> None:
    files = TakeFiles(tmp_path)
    name = files.begin("People\r\nbuy\x00 \u202ebig\tmaps", "video/mp4")
    files.add(name, 0, b"a")
    files.end(name)
    (take,) = files.listed().values()
    assert take.text == "People buy big maps" and take.video.suffix == ".mp4"
    with pytest.raises(RefusedError) as refused:
        files.begin("a" * 2001, "video/mp4")
    assert refused.value.status == 413


def test_names_of_other_programs_are_listed_and_not_taken(tmp_path: Path) -> None:
    (tmp_path / "0007.mov").write_bytes(b"a")
    (tmp_path / "other take.mp4").write_bytes(b"a")
    (tmp_path / "other take.txt").write_text("People", "utf-8")
    files = TakeFiles(tmp_path)
    assert {name: take.text for name, take in files.listed().items()} == {
        "0007": "",
        "other take": "People",
    }
    assert files.begin("People", "video/webm") == "0008"
    files.delete(files.listed()["other take"])
    assert not list(tmp_path.glob("other*"))
