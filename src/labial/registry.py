"""Registries of named kinds of one thing: latent spaces, cells, encoders.

A registry is a table of names that is cheap to import, so that configurations, the command line
and reports can list the kinds; the code of a kind is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar

Code = TypeVar("Code")


@dataclass(frozen=True)
class Entry(Generic[Code]):
    """``title`` is a short text for help and reports; ``code`` says "module:name"."""

    title: str
    code: str

    def load(self) -> Code:
        """Import the entry's code."""
        module, name = self.code.split(":")
        loaded: Any = getattr(import_module(module), name)
        return loaded  # type: ignore[no-any-return]


def known_names(registry: Mapping[str, Any]) -> str:
    """The names of a registry, for messages."""
    return ", ".join(registry)
