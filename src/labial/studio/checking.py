"""The last check of a project's corpus, kept in a file, and as windows see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import ValidationError

from labial.files import write_json
from labial.studio.finding_texts import FEW_TAKES, finding_text, left_out_text
from labial.studio.json_files import read_object
from labial.studio.made import Checked
from labial.studio.state import Bilingual, Check, Finding
from labial.studio.take_names import take_of

_FEW = "Needs at least"
"""How the doubts begin of kinds that need more utterances."""


class CheckFile:
    """The last check of a project, read once from its file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)

    def write(
        self, key: str, found: Checked, left_out: Mapping[str, str], takes: Collection[str]
    ) -> None:
        """Keep what a check of the corpus of ``takes`` found, and what could not be in it."""
        texts: dict[str, list[Bilingual]] = defaultdict(list)
        for name, reason in left_out.items():
            texts[take_of(name, takes)].append(left_out_text(reason))
        for fault in found.faults:
            text = finding_text(fault.kind, fault.measure, fault.text)
            texts[take_of(fault.utterance, takes)].append(text)
        few = any(doubt.startswith(_FEW) for doubt in found.doubts.values())
        findings = [
            Finding(take=take, texts=tuple(each), kept=True) for take, each in texts.items()
        ]
        check = Check(
            made_for=len(takes),
            findings=tuple(findings),
            notes=(FEW_TAKES,) if few else (),
        )
        self._keep(key, check)

    def forget(self, take: str) -> None:
        """Remove what was found in a take."""
        if self._kept is None:
            return
        key, check = self._kept
        left = tuple(each for each in check.findings if each.take != take)
        if left != check.findings:
            self._keep(key, check.model_copy(update={"findings": left}))

    def shown(self, key: str, kept: Mapping[str, bool]) -> Check | None:
        """The check as windows see it; ``kept`` has all takes by their ids."""
        if self._kept is None:
            return None
        made_for, check = self._kept
        findings = tuple(
            each.model_copy(update={"kept": kept[each.take]})
            for each in check.findings
            if each.take in kept
        )
        return check.model_copy(update={"findings": findings, "stale": made_for != key})

    def _keep(self, key: str, check: Check) -> None:
        self._kept = key, check
        write_json(self._path, {"key": key, "check": check.model_dump(mode="json")})


def _read(path: Path) -> tuple[str, Check] | None:
    record = read_object(path)
    try:
        return str(record["key"]), Check.model_validate(record["check"])
    except (KeyError, ValidationError):
        return None
