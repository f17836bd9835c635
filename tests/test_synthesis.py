from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import asdict

import ezc3d
import numpy as np
import pytest

from conftest import REPOSITORY
from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.corpus import Corpus
from labial.errors import CorpusError, LabialError, PhoneError
from labial.face.lips import aperture, protrusion
from labial.face.marker_layout import check_size
from labial.phones.inventory import SEGMENTS
from labial.synthesis.face import HEAD, SHAPES, head, marker_layout, rest, shapes
from labial.synthesis.law import DominanceLaw, gesture
from labial.synthesis.recording import SynthesisConfig, record, simulated_markers
from labial.synthesis.talker import RANGES, LawFactors, Proportions, SyntheticTalker
from labial.synthesis.texts import generated_sentences, sentences_of
from marker_sample import alignment, write_takes


def spoken(*phones: tuple[str, float]) -> Alignment:
    edges = np.cumsum([0, *(seconds for _, seconds in phones)]).tolist()
    labels = [label for label, _ in phones]
    return Alignment(
        tuple(Interval(a, b, p) for a, b, p in zip(edges, edges[1:], labels, strict=False))
    )


def test_thirteen_shapes_of_forty_four_sensors_are_independent():
    assert shapes().shape == (13, 44, 3) == (len(SHAPES), *rest().shape)
    assert np.linalg.matrix_rank(shapes().reshape(13, -1)) == 13
    names = marker_layout().sensors.names
    right, left = (rest()[names.index(f"{side}_corner")] for side in ("right", "left"))
    check_size(right[None], left[None])


def test_weights_are_those_of_the_formula():
    said = spoken((SILENCE, 0.3), ("u", 0.2), ("t", 0.1), ("a", 0.25), (SILENCE, 0.2))
    times = np.array([0.0, 0.33, 0.41, 0.55, 0.7, 1.0])
    weights = DominanceLaw().weights(said, times)
    for place, now in enumerate(times):
        for shape in range(len(SHAPES)):
            above = below = 0.0
            for phone in said.phones:
                pull, since = gesture(phone.label), now - phone.middle
                reach = pull.before[shape] if since < 0 else pull.after[shape]
                # Falls to a twentieth at its reach (Cohen and Massaro 1993).
                dominance = pull.strength[shape] * np.exp(np.log(1 / 20) * abs(since) / reach)
                above += dominance * pull.target[shape]
                below += dominance
            assert weights[place, shape] == pytest.approx(above / below)


def test_weights_stay_between_the_targets():
    for seed in range(5):
        said = alignment(seed)
        weights = DominanceLaw().weights(said, np.linspace(0, said.duration, 200))
        assert weights.min() >= 0
        assert weights.max() <= 1


def test_lips_close_for_bilabials_open_for_vowels_and_anticipate_rounding():
    law = DominanceLaw(200)
    said = spoken((SILENCE, 0.3), ("a", 0.2), ("p", 0.1), ("a", 0.2), (SILENCE, 0.3))
    opening = aperture(law.animate(said))
    assert opening[round(0.55 * 200)] < 1.5
    assert opening[round(0.40 * 200)] > 4
    assert opening[round(0.70 * 200)] > 4
    before = [(SILENCE, 0.3), ("s", 0.1), ("t", 0.1)]
    rounding, spreading = (
        protrusion(law.animate(spoken(*before, (vowel, 0.2), (SILENCE, 0.3))))
        for vowel in ("u", "i")
    )
    # The lips anticipate the vowel two consonants ahead.
    assert rounding[round(0.35 * 200)] > spreading[round(0.35 * 200)] + 0.5


def test_talker_0_is_the_usual_one_and_every_other_is_drawn_within_the_ranges():
    assert SyntheticTalker.numbered(0) == SyntheticTalker()
    talkers = [SyntheticTalker.numbered(number) for number in range(1, 40)]
    factors = [asdict(each.face) | asdict(each.law) for each in talkers]
    for name, (low, high) in RANGES.items():
        drawn = [each[name] for each in factors]
        assert low <= min(drawn) < low + 0.2 * (high - low)
        assert high >= max(drawn) > high - 0.2 * (high - low)
    assert set(factors[0]) == set(RANGES)
    assert talkers[6] == SyntheticTalker.numbered(7)
    with pytest.raises(CorpusError, match="talker -1: expected 0 or more"):
        SyntheticTalker.numbered(-1)


def test_another_face_is_larger_and_moves_as_much_more():
    names = marker_layout().sensors.names
    usual, wide = Proportions(), Proportions(size=1.1, height=1.2, depth=0.9, mouth_width=1.3)
    mouth = [place for place, name in enumerate(names) if "lip" in name or "corner" in name]
    others = [place for place in range(len(names)) if place not in mouth]
    for of in (rest, shapes):
        larger, face = of(wide), of(usual)
        assert np.allclose(larger[..., mouth, 0], 1.1 * 1.3 * face[..., mouth, 0])
        assert np.allclose(larger[..., others, 0], 1.1 * face[..., others, 0])
        assert np.allclose(larger[..., 1:], face[..., 1:] * [1.1 * 1.2, 1.1 * 0.9])
    assert np.allclose(head(wide)["head_6"], 1.1 * np.array(HEAD["head_6"]))


