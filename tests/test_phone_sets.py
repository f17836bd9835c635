from __future__ import annotations

import csv
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labial.alignment import SILENCE
from labial.errors import FormatError, LabialError, PhoneError
from labial.formats.phone_map import read_phone_map
from labial.phones import LabelReader
from labial.phones.arpabet import ARPABET
from labial.phones.inventory import SEGMENTS
from labial.phones.sets import PHONE_SETS, detect_phone_set
from labial.phones.xsampa import read_xsampa

FRENCH_XSAMPA = "i e E a A O o u y 2 9 @ E~ A~ O~ 9~ p b t d k g f v s z S Z m n J N l R j w H"
FRENCH_IPA = "i e ɛ a ɑ ɔ o u y ø œ ə ɛ̃ ɑ̃ ɔ̃ œ̃ p b t d k ɡ f v s z ʃ ʒ m n ɲ ŋ l ʁ j w ɥ"
ENGLISH_SAMPA = "I e { Q V U @ i: u: O: A: 3: eI aI OI @U aU I@ e@ U@ p tS dZ T D S Z N r j w h ?"
ENGLISH_IPA = "ɪ e æ ɒ ʌ ʊ ə i u ɔ ɑ ɜ eɪ aɪ ɔɪ əʊ aʊ ɪə eə ʊə p tʃ dʒ θ ð ʃ ʒ ŋ r j w h ʔ"


def read_all(labels, **options):
    """The phones of one file's labels, and the set they were read in."""
    table = LabelReader(**options).read({"f": set(labels)})["f"]
    if table.error:
        raise table.error
    return [table.phones[label] for label in labels], table.phone_set


@pytest.mark.parametrize(
    ("name", "labels", "phones"),
    [
        ("xsampa", FRENCH_XSAMPA, FRENCH_IPA),
        ("xsampa", ENGLISH_SAMPA, ENGLISH_IPA),
        ("ipa", FRENCH_IPA, FRENCH_IPA),
        ("arpabet", " ".join(ARPABET), " ".join(ARPABET.values())),
        ("arpabet", "AA1 B AE0 IY2 NG", "ɑ b æ i ŋ"),
    ],
)
def test_a_phone_set_is_detected_from_all_labels(name, labels, phones):
    expected = [unicodedata.normalize("NFD", p).replace("c\u0327", "ç") for p in phones.split()]
    assert read_all(labels.split()) == (expected, name)
    assert read_all(labels.split(), phone_set=name) == (expected, name)


def test_sampas_own_conventions_are_only_read_if_named():
    labels = "a rr jj pp ttS O/ U~/ =n rs e".split()
    phones = ["a", "r", "ʝ", "p", "tʃ", "ɔ", "ɛ\u0303", "n", "ʂ", "e"]
    assert read_all(labels, phone_set="sampa")[0] == phones
    # The letters of another set of French (bb, rr, ou) must not pass for SAMPA.
    assert read_all(["bb", "rr", "ou"]) == (["b", "ʁ", "u"], "lia")


