"""Streams: the frames of the whole, from phones as they come."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import onnxruntime
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
from labial import Alignment, Interval, LabialError, Phone, Stream
from labial.configuration import TrainingConfig
from labial.continued import Computed, Continued, Piece, Recomputed
from labial.face.lips import aperture
from labial.model_states import with_states
from labial.motion import Motion
from labial.network import build_network, mean_network
from labial.onnx_graph import Graph
from labial.recurrence.kinds import CELLS
from labial.spoken_frames import spoken_frames
from labial.streaming import Frames, frames_of
from labial.streaming.known import KnownSpeech
from labial.voice import Voice

FPS = 60.0
LABELS = ["sil", "h", "ə", "l", "p", "ɑ", "m", "i", "b", "u", "sil", "s", "m", "aɪ", "v", "sil"]


@pytest.fixture(scope="module")
def voice() -> Voice:
    return labial.load_voice()


def phones_of(seed: int, labels: Sequence[str] = LABELS) -> list[Phone]:
    random = np.random.default_rng(seed)
    return [Phone(label, float(random.uniform(0.03, 0.2))) for label in labels]


def alignment_of(phones: Sequence[Phone]) -> Alignment:
    edges = np.cumsum([0.0, *(phone.duration for phone in phones)]).tolist()
    return Alignment(
        tuple(Interval(s, e, p.label) for s, e, p in zip(edges, edges[1:], phones, strict=False))
    )


def streamed(
    voice: Voice,
    groups: Sequence[Sequence[Phone]],
    look_ahead: float = 0.3,
    fps: float = FPS,
    *,
    postures: bool = True,
) -> npt.NDArray[np.float32]:
    found = list(Stream(voice, look_ahead, fps, postures=postures).follow(groups))
    times = np.concatenate([each.times for each in found])
    np.testing.assert_allclose(times, np.arange(len(times)) / fps)
    return np.concatenate([each.positions for each in found])


@pytest.mark.parametrize("fps", [60.0, 50.0, 24.0, 90.5])
@pytest.mark.parametrize("postures", [True, False])
def test_with_enough_look_ahead_the_frames_are_those_of_the_whole(
    voice: Voice, fps: float, postures: bool
) -> None:
    for seed, labels in enumerate([LABELS, LABELS[1:-1], ["m"], ["sil"], ["y", "ts", "p"]]):
        phones = phones_of(seed, labels)
        whole = labial.animate(alignment_of(phones), None, voice, fps, postures=postures).motion
        frames = streamed(voice, [phones], 5.0, fps, postures=postures)
        assert np.abs(frames - whole.positions).max() < 1e-3


def told_all(voice: Voice, phones: Sequence[Phone]) -> Continued:
    """The voice's network, which knows all phones however few it is given."""
    known = KnownSpeech(voice.info)
    known.extend(phones)
    spoken = known.frames(0, known.frame_count)
    spoken = known.lead().followed_by(spoken).followed_by(known.tail())
    whole = voice.continued([Piece(None, spoken, len(spoken))])[0].positions

    def network(pieces: Sequence[Piece]) -> list[Computed]:
        starts = [piece.memory if isinstance(piece.memory, int) else 0 for piece in pieces]
        return [
            Computed(whole[start : start + len(piece.spoken)], start + piece.kept)
            for start, piece in zip(starts, pieces, strict=True)
        ]

    return network


SPOKEN = st.tuples(
    st.sampled_from("sil p m f v u y ʃ θ o ə t ɑ i w tʃ œ̃".split()), st.floats(0.03, 0.3)
)


@settings(max_examples=25)
@given(
    spoken=st.lists(SPOKEN, min_size=1, max_size=12),
    chunk=st.floats(0.02, 0.2),
    fps=st.sampled_from([60.0, 50.0, 24.0]),
)
def test_what_lips_do_in_chunks_is_what_they_do_in_the_whole(
    voice: Voice, spoken: list[tuple[str, float]], chunk: float, fps: float
) -> None:
    phones = [Phone(*each) for each in spoken]
    whole = labial.animate(alignment_of(phones), None, voice, fps).motion.positions
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(voice), "continued", told_all(voice, phones))
        stream = Stream(voice, 0.7, fps, chunk)
        frames = np.concatenate([each.positions for each in stream.follow([p] for p in phones)])
    assert frames.shape == whole.shape
    assert np.abs(frames - whole).max() < 1e-3