def test_the_factors_of_articulation_do_what_their_names_say():
    quiet = (SILENCE, 0.3)

    def weights(phone: str, times: list[float], **factors: float) -> dict[str, np.ndarray]:
        law = DominanceLaw(talker=SyntheticTalker(law=LawFactors(**factors)))
        said = spoken(quiet, ("t", 0.1), ("t", 0.1), (phone, 0.2), quiet)
        return dict(zip(SHAPES, law.weights(said, np.array(times)).T, strict=True))

    middle, before = 0.6, 0.35
    for phone, factor, shape in (
        ("a", "jaw", "jaw_open"),
        ("u", "rounding", "round"),
        ("u", "rounding", "protrude"),
        ("i", "spreading", "spread"),
        ("i", "spreading", "corners_up"),
    ):
        usual, more = weights(phone, [middle]), weights(phone, [middle], **{factor: 1.4})
        assert more[shape] == pytest.approx(1.4 * usual[shape])
        assert more["lower_lip_down"] == pytest.approx(usual["lower_lip_down"])
    assert weights("u", [before], anticipation=1.5)["round"] > 1.2 * weights("u", [before])["round"]
    assert gesture("u", LawFactors(reach=1.5)).after == pytest.approx(1.5 * gesture("u").after)
    far = gesture("u", LawFactors(reach=1.5, anticipation=2.0))
    assert far.before == pytest.approx(3.0 * gesture("u").before)


def test_all_talkers_open_their_lips_for_vowels_and_nearly_close_them_for_bilabials():
    said = spoken((SILENCE, 0.3), ("a", 0.2), ("p", 0.12), ("a", 0.2), (SILENCE, 0.3))
    for number in range(40):
        opening = aperture(DominanceLaw(200, talker=SyntheticTalker.numbered(number)).animate(said))
        assert opening[round(0.56 * 200)] < 2
        assert opening[round(0.40 * 200)] > 2.5


def test_every_phone_and_nothing_else_has_a_gesture():
    for segment in sorted(SEGMENTS):
        pull = gesture(segment)
        assert pull.target.shape == pull.strength.shape == (13,)
        assert (pull.strength > 0).all()
    with pytest.raises(PhoneError, match="'7' is not a known IPA segment"):
        gesture("7")
    with pytest.raises(PhoneError, match="'xx7'"):
        DominanceLaw().animate(spoken(("xx7", 0.2)))


def test_noise_is_as_configured_and_the_head_moves():
    said, law = alignment(1), DominanceLaw()
    clean, noisy = (
        simulated_markers(law, said, SynthesisConfig(noise_mm=noise, gaps_a_minute=0), 1)[1]
        for noise in (0.0, 0.3)
    )
    assert (noisy - clean).std() == pytest.approx(0.3, rel=0.02)
    assert clean[:, 44:].std(axis=0).max() > 3
    # The head is rigid.
    apart = np.linalg.norm(clean[:, 44] - clean[:, 51], axis=-1)
    bridge, back = (np.array(HEAD[name]) for name in ("bridge", "head_6"))
    assert np.allclose(apart, np.linalg.norm(bridge - back))
    gappy = simulated_markers(law, said, SynthesisConfig(gaps_a_minute=300), 1)[1]
    assert np.isnan(gappy).any()


@pytest.mark.parametrize("language", ["en-gb", "fr-fr"])
def test_two_thousand_sentences_are_different_and_reproducible(language):
    sentences = generated_sentences(language, 2000)
    assert len(set(sentences)) == 2000
    assert sentences == generated_sentences(language, 2000)
    assert sentences != generated_sentences(language, 2000, seed=1)


def test_other_languages_need_a_text(tmp_path):
    with pytest.raises(LabialError, match="not in 'de': give a text file"):
        generated_sentences("de", 3)
    (tmp_path / "t.txt").write_text("Eins.\n\n  Zwei.\n")
    assert sentences_of(tmp_path / "t.txt") == ["Eins.", "Zwei."]
    (tmp_path / "e.txt").write_text("\n")
    with pytest.raises(LabialError, match=r"e\.txt: contains no lines"):
        sentences_of(tmp_path / "e.txt")


