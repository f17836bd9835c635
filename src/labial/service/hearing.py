"""What a live face hears: messages of its client become phones of its utterances."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Executor

from labial.errors import LabialError
from labial.service.face import LiveFace, Send
from labial.service.messages import End, Phones, Said, Stop, Text
from labial.service.refused import RefusedError
from labial.service.sentence_ends import SentenceEnds
from labial.service.settings import Limits
from labial.service.speaking import Speaking, check_phones, timed
from labial.speech import Speaker, Speech
from labial.streaming import Phone
from labial.streaming.outputs import Output

_WAIT_S = 0.2


class Hearing:
    """Takes the messages of a client for its face. Texts are spoken in ``threads``."""

    def __init__(
        self,
        face: LiveFace,
        output: Output,
        speaker: Speaker,
        threads: Executor,
        limits: Limits,
        send: Send,
    ) -> None:
        self._face, self._output, self._limits = face, output, limits
        self._speaker, self._threads, self._send = speaker, threads, send
        self._text = SentenceEnds()
        self._sentences: asyncio.Queue[tuple[Speaking, str]] = asyncio.Queue()
        self._unspoken = 0

    def hear(self, said: Said) -> None:
        """Take a message. Raises ``LabialError`` for what cannot be spoken."""
        match said:
            case Phones():
                self._hear_phones([Phone(each.label, each.duration) for each in said.phones])
            case Text():
                self._hear_text(said.text)
            case End():
                self._speak(self._text.rest())
                self._face.end()
            case Stop():
                self._text.clear()
                self._face.stop(said.at, said.utterance)

    async def speak_sentences(self) -> None:
        """Speak the sentences of texts, one after another, until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            utterance, sentence = await self._sentences.get()
            while self._face.ahead_s() > self._limits.ahead_s:
                await asyncio.sleep(_WAIT_S)
            try:
                if self._face.is_live(utterance):
                    speech = await loop.run_in_executor(self._threads, self._spoken, sentence)
                    self._append(utterance, speech)
            except LabialError as error:
                self._send({"type": "error", "message": str(error), "utterance": utterance.number})
            finally:
                self._unspoken -= len(sentence)
                utterance.pending -= 1
            self._face.append(utterance, [])

    def _hear_phones(self, phones: Sequence[Phone]) -> None:
        self._check_source("phones")
        known = 0.0 if self._face.open is None else self._face.open.known_s
        end = check_phones(phones, self._output, known)
        if self._face.ahead_s() + end - known > self._limits.ahead_s:
            raise RefusedError(
                429, f"more than {self._limits.ahead_s:g} s of speech would be known in advance"
            )
        self._face.append(self._face.opened("phones"), phones)

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
            utterance = self._face.opened("text")
            utterance.pending += 1
            self._unspoken += len(sentence)
            self._sentences.put_nowait((utterance, sentence))

    def _check_source(self, source: str) -> None:
        open_ = self._face.open
        now = "text" if len(self._text) else (open_.source if open_ else source)
        if now != source:
            raise RefusedError(422, f"{source} in an utterance of {now}: expected an end before it")

    def _spoken(self, sentence: str) -> Speech:
        speech = self._speaker.speak(sentence, longest_s=self._limits.ahead_s)
        check_phones(_phones(speech), self._output, 0.0)
        return speech

    def _append(self, utterance: Speaking, speech: Speech) -> None:
        """Give a spoken sentence to the face, and tell the client its phones and words."""
        if not self._face.is_live(utterance):
            return  # stopped in the meantime
        start = utterance.known_s
        self._send(
            {
                "type": "phones",
                "utterance": utterance.number,
                "phones": [timed(each, start) for each in speech.alignment.phones],
                "words": [timed(each, start) for each in speech.alignment.words],
            }
        )
        self._face.append(utterance, _phones(speech), speech.audio)


def _phones(speech: Speech) -> list[Phone]:
    return [Phone(each.label, each.duration) for each in speech.alignment.phones]
