"""Marks that identify machines, for files in shared folders."""

from __future__ import annotations

import platform
import re
import uuid
from hashlib import sha256
from pathlib import Path

_UNKNOWN = "0" * 8
MARK = r"[0-9a-f]{8}-[0-9a-f]{8}"
"""The form of a mark, as a regular expression."""


def host_mark() -> str:
    """Two digests: of the machine's present boot, and of its name and number.

    Containers on one machine share the first, and each has its own second one.
    """
    return f"{_digest(_started())}-{_digest(_machine())}"


def is_this_host(mark: str) -> bool:
    """Whether a mark was made on this machine; False if that is not known."""
    return re.fullmatch(MARK, mark) is not None and any(
        here == there != _UNKNOWN
        for here, there in zip(host_mark().split("-"), mark.split("-"), strict=True)
    )


def _started() -> str:
    return _text("/proc/sys/kernel/random/boot_id")


def _machine() -> str:
    if platform.system() == "Linux":
        name = _text("/etc/machine-id")
        return f"{name} {platform.node()}" if name else ""
    return f"{uuid.getnode():x} {platform.node()}"


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8] if text else _UNKNOWN
