"""A web page that shows a moving face with its sound: one file that needs no network.

The page's script is built from ``web/``; it reads the JSON that :func:`write_page` embeds.
"""

from __future__ import annotations

import base64
import html
import json
import math
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from textwrap import shorten

import numpy as np
import numpy.typing as npt

from labial.alignment import Alignment, Interval
from labial.errors import MotionError
from labial.face.layouts import MEDIAPIPE_BROWS, MEDIAPIPE_EYES
from labial.face.lips import MEASURES
from labial.face.surface import FaceMap
from labial.formats.audio import write_wav
from labial.head_movement import head_movement
from labial.motion import FaceMesh, Motion, SensorLayout
from labial.pages import write_filled
from labial.progress import Progress, unseen
from labial.sinks import Sink
from labial.utterance import Audio, Utterance
from labial.viewer.puppet import Puppet

# A multiple of three bytes, so that the base64 of the parts is that of the whole.
_SOUND_BYTES = 3 << 20

# Sensors are stored at this step or, for a motion wider than 256 mm, as fine as 16 bits allow.
SENSOR_STEP_MM = 1 / 256
HEAD_STEP_DEG = 1 / 512

INVENTED = (
    "Teeth, tongue, the inside of the mouth, and the lips' fullness and roundness are drawn, not"
    " recorded."
)
INVENTED_EYES = (
    "Teeth, tongue, the inside of the mouth, the lips' fullness and roundness, eyes, blinks and"
    " movement of the head are drawn, not recorded."
)


def write_page(
    sink: Sink,
    utterances: Mapping[str, Utterance],
    *,
    title: str,
    face: FaceMap | Puppet | None,
    notes: Sequence[str] = (),
    blinks: bool = True,
    head_moves: bool = False,
    sound: bool = True,
    progress: Progress = unseen,
) -> None:
    """Write a page that plays one utterance, or two side by side.

    The keys of ``utterances`` are their captions ("recorded", "predicted"). The first utterance
    with audio gives the page its sound, if ``sound``. Motions may differ in length, but not in
    rate. Without a ``face`` the page shows the sensors; a ``Puppet`` needs a single utterance.
    ``notes`` are lines of text below: language, voice, attribution; the page adds which parts of
    the face are invented. Eyes blink initially if ``blinks``, and the head of a single face moves
    if ``head_moves``; buttons change it. ``progress`` reports bytes of the sound, which is most of
    a long page.
    """
    if not 1 <= len(utterances) <= 2:
        raise MotionError(f"a page shows one or two utterances, not {len(utterances)}")
    fps = _common_rate(utterances)
    for caption, utterance in utterances.items():
        if isinstance(face, FaceMap):
            _check_sensors(caption, utterance.motion, face)
        elif face is not None:
            face.check(len(utterance.motion))
    sounds = [each.audio for each in utterances.values() if each.audio is not None and sound]
    data = {
        "fps": fps,
        "duration": duration_of(utterances.values()),
        "utterances": [_utterance(caption, u.motion) for caption, u in utterances.items()],
        "tracks": _tracks(utterances),
        "face": _face(face) if isinstance(face, FaceMap) else None,
        "blinks": blinks,
        "head": _head(next(iter(utterances.values())), face) if len(utterances) == 1 else None,
        "head_moves": head_moves,
        "puppet": face.to_json() if isinstance(face, Puppet) else None,
    }
    fields: dict[str, str | Iterable[str]] = {
        "title": html.escape(title),
        "tab": html.escape(shorten(title, 80, placeholder=" …")),
        "style": _asset("page.css"),
        "notes": "".join(f"<p>{html.escape(note)}</p>" for note in notes_with(face, notes)),
        "audio": _audio_element(sounds[0], progress) if sounds else "",
        "data": _script_safe(json.dumps(data, separators=(",", ":"))),
        "script": _asset("page.js"),
    }
    with sink.text() as file:
        write_filled(file, _asset("page.html"), fields)


def live_face(
    face: FaceMap | None, layout: SensorLayout, rest: npt.NDArray[np.float32]
) -> dict[str, object]:
    """What the page of the service needs to draw a voice's face, as JSON.

    ``rest`` float32 ``[sensors, 3]`` are the sensors of the face at rest, in mm.
    """
    outer, inner = _lip_rings(layout, rest)
    return {
        "face": None if face is None else _face(face),
        "outer_lip": outer,
        "inner_lip": inner,
        "notes": notes_with(face, []),
    }


def has_head(face: FaceMap | None) -> bool:
    """Whether a voice's face has a head that can move: others have no neck or no eyes."""
    return face is not None and bool(_eyes(face.mesh))


def _head(utterance: Utterance, face: FaceMap | Puppet | None) -> dict[str, object] | None:
    """Angles of head and eyes in each frame, if the face is a voice's and has them."""
    if isinstance(face, Puppet) or not has_head(face):
        return None
    motion = utterance.motion
    angles = head_movement(utterance.alignment, utterance.audio, len(motion), motion.fps)
    return {"frames": len(motion), "angles": _int16(angles, HEAD_STEP_DEG)}


def _common_rate(utterances: Mapping[str, Utterance]) -> float:
    rates = {caption: utterance.motion.fps for caption, utterance in utterances.items()}
    if len(set(rates.values())) > 1:
        found = ", ".join(f"'{caption}' {rate:g} Hz" for caption, rate in rates.items())
        raise MotionError(f"motions on one page need the same frame rate, these have {found}")
    return next(iter(rates.values()))


def _check_sensors(caption: str, motion: Motion, face: FaceMap) -> None:
    sensors = len(motion.layout.names)
    if face.weights.shape[1] != 3 * sensors:
        expected = face.weights.shape[1] // 3
        raise MotionError(f"the face map expects {expected} sensors, '{caption}' has {sensors}")


