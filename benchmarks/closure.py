"""Timing of the lips' closure in a synthesiser's /p b m/ relative to the acoustic closure.

The acoustic closure is measured in the sound only: the level above 700 Hz falls most steeply when
the mouth closes and rises most steeply when it opens. Lips are closed if their aperture is below
1.5 mm. Prints medians and the range of the middle 80 % in ms; negative values are early. The same
is printed for the phones, whose start and end should be those of the acoustic closure. As a mouth
that is always shut would score well, the share of vowels that are shut at their midpoint is also
printed.

espeak-ng speaks 8 sentences in two accents, another speaker (--speaker) the first 100 English
sentences that labial ships.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.signal import butter, sosfiltfilt

import labial
from labial.alignment import Interval
from labial.face.lips import aperture
from labial.phones.inventory import BILABIALS, VOWELS
from labial.prompts.candidates import shipped_sentences
from labial.utterance import Audio, Utterance

CLOSED_BELOW_MM = 1.5
SEARCH_S = 0.06
HOP_S = 0.002
FPS = 250.0
SHIPPED = 100
MEASURED = ("phone_start_ms", "phone_end_ms", "close_ms", "open_ms")

SENTENCES = (
    "A puppy begged my mother for a piece of apple pie.",
    "Tomorrow my baby may be able to paper over the map.",
    "He put a happy camel about a mile above the open harbour.",
    "Do you remember a cabbage, a tomato and a cup of pepper?",
    "My aunt, a member, will appear at the upper bar at about eleven.",
    "The robber ran away; a bear may appear, so be polite.",
    "Every opera by a poor composer may become a triumph.",
    "A lamb, a pony and a beaver came up above the abbey.",
)


def main() -> None:
    """Speak, animate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--speaker", help="a Piper voice that speaks English")
    arguments = parser.parse_args()
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    shut: dict[str, list[bool]] = defaultdict(list)
    for utterance in utterances(arguments.speaker):
        for phone, measured in measured_closures(utterance):
            rows[phone.label].append(measured)
            rows["all"].append(measured)
        for vowel, is_shut in vowels_shut(utterance):
            shut[vowel].append(is_shut)
            shut["all"].append(is_shut)
    summary = {label: summarise(each) for label, each in rows.items()}
    vowels = {v: {"n": len(each), "shut": float(np.mean(each))} for v, each in shut.items()}
    if arguments.json:
        print(json.dumps({"bilabials": summary, "vowels": vowels}, ensure_ascii=False))
        return
    titles = ("phone starts, ms", "phone ends, ms", "lips close, ms", "lips open, ms")
    print(f"{'':5}{'n':>4}  {'closed in it':>12}" + "".join(f"{title:>22}" for title in titles))
    for label, each in sorted(summary.items()):
        spreads = ("{:+.0f} ({:+.0f} to {:+.0f})".format(*each[key]) for key in MEASURED)
        print(
            f"{label:5}{each['n']:4}  {each['closed']:12.2f}" + "".join(f"{s:>22}" for s in spreads)
        )

    print("vowels shut at their midpoint, share of n:")
    common = sorted(vowels.items(), key=lambda item: -item[1]["n"])
    print("  " + ", ".join(f"{v} {e['shut']:.2f} of {e['n']}" for v, e in common if e["n"] >= 10))


def utterances(speaker: str | None) -> Iterator[Utterance]:
    """The sentences, spoken and animated."""
    if speaker is None:
        for language in ("en-gb", "en-us"):
            for sentence in SENTENCES:
                yield labial.say(sentence, language, fps=FPS)
    else:
        for sentence in shipped_sentences("en")[:SHIPPED]:
            yield labial.say(sentence, speaker=speaker, fps=FPS)


