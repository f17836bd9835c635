"""What an experiment's report says about synthetic results."""

from __future__ import annotations

import itertools
import json

import pytest

from labial.evaluation.metrics import RMSE
from labial.experiment import statistics
from labial.experiment.report import tables, write_report
from labial.experiment.report.claims import claims as all_claims
from labial.experiment.report.contrasts import Contrast, Quantity, contrasts, quantities
from labial.experiment.report.data import read_data
from labial.experiment.report.further import findings
from report_sample import LIKE_THE_PAPER, STILL, save_results


def claims(data):
    return all_claims(data, contrasts(data))


def by_title(found, beginning):
    return next(claim for claim in found if claim.title.startswith(beginning))


@pytest.mark.parametrize("seeds", [1, 3, pytest.param(10, marks=pytest.mark.slow)])
def test_claims_say_what_the_numbers_say(seeds, tmp_path):
    found = claims(read_data(save_results(tmp_path / "r", seeds, LIKE_THE_PAPER)))
    assert by_title(found, "About seven").differs.startswith(
        "Times fewer here: 7.0 (pca); about seven in the paper."
    )
    gain = by_title(found, "Up to 35 %")
    assert "pca against random: 3" in gain.ours
    assert "% less" in gain.ours
    assert "% more" not in gain.ours
    shares = {1: "35.0", 3: "35.0", 10: "34.9"}
    assert gain.differs.startswith(f"At most {shares[seeds]} % less with the best weights; ")
    stalled = by_title(found, "Randomly initialised")
    expected = f"Of {seeds} randomly initialised trainings, {seeds} stay below"
    assert stalled.differs.startswith(expected)
    level = by_title(found, "Average RMSE").differs
    assert "0.65 here; 1.3 of about 2 mm, 0.65, in the paper" in level
    assert "differs by +0.200 from that of phone means" in by_title(found, "Phonetic").differs
    plateau = by_title(found, "The baseline has")
    assert "baseline 36 and 36; pca injected 6 and 6" in plateau.ours
    spread = by_title(found, "Far less variability")
    assert ("Standard deviation" in spread.ours) == (seeds == 10)


def test_a_loss_by_injection_is_reported(tmp_path):
    worse = {**LIKE_THE_PAPER, "pca random": (1.0, 0.8, 40)}
    found = claims(read_data(save_results(tmp_path / "r", 3, worse)))
    assert "30.0 % more [29.8, 30.1] with the best weights" in by_title(found, "Up to 35 %").ours
    assert "trainings, 0 stay below" in by_title(found, "Randomly initialised").differs


def test_nothing_is_said_about_conditions_that_were_not_run(tmp_path):
    data = read_data(save_results(tmp_path / "r", 1, {"mean face": (2.0, 0.0, 1)}))
    for claim in (*claims(data), *findings(data)):
        assert "not run" in claim.ours or "Given for at least" in claim.ours
        assert claim.differs == ""


@pytest.mark.parametrize(
    ("baseline", "standardised", "verdict"),
    [(70, 2, "Yes: "), (70, 40, "No: "), (2, 2, "There is no plateau: ")],
)
def test_the_verdict_on_standardised_targets_follows_the_losses(
    baseline, standardised, verdict, tmp_path
):
    runs = {
        **LIKE_THE_PAPER,
        "baseline": (1.4, 0.6, baseline),
        "baseline standardised": (1.3, 0.7, standardised),
    }
    data = read_data(save_results(tmp_path / "r", 3, runs))
    said = by_title(findings(data), "Do standardised").ours
    assert said.startswith(verdict)
    near = f"is {standardised // 2} with standardised targets and {baseline // 2} without"
    assert near in said
    assert "-0.100 mm [-0.101, -0.099] against baseline" in said


def test_gains_are_relative_to_the_same_architecture(tmp_path):
    """The injected autoencoder has layer normalisation, so its random network needs it too."""
    runs = {
        **LIKE_THE_PAPER,
        "autoencoder random": (2.0, 0.0, 4),
        "autoencoder random, normalised": (1.4, 0.6, 30),
        "autoencoder injected": (1.4, 0.7, 10),
    }
    gain = by_title(claims(read_data(save_results(tmp_path / "r", 3, runs))), "Up to 35 %")
    assert "autoencoder against random, normalised: 0.0 % less" in gain.ours
    assert "autoencoder against random:" not in gain.ours
    assert "pca against random: 35.0 % less [34.9, 35.0] with the best weights" in gain.ours


def test_plateaus_that_some_seeds_never_leave_are_reported(tmp_path):
    folder = save_results(tmp_path / "r", 3, LIKE_THE_PAPER)
    paths = sorted((folder / "runs" / "baseline").iterdir())
    for count, path in enumerate(paths, 1):
        result = json.loads(path.read_text())
        result["validation_loss"] = [STILL] * 38
        path.write_text(json.dumps(result))
        plateau = by_title(claims(read_data(folder)), "The baseline has")
        epochs = "baseline never and never" if count == 3 else f"36 (never in {count} seed"
        assert epochs in plateau.ours
        assert plateau.differs.startswith(f"The baseline never leaves the plateaus in {count} seed")
        assert ("for 35 epochs" in plateau.differs) == (count < 3)


