"""The encoder of large weights: an MPNet as an ONNX graph whose matrices lie in a file beside it.

The file is made on the user's machine of the public MPNet and what training changed
(`regesta.mark.assembly`); here is written how. Products are int8: weights by column, activations by row,
since some words' activations are a hundred times as large as others' (without that, int8 costs a third of the
marks), and smoothed.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import torch
from onnx import TensorProto
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from regesta.mark.assembly import CHANGE, LESS, NUMBERS, STEP
from regesta.mark.weights import Matrix
from training.onnx_graph import CONTRIB, Floats, GraphMaker, row_of, smoothing, state_of
from training.teacher import FROZEN, TeacherNetwork

SMOOTHING = 0.5
"""How much of an activation's range goes over to the weights: 0 nothing, 1 all."""
STEP_IN_DEVIATIONS = 0.34
"""A step of the differences in their standard deviations: what loses least of 16 steps of normal numbers."""
LONGEST = 512
"""Pieces that the public encoder has places for."""
FIRST_PLACE = 2
"""The first two of MPNet's places are kept for what is no text."""
TINY = np.float32(1e-9)


@dataclass(frozen=True, slots=True)
class LargeEncoder:
    """The graph, the places of the matrices it asks for, the bytes of their file, and differences.npz."""

    graph: bytes
    matrices: tuple[Matrix, ...]
    size: int
    differences: bytes


def make_large_encoder(
    network: TeacherNetwork, public: torch.nn.Module, ranges: Mapping[str, Floats]
) -> LargeEncoder:
    """What large weights hold of the encoder of a trained network; `public` is the encoder it began as.

    `ranges` are those of `training.onnx_graph.measure_ranges`.
    """
    maker = _LargeMaker(network.base, public, ranges)
    vectors = maker.embed()
    bias = maker.add_distances()
    for number in range(network.base.config.num_hidden_layers):
        if number == FROZEN:
            vectors = maker.add_shapes(vectors, network.shape.weight.detach().numpy())
        vectors = maker.add_layer(f"encoder.layer.{number}.", vectors, bias)
    differences = io.BytesIO()
    np.savez(differences, **cast("dict[str, Any]", maker.differences))
    graph = maker.graph.finish(vectors, network.base.config.hidden_size)
    return LargeEncoder(graph, tuple(maker.matrices), maker.size, differences.getvalue())


