"""A page that shows one sentence after another, to be read aloud before a camera."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from importlib import resources

from labial.pages import write_filled
from labial.sinks import Sink


def write_prompt_page(sink: Sink, sentences: Sequence[str], language: str) -> None:
    """Write a self-contained page of sentences; it makes no network requests.

    ``language`` is a BCP 47 tag, by which a browser chooses fonts and hyphenation.
    """
    template = (resources.files("labial.prompts") / "page.html").read_text("utf-8")
    # JSON in a script element must neither end it nor open a comment.
    data = json.dumps(list(sentences), ensure_ascii=False).replace("<", "\\u003c")
    fields = {
        "language": html.escape(language),
        "title": f"{len(sentences)} sentences",
        "data": data,
    }
    with sink.text() as file:
        write_filled(file, template, fields)
