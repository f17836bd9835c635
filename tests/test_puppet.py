"""A user's character on the page and in the video."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from labial.cli import main
from labial.errors import MotionError
from labial.retargeting.binding_file import read_binding
from labial.retargeting.character import read_character
from labial.sinks import writing
from labial.viewer.page import write_page
from labial.viewer.puppet import Puppet
from page_sample import browser_page, sample_utterance
from rig_sample import SHAPES, Z_UP, edit_glb, save_obj_folder, save_rig, synthetic_rig

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spoken") / "papa.npz"
    assert main(["say", "Papa, mama.", "--fps", "30", "-o", str(path)]) == 0
    return path


def shown(page: Path) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text())
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def weights_on(page: Path) -> np.ndarray:
    puppet = shown(page)["puppet"]
    return np.frombuffer(base64.b64decode(puppet["weights"]), "<f4").reshape(-1, puppet["shapes"])


def green(document: dict[str, Any]) -> None:
    """Gives a character a texture that is all green, stored in the file."""
    png = io.BytesIO()
    Image.new("RGB", (4, 4), (0, 255, 0)).save(png, "PNG")
    content = base64.b64encode(png.getvalue()).decode()
    document["images"] = [{"uri": f"data:image/png;base64,{content}"}]
    document["textures"] = [{"source": 0}]
    document["materials"][0]["pbrMetallicRoughness"] = {
        "baseColorTexture": {"index": 0},
        "metallicFactor": 0.0,
    }


def apertures(path: Path, count: int) -> list[float]:
    """Times in s of the smallest and the largest aperture of a page."""
    curve = np.frombuffer(
        base64.b64decode(shown(path)["utterances"][0]["curves"]["aperture"]), "<f4"
    )
    assert len(curve) == count
    return [float(place) / 30 for place in (curve.argmin(), curve.argmax())]


def test_the_page_shows_the_character_with_its_own_colours(tmp_path: Path, spoken: Path) -> None:
    plain = save_rig(tmp_path / "plain.glb", synthetic_rig(0.001))
    rig = edit_glb(plain, tmp_path / "green.glb", green)
    page, table = tmp_path / "page.html", tmp_path / "weights.csv"
    assert main(["convert", str(spoken), "--rig", str(rig), "-o", str(page)]) == 0
    assert main(["retarget", str(spoken), "--rig", str(rig), "-o", str(table)]) == 0
    rows = list(csv.reader(table.read_text().splitlines()))
    own = [rows[0].index(name) for name in SHAPES]
    solved = np.array([[float(row[place]) for place in own] for row in rows[1:]])
    weights = weights_on(page)
    np.testing.assert_allclose(weights, solved, atol=1e-4)
    closed, opened = apertures(page, len(weights))
    with browser_page(page) as seen:
        seen.page.evaluate("labial.ready.then(() => true)")
        shut, wide = seen.pixels(closed), seen.pixels(opened)
        solid = shut[..., 3] > 250
        assert solid.mean() > 0.1
        assert (shut[solid][:, 1] > 1.5 * shut[solid][:, 0]).mean() > 0.9, "it is green"
        assert np.abs(wide - shut).mean() > 0.3
        assert seen.complaints == []
        own_requests = [u for u in seen.requests if not u.startswith(("data:", "blob:"))]
        assert own_requests == [page.as_uri()]
        assert seen.number("labial.aperture()") > 3, "curves stay the talker's"
        assert "green.glb" in str(seen.page.text_content("footer"))


@pytest.mark.parametrize("kind", ["glb", "obj"])
def test_the_mouth_is_at_the_origin_and_the_head_is_looked_at(
    tmp_path: Path, spoken: Path, kind: str
) -> None:
    rig = synthetic_rig(2.5, Z_UP)
    source = (
        save_rig(tmp_path / "head.glb", rig)
        if kind == "glb"
        else save_obj_folder(tmp_path / "head", rig)
    )
    page = tmp_path / "page.html"
    assert main(["convert", str(spoken), "--rig", str(source), "-o", str(page)]) == 0
    puppet = shown(page)["puppet"]
    binding = read_binding(tmp_path / "head.binding.toml").binding
    assert binding is not None
    corners = [binding.vertices[name] for name in ("outer_lip_61", "outer_lip_291")]
    into = np.array(puppet["into_mm"]).reshape(4, 4).T
    places = read_character(source).vertices
    if kind == "obj":  # embedded as glTF, in metres and upright
        places = places @ Z_UP.T / binding.scale / 1000
    right, left = places[corners] @ into[:3, :3].T + into[:3, 3]
    np.testing.assert_allclose(right + left, 0, atol=1e-3)
    assert left[0] - right[0] > 30
    assert abs(left[1] - right[1]) < 1
    assert np.abs(puppet["centre"]).max() < 60
    assert max(puppet["size"]) < 250
    with browser_page(page) as seen:
        seen.page.evaluate("labial.ready.then(() => true)")
        pixels = seen.pixels(0)
        assert (pixels[24:40, 28:36, 3] > 250).all(), "the face fills the middle"
        assert seen.complaints == []


def test_a_character_that_cannot_be_shown_is_reported(tmp_path: Path, spoken: Path) -> None:
    def compressed(document: dict[str, Any]) -> None:
        green(document)
        document["textures"] = [{"extensions": {"KHR_texture_basisu": {"source": 0}}}]
        document["extensionsUsed"] = document["extensionsRequired"] = ["KHR_texture_basisu"]

    rig = save_rig(tmp_path / "plain.glb", synthetic_rig(0.001))
    rig = edit_glb(rig, tmp_path / "basis.glb", compressed)
    page = tmp_path / "page.html"
    assert main(["convert", str(spoken), "--rig", str(rig), "-o", str(page)]) == 0
    with browser_page(page) as seen:
        seen.until("!document.querySelector('.no-webgl').hidden")
    film = tmp_path / "film.mp4"
    assert main(["convert", str(spoken), "--rig", str(rig), "-o", str(film)]) == 2
    assert not film.exists()


def test_the_video_shows_the_character_too(tmp_path: Path, spoken: Path) -> None:
    rig = save_rig(tmp_path / "plain.glb", synthetic_rig(0.001))
    film = tmp_path / "film.mp4"
    assert main(["convert", str(spoken), "--rig", str(rig), "-o", str(film), "--fps", "5"]) == 0
    with av.open(str(film)) as container:
        assert "plain.glb" in container.metadata["comment"]
        pictures = [
            frame.to_ndarray(format="rgb24").astype(float) for frame in container.decode(video=0)
        ]
    faces = np.stack([picture[84:552, 400:880] for picture in pictures])
    assert faces.mean(axis=0).std() > 20
    assert faces.std(axis=0).max() > 20, "it moves"


def test_weights_of_another_length_are_refused(tmp_path: Path) -> None:
    puppet = Puppet(b"", np.zeros((3, 1), np.float32), {}, np.eye(4), np.zeros(3), np.ones(3))
    with pytest.raises(MotionError, match="3 frames"), writing(tmp_path / "x.html") as sink:
        write_page(sink, {"": sample_utterance()}, title="", face=puppet)
