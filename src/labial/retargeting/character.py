"""A user's character: the files it is read from, and how it is to be driven."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from labial.errors import FormatError
from labial.retargeting.glb_rig import read_rig
from labial.retargeting.obj_rig import read_obj_rig
from labial.retargeting.rig import Rig
from labial.retargeting.shape_model import RetargetingConfig
from labial.retargeting.shape_names import NO_ALIASES, ShapeNames

ENDINGS = (".glb", ".vrm", ".gltf")
"""Of files that hold a character."""

_EXPORT = "export it as glTF 2.0 (.glb), with its shape keys, or use the add-on of `labial blender`"
_BLENDER = f"; import it into Blender and {_EXPORT}"
_WAYS = {
    ".fbx": _BLENDER,
    ".usd": _BLENDER,
    ".usda": _BLENDER,
    ".usdc": _BLENDER,
    ".usdz": _BLENDER,
    ".blend": f"; open it in Blender and {_EXPORT}",
    ".obj": "; put it into a folder as neutral.obj, with an .obj file for each shape",
    ".bvh": "; a .bvh file has movement of bones, but no face",
    ".vrma": "; a .vrma file has an animation, but no face: give the avatar's .vrm",
}


@dataclass(frozen=True)
class Character:
    """A rig's file or folder, and how to drive it.

    ``binding`` is the file that stores which vertices sensors are tied to. It is made if it does
    not exist, by default next to the output. ``names`` tells what its shapes are called.
    """

    rig: Path
    binding: Path | None = None
    config: RetargetingConfig = field(default_factory=RetargetingConfig)
    names: ShapeNames = NO_ALIASES

    def binding_beside(self, output: Path) -> Path:
        """The file of the binding when the output is ``output``."""
        return self.binding or output.parent / f"{self.rig.stem}.binding.toml"


def read_character(path: Path, names: ShapeNames = NO_ALIASES, mesh: str | None = None) -> Rig:
    """The rig of a .glb, .vrm or .gltf file, or of a folder of .obj files.

    ``mesh`` is the name of the mesh that has the lips, if it is known; folders have one only.
    """
    if path.is_dir():
        return read_obj_rig(path, names)
    if not path.exists():
        raise FormatError(f"{path}: no such file or folder")
    if path.suffix.lower() not in ENDINGS:
        hint = _WAYS.get(path.suffix.lower(), "")
        raise FormatError(f"{path}: expected a .glb file or a folder of .obj files{hint}")
    return read_rig(path, names, mesh)
