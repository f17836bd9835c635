"""A Piper voice of a few operators: symbol i lasts i % 3 + 1 steps, and its sound is a tone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HOP = 256
RATE = 22050
SYMBOLS = "_^$ ,.;:?!ˈˌːabcdefhijklmnoprstuvwzæðŋɐɑɒɔəɚɛɜɡɪɹɾʃʊʌʒθᵻʲ"
DESCRIPTION: dict[str, Any] = {
    "audio": {"sample_rate": RATE},
    "espeak": {"voice": "en-us"},
    "inference": {"noise_scale": 0.5, "length_scale": 1, "noise_w": 0.8},
    "phoneme_type": "espeak",
    "phoneme_id_map": {symbol: [number] for number, symbol in enumerate(SYMBOLS)},
    "num_symbols": len(SYMBOLS),
    "num_speakers": 1,
    "speaker_id_map": {},
}


def steps_of(symbol: str) -> int:
    """The number of steps of a symbol."""
    return SYMBOLS.index(symbol) % 3 + 1


def write_piper_voice(path: Path, speakers: int = 1, hop: int = HOP, **description: object) -> Path:
    """Write a voice; ``description`` has entries of its JSON file."""
    constants: dict[str, Any] = {
        "three": np.array([3], np.int64),
        "one": np.array([1.0], np.float32),
        "at length": np.array([1], np.int64),
        "at noise": np.array([0], np.int64),
        "hop": np.array(hop, np.float32),
        "zero": np.array(0, np.float32),
        "unit": np.array(1, np.float32),
        "pitch": np.array([0.05], np.float32),
        "shape": np.array([1, 1, 1, -1], np.int64),
    }
    node = helper.make_node
    nodes = [
        node("Mod", ["input", "three"], ["rest"]),
        node("Cast", ["rest"], ["rest in numbers"], to=TensorProto.FLOAT),
        node("Add", ["rest in numbers", "one"], ["steps"]),
        node("Gather", ["scales", "at length"], ["length"]),
        node("Mul", ["steps", "length"], ["scaled"]),
        node("Ceil", ["scaled"], ["durations"]),
        node("ReduceSum", ["durations"], ["all"], keepdims=0),
        node("Mul", ["all", "hop"], ["samples"]),
        node("Range", ["zero", "samples", "unit"], ["time"]),
        node("Mul", ["time", "pitch"], ["phase of one"]),
        node("Sin", ["phase"], ["tone"]),
        node("RandomNormalLike", ["tone"], ["noise"]),
        node("Gather", ["scales", "at noise"], ["loudness"]),
        node("Mul", ["noise", "loudness"], ["quiet noise"]),
        node("Add", ["tone", "quiet noise"], ["sound"]),
        node("Reshape", ["sound", "shape"], ["output"]),
    ]
    value = helper.make_tensor_value_info
    inputs = [
        value("input", TensorProto.INT64, [1, None]),
        value("input_lengths", TensorProto.INT64, [1]),
        value("scales", TensorProto.FLOAT, [3]),
    ]
    if speakers > 1:
        inputs.append(value("sid", TensorProto.INT64, [1]))
        nodes[10:10] = [
            node("Cast", ["sid"], ["number"], to=TensorProto.FLOAT),
            node("Add", ["number", "one"], ["higher"]),
            node("Mul", ["phase of one", "higher"], ["phase"]),
        ]
    else:
        nodes.insert(10, node("Identity", ["phase of one"], ["phase"]))
    stored = [numpy_helper.from_array(array, name) for name, array in constants.items()]
    outputs = [value("output", TensorProto.FLOAT, [1, 1, 1, None])]
    graph = helper.make_graph(nodes, "toy", inputs, outputs, stored)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8)
    onnx.save(model, str(path))
    values = DESCRIPTION | {"num_speakers": speakers, "hop_length": hop} | description
    path.with_name(f"{path.name}.json").write_text(json.dumps(values), "utf-8")
    return path
