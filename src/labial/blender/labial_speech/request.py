"""What is to be spoken, as a command line of labial. Nothing here needs Blender."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


class RequestError(Exception):
    """A request that labial cannot be given; the message says what is missing."""


@dataclass(frozen=True)
class Request:
    """What a character says, and how; empty strings and paths are labial's defaults.

    Without ``recording`` the ``text`` is spoken by a synthetic voice. A recording is aligned with
    its text, or has its ``phones`` in a file (TextGrid, CTM ...); without either, labial
    recognises its phones. ``fps`` is the scene's frame rate in Hz; ``head_movement`` is invented.
    """

    text: str = ""
    recording: str = ""
    phones: str = ""
    language: str = ""
    voice: str = ""
    articulation: float = 1.0
    intensity: float = 1.0
    binding: str = ""
    fps: float = 60.0
    head_movement: bool = False

    def command(self, labial: str, folder: Path) -> list[str]:
        """The command that animates ``folder/character.glb`` and writes ``folder/speaking.glb``.

        The text is written to a file in the folder. Raises ``RequestError`` if there is nothing to
        speak.
        """
        command = [labial, *self._spoken(folder)]
        command += ["--rig", str(folder / "character.glb"), "-o", str(folder / "speaking.glb")]
        command += ["--fps", repr(self.fps), "--articulation", f"{self.articulation:g}"]
        command += ["--intensity", f"{self.intensity:g}"]
        for option, value in (
            ("--language", self.language.strip()),
            ("--voice", self.voice.strip()),
            ("--binding", self.binding),
        ):
            command += [option, value] if value else []
        return [*command, "--head-movement"] if self.head_movement else command

    def _spoken(self, folder: Path) -> list[str]:
        words = []
        if self.text.strip():
            written = folder / "text.txt"
            written.write_text(self.text + "\n", "utf-8")
            words = ["--text-file", str(written)]
        if self.recording and self.phones:
            return ["animate", self.phones, "--audio", self.recording]
        if self.recording or self.phones:
            return ["animate", self.recording or self.phones, *words]
        if not words:
            raise RequestError("Type a text, or choose a recording.")
        return ["say", *words]


def find_labial(path: str) -> str:
    """The program at a path, or the one found on PATH if that is empty.

    Raises ``RequestError`` if there is none.
    """
    found = shutil.which(path or "labial")
    if found is None:
        where = f"There is no program {path}." if path else "labial was not found on PATH."
        raise RequestError(f"{where} Install labial, and set its path in the add-on's preferences.")
    return found


def environment() -> dict[str, str]:
    """Blender's environment without what concerns its own Python."""
    own = ("PYTHONHOME", "PYTHONPATH")
    return {name: value for name, value in os.environ.items() if name not in own}
