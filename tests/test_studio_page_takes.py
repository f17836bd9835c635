"""Takes on the studio's page: taken in, played, left out, deleted; two windows on one project."""

from __future__ import annotations

import csv

import pytest

from studio_browser import studio_page
from studio_sample import TOKEN, running_studio

# A camera and a microphone in real time, which a busy machine may be late with.
pytestmark = pytest.mark.flaky(reruns=1)

TAKES = "labial.state.state.takes"
GOOD = f"{TAKES}.length === 2 && {TAKES}.every(({{ status }}) => status === 'good')"
DRAWN = """(() => {
    const canvas = document.querySelector("#replay canvas");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return data.some((value) => value > 0);
})()"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("studio") / "mine"


@pytest.fixture(scope="module")
def shown(folder, grid_s1):
    clips = [grid_s1 / "clips" / f"{name}.mpg" for name in ("bbal6n", "bbbmzn")]
    files = [*clips, *(clip.with_suffix(".txt") for clip in clips)]
    with (
        running_studio(folder) as studio,
        studio_page(studio.address, step="record") as shown,
    ):
        shown.page.set_input_files("#files", files)
        shown.until(GOOD, 120)
        yield shown


@pytest.mark.slow
def test_clips_with_their_texts_become_takes_and_a_text_alone_is_not_one(shown, grid_s1):
    texts = shown.page.locator("#takes .text").all_inner_texts()
    assert sorted(texts) == ["bin blue at l six now", "bin blue by m zero now"]
    shown.until("[...document.querySelectorAll('#takes img')].every((each) => each.naturalWidth)")
    assert shown.page.locator("#uploads li").count() == 0
    shown.page.set_input_files("#files", [grid_s1 / "clips" / "bbal6n.txt"])
    shown.says("#problem", "no video among these files")


@pytest.mark.slow
def test_a_take_is_played_with_its_points_and_phones(shown):
    shown.page.click("#takes li:last-child button")
    shown.says("#replay-title", "bin blue at l six now")
    shown.until("document.querySelectorAll('#replay-track .phones .box').length > 10")
    shown.until("document.querySelector('#replay video').currentTime > 0.5")
    shown.until(DRAWN)
    words = shown.page.locator("#replay-track .words .box").all_inner_texts()
    assert words == "bin blue at l six now".split()
    shown.page.set_viewport_size({"width": 390, "height": 844})
    assert shown.page.evaluate("document.querySelector('#replay').scrollWidth") <= 390
    shown.page.set_viewport_size({"width": 1280, "height": 800})
    shown.page.keyboard.press("Escape")
    shown.until("!document.querySelector('#replay').open")


@pytest.mark.slow
def test_a_take_that_is_left_out_in_one_window_is_left_out_in_another(shown, folder):
    page = shown.page
    other = page.context.new_page()
    other.goto(f"{page.url.partition('#')[0]}#token={TOKEN}")
    other.locator("#takes li").nth(1).wait_for()
    page.click("#takes li:last-child button")
    page.click("#replay-keep")
    shown.until(f"{TAKES}.some(({{ kept }}) => !kept)")
    other.locator("#takes li.left-out").wait_for()
    other.click("[data-step=check]")
    other.locator("#findings .keep").wait_for()
    with (folder / "left-out.csv").open() as file:
        assert [row["utterance"] for row in csv.DictReader(file)] == ["0001"]
    other.click("#findings .keep")
    shown.until(f"{TAKES}.every(({{ kept }}) => kept)")
    other.close()
    page.bring_to_front()
    shown.says("#replay-keep", "Leave out")
    page.click("#replay-close")


@pytest.mark.slow
def test_a_deleted_take_leaves_nothing(shown, folder):
    page = shown.page
    page.click("#takes li:last-child button")
    page.click("#replay-delete")
    page.click("#confirm-no")
    assert page.evaluate(f"{TAKES}.length") == 2
    page.click("#replay-delete")
    page.click("#confirm-yes")
    shown.until(f"{TAKES}.length === 1 && !document.querySelector('#replay').open")
    assert not list((folder / "takes").glob("0001*"))
    assert page.locator("#takes li").count() == 1
