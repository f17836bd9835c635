"""CTM, HTK and MFA files, tiers by name, units of time, and folders of them all."""

from __future__ import annotations

import csv
import json
import re
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from praatio import textgrid as praat
from praatio.data_classes.interval_tier import IntervalTier
from textgrid import MLF

from labial.alignment import SILENCE, Alignment, Interval
from labial.cli import main
from labial.errors import AlignmentError, FormatError, LabialError, LabialWarning, PhoneError
from labial.formats.alignments import read_alignment, read_alignments
from labial.formats.ctm import read_phone_table
from labial.formats.transcription import ReadingOptions
from labial.phones import LabelReader

PHONES = [(0.0, 0.2, "SIL"), (0.2, 0.3, "P"), (0.3, 0.5, "AA1"), (0.5, 0.9, "SIL")]
EXPECTED = Alignment(
    (
        Interval(0.0, 0.2, SILENCE),
        Interval(0.2, 0.3, "p"),
        Interval(0.3, 0.5, "ɑ"),
        Interval(0.5, 0.9, SILENCE),
    )
)


def same(found: Alignment, expected: Alignment) -> bool:
    """Whether alignments agree, times to a microsecond."""
    pairs = zip(found.phones + found.words, expected.phones + expected.words, strict=True)
    return all(
        a.label == b.label and abs(a.start - b.start) < 1e-6 and abs(a.end - b.end) < 1e-6
        for a, b in pairs
    )


def write(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def ctm(utterance="u1", phones=PHONES, channel="1", end="") -> str:
    return "".join(f"{utterance} {channel} {a:.3f} {b - a:.3f} {p}{end}\n" for a, b, p in phones)


def lab(phones=PHONES) -> str:
    return "".join(f"{a * 1e7:.0f} {b * 1e7:.0f} {label}\n" for a, b, label in phones)


def mlf(**utterances: str) -> str:
    parts = [f'"*/{name}.lab"\n{lines}.\n' for name, lines in utterances.items()]
    return "#!MLF!#\n" + "".join(parts)


def all_of(path: Path, **options) -> dict[str, Alignment]:
    found = read_alignments([path], ReadingOptions(**options))
    assert found.errors == []
    return found.alignments


@pytest.mark.parametrize("end", ["", " 0.98", " NA lex speaker"])
def test_ctm_holds_several_utterances(tmp_path, end):
    text = ";; a comment\n" + ctm("u1", end=end) + "\n" + ctm("u2", PHONES[:3], end=end)
    found = all_of(write(tmp_path / "a.ctm", text))
    assert list(found) == ["u1", "u2"]
    assert same(found["u1"], EXPECTED)
    assert same(found["u2"], Alignment(EXPECTED.phones[:3]))


def test_channels_of_a_ctm_are_utterances(tmp_path):
    found = all_of(write(tmp_path / "a.ctm", ctm("u", channel="A") + ctm("u", channel="B")))
    assert list(found) == ["u-A", "u-B"]
    assert list(all_of(write(tmp_path / "a.ctm", ctm("spk/u", channel="A")))) == ["u"]


def test_kaldis_numbers_are_looked_up(tmp_path):
    table = read_phone_table(
        write(tmp_path / "phones.txt", "<eps> 0\nSIL 1\nSIL_S 2\nP_B 3\nAA1_E 4\n#0 5\n")
    )
    text = ctm(phones=[(a, b, n) for (a, b, _), n in zip(PHONES, (1, 3, 4, 2), strict=True)])
    path = write(tmp_path / "a.ctm", text)
    assert same(all_of(path, phone_table=table)["u1"], EXPECTED)
    with pytest.raises(FormatError, match=r"a\.ctm: its labels are numbers; .* --phone-table"):
        read_alignment(path)
    write(path, text.replace(" 4\n", " 9\n"))
    with pytest.raises(FormatError, match=r"a\.ctm, line 3: the phone table lacks the number 9"):
        read_alignment(path, ReadingOptions(phone_table=table))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no symbols"),
        ("a\n", r"line 1: 'a', expected a symbol and a number"),
        ("a 1\nb -1\n", "line 2"),
        ("a 1\nb 1\n", "line 2: the number 1 appears twice"),
    ],
)
def test_a_bad_phone_table_is_named(tmp_path, text, says):
    with pytest.raises(FormatError, match=rf"phones\.txt.*{says}"):
        read_phone_table(write(tmp_path / "phones.txt", text))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "holds no phones"),
        ("u 1 0.0 0.1\n", "line 1: has 4 fields, expected utterance, channel"),
        ("u 1 0.0 0.1 a 0.5 x y z\n", "line 1: has 9 fields"),
        ("u 1 0.0 x a\n", "line 1: '0.0' and 'x' are not start and duration"),
        ("u 1 nan 0.1 a\n", "not start and duration"),
        ("u 1 0.0 1e999 a\n", "line 1.*finite"),
        ("u 1 0_1 0.1 a\n", "not start and duration"),
        ("u 1 -1 0.1 a\n", "line 1.*negative"),
        ("u 1 0.0 0 a\n", "line 1.*must end after"),
        ("u 1 0.0 0.1 a high\n", "line 1: 'high' is not a confidence"),
        ("u 1 0.0 0.2 a\nu 1 0.1 0.2 b\n", "utterance u: interval 'b'.*overlaps"),
        ("../.. 1 0.0 0.2 a\n", r"line 1: '../..' names no utterance"),
    ],
)
def test_a_bad_ctm_is_named_with_its_line(tmp_path, text, says):
    with pytest.raises(LabialError, match=rf"a\.ctm.*{says}"):
        read_alignment(write(tmp_path / "a.ctm", text))


