"""What the live faces of a service share, and how many there are."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache
from typing import Any

from labial.registry import known_names
from labial.service.catalogue import Catalogue
from labial.service.face import LiveFace
from labial.service.hearing import Hearing
from labial.service.hub import Hub
from labial.service.making import RigFiles
from labial.service.messages import VERSION, Start
from labial.service.outbox import Outbox
from labial.service.programs import Programs
from labial.service.refused import RefusedError
from labial.service.rigs import Rigs
from labial.service.settings import Limits
from labial.speech import Manner, Speaker
from labial.streaming.lips import prepare_lips
from labial.streaming.outputs import OUTPUTS, Output, output_of
from labial.voice import Voice

RIG = "rig:"
"""Before the id of a rig, the output of its weights."""

_SPEAKING_AT_ONCE = 4


class Live:
    """The live faces of a service. After :meth:`drain`, no new ones start."""

    def __init__(
        self, catalogue: Catalogue, rigs: Rigs, programs: Programs, limits: Limits
    ) -> None:
        self.limits = limits
        self.hub = Hub()
        self.faces: dict[LiveFace, Outbox] = {}
        self._draining = False
        self._catalogue, self._rigs, self._programs = catalogue, rigs, programs
        self._threads = ThreadPoolExecutor(_SPEAKING_AT_ONCE, "speaking")

    async def start(self, start: Start, outbox: Outbox) -> tuple[LiveFace, Hearing]:
        """A new face, and what hears for it. Its client is told what the face is like.

        Raises ``LabialError`` for what is not offered, and if there are too many faces.
        """
        files = _rig_of(start, self._rigs)
        output, speaker = await asyncio.to_thread(self._prepared, start, files)
        if self._draining:
            raise RefusedError(503, "the service is about to end")
        if len(self.faces) >= self.limits.streams:
            raise RefusedError(503, f"{len(self.faces)} faces are in use, and no more are allowed")
        face = LiveFace(start, output, self.hub, self._programs, self.limits, outbox)
        self._programs.begin(face, output.voice)
        self.faces[face] = outbox
        outbox(_started(start, output, speaker))
        return face, Hearing(face, output, speaker, self._threads, self.limits, outbox)

    def leave(self, face: LiveFace) -> None:
        """Forget a face."""
        self.hub.leave(face)
        self._programs.end(face)
        self.faces.pop(face, None)

    async def drain(self) -> None:
        """Let the utterances under way end, for a while."""
        self._draining = True
        for face in self.faces:
            face.begin_no_more()
        with suppress(TimeoutError):
            async with asyncio.timeout(self.limits.drain_s):
                while not all(face.idle for face in self.faces):
                    await asyncio.sleep(0.05)
                await asyncio.gather(*(outbox.sent() for outbox in self.faces.values()))

    def _prepared(self, start: Start, rig: RigFiles | None) -> tuple[Output, Speaker]:
        manner = Manner(start.language, start.rate, start.pitch)
        speaker = self._catalogue.speaker(start.speaker, manner)
        voice = self._catalogue.voice(start.voice)
        self._programs.prepare(voice)
        prepare_lips(voice)
        return (output_of(start.output, voice) if rig is None else _rig_output(voice, rig)), speaker


def _rig_of(start: Start, rigs: Rigs) -> RigFiles | None:
    """The rig whose weights a start asks for. Raises ``RefusedError`` for an unknown output."""
    if start.output.startswith(RIG):
        return rigs.find(start.output.removeprefix(RIG))
    if start.output not in OUTPUTS:
        known = f"{known_names(OUTPUTS)}, {RIG}ID"
        raise RefusedError(404, f"no output '{start.output}'; expected one of {known}")
    return None


@lru_cache(maxsize=16)
def _rig_output(voice: Voice, rig: RigFiles) -> Output:
    from labial.retargeting.character import Character
    from labial.streaming.shape_output import character_output

    return character_output(voice, Character(rig.rig, rig.binding))


def _started(start: Start, output: Output, speaker: Speaker) -> dict[str, Any]:
    rest = output.rest
    return {
        "type": "started",
        "version": VERSION,
        "names": list(output.names),
        "shape": list(rest.shape),
        "rest": rest,
        "fps": start.fps,
        "sound_rate": speaker.sound_rate,
        "attribution": output.voice.credit,
    }
