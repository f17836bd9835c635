"""labial train"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar

from tyro.conf import arg

from labial.apart import Inputs
from labial.cli.bars import Bars
from labial.cli.choices import CellName, EncoderName, LatentName, StartName, TargetsName, one_of
from labial.cli.options import (
    CorpusFile,
    Flag,
    KeyshapesFile,
    LeaveOutFile,
    OutputFolder,
    SplitFile,
    needs_extra,
)
from labial.errors import TrainingError
from labial.latents.kinds import LATENTS
from labial.starts import STARTS

if TYPE_CHECKING:
    from labial.keyshapes import KeyshapeSet
    from labial.run import Epoch


_LATENT = (
    "The latent space whose decoder ends the network; none is the paper's baseline, which predicts"
    " coordinates directly."
)
_START = (
    "How the decoder is initialised: at random, at random with layer normalisation, injected and"
    " trained with the rest, or injected and frozen."
)


@dataclass(frozen=True)
class Train:
    """Train a network on a corpus, and write a folder with weights, losses and their plot."""

    how_to_resume: ClassVar[str] = "--resume continues after the last complete epoch"

    corpus: CorpusFile
    """The corpus file."""
    output: OutputFolder
    """The run's folder."""
    epochs: Annotated[
        int | None, arg(metavar="N", help_behavior_hint="(default: 50, or the resumed run's)")
    ] = None
    """Passes over the training split."""
    fps: Annotated[
        float | None, arg(metavar="HZ", help_behavior_hint="(default: the corpus' own)")
    ] = None
    """The network's frame rate in Hz."""
    seed: int = 0
    """The same seed gives the same run."""
    split: SplitFile = None
    """A CSV file with the columns utterance and split."""
    leave_out: LeaveOutFile = None
    """A CSV file with a column utterance, as `labial corpus check` writes: train without them."""
    encoder: EncoderName = "one-hot"
    """How phones are encoded."""
    latent: Annotated[LatentName, arg(help=_LATENT)] = "pca"
    start: Annotated[
        StartName | None,
        arg(
            metavar=one_of(STARTS),
            help=_START,
            help_behavior_hint="(default: injected, or random without a latent space)",
        ),
    ] = None
    latent_size: Annotated[
        int | None,
        arg(metavar="N", help_behavior_hint="(default: 13, or the number of keyshapes)"),
    ] = None
    """The latent space's size."""
    pretrained: Annotated[Path | None, arg(metavar="FILE", help_behavior_hint="")] = None
    """A model of `labial phones pretrain`, whose weights or states the network uses."""
    tune_pretrained: Flag = False
    """Train a model whose states the network reads, too."""
    keyshapes: KeyshapesFile = None
    """A TOML file that defines the keyshapes of blendshapes."""
    cell: CellName = "gru"
    """The recurrent layers' units."""
    targets: TargetsName = "mm"
    """The unit of targets and loss: mm, or each coordinate's standard deviation."""
    hidden_size: int = 128
    """Units of each recurrent layer in each direction."""
    layers: int = 2
    """Recurrent layers."""
    batch: int = 2
    """Sentences in a batch."""
    learning_rate: float = 1e-3
    """Adam's learning rate."""
    resume: Flag = False
    """Continue the run in the folder, up to --epochs."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("training", "train"):
            from labial.configuration import TrainingConfig
            from labial.corpus import Corpus
            from labial.evaluation.loss_curve import draw_losses
            from labial.formats.leave_out import without
            from labial.formats.split import read_split
            from labial.keyshapes import read_keyshapes
            from labial.motion import check_fps
            from labial.pretraining.pretrained import read_pretrained
            from labial.run import FILES
            from labial.training import Reporter, train

        if self.fps is not None:
            check_fps(self.fps)
        keyshapes = read_keyshapes(self.keyshapes) if self.keyshapes else None
        pretrained = read_pretrained(self.pretrained) if self.pretrained else None
        if self.tune_pretrained and (not pretrained or pretrained.taken().starts_recurrence):
            raise TrainingError(
                "--tune-pretrained: used with --pretrained and a model whose states are read only"
            )
        config = TrainingConfig(
            epochs=self._epochs(),
            fps=self.fps,
            seed=self.seed,
            latent_size=self._latent_size(keyshapes),
            latent=self.latent,
            start=self.start or ("injected" if LATENTS[self.latent].is_space else "random"),
            encoder=self.encoder,
            cell=self.cell,
            targets=self.targets,
            keyshapes=keyshapes,
            hidden_size=self.hidden_size,
            layers=self.layers,
            batch=self.batch,
            learning_rate=self.learning_rate,
            pretrained=pretrained.taken(self.tune_pretrained) if pretrained else None,
        )
        picture = self.output / "loss.png"
        inputs = Inputs.of(self.corpus, self.split, self.leave_out, self.keyshapes, self.pretrained)
        inputs.check_apart([picture, *(self.output / name for name in FILES)])
        splits = read_split(self.split) if self.split else None
        with Corpus(self.corpus) as corpus, Bars(counts=True) as bars:
            display = _Display(bars)
            if self.leave_out:
                splits = without(splits or corpus.splits, self.leave_out, corpus.names)

            def epoch_ended(history: tuple[Epoch, ...]) -> None:
                display.epoch(history)
                draw_losses(picture, history)

            def resumed(history: tuple[Epoch, ...]) -> None:
                draw_losses(picture, history)

            reporter = Reporter(resumed, display.sentence, epoch_ended)
            done = train(corpus, self.output, config, splits, self.resume, reporter, pretrained)
        best = done.best_epoch
        print(
            f"{self.output}: best validation loss {best.validation_loss:.2f} mm² per frame,"
            f" epoch {best.epoch} of {len(done.history)}"
        )
        return 0

    def _latent_size(self, keyshapes: KeyshapeSet | None) -> int:
        from labial.configuration import TrainingConfig

        if self.latent_size is not None:
            return self.latent_size
        return len(keyshapes.shapes) if keyshapes else TrainingConfig().latent_size

    def _epochs(self) -> int:
        from labial.configuration import TrainingConfig
        from labial.run import DESCRIPTION, read_description

        if self.epochs is not None:
            return self.epochs
        if self.resume and (self.output / DESCRIPTION).exists():
            return read_description(self.output).config.epochs
        return TrainingConfig().epochs


class _Display:
    """A bar for the current epoch, and a line for each one that has ended."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._epoch, self._bar = 0, bars.bar("")

    def sentence(self, epoch: int, done: int, of: int) -> None:
        """Show how many sentences of an epoch are done."""
        if epoch != self._epoch:
            self._bar.remove()
            self._epoch, self._bar = epoch, self._bars.bar(f"epoch {epoch}")
        self._bar(done, of)

    def epoch(self, history: tuple[Epoch, ...]) -> None:
        """Print the last epoch of the history, which has just ended."""
        epoch = history[-1]
        best = epoch == min(history, key=lambda each: each.validation_loss)
        print(
            f"epoch {epoch.epoch:3d}  train {epoch.train_loss:8.2f}"
            f"  validation {epoch.validation_loss:8.2f} mm² per frame"
            f"  {epoch.seconds:5.1f} s{'  best' if best else ''}",
            flush=True,
        )
