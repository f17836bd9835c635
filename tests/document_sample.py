"""The code in the pages of the documentation, so that it is tested as written."""

from __future__ import annotations

import re

from conftest import REPOSITORY


def code_of(page: str, language: str) -> str:
    """The only block of a language in a page: ``code_of("blender.md", "python")``."""
    text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return str(found)
