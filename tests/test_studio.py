"""The studio's project, takes and windows, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from studio_sample import TOKEN, RunningStudio, running_studio

CONTENT = bytes(range(256)) * 40


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningStudio]:
    with running_studio(tmp_path_factory.mktemp("studio") / "voice") as running:
        yield running


def test_the_page_is_open_and_the_rest_needs_the_token(studio: RunningStudio) -> None:
    page = httpx.get(f"{studio.address}/studio")
    assert (
        page.status_code == 200 and "connect-src 'self'" in page.headers["content-security-policy"]
    )
    assert httpx.get(f"{studio.address}/studio/api/state").status_code == 401
    assert httpx.get(f"{studio.address}/studio/api/state?token={TOKEN}").status_code == 200
    body = {"text": "a", "media": "video/webm"}
    refused = httpx.post(f"{studio.address}/studio/api/takes?token={TOKEN}", json=body)
    assert refused.status_code == 401


def test_windows_are_told_of_takes_of_one_another(studio: RunningStudio) -> None:
    with studio.window() as first, studio.window() as second:
        assert first.hear()["type"] == second.hear()["type"] == "state"
        take = studio.record(CONTENT, "People buy  big maps.\n")
        for window in (first, second):
            told = window.hear_until(lambda m: m["type"] == "take" and m["take"]["id"] == take)
            assert told["take"]["text"] == "People buy big maps."
        assert studio.client.get(f"/studio/api/takes/{take}/video").content == CONTENT
        part = studio.client.get(f"/studio/api/takes/{take}/video", headers={"Range": "bytes=5-9"})
        assert part.status_code == 206 and part.content == CONTENT[5:10]
        studio.ask("DELETE", f"/takes/{take}")
        for window in (first, second):
            assert window.hear_until(lambda m: m["type"] == "removed")["take"] == take
