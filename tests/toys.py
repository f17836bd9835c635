"""A toy of each kind that docs/ARCHITECTURE.md says how to add, and the command line with them.

Each is what a contributor would write: a small piece of code and one entry in a registry. Run as a
script, this adds them all and runs the command line.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from labial.alignment import Interval
from labial.encoders.encoder import Encoder, EncoderKind, FrameRows
from labial.evaluation.metrics import METRICS, Metric, ScoreGroup
from labial.formats.transcription import Transcription
from labial.latents.pca import KIND as PCA_KIND
from labial.latents.space import LatentKind
from labial.recurrence.padding import one_hot
from labial.registry import Entry
from labial.sentences import Spread


class DurationEncoder(Encoder):
    """One-hot phones with the time since the phone began and until it ends."""

    def __init__(self, phones: Sequence[str]) -> None:
        super().__init__()
        self.phones, self.width = len(phones), len(phones) + 2

    def forward(self, frames: FrameRows, lengths: Tensor) -> Tensor:
        return torch.cat([one_hot(frames.phones, self.phones, torch.float32), frames.times], -1)

    def onnx_nodes(self, graph) -> str:
        rows = graph.constant(np.eye(self.phones, dtype=np.float32))
        phones = graph.add("Gather", rows, graph.input("phones"))
        return graph.add("Concat", phones, graph.input("times"), axis=-1)


def readable(met: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(met))


ENCODER = EncoderKind(readable, DurationEncoder)


class Halved(nn.Module):
    """A layer that PyTorch does not have, with its ONNX node."""

    def forward(self, values: Tensor) -> Tensor:
        return values / 2

    def onnx_nodes(self, graph, value: str) -> str:
        return graph.add("Div", value, graph.constant(np.float32(2)))


@dataclass(frozen=True, eq=False)
class HalvedSpace:
    """Principal components, twice as large."""

    pca: object

    def encode(self, positions):
        return 2 * self.pca.encode(positions)

    def decode(self, latents):
        return self.pca.decode(latents / 2)

    def decoder(self):
        return nn.Sequential(Halved(), self.pca.decoder())

    def tensors(self):
        return self.pca.tensors()


LATENT = LatentKind(
    fit=lambda *given: HalvedSpace(PCA_KIND.fit(*given)),
    restore=lambda tensors: HalvedSpace(PCA_KIND.restore(tensors)),
    decoder=lambda *sizes: nn.Sequential(Halved(), PCA_KIND.decoder(*sizes)),
)


class FrameCells(nn.Module):
    """Cells without memory: a dense layer at each frame."""

    def __init__(self, input_size: int, hidden_size: int, layers: int) -> None:
        super().__init__()
        self.layer = nn.Linear(input_size, 2 * hidden_size)

    def forward(self, inputs: Tensor, lengths: Tensor) -> Tensor:
        return torch.tanh(self.layer(one_hot(inputs, self.layer.in_features, torch.float32)))

    def onnx_nodes(self, graph, inputs: str, lengths: str) -> str:
        return graph.add("Tanh", graph.layer(self.layer, inputs))


def half_millimetres(sentences) -> Spread:
    coordinates = sentences.training[0].positions.shape[1]
    return Spread(torch.zeros(coordinates), torch.full((coordinates,), 0.5))


def read_alignment(path: Path, _) -> list[Transcription]:
    rows = [line.split() for line in path.read_text().splitlines()]
    phones = tuple(Interval(float(a), float(b), label) for a, b, label in rows)
    return [Transcription(path.stem, str(path), phones)]


def read_phone(label: str) -> str | None:
    return {"pop!": "p", "ah!": "ɑ"}.get(label)


def write_lengths(sink, scene) -> None:
    with sink.open() as file:
        file.write(f"{len(scene.utterance.motion)} frames\n".encode())


def largest_error_mm(comparisons) -> float:
    return max(
        float(np.abs(c.predicted.positions - c.recorded.positions).max()) for c in comparisons
    )


@dataclass(frozen=True)
class Hello:
    """Say hello."""

    name: str = "toy"

    def run(self) -> int:
        print(f"hello, {self.name}")
        return 0


def add() -> None:
    """Add an entry of each kind. What builds on a registry has to be imported after this."""
    from labial.encoders.kinds import ENCODERS
    from labial.exports import table
    from labial.formats.kinds import ALIGNMENT_FORMATS, AlignmentFormat
    from labial.latents.kinds import LATENTS, LatentEntry
    from labial.phones.sets import PHONE_SETS, PhoneSet
    from labial.recurrence.kinds import CELLS
    from labial.starts import STARTS, Start
    from labial.targets import TARGETS, Targets

    ENCODERS["toy"] = Entry("phones with durations", "toys:ENCODER")
    LATENTS["toy"] = LatentEntry("components, doubled", "toys:LATENT")
    CELLS["toy"] = Entry("no memory", "toys:FrameCells")
    STARTS["toy"] = Start("injected, as a toy", injects=True)
    TARGETS["toy"] = Targets("half millimetres", half_millimetres)
    ALIGNMENT_FORMATS[".toy"] = AlignmentFormat("toy", "toys:read_alignment")
    PHONE_SETS["toy"] = PhoneSet("toy", read_phone, read_phone)
    table.EXPORTS += (table.Export(".toy", "how many frames there are", write_lengths),)
    METRICS["toy_mm"] = Metric(
        "toy_mm", "toy error", "mm", "lower", "The largest error of a coordinate.",
        ScoreGroup("toy", largest_error_mm), rank="summary",
    )  # fmt: skip


def add_to_the_study() -> None:
    """Add a condition and a command: their tables hold code, not names."""
    from labial.cli.commands import COMMANDS, GROUPS, Command
    from labial.experiment import conditions
    from labial.experiment.models import Network

    pca = next(c.model.config for c in conditions.PAPER if c.name == "pca injected")
    toy = replace(pca, encoder="toy", latent="toy", start="toy", cell="toy", targets="toy")
    condition = conditions.Condition("toy", Network(toy))
    conditions.TRAINING += (condition,)
    conditions.FURTHER += (condition,)  # made of TRAINING when the module was imported
    hello = Command("hello", "say hello", Hello)
    GROUPS["Experiments"] += (hello,)
    COMMANDS["hello"] = hello  # made of GROUPS when the module was imported


if __name__ in ("__main__", "__mp_main__"):  # the latter in a study's workers
    import toys  # under its own name, which the registries' entries say

    toys.add()
    toys.add_to_the_study()

if __name__ == "__main__":
    from labial.cli import main

    sys.exit(main())
