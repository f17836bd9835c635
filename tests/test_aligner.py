"""Aligning a recording with its words: phones are found, and words that do not fit are reported."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
from labial.aligners import english_words
from labial.aligners.english import EnglishAligner, align
from labial.aligners.english_decoder import EnglishDecoder
from labial.aligners.english_fit import FitLimits
from labial.aligners.english_words import model_phones, words_of_text
from labial.alignment import SILENCE, Alignment
from labial.animation import align_sound
from labial.cli import main
from labial.doubts import collecting
from labial.errors import LabialWarning, MissingExtraError, TranscriptError
from labial.phones import segments_of
from labial.speech import speak
from labial.utterance import Audio

pytest.importorskip("pocketsphinx")
pytest.importorskip("espeakng_loader")

MOON = "People buy big maps, and look at the moon."


@pytest.fixture(scope="module")
def moon():
    return speak(MOON, "en-us")


@pytest.fixture(scope="module")
def decoder():
    return EnglishDecoder()


@pytest.fixture(scope="module")
def found(moon):
    return labial.align(moon.audio, MOON)


@pytest.fixture(scope="module")
def moon_wav(moon, tmp_path_factory):
    path = tmp_path_factory.mktemp("moon") / "moon.wav"
    soundfile.write(path, moon.audio.samples, moon.audio.rate)
    return path


def spoken(alignment: Alignment):
    return [phone for phone in alignment.phones if phone.label != SILENCE]


def clip_sound(path: Path) -> Audio:
    av = pytest.importorskip("av")
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="s16", layout="mono")
        frames = [part for frame in container.decode(stream) for part in resampler.resample(frame)]
        return Audio(np.concatenate([frame.to_ndarray()[0] for frame in frames]), stream.rate)


# In the second, the search fails in the sound as it is.
@pytest.mark.parametrize("name", ["lrbr7a", "bwwuzn"])
def test_real_recordings_are_aligned_as_in_the_corpus(grid_s1, name):
    clip = grid_s1 / "clips" / f"{name}.mpg"
    text = clip.with_suffix(".txt").read_text()
    found = labial.align(clip_sound(clip), text)
    known = labial.read_alignment(grid_s1 / "alignments" / f"{name}.TextGrid")
    assert [p.label for p in spoken(found)] == [p.label for p in spoken(known)]
    off = [abs(a.start - b.start) for a, b in zip(spoken(found), spoken(known), strict=True)]
    assert np.median(off) <= 0.01
    assert max(off) <= 0.06
    assert [word.label for word in found.words] == text.split()


def test_real_recordings_refuse_what_was_not_said(grid_s1):
    sound = clip_sound(grid_s1 / "clips" / "bwat3s.mpg")
    with pytest.raises(TranscriptError, match="the text does not fit the sound: "):
        labial.align(sound, "place red in g nine again")


def test_a_word_that_was_not_said_is_reported(grid_s1):
    clip = grid_s1 / "clips" / "bbal6n.mpg"
    assert clip.with_suffix(".txt").read_text().split()[4] == "six"
    with pytest.warns(LabialWarning, match=r"not be what was said: 'zero' from 1\.\d\d s to"):
        labial.align(clip_sound(clip), "bin blue at l zero now")


def test_words_are_found_where_they_were_spoken(moon, found):
    assert found.duration == pytest.approx(moon.audio.duration)
    assert [word.label for word in found.words] == [w.strip(".,") for w in MOON.split()]
    known = {word.label: word for word in moon.alignment.words}
    shared = [(word, known[word.label]) for word in found.words if word.label in known]
    assert len(shared) > 6
    assert np.median([abs(a.start - b.start) for a, b in shared]) < 0.04


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (44100, 2)])
def test_any_rate_and_any_channels(moon, found, tmp_path, rate, channels):
    from scipy.signal import resample

    count = round(moon.audio.duration * rate)
    sound = resample(moon.audio.samples / 32768, count)
    path = tmp_path / "moon.flac"
    soundfile.write(path, np.tile(sound[:, None], channels).clip(-1, 1), rate)
    read = labial.align(path, MOON)
    off = [abs(a.start - b.start) for a, b in zip(read.words, found.words, strict=True)]
    # A rate of 8 kHz has less of the spectrum.
    assert np.median(off) <= (0.03 if rate == 8000 else 0.01)


def test_a_quiet_recording_is_aligned_like_a_loud_one(moon, found):
    quiet = Audio((moon.audio.samples // 60).astype(np.int16), moon.audio.rate)
    aligned = labial.align(quiet, MOON)
    off = [abs(a.start - b.start) for a, b in zip(aligned.words, found.words, strict=True)]
    assert np.median(off) <= 0.02


@pytest.mark.parametrize("language, aligner", [("en-us", None), ("en-us", "renditions")])
@pytest.mark.parametrize("level", [0, 20])
def test_silence_around_the_speech_does_not_matter(moon, language, aligner, level):
    rate = moon.audio.rate
    noise = np.random.default_rng(0).normal(0, level, (2, 15 * rate)).astype(np.int16)
    samples = np.concatenate([noise[0], moon.audio.samples, noise[1]])
    with collecting() as doubts:
        plain = align_sound(moon.audio, MOON, language, aligner)
        padded = align_sound(Audio(samples, rate), MOON, language, aligner)
    assert doubts == []
    for word, moved in zip(plain.words, padded.words, strict=True):
        assert moved.label == word.label
        assert moved.start - 15 == pytest.approx(word.start, abs=0.1)


def test_another_text_is_refused(moon):
    with pytest.raises(TranscriptError, match="the text does not fit the sound: "):
        labial.align(moon.audio, "The weather is nice today, so we go out for a long walk.")
    with pytest.raises(TranscriptError, match=r"it has no words for the sound from \d"):
        labial.align(moon.audio, "People buy big maps")


def test_a_text_that_may_be_incomplete_is_reported(moon):
    aligner = EnglishAligner(fit=FitLimits(longest_unsaid_s=0.6))
    (doubt,) = aligner.align(moon.audio, MOON.replace(" moon.", "")).doubts
    assert re.search(r"no words for the sound from \d", doubt)


def test_noise_has_no_words():
    noise = np.random.default_rng(0).normal(0, 3000, 48000).astype(np.int16)
    with pytest.raises(TranscriptError, match="does not fit"):
        labial.align(Audio(noise, 16000), MOON)


@pytest.mark.parametrize(
    ("samples", "text", "message"),
    [
        (np.zeros(16000), "Hello there", "contains only silence"),
        (np.full(16000, 500), "Hello there", "contains only silence"),
        (np.ones(3200) * np.arange(3200) % 900, MOON, r"lasts 0.20 s: too short .* 9 words"),
        (np.arange(16000) % 900, "", "the text has no words"),
        (np.arange(16000) % 900, " — ... !", "the text has no words"),
        (np.arange(16000) % 900, "hello 你好 дом", "no English pronunciation .*'你好'"),
    ],
)
def test_what_cannot_be_aligned_is_reported(samples, text, message):
    with pytest.raises(TranscriptError, match=message):
        labial.align(Audio(samples.astype(np.int16), 16000), text)


def test_words_of_a_text(decoder):
    text = "“Well-known” sisters’ cats — it's 5% of AT&T, e.g. a sugar-free U.S. bun…rock!"
    words = words_of_text(text, decoder.lookup)
    assert [word.spelling for word in words] == (
        "Well-known sisters cats it's 5 percent of AT and T e g a sugar free U.S bun rock"
    ).split()
    assert {word.spelling: word.phones for word in words}["cats"] == ("K", "AE", "T", "S")


def test_words_missing_from_the_dictionary_are_pronounced(decoder):
    words = words_of_text("a coarticulatory 1999 Zblorfing", decoder.lookup)
    assert [bool(word.entry) for word in words] == [True, False, False, False]
    assert words[1].phones[:4] == ("K", "AO", "R", "T")
    assert words[2].phones[:4] == ("N", "AY", "N", "T")
    assert words[3].phones[-2:] == ("IH", "NG")


@settings(max_examples=50, deadline=None)
@given(st.text())
def test_any_text_has_words_or_is_refused(text):
    # The dictionary is a stand-in, so that this tests the text only.
    try:
        words = words_of_text(text, lambda word: "AH" if word.isalnum() else None)
    except TranscriptError:
        return
    assert all(word.spelling and word.phones for word in words)


def test_undecodable_bytes_are_accepted(decoder):
    assert [word.entry for word in words_of_text("a hat\udcff", decoder.lookup)][:2] == ["a", "hat"]


def test_the_dictionary_gives_no_entries_of_other_kinds(decoder):
    for word in ("<sil>", "[NOISE]", "the(2)", "++UM++", "", "nosuchwordatall"):
        assert decoder.lookup(word) is None
    assert decoder.lookup("the") == "DH AH"


def test_every_phone_of_english_has_a_counterpart_in_the_model():
    for language in ("en-us", "en-gb"):
        text = "Vision, church, judge, thing, those: boy cow bird fair near poor hot ladder uh loch"
        phones = {phone.label for phone in spoken(speak(text, language).alignment)}
        assert all(model_phones([phone]) for phone in phones)
    assert model_phones(["tʃ", "ɛɹ"]) == ("CH", "EH", "R")
    assert segments_of("y") and model_phones(["y"]) is None


def test_unknown_words_need_the_extra_for_speech(decoder, monkeypatch):
    def missing(*_):
        raise MissingExtraError("speaking a text", "speech")

    monkeypatch.setattr(english_words, "speak", missing)
    with pytest.raises(MissingExtraError, match=r"'Zblorfing' is not in the dictionary.*speech"):
        words_of_text("a Zblorfing", decoder.lookup)


def test_a_recording_is_animated_with_its_sound(moon_wav, tmp_path, capsys):
    target = tmp_path / "a.npz"
    assert main(["animate", str(moon_wav), "--text", MOON, "-o", str(target)]) == 0
    with np.load(target) as saved:
        assert saved["words"][0] == "People"
        sound = soundfile.read(moon_wav, dtype="int16")[0]
        assert np.abs(saved["audio"].astype(int) - sound).max() <= 1
    words = tmp_path / "words.txt"
    words.write_text(f"\ufeff{MOON}\n", "utf-8")
    page = tmp_path / "a.html"
    assert main(["animate", str(moon_wav), "--text-file", str(words), "-o", str(page)]) == 0
    assert "data:audio" in page.read_text("utf-8")


def test_mistakes_on_the_command_line(moon_wav, tmp_path, capsys):
    target, missing = tmp_path / "a.html", tmp_path / "no.txt"
    no_text = tmp_path / "binary.txt"
    no_text.write_bytes(b"caf\xff")
    wrong = {
        "moon.wav: the text does not fit": ["--text", "Something else was never said here at all"],
        "moon.wav: the text has no words": ["--text", ""],
        "no.txt: cannot be read": ["--text-file", str(missing)],
        "binary.txt: not text in UTF-8": ["--text-file", str(no_text)],
        "expected only one": ["--text", "a", "--text-file", str(no_text)],
        "the sound is": ["--audio", str(moon_wav)],
        "is for recordings with --text": ["--language", "fr-fr"],
        "no alignment is read": ["--text", "a", "--phone-set", "ipa"],
    }
    for message, options in wrong.items():
        assert main(["animate", str(moon_wav), *options, "-o", str(target)]) == 2
        assert message in capsys.readouterr().err
        assert not target.exists()


def test_saying_does_not_import_the_aligner():
    code = "import labial, sys; labial.say('a'); print('pocketsphinx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("text", ["Hello.", "No"])
def test_a_short_text_that_was_said_is_aligned_with_a_doubt(text):
    said = speak(text, "en-gb")
    with pytest.raises(TranscriptError, match="does not fit"):
        align(said.audio, text, FitLimits())
    found = EnglishAligner("en-gb").align(said.audio, text)
    assert [word.label for word in found.alignment.words] == [text.strip(".")]
    assert any("may not be what was said: it is short" in doubt for doubt in found.doubts)
    for other in ("Apple.", "Goodbye", "Thank you very much indeed"):
        with pytest.raises(TranscriptError):
            EnglishAligner("en-gb").align(said.audio, other)
