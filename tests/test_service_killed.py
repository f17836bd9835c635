"""A service that is killed: its processes end, and what it had in temporary folders is removed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from conftest import child_processes


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_nothing_stays_of_a_service_that_was_killed(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "labial", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as service:
        assert service.stdout is not None
        address = service.stdout.readline().strip().rstrip("/")
        answer = httpx.post(f"{address}/say", json={"text": "Papa.", "format": "npz"}, timeout=60)
        assert answer.is_success
        workers = child_processes(service.pid)
        service.kill()
    assert workers
    until = time.monotonic() + 3
    while any(Path(f"/proc/{worker}/cmdline").exists() for worker in workers):
        assert time.monotonic() < until
        time.sleep(0.02)
    program = "from labial.temporary import temporary_folder\nwith temporary_folder(): pass"
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
