"""What the page draws in and around the mouth: teeth, tongue and the fullness of lips, in mm."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from labial.alignment import SILENCE, Alignment, Interval
from labial.animation import animate
from labial.exports import export
from labial.viewer.chromium import Chromium
from labial.voice import Voice, load_voice
from labial.voices import included_voices
from page_sample import chromium_path

pytestmark = pytest.mark.slow

PHONE_S = 0.14
LABELS = [SILENCE, "m", "ɑ", "f", "i", "v", "ɑ", "l", "ɑ", "ʃ", "i", "y", "n", "ɛ", "θ", "ɑ"]
LABELS += ["p", "u", "t", "ɔ", "b", SILENCE]
STEP_S = PHONE_S / 2
# What the page draws at the borders and the middles of all phones.
SHOWN = f"""
  Array.from({{length: {2 * len(LABELS)}}}, (_, i) => {{
    labial.seek(i * {STEP_S});
    return {{...labial.geometry(), aperture: labial.aperture()}};
  }})
"""
Points = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mouth:
    """Points ``[points, 3]`` of the upper and the lower lip's inner edge, teeth and tongue."""

    upper: Points
    lower: Points
    outer: Points
    teeth: Points
    tongue: Points
    meet: Points
    aperture: float

    @property
    def front_teeth(self) -> Points:
        return self.teeth[np.abs(self.teeth[:, 0] - self.meet[0]) < 4]

    @property
    def edge(self) -> float:
        """Height of the edge of the front teeth."""
        return float(self.front_teeth[:, 1].min())

    def middle(self, lip: Points) -> Points:
        return lip[np.abs(lip[:, 0] - self.meet[0]).argmin()]

    def gaps(self) -> Points:
        """How far apart the lips are at eleven places from right to left."""
        x = np.linspace(self.upper[:, 0].min(), self.upper[:, 0].max(), 11)
        upper, lower = (
            np.interp(x, *lip[np.argsort(lip[:, 0]), :2].T) for lip in (self.upper, self.lower)
        )
        return upper - lower

    @property
    def lower_lip_height(self) -> float:
        """Height of the lower lip in its middle."""
        below = self.outer[self.outer[:, 1] < self.meet[1]]
        return float(self.middle(self.lower)[1] - self.middle(below)[1])

    def depth(self, lip: Points, x: Points) -> Points:
        """How far forward a lip is at places from right to left."""
        order = np.argsort(lip[:, 0])
        return np.interp(x, lip[order, 0], lip[order, 2])


@pytest.fixture(scope="module")
def mouths(tmp_path_factory: pytest.TempPathFactory) -> list[Mouth]:
    """The mouth twice in each phone of a sentence."""
    return drawn(load_voice(), tmp_path_factory.mktemp("mouths"))


def drawn(voice: Voice, folder: Path) -> list[Mouth]:
    """The mouth of a voice twice in each phone of a sentence."""
    chromium_path()
    phones = tuple(
        Interval(i * PHONE_S, (i + 1) * PHONE_S, label) for i, label in enumerate(LABELS)
    )
    utterance = animate("mouths", Alignment(phones), voice, 50)
    page = folder / "mouths.html"
    export(page, utterance, voice, blinks=False)
    with Chromium() as browser:
        tab = browser.open(page)
        tab.until("window.labial !== undefined")
        return [mouth_of(each) for each in tab.evaluate(SHOWN)]


def mouth_of(found: dict) -> Mouth:
    points = {
        name: np.array(found[name], np.float64).reshape(-1, 3)
        for name in ("inner", "outer", "teeth", "tongue")
    }
    inner = points["inner"]
    right, left = inner[:, 0].argmin(), inner[:, 0].argmax()
    assert (right, left) == (0, 10)  # from the right corner along the lower lip
    meet = np.array([found["meet"][axis] for axis in "xyz"])
    lips = inner[10:], inner[: 10 + 1]
    upper = np.concatenate([lips[0], inner[:1]])
    return Mouth(
        upper, lips[1], points["outer"], points["teeth"], points["tongue"], meet, found["aperture"]
    )


def of(mouths: list[Mouth], label: str) -> list[Mouth]:
    """The mouth at the middle of each phone with a label."""
    return [mouths[2 * i + 1] for i, each in enumerate(LABELS) if each == label]


