"""How a driven character follows its talker, in words of people who animate."""

from __future__ import annotations

from labial.face.facing import inner_lips, is_upper
from labial.motion import SensorLayout
from labial.retargeting.retarget import Retargeted
from labial.retargeting.talker import Talker


def described(result: Retargeted, talker: Talker) -> str:
    """What follows and what does not: ``the mouth opens 8.1 of 9.0 mm; the corners do not follow``.

    A part follows if it moves with the talker's, also if it goes half as far.
    Chin and cheeks are left out: they are not followed closely, as cameras see little of them.
    """
    opens = f"the mouth opens {result.gap_mm[:, 0].max():.1f} of {result.opened_mm:.1f} mm"
    gone = [
        part
        for part, sensors in _parts(talker).items()
        if not result.follows([name for name in sensors if name in result.sensors])
    ]
    if not gone:
        return f"{opens}; all of the lips follow"
    listed = " and ".join(filter(None, [", ".join(gone[:-1]), gone[-1]]))
    do = "do" if len(gone) > 1 or gone[0].endswith("s") else "does"
    return f"{opens}; {listed} {do} not follow"


def _parts(talker: Talker) -> dict[str, list[str]]:
    """Names of sensors by the part of the lips that they are on."""
    layout: SensorLayout = talker.layout
    corners = [layout.landmarks.right_corner, layout.landmarks.left_corner]
    lips = [name for name in layout.groups["lips"] if name not in corners]
    inner = set(inner_lips(layout))
    upper = [name for name in lips if is_upper(layout, talker.opened, name)]
    lower = [name for name in lips if name not in upper]
    return {
        "the corners": corners,
        "the upper lip": [name for name in upper if name not in inner],
        "the lower lip": [name for name in lower if name not in inner],
    }
