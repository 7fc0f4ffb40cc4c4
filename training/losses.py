"""What a window's targets cost: the sum of the losses of all heads."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from regesta.mark.labels import EVENT, PARTIES
from regesta.mark.pairs import (
    between_bucket,
    compare_wordings,
    count_before,
    distance_bucket,
    sentence_bucket,
)
from training.examples import Example
from training.network import Heads

SEVERAL = 400
"""Pairs of different mentions that are compared per window at most; all others are kept."""


def window_loss(heads: Heads, pieces: Tensor, example: Example) -> dict[str, Tensor]:
    """Losses by head for one window; `pieces` are its piece vectors (pieces, width)."""
    window = example.window
    words = (pieces[torch.from_numpy(window.firsts)] + pieces[torch.from_numpy(window.lasts)]) / 2
    tags = heads.tag(heads.dropout(words))
    losses = {"tag": _cross_entropy(tags, torch.from_numpy(example.tags)) * len(words)}
    if not len(example.firsts):
        return losses
    spans = heads.spans(words, torch.from_numpy(example.firsts), torch.from_numpy(example.lasts))
    if len(example.events):
        events = spans[torch.from_numpy(example.events)]
        kinds = heads.kind(events)
        losses["kind"] = _cross_entropy(kinds, torch.from_numpy(example.kinds)) * len(events)
        statuses = heads.status(events)
        losses["status"] = _cross_entropy(statuses, torch.from_numpy(example.statuses)) * len(events)
        batch = _pair_batch(example, spans, example.events)
        batch["kinds"] = functional.softmax(kinds, dim=1).detach()
        losses["role"] = _pair_loss(heads.role(batch), example.roles)
    if len(example.persons):
        batch = _pair_batch(example, spans, example.persons)
        losses["attribute"] = _pair_loss(heads.attribute(batch), example.attributes)
    if len(example.relations):
        losses["same"] = _same_loss(heads, spans, example)
    return losses


def _cross_entropy(scores: Tensor, targets: Tensor) -> Tensor:
    return -(functional.log_softmax(scores, dim=1) * targets).sum(dim=1).mean()


def _pair_batch(example: Example, spans: Tensor, anchors: np.ndarray) -> dict[str, Tensor]:
    """All pairs of anchors with all spans."""
    count, seats = len(anchors), len(example.firsts)
    one, two = np.repeat(np.arange(count), seats), np.tile(np.arange(seats), count)
    return _batch(example, spans, (anchors, np.arange(seats)), (one, two))


def _batch(
    example: Example,
    spans: Tensor,
    sides: tuple[np.ndarray, np.ndarray],
    pairs: tuple[np.ndarray, np.ndarray],
) -> dict[str, Tensor]:
    one, two = sides[0][pairs[0]], sides[1][pairs[1]]
    sentences = example.window.sentences[example.firsts]
    ranks = count_before(example.letters, PARTIES, EVENT)
    return {
        "left": spans[torch.from_numpy(sides[0])],
        "right": spans[torch.from_numpy(sides[1])],
        "left_of": torch.from_numpy(pairs[0]),
        "right_of": torch.from_numpy(pairs[1]),
        "letters": torch.from_numpy(example.letters[two]),
        "distances": torch.from_numpy(distance_bucket(example.firsts[one], example.firsts[two])),
        "between": torch.from_numpy(between_bucket(ranks[one], ranks[two])),
        "gaps": torch.from_numpy(sentence_bucket(sentences[one], sentences[two])),
    }


def _pair_loss(scores: Tensor, targets: np.ndarray) -> Tensor:
    flat = torch.from_numpy(targets.reshape(-1, targets.shape[-1]))
    kept = (flat >= 0).float()
    losses = functional.binary_cross_entropy_with_logits(scores, flat.clamp(min=0), reduction="none")
    return (losses * kept).sum()


def _same_loss(heads: Heads, spans: Tensor, example: Example) -> Tensor:
    left, right = example.pairs
    different = np.flatnonzero(example.relations == 0)
    if len(different) > SEVERAL:
        dropped = np.random.default_rng(len(left)).permutation(different)[SEVERAL:]
        kept = np.setdiff1d(np.arange(len(left)), dropped)
    else:
        kept = np.arange(len(left))
    left, right, relations = left[kept], right[kept], example.relations[kept]
    everything = np.arange(len(example.firsts))
    batch = _batch(example, spans, (everything, everything), (left, right))
    batch["strings"] = torch.from_numpy(compare_wordings(example.wordings, left, right))
    return functional.cross_entropy(heads.same(batch), torch.from_numpy(relations), reduction="sum")
