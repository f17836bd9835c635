"""labial study power"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from tyro.conf import arg

from labial.cli.experiments import check_positive
from labial.cli.options import needs_extra
from labial.cli.study_new import DesignFile

if TYPE_CHECKING:
    from labial.perception.power import Power


@dataclass(frozen=True)
class StudyPower:
    """Simulate a study many times, and count how often its analysis finds an effect.

    What is simulated is the table [power] of the design. With no effect, the share is of errors.
    """

    design: DesignFile
    """The design, a TOML file."""
    simulations: Annotated[
        int | None, arg(metavar="N", help_behavior_hint="(default: the design's)")
    ] = None
    """Studies to simulate for each number of participants and each effect."""
    workers: int = 2
    """Processes at a time."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("a perceptual study", "study"):
            from labial.cli.bars import Bars
            from labial.perception.making import prepare
            from labial.perception.power import power_of, scenarios
        check_positive(simulations=self.simulations, workers=self.workers)
        prepared = prepare(self.design)
        design = prepared.design
        if self.simulations is not None:
            power = replace(design.power, simulations=self.simulations)
            design = replace(design, power=power)
        with Bars() as bars:
            progress = bars.bar("simulated studies")
            found = power_of(design, prepared.plan, scenarios(design), self.workers, progress)
        _print(found, design.power.level)
        return 0


def _print(found: list[Power], level: float) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"found at p < {level:g}", title_justify="left", box=SIMPLE_HEAD)
    for head in ("task", "effect", "participants", "found", "interval", "covered"):
        table.add_column(head, justify="left" if head == "task" else "right")
    for each in found:
        low, high = each.interval()
        scenario = each.scenario
        table.add_row(
            scenario.task,
            f"{scenario.effect:g}",
            str(scenario.participants),
            f"{each.share:.0%}",
            f"{low:.0%} to {high:.0%}",
            f"{each.covered / each.simulations:.0%}",
        )
    Console().print(table)
