"""Aligning recordings in any language of espeak-ng, by models of its speech of the same text."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labial
from labial import animation
from labial.aligners.aligner import Aligned, SpokenText
from labial.aligners.kinds import aligner_for
from labial.aligners.long_recording import align_whole
from labial.aligners.phone_models import Tally
from labial.aligners.rendering import text_phones
from labial.aligners.renditions import RenditionAligner
from labial.aligners.semi_markov import Chain, best_path
from labial.aligners.spectra import mel_spectra
from labial.alignment import SILENCE, Interval
from labial.cutting import alignment_between
from labial.errors import AlignmentError, SpeechError, TranscriptError
from labial.formats.npz import read_npz
from labial.speech import speak
from labial.utterance import Audio
from labial.voice import load_voice

pytest.importorskip("espeakng_loader")

TEXT = "Un bon bain chaud fait du bien après la pluie."


def in_another_voice(sound: Audio, factor: float = 1.12, noise: float = 40.0) -> Audio:
    """Faster by ``factor`` and with a shorter vocal tract and higher pitch, in noise and pauses."""
    count = len(sound.samples)
    places = np.arange(0, count - 1, factor)
    samples = np.pad(np.interp(places, np.arange(count), sound.samples), sound.rate // 2)
    samples += np.random.default_rng(0).normal(0, noise, len(samples))
    return Audio(samples.round().clip(-32767, 32767).astype(np.int16), sound.rate)


@pytest.fixture(scope="module")
def french():
    """Speech at a rate and with a voice that are not in training, and its onsets."""
    said = speak(TEXT, "fr-fr", words_per_minute=165)
    onsets = [0.5 + p.start / 1.12 for p in said.alignment.phones if p.label != SILENCE]
    return in_another_voice(said.audio), onsets


@pytest.fixture(scope="module")
def found(french):
    return RenditionAligner("fr-fr").align(french[0], TEXT)


def phones(aligned: Aligned):
    return [phone for phone in aligned.alignment.phones if phone.label != SILENCE]


def test_phones_are_those_of_say_where_they_are_spoken(french, found):
    sound, onsets = french
    said = speak(TEXT, "fr-fr").alignment
    assert [p.label for p in phones(found)] == [p.label for p in said.phones if p.label != SILENCE]
    assert {"ɔ̃", "ɛ̃"} < {p.label for p in phones(found)}
    off = np.array([p.start for p in phones(found)]) - onsets
    assert np.median(np.abs(off)) < 0.015
    assert np.mean(np.abs(off) < 0.05) > 0.9
    assert abs(np.median(off)) < 0.01
    assert [word.label for word in found.alignment.words] == TEXT.strip(".").split()
    assert all(word.confidence > 0.2 for word in found.alignment.words)
    assert found.alignment.duration == pytest.approx(sound.duration)
    assert not found.doubts


def test_sound_that_begins_later_is_found_as_much_later(french, found):
    sound, _ = french
    noise = np.random.default_rng(1).normal(0, 40, sound.rate // 4).round().astype(np.int16)
    later = Audio(np.concatenate([noise, sound.samples]), sound.rate)
    shifts = [
        after.start - before.start
        for after, before in zip(
            phones(RenditionAligner("fr-fr").align(later, TEXT)), phones(found), strict=True
        )
    ]
    assert np.median(shifts) == pytest.approx(0.25, abs=0.011)
    assert max(shifts) - min(shifts) < 0.06


def test_other_texts_are_refused_and_the_same_is_aligned_the_same(french, found):
    sound, _ = french
    texts = ["Le chat gris dort sur la chaise du grand jardin.", "Un bon bain", TEXT, "…"]
    aligner = RenditionAligner("fr-fr")
    outcomes = [aligner.align_together([SpokenText(text, lambda: sound)])[0] for text in texts]
    other, half, right, nothing = outcomes
    assert "does not fit" in str(other) and "does not fit" in str(half)
    assert right == found
    assert "no words" in str(nothing)


def test_recordings_of_a_talker_are_aligned_together_and_apart_from_faulty_ones(french, found):
    sound, onsets = french
    silence = Audio(np.zeros(22050, np.int16), 22050)
    recordings = [
        SpokenText(TEXT, lambda: silence),
        SpokenText("!", lambda: sound),
        SpokenText(TEXT, lambda: sound),
        SpokenText(TEXT, lambda: sound.between(0, 0.3)),
    ]
    told: list[tuple[float, float]] = []
    silent, wordless, right, short = RenditionAligner("fr-fr").align_together(
        recordings, lambda done, total: told.append((done, total))
    )
    assert "only silence" in str(silent) and "no words" in str(wordless)
    assert "too short for the text, whose 10 words" in str(short)
    assert isinstance(right, Aligned)
    assert np.median(np.abs(np.array([p.start for p in phones(right)]) - onsets)) < 0.015
    assert told[-1][0] == told[-1][1]


def test_a_long_recording_is_aligned_in_pieces(french):
    sound, onsets = french
    pause = np.random.default_rng(2).normal(0, 40, sound.rate).round().astype(np.int16)
    one = np.concatenate([sound.samples, pause])
    whole = Audio(np.tile(one, 3), sound.rate)
    aligner = RenditionAligner("fr-fr", longest_s=2.0)
    told: list[float] = []
    found = align_whole(aligner, whole, f"{TEXT} " * 3, lambda done, _: told.append(done))
    starts = [n * len(one) / sound.rate + onset for n in range(3) for onset in onsets]
    off = np.array([p.start for p in phones(found)]) - starts
    assert np.mean(np.abs(off) < 0.05) > 0.9
    assert len(found.alignment.words) == 30
    assert found.alignment.duration == pytest.approx(whole.duration)
    assert told == sorted(told)
    with pytest.raises(TranscriptError, match="does not fit"):
        align_whole(aligner, whole, "Le chat gris dort sur la chaise du grand jardin. " * 3)


def test_aligners_are_chosen_by_language():
    assert type(aligner_for("en-gb")).__name__ == "EnglishAligner"
    assert aligner_for("en-gb", "renditions") == RenditionAligner("en-gb")
    assert aligner_for("de") == RenditionAligner("de")
    with pytest.raises(TranscriptError, match="pocketsphinx does not align 'de'"):
        aligner_for("de", "pocketsphinx")
    sound = Audio(np.ones(16000, np.int16), 16000)
    with pytest.raises(SpeechError, match="does not speak 'xx'"):
        animation.align_sound(sound, "hello", "xx")


def test_texts_spoken_together_have_the_phones_of_each():
    texts = ["Zwei Hunde, drei Katzen.", "Am 3. Mai", "<p>Ja, gern</p>", "Ja!"]
    together = text_phones(texts, "de")
    for text, spoken in zip(texts, together, strict=True):
        (alone,) = text_phones([text], "de")
        assert spoken.labels == alone.labels
        assert [w.spelling for w in spoken.words] == [w.spelling for w in alone.words]
    joined = text_phones([texts[0]], "de")[0].between(1, 3)
    assert [w.spelling for w in joined.words] == ["Hunde", "drei"]
    assert joined.words[0].first == 0 and joined.words[-1].end == len(joined.labels)


@pytest.mark.parametrize("rate", [8000, 16000, 44100])
def test_frames_are_centred_on_their_time(rate):
    """A beep is loudest in the frame in whose middle it is, also after a block's border."""
    times = np.arange(31 * rate) / rate
    beeps = [np.exp(-(((times - at) / 0.004) ** 2) / 2) for at in (1.005, 30.405)]
    samples = (20000 * sum(beeps) * np.sin(2 * np.pi * 1000 * times)).astype(np.int16)
    (mels,) = mel_spectra(Audio(samples, rate))
    power = mels.sum(axis=1)
    assert len(power) == 3100
    for middle in (100, 3040):
        around = power[middle - 5 : middle + 6]
        assert around.argmax() == 5
        assert around[4] == pytest.approx(around[6], rel=0.1)


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_the_best_path_is_that_of_an_exhaustive_search(data):
    frames = data.draw(st.integers(5, 9))
    random = np.random.default_rng(data.draw(st.integers(0, 10**6)))
    states, longest = 3, 4
    chain = Chain(
        random.normal(size=(states, longest)),
        np.array([True, False, data.draw(st.booleans())]),
        may_end=data.draw(st.booleans()),
    )
    scores, silence = random.normal(size=(frames, states)), random.normal(size=frames)

    def score(starts: list[int], ends: list[int]) -> float:
        total = silence.sum()
        for state, (start, end) in enumerate(zip(starts, ends, strict=True)):
            if not 1 <= end - start <= longest:
                return -np.inf
            if state and starts[state] != ends[state - 1]:
                if not chain.may_pause[state] or starts[state] - ends[state - 1] < 4:
                    return -np.inf
                total -= 3.0
            total += (scores[start:end, state] - silence[start:end]).sum()
            total += chain.durations[state, end - start - 1]
        return float(total)

    def every(count: int, start: int = 0):
        if not count:
            yield []
            return
        for first in range(start, frames):
            for end in range(first + 1, frames + 1):
                for rest in every(count - 1, end):
                    yield [(first, end), *rest]

    counts = [states, *([2] if chain.may_end and chain.may_pause[2] else [])]
    best = max(
        score([a for a, _ in spans], [b for _, b in spans])
        for count in counts
        for spans in every(count)
    )
    path = best_path(scores, silence, chain)
    assert path is not None
    assert score(path.starts.tolist(), path.ends.tolist()) == pytest.approx(best)


