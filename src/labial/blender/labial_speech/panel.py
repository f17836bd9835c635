"""The panel in the sidebar of the 3D view."""

import textwrap
from typing import Any

import bpy

from .character import speaking_objects

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
        names = [thing.name for thing in speaking_objects(context)]
        layout.label(
            text=", ".join(names) or "Select a mesh with shape keys",
            icon="SHAPEKEY_DATA" if names else "ERROR",
        )
        layout.prop(settings, "source", expand=True)
        if settings.source == "RECORDING":
            layout.prop(settings, "recording")
            layout.prop(settings, "phones")
        if settings.source == "TEXT" or not settings.phones:
            layout.prop(settings, "text")
        for name in ("language", "voice", "articulation", "intensity", "binding", "first_frame"):
            layout.prop(settings, name)
        status = context.window_manager.labial
        if status.stage:
            layout.label(text=status.stage, icon="SORTTIME")
            layout.operator("labial.cancel", icon="X")
        else:
            layout.operator("labial.speak", icon="PLAY_SOUND")
        self._show(context, status)

    def _show(self, context: Any, status: Any) -> None:
        wide = max(
            20, int(context.region.width / _CHARACTER_PX / context.preferences.system.ui_scale)
        )
        column = self.layout.column(align=True)
        column.alert = status.is_error
        for paragraph in status.message.splitlines():
            for line in textwrap.wrap(paragraph, wide):
                column.label(text=line)


def register() -> None:
    """Add the panel."""
    bpy.utils.register_class(LABIAL_PT_speech)


def unregister() -> None:
    """Remove it."""
    bpy.utils.unregister_class(LABIAL_PT_speech)
