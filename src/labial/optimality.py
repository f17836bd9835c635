"""Convergence of iterative solvers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labial.doubts import doubt


@dataclass(frozen=True)
class Optimality:
    """The residuals of the optimality (Karush-Kuhn-Tucker) conditions of a solution.

    ``primal`` is the largest violation of a constraint, ``dual`` the largest component of the
    gradient that no active constraint balances, both in the unit that the solver documents.
    ``converged``: whether both are within the solver's tolerances.
    """

    iterations: int
    primal: float
    dual: float
    converged: bool

    @classmethod
    def worst(cls, parts: Sequence[Optimality]) -> Optimality:
        """The largest values over one or more problems."""
        return cls(
            iterations=max(part.iterations for part in parts),
            primal=max(part.primal for part in parts),
            dual=max(part.dual for part in parts),
            converged=all(part.converged for part in parts),
        )

    def warn_if_short(self, work: str) -> None:
        """Emit a ``LabialWarning`` that names ``work``, unless the solver converged."""
        if not self.converged:
            doubt(
                f"{work}: stopped after {self.iterations} iterations, before the solver converged"
                f" (primal residual {self.primal:.2g}, dual residual {self.dual:.2g})",
                stacklevel=3,
            )
