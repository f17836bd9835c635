from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.corpus import Corpus, write_corpus
from labial.errors import CorpusError, LabialError, LabialWarning
from labial.face.gaps import GapLimits
from labial.face.marker_layout import MarkerLayout
from labial.formats.alignments import read_alignment
from labial.formats.marker_layout import read_marker_layout, write_marker_layout
from labial.formats.markers import read_markers
from labial.importers.found_words import said_in
from labial.importers.markers import MarkersConfig, MarkersImport, import_markers
from labial.importers.recordings import AlignmentsConfig, SpeechConfig
from labial.importers.takes import Cutting, find_takes
from labial.importers.tracks import import_tracks
from labial.motion import Motion
from labial.sinks import writing
from labial.synthesis.face import HEAD, marker_layout
from marker_sample import FPS, WRITERS, alignment, save_textgrid, take, truth, write_takes

SENSORS = marker_layout().sensors
LIPS = SENSORS.indices("lips")


def imported(folder, config: MarkersConfig | None = None, layout=None) -> MarkersImport:
    return import_markers(folder, layout or read_marker_layout(folder / "layout.toml"), config)


def motions(found: MarkersImport) -> dict[str, Motion]:
    return {utterance.name: utterance.motion for utterance, _ in found.utterances()}


def error_mm(motion: Motion, seed: int) -> np.ndarray:
    """What differs from the truth, ``[frames, sensors, 3]``; a shift of the origin does not."""
    off = motion.positions - truth(seed)
    return off - np.median(off, axis=(0, 1))


def rms(error: np.ndarray) -> float:
    return float(np.sqrt((error**2).mean()))


@pytest.mark.parametrize("ending", WRITERS)
def test_takes_of_every_format_give_the_talker_without_head_movement(tmp_path, ending):
    found = imported(write_takes(tmp_path / "t", 3, ending))
    made = motions(found)
    assert list(made) == found.report.kept == ["u0", "u1", "u2"]
    for seed, motion in enumerate(made.values()):
        assert motion.fps == pytest.approx(FPS)
        # The noise of 0.3 mm, and the error of the fit; the head moved by centimetres.
        assert rms(error_mm(motion, seed)) < 0.5
    assert found.report.faults == found.report.gaps == found.report.left_out == {}


def test_axes_and_origin_are_the_heads_and_reported(tmp_path):
    found = imported(write_takes(tmp_path / "t", 3))
    corners = []
    for seed, motion in enumerate(motions(found).values()):
        marks = SENSORS.landmarks
        pair = [SENSORS.index(name) for name in (marks.right_corner, marks.left_corner)]
        corners.append(motion.positions[:, pair].mean(axis=1))
        turn, _ = Rotation.align_vectors(
            truth(seed).reshape(-1, 3) - truth(seed).mean(axis=(0, 1)),
            motion.positions.reshape(-1, 3) - motion.positions.mean(axis=(0, 1)),
        )
        assert np.degrees(turn.magnitude()) < 1
    assert np.abs(np.concatenate(corners).mean(axis=0)).max() < 0.3
    assert "left is +x, up is +z, forward is -y" in found.info.notes["axes"]
    assert "up from bridge to forehead" in found.info.notes["axes"]


def test_the_head_is_found_if_it_is_not_named(tmp_path):
    folder = write_takes(tmp_path / "t", 3)
    layout = marker_layout()
    # Some markers that move are in no group, so they are candidates too.
    groups = {**layout.groups, "jaw": layout.groups["jaw"][:4]}
    found = imported(folder, layout=MarkerLayout(groups, layout.landmarks))
    assert set(found.head.names) == set(HEAD)
    assert "found, the most rigid of 52 markers" in found.info.notes["head"]
    assert 0.2 < found.head.residual_mm < 0.6
    # Without 'upright' markers, up is taken from the jaw, which is less exact.
    for seed, motion in enumerate(motions(found).values()):
        same = [SENSORS.index(name) for name in found.info.layout.names]
        turned, true = motion.positions.reshape(-1, 3), truth(seed)[:, same].reshape(-1, 3)
        true = true - true.mean(axis=0)
        turn, _ = Rotation.align_vectors(true, turned - turned.mean(axis=0))
        assert np.degrees(turn.magnitude()) < 20
        assert rms(turn.apply(turned - turned.mean(axis=0)) - true) < 0.5