def test_htk_labels_count_100_ns(tmp_path):
    assert same(read_alignment(write(tmp_path / "a.lab", lab())), EXPECTED)
    scored = lab().replace("P\n", "P -123.5\n")
    assert same(read_alignment(write(tmp_path / "a.rec", scored)), EXPECTED)


def test_htk_levels_are_phones_and_words(tmp_path):
    """The HTK Book's own example of two levels."""
    text = (
        "0000000 2200000 ay ice\n2200000 3600000 s\n3600000 4300000 k cream\n4300000 5000000 r\n"
        "5000000 7400000 iy\n7400000 8200000 m\n"
    )
    found = read_alignment(write(tmp_path / "a.lab", text), labels=LabelReader("arpabet"))
    assert [phone.label for phone in found.phones] == ["aɪ", "s", "k", "ɹ", "i", "m"]
    words = [(word.label, word.start, word.end) for word in found.words]
    assert words == [("ice", 0, pytest.approx(0.36)), ("cream", pytest.approx(0.36), 0.82)]


STATES = (
    "0 300000 s2 -1.5 SIL -9.0 sil\n300000 1000000 s3 -2.0\n1000000 1500000 s2 -3.0 P -8 pa\n"
    "1500000 2000000 s4 -1\n2000000 2500000 s2 -1 AA1 -4\n2500000 4000000 s3 -2\n"
    "4000000 4000000 s2 -2 SIL -3 sil\n"
)


@pytest.mark.parametrize("states", [STATES, re.sub(r" s(\d)", r" x_s\1[1]", STATES)])
def test_htk_states_are_not_phones(tmp_path, states):
    found = read_alignment(write(tmp_path / "a.lab", states))
    phones = [(phone.label, phone.end) for phone in found.phones]
    assert phones == [("sil", 0.1), ("p", 0.2), ("ɑ", 0.4)]
    assert [(word.label, word.start, word.end) for word in found.words] == [("pa", 0.1, 0.4)]


def test_the_levels_of_htk_files_can_be_chosen(tmp_path):
    text = "0 1000000 x P pa\n1000000 2000000 y AA1\n"
    path = write(tmp_path / "a.lab", text)
    found = read_alignment(path, ReadingOptions(phones_tier="2", words_tier="3"))
    assert [phone.label for phone in found.phones] == ["p", "ɑ"]
    assert [word.label for word in found.words] == ["pa"]


