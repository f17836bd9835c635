"""Live faces over WebSockets, of a service in a process of its own."""

from __future__ import annotations

import asyncio
import base64
import signal
import socket
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pylivelinkface import FaceBlendShape, PyLiveLinkFace
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from document_sample import code_of
from labial.face.lips import aperture
from labial.motion import Motion
from labial.service import Limits, Settings
from labial.service.sentence_ends import SentenceEnds
from labial.speech import speak
from labial.streaming import Phone, Stream, rest_of
from labial.voice import Voice, load_voice
from labial.voices import LIVE
from service_sample import Face, Service, running

TEXT = "People buy big maps."
LIMITS = replace(Limits(), silent_s=1.5, send_s=1.0, streams=6, ahead_s=10.0, drain_s=5.0)


@pytest.fixture(scope="module")
def process() -> Iterator[Service]:
    with running(Settings(port=0, limits=LIMITS)) as service:
        yield service


@pytest.fixture
def service(process: Service) -> Iterator[Service]:
    """The service, whose clients go after each test."""
    with ExitStack() as clients:
        yield replace(process, clients=clients)


@pytest.fixture(scope="module")
def voice() -> Voice:
    return load_voice(LIVE)


@pytest.fixture(scope="module")
def phones() -> list[Phone]:
    return [Phone(each.label, each.duration) for each in speak(TEXT).alignment.phones]


def as_message(phones: list[Phone]) -> list[dict[str, Any]]:
    return [{"label": each.label, "duration": each.duration} for each in phones]


def frames_in(face: Face, messages: list[dict[str, Any]]) -> np.ndarray:
    """All frames of one utterance, each sent once and in order."""
    found = [each for each in messages if each["type"] == "frames"]
    count = 0
    for each in found:
        assert each["first"] == count
        count += each["count"]
    return np.concatenate([face.values(each) for each in found])


@pytest.mark.parametrize("kind", ["JSON", "MessagePack"])
def test_frames_are_those_of_a_stream_however_phones_are_sent(
    service: Service, voice: Voice, phones: list[Phone], kind: str
) -> None:
    stream = Stream(voice, chunk=0.06, start=rest_of(voice).face)
    stream.push(phones)
    expected = np.concatenate([stream.finish().positions, stream.stop().positions])
    face = service.face(kind)
    assert face.started["names"] == list(voice.layout.names)
    assert face.started["fps"] == 60 and face.started["attribution"] == voice.credit
    for each in phones:
        face.say(type="phones", phones=as_message([each]))
    face.say(type="end")
    heard = face.hear_until("ended")
    tolerance = 6e-5 if kind == "JSON" else 0
    np.testing.assert_allclose(frames_in(face, heard), expected, atol=tolerance)
    assert heard[-1]["duration"] == pytest.approx(len(expected) / 60, abs=1e-3)
    assert heard[-1] == {**heard[-1], "utterance": 0, "stopped": False}
    told = [each for message in heard for each in message.get("phones", ())]
    assert [each["label"] for each in told] == [each.label for each in phones]
    ends = np.cumsum([each.duration for each in phones])
    assert [each["end"] for each in told] == pytest.approx(ends, abs=1e-3)
    assert [each["start"] for each in told] == pytest.approx([0, *ends[:-1]], abs=1e-3)


def test_sound_is_in_step_with_the_frames(service: Service, phones: list[Phone]) -> None:
    expected = speak(TEXT).audio
    face = service.face()
    for part in ("Peop", "le buy big", " maps. "):
        face.say(type="text", text=part)
    face.say(type="end")
    heard = face.hear_until("ended")
    (spoken,) = [each for each in heard if each["type"] == "phones"]
    assert [each["label"] for each in spoken["phones"]] == [each.label for each in phones]
    assert [each["label"] for each in spoken["words"]] == ["People", "buy", "big", "maps"]
    sound_end = 0.0
    samples = b""
    for each in heard:
        if each["type"] == "sound":
            assert each["rate"] == face.started["sound_rate"] == expected.rate
            assert each["start"] == len(samples) / 2 / expected.rate
            samples += each["samples"]
            sound_end = len(samples) / 2 / expected.rate
        elif each["type"] == "frames":
            end = (each["first"] + each["count"]) / 60
            assert sound_end >= min(end, expected.duration) - 1e-6
    assert samples == expected.samples.astype("<i2").tobytes()