def test_a_face_without_a_rigid_part_asks_for_names(tmp_path):
    loose = np.random.default_rng(0)

    def shaken(_, positions):
        positions[:, 44:] += loose.normal(0, 8, positions[:, 44:].shape)
        positions[:, 36:44] += loose.normal(0, 8, positions[:, 36:44].shape)
        return positions

    folder = write_takes(tmp_path / "t", 2, change=shaken)
    layout = marker_layout()
    with pytest.raises(
        CorpusError, match=r"no three markers .*name the head's markers in the layout"
    ):
        imported(folder, layout=MarkerLayout(layout.groups, layout.landmarks))
    with pytest.raises(CorpusError, match=r"head's markers bridge, .* are not rigid: .* mm"):
        imported(folder)


def test_a_loose_beanie_is_reported(tmp_path):
    loose = np.random.default_rng(0)

    def slipping(_, positions):
        positions[:, 44:] += loose.normal(0, 1.5, positions[:, 44:].shape)
        return positions

    with pytest.warns(LabialWarning, match=r"head's markers are 2.* mm off"):
        imported(write_takes(tmp_path / "t", 2, change=slipping))


def test_gaps_are_bridged_filled_or_leave_the_utterance_out(tmp_path):
    def gappy(seed, positions):
        if seed == 0:
            positions[100:108, LIPS[3]] = np.nan  # 67 ms
        if seed == 1:
            positions[100:148, LIPS[5]] = np.nan  # 400 ms
            positions[120:130, LIPS[6]] = np.nan
        if seed == 2:
            positions[100:230, LIPS[7]] = np.nan  # over a second
        if seed == 3:
            positions[:12, LIPS[8]] = np.nan  # at an end no spline is possible
        return positions

    found = imported(write_takes(tmp_path / "t", 6, change=gappy))
    utterances = [utterance for utterance, _ in found.utterances()]
    made = {utterance.name: utterance.motion for utterance in utterances}
    report = found.report
    assert [utterance.filled for utterance in utterances] == [8, 58, 12, 0, 0]
    assert list(made) == ["u0", "u1", "u3", "u4", "u5"]
    name = SENSORS.names[LIPS[7]]
    assert report.left_out == {"u2": f"{name} is not seen for 1.08 s from 0.83 s"}
    assert (report.gaps["u0"].bridged, report.gaps["u0"].bridged_frames) == (1, 8)
    assert (report.gaps["u1"].bridged, report.gaps["u1"].filled_frames) == (1, 48)
    assert (report.gaps["u3"].filled, report.gaps["u3"].filled_frames) == (1, 12)
    assert (report.closed.bridged, report.closed.filled) == (2, 2)
    assert report.notes()["gaps"] == (
        "2 bridged by a spline (18 frames), 2 filled from other markers (60 frames)"
    )
    # Filled positions are about as close to the truth as recorded ones.
    assert rms(error_mm(made["u0"], 0)[100:108, LIPS[3]]) < 0.8
    assert rms(error_mm(made["u1"], 1)[100:148, LIPS[5]]) < 0.8
    assert rms(error_mm(made["u3"], 3)[:12, LIPS[8]]) < 0.8
    assert not found.report.faults


def test_gap_limits_are_options(tmp_path):
    def gappy(_, positions):
        positions[100:124, LIPS[3]] = np.nan
        return positions

    folder = write_takes(tmp_path / "t", 2, change=gappy)
    found = imported(folder, MarkersConfig(gaps=GapLimits(0.3, 0.3)))
    motions(found)
    assert found.report.closed.bridged == 2
    found = imported(folder, MarkersConfig(gaps=GapLimits(0.0, 0.1)))
    with pytest.raises(CorpusError, match=r"every utterance was left out; the first, u0: "):
        motions(found)
    with pytest.raises(LabialError, match=r"bridged up to 0\.3 s and filled up to 0\.1 s"):
        GapLimits(0.3, 0.1)


