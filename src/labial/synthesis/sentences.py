"""Sentences to speak: made of a small grammar in English and French, or the lines of a text."""

from __future__ import annotations

import random
from pathlib import Path

from labial.errors import FormatError, LabialError
from labial.formats.text import read_lines

# Each clause is subject, verb, object, place; two clauses are joined. The words were chosen so that
# every phone of the language comes often, bilabials and rounded vowels most.
_ENGLISH = {
    "subject": "my father|the old woman|a young boy|our new neighbour|the blue whale|every pupil|"
    "the village priest|her younger brother|a very large bear|your uncle George|the choir|nobody|"
    "the shy photographer|a wise judge|the tall farmer|that noisy parrot|the film producer|"
    "my cousin Beth|the whole family|this clever girl",
    "verb": "bought|found|lost|painted|measured|watched|borrowed|moved|wrapped up|threw away|chose|"
    "hid|pushed|remembered|put down|swept up|mended|hopes to buy|would rather keep|forgot about|"
    "pulled out|used|shook|wished for",
    "object": "a small wooden boat|the purple umbrella|five cups of tea|some brown paper|the moon|"
    "a bottle of cool water|the broken window|two loaves of bread|a pair of leather shoes|"
    "the book of maps|an awful yellow hat|fresh vegetables|the oil lamp|a huge bowl of soup|"
    "the garage key|three white feathers|another mouthful of pie|the weather vane|a toy airplane|"
    "the measuring rod|both of the rings|a thousand pebbles",
    "place": "by the river|near the old bridge|at home|under the table|behind the church|in May|"
    "on the beach|before lunch|in a remote valley|at the market|without a word|this afternoon|"
    "for the whole year|above the bookshop|on Thursday morning|through the fog|around noon|"
    "beyond the vineyard",
    "joint": " and |, but |, because |, while |, so |, although |, before | and then ",
}
_FRENCH = {
    "subject": "mon père|la vieille dame|un jeune garçon|notre nouveau voisin|la baleine bleue|"
    "chaque élève|le curé du village|son petit frère|un très gros ours|votre oncle Paul|personne|"
    "la photographe timide|un juge prudent|le grand fermier|ce perroquet bruyant|ma cousine Judith|"
    "toute la famille|cette fille futée|le peintre du quartier|un chien brun",
    "verb": "achète|trouve|a perdu|a peint|mesure|regarde|emprunte|déplace|emballe|jette|choisit|"
    "cache|pousse|se rappelle|a posé|balaie|répare|veut garder|préfère oublier|a rempli|soulève|"
    "utilise|secoue|espère recevoir",
    "object": "un petit bateau en bois|le parapluie mauve|cinq tasses de thé|du papier brun|la lune|"
    "une bouteille d'eau fraîche|la fenêtre ouverte|deux pains de campagne|une paire de chaussures|"
    "le livre de géographie|un affreux chapeau jaune|des légumes verts|la lampe à huile|"
    "un bol de soupe|la clé du garage|trois plumes blanches|le moulin à vent|une tarte aux prunes|"
    "un bouquet de roses|la bague en argent|une montagne de feuilles|le vieux piano",
    "place": "au bord de la rivière|près du pont|à la maison|sous la table|derrière l'église|en mai|"
    "sur la plage|avant le déjeuner|dans une vallée lointaine|au marché|sans un mot|cet après-midi|"
    "pendant toute l'année|au-dessus de la boutique|jeudi matin|à travers la brume|vers midi|"
    "au fond du jardin",
    "joint": " et |, mais |, parce que |, pendant que |, donc |, puis |, alors que | et ensuite ",
}
_GRAMMARS = {"en": _ENGLISH, "fr": _FRENCH}


def made_up_sentences(language: str, count: int, seed: int = 0) -> list[str]:
    """``count`` different sentences in English or French; the same seed gives the same.

    ``language`` is espeak-ng's name of one, such as "en-gb" or "fr-fr". Raises ``LabialError`` for
    another language.
    """
    family = language.lower().partition("-")[0]
    if family not in _GRAMMARS:
        raise LabialError(
            f"there are sentences of labial's own in English (en-...) and French (fr-...) only,"
            f" not in '{language}': give a text file"
        )
    words = {part: choices.split("|") for part, choices in _GRAMMARS[family].items()}
    chance = random.Random(seed)
    sentences: dict[str, None] = {}
    while len(sentences) < count:
        clauses = [
            " ".join(chance.choice(words[part]) for part in ("subject", "verb", "object", "place"))
            for _ in range(2)
        ]
        sentence = chance.choice(words["joint"]).join(clauses)
        sentences[sentence[0].upper() + sentence[1:] + "."] = None
    return list(sentences)


def sentences_of(path: Path) -> list[str]:
    """The lines of a text that are not empty. Raises ``FormatError`` naming the file."""
    sentences = [line.strip() for line in read_lines(path) if line.strip()]
    if not sentences:
        raise FormatError(f"{path}: holds no line of text")
    return sentences
