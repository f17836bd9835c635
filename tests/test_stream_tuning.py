"""A voice tuned for streams: it depends less on what is said later, and stays the same voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from labial import Alignment, LabialError, Stream, load_voice
from labial.encoders.encoder import FrameRows
from labial.stream_tuning import StreamTuning, predicted, tune_for_streams
from labial.stream_voice import write_for_streams
from labial.voice_weights import network_of_voice
from test_streaming import alignment_of, phones_of

AHEAD_S = 0.3


def sentences(count: int) -> list[Alignment]:
    random = np.random.default_rng(0)
    labels = "p ɑ b i m u s ɛ f aɪ t oʊ l v".split()
    return [
        alignment_of(phones_of(seed, ["sil", *random.choice(labels, 14).tolist(), "sil"]))
        for seed in range(count)
    ]


@pytest.fixture(scope="module")
def tuned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, float, float]:
    path = tmp_path_factory.mktemp("tuned") / "tuned.onnx"
    errors = write_for_streams(path, load_voice(), sentences(24), AHEAD_S, steps=25)
    return path, errors.before, errors.after, errors.changed


def test_streams_are_nearer_to_the_whole(tuned: tuple[Path, float, float, float]) -> None:
    path, before, after, changed = tuned
    alignment = sentences(25)[-1]
    found = []
    for voice in (load_voice(), load_voice(path)):
        stream = Stream(voice, AHEAD_S, voice.fps)
        stream.push(alignment.phones)
        whole = voice.animate(alignment).positions
        found.append(float(np.sqrt(((stream.finish().positions - whole) ** 2).mean())))
    assert found[1] < 0.9 * found[0]
    assert after < 0.9 * before
    assert changed < 0.8 * before


def test_the_file_is_the_same_voice(tuned: tuple[Path, float, float, float]) -> None:
    info, base = load_voice(tuned[0]).info, load_voice().info
    assert (info.name, info.phones, info.layout) == ("s31-live", base.phones, base.layout)
    assert (info.licence, info.attribution) == (base.licence, base.attribution)
    assert all("before tuning" in name or "whole" in name for name in info.figures)


def test_only_frames_at_about_the_look_ahead_before_a_cut_are_learned() -> None:
    tuning = StreamTuning.of_look_ahead(0.3, 50.0, steps=3)
    assert tuning.least_ahead <= 15 <= tuning.most_ahead < tuning.before
    network = network_of_voice(load_voice())
    rows = FrameRows(torch.zeros(60, dtype=torch.int64), torch.zeros(60, 2))
    once, again = (tune_for_streams(network, [rows], tuning) for _ in range(2))
    assert torch.equal(*(predicted(each, [rows])[0] for each in (once, again)))
    assert not torch.equal(predicted(network, [rows])[0], predicted(once, [rows])[0])


def test_other_look_aheads_are_refused(tmp_path: Path) -> None:
    for look_ahead, steps in ((0.05, 10), (1.5, 10), (0.3, 0)):
        with pytest.raises(LabialError, match="expected"):
            write_for_streams(
                tmp_path / "x.onnx", load_voice(), sentences(1), look_ahead, steps=steps
            )
    assert not list(tmp_path.iterdir())
