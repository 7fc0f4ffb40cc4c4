"""The encoder as an ONNX graph made for speed: what `training.network.Network` computes, int8 where it pays.

Products with weights are int8: weights by column, activations by whatever is in them when they come
(MatMulIntegerToFloat, DynamicQuantizeMatMul). Attention is one operator that never holds the whole table
of weights (flash attention). A few neurons and channels are ten times as large as the rest and would
leave the others few of the 256 steps; they are scaled down before and their weights up (Xiao and others
2023, "SmoothQuant"), by what was seen on some texts. The scaling changes no value that a float would hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from regesta.mark.windows import Window
from training.network import Network

OPSET = 20
IR = 9
"""Version of the file format that onnxruntime 1.20 reads."""
SMOOTHING = 0.85
"""How much of an activation's range goes over to the weights: 0 nothing, 1 all."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ranges:
    """The largest absolute value of every input of each layer's two feed-forward products."""

    inner: Sequence[Floats]
    outer: Sequence[Floats]


def measure_ranges(network: Network, windows: Sequence[Window]) -> Ranges:
    """Run windows through the network and note how large the feed-forward inputs get."""
    layers = network.encoder.encoder.layer
    seen: list[dict[str, torch.Tensor]] = [{} for _ in layers]
    hooks = []
    for number, layer in enumerate(layers):
        for name, part in (("inner", layer.intermediate.dense), ("outer", layer.output.dense)):

            def note(_: object, given: tuple[torch.Tensor], number: int = number, name: str = name) -> None:
                largest = given[0].abs().amax(dim=(0, 1))
                seen[number][name] = torch.maximum(seen[number].get(name, largest), largest)

            hooks.append(part.register_forward_pre_hook(note))
    with torch.no_grad():
        for window in windows:
            network(torch.tensor(window.pieces)[None], torch.tensor(window.shapes)[None])
    for hook in hooks:
        hook.remove()
    return Ranges(*([one[name].numpy() for one in seen] for name in ("inner", "outer")))


def make_graph(network: Network, ranges: Ranges) -> bytes:
    """The encoder of a BERT-like network as an ONNX file: pieces, shapes (1, length) -> vectors.

    Raises:
        ValueError: where the encoder is not built like BERT.
    """
    config = network.encoder.config
    if config.model_type != "bert" or config.hidden_act != "gelu":
        raise ValueError(f"only encoders built like BERT with gelu can be written, not {config.model_type}")
    state = {name: value.numpy().astype(np.float32) for name, value in network.encoder.state_dict().items()}
    maker = _Maker(state, heads=config.num_attention_heads, epsilon=config.layer_norm_eps)
    vectors = maker.embed(network.shape.weight.detach().numpy())
    for number, (inner, outer) in enumerate(zip(ranges.inner, ranges.outer, strict=True)):
        vectors = maker.add_layer(f"encoder.layer.{number}.", vectors, inner, outer)
    maker.graph.nodes.append(helper.make_node("Identity", [vectors], ["vectors"]))
    return maker.graph.finish(config.hidden_size)