def test_htk_triphones_are_their_middle_phone(tmp_path):
    names = {"P": "SIL-P+AA1", "AA1": "P-AA1"}
    text = lab([(a, b, names.get(p, p)) for a, b, p in PHONES])
    assert same(read_alignment(write(tmp_path / "a.lab", text)), EXPECTED)


def test_names_in_htk_files_may_be_quoted(tmp_path):
    found = read_alignment(write(tmp_path / "a.lab", '0 1000000 "\\"a"\n1000000 2000000 \'@\'\n'))
    assert [phone.label for phone in found.phones] == ["a", "ə"]


def test_an_mlf_holds_several_utterances(tmp_path):
    text = mlf(u1=lab(), u2=lab(PHONES[:3]))
    text = text.replace('"*/u2.lab"', '"C:\\\\data\\\\set.1\\\\u2.rec"')
    found = all_of(write(tmp_path / "a.mlf", text))
    assert list(found) == ["u1", "u2"]
    assert same(found["u1"], EXPECTED)
    assert same(found["u2"], Alignment(EXPECTED.phones[:3]))


LABELS = st.sampled_from(["AA1", "P", "IY0", "B", "SIL", "UW2"])


@st.composite
def spoken(draw):
    """Utterances in units of 100 ns: lists of phones, each with or without a word."""
    utterances = []
    for _ in range(draw(st.integers(1, 3))):
        lengths = draw(st.lists(st.integers(1, 40), min_size=1, max_size=8))
        edges = np.concatenate([[0], np.cumsum(lengths)]) * 100_000
        first = draw(st.sampled_from(["one", "two"]))
        words = [first, *(draw(st.sampled_from(["", "", "a", "big"])) for _ in lengths[1:])]
        labels = [draw(LABELS.filter(lambda label: label != "SIL")) for _ in lengths]
        utterances.append(list(zip(edges[:-1], edges[1:], labels, words, strict=True)))
    return utterances


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spoken())
def test_an_mlf_is_read_as_another_reader_reads_it(tmp_path, utterances):
    bodies = {
        f"u{i}": "".join(f"{a} {b} {label} {word}\n" for a, b, label, word in phones)
        for i, phones in enumerate(utterances)
    }
    path = write(tmp_path / "a.mlf", mlf(**bodies))
    labels = LabelReader("arpabet")
    found = read_alignments([path], ReadingOptions(time_unit="100ns"), labels).alignments
    for name, grid in zip(bodies, MLF(str(path)), strict=True):
        phones, words = (grid.getFirst(tier) for tier in ("phones", "words"))
        table = labels.read({"": {phone.mark for phone in phones}})[""].phones
        expected = [(round(p.minTime, 5), round(p.maxTime, 5), table[p.mark]) for p in phones]
        assert [
            (round(p.start, 5), round(p.end, 5), p.label) for p in found[name].phones
        ] == expected
        assert [word.label for word in found[name].words] == [word.mark for word in words]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a master label file"),
        ('"*/a.lab"\n', "not a master label file"),
        ("#!MLF!#\n", "holds no utterances"),
        ('#!MLF!#\n"*/a.lab"\n0 1000000 P\n', "cut short: utterance a has no full stop"),
        ("#!MLF!#\n*/a.lab\n0 1000000 P\n.\n", r"line 2: '\*/a.lab', expected an utterance's name"),
        ('#!MLF!#\n"*" -> "/db"\n', r"line 2: .* expected an utterance's name"),
        ('#!MLF!#\n"*/a_*.lab"\n0 1000000 P\n.\n', r"line 2: 'a_\*|line 2: .* names no utterance"),
        ('#!MLF!#\n"a"\n.\n', "utterance a: holds no labels"),
        ('#!MLF!#\n"a"\nP\nAA1\n.\n', "line 3: 'P', expected start, end and label"),
        ('#!MLF!#\n"a"\n0 P\n.\n', "line 3: '0 P', expected start, end and label"),
        ('#!MLF!#\n"a"\n0 1000000 P\n///\n0 1000000 T\n.\n', "line 4: holds several alternatives"),
        ('#!MLF!#\n"a"\n0 0.1 P\n.\n', "line 3: '0' and '0.1' are not whole numbers of 100 ns"),
        ('#!MLF!#\n"a"\n1000000 0 P\n.\n', "line 3.*must end after"),
        ('#!MLF!#\n"a"\n0 1000000 P\n.\n"a"\n0 1000000 P\n.\n', "two alignments are called 'a'"),
    ],
)
def test_a_bad_mlf_is_named_with_its_line(tmp_path, text, says):
    with pytest.raises(LabialError, match=rf"(a\.mlf.*)?{says}") as raised:
        read_alignment(write(tmp_path / "a.mlf", text))
    assert "a.mlf" in str(raised.value)


