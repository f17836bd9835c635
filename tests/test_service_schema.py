"""The service keeps what its OpenAPI description says."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from labial.service import Limits, Settings
from service_sample import running

LIMITS = replace(Limits(), text_characters=60, speech_s=3.0, requests_a_minute=1_000_000)


@pytest.mark.slow
def test_schemathesis_finds_nothing(tmp_path: Path) -> None:
    command = [
        *(sys.executable, "-c", "from schemathesis.cli import schemathesis as run; run()", "run"),
        *("--max-examples", "50", "--generation-database", "none", "--no-color"),
        *("--request-timeout", "120"),  # as long as the service may take for a video
        # A description cannot say which labels are phones, and which files are sounds.
        *("--exclude-checks", "positive_data_acceptance"),
    ]
    with running(Settings(port=0, limits=LIMITS)) as service:
        found = subprocess.run(
            [*command, f"{service.address}/openapi.json"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
        )
        assert found.returncode == 0, found.stdout
        assert service.process.poll() is None
