"""What may be wrong with a take or a live picture, in words that a person can act on."""

from __future__ import annotations

from labial.studio.reason_texts import reason_text
from labial.studio.state import Bilingual, Fault, FaultKind


def fault(kind: FaultKind, en: str, fr: str) -> Fault:
    """A fault with its text in both languages."""
    return Fault(kind=kind, text=Bilingual(en=en, fr=fr))


NO_FACE = fault("face", "No face is seen.", "Aucun visage n’est visible.")
LOST_FACE = fault(
    "face",
    "The face was lost while something was said.",
    "Le visage a été perdu pendant la parole.",
)
TWO_FACES = fault(
    "faces",
    "There is another face in the picture.",
    "Il y a un autre visage dans l’image.",
)
TURNED = fault(
    "turned",
    "The face is turned away: look at the camera.",
    "Le visage est tourné : regardez la caméra.",
)
ROTATED = fault(
    "turned",
    "The picture is not upright: turn the camera.",
    "L’image n’est pas droite : tournez la caméra.",
)
DARK = fault(
    "dark",
    "The face is too dark: turn to a window or switch on a light.",
    "Le visage est trop sombre : tournez-vous vers une fenêtre ou allumez une lampe.",
)
FAR = fault(
    "far",
    "The face is too small: come closer.",
    "Le visage est trop petit : rapprochez-vous.",
)
SILENT = fault(
    "silent",
    "Nothing is heard: check the microphone.",
    "On n’entend rien : vérifiez le microphone.",
)
CLIPPED = fault(
    "clipped",
    "The sound is too loud and distorted: lower the microphone’s level.",
    "Le son est trop fort et saturé : baissez le niveau du microphone.",
)
NOISY = fault(
    "noisy",
    "There is much noise: find a quieter place, or come closer to the microphone.",
    "Il y a beaucoup de bruit : choisissez un lieu plus calme ou rapprochez-vous du microphone.",
)
NO_TEXT = fault(
    "words",
    "It is not known what is said: type it.",
    "On ne sait pas ce qui est dit : écrivez-le.",
)
OTHER_WORDS = fault(
    "words",
    "The words do not fit the sentence.",
    "Les mots ne correspondent pas à la phrase.",
)
MORE_WORDS = fault(
    "words",
    "There may be more to hear than the words of the sentence.",
    "On entend peut-être plus que les mots de la phrase.",
)
UNSURE_WORDS = fault(
    "words",
    "The words may not be those of the sentence.",
    "Les mots ne sont peut-être pas ceux de la phrase.",
)


def slow_camera(fps: float) -> Fault:
    """A camera with few pictures a second."""
    return fault(
        "rate",
        f"The camera gives {fps:.0f} pictures a second, and 25 are needed: try more light.",
        f"La caméra donne {fps:.0f} images par seconde, il en faut 25 : éclairez mieux.",
    )


def unsure_word(word: str) -> Fault:
    """A word that may not have been said."""
    return fault(
        "words",
        f"“{word}” may not be what was said.",
        f"« {word} » n’est peut-être pas ce qui a été dit.",
    )


def unreadable(reason: str) -> Fault:
    """A file that cannot be read."""
    why = reason_text(reason)
    return fault(
        "unreadable",
        f"The recording cannot be read ({why.en}).",
        f"L’enregistrement ne peut pas être lu ({why.fr}).",
    )
