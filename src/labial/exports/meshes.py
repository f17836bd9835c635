"""Exports of a moving mesh as glTF, with the sound as a companion file, as glTF cannot hold it.

Modules that do the work are imported in the functions: the table of exports is read without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from labial.exports.scene import RigScene, VoiceScene
    from labial.formats.morph_glb import MorphFace
    from labial.sinks import Sink
    from labial.utterance import Utterance

SOUND = ".wav"
"""Appended to the main file's name for the sound. NAME.wav may be the user's own recording."""


def latent_glb(sink: Sink, scene: VoiceScene) -> None:
    """The voice's face, moved by the components of its latent space."""
    from labial.retargeting.voice_face import latent_face

    _write_face(sink, scene.utterance, *latent_face(scene.utterance, scene.voice, scene.progress))


def arkit_glb(sink: Sink, scene: VoiceScene) -> None:
    """The voice's face, moved by ARKit's shapes."""
    from labial.retargeting.voice_face import arkit_face

    _write_face(sink, scene.utterance, *arkit_face(scene.utterance, scene.voice, scene.progress))


def rig_glb(sink: Sink, scene: RigScene) -> None:
    """The user's character with all that its file contains, and an animation of its shapes."""
    from labial.formats.morph_glb import write_morph_face
    from labial.retargeting.glb_animation import write_animated
    from labial.retargeting.showing import in_metres

    driven, result = scene.driven, scene.driven.result
    weights, turning = result.weights, None
    if scene.head_moves:
        head = scene.head()
        weights, turning = head.looking(weights), head.turning
    extras = _extras(sink, scene.utterance)
    _write_sound(sink, scene.utterance)
    source = driven.character.rig
    if source.is_dir():
        face = in_metres(driven.rig, driven.binding)
        write_morph_face(sink, face, weights, result.fps, extras)
    else:
        write_animated(sink, source, result.shapes, weights, result.fps, extras, turning)


def rig_vrm(sink: Sink, scene: RigScene) -> None:
    """The same for an avatar, which stays VRM. Raises ``FormatError`` if the character is none."""
    from labial.errors import FormatError

    source = scene.driven.character.rig
    if source.suffix.lower() != ".vrm":
        raise FormatError(f"{sink}: only the character of a .vrm file is written as .vrm")
    rig_glb(sink, scene)


def _write_face(
    sink: Sink, utterance: Utterance, face: MorphFace, weights: npt.NDArray[np.float32]
) -> None:
    from labial.formats.morph_glb import write_morph_face

    extras, fps = _extras(sink, utterance), utterance.motion.fps
    _write_sound(sink, utterance)
    write_morph_face(sink, face, weights, fps, extras, utterance.attribution)


def _extras(sink: Sink, utterance: Utterance) -> dict[str, object]:
    """What the animation says about itself."""
    extras: dict[str, object] = {"fps": utterance.motion.fps, "attribution": utterance.attribution}
    if utterance.audio is not None:
        extras |= {"audio": sink.name + SOUND, "audio_starts_s": 0.0}
    return extras


def _write_sound(sink: Sink, utterance: Utterance) -> None:
    from labial.formats.audio import write_wav

    if utterance.audio is not None:
        with sink.beside(sink.name + SOUND).open() as file:
            write_wav(file, utterance.audio)