def praat_grid(**tiers) -> praat.Textgrid:
    grid = praat.Textgrid()
    for name, entries in tiers.items():
        grid.addTier(IntervalTier(name.replace("__", " - "), entries, 0, 0.9))
    return grid


WORDS = [(0.2, 0.5, "pa")]
WITH_WORDS = Alignment(EXPECTED.phones, (Interval(0.2, 0.5, "pa"),))


def test_the_montreal_forced_aligners_textgrid_is_read(tmp_path):
    path = tmp_path / "a.TextGrid"
    grid = praat_grid(Ann__words=WORDS, Ann__phones=PHONES)
    grid.save(str(path), "long_textgrid", includeBlankSpaces=True)
    assert same(read_alignment(path), WITH_WORDS)
    grid.addTier(IntervalTier("Bob - words", [(0.2, 0.5, "ta")], 0, 0.9))
    grid.addTier(IntervalTier("Bob - phones", [(0.2, 0.3, "T"), (0.3, 0.5, "AA1")], 0, 0.9))
    grid.save(str(path), "short_textgrid", includeBlankSpaces=True)
    with pytest.raises(FormatError, match=r"a\.TextGrid: the tiers \['Ann - phones', 'Bob"):
        read_alignment(path)
    bob = read_alignment(path, ReadingOptions(phones_tier="Bob - phones"))
    assert [phone.label for phone in bob.phones] == [SILENCE, "t", "ɑ", SILENCE]
    assert [word.label for word in bob.words] == ["ta"]


def test_tiers_of_any_name_can_be_chosen(tmp_path):
    path = tmp_path / "a.TextGrid"
    grid = praat_grid(Laute=PHONES, phones=[(0, 0.9, "nonsense")], Wort=WORDS)
    grid.save(str(path), "long_textgrid", includeBlankSpaces=True)
    chosen = ReadingOptions(phones_tier="laute", words_tier="Wort")
    assert same(read_alignment(path, chosen), WITH_WORDS)
    with pytest.raises(FormatError, match=r"a\.TextGrid: has no tier called 'x' among \['Laute'"):
        read_alignment(path, ReadingOptions(phones_tier="x"))


def test_the_montreal_forced_aligners_json_is_read(tmp_path):
    """praatio writes the same form, apart from the name of the tiers' type."""
    path = tmp_path / "a.json"
    praat_grid(words=WORDS, phones=PHONES).save(str(path), "json", includeBlankSpaces=True)
    assert same(read_alignment(path), WITH_WORDS)
    values = json.loads(path.read_text())
    values["tiers"]["phones"]["type"] = "interval"
    assert same(read_alignment(write(path, json.dumps(values))), WITH_WORDS)


