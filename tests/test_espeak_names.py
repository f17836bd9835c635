"""Names of espeak-ng's phonemes against what its own data say of them, in all its languages."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial.alignment import SILENCE
from labial.phones import canonical_phone
from labial.phones.inventory import ROUNDED_VOWELS
from labial.speech import languages, speak
from labial.speech.espeak_names import phones_of

espeakng_loader = pytest.importorskip("espeakng_loader")

# Places of articulation of espeak-ng's data, and the consonants of IPA that are there.
BILABIAL, LABIODENTAL, LABIOVELAR = 1, 2, 9
AT_THE_LIPS = {BILABIAL: "pbmɓɸβʙ", LABIODENTAL: "fvʋɱ", LABIOVELAR: "wʍɥ"}
VOWEL, VIRTUAL = 2, 9
# Places in the data that are not those of the sounds in its sources: aspirated Burmese stops,
# Vietnamese ŋ, whose lips close only after rounded vowels, and the breath of ʍ.
WRONG_PLACES = {("my", "h"), ("my", "t"), ("my", "v"), ("grc", "f"), ("vi", "ŋ")}

ENUMERATE = """
import ctypes, json, sys
import labial.speech.espeak_process as espeak
library, _ = espeak._load(sys.argv[1])
voices = espeak._voices(library)
for tag, names in json.load(sys.stdin).items():
    library.espeak_SetVoiceByName(voices[tag][0])
    for name in names:
        found = []
        def receive(samples, count, event):
            i = 0
            while event[i].type != espeak.END_OF_EVENTS:
                if event[i].type == espeak.PHONEME:
                    found.append(espeak._phoneme_name(event[i]))
                i += 1
            return 0
        callback = espeak._Callback(receive)
        library.espeak_SetSynthCallback(callback)
        text = f"[[{name}]]".encode()
        library.espeak_Synth(text, len(text) + 1, 0, 1, 0, espeak.UTF8 | 0x100, None, None)
        print(json.dumps([tag, name, "".join(found)]))
