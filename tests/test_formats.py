from __future__ import annotations

import csv
import json
import sys
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from praatio import textgrid
from praatio.data_classes.interval_tier import IntervalTier
from praatio.data_classes.point_tier import PointTier

from conftest import synthetic_utterance
from labial.alignment import SILENCE, Alignment, Interval
from labial.doubts import collecting
from labial.errors import AlignmentError, FormatError, LabialError, PhoneError
from labial.face.lips import aperture, protrusion, width
from labial.formats.alignments import read_alignment
from labial.formats.audio import read_audio, write_wav
from labial.formats.motion_csv import write_csv
from labial.formats.npz import write_npz
from labial.formats.sounds import read_any_sound
from labial.formats.split import read_split
from labial.formats.text import read_lines
from labial.formats.textgrid import read_intervals, write_textgrid
from labial.phones import canonical_phone
from labial.sinks import writing
from labial.utterance import Audio

PHONES = [(0.0, 0.2, "sil"), (0.2, 0.3, "P"), (0.3, 0.5, "AA1"), (0.5, 0.9, "")]
EXPECTED = Alignment(
    (
        Interval(0.0, 0.2, SILENCE),
        Interval(0.2, 0.3, "p"),
        Interval(0.3, 0.5, "ɑ"),
        Interval(0.5, 0.9, SILENCE),
    ),
    (Interval(0.2, 0.5, "pa"),),
)


def save_grid(path: Path, kind: str = "long_textgrid", phones=PHONES, name="phones") -> Path:
    grid = textgrid.Textgrid()
    grid.addTier(IntervalTier("words", [(0.2, 0.5, "pa")], 0, 0.9))
    grid.addTier(IntervalTier(name, phones, 0, 0.9))
    grid.save(str(path), kind, includeBlankSpaces=True)
    return path


@pytest.mark.parametrize("kind", ["long_textgrid", "short_textgrid"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_textgrids_are_read_in_both_forms_and_encodings(tmp_path, kind, encoding):
    path = save_grid(tmp_path / "a.TextGrid", kind)
    path.write_text(path.read_text("utf-8"), encoding)
    assert read_alignment(path) == EXPECTED


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(["p", "ɑ", "aʊ", "", "sil", "t͡ʃ"]), min_size=1, max_size=9),
    st.text('ab "!ʃé', max_size=5).map(str.strip),
    st.sampled_from(["long_textgrid", "short_textgrid"]),
)
def test_what_praatio_writes_is_read(tmp_path, labels, word, kind):
    end = 0.1 * len(labels)
    phones = [(0.1 * i, 0.1 * (i + 1), label) for i, label in enumerate(labels)]
    grid = textgrid.Textgrid()
    grid.addTier(IntervalTier("phones", phones, 0, end))
    grid.addTier(IntervalTier("words", [(0, end, word)], 0, end))
    grid.save(str(tmp_path / "a.TextGrid"), kind, includeBlankSpaces=True)
    found = read_alignment(tmp_path / "a.TextGrid")
    assert [phone.label for phone in found.phones] == [canonical_phone(label) for label in labels]
    assert [w.label for w in found.words] == ([word] if word else [])
    assert found.duration == pytest.approx(end)


@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "ɑ", SILENCE, "tʃ"]), st.integers(20, 400)),
        min_size=1, max_size=9,
    ),
    st.lists(
        st.just("sil") | st.text('ab "ʃ', min_size=1, max_size=5).map(str.strip).filter(bool),
        max_size=3,
    ),
)  # fmt: skip
def test_what_is_written_as_a_textgrid_praatio_reads(spoken, spelled):
    ends = np.cumsum([length for _, length in spoken]) / 1000
    starts = [0.0, *ends[:-1]]
    phones = [
        Interval(float(a), float(b), label)
        for a, b, (label, _) in zip(starts, ends, spoken, strict=True)
    ]
    words = [Interval(p.start, p.end, w) for p, w in zip(phones, spelled, strict=False)]
    alignment = Alignment(tuple(phones), tuple(words))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.TextGrid"
        with writing(path) as sink:
            write_textgrid(sink, alignment)
        grid = textgrid.openTextgrid(str(path), includeEmptyIntervals=True)
        assert read_alignment(path) == alignment
        assert [i.label for i in read_intervals(path, " Words ")][: len(words)] == [
            w.label for w in words
        ]
        with pytest.raises(FormatError, match="expected one named 'notes'"):
            read_intervals(path, "notes")
    tiers = {name: grid.getTier(name).entries for name in ("phones", "words")}
    found = [Interval(e.start, e.end, e.label or SILENCE) for e in tiers["phones"]]
    assert found == phones
    assert [e.label for e in tiers["words"] if e.label] == [w.label for w in words]
    assert all(entries[-1].end == alignment.duration for entries in tiers.values())


