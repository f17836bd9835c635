"""Warnings of loops that try again and again, each in the log once."""

from __future__ import annotations

import logging


class Warned:
    """Logs a warning unless it is the one before."""

    def __init__(self, log: logging.Logger) -> None:
        self._log, self._last = log, ""

    def warn(self, error: Exception) -> None:
        """Log an error of another try."""
        if str(error) != self._last:
            self._last = str(error)
            self._log.warning("%s", error)