def duration_of(utterances: Iterable[Utterance]) -> float:
    """Length of a page in seconds: that of the longest motion, alignment or sound on it."""
    lengths = [0.0]
    for each in utterances:
        lengths += [each.alignment.duration, len(each.motion) / each.motion.fps]
        lengths.append(0.0 if each.audio is None else each.audio.duration)
    return max(lengths)


def notes_with(face: FaceMap | Puppet | None, notes: Sequence[str]) -> list[str]:
    """The lines below a page: ``notes``, and those about its face."""
    if isinstance(face, FaceMap):
        return [*notes, INVENTED_EYES if _eyes(face.mesh) else INVENTED]
    return [*notes, *([] if face is None else face.notes)]


def _utterance(caption: str, motion: Motion) -> dict[str, object]:
    flat = motion.positions.reshape(len(motion), -1)
    offset = ((flat.min(axis=0) + flat.max(axis=0)) / 2).astype(np.float32)
    outer, inner = _lip_rings(motion.layout, offset.reshape(-1, 3))
    return {
        "caption": caption,
        "frames": len(motion),
        "sensors": len(motion.layout.names),
        "offset": _float32(offset),
        "deviation": _int16(flat - offset, SENSOR_STEP_MM),
        "curves": {name: _float32(measure(motion)) for name, measure in MEASURES.items()},
        "outer_lip": outer,
        "inner_lip": inner,
    }


def _lip_rings(
    layout: SensorLayout, places: npt.NDArray[np.float32]
) -> tuple[list[int], list[int]]:
    """Indices of the lip sensors in order around the mouth: the outer and the inner edge.

    ``places`` are their positions ``[sensors, 3]`` in mm. A layout does not say which edge a sensor
    is on, but names that contain "inner", and the landmarks, do.
    """
    marks = layout.landmarks
    corners = [layout.index(marks.right_corner), layout.index(marks.left_corner)]
    inner = {layout.index(marks.upper_inner), layout.index(marks.lower_inner)}
    inner |= {place for place in layout.indices("lips") if "inner" in layout.names[place]}
    outer = [place for place in layout.indices("lips") if place not in inner]
    if len(inner) == 2:
        inner |= set(corners)
    centre = places[corners].mean(axis=0)

    def around(place: int) -> float:
        x, y = places[place, :2] - centre[:2]
        return math.atan2(y, x)

    return sorted(outer, key=around), sorted(inner, key=around)


def _tracks(utterances: Mapping[str, Utterance]) -> list[dict[str, object]]:
    """Each distinct alignment, with the captions of the utterances that have it."""
    captions: dict[Alignment, list[str]] = {}
    for caption, utterance in utterances.items():
        captions.setdefault(utterance.alignment, []).append(caption)
    return [
        {
            "captions": names,
            "phones": [_span(phone) for phone in alignment.phones],
            "words": [_span(word) for word in alignment.words],
        }
        for alignment, names in captions.items()
    ]


def _span(interval: Interval) -> list[object]:
    span: list[object] = [round(interval.start, 4), round(interval.end, 4), interval.label]
    return span if interval.confidence is None else [*span, round(interval.confidence, 2)]


def _face(face: FaceMap) -> dict[str, object]:
    peak = float(np.abs(face.weights).max(initial=1e-6))
    return {
        "points": len(face.mesh.points),
        "triangles": face.mesh.triangles.ravel().tolist(),
        "outer_lip": face.mesh.outer_lip,
        "inner_lip": face.mesh.inner_lip,
        "weights": _int16(face.weights, peak / 32767),
        "bias": _float32(face.bias),
        "eyes": _eyes(face.mesh),
        "brows": _places(face.mesh, MEDIAPIPE_BROWS),
    }


def _eyes(mesh: FaceMesh) -> list[dict[str, list[int]]]:
    """Lids and irises of MediaPipe's whole face mesh; empty for other meshes."""
    eyes = [
        {"lids": _places(mesh, lids), "iris": _places(mesh, iris)} for lids, iris in MEDIAPIPE_EYES
    ]
    return eyes if all(eye["lids"] and eye["iris"] for eye in eyes) else []


def _places(mesh: FaceMesh, indices: Sequence[int]) -> list[int]:
    """Where MediaPipe's points are in a mesh; empty if one of them is missing."""
    where = {name: place for place, name in enumerate(mesh.points)}
    places = [where.get(str(index)) for index in indices]
    return [] if None in places else [place for place in places if place is not None]


def _float32(values: npt.NDArray[np.float32]) -> str:
    return base64.b64encode(values.astype("<f4").tobytes()).decode("ascii")


def _int16(values: npt.NDArray[np.float32], step: float) -> dict[str, object]:
    """Values as integer multiples of ``step``, or of a larger one if they do not fit in 16 bits."""
    step = max(step, float(np.abs(values).max(initial=0)) / 32767)
    data = np.rint(values / step).clip(-32767, 32767).astype("<i2")
    return {"scale": step, "data": base64.b64encode(data.tobytes()).decode("ascii")}


def _audio_element(audio: Audio, progress: Progress) -> Iterator[str]:
    """The sound as an element of html, in parts."""
    yield '<audio id="audio" preload="auto" src="data:audio/wav;base64,'
    with tempfile.TemporaryFile() as file:
        write_wav(file, audio)
        total = file.tell()
        file.seek(0)
        while part := file.read(_SOUND_BYTES):
            yield base64.b64encode(part).decode("ascii")
            progress(file.tell(), total)
    yield '"></audio>'


def _script_safe(text: str) -> str:
    """JSON whose text can neither end its script element nor open a comment."""
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _asset(name: str) -> str:
    return (resources.files("labial.viewer") / name).read_text(encoding="utf-8")
