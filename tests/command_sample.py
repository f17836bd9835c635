"""Every command of labial on small inputs, and a process that runs them under hostile conditions.

Starting ``labial`` takes seconds. So one process imports everything and forks for each command;
the fork may then become another user or lose its standard output.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import numpy as np
import soundfile

from conftest import REPOSITORY
from labial.cli import main
from labial.corpus import Corpus, write_corpus
from labial.perception.simulation import write_simulated
from marker_sample import write_takes
from rig_sample import save_rig, synthetic_rig
from study_sample import DESIGN_TEXT, sample_study
from test_experiment import CONDITIONS, Study
from test_tracks import write_tracks
from video_sample import write_video


@dataclass(frozen=True)
class Sample:
    """A command's arguments, with ``{name}`` for an input and ``{out}`` for the output.

    ``ending`` is the output's; ``/`` if it is a folder.
    """

    arguments: str
    ending: str = ""
    status: int = 0

    @property
    def inputs(self) -> list[str]:
        """The names of its inputs."""
        words = [word for word in shlex.split(self.arguments) if word.startswith("{")]
        return [word[1:-1] for word in words if word != "{out}"]

    def output(self, folder: Path, name: str = "out") -> Path:
        """The output in a folder."""
        return folder / f"{name}{self.ending.rstrip('/')}"

    def line(self, inputs: Mapping[str, Path], out: Path) -> list[str]:
        """All arguments."""
        paths = {f"{{{name}}}": str(path) for name, path in inputs.items()} | {"{out}": str(out)}
        return [paths.get(word, word) for word in shlex.split(self.arguments)]


SAMPLES = {
    "say": Sample("say Papa -o {out}", ".html"),
    "animate": Sample("animate {phones} --audio {sound} -o {out}", ".npz"),
    "animate a folder": Sample("animate {alignments} -o {out}", "/"),
    # Noise, which has no words.
    "animate a recording": Sample("animate {sound} --text-file {text} -o {out}", ".csv", 2),
    "animate a character": Sample("animate {phones} --rig {rig} -o {out}", ".glb"),
    "convert": Sample("convert {motion} -o {out}", ".visemes.json"),
    "convert to C3D": Sample("convert {motion} -o {out}", ".c3d"),
    "retarget": Sample("retarget {motion} --rig {rig} -o {out}", ".csv"),
    "rig bind": Sample("rig bind {rig} -o {out}", ".toml"),
    "rig table": Sample("rig table {rig} -o {out} --source nobody", ".json"),
    "blender": Sample("blender -o {out}", ".zip"),
    "corpus tracks": Sample("corpus tracks {tracks} -o {out}", ".h5"),
    "corpus prompts": Sample("corpus prompts --text {text} -o {out}", ".txt"),
    "corpus video": Sample("corpus video {videos} -o {out}", ".h5"),
    "corpus markers": Sample("corpus markers {takes} -o {out}", ".h5"),
    "corpus layout": Sample("corpus layout {take} -o {out}", ".svg"),
    "corpus synthesise": Sample("corpus synthesise --text {text} -o {out}", ".h5"),
    "corpus check": Sample("corpus check {corpus} -o {out}", ".html"),
    "corpus info": Sample("corpus info {corpus}"),
    "train": Sample("train {corpus} -o {out} --split {split} --epochs 1 --hidden-size 16", "/"),
    "evaluate": Sample("evaluate {run} {corpus} -o {out}", ".json"),
    "compare": Sample("compare {voice} {corpus} u20 -o {out}", ".html"),
    "voice publish": Sample("voice publish {run} --corpus {corpus} -o {out}", ".onnx"),
    "voice adapt": Sample("voice adapt {voice} {clips} -o {out}", ".onnx"),
    "voice distil": Sample(
        "voice distil {voice} {voice} --text {text} --corpus {clips} --steps 2 -o {out}", ".onnx"
    ),
    "voice stream": Sample(
        "voice stream {voice} --text {text} --corpus {clips} --steps 2 -o {out}", ".onnx"
    ),
    # Another talker's face, which is refused.
    "voice face": Sample("voice face {voice} {corpus} -o {out}", ".onnx", 2),
    "phones collect": Sample("phones collect {text} -o {out}", ".phones"),
    "phones pretrain": Sample(
        "phones pretrain {sequences} -o {out} --hidden-size 16 --epochs 1", ".safetensors"
    ),
    "voice list": Sample("voice list"),
    "voice info": Sample("voice info {voice}"),
    # A design with a single sentence, and that one for training.
    "study new": Sample("study new {design} -o {out}", "/", 2),
    "study power": Sample("study power {design}", status=2),
    "study simulate": Sample("study simulate {study} --participants 2 -o {out}", ".jsonl"),
    "study analyse": Sample("study analyse {study} {answers} -o {out}", ".html"),
    "experiment paper": Sample(
        "experiment paper {corpus} -o {out} --further-seeds 1 --only 'mean face'", "/"
    ),
    "experiment unseen": Sample(
        "experiment unseen {corpus} -o {out} --workers 1 --share 0.5 --only 'mean face'", "/"
    ),
    "experiment pretrained": Sample("experiment pretrained {corpus} {model} -o {out} --dry-run"),
    "experiment report": Sample("experiment report {results}"),
    "info": Sample("info"),
}

FILES = {
    "phones": "phones.json",
    "alignments": "alignments",
    "sound": "sound.wav",
    "text": "text.txt",
    "rig": "rig.glb",
    "motion": "motion.npz",
    "tracks": "tracks",
    "videos": "videos",
    "takes": "takes",
    "take": "take.trc",
    "corpus": "corpus.h5",
    "clips": "clips.h5",
    "split": "split.csv",
    "run": "run",
    "voice": "voice.onnx",
    "results": "results",
    "sequences": "sequences.phones",
    "model": "model.safetensors",
    "design": "design.toml",
    "study": "study",
    "answers": "answers.jsonl",
}
"""The names of inputs in the folder that :func:`prepare` fills."""


def prepare(folder: Path, small_corpus: Path) -> dict[str, Path]:
    """Make the inputs of ``SAMPLES`` in ``folder``."""
    at = {name: folder / file for name, file in FILES.items()}
    phones = [
        {"start": start / 10, "end": (start + 2) / 10, "label": label}
        for start, label in zip(range(2, 18, 2), "papapapa", strict=True)
    ]
    alignment = json.dumps({"phones": phones, "duration": 2.0})
    at["phones"].write_text(alignment)
    for name in ("alignments", "videos"):
        at[name].mkdir()
        (at[name] / "one.json").write_text(alignment)
    write_video(at["videos"] / "one.mp4", np.arange(50) / 25)
    soundfile.write(at["sound"], np.random.default_rng(0).normal(0, 0.1, 32_000), 16_000)
    at["text"].write_text("Blue boats.\n")
    save_rig(at["rig"], synthetic_rig())
    write_tracks(at["tracks"])
    write_takes(at["takes"], 2)
    shutil.copy(at["takes"] / "u0.trc", at["take"])
    shutil.copy(small_corpus, at["corpus"])
    with Corpus(small_corpus) as corpus:
        rows = [f"{name},{split}\n" for name, split in corpus.splits.items()]
        clips = [(each, "train") for each in corpus.utterances(corpus.names[:2])]
        write_corpus(at["clips"], corpus.info, clips)
    at["split"].write_text("".join(["utterance,split\n", *rows]))
    chance = np.random.default_rng(0)
    lines = [" ".join(f"{p} 80" for p in chance.choice(["p", "a", "m"], 8)) for _ in range(300)]
    at["sequences"].write_text("".join(f"{line}\n" for line in lines))
    few = ["--epochs", "1", "--hidden-size", "16"]
    for command in (
        ["animate", at["phones"], "-o", at["motion"]],
        ["train", at["corpus"], "-o", at["run"], *few],
        ["voice", "publish", at["run"], "--corpus", at["corpus"], "-o", at["voice"]],
        ["phones", "pretrain", at["sequences"], "-o", at["model"], *few],
    ):
        assert main([str(part) for part in command]) == 0
    assert Study(small_corpus, at["results"], CONDITIONS[2:], 1).run() == []
    at["design"].write_text(DESIGN_TEXT, "utf-8")
    at["study"].mkdir()
    write_simulated(sample_study(at["study"], videos=False), at["answers"], {"good": 1}, 4, 0)
    return at


_RUNNER = """
import contextlib, encodings, importlib, json, os, pkgutil, signal, sys, time
sys.path.insert(0, sys.argv[1])
import av, fcntl, h5py, matplotlib.backends.backend_svg, matplotlib.backends.backend_agg
import onnx, onnxruntime, rich.progress, scipy.optimize, scipy.signal, soundfile, torch
import labial
from labial.cli import main
from labial.importers import video
from video_sample import LightFinder

