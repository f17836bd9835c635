"""Registry of models of phone sequences, by the names that configurations use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.registry import Code, Entry

if TYPE_CHECKING:
    from labial.pretraining.phone_model import PhoneModelKind


@dataclass(frozen=True)
class PhoneModelEntry(Entry[Code]):
    """``framewise``: reads frames, and its recurrent layers start those of a labial network.

    Other models read phones, and the labial network reads their states.
    """

    framewise: bool = False


PHONE_MODELS: dict[str, PhoneModelEntry[PhoneModelKind]] = {
    "masked-frames": PhoneModelEntry(
        "recurrent layers that predict masked phones frame by frame",
        "labial.pretraining.masked_frames:KIND",
        framewise=True,
    ),
    "language-models": PhoneModelEntry(
        "forward and backward language models",
        "labial.pretraining.language_models:KIND",
    ),
    "transformer": PhoneModelEntry(
        "a transformer that predicts masked phones from phonological features",
        "labial.pretraining.transformer:KIND",
    ),
}
