"""Recordings whose text is not known: their phones are recognised, and results say so."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import soundfile

import labial
from labial.aligners.recognition import CAVEAT, recognise
from labial.alignment import SILENCE
from labial.animation import AlignedSpeech, animate_all
from labial.cli import main
from labial.errors import TranscriptError
from labial.face.lips import aperture
from labial.formats.npz import read_npz
from labial.formats.video import read_sound
from labial.phones.inventory import BILABIALS
from labial.phones.ipa import segments_of
from labial.speech import speak
from labial.utterance import Audio
from labial.voice import load_voice

pytest.importorskip("pocketsphinx")
pytest.importorskip("espeakng_loader")

TEXT = "People buy big maps, and look at the moon. My father bought a boat."


@pytest.fixture(scope="module")
def speech():
    return speak(TEXT, "en-us")


@pytest.fixture(scope="module")
def recognised(speech):
    return recognise(speech.audio)


@pytest.fixture(scope="module")
def found(recognised):
    return recognised.alignment


@pytest.fixture(scope="module")
def recording(speech, tmp_path_factory):
    path = tmp_path_factory.mktemp("recorded") / "moon.wav"
    soundfile.write(path, speech.audio.samples, speech.audio.rate)
    return path


def apertures(recording, *alignments):
    """Of each alignment, at 50 Hz, over the frames that all have."""
    curves = [aperture(load_voice().animate(each, 50)) for each in alignments]
    return [curve[: round(50 * recording.duration)] for curve in curves]


def test_lips_move_as_with_given_phones_on_recorded_speech(grid_s1):
    fitting, late = [], []
    for clip in sorted((grid_s1 / "clips").glob("*.mpg"))[:4]:
        sound = read_sound(clip).audio
        given = labial.read_alignment(grid_s1 / "alignments" / f"{clip.stem}.TextGrid")
        true, found = apertures(sound, given, recognise(sound).alignment)
        frames = min(len(true), len(found))
        fitting.append(np.corrcoef(true[:frames], found[:frames])[0, 1])
        late.append(np.corrcoef(true[: frames - 15], found[15:frames])[0, 1])
    assert np.mean(fitting) > 0.65
    assert np.mean(late) < np.mean(fitting) - 0.3  # 0.3 s too late


def test_it_has_phones_as_long_as_the_sound_and_no_words(speech, found):
    assert found.duration == pytest.approx(speech.audio.duration, abs=1e-9)
    assert found.words == ()
    said = [phone for phone in found.phones if phone.label != SILENCE]
    assert len(said) > 20
    assert all(segments_of(phone.label) for phone in said)
    assert {phone.label for phone in said} & BILABIALS
    assert all(phone.duration < 0.6 for phone in said)


def test_the_face_is_the_mean_of_what_may_be_said(recognised, found):
    """Where it does not follow the first phones: lips close for /p b m/, and rest in silence."""
    assert [each.duration for each in recognised.others] == [found.duration]
    assert recognised.others[0] != recognised.alignment == found
    voice = load_voice()
    both = (found, *recognised.others)
    first, second = (each.positions for each in voice.animate_all(both))
    spoken = AlignedSpeech("a", found, others=recognised.others)
    mean = animate_all([AlignedSpeech("b", found), spoken], voice, voice.fps)[1].motion
    labels = [np.array(each.labels(voice.fps)) for each in both]
    far = labels[0] != SILENCE
    for place in np.flatnonzero(np.isin(labels, list(BILABIALS)).any(axis=0)):
        far[max(0, place - 5) : place + 6] = False
    assert far.sum() > 20
    assert mean.positions[far] == pytest.approx((first + second)[far] / 2, abs=0.01)
    closed = np.isin(labels[0], list(BILABIALS))
    assert aperture(mean)[closed].max() < aperture(mean).max() / 3


def test_a_later_sound_has_later_phones(speech, found):
    rate = speech.audio.rate
    pause = np.zeros(rate // 2, np.int16)
    later = recognise(Audio(np.concatenate([pause, speech.audio.samples]), rate)).alignment
    first, shifted = (
        next(phone.start for phone in each.phones if phone.label != SILENCE)
        for each in (found, later)
    )
    assert shifted - first == pytest.approx(0.5, abs=0.06)


def test_a_long_recording_is_recognised_in_pieces_without_gaps(speech, found):
    samples = np.tile(speech.audio.samples, 6)
    reported = []
    whole = recognise(
        Audio(samples, speech.audio.rate), lambda done, total: reported.append((done, total))
    ).alignment
    assert whole.duration == pytest.approx(6 * speech.audio.duration, abs=1e-6)
    assert whole.duration > 20
    assert reported[-1][0] == reported[-1][1] == round(whole.duration)
    assert len(reported) > 1
    assert all(a.end == b.start for a, b in pairwise(whole.phones))
    counts = [sum(p.label != SILENCE for p in each.phones) for each in (found, whole)]
    assert counts[1] == pytest.approx(6 * counts[0], rel=0.15)


def test_the_volume_does_not_matter_but_silence_is_an_error(speech, found):
    quiet = Audio((speech.audio.samples / 60).astype(np.int16), speech.audio.rate)
    labels = [np.array(each.labels(100)) for each in (found, recognise(quiet).alignment)]
    assert (labels[0] == labels[1]).mean() > 0.6
    with pytest.raises(TranscriptError, match="only silence"):
        recognise(Audio(np.zeros(32_000, np.int16), 16_000))
    with pytest.raises(TranscriptError, match="only silence"):
        recognise(Audio(np.zeros(0, np.int16), 16_000))


def test_a_program_animates_a_recording_with_its_sound_and_caveat(recording, speech):
    with pytest.warns(labial.LabialWarning, match="recognised without a text"):
        heard = labial.animate_recording(recording)
    assert heard.caveat == CAVEAT
    assert heard.audio.duration == pytest.approx(speech.audio.duration)
    told = labial.animate_recording(recording, TEXT)
    assert told.caveat == ""
    assert [word.label for word in told.alignment.words][:2] == ["People", "buy"]


def test_results_say_that_phones_were_recognised(recording, tmp_path, capsys):
    page, saved, grid = (tmp_path / f"a.{each}" for each in ("html", "npz", "TextGrid"))
    for path in (page, saved, grid):
        assert main(["animate", str(recording), "-o", str(path)]) == 0
        assert "the phones were recognised without a text" in capsys.readouterr().err
    assert CAVEAT in page.read_text("utf-8")
    utterance = read_npz(saved)
    assert utterance.caveat == CAVEAT
    # Corrected in Praat, they are phones as any others.
    assert main(["animate", str(grid), "--audio", str(recording), "-o", str(page)]) == 0
    assert CAVEAT not in page.read_text("utf-8")
    assert labial.read_alignment(grid).phones[-1].end == pytest.approx(utterance.alignment.duration)