def test_frames_come_near_to_the_whole_with_the_usual_look_ahead(voice: Voice) -> None:
    phones = phones_of(
        5, ["sil", *"ɑ ʃ i y t f ɛ ʒ ɑ u".split(), *["sil"] * 4, *"ɑ v o ʃ i".split()]
    )
    whole = labial.animate(alignment_of(phones), None, voice, FPS).motion.positions
    plain = voice.animate(alignment_of(phones), FPS).positions
    error, change = (
        np.sqrt(np.mean((each - whole) ** 2)) for each in (streamed(voice, [phones]), plain)
    )
    assert error < 0.5 < 1.0 < change  # mm


@settings(max_examples=15)
@given(sizes=st.lists(st.integers(0, 5), max_size=8))
def test_frames_do_not_depend_on_how_the_phones_arrive(voice: Voice, sizes: list[int]) -> None:
    phones = phones_of(0, LABELS[:9])
    edges = [0, *np.minimum(np.cumsum(sizes, dtype=int), len(phones)).tolist(), len(phones)]
    groups = [phones[start:end] for start, end in pairwise(edges)]
    assert np.array_equal(streamed(voice, groups), streamed(voice, [phones]))


@pytest.mark.parametrize(("look_ahead", "chunk"), [(0.1, 0.02), (0.3, 0.04), (0.5, 0.1)])
def test_a_frame_is_ready_once_its_look_ahead_is_known_and_depends_on_no_more(
    voice: Voice, look_ahead: float, chunk: float
) -> None:
    phones = phones_of(1)
    whole = Stream(voice, look_ahead, FPS, chunk)
    whole.push(phones)
    expected = whole.finish().positions
    starts = np.cumsum([0.0, *(phone.duration for phone in phones)])
    for number in range(2, len(phones), 3):
        stream = Stream(voice, look_ahead, FPS, chunk)
        stream.push(phones[:number])
        known = starts[number]
        assert len(stream.frames()) / FPS > known - look_ahead - chunk - 1 / FPS
        # Frames this early do not change if other phones are spoken from here on.
        other = Stream(voice, look_ahead, FPS, chunk)
        other.push([*phones[:number], Phone("u", 0.25), Phone("m", 0.3), Phone("sil", 1.0)])
        early = np.arange(len(expected)) / FPS + look_ahead < known - 1e-6
        count = np.count_nonzero(early)
        assert np.array_equal(other.finish().positions[:count], expected[:count])


def test_borders_have_no_jumps(voice: Voice) -> None:
    phones = [each for seed in range(4) for each in phones_of(seed)]
    whole = voice.animate(alignment_of(phones), 240.0).positions
    frames = streamed(voice, [phones], fps=240.0)
    assert steps(frames).max() < 1.1 * steps(whole).max()
    # Changes of the step tell a jump from fast movement.
    changes, expected = (steps(np.diff(each, axis=0)).max() for each in (frames, whole))
    assert changes < 2 * expected


def test_lips_close_in_bilabials_as_in_the_whole(voice: Voice) -> None:
    phones = phones_of(2, ["ɑ", "p", "ɑ", "m", "i", "ɑ", "b", "u", "ɛ"] * 3)
    alignment = alignment_of(phones)
    for look_ahead in (0.1, 0.3):
        frames = streamed(voice, [phones], look_ahead, 50.0)
        opening = aperture(Motion(frames, 50.0, voice.layout))
        whole = aperture(voice.animate(alignment))
        for phone in alignment.phones:
            if phone.label in {"p", "b", "m"}:
                held = phone.start + 0.15 * phone.duration, phone.start + 0.5 * phone.duration
                first, last = math.ceil(held[0] * 50), math.floor(held[1] * 50)
                assert (opening - whole)[first : last + 1].max(initial=0) < 0.4


def test_streams_together_equal_each_alone(voice: Voice) -> None:
    groups = [phones_of(seed) for seed in range(3)]
    together = [Stream(voice) for _ in groups]
    for stream, phones in zip(together, groups, strict=True):
        stream.push(phones)
    for found, phones in zip(frames_of(together), groups, strict=True):
        alone = Stream(voice)
        alone.push(phones)
        np.testing.assert_allclose(found.positions, alone.frames().positions, atol=1e-4)


