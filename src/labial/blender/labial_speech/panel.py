"""The panel in the sidebar of the 3D view."""

import textwrap
from typing import Any

import bpy

from .character import speaking_objects
from .head import what_turns

_CHARACTER_PX = 8  # of a usual letter, at a scale of 1


class LABIAL_PT_speech(bpy.types.Panel):  # noqa: N801 - as Blender names panels
    """Settings of speech, and the button that speaks."""

    bl_label = "labial"
    bl_idname = "LABIAL_PT_speech"
    bl_space_type = "VIEW_3D"
    bl_region_type = "UI"
    bl_category = "labial"

    def draw(self, context: Any) -> None:
        """Draw the panel."""
        layout, settings = self.layout, context.scene.labial
        layout.use_property_split = True
        layout.use_property_decorate = False
        things = speaking_objects(context)
        layout.label(
            text=", ".join(thing.name for thing in things) or "Select a mesh with shape keys",
            icon="SHAPEKEY_DATA" if things else "ERROR",
        )
        layout.prop(settings, "source", expand=True)
        if settings.source == "RECORDING":
            layout.prop(settings, "recording")
            layout.prop(settings, "phones")
        if settings.source == "TEXT" or not settings.phones:
            layout.prop(settings, "text")
        for name in ("language", "voice", "articulation", "intensity"):
            layout.prop(settings, name)
        row = layout.row()
        row.use_property_split = False  # which leaves no room to say that it is invented
        row.prop(settings, "head_movement")
        if settings.head_movement and things:
            self._write(context, what_turns(things))
        for name in ("binding", "first_frame"):
            layout.prop(settings, name)
        status = context.window_manager.labial
        if status.stage:
            layout.label(text=status.stage, icon="SORTTIME")
            layout.operator("labial.cancel", icon="X")
        else:
            layout.operator("labial.speak", icon="PLAY_SOUND")
        self._write(context, status.message, is_error=status.is_error)

    def _write(self, context: Any, text: str, *, is_error: bool = False) -> None:
        """Write text in lines of the panel's width."""
        wide = max(
            20, int(context.region.width / _CHARACTER_PX / context.preferences.system.ui_scale)
        )
        column = self.layout.column(align=True)
        column.alert = is_error
        for paragraph in text.splitlines():
            for line in textwrap.wrap(paragraph, wide):
                column.label(text=line)


def register() -> None:
    """Add the panel."""
    bpy.utils.register_class(LABIAL_PT_speech)


def unregister() -> None:
    """Remove it."""
    bpy.utils.unregister_class(LABIAL_PT_speech)
