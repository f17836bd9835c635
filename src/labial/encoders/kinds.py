"""Registry of encoders, by the names that configurations use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.encoders.encoder import EncoderKind

ENCODERS: dict[str, Entry[EncoderKind]] = {
    "one-hot": Entry("one-hot phones", "labial.encoders.one_hot:KIND"),
    "features": Entry("phonological features", "labial.encoders.features:KIND"),
    "features-stand-ins": Entry(
        "phonological features, with stand-ins for phones that are not in training",
        "labial.encoders.features_stand_ins:KIND",
    ),
    "visible-features": Entry(
        "phonological features, weighted by their visibility",
        "labial.encoders.visible_features:KIND",
    ),
}
