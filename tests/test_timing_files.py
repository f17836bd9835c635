"""Timing files of speech services and tools, from Amazon Polly to aeneas."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest

from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.doubts import collecting
from labial.errors import AlignmentError, FormatError, LabialError, SpeechError
from labial.formats.alignments import read_alignment, read_alignments
from labial.formats.json_kinds import JSON_KINDS
from labial.formats.transcription import ReadingOptions
from labial.phones import LabelReader
from labial.speech import speak
from labial.speech.word_phones import phones_of_words

POLLY = [
    {"time": 0, "type": "sentence", "start": 0, "end": 9, "value": "Mary had."},
    {"time": 6, "type": "word", "start": 0, "end": 4, "value": "Mary"},
    {"time": 6, "type": "viseme", "value": "p"},
    {"time": 73, "type": "viseme", "value": "E"},
    {"time": 180, "type": "viseme", "value": "r"},
    {"time": 292, "type": "viseme", "value": "i"},
    {"time": 373, "type": "word", "start": 5, "end": 8, "value": "had"},
    {"time": 373, "type": "viseme", "value": "k"},
    {"time": 460, "type": "viseme", "value": "a"},
    {"time": 460, "type": "ssml", "start": 0, "end": 9, "value": "here"},
    {"time": 521, "type": "viseme", "value": "t"},
    {"time": 604, "type": "viseme", "value": "sil"},
]
AZURE = [
    {"audioOffset": 500_000, "visemeId": 0},
    {"audioOffset": 1_000_000, "visemeId": 21},
    {"audioOffset": 2_000_000, "visemeId": 2},
    {"audioOffset": 3_500_000, "visemeId": 0},
    {"audioOffset": 0, "visemeId": 0, "animation": "{}"},
]
BOUNDARIES = [
    {"AudioOffset": 1_000_000, "Duration": 2_500_000, "Text": "Pa", "BoundaryType": "Word"},
    {"AudioOffset": 3_500_000, "Duration": 10_000, "Text": ".", "BoundaryType": "Punctuation"},
]
ELEVEN = {
    "characters": [*"Hi, pa!"],
    "character_start_times_seconds": [0.0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.8],
    "character_end_times_seconds": [0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 0.9],
}
WHISPERX = {
    "segments": [
        {"start": 0.0, "end": 1.5, "text": " Hi, pa 25", "words": [
            {"word": "Hi,", "start": 0.1, "end": 0.4, "score": 0.9},
            {"word": "pa", "start": 0.6, "end": 1.0, "score": 0.9},
            {"word": "25"},
        ]},
    ],
    "word_segments": [],
    "language": "en",
}  # fmt: skip
GENTLE = {
    "transcript": "Hi ma Zorblax",
    "words": [
        {"case": "success", "word": "Hi", "alignedWord": "hi", "start": 0.1, "end": 0.4,
         "phones": [{"phone": "hh_B", "duration": 0.1}, {"phone": "ay_E", "duration": 0.2}]},
        {"case": "not-found-in-audio", "word": "ma"},
        {"case": "success", "word": "Zorblax", "alignedWord": "<unk>", "start": 0.6, "end": 1.0,
         "phones": [{"phone": "oov_S", "duration": 0.4}]},
    ],
}  # fmt: skip
OPENAI = {
    "task": "transcribe", "language": "english", "duration": 1.5, "text": "Hi, pa",
    "words": [{"word": "Hi", "start": 0.1, "end": 0.4}, {"word": "pa", "start": 0.6, "end": 1.0}],
    "segments": [{"id": 0, "start": 0.0, "end": 1.5, "text": "Hi, pa", "tokens": [1, 2]}],
}  # fmt: skip
FORCED = {
    "characters": [{"text": c, "start": 0.1, "end": 0.2} for c in "Hi, pa"],
    "words": [
        {"text": "Hi,", "start": 0.1, "end": 0.4, "loss": 0.1},
        {"text": " ", "start": 0.4, "end": 0.6, "loss": 0.1},
        {"text": "pa", "start": 0.6, "end": 1.0, "loss": 0.1},
    ],
    "loss": 0.1,
}  # fmt: skip
ENGLISH = ReadingOptions(language="en-us")

pytestmark = pytest.mark.filterwarnings("ignore::labial.errors.LabialWarning")


def save(path: Path, values: object, lines: bool = False) -> Path:
    text = "\n".join(map(json.dumps, values)) if lines else json.dumps(values)
    path.write_text(text, "utf-8")
    return path


def spoken(alignment: Alignment) -> list[tuple[float, float, str]]:
    """The phones that are not silence, in ms."""
    return [
        (round(1000 * p.start), round(1000 * p.end), p.label)
        for p in alignment.phones
        if p.label != SILENCE
    ]


def words(alignment: Alignment) -> list[tuple[float, float, str]]:
    return [(round(1000 * w.start), round(1000 * w.end), w.label) for w in alignment.words]


@pytest.mark.parametrize("ending", ["marks", "json"])
def test_pollys_visemes_and_words_are_read(tmp_path, ending):
    path = save(tmp_path / f"a.{ending}", POLLY, lines=True)
    with collecting() as doubts:
        found = read_alignment(path)
    assert spoken(found) == [
        (6, 73, "p"), (73, 180, "ɛ"), (180, 292, "ɹ"), (292, 373, "i"),
        (373, 460, "k"), (460, 521, "a"), (521, 604, "t"),
    ]  # fmt: skip
    assert words(found) == [(6, 373, "Mary"), (373, 604, "had")]
    assert doubts == [
        f"{path}: has visemes, not phones: each is read as one of the phones that look like it"
    ]


def test_azures_events_are_in_ticks_and_batch_synthesis_in_ms(tmp_path):
    expected = [(100, 200, "p"), (200, 350, "ɑ")]
    found = read_alignment(save(tmp_path / "a.json", [*AZURE, *BOUNDARIES]))
    assert (spoken(found), words(found)) == (expected, [(100, 350, "Pa")])
    python = [{"audio_offset": e["audioOffset"], "viseme_id": e["visemeId"]} for e in AZURE[:4]]
    stored = [{f"priv{k[0].upper()}{k[1:]}": v for k, v in e.items()} for e in AZURE]
    in_ms = [e | {"audioOffset": e["audioOffset"] / 10_000} for e in AZURE]
    assert spoken(read_alignment(save(tmp_path / "b.json", python, lines=True))) == expected
    assert spoken(read_alignment(save(tmp_path / "c.json", stored))) == expected
    path = save(tmp_path / "d.json", in_ms)
    assert spoken(read_alignment(path, ReadingOptions(time_unit="ms"))) == expected
    with pytest.raises(
        FormatError, match=r"d\.json: half its phones last 1\.25e-05 s.*--time-unit"
    ):
        read_alignment(path)


def test_a_time_span_of_dot_net_is_a_duration(tmp_path):
    events = [*AZURE, BOUNDARIES[0] | {"Duration": "00:00:00.2000000", "BoundaryType": 0}]
    typed = [*AZURE, BOUNDARIES[0] | {"BoundaryType": "SpeechSynthesisBoundaryType.Word"}]
    assert words(read_alignment(save(tmp_path / "b.json", typed)))[0][2] == "Pa"
    assert words(read_alignment(save(tmp_path / "a.json", events))) == [(100, 300, "Pa")]


def test_words_alone_have_espeak_ngs_phones_scaled_into_them(tmp_path):
    files = {
        "eleven.json": ({"alignment": ELEVEN, "audio_base64": "AA"}, (0, 200), (500, 800)),
        "bare.json": (ELEVEN, (0, 200), (500, 800)),
        "azure.json": (
            [BOUNDARIES[0] | {"Text": "Hi"}, BOUNDARIES[0] | {"AudioOffset": 5_000_000}],
            (100, 350), (500, 750),
        ),
    }  # fmt: skip
    for name, (values, first, second) in files.items():
        path = save(tmp_path / name, values)
        with collecting() as doubts:
            found = read_alignment(path, ENGLISH)
        labels = [label for _, _, label in spoken(found)]
        assert labels == ["h", "aɪ", "p", "ɑ"]
        assert [label for *_, label in words(found)] == [
            "Hi",
            "Pa" if name == "azure.json" else "pa",
        ]
        assert [word[:2] for word in words(found)] == [first, second]
        starts, ends = zip(*[(a, b) for a, b, _ in spoken(found)], strict=True)
        assert (starts[0], ends[1], starts[2], ends[3]) == (*first, *second)
        assert (
            f"{path}: has words without phones: the phones are those of espeak-ng for 'en-us'"
            in (doubts[0])
        )


def test_openais_and_elevenlabs_words_are_read(tmp_path):
    for name, values in {"a.json": OPENAI, "b.json": FORCED}.items():
        options = None if values is OPENAI else ENGLISH
        found = read_alignments([save(tmp_path / name, values)], options)
        assert words(found.alignments[name[0]]) == [(100, 400, "Hi"), (600, 1000, "pa")]
        # A recogniser hears no silence, which may be long.
        assert found.alignments[name[0]].duration == 1.0
        assert found.lasting(name[0], 9.0).duration == 9.0
    klingon = save(tmp_path / "c.json", OPENAI | {"language": "klingon"})
    with pytest.raises(SpeechError, match=r"c\.json: espeak-ng does not speak 'klingon'"):
        read_alignment(klingon)
    assert words(read_alignment(klingon, ENGLISH))[0] == (100, 400, "Hi")


def test_pipers_phonemes_are_read_with_their_marks(tmp_path):
    times = [("^", 0, 100), ("ˈ", 100, 120), ("b", 120, 200), ("i", 200, 300), ("ː", 300, 350)]
    times += [(" ", 350, 400), ("a", 400, 450), ("ɪ", 450, 500), ("ʰ", 500, 500), ("$", 500, 600)]
    values = {"phonemes": [{"phoneme": p, "start": a / 1000, "end": b / 1000} for p, a, b in times]}
    found = read_alignment(save(tmp_path / "a.json", values))
    assert spoken(found) == [(100, 200, "b"), (200, 350, "i"), (400, 450, "a"), (450, 500, "ɪ")]
    assert found.duration == 0.6
    with pytest.raises(FormatError, match=r"a\.json: phonemes\[0\]: 'start' is null, expected a"):
        read_alignment(save(tmp_path / "a.json", {"phonemes": [{"phoneme": "b", "start": None}]}))


def test_kokoros_timestamps_are_words(tmp_path):
    times = [("Hi", 0.1, 0.4), (",", 0.4, 0.4), ("pa", 0.6, 1.0)]
    stamps = [{"word": w, "start_time": a, "end_time": b} for w, a, b in times]
    found = read_alignment(save(tmp_path / "a.json", {"timestamps": stamps}), ENGLISH)
    assert words(found) == [(100, 400, "Hi"), (600, 1000, "pa")]


def test_kokoros_timestamps_may_be_a_list_alone(tmp_path):
    stamps = [{"word": "Hi", "start_time": 0.1, "end_time": 0.4}]
    found = read_alignment(save(tmp_path / "a.json", stamps), ENGLISH)
    assert words(found) == [(100, 400, "Hi")]


def test_elevenlabs_transcripts_have_words_and_other_sounds(tmp_path):
    listed = [
        ("Hi", "word", 0.1, 0.4),
        (" ", "spacing", 0.4, 0.6),
        ("(laughs)", "audio_event", 1, 2),
    ]
    values = {
        "language_code": "en",
        "words": [{"text": t, "type": k, "start": a, "end": b} for t, k, a, b in listed],
    }
    assert words(read_alignment(save(tmp_path / "a.json", values), ENGLISH)) == [(100, 400, "Hi")]


def test_only_one_part_of_elevenlabs_websocket_has_a_place(tmp_path):
    lists = {"chars": [*"Hi"], "charStartTimesMs": [100, 200], "charDurationsMs": [100, 250]}
    part = {"audio": "AA", "isFinal": False, "normalizedAlignment": lists, "alignment": lists}
    last = {"audio": None, "isFinal": True, "alignment": None}
    path = save(tmp_path / "a.json", [part, last], lines=True)
    assert words(read_alignment(path, ENGLISH)) == [(100, 450, "Hi")]
    with pytest.raises(FormatError, match=r"a\.json: has several parts of a WebSocket"):
        read_alignment(save(path, [part, part], lines=True), ENGLISH)
    part["alignment"] = lists | {"charDurationsMs": [100]}
    with pytest.raises(FormatError, match=r"a\.json: expected lists of equal length"):
        read_alignment(save(path, [part], lines=True), ENGLISH)


def test_azures_recognition_has_words_and_sometimes_phones(tmp_path):
    def timed(name: str, label: str, start: int, duration: int) -> dict[str, object]:
        return {name: label, "Offset": start * 10_000, "Duration": duration * 10_000}

    he = timed("Word", "he", 100, 300)
    whole = {"RecognitionStatus": "Success", "Offset": 0, "NBest": [{"Words": [he]}]}
    found = read_alignment(save(tmp_path / "a.json", whole), ENGLISH)
    assert words(found) == [(100, 400, "he")]
    assert [label for *_, label in spoken(found)] == ["h", "i"]
    he["Phonemes"] = [timed("Phoneme", "hh", 100, 100), timed("Phoneme", "iy", 200, 200)]
    path = save(tmp_path / "a.json", whole)
    assert spoken(read_alignment(path)) == [(100, 200, "h"), (200, 400, "i")]
    whole["NBest"][0]["Words"].append(timed("Word", "is", 400, 100))
    with pytest.raises(FormatError, match=r"a\.json: lacks the phones of some words: is"):
        read_alignment(save(path, whole))


def test_words_of_aeneas_share_the_time_of_their_line(tmp_path):
    fragments = [
        {"begin": "0.000", "end": "0.100", "lines": []},
        {"begin": "0.100", "end": "0.600", "id": "f1", "language": "eng", "lines": ["Papa may"]},
        {"begin": "1.000", "end": "1.200", "lines": ["go."]},
    ]
    with collecting() as doubts:
        found = read_alignment(save(tmp_path / "a.json", {"fragments": fragments}), ENGLISH)
    assert words(found) == [(100, 386, "Papa"), (386, 600, "may"), (1000, 1200, "go")]
    assert any("share them by their letters" in each for each in doubts)
    with pytest.raises(FormatError, match=r"fragments\[0\]: 'end' is 2, expected a time as text"):
        wrong = {"fragments": [{"begin": "0", "end": 2, "lines": ["a"]}]}
        read_alignment(save(tmp_path / "a.json", wrong), ENGLISH)


def test_a_stream_of_elevenlabs_is_one_text(tmp_path):
    """A part ends inside of a word, and one has sound only."""
    parts = [
        {
            "audio_base64": "AA",
            "alignment": {key: each[some] for key, each in ELEVEN.items()},
            "normalized_alignment": ELEVEN,
        }
        for some in (slice(0, 5), slice(5, None))
    ]
    parts.insert(1, {"audio_base64": "AA", "alignment": None, "normalized_alignment": None})
    for lines in (True, False):
        found = read_alignment(save(tmp_path / "a.json", parts, lines), ENGLISH)
        assert words(found) == [(0, 200, "Hi"), (500, 800, "pa")]
    parts[2]["alignment"]["characters"] = ["a"]
    with pytest.raises(FormatError, match=r"a\.json, part 3: expected lists of equal length"):
        read_alignment(save(tmp_path / "a.json", parts, lines=True), ENGLISH)
    again = [parts[0], parts[0]]
    with pytest.raises(AlignmentError, match=r"a\.json"):
        read_alignment(save(tmp_path / "a.json", again, lines=True), ENGLISH)


@pytest.mark.parametrize("last", [0, 2])
def test_a_word_after_the_last_viseme_makes_it_last(tmp_path, last):
    late = BOUNDARIES[0] | {"AudioOffset": 4_000_000, "Text": "po"}
    path = save(tmp_path / "a.json", [*AZURE[:3], AZURE[3] | {"visemeId": last}, late])
    with collecting() as doubts:
        found = read_alignment(path)
    assert words(found) == [(400, 650, "po")]
    assert found.duration == pytest.approx(0.65)
    assert spoken(found)[-1] == ((200, 350, "ɑ") if last == 0 else (350, 650, "ɑ"))
    assert f"{path}: the last viseme is taken to last until the end of 'po'" in doubts
    silent = save(tmp_path / "c.json", [AZURE[0], late])
    assert [p.label for p in read_alignment(silent).phones] == [SILENCE, SILENCE]
    # Without its end, the word shows that visemes are missing.
    with pytest.raises(AlignmentError, match=r"b\.json"):
        read_alignment(save(tmp_path / "b.json", [*AZURE[:4], without(late, "Duration")]))


def test_a_short_gap_between_words_is_not_a_pause(tmp_path):
    words = [(0.1, 0.4, "pa"), (0.45, 0.7, "ma"), (0.9, 1.2, "pa")]
    timed = [{"word": w, "start": a, "end": b} for a, b, w in words]
    segments = [{"start": 0.1, "end": 1.2, "words": timed}]
    found = read_alignment(save(tmp_path / "a.json", {"segments": segments, "language": "en-us"}))
    pauses = [
        (round(1000 * p.start), round(1000 * p.end)) for p in found.phones if p.label == SILENCE
    ]
    assert pauses == [(0, 100), (700, 900)]
    assert [(word.start, word.end, word.label) for word in found.words] == words


def test_phones_of_words_are_as_long_as_espeak_ng_says():
    known = speak("mama paid", "en-us").alignment
    _, paid = known.words
    scaled = phones_of_words([Interval(1, 1.4, "mama"), Interval(2, 3, "paid")], "en-us")
    own = [p for p in known.phones if paid.start <= p.start < paid.end]
    assert [p.label for p in scaled[-len(own) :]] == [p.label for p in own]
    for phone, original in zip(scaled[-len(own) :], own, strict=True):
        assert phone.duration == pytest.approx(original.duration / paid.duration)
        assert phone.start == pytest.approx(2 + (original.start - paid.start) / paid.duration)
    assert (scaled[0].start, scaled[-1].end) == (1, 3)


def test_words_that_espeak_ng_joins_or_separates_keep_their_times():
    joined = phones_of_words(
        [Interval(0, 1, "of"), Interval(1, 2, "the"), Interval(3, 4, "sea.")], "en-us"
    )
    assert [p.label for p in joined if p.end <= 2] == ["ʌ", "v", "ð", "ə"]
    assert [p.end for p in joined if p.label == "ə"] == [2]
    assert [p.start for p in joined if p.label == "s"] == [3]
    chinese = phones_of_words([Interval(0, 1, "你好"), Interval(1, 2, "我是，")], "cmn")
    assert next(p.start for p in chinese if p.start >= 1) == 1
    assert chinese[-1].end == 2
    assert phones_of_words([Interval(0, 1, "–"), Interval(1, 2, "<pa>")], "en-us")[0].start == 1


def test_whisperx_words_without_times_share_the_time_that_is_left(tmp_path):
    path = save(tmp_path / "a.json", WHISPERX)
    with collecting() as doubts:
        found = read_alignment(path)
    assert words(found) == [(100, 400, "Hi"), (600, 1000, "pa"), (1000, 1500, "25")]
    assert [word.confidence for word in found.words] == [0.9, 0.9, None]
    assert doubts[0] == f"{path}: words without times were placed between others: 25"
    assert "'en'" in doubts[1]


def test_gentles_phones_follow_one_another_in_their_word(tmp_path):
    path = save(tmp_path / "a.json", GENTLE)
    with collecting() as doubts:
        found = read_alignment(path)
    assert spoken(found)[:2] == [(100, 200, "h"), (200, 400, "aɪ")]
    assert words(found) == [(100, 400, "Hi"), (600, 1000, "Zorblax")]
    unknown = [label for start, _, label in spoken(found) if start >= 600]
    assert unknown[0] == "z" and spoken(found)[-1][1] == 1000
    assert doubts == [
        f"{path}: Gentle did not find, and left out, ma",
        f"{path}: the phones of words unknown to Gentle are espeak-ng's: Zorblax",
    ]


def test_words_of_polly_end_before_a_long_pause(tmp_path):
    marks = [(0, "pa"), (200, "ma"), (400, "pa"), (2000, "map"), (2300, "baby")]
    path = save(
        tmp_path / "a.marks",
        [{"time": t, "type": "word", "value": w} for t, w in marks],
        lines=True,
    )
    found = read_alignment(path, ENGLISH)
    # The median word lasts 100 ms a letter, so "pa" at 400 ms lasts 400 ms at most.
    assert words(found) == [
        (0, 200, "pa"), (200, 400, "ma"), (400, 800, "pa"), (2000, 2300, "map"),
        (2300, 2700, "baby"),
    ]  # fmt: skip


def test_other_files_of_a_folder_do_not_change_how_they_are_read(tmp_path):
    arpabet = [
        {"start": a / 10, "end": a / 10 + 0.1, "label": p} for a, p in ((0, "P"), (1, "AA1"))
    ]
    save(tmp_path / "a.json", {"phones": arpabet})
    save(tmp_path / "b.marks", POLLY, lines=True)
    read = read_alignments(sorted(tmp_path.iterdir()), None, LabelReader("arpabet"))
    assert not read.errors
    assert [label for *_, label in spoken(read.alignments["b"])][:3] == ["p", "ɛ", "ɹ"]


def without(values: dict, *keys: str) -> dict:
    return {key: value for key, value in values.items() if key not in keys}


WORD = WHISPERX["segments"][0]["words"][0]
HI = GENTLE["words"][0]


def whisperx(**changes: object) -> dict:
    return WHISPERX | {"segments": [WHISPERX["segments"][0] | changes]}


def gentle(**changes: object) -> dict:
    return {"words": [HI | changes]}


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (ELEVEN, "words without phones; give their language, --language"),
        ({}, "expected an object with a list 'phones', or one of the other kinds: labial's"),
        ([], "expected an object with a list 'phones'"),
        (ELEVEN | {"segments": []}, "several kinds: WhisperX's segments, ElevenLabs' characters"),
        ([POLLY[2] | {"value": "Q"}], r"viseme 'Q' at 0\.006 s is not one of sil p t S"),
        ([POLLY[2] | {"type": "x"}], 'mark 1: the type is "x"'),
        ([POLLY[2] | {"time": "6"}], "mark 1: 'time' is \"6\", expected a time"),
        ([POLLY[3], POLLY[2]], r"'p' at 0\.006 s follows 'ɛ' at 0\.073 s"),
        ([AZURE[1] | {"visemeId": 22}], r"viseme '22' at 0\.100 s is not one of 0 1"),
        ([BOUNDARIES[0] | {"BoundaryType": "x"}], "event 1: the boundary's type"),
        ([BOUNDARIES[1]], "words without phones"),
        (ELEVEN | {"characters": ["a"]}, "expected lists of equal length"),
        (without(ELEVEN, "characters"), "expected lists of equal length"),
        (whisperx(words=[without(WORD, "end")]), r"segments\[0\]: 'end' is null"),
        (WHISPERX | {"segments": [{"start": 0, "end": 1}]}, "align the transcription first"),
        (whisperx(words=[WORD, {"word": "x"}, WORD]), "there is no time for 'x'"),
        (whisperx(words=[]), "has no words"),
        (WHISPERX | {"language": "xx"}, r"a\.json: espeak-ng does not speak 'xx'"),
        (gentle(case="maybe"), r"words\[0\]: 'case' is \"maybe\", expected one of success"),
        (gentle(phones=[]), r"the phones of 'Hi' end at 0\.10 s, the word at 0\.40 s"),
        (gentle(phones=[{"phone": "qq_S", "duration": 0.3}]), "'qq_S' is not a phone of Gentle"),
        (gentle(case="not-found-in-audio"), "no words that were found"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(tmp_path, values, says):
    path = save(tmp_path / "a.json", values)
    with pytest.raises(LabialError, match=says) as caught:
        read_alignment(path)
    assert "a.json" in str(caught.value)
    assert isinstance(caught.value, (FormatError, AlignmentError, LabialError))


def test_a_line_that_is_not_json_is_named(tmp_path):
    path = save(tmp_path / "a.marks", POLLY, lines=True)
    path.write_text(path.read_text().replace('"value": "E"}', '"value": "E"'))
    with pytest.raises(FormatError, match=r"a\.marks, line 4: not JSON"):
        read_alignment(path)


def test_each_kind_fits_its_own_values_only():
    values = [
        {"phones": []}, {"tiers": {}}, GENTLE, WHISPERX, OPENAI, {"normalized_alignment": ELEVEN},
        FORCED, POLLY, AZURE, {"NBest": [{"Words": []}]}, {"phonemes": [{"phoneme": "b"}]},
        {"timestamps": [{"word": "a", "start_time": 0.1}]},
        {"fragments": [{"lines": []}]},
    ]  # fmt: skip
    fitting = [[kind.fits(each) for kind in JSON_KINDS] for each in values]
    assert fitting == [[a == b for b in range(len(values))] for a in range(len(values))]


def test_the_language_of_words_is_given_to_animate(tmp_path):
    path, output = save(tmp_path / "a.json", ELEVEN), tmp_path / "a.TextGrid"
    assert main(["animate", str(path), "-o", str(output)]) == 2
    assert main(["animate", str(path), "--language", "en-us", "-o", str(output)]) == 0
    assert words(read_alignment(output)) == [(0, 200, "Hi"), (500, 800, "pa")]


def test_what_was_estimated_is_said_in_the_output(tmp_path):
    path = save(tmp_path / "a.json", ELEVEN)
    line = ["animate", str(path), "--language", "en-us", "-o"]
    assert main([*line, str(tmp_path / "a.npz")]) == 0
    assert main(["convert", str(tmp_path / "a.npz"), "-o", str(tmp_path / "a.svg")]) == 0
    assert "phones estimated from words" in (tmp_path / "a.svg").read_text()
    known = save(tmp_path / "b.json", {"phones": [{"start": 0.1, "end": 0.3, "label": "ɑ"}]})
    assert main(["animate", str(known), "-o", str(tmp_path / "b.svg")]) == 0
    assert "estimated" not in (tmp_path / "b.svg").read_text()


@pytest.mark.parametrize(("values", "fits"), [(GENTLE, True), (POLLY, False)])
def test_silence_follows_what_a_recogniser_found_only(tmp_path, values, fits):
    save(tmp_path / "a.json", values)
    read = read_alignments([tmp_path / "a.json"])
    with collecting() as doubts:
        lasting = read.lasting("a", 3.0)
    assert (lasting.duration == 3.0) is fits
    assert ["last 2.0 s of the sound are taken as silence" in each for each in doubts] == [
        True
    ] * fits
    assert read.lasting("a", read.alignments["a"].duration + 0.9).phones[-1].label == SILENCE


def test_a_service_is_animated_and_its_doubts_are_printed(tmp_path, capsys):
    path = save(tmp_path / "a.marks", POLLY, lines=True)
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        assert main(["animate", str(path), "-o", str(tmp_path / "a.TextGrid")]) == 0
    assert "has visemes, not phones" in capsys.readouterr().err
    assert spoken(read_alignment(tmp_path / "a.TextGrid"))[0] == (6, 73, "p")