def test_gaps_and_the_end_of_a_textgrid_are_silence(tmp_path):
    path = save_grid(tmp_path / "a.TextGrid", phones=PHONES[1:3])
    assert read_alignment(path) == EXPECTED


def test_a_textgrid_cut_short_anywhere_is_refused(tmp_path):
    whole = save_grid(tmp_path / "whole.TextGrid").read_text("utf-8")
    cut = tmp_path / "cut.TextGrid"
    for length in range(len(whole.rstrip())):
        cut.write_text(whole[:length], "utf-8")
        with pytest.raises(LabialError, match=r"cut\.TextGrid: not a"):
            read_alignment(cut)


@pytest.mark.parametrize("kind", ["long_textgrid", "short_textgrid"])
@pytest.mark.parametrize("more", ['"IntervalTier"', "0.9", "    intervals [5]:\n    xmin = 0.9"])
def test_a_textgrid_that_continues_after_its_last_tier_is_refused(tmp_path, kind, more):
    path = save_grid(tmp_path / "a.TextGrid", kind)
    path.write_text(path.read_text("utf-8") + f"\n{more}\n", "utf-8")
    with pytest.raises(FormatError, match=r"a\.TextGrid: .* continues after its last tier"):
        read_alignment(path)


def test_a_textgrid_that_overlaps_itself_is_refused(tmp_path):
    path = save_grid(tmp_path / "a.TextGrid")
    path.write_text(path.read_text("utf-8").replace("xmax = 0.3 ", "xmax = 0.4 "), "utf-8")
    with pytest.raises(LabialError, match=r"a\.TextGrid"):
        read_alignment(path)


def test_a_textgrid_without_phones_is_reported_with_its_tiers(tmp_path):
    path = save_grid(tmp_path / "a.TextGrid", name="notes")
    with pytest.raises(FormatError, match=r"\['words', 'notes'\], expected one named 'phones'"):
        read_alignment(path)


def test_a_tier_of_points_is_refused(tmp_path):
    grid = textgrid.Textgrid()
    grid.addTier(PointTier("phones", [(0.5, "p")], 0, 1))
    grid.save(str(tmp_path / "a.TextGrid"), "long_textgrid", includeBlankSpaces=True)
    with pytest.raises(FormatError, match="expected intervals"):
        read_alignment(tmp_path / "a.TextGrid")


def test_an_unknown_label_is_reported_with_file_and_time(tmp_path):
    path = save_grid(tmp_path / "a.TextGrid", phones=[(0.2, 0.3, "P"), (0.3, 0.5, "??")])
    with pytest.raises(PhoneError, match=r"a\.TextGrid, at 0\.300 s: '\?\?' is not a phone"):
        read_alignment(path)


def entries(tier):
    return [{"start": a, "end": b, "label": label} for a, b, label in tier]


