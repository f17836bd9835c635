"""Reasons of the readers and of the face tracker, which are English, also in French."""

from __future__ import annotations

import re

from labial.studio.state import Bilingual

_SPAN = r"from (?P<start>[\d.]+) s to (?P<end>[\d.]+) s"
_TURN = "tournez l’image"
_TEXTS = [
    (re.compile(pattern, re.DOTALL), french)
    for pattern, french in (
        (r"(?:.*: )?cannot be decoded.*", "le fichier est endommagé ou n’est pas une vidéo"),
        (r"(?:.*: )?has no picture", "il n’y a pas d’image"),
        (r"(?:.*: )?no such video file", "le fichier n’existe plus"),
        (r"(?:.*: )?its sound jumps by .*", "le son s’interrompt"),
        (r"(?:.*: )?lasts more than (?P<most>[\d.e+]+) s", "la durée dépasse {most} s"),
        (r"(?:.*: )?no face is found in it", "aucun visage n’y est visible"),
        (rf"(?:.*: )?no face {_SPAN}", "aucun visage n’est visible de {start} s à {end} s"),
        (rf"(?:.*: )?no picture {_SPAN}", "il n’y a pas d’image de {start} s à {end} s"),
        (rf"(?:.*: )?two faces {_SPAN}", "il y a deux visages de {start} s à {end} s"),
        (r"(?:.*: )?the face is upside down at .*", f"le visage est à l’envers : {_TURN}"),
        (
            r"(?:.*: )?the face is rotated by (?P<angle>-?\d+)°.*",
            f"le visage est incliné de {{angle}}° dans l’image : {_TURN}",
        ),
        (
            r"(?:.*: )?the face is turned away, by (?P<angle>\d+)°",
            "le visage est tourné de {angle}°",
        ),
        (
            rf"(?:.*: )?a face turned away by up to (?P<angle>\d+)° {_SPAN}",
            "le visage est tourné, jusqu’à {angle}°, de {start} s à {end} s",
        ),
    )
]


def reason_text(reason: str) -> Bilingual:
    """A reason in both languages; one without a text here is said to be English."""
    for pattern, french in _TEXTS:
        match = pattern.fullmatch(reason)
        if match:
            return Bilingual(en=reason, fr=french.format(**match.groupdict()))
    return Bilingual(en=reason, fr=f"en anglais : {reason}")
