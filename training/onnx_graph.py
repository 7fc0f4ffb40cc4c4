"""An ONNX graph while it is written, and what the makers of all encoders' graphs share."""

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
CONTRIB = "com.microsoft"
"""The domain of onnxruntime's own operators."""
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Graph:
    """Nodes and constants so far; every method gives back the name of what it added."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)

    def hold(self, value: NDArray[np.generic]) -> str:
        """A constant."""
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def hold_beside(self, kind: int, shape: Sequence[int], file: str, place: int) -> str:
        """A constant whose numbers lie in another file from a place on (bytes)."""
        name = f"c{len(self.constants)}"
        tensor = onnx.TensorProto(name=name, data_type=kind, dims=shape)
        tensor.data_location = onnx.TensorProto.EXTERNAL
        size = helper.tensor_dtype_to_np_dtype(kind).itemsize * int(np.prod(shape))
        for key, value in (("location", file), ("offset", place), ("length", size)):
            tensor.external_data.add(key=key, value=str(value))
        self.constants.append(tensor)
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", **settings: object) -> str:
        """An operator with one outcome."""
        return self.add_several(kind, *inputs, count=1, domain=domain, **settings)[0]

    def add_several(
        self, kind: str, *inputs: str, count: int, domain: str = "", **settings: object
    ) -> list[str]:
        """An operator with several outcomes."""
        names = [f"n{len(self.nodes)}.{number}" for number in range(count)]
        node = helper.make_node(kind, inputs, names, domain=domain, name=f"n{len(self.nodes)}", **settings)
        self.nodes.append(node)
        return names

    def length(self) -> str:
        """How many pieces the window has (one number in a row)."""
        return self.add("Gather", self.add("Shape", "pieces"), self.hold(row_of(1)))

    def finish(self, vectors: str, width: int) -> bytes:
        """The graph as a file; what it gives is `vectors` (1, length, width)."""
        self.nodes.append(helper.make_node("Identity", [vectors], ["vectors"]))
        given = [
            helper.make_tensor_value_info(name, TensorProto.INT64, [1, "length"])
            for name in ("pieces", "shapes")
        ]
        made = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, [1, "length", width])
        graph = helper.make_graph(self.nodes, "encoder", given, [made], self.constants)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR)
        return bytes(model.SerializeToString())


def row_of(value: int) -> NDArray[np.int64]:
    """One whole number in a row, as operators take axes and places."""
    return np.array([value], dtype=np.int64)


def state_of(encoder: torch.nn.Module) -> dict[str, Floats]:
    """All numbers of an encoder, by name."""
    return {name: value.numpy().astype(np.float32) for name, value in encoder.state_dict().items()}


class GraphMaker:
    """Writes an encoder into a graph: what all architectures share.

    `ranges` are those of `measure_ranges`.
    """

    def __init__(self, encoder: torch.nn.Module, ranges: Mapping[str, Floats]) -> None:
        self.graph = Graph()
        self.state = state_of(encoder)
        self.ranges = ranges
        self.heads = int(encoder.config.num_attention_heads)
        self._epsilon = float(encoder.config.layer_norm_eps)

    def weight(self, name: str) -> Floats:
        """The weights of a product as (inputs, outputs)."""
        return self.state[f"{name}.weight"].T

    def normalise(self, vectors: str, name: str, less: Floats | None = None) -> str:
        """A layer's norm; `less` is what its outcome is divided by."""
        parts = [self.state[f"{name}{part}"] for part in ("weight", "bias")]
        held = [self.graph.hold(part if less is None else part / less) for part in parts]
        return self.graph.add("LayerNormalization", vectors, *held, axis=-1, epsilon=self._epsilon)


def measure_ranges(network: Network, windows: Sequence[Window]) -> dict[str, Floats]:
    """Run windows through the network: the largest absolute value of every input of each product by name."""
    seen: dict[str, torch.Tensor] = {}
    hooks = []
    for name, part in network.base.named_modules():
        if isinstance(part, torch.nn.Linear):

            def note(_: object, given: tuple[torch.Tensor], name: str = name) -> None:
                largest = given[0].abs().flatten(0, -2).amax(dim=0)
                seen[name] = torch.maximum(seen.get(name, largest), largest)

            hooks.append(part.register_forward_pre_hook(note))
    with torch.no_grad():
        for window in windows:
            network(torch.tensor(window.pieces)[None], torch.tensor(window.shapes)[None])
    for hook in hooks:
        hook.remove()
    return {name: value.numpy() for name, value in seen.items()}


def smoothing(seen: Floats, weights: Floats, share: float) -> Floats:
    """What each input of a product is divided by, so that no input outshouts the others.

    `share` of an input's range goes over to the weights (Xiao and others 2023, "SmoothQuant"); `seen` are
    the inputs' largest values, `weights` (inputs, outputs).
    """
    largest = np.maximum(np.abs(weights).max(axis=1), 1e-6)
    less = np.maximum(seen, 1e-3) ** share / largest ** (1 - share)
    return np.asarray(np.maximum(less, 1e-4), dtype=np.float32)
