"""The questionnaire in a browser, from disk, and what it exports."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from accessibility import faults_of
from labial.perception.answers import COLUMNS, read_answers
from labial.perception.folder import QUESTIONNAIRE
from labial.perception.questionnaire import PAGE
from study_sample import DESIGN_TEXT, Answering, answering, sample_study

QUIET = DESIGN_TEXT + "\n[checks]\nheadphones = false\n"


def page_of(folder: Path) -> str:
    return (folder / QUESTIONNAIRE / PAGE).as_uri()


def saved(shown: Answering, button: str, folder: Path) -> Path:
    with shown.page.expect_download() as download:
        shown.page.locator(button).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def answer_to(heading: str) -> str:
    """The first of two, 4 on the scale, and a word of every sentence."""
    return {"Which": "1", "How": "4", "What": "four blue green white red"}[heading.split()[0]]


@pytest.mark.slow
def test_another_participant_can_follow_once_the_answers_are_saved(tmp_path):
    study = sample_study(tmp_path, QUIET, items=1)
    with answering(page_of(tmp_path) + "?number=7") as shown:
        shown.prepare()
        shown.onward()
        shown.answer_all(answer_to)
        shown.onward()
        assert shown.page.locator("#another").count() == 0
        first = saved(shown, "#save-csv", tmp_path)
        shown.page.locator("#another").click()
        shown.until("document.querySelector('#agree') !== null")
        shown.page.reload()  # the first participant does not come back
        shown.until("window.labial !== undefined && document.querySelector('#agree') !== null")
        assert shown.page.locator("#language").is_visible()
        shown.prepare()
        shown.onward()
        shown.answer_all(answer_to)
        shown.onward()
        second = saved(shown, "#save-csv", tmp_path)
        assert not shown.complaints
    one, two = read_answers(study, [first, second])
    assert one.name != two.name
    assert [one.number, two.number].count(7) == 1
    assert one.finished
    assert two.finished


@pytest.mark.slow
def test_a_participant_answers_everything_from_disk_on_a_phone(tmp_path):
    study = sample_study(tmp_path, QUIET, items=1)
    with answering(page_of(tmp_path), width=390, height=800) as shown:
        assert shown.heading == "A study of speaking faces"
        assert shown.page.locator("#next").is_disabled()
        shown.prepare()
        shown.onward()  # the introduction
        position = shown.page.locator(".place").inner_text()
        shown.trial("2")
        shown.page.once("dialog", lambda dialog: dialog.accept())
        shown.page.reload()  # what was answered is kept
        shown.until("window.labial !== undefined && document.querySelector('#next') !== null")
        shown.onward()
        assert shown.page.locator(".place").inner_text() == position.replace("1 of", "2 of")
        wide = "document.documentElement.scrollWidth > innerWidth"
        assert not shown.page.evaluate(wide)
        count = 1 + shown.answer_all(answer_to)
        shown.page.fill("#comment", '=1+1, "well"')
        shown.onward()
        table, listed = (saved(shown, f"#save-{kind}", tmp_path) for kind in ("csv", "json"))
        assert not shown.complaints
        assert all(url.startswith(("file:", "data:", "blob:")) for url in shown.requests)
    (participant,) = read_answers(study, [table])
    assert read_answers(study, [listed, table]) == [participant]
    orders = [task["orders"] for task in page_json(tmp_path)["tasks"]]
    shown_trials = [entry for order in orders for entry in order[participant.number % len(order)]]
    assert [(a.trial.id, a.role) for a in participant.answers] == [
        (name, role) for name, role, *_ in shown_trials
    ]
    assert len(participant.answers) == count == len(shown_trials)
    assert participant.finished
    assert participant.records["question", "hearing"] == "yes"
    assert participant.records["end", ""] == '=1+1, "well"'
    assert [a.response for a in participant.answers[:2]] == ["2", "1"]
    records = json.loads(listed.read_text("utf-8"))
    assert list(records[0]) == list(COLUMNS)
    assert [record["n"] for record in records] == list(range(len(records)))


def page_json(folder: Path) -> dict:
    text = (folder / QUESTIONNAIRE / PAGE).read_text("utf-8")
    return json.loads(text.split('id="study">')[1].split("</script>")[0])


def test_the_page_speaks_french_and_forgets_who_withdraws(tmp_path):
    sample_study(tmp_path, QUIET, videos=False)
    with answering(page_of(tmp_path), locale="fr-FR") as shown:
        assert shown.heading == "Une étude sur des visages qui parlent"
        shown.page.locator("#language").select_option("en")
        assert shown.heading == "A study of speaking faces"
        shown.consent()
        assert shown.page.evaluate("Object.keys(localStorage).length") == 1
        shown.page.locator("#withdraw").click()
        shown.page.locator("#leave-yes").click()
        shown.until("document.querySelector('main').textContent.includes('deleted')")
        assert shown.page.evaluate("Object.keys(localStorage).length") == 0
        # The tones of the headphone check.
        samples = shown.page.evaluate(
            "labial.toneSamples({softest: 0, antiphase: 1}, 2000).map(side => [...side])"
        )
        trials = shown.page.evaluate("labial.toneTrials()")
    left, right = np.array(samples)
    tones = [slice(place * 3000, place * 3000 + 2000) for place in range(3)]
    np.testing.assert_allclose(left[tones[1]], -right[tones[1]])
    np.testing.assert_allclose(left[tones[2]], right[tones[2]])
    levels = [np.sqrt(np.mean(left[tone] ** 2)) for tone in tones]
    assert 20 * np.log10(levels[0] / levels[2]) == pytest.approx(-6)
    assert levels[1] == pytest.approx(levels[2])
    assert sorted((t["softest"], t["antiphase"]) for t in trials) == [
        (0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1),
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible(tmp_path, scheme):
    sample_study(tmp_path, QUIET, items=1)
    faults: dict[str, list[str]] = {}

    def answer_after_looking(heading: str) -> str:
        faults[heading] = faults_of(shown.page)
        return answer_to(heading)

    with answering(page_of(tmp_path), width=390) as shown:
        shown.page.emulate_media(color_scheme=scheme)
        faults["consent"] = faults_of(shown.page)
        shown.consent()
        faults["questions"] = faults_of(shown.page)
        shown.page.locator("#withdraw").click()
        faults["withdrawal"] = faults_of(shown.page)
        shown.page.keyboard.press("Escape")
        shown.page.locator("select[name=hearing]").select_option(index=1)
        shown.onward()
        faults["screen"] = faults_of(shown.page)
        shown.page.fill("#squares", "4")
        shown.onward()
        faults["volume"] = faults_of(shown.page)
        shown.page.locator("#volume-play").click()
        shown.onward()
        faults["introduction"] = faults_of(shown.page)
        shown.answer_all(answer_after_looking)
        faults["comment"] = faults_of(shown.page)
        shown.onward()
        saved(shown, "#save-csv", tmp_path)
        faults["end"] = faults_of(shown.page)
    assert len(faults) >= 11  # with a trial of each task
    assert {screen: found for screen, found in faults.items() if found} == {}


def test_the_page_does_not_tell_what_its_videos_are(tmp_path):
    sample_study(tmp_path, videos=False)
    data = json.dumps(page_json(tmp_path))
    assert not any(word in data for word in ("good", "bad", "shifted", "bin blue"))
