"""How well a voice follows its talker, in words."""

from __future__ import annotations

from collections.abc import Mapping

from labial.studio.state import Bilingual

_CLOSE, _FAIR = 0.65, 0.85
"""Up to which share of a still face's error a voice is close to its talker, or fairly so."""


def score_words(scores: Mapping[str, float]) -> Bilingual | None:
    """What ``rmse_mm`` means beside ``mean_face_mm``; None without them."""
    if not {"rmse_mm", "mean_face_mm"} <= set(scores):
        return None
    error, still = scores["rmse_mm"], scores["mean_face_mm"]
    if error < _CLOSE * still:
        en, fr = "It moves much like you", "Elle bouge presque comme vous"
    elif error < _FAIR * still:
        en, fr = "It moves fairly like you", "Elle bouge à peu près comme vous"
    else:
        en, fr = (
            "It moves a little like you; more takes would help",
            ("Elle bouge un peu comme vous ; plus de prises aideraient"),
        )
    return Bilingual(
        en=(
            f"{en}: in takes that it has not seen, it is off by {error:.1f} mm, and a face that"
            f" does not move by {still:.1f} mm."
        ),
        fr=(
            f"{fr} : dans des prises qu’elle n’a pas vues, l’erreur est de {_comma(error)} mm, et"
            f" celle d’un visage immobile de {_comma(still)} mm."
        ),
    )


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
