"""The voices that are part of labial, as files in this folder, and how they are named."""

from __future__ import annotations

from pathlib import Path

from labial.errors import VoiceError

ENDING = ".onnx"
DEFAULT = "s31"
"""The name of the voice that is used by default."""
LIVE = "s31-live"
"""The same voice tuned for streams (``labial voice stream``), their default."""

_FOLDER = Path(__file__).parent


def included_voices() -> dict[str, Path]:
    """The files of the included voices by their names; the default voice is the first."""
    found = {path.stem: path for path in sorted(_FOLDER.glob(f"*{ENDING}"))}
    return {DEFAULT: found.pop(DEFAULT), **found}


def voice_path(voice: Path | str | None = None) -> Path:
    """The file of a voice, given by the name of an included one or by its path.

    None is the default voice. Included voices come before files of the same name. Raises
    ``VoiceError`` for an unknown name without an ending.
    """
    included = included_voices()
    name = DEFAULT if voice is None else str(voice)
    if name in included:
        return included[name]
    path = Path(name)
    if path.suffix or path.parent != Path() or path.exists():
        return path
    raise VoiceError(f"{name}: no such voice; expected a file or one of {', '.join(included)}")
