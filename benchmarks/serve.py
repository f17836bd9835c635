"""What `labial serve` takes: delays, memory, and clients that misbehave. All on this machine.

Clients push phones of English sentences as they are spoken, one by one in real time. The delay is
from the push that makes frames ready, which a stream here tells, to their arrival. Memory is what
the service's process has resident, after the same load.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import msgpack
import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from labial.prompts.candidates import shipped_sentences
from labial.speech import speak
from labial.streaming import Phone, Stream
from labial.voice import load_voice

FPS, LOOK_AHEAD, CHUNK = 60.0, 0.3, 0.06
STREAMS = (1, 10, 50, 100)
IDLE = 1000
SENTENCES = 12
PHONES = 8  # of the many short sentences
BAD = (b"\xc1", b"\x81\xa4type", b"x" * 300_000, "{", "[" * 50_000, '{"type": "fly"}')


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20.0, help="of speech for each row")
    parser.add_argument("--sentences", type=int, default=10_000, help="for the memory")
    parser.add_argument("--minutes", type=int, help="only the memory of ten faces over this time")
    arguments = parser.parse_args()
    sentences = [spoken(text) for text in shipped_sentences("en")[:SENTENCES]]
    if arguments.minutes:
        asyncio.run(memory_over_time(sentences, arguments.minutes))
        return
    asyncio.run(measure_all(sentences, arguments.seconds, arguments.sentences))


@dataclass(frozen=True)
class Sentence:
    """Phones, and how many frames are ready after each of them."""

    phones: Sequence[Phone]
    ready: Sequence[int]


def spoken(text: str) -> Sentence:
    """A sentence by espeak-ng."""
    phones = [Phone(each.label, each.duration) for each in speak(text, "en-gb").alignment.phones]
    stream, ready = Stream(load_voice(), LOOK_AHEAD, FPS, CHUNK), [0]
    for phone in phones:
        stream.push([phone])
        ready.append(ready[-1] + len(stream.frames()))
    return Sentence(phones, ready[1:])


async def measure_all(sentences: Sequence[Sentence], seconds: float, many: int) -> None:
    """All measurements."""
    measures = "delay, ms: median | 99th percentile | CPU, ms for 1 s of a stream | MB"
    print(f"| streams | {measures} | without postures: {measures} |")
    print(f"| --- |{' --- |' * 8}")
    for streams in STREAMS:
        rows = []
        for postures in (True, False):
            with service() as served:
                rows.append(await delays(served, sentences, streams, seconds, postures))
        print(f"| {streams} | {' | '.join(rows)} |", flush=True)
    with service() as served:
        await idle(served)
        await misbehaving(served, sentences)
        await killed(served)
    with service() as served:
        await memory(served, sentences, many)
    await killed_service(sentences)


@dataclass(frozen=True)
class Served:
    """A running service."""

    address: str
    process: subprocess.Popen[bytes]

    def memory_mb(self) -> float:
        """What is resident."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def cpu_s(self) -> float:
        """What the process has computed for, in all threads."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def files(self) -> int:
        """How many files and connections are open."""
        return len(list(Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def streams(self) -> int:
        """How many faces there are."""
        with urllib.request.urlopen(f"{self.address}/health", timeout=10) as answer:
            return int(json.load(answer)["streams"])

    def stream(self) -> connect:
        """A connection to the stream."""
        return connect(f"{self.address.replace('http', 'ws')}/stream", max_size=None)


@contextmanager
def service() -> Iterator[Served]:
    """A service in a process of its own."""
    command = [sys.executable, "-m", "labial", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield Served(process.stdout.readline().decode().strip(), process)
        finally:
            if process.poll() is None:
                process.terminate()
            status = process.wait(30)
    if status not in (0, -signal.SIGKILL):
        raise SystemExit(f"the service ended with status {status}")


async def delays(
    served: Served, sentences: Sequence[Sentence], streams: int, seconds: float, postures: bool
) -> str:
    """The measures of a row of the table."""
    end = time.monotonic() + seconds
    cpu = served.cpu_s()
    talks = [talk(served, sentences, place, end, postures) for place in range(streams)]
    each = await asyncio.gather(*talks)
    spoken_s = sum(frames for _, frames in each) / FPS
    cost = (served.cpu_s() - cpu) * 1e3 / spoken_s
    middle, late = np.percentile(np.concatenate([found for found, _ in each]) * 1e3, [50, 99])
    return f"{middle:.0f} | {late:.0f} | {cost:.0f} | {served.memory_mb():.0f}"


async def talk(
    served: Served, sentences: Sequence[Sentence], place: int, end: float, postures: bool = True
) -> tuple[list[float], int]:
    """Speak in real time until ``end``; returns the delays in seconds, and the number of frames."""
    delays: list[float] = []
    frames = 0
    async with served.stream() as connection:
        await begin(connection, postures)
        await asyncio.sleep(place % 10 / 10)
        while time.monotonic() < end:
            sentence = sentences[place % len(sentences)]
            place += 1
            pushed: list[float] = []
            hearing = asyncio.create_task(arrivals(connection))
            start = time.monotonic()
            for phone in sentence.phones:
                pushed.append(time.monotonic())
                await connection.send(phones_message([phone]))
                start += phone.duration
                await asyncio.sleep(max(0.0, start - time.monotonic()))
            await connection.send(msgpack.packb({"type": "end"}))
            arrived = await hearing
            frames += arrived[-1][0]
            for at, ready, before in zip(
                pushed, sentence.ready, [0, *sentence.ready], strict=False
            ):
                if ready > before:
                    delays.append(next(t for count, t in arrived if count >= ready) - at)
    return delays, frames


async def arrivals(connection: ClientConnection) -> list[tuple[int, float]]:
    """How many frames of an utterance had arrived at which times."""
    found: list[tuple[int, float]] = []
    while True:
        message = msgpack.unpackb(await connection.recv())
        if message["type"] == "frames":
            found.append((message["first"] + message["count"], time.monotonic()))
        elif message["type"] == "ended":
            return found
        else:
            raise SystemExit(f"unexpected: {message}")


async def begin(connection: ClientConnection, postures: bool = True) -> None:
    """Start a face."""
    start: dict[str, object] = {
        "type": "start",
        "look_ahead": LOOK_AHEAD,
        "fps": FPS,
        "chunk": CHUNK,
    }
    start["postures"] = postures
    await connection.send(msgpack.packb(start))
    await connection.recv()


def phones_message(phones: Sequence[Phone]) -> bytes:
    """A message with phones."""
    listed = [{"label": each.label, "duration": each.duration} for each in phones]
    packed: bytes = msgpack.packb({"type": "phones", "phones": listed})
    return packed


async def idle(served: Served) -> None:
    """Many connections that say nothing."""
    before = served.memory_mb()
    async with AsyncExitStack() as stack:
        start = time.monotonic()
        for _ in range(IDLE):
            await stack.enter_async_context(served.stream())
        took = time.monotonic() - start
        asked = time.monotonic()
        await asyncio.to_thread(served.streams)
        answered = time.monotonic() - asked
        print(
            f"\n{IDLE} connections that say nothing: opened in {took:.1f} s,"
            f" {served.memory_mb() - before:.0f} MB more; /health answers in"
            f" {answered * 1e3:.0f} ms"
        )
        await asyncio.sleep(12)
        print(f"after 12 s, open files and connections of the service: {served.files()}")


async def misbehaving(served: Served, sentences: Sequence[Sentence]) -> None:
    """Malformed and huge messages, while another client speaks."""
    speaking = asyncio.create_task(talk(served, sentences, 0, time.monotonic() + 10))
    closed = 0
    for number in range(600):
        async with served.stream() as connection:
            if number % 2:
                await begin(connection)
            with suppress(ConnectionClosed):
                await connection.send(BAD[number % len(BAD)])
                while True:
                    await connection.recv()
            closed += 1
    delays = np.array((await speaking)[0]) * 1e3
    print(
        f"{closed} connections with malformed or huge messages were closed; the delay of a face"
        f" meanwhile: median {np.median(delays):.0f} ms, largest {delays.max():.0f} ms"
    )


KILLED = """
import asyncio, sys
sys.path.insert(0, sys.argv[1])
import serve
async def main():
    served = serve.Served(sys.argv[2], None)
    phones = [serve.Phone("a", 0.5)] * 100
    async with serve.AsyncExitStack() as stack:
        for _ in range(20):
            connection = await stack.enter_async_context(served.stream())
            await serve.begin(connection)
            await connection.send(serve.phones_message(phones))
        print("ready", flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


async def killed(served: Served) -> None:
    """Clients that are killed in mid-sentence."""
    before = served.files()
    for _ in range(5):
        command = [sys.executable, "-c", KILLED, str(Path(__file__).parent), served.address]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            await asyncio.to_thread(process.stdout.readline)
            speaking = await asyncio.to_thread(served.streams)
            process.kill()
        await asyncio.sleep(0.5)
        left = await asyncio.to_thread(served.streams)
        print(f"clients killed: {speaking} faces before, {left} half a second later")
    print(f"open files and connections: {before} before, {served.files()} after")


async def memory(served: Served, sentences: Sequence[Sentence], many: int) -> None:
    """Memory after some and after many sentences, spoken by 100 faces."""
    spoken_by_all = 0

    async def speak_on(connection: ClientConnection, place: int, until: int) -> None:
        nonlocal spoken_by_all
        while spoken_by_all < until:
            spoken_by_all += 1
            phones = sentences[(spoken_by_all + place) % len(sentences)].phones[:PHONES]
            await connection.send(phones_message(phones))
            await connection.send(msgpack.packb({"type": "end"}))
            await arrivals(connection)

    print("\n| short sentences | MB | open files |\n| --- | --- | --- |")
    async with AsyncExitStack() as stack:
        faces = [await stack.enter_async_context(served.stream()) for _ in range(100)]
        for face in faces:
            await begin(face)
        for until in (many // 10, many // 2, many):
            await asyncio.gather(
                *(speak_on(face, place, until) for place, face in enumerate(faces))
            )
            print(f"| {until} | {served.memory_mb():.0f} | {served.files()} |", flush=True)


async def memory_over_time(sentences: Sequence[Sentence], minutes: int) -> None:
    """Memory while ten faces speak in real time."""
    print("| minutes | MB | open files |\n| --- | --- | --- |")
    with service() as served:
        start = time.monotonic()
        end = start + 60 * minutes
        talks = [asyncio.create_task(tell(served, sentences, place, end)) for place in range(10)]
        for minute in sorted({1, *range(10, minutes, 10), minutes}):
            await asyncio.sleep(max(0.0, start + 60 * minute - time.monotonic()))
            print(f"| {minute} | {served.memory_mb():.0f} | {served.files()} |", flush=True)
        await asyncio.gather(*talks)


async def tell(served: Served, sentences: Sequence[Sentence], place: int, end: float) -> None:
    """Speak until ``end``, one whole sentence after the other, at the pace of speech.

    Unlike :func:`talk`, a client that is late does not end an utterance.
    """
    async with served.stream() as connection:
        await begin(connection)
        while time.monotonic() < end:
            phones = sentences[place % len(sentences)].phones
            over = time.monotonic() + sum(phone.duration for phone in phones)
            place += 1
            await connection.send(phones_message(phones))
            await connection.send(msgpack.packb({"type": "end"}))
            await arrivals(connection)
            await asyncio.sleep(max(0.0, over - time.monotonic()))


async def killed_service(sentences: Sequence[Sentence]) -> None:
    """A service that is killed in mid-sentence."""
    with service() as served:
        async with served.stream() as connection:
            await begin(connection)
            await connection.send(phones_message(sentences[0].phones))
            await connection.recv()
            served.process.kill()
            start = time.monotonic()
            with suppress(ConnectionClosed):
                while True:
                    await connection.recv()
            print(f"\nservice killed: its client knows after {time.monotonic() - start:.3f} s")


if __name__ == "__main__":
    main()
