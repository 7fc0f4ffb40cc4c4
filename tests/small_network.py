"""A network with two narrow layers, and how far an encoder is from it."""

from typing import Any

import numpy as np
import torch
import transformers

from regesta.mark.encoder import Encoder
from regesta.mark.pieces import SHAPES
from regesta.mark.windows import Window
from training.network import Network

WIDTH = 48


def small_network(*, act: str = "gelu", seed: int = 1) -> Network:
    torch.manual_seed(seed)
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


def error(network: Any, encoder: Encoder, given: Window) -> float:
    """The root of the mean squared difference, beside that of the network's own numbers."""
    with torch.no_grad():
        expected = network(torch.tensor(given.pieces)[None], torch.tensor(given.shapes)[None])[0].numpy()
    found = encoder(given.pieces, given.shapes)
    return float(np.sqrt(((found - expected) ** 2).mean() / (expected**2).mean()))
