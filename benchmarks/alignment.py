"""Accuracy of aligning recordings with their texts, and refusal of wrong texts.

Compares phone onsets of GRID's clips with the alignments that come with the corpus, which the same
model made, and those of espeak-ng's speech with its own times; differences are in ms. Then tries
wrong texts: another sentence of the corpus with at least three other words, everyday sentences, the
first and the second half of the words, and the right words with one other digit.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import av
import numpy as np

import labial
from labial.aligners.kinds import ALIGNERS, aligner_for
from labial.alignment import SILENCE, Alignment, Interval
from labial.errors import LabialWarning, TranscriptError
from labial.prompts.candidates import shipped_sentences
from labial.speech import speak, speaker_of
from labial.utterance import Audio

SENTENCES = (
    "The quick brown fox jumps over the lazy dog.",
    "People buy big maps, but you and I look up at the moon.",
    "My mother came back home and nobody had asked the keeper about it.",
    "We are looking for a house with a garden near the river.",
    "She sold fifteen old books to a student in Paris last summer.",
    "When the rain stops, the children will run down to the beach.",
)

# Phones of espeak-ng's English, and those that pocketsphinx' dictionary has for them.
LIKE = {"ɾ": "t", "ɐ": "ə", "ʌ": "ə"}


def main() -> None:
    """Align, compare and print."""
    warnings.simplefilter("ignore", LabialWarning)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the corpus grid-s1")
    parser.add_argument("--clips", type=int, default=80, help="how many clips")
    parser.add_argument(
        "--wrong", type=int, default=12, help="how many clips to try with wrong texts"
    )
    parser.add_argument("--speaker", type=Path, help="an English Piper voice, for both aligners")
    arguments = parser.parse_args()
    if arguments.speaker:
        compare_aligners(arguments.speaker)
    found = sorted(path.stem for path in (arguments.folder / "clips").glob("*.mpg"))
    names = found[: arguments.clips]
    clips = {name: arguments.folder / "clips" / f"{name}.mpg" for name in names}
    sounds = {name: sound_of(path) for name, path in clips.items()}
    texts = {name: path.with_suffix(".txt").read_text().split() for name, path in clips.items()}

    onsets: list[float] = []
    refused = 0
    start = time.perf_counter()
    for name, sound in sounds.items():
        known = labial.read_alignment(arguments.folder / "alignments" / f"{name}.TextGrid")
        try:
            onsets += onset_differences(labial.align(sound, " ".join(texts[name])), known)
        except TranscriptError as error:
            print(f"{name}: {error}")
            refused += 1
    seconds = time.perf_counter() - start
    print_differences(f"GRID, {len(sounds)} clips", onsets, refused)
    duration = sum(sound.duration for sound in sounds.values())
    print(f"  {seconds / duration:.2f} s per second of sound")

    onsets, refused = [], 0
    for language in ("en-us", "en-gb"):
        for sentence in SENTENCES:
            speech = speak(sentence, language)
            try:
                onsets += onset_differences(labial.align(speech.audio, sentence), speech.alignment)
            except TranscriptError as error:
                print(f"{language}, {sentence}: {error}")
                refused += 1
    print_differences(f"espeak-ng, {2 * len(SENTENCES)} sentences", onsets, refused)

    counts: dict[str, list[str]] = {}
    for number in range(0, len(names), max(1, len(names) // arguments.wrong)):
        name = names[number]
        for kind, text in texts_to_judge(number, texts):
            counts.setdefault(kind, []).append(outcome(sounds[name], text))
    for kind, each in counts.items():
        outcomes = ", ".join(f"{each.count(what)} {what}" for what in sorted(set(each)))
        print(f"{kind}, {len(each)} clips: {outcomes}")


def compare_aligners(speaker: Path) -> None:
    """Align 60 sentences of a Piper voice, each by itself, with every aligner of English."""
    voice = speaker_of(speaker)
    said = [(text, voice.speak(text)) for text in map(str, shipped_sentences("en")[:60])]
    for name in ALIGNERS:
        aligner = aligner_for("en-us", name)
        off: list[float] = []
        refused = warned = 0
        for text, speech in said:
            try:
                found = aligner.align(speech.audio, text)
            except TranscriptError:
                refused += 1
                continue
            warned += bool(found.doubts)
            off += [1000 * (a - b) for a, b in onset_pairs(found.alignment, speech.alignment)]
        within = [100 * np.mean(np.abs(off) <= ms) for ms in (20, 50, 100)]
        print(
            f"{name}, {len(said)} sentences of {speaker.stem}: {refused} refused, {warned} warned"
            f" of; within 20, 50, 100 ms: {', '.join(f'{each:.0f}' for each in within)} %; shift"
            f" {np.median(off):+.0f} ms"
        )


def sound_of(path: Path) -> Audio:
    """The sound of a video at its own rate."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="s16", layout="mono")
        frames = [part for frame in container.decode(stream) for part in resampler.resample(frame)]
        samples = np.concatenate([frame.to_ndarray()[0] for frame in frames])
        return Audio(samples, stream.rate)


def onset_differences(found: Alignment, known: Alignment) -> list[float]:
    """Differences in ms between the onsets of the phones that both alignments have, in order."""
    return [1000 * abs(ours - theirs) for ours, theirs in onset_pairs(found, known)]


def onset_pairs(found: Alignment, known: Alignment) -> list[tuple[float, float]]:
    """The onsets, in s, of the phones that both alignments have, in order."""
    return phone_pairs(spoken(found), spoken(known))


def phone_pairs(ours: list[Interval], theirs: list[Interval]) -> list[tuple[float, float]]:
    """As :func:`onset_pairs`, for phones without silence."""
    labels = [[LIKE.get(p.label, p.label) for p in phones] for phones in (ours, theirs)]
    matcher = SequenceMatcher(None, *labels, autojunk=False)
    return [
        (ours[a + i].start, theirs[b + i].start)
        for a, b, size in matcher.get_matching_blocks()
        for i in range(size)
    ]


def spoken(alignment: Alignment) -> list[Interval]:
    """The phones that are not silence."""
    return [phone for phone in alignment.phones if phone.label != SILENCE]


def texts_to_judge(number: int, texts: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The right text and wrong texts for the clip ``number``, with their kinds."""
    all_words = list(texts.values())
    words = all_words[number]
    others = [other for other in all_words if sum(map(str.__ne__, other, words)) >= 3]
    yield "the right words", " ".join(words)
    yield "another sentence of the corpus", " ".join(others[number % len(others)])
    yield "an everyday sentence", SENTENCES[number % len(SENTENCES)]
    yield "the first half of the words", " ".join(words[: len(words) // 2])
    yield "the second half", " ".join(words[len(words) // 2 :])
    other = next(other for other in all_words[number:] + all_words if other[4] != words[4])
    yield "the right words but another digit", " ".join([*words[:4], other[4], *words[5:]])


def outcome(sound: Audio, text: str) -> str:
    """Whether a text is refused for a sound, warned of, or accepted."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", LabialWarning)
        try:
            labial.align(sound, text)
        except TranscriptError:
            return "refused"
    return "warned of" if caught else "accepted"


def print_differences(what: str, differences: Sequence[float], refused: int) -> None:
    """Print the differences of onsets from the known ones."""
    if not differences:
        print(f"{what}: all {refused} refused")
        return
    median, most = np.percentile(differences, [50, 95])
    print(
        f"{what}: {refused} refused; {len(differences)} phone onsets differ by {median:.0f} ms"
        f" (median), {most:.0f} ms (95 %), at most {max(differences):.0f} ms"
    )


if __name__ == "__main__":
    main()
