"""Measures of the lips as used in speech science, each float32 ``[frames]`` in mm."""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt

from labial.motion import Motion

Curve = npt.NDArray[np.float32]

_EXTREME = 0.05  # the share of frames that show the lips closed, and that show them open


def aperture(motion: Motion) -> Curve:
    """Opening of the mouth: the distance between the lips' inner edges at their middle."""
    marks = motion.layout.landmarks
    return _distance(motion, marks.upper_inner, marks.lower_inner)


def width(motion: Motion) -> Curve:
    """Spreading of the mouth: the distance between its corners."""
    marks = motion.layout.landmarks
    return _distance(motion, marks.right_corner, marks.left_corner)


def protrusion(motion: Motion) -> Curve:
    """How far the lips' outer middles are in front of the corners' mean place in the corpus."""
    marks = motion.layout.landmarks
    places = [motion.layout.index(name) for name in (marks.upper_outer, marks.lower_outer)]
    return cast(Curve, motion.positions[:, places, 2].mean(axis=1))


def least_open(motion: Motion) -> npt.NDArray[np.bool_]:
    """The 5 % of frames with the smallest aperture, bool ``[frames]``."""
    opening = aperture(motion)
    return opening <= np.quantile(opening, _EXTREME)


def most_open(motion: Motion) -> npt.NDArray[np.bool_]:
    """The 5 % of frames with the largest aperture, bool ``[frames]``."""
    opening = aperture(motion)
    return opening >= np.quantile(opening, 1 - _EXTREME)


MEASURES = {"aperture": aperture, "width": width, "protrusion": protrusion}


def _distance(motion: Motion, first: str, second: str) -> Curve:
    a, b = (motion.positions[:, motion.layout.index(name)] for name in (first, second))
    return cast(Curve, np.linalg.norm(a - b, axis=-1))
