"""Speaking a text: phones, words and sound agree, and failures are reported."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import child_processes
from labial.alignment import SILENCE, Interval
from labial.errors import MissingExtraError, SpeechError
from labial.phones import canonical_phone
from labial.phones.inventory import VOWELS
from labial.speech import Speech, espeak_events, languages, speak
from labial.speech.espeak_timing import retimed
from labial.speech.timed import TimedPhone
from labial.speech.words import words_of

pytest.importorskip("espeakng_loader")

ENGLISH = (
    "Peter Piper picked a peck of pickled peppers, and a happy baby tapped on top of the tub. "
    "My mother came back home; nobody had asked the keeper about it!"
)
TEXTS = {
    "en-gb": ENGLISH,
    "en-us": ENGLISH,
    "fr": "Une peu rue, le petit bateau quitte le port. Il y a 75 euros, et du pain chaud.",
    "de": "Der Kapitän packt 23 Koffer, bevor das Boot pünktlich abfährt. Pferde trinken Wasser.",
    "es": "El perro come mucho, pero la cigüeña bebe agua. Hay 1987 personas en la calle.",
    "cmn": "你好，我是中国人。今天天气很好。",
    "ru": "Пять мягких булок, да выпей чаю.",
    "ar": "ذَهَبَ الوَلَدُ إِلى المَدْرَسَةِ، وَهُوَ كَبير.",
    "ko": "안녕하세요, 저는 한국 사람입니다. 쌀, 서울.",
    "da": "Rødgrød med fløde, og hvad hedder du?",
}


@pytest.fixture(scope="module")
def speeches() -> dict[str, Speech]:
    return {language: speak(text, language) for language, text in TEXTS.items()}


def sound_of(speech: Speech, phone: Interval) -> np.ndarray:
    rate = speech.audio.rate
    return speech.audio.samples[round(phone.start * rate) : round(phone.end * rate)].astype(float)


def loudness(sound: np.ndarray) -> float:
    return float(np.sqrt(np.mean(sound**2)))


def is_vowel(phone: Interval) -> bool:
    return phone.label != SILENCE and phone.label[0] in VOWELS


@pytest.mark.parametrize("language", TEXTS)
def test_phones_fill_the_audio_exactly(speeches: dict[str, Speech], language: str) -> None:
    speech = speeches[language]
    phones = speech.alignment.phones
    assert phones[0].start == 0
    assert all(first.end == second.start for first, second in pairwise(phones))
    assert speech.alignment.duration == speech.audio.duration
    assert sum(round(p.duration * speech.audio.rate) for p in phones) == len(speech.audio.samples)
    boundaries = np.array([p.end for p in phones]) * speech.audio.rate
    assert np.allclose(boundaries, boundaries.round(), atol=1e-6)


@pytest.mark.parametrize("language", TEXTS)
def test_every_label_is_a_canonical_phone(speeches: dict[str, Speech], language: str) -> None:
    labels = [phone.label for phone in speeches[language].alignment.phones]
    assert labels == [canonical_phone(label) for label in labels]
    assert not any(first == second == SILENCE for first, second in pairwise(labels))


@pytest.mark.parametrize("language", TEXTS)
def test_pauses_are_silent_and_vowels_loud(speeches: dict[str, Speech], language: str) -> None:
    speech = speeches[language]
    phones = speech.alignment.phones
    pauses = [p for p in phones if p.label == SILENCE and p.duration > 0.05]
    vowels = [p for p in phones if is_vowel(p)]
    assert pauses and vowels
    quietest_vowel = min(loudness(sound_of(speech, vowel)) for vowel in vowels)
    assert max(loudness(sound_of(speech, pause)) for pause in pauses) < quietest_vowel / 10


@pytest.mark.parametrize("language", ["en-gb", "en-us", "fr", "de", "es"])
def test_voiceless_stops_begin_in_their_closure(speeches: dict[str, Speech], language: str) -> None:
    speech = speeches[language]
    phones = speech.alignment.phones
    stops = [
        (before, phone)
        for before, phone in pairwise(phones)
        if phone.label in ("p", "t", "k", "tʃ", "ts") and is_vowel(before)
    ]
    assert len(stops) >= 4
    for before, stop in stops:
        closure = round(0.03 * speech.audio.rate)
        assert not sound_of(speech, stop)[:closure].any(), f"{stop} sounds before its burst"
        assert sound_of(speech, stop).any(), f"{stop} has no burst"
        assert sound_of(speech, before)[-40:].any(), f"{before} reaches into the closure"


def test_lips_close_before_the_burst_at_the_start_and_after_a_pause() -> None:
    speech = speak("Peter, Peter. Bob, Bob.")
    for before, phone in pairwise([None, *speech.alignment.phones]):
        if phone and phone.label in "pb" and (before is None or before.label == SILENCE):
            silent = int(np.flatnonzero(sound_of(speech, phone))[0]) / speech.audio.rate
            assert 0.04 < silent < 0.065 or phone.start == 0
            assert phone.duration < 0.15


@pytest.mark.parametrize("language", ["en-gb", "en-us", "fr", "de", "es", "ru"])
def test_words_are_those_of_the_text(speeches: dict[str, Speech], language: str) -> None:
    speech = speeches[language]
    spoken = " ".join(word.label for word in speech.alignment.words).split()
    assert spoken == [word.strip(",.;!") for word in TEXTS[language].split()]


def test_words_begin_and_end_with_their_phones(speeches: dict[str, Speech]) -> None:
    for speech in speeches.values():
        phones = speech.alignment.phones
        for word in speech.alignment.words:
            inside = [p.label for p in phones if word.start <= p.start and p.end <= word.end]
            assert inside[0] != SILENCE != inside[-1]
            assert word.start in {p.start for p in phones}
            assert word.end in {p.end for p in phones}


def test_words_without_spaces_are_separated() -> None:
    words = [word.label for word in speak("你好，我是中国人。", "cmn").alignment.words]
    assert "".join(words) == "你好我是中国人" and len(words) > 3


def test_phones_are_the_expected_ones() -> None:
    french = {phone.label for phone in speak("une peu rue", "fr").alignment.phones}
    assert {"y", "ø", "ʁ", "n", "p"} <= french
    english = [p.label for p in speak("church").alignment.phones if p.label != SILENCE]
    assert english == ["tʃ", "ɜ", "tʃ"]
    assert "tʃ" in [p.label for p in speak("Tchèque", "fr").alignment.phones]


@pytest.mark.parametrize("text", ["bell", "feel", "all", "girl"])
def test_a_liquid_after_a_vowel_has_time(text: str) -> None:
    *_, vowel, liquid = [p for p in speak(text).alignment.phones if p.label != SILENCE]
    assert liquid.label == "l"
    assert 0.04 < liquid.duration < vowel.duration


def test_a_stop_leaves_the_phone_before_it_a_least_duration() -> None:
    phones = [
        TimedPhone(0, 300, "s", 0),
        TimedPhone(300, 400, "t", 0),
        TimedPhone(400, 1400, "a", 0),
    ]
    samples = np.ones(1400, np.int16)
    samples[100:300] = 0
    # At 10 kHz 20 ms are 200 samples.
    assert [p.start for p in retimed(phones, samples, 10_000)] == [0, 200, 400]


def test_an_unreleased_stop_closes_in_the_pause_after_it() -> None:
    phones = [
        TimedPhone(0, 1000, "a", 0),
        TimedPhone(1000, 1000, "k", 0),
        TimedPhone(1000, 4000, SILENCE, 0),
    ]
    samples = np.repeat(np.array([1, 0], np.int16), [1000, 3000])
    assert [p.start for p in retimed(phones, samples, 10_000)] == [0, 1000, 1600]


def test_words_without_an_announcement_are_joined() -> None:
    assert words_of("Yes, of the sea!", [0, 4, 12]) == [
        ("Yes", range(1)),
        ("of the", range(1, 2)),
        ("sea", range(2, 3)),
    ]
    assert words_of("1987 – 😀 now", [0, 1, 1, 7, 8, 9]) == [
        ("1987", range(3)),
        ("😀", range(3, 5)),
        ("now", range(5, 6)),
    ]


def test_the_same_text_gives_the_same_speech() -> None:
    first, second = speak(ENGLISH), speak(ENGLISH)
    assert first.alignment == second.alignment
    assert np.array_equal(first.audio.samples, second.audio.samples)


def test_faster_speech_is_shorter() -> None:
    slow, fast = (speak(ENGLISH, words_per_minute=rate) for rate in (120, 300))
    assert fast.audio.duration < 0.6 * slow.audio.duration
    assert len(fast.alignment.words) == len(slow.alignment.words)


def test_a_long_text_keeps_its_phones_on_the_sound() -> None:
    sentence = "Peter kept a happy puppy. People paid 23 pounds, but Bob took the map back!\n"
    speech = speak(sentence * 200)
    assert len(speech.alignment.words) == 200 * len(sentence.split()) > 2900
    assert speech.alignment.duration == speech.audio.duration
    late = [p for p in speech.alignment.phones if p.start > 0.9 * speech.audio.duration]
    stops = [p for before, p in pairwise(late) if p.label in "ptk" and is_vowel(before)]
    assert len(stops) > 100
    assert not any(sound_of(speech, stop)[:400].any() for stop in stops)


@pytest.mark.parametrize(
    "text",
    [
        "<speak>Hello <break time='3s'/> &amp; you</speak>",
        "[[hello]] {you} %s \\n",
        "Hello\x00 \x01v2 \x1b[0m you",
        "Hello \ud800 you",
        "🏳️‍🌈 hello",
        "hello" * 500,
    ],
)
def test_markup_and_control_characters_are_harmless(text: str) -> None:
    assert any(is_vowel(phone) for phone in speak(text).alignment.phones)


def test_what_follows_a_zero_character_is_spoken() -> None:
    words = [word.label for word in speak("Hello\x00there\x01you").alignment.words]
    assert words == ["Hello", "there", "you"]


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60), language=st.sampled_from(["en-gb", "fr", "cmn", "ar", "hi"]))
def test_any_text_is_spoken_or_refused(text: str, language: str) -> None:
    try:
        speech = speak(text, language)
    except SpeechError:
        return
    assert speech.alignment.duration == speech.audio.duration
    assert any(phone.label != SILENCE for phone in speech.alignment.phones)


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(SpeechError, match="empty"):
        speak(text)


@pytest.mark.parametrize("text", ["...", "—", "\u200b"])
def test_a_text_without_sound_is_refused(text: str) -> None:
    with pytest.raises(SpeechError, match="nothing to say"):
        speak(text)


@pytest.mark.parametrize("rate", [0, 79, 451])
def test_an_impossible_rate_is_refused(rate: int) -> None:
    with pytest.raises(SpeechError, match="80 to 450"):
        speak("hello", words_per_minute=rate)


def fundamental_hz(speech: Speech) -> float:
    """The frequency from 50 to 400 Hz at which a vowel's sound is most like itself."""
    vowel = max(filter(is_vowel, speech.alignment.phones), key=lambda phone: phone.duration)
    sound = sound_of(speech, vowel)
    likeness = np.correlate(sound, sound, "full")[len(sound) - 1 :]
    first, last = speech.audio.rate // 400, speech.audio.rate // 50
    return speech.audio.rate / (first + int(np.argmax(likeness[first:last])))


