"""The report as one html file, with its figures and numbers beside it."""

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
from labial.experiment.report.beyond import findings
from labial.experiment.report.claims import claims
from labial.experiment.report.contrasts import Contrast, contrasts
from labial.experiment.report.data import Data, machines, read_data
from labial.experiment.report.tables import (
    CSV_FILES,
    Table,
    conditions,
    reconstruction,
    spaces,
    tests,
    times,
    write_csv,
)
from labial.experiment.report.telling import Claim, span
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
    " Fewer minutes are one part of the sentences for all seeds, gone through more often: an epoch"
    " is a pass over that part."
)

_REPORT = "report.html"
REPORT_FILES = (_REPORT, *CSV_FILES)
"""What a report consists of in a results folder, besides figures in a folder of their own."""


def write_report(folder: Path) -> Path:
    """Write ``report.html``, ``figures/`` and CSV files into a results folder, of what is there.

    Gives the page's path. Raises ``ExperimentError`` where the folder holds no results.
    """
    data = read_data(folder)
    (folder / "figures").mkdir(exist_ok=True)
    found = contrasts(data)
    write_csv(folder, data, found)
    body = "\n".join(_Writer(folder / "figures", data, found).parts())
    path = folder / _REPORT
    title = f"labial: the paper on {data.reference['corpus']}"
    with replacing(path) as aside:
        page = Template(_PAGE.read_text("utf-8")).substitute(title=escape(title), body=body)
        aside.write_text(page, "utf-8")
    return path