class _LargeMaker(GraphMaker):
    """Writes the parts of an MPNet into a graph and notes what has to lie beside it."""

    def __init__(
        self, encoder: torch.nn.Module, public: torch.nn.Module, ranges: Mapping[str, Floats]
    ) -> None:
        super().__init__(encoder, ranges)
        self._public = state_of(public)
        self.matrices: list[Matrix] = []
        self.differences: dict[str, np.ndarray] = {}
        self.size = 0

    def embed(self) -> str:
        """Pieces and places as one vector a piece."""
        graph = self.graph
        name = "embeddings.word_embeddings.weight"
        numbers, scales = self._beside(name, self.state[name].shape, table=True)
        told = graph.add("Cast", graph.add("Gather", numbers, "pieces"), to=TensorProto.FLOAT)
        scale = graph.add("Unsqueeze", graph.add("Gather", scales, "pieces"), graph.hold(row_of(-1)))
        told = graph.add("Mul", told, scale)
        places = self.state["embeddings.position_embeddings.weight"][FIRST_PLACE : FIRST_PLACE + LONGEST]
        held = graph.add("Cast", graph.hold(places.astype(np.float16)), to=TensorProto.FLOAT)
        told = graph.add("Add", told, graph.add("Slice", held, graph.hold(row_of(0)), graph.length()))
        return self.normalise(told, "embeddings.LayerNorm.")

    def add_distances(self) -> str:
        """What is added to attention for the distance of two pieces (1, heads, length, length)."""
        graph = self.graph
        apart = torch.arange(1 - LONGEST, LONGEST)
        table = self.state["encoder.relative_attention_bias.weight"]
        buckets = MPNetEncoder.relative_position_bucket(apart, num_buckets=len(table)).numpy()
        zero, one = (graph.hold(np.array(value, dtype=np.int64)) for value in (0, 1))
        places = graph.add("Range", zero, graph.add("Squeeze", graph.length()), one)
        rows, columns = (graph.add("Unsqueeze", places, graph.hold(row_of(axis))) for axis in (1, 0))
        between = graph.add("Sub", columns, rows)
        between = graph.add("Add", between, graph.hold(np.array(LONGEST - 1, dtype=np.int64)))
        told = graph.add("Gather", graph.hold(table[buckets]), between)
        return graph.add("Unsqueeze", graph.add("Transpose", told, perm=[2, 0, 1]), graph.hold(row_of(0)))

    def add_shapes(self, vectors: str, shapes: Floats) -> str:
        """Word shapes come in above the layers that stayed as they were."""
        return self.graph.add("Add", vectors, self.graph.add("Gather", self.graph.hold(shapes), "shapes"))

    def add_layer(self, name: str, vectors: str, bias: str) -> str:
        """One layer: attention, then the feed-forward products, each added to what came in."""
        graph = self.graph
        attention = f"{name}attention.attn."
        sides = self._multiply(vectors, *(f"{attention}{side}" for side in "qkv"))
        told = graph.add("MultiHeadAttention", *sides, "", "", bias, domain=CONTRIB, num_heads=self.heads)
        (told,) = self._multiply(told, f"{attention}o")
        whole = self.normalise(graph.add("Add", told, vectors), f"{name}attention.LayerNorm.")
        (hidden,) = self._multiply(whole, f"{name}intermediate.dense")
        (told,) = self._multiply(graph.add("Gelu", hidden), f"{name}output.dense")
        return self.normalise(graph.add("Add", told, whole), f"{name}output.LayerNorm.")

    def _multiply(self, vectors: str, *names: str) -> list[str]:
        """Products of the same vectors with several weights, with their biases."""
        graph = self.graph
        weights = np.concatenate([self.weight(name) for name in names], axis=1)
        less = smoothing(self.ranges[names[0]], weights, SMOOTHING).astype(np.float16)
        small = graph.add("Mul", vectors, graph.hold(1 / less.astype(np.float32)))
        largest = graph.add("ReduceMax", graph.add("Abs", small), graph.hold(row_of(-1)), keepdims=1)
        largest = graph.add("Max", largest, graph.hold(np.array(TINY)))
        rows = graph.add_several("DynamicQuantizeLinear", graph.add("Div", small, largest), count=3)
        return [self._product(name, rows, largest, less) for name in names]

    def _product(self, name: str, rows: list[str], largest: str, less: np.ndarray) -> str:
        graph, tensor = self.graph, f"{name}.weight"
        self.differences[tensor + LESS] = less
        change = self.state[tensor] - self._public[tensor]
        if np.any(change):
            self._note_change(tensor, change)
        numbers, scales = self._beside(tensor, self.weight(name).shape, table=False)
        given = (rows[0], numbers, rows[1], scales, rows[2])
        told = graph.add("Mul", graph.add("MatMulIntegerToFloat", *given, domain=CONTRIB), largest)
        return graph.add("Add", told, graph.hold(self.state[f"{name}.bias"]))

    def _note_change(self, tensor: str, change: Floats) -> None:
        """What training changed, as `regesta.mark.assembly.changed` reads it."""
        step = (change.std(axis=1) * STEP_IN_DEVIATIONS + TINY).astype(np.float16)
        steps = np.clip(np.floor(change / step.astype(np.float32)[:, None]), -8, 7)
        whole = (steps + 8).astype(np.uint8)
        self.differences[tensor + STEP] = step
        self.differences[tensor + CHANGE] = whole[:, ::2] << 4 | whole[:, 1::2]

    def _beside(self, tensor: str, shape: tuple[int, ...], *, table: bool) -> tuple[str, str]:
        """The names of a matrix and its scales, which lie in the file beside the graph."""
        count = shape[0] if table else shape[1]
        at = self.size
        scales = at + -(-shape[0] * shape[1] // 64) * 64
        self.size = scales + -(-count * 4 // 64) * 64
        self.matrices.append(Matrix(tensor=tensor, numbers=at, scales=scales, table=table))
        return (
            self.graph.hold_beside(TensorProto.INT8, shape, NUMBERS, at),
            self.graph.hold_beside(TensorProto.FLOAT, (count,), NUMBERS, scales),
        )