def test_a_higher_pitch_is_higher_and_takes_as_long() -> None:
    low, usual, high = (speak("aaa", pitch=pitch) for pitch in (10, 50, 90))
    assert fundamental_hz(low) < 0.9 * fundamental_hz(usual) < 0.8 * fundamental_hz(high)
    assert usual.alignment == speak("aaa").alignment
    assert high.audio.duration == pytest.approx(usual.audio.duration, rel=0.05)


@pytest.mark.parametrize("pitch", [-1, 100])
def test_an_impossible_pitch_is_refused(pitch: int) -> None:
    with pytest.raises(SpeechError, match=f"pitch {pitch}: expected 0 to 99"):
        speak("hello", pitch=pitch)


def test_languages_are_offered_and_found_in_any_case() -> None:
    assert {"en", "en-gb", "en-us", "fr", "fr-fr", "de", "cmn"} <= set(languages())
    assert list(languages()) == sorted(languages())
    assert speak("hello", "EN_GB").alignment == speak("hello", "en-gb").alignment


def test_an_unknown_language_names_similar_ones() -> None:
    with pytest.raises(SpeechError, match=r"'fr-ca'.*fr-be, fr-ch, fr-fr"):
        speak("bonjour", "fr-ca")
    for name, tag in {"english": "en-gb", "German": "de", "french": "fr-fr"}.items():
        with pytest.raises(SpeechError, match=rf"'{name}'; similar: .*\b{tag}\b"):
            speak("hello", name)
    with pytest.raises(SpeechError, match="'klingonese'"):
        speak("hello", "klingonese")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    with pytest.raises(MissingExtraError, match=r"optional part 'speech'"):
        speak("hello")


