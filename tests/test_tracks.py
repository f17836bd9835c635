from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from praatio import textgrid
from praatio.data_classes.interval_tier import IntervalTier
from scipy.spatial.transform import Rotation

from conftest import synthetic_utterance
from labial.cli import main
from labial.corpus import Corpus, write_corpus
from labial.errors import LabialError
from labial.face.layouts import (
    MEDIAPIPE_INNER_LIP,
    MEDIAPIPE_IRISES,
    MEDIAPIPE_MIRRORED,
    MEDIAPIPE_OUTER_LIP,
    MEDIAPIPE_RIGID,
    MEDIAPIPE_SENSORS,
    MEDIAPIPE_UPRIGHT,
)
from labial.face.lips import aperture
from labial.importers.tracks import TracksConfig, import_tracks

POINTS = sorted(
    {*MEDIAPIPE_SENSORS, *MEDIAPIPE_RIGID, *MEDIAPIPE_INNER_LIP, *MEDIAPIPE_OUTER_LIP}
    | {end for iris in MEDIAPIPE_IRISES for end in iris}
)
MM_PER_PIXEL = 1.3
MISSING = -32768


def face_over_time(seed: int) -> np.ndarray:
    """All points of a synthetic talker in mm, head still, x to the left, y up, z forward."""
    motion = synthetic_utterance("a", seed).motion
    random = np.random.default_rng(99)
    face = np.tile(random.normal(0, 45, (len(POINTS), 3)), (len(motion), 1, 1))
    for sensor, index in enumerate(MEDIAPIPE_SENSORS):
        face[:, POINTS.index(index)] = motion.positions[:, sensor]
    for right, left in MEDIAPIPE_MIRRORED:
        x, y, z = face[0, POINTS.index(left)]
        face[:, POINTS.index(right)] = (-abs(x), y, z)
        face[:, POINTS.index(left)] = (abs(x), y, z)
    for index, height in zip(MEDIAPIPE_UPRIGHT, (50, 5), strict=True):
        face[:, POINTS.index(index)] = (0, height, 0)
    for side, (inner, outer) in zip((-1, 1), MEDIAPIPE_IRISES, strict=True):
        face[:, POINTS.index(inner)] = (side * 30 - 5.85, 60, 0)
        face[:, POINTS.index(outer)] = (side * 30 + 5.85, 60, 0)
    return face


