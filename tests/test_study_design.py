"""Designs of studies, and orders that are balanced over participants."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY
from labial.errors import LabialError
from labial.perception.design import read_design
from labial.perception.folder import DESIGN, read_study
from labial.perception.order import list_count, ordered, williams_square
from labial.perception.trials import CATCH, MAIN, REPEAT, TRAINING, Material, plan_trials
from study_sample import DESIGN_TEXT, WORDS, sample_design, sample_study


@pytest.mark.parametrize("count", range(1, 10))
def test_each_value_follows_each_other_one_equally_often(count):
    square = williams_square(count)
    for row in square:
        assert sorted(row) == list(range(count))
    for column in zip(*square, strict=True):
        assert {*Counter(column).values()} == {len(square) // count}
    follows = Counter(pair for row in square for pair in pairwise(row))
    assert len(follows) == count * (count - 1)
    assert len({*follows.values()}) <= 1


@given(st.integers(2, 6), st.integers(1, 13), st.integers(0, 3))
def test_everybody_meets_each_item_in_each_cell_once(cells, items, seed):
    lists = [ordered(cells, items, True, n, seed) for n in range(list_count(cells))]
    sides = Counter()
    for places in lists:
        assert sorted((p.cell, p.item) for p in places) == [
            (cell, item) for cell in range(cells) for item in range(items)
        ]
        sides.update((p.cell, p.item, p.reversed) for p in places)
    assert {*sides.values()} == {len(lists) // 2}
    first = Counter(places[at].cell for places in lists for at in range(0, len(places), cells))
    assert len({*first.values()}) == 1


@given(st.integers(2, 6), st.integers(1, 13), st.integers(0, 3))
def test_latin_squares_give_each_item_each_cell_over_participants(cells, items, seed):
    met = Counter()
    for number in range(cells):
        places = ordered(cells, items, False, number, seed)
        assert sorted(p.item for p in places) == list(range(items))
        met.update((p.cell, p.item) for p in places)
    assert {*met.values()} == {1}
    assert len(met) == cells * items


def test_trials_have_training_repeats_and_catches_where_they_belong(tmp_path):
    text = DESIGN_TEXT.replace("repeats = 1\ncatches = 1", "repeats = 2\ncatches = 2")
    design = sample_design(tmp_path, text)
    plan = plan_trials(design, Material(WORDS, ("training",)))
    for order in plan.orders["pairs"]:
        roles = [entry.role for entry in order]
        assert roles[0] == TRAINING
        assert Counter(roles) == {TRAINING: 1, MAIN: 4, REPEAT: 2, CATCH: 2}
        for place, entry in enumerate(order):
            trial = plan.trials[entry.trial]
            assert (trial.item == "training") == (entry.role == TRAINING)
            if entry.role == REPEAT:
                (earlier,) = [
                    i for i, e in enumerate(order) if e.trial == entry.trial and e.role == MAIN
                ]
                assert place - earlier > 2
                assert order[earlier].reversed != entry.reversed
            assert bool(entry.expected) == (entry.role == CATCH)


def test_a_study_is_read_as_it_was_made(tmp_path):
    text = DESIGN_TEXT.replace('name = "one"', "").replace("bin blue at a", "x")
    study = sample_study(tmp_path, text, videos=False)
    again = plan_trials(study.design, Material(WORDS, ("training",)))
    assert study.trials == again.trials
    assert read_study(tmp_path).digest == study.digest


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('name = "sample"', 'name = "A b"'), "the name 'A b'"),
        (('name = "sample"', 'name = "sample"\nseed = 1.5'), "design.seed: expected a whole"),
        (('name = "sample"', 'name = "sample"\nsed = 1'), "unknown field 'sed'"),
        (('name = "sample"', 'name = "sample"\nlanguages = ["de"]'), "language 'de'"),
        (('texts = ["unused"]', ""), "either a corpus or texts"),
        (('source = "model"', 'source = "modal"'), "source 'modal', expected recorded, model"),
        (('of = "good"', 'of = "bad"'), "another condition that is not shifted"),
        (('model = "s31"', ""), "names no model"),
        (('kind = "rating"', 'kind = "rates"'), "task 'scale': kind 'rates', expected preference"),
        (('kind = "rating"', 'kind = "rating"\nscale = 1'), "scale is 1, expected 2 to 11"),
        (('kind = "rating"', 'kind = "rating"\nmodel = "cubic"'), "expected cumulative, linear"),
        (("repeats = 1", 'pairs = [["good", "good"]]'), "two different conditions"),
        (("repeats = 1", 'pairs = [["good", "ugly"]]'), "unknown condition 'ugly'"),
        (("repeats = 1", "repeats = -1"), "below 0"),
        (("snrs_db = [-6]", "snrs_db = [-99]"), "from -60 to 60"),
        (("snrs_db = [-6]", 'presentations = ["radio"]'), "expected some of audio, visual"),
        (("snrs_db = [-6]", 'presentations = ["audio"]'), "nothing to compare"),
        (('name = "scale"', 'name = "pairs"'), "two tasks have the same name"),
        (("catches = 0.5", "catches = true"), "design.exclusions.catches: expected a number"),
        (("[exclusions]", "[exclusions"), "not TOML"),
    ],
)  # fmt: skip
def test_a_design_that_cannot_be_is_refused_by_its_field(change, message, tmp_path):
    assert change[0] in DESIGN_TEXT
    with pytest.raises(LabialError) as raised:
        sample_design(tmp_path, DESIGN_TEXT.replace(*change, 1))
    assert message in str(raised.value)
    assert str(tmp_path / DESIGN) in str(raised.value)


def test_the_designs_of_the_documentation_can_be_read(tmp_path):
    assert read_design(REPOSITORY / "docs" / "studies" / "injection.toml").name == "injection"
    page = (REPOSITORY / "docs" / "study.md").read_text("utf-8")
    first, *others = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / DESIGN
    for block in others:
        path.write_text(f"{first}\n{block}", "utf-8")
        assert read_design(path).conditions.keys() >= {"recorded", "late"}