@pytest.mark.skipif(sys.platform == "win32", reason="shell scripts stand in for Python")
@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("kill -SEGV $$", "failed with SIGSEGV"),
        ("echo what >&2; exit 3", "status 3: what"),
        ("exec sleep 60", "did not finish within"),
        ("cat > /dev/null", "no answer"),
        ("cat > /dev/null; printf 'abcdefghi'", "no answer"),
        ("cat > /dev/null; printf '{}\\0\\0\\0\\0\\0\\0\\0\\1'", "no answer"),
        (None, "cannot be started"),
    ],
)
def test_a_failing_process_is_reported_and_gone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str | None, message: str
) -> None:
    stand_in = tmp_path / "python"
    if script:
        stand_in.write_text(f"#!/bin/sh\n{script}\n")
        stand_in.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    monkeypatch.setattr(espeak_events, "_PATIENCE_S", 0.3)
    before = child_processes()
    with pytest.raises(SpeechError, match=message):
        speak("hello")
    assert child_processes() <= before


def test_a_broken_installation_is_reported(tmp_path: Path) -> None:
    package = tmp_path / "espeakng_loader"
    package.mkdir()
    package.joinpath("__init__.py").write_text(
        "def get_library_path(): return 'missing.so'\ndef get_data_path(): return '.'\n"
    )
    child = Path(espeak_events.__file__).with_name("espeak_process.py")
    request = {"packages": str(tmp_path), "text": "hi", "language": "en", "longest_s": 1.0}
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(child)],
        input=json.dumps(request).encode(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout[:-8])["error"]["kind"] == "broken"
