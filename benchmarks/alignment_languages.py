"""How often a text is noticed that is aligned in another language than its own.

Twenty sentences in French, German, Spanish and Italian: of each five, three are spoken by a Piper
voice (``--speaker``, American English) and two by espeak-ng, faster and with a shorter vocal tract.
Each is aligned in its language, in English by both aligners, and in the next of the four languages.
Prints the outcomes, and the mean confidence of the words over the time that they take.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from alignment_renditions import ENGLISH, SPOKEN, Known, listed, piper_speech
from labial.aligners.kinds import aligner_for
from labial.errors import TranscriptError
from labial.speech import speak
from labial.utterance import Audio

LANGUAGES = ("fr-fr", "de", "es", "it")
FASTER = 1.12


def main() -> None:
    """Align and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speaker", type=Path, required=True, help="a Piper voice")
    voice = parser.parse_args().speaker
    outcomes: dict[str, list[str]] = {}
    means: dict[str, list[float]] = {}
    for place, language in enumerate(LANGUAGES):
        following = LANGUAGES[(place + 1) % len(LANGUAGES)]
        for known in recordings(language, voice):
            for kind, tag, aligner in (
                ("its own language", language, None),
                ("English, pocketsphinx", ENGLISH, "pocketsphinx"),
                ("English, renditions", ENGLISH, "renditions"),
                ("another of the four", following, None),
            ):
                outcome, mean = judged(known, tag, aligner)
                outcomes.setdefault(kind, []).append(outcome)
                means.setdefault(kind, []).extend([] if mean is None else [mean])
    for kind, each in outcomes.items():
        shown = ", ".join(f"{mean:.2f}" for mean in sorted(means[kind]))
        print(f"{kind}: {listed(each)}; confidences {shown}")


def recordings(language: str, voice: Path) -> Iterator[Known]:
    """Five sentences, three by the Piper voice and two by espeak-ng."""
    sentences = SPOKEN[language][2:7]
    yield from piper_speech(voice, language, sentences[:3])
    for sentence in sentences[3:]:
        said = speak(sentence, language, words_per_minute=165)
        yield Known(sentence, in_another_voice(said.audio), said.alignment)


def in_another_voice(sound: Audio) -> Audio:
    """Faster and with a shorter vocal tract, in quiet noise and between pauses of half a second."""
    count = len(sound.samples)
    places = np.arange(0, count - 1, FASTER)
    samples = np.pad(np.interp(places, np.arange(count), sound.samples), sound.rate // 2)
    samples += np.random.default_rng(0).normal(0, 40, len(samples))
    return Audio(samples.round().clip(-32767, 32767).astype(np.int16), sound.rate)


def judged(known: Known, language: str, aligner: str | None) -> tuple[str, float | None]:
    """The outcome, and the mean confidence if the text is not refused."""
    try:
        found = aligner_for(language, aligner).align(known.audio, known.text)
    except TranscriptError:
        return "refused", None
    words = found.alignment.words
    confidences = [1.0 if word.confidence is None else word.confidence for word in words]
    mean = np.average(confidences, weights=[word.duration for word in words])
    return ("warned of" if found.doubts else "accepted"), float(mean)


if __name__ == "__main__":
    main()
