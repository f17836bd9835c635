"""Work in other processes: what it returns, and how it ends."""

from __future__ import annotations

import asyncio
import os
import socket
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import child_processes
from labial.cli import main
from labial.formats.audio import read_audio
from labial.service import Limits
from labial.service.jobs import Jobs
from labial.service.refused import RefusedError

LIMITS = replace(Limits(), jobs=1, jobs_waiting=1, job_s=4.0)


def with_jobs(work: Callable[[Jobs], Awaitable[None]]) -> None:
    async def run() -> None:
        jobs = Jobs(LIMITS)
        try:
            await work(jobs)
        finally:
            await jobs.close()

    asyncio.run(run())


def test_jobs_return_values_and_errors_and_end(tmp_path: Path) -> None:
    async def work(jobs: Jobs) -> None:
        process = await jobs.run(os.getpid)
        assert process in child_processes() and await jobs.run(os.getpid) == process
        with pytest.raises(RefusedError, match="no such sound file") as refused:
            await jobs.run(read_audio, tmp_path / "missing.wav")
        assert refused.value.status == 422
        with pytest.raises(RefusedError) as refused:
            await jobs.run(int, "not a number")
        assert refused.value.status == 500 and "not a number" not in str(refused.value)
        with pytest.raises(RefusedError) as refused:
            await jobs.run(os._exit, 3)
        assert refused.value.status == 500
        assert await jobs.run(os.getpid) != process

    before = child_processes()
    with_jobs(work)
    assert child_processes() <= before


def test_a_job_that_takes_too_long_is_ended_with_what_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"

    async def work(jobs: Jobs) -> None:
        await jobs.run(os.getpid)
        slow = asyncio.create_task(jobs.run(os.system, f"sleep 5; touch {mark}"))
        await asyncio.sleep(0.1)
        waiting = asyncio.create_task(jobs.run(os.getpid))
        await asyncio.sleep(0.1)
        with pytest.raises(RefusedError, match="waiting") as refused:
            await jobs.run(os.getpid)
        assert refused.value.status == 503
        with pytest.raises(RefusedError, match="takes more than 4 s"):
            await slow
        assert await waiting > 0

    with_jobs(work)
    time.sleep(1.2)
    assert not mark.exists()


def test_the_command_says_why_it_cannot_serve(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for arguments, message in (
            (["--port", port], f"127.0.0.1:{port}: cannot listen there"),
            (["--port", "70000"], "127.0.0.1:70000: cannot listen there"),
            (["--host", "no such host"], "no such host:8765: cannot listen there"),
            (["--voice-file", str(tmp_path / "v.onnx")], "v.onnx: no such file"),
            (["--port", "0", "--to", "ftp://127.0.0.1"], "ftp://127.0.0.1: expected SCHEME"),
        ):
            assert main(["serve", *arguments]) == 2
            printed = capsys.readouterr()
            assert message in printed.err and not printed.out
