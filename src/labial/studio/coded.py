"""The error of long work for which the page has a text in each language."""

from __future__ import annotations

from labial.errors import LabialError


class CodedError(LabialError):
    """An error with a ``code``, as that of ``RefusedError``, which does not change."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type[CodedError], tuple[str, str]]:
        return CodedError, (str(self), self.code)
