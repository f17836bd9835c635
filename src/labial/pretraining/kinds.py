"""Registry of models of phone sequences, by the names that configurations use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.pretraining.phone_model import PhoneModelKind

PHONE_MODELS: dict[str, Entry[PhoneModelKind]] = {
    "masked-frames": Entry(
        "recurrent layers that predict masked phones frame by frame",
        "labial.pretraining.masked_frames:KIND",
    ),
    "language-models": Entry(
        "forward and backward language models",
        "labial.pretraining.language_models:KIND",
    ),
    "transformer": Entry(
        "a transformer that predicts masked phones from phonological features",
        "labial.pretraining.transformer:KIND",
    ),
}
