"""Draw the pictures of docs/wrong-characters.md: faults of a character, each next to its remedy.

The faults are made in ICT-FaceKit's face. Pictures are drawn as labial draws bindings, by Chromium.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, sync_playwright

import labial
from labial.retargeting.binding import Binding, MisfitError, bind
from labial.retargeting.character import read_character
from labial.retargeting.drawing import write_drawing
from labial.retargeting.following import described
from labial.retargeting.retarget import Retargeted, retarget
from labial.retargeting.rig import Rig
from labial.retargeting.shape_model import RetargetingConfig
from labial.retargeting.talker import Talker
from labial.retargeting.voice_talker import talker_of_voice
from labial.sinks import InMemory
from labial.utterance import Utterance
from labial.voice import load_voice

TEXT = "Papa was happy to open the blue map."
SIZE = 320  # pixels of a drawing
# Wanted for a mouth that only opens and closes.
OPENING = ("jawOpen", "mouthClose", "mouthLowerDown", "mouthUpperUp", "mouthRoll")


@dataclass(frozen=True, eq=False)
class Drawing:
    """A face in a pose: ``weights`` ``[shapes]``, or neutral and with its sensors if None."""

    rig: Rig
    binding: Binding
    weights: np.ndarray | None = None

    def svg(self) -> str:
        """The drawing."""
        sink = InMemory(Path("drawing.svg"))
        marked = self.weights is None
        write_drawing(
            sink, self.rig, self.binding.axes, self.binding.vertices, self.weights, marked=marked
        )
        return sink.files[sink.name].decode()


@dataclass(frozen=True, eq=False)
class Studio:
    """What all pictures are made with: a talker who speaks, and a face that is bound well."""

    talker: Talker
    spoken: Utterance
    rig: Rig
    binding: Binding

    def solved(
        self, rig: Rig, config: RetargetingConfig | None = None, binding: Binding | None = None
    ) -> Retargeted:
        """The weights of a face that speaks; what labial says of it is printed."""
        shapes = (binding or self.binding).sensor_shapes(rig)
        result = retarget(self.spoken.motion, self.talker, shapes, config)
        print(f"  {described(result, self.talker)}")
        return result

    def frame(self, phone: str, place: int = 0) -> int:
        """The frame in the middle of a phone, the first or a later one."""
        found = [each for each in self.spoken.alignment.phones if each.label == phone]
        return round(found[place].middle * self.spoken.motion.fps)

    def posed(self, rig: Rig, result: Retargeted, frame: int) -> Drawing:
        """The face in a frame."""
        return Drawing(rig, self.binding, result.weights[frame].astype(np.float64))


def wrong_mouth(studio: Studio) -> Iterator[Drawing]:
    """Landmarks of the lips on the lids of an eye."""
    rig = studio.rig
    moved = rig.deltas[rig.shapes.index("eyeBlink_L")]
    lids = np.flatnonzero(np.linalg.norm(moved, axis=1) > 0.05 * np.abs(moved).max())
    x, y = rig.vertices[lids, 0], rig.vertices[lids, 1]
    upper, lower = lids[moved[lids, 1].argmin()], lids[y.argmin()]
    given = {
        "inner_lip_13": upper,
        "inner_lip_14": lower,
        "outer_lip_0": upper,
        "outer_lip_17": lower,
        "outer_lip_61": lids[x.argmin()],
        "outer_lip_291": lids[x.argmax()],
    }
    yield refused(studio, {name: int(vertex) for name, vertex in given.items()})
    yield Drawing(rig, studio.binding)


def upside_down(studio: Studio) -> Iterator[Drawing]:
    """The lips exchanged in the binding."""
    exchanged = {
        "inner_lip_13": "inner_lip_14",
        "inner_lip_14": "inner_lip_13",
        "outer_lip_0": "outer_lip_17",
        "outer_lip_17": "outer_lip_0",
        "outer_lip_61": "outer_lip_291",
        "outer_lip_291": "outer_lip_61",
    }
    yield refused(studio, {name: studio.binding.vertices[at] for name, at in exchanged.items()})
    yield Drawing(studio.rig, studio.binding)


def refused(studio: Studio, given: dict[str, int]) -> Drawing:
    """The drawing of a binding that labial refuses."""
    try:
        bind(studio.rig, studio.talker, given)
    except MisfitError as error:
        print(f"  {str(error).partition(': ')[2]}")
        return Drawing(error.rig, error.binding)
    raise AssertionError("expected a binding that is refused")


def hardly_opens(studio: Studio) -> Iterator[Drawing]:
    """A jaw that opens little at weight 1, and one whose weight may be larger."""
    small = scaled(only(studio.rig, "jawOpen", "mouthClose"), "jawOpen", 0.2)
    frame = studio.frame("ɑ")
    for limits in ({}, {"jawOpen": (0.0, 3.0)}):
        result = studio.solved(small, RetargetingConfig(1.0, limits))
        yield studio.posed(small, result, frame)


def lips_apart(studio: Studio) -> Iterator[Drawing]:
    """A neutral mouth that is open, without and with a shape that closes it."""
    jaw = studio.rig.deltas[studio.rig.shapes.index("jawOpen")]
    opened = replace(studio.rig, vertices=studio.rig.vertices + 0.25 * jaw)
    for rig in (only(opened, "jawOpen", "mouthLowerDown", "mouthUpperUp"), only(opened, *OPENING)):
        yield studio.posed(rig, studio.solved(rig), studio.frame("p", 1))


def still_corners(studio: Studio) -> Iterator[Drawing]:
    """A face whose shapes only open and close the mouth, and one that also puckers."""
    for rig in (only(studio.rig, *OPENING), studio.rig):
        yield studio.posed(rig, studio.solved(rig), studio.frame("u"))


def teeth_apart(studio: Studio) -> Iterator[Drawing]:
    """Teeth whose shapes have other names than the face's, and the same names."""
    teeth = read_character(Path(studio.rig.name), mesh="mouth")
    result = studio.solved(studio.rig)
    frame = studio.frame("ɑ")
    for moved in (0.0, 1.0):
        both = joined(studio.rig, replace(teeth, deltas=teeth.deltas * np.float32(moved)))
        yield studio.posed(both, result, frame)


