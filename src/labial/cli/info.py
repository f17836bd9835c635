"""labial info"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.util import find_spec

# An extra counts as installed if its main library is.
_EXTRAS = {
    "speech": "espeakng_loader",
    "piper": "piper",
    "align": "pocketsphinx",
    "train": "torch",
    "video": "mediapipe",
    "mocap": "ezc3d",
    "serve": "fastapi",
    "cluster": "ray",
    "dev": "pytest",
}


@dataclass(frozen=True)
class Info:
    """Report what is installed, and which recurrence is in use."""

    def run(self) -> int:
        """Run the command."""
        from labial import __version__
        from labial.recurrence.choice import choose
        from labial.voice import load_voice

        choice = choose()
        voice = load_voice().info
        installed = [extra for extra, module in _EXTRAS.items() if find_spec(module)]
        missing = [extra for extra in _EXTRAS if extra not in installed]
        system = f"{platform.system()} {platform.machine()}"
        rows = {
            "labial": f"{__version__} on Python {platform.python_version()}, {system}",
            "voice": f"{voice.name}, {voice.fps:g} Hz, {len(voice.layout.names)} sensors",
            "recurrence": f"{choice.name}: {choice.reason}",
            "extras": ", ".join(installed) or "none",
            "not installed": ", ".join(missing) or "nothing",
        }
        for name, value in rows.items():
            print(f"{name:16}{value}")
        return 0