def test_follow_async_gives_the_same_frames(voice: Voice) -> None:
    groups = [[phone] for phone in phones_of(3)]

    async def source() -> AsyncIterator[list[Phone]]:
        for group in groups:
            yield group

    async def collect() -> list[Frames]:
        return [each async for each in Stream(voice).follow_async(source())]

    positions = np.concatenate([each.positions for each in asyncio.run(collect())])
    assert np.array_equal(positions, streamed(voice, groups))


def test_networks_without_carried_states_compute_two_seconds_again(voice: Voice) -> None:
    spoken = spoken_frames(
        alignment_of(phones_of(4, ["sil", "b", "i", "l", "u"] * 4)), voice.info.phones, voice.fps
    )
    ways = [voice.continued, Recomputed(voice.fps, voice._run)]
    pieces = [Piece(None, spoken[:30], 20), Piece(None, spoken[:40], 10)]
    first = [way(pieces) for way in ways]
    later = [
        way([Piece(found[0].memory, spoken[20:50], 30), Piece(found[1].memory, spoken[10:], 1)])
        for way, found in zip(ways, first, strict=True)
    ]
    for carried, recomputed in zip(*first, strict=True):
        np.testing.assert_allclose(carried.positions, recomputed.positions, atol=1e-4)
    # What the second layer had seen of the future differs.
    for carried, recomputed in zip(*later, strict=True):
        assert np.abs(carried.positions - recomputed.positions).max() < 2.0


@pytest.mark.parametrize("cell", CELLS)
def test_states_are_added_to_every_gru_and_to_no_other_cell(cell: str) -> None:
    config = TrainingConfig(cell=cell, hidden_size=16, latent_size=3)
    members = [build_network(config, ("p", "sil", "ɑ"), 6) for _ in range(2)]
    graph = Graph()
    network = mean_network(members).eval()
    model = graph.model(network.onnx_nodes(graph), ["frames", "batch", 6], "positions")
    found = with_states(model.SerializeToString())
    if cell != "gru":
        assert found is None
        return
    assert found is not None
    changed, states = found
    assert len(states) == config.layers * len(members) and {each.width for each in states} == {16}
    session = onnxruntime.InferenceSession(changed)
    assert {each.start for each in states} < {each.name for each in session.get_inputs()}
    assert {each.all for each in states} < {each.name for each in session.get_outputs()}


def test_mistakes_are_reported_and_change_nothing(voice: Voice) -> None:
    stream = Stream(voice)
    stream.push(phones_of(0)[:4])
    for wrong in ("no phone", 0.0), ("ɑ", math.nan), ("ɑ", math.inf), ("ɑ", -0.1), ("?!", 0.1):
        with pytest.raises(LabialError):
            stream.push([Phone("ɑ", 0.1), Phone(*wrong)])
    stream.push(phones_of(0)[4:])
    assert np.array_equal(stream.finish().positions, streamed(voice, [phones_of(0)]))
    with pytest.raises(LabialError, match="finished"):
        stream.push([Phone("ɑ", 0.1)])
    assert not len(stream.finish())
    for look_ahead, fps, chunk in (0.01, 60, 0.04), (math.nan, 60, 0.04), (0.3, 0, 0.04), (1, 9, 0):
        with pytest.raises(LabialError):
            Stream(voice, look_ahead, fps, chunk)


def test_a_stream_without_phones_has_no_frames(voice: Voice) -> None:
    stream = Stream(voice)
    assert not len(stream.frames()) and stream.finish().positions.shape == (0, 44, 3)


def test_long_streams_need_no_more_memory(voice: Voice) -> None:
    stream = Stream(voice)
    for _ in range(8):
        stream.push(phones_of(0))
        stream.frames()
    assert len(stream._past) <= 20 and len(stream._lips._sent) <= 20
    assert len(stream._known._phones) < 40


def steps(frames: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    distances: npt.NDArray[np.float32] = np.linalg.norm(np.diff(frames, axis=0), axis=2)
    return distances
