"""labial info"""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.util import find_spec

# An extra is there when the library that it is mostly for is.
_EXTRAS = {
    "speech": "espeakng_loader",
    "align": "pocketsphinx",
    "train": "torch",
    "video": "mediapipe",
    "mocap": "ezc3d",
    "cluster": "ray",
    "dev": "pytest",
}


@dataclass(frozen=True)
class Info:
    """Tell what is installed and what labial works with here."""

    def run(self) -> int:
        """Do it."""
        from labial import __version__
        from labial.recurrence.choice import choose
        from labial.voice import load_voice

        choice = choose()
        voice = load_voice().info
        there = [extra for extra, module in _EXTRAS.items() if find_spec(module)]
        missing = [extra for extra in _EXTRAS if extra not in there]
        system = f"{platform.system()} {platform.machine()}"
        rows = {
            "labial": f"{__version__} on Python {platform.python_version()}, {system}",
            "voice": f"{voice.name}, {voice.fps:g} Hz, {len(voice.layout.names)} sensors",
            "recurrence": f"{choice.name}: {choice.reason}",
            "extras": ", ".join(there) or "none",
            "not installed": ", ".join(missing) or "nothing",
        }
        for name, value in rows.items():
            print(f"{name:16}{value}")
        return 0
