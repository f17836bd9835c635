"""What the conditions are and what is measured, for a reader who has only the report."""

from __future__ import annotations

from collections.abc import Sequence

from labial.baselines.window import WindowConfig
from labial.configuration import TrainingConfig
from labial.encoders.kinds import ENCODERS
from labial.evaluation.metrics import METRICS
from labial.experiment.conditions import Condition
from labial.experiment.models import Network
from labial.experiment.report.tables import Table
from labial.latents.kinds import LATENTS
from labial.recurrence.kinds import CELLS
from labial.starts import STARTS


def networks(conditions: Sequence[Condition]) -> Table:
    """What each condition's network reads, how it ends and begins, and how it is trained."""
    rows = []
    for condition in conditions:
        if isinstance(condition.model, Network):
            config = condition.model.config
            rows.append(
                (
                    condition.name,
                    ENCODERS[config.encoder].title,
                    LATENTS[config.latent].end.format(size=config.latent_size),
                    STARTS[config.start].title,
                    CELLS[config.cell].title,
                    config.targets,
                    str(config.epochs),
                )
            )
    heads = ("network", "reads", "its end", "which begins", "cells", "targets", "epochs")
    return Table(heads, tuple(rows))


def set_up(config: TrainingConfig) -> str:
    """What all networks share."""
    return (
        f"Networks read the phone of each frame by {config.layers} bidirectional recurrent layers"
        f" of {config.hidden_size} units a direction, and give all sensors' coordinates in mm."
        " The loss is the squared distance of the whole face from the recorded one, averaged over"
        f" frames; Adam with a rate of {config.learning_rate:g}, {config.batch} sentences a step."
        " Injected: the decoder of a latent space fitted on the training frames is the network's"
        " end, and is trained on with the rest. Normalised: layer normalisation of the latent, and"
        " of an autoencoder's hidden layers. Injected, the autoencoder has that normalisation, PCA"
        " and blendshapes have none; so the same network at random is “random, normalised” for the"
        " autoencoder and “random” for the others. Targets in mm, or standardised: the loss counted"
        " in each coordinate's standard deviations."
    )


OTHERS = (
    "Predictors without recurrence: the mean face; phone means, the mean face of each phone; the"
    " same smoothed by a Gaussian of 40 ms; dominance functions (Cohen and Massaro 1993), whose"
    " targets, strengths and reaches are fitted to the training sentences; a network that sees a"
    " window of phones and gives one of faces (after Taylor et al. 2017, with"
    f" {WindowConfig().units} units a layer for their 3000). Minutes: that much of the training"
    " speech, validation and test staying whole, and epochs added for as many steps. Unseen words:"
    " sentences with some words are kept out of training, and those words are scored."
)


def metrics() -> Table:
    """What each metric is."""
    rows = [(m.label, m.unit or "–", m.better, m.meaning) for m in METRICS.values()]
    return Table(("metric", "unit", "better", "what it is"), tuple(rows))


INTERVALS = (
    "Numbers in brackets are 95 % percentile bootstrap intervals over seeds, where there are three"
    " or more. For few seeds they are too narrow: of a mean of ten they hold the truth nine times"
    " of ten, of a standard deviation of ten eight times; of three seeds they reach from the least"
    " to the largest and hold it three times of four. They are not corrected for how many there"
    " are, and say nothing of other sentences, splits or talkers."
)

TESTS = (
    "Differences of means over seeds. p is of two-sided Mann-Whitney tests, exact with ties counted"
    " up to a million ways to deal the seeds (ten and ten have 184,756), and corrected after Holm"
    " for all of this table together; made only where there are ten seeds a side. Cliff's delta is"
    " -1 where the first is the smaller in every pair of seeds, +1 where it is the larger. Seeds"
    " are taken as independent; the same seed gives the same order of sentences in all conditions."
    " Which pairs are of the same network is said under Conditions and measures."
)
"""What stands under the table of tests."""
