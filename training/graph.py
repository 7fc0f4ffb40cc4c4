"""The encoder as an ONNX graph made for speed: what `training.network.Network` computes, int8 where it pays.

Products with weights are int8: weights by column, activations by whatever is in them when they come
(MatMulIntegerToFloat, DynamicQuantizeMatMul). Attention is one operator that never holds the whole table
of weights (flash attention). A few neurons and channels are ten times as large as the rest and would
leave the others few of the 256 steps; they are scaled down before and their weights up (Xiao and others
2023, "SmoothQuant"), by what was seen on some texts. The scaling changes no value that a float would hold.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from regesta.mark.assembly import whole_numbers
from training.network import Network
from training.onnx_graph import CONTRIB, Floats, GraphMaker, row_of, smoothing

SMOOTHING = 0.85
"""How much of an activation's range goes over to the weights: 0 nothing, 1 all."""


def make_graph(network: Network, ranges: Mapping[str, Floats]) -> bytes:
    """The encoder of a BERT-like network as an ONNX file: pieces, shapes (1, length) -> vectors.

    `ranges` are those of `training.onnx_graph.measure_ranges`.

    Raises:
        ValueError: where the encoder is not built like BERT.
    """
    config = network.base.config
    if config.model_type != "bert" or config.hidden_act != "gelu":
        raise ValueError(f"only encoders built like BERT with gelu can be written, not {config.model_type}")
    maker = _Maker(network.base, ranges)
    vectors = maker.embed(network.shape.weight.detach().numpy())
    for number in range(config.num_hidden_layers):
        vectors = maker.add_layer(f"encoder.layer.{number}.", vectors)
    return maker.graph.finish(vectors, config.hidden_size)


class _Maker(GraphMaker):
    """Writes the parts of a BERT-like encoder into a graph."""

    def embed(self, shapes: Floats) -> str:
        """Pieces, word shapes and places as one vector a piece."""
        graph, held = self.graph, self.state
        places = (
            held["embeddings.position_embeddings.weight"] + held["embeddings.token_type_embeddings.weight"][0]
        )
        told = self._look_up(held["embeddings.word_embeddings.weight"], "pieces")
        told = graph.add("Add", told, self._look_up(shapes, "shapes"))
        shown = graph.add("Slice", graph.hold(places), graph.hold(row_of(0)), graph.length())
        told = graph.add("Add", told, shown)
        return self.normalise(told, "embeddings.LayerNorm.")

    def add_layer(self, name: str, vectors: str) -> str:
        """One layer: attention, then the feed-forward products, each added to what came in."""
        graph = self.graph
        told = graph.add("Add", self._attend(f"{name}attention.", vectors), vectors)
        less = self._smoothing(f"{name}intermediate.dense")
        small = self.normalise(told, f"{name}attention.output.LayerNorm.", less)
        whole = graph.add("Mul", small, graph.hold(less))
        hidden = self._multiply(small, f"{name}intermediate.dense", less)
        hidden = graph.add("Gelu", hidden)
        less = self._smoothing(f"{name}output.dense")
        hidden = graph.add("Mul", hidden, graph.hold(1 / less))
        told = graph.add("Add", self._multiply(hidden, f"{name}output.dense", less), whole)
        return self.normalise(told, f"{name}output.LayerNorm.")

    def _attend(self, name: str, vectors: str) -> str:
        """Attention of all heads; its three inputs come from activations made int8 once."""
        graph = self.graph
        small, scale, zero = graph.add_several("DynamicQuantizeLinear", vectors, count=3)
        sides = []
        for side in ("query", "key", "value"):
            weights, scales = whole_numbers(self.weight(f"{name}self.{side}"), axis=0)
            bias = graph.hold(self.state[f"{name}self.{side}.bias"])
            given = (small, graph.hold(weights), scale, graph.hold(scales), zero, "", bias)
            sides.append(graph.add("MatMulIntegerToFloat", *given, domain=CONTRIB))
        told = graph.add("MultiHeadAttention", *sides, domain=CONTRIB, num_heads=self.heads)
        return self._multiply(told, f"{name}output.dense")

    def _multiply(self, vectors: str, name: str, less: Floats | None = None) -> str:
        """A product with weights and its bias; `less` is what the vectors were divided by."""
        weight = self.weight(name)
        weights, scales = whole_numbers(weight if less is None else weight * less[:, None], axis=0)
        held = [self.graph.hold(value) for value in (weights, scales)]
        bias = self.graph.hold(self.state[f"{name}.bias"])
        return self.graph.add("DynamicQuantizeMatMul", vectors, *held, "", bias, domain=CONTRIB)

    def _look_up(self, table: Floats, numbers: str) -> str:
        """Rows of a table that is held as int8 with one scale: packed, it is a sixth smaller than by row."""
        scale = np.float32(np.abs(table).max() / 127 or 1)
        found = self.graph.add("Gather", self.graph.hold(np.rint(table / scale).astype(np.int8)), numbers)
        held = [self.graph.hold(np.array(value)) for value in (scale, np.int8(0))]
        return self.graph.add("DequantizeLinear", found, *held)

    def _smoothing(self, name: str) -> Floats:
        return smoothing(self.ranges[name], self.weight(name), SMOOTHING)
