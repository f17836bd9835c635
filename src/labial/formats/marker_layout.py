"""Marker layouts as TOML files that people write.

``[groups]`` has lists of marker names: ``upper_lip``, ``lower_lip``, ``corners``,
``jaw``, ``cheeks`` and any others. ``[landmarks]`` has single names: ``right_corner``,
``left_corner``, ``upper_outer``, ``lower_outer``, and ``upper_inner`` and ``lower_inner``, which
default to the outer ones. ``[head]``, which is optional, has ``markers``, a list of those that move
with the head alone, and ``upright``, two markers, the lower first, whose difference points
upwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from labial.errors import FormatError, MotionError
from labial.face.marker_layout import GROUPS, MarkerLayout
from labial.formats.strict_toml import read_toml
from labial.motion import LipLandmarks
from labial.sinks import Sink

_LANDMARKS = ("right_corner", "left_corner", "upper_outer", "lower_outer")
_INNER = {"upper_inner": "upper_outer", "lower_inner": "lower_outer"}


def read_marker_layout(path: Path) -> MarkerLayout:
    """Read a layout file. Raises ``FormatError`` naming the file and what is missing."""
    values = read_toml(path)
    try:
        _check_keys(values, ("groups", "landmarks", "head"), "")
        groups = {
            name: _names(names, f"groups.{name}")
            for name, names in _table(values, "groups").items()
        }
        marks = _table(values, "landmarks")
        _check_keys(marks, (*_LANDMARKS, *_INNER), "landmarks.")
        places = {name: _name(marks.get(name), f"landmarks.{name}") for name in _LANDMARKS}
        for inner, outer in _INNER.items():
            places[inner] = _name(marks.get(inner, places[outer]), f"landmarks.{inner}")
        head = _table(values, "head") if "head" in values else {}
        _check_keys(head, ("markers", "upright"), "head.")
        upright = _names(head["upright"], "head.upright") if "upright" in head else ()
        if len(upright) not in (0, 2):
            raise MotionError("head.upright: expected two markers, the lower first")
        return MarkerLayout(
            groups,
            LipLandmarks(**places),
            _names(head.get("markers", []), "head.markers"),
            (upright[0], upright[1]) if upright else None,
        )
    except (MotionError, ValueError) as error:
        raise FormatError(f"{path}: not a marker layout: {error}") from error


def write_marker_layout(sink: Sink, layout: MarkerLayout, comment: str = "") -> None:
    """Write a layout file that :func:`read_marker_layout` reads, after a comment."""
    head = [f"markers = {_list(layout.head)}"]
    head += [f"upright = {_list(layout.upright)}"] if layout.upright else []
    _write(sink, comment, layout.groups, vars(layout.landmarks), head)


def draft_marker_layout(
    sink: Sink,
    groups: Mapping[str, tuple[str, ...]],
    layout: MarkerLayout | None,
    others: Sequence[str],
) -> None:
    """Write what is known of a layout for a user to complete; ``others`` are in no group."""
    comment = (
        "A draft by the markers' names: check it. Right and left are the talker's.\n"
        "[head] markers move with the head alone; if empty, the most rigid ones are found.\n"
        f"In no group: {', '.join(_text(name) for name in others) or 'none'}"
    )
    if layout is not None:
        write_marker_layout(sink, layout, comment)
        return
    shown = {group: groups.get(group, ()) for group in GROUPS}
    _write(
        sink,
        comment + "\nNot complete: fill in what is empty.",
        shown,
        dict.fromkeys(_LANDMARKS, ""),
        [f"markers = {_list(groups.get('head', ()))}"],
    )


def _write(
    sink: Sink,
    comment: str,
    groups: Mapping[str, tuple[str, ...]],
    landmarks: Mapping[str, str],
    head: Sequence[str],
) -> None:
    lines = [f"# {line}" for line in comment.splitlines()]
    lines += ["[groups]", *(f"{_key(group)} = {_list(names)}" for group, names in groups.items())]
    lines += ["", "[landmarks]", *(f"{name} = {_text(at)}" for name, at in landmarks.items())]
    lines += ["", "[head]", *head]
    with sink.text() as file:
        file.write("\n".join(lines) + "\n")


def _table(values: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = values.get(name)
    if not isinstance(table, dict):
        raise MotionError(f"it lacks the table [{name}]")
    return table


def _check_keys(values: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for key in values:
        if key not in known:
            raise MotionError(f"unknown entry '{where}{key}', expected one of {', '.join(known)}")


def _names(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise MotionError(f"{where}: expected a list of marker names")
    return tuple(_name(each, where) for each in value)


def _name(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value:
        raise MotionError(f"{where}: expected the name of a marker")
    return value


def _key(name: str) -> str:
    return name if name in GROUPS else _text(name)


def _text(name: str) -> str:
    # JSON's strings are TOML's, except for one character that TOML requires to be escaped.
    return json.dumps(name, ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(_text(name) for name in names) + "]"
