"""Run by Blender with a window: presses the add-on's buttons as a user does, and undoes speech.

xvfb-run blender --factory-startup --python press_in_blender.py -- REQUEST.json ANSWER.json
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bpy

sys.path.append(str(Path(__file__).parent))
from speak_in_blender import ADDON, build, build_armature, seen

LOOK_AGAIN_S = 0.3


def state() -> dict[str, Any]:
    """What the scene contains, and what turns the armature."""
    moves = bpy.data.objects["Armature"].animation_data
    tracks = moves.nla_tracks if moves else ()
    return seen() | {"turns": [strip.name for track in tracks for strip in track.strips]}


def presses(asked: dict[str, Any], found: dict[str, Any]) -> Iterator[float]:
    """What the user does, with pauses in s, in which Blender's window goes on."""
    status = bpy.context.window_manager.labial
    settings = bpy.context.scene.labial
    settings.head_movement = True
    settings.text = "Papa bought a map. " * 400
    found["begun"] = list(bpy.ops.labial.speak("INVOKE_DEFAULT"))
    yield LOOK_AGAIN_S
    found["working"], found["again"] = status.stage, bpy.ops.labial.speak.poll()
    bpy.ops.labial.cancel()
    while status.stage:
        yield LOOK_AGAIN_S
    found["cancelled"] = state()
    settings.text = asked["text"]
    bpy.ops.labial.speak("INVOKE_DEFAULT")
    while status.stage:
        yield LOOK_AGAIN_S
    found["spoken"] = state()
    bpy.ops.ed.undo()
    yield LOOK_AGAIN_S
    found["undone"] = state()
    bpy.ops.ed.redo()
    yield LOOK_AGAIN_S
    found["redone"] = state()


def in_window() -> dict[str, Any]:
    """The 3D view of the window."""
    window = bpy.context.window_manager.windows[0]
    area = next(each for each in window.screen.areas if each.type == "VIEW_3D")
    region = next(each for each in area.regions if each.type == "WINDOW")
    return {"window": window, "area": area, "region": region}


def main(request: Path, answer: Path) -> None:
    asked, found = json.loads(request.read_text()), dict[str, Any]()
    bpy.ops.preferences.addon_install(filepath=asked["zip"], overwrite=True)
    bpy.ops.preferences.addon_enable(module=ADDON)
    bpy.context.preferences.addons[ADDON].preferences.path = asked["labial"]
    face = build(asked["mesh"], build_armature(asked["armature"]))
    running: list[Iterator[float]] = []

    def go_on() -> float | None:
        try:
            with bpy.context.temp_override(**in_window()):
                if not running:
                    bpy.context.view_layer.objects.active = face
                    bpy.ops.ed.undo_push(message="the character")
                    running.append(presses(asked, found))
                return next(running[0])
        except StopIteration:
            answer.write_text(json.dumps(found))
        except Exception:
            traceback.print_exc()
        bpy.ops.wm.quit_blender()
        return None

    bpy.app.timers.register(go_on, first_interval=1.0)


if __name__ == "__main__":
    main(*map(Path, sys.argv[sys.argv.index("--") + 1 :]))
