"""The mixed models of studies, against R and statsmodels, and by what their parameters mean."""

from __future__ import annotations

import shutil
from dataclasses import replace

import numpy as np
import pytest
from scipy.special import expit

from labial.errors import StudyError
from labial.perception.analysis import analyse
from labial.perception.answers import main_answers
from labial.perception.benefit import Count, benefit, benefit_of
from labial.perception.confusions import transmitted
from labial.perception.detection import (
    criterion,
    d_prime,
    d_prime_forced_choice,
    rate,
)
from labial.perception.intelligibility import words_correct
from labial.perception.mixed_models import Problem, Term, fit
from labial.perception.power import Power, Scenario
from labial.perception.preference import bradley_terry
from labial.perception.r_process import fit_in_r
from labial.perception.ratings import MODELS
from labial.perception.simulation import simulated
from study_sample import sample_study


def problem_of(categories: int, seed: int = 0) -> Problem:
    """Answers of 12 people to 10 items in 3 conditions."""
    random = np.random.default_rng(seed)
    people, items, conditions = np.array(
        [(p, i, c) for p in range(12) for i in range(10) for c in range(3)]
    ).T
    eta = np.array([0, 0.6, 1.2])[conditions]
    eta = eta + random.normal(0, 0.8, 12)[people] + random.normal(0, 0.5, 10)[items]
    eta = eta + random.normal(0, 0.6, (12, 3))[people, conditions]
    thresholds = np.linspace(-1.5, 1.8, categories - 1) if categories > 2 else [0.4]
    response = np.digitize(eta + random.logistic(size=len(eta)), thresholds)
    fixed = np.stack([conditions == 1, conditions == 2], axis=1).astype(np.float64)
    names = [list(map(str, each)) for each in (people, items, conditions)]
    terms = (
        Term.of("participant", names[0]),
        Term.of("item", names[1]),
        Term.of("participant x condition", names[0], names[2]),
    )
    return Problem(response, fixed, ("b", "c"), terms)


# Of R 4.2.2 by the problems above, seed 0: ordinal 2022.11-16 and lme4 1.1-31.
IN_R = {
    5: ((0.6485, 1.1168), (0.2372, 0.2432), -526.7421),
    2: ((0.5912, 1.0507), (0.2824, 0.2914), -226.6451),
}


@pytest.mark.parametrize("categories", IN_R)
def test_estimates_are_those_of_r(categories):
    fixed, errors, likelihood = IN_R[categories]
    fitted = fit(problem_of(categories))
    np.testing.assert_allclose(fitted.fixed, fixed, atol=2e-3)
    np.testing.assert_allclose(np.sqrt(np.diag(fitted.covariance)), errors, rtol=0.01)
    assert fitted.log_likelihood == pytest.approx(likelihood, abs=1e-3)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs R with ordinal and lme4")
@pytest.mark.parametrize("categories", [2, 5])
def test_r_in_its_own_process_agrees(categories):
    problem = problem_of(categories, seed=1)
    ours, theirs = fit(problem), fit_in_r(problem)
    np.testing.assert_allclose(ours.fixed, theirs.fixed, atol=2e-3)
    np.testing.assert_allclose(np.sqrt(np.diag(ours.covariance)), theirs.errors, rtol=0.01)
    assert ours.log_likelihood == pytest.approx(theirs.log_likelihood, abs=1e-3)


@pytest.mark.slow
def test_without_random_effects_it_is_logistic_regression():
    import statsmodels.api as sm

    problem = problem_of(2)
    flat = replace(problem, terms=(Term("none", np.zeros((360, 1), np.int64), np.zeros((360, 1))),))
    reference = sm.Logit(problem.response, sm.add_constant(problem.fixed)).fit(disp=False)
    fitted = fit(flat)
    np.testing.assert_allclose(fitted.fixed, reference.params[1:], atol=1e-4)
    np.testing.assert_allclose(-fitted.thresholds[0], reference.params[0], atol=1e-4)
    np.testing.assert_allclose(np.sqrt(np.diag(fitted.covariance)), reference.bse[1:], rtol=1e-3)
    found, expected = fitted.contrast([1, -1]), reference.t_test([0, 1, -1])
    assert found.p == pytest.approx(float(expected.pvalue), rel=0.01)
    np.testing.assert_allclose([found.low, found.high], expected.conf_int()[0], atol=1e-3)


def test_answers_that_are_all_the_same_are_refused():
    problem = problem_of(2)
    with pytest.raises(StudyError, match="the same"):
        fit(replace(problem, response=np.zeros(360, np.int64)))


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return sample_study(tmp_path_factory.mktemp("study"), videos=False)


