"""Adapting and training voices, in the process of a task.

Functions are called with the ``Report`` of their process (``labial.studio.work``). They raise
``LabialError``.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import onnx

from labial.adapted_voice import write_adapted
from labial.configuration import TrainingConfig
from labial.corpus import Corpus
from labial.evaluation.metrics import RMSE
from labial.evaluation.opening import open_run
from labial.evaluation.report import evaluate
from labial.evaluation.table import figures, value
from labial.files import replacing
from labial.network import FaceNetwork
from labial.network_predictor import trained_network
from labial.publishing import publish, write_voice
from labial.run import Epoch, RunInfo, read_checkpoint, read_description
from labial.studio.coded import CodedError
from labial.studio.made import ToTrain
from labial.studio.state import CurvePoint
from labial.studio.work import Report
from labial.training import Reporter, train
from labial.voice import Voice, load_voice
from labial.voice_file import metadata_of
from labial.voice_info import VOICE_FORMAT, VOICE_VERSION

MEAN_FACE = "mean face"
"""The name of the figure of a face that does not move, as in adapted voices."""

_PREVIEW_EVERY_S = 2.0


def adapt_voice(report: Report, base: Path, corpus: Path, voice: Path, preview: Path) -> None:
    """Adapt a voice to the talker of a corpus."""
    spoken = load_voice(base)
    metadata = metadata_of(onnx.load(str(base))) | {"face": None}
    previews = _Previews(report, preview)

    def watch(network: FaceNetwork, errors_mm: Mapping[int, float]) -> None:
        points = sorted(errors_mm.items())
        report.curve(tuple(CurvePoint(x=steps, validation=error) for steps, error in points))
        previews.show(network, metadata)

    with Corpus(corpus) as opened:
        _refuse_existing(voice)
        write_adapted(voice, spoken, opened, None, report.progress, watch)


def train_voice(report: Report, wanted: ToTrain) -> None:
    """Train a voice on a corpus, or go on with its training, and publish its best epoch."""
    previews = _Previews(report, wanted.preview)
    resume = wanted.epochs is None
    config = (
        TrainingConfig(epochs=wanted.epochs)
        if wanted.epochs is not None
        else read_description(wanted.run).config
    )

    def ended(history: tuple[Epoch, ...]) -> None:
        report.curve(curve_of(history))
        info, checkpoint = read_description(wanted.run), read_checkpoint(wanted.run)
        network = trained_network(info, checkpoint.weights("last"))
        previews.show(network, _described(info))

    def sentence(epoch: int, done: int, total: int) -> None:
        report.progress(epoch - 1 + done / total, config.epochs)

    reporter = Reporter(lambda history: report.curve(curve_of(history)), sentence, ended)
    with Corpus(wanted.corpus) as corpus:
        train(corpus, wanted.run, config, None, resume, reporter)
        _refuse_existing(wanted.voice)
        publish_run(corpus, wanted.run, wanted.voice)


def publish_run(corpus: Corpus, run: Path, voice: Path) -> None:
    """Make a voice of a training's best epoch, scored on the test split if there is one."""
    opened = open_run(run, "best")

    def figures_of(made: Voice) -> dict[str, str]:
        if "test" not in opened.info.splits.values():
            return {}
        trained_on = opened.named.trained_on
        scores = evaluate("voice", made, corpus, opened.info.splits, trained_on).scores
        return figures(scores["voice"]) | {MEAN_FACE: value(RMSE, scores[MEAN_FACE])}

    publish({run.name: (opened.info, opened.checkpoint)}, "best", corpus, voice, figures_of)


def curve_of(history: tuple[Epoch, ...]) -> tuple[CurvePoint, ...]:
    """The losses of a training."""
    return tuple(
        CurvePoint(x=each.epoch, train=each.train_loss, validation=each.validation_loss)
        for each in history
    )


def _refuse_existing(voice: Path) -> None:
    if voice.exists():
        message = f"there is a voice '{voice.stem}' already: rename it or delete it"
        raise CodedError(message, "voice.replaced")


class _Previews:
    """Voices to look at while one is made, not more often than they can be looked at."""

    def __init__(self, report: Report, path: Path) -> None:
        self._report, self._path = report, path
        self._shown_at = -_PREVIEW_EVERY_S

    def show(self, network: FaceNetwork, metadata: Mapping[str, object]) -> None:
        """Write a network as a voice, unless one was just written."""
        if time.monotonic() - self._shown_at < _PREVIEW_EVERY_S:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self._path) as part:
            write_voice(part, network, metadata)
        self._report.preview()
        self._shown_at = time.monotonic()


def _described(info: RunInfo) -> dict[str, object]:
    """The metadata of a voice to look at, of a run."""
    return {
        "format": VOICE_FORMAT,
        "version": VOICE_VERSION,
        "name": info.corpus,
        "language": "",
        "unit": "mm",
        "fps": info.fps,
        "phones": list(info.phones),
        "nearest_phones": dict(info.nearest_phones),
        "layout": info.layout.to_dict(),
        "closing": None,
        "face": None,
        "licence": info.licence,
        "attribution": info.attribution,
        "training": {"corpus": info.corpus, "utterances": sorted(info.trained_on)},
        "figures": {},
    }
