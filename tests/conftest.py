"""Shared by tests: the recorded corpus, if it is present, and small synthetic faces."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings
from jaxtyping import install_import_hook

# Being slow on a busy machine is not a failure.
settings.register_profile("labial", deadline=None)
settings.load_profile("labial")

# Shapes in annotations are checked while the tests run.
install_import_hook(["labial.network", "labial.latents"], "beartype.beartype")

from labial.alignment import SILENCE, Alignment, Interval  # noqa: E402
from labial.configuration import TrainingConfig  # noqa: E402
from labial.encoders.kinds import ENCODERS  # noqa: E402
from labial.face.layouts import mediapipe_layout  # noqa: E402
from labial.keyshapes import Keyshape, KeyshapeSet  # noqa: E402
from labial.latents.kinds import LATENTS  # noqa: E402
from labial.motion import Motion  # noqa: E402
from labial.recurrence.kinds import CELLS  # noqa: E402
from labial.starts import STARTS  # noqa: E402
from labial.targets import TARGETS  # noqa: E402
from labial.utterance import Utterance  # noqa: E402

REPOSITORY = Path(__file__).parents[1]
FPS = 25.0
SHAPES = KeyshapeSet(
    Keyshape("rest", phones=(SILENCE,)),
    (
        Keyshape("open", phones=("ɑ",)),
        Keyshape("spread", phones=("i", "s")),
        Keyshape("round", phones=("u",)),
    ),
)
"""Keyshapes of the synthetic talker."""


def network_kinds() -> Iterator[dict[str, Any]]:
    """Fields of ``TrainingConfig`` for a network with each entry of each registry."""
    for latent, entry in LATENTS.items():
        start = "injected" if entry.is_space else "random"
        yield {
            "latent": latent,
            "start": start,
            "keyshapes": SHAPES if entry.of_keyshapes else None,
        }
    for field, registry in {
        "start": STARTS,
        "cell": CELLS,
        "targets": TARGETS,
        "encoder": ENCODERS,
    }.items():
        for name in registry:
            if name != getattr(TrainingConfig(), field):
                yield {field: name}


@pytest.fixture(scope="session")
def grid_s1() -> Path:
    """The folder of the recorded corpus grid-s1; skips if it is missing."""
    corpora = Path(os.environ.get("LABIAL_CORPORA", REPOSITORY.parent / "shared" / "corpora"))
    folder = corpora / "grid-s1"
    if not folder.is_dir():
        pytest.skip(f"needs the corpus grid-s1 in {corpora}, or LABIAL_CORPORA naming its folder")
    return folder


def child_processes(parent: int | None = None) -> set[int]:
    """The numbers of a process' children, by default of this process.

    They include those that have ended but were not waited for.
    """
    parent = os.getpid() if parent is None else parent
    found = set()
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            its_parent = int(status.read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue  # it has just ended
        if its_parent == parent:
            found.add(int(status.parent.name))
    return found


def rest_face() -> np.ndarray:
    """A closed mouth with chin and cheeks, float32 ``[44, 3]`` in mm."""
    layout = mediapipe_layout()
    face = np.zeros((len(layout.names), 3), np.float32)
    for group, radius in (("outer_lip", (25, 9)), ("inner_lip", (22, 0.4))):
        names = [name for name in layout.names if name.startswith(group)]
        angles = np.pi + np.arange(len(names)) / len(names) * 2 * np.pi
        for name, angle in zip(names, angles, strict=True):
            across, up = radius[0] * np.cos(angle), radius[1] * np.sin(angle)
            face[layout.index(name)] = (across, up, 12 * np.cos(across / 30))
    marks = layout.landmarks
    face[layout.index(marks.upper_inner)] = (0, 0.4, 12)
    face[layout.index(marks.lower_inner)] = (0, -0.4, 12)
    for place, name in enumerate(layout.groups["chin"]):
        face[layout.index(name)] = (6 * place - 20, -40, 5)
    for place, name in enumerate(layout.groups["cheeks"]):
        face[layout.index(name)] = (-45 if place < 4 else 45, 5 * (place % 4), -10)
    return face


OPENING_MM = {"ɑ": 14.0, "i": 5.0, "u": 3.0, "s": 2.5, "t": 2.0, SILENCE: 0.0, "p": 0.0, "m": 0.0}
"""How far the synthetic talker opens the mouth for each phone."""


def synthetic_utterance(name: str, seed: int, fps: float = FPS) -> Utterance:
    """An utterance whose mouth opens by phone and by its neighbours, with a little noise."""
    random = np.random.default_rng(seed)
    spoken = random.choice([phone for phone in OPENING_MM if phone != SILENCE], 8)
    edges = np.concatenate([[0.3], 0.3 + np.cumsum(random.integers(8, 25, 8) / 100)])
    phones = [Interval(a, b, str(p)) for a, b, p in zip(edges, edges[1:], spoken, strict=False)]
    word = Interval(phones[0].start, phones[-1].end, f"word{seed % 5}")
    alignment = Alignment.tile(phones, [word], duration=round(edges[-1] + 0.3, 2))
    labels = alignment.labels(fps)
    opening = np.array([OPENING_MM[label] for label in labels])
    # Neighbours affect each other over 0.36 s, but /p m/ close whatever is next to them.
    opening = np.convolve(np.pad(opening, 4, mode="edge"), np.hanning(11)[1:-1] / 5, mode="valid")
    opening[np.isin(labels, ["p", "m"])] = 0
    return Utterance(name, alignment, opened(opening, fps, random))


def opened(opening_mm: np.ndarray, fps: float, random: np.random.Generator) -> Motion:
    """The synthetic face with its lower lip and chin lowered by ``[frames]`` mm."""
    layout, face = mediapipe_layout(), rest_face()
    lowered = [layout.index(name) for name in layout.groups["chin"]]
    lowered += [p for p in layout.indices("lips") if face[p, 1] < 0]
    positions = np.tile(face, (len(opening_mm), 1, 1))
    positions[:, lowered, 1] -= opening_mm[:, None]
    positions += random.normal(0, 0.05, positions.shape)
    return Motion(positions.astype(np.float32), fps, layout)


@pytest.fixture(scope="session")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus file of 24 synthetic utterances: 16 train, 4 validation, 4 test."""
    from labial.corpus import CorpusInfo, write_corpus

    path = tmp_path_factory.mktemp("corpus") / "small.h5"
    info = CorpusInfo("small", FPS, mediapipe_layout(), language="en", licence="none")
    splits = ["train"] * 16 + ["validation"] * 4 + ["test"] * 4
    utterances = ((synthetic_utterance(f"u{i:02d}", i), split) for i, split in enumerate(splits))
    write_corpus(path, info, utterances)
    return path


@pytest.fixture
def brief_autoencoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Autoencoders that are hardly trained, for tests that do not judge what they reconstruct."""
    brief = {"_FEWEST_STEPS": 20, "_EPOCHS": 1, "GOOD_ENOUGH": np.inf}
    for constant, value in brief.items():
        monkeypatch.setattr(f"labial.latents.autoencoder.{constant}", value)


KILLED_AT_FIRST_RENAME = """
import os, signal, sys
os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
from labial.cli import main
main(sys.argv[1:])
"""
"""A program that is ``labial`` and kills itself just before its first file is renamed."""


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    """A disk of a size such as "48k" in a folder; skips where that is not allowed."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)