def only(rig: Rig, *beginnings: str) -> Rig:
    """The rig with the shapes whose names begin so."""
    kept = [place for place, name in enumerate(rig.shapes) if name.startswith(beginnings)]
    return replace(rig, shapes=tuple(rig.shapes[place] for place in kept), deltas=rig.deltas[kept])


def scaled(rig: Rig, shape: str, factor: float) -> Rig:
    """The rig with one shape that moves less."""
    deltas = rig.deltas.copy()
    deltas[rig.shapes.index(shape)] *= np.float32(factor)
    return replace(rig, deltas=deltas)


def joined(rig: Rig, other: Rig) -> Rig:
    """Two meshes with the same shapes as one."""
    return replace(
        rig,
        vertices=np.concatenate([rig.vertices, other.vertices]),
        triangles=np.concatenate([rig.triangles, other.triangles + len(rig.vertices)]),
        deltas=np.concatenate([rig.deltas, other.deltas], axis=1),
    )


PICTURES = {
    "wrong-mouth": wrong_mouth,
    "upside-down": upside_down,
    "hardly-opens": hardly_opens,
    "lips-apart": lips_apart,
    "corners": still_corners,
    "teeth": teeth_apart,
}


@contextmanager
def browser_page() -> Iterator[Page]:
    """A page of Chromium in which two drawings stand side by side."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 2 * SIZE + 4, "height": SIZE})
        browser.close()


def draw(page: Page, path: Path, drawings: list[Drawing]) -> None:
    """Write a picture of drawings side by side."""
    style = f"body{{margin:0;display:flex;gap:4px}}svg{{width:{SIZE}px;height:{SIZE}px}}"
    page.set_content(f"<style>{style}</style>{''.join(each.svg() for each in drawings)}")
    path.write_bytes(page.screenshot(type="jpeg", quality=80))


def main() -> None:
    """Draw all pictures into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("face", type=Path, help="ict-face.glb")
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/wrong-characters"))
    arguments = parser.parse_args()
    voice = load_voice(Path("s26"))
    talker, rig = talker_of_voice(voice), read_character(arguments.face)
    spoken = labial.say(TEXT, voice=voice, fps=60)
    studio = Studio(talker, spoken, rig, bind(rig, talker))
    arguments.output.mkdir(exist_ok=True)
    with browser_page() as page:
        for name, drawings in PICTURES.items():
            print(name)
            draw(page, arguments.output / f"{name}.jpg", list(drawings(studio)))


if __name__ == "__main__":
    main()
