from __future__ import annotations

import json
import re
import wave
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FPS, synthetic_utterance
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.corpus import Corpus, CorpusInfo, write_corpus
from labial.errors import CorpusError, FormatError
from labial.face.layouts import mediapipe_layout
from labial.formats.leave_out import read_leave_out, without, write_leave_out
from labial.motion import FaceMesh, Motion
from labial.quality.check import Check, check_corpus
from labial.quality.clipping import clipped_samples
from labial.quality.coverage import PhoneCoverage
from labial.quality.shift import most_likely_shift
from labial.quality.windows import Clock, windows_at
from labial.sinks import writing
from labial.utterance import Audio, Utterance
from video_sample import write_video

LAYOUT = mediapipe_layout()
INFO = CorpusInfo("synthetic", FPS, LAYOUT)
NOISE_MM = 0.1
CHEEK = LAYOUT.indices("cheeks")[0]
PHONES = ("m", "s", "t", "u", "ɑ")


def utterance(number: int, noise_mm: float = NOISE_MM) -> Utterance:
    """A synthetic utterance with some noise, so that frozen frames can be found."""
    made = synthetic_utterance(f"u{number:02d}", number)
    random = np.random.default_rng([1, number])
    positions = made.motion.positions + random.normal(0, noise_mm, made.motion.positions.shape)
    return replace(made, motion=Motion(positions.astype(np.float32), FPS, LAYOUT))


TALKER = [utterance(number) for number in range(40)]


def checked(
    path: Path, utterances: Sequence[Utterance], info: CorpusInfo = INFO, audio: Path | None = None
) -> Check:
    write_corpus(path, info, ((each, "train") for each in utterances))
    with Corpus(path) as corpus:
        return check_corpus(corpus, audio)


def found(check: Check) -> dict[str, set[str]]:
    return {s.name: {finding.kind for finding in s.findings} for s in check.suspects}


def moved(made: Utterance, change: Callable[[np.ndarray], None]) -> Utterance:
    positions = made.motion.positions.copy()
    change(positions)
    return replace(made, motion=Motion(positions, made.motion.fps, made.motion.layout))


def shifted(made: Utterance, later: float) -> Utterance:
    """The same utterance with its phones ``later`` seconds later."""
    end = made.alignment.duration
    spoken = [p for p in made.alignment.phones if p.label != SILENCE]
    spans = [(max(0.0, p.start + later), min(end, p.end + later), p.label) for p in spoken]
    phones = [Interval(a, b, label) for a, b, label in spans if b - a > 1e-6]
    return replace(made, alignment=Alignment.tile(phones, duration=end))


def swapped(made: Utterance, first: str, second: str, frames: slice) -> Utterance:
    pair = [LAYOUT.index(first), LAYOUT.index(second)]

    def change(positions: np.ndarray) -> None:
        positions[frames, pair] = positions[frames, pair[::-1]]

    return moved(made, change)


def frozen(positions: np.ndarray) -> None:
    positions[20:24] = positions[20]


def held(positions: np.ndarray) -> None:
    positions[20:30, CHEEK] = positions[20, CHEEK]


def repeated(positions: np.ndarray) -> None:
    positions[1::2] = positions[: len(positions) - len(positions) % 2 : 2]


def astray(positions: np.ndarray) -> None:
    positions[:, 5] += 5


def shaky(positions: np.ndarray) -> None:
    positions += np.random.default_rng(7).normal(0, 1.5, positions.shape)


