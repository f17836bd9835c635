"""Exports of the weights that move a face's shapes, as tables and JSON.

Modules that do the work are imported in the functions: the table of exports is read without them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.exports.scene import RigScene, Scene, VoiceScene
    from labial.retargeting.retarget import Retargeted
    from labial.retargeting.shape_names import ShapeNames
    from labial.sinks import Sink


def rig_csv(sink: Sink, scene: RigScene) -> None:
    """A table of the character's own shapes."""
    from labial.formats.weights_csv import write_weights_csv

    result = scene.driven.result
    write_weights_csv(sink, result.shapes, result.weights, result.fps)


def arkit_csv(sink: Sink, scene: VoiceScene) -> None:
    """ARKit's shapes of the reference face, as the Live Link Face app writes them."""
    from labial.exports.table import LIVE_LINK_RATES
    from labial.formats.arkit import LIVE_LINK_FPS

    fps = None if scene.utterance.motion.fps in LIVE_LINK_RATES else LIVE_LINK_FPS
    _write_live_link(sink, _on_reference_face(scene, fps), scene)


def rig_arkit_csv(sink: Sink, scene: RigScene) -> None:
    """The same for a character that has ARKit's shapes."""
    _write_live_link(sink, scene.driven.result, scene, scene.driven.rig.names)


def arkit_json(sink: Sink, scene: VoiceScene) -> None:
    """ARKit's shapes of the reference face, at the motion's own rate."""
    _write_json(sink, _on_reference_face(scene, None), scene.utterance.attribution)


def rig_arkit_json(sink: Sink, scene: RigScene) -> None:
    """The same for a character that has ARKit's shapes."""
    _write_json(sink, scene.driven.result, scene.utterance.attribution, scene.driven.rig.names)


def _on_reference_face(scene: VoiceScene, fps: float | None) -> Retargeted:
    from labial.retargeting.arkit import reference_shapes
    from labial.retargeting.retarget import retarget
    from labial.retargeting.voice_talker import talker_for

    motion = scene.utterance.motion if fps is None else scene.utterance.motion.resampled(fps)
    talker = talker_for(scene.utterance, scene.voice)
    return retarget(motion, talker, reference_shapes(), None, scene.progress)


def _write_live_link(
    sink: Sink, result: Retargeted, scene: Scene, names: ShapeNames | None = None
) -> None:
    from labial.formats.arkit import write_live_link_csv
    from labial.retargeting.arkit import arkit_weights
    from labial.retargeting.arkit_head import arkit_rotations, looking
    from labial.retargeting.shape_names import ARKIT_SHAPES, NO_ALIASES

    weights = arkit_weights(result.shapes, result.weights, names or NO_ALIASES)
    rotations = None
    if scene.head_moves:
        angles = scene.head_angles(len(weights), result.fps)
        rotations = arkit_rotations(angles)
        weights = looking(weights, angles)
    write_live_link_csv(sink, ARKIT_SHAPES, weights, result.fps, scene.starts, rotations)


def _write_json(
    sink: Sink, result: Retargeted, attribution: str, names: ShapeNames | None = None
) -> None:
    from labial.formats.arkit import write_arkit_json
    from labial.retargeting.arkit import arkit_weights
    from labial.retargeting.shape_names import ARKIT_SHAPES, NO_ALIASES

    weights = arkit_weights(result.shapes, result.weights, names or NO_ALIASES)
    write_arkit_json(sink, ARKIT_SHAPES, weights, result.fps, {"attribution": attribution})