def test_a_synthetic_corpus_says_so_everywhere(tmp_path, capsys):
    target, files = tmp_path / "s.h5", tmp_path / "files"
    (tmp_path / "t.txt").write_text("Une rue bleue.\nLe bateau part.\n", "utf-8")
    command = ["corpus", "synthesise", "-o", str(target), "--language", "fr-fr"]
    assert main([*command, "--text", str(tmp_path / "t.txt"), "--files", str(files)]) == 0
    assert "2 utterances, 0 left out" in capsys.readouterr().out
    with Corpus(target) as corpus:
        info = corpus.info
        assert info.name == "synthetic-fr-fr"
        assert "synthetic" in info.licence
        assert "synthetic" in info.attribution
        assert "noise 0.3 mm" in info.notes["synthetic"]
        assert (info.fps, len(info.layout.names)) == (120, 44)
        assert corpus.names == ["synthetic-00001", "synthetic-00002"]
        words = [word.label for word in corpus.read("synthetic-00001").alignment.words]
        assert words == ["Une", "rue", "bleue"]
        for name in corpus.names:
            utterance = corpus.read(name)
            off = utterance.motion.positions - DominanceLaw().animate(utterance.alignment).positions
            off = off - np.median(off, axis=(0, 1))
            assert 0.3 < np.sqrt((off**2).mean()) < 0.5
    kept = sorted(path.name for path in files.iterdir())
    assert kept == sorted(
        ["layout.toml", "split.csv"]
        + [f"synthetic-0000{i}.{ending}" for i in (1, 2) for ending in ("TextGrid", "c3d")]
    )
    note = ezc3d.c3d(str(files / kept[-1]))["parameters"]["LABIAL"]["NOTE"]["value"][0]
    assert note.startswith("synthetic")
    assert (files / "layout.toml").read_text().startswith("# synthetic")
    assert main(["corpus", "info", str(target)]) == 0
    assert "synthetic: generated by a rule, not recorded" in capsys.readouterr().out
    # Existing files are not overwritten.
    assert main([*command, "--text", str(tmp_path / "t.txt"), "--files", str(files)]) == 2
    assert "is not empty" in capsys.readouterr().err


def test_another_talkers_corpus_has_his_number_and_his_face(tmp_path):
    target, number = tmp_path / "s.h5", 7
    (tmp_path / "t.txt").write_text("Blue boats.\n", "utf-8")
    command = ["corpus", "synthesise", "-o", str(target), "--text", str(tmp_path / "t.txt")]
    assert main([*command, "--talker", str(number)]) == 0
    with Corpus(target) as corpus:
        assert corpus.info.name == "synthetic-en-gb-7"
        assert corpus.info.notes["synthetic"].startswith("talker 7, 44 sensors")
        recorded = corpus.read("synthetic-00001")
    for talker, fits in ((SyntheticTalker.numbered(number), True), (SyntheticTalker(), False)):
        law = DominanceLaw(talker=talker).animate(recorded.alignment)
        off = recorded.motion.positions - law.positions
        off = off - np.median(off, axis=(0, 1))
        assert (np.sqrt((off**2).mean()) < 0.5) == fits


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--noise", "-1"], "noise of -1.0 mm"),
        (["--fps", "5"], "rate of 5 Hz"),
        (["--sentences", "0"], "0 sentences"),
        (["--talker", "-1"], "talker -1: expected 0 or more"),
        (["--language", "de"], "not in 'de'"),
        (["--text", "none.txt"], r"none.txt: cannot be read"),
    ],
)
def test_what_cannot_be_synthesised_is_reported(tmp_path, capsys, arguments, says):
    assert main(["corpus", "synthesise", "-o", str(tmp_path / "s.h5"), *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def labial(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "labial", *map(str, arguments)]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "OMP_NUM_THREADS": "1"}


@pytest.fixture(scope="module")
def many_takes(tmp_path_factory):
    folder = write_takes(tmp_path_factory.mktemp("many") / "t", 4)
    for copy in range(2):
        for seed in range(4):
            for ending in (".trc", ".TextGrid"):
                shutil.copy(folder / f"u{seed}{ending}", folder / f"v{copy}-{seed}{ending}")
    return folder


def test_a_killed_import_leaves_no_partial_corpus(tmp_path, many_takes):
    target = tmp_path / "c.h5"
    target.write_text("the one before")
    command = labial("corpus", "markers", many_takes, "-o", target)
    process = subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not list(tmp_path.glob(".*.part.c.h5")):
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert target.read_text() == "the one before"
    assert main(["corpus", "markers", str(many_takes / "u0.trc"), "-o", str(target)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["c.h5"]


def test_a_full_disk_is_reported_and_leaves_no_partial_corpus(tmp_path, many_takes):
    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    target = tmp_path / "c.h5"
    done = subprocess.run(
        labial("corpus", "markers", many_takes, "-o", target),
        env=ENVIRONMENT, preexec_fn=nearly_full, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "c.h5: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_disk_that_fills_while_recording_is_reported(tmp_path):
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
        "from labial.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    (tmp_path / "t.txt").write_text("Blue.\n")
    arguments = ["corpus", "synthesise", "-o", tmp_path / "s.h5", "--text", tmp_path / "t.txt"]
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env={**ENVIRONMENT, "TMPDIR": str(tmp_path)}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "cannot be written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["t.txt"]


def test_recording_needs_an_empty_folder(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(LabialError, match="is not empty"):
        record(tmp_path, ["Blue."], SynthesisConfig())
    with pytest.raises(LabialError, match="cannot be a folder"):
        record(tmp_path / "x", ["Blue."], SynthesisConfig())
