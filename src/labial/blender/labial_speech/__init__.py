"""An add-on for Blender: characters speak, moved by labial's weights of their shape keys.

Only functions import Blender's modules, so that its other parts can be used without Blender.
"""

bl_info = {
    "name": "labial: speech for shape keys",
    "author": "The labial maintainers",
    "version": (0, 1, 0),
    "blender": (3, 4, 0),
    "location": "3D View > Sidebar > labial",
    "description": "Animate a character's lips from a text or a recording",
    "category": "Animation",
}


def register() -> None:
    """Add the panel, the operators and the preferences to Blender."""
    from . import operators, panel, settings

    settings.register()
    operators.register()
    panel.register()


def unregister() -> None:
    """Remove them."""
    from . import operators, panel, settings

    panel.unregister()
    operators.unregister()
    settings.unregister()
