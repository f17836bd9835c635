"""Encoders: features of the phone at each frame, and what is spoken at each frame."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import panphon
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from labial.alignment import SILENCE, Alignment, Interval
from labial.encoders.encoder import FrameRows
from labial.encoders.kinds import ENCODERS
from labial.phones.inventory import CONSONANTS, SEGMENTS
from labial.phones.substitution import Substitutions
from labial.spoken_frames import spoken_frames

MET = ("p", "m", "ɑ", "i", "u", "s", SILENCE)


def rows(name, phones):
    """An encoder's features of phones, dense."""
    kind = ENCODERS[name].load()
    readable = kind.readable(MET)
    encoder = kind.build(readable)
    indices = torch.tensor([readable.index(phone) for phone in phones])
    made = encoder(FrameRows(indices, torch.zeros(len(phones), 2)), torch.tensor([len(phones)]))
    if not made.is_floating_point():
        made = torch.nn.functional.one_hot(made, encoder.width).float()
    assert made.shape == (len(phones), encoder.width)
    return made.numpy()


@pytest.mark.parametrize("name", ENCODERS)
def test_every_encoder_distinguishes_the_phones_of_training(name):
    made = rows(name, MET)
    for first, second in combinations(range(len(MET)), 2):
        assert np.abs(made[first] - made[second]).max() > 0.1


@pytest.mark.parametrize("name", ENCODERS)
def test_phones_are_read_in_a_fixed_order_and_silence_only_where_it_was_met(name):
    readable = ENCODERS[name].load().readable
    assert readable(MET) == readable(MET[::-1])
    assert set(MET) <= set(readable(MET))
    assert SILENCE not in readable(("p", "i"))


@pytest.mark.parametrize("name", ["one-hot", "features-stand-ins"])
def test_these_encoders_read_only_phones_of_training(name):
    assert ENCODERS[name].load().readable(MET) == tuple(sorted(MET))


def test_one_hot_phones_are_rows_of_the_identity_matrix():
    assert np.array_equal(rows("one-hot", sorted(MET)), np.eye(len(MET)))


def test_features_read_every_segment_affricates_and_diphthongs():
    readable = ENCODERS["features"].load().readable(MET)
    known = Substitutions(frozenset(readable), {})
    for phone in (*SEGMENTS, "tʃ", "aʊ", "ɑ̃"):
        assert known.resolve(phone) == (phone,)


def test_features_with_stand_ins_are_the_same_features():
    assert np.array_equal(rows("features-stand-ins", MET), rows("features", MET))


def test_visible_features_place_a_rounded_front_vowel_with_the_rounded_back_ones():
    y, u, i, nasal, plain = rows("visible-features", ["y", "u", "i", "ɑ̃", "ɑ"])
    assert np.abs(y - u).max() < 0.1 * np.abs(y - i).max()
    assert np.array_equal(nasal, plain)
    y, u, i = rows("features", ["y", "u", "i"])
    assert np.linalg.norm(y - u) == pytest.approx(np.linalg.norm(y - i))


def test_features_are_panphons_of_the_first_and_last_segment_of_unit_length():
    table = panphon.FeatureTable()
    made = rows("features", ["s", "tʃ"])
    fricative = np.array(table.word_to_vector_list("s", numeric=True)[0])
    expected = np.concatenate([fricative, fricative])
    assert np.allclose(made[0], [*expected / np.linalg.norm(expected), 0], atol=1e-6)
    first, last = (np.array(table.word_to_vector_list(each, numeric=True)[0]) for each in "tʃ")
    last[table.names.index("round")] = 1  # labial's: ʃ is protruded
    expected = np.concatenate([first, last])
    assert np.allclose(made[1], [*expected / np.linalg.norm(expected), 0], atol=1e-6)


def test_an_unseen_phone_is_nearest_to_those_that_share_its_features():
    met = [phone for phone in MET if phone != SILENCE]
    made = rows("features", [*met, "b", "y", "z"])
    for place, expected in enumerate(("p", "u", "s")):
        away = np.linalg.norm(made[: len(met)] - made[len(met) + place], axis=1)
        assert away.min() > 0.01
        if expected == "u":  # /y/ is between /i/ and /u/
            assert set(np.array(met)[np.argsort(away)[:2]]) == {"i", "u"}
        else:
            assert met[int(away.argmin())] == expected


def test_silence_is_unlike_any_phone():
    made = rows("features", [SILENCE, *sorted(CONSONANTS)])
    assert made[0].tolist() == [0] * (made.shape[1] - 1) + [1]
    assert not made[1:, -1].any()


durations = st.lists(st.integers(1, 400), min_size=1, max_size=9)


@given(durations, st.sampled_from([12.5, 25.0, 50.0, 60.0, 29.97]))
def test_each_frame_has_its_phone_and_the_time_to_its_ends(milliseconds, fps):
    edges = [0.0, *(np.cumsum(milliseconds) / 1000).tolist()]
    labels = [MET[i % len(MET)] for i in range(len(milliseconds))]
    phones = tuple(Interval(a, b, p) for a, b, p in zip(edges, edges[1:], labels, strict=False))
    frames = spoken_frames(Alignment(phones), MET, fps)
    assert [MET[i] for i in frames.phones] == Alignment(phones).labels(fps)
    for i, (since, until) in enumerate(frames.times):
        phone = Alignment(phones).phone_at(i / fps + 1e-9)
        assert since == pytest.approx(i / fps - phone.start, abs=1e-5)
        assert until == pytest.approx(phone.end - i / fps, abs=1e-5)


def test_an_unreadable_phone_is_an_error():
    with pytest.raises(KeyError):
        spoken_frames(Alignment((Interval(0, 1, "x"),)), MET, 25.0)
