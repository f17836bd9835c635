"""Registry of the aligners, and which one a language has by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.errors import TranscriptError
from labial.registry import Entry, known_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from labial.aligners.aligner import Aligner

    AlignerMaker = Callable[[str], Aligner]

DEFAULT_LANGUAGE = "en-us"


@dataclass(frozen=True)
class AlignerEntry(Entry["AlignerMaker"]):
    """``languages`` are those it is the default of, as BCP 47 tags without a region.

    None means all that no other aligner has; ``only_those``: it aligns no other.
    """

    languages: frozenset[str] | None = None
    only_those: bool = False

    def has(self, language: str) -> bool:
        """Whether it is the default of a language."""
        return self.languages is not None and _base(language) in self.languages


ALIGNERS: dict[str, AlignerEntry] = {
    "pocketsphinx": AlignerEntry(
        "English, by pocketsphinx and its model of many talkers",
        "labial.aligners.english:EnglishAligner",
        languages=frozenset({"en", ""}),
        only_those=True,
    ),
    "renditions": AlignerEntry(
        "any language of espeak-ng, by models of its speech of the same text",
        "labial.aligners.renditions:RenditionAligner",
    ),
}


def aligner_for(language: str = DEFAULT_LANGUAGE, name: str | None = None) -> Aligner:
    """The aligner called ``name``, or the default one of a language, such as fr-fr.

    Raises ``TranscriptError`` for an unknown name, and for one that does not align the language.
    """
    if name is None:
        fitting = (each for each, entry in ALIGNERS.items() if entry.has(language))
        others = (each for each, entry in ALIGNERS.items() if entry.languages is None)
        name = next(fitting, None) or next(others)
    if name not in ALIGNERS:
        raise TranscriptError(f"no aligner is named '{name}'; there are {known_names(ALIGNERS)}")
    entry = ALIGNERS[name]
    if entry.only_those and not entry.has(language):
        raise TranscriptError(f"the aligner {name} does not align '{language}'")
    make = entry.load()
    return make(language)


def _base(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]