def test_json_alignments(tmp_path):
    path = tmp_path / "a.json"
    values = {"phones": entries(PHONES[1:3]), "words": entries([(0.2, 0.5, "pa")]), "duration": 0.9}
    path.write_text(json.dumps(values), "utf-8")
    assert read_alignment(path) == EXPECTED


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("[1, 2]", "expected an object"),
        ('{"phones": 3}', "not a list"),
        ('{"phones": []}', "at least one phone"),
        ('{"phones": [{"start": 0, "end": 1}]}', r"phones\[0\]"),
        ('{"phones": [{"start": "0", "end": 1, "label": "b"}]}', r"phones\[0\]"),
        ('{"phones": [{"start": true, "end": 2, "label": "b"}]}', r"phones\[0\]"),
        ('{"phones": [{"start": 0, "end": NaN, "label": "b"}]}', "finite"),
        ('{"phones": [], "duration": -1}', "expected above 0"),
        ('{"phones": [{"start": 0, "end": 1, "label": "b"}], "duration": NaN}', "expected above 0"),
        ('{"phones": [{"start": 0, "end": 1' + 400 * "0" + ', "label": "b"}]}', r"phones\[0\]"),
        ('{"phones": [{"start": 1, "end": 0, "label": "b"}]}', "must end after"),
        ('{"phones": [{"start": 0, "end": 1, "label": "b"}], "duration": "x"}', "expected seconds"),
        ('{"phones": [{"start": 0, "end": 1, "label": "b"}], "duration": 0.5}', "ends after"),
    ],
)
def test_bad_json_alignments_are_named(tmp_path, text, says):
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    with pytest.raises(LabialError, match=rf"a\.json.*{says}"):
        read_alignment(path)


def test_overlapping_json_intervals_are_named(tmp_path):
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"phones": entries([(0, 0.3, "a"), (0.2, 0.4, "b")])}), "utf-8")
    with pytest.raises(AlignmentError, match=r"a\.json.*'b' from 0\.200 s.*overlaps"):
        read_alignment(path)


damaged = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["cut", "flip", "repeat"])), max_size=3
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damaged, st.sampled_from(["a.TextGrid", "a.json"]), st.integers(0, 255))
def test_damaged_files_give_an_alignment_or_an_error_that_names_them(tmp_path, damage, name, byte):
    path = tmp_path / name
    if name == "a.json":
        path.write_text(json.dumps({"phones": entries(PHONES)}), "utf-8")
    else:
        save_grid(path)
    content = bytearray(path.read_bytes())
    for where, kind in damage:
        place = int(where * max(0, len(content) - 1))
        if kind == "cut":
            del content[place:]
        elif kind == "flip" and content:
            content[place] = byte
        else:
            content[place:place] = content[place : place + 40]
    path.write_bytes(bytes(content))
    try:
        with collecting():  # that it is not UTF-8
            alignment = read_alignment(path)
    except LabialError as error:
        assert name in str(error)
    else:
        assert alignment.duration > 0


def test_an_unknown_ending_is_named(tmp_path):
    with pytest.raises(FormatError, match=r"a\.xyz: no such file"):
        read_alignment(tmp_path / "a.xyz")
    (tmp_path / "a.xyz").write_text("")
    with pytest.raises(FormatError, match=r"a\.xyz: expected a file ending in"):
        read_alignment(tmp_path / "a.xyz")


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_24", "FLOAT", "PCM_U8"])
@pytest.mark.parametrize("channels", [1, 2])
def test_sound_of_any_kind_becomes_one_channel(tmp_path, subtype, channels):
    wave = 0.5 * np.sin(np.arange(8000) / 8000 * 2 * np.pi * 220)
    path = tmp_path / "a.wav"
    soundfile.write(path, np.stack([wave] * channels, axis=1), 8000, subtype=subtype)
    audio = read_audio(path)
    assert audio.rate == 8000
    assert audio.duration == 1.0
    assert np.abs(audio.samples / 32767 - wave).max() < (0.01 if subtype == "PCM_U8" else 1e-3)


def test_a_file_that_is_not_sound_is_named(tmp_path):
    path = tmp_path / "a.wav"
    path.write_bytes(b"RIFF no more")
    with pytest.raises(FormatError, match=r"a\.wav: cannot read this format"):
        read_audio(path)
    with pytest.raises(FormatError, match=r"b\.wav: no such sound file"):
        read_audio(tmp_path / "b.wav")


CONTAINERS = [
    ("m4a", "aac"), ("mp4", "aac"), ("webm", "libopus"), ("wma", "wmav2"), ("mkv", "libopus"),
    ("mov", "pcm_s16le"), ("aac", "aac"),
]  # fmt: skip


