"""Frames of a face while its speech becomes known, as those of the whole as far as is known.

Time is divided into chunks of the voice's frames. A chunk is computed as soon as the phones are
known up to ``look_ahead`` after its first frame: from the state of the network before it, and from
what is known of the speech after it. What the network predicts for a time changes a little as more
becomes known; the difference at a chunk's first frame is carried on and decays. The lips close in
/p b m/, take postures and rest in pauses as in whole sentences, with what is predicted so far for
the frames after the chunk (``lips``). What a chunk is computed from does not depend on how the
phones arrive.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt

from labial.alignment import FRAME_TOLERANCE, Interval
from labial.continued import Computed, Memory, Piece
from labial.errors import AlignmentError, LabialError
from labial.motion import Motion, check_fps, interpolate_frames
from labial.streaming.known import KnownSpeech, Spoken
from labial.streaming.lips import StreamLips, Window, eased
from labial.streaming.outputs import Output, Positions, Section, Sent, output_of
from labial.streaming.rest import Recent, rest_of, started
from labial.voice import Voice, load_voice
from labial.voices import LIVE

LOOK_AHEAD_S = 0.3
CHUNK_S = 0.04
DEFAULT_FPS = 60.0

_MOST_LOOK_AHEAD_S = 10.0  # no network sees farther than that (benchmarks/memory.py)
_PAST_S = 0.4  # how much of what is over counts for how the lips move after it
_TOGETHER = 16  # streams computed at once: larger batches are not faster by benchmarks/streaming.py


@dataclass(frozen=True, eq=False)
class Frames:
    """Consecutive frames of a stream.

    ``positions`` float32 ``[frames, sensors, 3]`` are in mm as in ``Motion``; ``times`` float64
    ``[frames]`` are in seconds since the start of the first phone. ``values`` float32 ``[frames,
    ...]`` are those of the stream's output: the weights of its ``names``, or the positions.
    """

    positions: npt.NDArray[np.float32]
    times: npt.NDArray[np.float64]
    values: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.positions)


class Stream:
    """A face that speaks phones as they come, at ``fps`` Hz.

    A frame is ready when the phones are known up to ``look_ahead`` seconds after it, and depends on
    no phone that starts later. ``chunk`` seconds are computed at once; longer ones take less time
    but see less: up to ``look_ahead`` after their first frame. ``voice`` is a loaded voice, which
    streams can share, or its file or name as for ``load_voice``. ``start`` float32 ``[sensors, 3]``
    in mm is the face that is shown before the first frame, from which the stream then departs
    within 0.1 s. ``output`` is what is sent besides positions: a name of ``outputs.OUTPUTS``, or an
    ``Output`` of the voice. With ``postures``, the lips take those that phones need and rest in
    pauses, as in ``labial.animate``. Raises ``MotionError`` for an invalid rate or face,
    ``LabialError`` for an invalid look-ahead, chunk or output.
    """

    def __init__(
        self,
        voice: Voice | Path | str | None = None,
        look_ahead: float = LOOK_AHEAD_S,
        fps: float = DEFAULT_FPS,
        chunk: float = CHUNK_S,
        start: npt.NDArray[np.float32] | None = None,
        output: Output | str = "positions",
        *,
        postures: bool = True,
    ) -> None:
        self.voice = (
            voice if isinstance(voice, Voice) else load_voice(LIVE if voice is None else voice)
        )
        check_fps(fps)
        if not 0 < chunk <= look_ahead <= _MOST_LOOK_AHEAD_S:
            raise LabialError(
                f"the chunk is {chunk:g} s and the look-ahead {look_ahead:g} s, expected a chunk"
                f" above 0 and a look-ahead from that to {_MOST_LOOK_AHEAD_S:g} s"
            )
        self.fps = fps
        rate = self.voice.fps
        self.output = output_of(output, self.voice) if isinstance(output, str) else output
        if self.output.voice is not self.voice:
            raise LabialError("the output belongs to another voice than the stream")
        self._chunk = max(1, round(chunk * rate))
        # The first frame of a chunk sees its own phone too.
        self._ahead = max(0, math.floor(look_ahead * rate + FRAME_TOLERANCE) - self._chunk + 1)
        self._known = KnownSpeech(self.voice.info)
        self._lips = StreamLips(self.voice, postures, self._ahead_s)
        self._memory: Memory | None = None
        self._done = 0  # the voice's frames in chunks that are computed
        self._sent = 0  # frames that were made of them
        self._past = np.zeros((0, len(self.voice.layout.names), 3), np.float32)
        self._expected = self._past  # the frame after the last chunk, if predicted
        self._start = None if start is None else self._face(start)
        first = self._past if self._start is None else self._start[None]
        self._recent = Recent(fps, -len(first), first)
        before, self._output_memory = self.output.begin(self._start)
        self._recent_values = Recent(fps, -len(before), before)
        self._no_frames = (self._past, before[:0])
        self._finished = self._stopped = False
        self._ready: list[tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]] = []

    def push(self, phones: Iterable[Spoken]) -> None:
        """Append the phones that are spoken next; an ``Interval``'s start is not used.

        If nothing is spoken for a while, push silence (``SILENCE``). Raises ``PhoneError`` for a
        label that is not a phone, ``AlignmentError`` for a duration that is not finite and above 0
        or for a stream that is finished; then none of ``phones`` are appended.
        """
        if self._finished:
            raise AlignmentError("the stream is finished: start another one for more phones")
        phones = list(phones)
        self.output.check(phone.label for phone in phones)
        self._known.extend(phones)

    def frames(self) -> Frames:
        """The frames that are ready and were not returned before."""
        return frames_of([self])[0]

    def finish(self) -> Frames:
        """End the speech; returns all frames that are left."""
        self._finished = True
        return self.frames()

    def stop(self, at: float | None = None) -> Frames:
        """End the speech at ``at`` seconds; returns frames from there on that come to rest.

        Rest has closed lips (``labial.streaming.rest``). It takes about 0.25 s, and begins where
        the face was shown at that time, with the velocity that it had there; the frames replace
        those of the same times that were returned. By default they follow all that were returned,
        so ``stop()`` after :meth:`finish` closes the lips at the end. Raises ``LabialError`` for a
        time before 0 s, or more than 3 s before the end of what was returned.
        """
        at = self._sent / self.fps if at is None else at
        if not (math.isfinite(at) and at >= 0):
            raise LabialError(f"a stream was stopped at {at} s, expected 0 s or later")
        number = math.ceil(at * self.fps - FRAME_TOLERANCE)
        rest = rest_of(self.voice)
        shown, shown_values = self._recent.cut(number), self._recent_values.cut(number)
        if not len(shown):
            shown, shown_values = rest.face[None], self.output.rest[None]
        way = rest.way(shown[-1], self.fps)
        positions = rest.positions(shown, way)
        values = self.output.ending(way, shown_values, positions)
        self._finished = self._stopped = True
        self._ready, self._sent = [(positions, values)], number + len(positions)
        return self._sent_now()

    def follow(self, phones: Iterable[Iterable[Spoken]]) -> Iterator[Frames]:
        """Push each group of phones and return the frames that are then ready; then finish."""
        for group in phones:
            self.push(group)
            if len(found := self.frames()):
                yield found
        if len(found := self.finish()):
            yield found

    async def follow_async(self, phones: AsyncIterable[Iterable[Spoken]]) -> AsyncIterator[Frames]:
        """As :meth:`follow`, computing in another thread."""
        async for group in phones:
            self.push(group)
            if len(found := await asyncio.to_thread(self.frames)):
                yield found
        if len(found := await asyncio.to_thread(self.finish)):
            yield found

    def _face(self, positions: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """A checked face of the voice's sensors."""
        face: npt.NDArray[np.float32]
        face = Motion(np.asarray(positions)[None], self.fps, self.voice.layout).positions[0]
        return face

    def _next_piece(self) -> Piece | None:
        """What the next chunk is computed from, if enough is known."""
        start, kept = self._done, self._chunk
        end = start + kept + self._ahead
        if self._stopped:
            return None
        if end <= min(self._known.frame_count, self._total()):
            spoken = self._known.frames(start, end)
        elif self._finished and start < self._total():
            kept = self._total() - start
            spoken = self._known.frames(start, self._total()).followed_by(self._known.tail())
        else:
            return None
        lead = self._known.lead() if start == 0 else spoken[:0]
        return Piece(self._memory, lead.followed_by(spoken), len(lead) + kept)

    def _take(self, piece: Piece, computed: Computed) -> Section:
        """The frames of a piece, with those that are expected after them."""
        first, start = self._done - len(self._past), self._done
        lead = len(self._known.lead()) if start == 0 else 0
        end = start + piece.kept - lead
        predicted = eased(computed.positions[lead:], self._expected, self.voice.fps)
        self._expected = predicted[end - start : end - start + 1].copy()
        positions = np.concatenate([self._past, predicted])
        positions = positions[: self._total() - first]
        keep = max(first, end - round(_PAST_S * self.voice.fps))
        known = self._known.phones(first, first + len(positions))
        window = Window(positions, first, start, end, known, self._said(first + len(positions)))
        section = self._section(self._lips.finished(window, keep), first, end)
        self._past = positions[keep - first : end - first].copy()
        self._memory, self._done = computed.memory, end
        self._known.forget(end, keep)
        return section

    def _give(self, section: Section, sent: Sent) -> None:
        """Append a section to the frames that are ready."""
        self._ready.append((section.positions[: section.kept], sent.values))
        self._output_memory = sent.memory

    @property
    def _ahead_s(self) -> float:
        """For how long after each frame speech is known, at least."""
        return max(0, self._ahead - 1) / self.voice.fps

    def _said(self, end: int) -> list[Interval]:
        """The phones that start before frame ``end``, labelled as they were pushed."""
        return self._known.said((end - 1) / self.voice.fps)

    def _section(self, positions: npt.NDArray[np.float32], first: int, end: int) -> Section:
        """The frames to send up to the voice's frame ``end``, from its frames from ``first`` on."""
        rate, last_chunk = self.voice.fps, self._finished and end == self._total()
        most = math.ceil(max(self._chunk, end - self._done) / rate * self.fps) + 1
        most += math.ceil(self.output.expects_s * self.fps)
        most = min(most, _count(self._known.end_s, self.fps) - self._sent)
        places = (self._sent + np.arange(most)) / self.fps * rate
        last = first + len(positions) - 1
        kept = most if last_chunk else np.count_nonzero(np.floor(places + 1e-9) < end)
        places = places[: max(kept, np.count_nonzero(places <= last))]
        frames = interpolate_frames(positions, places - first)
        if self._start is not None:
            frames = started(frames, places / rate, self._start)
        section = Section(
            frames,
            kept,
            self._sent,
            self.fps,
            self._known.said(math.inf if last_chunk else last / rate),
            self._ahead_s,
            self._output_memory,
        )
        self._sent += kept
        return section

    def _total(self) -> int:
        """The number of the voice's frames in the speech that is known."""
        return _count(self._known.end_s, self.voice.fps)

    def _sent_now(self) -> Frames:
        """All frames that are ready, which are then no longer kept."""
        parts = zip(self._no_frames, *self._ready, strict=True)
        positions, values = (np.concatenate(each) for each in parts)
        if isinstance(self.output, Positions):
            values = positions  # kept in memory once
        self._ready = []
        self._recent.append(positions)
        self._recent_values.append(values)
        numbers = np.arange(self._sent - len(positions), self._sent)
        return Frames(positions, numbers / self.fps, values)


