"""Where the motion of a stimulus' face comes from. A new source is a function and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from labial.motion import Motion
    from labial.perception.design import Condition
    from labial.perception.items import Spoken
    from labial.perception.motions import Stage

MotionOf = Callable[["Spoken"], "Motion"]
"""Moves the face for an item, at any rate."""

FACES: dict[str, Entry[Callable[[Condition, Stage], MotionOf]]] = {
    "recorded": Entry("the talker, as recorded", "labial.perception.motions:recorded"),
    "model": Entry("a voice, or a training run", "labial.perception.motions:of_model"),
    "baseline": Entry("a baseline without recurrence", "labial.perception.motions:of_baseline"),
    "shifted": Entry("another condition, out of time", "labial.perception.motions:shifted"),
    "still": Entry("a face that does not move", "labial.perception.motions:still"),
}