def test_frames_that_hide_the_head_are_gaps_and_counted(tmp_path):
    def hidden(seed, positions):
        if seed == 0:
            positions[50:56, 44:50] = np.nan  # two of eight remain
            positions[90:95, 44:48] = np.nan  # four remain
        return positions

    found = imported(write_takes(tmp_path / "t", 2, change=hidden))
    made = motions(found)
    assert found.report.head_lost == {"u0": 6}
    assert found.report.gaps["u0"].bridged_frames == 6 * 44
    assert rms(error_mm(made["u0"], 0)[85:100]) < 0.7


@pytest.mark.parametrize("throughout", [True, False])
def test_every_swap_of_two_lip_markers_is_found_and_corrected(tmp_path, throughout):
    random = np.random.default_rng(3)
    pairs = [tuple(random.choice(LIPS, 2, replace=False)) for _ in range(4)]
    # Neighbours are swapped most often, and hardest to detect.
    pairs += [(LIPS[i], LIPS[i + 1]) for i in range(0, 16, 4)]
    spans = {}

    def swapped(seed, positions):
        if seed < len(pairs):
            first, last = (0, len(positions)) if throughout else (80 + seed, 160)
            a, b = pairs[seed]
            positions[first:last, [a, b]] = positions[first:last, [b, a]]
            spans[seed] = (first, last)
        return positions

    found = imported(write_takes(tmp_path / "t", 12, change=swapped))
    made = motions(found)
    for seed, (a, b) in enumerate(pairs):
        faults = found.report.faults[f"u{seed}"]
        assert [fault.kind for fault in faults] == ["swap"]
        assert set(faults[0].markers) == {SENSORS.names[a], SENSORS.names[b]}
        first, last = spans[seed]
        assert faults[0].start == pytest.approx(first / FPS, abs=0.02)
        assert faults[0].end == pytest.approx(last / FPS, abs=0.02)
        assert rms(error_mm(made[f"u{seed}"], seed)) < 0.5
    assert len(found.report.faults) == len(pairs)


def test_a_swap_behind_a_gap_is_found(tmp_path):
    a, b = LIPS[4], LIPS[5]

    def swapped(seed, positions):
        if seed == 0:
            positions[80:120, [a, b]] = positions[80:120, [b, a]]
            positions[66:80, [a, b]] = np.nan
            positions[120:140, [a, b]] = np.nan
        return positions

    found = imported(write_takes(tmp_path / "t", 6, change=swapped))
    made = motions(found)
    [fault] = found.report.faults["u0"]
    assert (fault.kind, set(fault.markers)) == ("swap", {SENSORS.names[a], SENSORS.names[b]})
    assert fault.start <= 80 / FPS < 119 / FPS <= fault.end
    assert rms(error_mm(made["u0"], 0)) < 0.5


def test_markers_that_jump_are_found_and_treated_as_gaps(tmp_path):
    def jumping(seed, positions):
        if seed == 0:
            positions[100, LIPS[2]] += (0, 25, 0)
            positions[150:152, LIPS[9]] += (12, 0, 12)
        if seed == 1:
            positions[90:130, LIPS[5]] += (0, 15, 10)  # onto a reflection for a third of a second
        return positions

    found = imported(write_takes(tmp_path / "t", 6, change=jumping))
    made = motions(found)
    names = SENSORS.names
    jumps = {
        (take, fault.markers[0], round(fault.start * FPS), round(fault.end * FPS))
        for take, faults in found.report.faults.items()
        for fault in faults
    }
    assert jumps == {
        ("u0", names[LIPS[2]], 100, 101),
        ("u0", names[LIPS[9]], 150, 152),
        ("u1", names[LIPS[5]], 90, 130),
    }
    assert found.report.notes()["jumps"] == "3"
    assert max(rms(error_mm(made[name], seed)) for seed, name in enumerate(made)) < 0.5


def test_a_marker_that_lost_its_place_for_long_leaves_the_utterance_out(tmp_path):
    def fallen(seed, positions):
        if seed == 2:
            positions[60:, LIPS[5]] += (0, -20, 0)
        return positions

    found = imported(write_takes(tmp_path / "t", 5, change=fallen))
    assert "u2" not in motions(found)
    assert SENSORS.names[LIPS[5]] in found.report.left_out["u2"]
    assert found.report.faults["u2"][0].kind == "jump"


