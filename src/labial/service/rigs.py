"""Rigs that clients uploaded. They are kept in a private temporary folder, under made-up names."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from pathlib import Path

from labial.service.making import RigFiles
from labial.service.refused import RefusedError


class Rigs:
    """The rigs in a folder; beyond ``most``, the one that was used longest ago is forgotten."""

    def __init__(self, folder: Path, most: int) -> None:
        self._folder, self._most = folder, most
        self._kept: OrderedDict[str, RigFiles] = OrderedDict()

    def place(self) -> tuple[str, RigFiles]:
        """A new id, and the files for a rig and its binding, which do not exist yet."""
        name = secrets.token_hex(8)
        return name, RigFiles(self._folder / f"{name}.glb", self._folder / f"{name}.toml")

    def keep(self, name: str, files: RigFiles) -> None:
        """Keep a rig whose files were written."""
        self._kept[name] = files
        while len(self._kept) > self._most:
            remove(self._kept.popitem(last=False)[1])

    def find(self, name: str) -> RigFiles:
        """The files of a rig. Raises ``RefusedError`` for one that is not kept."""
        if name not in self._kept:
            raise RefusedError(404, f"no rig '{name}': upload it with POST /rigs")
        self._kept.move_to_end(name)
        return self._kept[name]

    def forget(self, name: str) -> None:
        """Delete a rig. Raises ``RefusedError`` for one that is not kept."""
        self.find(name)
        remove(self._kept.pop(name))


def remove(files: RigFiles) -> None:
    """Delete the files of a rig, as far as they exist."""
    for path in (files.rig, files.binding, files.binding.with_suffix(".svg")):
        path.unlink(missing_ok=True)
