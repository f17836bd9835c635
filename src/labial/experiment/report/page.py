"""The report as one HTML file, with its figures and numbers as further files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from pathlib import Path
from string import Template

import matplotlib
from matplotlib.figure import Figure

from labial import pages
from labial.experiment.conditions import (
    LEARNING_CURVES,
    PAPER,
    SIZES,
    TRAINING,
    WITHOUT_RECURRENCE,
    WORDS,
    Condition,
)
from labial.experiment.models import Network
from labial.experiment.report import figures, glossary
from labial.experiment.report.claims import claims
from labial.experiment.report.contrasts import Contrast, contrasts
from labial.experiment.report.data import Data, machines, read_data
from labial.experiment.report.further import findings
from labial.experiment.report.tables import (
    CSV_FILES,
    Table,
    conditions,
    reconstruction,
    spaces,
    tests,
    times,
    write_tables,
)
from labial.experiment.report.wording import Claim, span
from labial.files import replacing
from labial.latents.autoencoder import GOOD_ENOUGH
from labial.pages import caption as _caption
from labial.pages import paragraph as _p

_PAGE = Path(__file__).with_name("page.html")
_PAPER = (
    "T. Biasutto-Lervat, S. Dahmani and S. Ouni, “Modeling Labial Coarticulation with Bidirectional"
    " Gated Recurrent Networks and Transfer Learning”, Interspeech 2019"
)

_FEWER_MINUTES = (
    " A number of minutes is the same subset of the sentences for all seeds, and an epoch is a pass"
    " over that subset."
)

_REPORT = "report.html"
REPORT_FILES = (_REPORT, *CSV_FILES)
"""The files of a report in a results folder, besides the figures in a folder of their own."""


def write_paper(folder: Path) -> Path:
    """Write ``report.html``, ``figures/`` and CSV files of the results so far into their folder.

    Returns the page's path. Raises ``ExperimentError`` if the folder has no results.
    """
    data = read_data(folder)
    (folder / "figures").mkdir(exist_ok=True)
    found = contrasts(data)
    write_tables(folder, data, found)
    body = "\n".join(_Writer(folder / "figures", data, found).parts())
    path = folder / _REPORT
    title = f"labial: the paper's study on {data.reference['corpus']}"
    with replacing(path) as part:
        page = Template(_PAGE.read_text("utf-8")).substitute(title=escape(title), body=body)
        part.write_text(page, "utf-8")
    return path


class _Writer:
    """Yields the page's parts in order."""

    def __init__(self, folder: Path, data: Data, found: Sequence[Contrast]) -> None:
        self._folder, self._data, self._contrasts = folder, data, found

    def parts(self) -> Iterable[str]:
        """The page's body."""
        yield from self._beginning()
        yield from self._paper()
        yield from self._further()
        yield from self._glossary()
        yield from self._end()

    def _beginning(self) -> Iterable[str]:
        data, reference = self._data, self._data.reference
        minutes, count = reference["minutes"], reference["utterances"]
        sizes = ", ".join(f"{s} {minutes[s]:.1f} minutes ({count[s]} sentences)" for s in minutes)
        yield f"<h1>The paper's study on {escape(reference['corpus'])}</h1>"
        yield _p(
            f"After {_PAPER}. The paper's results are compared with labial's on another corpus:"
            f" {sizes}; {reference['sensors']} sensors; networks at {data.shared['fps']:g} frames"
            " per second."
        )
        yield _p(glossary.INTERVALS, "faint")
        yield _p(
            "Unless noted otherwise, weights are those of the epoch with the best validation loss;"
            " the paper does not say which weights it scores. Conditions and metrics are defined"
            " near the end.",
            "faint",
        )
        limit = data.shared["most_epochs"]
        if limit is not None:
            yield _p(f"Every training was stopped after {limit} epochs for a quick look.", "warn")
        lacking = [c.name for c in PAPER if c.name not in data.conditions]
        if lacking:
            yield _p(f"Not run: {', '.join(lacking)}.", "warn")

    def _paper(self) -> Iterable[str]:
        data = self._data
        yield "<h2>Table 1: reconstruction of the test set</h2>"
        yield _table(reconstruction(data))
        yield _p(
            "PCA and autoencoder are fitted on training frames. Keyshapes are taken from the"
            " training sentences, while the paper's were made by hand; their weights are between 0"
            " and 1. The paper has other sensors and another talker, so only errors relative to a"
            " static face's are comparable; the paper's is taken as 2 mm, the error of its"
            f" stationary networks.{self._explained()}"
        )
        yield "<h2>Figure 3: loss over epochs</h2>"
        yield self._switched(
            self._figure("figure-3", lambda: figures.figure_3(data, logarithmic=False)),
            self._figure("figure-3-log", lambda: figures.figure_3(data, logarithmic=True)),
        )
        yield _caption(
            "Mean over seeds; shaded: range over seeds. Black: training. Red: validation. Dashed:"
            " mean epoch of the best validation loss. Dotted: static mean face; the linear scale"
            " ends at one and a half times its loss. In the paper's figure the baseline has"
            " plateaus near 750 and 550, and the injected networks have none."
        )
        yield self._figure("figure-3-random", lambda: figures.figure_3_random(data))
        yield _caption(
            "The same for randomly initialised networks, which the paper does not show. With random"
            " initialisation the networks of PCA and blendshapes have the same architecture; here"
            " they have different seeds."
        )
        yield "<h2>Figure 4: performance</h2>"
        yield self._figure("figure-4", lambda: figures.figure_4(data))
        yield _caption(
            "Each violin shows all test sentences of all seeds. Bars: quartiles. Circles: medians."
            " Short lines: each seed's mean over sentences. In the table below, RMSE is over all"
            " frames together, which is larger. In the paper's figure the three randomly"
            " initialised networks are near r = 0 and 2 mm, those with normalisation are better,"
            " and the injected ones are best."
        )
        yield _table(conditions(data, _names(PAPER)))
        yield "<h3>Tests</h3>"
        yield _table(tests(self._contrasts))
        yield _p(glossary.TESTS, "faint")
        yield "<h2>Figure 5: the middle of the upper lip</h2>"
        yield self._figure("figure-5", lambda: figures.figure_5(data))
        yield _caption(
            "Test sentences, seed 0, best weights. The paper does not name its sentences."
        )
        yield "<h2>The paper's claims</h2>"
        yield from (_claim(claim) for claim in claims(data, self._contrasts))

    def _further(self) -> Iterable[str]:
        data = self._data
        yield "<h2>Further conditions</h2>"
        yield from (_claim(finding) for finding in findings(data))
        parts = (
            ("Other ways to train", TRAINING),
            ("Predictors without recurrence", WITHOUT_RECURRENCE),
            ("Unseen words, scored with 100 ms on each side", WORDS),
            ("Latent sizes", SIZES),
            ("Minutes of training speech", LEARNING_CURVES),
        )
        drawn = {
            "Latent sizes": ("sizes", figures.sizes_figure, ""),
            "Minutes of training speech": ("minutes", figures.learning_figure, _FEWER_MINUTES),
        }
        for title, members in parts:
            table = conditions(data, _names(members))
            yield f"<h3>{escape(title)}</h3>"
            if not table.rows:
                yield _p("Not run.", "faint")
                continue
            if title in drawn:
                name, draw, caption = drawn[title]
                yield self._figure(name, lambda draw=draw: draw(data))  # type: ignore[misc]
                yield _caption(self._over_seeds(members) + caption)
            yield _table(table)
        yield "<h3>Latent spaces</h3>"
        yield _table(spaces(data))
        yield _p(
            "Each is fitted once and shared by all seeds. The autoencoder is trained until its"
            f" validation error is at most {GOOD_ENOUGH} times PCA's, or for three cycles.",
            "faint",
        )

    def _end(self) -> Iterable[str]:
        yield "<h2>Time</h2>"
        yield _table(times(self._data))
        yield _p(
            "Sums over the jobs of the paper's conditions in hours: wall time by part of the work,"
            " and processor time, which depends less on other work on the machine. The last column"
            " is processor time per epoch in seconds."
        )
        yield "<h2>Reproduction</h2>"
        for command in self._data.reference["commands"]:
            yield f"<p><code>{escape(command)}</code></p>"
        yield _p("Trainings by machine and software (those of latent spaces are in their files):")
        yield (
            "<ul>"
            + "".join(f"<li>{escape(m)}</li>" for m in machines(self._data.results))
            + "</ul>"
        )
        yield _p(f"Recordings: {self._data.reference['attribution']}")

    def _over_seeds(self, members: Iterable[Condition]) -> str:
        results = [self._data.conditions.get(name, []) for name in _names(members)]
        counts = sorted({len(each) for each in results if each})
        main = len(self._data.conditions.get("pca injected", []))
        numbers = f"{span(counts)} per point, {main} for the paper's own condition"
        return f"Means and ranges over seeds: {numbers}."

    def _explained(self) -> str:
        pca = self._data.spaces.get("pca-13", {})
        if "explained" not in pca:
            return ""
        share = 100 * pca["explained"]
        return (
            f" 13 principal components explain {share:.1f} % of the variance of the training frames"
            " here and slightly more than 98 % in the paper."
        )

    def _glossary(self) -> Iterable[str]:
        yield "<h2>Conditions and metrics</h2>"
        first = PAPER[0].model
        assert isinstance(first, Network)
        yield _p(glossary.set_up(first.config))
        yield _table(glossary.networks((*PAPER, *TRAINING)), "text")
        yield _p(glossary.OTHERS)
        yield _table(glossary.metrics(), "text")

    def _switched(self, linear: str, logarithmic: str) -> str:
        return (
            '<div class="switch"><input type="radio" name="scale" id="scale-linear" checked>'
            '<label for="scale-linear">linear</label>'
            '<input type="radio" name="scale" id="scale-log"><label for="scale-log">logarithmic'
            f'</label><div class="first">{linear}</div>'
            f'<div class="second">{logarithmic}</div></div>'
        )

    def _figure(self, name: str, draw: Callable[[], Figure]) -> str:
        """Write a figure as SVG and PNG, and return it for the page."""
        # With a fixed salt and no date, equal numbers give equal files.
        with matplotlib.rc_context({"svg.hashsalt": name, "svg.fonttype": "path"}):
            figure = draw()
            svg = io.StringIO()
            figure.savefig(svg, format="svg", metadata={"Date": None})
        with replacing(self._folder / f"{name}.svg") as part:
            part.write_text(svg.getvalue(), "utf-8")
        with replacing(self._folder / f"{name}.png") as part:
            figure.savefig(part, dpi=110)
        drawing = svg.getvalue()[svg.getvalue().index("<svg") :]
        # Ids are unique within a file only; prefix them to make them unique on the page.
        drawing = re.sub(r'(id="|url\(#|xlink:href="#|href="#)', rf"\g<1>{name}-", drawing)
        return f"<figure>{drawing}</figure>"


def _names(members: Iterable[Condition]) -> list[str]:
    return [condition.name for condition in members]


def _claim(claim: Claim) -> str:
    return (
        f"<h3>{escape(claim.title)}</h3><dl><dt>paper</dt><dd>{escape(claim.paper)}</dd>"
        f"<dt>ours</dt><dd>{escape(claim.ours)}</dd>"
        + (f"<dt>difference</dt><dd>{escape(claim.differs)}</dd>" if claim.differs else "")
        + "</dl>"
    )


def _cell(text: str) -> str:
    """A cell's value, with its interval, if any, on a second line."""
    value, bracket, interval = text.partition(" [")
    return f"{escape(value)}<br><small>[{escape(interval)}</small>" if bracket else escape(value)


def _table(table: Table, kind: str = "") -> str:
    return pages.table(table.heading, table.rows, _cell, kind)
