"""A voice's own face as glTF, moved by its latent space's components or by ARKit's shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from labial.errors import RigError
from labial.face.surface import FaceMap
from labial.formats.morph_glb import MorphFace
from labial.motion import Motion
from labial.principal import principal_axes
from labial.progress import Progress, unseen
from labial.retargeting.arkit import reference_shapes
from labial.retargeting.retarget import retarget
from labial.retargeting.rig import Array
from labial.retargeting.talker import talker_of
from labial.retargeting.voice_talker import spoken_sweep, talker_for
from labial.utterance import Utterance
from labial.voice import Voice
from labial.voice_posture import labiodentals_spoken

Weights = npt.NDArray[np.float32]

_EXACT_MM = 0.01  # error of the morph targets at every sensor and frame
_FARTHER, _FARTHER_MM = 2.0, 2.0  # a weight of 1 goes this many times as far as the sweep, plus
_AT_ONCE = 10_000  # frames


def latent_face(
    utterance: Utterance, voice: Voice, progress: Progress = unseen
) -> tuple[MorphFace, Weights]:
    """The voice's face with the components of its latent space as shapes, and their weights.

    A network with a linear decoder moves within as many components as its latent space has, one
    more for the closing of the lips, and one for the upper lip in /f v/; these are found from what
    the voice does, largest first. For
    a motion of another origin, further components are added as needed. Each component makes two
    shapes, there and back, so that weights ``[frames, shapes]`` are within 0 and 1, the limits of
    Blender and other programs. Raises ``RigError`` for a voice without a face or a motion of other
    sensors.
    """
    face = _face_of(utterance, voice)
    sweep = spoken_sweep(voice)
    neutral = talker_of(sweep).neutral
    own = [_flat(each.positions, neutral) for each in (sweep, labiodentals_spoken(voice))]
    components = np.zeros((0, neutral.size))
    for each in own:
        components = np.concatenate([components, _components([each], components)])
    parts = _Parts(utterance.motion, neutral)
    components = np.concatenate([components, _components(parts, components)])
    latents = parts.along(components, progress)
    # The same shapes for all that a voice says, unless a motion goes farther.
    reach = _FARTHER * np.abs(np.concatenate(own) @ components.T).max(axis=0) + _FARTHER_MM
    reach = np.maximum(reach, np.abs(latents).max(axis=0, initial=0.0))
    shapes = [f"latent_{k + 1}_{way}" for k in range(len(components)) for way in ("plus", "minus")]
    there = components * reach[:, None]
    moved = np.stack([there, -there], axis=1).reshape(-1, neutral.size)
    morphs = _morph_face(face, neutral, shapes, moved)
    weights = np.stack([latents / reach, -latents / reach], axis=2).reshape(len(latents), -1)
    return morphs, weights.clip(0.0, 1.0).astype(np.float32)


def arkit_face(
    utterance: Utterance, voice: Voice, progress: Progress = unseen
) -> tuple[MorphFace, Weights]:
    """The voice's face with ARKit's mouth and jaw shapes by Apple's names, and their weights.

    The shapes are those of the reference face, applied to the voice's. Raises as
    :func:`latent_face`.
    """
    face = _face_of(utterance, voice)
    talker, reference = talker_for(utterance, voice), reference_shapes()
    result = retarget(utterance.motion, talker, reference, None, progress)
    moved = np.zeros((len(reference.shapes), *talker.neutral.shape))
    moved[:, [talker.layout.index(name) for name in reference.sensors]] = reference.displacements
    flat = moved.reshape(len(moved), -1)
    return _morph_face(face, talker.neutral, list(reference.shapes), flat), result.weights


def _face_of(utterance: Utterance, voice: Voice) -> FaceMap:
    if voice.face is None:
        raise RigError(f"{voice.path}: the voice has no face between its sensors; give a --rig")
    if utterance.motion.layout != voice.layout:
        raise RigError("the motion's sensors are not those of the voice whose face is written")
    return voice.face


def _flat(positions: npt.NDArray[np.float32], neutral: Array) -> Array:
    """Movement from the neutral face in mm, float64 ``[frames, coordinates]``."""
    return positions.reshape(len(positions), -1) - neutral.ravel()


@dataclass(frozen=True, eq=False)
class _Parts:
    """A motion's movement in parts, so that long motions need little memory."""

    motion: Motion
    neutral: Array

    def __iter__(self) -> Iterator[Array]:
        for first in range(0, len(self.motion), _AT_ONCE):
            yield _flat(self.motion.positions[first : first + _AT_ONCE], self.neutral)

    def along(self, components: Array, progress: Progress) -> Array:
        """How far the motion goes along components, ``[frames, components]``."""
        found = np.zeros((len(self.motion), len(components)))
        done = 0
        for part in self:
            found[done : done + len(part)] = part @ components.T
            done += len(part)
            progress(done, len(found))
        return found


def _components(parts: Iterable[Array], known: Array) -> Array:
    """Orthonormal directions ``[components, coordinates]`` of a movement in mm, largest first.

    Only movement outside ``known`` directions counts, and only above a threshold.
    """
    gram, frames, farthest = np.zeros((known.shape[1],) * 2), 0, 0.0
    for part in parts:
        beyond = part - part @ known.T @ known
        gram += beyond.T @ beyond
        frames += len(beyond)
        farthest = max(farthest, float(np.abs(beyond).max()))
    if farthest <= _EXACT_MM:
        return np.zeros((0, known.shape[1]))
    axes, variances = principal_axes(gram / frames)
    # Rounding of float32 positions stays below a tenth of a micrometre.
    used: Array = axes[variances > (_EXACT_MM / 50) ** 2]
    return used


def _morph_face(face: FaceMap, neutral: Array, shapes: list[str], moved: Array) -> MorphFace:
    """The whole face in metres, moved as sensors move by ``[shapes, coordinates]`` mm."""
    vertices = (face.weights @ neutral.ravel() + face.bias).reshape(-1, 3) / 1000.0
    deltas = (moved @ face.weights.T).reshape(len(moved), -1, 3) / 1000.0
    return MorphFace("face", vertices, face.mesh.triangles, shapes, deltas)
