"""What one client does wrong does not reach the others."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import pytest
import uvicorn
from starlette.responses import Response

from labial.errors import LabialError
from labial.service import Limits, transport
from labial.service.face import LiveFace
from labial.service.hub import Hub, Task
from labial.service.messages import Start, read_message
from labial.service.programs import Programs
from labial.service.refused import RefusedError
from labial.service.requests import PhonesRequest, read_request
from labial.service.sentence_ends import SentenceEnds
from labial.streaming import Frames, Phone
from labial.streaming.outputs import output_of
from labial.voice import load_voice


class Heard:
    """A face that wants nothing but to be looked at, and fails on demand."""

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails
        self.looks = 0
        self.errors: list[str] = []

    def due(self, now: float) -> Task | None:
        self.looks += 1
        if self.fails and self.looks == 1:
            raise RecursionError
        return Task(("no stream",)) if self.fails else None  # type: ignore[arg-type]

    def deliver(self, task: Task, frames: Sequence[Frames], now: float) -> None:
        raise AssertionError("nothing was computed")

    def failed(self, error: LabialError) -> None:
        self.errors.append(str(error))


def test_a_face_with_a_fault_does_not_end_the_others() -> None:
    async def looked_at() -> tuple[Heard, Heard]:
        hub, broken, other = Hub(), Heard(fails=True), Heard()
        running = asyncio.create_task(hub.run())
        for _ in range(2):  # fails when it is looked at, and then when it is computed
            hub.wake(broken)
            hub.wake(other)
            await asyncio.sleep(0.1)
            looks = other.looks
        await asyncio.sleep(0.1)
        assert other.looks > looks and not running.done()
        running.cancel()
        return broken, other

    broken, other = asyncio.run(looked_at())
    assert len(broken.errors) >= 2 and not other.errors


class Alone:
    """A live face without a hub that runs, and what its client is told."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        output = output_of("positions", load_voice())
        start = Start(type="start")
        self.face = LiveFace(start, output, Hub(), Programs(), Limits(), self.told.append)

    def due(self) -> Task:
        task = self.face.due(time.monotonic())
        assert task is not None
        return task

    def done(self, task: Task) -> None:
        self.face.deliver(task, task.computed(), time.monotonic())


def test_an_utterance_without_speech_is_stopped_while_it_ends() -> None:
    for after_speech in (False, True):
        alone = Alone()
        if after_speech:
            alone.face.append(alone.face.opened("phones"), [Phone("p", 0.1)])
            alone.face.end()
        empty = alone.face.opened("text")
        alone.face.end()
        if after_speech:  # it does not come to rest, as another follows
            alone.done(alone.due())
        task = alone.due()
        alone.face.stop(0.0, empty.number)
        alone.face.deliver(task, [task.streams[0].finish()], time.monotonic())
        left = alone.face.due(time.monotonic())
        if left is not None:
            alone.done(left)
        assert alone.face.idle
        ended = [each["utterance"] for each in alone.told if each["type"] == "ended"]
        assert empty.number in ended


def test_what_is_stopped_while_a_stop_is_computed_keeps_its_number() -> None:
    alone = Alone()
    alone.face.append(alone.face.opened("phones"), [Phone("p", 0.1), Phone("ɑ", 1.0)])
    alone.done(alone.due())
    alone.face.end()
    alone.face.append(alone.face.opened("phones"), [Phone("m", 0.1)])
    alone.face.stop(0.2, 0)
    task = alone.due()
    alone.face.stop(0.0, 1)
    alone.done(task)
    (replaced,) = [each for each in alone.told if each.get("replaces")]
    assert replaced["utterance"] == 0 and replaced["first"] == 12
    assert alone.face.idle
    assert [each["utterance"] for each in alone.told if each["type"] == "ended"] == [0, 1]


def test_the_utterance_before_stops_while_the_next_one_ends() -> None:
    alone = Alone()
    for number in range(2):
        alone.face.append(alone.face.opened("phones"), [Phone("m", 0.2)])
        alone.face.end()
        if number == 0:
            alone.done(alone.due())
    task = alone.due()
    alone.face.stop(0.1, 0)
    alone.done(task)
    alone.done(alone.due())
    last = alone.told[-1]
    assert last["type"] == "ended" and last["utterance"] == 0 and last["stopped"]
    assert alone.face.due(time.monotonic() + 10) is None


def test_hostile_messages_cost_little_time() -> None:
    faults = ("{}," * 85_000)[:-1]
    texts = ["." * 9_000, '."' * 4_500, "\n" + " " * 9_000, "?!" * 4_500 + '"' * 500]
    before = time.process_time()
    with pytest.raises(RefusedError, match="label"):
        read_message(json.loads(f'{{"type": "phones", "phones": [{faults}]}}'))
    with pytest.raises(RefusedError, match="label"):
        read_request(PhonesRequest.model_validate_json, f'{{"phones": [{faults}]}}')
    for text in texts:
        said = SentenceEnds()
        assert not said.add(text) and not said.add(".")
    assert time.process_time() - before < 0.5


def test_clients_that_neither_ask_nor_read_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "ASKING_S", 0.2)
    get = b"GET / HTTP/1.1\r\nHost: x\r\n"
    asyncio.run(_drops([b"", get, get + b"\r\n", get + b"\r\n" + get], get + b"\r\n"))


async def _drops(unread: Sequence[bytes], asked: bytes) -> None:
    answer = Response(b"x" * 20_000_000)
    config = uvicorn.Config(answer, http=transport.Requests, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server._serve([listener := _listener()]))
    while not server.started:
        await asyncio.sleep(0.01)
    place = listener.getsockname()
    clients = [await asyncio.open_connection(*place, limit=1000) for _ in unread]
    for (_, writer), text in zip(clients, unread, strict=True):
        writer.write(text)
    reader, writer = await asyncio.open_connection(*place)
    writer.write(asked)
    received = 0
    while received < 20_000_000:  # reads, for longer than it may wait
        received += len(await reader.read(1_000_000))
        await asyncio.sleep(0.01)
    writer.close()
    await asyncio.sleep(0.5)
    assert not server.server_state.connections
    for _, each in clients:
        each.close()
    server.should_exit = True
    with suppress(TimeoutError):
        await asyncio.wait_for(serving, 5)


def _listener() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))
