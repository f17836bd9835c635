"""The report on a corpus as one HTML file that makes no network requests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from importlib import resources

import numpy as np

from labial.pages import caption, paragraph, table, write_filled
from labial.quality.check import Check, Suspect
from labial.quality.drawing import diphone_matrix, histogram, thumbnail
from labial.quality.unusual import LIMIT as UNUSUAL
from labial.sinks import Sink

_MOST_CARDS = 150
_MOST_NAMED = 8
_KEY = (
    '<p class="quiet"><i class="key"></i> recorded &ensp; <i class="key dashed"></i> expected from'
    ' the rest of the corpus &ensp; <i class="key block"></i> the suspected part</p>'
)


def write_check_page(sink: Sink, check: Check, leave_out: str, least: int) -> None:
    """Write the page; ``leave_out`` is the name of the list, phones should occur ``least`` times.

    Raises ``LabialError`` if it cannot be written.
    """
    template = (resources.files("labial.quality") / "page.html").read_text("utf-8")
    fields = {
        "title": f"{escape(check.info.name)}: check",
        "body": "\n".join(_Writer(check, leave_out, least).parts()),
    }
    with sink.text() as file:
        write_filled(file, template, fields)


class _Writer:
    """Makes the page's parts in order."""

    def __init__(self, check: Check, leave_out: str, least: int) -> None:
        self._check, self._leave_out, self._least = check, leave_out, least

    def parts(self) -> Iterator[str]:
        """The whole body."""
        yield from self._beginning()
        yield from self._suspects()
        yield from self._kinds()
        yield from self._coverage()
        yield from self._noise()

    def _beginning(self) -> Iterator[str]:
        check, info, coverage = self._check, self._check.info, self._check.coverage
        yield f"<h1>{escape(info.name)}: what it covers, and what looks wrong</h1>"
        facts = [f"{info.fps:g} frames per second", f"{len(info.layout.names)} sensors"]
        facts += [each for each in (info.language, info.attribution) if each]
        yield paragraph(" · ".join(facts), "quiet")
        if "synthetic" in info.notes:
            yield paragraph(f"Synthetic: not recorded from a talker. {info.notes['synthetic']}")
        spoken = coverage.seconds - coverage.silence_s
        kinds = coverage.kinds()
        few = len(coverage.fewer_than(self._least))
        tiles = [
            (
                f"{len(check.suspects)} of {len(check.splits)}",
                "utterances look wrong",
            ),
            (
                f"{coverage.seconds / 60:.1f} min",
                f"{spoken / 60:.1f} min of them speech",
            ),
            (
                f"{len(coverage.phones)} phones",
                f"{few} of them occur fewer than {self._least} times",
            ),
            (f"{kinds[1].met} diphones", f"of {kinds[1].possible} that the phones allow"),
            (_median(check.noise.jitter_mm), "jitter in silence, of a coordinate"),
        ]
        yield '<ul class="tiles">'
        yield from (f"<li><b>{escape(a)}</b><span>{escape(b)}</span></li>" for a, b in tiles)
        yield "</ul>"

    def _suspects(self) -> Iterator[str]:
        suspects = self._check.suspects
        yield "<h2>Utterances that look wrong</h2>"
        if not suspects:
            yield paragraph("None were found. The notes below say what could not be checked.")
            return
        yield paragraph(
            "The worst are first, by how many times they exceed a limit. Look at them before"
            " leaving them out: an unusual utterance may be correct."
        )
        yield (
            f"<p>All of them are listed in <code>{escape(self._leave_out)}</code>; delete the rows"
            " of those you want to keep. <code>labial train CORPUS -o RUN --leave-out"
            f" {escape(self._leave_out)}</code> then trains without the others.</p>"
        )
        yield _KEY
        yield '<div class="cards">'
        yield from map(_card, suspects[:_MOST_CARDS])
        yield "</div>"
        rest = suspects[_MOST_CARDS:]
        if rest:
            yield paragraph(
                f"And {len(rest)} more: {', '.join(suspect.name for suspect in rest)}.", "quiet"
            )

    def _kinds(self) -> Iterator[str]:
        yield "<h2>What was looked for</h2>"
        rows = [
            (kind.name, str(len(self._check.of_kind(kind.name))), kind.rule, kind.doubt)
            for kind in self._check.kinds
        ]
        yield table(
            ("kind", "found", "what is measured, and the limit", "note"), rows, kind="kinds"
        )
        yield paragraph(
            "Every utterance is compared with the others, by cross-validation in ten folds. Faults"
            " that most utterances share are not found.",
            "quiet",
        )

    def _coverage(self) -> Iterator[str]:
        coverage, least = self._check.coverage, self._least
        yield "<h2>What it covers</h2>"
        met = [str(each) for each in coverage.kinds()]
        yield paragraph(
            f"{', '.join(met[1:-1])} and {met[-1]} that its {len(coverage.phones)} phones make"
            " possible; a language has fewer of them. A corpus does not show which phones of its"
            " language are missing."
        )
        few = coverage.fewer_than(least)
        if few:
            rare = ", ".join(f"/{phone}/ {n}" for phone, n in few.items())
            yield paragraph(f"Fewer than {least} times: {rare}.")
        else:
            yield paragraph(f"Every phone occurs {least} times or more.")
        yield '<ul class="phones">'
        most = max(coverage.phones.values(), default=1)
        for phone, count in coverage.phones.items():
            kind = ' class="few"' if count < least else ""
            title = f"{count} times in {coverage.utterances_with[phone]} utterances"
            yield (
                f'<li{kind} title="{title}"><b>{escape(phone)}</b>'
                f'<i style="width:{100 * count / most:.1f}%"></i><span>{count}</span></li>'
            )
        yield "</ul>"
        yield "<h3>Diphones</h3>"
        yield paragraph(
            "A row is the first phone, a column the second; blank: does not occur.", "quiet"
        )
        yield f'<div class="scroll">{diphone_matrix(coverage)}</div>'

    def _noise(self) -> Iterator[str]:
        noise, total = self._check.noise, len(self._check.splits)
        yield "<h2>How noisy it is</h2>"
        yield '<div class="pair">'
        yield _measured(
            "Jitter in silence",
            noise.jitter_mm,
            total,
            "RMS of frame-to-frame steps of a coordinate, at least 0.1 s from any phone.",
            "Unknown: no utterance has enough silence.",
        )
        yield _measured(
            "Rigid residual of the head",
            noise.residual_mm,
            total,
            f"RMS distance of the {noise.quiet_points} surface points that move least from their"
            " mean positions, after a similarity fit per frame.",
            "Unknown: the corpus has sensors only, and all of them move.",
        )
        yield "</div>"
        yield from self._gaps()

    def _gaps(self) -> Iterator[str]:
        check, shares = self._check, self._check.noise.filled
        yield "<h3>Gaps</h3>"
        if not shares:
            yield paragraph(
                "Unknown: the corpus was made by a version of labial that did not record how much"
                " was filled in."
            )
        else:
            some = {name: share for name, share in shares.items() if share > 0}
            worst = sorted(some, key=lambda name: -some[name])[:_MOST_NAMED]
            most = ", ".join(f"{name} {some[name]:.1%}" for name in worst)
            yield paragraph(
                f"{len(some)} of {len(shares)} utterances have gaps that were filled in,"
                f" {np.mean(list(shares.values())):.2%} of all positions"
                f"{f'. Most: {most}' if most else ''}."
            )
        if check.info.notes.get("left_out"):
            yield paragraph(f"Left out when the corpus was made: {check.info.notes['left_out']}.")
        notes = [
            f"{n}: {check.info.notes[n]}"
            for n in ("gaps", "swaps", "jumps")
            if n in check.info.notes
        ]
        if notes:
            yield paragraph(f"Reported by the importer: {'; '.join(notes)}.")