"""


def tables(data: Path) -> dict[str, dict[str, tuple[int, int]]]:
    """By language, the type and place of articulation of each phoneme, by its own name."""
    content = (data / "phontab").read_bytes()
    read: list[tuple[str, int, dict[int, tuple[str, int, int]]]] = []
    at = 4
    for _ in range(content[0]):
        count, base = content[at], content[at + 1]
        name = content[at + 4 : at + 36].split(b"\0")[0].decode()
        at += 36
        phonemes = {}
        for _ in range(count):
            spelled, flags, _, code, kind = struct.unpack_from("<4sIHBB", content, at)
            label = spelled.split(b"\0")[0].decode("latin-1")
            phonemes[code] = (label, kind, flags >> 16 & 15)
            at += 16
        inherited = read[base - 1][2] if base else {}
        read.append((name, base, {**inherited, **phonemes}))
    return {name: {n: (k, p) for n, k, p in each.values()} for name, _, each in read}


def announced(wanted: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """The language, its phoneme, and how espeak-ng announces it."""
    packages = str(Path(espeakng_loader.__file__).parent.parent)
    printed = subprocess.run(
        [sys.executable, "-c", ENUMERATE, packages],
        input=json.dumps(wanted),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [tuple(json.loads(line)) for line in printed.splitlines()]


def check_places(tags: list[str]) -> int:
    """Check the consonants of languages; returns how many were at the lips."""
    by_table = tables(Path(espeakng_loader.get_data_path()))
    features = {tag: by_table[tag] for tag in tags if tag in by_table}
    consonants = {
        tag: [name for name, (kind, _) in each.items() if VOWEL < kind < VIRTUAL]
        for tag, each in features.items()
    }
    labial = 0
    for tag, name, spelled in announced(consonants):
        phones = [phone for phone in phones_of(spelled, tag) if phone != SILENCE] if spelled else []
        place = features[tag][name][1]
        if not phones or not place or (tag, phones[0]) in WRONG_PLACES or "ʍ" in phones[0]:
            continue
        if name == "B" and phones == ["f"]:  # devoiced where nothing follows
            continue
        for lips, letters in AT_THE_LIPS.items():
            assert (phones[0][0] in letters) == (place == lips), (tag, name, spelled, phones)
        labial += place in AT_THE_LIPS
    return labial


def test_consonants_are_at_the_lips_where_espeak_ng_has_them() -> None:
    assert check_places(["ru", "de", "si", "om", "vi", "cmn", "is"]) > 30


@pytest.mark.slow
def test_consonants_of_all_languages_are_at_the_lips_where_espeak_ng_has_them() -> None:
    assert check_places(list(languages())) > 500


@pytest.mark.parametrize(
    ("language", "text", "rounded"),
    [
        ("ru", "мы быстро сын", ""),
        ("pt-br", "leite quente", ""),
        ("ro", "câine", ""),
        ("cy", "tywydd dyn", "u"),
        ("cmn", "喝 可", ""),
        ("gn", "yvy", ""),
        ("vi", "tư mười", ""),
        ("yue", "水 靴 香", "øy œ œ"),
        ("ky", "көл күн", "ø y"),
        ("tr", "göl gül kızıl", "œ ø"),
        ("fr", "une peu", "y ø"),
        ("hu", "öt fül", "ø y"),
    ],
)
def test_vowels_are_rounded_where_the_language_rounds_them(
    language: str, text: str, rounded: str
) -> None:
    phones = [phone.label for phone in speak(text, language).alignment.phones]
    found = [phone for phone in phones if any(letter in ROUNDED_VOWELS for letter in phone)]
    if language == "cy":  # the second half of a diphthong
        assert found == ["ɨu"] and "ɨ" in phones
    else:
        assert found == rounded.split()


@pytest.mark.parametrize(
    ("language", "text", "phones"),
    [
        ("it", "carta", "k a r t a"),
        ("ru", "друг", "d r u k"),
        ("ro", "prost", "p r o s t"),
        ("hr", "prst", "p r s t"),
    ],
)
def test_a_trill_has_no_pause_before_it(language: str, text: str, phones: str) -> None:
    labels = [phone.label for phone in speak(text, language).alignment.phones]
    assert [label for label in labels[1:-1] if label == SILENCE] == []
    assert " ".join(label for label in labels if label != SILENCE) == phones


@pytest.mark.parametrize(
    ("name", "phones"),
    [
        ("", (SILENCE,)),
        ("(en)", (SILENCE,)),
        ("ˈɑː", ("ɑ",)),
        ("tʃʲ", ("tʃ",)),
        ("ts.h", ("ʈʂ",)),
        ("ph", ("p",)),
        ("k-", ("k",)),
        ("ʲ", ("j",)),
        ('ˈu"ː', ("ʉ",)),
        ("ᵐ", ("m",)),
        ("ʔœ", ("œ",)),
        ("onɡ", ("o", "ŋ")),
        ("y", ("y",)),
        ("1", ()),
        ("ː", ()),
    ],
)
def test_phones_of_names(name: str, phones: tuple[str, ...]) -> None:
    assert phones_of(name, "en-us") == phones


def test_names_mean_what_they_do_in_the_language_spoken() -> None:
    assert phones_of("y", "ru") == phones_of("ˈy", "ru-lv") == ("ɨ",)
    assert phones_of("oe", "zh-yue") == ("œ",) and phones_of("o-", "zh") == ("ɤ",)
    # A word of another language inside a text: English inside Russian.
    russian = [phone.label for phone in speak("мы surf", "ru").alignment.phones]
    assert "ɨ" in russian and "y" not in russian


@given(st.text(max_size=8), st.sampled_from(["en-gb", "ru", "zh-yue", "fo"]))
def test_phones_of_any_name_are_canonical(name: str, language: str) -> None:
    assert all(canonical_phone(phone) == phone for phone in phones_of(name, language))
