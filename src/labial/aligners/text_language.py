"""In which language a text seems to be written, by its most frequent words.

Forced alignment finds a text that is read in a wrong language nearly as well as in its own, since
languages share phones (docs/recordings.md). The text itself shows its language better: among any
ten words of running text about four are such as *the*, *of*, *and*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labial.aligners.aligner import Aligned

_LETTERS = re.compile(r"[^\W\d_]+")

# How many more of its frequent words another language must have. With 2, no sentence of 210 in its
# own language was doubted, and 19 of 20 in another were (benchmarks/alignment_languages.py).
_MORE = 2


@dataclass(frozen=True)
class _Language:
    """A language's name, its tag for espeak-ng, and its frequent words."""

    name: str
    tag: str
    words: frozenset[str]

    def count(self, words: list[str]) -> int:
        return sum(word in self.words for word in words)


def another_language(text: str, language: str) -> str | None:
    """A doubt that a text is in ``language``, a BCP 47 tag, if it seems to be in another.

    None if it does not, or if the words of ``language`` are not known here.
    """
    own = _LANGUAGES.get(language.lower().replace("_", "-").partition("-")[0])
    if own is None:
        return None
    words = _LETTERS.findall(text.lower())
    best = max(_LANGUAGES.values(), key=lambda each: each.count(words))
    if best.count(words) - own.count(words) < _MORE:
        return None
    return (
        f"the text seems to be {best.name}, not {own.name}: is its language right (--language"
        f" {best.tag})?"
    )


def with_doubt(found: Aligned, text: str, language: str) -> Aligned:
    """An alignment, with a doubt if its text seems to be in another language."""
    seems = another_language(text, language)
    return found if seems is None else replace(found, doubts=(*found.doubts, seems))


def _languages(*rows: tuple[str, str, str]) -> Mapping[str, _Language]:
    return {
        tag.partition("-")[0]: _Language(name, tag, frozenset(words.split()))
        for tag, name, words in rows
    }


_LANGUAGES = _languages(
    (
        "en-us",
        "English",
        "the of and to in is was that it he she for on with as his her they at be this have "
        "from or had by not but what all were we when your can said there an which their if "
        "will each about how up out them then these so some would make like him into has "
        "two more go no way could my than been who its now did get may you are do i",
    ),
    (
        "fr-fr",
        "French",
        "le la les de des du un une et à est en que qui dans ce il elle ne pas pour sur se "
        "au aux avec son sa ses je tu nous vous ils elles plus par mais ou où cette ces "
        "sont été être a leur même tout c l d j qu n s y lui mon ma mes notre votre très "
        "bien comme",
    ),
    (
        "de",
        "German",
        "der die das und ist in den von zu mit sich des auf für nicht ein eine einen einem "
        "einer als auch es an er sie wir ihr ich du hat dass werden aus bei nach wird sind "
        "noch wie im am um über so zum war haben nur oder aber vor zur bis mehr durch man "
        "dem vom kein keine mein meine dein sein seine unser",
    ),
    (
        "es",
        "Spanish",
        "el la los las de que y en un una se no por con su para es al lo como más pero sus "
        "le ya o este sí porque esta entre cuando muy sin sobre también me hasta hay donde "
        "quien desde todo nos durante todos uno les ni contra otros ese eso había ante "
        "ellos del yo tú mi mis nuestro son fue está",
    ),
    (
        "it",
        "Italian",
        "il lo la i gli le di che e è un una in per non con si da al alla del della dei "
        "delle dal dalla nel nella sul sulla come ma anche più ha sono questo questa suo "
        "sua o se ci mi ti io tu lui lei noi voi loro era essere c l d dell all nell sull "
        "po molto quando dove perché",
    ),
    (
        "pt-br",
        "Portuguese",
        "o a os as de que e em um uma do da dos das no na nos nas para com não se por mais "
        "como mas ao é foi são ele ela eu você seu sua pelo pela ou quando muito já também "
        "só até isso está ser tem há minha meu nós",
    ),
    (
        "nl",
        "Dutch",
        "de het een en van in is dat op te zijn met voor niet aan er om ook als maar bij of "
        "uit naar dan wat nog door over ze hij zij we wij ik je jij heeft hebben werd "
        "worden wordt deze die dit geen mijn onze",
    ),
    (
        "sv",
        "Swedish",
        "och i att det som en på är av för med den till inte har de om ett han hon jag du "
        "vi var sig så men från kan ska när nu eller man sin mycket under alla",
    ),
    (
        "da",
        "Danish",
        "og i at det som en på er af for med den til ikke har de om et han hun jeg du vi "
        "var sig så men fra kan skal når nu eller man sin meget under alle",
    ),
    (
        "pl",
        "Polish",
        "i w na z do nie się to jest że o jak za po co ale od przez dla są czy tylko był "
        "była już ten ta przy jego jej pan my ja ty on ona",
    ),
    (
        "ro",
        "Romanian",
        "și în de la cu pe nu un o să se este din ce care mai pentru ca am ai a au fost "
        "sunt dar prin ei lui al ale sau foarte",
    ),
    (
        "tr",
        "Turkish",
        "ve bir bu da de için çok ile ne o ben sen biz siz gibi daha kadar olan var yok mı "
        "mi en ama her sonra",
    ),
)
