"""Accuracy of aligning recordings by models of espeak-ng's speech, and refusal of wrong texts.

English is taken as a language without a model. References are the alignments of GRID's clips, made
by pocketsphinx, whose window is centred 7.8 ms after the time that it writes, and speech of a Piper
voice (``--speaker``, American English), whose phone times are known: in English, and reading other
languages by espeak-ng's phones, with an accent. Differences of onsets are counted over the phones
that both alignments have, in order; the shift is their median. Recordings are aligned together,
or three at a time in a recording of their own, about 10 s long.

Then right and wrong texts of single recordings are judged. The limits and the weights of the
confidence are from every second recording of GRID and of the speech in English, French and German
(``--fit`` prints the weights); all others are scored.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

import labial
from alignment import onset_pairs, sound_of
from labial.aligners.aligner import Aligned, SpokenText
from labial.aligners.english import EnglishAligner
from labial.aligners.rendering import text_phones
from labial.aligners.renditions import RenditionAligner, Take, models_of, paths_together
from labial.aligners.word_confidence import evidence
from labial.alignment import Alignment, Interval
from labial.cutting import alignment_between
from labial.errors import TranscriptError
from labial.prompts.candidates import shipped_sentences
from labial.speech.piper import PiperSpeaker
from labial.speech.piper_voice import read_piper_voice
from labial.utterance import Audio
from sentences import GERMAN, ITALIAN, SPANISH

ENGLISH = "en-us"
FITTED = ("GRID s1", "Piper, en-us", "Piper, fr-fr", "Piper, de")
SPOKEN = {
    ENGLISH: shipped_sentences("en")[:110],
    "fr-fr": shipped_sentences("fr")[:40],
    "de": GERMAN,
    "es": SPANISH,
    "it": ITALIAN,
}


@dataclass(frozen=True, eq=False)
class Known:
    """A recording of a text, with the times that are known."""

    text: str
    audio: Audio
    alignment: Alignment

    @property
    def spoken(self) -> SpokenText:
        """The recording as aligners take it."""
        return SpokenText(self.text, lambda: self.audio)


def main() -> None:
    """Align, judge and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grid", type=Path, help="the corpus grid-s1")
    parser.add_argument("others", type=Path, help="the corpus grid-others")
    parser.add_argument("--speaker", type=Path, help="a Piper voice that speaks English")
    parser.add_argument("--every", type=int, default=1, help="try wrong texts on every n-th only")
    parser.add_argument("--fit", action="store_true", help="print the weights of the confidence")
    arguments = parser.parse_args()
    sets = {
        "GRID s1": (ENGLISH, list(grid_clips(arguments.grid))),
        "GRID s26, s31": (ENGLISH, list(other_clips(arguments.others))),
    }
    if arguments.speaker:
        for language, sentences in SPOKEN.items():
            said = list(piper_speech(arguments.speaker, language, sentences))
            sets[f"Piper, {language}"] = (language, said)
    for name, (language, known) in sets.items():
        print_onsets(f"{name}, together", known, language, align_together)
        print_onsets(f"{name}, 10 s each", list(joined(known)), language, align_each)
    if arguments.fit:
        fit([each for name in FITTED if name in sets for each in fitted(*sets[name])])
    print_judgements(sets, arguments.every)


def align_together(known: Sequence[Known], language: str) -> list[Aligned | Exception]:
    """All by models that they share."""
    return list(RenditionAligner(language).align_together([each.spoken for each in known]))


def align_each(known: Sequence[Known], language: str) -> list[Aligned | Exception]:
    """Each by models of its own."""
    aligner = RenditionAligner(language)
    return [outcome for each in known for outcome in aligner.align_together([each.spoken])]


