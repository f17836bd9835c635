"""Cumulative logit mixed models with crossed random effects, by the Laplace approximation.

The model is that of R's ``ordinal::clmm`` (Christensen 2019) and, for two categories, of
``lme4::glmer`` (Bates et al. 2015): P(y <= k) is the logistic function of theta_k - eta, where eta
is the sum of fixed effects X beta and of random effects with independent normal distributions, one
standard deviation for each term.

Standard deviations that are estimated as zero make intervals too narrow, which happens often with
few participants or items. ``penalised`` fits add the logarithm of each standard deviation to the
log-likelihood, which keeps it off zero and moves it by one standard error at the most (Chung,
Rabe-Hesketh, Dorie, Gelman and Liu 2013, Psychometrika 78, 685-709).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from scipy.special import expit
from scipy.stats import norm, t

from labial.errors import StudyError

Values = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

_NEWTON_STEPS = 50
_CONVERGED = 1e-9
_HESSIAN_STEP = 1e-3
_FLAT = 0.05
"""The largest gradient at a maximum, in log likelihood per unit of a parameter."""
_LEAST_SD = 1e-3
"""Below this a standard deviation counts as zero, where the likelihood is flat in it."""


@dataclass(frozen=True, eq=False)
class Term:
    """A random term: ``levels`` int ``[n, m]`` of each observation, ``weights`` ``[n, m]``.

    An observation may have several levels, such as 1 and -1 times the abilities of two faces.
    """

    name: str
    levels: Whole
    weights: Values

    @classmethod
    def of(cls, name: str, *groups: Sequence[str]) -> Term:
        """A term with one level for each combination of the groups of an observation."""
        combined = list(zip(*groups, strict=True))
        known = {key: place for place, key in enumerate(dict.fromkeys(combined))}
        levels = np.array([[known[key]] for key in combined], np.int64)
        return cls(name, levels, np.ones(levels.shape))

    @property
    def design(self) -> Any:
        """The sparse matrix ``[n, levels]``."""
        rows = np.repeat(np.arange(len(self.levels)), self.levels.shape[1])
        shape = (len(self.levels), int(self.levels.max(initial=0)) + 1)
        return csr_matrix((self.weights.ravel(), (rows, self.levels.ravel())), shape)


@dataclass(frozen=True, eq=False)
class Problem:
    """What is fitted: ``response`` int ``[n]``, 0 to the number of categories less one, fixed
    effects ``[n, effects]`` with their names, without an intercept, which the thresholds are.
    """

    response: Whole
    fixed: Values
    names: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, eq=False)
class Fit:
    """Estimates for a ``problem``.

    They are ``fixed`` beta with its ``covariance``, ``thresholds``, and the terms' ``sds``.
    ``degrees`` are those of Student's t for intervals and tests; infinite for the normal.
    """

    problem: Problem
    fixed: Values
    covariance: Values
    thresholds: Values
    sds: dict[str, float]
    log_likelihood: float
    degrees: float

    def contrast(self, weights: Sequence[float], level: float = 0.95) -> Contrast:
        """A linear combination of fixed effects with its Wald interval and two-sided test."""
        w = np.asarray(weights, np.float64)
        value = float(w @ self.fixed)
        error = max(0.0, float(w @ self.covariance @ w)) ** 0.5
        law = norm if np.isinf(self.degrees) else t(self.degrees)
        reach = float(law.ppf((1 + level) / 2)) * error
        p = 1.0 if error == 0 else float(2 * law.sf(abs(value) / error))
        return Contrast(value, value - reach, value + reach, p)


@dataclass(frozen=True)
class Contrast:
    """An estimate in log odds with the ends of its interval, and its p-value."""

    value: float
    low: float
    high: float
    p: float


def fit(problem: Problem, degrees: float = np.inf, *, penalised: bool = False) -> Fit:
    """Fit the model by maximum likelihood, penalised or not.

    Raises ``StudyError`` if an answer was never given or the fit does not converge.
    """
    counts = np.bincount(problem.response)
    if len(counts) < 2 or not counts.all():
        raise StudyError("all answers are the same")
    model = _Model(problem, len(counts), penalised)
    found = minimize(
        model.objective, model.start(counts), jac=True, method="BFGS", options={"gtol": 1e-4}
    )
    if not np.isfinite(found.fun) or np.abs(found.jac).max() > _FLAT:
        raise StudyError("the mixed model did not converge")
    thresholds, beta, sds = model.parts(found.x)
    places = slice(len(thresholds), len(thresholds) + len(beta))
    return Fit(
        problem,
        beta,
        _covariance(model, found.x)[places, places],
        thresholds,
        {term.name: float(abs(sd)) for term, sd in zip(problem.terms, sds, strict=True)},
        -float(found.fun) - (float(np.log(np.abs(sds)).sum()) if penalised else 0.0),
        degrees,
    )


def degrees_of(*groups: Collection[str]) -> float:
    """Degrees of freedom of tests between conditions that every participant and item meets.

    Those of the smaller of the groups, participants or items, less one.
    """
    return max(1, min(len({*group}) for group in groups) - 1)


def _covariance(model: _Model, at: Values) -> Values:
    """The inverse of the Hessian, by differences of gradients; standard deviations at zero are
    held.
    """
    count = len(at) - model.terms
    held = [i for i in range(count, len(at)) if abs(at[i]) < _LEAST_SD]
    free = [i for i in range(len(at)) if i not in held]
    columns = []
    for i in free:
        step = np.zeros(len(at))
        step[i] = _HESSIAN_STEP
        after, before = model.objective(at + step)[1], model.objective(at - step)[1]
        columns.append((after - before)[free] / (2 * _HESSIAN_STEP))
    hessian = np.array(columns)
    hessian = (hessian + hessian.T) / 2
    if np.linalg.eigvalsh(hessian).min() <= 0:
        hessian = hessian[:count, :count]  # the standard deviations count as known
        if np.linalg.eigvalsh(hessian).min() <= 0:
            raise StudyError("the mixed model is not identified by the answers")
    covariance = np.zeros((len(at), len(at)))
    inverse = np.linalg.inv(hessian)
    kept = free[: len(inverse)]
    covariance[np.ix_(kept, kept)] = inverse
    return covariance


class _Model:
    """The negative Laplace log-likelihood and its gradient.

    Parameters are the first threshold, logarithms of the gaps to the next ones, beta, and standard
    deviations, whose sign does not matter. Random effects are ``b`` times them, b standard normal.
    """

    def __init__(self, problem: Problem, categories: int, penalised: bool) -> None:
        self._y, self._x, self._categories = problem.response, problem.fixed, categories
        self._z = [term.design for term in problem.terms]
        self.terms = len(self._z)
        self._penalised = penalised
        self._ends = np.cumsum([0, *(z.shape[1] for z in self._z)])
        self._b = np.zeros(self._ends[-1])

    def start(self, counts: npt.NDArray[Any]) -> Values:
        """Thresholds of the marginal shares, no effects, and moderate standard deviations."""
        shares = np.cumsum(counts)[:-1] / counts.sum()
        thresholds = np.log(shares / (1 - shares))
        gaps = np.log(np.maximum(np.diff(thresholds), 0.05))
        beta = np.zeros(self._x.shape[1])
        return np.concatenate([thresholds[:1], gaps, beta, np.full(self.terms, 0.5)])

    def parts(self, at: Values) -> tuple[Values, Values, Values]:
        """Thresholds, beta and standard deviations."""
        k, p = self._categories - 1, self._x.shape[1]
        thresholds = at[0] + np.concatenate([[0.0], np.cumsum(np.exp(at[1:k]))])
        return thresholds, at[k : k + p], at[k + p :]

    def objective(self, at: Values) -> tuple[float, Values]:
        """The negative log-likelihood and its gradient."""
        thresholds, beta, sds = self.parts(at)
        if self._penalised and not sds.all():
            return np.inf, np.zeros(len(at))
        known = self._x @ beta
        scaled = hstack([sd * z for sd, z in zip(sds, self._z, strict=True)], format="csr")
        found = self._mode(thresholds, known, scaled)
        if found is None:
            return np.inf, np.zeros(len(at))
        value, eta, factor = found
        value += float(np.log(np.diag(factor[0])).sum())
        gradient = self._gradient(at, thresholds, eta, scaled, factor)
        if self._penalised:
            value -= float(np.log(np.abs(sds)).sum())
            gradient[len(at) - self.terms :] -= 1 / sds
        return value, gradient

    def _edges(self, thresholds: Values, eta: Values) -> tuple[Values, Values]:
        """Upper and lower thresholds of each answer less eta; infinite at the ends."""
        ends = np.concatenate([[-np.inf], thresholds, [np.inf]])
        return ends[self._y + 1] - eta, ends[self._y] - eta

    def _loss(self, thresholds: Values, eta: Values) -> float:
        upper, lower = self._edges(thresholds, eta)
        # The difference of two logistic functions, as a product that does not cancel.
        with np.errstate(invalid="ignore"):
            gap = np.where(np.isinf(upper) | np.isinf(lower), np.inf, upper - lower)
        losses = np.logaddexp(0, -upper) + np.logaddexp(0, lower) - np.log1p(-np.exp(-gap))
        return float(losses.sum())

    def _mode(self, thresholds: Values, known: Values, scaled: Any) -> Any:
        """The most likely random effects: the joint loss, eta, and the Hessian's factor."""
        b = self._b
        eta = known + scaled @ b
        loss = self._loss(thresholds, eta) + 0.5 * float(b @ b)
        for _ in range(_NEWTON_STEPS):
            if not np.isfinite(loss):
                self._b = np.zeros(len(b))
                return None
            upper, lower = (expit(edge) for edge in self._edges(thresholds, eta))
            slope = lower - (1 - upper)  # of the log-likelihood
            weights = upper * (1 - upper) + lower * (1 - lower)
            hessian = (scaled.T @ scaled.multiply(weights[:, None])).toarray()
            hessian[np.diag_indices_from(hessian)] += 1
            factor = cho_factor(hessian, check_finite=False)
            step = cho_solve(factor, scaled.T @ slope - b, check_finite=False)
            promised = float(step @ (scaled.T @ slope - b))
            if promised < _CONVERGED:
                self._b = b
                return loss, eta, factor
            size = 1.0
            while True:
                tried = b + size * step
                eta_tried = known + scaled @ tried
                loss_tried = self._loss(thresholds, eta_tried) + 0.5 * float(tried @ tried)
                if loss_tried <= loss or size < 1e-6:
                    break
                size /= 2
            b, eta, loss = tried, eta_tried, loss_tried
        self._b = np.zeros(len(b))
        return None

    def _gradient(
        self, at: Values, thresholds: Values, eta: Values, scaled: Any, factor: Any
    ) -> Values:
        """The total derivative: directly, by the log determinant, and by the mode's movement."""
        b = self._b
        edges = self._edges(thresholds, eta)
        upper, lower = (expit(edge) for edge in edges)
        slope_upper, slope_lower = upper * (1 - upper), lower * (1 - lower)
        weights = slope_upper + slope_lower
        bend_upper, bend_lower = slope_upper * (1 - 2 * upper), slope_lower * (1 - 2 * lower)
        slope = lower - (1 - upper)
        inverse = cho_solve(factor, np.eye(len(b)), check_finite=False)
        spread = scaled @ inverse  # [n, levels]
        leverage = np.asarray(scaled.multiply(spread).sum(axis=1)).ravel()
        volume = -0.5 * leverage * (bend_upper + bend_lower)  # of the determinant, by eta
        moved = scaled @ (inverse @ (scaled.T @ volume))
        by_beta = self._x.T @ (-slope + volume - weights * moved)
        by_threshold = self._by_threshold(
            edges, (upper, lower), (slope_upper, slope_lower), 0.5 * leverage, moved
        )
        gaps = np.exp(at[1 : len(thresholds)])
        by_gap = [gap * by_threshold[i + 1 :].sum() for i, gap in enumerate(gaps)]
        by_sd = []
        for r, z in enumerate(self._z):
            block = slice(self._ends[r], self._ends[r + 1])
            effect = z @ b[block]
            own = np.asarray(z.multiply(spread[:, block]).sum(axis=1)).ravel()
            by_mode = inverse @ (scaled.T @ volume)
            by_sd.append(
                -slope @ effect
                + volume @ effect
                + weights @ own
                + by_mode[block] @ (z.T @ slope)
                - moved @ (weights * effect)
            )
        return np.concatenate([[by_threshold.sum()], by_gap, by_beta, by_sd])

    def _by_threshold(
        self,
        edges: tuple[Values, Values],
        logistic: tuple[Values, Values],
        slopes: tuple[Values, Values],
        half_leverage: Values,
        moved: Values,
    ) -> Values:
        """The derivative by each threshold."""
        with np.errstate(invalid="ignore", over="ignore"):
            gap = np.where(np.isfinite(edges[0]) & np.isfinite(edges[1]), edges[0] - edges[1], 700)
        crowding = 1 / np.expm1(np.maximum(gap, 1e-12))
        found = np.zeros(self._categories - 1)
        for side in (0, 1):  # the threshold above the answer, and the one below
            value, slope = logistic[side], slopes[side]
            own = (1 - value) + crowding if side == 0 else -value - crowding
            bend = slope * (1 - 2 * value)
            change = -own + half_leverage * bend + moved * slope
            place = self._y - side
            inside = (place >= 0) & (place < len(found))
            found += np.bincount(place[inside], change[inside], len(found))
        return found
