"""Sequences of phones: their file, where they come from, and their batches."""

from __future__ import annotations

import io
import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from damage import cases, spoiled
from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import FormatError, SpeechError, TrainingError
from labial.formats.transcription import ReadingOptions
from labial.phones import LabelReader
from labial.pretraining.phone_data import gathered
from labial.pretraining.phone_file import (
    PhoneSequence,
    Totals,
    comments,
    read_sequences,
    write_sequences,
)
from labial.pretraining.spoken_texts import aligned_sequences, spoken_sequences

PHONES = [SILENCE, "p", "a", "ʃ", "ɔ̃", "tʃ"]
sequences = st.lists(
    st.tuples(st.sampled_from(PHONES), st.integers(1, 60_000)), min_size=1, max_size=20
).map(lambda pairs: PhoneSequence(*(tuple(each) for each in zip(*pairs, strict=True))))


@given(st.lists(sequences, max_size=5))
def test_what_is_written_is_read(tmp_path_factory, written):
    path = tmp_path_factory.mktemp("phones") / "some.phones"
    text = io.StringIO()
    write_sequences(text, ["texts of\nmine", "free"], written)
    path.write_text(text.getvalue(), "utf-8")
    assert list(read_sequences(path)) == written
    assert comments(path) == ["texts of mine", "free"]


@given(st.lists(st.floats(0.0001, 2), min_size=1, max_size=30))
def test_borders_are_rounded_to_ms_and_no_phone_is_empty(durations):
    edges = np.concatenate([[0], np.cumsum(durations)])
    spans = itertools.pairwise(edges)
    phones = tuple(Interval(a, b, PHONES[i % 3]) for i, (a, b) in enumerate(spans))
    found = PhoneSequence.of(Alignment(phones))
    assert found.phones == tuple(phone.label for phone in phones)
    assert min(found.durations) >= 1
    # Phones shorter than a ms push later borders, each by at most one.
    assert 0 <= sum(found.durations) - edges[-1] * 1000 + 0.5 <= len(phones) + 1


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("p 80 a", "odd number"),
        ("p 80 a 0", "'0'"),
        ("p 80 a -5", "'-5'"),
        ("p 80 a 8.5", "'8.5'"),
        ("p 80 a 60001", "60001"),
        ("p 80 a ٣", "whole number"),
        ("p 80 a 1_0", "1_0"),
        ("p 80 qqq 10", "qqq"),
    ],
)
def test_a_line_that_is_not_a_sequence_is_named(tmp_path, line, what):
    path = tmp_path / "bad.phones"
    path.write_text(f"# about\np 80 a 100\n{line}\n", "utf-8")
    with pytest.raises(FormatError, match=r"bad\.phones: line 3") as raised:
        list(read_sequences(path))
    assert what in str(raised.value)


def test_damaged_files_are_named_or_read_as_written(tmp_path):
    path = tmp_path / "some.phones"
    whole = "# about\nsil 120 p 80 a 100\nt 70 ʃ 90 sil 10\n".encode()
    for seed in range(cases(300)):
        content = spoiled(whole, random.Random(seed))
        path.write_bytes(content)
        try:
            found = list(read_sequences(path))
        except FormatError as error:
            assert "some.phones" in str(error)
            continue
        lines = content.decode().split("\n")
        written = [line.split() for line in lines if line.strip() and not line.startswith("#")]
        assert [len(each) for each in found] == [len(line) // 2 for line in written]
        for sequence, line in zip(found, written, strict=True):
            assert [str(d) for d in sequence.durations] == [d.lstrip("0") for d in line[1::2]]


def test_texts_are_spoken_a_sentence_to_a_sequence_and_always_alike():
    texts = ["The moon is up.", "a" * 301, "People buy maps.", "Who was it?"]
    found = [each for passage in spoken_sequences(texts, "en-gb") for each in passage]
    assert found == [each for passage in spoken_sequences(texts, "en-gb", 1) for each in passage]
    spoken = [each for each in found if each is not None]
    assert len(found) == len(texts)
    assert len(spoken) == 3
    for text, sequence in zip((texts[0], *texts[2:]), spoken, strict=True):
        ((alone,),) = spoken_sequences([text], "en-gb")
        assert [p for p in sequence.phones if p != SILENCE] == [
            p for p in alone.phones if p != SILENCE
        ]
    totals = Totals()
    assert list(totals.counting(found)) == spoken
    assert (totals.sentences, totals.left_out) == (3, 1)


def test_a_language_that_nobody_speaks_is_refused():
    with pytest.raises(SpeechError, match="xx"):
        list(spoken_sequences(["a"], "xx"))


def test_alignments_give_their_phones(tmp_path):
    (tmp_path / "b.lab").write_text("0 1000000 p\n1000000 3000000 a\n")
    (tmp_path / "a.lab").write_text("0 1500000 sil\n1500000 2500000 ʃ\n")
    found = list(aligned_sequences([tmp_path], ReadingOptions(), LabelReader()))
    assert [str(each) for each in found] == ["sil 150 ʃ 100", "p 100 a 200"]


def many(count: int) -> list[PhoneSequence]:
    chance = np.random.default_rng(0)
    return [
        PhoneSequence(
            tuple(chance.choice(["p", "a", "sil"], size)),
            tuple(int(d) for d in chance.integers(20, 200, size)),
        )
        for size in chance.integers(2, 30, count)
    ]


def test_batches_hold_each_sequence_once_with_its_phones_and_durations():
    written = many(400)
    training, held_out = gathered(written)
    found = []
    for data in (training, held_out):
        batches = list(data.batches(100, np.random.default_rng(1)))
        assert max(int(len(b.lengths) * b.lengths.max()) for b in batches) <= 100
        for batch in batches:
            sizes = batch.lengths.tolist()
            for phones, durations in zip(
                batch.phones.split(sizes), batch.durations.split(sizes), strict=True
            ):
                names = tuple(data.phones[i] for i in phones.tolist())
                ms = tuple(round(1000 * d) for d in durations.tolist())
                found.append(PhoneSequence(names, ms))
    assert sorted(map(str, found)) == sorted(map(str, written))


def test_equal_sequences_are_on_the_same_side():
    written = many(300)
    training, held_out = gathered([*written, *written])
    once = gathered(written)
    assert (len(training), len(held_out)) == (2 * len(once[0]), 2 * len(once[1]))


def test_rare_phones_are_unknown():
    rare = PhoneSequence(("ʃ", "p"), (50, 50))
    training, held_out = gathered([*many(300), rare])
    assert "ʃ" not in training.phones
    unknown = sum((data.indices == len(training.phones)).sum() for data in (training, held_out))
    assert unknown == 1


def test_too_few_sequences_are_refused():
    with pytest.raises(TrainingError, match="too few"):
        gathered(many(2))
