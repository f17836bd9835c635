"""labial voice info"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from labial.voices import DEFAULT


@dataclass(frozen=True)
class VoiceInfoCommand:
    """Print a voice's description, origin and licence."""

    voice: Annotated[
        Positional[Path | None],
        arg(metavar="VOICE", help_behavior_hint=f"(default: {DEFAULT})"),
    ] = None
    """A voice file, or the name of an included voice."""

    def run(self) -> int:
        """Run the command."""
        from labial.phones.substitution import described_mixture
        from labial.voice import load_voice

        voice = load_voice(self.voice)
        info = voice.info
        nearest = info.substitutions.nearest.items()
        rows = {
            "file": str(voice.path),
            "name": info.name,
            "language": info.language or "not given",
            "licence": info.licence or "not given",
            "attribution": info.attribution or "not given",
            "rate": f"{info.fps:g} Hz",
            "sensors": str(len(info.layout.names)),
            "face": f"{len(voice.face.mesh.points)} points" if voice.face else "none",
            "largest speed": (
                "not measured"
                if info.largest_speeds is None
                else f"{info.largest_speeds.max():.0f} mm/s"
            ),
            "speech": "not given" if info.speech_s is None else f"{info.speech_s:.0f} s",
            "trained on": f"{len(info.trained_on)} utterances; {info.training['weights']}",
            "phones": " ".join(info.phones),
            "mixtures": "; ".join(
                f"{phone} {described_mixture(shares)}"
                for phone, shares in info.substitutions.mixtures.items()
            )
            or "none",
            "stand-ins": ", ".join(f"{phone} {' '.join(trained)}" for phone, trained in nearest),
            **{name: str(value) for name, value in info.figures.items()},
        }
        indent = max(map(len, rows)) + 2
        for name, value in rows.items():
            print(
                textwrap.fill(
                    value, 100, initial_indent=name.ljust(indent), subsequent_indent=" " * indent
                )
            )
        return 0
