"""Run espeak-ng once: a JSON request on standard input, speech on standard output.

Started as a separate process by ``labial.speech.espeak``; needs only the standard library and
``espeakng_loader``. espeak-ng is under the GPL, and its speech reaches labial only through this
pipe; nor can a crash of espeak-ng affect the caller.

Request: ``{"packages": str, "text": str, "markup": bool, "language": str, "words_per_minute": int,
"pitch": int, "longest_s": float}``, or ``{"packages": str, "list": true}`` for the languages only;
``packages`` is the folder in which ``espeakng_loader`` is installed.

Answer: int16 PCM in this machine's byte order, while it is spoken; then JSON, and its length in 8
bytes, the most significant first. It has ``rate`` (Hz) and ``events``, each ``[kind, sample,
position, name]``: ``kind`` is 1 for a word (``position`` in the text in characters from 1) and 7
for a phoneme (its IPA ``name``); ``sample`` counts from the start of the speech. After a failure it
has ``error`` instead, with ``kind`` and ``detail``.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import sys
from pathlib import Path
from typing import Any, BinaryIO

PHONEME_EVENTS = 0x0001
PHONEME_NAMES_IN_IPA = 0x0002
NEVER_EXIT = 0x8000
SYNCHRONOUS = 2
UTF8 = 1
SSML = 0x10
RATE_PARAMETER, PITCH_PARAMETER = 1, 3
END_OF_EVENTS, WORD, PHONEME = 0, 1, 7
BUFFER_MS = 1000


class _Identity(ctypes.Union):
    _fields_ = [
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_ubyte * 8),
    ]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Identity),
    ]


class _Voice(ctypes.Structure):
    _fields_ = [
        ("name", ctypes.c_char_p),
        ("languages", ctypes.POINTER(ctypes.c_ubyte)),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    ]


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


class EspeakError(Exception):
    """Why nothing was spoken: ``kind`` for the caller to act on, ``detail`` to show."""

    def __init__(self, kind: str, detail: Any) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


def _phoneme_name(event: _Event) -> str:
    # The field ends at a zero byte or, when full, after eight bytes, even inside a character.
    return bytes(event.id.string).split(b"\0", 1)[0].decode("utf-8", "ignore")


def _load(packages: str) -> tuple[ctypes.CDLL, int]:
    """The initialised library and the rate of its sound in Hz."""
    sys.path.insert(0, packages)
    try:
        loader = importlib.import_module("espeakng_loader")
        library = ctypes.CDLL(loader.get_library_path())
        data: str = loader.get_data_path()
    except (ImportError, OSError, RuntimeError) as error:
        raise EspeakError("broken", str(error)) from None
    # espeak-ng stores this path in 160 bytes, so it gets a short one.
    os.chdir(Path(data).parent)
    options = PHONEME_EVENTS | PHONEME_NAMES_IN_IPA | NEVER_EXIT
    rate: int = library.espeak_Initialize(SYNCHRONOUS, BUFFER_MS, b".", options)
    if rate <= 0:
        raise EspeakError("broken", f"espeak-ng does not start with the data in {data}")
    return library, rate


def _voices(library: ctypes.CDLL) -> dict[str, tuple[bytes, str]]:
    """For each language, the identifier and name of the voice that lists it with most priority."""
    library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_Voice))
    listed = library.espeak_ListVoices(None)
    best: dict[str, tuple[int, bytes, str]] = {}
    i = 0
    while listed[i]:
        voice = listed[i].contents
        # Voices under mb/ need another program, MBROLA.
        if not voice.identifier.startswith(b"mb/"):
            for priority, language in _languages_of(voice):
                if language not in best or priority < best[language][0]:
                    name = voice.name.decode(errors="replace")
                    best[language] = (priority, voice.identifier, name)
        i += 1
    return {language: (voice, name) for language, (_, voice, name) in sorted(best.items())}


def _languages_of(voice: _Voice) -> list[tuple[int, str]]:
    """A voice's languages: each a priority byte and a zero-terminated name, until a zero byte."""
    languages = []
    at = 0
    while voice.languages[at]:
        name = ctypes.string_at(ctypes.addressof(voice.languages.contents) + at + 1)
        languages.append((voice.languages[at], name.decode()))
        at += len(name) + 2
    return languages


def _choose_voice(library: ctypes.CDLL, language: str) -> None:
    voices = _voices(library)
    tags = {tag.lower(): tag for tag in voices}
    tag = tags.get(language.lower().replace("_", "-"))
    if tag is None:
        raise EspeakError("unknown language", {tag: name for tag, (_, name) in voices.items()})
    if library.espeak_SetVoiceByName(voices[tag][0]) != 0:
        raise EspeakError("broken", f"espeak-ng does not load its voice for {language}")


def _speak(
    library: ctypes.CDLL, request: dict[str, Any], rate: int, sound: BinaryIO
) -> list[list[Any]]:
    """Speak into a file, and return the events."""
    _choose_voice(library, request["language"])
    library.espeak_SetParameter(RATE_PARAMETER, request["words_per_minute"], 0)
    library.espeak_SetParameter(PITCH_PARAMETER, request["pitch"], 0)
    events: list[list[Any]] = []
    spoken, most = 0, int(request["longest_s"] * rate)

    def receive(samples: Any, count: int, event: Any) -> int:
        nonlocal spoken
        if samples and count > 0:
            sound.write(ctypes.string_at(samples, count * 2))
            spoken += count
        i = 0
        while event[i].type != END_OF_EVENTS:
            e = event[i]
            if e.type in (WORD, PHONEME):
                name = _phoneme_name(e) if e.type == PHONEME else ""
                events.append([e.type, e.sample, e.text_position, name])
            i += 1
        return int(spoken > most)  # 1 stops espeak-ng

    callback = _Callback(receive)
    library.espeak_SetSynthCallback(callback)
    encoded = request["text"].encode()
    flags = UTF8 | (SSML if request["markup"] else 0)
    status = library.espeak_Synth(encoded, len(encoded) + 1, 0, 1, 0, flags, None, None)
    if status != 0:
        raise EspeakError("broken", f"espeak-ng returned status {status}")
    if spoken > most:
        # One second is left for the pause at the end of a text.
        words = [e[2] for e in events if e[0] == WORD and e[1] <= most - rate]
        raise EspeakError("too long", words[-1] - 1 if words else 0)
    return events


def _answer(request: dict[str, Any], sound: BinaryIO) -> dict[str, Any]:
    try:
        library, rate = _load(request["packages"])
        if request.get("list"):
            return {"languages": list(_voices(library))}
        events = _speak(library, request, rate, sound)
        return {"rate": rate, "events": events}
    except EspeakError as failure:
        return {"error": {"kind": failure.kind, "detail": failure.detail}}


def main() -> None:
    """Answer the request on standard input."""
    request = json.load(sys.stdin.buffer)
    # Output of espeak-ng itself must not mix with the answer.
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)
        header = json.dumps(_answer(request, answer)).encode()
        answer.write(header + len(header).to_bytes(8, "big"))


if __name__ == "__main__":
    main()