def test_variability_is_reported_as_ratios_with_intervals(tmp_path):
    folder = save_results(tmp_path / "r", 10, LIKE_THE_PAPER)
    spread = by_title(all_claims(read_data(folder), []), "Far less variability").differs
    assert "baseline over pca injected 1.0 [" in spread
    assert "No interval excludes 1: no reduction is shown." in spread
    for path in (folder / "runs" / "baseline").iterdir():
        result = json.loads(path.read_text())
        result["test"]["best"]["scores"]["all"]["rmse_mm"] += 0.2 * result["seed"]
        path.write_text(json.dumps(result))
    spread = by_title(all_claims(read_data(folder), []), "Far less variability").differs
    assert "Only the interval of baseline over pca injected excludes 1." in spread


def test_the_order_of_injected_conditions_is_reported_with_its_tests(tmp_path):
    runs = {f"{a} injected": (1.3, 0.7, 10) for a in ("pca", "blendshapes", "autoencoder")}
    data = read_data(save_results(tmp_path / "r", 10, runs))

    def said(*p_values):
        found = [
            Contrast(
                Quantity(RMSE),
                a,
                b,
                statistics.Estimate(-0.1, -0.2, 0),
                statistics.Test(p, p, -0.5),
            )
            for p, (a, b) in zip(p_values, itertools.combinations(runs, 2), strict=True)
        ]
        return by_title(all_claims(data, found), "Injected networks").differs

    assert said(0.3, 0.06, 1).endswith("none of 3 pairs differ significantly.")
    assert said(0.001, 0.3, 0.001).endswith("2 of 3 pairs differ significantly.")
    assert "pca and blendshapes 0.001" in said(0.001, 0.3, 0.001)


@pytest.mark.slow
def test_only_conditions_of_ten_seeds_are_tested(tmp_path):
    few, enough = (
        contrasts(read_data(save_results(tmp_path / str(n), n, LIKE_THE_PAPER))) for n in (3, 10)
    )
    assert {each.test for each in few} == {None}
    pair = [e for e in enough if (e.first, e.second) == ("pca injected", "pca random")]
    assert [each.quantity for each in pair] == list(quantities())
    signs = {each.quantity.name: each.test.delta for each in pair}
    assert signs["RMSE, mm"] == signs["RMSE, last epoch"] == -1
    assert signs["Pearson's r"] == signs["best epoch"] == 1
    assert pair[0].test.p == pytest.approx(2 / 184756)
    # One family: the smallest p-value is corrected for all tests.
    assert pair[0].test.p_holm == pytest.approx(len(enough) * pair[0].test.p)
    rows = {row[0]: row for row in tables.tests(enough).rows}
    row = rows["pca injected minus pca random"]
    assert row[1].startswith("-0.700 [")
    assert row[1].endswith("delta -1.00")


def test_tables_hold_the_means_with_best_and_last_weights(tmp_path):
    data = read_data(save_results(tmp_path / "r", 3, LIKE_THE_PAPER))
    row = tables.conditions(data, ["pca injected", "not run"]).rows[0]
    assert row[:2] == ("pca injected", "3")
    assert row[3].startswith("1.301 [")
    assert row[8].startswith("1.501 [")


@pytest.mark.parametrize("runs", [{}, LIKE_THE_PAPER])
def test_a_report_can_be_made_at_any_time(runs, tmp_path):
    page = write_report(save_results(tmp_path / "r", 1, runs)).read_text("utf-8")
    assert "<code>labial x</code>" in page
    assert "<code>labial y</code>" in page
    assert "1.20" in page  # the autoencoder's error as a multiple of PCA's


def test_learning_curves_say_how_much_speech_is_needed(tmp_path):
    runs = {
        **LIKE_THE_PAPER,
        "pca injected, 5 minutes": (1.5, 0.5, 9),
        "baseline, 5 minutes": (2.0, 0.2, 9),
    }
    whole = by_title(
        findings(read_data(save_results(tmp_path / "whole", 3, LIKE_THE_PAPER))), "How much"
    )
    assert "subsets" not in whole.ours
    said = by_title(findings(read_data(save_results(tmp_path / "a", 3, runs))), "How much").ours
    assert "5 minutes: 1.501 [1.500, 1.502] injected, 2.001 [2.000, 2.002] baseline" in said
    assert "25.0 % less" in said
    assert "8 minutes: 1.301" in said
    assert "With none of the subsets" in said
    runs["pca injected, 5 minutes"] = (1.35, 0.5, 9)
    said = by_title(findings(read_data(save_results(tmp_path / "b", 3, runs))), "How much").ours
    assert "with 5 minutes reaches the RMSE of the baseline with 8: -0.050 mm [" in said


def test_sizes_and_unseen_words_are_reported(tmp_path):
    runs = {
        **LIKE_THE_PAPER,
        "pca injected, size 4": (1.4, 0.6, 9),
        "pca injected, unseen words": (1.5, 0.5, 9),
        "baseline, unseen words": (1.6, 0.5, 9),
    }
    found = findings(read_data(save_results(tmp_path / "a", 3, runs)))
    assert "size 13: pca 4 0.100 [" in by_title(found, "Does the latent").ours
    words = by_title(found, "How well are unseen").ours
    assert "Over 2 unseen words only" in words
    assert "pca injected: -0.100 mm [-0.101, -0.099] against baseline." in words
    assert "baseline 1.601 mm [1.600, 1.602], r 0.500" in words
