"""The error for what the service does not do, with its HTTP status."""

from __future__ import annotations

from labial.errors import LabialError


class RefusedError(LabialError):
    """A request that is refused; ``status`` is the status of the answer over HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
