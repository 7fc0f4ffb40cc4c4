"""What large weights hold of a network's upper layers: differences in four bits, small numbers in the graph.

`training.large_graph` wrote them; here they are read again.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import numpy_helper

from regesta.mark.assembly import CHANGE, LESS, changed
from regesta.mark.weights import Weights
from training.onnx_graph import Floats
from training.teacher import FROZEN

PRODUCTS = (*(f"attention.attn.{side}" for side in "qkvo"), "intermediate.dense", "output.dense")
"""The products of a layer in the order in which the graph works them out."""
NORMS = ("attention.LayerNorm", "output.LayerNorm")


def read_upper_layers(weights: Weights, public: Mapping[str, Floats]) -> tuple[dict[str, Floats], Floats]:
    """The numbers of the layers that were trained, named by layers above the frozen ones, and word shapes.

    `public` are all numbers of the encoder that training began from.

    Raises:
        ValueError: where the graph is not built like that.
    """
    graph = _Graph.of(weights.encoder)
    biases, norms = list(graph.biases()), list(graph.norms())[1:]  # the first norm is the embeddings'
    layers = len(biases) // len(PRODUCTS)
    if layers <= FROZEN or len(biases) != layers * len(PRODUCTS) or len(norms) != layers * len(NORMS):
        raise ValueError("the encoder's graph has other products and norms than such encoders have")
    state: dict[str, Floats] = {}
    with np.load(io.BytesIO(weights.differences)) as differences:
        for number in range(FROZEN, layers):
            before, after = f"encoder.layer.{number}.", f"layer.{number - FROZEN}."
            for place, part in enumerate(PRODUCTS):
                tensor = f"{before}{part}.weight"
                told = public[tensor]
                if tensor + CHANGE in differences:
                    less = differences[tensor + LESS].astype(np.float32)
                    told = changed(told, tensor, differences).T / less
                state[f"{after}{part}.weight"] = told
                state[f"{after}{part}.bias"] = biases[number * len(PRODUCTS) + place]
            for place, part in enumerate(NORMS):
                scale, shift = norms[number * len(NORMS) + place]
                state[f"{after}{part}.weight"], state[f"{after}{part}.bias"] = scale, shift
    return state, graph.shapes()


@dataclass(frozen=True, slots=True)
class _Graph:
    """Operators in order and constants by name; what lies in another file is no constant here."""

    nodes: list[onnx.NodeProto]
    held: Mapping[str, onnx.TensorProto]

    @classmethod
    def of(cls, model: bytes) -> _Graph:
        graph = onnx.load_from_string(model).graph
        held = {
            constant.name: constant
            for constant in graph.initializer
            if constant.data_location != onnx.TensorProto.EXTERNAL
        }
        return cls(list(graph.node), held)

    def biases(self) -> Iterator[Floats]:
        """What is added to each product, which is scaled before."""
        takers = {name: node for node in self.nodes for name in node.input}
        for node in self.nodes:
            if node.op_type == "MatMulIntegerToFloat":
                scaled = takers[node.output[0]]
                yield self._constant(takers[scaled.output[0]])

    def norms(self) -> Iterator[tuple[Floats, Floats]]:
        """Scale and shift of each norm."""
        for node in self.nodes:
            if node.op_type == "LayerNormalization":
                scale, shift = (numpy_helper.to_array(self.held[name]) for name in node.input[1:3])
                yield scale, shift

    def shapes(self) -> Floats:
        """The table of word shapes."""
        return self._constant(next(node for node in self.nodes if "shapes" in node.input))

    def _constant(self, node: onnx.NodeProto) -> Floats:
        [name] = (name for name in node.input if name in self.held)
        return np.asarray(numpy_helper.to_array(self.held[name]), dtype=np.float32)
