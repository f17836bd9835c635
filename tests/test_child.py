"""Workers end soon after a study that was killed, also while they are still starting."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import child_processes

_STUDY = """
if __name__ == "__main__":
    import time
    from pathlib import Path
    from labial.experiment.local import Processes
    for event in Processes(1).run([None], Path("none.h5")):
        print(event, flush=True)
        time.sleep(60)
"""


def running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_end_within_two_seconds_of_a_killed_study(tmp_path) -> None:
    script = tmp_path / "study.py"
    script.write_text(_STUDY)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, cwd=tmp_path) as study:
        assert study.stdout is not None
        study.stdout.readline()  # the worker has been started, but imports for seconds
        time.sleep(0.1)
        workers = child_processes(study.pid)
        study.send_signal(signal.SIGKILL)
        study.wait()
    assert workers
    last = time.monotonic() + 2
    while any(map(running, workers)) and time.monotonic() < last:
        time.sleep(0.02)
    assert not any(map(running, workers))
