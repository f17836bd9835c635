from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import AlignmentError
from labial.predictor import with_lead

durations = st.lists(st.floats(0.01, 2.0), min_size=1, max_size=12)


def tiled(lengths: list[float], start: float = 0.0) -> Alignment:
    now, phones = start, []
    for place, length in enumerate(lengths):
        phones.append(Interval(now, now + length, "ab"[place % 2]))
        now += length
    return Alignment.tile(phones)


@given(durations, st.floats(0.001, 1.0))
def test_phones_follow_one_another_from_zero_and_gaps_are_silence(lengths, start):
    alignment = tiled(lengths, start)
    assert alignment.phones[0].start == 0
    if start > 0.001:
        assert alignment.phones[0] == Interval(0, start, SILENCE)
    for before, after in zip(alignment.phones, alignment.phones[1:], strict=False):
        assert before.end == after.start


@given(durations, st.sampled_from([25.0, 50.0, 59.94, 120.0]))
def test_frames_lie_inside_and_carry_the_phone_of_their_time(lengths, fps):
    alignment = tiled(lengths)
    labels = alignment.labels(fps)
    assert (len(labels) - 1) / fps < alignment.duration <= len(labels) / fps + 1e-6
    for frame, label in enumerate(labels):
        holders = [
            p.label for p in alignment.phones if p.start - 1e-6 <= frame / fps < p.end + 1e-6
        ]
        assert label in holders


def test_a_frame_on_a_boundary_belongs_to_the_phone_that_starts_there():
    alignment = Alignment.tile([Interval(0, 0.04, "a"), Interval(0.04, 0.08, "b")])
    assert alignment.labels(25) == ["a", "b"]


def test_duration_adds_silence_at_the_end():
    alignment = Alignment.tile([Interval(0, 0.5, "a")], duration=0.8)
    assert alignment.phones[-1] == Interval(0.5, 0.8, SILENCE)
    assert alignment.duration == 0.8


@pytest.mark.parametrize(
    ("phones", "duration", "says"),
    [
        ([Interval(0, 0.5, "a"), Interval(0.4, 0.6, "b")], None, "'b' from 0.400 s.*overlaps"),
        ([Interval(0, 0.5, "a")], 0.4, "'a' from 0.000 s.*ends after"),
        ([], None, "at least one phone"),
    ],
)
def test_times_that_do_not_fit_are_named(phones, duration, says):
    with pytest.raises(AlignmentError, match=says):
        Alignment.tile(phones, duration=duration)


@pytest.mark.parametrize(
    ("start", "end"), [(0.5, 0.5), (0.5, 0.4), (-0.1, 0.2), (float("nan"), 1), (0, float("inf"))]
)
def test_an_interval_runs_forward_between_finite_times(start, end):
    with pytest.raises(AlignmentError, match="'a'"):
        Interval(start, end, "a")


@given(durations, st.floats(0.01, 1.0))
def test_silence_on_both_sides_moves_phones_and_nothing_else(lengths, seconds):
    alignment = tiled(lengths)
    longer = alignment.within_silence(seconds, seconds)
    assert longer.duration == pytest.approx(alignment.duration + 2 * seconds)
    assert [p.label for p in longer.phones] == [
        SILENCE,
        *(p.label for p in alignment.phones),
        SILENCE,
    ]
    for phone, moved in zip(alignment.phones, longer.phones[1:-1], strict=True):
        assert moved.start == pytest.approx(phone.start + seconds)


@given(durations, st.floats(0.01, 1.0))
def test_words_move_with_their_phones_into_silence(lengths, seconds):
    phones = tiled(lengths).phones
    words = tuple(Interval(p.start, p.end, f"w{i}") for i, p in enumerate(phones))
    longer = Alignment(phones, words).within_silence(seconds, 0.3)
    assert [w.label for w in longer.words] == [w.label for w in words]
    for phone, word in zip(longer.phones[1:-1], longer.words, strict=True):
        assert (word.start, word.end) == (phone.start, phone.end)


