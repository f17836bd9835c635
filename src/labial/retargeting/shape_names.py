"""What the names of a character's shapes say: which part of the face moves, and Apple's name.

Every maker of characters has its own spelling. A name is split into words, and the words decide:
``mouthSmile_L``, ``A39_Mouth_Smile_Left`` and ``CTRL_expressions_mouthSmileL`` are one shape.
Known are the names of Apple (ARFaceAnchor.BlendShapeLocation), Oculus's visemes, VRM 0 and 1,
VRoid (``Fcl_MTH_A``), MakeHuman, Character Creator, Daz, MetaHuman and MikuMikuDance.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

from labial.doubts import doubt
from labial.errors import RigError
from labial.retargeting.similar import similar

ARKIT_SHAPES: tuple[str, ...] = tuple(
    """
    eyeBlinkLeft eyeLookDownLeft eyeLookInLeft eyeLookOutLeft eyeLookUpLeft eyeSquintLeft
    eyeWideLeft eyeBlinkRight eyeLookDownRight eyeLookInRight eyeLookOutRight eyeLookUpRight
    eyeSquintRight eyeWideRight jawForward jawRight jawLeft jawOpen mouthClose mouthFunnel
    mouthPucker mouthRight mouthLeft mouthSmileLeft mouthSmileRight mouthFrownLeft mouthFrownRight
    mouthDimpleLeft mouthDimpleRight mouthStretchLeft mouthStretchRight mouthRollLower
    mouthRollUpper mouthShrugLower mouthShrugUpper mouthPressLeft mouthPressRight
    mouthLowerDownLeft mouthLowerDownRight mouthUpperUpLeft mouthUpperUpRight browDownLeft
    browDownRight browInnerUp browOuterUpLeft browOuterUpRight cheekPuff cheekSquintLeft
    cheekSquintRight noseSneerLeft noseSneerRight tongueOut
    """.split()
)
"""Apple's 52 shapes, in the order of the Live Link Face app's tables.

Apple's own order has left before right.
"""

Region = Literal["mouth", "cheek", "eye", "brow", "nose", "tongue", "teeth", "whole face", "body"]

_PARTS: Mapping[Region, str] = {
    "mouth": "mouth mouths mth lip lips jaw chin viseme visemes",
    "cheek": "cheek cheeks",
    "eye": "eye eyes eyelid eyelids lid lids lash lashes eyelash blink wink gaze pupil iris",
    "brow": "brow brows eyebrow eyebrows brw",
    "nose": "nose nostril nostrils sneer",
    "tongue": "tongue",
    "teeth": "teeth tooth fung fang",
    "body": "shoulder head neck body arm leg hand finger chest breast ear ears hair skirt",
}
_REGION_OF: Mapping[str, Region] = {
    word: region for region, words in _PARTS.items() for word in words.split()
}
_VROID: Mapping[str, Region] = {"ha": "teeth", "all": "whole face"}
# Whole names of mouth shapes in VRM 0, VRM 1 and MikuMikuDance.
_VOWELS = {"a", "i", "u", "e", "o", "aa", "ih", "ou", "ee", "oh", *"あいうえおアイウエオん"}
# Words that makers put around a shape's own.
_AROUND = {"fcl", "facs", "bs", "jnt", "ctrl", "expressions", "expression", "blendshape"}
_SIDES = {"l": "Left", "left": "Left", "lt": "Left", "r": "Right", "right": "Right", "rt": "Right"}
# Other names of shapes that move as Apple's, words joined, without the side.
_SYNONYMS = {
    "mouthcornerpull": "mouthSmile",
    "mouthcornerdepress": "mouthFrown",
    "mouthupperlipraise": "mouthUpperUp",
    "mouthlowerlipdepress": "mouthLowerDown",
    "mouthupupper": "mouthUpperUp",
    "mouthdownlower": "mouthLowerDown",
    "mouthrollinupper": "mouthRollUpper",
    "mouthrollinlower": "mouthRollLower",
}
_OPENING = {"jawopen", "jawdrop", "mouthopen", "visemeaa", "vaa", "vopen", "mtha", "aa", "a"}
_OPENING |= {"あ", "ア"}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_a-zA-Z]+")
_BY_KEY = {name.lower(): name for name in ARKIT_SHAPES}


@dataclass(frozen=True)
class Meaning:
    """What a name says: the part of the face that moves, None if the name does not say it.

    ``arkit`` is Apple's name of the shape, and ``kind`` that without its side, which shapes of both
    sides together have as well; ``opens`` says whether it opens the mouth.
    """

    region: Region | None
    arkit: str | None = None
    kind: str | None = None
    opens: bool = False


@dataclass(frozen=True)
class ShapeNames:
    """The meaning of shapes' names; ``aliases`` maps a character's own names to known ones.

    ``source`` is the file that gives them. Raises ``RigError`` for an alias whose target says
    nothing.
    """

    aliases: Mapping[str, str] = field(default_factory=dict)
    source: str = "the aliases"

    def __post_init__(self) -> None:
        for name, known in self.aliases.items():
            if _meaning(known).region is None:
                raise RigError(
                    f"'{name}' is given as '{known}', which is not a name that labial knows;"
                    " expected one of ARKit's, such as jawOpen, or another such as viseme_aa"
                )

    def check_used(self, character: Path, shapes: Sequence[str]) -> None:
        """Doubt aliases of names that are not among ``shapes``, all those of a character.

        One file may serve several characters, so only if no name is there, ``RigError`` is raised.
        """
        there = set(shapes)
        missing = [
            f"'{name}' is not a shape of {character}; {similar(name, shapes, 'its shapes')}"
            for name in self.aliases
            if name not in there
        ]
        if missing and len(missing) == len(self.aliases):
            raise RigError(f"{self.source}: none of its names is used: {missing[0]}")
        for each in missing:
            doubt(f"{self.source}: {each}")

    def meaning(self, shape: str) -> Meaning:
        """What a shape's name says."""
        return _meaning(self.aliases.get(shape, shape))

    def arkit_name(self, shape: str) -> str | None:
        """Apple's name of a shape, None if it is not one of Apple's.

        Halves of a shape that Apple does not split (``cheekPuff_L``) are given its name.
        """
        return self.meaning(shape).arkit

    def regions(self, shapes: Sequence[str]) -> list[Region | None]:
        """The parts of the face that shapes move, None where the name does not say it."""
        return [self.meaning(shape).region for shape in shapes]