def vowels_shut(utterance: Utterance) -> list[tuple[str, bool]]:
    """Each vowel, and whether the lips are closed at its midpoint."""
    opening, times = aperture(utterance.motion), utterance.motion.times
    return [
        (phone.label, bool(np.interp(phone.middle, times, opening) < CLOSED_BELOW_MM))
        for phone in utterance.alignment.phones
        if phone.label[0] in VOWELS
    ]


def measured_closures(utterance: Utterance) -> list[tuple[Interval, dict[str, float]]]:
    """Each bilabial between vowels, with the lips' closure relative to the acoustic one."""
    assert utterance.audio is not None
    phones, motion = utterance.alignment.phones, utterance.motion
    opening = aperture(motion)
    found = []
    for before, phone, after in zip(phones, phones[1:], phones[2:], strict=False):
        between_vowels = before.label[0] in VOWELS and after.label[0] in VOWELS
        if phone.label not in BILABIALS or not between_vowels:
            continue
        start, end = acoustic_closure(utterance.audio, phone)
        inside = opening[round(start * FPS) : round(end * FPS) + 1]
        lowest = round(start * FPS) + int(inside.argmin())
        closed = bool(opening[lowest] < CLOSED_BELOW_MM)
        measured = dict.fromkeys(MEASURED, np.nan) | {
            "closed": float(closed),
            "phone_start_ms": 1000 * (phone.start - start),
            "phone_end_ms": 1000 * (phone.end - end),
        }
        if closed:
            open_frames = np.flatnonzero(opening >= CLOSED_BELOW_MM)
            earlier, later = open_frames[open_frames < lowest], open_frames[open_frames > lowest]
            if len(earlier) and len(later):
                measured["close_ms"] = 1000 * ((earlier[-1] + 1) / FPS - start)
                measured["open_ms"] = 1000 * (later[0] / FPS - end)
        found.append((phone, measured))
    return found


def acoustic_closure(audio: Audio, phone: Interval) -> tuple[float, float]:
    """Start and end in seconds of the closure in the sound, near those of the phone."""
    level = high_level(audio)
    slope = np.gradient(level)
    return (
        steepest(-slope, phone.start, phone.start - SEARCH_S, phone.middle),
        steepest(slope, phone.end, phone.middle, phone.end + SEARCH_S),
    )


def high_level(audio: Audio) -> npt.NDArray[np.float64]:
    """Level in dB of the sound above 700 Hz, each 2 ms over about 10 ms."""
    sections = butter(4, 700, "highpass", fs=audio.rate, output="sos")
    energy = sosfiltfilt(sections, audio.samples.astype(float)) ** 2
    hop = round(HOP_S * audio.rate)
    blocks = energy[: len(energy) // hop * hop].reshape(-1, hop).mean(axis=1)
    smooth = np.convolve(blocks, np.hanning(7)[1:-1] / np.hanning(7).sum(), mode="same")
    # Levels far below speech are clipped, so that the steepest edge is not within silence.
    level: npt.NDArray[np.float64] = 10 * np.log10(np.maximum(smooth, 1e2))
    return level


def steepest(slope: npt.NDArray[np.float64], near: float, first: float, last: float) -> float:
    """The time in seconds of the largest slope between two times, preferably close to ``near``."""
    times = np.arange(len(slope)) * HOP_S
    weight = np.exp(-0.5 * ((times - near) / SEARCH_S) ** 2)
    inside = (times >= first) & (times <= last)
    return float(times[inside][np.argmax((slope * weight)[inside])])


def summarise(measured: list[dict[str, float]]) -> dict[str, object]:
    """Count, share closed during the acoustic closure, medians and the range of the middle 80 %."""

    def spread(key: str) -> list[float]:
        values = [each[key] for each in measured if np.isfinite(each[key])]
        return [float(v) for v in np.percentile(values, [50, 10, 90])]

    return {
        "n": len(measured),
        "closed": float(np.mean([each["closed"] for each in measured])),
        **{key: spread(key) for key in MEASURED},
    }


if __name__ == "__main__":
    main()
