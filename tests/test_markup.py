"""SSML in texts is followed or refused; its tags are not spoken as words."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labial.alignment import SILENCE
from labial.errors import SpeechError
from labial.speech import speak
from labial.speech.markup import JOINER, TAGS, speakable

pytest.importorskip("espeakng_loader")

WHOLE = """<?xml version="1.0"?>
<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="en-GB"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">
  <p><s>Mama is <!-- not --> here.</s> <s>Papa <emphasis level="strong">too</emphasis>.</s></p>
</speak>"""


def words_in(text):
    return [word.label for word in speak(text).alignment.words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello <emphasis>big</emphasis> moon", "Hello big moon"),
        ("<speak>Hello <break time='200ms'/>moon</speak>", "Hello moon"),
        ("<prosody rate='slow'>big</prosody> moon", "big moon"),
        ("<p>big</p><s>moon</s>", "big moon"),
        (
            "<s>A <emphasis>big</emphasis>, <emphasis>big</emphasis>ger moon</s>",
            "A big bigger moon",
        ),
        ("big <say-as interpret-as='characters'>bm</say-as> moon", "big bm moon"),
        ("one <sub alias='world wide web'>W3C</sub> two", "one world wide web two"),
        ("Tom &amp; AT&amp;T &#x6d;oon <s>big</s>", "Tom & AT&T moon big"),
        (WHOLE, "Mama is here Papa too"),
    ],
)
def test_tags_are_not_spoken(text, words):
    assert words_in(text) == words.split()


def test_phones_are_those_of_the_text_without_tags():
    def phones(text):
        spoken = speak(text).alignment.phones
        return [phone.label for phone in spoken if phone.label != SILENCE]

    assert phones("<speak>Papa <emphasis>buys</emphasis> maps.</speak>") == phones(
        "Papa buys maps."
    )


def test_a_break_is_silence_of_its_length_between_its_words():
    spoken = speak("<speak>Papa <break time='1500ms'/> mama</speak>").alignment
    first, second = spoken.words
    pauses = [
        phone.duration
        for phone in spoken.phones
        if phone.label == SILENCE and first.end - 0.1 <= phone.start < second.start
    ]
    assert 1.4 < sum(pauses) < 2.0


def test_prosody_and_language_change_the_speech():
    slow = speak("<prosody rate='50%'>People buy big maps</prosody>").audio.duration
    assert slow > 1.5 * speak("People buy big maps").audio.duration
    french = speak("<speak xml:lang='fr'>une rue</speak>").alignment.phones
    assert "y" in {phone.label for phone in french}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<speak>a <audio src='/etc/passwd'>b</audio></speak>", "element <audio> is not supported"),
        ("<voice name='../../x'>a</voice>", "element <voice> is not supported"),
        ("<speak>a <phoneme ph='x'>b</phoneme></speak>", "element <phoneme> .* speak, p, s, bre"),
        ("<b>bold</b>", "element <b> is not supported"),
        ("x <y> z", "element <y> is not supported"),
        ("a<b and c>d", "not well-formed .*, spell < and > out"),
        ("<speak>hello", "not well-formed SSML: no element found in line 1"),
        ("<speak>\n<s>a</p></speak>", "mismatched tag in line 2"),
        ("caf&eacute; <s>x</s>", "undefined entity"),
        ("<prosody rate='fast' contour='x'>x</prosody>", "attribute contour='x' of .* <prosody>"),
        ("<prosody rate='&quot;/&gt;&lt;audio src=&quot;x'>x</prosody>", "attribute rate="),
        ("<speak><?labial x?>a</speak>", r"<\?labial\?>"),
        ('<!DOCTYPE x [<!ENTITY a "bb">]>\n<speak>&a;</speak>', "not well-formed|document type"),
        ("<speak></speak>", "is empty"),
        ("<speak>...</speak>", "nothing to say"),
    ],
)
def test_unsupported_markup_is_refused(text, says):
    with pytest.raises(SpeechError, match=says):
        speak(text)


@pytest.mark.parametrize("text", ["if a < b then c > d", "I <3 you", "<< big >>", "<john@x.org>"])
def test_signs_that_are_not_tags_are_text(text):
    assert not speakable(text).is_markup
    assert words_in(text)


characters = st.text(st.sampled_from("ab &<>\"'é日.\t"), max_size=8)


def element(children):
    return st.builds(
        lambda tag, inner: f"<{tag}>{''.join(inner)}</{tag}>",
        st.sampled_from(sorted(TAGS.keys() - {"break", "sub", "speak"})),
        st.lists(children, max_size=4),
    )


def as_text(markup):
    """Markup without its tags and with its entities decoded."""
    bare = re.sub(r"<[^>]*>", "", markup)
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ("&", "&amp;")):
        bare = bare.replace(entity, sign)
    return bare


@settings(max_examples=200)
@given(st.recursive(characters.map(escape), element, max_leaves=20))
def test_words_keep_their_positions(markup):
    spoken = speakable(f"<speak>{markup}</speak>")
    assert len(spoken.words) == len(spoken.text)
    characters = spoken.words.replace(JOINER, " ").split()
    assert "".join(characters) == "".join(as_text(markup).split())
    for place, character in enumerate(spoken.words):
        assert character in (" ", JOINER) or spoken.text[place] in (character, "&")


@pytest.mark.parametrize("text", ["!!!", "?", "&", "@", "* * *", "…!", "。", "-"])
def test_punctuation_alone_is_nothing_to_say(text):
    with pytest.raises(SpeechError, match="nothing to say"):
        speak(text)


def test_a_text_that_takes_too_long_is_refused_with_what_fits():
    text = "Papa buys big maps and you look up at the moon. " * 20
    with pytest.raises(SpeechError, match="takes more than 0 minutes to speak") as refused:
        speak(text, longest_s=20.0)
    fits = int(re.search(r"its first (\d+) fit", str(refused.value))[1])
    assert 14 < speak(text[:fits], longest_s=20.0).audio.duration <= 20
    with pytest.raises(SpeechError, match="takes more than"):
        speak("<speak>a <break time='300s'/></speak>", longest_s=20.0)
