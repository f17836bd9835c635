"""Tying sensors to a character's vertices, by landmarks or by a fit of the neutral face."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.face.similarity import fit_similarity
from labial.motion import SensorLayout
from labial.retargeting.mouth import Mouth, find_mouths, mouth_of_landmarks
from labial.retargeting.rig import BY_HAND, Array, Rig, SensorShapes
from labial.retargeting.talker import Talker

_FIT_STEPS = 40
_FIT_KEPT = 0.8  # share of the points, the nearest, that a step of the fit uses
_FARTHEST_EDGE = 0.1  # of the mouth's width: how far along it an inner edge's vertex may be
_ALONG_EDGE = 0.02  # of the mouth's width: pairs that are compared at a place of the edge
_GAP_COST = 5.0  # how much farther forward an edge must be to be this much more open
_LANDMARK_WEIGHT = 20.0
# Characters' heads vary in shape, so the mouth's width sets the scale approximately.
_SCALE_SLACK = 1.15
_FARTHEST = 0.35  # of the mouth's width: median distance allowed from sensors to vertices
_LEAST_UPRIGHT = 0.5  # cosine of the angle between upward axes that belong together
# Of the movement of the lip's inner edge: vertices that shapes of the mouth move less are no lips.
_LEAST_OF_LIP = 0.2

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Binding:
    """Which vertex each sensor is tied to, and the talker's axes in those of the rig.

    ``scale`` is rig units per mm at the talker's size; ``axes`` ``[3, 3]`` rows are the talker's
    x, y and z in the rig's axes. ``vertices`` maps each sensor's name to a vertex of ``mesh``.
    ``off_mm`` is, for the sensors that the fit placed, the distance from there to the vertex.
    """

    mesh: str
    vertex_count: int
    scale: float
    axes: Array
    vertices: Mapping[str, int]
    off_mm: Mapping[str, float]

    def sensor_shapes(self, rig: Rig) -> SensorShapes:
        """What the rig's shapes do to the sensors, in mm at the talker's size.

        Raises ``RigError`` for a rig that the binding was not made for.
        """
        if len(rig.vertices) != self.vertex_count:
            raise RigError(
                f"{rig.name}: mesh '{rig.mesh}' has {len(rig.vertices)} vertices, the binding is"
                f" for '{self.mesh}' with {self.vertex_count}"
            )
        places = list(self.vertices.values())
        if max(places) >= self.vertex_count or min(places) < 0:
            raise RigError(f"{rig.name}: the binding names vertex {max(places)}, which it lacks")
        into_mm = self.axes.T / self.scale
        return SensorShapes(
            rig.shapes,
            tuple(self.vertices),
            rig.vertices[places] @ into_mm,
            rig.deltas[:, places].astype(np.float64) @ into_mm,
            np.linalg.norm(rig.deltas, axis=2).max(axis=1) / self.scale,
            rig.names,
        )


class MisfitError(RigError):
    """A binding that does not fit its rig; ``rig`` and ``binding`` can be drawn to show why."""

    def __init__(self, what: str, rig: Rig, binding: Binding) -> None:
        super().__init__(f"{rig.name}: {what}")
        self.rig, self.binding = rig, binding


def bind(rig: Rig, talker: Talker, given: Mapping[str, int] | None = None) -> Binding:
    """Tie a talker's sensors to a rig.

    Vertices that ``given`` or the rig's own landmarks name for sensors are used as they are. The
    rest is fitted: scale, rotation and place by the mouth and the nearest points, then the nearest
    vertices of the right lip. If all of the layout's lip landmarks are given, the mouth need not
    be found. Raises ``RigError`` if it is not found, ``MisfitError`` if the fit is poor.
    """
    layout = talker.layout
    for name, vertex in (given or {}).items():
        if name not in layout.names or not 0 <= vertex < len(rig.vertices):
            raise RigError(
                f"{rig.name}: '{name}' is tied to vertex {vertex}; expected one of the"
                f" sensors {layout.names[0]} ... {layout.names[-1]} and a vertex below"
                f" {len(rig.vertices)}"
            )
    named = {**rig.landmarks, **(given or {})}
    taken = {name: named[name] for name in layout.names if name in named}
    if all(name in taken for name in vars(layout.landmarks).values()):
        mouths = [mouth_of_landmarks(rig, layout.landmarks, taken)]
    else:
        mouths = find_mouths(rig)
    talker = talker.symmetric()
    outsides = [_outside(rig, mouth) for mouth in mouths]
    fits = [
        _fit(rig, mouth, outside, talker, taken)
        for mouth, outside in zip(mouths, outsides, strict=True)
    ]
    best = min(range(len(fits)), key=lambda number: fits[number].off / fits[number].scale)
    mouth, outside, fit = mouths[best], outsides[best], fits[best]
    taken = _inner_edge(rig, mouth, talker) | taken
    known = _corner_vertices(mouth, layout) | taken
    scale, axes = fit.scale, fit.axes
    placed = _drawn_to(talker.neutral @ axes * scale + fit.place, layout, known, rig)
    lips = _of_lips(rig, mouth, outside)
    vertices, off = {}, {}
    for sensor, name in enumerate(layout.names):
        if name in taken:
            vertices[name] = taken[name]
        else:
            among = outside[_right_lip(name, talker, mouth.side[outside], lips)]
            distances = np.linalg.norm(rig.vertices[among] - placed[sensor], axis=1)
            vertices[name] = int(among[distances.argmin()])
            off[name] = float(distances.min() / scale)
    binding = Binding(rig.mesh, len(rig.vertices), scale, axes, vertices, off)
    _check(rig, binding, talker)
    if (axes * mouth.axes).sum(axis=1).min() < _LEAST_UPRIGHT:
        raise MisfitError(f"the face that fits its mouth is turned: {BY_HAND}", rig, binding)
    return binding


def _corner_vertices(mouth: Mouth, layout: SensorLayout) -> dict[str, int]:
    marks = layout.landmarks
    return {marks.right_corner: mouth.right_corner, marks.left_corner: mouth.left_corner}


def _outside(rig: Rig, mouth: Mouth) -> Places:
    """The vertices of the skin that face forward. Raises ``RigError`` if there are none."""
    outside = np.flatnonzero((rig.normals() @ mouth.axes[2] > 0.0) & _of_skin(rig))
    if not len(outside):
        raise RigError(f"{rig.name}: mesh '{rig.mesh}' has no surface that faces forward")
    return outside


def _of_skin(rig: Rig) -> npt.NDArray[np.bool_]:
    """Which vertices are not of the eyes: shapes of the eyes do not move them most."""
    skin: npt.NDArray[np.bool_] = rig.moved_by(rig.shapes_of("eye")) <= rig.moved_by(
        [*rig.shapes_of_the_mouth(), *rig.shapes_of("cheek", "nose", "brow")]
    )
    return skin


def _of_lips(rig: Rig, mouth: Mouth, among: Places) -> npt.NDArray[np.bool_]:
    """Which vertices shapes of the mouth move about as far as the inner edge of their lip."""
    moved = rig.moved_by(rig.shapes_of_the_mouth())
    edge = np.where(
        mouth.side[among] >= 0, np.median(moved[mouth.upper]), np.median(moved[mouth.lower])
    )
    enough: npt.NDArray[np.bool_] = moved[among] >= _LEAST_OF_LIP * edge
    return enough


def _right_lip(
    name: str, talker: Talker, side: Array, lips: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which vertices a sensor may be tied to: those of its own lip, if it is on one.

    All, if landmarks given by hand leave a lip without vertices: what they make is then checked.
    """
    marks = talker.layout.landmarks
    at_corner = name in (marks.right_corner, marks.left_corner)
    if name not in talker.layout.groups["lips"] or at_corner or not len(side):
        return np.ones(len(side), bool)
    own = side >= 0 if talker.is_upper(name) else side <= 0
    choices = (own & lips, own, np.ones(len(side), bool))
    return next(each for each in choices if each.any())