NO_ALIASES = ShapeNames()
"""The names that are known without a user's help."""


@lru_cache(maxsize=4096)
def _meaning(shape: str) -> Meaning:
    named = _without_surroundings(shape)
    words = [word.lower() for word in _WORD.findall(named)]
    if named.lower() in _VOWELS:
        return Meaning("mouth", opens=named.lower() in _OPENING)
    if not words:
        return Meaning(None)
    own = [word for word in words if word not in _AROUND] or words
    sides = [_SIDES[word] for word in own if word in _SIDES]
    joined = "".join(word for word in own if word not in _SIDES)
    base = _SYNONYMS.get(joined, joined).lower()
    arkit = _BY_KEY.get(base + sides[0].lower() if sides else base) or _BY_KEY.get(base)
    region = _region(words, own)
    kind = _kind(arkit) if arkit else _BY_KIND.get(base)
    return Meaning(region, arkit, kind, joined in _OPENING and region == "mouth")


def _kind(arkit: str) -> str:
    """Apple's name without its side; ``jawLeft`` and ``mouthLeft`` are kinds of their own."""
    kind = re.sub(r"(Left|Right)$", "", arkit)
    return arkit if kind in ("jaw", "mouth") else kind


def _without_surroundings(shape: str) -> str:
    """A shape's own name, without a mesh's name before it and numbers of copies after it."""
    named = re.sub(r"(\.\d+|_div\d+)+$", "", shape)
    named = re.split(r"[.:|]", named)[-1]
    # Before Character Creator's names of Apple's shapes (A25_Jaw_Open), Daz's (eCTRLMouthOpen), and
    # VRoid's (M_F00_000_Fcl_MTH_A).
    return re.sub(r"^(A\d{2}_|eCTRL|.*(?=Fcl_))", "", named)


def _region(words: Sequence[str], own: Sequence[str]) -> Region | None:
    if words[0] == "fcl" and words[1:2] and words[1] in _VROID:
        return _VROID[words[1]]
    found = [_REGION_OF[word] for word in own if word in _REGION_OF]
    if "teeth" in found:
        return "teeth"
    of_face = [region for region in found if region != "body"]
    if not of_face and ("v" in own[:-1] or own[0] == "vrc"):
        return "mouth"  # Character Creator's V_Open, Daz's eCTRLvAA, VRChat's vrc.v_aa
    return next(iter(of_face or found), None)


_BY_KIND = {_kind(name).lower(): _kind(name) for name in ARKIT_SHAPES}