@given(durations, st.sampled_from([25.0, 29.97, 50.0, 60.0]))
def test_the_lead_keeps_frames_on_their_times(lengths, fps):
    alignment = tiled(lengths)
    longer, own = with_lead(alignment, fps, [SILENCE])
    assert own.stop - own.start == alignment.frame_count(fps)
    assert own.stop < longer.frame_count(fps)
    assert longer.phones[0].label == longer.phones[-1].label == SILENCE
    # A boundary that falls on a frame may go to either side of it by rounding.
    labels = longer.labels(fps)[own]
    differ = [
        i for i, (a, b) in enumerate(zip(labels, alignment.labels(fps), strict=True)) if a != b
    ]
    edges = [phone.start * fps for phone in alignment.phones]
    assert all(min(abs(edge - i) for edge in edges) < 1e-6 for i in differ)


def test_speech_that_has_its_silence_gets_no_lead():
    alignment = Alignment.tile([Interval(0.5, 0.7, "a")], duration=1.2)
    assert with_lead(alignment, 50.0, ["p"]) == (alignment, slice(0, alignment.frame_count(50.0)))
    longer, own = with_lead(alignment, 50.0, [SILENCE])
    assert longer == alignment
    assert own == slice(0, 60)


@given(
    st.sampled_from([1, 5, 10, 12.5]),
    st.tuples(*[st.integers(0, 1000)] * 3),
    st.sampled_from([1.0, 23.976, 25.0, 29.97, 50.0, 60.0, 120.0, 1000.0]),
)
@example(10, (8, 18, 40), 50.0)
@example(10, (10, 18, 40), 50.0)
def test_silence_of_any_length_on_a_grid_is_completed_to_the_lead(grid_ms, steps, fps):
    """Times as files write them: decimals of a grid, whose differences are not."""
    before, speech, after = (n * grid_ms / 1000 for n in (steps[0], steps[1] + 1, steps[2]))
    start, end = round(before, 4), round(before + speech, 4)
    alignment = Alignment.tile([Interval(start, end, "p")], duration=round(end + after, 4))
    longer, own = with_lead(alignment, fps, [SILENCE])
    assert own.stop - own.start == alignment.frame_count(fps)
    assert own.start == math.ceil(max(0.0, 0.4 - start) * fps - 1e-6)
    silent = [p.duration if p.label == SILENCE else 0.0 for p in longer.phones]
    # Silence comes in at most two pieces a side: the file's own and what completes it.
    first, last = sum(silent[: len(silent) // 2]), sum(silent[(len(silent) + 1) // 2 :])
    assert first == pytest.approx(start + own.start / fps)
    assert last == pytest.approx(max(0.4, after), abs=1e-6)
    assert min(p.duration for p in longer.phones) > 1e-6


@given(
    st.floats(0.01, 100.0),
    st.integers(1, 5),
    st.integers(0, 1000),
    st.sampled_from(["p", SILENCE]),
)
def test_rounding_errors_in_times_are_accepted(start, units, earlier, label):
    """Tools that subtract times write phones a few units in the last place long."""
    end = start + units * math.ulp(start)
    phones = [Interval(0, start, "a"), Interval(start, end, label), Interval(end, end + 1, "b")]
    alignment = Alignment(tuple(phones))
    assert with_lead(alignment, 50.0, [SILENCE])[0].duration >= alignment.duration + 0.8 - 1e-9
    split = alignment.relabelled(lambda phone: ("x", "y", "z") if phone.label == "a" else ("b",))
    assert split.duration == alignment.duration
    assert alignment.relabelled(lambda _: ("x", "y", "z")).duration == alignment.duration
    if label == SILENCE:
        # The same where the phone before was written with fewer digits.
        phones[0] = Interval(0, start + earlier * 4e-7, "a")
        tiled = Alignment.tile(phones)
        assert [p.label for p in tiled.phones if p.label != SILENCE] == ["a", "b"]


@given(durations)
def test_relabelling_shares_time_equally(lengths):
    alignment = tiled(lengths)
    split = alignment.relabelled(lambda phone: ("x", "y", "z") if phone.label == "a" else ("b",))
    assert split.duration == alignment.duration
    for phone in split.phones:
        if phone.label in "xyz":
            whole = alignment.phone_at(phone.middle)
            assert phone.duration == pytest.approx(whole.duration / 3)
