"""labial corpus info"""

from __future__ import annotations

from dataclasses import dataclass

from labial.cli.options import CorpusFile, needs_extra


@dataclass(frozen=True)
class CorpusInfoCommand:
    """Print what a corpus contains."""

    corpus: CorpusFile
    """The corpus file."""

    def run(self) -> int:
        """Run the command."""
        with needs_extra("reading a corpus", "train"):
            from labial.corpus import Corpus
            from labial.summary import summarise

        with Corpus(self.corpus) as corpus:
            info, summary = corpus.info, summarise(corpus)
        rows = {
            "name": info.name,
            "language": info.language or "not given",
            "licence": info.licence or "not given",
            "attribution": info.attribution or "not given",
            "utterances": ", ".join(f"{n} {s or 'in no split'}" for s, n in summary.splits.items()),
            "minutes": f"{summary.minutes:.1f}",
            "rate": f"{info.fps:g} Hz",
            "sensors": ", ".join(
                [str(len(info.layout.names))]
                + [f"{group} {len(names)}" for group, names in info.layout.groups.items()]
            ),
            "surface": f"{len(info.mesh.points)} points" if info.mesh else "none",
            "aperture": ", ".join(f"{p}%: {mm:.1f}" for p, mm in summary.aperture_mm.items())
            + " mm",
            "phones": " ".join(f"{phone} {n}" for phone, n in summary.phones.items()),
            **info.notes,
        }
        for name, value in rows.items():
            print(f"{name:14}{value}")
        return 0
