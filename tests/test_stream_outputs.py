"""What streams send: weights as of whole sentences, without jumps, from chunk to chunk."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import lsq_linear

import labial
from labial import LabialError, Phone, Stream
from labial.motion import Motion
from labial.retargeting.arkit import arkit_weights, reference_shapes
from labial.retargeting.character import Character
from labial.retargeting.retarget import Retargeted, retarget
from labial.retargeting.shape_model import RIDGE, RetargetingConfig, ShapeModel, smoothness
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.retargeting.voice_talker import talker_of_voice
from labial.retargeting.window_solve import Solved, Window, WindowSolver
from labial.streaming import Frames, frames_of, rest_of
from labial.streaming.outputs import OUTPUTS, output_of
from labial.streaming.shape_output import character_output
from labial.visemes.oculus import viseme_shapes, viseme_weights
from labial.voice import Voice
from rig_sample import save_rig, synthetic_rig
from test_streaming import alignment_of, phones_of

FPS = 60.0
LABELS = ["sil", "p", "ɑ", "m", "i", "f", "u", "b", "oʊ", "s", "p", "ɛ", "tʃ", "aɪ", "m", "sil"]
WEIGHTS = ("arkit", "visemes")


@pytest.fixture(scope="module")
def voice() -> Voice:
    return labial.load_voice()


def spoken(voice: Voice, output: str, fps: float = FPS) -> tuple[Stream, Frames]:
    stream = Stream(voice, fps=fps, output=output)
    stream.push(phones_of(0, LABELS))
    return stream, stream.finish()


def of_the_whole(voice: Voice, frames: Frames, fps: float) -> Retargeted:
    motion = Motion(frames.positions, fps, voice.layout)
    return retarget(motion, talker_of_voice(voice), reference_shapes())


@pytest.mark.parametrize("fps", [60.0, 24.0, 200.0])
def test_arkit_weights_are_nearly_those_of_the_whole_motion(voice: Voice, fps: float) -> None:
    frames = spoken(voice, "arkit", fps)[1]
    whole = of_the_whole(voice, frames, fps)
    expected = arkit_weights(whole.shapes, whole.weights)
    assert np.sqrt(((frames.values - expected) ** 2).mean()) < 0.006
    assert steps(frames.values) < 1.2 * steps(expected)
    assert frames.values.min() >= 0 and frames.values.max() <= 1
    # The lips of the reference face neither cross nor stay open where the talker's touch.
    shapes = reference_shapes()
    model = ShapeModel.of(talker_of_voice(voice), shapes, RetargetingConfig())
    columns = [ARKIT_SHAPES.index(name) for name in shapes.shapes]
    gap = model.resting_gap + frames.values[:, columns] @ model.gaps.T
    assert gap.min() > -0.15
    assert whole.touching.any() and (gap * whole.touching).max() < 0.3


def test_visemes_are_those_of_the_whole_sentence(voice: Voice) -> None:
    phones = phones_of(0, LABELS)
    for chunk in (0.04, 0.1):
        stream = Stream(voice, chunk=chunk, output="visemes")
        frames = list(stream.follow([[phone] for phone in phones]))
        motion = Motion(np.concatenate([each.positions for each in frames]), FPS, voice.layout)
        expected = viseme_weights(motion, alignment_of(phones), viseme_shapes(voice))
        found = np.concatenate([each.values for each in frames])
        np.testing.assert_allclose(found, expected, atol=1e-5)


@pytest.mark.parametrize("output", WEIGHTS)
@pytest.mark.parametrize("look_ahead", [0.05, 0.3])
def test_weights_depend_neither_on_how_phones_arrive_nor_on_other_streams(
    voice: Voice, output: str, look_ahead: float
) -> None:
    groups = [phones_of(seed, LABELS[:9]) for seed in range(3)]
    at_once, together = (
        [Stream(voice, look_ahead, output=output) for _ in groups] for _ in range(2)
    )
    expected = []
    for stream, phones in zip(at_once, groups, strict=True):
        stream.push(phones)
        expected.append(stream.finish().values)
    found: list[list[npt.NDArray[np.float32]]] = [[], [], []]
    for place in range(9):
        for stream, phones in zip(together, groups, strict=True):
            stream.push(phones[place : place + 1])
        for values, frames in zip(found, frames_of(together), strict=True):
            values.append(frames.values)
    for values, stream, all_ in zip(found, together, expected, strict=True):
        assert len(stream.output.rest) == all_.shape[1]
        whole = np.concatenate([*values, stream.finish().values])
        np.testing.assert_allclose(whole, all_, atol=2e-4)


@pytest.mark.parametrize("output", WEIGHTS)
@pytest.mark.parametrize("part", [0.31, 0.5, 0.77, 1.0])
def test_weights_come_to_rest_without_a_jump(voice: Voice, output: str, part: float) -> None:
    stream, before = spoken(voice, output)
    first = round(part * len(before))
    after = stream.stop(first / FPS).values
    whole = np.concatenate([before.values[:first], after])
    np.testing.assert_allclose(after[-1], stream.output.rest, atol=1e-3)
    border = whole[first - 2 : first + 2]
    assert steps(border) < 1.1 * steps(before.values)
    assert after.min() >= 0 and after.max() <= 1
    if output == "visemes":
        np.testing.assert_allclose(after.sum(axis=1), 1, atol=1e-5)
    else:
        shapes = reference_shapes()
        model = ShapeModel.of(talker_of_voice(voice), shapes, RetargetingConfig())
        columns = [ARKIT_SHAPES.index(name) for name in shapes.shapes]
        assert (model.resting_gap + after[:, columns] @ model.gaps.T).min() > -0.15
    follower = Stream(voice, start=rest_of(voice).face, output=output)
    follower.push([Phone("sil", 0.1), *phones_of(0)])
    assert np.abs(follower.finish().values[0] - after[-1]).max() < 0.03


@pytest.mark.parametrize(("output", "name"), [("arkit", "jawOpen"), ("visemes", "aa")])
def test_an_opening_mouth_goes_on_opening_when_stopped(
    voice: Voice, output: str, name: str
) -> None:
    stream, before = spoken(voice, output)
    weights = before.values[:, stream.output.names.index(name)]
    fastest = int(np.diff(weights).argmax()) + 2
    after = stream.stop(fastest / FPS).values[:, stream.output.names.index(name)]
    border = np.concatenate([weights[fastest - 2 : fastest], after[:1]])
    assert abs(np.diff(border, 2)[0]) < 0.5 * np.diff(weights).max()


def test_a_character_is_driven_by_its_own_shapes(voice: Voice, tmp_path: Path) -> None:
    rig = save_rig(tmp_path / "rig.glb", synthetic_rig())
    output = character_output(voice, Character(rig))
    stream = Stream(voice, output=output)
    stream.push(phones_of(0, LABELS))
    frames = stream.finish()
    assert frames.values.shape == (len(frames), len(output.names))
    assert "jawOpen" in output.names
    jaw = frames.values[:, output.names.index("jawOpen")]
    assert jaw.max() > 0.1 + stream.output.rest[output.names.index("jawOpen")]


def test_mistakes_are_reported(voice: Voice) -> None:
    with pytest.raises(LabialError, match="arkit"):
        Stream(voice, output="arkti")
    with pytest.raises(LabialError, match="another voice"):
        Stream(voice, output=output_of("arkit", labial.load_voice("grid-s1")))
    stream = Stream(voice, output="visemes")
    with pytest.raises(LabialError):
        stream.push([Phone("ɑ", 0.1), Phone("?!", 0.1)])
    assert not len(stream.finish()) and stream.finish().values.shape == (0, 15)
    assert set(OUTPUTS) == {"positions", "arkit", "visemes"}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), frames=st.integers(1, 6), fps=st.floats(20, 120))
def test_a_window_that_follows_others_is_one_bounded_least_squares(
    seed: int, frames: int, fps: float
) -> None:
    random = np.random.default_rng(seed)
    shapes, rows = 3, 12
    model = ShapeModel(
        sensors=[0, 1, 2, 3],
        pairs=[],
        neutral_gap=np.zeros(0),
        resting_gap=np.zeros(0),
        matrix=random.normal(0, 5, (rows, shapes)),
        gaps=np.zeros((0, shapes)),
        row_weights=np.ones(rows),
        low=np.zeros(shapes),
        high=np.ones(shapes),
        sparsity=np.zeros(shapes),
        inertia=np.array([1.0, 2.0, 0.8]),
        intensity=1.0,
    )
    length = np.linalg.norm(model.matrix, axis=0)
    before = random.uniform(0, 1, (2, shapes))
    moved = random.normal(0, 5, (frames, 4, 3))
    window = Window(moved, np.zeros((frames, 0)), fps, frames, Solved(before * length))
    ((found, after),) = WindowSolver(model)([window])
    # Second differences of each shape's movement, of which the first two reach back.
    second = np.eye(frames + 2)[2:] - 2 * np.eye(frames + 2)[1:-1] + np.eye(frames + 2)[:-2]
    root = np.sqrt(smoothness(fps))
    stacked = np.concatenate(
        [
            np.kron(np.eye(frames), model.matrix),
            root * np.kron(second[:, 2:], np.diag(model.inertia * length)),
            np.sqrt(RIDGE) * np.kron(np.eye(frames), np.diag(length)),
        ]
    )
    carried = -root * (second[:, :2] @ (before * model.inertia * length))
    wanted = np.concatenate([moved.ravel(), carried.ravel(), np.zeros(frames * shapes)])
    expected = lsq_linear(stacked, wanted, (0, 1)).x.reshape(frames, shapes)
    np.testing.assert_allclose(found * length, expected * length, atol=0.3)
    last = np.concatenate([before, found])[-2:] * length
    assert after.before is not None
    np.testing.assert_allclose(after.before, last, atol=1e-9)


def steps(values: npt.NDArray[np.float32]) -> float:
    return float(np.abs(np.diff(values, axis=0)).max())
