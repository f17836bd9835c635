"""labial study analyse"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StudyAnalyse:
    """Not yet."""

    def run(self) -> int:
        """Run the command."""
        return 0