@dataclass(slots=True)
class _Graph:
    """Nodes and constants so far; every method gives back the name of what it added."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def hold(self, value: NDArray[np.generic]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", **settings: object) -> str:
        return self.add_several(kind, *inputs, count=1, domain=domain, **settings)[0]

    def add_several(
        self, kind: str, *inputs: str, count: int, domain: str = "", **settings: object
    ) -> list[str]:
        names = [f"n{len(self.nodes)}.{number}" for number in range(count)]
        node = helper.make_node(kind, inputs, names, domain=domain, name=f"n{len(self.nodes)}", **settings)
        self.nodes.append(node)
        return names

    def finish(self, width: int) -> bytes:
        """The graph as a file."""
        given = [
            helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"])
            for name in ("pieces", "shapes")
        ]
        made = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "length", width])
        graph = helper.make_graph(self.nodes, "encoder", given, [made], self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR)
        return bytes(model.SerializeToString())


_CONTRIB = "com.microsoft"


class _Maker:
    """Writes the parts of an encoder into a graph."""

    def __init__(self, state: Mapping[str, Floats], *, heads: int, epsilon: float) -> None:
        self.graph = _Graph()
        self._state = state
        self._heads = heads
        self._epsilon = epsilon

    def embed(self, shapes: Floats) -> str:
        """Pieces, word shapes and places as one vector a piece."""
        graph, held = self.graph, self._state
        places = (
            held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0]
        )
        told = self._look_up(held["embeddings.word_embeddings.weight"], "pieces")
        told = graph.add("Add", told, self._look_up(shapes, "shapes"))
        zero, one = (graph.hold(np.array([value], dtype=np.int64)) for value in (0, 1))
        length = graph.add("Gather", graph.add("Shape", "pieces"), one)
        told = graph.add("Add", told, graph.add("Slice", graph.hold(places), zero, length))
        return self._normalise(told, "embeddings.LayerNorm.")

    def add_layer(self, name: str, vectors: str, inner: Floats, outer: Floats) -> str:
        """One layer: attention, then the feed-forward products, each added to what came in."""
        graph = self.graph
        told = graph.add("Add", self._attend(f"{name}attention.", vectors), vectors)
        less = _smoothing(inner, self._weight(f"{name}intermediate.dense"))
        small = self._normalise(told, f"{name}attention.output.LayerNorm.", less)
        whole = graph.add("Mul", small, graph.hold(less))
        hidden = self._multiply(small, f"{name}intermediate.dense", less)
        hidden = graph.add("Gelu", hidden)
        less = _smoothing(outer, self._weight(f"{name}output.dense"))
        hidden = graph.add("Mul", hidden, graph.hold(1 / less))
        told = graph.add("Add", self._multiply(hidden, f"{name}output.dense", less), whole)
        return self._normalise(told, f"{name}output.LayerNorm.")

    def _attend(self, name: str, vectors: str) -> str:
        """Attention of all heads; its three inputs come from activations made int8 once."""
        graph = self.graph
        small, scale, zero = graph.add_several("DynamicQuantizeLinear", vectors, count=3)
        sides = []
        for side in ("query", "key", "value"):
            weights, scales = _by_column(self._weight(f"{name}self.{side}"))
            bias = graph.hold(self._state[f"{name}self.{side}.bias"])
            given = (small, graph.hold(weights), scale, graph.hold(scales), zero, "", bias)
            sides.append(graph.add("MatMulIntegerToFloat", *given, domain=_CONTRIB))
        told = graph.add("MultiHeadAttention", *sides, domain=_CONTRIB, num_heads=self._heads)
        return self._multiply(told, f"{name}output.dense")

    def _multiply(self, vectors: str, name: str, less: Floats | None = None) -> str:
        """A product with weights and its bias; `less` is what the vectors were divided by."""
        weight = self._weight(name)
        weights, scales = _by_column(weight if less is None else weight * less[:, None])
        held = [self.graph.hold(value) for value in (weights, scales)]
        bias = self.graph.hold(self._state[f"{name}.bias"])
        return self.graph.add("DynamicQuantizeMatMul", vectors, *held, "", bias, domain=_CONTRIB)

    def _normalise(self, vectors: str, name: str, less: Floats | None = None) -> str:
        parts = [self._state[f"{name}{part}"] for part in ("weight", "bias")]
        held = [self.graph.hold(part if less is None else part / less) for part in parts]
        return self.graph.add("LayerNormalization", vectors, *held, axis=-1, epsilon=self._epsilon)

    def _look_up(self, table: Floats, numbers: str) -> str:
        """Rows of a table that is held as int8 with one scale: packed, it is a sixth smaller than by row."""
        scale = np.float32(np.abs(table).max() / 127 or 1)
        found = self.graph.add("Gather", self.graph.hold(np.rint(table / scale).astype(np.int8)), numbers)
        held = [self.graph.hold(np.array(value)) for value in (scale, np.int8(0))]
        return self.graph.add("DequantizeLinear", found, *held)

    def _weight(self, name: str) -> Floats:
        """Weights as (inputs, outputs)."""
        return self._state[f"{name}.weight"].T


def _by_column(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights (inputs, outputs) as int8 and the scale of each output."""
    largest = np.abs(weights).max(axis=0)
    scales = (np.where(largest > 0, largest, 1) / 127).astype(np.float32)
    return np.rint(weights / scales).astype(np.int8), scales


def _smoothing(seen: Floats, weights: Floats) -> Floats:
    """What each input of a product is divided by, so that no input outshouts the others."""
    largest = np.maximum(np.abs(weights).max(axis=1), 1e-6)
    less = np.maximum(seen, 1e-3) ** SMOOTHING / largest ** (1 - SMOOTHING)
    return np.asarray(np.maximum(less, 1e-4), dtype=np.float32)