def frames_of(streams: Sequence[Stream]) -> list[Frames]:
    """As :meth:`Stream.frames` for each of some different streams, computed together."""
    waiting = sorted(streams, key=lambda stream: id(stream.voice))
    for _, group in groupby(waiting, key=lambda stream: id(stream.voice)):
        _compute(list(group))
    return [stream._sent_now() for stream in streams]


def _compute(streams: Sequence[Stream]) -> None:
    """Compute all chunks of streams of the same voice for which enough is known."""
    while due := [(each, piece) for each in streams if (piece := each._next_piece())]:
        for first in range(0, len(due), _TOGETHER):
            batch = due[first : first + _TOGETHER]
            computed = batch[0][0].voice.continued([piece for _, piece in batch])
            sections = [
                (stream, stream._take(piece, found))
                for (stream, piece), found in zip(batch, computed, strict=True)
            ]
            _send([each for each in sections if each[1].kept])


def _send(sections: Sequence[tuple[Stream, Section]]) -> None:
    """Make what each stream's output sends of its section."""
    waiting = sorted(sections, key=lambda each: id(each[0].output))
    for _, group in groupby(waiting, key=lambda each: id(each[0].output)):
        together = list(group)
        made = together[0][0].output([section for _, section in together])
        for (stream, section), sent in zip(together, made, strict=True):
            stream._give(section, sent)


def _count(duration: float, fps: float) -> int:
    """Number of frames, as ``Alignment.frame_count``; none if nothing is known."""
    return max(1, math.ceil(duration * fps - FRAME_TOLERANCE)) if duration else 0