def test_the_better_face_wins_whichever_is_shown_first(study):
    people = simulated(study.design, study.plan, {"good": 2.0}, 16, seed=3)
    answers = main_answers(people, "pairs")
    fitted = bradley_terry(answers, ["good", "bad"])
    assert -2.8 < fitted.fixed[0] < -1.2
    # Who always takes the first has no preference, but a bias.
    biased = [replace(each, response="1" if n % 8 else "2") for n, each in enumerate(answers)]
    fitted = bradley_terry(biased, ["good", "bad"])
    assert abs(fitted.fixed[0]) < 0.5
    assert expit(-fitted.thresholds[0]) > 0.8


@pytest.mark.slow
def test_the_linear_model_finds_the_differences_of_means(study):
    people = simulated(study.design, study.plan, {"good": 1.5}, 6, seed=5)
    answers = main_answers(people, "scale")
    found = MODELS["linear"](answers, ["good", "bad"])
    means = [
        np.mean([int(a.response) for a in answers if a.trial.cell == name])
        for name in ("good", "bad")
    ]
    ((name, effect),) = found.effects
    assert name == "good over bad"
    assert effect.value == pytest.approx(means[0] - means[1], abs=1e-6)  # as it is balanced
    assert effect.low < effect.value < effect.high


def test_signal_detection_has_its_textbook_values():
    # Macmillan and Creelman (2005), table 1.1 and chapter 7.
    assert d_prime(0.8, 0.4) == pytest.approx(1.095, abs=0.001)
    assert criterion(0.8, 0.4) == pytest.approx(-0.294, abs=0.001)
    assert d_prime_forced_choice(0.8, 0.4) == pytest.approx(1.095 / np.sqrt(2), abs=0.001)
    assert rate(10, 10) == pytest.approx(10.5 / 11)


def test_words_count_in_any_order_once():
    assert words_correct("BLUE, bin!", "bin blue at") == [True, True, False]
    assert words_correct("the", "the the") == [True, False]
    assert words_correct("eleve", "élève") == [True]
    assert words_correct("l’eau", "l'eau") == [True, True]
    assert words_correct("か ハ", "が ハ") == [False, True]
    assert words_correct("कि कु", "कि की") == [True, False]
    assert words_correct("", "bin") == [False]


def test_benefit_and_information_have_their_limits():
    assert benefit(0.9, 0.5) == pytest.approx(0.8)
    assert np.isnan(benefit(1.0, 1.0))
    assert transmitted(np.eye(4, dtype=np.int64) * 5) == pytest.approx(1)
    assert transmitted(np.ones((4, 4), np.int64)) == pytest.approx(0)
    halves = np.kron(np.eye(2), np.ones((2, 2))).astype(np.int64)  # one of two bits
    assert transmitted(halves) == pytest.approx(0.5)
    assert transmitted(np.zeros((2, 2), np.int64)) == 0


def test_the_interval_of_a_share_is_exact():
    power = Power(Scenario("pairs", 12, 0.5), 0, 0, 0, 20)
    assert power.interval() == (0.0, pytest.approx(1 - 0.025 ** (1 / 20)))
    low, high = replace(power, found=10).interval()
    assert (low, high) == (pytest.approx(0.272, abs=0.001), pytest.approx(0.728, abs=0.001))


def test_an_analysis_reports_every_task(study):
    people = simulated(study.design, study.plan, {"good": 1.0}, 8, seed=0)
    analysis = analyse(study, people)
    assert [result.problem for result in analysis.tasks] == ["", "", ""]
    for result in analysis.tasks:
        assert result.findings is not None
        assert result.findings.effects
        assert result.trials == len(main_answers(people, result.task.name)) > 30


def test_the_benefit_of_a_face_holds_for_other_people_and_other_sentences():
    random = np.random.default_rng(2)
    people, items = random.normal(0, 1, 24), random.normal(0, 1, 24)

    def understood(level: float, parity: int) -> list[Count]:
        return [
            Count(str(p), str(i), int(random.binomial(4, expit(level + a + b))), 4)
            for p, a in enumerate(people)
            for i, b in enumerate(items)
            if (p + i) % 2 == parity
        ]

    both, alone = understood(0.8, 0), understood(0.0, 1)
    found = benefit_of(both, alone)
    assert found is not None
    wrong = [1 - sum(c.correct for c in counts) / (4 * 288) for counts in (both, alone)]
    assert found.value == pytest.approx(1 - wrong[0] / wrong[1])
    assert 0 < found.low < found.value < found.high < 1
    # Sentences that differ count as people who differ do: swapping them changes nothing.
    swapped = benefit_of(
        *([Count(c.item, c.participant, c.correct, 4) for c in cs] for cs in (both, alone))
    )
    assert swapped is not None
    np.testing.assert_allclose([swapped.low, swapped.high], [found.low, found.high])
    # Counting everybody twice, under the same names, adds nothing.
    twice = benefit_of(both * 2, alone * 2)
    assert twice is not None
    np.testing.assert_allclose([twice.low, twice.high], [found.low, found.high])
    assert benefit_of(both, []) is None
    perfect = benefit_of([replace(c, correct=4) for c in both], alone)
    assert perfect is not None
    assert perfect.value == 1
    assert np.isnan(perfect.low)
