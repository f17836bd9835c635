from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import h5py
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import FPS, synthetic_utterance
from labial.corpus import Corpus, CorpusInfo, names_in, write_corpus
from labial.errors import CorpusError, LabialError
from labial.face.layouts import mediapipe_layout
from labial.motion import FaceMesh
from labial.summary import summarise

INFO = CorpusInfo("synthetic", FPS, mediapipe_layout(), None, "en", "CC0", "nobody", {"a": "b"})


def test_what_is_written_is_read(tmp_path):
    utterances = [synthetic_utterance(f"u{i}", i) for i in range(3)]
    write_corpus(tmp_path / "c.h5", INFO, zip(utterances, ["train", "test", ""], strict=True))
    with Corpus(tmp_path / "c.h5") as corpus:
        assert corpus.info == INFO
        assert corpus.splits == {"u0": "train", "u1": "test", "u2": ""}
        for utterance in utterances:
            found = corpus.read(utterance.name)
            assert found.alignment == utterance.alignment
            assert np.array_equal(found.motion.positions, utterance.motion.positions)
            assert found.motion.layout == utterance.motion.layout


def test_an_utterance_without_words_is_kept(tmp_path):
    utterance = synthetic_utterance("u", 1)
    wordless = replace(utterance, alignment=replace(utterance.alignment, words=()))
    write_corpus(tmp_path / "c.h5", INFO, [(wordless, "train")])
    with Corpus(tmp_path / "c.h5") as corpus:
        assert corpus.read("u").alignment == wordless.alignment


def test_surfaces_come_back_to_a_256th_of_a_millimetre(tmp_path):
    utterance = synthetic_utterance("u", 1)
    surface = np.random.default_rng(0).normal(0, 50, (len(utterance.motion), 4, 3))
    mesh = FaceMesh(tuple("abcd"), np.array([[0, 1, 2]], np.int32), (0, 1), (2, 3))
    utterance = replace(utterance, surface=surface.astype(np.float32))
    write_corpus(tmp_path / "c.h5", replace(INFO, mesh=mesh), [(utterance, "train")])
    with Corpus(tmp_path / "c.h5") as corpus:
        assert corpus.info.mesh == mesh
        assert corpus.info.mesh.triangles.tolist() == [[0, 1, 2]]
        assert corpus.read("u").surface is None
        assert np.abs(corpus.read("u", surface=True).surface - surface).max() <= 0.5 / 256 + 1e-5


def test_an_utterance_that_does_not_fit_leaves_no_corpus(tmp_path):
    path = tmp_path / "c.h5"
    one, other = synthetic_utterance("u", 1), synthetic_utterance("v", 2, fps=30)
    for utterances, says in [
        ([(one, "train"), (other, "train")], "'v': sensors or rate differ"),
        ([(one, "train"), (one, "test")], "'u' occurs twice"),
        ([(one, "training")], "'u' is in 'training'"),
        ([], "no utterances to write"),
        ([(replace(one, surface=np.zeros((3, 4, 3), np.float32)), "train")], "surface"),
    ]:
        with pytest.raises(CorpusError, match=says):
            write_corpus(path, INFO, utterances)
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_keeps_the_corpus_that_was_there(tmp_path):
    path = tmp_path / "c.h5"
    write_corpus(path, INFO, [(synthetic_utterance("old", 1), "train")])

    def broken():
        yield synthetic_utterance("new", 2), "train"
        raise CorpusError("the disk is on fire")

    with pytest.raises(CorpusError, match="on fire"):
        write_corpus(path, INFO, broken())
    with Corpus(path) as corpus:
        assert corpus.names == ["old"]
    assert list(tmp_path.iterdir()) == [path]


def test_files_that_are_not_corpora_are_named(tmp_path):
    with pytest.raises(CorpusError, match=r"none\.h5: no such file"):
        Corpus(tmp_path / "none.h5")
    (tmp_path / "text.h5").write_text("not at all")
    with pytest.raises(CorpusError, match=r"text\.h5: not a valid HDF5 file"):
        Corpus(tmp_path / "text.h5")
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["x"] = 1
    with pytest.raises(CorpusError, match=r"other\.h5: not a labial corpus"):
        Corpus(tmp_path / "other.h5")


@pytest.mark.parametrize(("key", "value"), [("unit", "cm"), ("version", 2), ("fps", "fast")])
def test_a_corpus_of_another_unit_or_version_is_refused(tmp_path, small_corpus, key, value):
    path = Path(shutil.copy(small_corpus, tmp_path / "c.h5"))
    with h5py.File(path, "a") as file:
        file.attrs[key] = value
    with pytest.raises(CorpusError, match=r"c\.h5: not a labial corpus"):
        Corpus(path)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.floats(0, 1), st.integers(0, 255), st.booleans())
def test_a_damaged_corpus_is_read_correctly_or_refused(tmp_path, small_corpus, where, byte, cut):
    path = Path(shutil.copy(small_corpus, tmp_path / "c.h5"))
    content = bytearray(path.read_bytes())
    place = int(where * (len(content) - 1))
    if cut:
        del content[place:]
    else:
        content[place] = byte
    path.write_bytes(bytes(content))
    with Corpus(small_corpus) as whole:
        try:
            with Corpus(path) as damaged:
                found = [damaged.read(name) for name in damaged.names]
                assert damaged.info == whole.info
                assert damaged.splits == whole.splits
                for utterance in found:
                    truth = whole.read(utterance.name)
                    assert utterance.alignment == truth.alignment
                    assert np.array_equal(utterance.motion.positions, truth.motion.positions)
        except LabialError as error:
            assert "c.h5" in str(error)


def test_damage_to_any_text_is_noticed(tmp_path, small_corpus):
    content = small_corpus.read_bytes()
    with Corpus(small_corpus) as whole:
        spoken, info = whole.read("u03").alignment, whole.info
    tiers = [[i.label for i in tier] for tier in (spoken.phones, spoken.words)]
    labels = [json.dumps(tier, ensure_ascii=False) for tier in tiers]
    for text in ("train", *labels, info.name, '"landmarks"', info.layout.names[3]):
        place = content.index(text.encode())
        damaged = bytearray(content)
        damaged[place + 2] ^= 1
        path = tmp_path / "c.h5"
        path.write_bytes(damaged)
        with pytest.raises(CorpusError, match=r"c\.h5: .*texts of"), Corpus(path) as corpus:
            list(corpus.utterances(corpus.names))


def test_the_summary_counts(small_corpus):
    with Corpus(small_corpus) as corpus:
        summary = summarise(corpus)
        utterances = list(corpus.utterances(corpus.names))
    assert summary.splits == {"train": 16, "validation": 4, "test": 4}
    assert summary.minutes == pytest.approx(sum(u.alignment.duration for u in utterances) / 60)
    assert sum(summary.phones.values()) == sum(len(u.alignment.phones) for u in utterances)
    assert summary.aperture_mm[1] < summary.aperture_mm[50] < summary.aperture_mm[99] < 16


def test_a_split_that_names_nothing_of_the_corpus_is_an_error(small_corpus):
    with Corpus(small_corpus) as corpus:
        assert names_in({"u03": "test", "elsewhere": "test"}, "test", corpus) == ["u03"]
        with pytest.raises(CorpusError, match="no utterance is in the split 'test'"):
            names_in({"u03": "train"}, "test", corpus)
