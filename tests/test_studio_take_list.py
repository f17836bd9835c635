"""The list of takes: judged in turn, also when the disk fails, and quickly if there are many."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from labial.errors import LabialError
from labial.importers.video_parts import Parts
from labial.service.catalogue import Catalogue
from labial.service.settings import Settings
from labial.studio.disk import Disk
from labial.studio.left_out import LeftOut
from labial.studio.project import opened
from labial.studio.state import DiskProblem, Take
from labial.studio.take_files import TakeFiles
from labial.studio.take_list import TakeList
from labial.studio.take_listing import TakeFile
from labial.studio.verdict import Unjudged, Verdict, Verdicts
from labial.studio.voice_list import VoiceList
from labial.studio.windows import Windows


def list_of_takes(folder: Path) -> TakeList:
    windows = Windows()
    (folder / "takes").mkdir()
    return TakeList(
        TakeFiles(folder / "takes"),
        Verdicts(folder / "verdicts"),
        LeftOut(folder / "left-out.csv"),
        Parts(folder / "parts"),
        windows,
        Disk(windows, folder / "probe"),
        lambda take: repr(take),
    )


def test_takes_are_judged_even_if_that_fails_or_cannot_be_kept(tmp_path: Path) -> None:
    (tmp_path / "verdicts").write_bytes(b"in the way")
    takes = list_of_takes(tmp_path)

    async def judge_or_fail(take: TakeFile) -> Verdict:
        if take.text == "fail":
            raise LabialError("its process has ended")
        return Verdict(repr(take), "good", ())

    async def check() -> dict[str, Take]:
        judging = asyncio.create_task(takes.judge_all(judge_or_fail))
        for text in ("fail", "People"):
            name = takes.begin(text, "video/webm")
            takes.files.add(name, 0, b"a")
            takes.end(name)
        while any(each.status in ("waiting", "working") for each in takes.takes()):
            await asyncio.sleep(0.01)
        judging.cancel()
        return {each.text: each for each in takes.takes()}

    found = asyncio.run(check())
    assert found["People"].status == "good" and found["People"].seconds_to_verdict is not None
    assert found["fail"].status == "bad" and "has ended" in found["fail"].faults[0].text.en


def test_a_take_is_judged_when_the_disk_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labial.studio.disk._SOON_S", 0.05)
    takes = list_of_takes(tmp_path)
    tries: list[str] = []

    async def judge_on_a_full_disk(take: TakeFile) -> Verdict | Unjudged:
        tries.append(take.id)
        if len(tries) < 3:
            return Unjudged("full", full=True)
        return Verdict(repr(take), "good", ())

    async def check() -> None:
        disk = takes._disk
        disk._wait_s = 0.05
        judging = asyncio.create_task(takes.judge_all(judge_on_a_full_disk))
        name = takes.begin("People", "video/webm")
        takes.files.add(name, 0, b"a")
        takes.end(name)
        while not tries:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0)
        assert disk.problem == DiskProblem(full=True, reason="full")
        while takes.take(name).status in ("waiting", "working"):
            await asyncio.sleep(0.01)
        assert takes.take(name).status == "good" and disk.problem is None
        judging.cancel()

    asyncio.run(check())
    assert len(tries) == 3


def test_a_process_that_fails_is_not_remembered_as_a_bad_take(tmp_path: Path) -> None:
    takes = list_of_takes(tmp_path)

    async def fail(_: TakeFile) -> Verdict:
        raise LabialError("its process has ended")

    async def check() -> None:
        judging = asyncio.create_task(takes.judge_all(fail))
        (tmp_path / "takes" / "mine.webm").write_bytes(b"a")
        takes.look()
        while takes.take("mine").status != "bad":
            await asyncio.sleep(0.01)
        judging.cancel()

    asyncio.run(check())
    assert not (tmp_path / "verdicts").exists()


def test_an_alignment_that_was_edited_is_judged_again(tmp_path: Path) -> None:
    takes = list_of_takes(tmp_path)
    judged: list[str] = []

    async def judge_it(take: TakeFile) -> Verdict:
        judged.append(take.id)
        return Verdict(repr(take), "good", ())

    async def all_judged() -> None:
        takes.look()
        while any(each.status != "good" for each in takes.takes()):
            await asyncio.sleep(0.01)

    async def check() -> None:
        judging = asyncio.create_task(takes.judge_all(judge_it))
        folder = tmp_path / "takes"
        for name in ("a", "b"):
            (folder / f"{name}.mp4").write_bytes(b"a")
        (folder / "a.TextGrid").write_text("one", "utf-8")
        await all_judged()
        assert sorted(judged) == ["a", "b"]
        (folder / "a.TextGrid").write_text("another", "utf-8")
        await all_judged()
        assert judged[2:] == ["a"]
        (folder / "alignments").mkdir()
        (folder / "alignments" / "b.phn").write_text("one", "utf-8")
        await all_judged()
        assert judged[3:] == ["b"]
        (folder / "all.ctm").write_text("a 1 0 1 p", "utf-8")  # may be of any take
        await all_judged()
        assert sorted(judged[4:]) == ["a", "b"]
        judging.cancel()

    asyncio.run(check())


def test_what_fails_again_and_again_is_logged_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("labial.studio.take_list._AGAIN_S", 0.01)
    takes = list_of_takes(tmp_path)
    looks: list[int] = []

    def look() -> None:
        looks.append(1)
        raise LabialError("the folder: cannot be read")

    monkeypatch.setattr(takes, "look", look)

    async def check() -> None:
        watching = asyncio.create_task(takes.watch())
        while len(looks) < 5:
            await asyncio.sleep(0.01)
        watching.cancel()

    asyncio.run(check())
    assert [each.message for each in caplog.records] == ["the folder: cannot be read"]


def test_a_voice_that_cannot_be_read_is_read_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with opened(tmp_path / "voice") as project:
        (project.voices / "broken.onnx").write_bytes(b"not a voice")
        voices = VoiceList(project, Catalogue(Settings("127.0.0.1", 0)))
        for _ in range(3):
            asyncio.run(voices.look())
        assert len(caplog.records) == 1
        (project.voices / "broken.onnx").write_bytes(b"not a voice either")
        asyncio.run(voices.look())
        assert len(caplog.records) == 2


def test_a_change_of_one_take_of_thousands_is_one_message(tmp_path: Path) -> None:
    takes = list_of_takes(tmp_path)
    told: list[str] = []
    takes._windows.tell = lambda kind, value, key="": told.append(key)  # type: ignore[method-assign]
    for number in range(3000):
        (tmp_path / "takes" / f"{number:04d}.webm").write_bytes(b"a")
    takes.look()
    assert len(told) == 3000
    takes.look()
    takes.keep("0007", False)
    takes.look()
    (tmp_path / "takes" / "0008.txt").write_text("People", "utf-8")
    takes.look()
    assert told[3000:] == ["0007", "0008"]
