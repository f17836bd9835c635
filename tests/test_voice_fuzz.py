"""Damaged voice files are refused by name; metadata of another kind is never used."""

from __future__ import annotations

import json
import random
from copy import deepcopy
from dataclasses import replace

import numpy as np
import onnx
import pytest

from damage import cases, changed, spoiled
from labial.errors import FormatError, LabialError, VoiceError
from labial.model_digest import check_digest, with_digest
from labial.voice import Voice
from labial.voice_file import metadata_of
from labial.voice_info import METADATA_KEY, VoiceInfo, read_info
from labial.voices import voice_path

CASES = cases(60)

CONTENT = with_digest(voice_path("s31").read_bytes())
# Without its face, which is large.
METADATA = metadata_of(onnx.load_from_string(CONTENT)) | {"face": None}


def check_usable(info: VoiceInfo) -> None:
    """Numbers are finite, and phones are those of the network or lead to them."""
    assert 1 <= info.fps <= 1000
    assert info.closing is None or (
        np.isfinite(info.closing.movement).all() and np.isfinite(info.closing.closed_mm)
    )
    assert info.largest_speeds is None or (np.isfinite(info.largest_speeds)).all()
    assert all(isinstance(t, str) for t in (info.name, info.language, info.licence))
    for stand_ins in info.substitutions.nearest.values():
        assert stand_ins and set(stand_ins) <= set(info.phones)
    for shares in info.substitutions.mixtures.values():
        assert set(shares) <= set(info.phones) and abs(sum(shares.values()) - 1) < 1e-5
    assert all(isinstance(name, str) for name in info.trained_on)


def test_metadata_of_another_kind_is_refused_or_harmless() -> None:
    chance = random.Random(0)
    read = 0
    for _ in range(10 * CASES):
        values = changed(METADATA, chance)
        try:
            info = read_info(values)
        except (LabialError, KeyError, TypeError, ValueError):
            continue
        check_usable(info)
        read += 1
    assert read > CASES  # what is only shown may be anything of its type


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("fps", True),
        ("fps", "50"),
        ("fps", 1e12),
        ("name", 1),
        ("closed_mm", False),
        ("phones", "p"),
    ],
)
def test_a_value_of_another_type_is_named(tmp_path, key, value) -> None:
    values = deepcopy(METADATA)
    (values["closing"] if key == "closed_mm" else values)[key] = value
    model = onnx.load_from_string(voice_path("s31").read_bytes())
    for entry in model.metadata_props:
        if entry.key == METADATA_KEY:
            entry.value = json.dumps(values)
    path = tmp_path / "voice.onnx"
    path.write_bytes(with_digest(model.SerializeToString()))
    with pytest.raises(VoiceError, match=r"voice\.onnx: a damaged labial voice"):
        Voice(path)


def test_damage_anywhere_is_noticed() -> None:
    chance = random.Random(1)
    for _ in range(CASES):
        content = spoiled(CONTENT, chance)
        if content == CONTENT:  # two equal bytes swapped
            continue
        with pytest.raises((FormatError, ValueError)):
            check_digest(content)


def test_damaged_voices_are_named(tmp_path) -> None:
    chance, path = random.Random(2), tmp_path / "voice.onnx"
    for _ in range(8):
        path.write_bytes(spoiled(CONTENT, chance))
        with pytest.raises(VoiceError, match=r"voice\.onnx"):
            Voice(path)


def test_a_voice_without_a_digest_is_read(tmp_path) -> None:
    """As those are that earlier versions wrote."""
    model = onnx.load_from_string(CONTENT)
    kept = [entry for entry in model.metadata_props if entry.key == METADATA_KEY]
    del model.metadata_props[:]
    model.metadata_props.extend(kept)
    path = tmp_path / "voice.onnx"
    path.write_bytes(model.SerializeToString())
    check_digest(path.read_bytes())
    whole = tmp_path / "whole.onnx"
    whole.write_bytes(CONTENT)
    substitutions = Voice(whole).info.substitutions
    assert Voice(path).info.phones == Voice(whole).info.phones
    assert replace(Voice(path).info.substitutions) == substitutions


def test_a_digest_is_replaced_not_added() -> None:
    assert with_digest(with_digest(CONTENT)) == CONTENT
    model = onnx.load_from_string(CONTENT)
    onnx.checker.check_model(model)
    assert sum(entry.key == "labial sha256" for entry in model.metadata_props) == 1
