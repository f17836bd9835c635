"""The error for what the service does not do, with its HTTP status."""

from __future__ import annotations

from collections.abc import Mapping

from labial.errors import LabialError


class RefusedError(LabialError):
    """A request that is refused; ``status`` is the status of the answer over HTTP.

    A page that shows it in another language has a text for its ``code``, which does not change,
    with places for the ``values``. Without a code it shows the message.
    """

    def __init__(
        self,
        status: int,
        message: str,
        code: str = "",
        values: Mapping[str, str | float] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.code, self.values = status, code, dict(values or {})

    @property
    def body(self) -> dict[str, object]:
        """The answer in JSON."""
        coded = {"code": self.code, "values": self.values} if self.code else {}
        return {"error": str(self), **coded}
