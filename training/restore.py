"""Take up weights that ship as a run: `python -m training.restore FILE.marker --out RUN`.

Training can then go on from them (`training.train --start RUN`) where the run they were made of is gone.
Small weights have lost what int8 loses, one step in 127 of the largest weight in a product's column; large
ones what four bits lose of what training changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import msgspec
import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from regesta.errors import DataError
from regesta.mark.weights import Weights, load_weights
from training.network import KEPT, THIN, Network, load_encoder
from training.onnx_graph import state_of
from training.restore_large import read_upper_layers
from training.teacher import TeacherNetwork, make_network
from training.train import RunLayout, take_over

Floats = NDArray[np.float32]
_UNUSED = ".pooler."
"""The part of the public encoder that the marker does without: it stays as it came."""


@dataclass(slots=True)
class _Reader:
    """The constants of a graph that `training.graph` wrote, in the order in which they are used."""

    constants: Iterator[NDArray[np.generic]]

    def floats(self) -> Floats:
        """The next constant, as floats."""
        return np.asarray(next(self.constants), dtype=np.float32)

    def skip(self) -> None:
        """Leave out a constant that tells nothing of the encoder's numbers."""
        next(self.constants)

    def product(self) -> Floats:
        """The weights of a product (inputs, outputs): int8, with a scale for every column."""
        return self.floats() * self.floats()

    def table(self) -> Floats:
        """Rows that are looked up: int8, with one scale and where its nought lies."""
        rows = self.product()
        self.skip()
        return rows


def read_encoder(graph: bytes) -> tuple[dict[str, Floats], Floats]:
    """The numbers of an encoder that `training.graph.make_graph` wrote, and its table of word shapes.

    Raises:
        ValueError: where the graph is not built like that.
    """
    model = onnx.load_from_string(graph)
    held = {constant.name: constant for constant in model.graph.initializer}
    used = [held[name] for node in model.graph.node for name in node.input if name in held]
    reader = _Reader(numpy_helper.to_array(constant) for constant in used)
    try:
        state, shapes = _read_embeddings(reader)
        for number in range(_count_layers(model)):
            state |= _read_layer(reader, f"encoder.layer.{number}.")
    except StopIteration as error:
        raise ValueError("the encoder's graph has fewer constants than such encoders have") from error
    if left := len(list(reader.constants)):
        raise ValueError(f"the encoder's graph has {left} constants more than such encoders have")
    return state, shapes


def _read_embeddings(reader: _Reader) -> tuple[dict[str, Floats], Floats]:
    words, shapes = reader.table(), reader.table()
    reader.skip()  # which side of the window its length is
    places = reader.floats()
    reader.skip()  # they are cut from the first on
    norms = _norms("embeddings.", reader.floats(), reader.floats())
    state = {
        "embeddings.word_embeddings.weight": words,
        "embeddings.position_embeddings.weight": places,
        # the graph adds the one type of tokens there is to the places
        "embeddings.token_type_embeddings.weight": np.zeros((2, words.shape[1]), dtype=np.float32),
        **norms,
    }
    return state, shapes


def _read_layer(reader: _Reader, name: str) -> dict[str, Floats]:
    state: dict[str, Floats] = {}

    def keep(part: str, weights: Floats, bias: Floats) -> None:
        state[f"{name}{part}.weight"], state[f"{name}{part}.bias"] = weights.T, bias

    for side in ("query", "key", "value"):
        keep(f"attention.self.{side}", reader.product(), reader.floats())
    keep("attention.output.dense", reader.product(), reader.floats())
    scaled = (reader.floats(), reader.floats())
    less = reader.floats()
    state |= _norms(f"{name}attention.output.", *(part * less for part in scaled))
    keep("intermediate.dense", reader.product() / less[:, None], reader.floats())
    less = reader.floats()  # held as what the inputs are multiplied by
    keep("output.dense", reader.product() * less[:, None], reader.floats())
    return state | _norms(f"{name}output.", reader.floats(), reader.floats())


def _norms(name: str, weight: Floats, bias: Floats) -> dict[str, Floats]:
    return {f"{name}LayerNorm.weight": weight, f"{name}LayerNorm.bias": bias}


def restore(weights: Weights) -> tuple[Network, RunLayout]:
    """The network of weights that ship, and what the run it comes of says of itself.

    Raises:
        DataError: where a package of the public encoder of large weights is missing.
        ValueError: where the encoder is not built as `training.export` builds it.
    """
    card = weights.card
    encoder = _encoder_of(weights)
    network = make_network(encoder, load_encoder(encoder, attention="eager")[0], len(card.kinds))
    if isinstance(network, TeacherNetwork):
        state, shapes = read_upper_layers(weights, state_of(network.base))
    else:
        state, shapes = read_encoder(weights.encoder)
    parts = {f"encoder.{name}": torch.from_numpy(np.array(value)) for name, value in state.items()}
    parts |= {name: value for name, value in network.state_dict().items() if _UNUSED in name}
    parts |= {f"heads.{name}": torch.from_numpy(value) for name, value in weights.arrays.items()}
    parts["shape.weight"] = torch.from_numpy(np.array(shapes))
    take_over(network, parts)
    counts = {"reports": card.reports, "taught": card.taught, "epochs": card.epochs}
    return network, RunLayout(encoder=encoder, longest=card.longest, kinds=card.kinds, **counts)


def _encoder_of(weights: Weights) -> str:
    """The name of the encoder that weights are built on; small ones tell it by their layers."""
    if weights.public:
        return "mpnet"
    return THIN if _count_layers(onnx.load_from_string(weights.encoder)) == len(KEPT) else "minilm"


def _count_layers(model: onnx.ModelProto) -> int:
    return sum(node.op_type == "MultiHeadAttention" for node in model.graph.node)


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--out", required=True, type=click.Path(path_type=Path))
def main(path: Path, out: Path) -> None:
    """Write the weights of FILE as a run that training can start from."""
    try:
        network, described = restore(load_weights(path))
    except (DataError, ValueError) as error:
        raise click.ClickException(f"{path}: {error}") from error
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"average": network.state_dict(), "epoch": 0}, out / "state.pt")
    (out / "layout.json").write_bytes(msgspec.json.encode(described))


if __name__ == "__main__":
    main()
