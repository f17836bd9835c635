"""The motions of stimuli, by the sources of ``faces.FACES``, all on the sensors of one voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import StudyError
from labial.motion import Motion
from labial.perception.design import Condition, Design
from labial.perception.faces import FACES, MotionOf
from labial.perception.items import Spoken
from labial.voice import Voice


@dataclass(frozen=True, eq=False)
class Stage:
    """What sources need: the design, its folder, and the voice whose face is drawn."""

    design: Design
    folder: Path
    voice: Voice


def motions_of(stage: Stage) -> Mapping[str, MotionOf]:
    """The motion of each condition, by its name, and of the still face, by the empty name."""
    found = {"": still(Condition("still"), stage)}
    for name, condition in stage.design.conditions.items():
        found[name] = FACES[condition.source].load()(condition, stage)
    return found


def recorded(condition: Condition, stage: Stage) -> MotionOf:
    """The recorded motion."""
    del condition, stage

    def motion(spoken: Spoken) -> Motion:
        if spoken.recorded is None:
            raise StudyError(f"item '{spoken.name}': has no recorded motion")
        return spoken.recorded

    return motion


def of_model(condition: Condition, stage: Stage) -> MotionOf:
    """The motion that a voice or a run's network gives."""
    from labial.evaluation.opening import open_predictor
    from labial.voices import included_voices

    included = condition.model in included_voices()
    path = Path(condition.model) if included else stage.folder / condition.model
    predictor = open_predictor(path).predictor
    return lambda spoken: predictor.animate(spoken.alignment)


def of_baseline(condition: Condition, stage: Stage) -> MotionOf:
    """The motion of a baseline, fitted on the training split of the items' corpus."""
    from labial.baselines.phone_means import fit_baselines
    from labial.corpus import Corpus, names_in

    with Corpus(stage.folder / stage.design.items.corpus) as corpus:
        names = names_in(corpus.splits, "train", corpus)
        baselines = fit_baselines(corpus.utterances(names))
    if condition.baseline not in baselines:
        known = ", ".join(baselines)
        raise StudyError(f"baseline '{condition.baseline}', expected one of {known}")
    chosen = baselines[condition.baseline]
    return lambda spoken: chosen.animate(spoken.alignment)


def shifted(condition: Condition, stage: Stage) -> MotionOf:
    """The motion of another condition, later by ``shift_ms``; the face waits at its ends."""
    other = stage.design.conditions[condition.of]
    of = FACES[other.source].load()(other, stage)

    def motion(spoken: Spoken) -> Motion:
        found = of(spoken)
        last = (len(found) - 1) / found.fps
        times = np.clip(found.times - condition.shift_ms / 1000, 0, last)
        return Motion(found.at(times), found.fps, found.layout)

    return motion


def still(condition: Condition, stage: Stage) -> MotionOf:
    """The voice's face in silence, which does not move."""
    del condition
    voice = stage.voice
    rest = voice.animate(Alignment((Interval(0, 1, SILENCE),))).positions[:1]

    def motion(spoken: Spoken) -> Motion:
        frames = spoken.alignment.frame_count(voice.fps)
        return Motion(np.repeat(rest, frames, axis=0), voice.fps, voice.layout)

    return motion