# What is imported later may not be readable by another user.
for package in (labial, encodings):
    for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if each.name not in ("labial.__main__", "labial._gru"):
            with contextlib.suppress(ImportError):
                importlib.import_module(each.name)
video.FaceFinder = LightFinder

def become(case):
    for number, path in ((0, os.devnull), (1, case["stdout"] or os.devnull), (2, case["stderr"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o666), number)
    sys.stdout = sys.__stdout__ = os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.__stderr__ = os.fdopen(2, "w", closefd=False)
    if case["stdout"] is None:
        os.close(1)
        sys.stdout = sys.__stdout__ = None
    if case["user"] is not None:
        os.setgroups([])
        os.setgid(case["user"])
        os.setuid(case["user"])

def at_first_rename(then, folder):
    replace = os.replace

    def replaced(*places):
        if not os.fspath(places[1]).startswith(folder):
            return replace(*places)
        os.replace = replace
        if then == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        open(then + ".reached", "w").close()
        while not os.path.exists(then):
            time.sleep(0.01)
        return replace(*places)

    os.replace = replaced

for line in sys.stdin:
    case = json.loads(line)
    child = os.fork()
    if child == 0:
        status = 99
        try:
            become(case)
            if case["then"]:
                at_first_rename(case["then"], case["folder"])
            status = main(case["arguments"])
        except SystemExit as stopped:
            status = stopped.code
        except BaseException:
            import traceback
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Done:
    """How a command ended: its status, and what it wrote to standard error."""

    status: int
    errors: str

    def assert_clean(self) -> None:
        """An error is reported in labial's words."""
        assert self.status in (0, 1, 2), self
        assert "Traceback" not in self.errors, self.errors
        assert self.status == 0 or "labial: error: " in self.errors, self


class Runner:
    """Runs commands, each in a process of its own; a context manager."""

    def __init__(self, folder: Path) -> None:
        handle, name = tempfile.mkstemp(dir=folder)
        os.close(handle)
        self._stderr = Path(name)
        self._process = subprocess.Popen(
            [sys.executable, "-c", _RUNNER, str(REPOSITORY / "tests")],
            env={**os.environ, "OMP_NUM_THREADS": "1"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Runner:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()

    def run(
        self,
        arguments: list[str],
        *,
        stdout: str | None = os.devnull,
        user: int | None = None,
        then: str | Path = "",
        folder: Path = Path("/"),
    ) -> Done:
        """Run a command, with a file or nothing as its standard output, as another user or not.

        Just before its first file in ``folder`` gets its name, it may be killed (``then`` "kill"),
        or wait until the file ``then`` exists; ``then.reached`` says that it waits.
        """
        case = {"arguments": arguments, "stdout": stdout, "user": user, "then": str(then)}
        case["folder"] = str(folder)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({**case, "stderr": str(self._stderr)}) + "\n")
        self._process.stdin.flush()
        status = int(self._process.stdout.readline())
        return Done(status, self._stderr.read_text("utf-8", "replace"))