def mfa_csv(path: Path, rows, header=("Begin", "End", "Label", "Type", "Speaker")) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def test_the_montreal_forced_aligners_csv_is_read(tmp_path):
    rows = [(a, b, w, "words", "Ann") for a, b, w in WORDS]
    rows += [(a, b, p, "phones", "Ann") for a, b, p in PHONES]
    path = mfa_csv(tmp_path / "a.csv", rows)
    assert same(read_alignment(path), WITH_WORDS)
    mfa_csv(path, [*rows, (0.2, 0.4, "T", "phones", "Bob")])
    with pytest.raises(FormatError, match="may all be meant"):
        read_alignment(path)
    assert same(read_alignment(path, ReadingOptions(phones_tier="Ann - phones")), WITH_WORDS)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.csv", "", "expected the header Begin,End,Label,Type,Speaker"),
        ("a.csv", "time_s,x\n0,1\n", "expected the header"),
        ("a.csv", "Begin,End,Label,Type,Speaker\n0,1,P\n", "line 2: has 3 fields"),
        ("a.csv", "Begin,End,Label,Type,Speaker\n0,x,P,phones,A\n", "line 2: '0' and 'x'"),
        ("a.csv", 'Begin,End,Label,Type,Speaker\n0,1,"P,phones,A\n', "not CSV"),
        ("a.csv", "Begin,End,Label,Type,Speaker\n", r"has the tiers \[\]"),
        (
            "a.csv",
            "Begin,End,Label,Type,Speaker\n0,1,P,phones,A\n1,2,P,phones,\n",
            "line 3: has no speaker, but others have 'A'",
        ),
        (
            "a.csv",
            "Begin,End,Label,Type,Speaker\n0,1,P,phones,A\n1,2,P,phnes,A\n",
            "line 3: the type 'phnes' is neither 'phones' nor 'words'",
        ),
        ("a.json", '{"tiers": [], "end": 1}', "'tiers' is not an object"),
        ("a.json", '{"tiers": {"phones": 1}, "end": 1}', "no list 'entries'"),
        ("a.json", '{"tiers": {"phones": {"entries": [[0, 1]]}}, "end": 1}', "entry 0 is"),
        ("a.json", '{"tiers": {"phones": {"entries": []}}}', "'end' is None"),
        ("a.json", '{"tiers": {"x": {"entries": []}, "y": {}}, "end": 1}', "has the tiers"),
    ],
)
def test_bad_files_of_the_aligner_are_named(tmp_path, name, text, says):
    with pytest.raises(LabialError, match=rf"{re.escape(name)}.*{says}"):
        read_alignment(write(tmp_path / name, text))


FRAMES = [(0, 20, "SIL"), (20, 30, "P"), (30, 50, "AA1"), (50, 90, "SIL")]


@pytest.mark.parametrize(
    ("name", "text", "unit"),
    [
        ("a.ctm", ctm(phones=FRAMES), "10ms"),
        ("a.ctm", ctm(phones=[(a * 10, b * 10, p) for a, b, p in FRAMES]), "ms"),
        ("a.ctm", ctm(phones=[(a * 1e4, b * 1e4, p) for a, b, p in FRAMES]), "us"),
        ("a.ctm", ctm(phones=[(a * 1e5, b * 1e5, p) for a, b, p in FRAMES]), "100ns"),
        ("a.lab", lab([(a * 1e-7, b * 1e-7, p) for a, b, p in FRAMES]), "10ms"),
        ("a.lab", lab([(a * 1e-6, b * 1e-6, p) for a, b, p in FRAMES]), "ms"),
        ("a.csv", "Begin,End,Label,Type,Speaker\n"
         + "".join(f"{a},{b},{p},phones,A\n" for a, b, p in FRAMES), "10ms"),
        ("a.json", json.dumps({"phones": [{"start": a, "end": b, "label": p}
                                          for a, b, p in FRAMES]}), "10ms"),
        ("a.json", json.dumps({"phones": [{"start": a, "end": b, "label": p}
                                          for a, b, p in FRAMES[:3]], "duration": 90}), "10ms"),
        ("a.json", json.dumps({"start": 0, "end": 90, "tiers": {"phones": {
            "type": "interval", "entries": FRAMES[1:3]}}}), "10ms"),
        ("a.TextGrid", 'File type = "ooTextFile"\nObject class = "TextGrid"\n0 90 <exists> 1\n'
         + '"IntervalTier" "phones" 0 90 2\n'
         + "".join(f'{a} {b} "{p}"\n' for a, b, p in FRAMES[1:3]), "10ms"),
    ],
)  # fmt: skip
def test_frames_and_other_units_are_never_taken_for_seconds(tmp_path, name, text, unit):
    path = write(tmp_path / name, text)
    with pytest.raises(
        FormatError, match=rf"{re.escape(name)}: half its phones last .*--time-unit"
    ):
        read_alignment(path)
    assert same(read_alignment(path, ReadingOptions(time_unit=unit)), EXPECTED)