def print_onsets(
    name: str,
    known: Sequence[Known],
    language: str,
    align: Callable[[Sequence[Known], str], list[Aligned | Exception]],
) -> None:
    """Print how far onsets are from the known ones."""
    start = time.process_time()
    outcomes = align(known, language)
    seconds = time.process_time() - start
    found = [(a.alignment, b) for a, b in zip(outcomes, known, strict=True) if is_aligned(a)]
    off = np.array(
        [
            1000 * (ours - theirs)
            for alignment, each in found
            for ours, theirs in onset_pairs(alignment, each.alignment)
        ]
    )
    within = [100 * np.mean(np.abs(off) <= ms + 0.01) for ms in (20, 50, 100)]
    minutes = sum(each.audio.duration for each in known) / 60
    print(
        f"{name}: {len(known) - len(found)} of {len(known)} refused; {len(off)} onsets in"
        f" {minutes:.1f} min: median {np.median(np.abs(off)):.0f} ms, within 20, 50, 100 ms:"
        f" {within[0]:.0f}, {within[1]:.0f}, {within[2]:.0f} %; shift {np.median(off):+.0f} ms"
        f" (mean {off.mean():+.0f} ms); {seconds:.0f} s",
        flush=True,
    )


def is_aligned(outcome: Aligned | Exception) -> bool:
    """Whether it is not an error."""
    return isinstance(outcome, Aligned)


def grid_clips(folder: Path) -> Iterator[Known]:
    """GRID's clips with the alignments of the corpus."""
    for path in sorted((folder / "clips").glob("*.mpg")):
        alignment = labial.read_alignment(folder / "alignments" / f"{path.stem}.TextGrid")
        yield Known(path.with_suffix(".txt").read_text().strip(), sound_of(path), alignment)


def other_clips(folder: Path) -> Iterator[Known]:
    """Clips of other talkers, as pocketsphinx aligns them."""
    for path in sorted(folder.glob("*/*.mpg")):
        text, sound = path.with_suffix(".txt").read_text().strip(), sound_of(path)
        try:
            yield Known(text, sound, EnglishAligner().align(sound, text).alignment)
        except TranscriptError as error:
            print(f"{path.name}: pocketsphinx: {error}")