HALVES = [
    ("m4a", "aac"), ("wma", "wmav2"), ("mov", "aac"), ("mka", "libopus"), ("webm", "libopus"),
]  # fmt: skip


def write_container(path, samples, rate, codec):
    """Sound encoded by PyAV in the container of the file's ending."""
    kinds = {".mka": "matroska", ".m4a": "ipod", ".wma": "asf", ".mkv": "matroska", ".aac": "adts"}
    with av.open(str(path), "w", format=kinds.get(path.suffix)) as file:
        stream = file.add_stream(codec, rate=rate)
        stream.layout = "mono"
        stream.bit_rate = 64_000
        frame = av.AudioFrame.from_ndarray(samples[None], format="s16", layout="mono")
        frame.sample_rate = rate
        for part in av.AudioResampler(stream.format, "mono", rate, stream.frame_size).resample(
            frame
        ):
            file.mux(stream.encode(part))
        file.mux(stream.encode())


@pytest.mark.parametrize(("ending", "codec"), CONTAINERS)
def test_the_sound_of_containers_is_read(tmp_path, ending, codec):
    rate = 48_000
    times = np.arange(2 * rate) / rate
    wave = 0.5 * np.sin(2 * np.pi * 440 * times) * (times > 0.5)
    path = tmp_path / f"a.{ending}"
    write_container(path, (wave * 32767).astype(np.int16), rate, codec)
    audio = read_audio(path)
    assert audio.duration == pytest.approx(2.0, abs=0.1)
    loud = np.flatnonzero(np.abs(audio.samples) > 3000)[0] / audio.rate
    # An encoder's padding may come first.
    assert loud == pytest.approx(0.5, abs=0.05)
    with pytest.raises(FormatError, match="lasts more than 1 s"):
        read_audio(path, longest_s=1.0)


@pytest.mark.parametrize(("ending", "codec"), HALVES)
def test_half_a_container_is_refused(tmp_path, ending, codec):
    path = tmp_path / f"a.{ending}"
    noise = np.random.default_rng(0).integers(-9000, 9000, 4 * 48_000).astype(np.int16)
    write_container(path, noise, 48_000, codec)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    with pytest.raises(FormatError, match=rf"a\.{ending}: (not a whole sound|cannot be decoded)"):
        read_audio(path)


@pytest.mark.parametrize(("ending", "codec"), [("m4a", "aac"), ("webm", "libopus")])
def test_a_container_may_be_called_wav(tmp_path, ending, codec):
    path = tmp_path / f"a.{ending}"
    write_container(path, np.full(48_000, 9000, np.int16), 48_000, codec)
    assert read_audio(path.rename(tmp_path / "a.wav")).duration == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(("ending", "codec"), [("mp4", "aac"), ("webm", "libopus")])
def test_a_video_without_picture_is_a_sound_file(tmp_path, ending, codec):
    path = tmp_path / f"a.{ending}"
    write_container(path, np.full(48_000, 9000, np.int16), 48_000, codec)
    sound = read_any_sound(path)
    assert sound is not None and sound.duration == pytest.approx(1.0, abs=0.1)


def test_a_container_without_the_extra_names_it_and_another_way(tmp_path, monkeypatch):
    path = tmp_path / "my clip.MPG"
    path.write_bytes(b"\x00\x00\x01\xba" + bytes(1000))
    with pytest.raises(FormatError, match=r"my clip\.MPG: cannot be decoded"):
        read_audio(path)
    monkeypatch.setitem(sys.modules, "av", None)
    says = r"my clip\.MPG: .*extra 'video'.* ffmpeg -i 'my clip\.MPG' 'my clip\.wav'$"
    with pytest.raises(FormatError, match=says):
        read_audio(path)


