"""Layer-normalised recurrent units as ONNX nodes: loops over frames, as ONNX has no such cells."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from labial.onnx_graph import Graph

# A direction's parameters by name, those of ``normalised.NormalisedLayer``.
Parameters = Mapping[str, npt.NDArray[np.float32]]

_EPSILON = 1e-5  # that of PyTorch's layer_norm


def layer_nodes(
    graph: Graph, forward: Parameters, reverse: Parameters, inputs: str, lengths: str
) -> str:
    """One layer: ``[frames, batch, features]`` to ``[frames, batch, 2 width]``."""
    lengths = graph.integers(lengths)
    backward = _direction(graph, reverse, _reversed_within(graph, inputs, lengths), lengths)
    return graph.add(
        "Concat",
        _direction(graph, forward, inputs, lengths),
        _reversed_within(graph, backward, lengths),
        axis=-1,
    )


def _reversed_within(graph: Graph, values: str, lengths: str) -> str:
    """Each sentence of ``[frames, batch, features]`` in reverse order."""
    return graph.add("ReverseSequence", values, lengths, time_axis=0, batch_axis=1)


def _direction(graph: Graph, parameters: Parameters, inputs: str, lengths: str) -> str:
    """States ``[frames, batch, width]`` of a direction, computed from the first frame on."""
    width = len(parameters["weight_hh"])
    product = graph.add("MatMul", inputs, graph.constant(parameters["weight_ih"]))
    gates, candidate = _normalised(graph, product, parameters, "ih")
    batch = graph.add("Shape", lengths)
    shape = graph.add("Concat", batch, graph.constant(np.array([width], np.int64)), axis=0)
    start = graph.add("ConstantOfShape", shape)
    body = graph.nested()
    names = [body.name(part) for part in ("state", "gates", "candidate")]
    state = _step(body, parameters, *names)
    shapes: list[list[str | int]] = [["batch", n * width] for n in (1, 2, 1)]
    # The same state goes to the next frame and into the output.
    kept = body.add("Identity", state)
    loop = body.body(dict(zip(names, shapes, strict=True)), {state: shapes[0], kept: shapes[0]})
    outputs = graph.add_several(
        "Scan", (start, gates, candidate), 2, {"body": loop, "num_scan_inputs": 2}
    )
    return outputs[1]


def _step(body: Graph, parameters: Parameters, state: str, gates: str, candidate: str) -> str:
    """The next state ``[batch, width]``, from what the inputs add to the gates at one frame."""
    product = body.add("MatMul", state, body.constant(parameters["weight_hh"]))
    state_gates, state_candidate = _normalised(body, product, parameters, "hh")
    opened = body.add("Sigmoid", body.add("Add", gates, state_gates))
    reset, update = body.add_several("Split", (opened,), 2, {"axis": -1})
    remembered = body.add("Mul", reset, state_candidate)
    new = body.add("Tanh", body.add("Add", candidate, remembered))
    # new + update (state - new)
    return body.add("Add", new, body.add("Mul", update, body.add("Sub", state, new)))


def _normalised(graph: Graph, product: str, parameters: Parameters, of: str) -> tuple[str, str]:
    """The parts of the two gates and of the candidate, each normalised, scaled and shifted."""
    gain, bias = (parameters[f"{kind}_{of}"].reshape(-1) for kind in ("gain", "bias"))
    edge = len(gain) // 3 * 2
    sizes = graph.constant(np.array([edge, len(gain) - edge], np.int64))
    parts = graph.add_several("Split", (product, sizes), 2, {"axis": -1})
    gates, candidate = (
        graph.add(
            "LayerNormalization",
            part,
            graph.constant(gain[place]),
            graph.constant(bias[place]),
            axis=-1,
            epsilon=_EPSILON,
        )
        for part, place in zip(parts, (slice(edge), slice(edge, None)), strict=True)
    )
    return gates, candidate
