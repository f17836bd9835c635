"""The items of a study: what is said, with its phones, its sound and, if recorded, its motion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from labial.alignment import Alignment
from labial.errors import StudyError
from labial.folders import entries
from labial.formats.audio import read_audio
from labial.formats.kinds import SOUND_ENDINGS
from labial.motion import Motion
from labial.perception.design import Items
from labial.perception.trials import Material
from labial.utterance import Audio

_SILENCE_S = 0.4
"""Silence before and after a text that is spoken."""
_TOLERANCE_S = 0.2


@dataclass(frozen=True, eq=False)
class Spoken:
    """An item: its words, phones and sound, and the motion that was recorded with it, if any."""

    name: str
    words: str
    alignment: Alignment
    audio: Audio | None
    recorded: Motion | None = None


def read_items(items: Items, folder: Path) -> list[Spoken]:
    """The items that a design chooses; ``folder`` is that of the design's file.

    Raises ``StudyError`` if the corpus lacks an utterance, and the errors of reading and speaking.
    """
    spoken = _of_corpus(items, folder) if items.corpus else _of_texts(items, folder)
    if items.training >= len(spoken):
        raise StudyError(f"items: {len(spoken)} in all, expected more than {items.training}")
    return spoken


def material_of(spoken: list[Spoken], training: int) -> Material:
    """The names and words of items; the last ``training`` are for training."""
    names = [each.name for each in spoken]
    words = {each.name: each.words for each in spoken}
    return Material(words, tuple(names[len(names) - training :]))


def _of_corpus(items: Items, folder: Path) -> list[Spoken]:
    from labial.corpus import Corpus, names_in

    sounds = _sound_files(folder / items.sounds) if items.sounds else {}
    with Corpus(folder / items.corpus) as corpus:
        for name in items.utterances:
            if name not in corpus.names:
                raise StudyError(f"{corpus.path}: has no utterance '{name}'")
            if items.sounds and name not in sounds:
                raise StudyError(f"{items.sounds}: has no sound of the utterance '{name}'")
        names: Sequence[str] = items.utterances or [
            name
            for name in names_in(corpus.splits, items.split, corpus)
            if name in sounds or not items.sounds
        ]
        return [
            Spoken(
                each.name,
                " ".join(word.label for word in each.alignment.words),
                each.alignment,
                _sound(sounds[each.name], each.alignment) if sounds else None,
                each.motion,
            )
            for each in corpus.utterances(names[: items.count])
        ]


def _sound_files(folder: Path) -> dict[str, Path]:
    """The sound files of a folder by their names without endings."""
    return {each.stem: each for each in entries(folder) if each.suffix.lower() in SOUND_ENDINGS}


def _sound(path: Path, alignment: Alignment) -> Audio:
    """A sound, as long as its alignment. Raises ``StudyError`` if it is another one."""
    audio = read_audio(path)
    if abs(audio.duration - alignment.duration) > _TOLERANCE_S:
        raise StudyError(
            f"{path}: lasts {audio.duration:.2f} s, its phones {alignment.duration:.2f} s"
        )
    samples = audio.samples[: round(alignment.duration * audio.rate)]
    lacking = round(alignment.duration * audio.rate) - len(samples)
    return Audio(np.pad(samples, (0, lacking)), audio.rate)


def _of_texts(items: Items, folder: Path) -> list[Spoken]:
    from labial.speech.speakers import Manner, speaker_of

    manner = Manner(language=items.language)
    speaker = speaker_of(folder / items.speaker if items.speaker else None, manner)
    spoken = []
    for text in items.texts[: items.count]:
        speech = speaker.speak(text)
        rest = np.zeros(round(_SILENCE_S * speech.audio.rate), np.int16)
        sound = Audio(np.concatenate([rest, speech.audio.samples, rest]), speech.audio.rate)
        silence = len(rest) / sound.rate
        longer = speech.alignment.within_silence(silence, silence)
        spoken.append(Spoken(text, text, longer.lasting(sound.duration), sound))
    return spoken