def test_seconds_in_a_label_file_are_distinguished_from_100_ns(tmp_path):
    text = "".join(f"{a} {b} {label}\n" for a, b, label in PHONES)
    path = write(tmp_path / "a.lab", text)
    with pytest.raises(FormatError, match=r"a\.lab, line 1: .*if they are seconds, give --time"):
        read_alignment(path)
    assert same(read_alignment(path, ReadingOptions(time_unit="s")), EXPECTED)


@pytest.mark.parametrize("unit", ["", "frames", "0ms", "-1s", "m", "1e3s", "s "])
def test_an_unknown_unit_is_reported(unit):
    with pytest.raises(FormatError, match="is not a unit of time, expected s, ms, 100ns"):
        ReadingOptions(time_unit=unit)


def test_a_sung_vowel_can_be_asserted(tmp_path):
    path = write(tmp_path / "a.ctm", "u 1 0 8 AA1\n")
    with pytest.warns(LabialWarning, match="half its phones last 8 s or more, with --time-unit s"):
        assert read_alignment(path, ReadingOptions(time_unit="s")).duration == 8


@dataclass(frozen=True)
class Folder:
    path: Path
    names: tuple[str, ...]


@pytest.fixture
def mixed(tmp_path) -> Folder:
    """A folder with a file of each format, eight utterances in all."""
    folder = tmp_path / "in"
    folder.mkdir()
    praat_grid(words=WORDS, phones=PHONES).save(
        str(folder / "grid.TextGrid"), "long_textgrid", includeBlankSpaces=True
    )
    write(folder / "two.ctm", ctm("c1") + ctm("c2"))
    write(folder / "m.mlf", mlf(m1=lab(), m2=lab()))
    write(folder / "l.lab", lab())
    mfa_csv(folder / "f.csv", [(a, b, p, "phones", "A") for a, b, p in PHONES])
    entries = [
        {"start": a, "end": b, "label": {"P": "p", "AA1": "ɑ"}.get(p, p)} for a, b, p in PHONES
    ]
    write(folder / "ipa.json", json.dumps({"phones": entries}))
    return Folder(folder, ("c1", "c2", "f", "grid", "ipa", "l", "m1", "m2"))


def test_a_folder_of_all_formats_is_animated(tmp_path, mixed, capsys):
    out = tmp_path / "out"
    assert main(["animate", str(mixed.path), "-o", str(out), "--format", "npz"]) == 0
    assert sorted(path.stem for path in out.iterdir()) == list(mixed.names)
    frames = [np.load(path)["positions"] for path in sorted(out.iterdir())]
    for each in frames[1:]:
        assert np.abs(each - frames[0]).max() < 1e-3


def test_a_file_of_several_utterances_goes_into_a_folder(tmp_path, mixed, capsys):
    out, sounds = tmp_path / "out", tmp_path / "wav"
    sounds.mkdir()
    for name, seconds in (
        ("c1", 0.9),
        ("c2", 1.4),
    ):  # CTM does not give the duration of a recording
        soundfile.write(sounds / f"{name}.wav", np.zeros(int(16000 * seconds)), 16000)
    arguments = ["animate", str(mixed.path / "two.ctm"), "--format", "npz", "--fps", "50"]
    assert main([*arguments, "-o", str(out), "--audio", str(sounds)]) == 0
    assert len(np.load(out / "c1.npz")["positions"]) == 45
    assert len(np.load(out / "c2.npz")["positions"]) == 70
    one = tmp_path / "one.html"
    assert main(["animate", str(mixed.path / "two.ctm"), "-o", str(one)]) == 2
    assert "holds 2 utterances; expected a folder" in capsys.readouterr().err
    assert not one.exists()
    soundfile.write(sounds / "c2.wav", np.zeros(16000 * 4), 16000)
    assert main([*arguments, "-o", str(out), "--audio", str(sounds)]) == 1
    assert "utterance c2 with" in capsys.readouterr().err


