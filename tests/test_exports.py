"""Exports read back by others: C3D, TRC, and figures of the curves."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import warnings
from typing import get_args, get_type_hints
from xml.etree import ElementTree

import numpy as np
import pytest

from conftest import synthetic_utterance
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.cli.animate import Animate
from labial.cli.bars import Bars
from labial.errors import FormatError
from labial.exports import export, offered
from labial.face.layouts import mediapipe_layout
from labial.face.lips import MEASURES
from labial.formats.alignments import read_alignment
from labial.formats.c3d import write_c3d
from labial.formats.curves_svg import write_curves
from labial.formats.npz import read_npz
from labial.motion import Motion
from labial.sinks import writing
from labial.utterance import Audio, Utterance
from labial.voice import Voice, load_voice

ENDINGS = [each.ending for each in offered()]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    text = "Papa bought a map."
    assert main(["say", text, "--fps", "59.94", "-o", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def utterance(spoken):
    return read_npz(spoken)


@pytest.fixture(scope="module")
def voice():
    return load_voice()


def test_another_library_reads_the_c3d(tmp_path, spoken, utterance):
    target = tmp_path / "a.c3d"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    with warnings.catch_warnings(), target.open("rb") as file:
        warnings.simplefilter("ignore")  # the package's own
        import c3d as independent

        reader = independent.Reader(file)
        frames = [(number, points) for number, points, _ in reader.read_frames(copy=True)]
        assert [name.strip() for name in reader.point_labels] == list(utterance.motion.layout.names)
        assert reader.point_rate == pytest.approx(59.94)
        assert reader.get("POINT:UNITS").string_value.strip() == "mm"
        notes = {name: reader.get(f"LABIAL:{name}").string_value for name in ("AXES", "NAME")}
        assert notes["AXES"].startswith("x to the talker's left, y up, z forward")
        assert notes["NAME"].strip() == "Papa bought a map."
        assert "0 s of the sound" in reader.get("LABIAL:TIME").string_value
        assert "GRID" in reader.get("LABIAL:ATTRIBUTION").string_value
    assert [number for number, _ in frames] == list(range(1, len(utterance.motion) + 1))
    read = np.stack([points[:, :3] for _, points in frames])
    assert np.abs(read - utterance.motion.positions).max() < 1e-4


def test_phones_and_words_can_be_corrected_and_animated_again(tmp_path, spoken, utterance):
    grid = tmp_path / "a.TextGrid"
    assert main(["convert", str(spoken), "-o", str(grid)]) == 0
    assert read_alignment(grid) == utterance.alignment
    again = tmp_path / "again.TEXTGRID"
    assert main(["animate", str(grid), "-o", str(again)]) == 0
    assert again.read_bytes() == grid.read_bytes()


def test_trc_is_the_table_that_others_expect(tmp_path, spoken, utterance):
    target = tmp_path / "a.trc"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    lines = target.read_text("utf-8").split("\n")
    assert lines[0].split("\t") == ["PathFileType", "4", "(X/Y/Z)", "a.trc"]
    header = dict(zip(lines[1].split("\t"), lines[2].split("\t"), strict=True))
    assert (header["Units"], header["DataRate"], header["NumMarkers"]) == ("mm", "59.94", "44")
    assert header["NumFrames"] == str(len(utterance.motion))
    assert [n for n in lines[3].split("\t")[2:] if n] == list(utterance.motion.layout.names)
    rows = np.array([line.split("\t") for line in lines[6:] if line], np.float64)
    assert rows[:, 0].tolist() == list(range(1, len(rows) + 1))
    assert np.abs(rows[:, 1] - utterance.motion.times).max() < 1e-5
    assert rows[0, 1] == 0
    read = rows[:, 2:].reshape(-1, 44, 3)
    assert np.abs(read - utterance.motion.positions).max() <= 0.00051


def test_c3d_that_would_be_too_long_is_refused_before_the_work(tmp_path, capsys, monkeypatch):
    phones = [
        {"start": i / 10, "end": (i + 1) / 10, "label": ("P", "AA")[i % 2]} for i in range(660)
    ]
    source = tmp_path / "phones" / "long.json"
    source.parent.mkdir()
    source.write_text(json.dumps({"phones": phones}))

    def worked(_, alignments, __):
        assert not alignments
        return []

    monkeypatch.setattr(Voice, "animate_all", worked)
    target = tmp_path / "a.c3d"
    assert main(["animate", str(source), "-o", str(target), "--fps", "1000"]) == 2
    assert "a.c3d: 66000 frames are too many for C3D, which counts to 65535" in (
        capsys.readouterr().err
    )
    several = ["animate", str(source.parent), "-o", str(tmp_path / "o"), "--format", "c3d"]
    assert main([*several, "--fps", "1000"]) == 1
    assert "long.c3d: 66000 frames" in capsys.readouterr().err
    assert not target.exists()
    assert not list((tmp_path / "o").iterdir())


def test_a_missing_part_is_reported_before_anything_is_spoken(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("labial.formats.c3d.find_spec", lambda _: None)
    monkeypatch.setattr("labial.speech.speak", None)
    assert main(["say", "Papa.", "-o", str(tmp_path / "a.c3d")]) == 2
    assert "mocap" in capsys.readouterr().err


def test_texts_that_c3d_cannot_hold_are_not_written_damaged(tmp_path):
    target = tmp_path / "a.c3d"
    note = "Où est l'été ? " * 40
    with writing(target) as sink:
        write_c3d(sink, ["a"], np.ones((2, 1, 3)), 60, {"NOTE": note})
    with target.open("rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import c3d as independent

        reader = independent.Reader(file)
        lines = [bytes(line).decode().strip() for line in reader.get("LABIAL:NOTE").bytes_array]
        assert " ".join(lines) == note.strip()
        assert len(list(reader.read_frames())) == 2
    with (
        pytest.raises(FormatError, match=r"b\.c3d: 'xxxxxxxxxxxxxxxxxxxx…' is too long"),
        writing(tmp_path / "b.c3d") as sink,
    ):
        write_c3d(sink, ["x" * 256], np.ones((2, 1, 3)), 60)


def test_the_figure_shows_the_curves_where_its_axes_say(tmp_path, spoken, utterance):
    target = tmp_path / "a.svg"
    assert main(["convert", str(spoken), "-o", str(target)]) == 0
    root = ElementTree.parse(target).getroot()
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(84)
    texts = [each.text for each in root.iter(f"{SVG}text")]
    for phone in utterance.alignment.phones:
        assert (phone.label in texts) == (phone.label != SILENCE)
    for word in utterance.alignment.words:
        assert word.label in texts
    described = root.findtext(f"{SVG}desc")
    assert "mm, 59.94 frames per second; x to the talker's left" in described
    assert "GRID" in described
    seconds, places = _ticks(list(root.iter(f"{SVG}g"))[-1], "x")
    panels = [g for g in root.iter(f"{SVG}g") if g.find(f"{SVG}polyline") is not None]
    assert [g.find(f"{SVG}text").text for g in panels] == [f"{name} (mm)" for name in MEASURES]
    for panel, measure in zip(panels, MEASURES.values(), strict=True):
        drawn = panel.find(f"{SVG}polyline").attrib["points"]
        points = np.array([point.split(",") for point in drawn.split()], np.float64)
        values, heights = _ticks(panel.find(f"{SVG}g"), "y")
        read = np.polyval(np.polyfit(heights, values, 1), points[:, 1] + 0.8)
        assert np.abs(read - measure(utterance.motion)).max() < 0.02
        times = np.polyval(np.polyfit(places, seconds, 1), points[:, 0])
        assert np.abs(times - utterance.motion.times).max() < 2e-3


def _ticks(group, axis):
    found = [(float(t.text), float(t.attrib[axis])) for t in group.findall(f"{SVG}text")]
    assert len(found) >= 3
    return np.transpose(found)


def test_long_figures_continue_in_rows_and_lose_nothing(tmp_path):
    layout = mediapipe_layout()
    positions = np.zeros((25 * 60, 44, 3), np.float32)
    phones = [Interval(i / 5, (i + 1) / 5, f"p{i}") for i in range(300)]
    words = [Interval(i / 2 + 0.01, i / 2 + 0.49, f"w{i}") for i in range(120)]
    utterance = Utterance(
        "a", Alignment(tuple(phones), tuple(words)), Motion(positions, 25, layout)
    )
    with writing(tmp_path / "a.svg") as sink:
        write_curves(sink, utterance, "")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert 160 < float(root.attrib["width"].removesuffix("mm")) <= 174
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert [t for t in texts if re.fullmatch(r"w\d+", t)] == [word.label for word in words]
    assert set(texts) > {phone.label for phone in phones}
    drawn = [each.attrib["points"].split() for each in root.iter(f"{SVG}polyline")]
    assert sum(map(len, drawn)) >= 3 * len(positions)


def test_a_name_may_hold_anything(tmp_path):
    plain = synthetic_utterance("a", 1)
    name = 'a <b> & "c" \x07 \ud800'
    with writing(tmp_path / "a.svg") as sink:
        write_curves(sink, Utterance(name, plain.alignment, plain.motion), "<x>")
    assert ElementTree.parse(tmp_path / "a.svg").getroot().findtext(f"{SVG}title") == (
        'a <b> & "c" � �'
    )


def test_a_folder_can_be_written_in_every_format():
    formats = [each for each in get_args(get_type_hints(Animate)["format"]) if each is not None]
    names = {name for each in formats for name in get_args(each)}
    assert {f".{name}" for name in names} == set(ENDINGS)


@pytest.mark.slow
# C3D holds fewer frames, a video is slow, and a TextGrid has no frames.
@pytest.mark.parametrize("ending", sorted(set(ENDINGS) - {".c3d", ".mp4", ".TextGrid"}))
def test_long_exports_report_progress(tmp_path, utterance, voice, ending):
    frames = 12_000  # 200 s
    positions = np.resize(
        utterance.motion.positions, (frames, *utterance.motion.positions.shape[1:])
    )
    motion = Motion(positions, utterance.motion.fps, utterance.motion.layout)
    sound = Audio(
        np.resize(utterance.audio.samples, 200 * utterance.audio.rate), utterance.audio.rate
    )
    alignment = Alignment.tile(utterance.alignment.phones, duration=frames / motion.fps)
    long = Utterance("long", alignment, motion, sound, attribution="")
    reported = []

    def progress(done, total):
        reported.append((done, total))

    export(tmp_path / f"long{ending}", long, voice, progress=progress)
    done, totals = np.transpose(reported)
    assert len(set(totals)) == 1
    assert (np.diff(done) >= 0).all()
    assert len(set(done)) > 1
    assert done[-1] == totals[-1]


@pytest.mark.parametrize("slow", [True, False])
def test_a_bar_is_drawn_if_writing_takes_long(monkeypatch, capsys, slow):
    clock = iter([0.0, *([5.0] * 3 if slow else [0.1] * 3)])
    monkeypatch.setattr("labial.cli.bars.monotonic", lambda: next(clock))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with Bars(kept=True) as bars:
        progress = bars.bar("writing")
        for done in (1, 2, 3):
            progress(done, 3)
    seen = capsys.readouterr()
    assert ("writing" in seen.err) is slow
    assert not seen.out


def test_exports_need_nothing_that_training_needs(tmp_path, spoken):
    script = (
        "import sys; from labial.cli import main\n"
        "for target in sys.argv[2:]:\n"
        "    assert main(['convert', sys.argv[1], '-o', target]) == 0\n"
        "heavy = {'torch', 'h5py', 'pandas', 'matplotlib', 'panphon'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    targets = [str(tmp_path / f"a.{ending}") for ending in ("c3d", "trc", "svg", "visemes.json")]
    subprocess.run([sys.executable, "-c", script, str(spoken), *targets], check=True)
