"""The options of commands whose network learns from phones alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import OmitArgPrefixes, arg

from labial.progress import Progress, counted

if TYPE_CHECKING:
    from labial.alignment import Alignment


@dataclass(frozen=True)
class LearnedSpeech:
    """The sentences whose phones are learned."""

    text: Annotated[
        Path | None, arg(metavar="FILE", help_behavior_hint="(default: labial's own sentences)")
    ] = None
    """A text in UTF-8 with whole sentences in each line; labial's are English and French."""
    language: str = "en"
    """The language of --text, one of espeak-ng."""
    corpus: Annotated[
        Path | None, arg(metavar="CORPUS", help_behavior_hint="(default: texts only)")
    ] = None
    """A corpus whose phones are learned too, outside validation and test, such as the voice's own.
    Its scores on that corpus then change less."""

    @property
    def files(self) -> tuple[Path | None, ...]:
        """The files that the options name."""
        return self.text, self.corpus

    def spoken(self, progress: Progress) -> list[Alignment]:
        """The phones of the texts as espeak-ng speaks them, and those of the corpus."""
        from labial.prompts.candidates import spoken_phones

        texts, known = self._texts(), self._known()
        phones = (each for name, text in texts.items() for each in spoken_phones(text, name))
        spoken = list(counted(phones, sum(map(len, texts.values())), progress))
        return [*spoken, *known]

    def _texts(self) -> dict[str, list[str]]:
        """Sentences by their language."""
        from labial.prompts.candidates import ACCENTS, read_candidates, shipped_sentences

        if self.text is not None:
            return {self.language: read_candidates(self.text)}
        return {language: shipped_sentences(language) for language in ACCENTS}

    def _known(self) -> list[Alignment]:
        from labial.corpus import Corpus
        from labial.distilled_voice import training_phones

        if self.corpus is None:
            return []
        with Corpus(self.corpus) as corpus:
            return training_phones(corpus)


LearnedFrom = OmitArgPrefixes[LearnedSpeech]