def _inner_edge(rig: Rig, mouth: Mouth, talker: Talker) -> dict[str, int]:
    """Vertices of sensors on the lips' inner edges: the foremost ones where the lips meet.

    Sensors keep their places between the corners of the mouth.
    """
    if len(mouth.upper) < 2:
        return {}
    across = talker.neutral[:, 0]
    ends = across[list(talker.corners)]
    rig_ends = rig.vertices[[mouth.right_corner, mouth.left_corner]] @ mouth.axes[0]
    pairs = np.unique(np.stack([mouth.upper, mouth.lower], axis=1), axis=0)
    edges = rig.vertices[pairs]  # [pairs, 2, 3]
    gap = np.linalg.norm(edges[:, 0] - edges[:, 1], axis=1)
    middle = edges.mean(axis=1)
    along, front = middle @ mouth.axes[0], middle @ mouth.axes[2]
    vertices = {}
    for name in talker.inner:
        share = (across[talker.layout.index(name)] - ends[0]) / (ends[1] - ends[0])
        off = np.abs(along - rig_ends[0] - share * (rig_ends[1] - rig_ends[0]))
        if off.min() > _FARTHEST_EDGE * abs(rig_ends[1] - rig_ends[0]):
            raise RigError(
                f"{rig.name}: mesh '{rig.mesh}' has no lips that touch and part at the place"
                f" of '{name}'; if the neutral mouth is open, {BY_HAND}"
            )
        near = np.flatnonzero(off <= off.min() + _ALONG_EDGE * abs(rig_ends[1] - rig_ends[0]))
        # Behind the edge lips may touch as well, and before it they curve away from each other.
        pair = pairs[near[(front[near] - _GAP_COST * gap[near]).argmax()]]
        vertices[name] = int(pair[0 if talker.is_upper(name) else 1])
    return vertices


