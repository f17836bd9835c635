"""The head of a live face: it follows the phones that are known, and never jumps."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

import labial
from conftest import REPOSITORY
from labial.alignment import SILENCE
from labial.formats.glb import Glb
from labial.head_movement import COLUMNS, of_eyes_alone
from labial.phones.inventory import VOWELS
from labial.retargeting.arkit_head import gaze_weights
from labial.retargeting.head_joint import head_joint, turning_of

FPS = 60
NOD, TURN, TILT, DOWN, LEFT = range(len(COLUMNS))
KNOWN_S = 0.4  # how far ahead phones are known that a program pushes
# Degrees a frame, and what they may change by from frame to frame: head, eyes in it.
LIMITS = ((1.5, 0.4), (4.0, 2.5))

Spans = Sequence[tuple[str, float]]
PAUSED: Spans = [
    ("t", 0.1), ("a", 0.1), ("t", 0.1), ("a", 0.1), ("t", 0.1), ("a", 0.25), ("t", 0.1), ("a", 0.1),
    (SILENCE, 0.8), ("t", 0.1), ("i", 0.1), ("t", 0.1), ("i", 0.1),
]  # fmt: skip


@dataclass
class Scene:
    """Phones, and what is heard of them at each picture: times in s, None if nothing."""

    spans: Spans
    heard: list[float | None]
    known_s: float = 100.0
    nows: list[float] | None = None
    moves: list[bool] | None = None

    def described(self) -> dict[str, Any]:
        ends = np.cumsum([length for _, length in self.spans])
        phones = [
            {"label": label, "start": end - length, "end": end}
            for (label, length), end in zip(self.spans, ends.tolist(), strict=True)
        ]
        frames = len(self.heard)
        nows = self.nows or [100 + number / FPS for number in range(frames)]
        frames_of = zip(nows, self.heard, self.moves or [True] * frames, strict=True)
        return {
            "phones": phones,
            "frames": [
                {"now": now, "time": time, "end": (time or 0) + self.known_s, "moves": moves}
                for now, time, moves in frames_of
            ],
        }


def printed(script: str, described: object) -> Any:
    """What a script in Node.js prints of a description, both in JSON."""
    node = shutil.which("node")
    if node is None or not (REPOSITORY / "web" / "node_modules" / "three").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("continuous integration must have Node.js and web/node_modules")
        pytest.skip("needs Node.js and web/node_modules: npm ci in web/")
    ran = subprocess.run(
        [node, str(REPOSITORY / "tests" / script)],
        input=json.dumps(described),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(ran.stdout)


def shown(*scenes: Scene) -> list[np.ndarray]:
    """The angles ``[frames, 5]`` of each scene."""
    found = printed("run_live_head.mjs", [scene.described() for scene in scenes])
    return [np.array(angles) for angles in found]


def heard_for(seconds: float, then: float = 0.0) -> list[float | None]:
    """All of an utterance, and then nothing."""
    spoken: list[float | None] = [number / FPS for number in range(round(seconds * FPS))]
    return spoken + [None] * round(then * FPS)


def check_smooth(angles: np.ndarray) -> None:
    for places, (most, change) in zip(([NOD, TURN, TILT], [DOWN, LEFT]), LIMITS, strict=True):
        moved = np.diff(angles[:, places], axis=0, prepend=0)
        assert np.abs(moved).max() < most
        assert np.abs(np.diff(moved, axis=0)).max() < change


def test_a_long_vowel_is_nodded_to_and_the_eyes_leave_in_the_pause() -> None:
    (angles,) = shown(Scene(PAUSED, heard_for(2.15, 1), KNOWN_S))
    times = np.arange(len(angles)) / FPS
    nod = angles[:, NOD]
    assert abs(times[nod.argmax()] - (0.5 + 0.1)) < 0.2 and nod.max() > 1
    gaze = angles[:, [NOD, TURN]] + angles[:, [DOWN, LEFT]]
    aside = np.abs(gaze[:, 1])
    assert aside[(times > 1.2) & (times < 1.6)].max() > 7, "in the pause of 0.8 s"
    assert gaze[(times > 1.2) & (times < 1.6), 0].max() > 2, "and down"
    assert np.abs(gaze[times < 0.9]).max() < 1e-9, "at the listener"
    assert np.abs(gaze[(times > 1.8) & (times < 2.1)]).max() < 0.1
    turns = [angles[round(at * FPS), TURN] for at in (0.8, 2.1)]
    assert abs(turns[0] - turns[1]) > 0.1, "each phrase has its own"
    assert np.abs(angles[-1]).max() < 1e-9, "straight when nothing is said"
    check_smooth(angles)


def test_the_head_is_straight_in_a_long_silence() -> None:
    spans = [*PAUSED[:8], (SILENCE, 5.0), *PAUSED[9:]]
    (angles,) = shown(Scene(spans, heard_for(6.3)))
    times = np.arange(len(angles)) / FPS
    assert np.abs(angles[(times > 3.3) & (times < 5)]).max() < 1e-9
    assert np.abs(angles[times > 5.9, TURN]).max() > 0.1
    check_smooth(angles)


def test_a_switch_moves_it_slowly_and_off_is_straight() -> None:
    heard = heard_for(2.1)
    moves = [0.3 < time < 0.9 for time in heard if time is not None]
    on, off, switched = shown(
        Scene(PAUSED, heard),
        Scene(PAUSED, heard, moves=[False] * len(heard)),
        Scene(PAUSED, heard, moves=moves),
    )
    assert not off.any()
    check_smooth(switched)
    assert np.abs(switched[round(0.7 * FPS)] - on[round(0.7 * FPS)]).max() < 1e-9
    assert not switched[round(1.3 * FPS) :].any()


def test_the_same_speech_moves_it_in_the_same_way() -> None:
    first, again = shown(*[Scene(PAUSED, heard_for(2.1))] * 2)
    assert (first == again).all()


def test_it_never_jumps_wherever_speech_is_cut_off_or_late() -> None:
    chance = np.random.default_rng(5)
    scenes = []
    for _ in range(150):
        labels = chance.choice([SILENCE, "a", "t", "i", "m"], 30, p=[0.15, 0.3, 0.25, 0.2, 0.1])
        spans = [(str(label), float(chance.uniform(0.04, 0.5))) for label in labels]
        heard: list[float | None] = []
        time = 0.0
        while len(heard) < 300:
            # Speech goes on, waits, stops, is broken off, or begins again.
            what = chance.choice(["on", "wait", "none", "again"], p=[0.7, 0.1, 0.1, 0.1])
            time = 0.0 if what == "again" else time
            for _ in range(chance.integers(1, 60)):
                heard.append(None if what == "none" else time)
                time += what == "on" and 1 / FPS
        moves = (chance.random(len(heard) // 50 + 1) < 0.8).repeat(50)[: len(heard)]
        known = float(chance.choice([0.1, KNOWN_S, 100]))
        scenes.append(Scene(spans, heard, known, moves=moves.tolist()))
    for angles in shown(*scenes):
        assert np.isfinite(angles).all()
        assert np.abs(angles[:, :3]).max() < 15
        check_smooth(angles)


def test_it_goes_on_where_it_was_when_the_page_was_hidden() -> None:
    # Hidden for 3 s while the head turns to where it is in the first phrase.
    gap = round(0.2 * FPS)
    nows = [number / FPS + (3 if number >= gap else 0) for number in range(60)]
    whole = [number / FPS for number in range(60)]
    hidden, seen = shown(Scene(PAUSED, whole, nows=nows), Scene(PAUSED, whole))
    assert abs(seen[-1, TURN]) > 2
    assert abs(hidden[gap, TURN] - hidden[gap - 1, TURN]) < 0.4 * abs(seen[-1, TURN])
    assert hidden[-1, TURN] == pytest.approx(seen[-1, TURN])


def test_the_head_comes_up_as_a_phrase_begins() -> None:
    (angles,) = shown(Scene([("t", 0.1)] * 20, heard_for(2.0)))
    nod = angles[:, NOD]
    assert nod.min() < -1 and nod.max() < 1e-9
    assert nod.argmin() / FPS < 0.7


def test_real_speech_moves_it_about_as_much_as_files() -> None:
    spoken = labial.say("People buy big maps, but you and I look up at the moon.")
    spans = [(phone.label, phone.duration) for phone in spoken.alignment.phones]
    (angles,) = shown(Scene(spans, heard_for(spoken.alignment.duration)))
    frames = len(angles)
    whole = labial.head_movement.head_movement(spoken.alignment, spoken.audio, frames, FPS)
    for column in (NOD, TURN):
        size = np.ptp(angles[:, column]) / np.ptp(whole[:, column])
        assert 0.4 < size < 2.5
    check_smooth(angles)


def test_the_head_of_a_live_character_turns_as_in_files(tmp_path: Path) -> None:
    angles = np.random.default_rng(2).uniform(-20, 20, (20, 5)).astype(np.float32)
    parent = Rotation.from_euler("xyz", [30, -50, 10], degrees=True).as_quat().tolist()
    rest = Rotation.from_euler("xyz", [5, 8, -20], degrees=True).as_quat().tolist()
    nodes = [
        {"rotation": parent, "children": [1]},
        {"name": "head", "rotation": rest, "children": [2]},
        {"mesh": 0},
    ]
    glb = Glb(tmp_path / "x.glb", {"asset": {"version": "2.0"}, "nodes": nodes}, b"")
    axes = np.array([[-1.0, 0, 0], [0, 1, 0], [0, 0, -1]])  # as of VRM 0
    joint, turning = head_joint(glb, axes), turning_of(glb, axes, angles)
    assert joint is not None and turning is not None
    head = {"node": joint.node, "axes": joint.axes.tolist(), "rest": joint.rest.tolist()}
    gaze = {f"my {name}": name for name in gaze_weights(angles)}
    for known in (head, None):
        asked = {"character": {"head": known, "gaze": gaze}, "angles": angles.tolist()}
        found = printed("run_character_head.mjs", asked)
        turned, weights = (np.array(each) for each in zip(*found, strict=True))
        if known:
            np.testing.assert_allclose(turned, turning.rotations, atol=1e-6)
        looking = gaze_weights(angles if known else of_eyes_alone(angles))
        np.testing.assert_allclose(weights, np.stack(list(looking.values()), axis=1), atol=1e-6)


def test_its_vowels_are_those_of_labial() -> None:
    script = (REPOSITORY / "web" / "src" / "live_head.js").read_text()
    (letters,) = re.findall(r'VOWELS = new Set\("(\w+)"\)', script)
    assert set(letters) == VOWELS
