"""labial study simulate"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StudySimulate:
    """Not yet."""

    def run(self) -> int:
        """Run the command."""
        return 0
