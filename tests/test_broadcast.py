"""Frames sent to other programs, read back by libraries of those programs' formats."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pylivelinkface import FaceBlendShape, PyLiveLinkFace
from pythonosc.osc_bundle import OscBundle
from pythonosc.osc_message import OscMessage
from scipy.spatial.transform import Rotation

import labial
from labial import LabialError
from labial.broadcast import Player
from labial.broadcast.live_link import LiveLink
from labial.broadcast.osc import bundles, message
from labial.broadcast.programs import KINDS
from labial.broadcast.vmc import VirtualMotionCapture
from labial.cli import main
from labial.head_movement import head_movement
from labial.phones.oculus import OCULUS_VISEMES
from labial.retargeting.shape_names import ARKIT_SHAPES
from labial.streaming import Stream
from labial.streaming.outputs import output_of
from labial.streaming.rest import Values
from labial.streaming.together import Together
from labial.streaming.whole import whole_frames
from labial.voice import Voice
from test_streaming import alignment_of, phones_of

# Pictures, sound and packets in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=2)


@pytest.fixture(scope="module")
def voice() -> Voice:
    return labial.load_voice()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as open_socket:
        open_socket.bind(("127.0.0.1", 0))
        open_socket.settimeout(10)
        yield open_socket


def port_of(listener: socket.socket) -> int:
    return int(listener.getsockname()[1])


def test_live_link_packets_are_read_back() -> None:
    weights = np.linspace(0.1, 1, len(ARKIT_SHAPES)).astype(np.float32)
    program = LiveLink("Zoë")
    (packet,) = program.packets(weights, 3600.5)
    found, face = PyLiveLinkFace.decode(packet)
    assert found and face.name.startswith("Zo") and len(face.uuid) == 37
    # Left and right are named in another order in packets than in the app's tables.
    for shape, weight in zip(ARKIT_SHAPES, weights, strict=True):
        blend = FaceBlendShape[shape[0].upper() + shape[1:]]
        assert face.get_blendshape(blend) == pytest.approx(float(weight))
    assert [face.get_blendshape(FaceBlendShape(place)) for place in range(52, 61)] == [0.0] * 9
    assert face._frames == 3600.5 * 60 and face.fps == 60 and face._denominator == 1
    assert packet[0] == 6 and struct.unpack("!i", packet[1:5]) == (36,)
    assert program.packets(weights, 0.0)[0][:41] == packet[:41]


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(max_size=20), st.integers(-9, 9), st.floats(width=32))))
def test_messages_are_read_back(arguments: list[str | int | float]) -> None:
    texts = [each.replace("\0", "") if isinstance(each, str) else each for each in arguments]
    found = OscMessage(message("/a/b", *texts))
    assert found.address == "/a/b"
    np.testing.assert_equal(found.params, texts)


def test_bundles_hold_all_messages_and_are_short() -> None:
    messages = [message("/a", f"name{number}", number) for number in range(100)]
    found = bundles(messages, 300)
    assert len(found) > 1 and max(map(len, found)) <= 300
    read = [each for one in found for each in OscBundle(one)]
    assert [each.params for each in read] == [[f"name{number}", number] for number in range(100)]


def read_vmc(packets: list[bytes]) -> list[OscMessage]:
    return [each for packet in packets for each in OscBundle(packet)]


def test_avatars_get_vowels_and_arkits_shapes() -> None:
    names = (*OCULUS_VISEMES, *ARKIT_SHAPES)
    values = np.arange(len(names), dtype=np.float32) / 100
    packets = VirtualMotionCapture("").packets(values, 7.5)
    assert max(map(len, packets)) <= 1400
    messages = read_vmc(packets)
    assert [each.address for each in messages[:2]] == ["/VMC/Ext/OK", "/VMC/Ext/T"]
    assert messages[1].params == [7.5]
    assert messages[-1].address == "/VMC/Ext/Blend/Apply" and not messages[-1].params
    shown = {each.params[0]: each.params[1] for each in messages[2:-1]}
    assert {each.address for each in messages[2:-1]} == {"/VMC/Ext/Blend/Val"}
    assert set(shown) == {"A", "I", "U", "E", "O", *ARKIT_SHAPES}
    for name, source in {
        "A": "aa",
        "U": "ou",
        "jawOpen": "jawOpen",
        "tongueOut": "tongueOut",
    }.items():
        assert shown[name] == pytest.approx(float(values[names.index(source)]))


TURNED = np.float32([7, -12, 4, 5, 9])
"""Degrees: nod, turn to the right, tilt to the left shoulder, eyes down and to the left."""


def test_heads_of_live_link_turn_as_in_its_tables() -> None:
    weights = np.full(len(ARKIT_SHAPES), 0.25, np.float32)
    (packet,) = LiveLink("labial").packets(weights, 0.0, TURNED)
    face = PyLiveLinkFace.decode(packet)[1]
    found = {blend.name: face.get_blendshape(blend) for blend in FaceBlendShape}
    # The table's columns have these names and, like the app's, radians to the right and down.
    assert np.degrees([found[f"Head{axis}"] for axis in ("Yaw", "Pitch", "Roll")]) == pytest.approx(
        [12, 7, 4]
    )
    for eye in ("LeftEye", "RightEye"):
        assert np.degrees([found[f"{eye}{axis}"] for axis in ("Yaw", "Pitch")]) == pytest.approx(
            [-9, 5]
        )
    assert found["EyeLookOutLeft"] == found["EyeLookInRight"] == pytest.approx(9 / 35)
    assert found["EyeLookDownLeft"] == found["EyeLookDownRight"] == pytest.approx(5 / 29)
    assert found["EyeLookInLeft"] == found["EyeLookUpLeft"] == 0
    assert found["JawOpen"] == found["MouthLeft"] == 0.25


def test_the_heads_of_avatars_turn_in_the_axes_of_unity() -> None:
    values = np.full(len(OCULUS_VISEMES) + len(ARKIT_SHAPES), 0.25, np.float32)
    program = VirtualMotionCapture("")
    cos, sin = np.cos(np.radians(9)), np.sin(np.radians(9))
    for angles, pointing in [
        ([9, 0, 0, 0, 0], ([1, 0, 0], [0, cos, sin], [0, -sin, cos])),
        # The avatar looks along z, and its left is where x is negative.
        ([0, 9, 0, 0, 0], ([cos, 0, sin], [0, 1, 0], [-sin, 0, cos])),
        ([0, 0, 9, 0, 0], ([cos, sin, 0], [-sin, cos, 0], [0, 0, 1])),
    ]:
        messages = read_vmc(program.packets(values, 0.0, np.float32(angles)))
        (head,) = [each.params for each in messages if each.address == "/VMC/Ext/Bone/Pos"]
        assert head[:4] == ["Head", 0, 0, 0]
        axes = Rotation.from_quat(head[4:]).as_matrix().T
        np.testing.assert_allclose(axes, pointing, atol=1e-6)
    packets = program.packets(values, 0.0, TURNED)
    assert max(map(len, packets)) <= 1400
    messages = read_vmc(packets)
    assert messages[-1].address == "/VMC/Ext/Blend/Apply"
    (head,) = [each.params for each in messages if each.address == "/VMC/Ext/Bone/Pos"]
    forward = Rotation.from_quat(head[4:]).apply([0, 0, 1])
    assert forward[0] > 0.1 and forward[1] < -0.1, "to its right, and down"
    shown = {each.params[0]: each.params[1] for each in messages if each.address.endswith("Val")}
    assert shown["eyeLookOutLeft"] == pytest.approx(9 / 35) and shown["eyeLookUpLeft"] == 0
    assert shown["jawOpen"] == shown["A"] == 0.25
    still = read_vmc(program.packets(values, 0.0))
    assert not [each for each in still if "Bone" in each.address], "others may turn the head"


def packets_of(listener: socket.socket, *command: str) -> list[tuple[float, bytes]]:
    """What arrives while a command runs, and when."""
    arrived: list[tuple[float, bytes]] = []

    def receive() -> None:
        while (packet := listener.recv(65536)) != b"end":
            arrived.append((time.monotonic(), packet))

    thread = threading.Thread(target=receive)
    thread.start()
    assert main(list(command)) == 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.sendto(b"end", listener.getsockname())
    thread.join(10)
    return arrived


@pytest.mark.parametrize("options", [[], ["--head-movement"]])
def test_the_head_moves_in_a_program_if_it_is_asked_to(
    options: list[str], listener: socket.socket
) -> None:
    address = f"live-link://127.0.0.1:{port_of(listener)}"
    arrived = packets_of(listener, "say", "Papa.", "--to", address, "--fps", "30", *options)
    faces = [PyLiveLinkFace.decode(packet)[1] for _, packet in arrived]
    found = np.array(
        [
            [face.get_blendshape(FaceBlendShape[f"Head{axis}"]) for axis in ("Pitch", "Yaw")]
            for face in faces
        ]
    )
    spoken = labial.say("Papa.", fps=30)
    angles = head_movement(spoken.alignment, spoken.audio, len(spoken.motion), 30)
    expected = np.radians(angles[:, :2] * (1, -1)) if options else np.zeros((1, 2))
    assert (np.abs(found).max() > 0.01) == bool(options)
    # Frames may be dropped, but each that is shown is one of the sentence's, or straight after it.
    away = np.abs(found[:, None] - expected).max(axis=2).min(axis=1)
    assert away.max() < 1e-6
    assert not found[-1].any()


@pytest.mark.parametrize("scheme", KINDS)
def test_a_program_sees_the_sentence_in_time(scheme: str, listener: socket.socket) -> None:
    address = f"{scheme}://127.0.0.1:{port_of(listener)}"
    started = time.monotonic()
    arrived = packets_of(listener, "say", "Papa.", "--to", address, "--fps", "30")
    took = time.monotonic() - started
    frames = [
        (at, packet)
        for at, packet in arrived
        if scheme != "vmc" or read_vmc([packet])[-1].address.endswith("Apply")
    ]
    duration = frames[-1][0] - frames[0][0]
    # About the sentence's frames and those that come to rest; few are dropped.
    assert 0.5 < duration < took
    assert 0.3 * 30 * duration < len(frames) <= 30 * duration + 2
    if scheme != "vmc":
        jaw = [
            PyLiveLinkFace.decode(each)[1].get_blendshape(FaceBlendShape.JawOpen)
            for _, each in frames
        ]
        assert max(jaw) > jaw[-1] + 0.05


def test_wrong_addresses_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for address, expected in [
        ("ftp://127.0.0.1:1", "live-link, udp, vmc"),
        ("vmc://", "SCHEME://HOST:PORT"),
        ("vmc://127.0.0.1:0", "SCHEME://HOST:PORT"),
        ("vmc://127.0.0.1:70000", "70000"),
        ("vmc://127.0.0.1:port", "port"),
        ("live-link://no-such-host.invalid:11111", "no-such-host.invalid"),
        ("127.0.0.1:11111", "SCHEME://HOST:PORT"),
    ]:
        assert main(["say", "Papa.", "--to", address]) == 2
        error = capsys.readouterr().err
        assert address in error and expected in error
    for arguments in (["say", "Papa."], ["say", "--file", "x", "--to", "vmc://127.0.0.1"]):
        assert main(arguments) == 2
        assert "--to" in capsys.readouterr().err


def test_a_frame_is_sent_when_it_is_due_and_replaced_frames_are_not() -> None:
    sent: list[tuple[float, float]] = []
    player = Player(lambda values: sent.append((time.monotonic(), float(values[0]))))
    start = time.monotonic() + 0.1
    player.add(column(range(10)), [start + number / 20 for number in range(10)])
    # From 0.25 s on, other frames; the first two of them are due already when they arrive.
    player.add(column(range(100, 104)), [start + 0.25 + number / 20 for number in range(4)])
    player.wait()
    values = [value for _, value in sent]
    assert values == sorted(values) and values[-1] == 103
    assert not {5.0, 6.0, 7.0, 8.0, 9.0} & set(values)
    for at, value in sent:
        assert at - start > (value if value < 100 else value - 95) / 20 - 1e-3
    player.add(column(range(5)), [start - 5 + number for number in range(5)])
    player.wait()
    assert sent[-1][1] == 4 and len(sent) <= len(values) + 1
    player.close()


def test_an_error_of_sending_is_reported_once_and_ends() -> None:
    def failing(_: Values) -> None:
        raise LabialError("cannot send")

    player = Player(failing)
    player.add(column(range(3)), [time.monotonic()] * 3)
    with pytest.raises(LabialError, match="cannot send"):
        player.wait()
    player.close()


def test_the_frames_of_a_whole_utterance_are_those_of_its_motion_and_come_to_rest(
    voice: Voice,
) -> None:
    alignment = alignment_of(phones_of(0))
    motion = voice.animate(alignment, 60.0)
    output = VirtualMotionCapture("").output(voice)
    frames = whole_frames(motion, alignment, output)
    assert np.array_equal(frames.positions[: len(motion)], motion.positions)
    np.testing.assert_allclose(np.diff(frames.times), 1 / 60)
    np.testing.assert_allclose(frames.values[-1], output.rest, atol=1e-3)
    with pytest.raises(LabialError):
        output.check(["?!"])


def test_outputs_together_are_each_output(voice: Voice) -> None:
    names = ("positions", "visemes", "arkit")
    parts = tuple(output_of(name, voice) for name in names)
    together = Together(voice, parts)
    streams = [Stream(voice, output=output) for output in (together, *parts)]
    for stream in streams:
        stream.push(phones_of(1))
    all_frames = [(stream.finish(), stream.stop(1.0)) for stream in streams]
    for both, *each in zip(*all_frames, strict=True):
        for found, expected in zip(together.divided(both.values), each, strict=True):
            assert found.shape == expected.values.shape
            np.testing.assert_allclose(found, expected.values, atol=1e-5)
    assert len(together.names) == sum(len(part.names) for part in parts)


def column(values: range) -> Values:
    return np.array(values, np.float32)[:, None]