def _card(suspect: Suspect) -> str:
    split = f"{suspect.split} · " if suspect.split else ""
    parts = [
        f'<article class="card"><h3>{escape(suspect.name)}'
        f"<small>{escape(split)}{suspect.duration:.1f} s</small></h3>"
    ]
    for finding in suspect.findings:
        over = f"{finding.severity:.1f} times the limit"
        parts.append(f"<p><b>{escape(finding.kind)}</b> {escape(finding.text)} ({over})</p>")
    sketch = suspect.findings[0].sketch
    parts.append(f"<figure>{caption(sketch.title)}{thumbnail(sketch, suspect.phones)}</figure>")
    return "".join([*parts, "</article>"])


def _measured(title: str, values: Mapping[str, float], total: int, what: str, unknown: str) -> str:
    if not values:
        return f"<section><h3>{escape(title)}</h3>{paragraph(unknown)}</section>"
    numbers = list(values.values())
    middle, high = np.percentile(numbers, [50, 95])
    worst = sorted(values, key=lambda name: -values[name])[:3]
    most = ", ".join(f"{name} {values[name]:.2f}" for name in worst)
    unmeasured = f" Unknown for {total - len(values)} utterances." if len(values) < total else ""
    drawn = histogram(numbers, "mm", UNUSUAL * float(middle), f"{title}, by utterance")
    text = f"Median {middle:.2f} mm, 95 % below {high:.2f} mm. Most: {most}.{unmeasured}"
    return (
        f"<section><h3>{escape(title)}</h3>{paragraph(what, 'quiet')}{drawn}{paragraph(text)}"
        "</section>"
    )


def _median(values: Mapping[str, float]) -> str:
    return f"{np.median(list(values.values())):.2f} mm" if values else "unknown"
