"""The language that a text seems to be in: the first article of the Declaration of Human Rights."""

from __future__ import annotations

import pytest

from labial.aligners import english
from labial.aligners.aligner import Aligned
from labial.aligners.english import EnglishAligner
from labial.aligners.text_language import another_language
from labial.alignment import SILENCE, Alignment, Interval
from labial.prompts.candidates import shipped_sentences

# https://www.ohchr.org/en/human-rights/universal-declaration/translations
ARTICLE = {
    "en-gb": "All human beings are born free and equal in dignity and rights. They are endowed with"
    " reason and conscience and should act towards one another in a spirit of brotherhood.",
    "fr-fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont"
    " doués de raison et de conscience et doivent agir les uns envers les autres dans un esprit de"
    " fraternité.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft"
    " und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como"
    " están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati"
    " di ragione e di coscienza e devono agire gli uni verso gli altri in spirito di fratellanza.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de"
    " razão e de consciência, devem agir uns para com os outros em espírito de fraternidade.",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd"
    " met verstand en geweten, en behoren zich jegens elkander in een geest van broederschap te"
    " gedragen.",
    "sv": "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med"
    " förnuft och samvete och bör handla gentemot varandra i en anda av broderskap.",
    "da": "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med"
    " fornuft og samvittighed, og de bør handle mod hverandre i en broderskabets ånd.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni"
    " obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    "ro": "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt"
    " înzestrate cu rațiune și conștiință și trebuie să se comporte unele față de altele în"
    " spiritul fraternității.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana"
    " sahiptirler ve birbirlerine karşı kardeşlik zihniyeti ile hareket etmelidirler.",
}


@pytest.mark.parametrize("own", ARTICLE)
def test_a_text_is_doubted_in_every_language_but_its_own(own) -> None:
    assert another_language(ARTICLE[own], own) is None
    doubted = [other for other in ARTICLE if another_language(ARTICLE[own], other) is not None]
    # Turkish has few short words that are frequent.
    assert len(doubted) >= (10 if own != "tr" else 5)


@pytest.mark.parametrize(("own", "other"), [("en", "fr-fr"), ("fr", "en-us")])
def test_sentences_are_not_doubted_in_their_language_and_most_are_in_another(own, other) -> None:
    sentences = shipped_sentences(own)
    assert [each for each in sentences if another_language(each, own)] == []
    doubted = sum(another_language(each, other) is not None for each in sentences)
    assert doubted > 0.85 * len(sentences)


def test_languages_without_known_words_and_few_words_are_not_doubted() -> None:
    assert another_language(ARTICLE["fr-fr"], "fi") is None
    assert another_language("Bin blue at l six now.", "en") is None
    assert another_language("Le chat.", "en") is None
    assert another_language("", "en") is None


def test_the_doubt_names_both_languages_and_comes_with_the_alignment(monkeypatch) -> None:
    found = Aligned(Alignment((Interval(0, 1, SILENCE),)), ("unsure",))
    monkeypatch.setattr(english, "align", lambda *_: found)
    doubts = EnglishAligner().align(None, ARTICLE["fr-fr"]).doubts
    assert doubts[0] == "unsure"
    assert doubts[1].startswith("the text seems to be French, not English")
    assert "--language fr-fr" in doubts[1]
    assert EnglishAligner().align(None, ARTICLE["en-gb"]) == found
