"""What to suggest for a name that a character lacks."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

_SHOWN = 6


def similar(wanted: str, names: Sequence[str], what: str) -> str:
    """Those of ``names`` that look like ``wanted``; if none does, the first ones, as ``what``.

    The case of letters does not count.
    """
    lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(wanted.lower(), list(lower), n=3, cutoff=0.7)
    if near:
        return "similar: " + ", ".join(f"'{lower[name]}'" for name in near)
    more = ", ..." if len(names) > _SHOWN else ""
    return f"{what}: " + ", ".join(f"'{name}'" for name in names[:_SHOWN]) + more
