"""Files of Piper voices: an ONNX model, and its description as JSON next to it.

Both are checked here, before the model runs. Their form is that of
https://github.com/OHF-Voice/piper1-gpl/blob/main/docs/TRAINING.md and of the voices at
https://huggingface.co/rhasspy/piper-voices.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labial.errors import FormatError, SpeechError
from labial.formats.strict_json import finite_number, strict_json
from labial.formats.text import read_text
from labial.model_check import check_model, fields
from labial.speech.speakers import description_of

BEGIN, END, BLANK = "^", "$", "_"
"""Symbols of Piper: the start and the end of a sentence, and what follows every other symbol."""

_USUAL_HOP = 256

# Fields of ONNX's messages (see model_check).
_GRAPH, _NODE, _INPUT, _OUTPUT = 7, 1, 11, 12
_NODE_OUTPUT, _OPERATOR, _VALUE_NAME = 2, 4, 1


# How a voice speaks: from least to most.
_MANNER = {"noise_scale": (0.0, 10.0), "length_scale": (0.1, 10.0), "noise_w": (0.0, 10.0)}


@dataclass(frozen=True)
class PiperVoice:
    """A Piper voice whose files were checked.

    ``description`` is the JSON file. ``durations`` names the tensor with the number of steps of
    each symbol, which is an output of the model if ``has_durations``. A step is ``hop`` samples at
    ``rate`` Hz. ``language`` is espeak-ng's name of the language.
    """

    path: Path
    description: Mapping[str, Any]
    durations: str
    has_durations: bool
    rate: int
    hop: int
    language: str
    speakers: Mapping[str, int]
    speaker_count: int

    def speaker_id(self, part: str) -> int | None:
        """The number of the speaker with a name or number; None if the voice has only one.

        Raises ``SpeechError`` for a speaker that it does not have.
        """
        if not part:
            return None if self.speaker_count == 1 else int(self._default())
        number = self.speakers.get(part, int(part) if part.isdecimal() else -1)
        if not 0 <= number < self.speaker_count:
            names = list(self.speakers)
            known = f": {', '.join(names[:10])}{', ...' if len(names) > 10 else ''}"
            raise SpeechError(
                f"{self.path}: has no speaker '{part}'; its speakers are"
                f" 0 to {self.speaker_count - 1}{known if names else ''}"
            )
        return None if self.speaker_count == 1 else number

    def _default(self) -> int:
        number = self.description.get("default_speaker_id", 0)
        return number if _is_count(number) and number < self.speaker_count else 0


def read_piper_voice(path: Path) -> PiperVoice:
    """The voice in a file. Raises ``SpeechError`` that says what is wrong with which file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = "no such file" if not path.exists() else f"cannot be read: {error.strerror}"
        raise SpeechError(f"{path}: {reason}") from error
    try:
        check_model(content)
        graph = _Graph.of(content)
    except FormatError as error:
        raise SpeechError(f"{path}: cannot be used as a speaker: {error}") from error
    except ValueError as error:
        raise SpeechError(f"{path}: not a valid ONNX model: {error}") from error
    if not {"input", "input_lengths", "scales"} <= graph.inputs or len(graph.rounded) != 1:
        raise SpeechError(
            f"{path}: an ONNX model, but not a Piper voice; a voice of labial is given by --voice"
        )
    found = _Description(description_of(path)).voice(path, graph)
    if (found.speaker_count > 1) != ("sid" in graph.inputs):
        raise SpeechError(f"{path}: its description is that of another voice")
    return found


