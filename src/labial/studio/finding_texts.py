"""What the check of a corpus finds, in words that a person can act on."""

from __future__ import annotations

from labial.studio.reason_texts import reason_text
from labial.studio.state import Bilingual

_TEXTS: dict[str, tuple[str, str]] = {
    "alignment": (
        "The words are {measure:.0f} ms before or after the movement.",
        "Les mots sont décalés de {measure:.0f} ms par rapport au mouvement.",
    ),
    "phones": (
        "The movement does not fit the words: was something else said?",
        "Le mouvement ne correspond pas aux mots : a-t-on dit autre chose ?",
    ),
    "swap": (
        "Points of the face seem to be swapped for a moment.",
        "Des points du visage semblent échangés un moment.",
    ),
    "shape": (
        "The face has an unusual shape: was it partly hidden?",
        "Le visage a une forme inhabituelle : était-il en partie caché ?",
    ),
    "copy": (
        "It is the same recording as another one.",
        "C’est le même enregistrement qu’un autre.",
    ),
    "frozen": (
        "The picture stands still for a while.",
        "L’image reste figée un moment.",
    ),
    "jitter": (
        "The face trembles more than in other takes: is there enough light?",
        "Le visage tremble plus que dans les autres prises : y a-t-il assez de lumière ?",
    ),
    "head": (
        "The head moves more than in other takes.",
        "La tête bouge plus que dans les autres prises.",
    ),
    "clipping": (
        "The sound is too loud and distorted.",
        "Le son est trop fort et saturé.",
    ),
}


def finding_text(kind: str, measure: float, text: str) -> Bilingual:
    """A finding of a kind; ``text`` is used for a kind without a text here."""
    en, fr = _TEXTS.get(kind, (text.replace("{", "{{").replace("}", "}}"),) * 2)
    return Bilingual(en=en.format(measure=measure), fr=fr.format(measure=measure))


def left_out_text(reason: str) -> Bilingual:
    """A take that cannot be part of the corpus."""
    why = reason_text(reason)
    return Bilingual(
        en=f"It cannot be used: {why.en}.",
        fr=f"Elle ne peut pas être utilisée : {why.fr}.",
    )


FEW_TAKES = Bilingual(
    en="There are too few takes to compare them with one another.",
    fr="Il y a trop peu de prises pour les comparer entre elles.",
)
