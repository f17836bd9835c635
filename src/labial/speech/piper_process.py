"""Speak with a Piper voice once: a JSON request on standard input, speech on standard output.

Started as a separate process by ``labial.speech.piper``; needs the standard library, and
``piper``, ``onnxruntime`` and ``numpy``. Piper and the espeak-ng inside it are under the GPL, and
their speech reaches labial only through this pipe.

Request: ``packages``, the folders in which these packages are installed; ``model``, the path of the
voice, and ``description``, the contents of its JSON file; ``durations``, the tensor with the steps
of each symbol, and ``has_durations``, whether it is an output of the model; ``text``;
``speaker_id``, a number or null; ``length_scale``, how much longer than usual phones are; and
``longest_s``.

Answer: as in ``espeak_process``, sound and then a header. It has ``rate`` (Hz) and ``sentences``,
each a list of ``[symbol, own, blank]``: a symbol of Piper's alphabet, its samples, and those of the
blank after it, in the order of the sound; and ``missing``, symbols that the voice does not have.
After a failure it has ``error`` instead, with ``kind`` and ``detail``.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

# The voice's noise comes from onnxruntime's generator, whose numbers follow from this.
SEED = 0

# The memory that a sentence needs grows with the square of its symbols.
MOST_SYMBOLS = 500

# Fields of ONNX's messages: a model's graph, a graph's output, a value's name.
_GRAPH, _OUTPUT, _NAME = 7, 12, 1


class PiperError(Exception):
    """Why nothing was spoken: ``kind`` for the caller to act on, ``detail`` to show."""

    def __init__(self, kind: str, detail: Any) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


def _embedded(field: int, content: bytes) -> bytes:
    """A field of a protocol buffer that has a text or a message."""
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    low = b""
    while value > 127:
        low += bytes([value & 127 | 128])
        value >>= 7
    return low + bytes([value])


def _model(request: dict[str, Any]) -> bytes:
    """The model, with the durations among its outputs.

    Of messages that are in a protocol buffer twice, the second is added to the first, so that an
    output is added to the graph by appending it to the file.
    """
    content = Path(request["model"]).read_bytes()
    if request["has_durations"]:
        return content
    name = _embedded(_NAME, request["durations"].encode())
    return content + _embedded(_GRAPH, _embedded(_OUTPUT, name))


def _load(request: dict[str, Any]) -> Any:
    """The voice, loaded by Piper."""
    sys.path[:0] = request["packages"]
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        runtime = importlib.import_module("onnxruntime")
        piper = importlib.import_module("piper")
    except ImportError as error:
        raise PiperError("broken", str(error)) from None
    runtime.set_seed(SEED)
    options = runtime.SessionOptions()
    # With other numbers of threads, sums are rounded differently.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Optimising the graph takes time, and does not make speaking faster.
    options.graph_optimization_level = runtime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        session = runtime.InferenceSession(
            _model(request), options, providers=["CPUExecutionProvider"]
        )
        config = piper.PiperConfig.from_dict(request["description"])
        return piper.PiperVoice(session=session, config=config)
    except Exception as error:  # onnxruntime has many kinds
        raise PiperError("broken", _first_line(error)) from None


def _speak(voice: Any, request: dict[str, Any], sound: BinaryIO) -> dict[str, Any]:
    """Speak into a file; returns the header."""
    piper = importlib.import_module("piper")
    config = voice.config
    manner = piper.SynthesisConfig(
        speaker_id=request["speaker_id"],
        length_scale=config.length_scale * request["length_scale"],
    )
    missing: dict[str, None] = {}
    sentences: list[list[list[Any]]] = []
    left = int(request["longest_s"] * config.sample_rate)
    for phonemes in voice.phonemize(request["text"]):
        for symbols in _pieces(phonemes, MOST_SYMBOLS):
            missing.update((s, None) for s in symbols if s not in config.phoneme_id_map)
            known = [s for s in symbols if s in config.phoneme_id_map]
            samples, timed = _sentence(voice, known, manner)
            left -= len(samples)
            if left < 0:
                raise PiperError("too long", len(sentences))
            sound.write(samples.tobytes())
            sentences.append(timed)
    return {"rate": config.sample_rate, "sentences": sentences, "missing": list(missing)}


def _sentence(voice: Any, symbols: Sequence[str], manner: Any) -> tuple[Any, list[list[Any]]]:
    """The int16 samples of a sentence, and its symbols with their samples."""
    numpy = importlib.import_module("numpy")
    ids = voice.phonemes_to_ids(list(symbols))
    try:
        sound, durations = voice.phoneme_ids_to_audio(ids, manner, include_alignments=True)
    except Exception as error:
        raise PiperError("broken", _first_line(error)) from None
    sound = numpy.atleast_1d(sound)
    durations = numpy.atleast_1d(durations)
    loudest = float(numpy.abs(sound).max(initial=0.0))
    if not numpy.isfinite(loudest):
        raise PiperError("broken", "its sound is not made of numbers")
    # As loud as possible without clipping, as Piper itself does.
    samples = (sound * (32767 / loudest if loudest > 1e-8 else 0.0)).astype(numpy.int16)
    if len(durations) != len(ids) or int(durations.sum()) != len(samples):
        raise PiperError("broken", "the durations of its symbols do not fit its sound")
    timed: list[list[Any]] = []
    steps = iter(map(int, durations))
    table = voice.config.phoneme_id_map
    for symbol in ["^", *symbols, "$"]:
        own = sum(next(steps) for _ in table[symbol])
        blank = 0 if symbol == "$" else sum(next(steps) for _ in table["_"])
        timed.append([symbol, own, blank])
    return samples, timed


def _pieces(symbols: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """A sentence in pieces of at most ``most`` symbols, cut between words if possible."""
    while len(symbols) > most:
        spaces = [place for place in range(most // 2, most) if symbols[place] == " "]
        cut = spaces[-1] if spaces else most
        yield symbols[:cut]
        symbols = symbols[cut:]
    if symbols:
        yield symbols


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0] or type(error).__name__


def _answer(request: dict[str, Any], sound: BinaryIO) -> dict[str, Any]:
    try:
        return _speak(_load(request), request, sound)
    except PiperError as failure:
        return {"error": {"kind": failure.kind, "detail": failure.detail}}


def main() -> None:
    """Answer the request on standard input."""
    request = json.load(sys.stdin.buffer)
    # Output of the libraries themselves must not mix with the answer.
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)
        header = json.dumps(_answer(request, answer)).encode()
        answer.write(header + len(header).to_bytes(8, "big"))


if __name__ == "__main__":
    main()
