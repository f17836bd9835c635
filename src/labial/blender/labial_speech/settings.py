"""What the user sets: in the panel, for each scene; and where labial is, in the preferences."""

from typing import Any

import bpy
from bpy.props import (
    BoolProperty,
    EnumProperty,
    FloatProperty,
    IntProperty,
    PointerProperty,
    StringProperty,
)

from .request import Request

_FILE = "FILE_PATH"


class LabialSettings(bpy.types.PropertyGroup):
    """What is spoken and how, of a scene."""

    source: EnumProperty(
        name="Source",
        items=(
            ("TEXT", "Text", "A synthetic voice speaks a text"),
            ("RECORDING", "Recording", "The character says what is heard in a recording"),
        ),
    )
    text: StringProperty(name="Text", description="What the character says")
    recording: StringProperty(
        name="Recording", subtype=_FILE, description="A sound file, such as a .wav"
    )
    phones: StringProperty(
        name="Phones",
        subtype=_FILE,
        description="Phones of the recording with their times, if they are known: a .TextGrid, "
        ".ctm or other file that labial reads. Without it, the text is aligned with the recording",
    )
    language: StringProperty(
        name="Language", description="en-gb, en-us, fr-fr, de, ...; empty for labial's default"
    )
    voice: StringProperty(
        name="Voice",
        description="Whose lips move: a name that `labial voice list` prints, or a file; empty for "
        "labial's default",
    )
    articulation: FloatProperty(
        name="Articulation",
        default=1.0,
        min=0.5,
        max=2.0,
        description="How clearly the talker speaks",
    )
    intensity: FloatProperty(
        name="Intensity",
        default=1.0,
        min=0.0,
        soft_max=2.0,
        max=10.0,
        description="How far the character moves: 1 is as far as the talker, for its size",
    )
    head_movement: BoolProperty(
        name="Head movement (invented)",
        description="Nod on stressed syllables, turn from phrase to phrase and look away in "
        "pauses. Nothing of this is predicted from people",
    )
    binding: StringProperty(
        name="Binding",
        subtype=_FILE,
        description="The .toml file that says which vertices are the lips, if labial does not find "
        "them; it is written if it is missing",
    )
    first_frame: IntProperty(
        name="First Frame", default=1, description="The frame at which the sound begins"
    )

    def request(self, scene: Any) -> Request:
        """What labial is asked for."""
        spoken = self.source == "TEXT"
        return Request(
            text=self.text,
            recording="" if spoken else bpy.path.abspath(self.recording),
            phones="" if spoken else bpy.path.abspath(self.phones),
            language=self.language,
            voice=self.voice,
            articulation=round(self.articulation, 4),
            intensity=round(self.intensity, 4),
            binding=bpy.path.abspath(self.binding),
            fps=scene.render.fps / scene.render.fps_base,
            head_movement=self.head_movement,
        )


class LabialStatus(bpy.types.PropertyGroup):
    """What the panel shows of the work; not part of the file, nor of undo."""

    stage: StringProperty()
    message: StringProperty()
    is_error: BoolProperty()
    is_cancelled: BoolProperty()


class LabialPreferences(bpy.types.AddonPreferences):
    """Where labial is installed."""

    bl_idname = __package__

    path: StringProperty(
        name="Path of labial",
        subtype=_FILE,
        description="The program labial (of a virtual environment: bin/labial, on Windows "
        "Scripts\\labial.exe); empty for the one on PATH",
    )

    def draw(self, context: Any) -> None:
        """Draw the preferences."""
        self.layout.prop(self, "path")


def path_of_labial(context: Any) -> str:
    """The path in the preferences; empty if none is set."""
    path: str = context.preferences.addons[__package__].preferences.path
    return bpy.path.abspath(path) if path else ""


_CLASSES = (LabialSettings, LabialStatus, LabialPreferences)


def register() -> None:
    """Add the settings to scenes, and the preferences."""
    for each in _CLASSES:
        bpy.utils.register_class(each)
    bpy.types.Scene.labial = PointerProperty(type=LabialSettings)
    bpy.types.WindowManager.labial = PointerProperty(type=LabialStatus)


def unregister() -> None:
    """Remove them."""
    del bpy.types.WindowManager.labial
    del bpy.types.Scene.labial
    for each in reversed(_CLASSES):
        bpy.utils.unregister_class(each)
