"""Every command with unreadable files, unwritable places, odd names and full disks."""

from __future__ import annotations

import os
import re
import shutil
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from command_sample import SAMPLES, Runner, prepare
from conftest import small_disk
from labial.cli.commands import COMMANDS
from labial.run import read_checkpoint

NOBODY = 65534
SLOW = {"train", "voice publish", "voice adapt", "voice distil", "voice stream"}
SLOW |= {"experiment paper", "experiment unseen", "experiment report", "experiment pretrained"}
SLOW |= {"phones pretrain"}
LONG = {"experiment unseen", "experiment pretrained", "phones collect", "phones pretrain"}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)


def of_samples(names):
    """Parameters of a test; those of commands that take long are for `make slow`."""
    marks = {name: pytest.mark.slow if name in LONG else () for name in names}
    return pytest.mark.parametrize("name", [pytest.param(n, marks=m) for n, m in marks.items()])


every = of_samples(SAMPLES)
writing = of_samples([n for n, sample in SAMPLES.items() if sample.ending])


@pytest.fixture(scope="module")
def place():
    """A folder that other users can reach, unlike pytest's."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="module")
def inputs(place, small_corpus):
    (place / "in").mkdir()
    return prepare(place / "in", small_corpus)


@pytest.fixture(scope="module")
def runner(place):
    with Runner(place) as runner:
        yield runner


@pytest.fixture
def out(place):
    """An empty folder that anyone can write to."""
    folder = place / "out"
    folder.mkdir()
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def mode(path, value):
    before = path.stat().st_mode
    path.chmod(value)
    try:
        yield
    finally:
        path.chmod(before)


def left_behind(folder):
    return [path for path in folder.rglob("*") if path.name.startswith(".labial")]


def test_every_command_is_here():
    lines = [f"{sample.arguments} " for sample in SAMPLES.values()]
    # The service writes no file and does not end by itself (test_service.py).
    here = [c for c in COMMANDS if c not in ("serve", "studio")]
    assert [c for c in here if not any(line.startswith(f"{c} ") for line in lines)] == []


@root
@every
def test_inputs_that_cannot_be_read_are_named(name, inputs, runner, out):
    sample = SAMPLES[name]
    closings = []
    for path in map(inputs.get, sample.inputs):
        closings.append((path, 0))
        if path.is_dir():
            inside = next(file for file in sorted(path.rglob("*")) if file.is_file())
            closings += [(path, 0o444), (inside, 0)]
    closings.append((inputs["text"].parent, 0))
    for closed, value in closings:
        with mode(closed, value):
            done = runner.run(sample.line(inputs, sample.output(out)), user=NOBODY)
        done.assert_clean()
        if closed in inputs.values() and value == 0:
            assert done.status != 0
            assert str(closed) in done.errors
    assert left_behind(out) == []


@root
@writing
def test_outputs_that_cannot_be_written_are_named(name, inputs, runner, out):
    sample = SAMPLES[name]
    target = sample.output(out)
    target.mkdir() if sample.ending == "/" else target.write_text("before")
    for closed, value in ((target, 0o555), (out, 0)):
        with mode(closed, value):
            done = runner.run(sample.line(inputs, target), user=NOBODY)
        done.assert_clean()
        assert done.status != 0
        assert sample.status or str(target) in done.errors
    assert left_behind(out) == []
    assert target.is_dir() or target.read_text() == "before"


@every
def test_names_that_are_too_long_are_refused(name, inputs, runner, out):
    sample = SAMPLES[name]
    for each in sample.inputs:
        long = inputs[each].with_name("x" * 300 + inputs[each].suffix)
        done = runner.run(sample.line({**inputs, each: long}, sample.output(out)))
        done.assert_clean()
        assert done.status == 2
    if sample.ending:
        done = runner.run(sample.line(inputs, sample.output(out, "x" * 300)))
        done.assert_clean()
        assert done.status != 0
    assert [path for path in out.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("name", sorted(SAMPLES.keys() - SLOW))
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output_is_reported_when_the_work_is_done(name, inputs, runner, out):
    sample = SAMPLES[name]
    done = runner.run(sample.line(inputs, sample.output(out)), stdout="/dev/full")
    assert done.status == (sample.status or 1)
    if not sample.status:
        says = "labial: error: standard output cannot be written: No space left on device\n"
        assert done.errors.endswith(says)
        assert not sample.ending or sample.output(out).exists()
    assert "Traceback" not in done.errors


@pytest.mark.parametrize("name", ["say", "corpus info", "experiment paper"])
def test_a_closed_standard_output_is_reported(name, inputs, runner, out):
    """No file gets its number, and with it what is printed."""
    sample = SAMPLES[name]
    done = runner.run(sample.line(inputs, sample.output(out)), stdout=None)
    assert done.status == 1
    says = "labial: error: standard output cannot be written: Bad file descriptor\n"
    assert done.errors.endswith(says)
    assert "Traceback" not in done.errors
    assert not sample.ending or sample.output(out).exists()


@root
@writing
def test_a_full_disk_is_reported_and_nothing_half_written_stays(name, inputs, runner, out):
    sample = SAMPLES[name]
    with small_disk(out, "48k"):
        (out / "ballast").write_bytes(bytes(40_000))
        done = runner.run(sample.line(inputs, sample.output(out)))
        done.assert_clean()
        if done.status == 2 and not sample.status:
            assert "No space left" in done.errors or "disk full" in done.errors
        assert left_behind(out) == []
        assert sample.ending == "/" or done.status == 0 or not sample.output(out).exists()


@root
@pytest.mark.slow
def test_a_disk_that_fills_leaves_the_last_checkpoint(inputs, runner, out):
    run = out / "run"
    train = ["train", str(inputs["corpus"]), "-o", str(run), "--hidden-size", "8", "--epochs"]
    with small_disk(out, "2m"):
        assert runner.run([*train, "1"]).status == 0
        before = (run / "checkpoint.safetensors").read_bytes()
        ballast = out / "ballast"
        with pytest.raises(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(1024))
        done = runner.run([*train, "3", "--resume"])
        done.assert_clean()
        assert done.status == 2
        assert "No space left on device" in done.errors
        assert (run / "checkpoint.safetensors").read_bytes() == before
        assert len(read_checkpoint(run).history) == 1
        ballast.unlink()
        assert runner.run([*train, "3", "--resume"]).status == 0
        assert len(read_checkpoint(run).history) == 3


@pytest.mark.parametrize(
    "name", ["animate a folder", "corpus tracks", "corpus video", "corpus markers"]
)
def test_parts_of_files_in_a_folder_are_not_read(name, inputs, runner, out):
    """As left by a killed process, or made by one that is writing there now."""
    sample = SAMPLES[name]
    (folder,) = sample.inputs
    shutil.copytree(inputs[folder], out / "in")
    for path in [path for path in (out / "in").rglob("*") if path.is_file()]:
        path.with_name(
            f".labial-{'0' * 16}-{'1' * 16}-{'2' * 8}-{'3' * 8}.part.{path.name}"
        ).touch()
    done = runner.run(sample.line({folder: out / "in"}, sample.output(out)))
    assert done.status == 0, done


ODD = os.fsdecode(b"caf\xe9 ") + "口" * 70 + "\n"
"""Names with bytes that are not UTF-8, long in bytes but not in characters, with a newline."""


@of_samples(sorted(SAMPLES.keys() - {"experiment report"}))
def test_any_name_that_a_file_can_have_is_read_and_written(name, inputs, runner, out):
    sample = SAMPLES[name]
    folder = out / ODD
    folder.mkdir()
    renamed = dict(inputs)
    for each in sample.inputs:
        renamed[each] = folder / f"{len(renamed[each].name)}{ODD}{inputs[each].suffix}"
        if inputs[each].is_dir():
            shutil.copytree(inputs[each], renamed[each])
            for path in [*renamed[each].rglob("one.*"), *renamed[each].rglob("u0.*")]:
                path.rename(path.with_name(ODD + path.suffix))
        else:
            shutil.copy(inputs[each], renamed[each])
    target = sample.output(folder, ODD)
    done = runner.run(sample.line(renamed, target))
    done.assert_clean()
    assert done.status == sample.status
    assert sample.status or not sample.ending or target.exists()
    assert left_behind(out) == []


WRITING = [n for n, sample in SAMPLES.items() if sample.ending and not sample.status]


@pytest.mark.parametrize(
    "name",
    [n if n == "animate a character" else pytest.param(n, marks=pytest.mark.slow) for n in WRITING],
)
def test_a_killed_command_leaves_no_file_under_its_name(name, inputs, runner, out):
    """Nor does it keep the next one from writing, which removes what was left."""
    sample = SAMPLES[name]
    target = sample.output(out)
    killed = runner.run(sample.line(inputs, target), then="kill", folder=out)
    assert killed.status == -signal.SIGKILL
    assert [path for path in files_in(out) if not path.name.startswith(".")] == []
    done = runner.run(sample.line(inputs, target))
    assert done.status == 0, done
    assert not [path for path in files_in(out) if path.name.startswith(".")]


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITING)
def test_two_commands_do_not_mix_what_they_write(name, inputs, runner, other_runner, out):
    """The second one ends with the number of the first one's process, and changes nothing."""
    sample = SAMPLES[name]
    line, go = sample.line(inputs, sample.output(out)), out.parent / f"{name} may go on"
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(runner.run, line, then=go, folder=out)
        while not go.with_name(f"{go.name}.reached").exists():
            assert not first.done(), first.result()
            time.sleep(0.02)
        second = other_runner.run(line)
        go.touch()
        assert first.result().status == 0, first.result()
    second.assert_clean()
    assert second.status != 0
    assert re.search(r"process [0-9]+", second.errors)
    assert not [path for path in files_in(out) if path.name.startswith(".")]


@pytest.fixture(scope="module")
def other_runner(place):
    with Runner(place) as runner:
        yield runner
