"""The operators: speak, and stop speaking."""

import tempfile
from pathlib import Path
from typing import Any

import bpy
import numpy as np

from . import glb
from .baking import bake, place_sound, turn
from .character import CharacterError, shaped_mesh, speaking_objects
from .head import bone_of, find_head
from .request import RequestError, find_labial
from .settings import path_of_labial
from .work import Work, WorkError

_LOOK_AGAIN_S = 0.2


class LABIAL_OT_speak(bpy.types.Operator):  # noqa: N801 - as Blender names operators
    """Let the selected character speak: bake its shape keys, and place the sound"""

    bl_idname = "labial.speak"
    bl_label = "Speak"
    bl_options = {"UNDO"}

    _timer: Any = None

    @classmethod
    def poll(cls, context: Any) -> bool:
        """Whether a character is chosen and labial is not at work."""
        return not context.window_manager.labial.stage and bool(speaking_objects(context))

    def execute(self, context: Any) -> set[str]:
        """Speak, and return when that is done."""
        if not self._begin(context):
            return {"CANCELLED"}
        self._work.wait()
        return self._end(context)

    def invoke(self, context: Any, event: Any) -> set[str]:
        """Speak while the user goes on."""
        if not self._begin(context):
            return {"CANCELLED"}
        windows = context.window_manager
        self._timer = windows.event_timer_add(_LOOK_AGAIN_S, window=context.window)
        windows.modal_handler_add(self)
        return {"RUNNING_MODAL"}

    def modal(self, context: Any, event: Any) -> set[str]:
        """Look whether labial has ended, or the user wishes that it does."""
        status = context.window_manager.labial
        if status.is_cancelled or event.type == "ESC":
            self._work.cancel()
            return self._stop(context, "Cancelled")
        if event.type == "TIMER" and not self._work.running:
            return self._end(context)
        status.stage = f"labial is at work: {self._work.elapsed_s:.0f} s (Esc cancels)"
        for area in context.screen.areas:
            if area.type == "VIEW_3D":
                area.tag_redraw()
        return {"PASS_THROUGH"}

    def cancel(self, context: Any) -> None:
        """End labial, as Blender ends."""
        self._work.cancel()

    def _begin(self, context: Any) -> bool:
        """Write the character and start labial; False after an error, which is shown."""
        status = context.window_manager.labial
        things = speaking_objects(context)
        # Names, as what the user does meanwhile may make references invalid.
        self._scene, self._names = context.scene.name, [thing.name for thing in things]
        self._first = context.scene.labial.first_frame
        self._folder = Path(tempfile.mkdtemp(prefix="labial-", dir=bpy.app.tempdir))
        try:
            labial = find_labial(path_of_labial(context))
            request = context.scene.labial.request(context.scene)
            command = request.command(labial, self._folder)
            self._head = find_head(things)
            upright = np.eye(3) if self._head is None else self._head.upright
            glb.write_character(
                self._folder / "character.glb",
                [shaped_mesh(thing, upright) for thing in things],
                has_head=self._head is not None,
            )
            self._work = Work(command, self._folder)
        except (CharacterError, RequestError, OSError) as error:
            self._stop(context, str(error), is_error=True)
            return False
        status.stage, status.message = "labial is at work", ""
        status.is_error = status.is_cancelled = False
        return True

    def _end(self, context: Any) -> set[str]:
        """Bake what labial has written, or show its error."""
        try:
            messages = self._work.messages()
            self._bake()
        except (WorkError, CharacterError) as error:
            return self._stop(context, str(error), is_error=True)
        finally:
            # The rest stays until Blender ends: labial's messages name its drawing of the face.
            for large in self._folder.glob("*.glb*"):
                large.unlink()
        self._stop(context, messages)
        return {"FINISHED"}

    def _bake(self) -> None:
        scene = bpy.data.scenes.get(self._scene)
        things = [bpy.data.objects.get(name) for name in self._names]
        if scene is None or None in things:
            raise CharacterError("The character is gone")
        bone = None if self._head is None else bone_of(self._head)
        spoken = self._folder / "speaking.glb"
        table = glb.read_weights(spoken)
        frames = max(len(values) for weights in table for values in weights.values())
        span = self._first, self._first + frames - 1
        for thing, weights in zip(things, table, strict=True):
            keys = thing.data.shape_keys
            used = {n: w for n, w in glb.moving(weights).items() if n in keys.key_blocks}
            bake(keys, used, span, f"{thing.name} speaks")
        if bone is not None and self._head is not None:
            turns = glb.read_turns(spoken)
            turned = None if turns is None else self._head.of_bone(turns)
            turn(bone, turned, span, f"{self._head.armature} speaks")
        scene.frame_end = max(scene.frame_end, span[1])
        sound = Path(f"{spoken}.wav")
        if sound.exists():
            place_sound(scene, sound, self._first, f"{self._names[0]} speaks")
            scene.sync_mode = "AUDIO_SYNC"

    def _stop(self, context: Any, message: str, *, is_error: bool = False) -> set[str]:
        """Show a message, and that labial is no longer at work."""
        status = context.window_manager.labial
        status.stage, status.message, status.is_error = "", message, is_error
        if self._timer is not None:
            context.window_manager.event_timer_remove(self._timer)
            self._timer = None
        self.report({"ERROR" if is_error else "INFO"}, message)
        return {"CANCELLED"}


class LABIAL_OT_cancel(bpy.types.Operator):  # noqa: N801 - as Blender names operators
    """End labial's work; nothing changes"""

    bl_idname = "labial.cancel"
    bl_label = "Cancel"

    @classmethod
    def poll(cls, context: Any) -> bool:
        """Whether labial is at work."""
        return bool(context.window_manager.labial.stage)

    def execute(self, context: Any) -> set[str]:
        """Let the operator that speaks end itself."""
        context.window_manager.labial.is_cancelled = True
        return {"FINISHED"}


_CLASSES = (LABIAL_OT_speak, LABIAL_OT_cancel)


def register() -> None:
    """Add the operators."""
    for each in _CLASSES:
        bpy.utils.register_class(each)


def unregister() -> None:
    """Remove them."""
    for each in reversed(_CLASSES):
        bpy.utils.unregister_class(each)
