"""An utterance's visemes and keyshape weights, to a file."""

from __future__ import annotations

from labial.formats.visemes_json import WeightTrack, write_visemes_json
from labial.keyshapes import KeyshapeSet, read_keyshapes
from labial.phones.oculus import OCULUS_VISEMES
from labial.progress import Progress, unseen
from labial.sinks import Sink
from labial.utterance import Utterance
from labial.visemes.oculus import viseme_events, viseme_shapes, viseme_weights
from labial.visemes.shapes import keyshape_weights, spoken_shapes
from labial.voice import Voice


def write_visemes(
    sink: Sink, utterance: Utterance, voice: Voice, credit: str, progress: Progress = unseen
) -> None:
    """Write Oculus' 15 visemes and labial's own keyshapes as weights over time, and as events.

    The shapes are as ``voice`` speaks them. Raises ``MotionError`` for a motion of other sensors,
    ``PhoneError`` for a phone without a viseme.
    """
    motion, keyshapes = utterance.motion, read_keyshapes()
    frames = len(motion)
    events = viseme_events(utterance.alignment)
    visemes = viseme_weights(
        motion,
        utterance.alignment,
        viseme_shapes(voice),
        lambda done, _: progress(done, 2 * frames),
    )
    shapes = spoken_shapes(voice, {shape.name: shape.phones for shape in keyshapes.shapes})
    weights = keyshape_weights(motion, shapes, lambda done, _: progress(frames + done, 2 * frames))
    geometry = {
        "base": keyshapes.base.name,
        "sensors": motion.layout.names,
        "base_mm": shapes.base.reshape(-1, 3).round(3).tolist(),
        "departures_mm": shapes.departures.reshape(len(weights[0]), -1, 3).round(3).tolist(),
    }
    notes = {
        "name": utterance.name,
        "fps": motion.fps,
        "frames": frames,
        "duration": utterance.alignment.duration,
        "units": {"time": "s", "fps": "Hz", "weights": "0 to 1", "positions": "mm"},
        "frame_time": "frame i is at i / fps s; the sound starts at 0 s",
        "shapes": f"as voice {voice.info.name} speaks them",
        "attribution": credit,
    }
    classes = _classes(keyshapes)
    write_visemes_json(
        sink,
        notes,
        {
            "visemes": WeightTrack(tuple(OCULUS_VISEMES), visemes, {}),
            "keyshapes": WeightTrack(shapes.names, weights, geometry),
        },
        [
            {
                "time": round(event.time, 6),
                "duration": round(event.duration, 6),
                "viseme": event.viseme,
                "keyshape": classes.get(event.phone),
                "phone": event.phone,
            }
            for event in events
        ],
    )


def _classes(keyshapes: KeyshapeSet) -> dict[str, str]:
    shapes = (keyshapes.base, *keyshapes.shapes)
    return {phone: shape.name for shape in shapes for phone in shape.phones}
