"""A live face: what its client says, and what it is sent in return."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

from labial.alignment import Interval
from labial.errors import LabialError
from labial.service.catalogue import LiveVoice
from labial.service.hub import Hub, Task
from labial.service.messages import VERSION, End, Phones, Said, Start, Stop, Text
from labial.service.refused import RefusedError
from labial.service.sentence_ends import SentenceEnds
from labial.service.settings import Limits
from labial.service.speaking import Speaking, check_phones
from labial.speech import Speaker, Speech
from labial.streaming import Frames, Phone, Stream

AHEAD_S = 2.0
"""How long before they are due frames are sent at most, apart from the phone under way."""

PATIENCE_S = 1.0
"""How long after everything known was spoken an utterance ends by itself."""


class LiveFace:
    """The face of a connection. ``send`` takes its messages and returns at once.

    Texts are spoken in ``threads``, sentence after sentence.
    """

    def __init__(
        self,
        start: Start,
        voice: LiveVoice,
        speaker: Speaker,
        hub: Hub,
        threads: Executor,
        limits: Limits,
        send: Callable[[Mapping[str, Any]], None],
    ) -> None:
        self._start, self._limits = start, limits
        self._voice, self._rest, self._speaker = voice.voice, voice.rest, speaker
        self._hub, self._threads, self._send = hub, threads, send
        self._utterances: deque[Speaking] = deque()
        self._count = 0
        self._text = SentenceEnds()
        self._sentences: asyncio.Queue[tuple[Speaking, str]] = asyncio.Queue()
        self._unspoken = 0
        self._free_at = 0.0
        self._ending = False

    @property
    def idle(self) -> bool:
        """Whether no utterance is under way."""
        return not self._utterances

    def started(self) -> dict[str, Any]:
        """The answer to the start."""
        return {
            "type": "started",
            "version": VERSION,
            "names": list(self._voice.layout.names),
            "shape": list(self._rest.shape),
            "rest": self._rest,
            "fps": self._start.fps,
            "attribution": self._voice.credit,
        }

    def begin_no_more(self) -> None:
        """Refuse new utterances from now on."""
        self._ending = True

    def hear(self, said: Said) -> None:
        """Take a message of the client. Raises ``LabialError`` for what cannot be spoken."""
        match said:
            case Phones():
                self._hear_phones([Phone(each.label, each.duration) for each in said.phones])
            case Text():
                self._hear_text(said.text)
            case End():
                self._speak(self._text.rest())
                if self._utterances:
                    self._utterances[-1].ended = True
            case Stop():
                raise RefusedError(501, "stop is not offered yet")
        self._hub.wake(self)

    async def speak_sentences(self) -> None:
        """Speak the sentences of texts, one after another, until cancelled."""
        while True:
            utterance, sentence = await self._sentences.get()
            loop = asyncio.get_running_loop()
            try:
                spoken = await loop.run_in_executor(self._threads, self._spoken, sentence)
                self._append(utterance, spoken)
            except LabialError as error:
                self._report(error, utterance)
            finally:
                self._unspoken -= len(sentence)
                utterance.pending -= 1
            self._hub.wake(self)

    def due(self, now: float) -> Task | None:
        """What to compute now for the utterance that is under way."""
        if not self._utterances:
            self._hub.leave(self)
            return None
        head = self._utterances[0]
        if not head.pending and head.over(now) > PATIENCE_S:
            head.ended = True
        given = head.give(head.played_s(now) + AHEAD_S + self._start.look_ahead)
        last = head.complete and head.all_given
        return Task(head.stream, last) if given or last else None

    def deliver(self, task: Task, frames: Frames, now: float) -> None:
        """Send the frames, and before them the sound of their time."""
        head = self._utterances[0]
        if len(frames):
            first = head.take(len(frames), now, self._free_at)
            self._send_sound(head, head.sent_s)
            self._send(
                {
                    "type": "frames",
                    "utterance": head.number,
                    "first": first,
                    "count": len(frames),
                    "values": frames.positions,
                }
            )
        if task.last:
            self._send_sound(head, head.known_s)
            self._end(head, head.known_s)

    def failed(self, error: LabialError) -> None:
        """Report an error, and end the utterance."""
        head = self._utterances[0]
        self._report(error, head)
        self._end(head, head.sent_s)

    def _hear_phones(self, phones: Sequence[Phone]) -> None:
        self._check_source("phones")
        known = 0.0 if self._open is None else self._open.known_s
        end = check_phones(phones, self._voice.info, known)
        self._check_room(end - known)
        self._opened("phones").append(phones, time.monotonic())

    def _hear_text(self, text: str) -> None:
        self._check_source("text")
        waiting = self._unspoken + len(self._text) + len(text)
        if waiting > self._limits.text_characters:
            raise RefusedError(
                413, f"more than {self._limits.text_characters} characters are not spoken yet"
            )
        self._speak(self._text.add(text))

    def _speak(self, sentences: Sequence[str]) -> None:
        for sentence in sentences:
            utterance = self._opened("text")
            utterance.pending += 1
            self._unspoken += len(sentence)
            self._sentences.put_nowait((utterance, sentence))

    @property
    def _open(self) -> Speaking | None:
        """The utterance that more can be added to."""
        last = self._utterances[-1] if self._utterances else None
        return None if last is None or last.ended else last

    def _opened(self, source: str) -> Speaking:
        """The utterance that more can be added to, or a new one."""
        if self._open is not None:
            return self._open
        if self._ending:
            raise RefusedError(503, "the service is about to end: no more utterances")
        if len(self._utterances) >= self._limits.utterances_ahead:
            raise RefusedError(429, f"{len(self._utterances)} utterances have not ended yet")
        start = self._start
        stream = Stream(self._voice, start.look_ahead, start.fps, start.chunk)
        self._utterances.append(Speaking(self._count, stream, source))
        self._count += 1
        return self._utterances[-1]

    def _check_source(self, source: str) -> None:
        now = "text" if len(self._text) else (self._open.source if self._open else source)
        if now != source:
            raise RefusedError(422, f"{source} in an utterance of {now}: expected an end before it")

    def _check_room(self, more_s: float) -> None:
        now = time.monotonic()
        ahead = sum(each.known_s - each.played_s(now) for each in self._utterances)
        if ahead + more_s > self._limits.ahead_s:
            raise RefusedError(
                429, f"more than {self._limits.ahead_s:g} s of speech would be known in advance"
            )

    def _spoken(self, sentence: str) -> Speech:
        return self._speaker.speak(sentence, longest_s=self._limits.ahead_s)

    def _append(self, utterance: Speaking, spoken: Speech) -> None:
        """Take a spoken sentence, and tell the client its phones and words."""
        start, alignment = utterance.known_s, spoken.alignment
        check_phones([Phone(p.label, p.duration) for p in alignment.phones], self._voice.info, 0.0)
        utterance.append(
            [Phone(each.label, each.duration) for each in alignment.phones],
            time.monotonic(),
            spoken.audio,
        )
        self._send(
            {
                "type": "phones",
                "utterance": utterance.number,
                "phones": [_timed(each, start) for each in alignment.phones],
                "words": [_timed(each, start) for each in alignment.words],
            }
        )

    def _send_sound(self, utterance: Speaking, until_s: float) -> None:
        for message in utterance.sound_until(until_s):
            self._send(message)

    def _end(self, utterance: Speaking, duration: float) -> None:
        """Tell the client that an utterance has ended, and go on with the next one."""
        self._utterances.remove(utterance)
        if utterance.started is not None:
            self._free_at = utterance.started + duration
        self._send(
            {
                "type": "ended",
                "utterance": utterance.number,
                "duration": duration,
                "stopped": False,
            }
        )

    def _report(self, error: LabialError, utterance: Speaking) -> None:
        self._send({"type": "error", "message": str(error), "utterance": utterance.number})


def _timed(interval: Interval, start: float) -> dict[str, Any]:
    """An interval of a sentence that starts at ``start``."""
    return {
        "label": interval.label,
        "start": round(start + interval.start, 4),
        "end": round(start + interval.end, 4),
    }
