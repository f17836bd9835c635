"""Named kinds of one thing: latent spaces, cells, encoders.

A registry is a table of names that is cheap to import, so that configurations, the command line
and reports can list what there is; the code behind a name is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Generic, TypeVar

Code = TypeVar("Code")


@dataclass(frozen=True)
class Entry(Generic[Code]):
    """``title`` is a few words for help and reports; ``code`` is where it is, "module:name"."""

    title: str
    code: str

    def load(self) -> Code:
        """Import what the entry names."""
        module, name = self.code.split(":")
        loaded: Any = getattr(import_module(module), name)
        return loaded  # type: ignore[no-any-return]


def known_names(registry: Mapping[str, Any]) -> str:
    """The names of a registry, for messages."""
    return ", ".join(registry)
