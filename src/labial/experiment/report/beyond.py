"""What a careful reader of the paper asks, and what was found."""

from __future__ import annotations

from collections.abc import Callable

from labial.experiment.report.claims import NOT_RUN, Claim, first_below, told
from labial.experiment.report.data import Data
from labial.experiment.statistics import difference, estimate, mean

# A network that needs more epochs than this to leave the mean face's loss behind met a plateau.
_PLATEAU_EPOCHS = 2


def findings(data: Data) -> list[Claim]:
    """All of them; ``paper`` says what the paper has on the matter."""
    return [finding(data) for finding in _FINDINGS]


def _standardised(data: Data) -> Claim:
    name = "baseline standardised"
    runs = data.conditions.get(name, [])
    paper = "Without injection the plateaus take long training (section 5); no other targets tried."
    title = "Do standardised targets alone remove the plateau?"
    if not runs:
        return Claim(title, paper, NOT_RUN)
    still = data.reference["loss_of_mean_face"]
    left = [first_below(run, 0.9 * still) for run in runs]
    past = sum(epoch is not None and epoch <= _PLATEAU_EPOCHS for epoch in left)
    verdict = "Yes" if past == len(runs) else "No" if past == 0 else "Not always"
    others = ", ".join(
        f"{other} {told(estimate(mean, data.rmse(other)), 'mm', 3)}, best epoch"
        f" {told(estimate(mean, data.best_epochs(other)), digits=1)}"
        for other in (name, "baseline", "pca injected")
        if data.rmse(other)
    )
    return Claim(
        title,
        paper,
        f"{verdict}: in {past} of {len(runs)} {'seed' if len(runs) == 1 else 'seeds'} the"
        f" validation loss is below 90 % of a still face's within {_PLATEAU_EPOCHS} epochs."
        f" RMSE: {others}.",
    )


Finding = Callable[[Data], Claim]


def _compared(title: str, paper: str, names: tuple[str, ...], against: str) -> Finding:
    def finding(data: Data) -> Claim:
        base = data.rmse(against)
        parts = [
            f"{name} {told(estimate(mean, data.rmse(name)), 'mm', 3)},"
            f" {told(estimate(difference, data.rmse(name), base), 'mm', 3)} against {against}"
            for name in names
            if data.rmse(name) and base
        ]
        return Claim(title, paper, f"RMSE: {'; '.join(parts)}." if parts else NOT_RUN)

    return finding


_FINDINGS: tuple[Finding, ...] = (
    _standardised,
    _compared(
        "Does training on the injected decoder matter?",
        "The decoder is injected and trained on.",
        ("pca frozen",),
        "pca injected",
    ),
    _compared(
        "Does normalisation inside the recurrence help?",
        "Proposed for further work (section 4.4).",
        (
            "pca injected, recurrence normalised",
            "pca frozen standardised, recurrence normalised",
        ),
        "pca injected",
    ),
    _compared(
        "And without injection?",
        "Proposed for further work (section 4.4).",
        ("baseline recurrence normalised",),
        "baseline",
    ),
    _compared(
        "LSTM in place of GRU",
        "Gated units are simpler and have become as popular (section 3.2).",
        ("pca injected lstm",),
        "pca injected",
    ),
    _compared(
        "What do predictors without recurrence reach?",
        "None was compared.",
        ("mean face", "phone means", "smoothed 40 ms", "dominance functions", "window network"),
        "pca injected",
    ),
)
