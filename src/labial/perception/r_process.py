"""The same mixed model in R, in a process of its own: ``ordinal::clmm`` or ``lme4::glmer``."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import dataclass

from labial.errors import StudyError
from labial.perception.mixed_models import Problem
from labial.temporary import temporary_folder

_PATIENCE_S = 600

_SCRIPT = """
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1])
for (name in grep("^g", names(data), value = TRUE)) data[[name]] <- factor(data[[name]])
fixed <- grep("^x", names(data), value = TRUE)
groups <- paste0("(1|", grep("^g", names(data), value = TRUE), ")")
formula <- as.formula(paste("y ~", paste(c(fixed, groups), collapse = " + ")))
if (length(unique(data$y)) > 2) {
  data$y <- factor(data$y, ordered = TRUE)
  fitted <- ordinal::clmm(formula, data = data)
  version <- paste("ordinal", packageVersion("ordinal"))
} else {
  fitted <- lme4::glmer(formula, data = data, family = binomial)
  version <- paste("lme4", packageVersion("lme4"))
}
found <- summary(fitted)$coefficients[fixed, , drop = FALSE]
write.csv(
  data.frame(value = found[, 1], error = found[, 2], likelihood = as.numeric(logLik(fitted)),
    version = paste0("R ", getRversion(), ", ", version)),
  arguments[2], row.names = FALSE
)
"""


@dataclass(frozen=True)
class FitInR:
    """Fixed effects with their standard errors, the log-likelihood, and what computed them."""

    fixed: tuple[float, ...]
    errors: tuple[float, ...]
    log_likelihood: float
    version: str


def can_fit(problem: Problem) -> bool:
    """Whether R's formulas can say the model: observations have one level of each term."""
    return all(term.levels.shape[1] == 1 for term in problem.terms)


def fit_in_r(problem: Problem) -> FitInR:
    """Fit a model. Raises ``StudyError`` if R or the package is missing, or fails."""
    program = shutil.which("Rscript")
    if program is None:
        raise StudyError("R is not installed: there is no program Rscript")
    names = [f"x{i}" for i in range(problem.fixed.shape[1])]
    groups = [f"g{i}" for i in range(len(problem.terms))]
    with temporary_folder() as folder:
        table, script, result = (folder / name for name in ("data.csv", "fit.R", "result.csv"))
        script.write_text(_SCRIPT, "utf-8")
        with table.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["y", *names, *groups])
            for i, answer in enumerate(problem.response):
                levels = [int(term.levels[i, 0]) for term in problem.terms]
                rows.writerow([int(answer), *problem.fixed[i].tolist(), *levels])
        try:
            done = subprocess.run(
                [program, "--vanilla", str(script), str(table), str(result)],
                capture_output=True,
                timeout=_PATIENCE_S,
            )
        except subprocess.TimeoutExpired:
            raise StudyError(f"R did not end within {_PATIENCE_S} s") from None
        if done.returncode or not result.is_file():
            said = done.stderr.decode("utf-8", "replace").strip()
            raise StudyError(f"R failed (are ordinal and lme4 installed?): {said[-500:]}")
        with result.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
    return FitInR(
        tuple(float(row["value"]) for row in found),
        tuple(float(row["error"]) for row in found),
        float(found[0]["likelihood"]),
        found[0]["version"],
    )
