"""Parts of the studio that need no process: splits, sentences, scores, the project's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labial.errors import FormatError, LabialError
from labial.formats.leave_out import COLUMNS
from labial.formats.split import SPLITS, read_split
from labial.formats.video import describe_video
from labial.prompts.candidates import Candidate, sentences_in
from labial.studio.checking import CheckFile
from labial.studio.corpus_file import CorpusFile
from labial.studio.fault_texts import unreadable
from labial.studio.finding_texts import finding_text, left_out_text
from labial.studio.left_out import LeftOut
from labial.studio.made import Checked, FoundFault
from labial.studio.project import Description, ProjectFolder, opened
from labial.studio.reading import (
    Reading,
    choose_reading,
    is_own,
    known_reading,
    read_reading,
    sentences_to_choose_from,
)
from labial.studio.score_texts import score_words
from labial.studio.server import kept_token
from labial.studio.splits import forget_split, split_takes
from labial.studio.take_names import take_of

TEXTS = st.lists(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=3, max_size=40)


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_takes_stay_in_their_split_and_those_of_a_text_together(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], more: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("takes")
    texts = {f"{number:04d}": text for number, text in enumerate(first)}
    before = split_takes(folder, texts)
    assert before == read_split(folder / "split.csv")
    texts |= {f"{number:04d}": text for number, text in enumerate(more, start=len(first))}
    after = split_takes(folder, texts)
    assert {take: after[take] for take in before} == before
    by_text: dict[str, set[str]] = {}
    for take, split in after.items():
        by_text.setdefault(texts[take], set()).add(split)
    assert all(len(splits) == 1 for splits in by_text.values())
    if len(set(first)) > 2:
        assert set(before.values()) == set(SPLITS)


def test_a_deleted_take_leaves_the_split(tmp_path: Path) -> None:
    (tmp_path / "split.csv").write_text("utterance,split\n0001,train\n0001-001,test\n0002,train\n")
    forget_split(tmp_path, "0001")
    assert read_split(tmp_path / "split.csv") == {"0002": "train"}
    split_takes(tmp_path, {"0003": "a"})
    assert set(read_split(tmp_path / "split.csv")) == {"0003"}


def test_coverage_counts_what_was_read() -> None:
    reading = Reading(
        (
            Candidate("Papa buys.", ("sil", "p", "ɑ", "p", "ɑ", "sil"), 1.0),
            Candidate("See?", ("sil", "s", "i", "sil"), 0.5),
            Candidate("…", (), 0.0),
        )
    )
    none, some = reading.prompts({}), reading.prompts({"papa  BUYS": "0004", "else": "0005"})
    assert [each.take for each in some.sentences] == ["0004", None, None]
    assert {each.kind: (each.done, each.all) for each in some.coverage} == {
        "phones": (2, 4),
        "diphones": (4, 7),
        "bilabial-vowel pairs": (2, 2),
        "rounding transitions": (0, 0),
    }
    assert all(each.done == 0 for each in none.coverage)
    assert reading.place("see") == 1 and reading.place("seen") is None


def test_sentences_are_chosen_or_taken_as_they_are(tmp_path: Path) -> None:
    path, cache = tmp_path / "prompts.txt", tmp_path / "cache.json"
    text = "People buy maps. See the sea! Who knew?"
    found = choose_reading(path, cache, "en-gb", None, sentences_in(text), own=True)
    assert [each.text for each in found.sentences] == [
        "People buy maps.",
        "See the sea!",
        "Who knew?",
    ]
    assert path.read_text("utf-8") == "People buy maps.\nSee the sea!\nWho knew?\n"
    assert known_reading(path, cache, "en-gb") == found
    assert not any(each.phones for each in known_reading(path, cache, "fr-fr").sentences)
    short = choose_reading(path, cache, "en-gb", 0.05, sentences_in(text), own=True)
    assert len(short.sentences) == 1
    with pytest.raises(LabialError, match="no sentences in 'de'"):
        sentences_to_choose_from("de", None)


@given(
    st.builds(
        Description,
        *(st.text(st.characters(blacklist_categories=("Cs",)), max_size=20) for _ in range(5)),
        st.floats(0.5, 600),
    )
)
def test_projects_are_read_as_they_were_written(
    tmp_path_factory: pytest.TempPathFactory, description: Description
) -> None:
    project = ProjectFolder(tmp_path_factory.mktemp("project"))
    project.write(description)
    assert project.read() == description


@pytest.mark.parametrize(
    "text, message",
    [
        ("name = 5", "name is 5"),
        ("minutes = true", "minutes is True"),
        ("format = 2", "newer version"),
        ("colour = 'red'", "colour"),
        ("name =", "not TOML"),
    ],
)
def test_project_files_that_are_not_are_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "project.toml").write_text(text, "utf-8")
    with pytest.raises(FormatError, match=message) as refused, opened(tmp_path):
        pass
    assert str(tmp_path / "project.toml") in str(refused.value)


def test_reasons_of_others_stay_in_the_list(tmp_path: Path) -> None:
    path = tmp_path / "left-out.csv"
    path.write_text(f"{','.join(COLUMNS)}\n0001,shape,2.1,1,unlike the others\n", "utf-8")
    left_out = LeftOut(path)
    left_out.leave_out("0002")
    assert "0001,shape,2.1,1,unlike the others" in path.read_text("utf-8")
    left_out.keep("0001")
    assert LeftOut(path).names == {"0002"}
    path.write_text("utterance\n0003\n", "utf-8")  # by another program
    left_out.look()
    assert left_out.names == {"0003"}
    path.unlink()
    left_out.look()
    assert left_out.names == frozenset()


def test_a_corpus_is_known_by_what_it_was_made_of(tmp_path: Path) -> None:
    with opened(tmp_path / "voice") as project:
        corpus = CorpusFile(project)
        assert not corpus.is_made_for("key")
        project.corpus.write_bytes(b"corpus")
        corpus.note("key", {"0001": "train"}, {"0002": "no face"})
        assert corpus.is_made_for("key") and not corpus.is_made_for("other")
        assert corpus.left_out == {"0002": "no face"}
        corpus.keep_copy("mine", project.corpus)
        copy = corpus.copy_for("mine")
        assert copy.read_bytes() == b"corpus"
        project.corpus.unlink()
        project.corpus.write_bytes(b"of another program")
        assert not corpus.is_made_for("key") and copy.read_bytes() == b"corpus"
        corpus.forget()
        assert not project.corpus.exists() and copy.exists()


def test_findings_are_of_takes_and_in_words(tmp_path: Path) -> None:
    check = CheckFile(tmp_path / "check.json")
    faults = (
        FoundFault("0001", "alignment", 80.4, "phones are about 80 ms too late"),
        FoundFault("0002-003", "new kind", 2.0, "it is {odd}"),
    )
    check.write("key", Checked(faults, {"alignment": "Needs at least 4 utterances."}), {}, ["0001"])
    assert check.shown("key", {}) is not None
    shown = check.shown("other", {"0001": False, "0002": True})
    assert shown is not None and shown.stale and len(shown.notes) == 1
    assert [(each.take, each.kept) for each in shown.findings] == [("0001", False), ("0002", True)]
    assert (
        "80 ms" in shown.findings[0].texts[0].fr and shown.findings[1].texts[0].en == "it is {odd}"
    )
    assert take_of("mine-001", ["mine-001"]) == "mine-001" and take_of("a-b", []) == "a-b"
    assert CheckFile(tmp_path / "none.json").shown("key", {}) is None


def test_every_kind_of_finding_has_words(tmp_path: Path) -> None:
    from labial.quality import (
        clipping,
        copies,
        frozen,
        phones,
        shapes,
        shift,
        swaps,
        unusual,
    )

    modules = (clipping, copies, frozen, phones, shapes, shift, swaps, unusual)
    kinds = {
        each.name
        for module in modules
        for each in vars(module).values()
        if isinstance(each, type) and isinstance(getattr(each, "name", None), str)
    }
    assert len(kinds) == 9
    for kind in kinds:
        words = finding_text(kind, 90.0, "technical")
        assert "technical" not in (words.en, words.fr) and words.en != words.fr


@pytest.mark.parametrize(
    "error, words", [(0.9, "much like you"), (1.3, "fairly like you"), (1.6, "a little like you")]
)
def test_scores_are_said_as_a_person_would(error: float, words: str) -> None:
    said = score_words({"rmse_mm": error, "mean_face_mm": 1.6})
    assert said is not None and words in said.en
    assert f"{error:.1f} mm" in said.en and f"{error:.1f} mm".replace(".", ",") in said.fr
    assert score_words({"rmse_mm": error}) is None


def test_reasons_of_readers_and_tracker_are_said_in_french(tmp_path: Path) -> None:
    damaged = tmp_path / "a.webm"
    damaged.write_bytes(b"\x1a\x45\xdf\xa3" + bytes(1000))
    with pytest.raises(LabialError) as refused:
        describe_video(damaged)
    said = unreadable(str(refused.value)).text
    assert said.fr == (
        "L’enregistrement ne peut pas être lu (le fichier est endommagé ou n’est pas une vidéo)."
    )
    left_out = {
        "no face from 0.50 s to 1.20 s": "aucun visage n’est visible de 0.50 s à 1.20 s",
        "a.mp4: no face is found in it": "aucun visage n’y est visible",
        "two faces from 0.00 s to 3.10 s": "il y a deux visages de 0.00 s à 3.10 s",
        "the face is turned away, by 41°": "le visage est tourné de 41°",
        "a.mp4: lasts more than 60 s": "la durée dépasse 60 s",
        "something {new}": "en anglais : something {new}",
    }
    for reason, french in left_out.items():
        said = left_out_text(reason)
        assert said.en == f"It cannot be used: {reason}."
        assert said.fr == f"Elle ne peut pas être utilisée : {french}."


def test_a_persons_own_sentences_are_known(tmp_path: Path) -> None:
    included = ["People buy big maps.", "Sheep like grass."]
    path, cache = tmp_path / "prompts.txt", tmp_path / "prompts.json"
    path.write_text("One.\nTwo.\n", "utf-8")
    assert is_own(path, cache), "of another program"
    choose_reading(path, cache, "en-gb", None, ["Three.", "Four."], own=True)
    assert is_own(path, cache)
    choose_reading(path, cache, "en-gb", 0.1, included, own=False)
    assert not is_own(path, cache)
    read_reading(path, cache, "en-us")
    assert not is_own(path, cache), "they are the same in another accent"
    path.write_text(f"{path.read_text('utf-8')}Mine too.\n", "utf-8")
    assert is_own(path, cache)
    read_reading(path, cache, "fr-fr")
    assert is_own(path, cache)


def test_a_projects_token_is_kept_so_that_open_pages_go_on(tmp_path: Path) -> None:
    with opened(tmp_path / "voice") as project:
        token = kept_token(project)
        assert len(token) >= 32
        assert kept_token(project) == token
        assert (project.cache / "token").stat().st_mode & 0o077 == 0
        (project.cache / "token").write_text("short")
        assert kept_token(project) not in (token, "short")
