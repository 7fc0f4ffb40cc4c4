from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from regesta.mark.encoder import OnnxEncoder
from regesta.mark.pieces import SHAPES
from regesta.mark.windows import Window

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
pytest.importorskip("onnx")

from training.graph import make_graph  # noqa: E402
from training.network import Network  # noqa: E402
from training.onnx_graph import measure_ranges  # noqa: E402

WIDTH = 48


def small_network(*, act: str = "gelu") -> Network:
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=99, hidden_size=WIDTH, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96,
        max_position_embeddings=40, hidden_act=act, attn_implementation="eager",
    )  # fmt: skip
    network = Network(transformers.BertModel(config), WIDTH, 3)
    torch.nn.init.normal_(network.shape.weight)
    return network.eval()


def window(length: int) -> Window:
    rng = np.random.default_rng(length)
    none = np.zeros(0, dtype=np.int64)
    pieces, shapes = rng.integers(0, 99, length), rng.integers(0, SHAPES, length)
    return Window(pieces, shapes, none, none, none, none, none)


def error(network: Any, encoder: OnnxEncoder, given: Window) -> float:
    with torch.no_grad():
        expected = network(torch.tensor(given.pieces)[None], torch.tensor(given.shapes)[None])[0].numpy()
    found = encoder(given.pieces, given.shapes)
    return float(np.sqrt(((found - expected) ** 2).mean() / (expected**2).mean()))


@pytest.mark.parametrize("length", [1, 7, 40])
def test_the_graph_says_what_the_network_says(length: int) -> None:
    network = small_network()
    encoder = OnnxEncoder(make_graph(network, measure_ranges(network, [window(40), window(20)])))

    assert error(network, encoder, window(length)) < 0.03


def test_a_neuron_that_outshouts_the_others_leaves_them_their_steps() -> None:
    network = small_network()
    with torch.no_grad():
        for layer in network.encoder.encoder.layer:
            layer.intermediate.dense.bias[5] = 60.0
            layer.output.dense.weight[:, 5] /= 60.0
    encoder = OnnxEncoder(make_graph(network, measure_ranges(network, [window(40)])))

    assert error(network, encoder, window(30)) < 0.03


def test_an_encoder_built_otherwise_is_refused() -> None:
    network = small_network(act="relu")

    with pytest.raises(ValueError, match="BERT"):
        make_graph(network, measure_ranges(network, [window(4)]))
