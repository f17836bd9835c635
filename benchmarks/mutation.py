"""Mutation testing: make small changes to the code and count those that no test detects.

mutmut makes the mutants of the modules and with the tests in ``[tool.mutmut]`` in pyproject.toml.
Every nth of them is tried, always the same ones. The table has a row per package.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zlib import crc32

MUTANTS = Path("mutants")

# mutmut's exit codes of a mutant's tests.
_SURVIVED, _NO_TESTS = 0, 33


def main() -> int:
    """Try mutants and print how many were killed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=12, help="try every nth mutant; 1 tries all")
    parser.add_argument("--report", action="store_true", help="only print the results so far")
    parser.add_argument("--survivors", action="store_true", help="try the survivors again")
    arguments = parser.parse_args()
    if not arguments.report:
        # A pattern without matches is an error, but all mutants are made first.
        _mutmut("none*", check=False)
        found = sorted(results().items())
        if arguments.survivors:
            names = [name for name, code in found if code == _SURVIVED]
        else:
            names = [n for n, code in found if code is None and chosen(n, arguments.every)]
        if names:
            _mutmut(*names)
    _print_table()
    return 0


def chosen(name: str, every: int) -> bool:
    """Whether a mutant is in the sample."""
    return crc32(name.encode()) % every == 0


def results() -> dict[str, int | None]:
    """The exit code of the tests of each mutant by name; None if it was not tried."""
    found: dict[str, int | None] = {}
    for path in sorted(MUTANTS.rglob("*.meta")):
        found |= json.loads(path.read_text())["exit_code_by_key"]
    return found


def _mutmut(*names: str, check: bool = True) -> None:
    # Tests on recordings are slow, and the recordings may be missing.
    environment = {**os.environ, "LABIAL_CORPORA": "none", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", "1", *names]
    subprocess.run(command, check=check, env=environment)


def _print_table() -> None:
    survivors = []
    counts: dict[str, Counter[str]] = {}
    for name, code in results().items():
        if code is not None:
            package = name.split(".")[1]
            outcome = {_SURVIVED: "survived", _NO_TESTS: "no tests"}.get(code, "killed")
            counts.setdefault(package, Counter())[outcome] += 1
            survivors += [name] if outcome == "survived" else []
    print(*survivors, sep="\n")
    outcomes = ("killed", "survived", "no tests")
    print(f"{'package':16}" + "".join(f"{outcome:>10}" for outcome in outcomes))
    for package, count in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        print(f"{package:16}" + "".join(f"{count[outcome]:>10}" for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main())
