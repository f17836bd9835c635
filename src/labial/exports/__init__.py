"""Utterances as files or bytes, in every supported format."""

from labial.exports.notes import Notes
from labial.exports.rendering import Rendered, export, outputs, render
from labial.exports.table import (
    EXPORTS,
    Export,
    check_ending,
    find,
    fps_for,
    names_file,
    offered,
)

__all__ = [
    "EXPORTS",
    "Export",
    "Notes",
    "Rendered",
    "check_ending",
    "export",
    "find",
    "fps_for",
    "names_file",
    "offered",
    "outputs",
    "render",
]