@pytest.mark.parametrize("output, shape", [("arkit", (52,)), ("visemes", (15,))])
def test_weights_are_those_of_a_stream(
    service: Service, voice: Voice, phones: list[Phone], output: str, shape: tuple[int, ...]
) -> None:
    face = service.face(output=output, fps=30)
    stream = Stream(voice, fps=30, chunk=0.06, start=rest_of(voice).face, output=output)
    stream.push(phones)
    expected = np.concatenate([stream.finish().values, stream.stop().values])
    face.say(type="phones", phones=as_message(phones))
    face.say(type="end")
    found = frames_in(face, face.hear_until("ended"))
    assert found.shape[1:] == shape and len(face.started["names"]) == shape[0]
    np.testing.assert_allclose(found, expected, atol=1e-4)
    rest = face.values({"values": face.started["rest"], "count": 1})
    np.testing.assert_allclose(rest[0], found[-1], atol=1e-3)


def test_a_face_stops_in_mid_sentence_and_speaks_on(
    service: Service, voice: Voice, phones: list[Phone]
) -> None:
    face = service.face()
    face.say(type="text", text=f"{TEXT} And {TEXT}")
    face.say(type="text", text="This is not said.")
    face.say(type="end")
    face.say(type="phones", phones=as_message(phones))  # nor this
    face.hear_until("frames")
    face.say(type="stop", at=0.5)
    heard = face.hear_until("ended")
    assert heard[-1]["stopped"] and heard[-1]["utterance"] == 0
    (after,) = [each for each in heard if each.get("replaces")]
    assert after["first"] == 30 and heard.index(after) == len(heard) - 2
    assert 0.25 <= after["count"] / 60 <= 0.5
    np.testing.assert_allclose(face.values(after)[-1], rest_of(voice).face, atol=1e-3)
    dropped = face.hear()
    assert dropped["type"] == "ended" and dropped["stopped"] and dropped["utterance"] == 1
    face.say(type="phones", phones=as_message(phones))
    face.say(type="end")
    frames = frames_in(face, face.hear_until("ended"))
    np.testing.assert_allclose(frames[0], rest_of(voice).face, atol=1e-3)
    # Frames are sent before they are shown, so it can stop when all were sent.
    face.say(type="stop", at=0.4, utterance=2)
    heard = face.hear_until("ended")
    assert heard[0]["first"] == 24 and heard[0]["replaces"]
    assert heard[-1]["utterance"] == 2 and heard[-1]["stopped"]
    assert aperture(Motion(face.values(heard[0])[-1:], 60, voice.layout))[0] < 1.5


