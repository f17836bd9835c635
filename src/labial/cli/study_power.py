"""labial study power"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StudyPower:
    """Not yet."""

    def run(self) -> int:
        """Run the command."""
        return 0
