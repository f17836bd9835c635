"""ARPABET as in CMUdict and TIMIT, with or without a stress digit."""

from __future__ import annotations

import re

from labial.phones.inventory import NASAL, VOWELS

ARPABET = {
    "AA": "ɑ",
    "AE": "æ",
    "AH": "ʌ",
    "AO": "ɔ",
    "AW": "aʊ",
    "AX": "ə",
    "AXR": "ɚ",
    "AY": "aɪ",
    "B": "b",
    "BCL": "b",
    "CH": "tʃ",
    "D": "d",
    "DCL": "d",
    "DH": "ð",
    "DX": "ɾ",
    "EH": "ɛ",
    "EL": "əl",
    "EM": "əm",
    "EN": "ən",
    "ENG": "əŋ",
    "ER": "ɝ",
    "EY": "eɪ",
    "F": "f",
    "G": "ɡ",
    "GCL": "ɡ",
    "HH": "h",
    "HV": "ɦ",
    "IH": "ɪ",
    "IX": "ɨ",
    "IY": "i",
    "JH": "dʒ",
    "K": "k",
    "KCL": "k",
    "L": "l",
    "M": "m",
    "N": "n",
    "NG": "ŋ",
    "NX": "n",
    "OW": "oʊ",
    "OY": "ɔɪ",
    "P": "p",
    "PCL": "p",
    "Q": "ʔ",
    "R": "ɹ",
    "S": "s",
    "SH": "ʃ",
    "T": "t",
    "TCL": "t",
    "TH": "θ",
    "UH": "ʊ",
    "UW": "u",
    "UX": "ʉ",
    "V": "v",
    "W": "w",
    "WH": "ʍ",
    "Y": "j",
    "Z": "z",
    "ZH": "ʒ",
}

SHOWN_BY = frozenset(label.lower() for label in ARPABET if len(label) > 1)
"""Labels in lower case that show ARPABET, as in TIMIT."""

# TIMIT's voiceless vowel; Buckeye's t that is a glottal stop.
_LOWER = {"ax-h": "ə", "tq": "ʔ"}
_LABEL = re.compile(r"([A-Z]{1,3})[0-2]?")


def read_arpabet(label: str) -> str | None:
    """The canonical IPA phone of an ARPABET label in capitals, or None if it is not a label."""
    match = _LABEL.fullmatch(label)
    return ARPABET.get(match[1]) if match else None


def read_arpabet_in_any_case(label: str) -> str | None:
    """The same for labels that may be in lower case, as in TIMIT."""
    return read_arpabet(label.upper()) if label.isascii() else None


def read_timit(label: str) -> str | None:
    """The canonical phone of a label of TIMIT or Buckeye, in any case, or None."""
    spelled = label.lower()
    if spelled in _LOWER:
        return _LOWER[spelled]
    phone = read_arpabet_in_any_case(spelled)
    if phone is None and spelled.endswith("n"):
        oral = read_arpabet_in_any_case(spelled[:-1])
        return oral + NASAL if oral in VOWELS else None
    return phone


def read_timit_in_lower_case(label: str) -> str | None:
    """The same for a label in lower case, as those files have them; None for any other."""
    return read_timit(label) if label == label.lower() else None
