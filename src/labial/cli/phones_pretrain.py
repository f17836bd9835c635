"""labial phones pretrain"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.choices import one_of
from labial.cli.options import Output, needs_extra
from labial.errors import TrainingError
from labial.pretraining.kinds import PHONE_MODELS

if TYPE_CHECKING:
    from labial.pretraining.learning import HeldOut
    from labial.pretraining.phone_file import PhoneSequence

_MODEL = (
    "What is trained: "
    + "; ".join(f"{name}: {entry.title}" for name, entry in PHONE_MODELS.items())
    + "."
)


@dataclass(frozen=True)
class PhonesPretrain:
    """Pre-train a model of phone sequences, which `labial train --pretrained` starts from.

    One sequence in 50 is held out, and the model is scored on these.
    """

    phones: Annotated[Positional[tuple[Path, ...]], arg(metavar="FILE.phones")]
    """Files of `labial phones collect`."""
    output: Output
    """The file to write, ending in .safetensors."""
    model: Annotated[str, arg(metavar=one_of(PHONE_MODELS), help=_MODEL)] = "language-models"
    epochs: int = 3
    """Passes over the sequences; 0 leaves the weights random, for comparison."""
    fps: float = 50.0
    """The frame rate in Hz of a model that reads frames: that of the labial network."""
    hidden_size: Annotated[
        int | None, arg(metavar="N", help_behavior_hint="(default: the model's own)")
    ] = None
    """Units of each layer, in each direction."""
    layers: Annotated[
        int | None, arg(metavar="N", help_behavior_hint="(default: the model's own)")
    ] = None
    """Layers."""
    batch: int = 1000
    """Phones in a batch, about."""
    learning_rate: float = 2e-3
    """Adam's learning rate, which falls to 0."""
    seed: int = 0
    """The same seed gives the same model."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("pre-training", "train"):
            from labial.files import check_place
            from labial.pretraining.configuration import PhoneModelConfig
            from labial.pretraining.learning import LearningConfig, learn, score, unigram
            from labial.pretraining.phone_data import gathered
            from labial.pretraining.phone_file import comments
            from labial.pretraining.pretrained import ENDING, Pretrained, write_pretrained
            from labial.registry import known_names
            from labial.sinks import writing
            from labial.training import one_thread

        if not self.phones:
            raise TrainingError("no phones: give files of `labial phones collect`")
        check_place(self.output, ENDING)
        Inputs.of(*self.phones).check_apart([self.output])
        if self.model not in PHONE_MODELS:
            known = known_names(PHONE_MODELS)
            raise TrainingError(f"--model {self.model}: expected one of {known}")
        learning = LearningConfig(self.epochs, self.batch, self.learning_rate, self.seed)
        kind = PHONE_MODELS[self.model].load()
        training, held_out = gathered(self._sequences())
        config = PhoneModelConfig(
            self.model,
            training.phones,
            kind.hidden_size if self.hidden_size is None else self.hidden_size,
            kind.layers if self.layers is None else self.layers,
            self.fps if PHONE_MODELS[self.model].framewise else None,
        )
        print(f"{len(training):,} sequences to learn from, {len(held_out):,} held out")
        with one_thread(), Bars() as bars:
            model = learn(config, training, learning, bars.bar("Learning"))
            scores = score(model, held_out)
        _print("most frequent phone", unigram(training, held_out))
        _print(self.model, scores)
        sources = tuple(line for path in self.phones for line in comments(path))
        with writing(self.output) as sink:
            write_pretrained(sink, Pretrained(config, model.state_dict(), sources, scores))
        print(f"{self.output}: written")
        return 0

    def _sequences(self) -> Iterator[PhoneSequence]:
        from labial.pretraining.phone_file import read_sequences

        for path in self.phones:
            yield from read_sequences(path)


def _print(name: str, scores: HeldOut) -> None:
    print(
        f"{name}: held-out perplexity {scores.perplexity:.2f}, {scores.accuracy:.1%} guessed right,"
        f" durations {scores.duration_error:.3f} log s apart"
    )
