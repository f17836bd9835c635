"""What the live faces of a service share, and how many there are."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from labial.service.catalogue import Catalogue
from labial.service.face import LiveFace, Send
from labial.service.hearing import Hearing
from labial.service.hub import Hub
from labial.service.messages import VERSION, Start
from labial.service.refused import RefusedError
from labial.service.settings import Limits
from labial.speech import Manner, Speaker
from labial.streaming import rest_of
from labial.voice import Voice

_SPEAKING_AT_ONCE = 4


class Live:
    """The live faces of a service. After :meth:`drain`, no new ones start."""

    def __init__(self, catalogue: Catalogue, limits: Limits) -> None:
        self.limits = limits
        self.hub = Hub()
        self.faces: set[LiveFace] = set()
        self._draining = False
        self._catalogue = catalogue
        self._threads = ThreadPoolExecutor(_SPEAKING_AT_ONCE, "speaking")

    async def start(self, start: Start, send: Send) -> tuple[LiveFace, Hearing]:
        """A new face, and what hears for it. Its client is told what the face is like.

        Raises ``LabialError`` for what is not offered, and if there are too many faces.
        """
        voice, speaker = await asyncio.to_thread(self._prepared, start)
        if self._draining:
            raise RefusedError(503, "the service is about to end")
        if len(self.faces) >= self.limits.streams:
            raise RefusedError(503, f"{len(self.faces)} faces are in use, and no more are allowed")
        face = LiveFace(start, voice, self.hub, self.limits, send)
        self.faces.add(face)
        send(_started(start, voice, speaker))
        return face, Hearing(face, voice.info, speaker, self._threads, self.limits, send)

    def leave(self, face: LiveFace) -> None:
        """Forget a face."""
        self.hub.leave(face)
        self.faces.discard(face)

    async def drain(self) -> None:
        """Let the utterances under way end, for a while."""
        self._draining = True
        for face in self.faces:
            face.begin_no_more()
        try:
            async with asyncio.timeout(self.limits.drain_s):
                while not all(face.idle for face in self.faces):
                    await asyncio.sleep(0.05)
        except TimeoutError:
            return

    def _prepared(self, start: Start) -> tuple[Voice, Speaker]:
        if start.output != "positions":
            raise RefusedError(404, f"no output '{start.output}'; expected one of positions")
        manner = Manner(start.language, start.rate, start.pitch)
        speaker = self._catalogue.speaker(start.speaker, manner)
        return self._catalogue.voice(start.voice), speaker


def _started(start: Start, voice: Voice, speaker: Speaker) -> dict[str, Any]:
    rest = rest_of(voice).face
    return {
        "type": "started",
        "version": VERSION,
        "names": list(voice.layout.names),
        "shape": list(rest.shape),
        "rest": rest,
        "fps": start.fps,
        "sound_rate": speaker.sound_rate,
        "attribution": voice.credit,
    }