FAULTS: dict[str, tuple[str, Callable[[Utterance], Utterance], str]] = {
    "late": ("alignment", lambda made: shifted(made, 0.2), "too late"),
    "early": ("alignment", lambda made: shifted(made, -0.2), "too early"),
    "another's": (
        "phones",
        lambda made: replace(made, alignment=TALKER[34].alignment.lasting(9)),
        "from another utterance",
    ),
    "swapped throughout": (
        "swap",
        lambda made: swapped(made, "outer_lip_61", "inner_lip_78", slice(None)),
        "outer_lip_61 and inner_lip_78",
    ),
    "swapped in a part": (
        "swap",
        lambda made: swapped(made, "outer_lip_17", "outer_lip_84", slice(15, 35)),
        "0.80 s",
    ),
    "copied": (
        "copy",
        lambda made: replace(TALKER[1], name=made.name),
        "the same recording as 'u01'",
    ),
    "frozen": ("frozen", lambda made: moved(made, frozen), "the face does not move for 0.12 s"),
    "held": ("frozen", lambda made: moved(made, held), f"{LAYOUT.names[CHEEK]} does not move"),
    "repeated": ("frozen", lambda made: moved(made, repeated), "repeat the previous one"),
    "astray": ("shape", lambda made: moved(made, astray), f"most of all {LAYOUT.names[5]}"),
}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Check:
    """A corpus in which each fault of ``FAULTS`` is in every fourth of the first utterances."""
    utterances = list(TALKER)
    for place, (_, spoil, _) in enumerate(FAULTS.values()):
        utterances[4 * place] = spoil(utterances[4 * place])
    return checked(tmp_path_factory.mktemp("spoilt") / "spoilt.h5", utterances)


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found_and_only_it(spoilt: Check, fault: str) -> None:
    kind, _, text = FAULTS[fault]
    name = TALKER[4 * list(FAULTS).index(fault)].name
    assert found(spoilt).get(name) == {kind}
    (suspect,) = (s for s in spoilt.suspects if s.name == name)
    assert text in suspect.findings[0].text


def test_the_others_are_not_suspected(spoilt: Check) -> None:
    assert set(found(spoilt)) == {TALKER[4 * place].name for place in range(len(FAULTS))}
    severity = [suspect.severity for suspect in spoilt.suspects]
    assert severity == sorted(severity, reverse=True)
    assert min(severity) > 1


def test_a_corpus_without_faults_has_none(tmp_path: Path) -> None:
    check = checked(tmp_path / "good.h5", TALKER)
    assert found(check) == {}
    doubts = {kind.name for kind in check.kinds if kind.doubt}
    assert doubts == {"head", "clipping"}


@settings(max_examples=6)
@given(data=st.data())
def test_every_pair_of_lip_markers_swapped_is_found(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lips = LAYOUT.groups["lips"]
    first, second = data.draw(st.lists(st.sampled_from(lips), min_size=2, max_size=2, unique=True))
    path = tmp_path_factory.mktemp("swap") / "swap.h5"
    spoilt = swapped(TALKER[3], first, second, slice(None))
    check = checked(path, [*TALKER[:3], spoilt, *TALKER[4:12]])
    assert check.of_kind("swap") == [TALKER[3].name]
    text = check.suspects[0].findings[0].text
    assert {first, second} <= set(re.split(r"[, ]+", text))


@pytest.mark.parametrize(("apart_mm", "copies"), [(0.0, 2), (0.01, 2), (0.1, 0)])
def test_all_but_the_first_of_several_copies_are_suspected(
    tmp_path: Path, apart_mm: float, copies: int
) -> None:
    def off(number: int) -> Utterance:
        noise = np.random.default_rng(number).normal(0, apart_mm, TALKER[3].motion.positions.shape)
        positions = (TALKER[3].motion.positions + noise / 3**0.5).astype(np.float32)
        return replace(TALKER[3], name=f"v{number}", motion=Motion(positions, FPS, LAYOUT))

    check = checked(tmp_path / "copied.h5", [*TALKER, off(1), off(2)])
    assert check.of_kind("copy") == ["v1", "v2"][:copies]


def test_noise_of_one_utterance_and_of_all(tmp_path: Path) -> None:
    silent = [
        replace(
            each,
            alignment=each.alignment.within_silence(0.4, 0),
            motion=Motion(
                np.concatenate([each.motion.positions[:1]] * 10 + [each.motion.positions]),
                FPS,
                LAYOUT,
            ),
        )
        for each in TALKER[:12]
    ]
    random = np.random.default_rng(0)
    silent = [
        moved(each, lambda x: np.add(x, random.normal(0, 0.3, x.shape), out=x, casting="unsafe"))
        for each in silent
    ]
    check = checked(tmp_path / "noisy.h5", [*silent[:5], moved(silent[5], shaky), *silent[6:]])
    assert "jitter" in found(check)[silent[5].name]
    jitter = np.median(list(check.noise.jitter_mm.values()))
    # A step has the noise of both frames.
    assert jitter == pytest.approx(0.3 * 2**0.5, rel=0.1)


def test_a_head_that_is_not_rigid_is_found_from_its_surface(tmp_path: Path) -> None:
    random = np.random.default_rng(2)
    skull = random.uniform(-60, 60, (12, 3))
    mesh = FaceMesh(tuple(f"p{k}" for k in range(20)), np.zeros((0, 3), np.int32), (), ())

    def with_surface(made: Utterance, noise_mm: float) -> Utterance:
        frames = len(made.motion)
        still = skull + random.normal(0, noise_mm, (frames, 12, 3))
        lively = random.normal(0, 8, (frames, 8, 3))
        surface = np.concatenate([lively, still], axis=1).astype(np.float32)
        return replace(made, surface=surface)

    made = [with_surface(each, 2.0 if k == 4 else 0.2) for k, each in enumerate(TALKER[:10])]
    check = checked(tmp_path / "surface.h5", made, replace(INFO, mesh=mesh))
    assert found(check) == {TALKER[4].name: {"head"}}
    assert check.noise.quiet_points == 6
    # Six points of three coordinates, seven of which a similarity takes.
    expected = 0.2 * 3**0.5 * (11 / 18) ** 0.5
    assert np.median(list(check.noise.residual_mm.values())) == pytest.approx(expected, rel=0.2)


def write_sound(path: Path, samples: np.ndarray) -> None:
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(16000)
        sound.writeframes(samples.astype("<i2").tobytes())


def test_clipped_and_missing_sound_are_reported(tmp_path: Path) -> None:
    tone = np.sin(2 * np.pi * 150 * np.arange(16000) / 16000)
    sounds = tmp_path / "sound"
    sounds.mkdir()
    write_sound(sounds / "u00.wav", 32000 * tone)
    loud = np.clip(50000 * tone, -32768, 32767).astype(np.int16)
    write_sound(sounds / "u01.wav", loud)
    write_video(sounds / "u00.mkv", np.arange(25) / 25, sound=loud)
    write_video(sounds / "u02.mkv", np.arange(25) / 25, sound=loud)
    write_video(sounds / "u03.mkv", np.arange(25) / 25)
    check = checked(tmp_path / "corpus.h5", TALKER[:5], audio=sounds)
    assert found(check) == {"u01": {"clipping"}, "u02": {"clipping"}}
    clipping = check.kinds[-1]
    assert "1 utterances have no sound" in clipping.doubt
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "none"):
        with Corpus(tmp_path / "corpus.h5") as corpus, pytest.raises(CorpusError, match="sound"):
            check_corpus(corpus, folder)


