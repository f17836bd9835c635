"""Voices: from phones to a moving face, with NumPy and onnxruntime only."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

# onnxruntime reads this when it is imported: send no telemetry.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
import onnxruntime

from labial.alignment import Alignment
from labial.continued import CarriedStates, Continued, Recomputed
from labial.doubts import doubt
from labial.errors import AlignmentError, FormatError, LabialError, VoiceError
from labial.face.contact import close_bilabials
from labial.face.surface import FaceMap
from labial.model_check import check_model
from labial.model_digest import check_digest
from labial.model_states import with_states
from labial.motion import FaceMesh, Motion, SensorLayout, check_fps
from labial.passages import in_passages
from labial.predictor import with_lead
from labial.spoken_frames import SpokenFrames, spoken_frames
from labial.temporary import encodable
from labial.utterance import Utterance
from labial.voice_info import METADATA_KEY, read_info
from labial.voices import DEFAULT, included_voices, voice_path

# The inputs that a graph may have: int64 [frames, batch] phone indices, int32 [batch] lengths in
# frames, float32 [frames, batch, 2] seconds since the phone's onset and until its end.
INPUTS = ("phones", "lengths", "times")
# Its output: float32 [frames, batch, sensors, 3] in mm.
OUTPUT = "positions"

MOST_FRAMES = 500_000
"""Longest motion: 2 h 18 min at 60 Hz."""

# The largest number of sentences in a batch (larger batches are not faster by
# benchmarks/inference.py), and of frames, which need 7.5 kB each during inference.
_BATCH = 4
_FRAMES_AT_ONCE = 10_000


class Voice:
    """A loaded voice file; a predictor. Raises ``VoiceError`` naming a file that is not valid."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            hint = "; to make one of a run, use labial voice publish" if self.path.is_dir() else ""
            raise VoiceError(f"{self.path}: no such voice file{hint}")
        try:
            content = self.path.read_bytes()
            check_model(content)
            check_digest(content)
            with encodable(self.path) as name:
                self._session = _session(name)
            found = self._session.get_modelmeta().custom_metadata_map.get(METADATA_KEY)
        except FormatError as error:
            raise VoiceError(f"{self.path}: cannot be used as a voice: {error}") from error
        except Exception as error:
            reason = _first_line(error)
            raise VoiceError(f"{self.path}: not a valid ONNX model: {reason}") from error
        if found is None:
            raise VoiceError(f"{self.path}: an ONNX model, but not a labial voice")
        try:
            self._metadata: dict[str, Any] = json.loads(found)
            self.info = read_info(self._metadata)
        except (LabialError, KeyError, TypeError, ValueError) as error:
            raise VoiceError(f"{self.path}: a damaged labial voice: {error!r}") from error

    @property
    def fps(self) -> float:
        """The network's frame rate in Hz."""
        return self.info.fps

    @property
    def layout(self) -> SensorLayout:
        """The sensors of the motions."""
        return self.info.layout

    @property
    def credit(self) -> str:
        """A line that credits the voice and its training data, for everything made with it."""
        info = self.info
        return f"Voice {info.name}, trained on: {info.attribution} ({info.licence})".replace(
            " ()", ""
        )

    @cached_property
    def face(self) -> FaceMap | None:
        """The map from sensors to a whole face, if the voice has one."""
        packed = self._metadata["face"]
        if packed is None:
            return None
        try:
            mesh = FaceMesh.from_dict(packed["mesh"])
            weights, bias = _unpacked(packed["weights"]), _unpacked(packed["bias"])
            return FaceMap(mesh, weights.reshape(len(bias), -1), bias)
        except (LabialError, KeyError, TypeError, ValueError) as error:
            raise VoiceError(f"{self.path}: the face is damaged: {error!r}") from error

    def animated(self, utterance: Utterance) -> bool:
        """Whether this voice made an utterance's motion, by its credit and its sensors."""
        return utterance.attribution == self.credit and utterance.motion.layout == self.layout

    def animate(self, alignment: Alignment, fps: float | None = None) -> Motion:
        """The face speaking ``alignment``, at ``fps`` Hz or the voice's own rate.

        Phones that the voice was not trained on are replaced by the nearest trained ones
        (``info.substitutions.made(alignment)`` lists them). Lips that the network leaves apart in
        /p b m/ are brought together (``labial.face.contact``).
        """
        return self.animate_all([alignment], fps)[0]

    def animate_all(
        self, alignments: Sequence[Alignment], fps: float | None = None
    ) -> list[Motion]:
        """As :meth:`animate`, for several alignments at once."""
        return self.animate_means([[each] for each in alignments], fps)

    def animate_means(
        self, alternatives: Sequence[Sequence[Alignment]], fps: float | None = None
    ) -> list[Motion]:
        """For each of several sounds, the mean motion of alternative alignments of it.

        The alternatives of a sound last equally long; the lips close in /p b m/ of the first.
        """
        known = [[self.checked(each, fps) for each in of_sound] for of_sound in alternatives]
        leads = [with_lead(each, self.fps, self.info.phones) for of in known for each in of]
        positions = self._positions([longer for longer, _ in leads])
        motions: list[Motion] = []
        for of_sound in known:
            # Removed from the lists, so that only the final form of a long motion stays in memory.
            faces = [positions.pop(0)[leads.pop(0)[1]] for _ in of_sound]
            mean = faces[0] if len(faces) == 1 else np.mean(faces, axis=0, dtype=np.float32)
            motion = self._closed(Motion(mean, self.fps, self.layout), of_sound[0])
            if fps is not None:
                motion = motion.resampled(fps, of_sound[0].frame_count(fps))
            motions.append(motion)
        return motions

    def longest_s(self, fps: float) -> float:
        """The longest duration in seconds that can be animated at ``fps`` Hz."""
        return MOST_FRAMES / max(fps, self.fps)

    def checked(self, alignment: Alignment, fps: float | None = None) -> Alignment:
        """``alignment`` with all phones replaced that the voice was not trained on.

        Raises ``PhoneError`` for a phone without a stand-in, ``AlignmentError`` for more than
        ``MOST_FRAMES`` frames, ``MotionError`` for an invalid rate.
        """
        fps = self.fps if fps is None else fps
        check_fps(fps)
        if alignment.duration > self.longest_s(fps):
            raise AlignmentError(
                f"the phones last {alignment.duration:.0f} s, expected at most"
                f" {self.longest_s(fps):.0f} s at {fps:g} Hz ({MOST_FRAMES} frames): animate it in"
                " parts, or are its times not in seconds?"
            )
        return self.info.substitutions.apply(alignment)

    def _positions(self, alignments: Sequence[Alignment]) -> list[npt.NDArray[np.float32]]:
        """Positions ``[frames, sensors, 3]`` in mm of each; long ones a passage at a time."""
        spoken = [spoken_frames(each, self.info.phones, self.fps) for each in alignments]
        short = [place for place, each in enumerate(spoken) if len(each) <= _FRAMES_AT_ONCE]
        found = dict(zip(short, self._computed([spoken[place] for place in short]), strict=True))
        return [
            found[place] if place in found else in_passages(each, self.fps, self._computed)
            for place, each in enumerate(spoken)
        ]

    def _computed(self, spoken: Sequence[SpokenFrames]) -> list[npt.NDArray[np.float32]]:
        """Positions ``[frames, sensors, 3]`` in mm of each, in batches of similar lengths."""
        counts = [len(frames) for frames in spoken]
        order = sorted(range(len(spoken)), key=lambda place: counts[place])
        positions: dict[int, npt.NDArray[np.float32]] = {}
        for batch in _batches(order, counts):
            faces = self._run([spoken[place] for place in batch])
            for column, place in enumerate(batch):
                positions[place] = faces[: counts[place], column]
        return [positions[place] for place in range(len(spoken))]

    @cached_property
    def continued(self) -> Continued:
        """The network as streams use it, a piece of speech at a time."""
        stateful = with_states(self.path.read_bytes())
        if stateful is None:
            return Recomputed(self.fps, self._run)
        model, states = stateful
        return CarriedStates(states, partial(self._outputs, _session(model)))

    def _run(self, batch: Sequence[SpokenFrames]) -> npt.NDArray[np.float32]:
        """Positions ``[frames, batch, sensors, 3]`` in mm, padded to the longest."""
        return self._outputs(self._session, batch, [], {})[0]

    def _outputs(
        self,
        session: onnxruntime.InferenceSession,
        batch: Sequence[SpokenFrames],
        more: Sequence[str],
        inputs: Mapping[str, npt.NDArray[np.generic]],
    ) -> list[npt.NDArray[np.float32]]:
        """The positions as in :meth:`_run`, and ``more`` outputs of a graph with more inputs."""
        lengths = np.array([len(frames) for frames in batch], np.int32)
        phones = np.zeros((lengths.max(), len(batch)), np.int64)
        times = np.zeros((*phones.shape, 2), np.float32)
        for column, frames in enumerate(batch):
            phones[: lengths[column], column] = frames.phones
            times[: lengths[column], column] = frames.times
        known = {"phones": phones, "lengths": lengths, "times": times, **inputs}
        try:
            read = {each.name: known[each.name] for each in session.get_inputs()}
            outputs = session.run([OUTPUT, *more], read)
        except Exception as error:  # onnxruntime's errors have no narrower base class
            raise VoiceError(f"{self.path}: cannot animate: {_first_line(error)}") from error
        return [np.asarray(each, np.float32) for each in outputs]

    def _closed(self, motion: Motion, known: Alignment) -> Motion:
        closing = self.info.closing
        return close_bilabials(motion, known, closing) if closing else motion