def test_teeth_are_behind_the_upper_lip_over_the_whole_sentence(mouths):
    for mouth in mouths:
        inside = np.abs(mouth.teeth[:, 0] - mouth.meet[0]) < 0.8 * np.ptp(mouth.upper[:, 0]) / 2
        teeth = mouth.teeth[inside]
        assert (mouth.depth(mouth.upper, teeth[:, 0]) - teeth[:, 2]).min() > 0.5


def test_closed_lips_hide_the_teeth(mouths):
    closed = [mouth for label in ("m", "p", "b") for mouth in of(mouths, label)]
    assert len(closed) == 3
    for mouth in closed:
        apart = mouth.middle(mouth.upper)[1] - mouth.middle(mouth.lower)[1]
        assert apart < 1.2  # which the thickness of the lips fills
        for lip in (mouth.upper, mouth.lower):
            behind = mouth.depth(lip, mouth.front_teeth[:, 0]) - mouth.front_teeth[:, 2]
            assert behind.min() > 2.5


def test_the_lower_lip_touches_the_edge_of_the_teeth_in_labiodentals_only(mouths):
    for mouth in [*of(mouths, "f"), *of(mouths, "v")]:
        lip, teeth = mouth.middle(mouth.lower), mouth.front_teeth
        assert abs(lip[2] - teeth[:, 2].max()) < 2
        assert -0.5 < lip[1] - mouth.edge < 4
        # Some of the teeth is seen above it.
        assert mouth.middle(mouth.upper)[1] - lip[1] > 1.5
    for mouth in of(mouths, "m"):
        assert mouth.middle(mouth.lower)[2] - mouth.front_teeth[:, 2].max() > 3.5


def test_the_tongue_is_inside_the_mouth(mouths):
    for mouth in mouths:
        half = np.ptp(mouth.upper[:, 0]) / 2
        tongue = mouth.tongue
        assert np.abs(tongue[:, 0] - mouth.meet[0]).max() < half
        front = np.maximum(*(mouth.depth(lip, tongue[:, 0]) for lip in (mouth.upper, mouth.lower)))
        assert (front - tongue[:, 2]).min() > 0
        assert tongue[:, 1].max() < mouth.edge + 4  # below the palate


def test_the_tongue_goes_to_the_ridge_between_the_teeth_and_down(mouths):
    def tip(mouth: Mouth) -> Points:
        return mouth.tongue[mouth.tongue[:, 2].argmax()]

    for label in ("l", "n", "t"):
        for mouth in of(mouths, label):
            assert mouth.tongue[mouth.tongue[:, 2] > tip(mouth)[2] - 4][:, 1].max() > mouth.edge
            assert tip(mouth)[2] < mouth.front_teeth[:, 2].min()
    for mouth in of(mouths, "θ"):
        assert tip(mouth)[2] > mouth.front_teeth[:, 2].max()
    for mouth in of(mouths, "ɑ"):
        assert mouth.tongue[:, 1].max() < mouth.edge - 2


def test_rounded_lips_are_narrower_and_come_forward(mouths):
    (y,) = of(mouths, "y")
    for spread in of(mouths, "i"):
        assert np.ptp(y.upper[:, 0]) < np.ptp(spread.upper[:, 0]) - 5
        forward = [np.sort(each.outer[:, 2])[-4:].mean() for each in (y, spread)]
        assert forward[0] > forward[1] + 2
    (ʃ,) = of(mouths, "ʃ")
    assert 1 < ʃ.aperture < 6.5


def test_rounded_lips_meet_beside_a_round_opening(mouths):
    for label in ("y", "u"):
        for mouth in of(mouths, label):
            gaps = mouth.gaps()
            assert gaps[5] > 0.8
            assert max(gaps[2], gaps[8]) < 0.3 * gaps[5]
    for mouth in of(mouths, "i"):
        gaps = mouth.gaps()
        assert min(gaps[3], gaps[7]) > 0.6 * gaps[5]


@pytest.mark.parametrize("name", included_voices())
def test_every_voice_shows_the_teeth_in_labiodentals_and_no_fuller_lips_in_rounding(name, tmp_path):
    found = drawn(load_voice(name), tmp_path)
    for mouth in [*of(found, "f"), *of(found, "v")]:
        seen = mouth.middle(mouth.upper)[1] - max(mouth.edge, mouth.middle(mouth.lower)[1])
        assert seen > 1.5
    closed = np.mean([of(found, label)[0].lower_lip_height for label in ("m", "p", "b")])
    for label in ("y", "u", "ɔ", "ʃ"):
        for mouth in of(found, label):
            assert mouth.lower_lip_height < max(11.5, closed + 1), label
