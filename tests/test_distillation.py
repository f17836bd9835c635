"""Voices that learn from others, or from themselves to depend less on what is said later."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from labial import Alignment, LabialError, Stream, load_voice
from labial.distillation import Cuts, Distillation, distil, predicted
from labial.distilled_voice import write_for_streams, write_student
from labial.encoders.encoder import FrameRows
from labial.voice_file import write_changed
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
    cuts = Cuts.of_look_ahead(0.3, 50.0)
    assert cuts.least_ahead <= 15 <= cuts.most_ahead < cuts.before
    network = network_of_voice(load_voice())
    rows = FrameRows(torch.zeros(60, dtype=torch.int64), torch.zeros(60, 2))
    wanted, tuning = predicted(network, [rows]), Distillation(3, cuts=cuts)
    once, again = (distil(network, [rows], wanted, tuning) for _ in range(2))
    assert torch.equal(*(predicted(each, [rows])[0] for each in (once, again)))
    assert not torch.equal(predicted(network, [rows])[0], predicted(once, [rows])[0])


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float, float]:
    path = tmp_path_factory.mktemp("taught") / "taught.onnx"
    student, teacher = load_voice("grid-s1"), load_voice("s31")
    errors = write_student(path, student, teacher, sentences(24), steps=40)
    return path, errors.before, errors.after


def test_a_student_gives_nearly_what_its_teacher_gives(taught: tuple[Path, float, float]) -> None:
    path, before, after = taught
    alignment = sentences(26)[-1]
    wanted = load_voice("s31").animate(alignment).positions

    def away(voice: str | Path) -> float:
        given = load_voice(voice).animate(alignment).positions
        return float(np.sqrt(((given - wanted) ** 2).mean()))

    assert away(path) < 0.9 * away("grid-s1")
    assert after < 0.9 * before


def test_a_student_stays_itself_but_for_its_network(taught: tuple[Path, float, float]) -> None:
    learned, student = load_voice(taught[0]), load_voice("grid-s1")
    assert learned.path.stat().st_size < 1.01 * student.path.stat().st_size
    assert (learned.info.name, learned.info.phones) == (student.info.name, student.info.phones)
    teacher = load_voice("s31").info
    assert learned.info.training["teacher"] == teacher.training
    assert learned.info.training["weights"].endswith("taught by s31")
    # Its network learned from what both learned from.
    assert set(learned.info.trained_on) == {*student.info.trained_on, *teacher.trained_on}
    assert learned.info.licence == student.info.licence == teacher.licence
    for each in (student.info, teacher):
        assert each.attribution in learned.info.attribution
    assert all("teacher" in figure for figure in learned.info.figures)


def test_a_teacher_of_another_rate_is_refused(tmp_path: Path) -> None:
    faster = tmp_path / "faster.onnx"
    write_changed(faster, load_voice(), {"fps": 100.0})
    with pytest.raises(LabialError, match="another rate"):
        write_student(tmp_path / "x.onnx", load_voice(), load_voice(faster), sentences(1), steps=1)
    assert list(tmp_path.iterdir()) == [faster]


def test_other_look_aheads_are_refused(tmp_path: Path) -> None:
    for look_ahead, steps in ((0.05, 10), (1.5, 10), (0.3, 0)):
        with pytest.raises(LabialError, match="expected"):
            write_for_streams(
                tmp_path / "x.onnx", load_voice(), sentences(1), look_ahead, steps=steps
            )
    assert not list(tmp_path.iterdir())