def test_npz_holds_the_motion_and_the_phones_without_pickle(tmp_path):
    utterance = synthetic_utterance("a", 1)
    with writing(tmp_path / "a.npz") as sink:
        write_npz(sink, utterance, "someone")
    with np.load(tmp_path / "a.npz", allow_pickle=False) as saved:
        assert saved["positions"].dtype == np.float32
        assert np.array_equal(saved["positions"], utterance.motion.positions)
        assert saved["sensors"].tolist() == list(utterance.motion.layout.names)
        assert saved["fps"] == 25
        assert str(saved["unit"]) == "mm"
        assert str(saved["attribution"]) == "someone"
        phones = zip(saved["phone_starts_s"], saved["phone_ends_s"], saved["phones"], strict=True)
        assert [Interval(*phone) for phone in phones] == list(utterance.alignment.phones)


def test_csv_has_one_row_per_frame_that_other_readers_understand(tmp_path):
    utterance = synthetic_utterance("a", 1)
    with writing(tmp_path / "a.csv") as sink:
        write_csv(sink, utterance)
    with (tmp_path / "a.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    motion = utterance.motion
    assert len(rows) == len(motion)
    assert next(iter(rows[0])) == "time_s"
    assert list(rows[0])[-3:] == ["aperture_mm", "width_mm", "protrusion_mm"]
    assert len(rows[0]) == 1 + 3 * 44 + 3
    assert float(rows[10]["time_s"]) == pytest.approx(0.4)
    place = motion.layout.index("chin_152")
    for column, axis in enumerate("xyz"):
        written = float(rows[7][f"chin_152_{axis}_mm"])
        assert written == pytest.approx(motion.positions[7, place, column], abs=1e-4)
    for name, measure in (("aperture", aperture), ("width", width), ("protrusion", protrusion)):
        written = [float(row[f"{name}_mm"]) for row in rows]
        assert np.allclose(written, measure(motion), atol=1e-4)


def test_a_split_is_read_and_its_mistakes_are_named(tmp_path):
    path = tmp_path / "split.csv"
    path.write_text("utterance,split\na,train\nb,test\n")
    assert read_split(path) == {"a": "train", "b": "test"}
    for text, says in [
        ("name,where\na,train\n", "expected the columns"),
        ("utterance,split\na,training\n", "'a' is in 'training'"),
        ("utterance,split\na,train\na,test\n", "'a' appears twice"),
        ("", "expected the columns"),
    ]:
        path.write_text(text)
        with pytest.raises(FormatError, match=rf"split\.csv[:,] .*{says}"):
            read_split(path)


def test_what_is_written_in_parts_is_as_in_one(tmp_path, monkeypatch):
    utterance, reported = synthetic_utterance("a", 1), []
    audio = Audio(np.arange(-900, 900, dtype=np.int16), 16000)
    with writing(tmp_path / "whole.csv") as sink:
        write_csv(sink, utterance)
    monkeypatch.setattr("labial.formats.motion_csv._AT_ONCE", 7)
    monkeypatch.setattr("labial.formats.audio._AT_ONCE", 101)
    with writing(tmp_path / "parts.csv") as sink:
        write_csv(sink, utterance, lambda done, total: reported.append((done, total)))
    assert (tmp_path / "parts.csv").read_text() == (tmp_path / "whole.csv").read_text()
    frames = len(utterance.motion)
    assert reported[0] == (7, frames)
    assert reported[-1] == (frames, frames)
    with (tmp_path / "a.wav").open("wb") as file:
        write_wav(file, audio)
    with wave.open(str(tmp_path / "a.wav")) as sound:
        assert sound.getnframes() == 1800
        assert sound.getframerate() == 16000
        assert np.array_equal(np.frombuffer(sound.readframes(1800), "<i2"), audio.samples)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_text_however_they_end_and_are_encoded(tmp_path, encoding, end):
    path = tmp_path / "lines.txt"
    path.write_bytes(end.join(["ʃ a", "", "é", " ", ""]).encode(encoding))
    assert read_lines(path) == ["ʃ a", "", "é"]


def test_what_is_not_text_is_refused_with_its_name(tmp_path):
    path = tmp_path / "lines.txt"
    path.write_bytes(b"\xff\xffa")
    with pytest.raises(FormatError, match=r"lines\.txt: not text in UTF-8"):
        read_lines(path)
    with pytest.raises(FormatError, match=r"none\.txt: cannot be read: No such file"):
        read_lines(tmp_path / "none.txt")