def piper_speech(voice: Path, language: str, sentences: Sequence[str]) -> Iterator[Known]:
    """Sentences as a Piper voice reads them by the phones of another language."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "voice.onnx"
        path.symlink_to(voice.resolve())
        description = json.loads(Path(f"{voice}.json").read_text("utf-8"))
        # Its own copy of espeak-ng has no fr-fr.
        description["espeak"]["voice"] = language.replace("fr-fr", "fr")
        Path(f"{path}.json").write_text(json.dumps(description), "utf-8")
        said = PiperSpeaker(read_piper_voice(path)).speak("\n".join(sentences))
    words = list(said.alignment.words)
    start = 0.0
    for sentence in sentences:
        spoken: list[Interval] = []
        while letters_of(*(word.label for word in spoken)) < letters_of(sentence):
            spoken.append(words.pop(0))
        end = (spoken[-1].end + words[0].start) / 2 if words else said.audio.duration
        alignment = alignment_between(said.alignment, start, end)
        yield Known(sentence, said.audio.between(start, end), alignment)
        start = end


def letters_of(*texts: str) -> int:
    """The number of letters and digits in texts."""
    return sum(map(str.isalnum, "".join(texts)))


def joined(known: Sequence[Known], count: int = 3) -> Iterator[Known]:
    """Recordings of ``count`` sentences each."""
    for place in range(0, len(known) - count + 1, count):
        part = known[place : place + count]
        intervals: list[Interval] = []
        now = 0.0
        for each in part:
            intervals += [
                Interval(now + i.start, min(now + i.end, now + each.audio.duration), i.label)
                for i in each.alignment.phones
                if i.start < each.audio.duration
            ]
            now += each.audio.duration
        samples = np.concatenate([each.audio.samples for each in part])
        text = " ".join(each.text for each in part)
        yield Known(text, Audio(samples, part[0].audio.rate), Alignment.tile(intervals))


def texts_to_judge(
    place: int, words: Sequence[list[str]], foreign: Sequence[list[str]]
) -> Iterator[tuple[str, list[str]]]:
    """The right words of a recording and wrong ones, with their kinds."""
    right = words[place]
    random = np.random.default_rng(place)
    at = int(random.integers(1, len(right) - 1))
    unlike = [each for each in words if sum(map(str.__ne__, each, right)) >= 3]
    other = unlike[int(random.integers(len(unlike)))]
    strange = foreign[int(random.integers(len(foreign)))]
    word = max(strange, key=len)
    half = (len(right) + 1) // 2
    yield "the right words", right
    yield "another sentence of the set", other
    yield "a sentence of another set", strange
    yield "the first half of the words", right[:half]
    yield "the second half", right[half:]
    yield "a word missing in the text", [*right[:at], *right[at + 1 :]]
    yield "a word too many in the text", [*right[:at], word, *right[at:]]
    yield "another word instead of one", [*right[:at], word, *right[at + 1 :]]


def print_judgements(sets: dict[str, tuple[str, list[Known]]], every: int) -> None:
    """Print how many texts are refused, warned of and accepted, of sets that were not fitted."""
    counts: dict[tuple[str, str], list[str]] = {}
    for name, (language, known) in sets.items():
        words = [each.text.split() for each in known]
        foreign = other_words(name, sets)
        aligner = RenditionAligner(language)
        for place in range(1 if name in FITTED else 0, len(known), 2 * every):
            for kind, text in texts_to_judge(place, words, foreign):
                sound = known[place].audio
                (outcome,) = aligner.align_together([SpokenText(" ".join(text), lambda: sound)])  # noqa: B023
                if isinstance(outcome, Aligned):
                    result = "warned of" if outcome.doubts else "accepted"
                else:
                    result = "refused"
                counts.setdefault((name, kind), []).append(result)
        for (of, kind), each in counts.items():
            if of == name:
                print(f"{name}, {kind}: {listed(each)}", flush=True)
    for kind in dict.fromkeys(kind for _, kind in counts):
        print(f"all, {kind}: {listed([r for (_, k), e in counts.items() if k == kind for r in e])}")


def listed(outcomes: Sequence[str]) -> str:
    """How many of each outcome."""
    kinds = ("refused", "warned of", "accepted")
    return ", ".join(f"{outcomes.count(kind)} {kind}" for kind in kinds)


def other_words(name: str, sets: dict[str, tuple[str, list[Known]]]) -> list[list[str]]:
    """Sentences in the language of a set that are not in it."""
    language, known = sets[name]
    said = {each.text for each in known}
    others = [each.text for lang, of in sets.values() if lang == language for each in of]
    shipped = SPOKEN[language] if not set(SPOKEN[language]) & said else others
    left = [text.split() for text in shipped if text not in said]
    return left or [each.text.split()[::-1] for each in known]


def fitted(language: str, known: Sequence[Known]) -> Iterator[tuple[npt.NDArray, list[bool]]]:
    """The evidence of words, and which are right, of every second recording."""
    words = [each.text.split() for each in known]
    foreign = [text.split() for text in SPOKEN[language]]
    for place in range(0, len(known), 2):
        for kind, text in texts_to_judge(place, words, foreign):
            if kind not in ("the right words", "a sentence of another set"):
                continue
            (phones,) = text_phones([" ".join(text)], language)
            take = Take.of(known[place].audio, phones)
            untried = models_of([take], [" ".join(text)], language)
            (path,) = paths_together([take], untried)
            if path is not None:
                yield evidence(take, path, untried), [kind == "the right words"] * len(phones.words)


def fit(words: Sequence[tuple[npt.NDArray, list[bool]]], rounds: int = 50) -> None:
    """Print the weights of a logistic regression, by Newton's method with a small penalty."""
    found = np.concatenate([each for each, _ in words])
    right = np.concatenate([each for _, each in words]).astype(float)
    given = np.column_stack([found, np.ones(len(found))])
    penalty = np.diag([1.0, 1.0, 0.0])
    weights = np.zeros(3)
    for _ in range(rounds):
        probable = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - probable) - penalty @ weights
        curvature = (given.T * (probable * (1 - probable))) @ given + penalty
        weights += np.linalg.solve(curvature, slope)
    print(f"{len(right)} words: behind {weights[0]:.2f}, uneven {weights[1]:.1f},", end=" ")
    print(f"otherwise {weights[2]:.1f}", flush=True)


if __name__ == "__main__":
    main()
