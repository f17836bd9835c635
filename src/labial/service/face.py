"""A live face: its utterances one after another, and the frames and the sound that are sent."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import LabialError
from labial.service.hub import Hub, Task
from labial.service.messages import Start
from labial.service.programs import Programs
from labial.service.refused import RefusedError
from labial.service.settings import Limits
from labial.service.speaking import Speaking
from labial.streaming import Frames, Phone, Stream, rest_of
from labial.streaming.outputs import Output
from labial.streaming.rest import KEPT_S
from labial.utterance import Audio

AHEAD_S = 2.0
"""How long before they are due frames are sent at most, apart from the phone under way."""

PATIENCE_S = 1.0
"""How long after everything known was spoken an utterance ends by itself."""

LATE_S = 1.0
"""By how much a client may show frames later than the service assumes."""

Send = Callable[[Mapping[str, Any]], None]


class LiveFace:
    """The utterances of a connection. ``send`` takes a message for its client, and returns at once.

    Streams are used by the hub only, in :meth:`due` and in what it computes.
    """

    def __init__(
        self,
        start: Start,
        output: Output,
        hub: Hub,
        programs: Programs,
        limits: Limits,
        send: Send,
    ) -> None:
        self._start, self._output, self._limits = start, output, limits
        self._hub, self._programs, self._send = hub, programs, send
        self._utterances: deque[Speaking] = deque()
        self._before: Speaking | None = None
        self._stop: tuple[Speaking, float] | None = None
        self._stopped: Speaking | None = None  # the one whose stop is computed
        self._count = 0
        self._free_at = 0.0
        self._shown: npt.NDArray[np.float32] = rest_of(output.voice).face
        self._at_rest = True
        self._ending = False
        self._new_stream(output)  # raises what is wrong with the start

    @property
    def idle(self) -> bool:
        """Whether no utterance is under way."""
        return not self._utterances

    @property
    def open(self) -> Speaking | None:
        """The utterance that more can be added to."""
        last = self._utterances[-1] if self._utterances else None
        return None if last is None or last.ended else last

    def opened(self, source: str) -> Speaking:
        """The utterance that more can be added to, or a new one. Raises ``RefusedError``."""
        if self.open is not None:
            return self.open
        if self._ending:
            raise RefusedError(503, "the service is about to end: no more utterances")
        if len(self._utterances) >= self._limits.utterances_ahead:
            raise RefusedError(429, f"{len(self._utterances)} utterances have not ended yet")
        self._utterances.append(Speaking(self._count, source, self._start.fps))
        self._count += 1
        return self._utterances[-1]

    def is_live(self, utterance: Speaking) -> bool:
        """Whether an utterance still goes on."""
        return utterance in self._utterances

    def append(
        self, utterance: Speaking, phones: Sequence[Phone], audio: Audio | None = None
    ) -> None:
        """Append phones, and their sound, to an utterance."""
        utterance.append(phones, time.monotonic(), audio)
        self._hub.wake(self)

    def end(self) -> None:
        """Nothing more comes for the utterance that is open."""
        if self.open is not None:
            self.open.ended = True
            self._hub.wake(self)

    def begin_no_more(self) -> None:
        """Refuse new utterances from now on."""
        self._ending = True

    def ahead_s(self) -> float:
        """Seconds of speech that are known but not spoken yet."""
        now = time.monotonic()
        return sum(max(0.0, each.known_s - each.played_s(now)) for each in self._utterances)

    def stop(self, at: float, number: int | None) -> None:
        """Stop an utterance, by default the one that is shown, and drop those after it.

        Raises ``RefusedError`` for one that is not known, or over.
        """
        now = time.monotonic()
        known = [*([] if self._before is None else [self._before]), *self._utterances]
        if number is None and self._before is not None and now > self._free_at:
            del known[0]
        found = [each for each in known if number is None or each.number == number]
        if not found:
            what = "no utterance is" if number is None else f"utterance {number} is not"
            raise RefusedError(404, f"{what} under way")
        self._stop = (found[0], at)
        if found[0].started is not None:
            found[0].started = now - min(at, found[0].sent_s)  # where the client now is
        self._hub.wake(self)

    def due(self, now: float) -> Task | None:
        """What to compute now for the utterance that is under way."""
        if self._stop is not None:
            task = self._stopping(*self._stop)
            if task is not None:
                return task
        if now > self._free_at + LATE_S:
            self._before = None  # it is over for its client too
        if not self._utterances:
            if self._before is None:
                self._hub.leave(self)
            return None
        head = self._utterances[0]
        if not head.streams:
            outputs = (self._output, *self._programs.outputs(self))
            head.streams = tuple(self._new_stream(output) for output in outputs)
        if not head.pending and head.over(now) > PATIENCE_S:
            head.ended = True
        until_s = head.played_s(now) + AHEAD_S + self._start.look_ahead
        if now < self._free_at:
            until_s -= self._free_at - now
        given = head.give(until_s)
        if head.complete:
            alone = len(self._utterances) == 1
            return Task(head.streams, last=True, to_rest=alone and head.known_s > 0)
        return Task(head.streams) if given else None

    def deliver(self, task: Task, frames: Sequence[Frames], now: float) -> None:
        """Send the frames, and before them the sound of their time."""
        if task.stop_at is not None:
            self._deliver_stopped(frames)
            return
        head = self._utterances[0]
        if count := len(frames[0]):
            first = head.take(count, now, self._free_at)
            self._send_sound(head, head.sent_s)
            self._send_frames(head, first, frames)
        if task.last:
            self._send_sound(head, head.known_s)
            self._at_rest = task.to_rest
            self._finish(head, max(head.sent_s, head.known_s))

    def failed(self, error: LabialError) -> None:
        """Report an error, and end the utterance."""
        self._stop = None
        self._send({"type": "error", "message": str(error)})
        if self._utterances:
            self._finish(self._utterances[0], self._utterances[0].sent_s, stopped=True)

    def _new_stream(self, output: Output) -> Stream:
        start = self._start
        return Stream(
            output.voice,
            start.look_ahead,
            start.fps,
            start.chunk,
            self._shown,
            output,
            postures=start.postures,
        )

    def _stopping(self, utterance: Speaking, at: float) -> Task | None:
        """The task of stopping an utterance; None if nothing of it was sent."""
        if utterance.sent:
            self._stopped = utterance
            # What is no longer known cannot be replaced.
            first = max(0.0, utterance.sent_s - KEPT_S + 2 / self._start.fps)
            return Task(utterance.streams, stop_at=min(max(at, first), utterance.sent_s))
        before = self._before
        if before is not None and before.sent and not self._at_rest:
            self._stop = (before, before.sent_s)
            return self._stopping(*self._stop)
        self._stop = None
        # If it has ended by itself since the client asked, all others come after it.
        live = self.is_live(utterance)
        self._drop_from(self._utterances.index(utterance) if live else 0)
        return None

    def _deliver_stopped(self, frames: Sequence[Frames]) -> None:
        utterance = self._stopped
        assert utterance is not None
        self._stop, self._stopped, self._at_rest = None, None, True
        first = round(float(frames[0].times[0]) * self._start.fps)
        utterance.sent = first + len(frames[0])
        self._send_frames(utterance, first, frames, replaces=True)
        if self.is_live(utterance):
            self._utterances.remove(utterance)
        self._over(utterance, utterance.sent_s, stopped=True)
        self._drop_from(0)

    def _drop_from(self, place: int) -> None:
        """Drop the utterance at a place, and all after it."""
        while len(self._utterances) > place:
            dropped = self._utterances.pop()
            self._send_ended(dropped, dropped.sent_s, stopped=True)

    def _finish(self, utterance: Speaking, duration: float, *, stopped: bool = False) -> None:
        """End an utterance that is under way, and go on with the next one."""
        self._utterances.remove(utterance)
        self._over(utterance, duration, stopped=stopped)

    def _over(self, utterance: Speaking, duration: float, *, stopped: bool) -> None:
        """Tell the client that an utterance has ended; it is the last one that was shown."""
        self._before = utterance
        if utterance.started is not None:
            self._free_at = utterance.started + duration
        self._send_ended(utterance, duration, stopped=stopped)

    def _send_frames(
        self, utterance: Speaking, first: int, frames: Sequence[Frames], *, replaces: bool = False
    ) -> None:
        own, *others = frames
        phones = utterance.untold()
        self._shown = own.positions[-1]
        self._programs.show(self, others, utterance.started or 0.0)
        self._send(
            {
                "type": "frames",
                "utterance": utterance.number,
                "first": first,
                "count": len(own),
                "values": own.values,
                **({"phones": phones} if phones else {}),
                **({"replaces": True} if replaces else {}),
            }
        )

    def _send_sound(self, utterance: Speaking, until_s: float) -> None:
        for message in utterance.sound_until(until_s):
            self._send(message)

    def _send_ended(self, utterance: Speaking, duration: float, *, stopped: bool) -> None:
        self._send(
            {
                "type": "ended",
                "utterance": utterance.number,
                "duration": round(duration, 6),
                "stopped": stopped,
            }
        )
