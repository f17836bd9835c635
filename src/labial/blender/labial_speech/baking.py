"""Key frames of shape keys and of the head's bone, and sound in the sequencer."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import bpy
import numpy as np
from mathutils import Quaternion

from .glb import Floats

Span = tuple[int, int]
"""The first and the last frame."""

# A custom property of what the add-on made: of actions, the first and last frame of each speech;
# of strips, their name.
_MARK = "labial"

_REST = {
    "value": 0.0,
    "rotation_quaternion": (1.0, 0.0, 0.0, 0.0),
    "rotation_axis_angle": (0.0, 0.0, 1.0, 0.0),
    "rotation_euler": (0.0, 0.0, 0.0),
}


def bake(keys: Any, weights: Mapping[str, Floats], span: Span, name: str) -> None:
    """Give shape keys a linear key at every frame of ``span``, in an action of the add-on's.

    Earlier speech that overlaps is replaced, without ``weights`` by none; other speech in that
    action stays. An action of the user's is moved into the NLA. Sliders are widened for weights
    beyond their range.
    """
    moves = keys.animation_data_create()
    moves.use_tweak_mode = False
    if moves.action is None or _MARK not in moves.action:
        if not weights:
            return
        _push_down(moves)
        moves.action = _new_action(name)
    if hasattr(moves, "action_slot") and moves.action_slot is None:
        moves.action_slot = _slot(moves.action, keys)
    curves = _curves(moves.action, getattr(moves, "action_slot", None))
    _clear(moves.action, curves, span)
    for shape, values in weights.items():
        block = keys.key_blocks[shape]
        block.slider_max = max(block.slider_max, float(values.max()))
        block.slider_min = min(block.slider_min, float(values.min()))
        path = f'key_blocks["{bpy.utils.escape_identifier(shape)}"].value'
        _add_points(curves.find(path) or curves.new(path), values, span[0])
    _note(moves.action, span)
    _drop_empty(curves, keys)


def turn(bone: Any, turns: Floats | None, span: Span, name: str) -> None:
    """Turn a bone of a pose from its rest by quaternions (w, x, y, z) ``[frames, 4]``.

    They get linear keys at the frames of ``span``, in an action of the add-on's. It is the topmost
    strip of the NLA and adds to what turns the bone otherwise; an action of the user's that does
    is moved into the NLA. Earlier turns that overlap are replaced, without ``turns`` by none.
    """
    armature = bone.id_data
    moves = armature.animation_data
    strips = [] if moves is None else [s for t in moves.nla_tracks for s in t.strips]
    action = next((s.action for s in strips if s.action and _MARK in s.action), None)
    if action is None:
        if turns is None:
            return
        action = _new_action(name)
    moves = armature.animation_data_create()
    moves.use_tweak_mode = False
    _take_out(moves, action)
    slot = _slot(action, armature)
    curves = _curves(action, slot)
    _clear(action, curves, span)
    if turns is not None:
        kind, columns = _in_mode(turns, bone.rotation_mode)
        path = f"{bone.path_from_id()}.{kind}"
        for place, values in enumerate(columns):
            curve = curves.find(path, index=place) or curves.new(path, index=place)
            _add_points(curve, values, span[0])
        _note(action, span)
    _drop_empty(curves, armature)
    if len(curves):
        _push_down(moves, f"{bone.path_from_id()}.rotation")
        _put_on_top(moves, action, slot).blend_type = "COMBINE"
    elif not action.users:
        bpy.data.actions.remove(action)


def place_sound(scene: Any, path: Path, first: int, name: str) -> None:
    """Put a sound into the sequencer at a frame, and into the .blend file.

    A strip of the same name that was placed before at overlapping frames is replaced.
    """
    editor = scene.sequence_editor_create()
    # Blender 4.4 renamed sequences to strips.
    strips = editor.strips if hasattr(editor, "strips") else editor.sequences
    strip = strips.new_sound(name, str(path), channel=1, frame_start=first)
    strip.sound.pack()
    strip[_MARK] = name
    for old in [each for each in strips if each != strip and each.get(_MARK) == name]:
        if _overlap(_span(old), _span(strip)):
            strips.remove(old)
    strip.channel = _free_channel(strips, strip)


def _new_action(name: str) -> Any:
    action = bpy.data.actions.new(name)
    action[_MARK] = []
    return action


def _push_down(moves: Any, path: str = "") -> None:
    """Move an action into the NLA, as *Push Down Action* does, if its curves begin with a path."""
    action, slot = moves.action, getattr(moves, "action_slot", None)
    if action is None:
        return
    if path and not any(c.data_path.startswith(path) for c in _curves(action, slot)):
        return
    moves.action = None
    _put_on_top(moves, action, slot)


def _put_on_top(moves: Any, action: Any, slot: Any) -> Any:
    """Put an action into the topmost track of the NLA, at its own frames."""
    track = moves.nla_tracks.new()
    track.name = action.name
    strip = track.strips.new(action.name, round(action.frame_range[0]), action)
    if slot is not None:
        strip.action_slot = slot
    return strip


def _take_out(moves: Any, action: Any) -> None:
    """Remove an action from the NLA."""
    for track in list(moves.nla_tracks):
        for strip in [each for each in track.strips if each.action == action]:
            track.strips.remove(strip)
            if not len(track.strips):
                moves.nla_tracks.remove(track)


def _slot(action: Any, owner: Any) -> Any:
    """The slot of an action that has one owner; None before Blender 4.4, which has no slots."""
    if not hasattr(action, "slots"):
        return None
    return action.slots[0] if len(action.slots) else action.slots.new(owner.id_type, owner.name)


def _curves(action: Any, slot: Any) -> Any:
    """The curves of an action; since Blender 4.4 they are in its slot's bag."""
    if not hasattr(action, "layers"):
        return action.fcurves
    if slot is None:
        return ()
    layer = action.layers[0] if len(action.layers) else action.layers.new("Layer")
    strip = layer.strips[0] if len(layer.strips) else layer.strips.new(type="KEYFRAME")
    return strip.channelbag(slot, ensure=True).fcurves