def test_all_unknown_labels_are_reported_before_anything_is_written(tmp_path, mixed, capsys):
    bad = [(0.0, 0.1, "QQ"), (0.1, 0.2, "P"), (0.2, 0.3, "QQ"), (0.3, 0.4, "?!")]
    write(mixed.path / "two.ctm", ctm("c1") + ctm("c2", bad))
    write(mixed.path / "l.lab", lab([(0, 0.1, "AA1"), (0.1, 0.2, "QQ")]))
    (mixed.path / "ipa.json").unlink()
    out = tmp_path / "out"
    assert main(["animate", str(mixed.path), "-o", str(out), "--format", "csv"]) == 1
    failures, _, _ = capsys.readouterr().err.partition("2 of 7 files failed")
    lines = failures.splitlines()
    assert lines[0] == "labial: error: 2 labels are not understood:"
    assert re.search(r"l\.lab, at 0\.100 s: 'QQ' is not a phone of arpabet, 3 times", lines[1])
    assert re.search(r"two\.ctm, utterance c2, at 0\.300 s: '\?!' is .* once", lines[2])
    assert sorted(path.stem for path in out.iterdir()) == ["c1", "f", "grid", "m1", "m2"]
    assert main(["animate", str(mixed.path / "l.lab"), "-o", str(tmp_path / "l.csv")]) == 2
    assert not (tmp_path / "l.csv").exists()


def test_a_set_that_reads_the_unknown_labels_is_suggested(tmp_path):
    timit = [(0.0, 0.1, "iy"), (0.1, 0.2, "dh"), (0.2, 0.3, "b")]
    path = write(tmp_path / "a.ctm", ctm(phones=timit))
    with pytest.raises(PhoneError, match=r"(?s)'iy'.*'dh'.*; arpabet reads them: give --phone-"):
        read_alignment(path, labels=LabelReader("ipa"))
    with pytest.raises(PhoneError, match=r"(?s)2 labels.*--phone-map that .*: iy<tab>PHONE$"):
        mixed = [*timit[:1], (0.1, 0.2, "bb")]
        read_alignment(write(path, ctm(phones=mixed)), labels=LabelReader("ipa"))


def test_options_reach_the_readers(tmp_path, capsys):
    source = write(tmp_path / "a.ctm", "u 1 0 20 7\nu 1 20 10 8\n")
    table = write(tmp_path / "phones.txt", "xx_B 7\nyy_E 8\n")
    mapping = write(tmp_path / "map.csv", "xx,p\nyy,ɑ\n")
    arguments = ["animate", str(source), "-o", str(tmp_path / "a.npz"), "--time-unit", "10ms"]
    arguments += ["--phone-table", str(table), "--phone-map", str(mapping), "--verbose"]
    assert main(arguments) == 0
    assert "u: labels read as the mapping file" in capsys.readouterr().err
    with np.load(tmp_path / "a.npz") as saved:
        assert saved["phones"].tolist() == ["p", "ɑ"]
        assert saved["phone_ends_s"].tolist() == [pytest.approx(0.2), pytest.approx(0.3)]
    assert main([*arguments, "--phone-set", "cmu"]) == 2
    assert "unknown phone set 'cmu'" in capsys.readouterr().err
    assert main([*arguments, "--phone-map", str(tmp_path / "none.csv")]) == 2
    assert "none.csv: cannot be read" in capsys.readouterr().err


def test_two_files_with_one_utterance_are_reported(mixed):
    write(mixed.path / "more.ctm", ctm("grid"))
    paths = sorted(mixed.path.iterdir())
    with pytest.raises(
        FormatError, match=r"called 'grid': .*grid\.TextGrid and .*more\.ctm, utter"
    ):
        read_alignments(paths)


