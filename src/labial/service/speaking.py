"""An utterance of a live face: what is to be spoken, and how far it was sent."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from labial.alignment import Interval
from labial.phones import canonical_phone
from labial.streaming import Phone, Stream
from labial.streaming.outputs import Output
from labial.utterance import Audio


class Speaking:
    """An utterance of which phones come, and frames go.

    ``source`` is "phones", or "text" of which ``pending`` sentences are still to be spoken. After
    ``ended``, nothing more comes from the client. ``known_s`` is how long the phones so far last,
    in seconds, ``sent`` how many frames were sent. ``started`` is when it starts by the clock of
    its client, as far as the service knows: when its first frames are sent, but not before the
    utterance before it is over. ``streams`` are made when it is the next to be sent: the client's
    is the first, others are shown by programs.
    """

    def __init__(self, number: int, source: str, fps: float) -> None:
        self.number, self.source = number, source
        self.streams: tuple[Stream, ...] = ()
        self.known_s = 0.0
        self.sent = 0
        self.started: float | None = None
        self.ended = False
        self.pending = 0
        self._fps = fps
        self._heard: float | None = None
        self._waiting: deque[Phone] = deque()
        self._untold: list[dict[str, Any]] = []
        self._given_s = 0.0
        self._sound = Sound()

    @property
    def sent_s(self) -> float:
        """Up to when frames were sent."""
        return self.sent / self._fps

    def append(self, phones: Iterable[Phone], now: float, audio: Audio | None = None) -> None:
        """Append phones, and their sound, at the time ``now`` of the clock."""
        self._heard = now if self._heard is None else self._heard
        if audio is not None:
            self._sound.append(audio)
        for phone in phones:
            self._waiting.append(phone)
            start, self.known_s = self.known_s, self.known_s + phone.duration
            if self.source == "phones":
                label = canonical_phone(phone.label)
                self._untold.append(timed(Interval(start, self.known_s, label)))

    def untold(self) -> list[dict[str, Any]]:
        """The phones of the client that no frames were sent with yet; those of texts are told."""
        told, self._untold = self._untold, []
        return told

    def give(self, until_s: float) -> bool:
        """Give the streams the phones that start before a time; returns whether there were any."""
        given: list[Phone] = []
        while self._waiting and self._given_s <= until_s:
            given.append(self._waiting.popleft())
            self._given_s += given[-1].duration
        if given:
            for stream in self.streams:
                stream.push(given)
        return bool(given)

    @property
    def complete(self) -> bool:
        """Whether the streams have all that will be spoken."""
        return self.ended and not self.pending and not self._waiting

    def played_s(self, now: float) -> float:
        """How far the client has shown it, at the time ``now`` of the clock."""
        return 0.0 if self.started is None else max(0.0, now - self.started)

    def over(self, now: float) -> float:
        """Seconds since everything known was spoken; negative before."""
        started = self._heard if self.started is None else self.started
        return -math.inf if started is None else now - started - self.known_s

    def take(self, count: int, now: float, free_at: float) -> int:
        """Note that the next ``count`` frames are sent; returns the number of the first.

        The client shows them from ``free_at`` on. It waits for frames that come late.
        """
        first, self.sent = self.sent, self.sent + count
        starts = max(now, free_at) - first / self._fps
        self.started = starts if self.started is None else max(self.started, starts)
        return first

    def sound_until(self, time: float) -> Iterator[dict[str, Any]]:
        """Messages with the sound up to ``time`` in seconds, which is then no longer kept."""
        for start, audio in self._sound.until(time):
            yield {
                "type": "sound",
                "utterance": self.number,
                "start": start,
                "rate": audio.rate,
                "samples": audio.samples,
            }


class Sound:
    """Sounds of one rate that follow one another, and are taken piece by piece."""

    def __init__(self) -> None:
        self._kept: deque[Audio] = deque()
        self._taken = 0

    def append(self, audio: Audio) -> None:
        """Append a sound."""
        self._kept.append(audio)

    def until(self, time: float) -> Iterator[tuple[float, Audio]]:
        """Take the sound up to ``time`` in seconds: pieces with their starts."""
        while self._kept:
            audio = self._kept.popleft()
            count = min(math.ceil(time * audio.rate) - self._taken, len(audio.samples))
            if count < len(audio.samples):
                self._kept.appendleft(Audio(audio.samples[max(0, count) :], audio.rate))
            if count <= 0:
                return
            yield self._taken / audio.rate, Audio(audio.samples[:count], audio.rate)
            self._taken += count


def timed(interval: Interval, start: float = 0.0) -> dict[str, Any]:
    """What clients are told of a phone or word, of speech that starts at ``start``."""
    return {
        "label": interval.label,
        "start": round(start + interval.start, 4),
        "end": round(start + interval.end, 4),
    }


def check_phones(phones: Sequence[Phone], output: Output, start: float) -> float:
    """The end of phones that start at ``start``. Raises ``PhoneError`` as pushing them would."""
    output.check(phone.label for phone in phones)
    for phone in phones:
        interval = Interval(start, start + phone.duration, phone.label)
        output.voice.info.substitutions.resolve_at(interval)
        start = interval.end
    return start
