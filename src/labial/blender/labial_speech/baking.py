"""Weights as key frames of shape keys, and sound in the sequencer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import bpy

from .glb import Floats

# A custom property of what the add-on made: of actions, the first and last frame of each speech;
# of strips, their name.
_MARK = "labial"


def bake(keys: Any, weights: Mapping[str, Floats], first: int, name: str) -> None:
    """Give shape keys a linear key at every frame from ``first`` on, in an action of the add-on's.

    Earlier speech that overlaps is replaced; other speech in that action stays. An action of the
    user's is moved into the NLA. Sliders are widened for weights beyond their range.
    """
    moves = keys.animation_data_create()
    if moves.action is None or _MARK not in moves.action:
        _push_down(moves)
        moves.action = bpy.data.actions.new(name)
        moves.action[_MARK] = []
    curves = _curves(moves, keys)
    span = first, first + max(map(len, weights.values())) - 1
    _clear(moves.action, curves, span)
    for shape, values in weights.items():
        block = keys.key_blocks[shape]
        block.slider_max = max(block.slider_max, float(values.max()))
        block.slider_min = min(block.slider_min, float(values.min()))
        path = f'key_blocks["{bpy.utils.escape_identifier(shape)}"].value'
        _add_points(curves.find(path) or curves.new(path), values, first)


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


def _push_down(moves: Any) -> None:
    """Move an action into the NLA, as *Push Down Action* does."""
    action, slot = moves.action, getattr(moves, "action_slot", None)
    if action is None:
        return
    moves.action = None
    track = moves.nla_tracks.new()
    track.name = action.name
    strip = track.strips.new(action.name, round(action.frame_range[0]), action)
    if slot is not None:
        strip.action_slot = slot


def _curves(moves: Any, keys: Any) -> Any:
    """The curves of the action for these keys; since Blender 4.4 they are in its slot's bag."""
    action = moves.action
    if not hasattr(action, "layers"):
        return action.fcurves
    if moves.action_slot is None:
        moves.action_slot = action.slots.new("KEY", keys.name)
    layer = action.layers[0] if len(action.layers) else action.layers.new("Layer")
    strip = layer.strips[0] if len(layer.strips) else layer.strips.new(type="KEYFRAME")
    return strip.channelbag(moves.action_slot, ensure=True).fcurves


def _clear(action: Any, curves: Any, span: tuple[int, int]) -> None:
    """Remove the speech that overlaps with frames, and note that other speech is there now."""
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
    action[_MARK] = [frame for each in [*kept, span] for frame in each]


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