def test_a_file_of_several_is_not_a_single_alignment(mixed):
    with pytest.raises(FormatError, match=r"m\.mlf: holds 2 utterances, expected one: m1, m2"):
        read_alignment(mixed.path / "m.mlf")


def test_one_bad_utterance_does_not_stop_the_others(tmp_path):
    overlapping = [(0.0, 0.2, "P"), (0.1, 0.3, "AA1")]
    path = write(tmp_path / "a.ctm", ctm("u1") + ctm("u2", overlapping))
    found = read_alignments([path])
    assert list(found.alignments) == ["u1"]
    assert found.failed == 1
    with pytest.raises(AlignmentError, match=r"a\.ctm, utterance u2: interval 'ɑ'"):
        raise found.errors[0]


def test_failed_utterances_of_all_files_are_counted(tmp_path):
    wrong = [(0.0, 0.1, "P"), (0.1, 0.2, "€")]
    paths = [
        write(tmp_path / f"{name}.ctm", ctm(f"{name}1", wrong) + ctm(f"{name}2", wrong))
        for name in "ab"
    ]
    assert read_alignments([*paths, write(tmp_path / "c.ctm", ctm("c"))]).failed == 4


def test_noise_is_silence_with_a_warning(tmp_path):
    noisy = [(0.0, 0.2, "SPN"), (0.2, 0.3, "AA1"), (0.3, 0.4, "SPN")]
    path = write(tmp_path / "a.ctm", ctm("u1", noisy))
    with pytest.warns(LabialWarning, match=r"a\.ctm, utterance u1: noise taken as .* 2 in all"):
        found = read_alignment(path)
    assert [phone.label for phone in found.phones] == [SILENCE, "ɑ", SILENCE]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        mapped = LabelReader("arpabet", {"SPN": "m"})
        assert read_alignment(path, labels=mapped).phones[0].label == "m"


def test_an_ambiguous_file_still_reports_what_no_set_reads(tmp_path):
    path = write(tmp_path / "a.ctm", ctm("u", [(0.0, 0.1, "T"), (0.1, 0.2, "OY"), (0.2, 0.3, "€")]))
    found = read_alignments([path])
    assert [type(error) for error in found.errors] == [PhoneError, PhoneError]
    assert found.failed == 1
    assert "'€' is not a phone of any set, once" in str(found.errors[0])
    write(path, ctm("u", [(0.0, 0.1, "T"), (0.1, 0.2, "OY")]))
    with pytest.raises(PhoneError, match=r"a\.ctm: the labels may be of several phone sets"):
        read_alignment(path)


def test_the_recorded_alignments_read_the_same_in_every_format(tmp_path, grid_s1):
    """80 real TextGrids, written as CTM with positions and as MLF with words, give the same."""
    paths = sorted((grid_s1 / "alignments").glob("*.TextGrid"))[:80]
    grids = read_alignments(paths)
    assert set(grids.phone_sets.values()) == {"arpabet"}
    ctms, mlfs = [], {}
    for path in paths:
        grid = praat.openTextgrid(str(path), includeEmptyIntervals=True)
        phones = [tuple(entry) for entry in grid.getTier("phones").entries]
        marked = [(a, b, p if p == "sil" else f"{p}_I") for a, b, p in phones]
        ctms.append(ctm(path.stem, marked))
        words = {round(w.start, 3): w.label for w in grid.getTier("words").entries if w.label}
        mlfs[path.stem] = "".join(
            f"{a * 1e7:.0f} {b * 1e7:.0f} {p} {words.get(round(a, 3), '')}\n" for a, b, p in phones
        )
    for path in (write(tmp_path / "a.ctm", "".join(ctms)), write(tmp_path / "a.mlf", mlf(**mlfs))):
        found = read_alignments([path])
        assert found.errors == []
        for name, expected in grids.alignments.items():
            words = expected.words if path.suffix == ".mlf" else ()
            assert same(found.alignments[name], Alignment(expected.phones, words)), name
