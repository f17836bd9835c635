"""Parts of an HDF5 file of others, each read after its place, type and size have been checked.

HDF5 files can refer to data in other files (external links and datasets, virtual datasets), and can
declare arrays of any size without storing them. Neither is read.
"""

from __future__ import annotations

import math
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

MOST_BYTES = 2_000_000_000
"""Largest array read: that of the sensors of 10 hours at 100 Hz fits."""

_MOST_COMPRESSED = 1100  # deflate makes data at most 1032 times smaller
_SMALL_BYTES = 1_000_000  # which may be stored in no bytes at all


def inside(group: Any, name: str) -> Any:
    """A group or dataset that the file itself has. Raises ``ValueError`` naming any other."""
    link = group.get(name, getlink=True)
    if link is None:
        raise ValueError(f"it lacks '{name}'")
    if not isinstance(link, h5py.HardLink):
        raise ValueError(f"'{name}' is a link to another place")
    found = group[name]
    if isinstance(found, h5py.Dataset) and (found.is_virtual or found.external):
        raise ValueError(f"'{name}' refers to data in other files")
    return found


def array(group: Any, name: str, kinds: str, shape: tuple[int | None, ...]) -> npt.NDArray[Any]:
    """A dataset of one of NumPy's ``kinds`` of types; None in ``shape`` is any length.

    Raises ``ValueError`` naming it if it is another, or has values that are not finite.
    """
    found = inside(group, name)
    if not isinstance(found, h5py.Dataset) or found.dtype.kind not in kinds:
        raise ValueError(f"'{name}' is not an array of numbers")
    fits = len(found.shape) == len(shape) and all(
        expected in (None, length) for expected, length in zip(shape, found.shape, strict=True)
    )
    if not fits:
        raise ValueError(f"'{name}' has shape {found.shape}, expected {shape}")
    size = math.prod(found.shape) * found.dtype.itemsize
    most = min(MOST_BYTES, _SMALL_BYTES + _MOST_COMPRESSED * found.id.get_storage_size())
    if size > most:
        raise ValueError(f"'{name}' would take {size} bytes, expected at most {most}")
    values: npt.NDArray[Any] = found[()]
    if not np.isfinite(values).all():
        raise ValueError(f"'{name}' holds values that are not numbers")
    return values


def number(of: Any, name: str) -> float:
    """A number among an object's attributes. Raises ``ValueError`` naming any other value."""
    value = of.attrs[name]
    if not isinstance(value, int | float | np.integer | np.floating) or isinstance(value, bool):
        raise ValueError(f"'{name}' is {str(value)[:40]}, expected a number")
    if not math.isfinite(value):
        raise ValueError(f"'{name}' is {value}, expected a finite number")
    return float(value)
