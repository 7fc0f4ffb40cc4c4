"""A large network that teaches the small one: the upper layers of an MPNet encoder over frozen lower ones.

What the frozen layers give for a window never changes, so it is worked out once and kept: an epoch
then costs half of what training all layers would.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.network import SMALL, Heads, Network, shape_table

FROZEN = 6
"""Layers of twelve that stay as they came."""
MASKED = -1e4
"""What is added to an attention score where the window is padded."""


def make_network(name: str, encoder: nn.Module, kinds: int) -> Network:
    """The network over an encoder of `training.network.load_encoder`: the small one or the large one."""
    network = TeacherNetwork if is_large(name) else Network
    return network(encoder, encoder.config.hidden_size, kinds)


def is_large(name: str) -> bool:
    """Whether the encoder is so large that only its upper layers are trained."""
    return name not in SMALL


class LowerLayers:
    """The frozen lower layers of an MPNet encoder, with what they gave for every window seen."""

    def __init__(self, encoder: nn.Module, layers: int) -> None:
        self.encoder = encoder.eval().requires_grad_(requires_grad=False)
        self.layers = encoder.encoder.layer[:layers]
        self.kept: dict[bytes, Tensor] = {}

    def vectors(self, pieces: Tensor, *, keep: bool) -> Tensor:
        """What the last of the layers gives for one window (pieces, width)."""
        key = pieces.numpy().tobytes()
        if key in self.kept:
            return self.kept[key].float()
        with torch.no_grad():
            hidden = self.encoder.embeddings(input_ids=pieces[None])
            bias = self.position_bias(hidden)
            for layer in self.layers:
                hidden = layer(hidden, None, bias)[0]
        if keep:
            self.kept[key] = hidden[0].half()
        return hidden[0]

    def position_bias(self, hidden: Tensor) -> Tensor:
        """MPNet's relative position bias (1, heads, pieces, pieces), as it came."""
        with torch.no_grad():
            return self.encoder.encoder.compute_position_bias(hidden[:1])


class UpperLayers(nn.Module):
    """The layers that are trained, over vectors of `LowerLayers`."""

    def __init__(self, lower: LowerLayers) -> None:
        super().__init__()
        self.layer = nn.ModuleList(lower.encoder.encoder.layer[len(lower.layers) :])
        self.requires_grad_(requires_grad=True)

    def forward(self, hidden: Tensor, mask: Tensor, bias: Tensor) -> Tensor:
        """Piece vectors (windows, pieces, width)."""
        blocked = (1 - mask[:, None, None, :].float()) * MASKED
        for layer in self.layer:
            hidden = layer(hidden, blocked, bias)[0]
        return hidden


class TeacherNetwork(Network):
    """The teacher: the same heads over a large encoder; word shapes come in above the frozen layers."""

    def __init__(self, encoder: nn.Module, width: int, kinds: int) -> None:
        nn.Module.__init__(self)
        lower = LowerLayers(encoder, FROZEN)
        self.encoder = UpperLayers(lower)
        self.shape = shape_table(width)
        self.heads = Heads(width, kinds)
        self.below = (lower,)  # in a tuple: what is frozen is no part of this network's state

    @property
    def base(self) -> nn.Module:
        """The whole encoder; its upper layers are those that are trained."""
        return self.below[0].encoder

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Piece vectors (windows, pieces, width); `mask` is 0 where a window is padded."""
        (lower,) = self.below
        mask = torch.ones_like(pieces) if mask is None else mask
        rows = [
            lower.vectors(row[: int(size)], keep=self.training)
            for row, size in zip(pieces, mask.sum(1), strict=True)
        ]
        hidden = nn.utils.rnn.pad_sequence(rows, batch_first=True) + self.shape(shapes)
        return self.encoder(hidden, mask, lower.position_bias(hidden))
