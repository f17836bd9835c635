"""labial voice list"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.voice_info import VoiceInfo

_HEADINGS = ("voice", "language", "speech", "RMSE, mm", "scored on", "licence", "adapted from")


@dataclass(frozen=True)
class VoiceList:
    """List the included voices: speech learned from, error on recordings left out, licence."""

    def run(self) -> int:
        """Run the command."""
        from labial.voice import load_voice
        from labial.voices import included_voices

        table = [_HEADINGS, *(_row(name, load_voice(name).info) for name in included_voices())]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for row in table:
            print("  ".join(map(str.ljust, row, widths)).rstrip())
        print("The first is the default; labial voice info NAME prints more.")
        return 0


def _row(name: str, info: VoiceInfo) -> tuple[str, ...]:
    figure, error = next(iter(info.figures.items()), ("", "not given"))
    speech = "not given" if info.speech_s is None else f"{info.speech_s:.0f} s"
    scored = "clips left out" if info.adapted else "test split"
    scored += ", its teacher" if "of its teacher" in figure else ""
    scored += ", before tuning for streams" if "before tuning" in figure else ""
    origin = str(info.adapted["from"]) if info.adapted else "-"
    return name, info.language or "not given", speech, str(error), scored, info.licence, origin
