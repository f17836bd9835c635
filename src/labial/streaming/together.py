"""Several outputs of a stream in one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from labial.streaming.outputs import Output, Section, Sent
from labial.streaming.rest import Values, Way
from labial.voice import Voice


@dataclass(frozen=True, eq=False)
class Together:
    """The values of some outputs one after another, ``[frames, values]``."""

    voice: Voice
    parts: tuple[Output, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(name for part in self.parts for name in part.names)

    @property
    def rest(self) -> Values:
        """The rest of all parts."""
        return np.concatenate([part.rest.ravel() for part in self.parts])

    @property
    def expects_s(self) -> float:
        """The most of any part."""
        return max(part.expects_s for part in self.parts)

    def check(self, labels: Iterable[str]) -> None:
        """Raise ``PhoneError`` for phones that a part cannot send."""
        known = list(labels)
        for part in self.parts:
            part.check(known)

    def begin(self, face: Values | None) -> Sent:
        """What each part begins with."""
        begun = [part.begin(face) for part in self.parts]
        return Sent(_joined([each.values for each in begun]), [each.memory for each in begun])

    def __call__(self, sections: Sequence[Section]) -> list[Sent]:
        """The values of all parts."""
        made = []
        for place, part in enumerate(self.parts):
            own = [each._replace(memory=_list(each.memory)[place]) for each in sections]
            made.append(part(own))
        return [
            Sent(_joined([part.values for part in parts]), [part.memory for part in parts])
            for parts in zip(*made, strict=True)
        ]

    def ending(self, way: Way, shown: Values, positions: Values) -> Values:
        """The ends of all parts."""
        ended = [
            part.ending(way, values, positions)
            for part, values in zip(self.parts, self.divided(shown), strict=True)
        ]
        return _joined(ended)

    def divided(self, values: Values) -> list[Values]:
        """The values ``[frames, ...]`` of each part."""
        shapes = [part.rest.shape for part in self.parts]
        ends = np.cumsum([part.rest.size for part in self.parts])
        columns = np.split(values, ends[:-1], axis=1)
        return [
            each.reshape(len(values), *shape) for each, shape in zip(columns, shapes, strict=True)
        ]


def _joined(values: Sequence[Values]) -> Values:
    flat = [each.reshape(len(each), int(np.prod(each.shape[1:]))) for each in values]
    return np.concatenate(flat, axis=1)


def _list(memory: object) -> list[object]:
    assert isinstance(memory, list)
    return memory
