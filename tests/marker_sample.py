"""Takes of the synthetic talker for tests, and Motive's CSV, which labial does not write."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from labial.alignment import Alignment, Interval
from labial.formats.c3d import write_c3d
from labial.formats.marker_layout import write_marker_layout
from labial.formats.textgrid import write_textgrid
from labial.formats.trc import write_trc
from labial.sinks import writing
from labial.synthesis.face import marker_layout
from labial.synthesis.law import DominanceLaw
from labial.synthesis.recording import SynthesisConfig, simulated_markers

FPS = 120.0
CLEAN = SynthesisConfig(gaps_a_minute=0)
SPOKEN = "p a m i b u t o s ɛ f ɑ l ə w e ʃ ɔ k y".split()


def alignment(seed: int, phones: int = 14, silence: float = 0.25) -> Alignment:
    """Some phones of different lengths between silences; every three are a word."""
    random = np.random.default_rng(seed)
    edges = silence + np.concatenate([[0], np.cumsum(random.integers(7, 16, phones) / 100)])
    labels = random.choice(SPOKEN, phones)
    said = [Interval(a, b, str(p)) for a, b, p in zip(edges, edges[1:], labels, strict=False)]
    words = [
        Interval(said[i].start, said[min(i + 2, phones - 1)].end, f"w{seed}-{i}")
        for i in range(0, phones, 3)
    ]
    return Alignment.tile(said, words, round(float(edges[-1]) + silence, 3))


def take(seed: int, config: SynthesisConfig = CLEAN) -> tuple[tuple[str, ...], np.ndarray]:
    """Names and positions ``[frames, markers, 3]`` in mm of one utterance, head moving."""
    return simulated_markers(DominanceLaw(config.fps), alignment(seed), config, seed)


def truth(seed: int, fps: float = FPS) -> np.ndarray:
    """The sensors without noise or head movement, with the talker's origin and axes."""
    return DominanceLaw(fps).animate(alignment(seed)).positions


def write_motive(
    path: Path, names, positions_mm, fps: float, unit: str = "Meters", parents: bool = False
) -> None:
    """Motive's export, with a rigid body and an unlabelled marker besides the named ones."""
    factor = {"Meters": 1e-3, "Centimeters": 0.1, "Millimeters": 1.0}[unit]
    positions = np.asarray(positions_mm) * factor
    names = [*names, "Unlabeled 1042"]
    stray = np.full((len(positions), 1, 3), np.nan)
    stray[: len(positions) // 2] = 7 * factor
    positions = np.concatenate([positions, stray], axis=1)
    # A rigid body has four columns of rotation, three of position and one of error.
    body = ["Head"] * 8
    kinds = ["Rigid Body"] * 8 + ["Marker"] * 3 * len(names)
    columns = body + [name for name in names for _ in range(3)]
    ids = [f"{place:032X}" for place in range(len(columns))]
    measures = ["Rotation"] * 4 + ["Position"] * 3 + ["Mean Marker Error"]
    axes = [*"XYZW", *"XYZ", ""]
    settings = ["Format Version", "1.23", "Take Name", "take 1", "Capture Frame Rate", f"{fps:f}"]
    settings += ["Export Frame Rate", f"{fps:f}", "Total Exported Frames", str(len(positions))]
    settings += ["Rotation Type", "Quaternion", "Length Units", unit, "Coordinate Space", "Global"]
    rows = [settings, [], ["", "Type", *kinds], ["", "Name", *columns], ["", "ID", *ids]]
    rows += [["", "Parent", *([""] * len(columns))]] if parents else []
    rows += [["", "", *measures, *(["Position"] * 3 * len(names))]]
    rows += [["Frame", "Time (Seconds)", *axes, *("XYZ" * len(names))]]
    for frame, places in enumerate(positions):
        cells = ["" if np.isnan(value) else f"{value:.6f}" for value in places.ravel()]
        body_cells = ["0", "0", "0", "1", "0.1", "0.2", "0.3", "0.0001"]
        rows.append([str(frame), f"{frame / fps:.6f}", *body_cells, *cells])
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8")


def save_textgrid(path, spoken):
    with writing(path) as sink:
        write_textgrid(sink, spoken)


def save_c3d(path, names, positions, fps):
    with writing(path) as sink:
        write_c3d(sink, names, positions, fps)


def save_trc(path, names, positions, fps):
    with writing(path) as sink:
        write_trc(sink, names, positions, fps)


WRITERS = {".c3d": save_c3d, ".trc": save_trc, ".csv": write_motive}


def write_takes(folder: Path, count: int, ending: str = ".trc", change=None) -> Path:
    """A folder of ``count`` takes with alignments and ``layout.toml``; ``change`` modifies them.

    ``change`` takes a seed and positions and gives positions.
    """
    folder.mkdir(exist_ok=True)
    with writing(folder / "layout.toml") as sink:
        write_marker_layout(sink, marker_layout())
    for seed in range(count):
        names, positions = take(seed)
        if change:
            positions = change(seed, positions)
        WRITERS[ending](folder / f"u{seed}{ending}", names, positions, FPS)
        save_textgrid(folder / f"u{seed}.TextGrid", alignment(seed))
    return folder
