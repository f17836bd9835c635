"""The formats that are read, by file ending."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from labial.registry import Entry

if TYPE_CHECKING:
    from pathlib import Path

    from labial.face.markers import Markers
    from labial.formats.transcription import ReadingOptions, Transcription

    ReadTranscriptions = Callable[[Path, ReadingOptions], list[Transcription]]
    # Called with a file and the unit that replaces the file's own.
    ReadMarkers = Callable[[Path, str | None], Markers]


@dataclass(frozen=True)
class AlignmentFormat(Entry["ReadTranscriptions"]):
    """``several``: a file may hold several utterances."""

    several: bool = False


ALIGNMENT_FORMATS: dict[str, AlignmentFormat] = {
    ".textgrid": AlignmentFormat("TextGrid", "labial.formats.textgrid:read_textgrid"),
    ".json": AlignmentFormat("JSON", "labial.formats.json_kinds:read_json"),
    ".marks": AlignmentFormat("speech marks", "labial.formats.json_kinds:read_json"),
    ".ctm": AlignmentFormat("CTM", "labial.formats.ctm:read_ctm", several=True),
    ".lab": AlignmentFormat("HTK labels", "labial.formats.htk:read_lab"),
    ".rec": AlignmentFormat("HTK labels", "labial.formats.htk:read_lab"),
    ".mlf": AlignmentFormat("HTK master labels", "labial.formats.htk:read_mlf", several=True),
    ".phn": AlignmentFormat("TIMIT", "labial.formats.timit:read_phn"),
    ".phones": AlignmentFormat("Buckeye", "labial.formats.xlabel:read_xlabel"),
    ".csv": AlignmentFormat("Montreal Forced Aligner CSV", "labial.formats.mfa:read_mfa_csv"),
}

MARKER_FORMATS: dict[str, Entry[ReadMarkers]] = {
    ".c3d": Entry("C3D", "labial.formats.c3d:read_c3d"),
    ".csv": Entry("Motive CSV", "labial.formats.motive:read_motive"),
    ".trc": Entry("TRC", "labial.formats.trc:read_trc"),
}

VIDEO_ENDINGS = (
    *(".3gp", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts"),
    *(".ogv", ".ts", ".webm", ".wmv"),
)

SOUND_CONTAINERS = (".m4a", ".m4b", ".aac", ".wma", ".mka", ".amr", *VIDEO_ENDINGS)
"""Endings of files whose sound is read by the extra ``video``."""

SOUND_ENDINGS = (
    *(".wav", ".flac", ".ogg", ".opus", ".mp3", ".aiff", ".aif", ".au", ".caf", ".sph"),
    *SOUND_CONTAINERS,
)


def listed(formats: dict[str, AlignmentFormat] | dict[str, Entry[ReadMarkers]]) -> str:
    """The endings with their formats, for help and messages."""
    return ", ".join(f"{ending} ({entry.title})" for ending, entry in formats.items())
