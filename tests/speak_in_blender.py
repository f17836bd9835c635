"""Run by Blender: installs the add-on, lets characters speak by it, and writes what is baked.

blender --background --factory-startup --python speak_in_blender.py -- REQUEST.json ANSWER.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import bpy
import numpy
from mathutils import Vector

ADDON = "labial_speech"


def build(described: dict[str, Any], parent: Any) -> Any:
    """A mesh object with shape keys from lists of positions and movements, in Blender's axes."""
    mesh = bpy.data.meshes.new(described["name"])
    mesh.from_pydata(described["vertices"], [], described["triangles"])
    thing = bpy.data.objects.new(described["name"], mesh)
    bpy.context.scene.collection.objects.link(thing)
    thing.parent = parent
    thing.shape_key_add(name="Basis", from_mix=False)
    for name, moved in described["shapes"].items():
        key = thing.shape_key_add(name=name, from_mix=False)
        places = numpy.add(described["vertices"], moved).astype(numpy.float32)
        key.data.foreach_set("co", places.reshape(-1))
    return thing


def set_scene(asked: dict[str, Any]) -> None:
    """An empty scene with the character, of which the first mesh is selected."""
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.preferences.addon_enable(module=ADDON)
    bpy.context.preferences.addons[ADDON].preferences.path = asked["labial"]
    if "glb" in asked:
        bpy.ops.import_scene.gltf(filepath=asked["glb"])
    else:
        root = bpy.data.objects.new("root", None)
        bpy.context.scene.collection.objects.link(root)
        for described in asked["meshes"]:
            build(described, root if described["belongs"] else None)
    shaped = [o for o in bpy.context.scene.objects if getattr(o.data, "shape_keys", None)]
    for thing in bpy.context.scene.objects:
        thing.select_set(thing == shaped[0])
    bpy.context.view_layer.objects.active = shaped[0]


def curves_of(keys: Any) -> dict[str, Any]:
    """The key frames of each shape, by its name: frames, values, and kinds of interpolation."""
    moves = keys.animation_data
    if moves is None or moves.action is None:
        return {}
    if hasattr(moves.action, "layers"):
        curves = moves.action.layers[0].strips[0].channelbag(moves.action_slot).fcurves
    else:
        curves = moves.action.fcurves
    found = {}
    for curve in curves:
        points = [(*point.co, point.interpolation) for point in curve.keyframe_points]
        name = keys.path_resolve(curve.data_path.rpartition(".")[0]).name
        found[name] = [list(column) for column in zip(*points, strict=True)]
    return found


def seen() -> dict[str, Any]:
    """What the scene contains: curves, values that are shown, and sounds."""
    scene = bpy.context.scene
    shaped = [o for o in scene.objects if getattr(o.data, "shape_keys", None)]
    editor = scene.sequence_editor
    strips = () if editor is None else getattr(editor, "strips", None) or editor.sequences
    shown = {}
    for frame in (scene.frame_start, scene.frame_end // 2, scene.frame_end):
        scene.frame_set(frame)
        shown[frame] = {
            thing.name: {key.name: key.value for key in thing.data.shape_keys.key_blocks[1:]}
            for thing in shaped
        }
    return {
        "curves": {thing.name: curves_of(thing.data.shape_keys) for thing in shaped},
        "tracks": {
            thing.name: [track.name for track in thing.data.shape_keys.animation_data.nla_tracks]
            for thing in shaped
            if thing.data.shape_keys.animation_data
        },
        "shown": shown,
        "end": scene.frame_end,
        "sounds": [
            {
                "start": strip.frame_start,
                "frames": strip.frame_duration,
                "packed": strip.sound.packed_file is not None,
                "channel": strip.channel,
            }
            for strip in strips
        ],
        "message": bpy.context.window_manager.labial.message,
    }


def speak(take: dict[str, Any]) -> dict[str, Any]:
    """Press the button with these settings; the error, if any, and what the scene then contains.

    Shapes that are "keyed" get a key of the user's first.
    """
    scene = bpy.context.scene
    for name, value in take.get("keyed", {}).items():
        key = bpy.context.view_layer.objects.active.data.shape_keys.key_blocks[name]
        key.value = value
        key.keyframe_insert("value", frame=1)
    scene.render.fps, scene.render.fps_base = take["fps"], take.get("fps_base", 1.0)
    for name, value in take["settings"].items():
        setattr(scene.labial, name, value)
    try:
        bpy.ops.labial.speak()  # from a script: returns when it is done
    except RuntimeError as error:
        return {"error": str(error)} | seen()
    return seen()


def render(path: str, frame: int) -> None:
    """Render the character from the front, by Cycles, which needs no display."""
    scene = bpy.context.scene
    face = bpy.context.view_layer.objects.active
    corners = numpy.array([face.matrix_world @ Vector(corner) for corner in face.bound_box])
    low, high = Vector(corners.min(axis=0)), Vector(corners.max(axis=0))
    middle, size = (low + high) / 2, (high - low).length
    camera = bpy.data.objects.new("camera", bpy.data.cameras.new("camera"))
    camera.data.lens, camera.data.clip_start = 85, size / 100
    camera.location = middle + Vector((0.5, -1.9, 0.1)) * size
    camera.rotation_euler = (middle - camera.location).to_track_quat("-Z", "Y").to_euler()
    light = bpy.data.objects.new("light", bpy.data.lights.new("light", "SUN"))
    light.data.energy, light.rotation_euler = 2, (0.9, 0, 0.6)
    for thing in (camera, light):
        scene.collection.objects.link(thing)
    scene.camera = camera
    scene.render.engine, scene.cycles.samples = "CYCLES", 8
    scene.cycles.use_denoising = False  # Debian's Blender is built without it
    scene.render.resolution_x = scene.render.resolution_y = 240
    scene.render.filepath = path
    scene.frame_set(frame)
    bpy.ops.render.render(write_still=True)


def main(request: Path, answer: Path) -> None:
    asked = json.loads(request.read_text())
    bpy.ops.preferences.addon_install(filepath=asked["zip"], overwrite=True)
    bpy.ops.preferences.addon_enable(module=ADDON)
    found = []
    for case in asked["cases"]:
        set_scene(case)
        found.append([speak(take) for take in case["takes"]])
        if "picture" in case:
            render(case["picture"], case["frame"])
    answer.write_text(json.dumps(found))


if __name__ == "__main__":
    if "bool" not in vars(numpy):  # Debian 12's importer needs an older NumPy than it has
        numpy.bool = bool
    main(*map(Path, sys.argv[sys.argv.index("--") + 1 :]))