def test_tallies_give_means_and_deviations():
    random = np.random.default_rng(0)
    features = random.normal(size=(200, 39)) + 3
    rows = random.integers(0, 2, 200)
    tally = Tally.empty(2)
    tally.add(rows[:90], features[:90])
    tally.add(rows[90:], features[90:])
    for row in (0, 1):
        chosen = features[rows == row]
        np.testing.assert_allclose(tally.means()[row], chosen.mean(axis=0))
        spread = tally.squares_about(tally.means())[row] / len(chosen)
        np.testing.assert_allclose(spread, chosen.var(axis=0))


def test_confidences_survive_cuts_and_files_and_are_on_the_page(found, tmp_path):
    words = found.alignment.words
    sure = [word.confidence for word in words]
    assert None not in sure
    cut = alignment_between(found.alignment, 0.3, found.alignment.duration)
    assert [word.confidence for word in cut.words] == sure
    later = replace(found.alignment, words=words[:3]).within_silence(0.5, 0.5)
    assert [word.confidence for word in later.words] == sure[:3]
    spoken = animation.animate("a", found.alignment, load_voice(), 30.0)
    labial.export(tmp_path / "a.npz", spoken)
    assert read_npz(tmp_path / "a.npz").alignment == found.alignment
    labial.export(tmp_path / "a.html", spoken)
    data = re.search(
        r'<script[^>]*id="data"[^>]*>(.*?)</script>', (tmp_path / "a.html").read_text()
    )
    assert data is not None
    shown = json.loads(data[1])["tracks"][0]["words"]
    assert [word[3] for word in shown] == pytest.approx(sure, abs=0.006)


def test_confidences_are_probabilities():
    with pytest.raises(AlignmentError, match=r"confidence 1\.2, expected 0 to 1"):
        Interval(0, 1, "a", 1.2)