def test_the_low_pass_filter_removes_noise_without_delay(tmp_path):
    folder = write_takes(tmp_path / "t", 2)
    plain = motions(imported(folder))
    found = imported(folder, MarkersConfig(low_pass_hz=12))
    assert found.info.notes["low_pass"] == "12 Hz"
    for seed, (name, motion) in enumerate(motions(found).items()):
        assert rms(error_mm(motion, seed)) < 0.8 * rms(error_mm(plain[name], seed))
    with pytest.raises(LabialError, match=r"cut-off of 60 Hz at 120 frames per second: expected"):
        imported(folder, MarkersConfig(low_pass_hz=60))


@pytest.mark.parametrize(("scale", "says"), [(10, "0.1 times as large"), (0.001, "1000 times")])
def test_a_face_of_impossible_size_is_refused(tmp_path, capsys, scale, says):
    folder = write_takes(tmp_path / "t", 2, change=lambda _, positions: positions * scale)
    command = ["corpus", "markers", str(folder), "-o", str(tmp_path / "c.h5")]
    assert main([*command, "--layout", str(folder / "layout.toml")]) == 2
    printed = capsys.readouterr().err
    assert "corners of the mouth are" in printed
    assert "expected 25 to 90" in printed
    assert says in printed
    assert not (tmp_path / "c.h5").exists()


def test_the_files_unit_can_be_replaced(tmp_path):
    folder = write_takes(tmp_path / "t", 2, change=lambda _, positions: positions / 10)
    found = imported(folder, MarkersConfig(unit="cm"))
    assert rms(error_mm(motions(found)["u0"], 0)) < 0.5


def test_right_and_left_exchanged_are_noticed(tmp_path):
    folder = write_takes(tmp_path / "t", 2)
    text = (folder / "layout.toml").read_text()
    swapped = text.replace('right_corner = "right', 'right_corner = "left')
    swapped = swapped.replace('left_corner = "left_corner"', 'left_corner = "right_corner"')
    (folder / "layout.toml").write_text(swapped)
    with pytest.raises(CorpusError, match=r"lips are .* mm behind their corners"):
        imported(folder)


def long_take(folder) -> tuple[Alignment, list[Alignment]]:
    """Four utterances in one C3D file with pauses of 0.7 s between, and its alignment."""
    folder.mkdir()
    parts = [alignment(seed, 8, 0.35) for seed in range(4)]
    phones, words, now = [], [], 0.0
    for part in parts:
        phones += [Interval(now + p.start, now + p.end, p.label) for p in part.phones]
        words += [Interval(now + w.start, now + w.end, w.label) for w in part.words]
        now += part.duration
    whole = Alignment.tile([p for p in phones if p.label != SILENCE], words, now)
    from labial.synthesis.law import DominanceLaw
    from labial.synthesis.recording import simulated_markers
    from marker_sample import CLEAN

    names, positions = simulated_markers(DominanceLaw(FPS), whole, CLEAN, 7)
    WRITERS[".c3d"](folder / "session.c3d", names, positions, FPS)
    save_textgrid(folder / "session.TextGrid", whole)
    with writing(folder / "layout.toml") as sink:
        write_marker_layout(sink, marker_layout())
    return whole, parts


def test_one_long_take_is_cut_at_its_pauses(tmp_path, capsys):
    whole, parts = long_take(tmp_path / "t")
    source, target = tmp_path / "t" / "session.c3d", tmp_path / "c.h5"
    command = ["corpus", "markers", str(source), "-o", str(target)]
    assert main([*command, "--layout", str(tmp_path / "t/layout.toml")]) == 0
    assert "4 utterances, 0 left out" in capsys.readouterr().out
    from labial.synthesis.law import DominanceLaw

    true = DominanceLaw(FPS).animate(whole).positions
    start = 0.0
    with Corpus(target) as corpus:
        assert corpus.names == [f"session-{place:03d}" for place in range(1, 5)]
        for name, part in zip(corpus.names, parts, strict=True):
            utterance = corpus.read(name)
            spoken = [p for p in utterance.alignment.phones if p.label != SILENCE]
            assert [p.label for p in spoken] == [p.label for p in part.phones if p.label != SILENCE]
            assert [w.label for w in utterance.alignment.words] == [w.label for w in part.words]
            assert len(utterance.motion) == utterance.alignment.frame_count(FPS)
            # The phones are where they were in the take, within half a frame.
            first = start + part.phones[1].start - spoken[0].start
            assert first * FPS == pytest.approx(round(first * FPS), abs=0.01)
            at = true[round(first * FPS) :][: len(utterance.motion)]
            off = utterance.motion.positions - at
            assert rms(off - np.median(off, axis=(0, 1))) < 0.5
            start += part.duration


