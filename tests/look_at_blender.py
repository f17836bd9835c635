"""Run by Blender: writes how it reads .glb files at given times.

blender --background --factory-startup --python look_at_blender.py -- REQUEST.json ANSWER.json
"""

from __future__ import annotations

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import bpy
import numpy as np


def frame_of(time: float) -> tuple[int, float]:
    """A time in s as Blender's frame and the fraction after it."""
    frame = round(time * bpy.context.scene.render.fps, 6)
    return int(frame), frame % 1.0


def positions(thing: Any) -> list[list[float]]:
    """Vertices in Blender, in metres, with its modifiers and shape keys applied."""
    shown = thing.evaluated_get(bpy.context.evaluated_depsgraph_get())
    flat = np.empty(3 * len(shown.data.vertices), np.float32)
    shown.data.vertices.foreach_get("co", flat)
    world = np.array(thing.matrix_world)
    placed = flat.reshape(-1, 3) @ world[:3, :3].T + world[:3, 3]
    found: list[list[float]] = placed.tolist()
    return found


def look(times: list[float]) -> dict[str, Any]:
    """The scene as it is: its frames, its sound, and each mesh with shape keys at times in s."""
    scene = bpy.context.scene
    strips = scene.sequence_editor.sequences if scene.sequence_editor else []
    faces = [o for o in scene.objects if getattr(o.data, "shape_keys", None)]
    moments = []
    for time in times:
        frame, beyond = frame_of(time)
        scene.frame_set(frame, subframe=beyond)
        shown = {}
        for face in faces:
            keys = face.data.shape_keys.key_blocks[1:]
            weights = {key.name: key.value for key in keys}
            shown[face.name] = {"weights": weights, "positions": positions(face)}
        moments.append(shown)
    return {
        "fps": scene.render.fps / scene.render.fps_base,
        "frames": [scene.frame_start, scene.frame_end],
        "sounds": [
            {
                "file": strip.sound.filepath,
                "start": strip.frame_start,
                "frames": strip.frame_duration,
            }
            for strip in strips
        ],
        "mended": [face.data.validate() for face in faces],
        "moments": moments,
    }


def main(request: Path, answer: Path) -> None:
    asked = json.loads(request.read_text())
    script = runpy.run_path(asked["script"])
    found = {}
    for path, times in asked["files"].items():
        bpy.ops.wm.read_homefile(use_empty=True)
        script["open_speaking"](path)
        found[path] = look(times)
    # As if the user did not set the rate: Blender's scene has 24 frames per second.
    path, times = asked["plain"]
    bpy.ops.wm.read_homefile(use_empty=True)
    bpy.ops.import_scene.gltf(filepath=path)
    found["plain"] = look(times)
    bpy.ops.wm.read_homefile(use_empty=True)
    script["look_at"](script["open_speaking"](path))
    script["render"](asked["picture"], times[0])
    bpy.context.scene.frame_end = 1
    script["render"](asked["film"])
    answer.write_text(json.dumps(found))


if __name__ == "__main__":
    main(*map(Path, sys.argv[sys.argv.index("--") + 1 :]))