def as_tracked(face: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The face as a video tracker stores it: turned, shifted, scaled, in 16ths of a pixel."""
    turns = Rotation.from_rotvec(random.normal(0, 0.05, (len(face), 3))).as_matrix()
    scale = random.uniform(0.98, 1.02, (len(face), 1, 1))
    moved = scale * np.einsum("fpi,fij->fpj", face, turns) + random.normal(0, 4, (len(face), 1, 3))
    pixels = moved / MM_PER_PIXEL * [1, -1, -1] + [180, 150, 0]
    return np.round(pixels * 16).astype(np.int16)


def save_alignment(path: Path, utterance) -> None:
    phones = [(p.start, p.end, p.label) for p in utterance.alignment.phones]
    grid = textgrid.Textgrid()
    grid.addTier(IntervalTier("phones", phones, 0, utterance.alignment.duration))
    words = [(w.start, w.end, w.label) for w in utterance.alignment.words]
    grid.addTier(IntervalTier("words", words, 0, utterance.alignment.duration))
    grid.save(str(path), "long_textgrid", includeBlankSpaces=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tracks(tmp_path / "talker")


def write_tracks(folder: Path) -> Path:
    """A folder of six tracks of a synthetic talker who moves the head."""
    (folder / "tracks").mkdir(parents=True)
    (folder / "alignments").mkdir()
    random = np.random.default_rng(0)
    description = {
        "points": POINTS,
        "triangles": [[61, 146, 91]],
        "unit": "1/16 pixel",
        "missing": MISSING,
        "fps": 25,
    }
    (folder / "tracks" / "points.json").write_text(json.dumps(description))
    rows = ["utterance,split"]
    for seed in range(6):
        name = f"u{seed}"
        np.save(folder / "tracks" / f"{name}.npy", as_tracked(face_over_time(seed), random))
        save_alignment(folder / "alignments" / f"{name}.TextGrid", synthetic_utterance(name, seed))
        rows.append(f"{name},{'test' if seed == 5 else 'train'}")
    (folder / "split.csv").write_text("\n".join(rows) + "\n")
    return folder


def corpus_of(folder: Path) -> Corpus:
    found = import_tracks(folder)
    write_corpus(folder / "c.h5", found.info, found.utterances())
    return Corpus(folder / "c.h5")


def test_the_scale_is_recovered_and_head_movement_removed(folder):
    found = import_tracks(folder)
    assert found.mm_per_pixel == pytest.approx(MM_PER_PIXEL, rel=0.01)
    for utterance, _ in found.utterances():
        truth = face_over_time(int(utterance.name[1:]))
        recorded = utterance.surface - utterance.surface.mean(axis=(0, 1))
        # The remaining error is a 16th of a pixel, spread over the head by the fit.
        assert np.abs(recorded - (truth - truth.mean(axis=(0, 1)))).max() < 1.5
        same = synthetic_utterance("a", int(utterance.name[1:])).motion
        assert np.corrcoef(aperture(utterance.motion), aperture(same))[0, 1] > 0.995


def test_axes_and_origin_are_the_heads(folder):
    found = import_tracks(folder)
    corners, chin = [], []
    for utterance, _ in found.utterances():
        layout, positions = utterance.motion.layout, utterance.motion.positions
        marks = layout.landmarks
        right, left = (
            positions[:, layout.index(n)] for n in (marks.right_corner, marks.left_corner)
        )
        assert (left[:, 0] > right[:, 0]).all()
        corners.append((left + right) / 2)
        chin.append(positions[:, layout.indices("chin"), 1])
    assert np.abs(np.concatenate(corners).mean(axis=0)).max() < 1e-3
    assert np.concatenate(chin).max() < 0


def test_short_gaps_are_bridged_and_long_ones_named(folder):
    for name, first, count in (("u1", 10, 3), ("u2", 20, 9), ("u3", 0, 2)):
        track = np.load(folder / "tracks" / f"{name}.npy")
        track[first : first + count] = MISSING
        np.save(folder / "tracks" / f"{name}.npy", track)
    found = import_tracks(folder)
    assert found.left_out == {"u2": "9 frames in a row without a face"}
    assert found.bridged == {"u1": 3, "u3": 2}
    assert found.kept == ("u0", "u1", "u3", "u4", "u5")
    by_name = {utterance.name: utterance for utterance, _ in found.utterances()}
    assert [by_name[name].filled for name in ("u0", "u1", "u3")] == [0, 3 * 44, 2 * 44]
    truth = face_over_time(1)
    recorded = by_name["u1"].surface
    error = recorded - truth - (recorded - truth).mean(axis=(0, 1))
    assert np.abs(error[9:14]).max() < 8  # a straight line over 0.12 s of speech


def test_tracks_without_any_face_are_left_out_and_blank_frames_are_gaps(folder):
    for name, value in (("u1", MISSING), ("u2", 0)):
        track = np.load(folder / "tracks" / f"{name}.npy")
        track[slice(None) if name == "u1" else slice(5, 6)] = value
        np.save(folder / "tracks" / f"{name}.npy", track)
    found = import_tracks(folder, TracksConfig(max_gap_s=100))
    assert list(found.left_out) == ["u1"]
    assert found.bridged == {"u2": 1}


def test_missing_and_unknown_names_in_the_split_are_reported(folder, tmp_path, capsys):
    (folder / "split.csv").write_text("utterance,split\nu0,train\nnobody,test\n")
    assert main(["corpus", "tracks", str(folder), "-o", str(tmp_path / "c.h5")]) == 0
    printed = capsys.readouterr().err
    assert "no track for nobody" in printed
    assert "in no split: u1, u2, u3, u4, u5" in printed


def test_the_command_and_the_api_make_the_same_corpus(folder, tmp_path, capsys):
    target = tmp_path / "cli.h5"
    assert main(["corpus", "tracks", str(folder), "-o", str(target), "--licence", "CC0"]) == 0
    assert "6 utterances, 0 left out, 1.299 mm per pixel" in capsys.readouterr().out
    found = import_tracks(folder, TracksConfig(name="talker", licence="CC0"))
    write_corpus(tmp_path / "api.h5", found.info, found.utterances())
    with Corpus(target) as one, Corpus(tmp_path / "api.h5") as other:
        assert one.info == other.info
        assert (
            one.splits == other.splits == {f"u{i}": "test" if i == 5 else "train" for i in range(6)}
        )
        for name in one.names:
            a, b = one.read(name, surface=True), other.read(name, surface=True)
            assert a.alignment == b.alignment
            assert np.array_equal(a.motion.positions, b.motion.positions)
            assert np.array_equal(a.surface, b.surface)


def test_one_ctm_replaces_many_textgrids(folder, tmp_path):
    """Half of the alignments are in a CTM that omits the silence at the end."""
    expected = import_tracks(folder).spoken
    lines = []
    for name in ("u0", "u1", "u2"):
        (folder / "alignments" / f"{name}.TextGrid").unlink()
        lines += [
            f"{name} 1 {phone.start:.4f} {phone.duration:.4f} {phone.label}\n"
            for phone in expected[name].phones[:-1]
        ]
    (folder / "alignments" / "some.ctm").write_text("".join(lines), "utf-8")
    target = tmp_path / "c.h5"
    assert main(["corpus", "tracks", str(folder), "-o", str(target), "--phone-set", "ipa"]) == 0
    with Corpus(target) as corpus:
        assert len(corpus.names) == 6
        for name in corpus.names:
            found, phones = corpus.read(name).alignment, expected[name].phones
            assert [phone.label for phone in found.phones] == [phone.label for phone in phones]
            assert found.duration == pytest.approx(expected[name].duration, abs=0.04)


def test_all_unknown_labels_are_reported_and_no_corpus_is_written(folder, tmp_path, capsys):
    for name, label in (("u1", "QQ"), ("u4", "??")):
        path = folder / "alignments" / f"{name}.TextGrid"
        path.write_text(path.read_text().replace('text = "sil"', f'text = "{label}"'))
    target = tmp_path / "c.h5"
    assert main(["corpus", "tracks", str(folder), "-o", str(target)]) == 2
    printed = capsys.readouterr().err
    assert "2 labels are not understood" in printed
    assert "u1.TextGrid, at 0.000 s: 'QQ' is not a phone of ipa, 2 times" in printed
    assert "u4.TextGrid, at 0.000 s: '??' is not a phone of ipa, 2 times" in printed
    assert not target.exists()


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def change(path: Path, **values: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda f: truncate(f / "tracks/u3.npy"), r"u3\.npy: not a whole NumPy array"),
        (lambda f: np.save(f / "tracks/u3.npy", np.zeros((5, 7, 3), np.int16)),
         r"u3\.npy: has shape \(5, 7, 3\), expected"),
        (lambda f: np.save(f / "tracks/u3.npy", np.zeros((9, len(POINTS), 3))),
         r"u3\.npy: holds float64"),
        (lambda f: truncate(f / "alignments/u3.TextGrid"), r"u3\.TextGrid: not a whole TextGrid"),
        (lambda f: (f / "alignments/u3.TextGrid").unlink(), r"u3\.npy: has neither an align"),
        (lambda f: save_alignment(f / "alignments/u3.TextGrid", synthetic_utterance("u3", 9)),
         r"u3\.TextGrid: lasts .* s, but its track has"),
        (lambda f: change(f / "tracks/points.json", unit="furlong"),
         r"points\.json: .*unknown unit 'furlong', expected"),
        (lambda f: change(f / "tracks/points.json", points=[*POINTS[:-1], POINTS[0]]), "each once"),
        (lambda f: change(f / "tracks/points.json", fps=0), "a frame rate of 0 Hz is not 1 to"),
        (lambda f: (f / "tracks/points.json").write_text("{}"), r"points\.json: lacks 'points'"),
        (lambda f: (f / "split.csv").write_text("utterance,split\nu0,x\n"), r"split\.csv"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_and_no_corpus_is_written(folder, tmp_path, capsys, spoil, says):
    spoil(folder)
    with pytest.raises(LabialError, match=says):
        corpus_of(folder)
    target = tmp_path / "c.h5"
    assert main(["corpus", "tracks", str(folder), "-o", str(target)]) == 2
    assert capsys.readouterr().err.startswith("labial: error: ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["talker"]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.floats(0, 1), st.integers(0, 255))
def test_a_flipped_byte_in_a_header_is_named_or_harmless(folder, where, byte):
    path = folder / "tracks" / "u0.npy"
    whole = path.read_bytes()
    content = bytearray(whole)
    content[int(where * 127)] = byte
    path.write_bytes(bytes(content))
    try:
        import_tracks(folder)
    except LabialError as error:
        assert "u0" in str(error)
    finally:
        path.write_bytes(whole)


@pytest.mark.slow
def test_the_recorded_corpus_measures_as_described(grid_s1):
    """The facts that the corpus' own description states."""
    found = import_tracks(grid_s1)
    assert found.mm_per_pixel == pytest.approx(1.315, abs=0.003)
    assert found.info.fps == 25
    assert len(found.info.mesh.points) == 322
    assert len(found.info.mesh.triangles) == 522
    assert len(found.kept) + len(found.left_out) == 893
    utterances = [utterance for utterance, _ in found.utterances()]
    apertures = np.concatenate([aperture(utterance.motion) for utterance in utterances])
    percentiles = np.percentile(apertures, [1, 50, 95, 99])
    assert percentiles == pytest.approx([0.2, 1.2, 11.9, 14.2], abs=0.25)
    assert (apertures < 1.5).mean() == pytest.approx(0.58, abs=0.03)
    means = np.stack([utterance.motion.positions.mean(axis=0) for utterance in utterances])
    assert means[..., 1].std(axis=0).mean() == pytest.approx(0.5, abs=0.1)
    phones = {p.label for utterance in utterances for p in utterance.alignment.phones}
    assert len(phones) == 34  # 33 and silence