@given(
    runs=st.lists(st.tuples(st.integers(1, 6), st.sampled_from([-32768, -9, 9, 32767])), min_size=1)
)
def test_clipped_samples_are_runs_at_the_end_of_the_scale(runs: list[tuple[int, int]]) -> None:
    samples = np.concatenate([np.full(n, value) for n, value in runs]).astype(np.int16)
    expected = [False] * len(samples)
    place = 0
    while place < len(samples):
        end = place
        while end < len(samples) and samples[end] == samples[place]:
            end += 1
        if end - place >= 3 and abs(int(samples[place])) > 32000:
            expected[place:end] = [True] * (end - place)
        place = end
    assert clipped_samples(Audio(samples, 16000)).tolist() == expected


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    labels = draw(st.lists(st.sampled_from([*PHONES, SILENCE]), min_size=1, max_size=12))
    lengths = draw(st.lists(st.integers(2, 30), min_size=len(labels), max_size=len(labels)))
    edges = np.concatenate([[0], np.cumsum(lengths)]) / 100
    spans = zip(pairwise(edges.tolist()), labels, strict=True)
    return Alignment(tuple(Interval(a, b, label) for (a, b), label in spans))


@settings(max_examples=30)
@given(alignment=alignments(), rate=st.sampled_from([15.0, 24.0, 25.0, 29.97, 30.0]))
def test_windows_hold_each_phone_for_as_long_as_it_lasts(alignment: Alignment, rate: float) -> None:
    clock = Clock(rate)
    assert clock.step_s <= 0.02 + 1e-9
    phones = (*PHONES, SILENCE)
    count = round(alignment.duration / clock.step_s) + 1
    blocks = list(windows_at(alignment, phones, clock, range(count)))
    features = np.concatenate(blocks).reshape(count, -1, len(phones))
    assert np.allclose(features.sum(axis=-1), 1)
    middle = features[:, features.shape[1] // 2]
    inside = np.arange(count) * clock.step_s
    for time, cell in zip(inside, middle, strict=True):
        spans = [(p.start, p.end, p.label) for p in alignment.phones]
        spans += [(-9.0, 0.0, SILENCE), (alignment.duration, 99.0, SILENCE)]
        expected = Counter()
        for start, end, label in spans:
            expected[label] += max(0.0, min(end, time + 0.02) - max(start, time - 0.02)) / 0.04
        assert np.allclose(cell, [expected[phone] for phone in phones], atol=1e-6)


@settings(max_examples=30)
@given(alignment=alignments(), first=st.integers(-30, 30), every=st.integers(1, 3))
def test_windows_of_some_steps_are_those_of_all(
    alignment: Alignment, first: int, every: int
) -> None:
    clock, phones = Clock(25.0), (*PHONES, SILENCE)
    (whole,) = windows_at(alignment, phones, clock, range(-40, 80))
    (part,) = windows_at(alignment, phones, clock, range(first, first + 20, every))
    assert np.allclose(part, whole[first + 40 : first + 60 : every])


def test_long_utterances_are_predicted_as_short_ones() -> None:
    """Predictions do not depend on the blocks in which windows are made."""
    alignment = Alignment((Interval(0, 100, "s"), Interval(100, 240, "t")))
    clock, phones = Clock(25.0), (*PHONES, SILENCE)
    blocks = list(windows_at(alignment, phones, clock, range(12000)))
    assert len(blocks) == 3
    (far,) = windows_at(alignment, phones, clock, range(4990, 5010))
    assert np.array_equal(np.concatenate(blocks)[4990:5010], far)


@given(best=st.floats(-300, 300), freedom=st.floats(20, 500))
def test_the_most_likely_shift_has_the_least_error(best: float, freedom: float) -> None:
    shifts = np.arange(-400, 401, 20.0)
    shift = most_likely_shift(1 + ((shifts - best) / 100) ** 2, 99.0, 20.0, freedom)
    assert shift.later_ms == pytest.approx(best, abs=0.5)
    assert shift.evidence >= 0
    assert not most_likely_shift(np.full(41, 1.0), 1.0, 20.0, freedom).found
    assert shift.found <= (abs(best) > 59)
    if abs(best) > 150:
        assert shift.found


@settings(max_examples=30)
@given(st.lists(alignments(), min_size=1, max_size=5))
def test_coverage_counts_phones_and_diphones(spoken: list[Alignment]) -> None:
    coverage = PhoneCoverage()
    phones: Counter[str] = Counter()
    diphones: Counter[tuple[str, str]] = Counter()
    for alignment in spoken:
        coverage.add(alignment)
        labels = [p.label for p in alignment.phones]
        phones.update(label for label in labels if label != SILENCE)
        diphones.update((a, b) for a, b in pairwise(labels) if a != b)
    assert coverage.phones == dict(phones)
    assert all(coverage.diphone(*pair) == count for pair, count in diphones.items())
    assert coverage.fewer_than(3) == {p: n for p, n in phones.items() if n < 3}
    kinds = {each.kind: each for each in coverage.kinds()}
    assert (kinds["diphones"].met, kinds["diphones"].possible) == (
        len(diphones),
        len(phones) * (len(phones) + 1),
    )


@pytest.mark.parametrize("count", [1, 3])
def test_few_utterances_cannot_be_judged_by_one_another(tmp_path: Path, count: int) -> None:
    spoilt = [shifted(moved(TALKER[0], frozen), 0.2), *TALKER[1:count]]
    check = checked(tmp_path / "few.h5", spoilt)
    assert found(check) == {"u00": {"frozen"}}
    doubts = {kind.name for kind in check.kinds if kind.doubt}
    assert doubts >= {"alignment", "phones", "swap", "shape", "jitter", "head", "clipping"}


def test_utterances_of_one_frame_and_of_one_face_are_judged(tmp_path: Path) -> None:
    still = moved(TALKER[4], lambda positions: np.copyto(positions, positions[:1]))
    short = replace(
        TALKER[5],
        alignment=Alignment((Interval(0, 0.04, "t"),)),
        motion=Motion(TALKER[5].motion.positions[:1], FPS, LAYOUT),
    )
    path = tmp_path / "odd.h5"
    check = checked(path, [*TALKER[:4], still, short, *TALKER[6:12]])
    assert found(check) == {still.name: {"frozen"}}
    assert main(["corpus", "check", str(path)]) == 0


def test_motion_that_phones_do_not_explain_is_not_called_shifted(tmp_path: Path) -> None:
    random = np.random.default_rng(0)

    def aimless(positions: np.ndarray) -> None:
        opening = np.convolve(random.normal(0, 4, len(positions)), np.ones(5) / 5, mode="same")
        positions[:] = positions[:1] + random.normal(0, 0.1, positions.shape)
        positions[:, LAYOUT.indices("chin"), 1] += opening[:, None]

    check = checked(tmp_path / "aimless.h5", [moved(each, aimless) for each in TALKER[:24]])
    assert check.of_kind("alignment") == []
    assert check.of_kind("phones") == []
    assert "too few to judge" in check.kinds[0].doubt
    assert "Phones explain too little" in check.kinds[1].doubt


def test_filled_positions_are_kept_and_counted(tmp_path: Path) -> None:
    frames = len(TALKER[0].motion)
    path = tmp_path / "filled.h5"
    check = checked(path, [replace(TALKER[0], filled=frames), TALKER[1]])
    assert check.noise.filled == {"u00": pytest.approx(1 / len(LAYOUT.names))}
    with Corpus(path) as corpus:
        assert (corpus.read("u00").filled, corpus.read("u01").filled) == (frames, None)


def test_the_command_writes_a_page_and_a_list_that_trains_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "corpus.h5"
    odd = replace(shifted(TALKER[2], 0.2), name="<b>&'\"")
    write_corpus(path, INFO, ((each, "train") for each in [*TALKER[:2], odd, *TALKER[3:30]]))
    assert main(["corpus", "check", str(path)]) == 0
    page = (tmp_path / "corpus.check.html").read_text("utf-8")
    assert "default-src 'none'" in page
    assert "&lt;b&gt;&amp;" in page
    assert "<b>&" not in page
    assert "<script" not in page
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    names = tmp_path / "corpus.check.leave-out.csv"
    assert read_leave_out(names) == {odd.name}
    assert "1 of 30 utterances look wrong" in capsys.readouterr().out
    with Corpus(path) as corpus:
        kept = without(corpus.splits, names, corpus.names)
        assert set(corpus.names) - set(kept) == {odd.name}


def test_a_list_of_another_corpus_is_an_error(tmp_path: Path) -> None:
    names = tmp_path / "list.csv"
    with writing(names) as sink:
        write_leave_out(sink, [("u07", "swap", "1", "0.1", "why")])
    assert without({"u07": "train", "u08": "test"}, names, ["u07", "u08"]) == {"u08": "test"}
    with pytest.raises(FormatError, match="no utterance 'u07'"):
        without({"u08": "train"}, names, ["u08"])
    names.write_text("name\nu07\n", "utf-8")
    with pytest.raises(FormatError, match="column 'utterance'"):
        read_leave_out(names)


def test_what_cannot_be_checked_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = tmp_path / "good.h5"
    write_corpus(good, INFO, ((each, "") for each in TALKER[:5]))
    damaged = tmp_path / "damaged.h5"
    content = bytearray(good.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    damaged.write_bytes(content)
    cases = [
        ([str(tmp_path / "none.h5")], "no such file"),
        ([str(damaged)], "damaged.h5"),
        ([str(good), "-o", str(tmp_path / "page.pdf")], "ending in .html"),
        ([str(good), "-o", str(tmp_path / "no" / "page.html")], "there is no folder"),
        ([str(good), "--least", "0"], "expected 1 or more"),
        ([str(good), "--audio", str(tmp_path / "none")], "no such folder of sound"),
    ]
    for arguments, message in cases:
        assert main(["corpus", "check", *arguments]) == 2, arguments
        assert message in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged.h5", "good.h5"]


def test_training_leaves_out_what_a_list_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, names, run = tmp_path / "corpus.h5", tmp_path / "list.csv", tmp_path / "run"
    splits = ["train"] * 4 + ["validation"] * 2
    write_corpus(path, INFO, zip(TALKER[:6], splits, strict=True))
    names.write_text("utterance\nu02\nu05\n", "utf-8")
    command = ["train", str(path), "-o", str(run), "--epochs", "1", "--leave-out", str(names)]
    command += ["--latent", "none", "--hidden-size", "4", "--layers", "1"]
    assert main(command) == 0
    trained = json.loads((run / "run.json").read_text("utf-8"))
    assert sorted(trained["splits"]) == ["u00", "u01", "u03", "u04"]
    names.write_text("utterance\nv99\n", "utf-8")
    assert main([*command, "--resume"]) == 2
    assert "no utterance 'v99'" in capsys.readouterr().err
