"""MediaPipe's face mesh: the layout of sensors on it, and the points that labial uses."""

from __future__ import annotations

from labial.motion import LipLandmarks, SensorLayout

# 44 sensors, the number that Biasutto-Lervat et al. (2019) used.
_LOWER = (61, 146, 91, 181, 84, 17, 314, 405, 321, 375)
_UPPER = (291, 409, 270, 269, 267, 0, 37, 39, 40, 185)
_OUTER_LIPS = (*_LOWER, *_UPPER)
_INNER_LIPS = (78, 81, 13, 311, 308, 402, 14, 178)
_CHIN = (152, 148, 377, 176, 400, 199, 200, 18)
_CHEEKS = (50, 280, 205, 425, 207, 427, 187, 411)

MEDIAPIPE_SENSORS: tuple[int, ...] = _OUTER_LIPS + _INNER_LIPS + _CHIN + _CHEEKS
"""MediaPipe's index of each sensor of :func:`mediapipe_layout`, in its order."""

# Rings around the mouth, from the right corner along the lower lip.
MEDIAPIPE_OUTER_LIP: tuple[int, ...] = _OUTER_LIPS
MEDIAPIPE_INNER_LIP: tuple[int, ...] = (78, 95, 88, 178, 87, 14, 317, 402, 318, 324)
MEDIAPIPE_INNER_LIP += (308, 415, 310, 311, 312, 13, 82, 81, 80, 191)

# Points that skin movement hardly affects, for the fit of the head: eye corners, the nose's bridge
# and base, temples, in front of the ears.
MEDIAPIPE_RIGID: tuple[int, ...] = (33, 263, 133, 362, 168, 6, 197, 195, 5, 4, 1)
MEDIAPIPE_RIGID += (8, 98, 327, 2, 94, 127, 356, 234, 454, 9, 151)

MEDIAPIPE_MIRRORED: tuple[tuple[int, int], ...] = (
    (33, 263),
    (133, 362),
    (98, 327),
    (127, 356),
    (234, 454),
)
"""Rigid points of the right side, each with its mirror image on the left."""

MEDIAPIPE_UPRIGHT: tuple[int, int] = (9, 2)
"""Between the brows, and the nose's base: the line from the first to the second points down."""

MEDIAPIPE_IRISES: tuple[tuple[int, int], ...] = ((469, 471), (474, 476))
"""The ends of the horizontal diameter of each iris."""

# From the outer corner along the lower lid; the lids' edges.
_RIGHT_LIDS = (33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246)
_LEFT_LIDS = (263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466)

MEDIAPIPE_EYES: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = (
    (_RIGHT_LIDS, (468, 469, 470, 471, 472)),
    (_LEFT_LIDS, (473, 474, 475, 476, 477)),
)
"""For each eye, the ring of its lids' edges, and its iris: the middle and four points around it."""

_RIGHT_BROW = (46, 53, 52, 65, 55, 107, 66, 105, 63, 70)
_LEFT_BROW = (276, 283, 282, 295, 285, 336, 296, 334, 293, 300)
MEDIAPIPE_BROWS: tuple[int, ...] = _RIGHT_BROW + _LEFT_BROW


def mediapipe_layout() -> SensorLayout:
    """The lower face on MediaPipe's face mesh: lips, chin and cheeks, 44 sensors."""
    groups = {
        "outer_lip": _OUTER_LIPS,
        "inner_lip": _INNER_LIPS,
        "chin": _CHIN,
        "cheek": _CHEEKS,
    }
    named = {
        group: tuple(f"{group}_{index}" for index in indices) for group, indices in groups.items()
    }
    return SensorLayout(
        names=tuple(name for names in named.values() for name in names),
        landmarks=LipLandmarks(
            upper_inner="inner_lip_13",
            lower_inner="inner_lip_14",
            right_corner="outer_lip_61",
            left_corner="outer_lip_291",
            upper_outer="outer_lip_0",
            lower_outer="outer_lip_17",
        ),
        groups={
            "lips": named["outer_lip"] + named["inner_lip"],
            "chin": named["chin"],
            "cheeks": named["cheek"],
        },
    )