def test_xsampa_agrees_with_panphons_table():
    """panphon's table is independent of this one."""
    with (files("panphon") / "data" / "ipa-xsampa.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.reader(file) if row[0] in SEGMENTS]
    assert len(rows) > 90
    assert {xsampa: read_xsampa(xsampa) for _, xsampa, *_ in rows} == {
        x: ipa for ipa, x, *_ in rows
    }


@pytest.mark.parametrize(
    ("label", "phone"),
    [
        ("t_h", "t"), ("d_d", "d"), ("t_s", "ts"), ("i:", "i"), ('"a:', "a"), ("n=", "n"),
        ("s'", "s"), ("k_w", "kw"),
        ("@`", "ɚ"), ("a~:", "ã"), ("r\\`", "ɻ"), ("b_<", "ɓ"), ("a_T", "a"),
        ("i:6", "iɐ"), ("OY", "ɔʏ"), ("pf", "pf"),
    ],
)  # fmt: skip
def test_xsampa_with_marks(label, phone):
    assert read_xsampa(label) == unicodedata.normalize("NFD", phone)


@pytest.mark.parametrize("label", ["", ":", "_h", "xyz", "AA1", "tt", "€", "a.b", "'"])
def test_other_labels_are_not_xsampa(label):
    assert read_xsampa(label) is None


@given(st.text(st.sampled_from('aAbE@{&29tSTDNO_~:`\\"%=wh<1BIES'), max_size=5))
def test_sampa_agrees_with_xsampa_on_labels_that_both_read(label):
    if (phone := read_xsampa(label)) is not None:
        assert PHONE_SETS["sampa"].read(label) == phone


@given(st.text(max_size=5), st.sampled_from(sorted(PHONE_SETS)))
def test_a_phone_of_any_set_is_canonical(label, name):
    phone = PHONE_SETS[name].read(label)
    assert phone is None or PHONE_SETS["ipa"].read(phone) == phone


def test_the_meaning_of_letters_depends_on_the_other_labels():
    assert read_all(["T", "OY", "Z", "AE"])[0] == ["t", "ɔɪ", "z", "æ"]
    assert read_all(["T", "OY", "Z", "a"])[0] == ["θ", "ɔʏ", "ʒ", "a"]


def test_labels_of_several_sets_need_an_option():
    with pytest.raises(
        PhoneError, match=r"'OY' is ɔɪ in arpabet, ɔʏ in xsampa; 'T' .*; give --phone-set arp"
    ):
        read_all(["T", "OY"])
    assert read_all(["T", "OY"], phone_set="arpabet")[0] == ["t", "ɔɪ"]
    assert read_all(["T", "OY"], phone_set="xsampa")[0] == ["θ", "ɔʏ"]


def test_a_file_that_mixes_sets_is_refused():
    with pytest.raises(PhoneError, match="no phone set reads all labels: ipa lacks 'AA'"):
        read_all(["p", "AA", "i"])


def test_labels_that_mean_the_same_in_all_sets_need_no_option():
    assert read_all(["p", "a", "t", "sil"])[0] == ["p", "a", "t", SILENCE]


def test_the_set_of_an_ambiguous_file_follows_from_others_in_the_folder():
    tables = LabelReader().read({"short": {"T", "OY"}, "long": {"AA1", "T"}})
    assert tables["short"].phones == {"T": "t", "OY": "ɔɪ"}
    assert {table.phone_set for table in tables.values()} == {"arpabet"}


def test_files_of_a_folder_may_differ_if_the_set_of_each_is_clear():
    tables = LabelReader().read({"a": {"AA1", "T"}, "b": {"a~", "T"}, "c": {"ʃ"}, "d": {"T"}})
    assert [tables[name].phone_set for name in "abc"] == ["arpabet", "xsampa", "ipa"]
    assert [tables[name].phones.get("T") for name in "ab"] == ["t", "θ"]
    assert "give --phone-set" in str(tables["d"].error)


def test_lower_case_arpabet_is_that_of_timit():
    labels, phones = ["iy", "dh", "tcl", "h#", "ax-h"], ["i", "ð", "t", SILENCE, "ə"]
    assert read_all(labels) == (phones, "timit")
    assert read_all(labels[:4], phone_set="arpabet")[0] == phones[:4]
    # y and r alone are also letters of IPA.
    assert read_all(["y", "u", "r"])[0] == ["y", "u", "r"]
    with pytest.raises(PhoneError, match="'y' is y in ipa, j in timit"):
        read_all(["y", "ow"])


@pytest.mark.parametrize(
    ("name", "labels", "phones"),
    [
        ("lexique", "@ f @ N 5 8 1", "ɑ̃ f ɑ̃ ɲ ɛ̃ ɥ œ̃"),
        ("lexique", "b § Z u R m ° s j 2", "b ɔ̃ ʒ u ʁ m ə s j ø"),
        ("lia", "bb on jj ou rr pp eu uy ii", "b ɔ̃ ʒ u ʁ p ø ɥ i"),
        ("sppas", "k eu Z eu s H i", "k ø ʒ ø s ɥ i"),
        ("bas-german", "Q I C Q a n 2: 6", "ʔ ɪ ç ʔ a n ø ɐ"),
        ("pinyin", "n i3 h ao3 zh o1 ng q v4 x iao3 sh ii4", "n i x au ʈʂ o ŋ tɕ y ɕ iau ʂ ɨ"),
        ("romaja", "g yeo ng b o kk g u ng eu r o", "ɡ iʌ ŋ b o k ɡ u ŋ ɯ ɾ o"),
        ("romaji", "k o N n i ch i w a ky u: I f u cl", "k o ɴ n i tɕ i w a k u i ɸ u ʔ"),
    ],
)
def test_the_sets_of_languages_are_read_and_not_taken_for_others(name, labels, phones):
    labels = labels.split()
    phones = unicodedata.normalize("NFD", phones).replace("c\u0327", "ç").split()
    assert read_all(labels, phone_set=name)[0] == phones
    try:
        found = read_all(labels)
    except PhoneError as error:
        assert f"in {name}" in str(error) and f"--phone-set {name}" in str(error)
    else:
        assert found == (phones, name)


def test_a_set_of_a_language_does_not_get_in_the_way_of_the_general_ones():
    """None of their labels occur in usual files of other languages."""
    for labels in (FRENCH_XSAMPA.replace(" 9~", ""), FRENCH_IPA, ENGLISH_SAMPA, "T E k s t"):
        assert read_all(labels.split())[1] in ("xsampa", "ipa")


def test_kaldis_positions_are_removed_if_all_labels_have_one():
    labels = ["AH1_B", "B_I", "T_E", "AY1_S", "SIL", "SIL_S", "SPN_S"]
    assert read_all(labels) == (["ʌ", "b", "t", "aɪ", SILENCE, SILENCE, SILENCE], "arpabet")
    assert read_all(["a_B", "t_E"])[0] == ["a", "t"]
    assert read_all(["AH1_B", "T", "AE1"])[0] == [None, "t", "æ"]
    # In X-SAMPA _B is a low tone, and remains so if other labels have no mark.
    assert read_all(["a_B", "T", "i"]) == (["a", "θ", "i"], "xsampa")


def test_labels_that_no_set_reads_are_ignored():
    phones, name = read_all(["AA1", "B", "??", "qqq"])
    assert (phones, name) == (["ɑ", "b", None, None], "arpabet")


def write(tmp_path, text, name="map.tsv"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_mapping_file_gives_the_phones_of_labels(tmp_path):
    tsv = read_phone_map(write(tmp_path, 'label\tphone\nbb\tb\n"a\ta\nan\tɑ̃\n\nxx\tsil\nch\tSH\n'))
    assert tsv == {"bb": "b", '"a': "a", "an": "ɑ\u0303", "xx": SILENCE, "ch": "ʃ"}
    assert read_phone_map(write(tmp_path, 'bb,b\r\n",",\r\n')) == {"bb": "b", ",": SILENCE}
    phones, name = read_all(["bb", "xx", "an", "sil", "T"], phone_map=tsv)
    assert (phones, name) == (["b", SILENCE, "ɑ\u0303", SILENCE, None], "the mapping file")


def test_a_mapping_file_precedes_the_named_phone_set(tmp_path):
    mapped = {"T": "tʃ", "spn": "a", "A": "a"}
    assert read_all(["T", "spn", "D", "A_B"], phone_map=mapped, phone_set="xsampa")[0] == [
        "tʃ", "a", "ð", "ɑ",
    ]  # fmt: skip
    assert read_all(["A_B", "T_E"], phone_map=mapped)[0] == ["a", "tʃ"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "maps no labels"),
        ("a\n", r"line 1: has 1 columns, expected a label and a phone"),
        ("a,b,c\n", "line 1: has 3 columns"),
        ("a\tp\nb\tqq\n", "line 2: 'qq' is not a phone"),
        ("a,p\na,b\n", "line 2: 'a' appears twice"),
        ('a,"p\n', "not a table|no phone"),
    ],
)
def test_a_bad_mapping_file_is_named(tmp_path, text, says):
    with pytest.raises(FormatError, match=rf"map\.tsv.*{says}"):
        read_phone_map(write(tmp_path, text))


def test_an_unknown_phone_set_is_reported_with_the_known_ones():
    with pytest.raises(
        LabialError, match="phone set 'cmu', expected auto, ipa, arpabet, xsampa, sampa, "
    ):
        LabelReader("cmu")


def test_without_labels_the_phone_set_is_ipa():
    assert detect_phone_set([]).name == "ipa"