def test_the_agent_of_the_documentation_speaks(service: Service) -> None:
    heard: dict[str, list[Any]] = {"sound": [], "frames": []}

    async def pieces() -> AsyncIterator[str]:
        for piece in ("People buy", " big maps. And", " this."):
            yield piece

    known: dict[str, Any] = {}
    exec(code_of("service.md", "python"), known)
    asyncio.run(
        known["speak"](
            service.address.removeprefix("http://"),
            pieces(),
            lambda start, rate, base64: heard["sound"].append((start, rate, base64)),
            lambda start, names, frames: heard["frames"].append((start, names, frames)),
        )
    )
    end = heard["frames"][-1][0] + len(heard["frames"][-1][2]) / 60
    assert end > 1.5 and len(heard["frames"][0][1]) == len(heard["frames"][0][2][0]) == 52
    samples = sum(len(base64.b64decode(each[2])) // 2 for each in heard["sound"])
    assert abs(samples / 22050 - end) < 0.6


def test_an_utterance_ends_by_itself_when_nothing_follows(service: Service) -> None:
    face = service.face()
    face.say(type="phones", phones=[{"label": "ɑ", "duration": 0.2}])
    start = time.monotonic()
    face.hear_until("ended")
    assert 1.0 <= time.monotonic() - start < 3.0
    face.say(type="end")  # does nothing
    face.say(type="phones", phones=[{"label": "ɑ", "duration": 0.2}])
    face.say(type="end")
    assert face.hear_until("ended")[-1]["utterance"] == 1


def test_frames_are_sent_two_seconds_before_they_are_due(service: Service) -> None:
    face = service.face()
    start = time.monotonic()
    face.say(type="phones", phones=[{"label": "ɑ", "duration": 0.1}] * 25)
    face.say(type="end")
    sent = []
    while (message := face.hear())["type"] != "ended":
        sent.append((time.monotonic() - start, (message["first"] + message["count"]) / 60))
    assert sent[0][1] > 1.5
    assert all(end - now < 2.0 + 0.1 + 0.1 for now, end in sent[:-1])


def test_what_cannot_be_spoken_is_refused_and_the_face_goes_on(service: Service) -> None:
    face = service.face("JSON")
    good = {"label": "p", "duration": 0.1}
    for wrong in (
        {"type": "phones", "phones": [good, {"label": "?!", "duration": 0.1}]},
        {"type": "phones", "phones": [{"label": "ɑ", "duration": 4.0}] * 3},  # too far ahead
        {"type": "stop", "at": 0.5},
        {"type": "start"},
    ):
        face.say(**wrong)
        assert face.hear()["type"] == "error"
    face.say(type="text", text="...! ")  # nothing to say
    assert face.hear()["type"] == "error"
    face.hear_until("ended")
    face.say(type="phones", phones=[good])
    face.say(type="text", text="Both.")
    assert "text in an utterance of phones" in face.hear_until("error")[-1]["message"]
    face.say(type="end")
    frames = frames_in(face, face.hear_until("ended"))
    assert len(frames) == 6 + 15


@pytest.mark.parametrize(
    "wrong",
    [
        "{",
        "[" * 100_000,
        '{"type": "fly"}',
        '{"type": "phones", "phones": [{"label": "p", "duration": "0.1"}]}',
        '{"type": "phones", "phones": [{"label": "p", "duration": NaN}]}',
        '{"type": "phones", "phones": []}',
        '{"type": "end", "more": 1}',
        b"\x81\xa4type",
        b"\xc1",
        "x" * 300_000,
    ],
)
def test_a_client_that_is_not_understood_is_told_and_closed(
    service: Service, wrong: str | bytes
) -> None:
    face = service.face("JSON" if isinstance(wrong, str) else "MessagePack")
    face.connection.send(wrong)
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            assert face.hear()["type"] == "error"
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == (1009 if len(wrong) > 200_000 else 1008)


@pytest.mark.parametrize(
    "start",
    [
        {"voice": "../../etc/passwd"},
        {"speaker": "/etc/passwd"},
        {"output": "rig:../../etc"},
        {"output": "weights"},
        {"look_ahead": 0.05, "chunk": 0.1},
        {"fps": 1e9},
        {"unknown": 1},
    ],
)
def test_what_is_not_offered_is_refused(service: Service, start: dict[str, Any]) -> None:
    face = service.face(**start)
    assert face.started["type"] == "error" and "passwd:" not in face.started["message"]
    with pytest.raises(ConnectionClosed):
        face.hear()


def test_a_first_message_must_be_a_start_and_must_come(service: Service) -> None:
    face = Face(service.client())
    face.say(type="end")
    assert "start" in face.hear()["message"]
    silent = service.client()
    with pytest.raises(ConnectionClosed) as closed:
        silent.recv(timeout=10)
    assert closed.value.rcvd is not None and closed.value.rcvd.code == 1008


def test_faces_are_limited_and_those_that_go_make_room(service: Service) -> None:
    faces = [service.face() for _ in range(LIMITS.streams)]
    assert {each.started["type"] for each in faces} == {"started"}
    assert service.face().started["type"] == "error"
    for face in faces:  # as if the clients were killed
        face.say(type="phones", phones=[{"label": "ɑ", "duration": 1.0}] * 5)
        face.connection.socket.shutdown(socket.SHUT_RDWR)
    deadline = time.monotonic() + 5
    while service.face().started["type"] == "error":
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_slow_client_is_dropped(service: Service) -> None:
    before = service.open_files()
    with socket.socket() as own:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        own.connect(("127.0.0.1", int(service.address.rpartition(":")[2])))
        url = f"{service.address.replace('http', 'ws')}/stream"
        connection = connect(url, sock=own, max_size=None, max_queue=1, close_timeout=1)
        face = Face(service.clients.enter_context(connection), "JSON")
        face.say(type="start", fps=240)
        face.hear()
        face.say(type="phones", phones=[{"label": "ɑ", "duration": 0.5}] * 18)
        deadline = time.monotonic() + 10
        while service.open_files() > before:  # nothing is read meanwhile
            assert time.monotonic() < deadline
            time.sleep(0.05)
        with pytest.raises(ConnectionClosed):
            while True:
                assert face.hear()["type"] == "frames"


def test_a_service_that_is_asked_to_end_lets_utterances_end() -> None:
    with ExitStack() as stack:
        program = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        program.bind(("127.0.0.1", 0))
        address = f"live-link://127.0.0.1:{program.getsockname()[1]}"
        protected = Settings(port=0, token="clé", programs=(address,), limits=LIMITS)
        service = stack.enter_context(running(protected))
        for query in "", "?token=other", "?token=":
            with pytest.raises(InvalidStatus) as refused:
                service.client(query=query)
            assert refused.value.response.status_code == 401
        with pytest.raises(InvalidStatus) as refused:
            service.client(query="?token=cl%C3%A9", Origin="http://other.example")
        assert refused.value.response.status_code == 403
        other = Face(service.client(Authorization="Bearer clé"))
        face = Face(service.client(query="?token=cl%C3%A9"))
        for each in other, face:
            each.say(type="start")
            each.hear()
        face.say(type="phones", phones=[{"label": "ɑ", "duration": 0.3}] * 15)
        face.say(type="end")
        face.hear_until("frames")
        service.process.send_signal(signal.SIGTERM)
        time.sleep(0.2)
        other.say(type="phones", phones=[{"label": "ɑ", "duration": 0.3}])
        assert "about to end" in other.hear()["message"]
        assert not face.hear_until("ended")[-1]["stopped"]
        for each in face, other:
            with pytest.raises(ConnectionClosed) as closed:
                each.hear()
            assert closed.value.rcvd is not None and closed.value.rcvd.code == 1012
        assert service.process.wait(10) == 0
        check_shown(program)


def check_shown(program: socket.socket) -> None:
    """A program was sent a mouth that opens, at 60 frames a second at most."""
    program.setblocking(False)
    faces = []
    with suppress(BlockingIOError):
        while True:
            faces.append(PyLiveLinkFace.decode(program.recv(2000))[1])
    opened = [face.get_blendshape(FaceBlendShape.JawOpen) for face in faces]
    assert 60 < len(faces) < 60 * 4.5
    assert opened[0] < 0.1 and max(opened) > 0.1


@pytest.mark.parametrize(
    "pieces, sentences, rest",
    [
        (["Hel", "lo. How", " are you? "], ["Hello.", "How are you?"], []),
        (["It is 3.5 m, Dr. Smith. Yes"], ["It is 3.5 m, Dr. Smith."], ["Yes"]),
        (['He said "No!" and', " left.\n"], ['He said "No!"', "and left."], []),
        (["Wait... What?! "], ["Wait...", "What?!"], []),
        (["你好。再见！"], ["你好。", "再见！"], []),
        (["A title\n\nA text"], ["A title"], ["A text"]),
        (["J. S. Bach. I do. "], ["J. S. Bach.", "I do."], []),
        (["It ends.", " ", "x"], ["It ends."], ["x"]),
    ],
)
def test_sentences_are_complete_at_their_ends(
    pieces: list[str], sentences: list[str], rest: list[str]
) -> None:
    text = SentenceEnds()
    assert [sentence for piece in pieces for sentence in text.add(piece)] == sentences
    assert text.rest() == rest and text.rest() == []
