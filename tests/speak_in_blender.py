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
    """A mesh object with shape keys from lists of positions and movements, in Blender's axes.

    A parent that is an armature moves it by its last bone.
    """
    mesh = bpy.data.meshes.new(described["name"])
    mesh.from_pydata(described["vertices"], [], described["triangles"])
    thing = bpy.data.objects.new(described["name"], mesh)
    bpy.context.scene.collection.objects.link(thing)
    thing.parent = parent
    if parent is not None and parent.type == "ARMATURE":
        bone = parent.data.bones[-1].name
        if parent["holds"]:
            thing.parent_type, thing.parent_bone = "BONE", bone
            bpy.context.view_layer.update()
            thing.matrix_world = parent.matrix_world  # where the bone rests
        else:
            places = range(len(described["vertices"]))
            thing.vertex_groups.new(name=bone).add(places, 1.0, "REPLACE")
            thing.modifiers.new("Armature", "ARMATURE").object = parent
    if described["shapes"]:
        thing.shape_key_add(name="Basis", from_mix=False)
    for name, moved in described["shapes"].items():
        key = thing.shape_key_add(name=name, from_mix=False)
        key.value = 0.0  # Blender 5 adds it at 1
        places = numpy.add(described["vertices"], moved).astype(numpy.float32)
        key.data.foreach_set("co", places.reshape(-1))
    return thing


def build_armature(described: dict[str, Any]) -> Any:
    """An armature; its bones, each the parent of the next, are [name, head, tail, roll]."""
    armature = bpy.data.objects.new("Armature", bpy.data.armatures.new("Armature"))
    bpy.context.scene.collection.objects.link(armature)
    armature["holds"] = described.get("holds", False)
    bpy.context.view_layer.objects.active = armature
    bpy.ops.object.mode_set(mode="EDIT")
    below = None
    for name, head, tail, roll in described["bones"]:
        bone = armature.data.edit_bones.new(name)
        bone.head, bone.tail, bone.roll, bone.parent = head, tail, roll, below
        below = bone
    bpy.ops.object.mode_set(mode="OBJECT")
    armature.rotation_euler = described.get("rotation", (0, 0, 0))
    armature.scale = [described.get("scale", 1.0)] * 3
    armature.location = described.get("location", (0, 0, 0))
    for bone in armature.pose.bones:
        bone.rotation_mode = described.get("mode", "QUATERNION")
    bpy.context.view_layer.update()
    return armature


def set_scene(asked: dict[str, Any]) -> None:
    """An empty scene with the character, of which the first mesh is selected."""
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.preferences.addon_enable(module=ADDON)
    bpy.context.preferences.addons[ADDON].preferences.path = asked["labial"]
    if "glb" in asked:
        bpy.ops.import_scene.gltf(filepath=asked["glb"])
    else:
        if "armature" in asked:
            root = build_armature(asked["armature"])
        else:
            root = bpy.data.objects.new("root", None)
            bpy.context.scene.collection.objects.link(root)
        for described in asked["meshes"]:
            build(described, root if described["belongs"] else None)
        for name, turned in asked.get("posed", {}).items():
            root.pose.bones[name].rotation_quaternion = turned
    shaped = [o for o in bpy.context.scene.objects if getattr(o.data, "shape_keys", None)]
    for thing in bpy.context.scene.objects:
        thing.select_set(thing == shaped[0])
    bpy.context.view_layer.objects.active = shaped[0]


def turning() -> dict[str, Any]:
    """What the panel says of the head, what moves the armature, and where its hat is.

    The hat's vertices are in the world, at every frame from the first on.
    """
    scene, hat = bpy.context.scene, bpy.data.objects.get("hat")
    words = sys.modules[f"{ADDON}.head"].what_turns(
        sys.modules[f"{ADDON}.character"].speaking_objects(bpy.context)
    )
    if hat is None:
        return {"words": words}
    moves = bpy.data.objects["Armature"].animation_data
    places = []
    for frame in (None, *range(scene.frame_start, scene.frame_end + 1)):
        if frame is not None:
            scene.frame_set(frame)
        shown = hat.evaluated_get(bpy.context.evaluated_depsgraph_get())
        mesh = shown.to_mesh()
        places.append([list(shown.matrix_world @ vertex.co) for vertex in mesh.vertices])
        shown.to_mesh_clear()
    now, *places = places
    return {
        "words": words,
        "now": now,
        "hat": places,
        "action": moves and moves.action and moves.action.name,
        "nla": [strip.name for t in moves.nla_tracks for strip in t.strips] if moves else [],
        "actions": [action.name for action in bpy.data.actions],
    }


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

    Shapes that are "keyed", and properties of bones, get a key of the user's first.
    """
    scene = bpy.context.scene
    for path, (name, value) in take.get("keyed_bones", {}).items():
        bone = bpy.data.objects["Armature"].pose.bones[name]
        setattr(bone, path, value)
        bone.keyframe_insert(path, frame=1)
    if "frame" in take:
        scene.frame_set(take["frame"])
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
    return turning() | seen()


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
