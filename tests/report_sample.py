"""Synthetic results of an experiment for tests of its report."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

STILL = 270.0
"""The loss of the static mean face."""

LIKE_THE_PAPER = {
    "baseline": (1.4, 0.6, 70),
    "pca random": (2.0, 0.01, 4),
    "pca injected": (1.3, 0.7, 10),
    "mean face": (2.0, 0.0, 1),
    "phone means": (1.6, 0.5, 1),
}
"""Mean RMSE and r, and the best epoch, by condition."""


def scores(rmse: float, r: float) -> dict:
    fit = {"rmse_mm": rmse, "rmse_centred_mm": rmse, "r": {"mean": r}}
    measures = dict.fromkeys(("all", "lips", "aperture", "width"), fit)
    return {"frames": 9, **measures, "closure": {"closed": 0.9, "vowels_shut": 0.01}}


def save_results(folder: Path, seeds: int, runs: dict[str, tuple[float, float, int]]) -> Path:
    """A results folder: for each condition mean RMSE and r, and the best epoch."""
    folder.mkdir()
    shared = {"format": "labial experiment", "corpus": "c", "fps": 25.0, "most_epochs": None}
    (folder / "experiment.json").write_text(json.dumps(shared))
    lip = np.zeros((30, 2)).tolist()
    sample = {"phones": [[0.0, 0.6, "p"], [0.6, 1.2, "sil"]], "words": ["pa"], "upper_lip_mm": lip}
    reference = {
        "corpus": "c", "attribution": "nobody", "fps": 25.0, "sensors": 44,
        "commands": ["labial x", "labial y"],
        "utterances": {"train": 8, "validation": 1, "test": 1},
        "minutes": {"train": 8.0, "validation": 1.0, "test": 1.0},
        "loss_of_mean_face": STILL, "samples": {"u": sample},
    }  # fmt: skip
    (folder / "reference.json").write_text(json.dumps(reference))
    (folder / "spaces").mkdir()
    for latent, error in (("pca", 0.1), ("autoencoder", 0.12)):
        about = {
            "space": {"latent": latent, "latent_size": 13}, "unit": "mm",
            "reconstruction_rmse": {"train": error, "validation": error, "test": error},
        }  # fmt: skip
        path = folder / "spaces" / f"{latent}-13.safetensors"
        save_file({"x": torch.zeros(1)}, path, {"about": json.dumps(about)})
    for condition, (rmse, r, best) in runs.items():
        place = folder / "runs" / condition.replace(", ", "-").replace(" ", "-")
        place.mkdir(parents=True)
        for seed in range(seeds):
            own = rmse + 0.001 * seed
            losses = [STILL] * (best // 2) + [0.6 * STILL] * 3
            test = {"scores": scores(own, r), "rmse_mm": [own, own + 0.1], "r": [r, r - 0.1]}
            test |= {"upper_lip_mm": {"u": lip}}
            result = {
                "condition": condition, "seed": seed, "best_epoch": best,
                "train_loss": losses, "validation_loss": losses,
                "seconds": {"all": 60.0, "processor": 30.0},
                "machine": dict.fromkeys(("processor", "cores", "system", "torch"), "1")
                | {"recurrence": "avx2", "labial": "0"},
                "test": {"best": test, "last": {**test, "scores": scores(own + 0.2, r)}},
            }  # fmt: skip
            (place / f"seed-{seed:02d}.json").write_text(json.dumps(result))
    return folder
