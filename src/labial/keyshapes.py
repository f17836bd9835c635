"""The keyshapes of a blendshape space: a small file that a user can edit.

The file is TOML: a table ``base`` and tables ``keyshape``, each with a ``name`` and either
``phones`` or an ``utterance`` and a ``time`` in seconds. See ``keyshapes.toml`` in this folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from labial.errors import FormatError, LabialError
from labial.formats.strict_json import finite_number
from labial.formats.strict_toml import read_toml
from labial.phones.labels import canonical_phone

_DEFAULT = Path(__file__).with_name("keyshapes.toml")

_LONGEST_S = 24 * 3600.0  # of an utterance

# The keyshape of a class is the mean of this fraction of its moments, the most pronounced ones. Of
# fractions from 0.02 to 1 this one reconstructs validation frames of grid-s1 best, by a little.
_PRONOUNCED = 0.5


@dataclass(frozen=True)
class Keyshape:
    """A lip shape: how ``phones`` look, or the face at ``time`` seconds of ``utterance``."""

    name: str
    phones: tuple[str, ...] = ()
    utterance: str = ""
    time: float = 0.0

    def __post_init__(self) -> None:
        if bool(self.phones) == bool(self.utterance):
            raise FormatError(f"keyshape '{self.name}': expected either phones or an utterance")
        if not 0 <= self.time <= _LONGEST_S:
            raise FormatError(
                f"keyshape '{self.name}': time is {self.time} s, expected 0 to {_LONGEST_S:g}"
            )

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Keyshape:
        """A keyshape from plain values, with phones made canonical. Raises ``FormatError``."""
        if not isinstance(values, Mapping):
            raise FormatError(f"a keyshape is {values!r}, expected a table")
        unknown = set(values) - {"name", "phones", "utterance", "time"}
        name = values.get("name")
        if unknown or not isinstance(name, str) or not name:
            found = f"has {', '.join(sorted(unknown))}" if unknown else "has no name"
            raise FormatError(
                f"a keyshape {found}: expected name, and either phones or utterance and time"
            )
        phones, utterance, time = (values.get(k) for k in ("phones", "utterance", "time"))
        phones = () if phones is None else phones
        if not isinstance(phones, list | tuple) or not all(isinstance(p, str) for p in phones):
            raise FormatError(f"keyshape '{name}': phones is {phones!r}, expected a list of phones")
        if not isinstance(utterance, str | None):
            raise FormatError(f"keyshape '{name}': utterance is {utterance!r}, expected a name")
        try:
            seconds = 0.0 if time is None else finite_number(time, "time")
            known = tuple(map(canonical_phone, phones))
        except (LabialError, ValueError) as error:
            raise FormatError(f"keyshape '{name}': {error}") from error
        return cls(name, known, utterance or "", seconds)


@dataclass(frozen=True)
class KeyshapeSet:
    """The base shape and the keyshapes."""

    base: Keyshape
    shapes: tuple[Keyshape, ...]

    def __post_init__(self) -> None:
        names = [shape.name for shape in self.shapes]
        if not names:
            raise FormatError("expected at least one keyshape")
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise FormatError(f"several keyshapes have the name {', '.join(sorted(twice))}")

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> KeyshapeSet:
        """The inverse of ``dataclasses.asdict``."""
        shapes = tuple(Keyshape.from_dict(shape) for shape in values["shapes"])
        return cls(Keyshape.from_dict(values["base"]), shapes)


def read_keyshapes(path: Path = _DEFAULT) -> KeyshapeSet:
    """Read a keyshape set, by default labial's own. Raises ``FormatError`` naming the file."""
    values = read_toml(path)
    try:
        unknown = set(values) - {"base", "keyshape"}
        if unknown or "base" not in values:
            raise FormatError("expected a table [base] and tables [[keyshape]]")
        return KeyshapeSet.from_dict({"base": values["base"], "shapes": values.get("keyshape", [])})
    except (FormatError, TypeError) as error:
        raise FormatError(f"{path}: not a keyshape set: {error}") from error


def pronounced(departures: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The keyshape of a class of moments, given and returned as displacements from the base.

    ``departures`` is ``[moments, coordinates]``, the result ``[coordinates]``: the mean of the half
    that reaches farthest along the mean displacement.
    """
    reach = departures @ departures.mean(axis=0)
    count = max(1, round(_PRONOUNCED * len(departures)))
    mean: npt.NDArray[np.float64] = departures[np.argsort(-reach, kind="stable")[:count]].mean(
        axis=0
    )
    return mean