def _session(model: str | bytes) -> onnxruntime.InferenceSession:
    """A model, of which a file's name or the content is given, on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    options.enable_cpu_mem_arena = False  # free the memory of a long passage after it
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Batches of indices in ``order`` of rising length, limited in sentences and frames."""
    batch: list[int] = []
    for place in order:
        too_long = lengths[place] * (len(batch) + 1) > _FRAMES_AT_ONCE
        if batch and (len(batch) == _BATCH or too_long):
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def load_voice(voice: Path | str | None = None) -> Voice:
    """The voice in a file, or an included one by its name, or the default voice."""
    return Voice(voice_path(voice))


def voice_of(utterance: Utterance, voice: Path | str | None = None) -> Voice:
    """The given voice, or else the included one that animated an utterance.

    A motion does not name its voice, but credits it. If none of the included voices made it, it is
    the default one.
    """
    if voice is not None:
        chosen = load_voice(voice)
        if utterance.attribution and not chosen.animated(utterance):
            doubt(
                f"the voice {chosen.info.name} did not make this motion, which credits"
                f" {utterance.attribution}; its face and rest are another talker's",
                stacklevel=3,
            )
        return chosen
    default = load_voice()
    if not utterance.attribution or default.animated(utterance):
        return default
    others = (load_voice(name) for name in included_voices() if name != DEFAULT)
    return next((each for each in others if each.animated(utterance)), default)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else repr(error)


def _unpacked(text: str) -> npt.NDArray[np.float32]:
    values = np.frombuffer(base64.b64decode(text, validate=True), "<f4").astype(np.float32)
    if not np.isfinite(values).all():
        raise VoiceError("it has values that are not numbers")
    return values
