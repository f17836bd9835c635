"""A study under ``labial serve``: nothing that was acknowledged is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from conftest import small_disk
from labial.errors import StudyError
from labial.perception.answers import read_answers
from labial.perception.folder import ANSWERS, STORED_ANSWERS
from labial.perception.store import AnswerStore
from study_sample import DESIGN_TEXT, answering, sample_study
from test_questionnaire import answer_to

PERSON = "0a5f7599-e642-4c06-b769-e0609f2cc2a9"


def record(study, n: int, **fields: object) -> dict:
    empty = {"name": "", "role": "", "reversed": 0, "response": "", "expected": ""}
    numbers = {"rt_ms": 0, "plays": 0, "ms": n}
    whose = {"study": study.design.name, "design": study.digest, "participant": PERSON}
    return {**whose, "number": 0, "n": n, "event": "start", **empty, **numbers, **fields}


REFUSED = [
    ({"design": "other"}, 409),
    ({"event": "shout"}, 422),
    ({"participant": "Anna"}, 422),
    ({"more": 1}, 422),
    ({"response": "x" * 3000}, 422),
]


@contextmanager
def served(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen]]:
    command = [sys.executable, "-m", "labial", "serve", "--port", "0", "--study", str(folder)]
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.PIPE, env={**os.environ, "OMP_NUM_THREADS": "1"}
    ) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().decode().strip(), process
        finally:
            process.kill()


def test_answers_survive_the_end_of_the_service(tmp_path):
    study = sample_study(tmp_path)
    file = tmp_path / ANSWERS / STORED_ANSWERS
    with served(tmp_path, "--token", "secret") as (address, process), httpx.Client() as client:
        base = f"{address}/study"
        page = client.get(f"{base}/")
        assert '"served":true' in page.text
        assert "default-src 'none'" in page.text
        name = next(iter(sorted((tmp_path / "questionnaire/stimuli").glob("*.mp4")))).name
        part = client.get(f"{base}/stimuli/{name}", headers={"Range": "bytes=0-9"})
        assert part.status_code == 206
        assert len(part.content) == 10
        assert client.get(f"{base}/stimuli/..%2F..%2Fstimuli.csv").status_code == 404
        assert client.get(f"{address}/health").status_code == 200
        assert client.get(f"{address}/voices").status_code == 401
        assert [client.post(f"{base}/participants").json()["number"] for _ in range(2)] == [0, 1]
        sent = [record(study, 0, number=1), record(study, 1, number=1, event="consent")]
        assert client.post(f"{base}/answers", json=sent).json() == {"stored": 2}
        for change, status in REFUSED:
            answer = client.post(f"{base}/answers", json=[{**record(study, 2), **change}])
            assert answer.status_code == status
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert len(file.read_text("utf-8").splitlines()) == 2
    file.write_bytes(file.read_bytes() + b'{"cut off')
    store = AnswerStore(file)
    assert store.next_number() == 2  # as order 1 was begun
    store.add([record(study, 2, number=1, event="end", response="é")])
    store.add([record(study, 2, number=1, event="end", response="é")])  # sent twice
    store.close()
    (participant,) = read_answers(study, [tmp_path / ANSWERS])
    assert participant.number == 1
    assert participant.finished
    assert len(file.read_text("utf-8").splitlines()) == 4


def test_a_full_disk_keeps_what_was_acknowledged(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    study = sample_study(tmp_path, videos=False)
    with small_disk(folder, "16k"):
        file = folder / STORED_ANSWERS
        store = AnswerStore(file)
        kept = 0
        with pytest.raises(StudyError, match="No space left"):
            for n in range(100):
                store.add([record(study, n, response="x" * 500)])
                kept = n + 1
        store.close()
        lines = file.read_text("utf-8").splitlines()
        assert [json.loads(line)["n"] for line in lines] == list(range(kept))
        assert kept > 5


@pytest.mark.slow
def test_a_participant_answers_a_whole_study_under_the_service(tmp_path):
    study = sample_study(tmp_path, DESIGN_TEXT)
    with served(tmp_path) as (address, _), answering(f"{address}/study/") as shown:
        shown.page.add_init_script("Math.random = () => 0.5")  # the tones in a known order
        shown.page.reload()
        shown.until("window.labial !== undefined")
        shown.prepare(tones=lambda trial: trial // 2)
        count = shown.answer_all(answer_to)
        shown.onward()
        shown.until("document.querySelector('#stored').textContent.includes('are stored')")
        assert not shown.complaints
    (participant,) = read_answers(study, [tmp_path / ANSWERS])
    assert len(participant.answers) == count
    assert participant.records["headphones", ""] == "6"
    assert participant.finished
