"""Write sentences of free manuals, a line each, from Debian packages that apt downloads.

OUTPUT.about says where they come from, and their licences. Run as:
python benchmarks/debian_texts.py fr -o fr.txt
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from labial.files import replacing
from labial.prompts.candidates import sentences_in


@dataclass(frozen=True)
class Manual:
    """A package, the pages in it that are read, and whom to credit for them."""

    package: str
    pages: str
    credit: str


_HELP = "LibreOffice help, The Document Foundation, MPL 2.0"
_HANDBOOK = (
    "The Debian Administrator's Handbook, Raphaël Hertzog and Roland Mas, GPL 2 or later or"
    " CC BY-SA 3.0"
)
MANUALS = {
    "en": (
        Manual("libreoffice-help-en-us", "**/en-US/**/*.html", _HELP),
        Manual("debian-handbook", "**/en-US/**/*.html", _HANDBOOK),
        Manual(
            "debian-reference-en", "**/*.en.html", "Debian Reference, Osamu Aoki, GPL 2 or later"
        ),
        Manual(
            "installation-guide-amd64",
            "**/en/*.html",
            "Debian GNU/Linux Installation Guide, the Debian Installer team, GPL 2",
        ),
    ),
    "fr": (
        Manual("libreoffice-help-fr", "**/fr/**/*.html", _HELP),
        Manual("debian-handbook", "**/fr-FR/**/*.html", _HANDBOOK),
    ),
}
_BLOCKS = frozenset(["p", "li", "dd", "dt", "td", "div", "h1", "h2", "h3", "h4"])
_NOT_PROSE = frozenset(["script", "style", "pre", "code", "kbd", "tt"])
_SHORTEST, _LONGEST = 20, 200  # characters
_LEAST_WORDS, _LONGEST_WORD = 4, 21
_IN_PROSE = frozenset(" ,.'’-;:!?«»\"()")
_LEAST_SHARE_OF_PROSE = 0.97


class Paragraphs(HTMLParser):
    """The texts of a page's paragraphs, without code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._parts: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        """Start a paragraph, or code."""
        self._code += tag in _NOT_PROSE
        if tag in _BLOCKS:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or code."""
        self._code = max(0, self._code - (tag in _NOT_PROSE))
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        """Add text."""
        if not self._code:
            self._parts.append(data)

    def close(self) -> None:
        """End the page."""
        super().close()
        self._end()

    def _end(self) -> None:
        text = " ".join("".join(self._parts).split())
        self._parts = []
        if len(text) > _SHORTEST:
            self.found.append(text)


def prose(folder: Path, pages: str) -> Iterator[str]:
    """The sentences of pages that are prose, not lists of names, commands or numbers."""
    for page in sorted(folder.glob(pages)):
        parser = Paragraphs()
        parser.feed(page.read_text("utf-8", "replace"))
        parser.close()
        for paragraph in parser.found:
            yield from filter(is_prose, sentences_in(paragraph.replace("#", "")))


def is_prose(sentence: str) -> bool:
    """Whether a sentence can be spoken as written."""
    words = sentence.split()
    plain = sum(c.isalpha() or c in _IN_PROSE for c in sentence)
    return (
        len(words) >= _LEAST_WORDS
        and len(sentence) <= _LONGEST
        and sentence[-1] in ".!?…"
        and plain >= _LEAST_SHARE_OF_PROSE * len(sentence)
        and max(map(len, words)) <= _LONGEST_WORD
    )


def downloaded(package: str, folder: Path) -> Path:
    """Download a package, of any version."""
    subprocess.run(["apt-get", "download", package], cwd=folder, check=True, capture_output=True)
    (archive,) = folder.glob(f"{package}_*.deb")
    return archive


def unpacked(archive: Path) -> Path:
    """Unpack a package next to it."""
    target = archive.with_suffix("")
    subprocess.run(["dpkg-deb", "--extract", archive, target], check=True)
    return target


def main() -> None:
    """Write the sentences of a language, each once."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language", choices=MANUALS)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    found: dict[str, None] = {}
    sources: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # apt downloads as another user, which needs access.
        folder.chmod(0o777)
        for manual in MANUALS[options.language]:
            before = len(found)
            archive = downloaded(manual.package, folder)
            found.update(dict.fromkeys(prose(unpacked(archive), manual.pages)))
            print(f"{archive.name}: {len(found) - before:,} sentences")
            sources.append(f"{manual.credit} ({archive.name})")
    with replacing(options.output) as part:
        part.write_text("".join(f"{sentence}\n" for sentence in found), "utf-8")
    with replacing(options.output.with_name(f"{options.output.name}.about")) as part:
        part.write_text("; ".join(sources) + "\n", "utf-8")
    print(f"{options.output}: {len(found):,} sentences")


if __name__ == "__main__":
    main()
