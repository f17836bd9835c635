"""Long work in processes of its own: in turn, reported, stopped, and never left behind."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from labial.service.refused import RefusedError
from labial.studio import tasks as tasks_module
from labial.studio.state import Task
from labial.studio.tasks import Prepared, Tasks, Work
from labial.studio.windows import Windows


class Listening(Windows):
    """Windows that remember what they were told."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Task] = []

    def tell(self, kind: str, value: Any, key: str = "") -> None:
        assert kind == "task" and key == value.id
        self.heard.append(value)


@pytest.fixture(autouse=True)
def works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def work(function: str, *arguments: Any, **options: Any) -> Work:
    async def finish(value: Any, doubts: tuple[str, ...]) -> dict[str, Any]:
        return {"value": value, "doubts": doubts}

    kind = options.pop("kind", "adapt")
    prepare: Callable[[], Prepared | None] = lambda: (f"studio_works:{function}", arguments)  # noqa: E731
    return Work(kind, function, options.pop("prepare", prepare), finish, **options)


def with_tasks(check: Callable[[Tasks, Listening], Awaitable[None]]) -> None:
    async def run() -> None:
        windows = Listening()
        tasks = Tasks(windows)
        try:
            await check(tasks, windows)
        finally:
            await tasks.close()

    asyncio.run(run())


async def over(tasks: Tasks, task: Task) -> Task:
    while tasks.task(task.id).status not in ("done", "failed", "stopped"):
        await asyncio.sleep(0.02)
    return tasks.task(task.id)


async def written(mark: Path) -> int:
    while not mark.exists() or not mark.read_text("utf-8"):
        await asyncio.sleep(0.02)
    return int(mark.read_text("utf-8"))


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_task_says_how_far_it_is_and_what_it_made(tmp_path: Path) -> None:
    async def check(tasks: Tasks, windows: Listening) -> None:
        done = await over(tasks, tasks.add(work("count", 90, tmp_path / "mark")))
        assert done.status == "done" and (done.done, done.total, done.preview) == (90, 90, 1)
        assert done.result == {"value": 90, "doubts": ("it was only counted", "slowly")}
        assert [point.x for point in done.curve] == list(range(90))
        told = [each.done for each in windows.heard if each.status == "running"]
        assert told == sorted(told) and len(set(told)) > 3
        left = [each.left_s for each in windows.heard if each.left_s is not None]
        assert left and 0 <= left[-1] < left[0] < 10

    with_tasks(check)


def test_errors_are_told_and_a_process_that_ends_is_noticed() -> None:
    async def check(tasks: Tasks, _: Listening) -> None:
        refused = await over(tasks, tasks.add(work("refuse")))
        assert (refused.status, refused.error) == ("failed", "the corpus: has no utterances")
        crashed = await over(tasks, tasks.add(work("crash")))
        assert crashed.status == "failed" and "its process has ended" in (crashed.error or "")
        with pytest.raises(RefusedError, match="no task 'none'"):
            tasks.task("none")

    with_tasks(check)


def test_tasks_take_turns_and_uploads_do_not_wait(tmp_path: Path) -> None:
    async def check(tasks: Tasks, _: Listening) -> None:
        first = tasks.add(work("count", 60, tmp_path / "first"))
        await written(tmp_path / "first")
        second = tasks.add(work("count", 1, tmp_path / "second"))
        upload = tasks.add(work("count", 1, tmp_path / "upload", kind="upload"))
        assert (await over(tasks, upload)).status == "done"
        assert tasks.task(first.id).status == "running"
        assert tasks.task(second.id).status == "waiting"
        assert (await over(tasks, second)).status == "done"
        assert tasks.task(first.id).status == "done"

    with_tasks(check)


def test_a_task_that_needs_another_fails_with_it() -> None:
    async def check(tasks: Tasks, _: Listening) -> None:
        needed = tasks.add(work("refuse"))
        other = await over(tasks, tasks.add(work("count", 1, Path(), needs=needed.id)))
        assert (other.status, other.error) == ("failed", "the corpus: has no utterances")
        nothing = tasks.add(work("count", prepare=lambda: None))
        assert (await over(tasks, nothing)).status == "done"

    with_tasks(check)


def test_stopped_tasks_end_with_their_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks_module, "_PATIENCE_S", 0.5)
    cleaned: list[str] = []

    async def check(tasks: Tasks, _: Listening) -> None:
        counting = work("count", 10_000, tmp_path / "mark", clean=lambda: cleaned.append("a"))
        running, waiting = tasks.add(counting), tasks.add(work("refuse"))
        process = await written(tmp_path / "mark")
        assert tasks.stop(waiting.id).status == "stopped"
        assert tasks.stop(running.id).status == "stopping"
        assert (await over(tasks, running)).status == "stopped"
        deaf = tasks.add(work("deaf", tmp_path / "deaf"))
        other = await written(tmp_path / "deaf")
        tasks.stop(deaf.id)
        assert (await over(tasks, deaf)).status == "stopped"
        await asyncio.sleep(0.1)
        assert not is_running(process) and not is_running(other) and cleaned == ["a"]

    with_tasks(check)


def test_closing_ends_what_is_running(tmp_path: Path) -> None:
    processes: list[int] = []

    async def check(tasks: Tasks, _: Listening) -> None:
        tasks.add(work("count", 10_000, tmp_path / "mark"))
        processes.append(await written(tmp_path / "mark"))

    start = time.monotonic()
    with_tasks(check)
    assert not is_running(processes[0]) and time.monotonic() - start < 15
