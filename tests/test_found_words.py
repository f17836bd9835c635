"""Takes without an alignment, whose words are found in their sound."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from labial.aligners.aligner import Aligned
from labial.aligners.renditions import RenditionAligner
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.corpus import Corpus
from labial.face.lips import aperture
from labial.formats.alignments import read_alignment
from labial.formats.audio import write_wav
from labial.formats.marker_layout import write_marker_layout
from labial.formats.sounds import read_any_sound
from labial.importers import found_words
from labial.importers.found_words import FoundWords, said_in
from labial.importers.recordings import Recording
from labial.importers.spoken import Segmentation, SpokenPiece
from labial.importers.tracks import import_tracks
from labial.sinks import writing
from labial.speech import speak
from labial.synthesis.face import marker_layout
from labial.synthesis.law import DominanceLaw
from labial.synthesis.recording import simulated_markers
from labial.utterance import Audio
from marker_sample import CLEAN, FPS, WRITERS, save_textgrid

SENTENCES = {
    "one": "Un bon bain chaud fait du bien après la pluie.",
    "two": "Ma mère a vu un beau bateau sur la mer.",
    "three": "Papa boit un bol de café au lait.",
}
NOISE = Audio(np.random.default_rng(0).normal(0, 3000, 16000).astype(np.int16), 16000)


def save_sound(path: Path, audio: Audio) -> None:
    with path.open("wb") as file:
        write_wav(file, audio)


def noisy(audio: Audio) -> Audio:
    noise = np.random.default_rng(0).normal(0, 40, len(audio.samples))
    samples = (audio.samples + noise).round().clip(-32767, 32767)
    return Audio(samples.astype(np.int16), audio.rate)


def add_take(folder: Path, name: str, alignment: Alignment) -> None:
    names, positions = simulated_markers(DominanceLaw(FPS), alignment, CLEAN, len(name))
    WRITERS[".trc"](folder / f"{name}.trc", names, positions, FPS)


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    """An empty folder of takes with a layout."""
    folder = tmp_path / "takes"
    folder.mkdir()
    with writing(folder / "layout.toml") as sink:
        write_marker_layout(sink, marker_layout())
    return folder


def import_takes(source: Path, *options: str) -> int:
    layout = source if source.is_dir() else source.parent
    command = ["corpus", "markers", str(source), "--layout", str(layout / "layout.toml")]
    return main([*command, "-o", str(layout.parent / "c.h5"), *options])


def onsets(alignment: Alignment) -> np.ndarray:
    return np.array([phone.start for phone in alignment.phones if phone.label != SILENCE])


def test_french_takes_are_aligned_with_their_sound(takes, capsys, monkeypatch):
    """One has an alignment, one a text that is not said, and one is long and cut at its pauses."""
    pytest.importorskip("espeakng_loader")
    aligner = RenditionAligner("fr-fr", longest_s=6.0)
    monkeypatch.setattr(found_words, "aligner_for", lambda *_: aligner)
    said = {name: speak(text, "fr-fr", words_per_minute=165) for name, text in SENTENCES.items()}
    for name, speech in said.items():
        add_take(takes, name, speech.alignment)
        if name != "three":
            save_sound(takes / f"{name}.wav", noisy(speech.audio))
            (takes / f"{name}.txt").write_text(SENTENCES[name], "utf-8")
    (takes / "two.txt").write_text("Le chat gris dort sur la chaise du grand jardin.")
    save_textgrid(takes / "three.TextGrid", said["three"].alignment)
    text = f"{SENTENCES['three']} <break time='1000ms'/> {SENTENCES['two']} "
    text = f"<speak>{text}<break time='1000ms'/> {SENTENCES['one']}</speak>"
    long = speak(text, "fr-fr", words_per_minute=165)
    add_take(takes, "talk", long.alignment)
    save_sound(takes / "talk.wav", noisy(long.audio))
    (takes / "talk.txt").write_text(" ".join(SENTENCES[n] for n in ("three", "two", "one")))
    (takes / "split.csv").write_text("utterance,split\none,train\ntalk,test\n")
    assert import_takes(takes, "--language", "fr-fr") == 0
    printed = capsys.readouterr()
    assert f"left out two: {takes / 'two.trc'}: the text does not fit the sound" in printed.err
    assert "utterances in no split: 1" in printed.err
    with Corpus(takes.parent / "c.h5") as corpus:
        pieces = ["talk-001", "talk-002", "talk-003"]
        assert corpus.names == ["one", *pieces, "three"]
        assert corpus.splits == {"one": "train", "three": "", **dict.fromkeys(pieces, "test")}
        assert corpus.info.notes["words"].startswith("aligned with texts in 3 recordings")
        assert corpus.read("three").alignment == read_alignment(takes / "three.TextGrid")
        spoken_in = dict(zip(["one", *pieces], ("one", "three", "two", "one"), strict=True))
        for name, spoken in spoken_in.items():
            found = corpus.read(name)
            off = onsets(found.alignment) - onsets(said[spoken].alignment)
            if name == "one":
                assert np.mean(np.abs(off) < 0.05) > 0.9
            # The pieces begin in the pauses, wherever that is.
            assert np.mean(np.abs(off - np.median(off)) < 0.05) > 0.9
            assert closed(found) < 0.6


def closed(utterance) -> float:
    """The aperture in the middle of /p b m/ as a share of that in /a/."""
    apertures, fps = aperture(utterance.motion), utterance.motion.fps

    def usual(labels: str) -> float:
        phones = [p for p in utterance.alignment.phones if p.label in labels]
        return float(np.median([apertures[round(p.middle * fps)] for p in phones]))

    return usual("pbm") / usual("a")


def test_pieces_begin_on_a_frame_of_the_take():
    alignment = Alignment((Interval(0, 0.1, SILENCE), Interval(0.1, 0.5, "m")))
    late = SpokenPiece("u-002", 1.004, alignment)
    words = FoundWords(
        Path("u.wav"), 2.0, Segmentation((SpokenPiece("u-001", 0.0, alignment), late))
    )
    said = said_in(Recording("u", Path("u.trc")), words, 2.0, 100.0)
    assert [piece.first for piece in said.pieces] == [0, 101]
    assert said.pieces[0].alignment == alignment
    cut = said.pieces[1].alignment
    assert onsets(cut) + 101 / 100 == pytest.approx([1.104])
    assert cut.duration + 101 / 100 == pytest.approx(1.504)
    assert not said.whole


class AnyWords:
    """An aligner that takes all of the sound for /m/."""

    language = "fr-fr"
    longest_s = 60.0
    joint = True

    def align_together(self, recordings, progress):
        sounds = [each.sound() for each in recordings]
        return [Aligned(Alignment((Interval(0, each.duration, "m"),))) for each in sounds]


@pytest.fixture
def any_words(monkeypatch) -> None:
    monkeypatch.setattr(found_words, "aligner_for", lambda *_: AnyWords())


def add_hum(folder: Path, name: str, sound: Audio | None = NOISE, text: str | None = "mm") -> Path:
    """A take of a second without an alignment; returns its marker file."""
    add_take(folder, name, Alignment((Interval(0, 1, "m"),)))
    if sound is not None:
        save_sound(folder / f"{name}.wav", sound)
    if text is not None:
        (folder / f"{name}.txt").write_text(text)
    return folder / f"{name}.trc"


@pytest.mark.parametrize(
    ("spoil", "options", "says"),
    [
        (lambda f: (f / "b.wav").unlink(), [], "b.trc: has a text, but no sound"),
        (lambda f: (f / "b.txt").unlink(), [], "b.trc: has neither an alignment nor a text"),
        (lambda f: (f / "b.txt").write_text(" "), [], "b.txt: has no words"),
        (lambda f: (f / "b.wav").write_bytes(b"RIFF"), [], "b.wav: cannot read this format"),
        (lambda f: save_sound(f / "b.wav", NOISE.between(0, 0.9)), [],
         "b.wav: lasts 0.900 s, but b.trc lasts 1.000 s, 120 frames at 120 Hz"),
        (lambda f: None, ["--cut-by-tier", "Takes"], "a.trc: has a text, but no TextGrid with the"),
        (lambda f: None, ["--audio", "a.wav"], "a.wav: expected a folder of sound files, as there"),
        (lambda f: None, ["--audio", "none"], "none: no such folder of sound files"),
        (lambda f: None, ["--transcripts", "a.txt"], "a.txt: expected a table (.csv, .tsv)"),
        (lambda f: None, ["--transcripts", "none"], "none: no such file or folder of transcripts"),
        (lambda f: None, ["--aligner", "pocketsphinx", "--language", "fr"], "does not align 'fr'"),
    ],
)  # fmt: skip
def test_mistakes_in_sounds_and_texts_are_named(takes, capsys, monkeypatch, spoil, options, says):
    if "--aligner" not in options:
        monkeypatch.setattr(found_words, "aligner_for", lambda *_: AnyWords())
    for name in "ab":
        add_hum(takes, name)
    spoil(takes)
    monkeypatch.chdir(takes)
    assert import_takes(takes, *options) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("labial: error: ") and says in printed
    assert not (takes.parent / "c.h5").exists()


def test_sounds_and_texts_may_be_elsewhere(takes, any_words):
    for name in "ab":
        add_hum(takes, name)
    (takes / "words.tsv").write_text("utterance\ttext\na\tmm\nb.trc\tmm\n")
    (takes.parent / "sounds").mkdir()
    for name in "ab":
        (takes / f"{name}.txt").unlink()
        (takes / f"{name}.wav").rename(takes.parent / "sounds" / f"{name}.wav")
    sounds = ["--audio", str(takes.parent / "sounds")]
    assert import_takes(takes, *sounds, "--transcripts", str(takes / "words.tsv")) == 0
    for name in "ab":
        (takes.parent / "sounds" / f"{name}.txt").write_text("mm")
    assert import_takes(takes, *sounds) == 0
    single = ["--audio", str(takes.parent / "sounds" / "b.wav")]
    assert import_takes(takes / "a.trc", *single, "--whole") == 0
    with Corpus(takes.parent / "c.h5") as corpus:
        assert corpus.read("a").alignment == Alignment((Interval(0, 1, "m"),))
        assert corpus.info.language == "en"


@pytest.fixture
def track(grid_s1, tmp_path) -> Path:
    """A folder of one track with its clip and words; returns the clip."""
    pytest.importorskip("av")
    folder = tmp_path / "talker"
    for part in ("tracks", "sound"):
        (folder / part).mkdir(parents=True)
    clip = grid_s1 / "clips" / "bbal6n.mpg"
    for file in (grid_s1 / "tracks" / "points.json", grid_s1 / "tracks" / f"{clip.stem}.npy"):
        shutil.copy(file, folder / "tracks")
    shutil.copy(clip.with_suffix(".txt"), folder / "sound")
    return Path(shutil.copy(clip, folder / "sound"))


def import_track(clip: Path) -> int:
    folder = clip.parents[1]
    return main(["corpus", "tracks", str(folder), "-o", str(folder.parent / "c.h5")])


def test_tracks_are_aligned_with_the_sound_of_their_clips(grid_s1, track):
    pytest.importorskip("pocketsphinx")
    assert import_track(track) == 0
    with Corpus(track.parents[2] / "c.h5") as corpus:
        expected = read_alignment(grid_s1 / "alignments" / f"{track.stem}.TextGrid")
        off = onsets(corpus.read(track.stem).alignment) - onsets(expected)
        assert np.median(np.abs(off)) < 0.011 and np.abs(off).max() < 0.13
        assert corpus.info.language == "en"


def test_sound_of_another_length_is_not_that_of_a_track(track, any_words, capsys):
    sound = read_any_sound(track)
    assert sound.duration == pytest.approx(2.98)
    save_sound(track.with_suffix(".wav"), sound.between(0, 2.78))
    assert import_track(track) == 2
    assert f"{track.stem}.wav: lasts 2.780 s, but its track has 75" in capsys.readouterr().err


def test_a_long_track_becomes_several_utterances(track, any_words, monkeypatch):
    ((whole, _),) = import_tracks(track.parents[1]).utterances()
    m = Alignment((Interval(0, 0.8, "m"),))
    pieces = (SpokenPiece("u-001", 0.0, m), SpokenPiece("u-003", 1.21, m))
    parts = Segmentation(pieces, {"u-002": "the text does not fit"})
    monkeypatch.setattr(found_words, "found_in", lambda takes, *_: dict.fromkeys(takes, parts))
    (track.parents[1] / "split.csv").write_text(f"utterance,split\n{track.stem},test\n")
    found = import_tracks(track.parents[1])
    assert found.left_out == {"u-002": "the text does not fit"}
    for (utterance, split), first in zip(found.utterances(), (0, 31), strict=True):
        assert split == "test"
        # The head is found from other frames here.
        expected = aperture(whole.motion)[first : first + 20]
        assert aperture(utterance.motion) == pytest.approx(expected, abs=0.2)
    assert np.ptp(expected) > 2