def _in_mode(turns: Floats, mode: str) -> tuple[str, Floats]:
    """The property of a bone that rotates it in its mode, and that property's columns."""
    if mode == "QUATERNION":
        return "rotation_quaternion", turns.T
    quaternions = map(Quaternion, turns.tolist())
    if mode == "AXIS_ANGLE":
        pairs = [each.to_axis_angle() for each in quaternions]
        return "rotation_axis_angle", np.array([[angle, *axis] for axis, angle in pairs]).T
    return "rotation_euler", np.array([each.to_euler(mode) for each in quaternions]).T


def _clear(action: Any, curves: Any, span: Span) -> None:
    """Remove the speech that overlaps with frames."""
    ends = list(action[_MARK])
    spoken = list(zip(ends[::2], ends[1::2], strict=True))
    replaced = [each for each in spoken if _overlap(each, span)]
    low, high = (pick(pick(each) for each in (*replaced, span)) for pick in (min, max))
    for curve in list(curves):
        points = curve.keyframe_points
        for place in reversed(range(len(points))):
            if low <= points[place].co[0] <= high:
                points.remove(points[place], fast=True)
        curve.update()
    kept = [each for each in spoken if each not in replaced]
    action[_MARK] = [frame for each in kept for frame in each]


def _note(action: Any, span: Span) -> None:
    """Note that speech is at frames."""
    action[_MARK] = [*action[_MARK], *span]


def _drop_empty(curves: Any, owner: Any) -> None:
    """Remove curves without keys; what they moved comes to rest, rather than stay as it is."""
    for curve in list(curves):
        if not len(curve.keyframe_points):
            thing, _, kind = curve.data_path.rpartition(".")
            curves.remove(curve)
            with suppress(KeyError, ValueError):  # something else, or gone
                setattr(owner.path_resolve(thing), kind, _REST[kind])


def _add_points(curve: Any, values: Floats, first: int) -> None:
    points = curve.keyframe_points
    before = len(points)
    points.add(len(values))
    for place, value in enumerate(values.tolist()):
        point = points[before + place]
        point.co = first + place, value
        point.interpolation = "LINEAR"
    curve.update()  # sorts


def _free_channel(strips: Any, strip: Any) -> int:
    """The lowest channel where no other strip is during this one."""
    others = [each for each in strips if each != strip and _overlap(_span(each), _span(strip))]
    taken = {each.channel for each in others}
    return next(channel for channel in range(1, len(taken) + 2) if channel not in taken)


def _span(strip: Any) -> tuple[float, float]:
    return strip.frame_final_start, strip.frame_final_end - 1


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
