"""Definitions of conditions, metrics and statistics, so that the report is self-contained."""

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
    """Input, last layers, initialisation and training of each condition's network."""
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
    heads = ("network", "input", "last layers", "initialisation", "cells", "targets", "epochs")
    return Table(heads, tuple(rows))


def set_up(config: TrainingConfig) -> str:
    """The settings that all networks share."""
    return (
        f"Networks have {config.layers} bidirectional recurrent layers of {config.hidden_size}"
        " units per direction, which read the phone of each frame, and output the coordinates of"
        " all sensors in mm. The loss is the squared distance between the whole predicted and"
        " recorded face, averaged over frames. The optimiser is Adam with a learning rate of"
        f" {config.learning_rate:g} and {config.batch} sentences per step. Injected: the network"
        " ends with the decoder of a latent space fitted on the training frames, which is trained"
        " further with the other layers. Normalised: layer normalisation of the latent and of an"
        " autoencoder's hidden layers. The injected autoencoder has this normalisation; injected"
        " PCA and blendshapes do not. So the randomly initialised network of the same architecture"
        " is “random, normalised” for the autoencoder and “random” for the others. Targets are in"
        " mm, or standardised: the loss is then in standard deviations of each coordinate."
    )


OTHERS = (
    "Predictors without recurrence: the mean face; phone means, the mean face of each phone; phone"
    " means smoothed over time by a Gaussian of 40 ms; dominance functions (Cohen and Massaro"
    " 1993), whose targets, strengths and reaches are fitted to the training sentences; a"
    " feedforward network from a window of phones to a window of faces (after Taylor et al. 2017,"
    f" with {WindowConfig().units} instead of 3000 units per layer). Minutes: training uses this"
    " amount of the training speech with more epochs, so that the number of steps is the same;"
    " validation and test sets are unchanged. Unseen words: sentences with some words are held out"
    " of training, and only these words are scored."
)


def metrics() -> Table:
    """The definitions of the metrics."""
    rows = [(m.label, m.unit or "–", m.better, m.meaning) for m in METRICS.values()]
    return Table(("metric", "unit", "better", "definition"), tuple(rows))


INTERVALS = (
    "Numbers in brackets are 95 % percentile bootstrap intervals over seeds, given for three or"
    " more seeds. They are too narrow for few seeds: their coverage is about 90 % for the mean of"
    " ten seeds, 80 % for a standard deviation of ten, and 75 % for the mean of three, for which"
    " they are the range of the values. They are not corrected for multiple comparisons and do not"
    " cover the variation over sentences, splits or talkers."
)

TESTS = (
    "Differences of means over seeds. p-values are those of two-sided Mann-Whitney tests for"
    " conditions with at least ten seeds. The tests are exact, also with ties, up to a million"
    " permutations of the seeds (ten and ten seeds have 184,756), and the p-values have Holm's"
    " correction for all tests in this table. Cliff's delta is -1 if the first condition is smaller"
    " in every pair of seeds and +1 if it is larger. The tests take seeds as independent, although"
    " the same seed gives the same order of sentences in all conditions. “Conditions and metrics”"
    " says which pairs have the same architecture."
)
"""The note below the table of tests."""