@dataclass(frozen=True, eq=False)
class _Fit:
    """A similarity from the talker's face to the rig: ``rig = talker @ axes * scale + place``.

    ``off`` is the distance of the points from the rig's surface, in the rig's units.
    """

    scale: float
    axes: Array
    place: Array
    off: float


def _fit(rig: Rig, mouth: Mouth, outside: Places, talker: Talker, taken: dict[str, int]) -> _Fit:
    """Iterate from the mouth's corners, drawing the points to their nearest vertices.

    What is known of the mouth weighs more than these points.
    """
    known = _corner_vertices(mouth, talker.layout) | _inner_edge(rig, mouth, talker) | taken
    sensors = [talker.layout.index(name) for name in known]
    neutral, targets = talker.neutral, rig.vertices[list(known.values())]
    cloud = neutral if talker.points is None else talker.points
    surface = rig.vertices[outside]
    ends = rig.vertices[[mouth.right_corner, mouth.left_corner]]
    scale = float(np.linalg.norm(ends[1] - ends[0])) / talker.width_mm
    around = (scale / _SCALE_SLACK, scale * _SCALE_SLACK)
    axes = mouth.axes
    place = ends.mean(axis=0) - neutral[list(talker.corners)].mean(axis=0) @ axes * scale
    squares = (surface**2).sum(axis=1)
    for _ in range(_FIT_STEPS):
        placed = cloud @ axes * scale + place
        nearest = (squares - 2 * placed @ surface.T).argmin(axis=1)
        off = np.linalg.norm(placed - surface[nearest], axis=1)
        kept = off <= np.quantile(off, _FIT_KEPT)
        source = np.concatenate([cloud[kept], neutral[sensors]])
        goal = np.concatenate([surface[nearest[kept]], targets])
        weights = np.concatenate(
            [np.ones(kept.sum()), np.full(len(sensors), _LANDMARK_WEIGHT * len(cloud) / 322)]
        )
        fit = fit_similarity(source[None], goal, weights[None], around)
        scale, axes, place = float(fit.scale[0]), fit.rotation[0], fit.shift[0]
    return _Fit(scale, axes, place, float(off[kept].mean()))


def _drawn_to(placed: Array, layout: SensorLayout, known: Mapping[str, int], rig: Rig) -> Array:
    """Fitted sensors ``[sensors, 3]``, corrected by the errors of the known ones around them."""
    sensors = [layout.index(name) for name in known]
    off = rig.vertices[list(known.values())] - placed[sensors]
    width = np.ptp(placed[sensors], axis=0).max()
    distance = np.linalg.norm(placed[:, None] - placed[None, sensors], axis=2)
    near = 1.0 / (distance**2 + (0.05 * width) ** 2)
    drawn = (near / near.sum(axis=1, keepdims=True)) @ off
    fading = np.exp(-((distance.min(axis=1) / (0.5 * width)) ** 2))
    moved: Array = placed + fading[:, None] * drawn
    return moved


def _check(rig: Rig, binding: Binding, talker: Talker) -> None:
    marks = talker.layout.landmarks
    off = np.array(list(binding.off_mm.values()) or [0.0])
    if np.median(off) > _FARTHEST * talker.width_mm:
        raise MisfitError(
            f"the face does not fit: its sensors are {np.median(off):.0f} mm off at the talker's"
            f" size; {BY_HAND}",
            rig,
            binding,
        )
    upper = rig.vertices[binding.vertices[marks.upper_outer]]
    lower = rig.vertices[binding.vertices[marks.lower_outer]]
    if (upper - lower) @ binding.axes[1] <= 0:
        raise MisfitError(f"the upper lip was placed below the lower: {BY_HAND}", rig, binding)
    if rig.up is not None and binding.axes[1] @ rig.up < -_LEAST_UPRIGHT:
        raise MisfitError(f"the face is upside down: {BY_HAND}", rig, binding)
    eyes = rig.moved_by(rig.shapes_of("eye", "brow"))
    mouth = rig.moved_by(rig.shapes_of_the_mouth())
    for names in (talker.layout.groups["lips"], vars(marks).values()):
        lips = [binding.vertices[name] for name in names]
        if np.median(eyes[lips]) > np.median(mouth[lips]):
            raise MisfitError(
                "the lips' sensors are on vertices that shapes of the eyes or brows move:"
                f" {BY_HAND}",
                rig,
                binding,
            )