class _Writer:
    """Makes the page's parts in order."""

    def __init__(self, folder: Path, data: Data, found: Sequence[Contrast]) -> None:
        self._folder, self._data, self._contrasts = folder, data, found

    def parts(self) -> Iterable[str]:
        """All of the body."""
        yield from self._beginning()
        yield from self._paper()
        yield from self._beyond()
        yield from self._glossary()
        yield from self._end()

    def _beginning(self) -> Iterable[str]:
        data, reference = self._data, self._data.reference
        minutes, count = reference["minutes"], reference["utterances"]
        told = ", ".join(f"{minutes[s]:.1f} minutes {s} ({count[s]} sentences)" for s in minutes)
        yield f"<h1>The paper's study on {escape(reference['corpus'])}</h1>"
        yield _p(
            f"After {_PAPER}. What the paper states stands beside what labial found on another"
            f" corpus: {told}; {reference['sensors']} sensors; networks at"
            f" {data.shared['fps']:g} frames a second."
        )
        yield _p(glossary.INTERVALS, "faint")
        yield _p(
            "Unless said otherwise, weights are those of the epoch with the best validation loss:"
            " the paper does not say which it scores. What each condition is and how it is measured"
            " stands under Conditions and measures, near the end.",
            "faint",
        )
        limit = data.shared["most_epochs"]
        if limit is not None:
            yield _p(f"Every training was stopped after {limit} epochs: a quick look only.", "warn")
        lacking = [c.name for c in PAPER if c.name not in data.conditions]
        if lacking:
            yield _p(f"Not run: {', '.join(lacking)}.", "warn")

    def _paper(self) -> Iterable[str]:
        data = self._data
        yield "<h2>Table 1: compressing and reconstructing the test set</h2>"
        yield _table(reconstruction(data))
        yield _p(
            "PCA and autoencoder are fitted on training frames; keyshapes here are made of the"
            " corpus"
            " as its keyshape set says, where the paper's were made by hand; their weights lie"
            " between 0 and 1. The paper's sensors and talker are others, so shares of a still"
            " face's error compare, not mm; for the paper that is taken as 2 mm, the error of its"
            f" stationary networks.{self._explained()}"
        )
        yield "<h2>Figure 3: loss an epoch</h2>"
        yield self._switched(
            self._figure("figure-3", lambda: figures.figure_3(data, logarithmic=False)),
            self._figure("figure-3-log", lambda: figures.figure_3(data, logarithmic=True)),
        )
        yield _caption(
            "Mean over seeds, with the range over seeds shaded. Black: training. Red: validation."
            " Dashed: average place of the best validation loss. Dotted: a face that never moves;"
            " the linear scale ends at one and a half times its loss. The paper's figure has"
            " plateaus of the baseline near 750 and 550, none of the injected."
        )
        yield self._figure("figure-3-random", lambda: figures.figure_3_random(data))
        yield _caption(
            "The same for what begins at random, which the paper does not show. At random PCA's and"
            " blendshapes' networks are one architecture, here with other seeds."
        )
        yield "<h2>Figure 4: performance</h2>"
        yield self._figure("figure-4", lambda: figures.figure_4(data))
        yield _caption(
            "A violin's unit is one test sentence of one seed; bars mark the quartiles, circles the"
            " median, short lines each seed's mean over sentences; the table below takes RMSE over"
            " all frames at once, which is larger. In the paper's figure the three at random lie"
            " near r = 0 and 2 mm, normalisation frees them, and the injected are best."
        )
        yield _table(conditions(data, _names(PAPER)))
        yield "<h3>Tests</h3>"
        yield _table(tests(self._contrasts))
        yield _p(glossary.TESTS, "faint")
        yield "<h2>Figure 5: the middle of the upper lip</h2>"
        yield self._figure("figure-5", lambda: figures.figure_5(data))
        yield _caption(
            "Test sentences, seed 0, best weights. The paper shows the like, of sentences without"
            " names."
        )
        yield "<h2>What the paper claims</h2>"
        yield from (_claim(claim) for claim in claims(data, self._contrasts))

    def _beyond(self) -> Iterable[str]:
        data = self._data
        yield "<h2>Beyond the paper</h2>"
        yield from (_claim(finding) for finding in findings(data))
        parts = (
            ("Other ways to train", TRAINING),
            ("Predictors without recurrence", WITHOUT_RECURRENCE),
            ("Words never met in training, scored over those words with 100 ms a side", WORDS),
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
            "Each is fitted once and shared by all seeds. The autoencoder trains until it is within"
            f" {GOOD_ENOUGH} of PCA, or three rounds have not brought it there.",
            "faint",
        )

    def _end(self) -> Iterable[str]:
        yield "<h2>Time</h2>"
        yield _table(times(self._data))
        yield _p(
            "Sums over the jobs of the paper's conditions. Wall time of a job, and processor time,"
            " which other work on the machine lengthens less."
        )
        yield "<h2>How it was made</h2>"
        for command in self._data.reference["commands"]:
            yield f"<p><code>{escape(command)}</code></p>"
        yield _p("Trainings, by what computed them (latent spaces say it in their files):")
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
        told = f"{span(counts)} of them a point, {main} where a point is the paper's own condition"
        return f"Means and the range over seeds: {told}."

    def _explained(self) -> str:
        pca = self._data.spaces.get("pca-13", {})
        if "explained" not in pca:
            return ""
        share = 100 * pca["explained"]
        return (
            f" 13 principal components hold {share:.1f} % of the variance of the training frames"
            " here, slightly more than 98 % in the paper."
        )

    def _glossary(self) -> Iterable[str]:
        yield "<h2>Conditions and measures</h2>"
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
        """Keep a figure as SVG and PNG, and give it for the page."""
        # A fixed salt and no date: the same numbers give the same file.
        with matplotlib.rc_context({"svg.hashsalt": name, "svg.fonttype": "path"}):
            figure = draw()
            svg = io.StringIO()
            figure.savefig(svg, format="svg", metadata={"Date": None})
        with replacing(self._folder / f"{name}.svg") as aside:
            aside.write_text(svg.getvalue(), "utf-8")
        with replacing(self._folder / f"{name}.png") as aside:
            figure.savefig(aside, dpi=110)
        drawing = svg.getvalue()[svg.getvalue().index("<svg") :]
        # Ids are the file's own; two figures on one page must not share any.
        drawing = re.sub(r'(id="|url\(#|xlink:href="#|href="#)', rf"\g<1>{name}-", drawing)
        return f"<figure>{drawing}</figure>"


def _names(members: Iterable[Condition]) -> list[str]:
    return [condition.name for condition in members]


def _claim(claim: Claim) -> str:
    return (
        f"<h3>{escape(claim.title)}</h3><dl><dt>paper</dt><dd>{escape(claim.paper)}</dd>"
        f"<dt>ours</dt><dd>{escape(claim.ours)}</dd>"
        + (f"<dt>differs</dt><dd>{escape(claim.differs)}</dd>" if claim.differs else "")
        + "</dl>"
    )


def _cell(text: str) -> str:
    """A cell with its interval, if any, below its value."""
    value, bracket, interval = text.partition(" [")
    return f"{escape(value)}<br><small>[{escape(interval)}</small>" if bracket else escape(value)


def _table(table: Table, kind: str = "") -> str:
    return pages.table(table.heading, table.rows, _cell, kind)