def test_one_long_take_is_cut_by_a_tier(tmp_path):
    whole, parts = long_take(tmp_path / "t")
    path = tmp_path / "t" / "session.TextGrid"
    edges = np.cumsum([0, *[part.duration for part in parts]])
    labels = ["first", "", "again", "again"]
    lines = path.read_text().replace("size = 2\nitem", "size = 3\nitem").rstrip("\n").split("\n")
    lines += ["item [3]:", 'class = "IntervalTier"', 'name = "takes"', "xmin = 0"]
    lines += [f"xmax = {whole.duration!r}", "intervals: size = 4"]
    for place, (a, b, label) in enumerate(zip(edges, edges[1:], labels, strict=False)):
        lines += [f"intervals [{place}]", f"xmin = {float(a)!r}", f"xmax = {float(b)!r}"]
        lines += [f'text = "{label}"']
    path.write_text("\n".join(lines) + "\n")
    layout = read_marker_layout(tmp_path / "t/layout.toml")
    source = tmp_path / "t" / "session.c3d"
    found = import_markers(source, layout, MarkersConfig(cutting=Cutting(tier="Takes")))
    assert list(motions(found)) == ["session-first", "session-again", "session-again-2"]
    with pytest.raises(LabialError, match=r"session\.TextGrid: has the tiers .*named 'sentences'"):
        import_markers(source, layout, MarkersConfig(cutting=Cutting(tier="sentences")))


def test_a_written_textgrid_is_read_as_it_was(tmp_path):
    for seed in range(3):
        save_textgrid(tmp_path / "a.TextGrid", alignment(seed))
        assert read_alignment(tmp_path / "a.TextGrid") == alignment(seed)


def test_layout_and_units_by_name_need_no_files(tmp_path, capsys):
    folder = write_takes(tmp_path / "t", 2)
    (folder / "layout.toml").unlink()
    (folder / "split.csv").write_text("utterance,split\nu0,train\nu1,test\n")
    target = tmp_path / "c.h5"
    assert main(["corpus", "markers", str(folder), "-o", str(target), "--licence", "CC0"]) == 0
    printed = capsys.readouterr()
    assert "head: bridge, forehead, head_1" in printed.out
    assert "unit in the files: mm; low-pass filter: none" in printed.out
    assert "2 utterances, 0 left out" in printed.out
    with Corpus(target) as corpus:
        assert corpus.splits == {"u0": "train", "u1": "test"}
        assert (corpus.info.name, corpus.info.licence) == ("t", "CC0")
        assert corpus.info.layout.groups["lips"] == tuple(
            corpus.info.layout.names[place] for place in corpus.info.layout.indices("lips")
        )
        assert corpus.info.notes["jumps"] == corpus.info.notes["swaps"] == "0"


def test_unknown_marker_names_require_a_layout(tmp_path, capsys):
    folder = tmp_path / "t"
    folder.mkdir()
    names, positions = take(0)
    WRITERS[".trc"](folder / "a.trc", [f"M{i}" for i in range(len(names))], positions, FPS)
    assert main(["corpus", "markers", str(folder), "-o", str(tmp_path / "c.h5")]) == 2
    printed = capsys.readouterr().err
    assert "no marker of upper_lip, lower_lip, corners, jaw is known by its name" in printed
    assert "labial corpus layout" in printed


def sources_of(source: Path, alignments: Path | None = None) -> list[Path]:
    """The alignment files of the takes."""
    takes, _ = find_takes(source, SpeechConfig(AlignmentsConfig(alignments)))
    return [Path(said_in(take.recording, None, 1.0, FPS).source) for take in takes]


