"""Label files of programs and corpora other than HTK's and MFA's, and what people's files say."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial.alignment import SILENCE, Alignment
from labial.errors import FormatError, LabialError, LabialWarning, PhoneError
from labial.formats.alignments import read_alignment, read_alignments
from labial.formats.praat_codes import decoded
from labial.formats.transcription import ReadingOptions
from labial.phones import LabelReader
from labial.phones.ipa import read_ipa
from labial.phones.kana import phones_of_morae

CASES = Path(__file__).parents[2] / "shared" / "cases" / "corpora"


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def grid(
    *tiers: tuple[str, list[tuple[float, float, str]]], first: float = 0.0, last: float = 0.5
) -> str:
    """A TextGrid in its short form."""
    lines = ['"ooTextFile"', '"TextGrid"', f"{first} {last} <exists> {len(tiers)}"]
    for name, intervals in tiers:
        lines.append(f'"IntervalTier" "{name}" {first} {last} {len(intervals)}')
        lines += [f'{start} {end} "{label}"' for start, end, label in intervals]
    return "\n".join(lines)


def phones_of(alignment: Alignment) -> str:
    return " ".join(phone.label for phone in alignment.phones if phone.label != SILENCE)


PA = [(0.0, 0.2, "p"), (0.2, 0.5, "a")]


def test_xlabel_of_festival_has_the_ends_of_phones(tmp_path):
    lines = ["separator ;", "#", " 0.2 26 \tpau ; ", " 0.3 26 b ; ", "0.45 26 iy ;", "0.6 26 pau"]
    found = read_alignment(write(tmp_path / "a.lab", "\n".join(lines)))
    assert [(p.start, p.end, p.label) for p in found.phones] == [
        (0.0, 0.2, SILENCE),
        (0.2, 0.3, "b"),
        (0.3, 0.45, "i"),
        (0.45, 0.6, SILENCE),
    ]


def test_a_colour_that_xlabel_lacks_is_not_taken_from_the_label(tmp_path):
    found = read_alignment(write(tmp_path / "a.lab", "#\n0.1 pau\n0.2 b\n0.4 iy ; more\n"))
    assert [(p.end, p.label) for p in found.phones] == [(0.1, SILENCE), (0.2, "b"), (0.4, "i")]
    silent = read_alignment(write(tmp_path / "b.lab", "#\n0.1 121\n0.2 121 b\n0.3 121 ;\n"))
    assert [(p.end, p.label) for p in silent.phones] == [(0.1, SILENCE), (0.2, "b"), (0.3, SILENCE)]


def test_buckeye_has_its_words_in_another_file(tmp_path):
    header = "signal s0101a\ntype 0\ncolor 122\n#\n"
    phones = " 0.10 122 {B_TRANS}\n 0.20 122 dh\n 0.30 122 ahn\n 0.40 122 tq\n 0.5 122 <SIL>\n"
    words = " 0.1 122 {B_TRANS}\n 0.4 122 the; dh ah; dh ahn tq; DT\n 0.5 122 <SIL>; S; S; null\n"
    write(tmp_path / "a.words", header + words)
    found = read_alignment(write(tmp_path / "a.phones", header + phones))
    assert phones_of(found) == "ð ʌ\N{COMBINING TILDE} ʔ"
    assert [(word.start, word.end, word.label) for word in found.words] == [(0.1, 0.4, "the")]


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.phones", "0.1 122 b\n", "has no line with '#'"),
        ("a.phones", "#\n", "holds no labels"),
        ("a.lab", "#\nx 122 b\n", "line 2: 'x 122 b', expected an end, a colour"),
        ("a.lab", "#\n0.2 122 b\n0.1 122 a\n", "line 3.*must end after"),
        ("a.phn", "", "holds no labels"),
        ("a.phn", "0 100 h# x\n", "line 1: .*expected start, end and label"),
        ("a.phn", "0.x 100 h#\n", "line 1: .*expected start, end and label"),
    ],
)
def test_other_label_files_are_named_with_their_line(tmp_path, name, text, says):
    with pytest.raises(LabialError, match=rf"{name}.*{says}"):
        read_alignment(write(tmp_path / name, text))


def test_timit_counts_samples(tmp_path):
    write(tmp_path / "a.wrd", "1600 4800 she\n")
    text = "0 1600 h#\n1600 3200 sh\n3200 4800 iy\n4800 6400 ax-h\n6400 8000 h#\n"
    found = read_alignment(write(tmp_path / "a.phn", text))
    assert phones_of(found) == "ʃ i ə" and found.duration == 0.5
    assert [phone.start for phone in found.phones] == [0, 0.1, 0.2, 0.3, 0.4]
    assert [(word.start, word.end, word.label) for word in found.words] == [(0.1, 0.3, "she")]


def test_the_full_context_of_hts_is_its_middle_phone(tmp_path):
    context = "/A:-2+1+3/B:xx-xx_xx/C:02_xx+xx/E:xx_xx!xx_xx-xx/K:1+1-3"
    names = [f"xx^xx-sil+p=a{context}", f"xx^sil-p+a=xx{context}", f"sil^p-a+xx=xx{context}"]
    lines = [f"{1000000 * i} {1000000 * (i + 1)} {name}\n" for i, name in enumerate(names)]
    found = read_alignment(write(tmp_path / "a.lab", "".join(lines)))
    assert [phone.label for phone in found.phones] == [SILENCE, "p", "a"]


def test_comments_of_htk_are_not_words(tmp_path):
    text = "; a file\n0 1000000 P ; pa\n1000000 2000000 AA1 pa ; and so on\n"
    found = read_alignment(write(tmp_path / "a.lab", text))
    assert phones_of(found) == "p ɑ"
    assert [word.label for word in found.words] == ["pa"]


def test_the_first_alternative_of_a_ctm_counts(tmp_path):
    text = (
        ";; a comment\nu 1 0.0 0.1 P\nu 1 * * <ALT_BEGIN>\nu 1 0.1 0.2 AA1\nu 1 * * <ALT>\n"
        "u 1 0.1 0.1 IY1\nu 1 0.2 0.1 T\nu 1 * * <ALT_END>\nu 1 0.3 0.1 B\n"
    )
    assert phones_of(read_alignment(write(tmp_path / "a.ctm", text))) == "p ɑ b"


def test_a_part_of_a_recording_begins_at_0(tmp_path):
    tiers = [(12.5, 12.7, ""), (12.7, 12.8, "b"), (12.8, 13.4, "i")]
    words = [(12.5, 12.7, ""), (12.7, 13.4, "bee")]
    text = grid(("phones", tiers), ("words", words), first=12.5, last=13.4)
    found = read_alignment(write(tmp_path / "a.TextGrid", text))
    assert [(p.start, p.end) for p in found.phones] == [(0, 0.2), (0.2, 0.3), (0.3, 0.9)]
    assert [(w.start, w.end) for w in found.words] == [(0.2, 0.9)]
    early = [(start - 13, end - 13, label) for start, end, label in tiers]
    text = grid(("phones", early), first=-0.5, last=0.4)
    assert read_alignment(write(tmp_path / "a.TextGrid", text)).duration == 0.9


@pytest.mark.parametrize("excess", [0.017, 0.049])
def test_what_ends_a_little_after_the_recording_is_cut(tmp_path, excess):
    intervals = [*PA[:1], (0.2, 0.5 + excess, "a")]
    text = grid(("phones", intervals), ("words", [(0.0, 0.5 + excess, "pa")]))
    found = read_alignment(write(tmp_path / "a.TextGrid", text))
    assert found.duration == found.phones[-1].end == found.words[-1].end == 0.5


def test_what_ends_long_after_the_recording_is_an_error(tmp_path):
    text = grid(("phones", [*PA[:1], (0.2, 0.56, "a")]))
    with pytest.raises(LabialError, match="ends after the duration"):
        read_alignment(write(tmp_path / "a.TextGrid", text))


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        (r"\sh", "ʃ"), (r"\ic", "ɪ"), (r"\sw", "ə"), (r"t\sh", "tʃ"), (r"a\:f", "aː"),
        (r"\as", "ɑ"),
        (r"\o/\:f", "øː"), (r"p\^h", "pʰ"), (r"d\zh", "dʒ"), (r"\ng", "ŋ"), (r"\ef\~^", "ɛ̃"),
        (r"\ct", "ɔ"), (r"\vt", "ʌ"), (r"\hs", "ʊ"), (r"\mj", "ɱ"), (r"\ff", "ɸ"),
        (r"p\Nv", "p̪"),
        (r"\xx", r"\xx"), ("a", "a"), ("\\", "\\"),
    ],
)  # fmt: skip
def test_praats_codes_are_letters(code, letter):
    assert decoded(code) == letter


@given(st.text(max_size=6))
def test_a_label_without_a_backslash_is_its_own(label):
    assert decoded(label.replace("\\", "")) == label.replace("\\", "")


def test_labels_in_praats_codes_are_read(tmp_path):
    text = grid(("phones", [(0.0, 0.2, r"\sh"), (0.2, 0.5, r"\ic")]))
    assert phones_of(read_alignment(write(tmp_path / "a.TextGrid", text))) == "ʃ ɪ"


@pytest.mark.parametrize(
    "name", ["segment", "Phonemes", "phons", "PhonAlign", "Phonèmes", "S1 - phonemes"]
)
def test_tiers_have_the_names_of_other_programs(tmp_path, name):
    tiers = [("TokensAlign", [(0.0, 0.5, "pa")]), (name, PA), ("Syllables", [(0.0, 0.5, "pa")])]
    assert phones_of(read_alignment(write(tmp_path / "a.TextGrid", grid(*tiers)))) == "p a"


def test_tiers_of_one_name_are_chosen_by_number(tmp_path):
    path = write(
        tmp_path / "a.TextGrid", grid(("phones", PA), ("phones", [(0.0, 0.5, "m")]), ("x", PA))
    )
    with pytest.raises(FormatError, match=r"may all be meant; give --phones-tier, .* from 1 to 3"):
        read_alignment(path)
    assert phones_of(read_alignment(path, ReadingOptions(phones_tier="2"))) == "m"
    with pytest.raises(FormatError, match=r"several tiers called 'phones' .*; give its number"):
        read_alignment(path, ReadingOptions(phones_tier="phones"))
    with pytest.raises(FormatError, match="no tier called '4'"):
        read_alignment(path, ReadingOptions(phones_tier="4"))


def test_text_in_latin_1_is_read_with_a_doubt(tmp_path):
    text = grid(("phones", PA), ("words", [(0.0, 0.5, "pâ")]))
    with pytest.warns(LabialWarning, match=r"a\.TextGrid: not UTF-8, read as Latin-1"):
        found = read_alignment(write(tmp_path / "a.TextGrid", text, "latin-1"))
    assert [word.label for word in found.words] == ["pâ"]
    damaged = write(tmp_path / "a.TextGrid", text)
    damaged.write_bytes(damaged.read_bytes() + b"\xe9")
    with pytest.raises(FormatError, match="not text in UTF-8 or UTF-16"):
        read_alignment(damaged)


def test_sentences_are_not_called_phones(tmp_path):
    text = grid(("phones", [(0.0, 0.5, "people buy big maps")]))
    with pytest.raises(PhoneError, match="'people buy big maps' is a sentence, not a phone"):
        read_alignment(write(tmp_path / "a.TextGrid", text))


def test_of_many_unknown_labels_ten_are_shown(tmp_path):
    intervals = [(i / 10, (i + 1) / 10, f"x{i}y") for i in range(30)]
    path = write(tmp_path / "a.TextGrid", grid(("phones", intervals), last=3.0))
    with pytest.raises(PhoneError) as raised:
        read_alignment(path, labels=LabelReader("ipa"))
    lines = str(raised.value).splitlines()
    assert lines[0] == "30 labels are not understood:" and len(lines) == 12
    assert lines[-1].strip().startswith("and 20 more; a line of a --phone-map that settles it: x0y")


@pytest.mark.parametrize(
    ("name", "phones"),
    [
        ("bas_Q.TextGrid", "ʔ ɪ ç ʔ a n"),
        ("espeak_ja_compressed_u.TextGrid", "u m u"),
        ("festival_xlabel.lab", "b i"),
        ("hts_fullcontext.lab", "m i z u"),
        ("lab_comment.lab", "aɪ s k ɹ i"),
        ("labiodental_stop.TextGrid", "f f a ɱ v"),
        ("mfa1_end_17ms.TextGrid", "b i p"),
        ("mfa_mandarin3_korean3.TextGrid", "tɕw ɥ e dʑw"),
        ("mfa_polish.TextGrid", "tʂ ɨ dʐ ɛ m"),
        ("mfa_thai_vietnamese.TextGrid", "ɯa m ɨə n"),
        ("praat_trigraph.TextGrid", "ʃ ɪ p ə"),
        ("timit.phn", "ʃ i ɦ æ"),
        ("xmin_offset.TextGrid", "b i p"),
    ],
)
def test_files_of_people_are_read(name, phones):
    if not CASES.is_dir():
        pytest.skip(f"{CASES} is not here")
    found = read_alignment(CASES / name)
    assert phones_of(found) == phones and found.duration <= 1


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("lexique.TextGrid", "'5' is ɫ in xsampa, ɛ̃ in lexique"),
        ("sppas_eu.TextGrid", "'eu' is eu in xsampa, ø in sppas; give --phone-set"),
        ("sppas_filled_pause.TextGrid", "'fp' is not a phone .* --phone-map"),
    ],
)
def test_files_of_people_that_are_ambiguous_are_refused(name, says):
    if not CASES.is_dir():
        pytest.skip(f"{CASES} is not here")
    with pytest.raises(PhoneError, match=f"(?s){says}"):
        read_alignment(CASES / name)


def test_sppas_tier_has_its_own_phones(tmp_path):
    labels = [(0.0, 0.2, "p"), (0.2, 0.4, "eu"), (0.4, 0.5, "S")]
    found = read_alignment(write(tmp_path / "a.TextGrid", grid(("PhonAlign", labels))))
    assert phones_of(found) == "p ø ʃ"
    with pytest.raises(PhoneError, match="'eu' is eu in xsampa, ø in sppas"):
        read_alignment(write(tmp_path / "b.TextGrid", grid(("phones", labels))))
    ipa = [(0.0, 0.2, "p"), (0.2, 0.5, "ʃ")]
    assert (
        phones_of(read_alignment(write(tmp_path / "c.TextGrid", grid(("PhonAlign", ipa))))) == "p ʃ"
    )


def test_webmaus_phones_are_those_of_its_language(tmp_path):
    english = [(0.0, 0.2, "Q"), (0.2, 0.5, "d")]
    path = write(tmp_path / "a.TextGrid", grid(("MAU", english)))
    assert phones_of(read_alignment(path)) == "ɒ d"
    german = [(0.0, 0.2, "Q"), (0.2, 0.5, "2:")]
    path = write(tmp_path / "a.TextGrid", grid(("ORT-MAU", [(0.0, 0.5, "öd")]), ("MAU", german)))
    assert phones_of(read_alignment(path)) == "ʔ ø"
    assert read_ipa("ʔ") == "ʔ"


def test_morae_of_kana_are_their_phones_of_equal_length(tmp_path):
    morae = "sil さ ん ぽ っ ち ー sil".split()
    edges = [0.0, 0.1, 0.3, 0.4, 0.6, 0.7, 0.95, 1.0, 1.2]
    intervals = [(a, b, m) for (a, b), m in zip(pairwise(edges), morae, strict=True)]
    path = write(tmp_path / "a.TextGrid", grid(("phones", intervals), last=1.2))
    with pytest.warns(LabialWarning, match="morae, such as さ; .* equally long"):
        read = read_alignments([path])
    (found,) = read.alignments.values()
    # The lips close for ん before ぽ.
    assert phones_of(found) == "s a m p o t tɕ i i"
    starts = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.825, 0.95, 1.0]
    np.testing.assert_allclose([phone.start for phone in found.phones], starts)
    assert "morae" in read.caveats["a"]


@pytest.mark.parametrize(
    ("kana", "phones"),
    [
        ("か", "k a"), ("シ", "ɕ i"), ("ﾎﾟ", "p o"), ("か\u3099", "ɡ a"), ("きゃ", "k a"),
        ("しょ", "ɕ o"), ("ふぁ", "ɸ a"), ("ティ", "t i"), ("ウィ", "w i"), ("デュ", "d u"),
        ("クァ", "k w a"), ("フュ", "ɸ j u"), ("ヴ", "v u"), ("じぇ", "dʑ e"), ("かー", "k a"),
        ("イェ", "j e"), ("を", "o"),
    ],
)  # fmt: skip
def test_a_mora_is_read_whatever_it_is_written_in(kana, phones):
    assert phones_of_morae([kana]) == [tuple(phones.split())]


def test_morae_that_depend_on_their_neighbours():
    said = phones_of_morae("ん が ん な ん sil っ こ っ sil ー".split())
    assert [each and " ".join(each) for each in said] == [
        "ŋ", "ɡ a", "n", "n a", "ɴ", None, "k", "k o", "ʔ", None, None,
    ]  # fmt: skip
    assert phones_of_morae(["さくら", "か゜", "ゃ", "漢"]) == [None] * 4


def test_words_in_kana_are_refused_and_a_phone_map_goes_first(tmp_path):
    path = write(tmp_path / "a.TextGrid", grid(("phones", [(0.0, 0.5, "さくら")])))
    with pytest.raises(PhoneError, match="single morae"):
        read_alignment(path)
    path = write(tmp_path / "a.TextGrid", grid(("phones", [(0.0, 0.5, "あ")])))
    assert phones_of(read_alignment(path, labels=LabelReader(phone_map={"あ": "ɑ"}))) == "ɑ"


@pytest.mark.parametrize("label", ["か", "キャ", "ｶ", "가", "中", "ㄅ"])
def test_syllables_are_refused_with_what_to_do(tmp_path, label):
    path = write(tmp_path / "a.TextGrid", grid(("phones", [(0.0, 0.2, "m"), (0.2, 0.5, label)])))
    for phone_set in ("auto", "ipa", "romaji"):
        with pytest.raises(PhoneError, match=f"'{label}' is a syllable, not a phone, .*romaji"):
            read_alignment(path, labels=LabelReader(phone_set))
    assert phones_of(read_alignment(path, labels=LabelReader(phone_map={label: "a", "m": "m"})))


@pytest.mark.parametrize(
    ("labels", "phone_set"),
    [
        (["p", "q!"], "auto"),
        (["AA1", "ʃ", "iː", "2:"], "auto"),
        (["E", "a", "p", "5"], "auto"),
        (["T", "a"], "romaji"),
        ([f"x{number}y" for number in range(30)], "ipa"),
        (["p", "a"], "arpabet"),
    ],
)
def test_every_refusal_of_a_label_shows_a_line_of_a_phone_map_that_settles_it(
    tmp_path, labels, phone_set
):
    intervals = [(i / 10, (i + 1) / 10, label) for i, label in enumerate(labels)]
    path = write(tmp_path / "a.TextGrid", grid(("phones", intervals), last=len(labels) / 10))
    given, phone_map = phone_set, {}
    for _ in labels:
        try:
            found = read_alignment(path, labels=LabelReader(given, phone_map))
        except PhoneError as error:
            label, phone = re.search(r"--phone-map.*: (\S+)<tab>(\S+)", str(error)).groups()
            assert label in labels and label not in phone_map
            phone_map[label] = "m" if phone == "PHONE" else phone
            named = re.search(r"give --phone-set (\w+)", str(error))
            given = named[1] if named and given == "auto" else given
        else:
            break
    else:
        found = read_alignment(path, labels=LabelReader(given, phone_map))
    assert phone_map and len(found.phones) == len(labels)


def test_a_phone_map_is_used_for_formats_with_a_phone_set_of_their_own(tmp_path):
    path = write(tmp_path / "a.phn", "0 1600 p\n1600 3200 zz\n3200 4800 iy\n")
    with pytest.raises(PhoneError, match=r"'zz' is not a phone of timit.*: zz<tab>PHONE"):
        read_alignment(path)
    found = read_alignment(path, labels=LabelReader(phone_map={"zz": "m"}))
    assert phones_of(found) == "p m i"
