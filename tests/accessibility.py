"""What axe-core finds in a page: the faults of accessibility that a program can find."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

_AXE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
_RUN = """axe.run(document, {resultTypes: ["violations"]}).then(found => found.violations.map(
    each => each.id + ": " + each.nodes.map(node => node.html).join(" ")))"""


def faults_of(page: Page) -> list[str]:
    """The rules that a page breaks, each with the elements that break it."""
    if not _AXE.is_file():
        pytest.skip("needs axe-core: run `npm ci` in web/")
    page.evaluate(_AXE.read_text("utf-8"))
    return list(page.evaluate(_RUN))
