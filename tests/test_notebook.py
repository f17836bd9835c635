"""The notebook of docs/, run as plain Python: it prints and draws what it contains."""

from __future__ import annotations

import json
import re
from contextlib import redirect_stdout
from io import StringIO

import matplotlib
import matplotlib.pyplot as plt
import pytest

from conftest import REPOSITORY

NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def test_the_notebooks_cells_give_their_stored_outputs(tmp_path, monkeypatch):
    path = REPOSITORY / "docs" / "notebook.ipynb"
    assert path.stat().st_size < 150_000
    cells = [c for c in json.loads(path.read_text())["cells"] if c["cell_type"] == "code"]
    assert len(cells) > 5
    drawn: list[int] = []

    def show():
        drawn.extend(plt.get_fignums())
        plt.close("all")

    matplotlib.use("Agg")
    monkeypatch.setattr(plt, "show", show)
    monkeypatch.chdir(tmp_path)
    variables: dict[str, object] = {"__name__": "__main__"}
    with matplotlib.rc_context():
        for cell in cells:
            said, before = StringIO(), len(drawn)
            with redirect_stdout(said):
                exec(compile("".join(cell["source"]), "notebook.ipynb", "exec"), variables)
            texts = ["".join(o["text"]) for o in cell["outputs"] if o["output_type"] == "stream"]
            pictures = [o for o in cell["outputs"] if "image/png" in o.get("data", {})]
            assert len(drawn) - before == len(pictures)
            expected, found = "".join(texts), said.getvalue()
            assert NUMBER.sub("#", found).split() == NUMBER.sub("#", expected).split()
            numbers = [[float(n) for n in NUMBER.findall(text)] for text in (found, expected)]
            # Another processor may round differently.
            assert numbers[0] == pytest.approx(numbers[1], rel=0.05, abs=0.2)
    assert len(drawn) == 3