@dataclass(frozen=True)
class _Graph:
    """Names of a model: its inputs and outputs, and the outputs of its nodes that round up."""

    inputs: frozenset[str]
    outputs: frozenset[str]
    rounded: tuple[str, ...]

    @classmethod
    def of(cls, content: bytes) -> _Graph:
        names: dict[int, set[str]] = {_INPUT: set(), _OUTPUT: set()}
        rounded: list[str] = []
        for graph in _messages(memoryview(content), _GRAPH):
            for kind, found in names.items():
                for value in _messages(graph, kind):
                    found.update(_texts(value, _VALUE_NAME))
            for node in _messages(graph, _NODE):
                if _texts(node, _OPERATOR) == ["Ceil"]:
                    rounded += _texts(node, _NODE_OUTPUT)
        return cls(frozenset(names[_INPUT]), frozenset(names[_OUTPUT]), tuple(rounded))


def _messages(message: memoryview, kind: int) -> Iterator[memoryview]:
    for number, value in fields(message):
        if number == kind and isinstance(value, memoryview):
            yield value


def _texts(message: memoryview, kind: int) -> list[str]:
    return [bytes(value).decode("utf-8", "replace") for value in _messages(message, kind)]


class _Description:
    """The JSON file of a voice, each value checked when it is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        if not path.exists():
            raise SpeechError(f"{path}: no such file; a Piper voice needs its description")
        try:
            self._values = strict_json(read_text(path))
        except (FormatError, ValueError) as error:
            raise SpeechError(f"{path}: not the description of a Piper voice: {error}") from error
        if not isinstance(self._values, dict):
            raise self._error("expected an object")

    def voice(self, path: Path, graph: _Graph) -> PiperVoice:
        self._check_symbols()
        self._check_manner()
        kind = self._values.get("phoneme_type", "espeak")
        if kind != "espeak":
            raise self._error(
                f"its phonemes are of the type '{kind}'; only those of espeak-ng are known"
            )
        return PiperVoice(
            path,
            self._values,
            graph.rounded[0],
            graph.rounded[0] in graph.outputs,
            rate=self._count("audio", "sample_rate"),
            hop=self._count("hop_length", usual=_USUAL_HOP),
            language=self._language(),
            speakers=self._speakers(),
            speaker_count=self._count("num_speakers"),
        )

    def _error(self, message: str) -> SpeechError:
        return SpeechError(f"{self._path}: not the description of a usable Piper voice: {message}")

    def _value(self, *keys: str) -> Any:
        value: Any = self._values
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def _count(self, *keys: str, usual: int | None = None) -> int:
        value = self._value(*keys)
        if value is None and usual is not None:
            return usual
        if not _is_count(value) or not 0 < value < 1_000_000:
            raise self._error(f"'{'.'.join(keys)}' is {json.dumps(value)[:40]}, expected a count")
        return int(value)

    def _language(self) -> str:
        name = self._value("espeak", "voice")
        if not isinstance(name, str) or not name:
            raise self._error("'espeak.voice' is missing, the language of espeak-ng")
        return name

    def _speakers(self) -> dict[str, int]:
        speakers = self._values.get("speaker_id_map") or {}
        if not isinstance(speakers, dict) or not all(map(_is_count, speakers.values())):
            raise self._error("'speaker_id_map' has no numbers of speakers")
        return speakers

    def _check_manner(self) -> None:
        manner = self._values.get("inference", {})
        if not isinstance(manner, dict):
            raise self._error("'inference' is not an object")
        for name, (least, most) in _MANNER.items():
            try:
                value = finite_number(manner.get(name, least), f"inference.{name}")
            except ValueError as error:
                raise self._error(str(error)) from None
            if not least <= value <= most:
                raise self._error(
                    f"'inference.{name}' is {value:g}, expected {least:g} to {most:g}"
                )

    def _check_symbols(self) -> None:
        most = self._count("num_symbols")
        symbols = self._values.get("phoneme_id_map")
        if not isinstance(symbols, dict) or not {BEGIN, END, BLANK} <= symbols.keys():
            raise self._error("'phoneme_id_map' lacks the symbols ^ $ _")
        for symbol, numbers in symbols.items():
            if not isinstance(numbers, list) or not all(_is_count(n) and n < most for n in numbers):
                raise self._error(f"'phoneme_id_map' has no numbers below {most} for '{symbol}'")


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