def test_alignments_are_found_next_to_takes_or_where_given(tmp_path):
    folder = write_takes(tmp_path / "t", 2)
    (folder / "alignments").mkdir()
    for path in list(folder.glob("*.TextGrid")):
        path.rename(folder / "alignments" / path.name)
    assert [each.parent.name for each in sources_of(folder)] == ["alignments"] * 2
    (folder / "alignments").rename(tmp_path / "elsewhere")
    with pytest.raises(CorpusError, match=r"u0\.trc: has neither an alignment nor a text"):
        sources_of(folder)
    elsewhere = tmp_path / "elsewhere"
    assert len(sources_of(folder, elsewhere)) == 2
    assert sources_of(folder / "u1.trc", elsewhere / "u0.TextGrid")[0].name == "u0.TextGrid"


def test_takes_have_alignments_of_every_kind(tmp_path, capsys):
    folder = write_takes(tmp_path / "t", 2)
    whole = tmp_path / "whole.h5"
    assert main(["corpus", "markers", str(folder), "-o", str(whole)]) == 0
    lines = [
        f"u{seed} 1 {p.start:.4f} {p.duration:.4f} {p.label}_B"
        for seed in range(2)
        for p in alignment(seed).phones
        if p.label != SILENCE
    ]
    (folder / "all.ctm").write_text("\n".join(lines))
    for path in folder.glob("*.TextGrid"):
        path.unlink()
    assert main(["corpus", "markers", str(folder), "-o", str(tmp_path / "ctm.h5")]) == 0
    with Corpus(whole) as first, Corpus(tmp_path / "ctm.h5") as second:
        for name in ("u0", "u1"):
            one, other = (c.read(name).alignment.phones for c in (first, second))
            assert [p.label for p in one] == [p.label for p in other]
            assert [p.start for p in one] == pytest.approx([p.start for p in other], abs=1e-3)
    capsys.readouterr()
    assert main(["corpus", "markers", str(folder), "-o", "x.h5", "--phone-set", "morse"]) == 2
    assert "unknown phone set 'morse'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda f: (f / "u1.TextGrid").unlink(), r"u1\.trc: has neither an alignment"),
        (lambda f: save_textgrid(f / "u1.TextGrid", alignment(1, 20)),
         r"u1\.TextGrid: lasts .* s, but u1\.trc lasts .* s, .* frames at 120 Hz"),
        (lambda f: (f / "u1.TextGrid").write_text("File type"), r"u1\.TextGrid: not a TextGrid"),
        (lambda f: (f / "u1.trc").write_bytes((f / "u1.trc").read_bytes()[:90_000]),
         r"u1\.trc: line"),
        (lambda f: WRITERS[".trc"](f / "u1.trc", ["a"], np.ones((9, 1, 3)), FPS),
         r"u1\.trc: has no marker 'upper_lip_outer_1'.*; it has 'a'"),
        (lambda f: WRITERS[".trc"](f / "u1.trc", *take(1), 100), r"u1\.(trc|TextGrid): .*100 Hz"),
        (lambda f: WRITERS[".c3d"](f / "u1.c3d", *take(1), FPS), r"another take has the same name"),
        (lambda f: (f / "split.csv").write_text("utterance,split\nu0,x\n"), r"split\.csv"),
        (lambda f: [p.unlink() for p in f.glob("*.trc")], "contains no marker files"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_and_no_corpus_is_written(tmp_path, capsys, spoil, says):
    folder = write_takes(tmp_path / "t", 2)
    spoil(folder)
    command = ["corpus", "markers", str(folder), "-o", str(tmp_path / "c.h5")]
    assert main([*command, "--layout", str(folder / "layout.toml")]) == 2
    printed = capsys.readouterr().err
    assert printed.startswith("labial: error: ")
    import re

    assert re.search(says, printed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t"]


def test_the_command_and_the_api_make_the_same_corpus(tmp_path):
    folder = write_takes(tmp_path / "t", 2)
    command = ["corpus", "markers", str(folder), "-o", str(tmp_path / "cli.h5")]
    assert main([*command, "--layout", str(folder / "layout.toml")]) == 0
    found = imported(folder, MarkersConfig(name="t"))
    write_corpus(tmp_path / "api.h5", found.info, found.utterances(), found.report.notes)
    with Corpus(tmp_path / "cli.h5") as one, Corpus(tmp_path / "api.h5") as other:
        assert one.info == other.info
        for name in one.names:
            a, b = one.read(name), other.read(name)
            assert a.alignment == b.alignment
            assert np.array_equal(a.motion.positions, b.motion.positions)


def test_a_layout_is_drawn_and_drafted(tmp_path, capsys):
    folder = write_takes(tmp_path / "t", 1)
    picture, draft = tmp_path / "l.svg", tmp_path / "d.toml"
    command = ["corpus", "layout", str(folder / "u0.trc"), "-o", str(picture)]
    assert main([*command, "--draft", str(draft)]) == 0
    printed = capsys.readouterr().out
    assert "corners   " in printed
    assert "52 markers" in printed
    assert read_marker_layout(draft).landmarks == marker_layout().landmarks
    text = picture.read_text("utf-8")
    for name in read_markers(folder / "u0.trc").names:
        # Once from the front and once from the side.
        assert text.count(f">{name}<") == 2
    assert "from the front" in text


def test_a_draft_says_what_is_not_known_from_names(tmp_path, capsys):
    names, positions = take(0)
    bare = ["UL1", "LL1", *[f"M{i}" for i in range(len(names) - 2)]]
    WRITERS[".trc"](tmp_path / "a.trc", bare, positions, FPS)
    draft = tmp_path / "d.toml"
    command = ["corpus", "layout", str(tmp_path / "a.trc"), "-o", str(tmp_path / "a.png")]
    assert main([*command, "--draft", str(draft), "--up", "z"]) == 0
    printed = capsys.readouterr()
    assert "incomplete layout: no marker of corners, jaw is known by its name" in printed.err
    assert "no group  M0 M1" in printed.out
    assert "up assumed to be the file's z" in printed.out
    assert 'upper_lip = ["UL1"]' in draft.read_text()
    with pytest.raises(LabialError, match=r"d\.toml"):
        read_marker_layout(draft)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert main([*command[:4], str(tmp_path / "a.txt")]) == 2


def test_on_recorded_faces_exactly_the_swaps_of_lip_markers_are_found(tmp_path, grid_s1):
    folder, tracks = tmp_path / "t", tmp_path / "tracks"
    (tracks / "tracks").mkdir(parents=True)
    (tracks / "alignments").mkdir()
    folder.mkdir()
    chosen = sorted((grid_s1 / "tracks").glob("*.npy"))[::40][:24]
    for path in [*chosen, grid_s1 / "tracks" / "points.json"]:
        (tracks / "tracks" / path.name).symlink_to(path)
    for path in chosen:
        name = f"{path.stem}.TextGrid"
        (tracks / "alignments" / name).symlink_to(grid_s1 / "alignments" / name)
    found = import_tracks(tracks)
    names, groups = found.info.layout.names, found.info.layout.groups
    marks = found.info.layout.landmarks
    corners = (marks.right_corner, marks.left_corner)
    inside = [name for name in groups["lips"] if name not in corners]
    # The ring runs from the right corner along the lower lip; which lip is which does not matter.
    layout = MarkerLayout(
        {
            "upper_lip": tuple(inside[9:]),
            "lower_lip": tuple(inside[:9]),
            "corners": corners,
            "jaw": groups["chin"],
            "cheeks": groups["cheeks"],
        },
        marks,
        tuple(HEAD),
        ("bridge", "forehead"),
    )
    random, swapped = np.random.default_rng(0), {}
    for place, (utterance, _) in enumerate(found.utterances()):
        positions = utterance.motion.positions.astype(np.float64)
        if place % 2:
            first, second = random.choice(found.info.layout.indices("lips"), 2, replace=False)
            positions[20:50, [first, second]] = positions[20:50, [second, first]]
            swapped[utterance.name] = {names[first], names[second]}
        head = np.tile(np.array(list(HEAD.values())), (len(positions), 1, 1))
        positions = np.concatenate([positions, head + random.normal(0, 0.1, head.shape)], axis=1)
        WRITERS[".trc"](folder / f"{utterance.name}.trc", [*names, *HEAD], positions, 25)
        save_textgrid(folder / f"{utterance.name}.TextGrid", utterance.alignment)
    made = imported(folder, layout=layout)
    assert len(motions(made)) == len(found.kept) > 20
    pairs = {take: [set(f.markers) for f in faults] for take, faults in made.report.faults.items()}
    assert pairs == {take: [pair] for take, pair in swapped.items()}
