"""Make a marker: `python -m training.train --out DIR` trains on marked reports and writes a checkpoint.

Deterministic by `--seed`, resumable (`--out` holds the state of the last whole epoch).
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import msgspec
import torch
from torch import Tensor

from regesta.lexicon.ontology import load_ontology
from regesta.settings import DATA
from training.augmentation import learn_words
from training.corpus import LONGEST, Corpus, load_marked, make_layout
from training.examples import Example
from training.losses import window_loss
from training.network import THIN, Network, load_encoder, thin
from training.teacher import is_large, make_network

WEIGHTS = {"tag": 0.16, "kind": 0.35, "status": 0.3, "role": 0.35, "attribute": 0.35, "same": 0.2}
"""How much each head's loss (summed over a window) counts: they weigh about the same late in training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast to train; rates are AdamW learning rates at their height."""

    epochs: int = 10
    batch: int = 6
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.1
    averaged: float = 0.997
    """Share of the old in the running average of the weights, which is what is kept."""
    seed: int = 1


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """Batches of windows of like length, in random order."""
    order = sorted(examples, key=lambda example: len(example.window.pieces) + rng.random() * 40)
    groups = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(groups)
    yield from groups


def padded(examples: Sequence[Example], pad: int) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, shapes and mask of some windows as rectangles."""
    longest = max(len(example.window.pieces) for example in examples)
    pieces = torch.full((len(examples), longest), pad)
    shapes, mask = torch.zeros_like(pieces), torch.zeros_like(pieces)
    for row, example in enumerate(examples):
        size = len(example.window.pieces)
        pieces[row, :size] = torch.from_numpy(example.window.pieces)
        shapes[row, :size] = torch.from_numpy(example.window.shapes)
        mask[row, :size] = 1
    return pieces, shapes, mask


def train(network: Network, corpus: Corpus, plan: Plan, out: Path) -> None:
    """Train `network` in place and write its state to `out` after every epoch."""
    rng = random.Random(plan.seed)  # noqa: S311 - shuffling, no secret
    encoder = [p for n, p in network.named_parameters() if p.requires_grad and n.startswith("encoder.")]
    rest = [p for n, p in network.named_parameters() if p.requires_grad and not n.startswith("encoder.")]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": rest, "lr": plan.head_rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    windows = replace(corpus, augmentation=None).examples(random.Random(0))  # noqa: S311 - to be counted only
    steps = plan.epochs * -(-len(windows) // plan.batch)
    warm = max(1, int(steps * plan.warmup))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.02, min((step + 1) / warm, (steps - step) / max(1, steps - warm)))
    )
    average = torch.optim.swa_utils.AveragedModel(
        network, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(plan.averaged)
    )
    run = Run(network, average, optimizer, schedule, rng)
    for epoch in range(run.resume(out), plan.epochs):
        began = time.monotonic()
        sums = _epoch(run, corpus, plan)
        print(
            json.dumps({"epoch": epoch + 1, "seconds": round(time.monotonic() - began), **sums}), flush=True
        )
        run.save(out, epoch + 1)


@dataclass(slots=True)
class Run:
    """All that changes while training, so that it can be saved and taken up again."""

    network: Network
    average: torch.optim.swa_utils.AveragedModel
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    rng: random.Random

    def save(self, out: Path, epoch: int) -> None:
        """Write the state after `epoch` whole epochs, atomically."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.module.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "schedule": self.schedule.state_dict(),
            "rng": self.rng.getstate(),
            "epoch": epoch,
        }
        torch.save(state, out / "state.tmp")
        (out / "state.tmp").replace(out / "state.pt")

    def resume(self, out: Path) -> int:
        """Take up the saved state, if there is one; the number of epochs done."""
        path = out / "state.pt"
        if not path.exists():
            return 0
        state = torch.load(path, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.average.module.load_state_dict(state["average"])
        self.average.n_averaged.fill_(1)
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.rng.setstate(state["rng"])
        return int(state["epoch"])


def _epoch(run: Run, corpus: Corpus, plan: Plan) -> dict[str, float]:
    sums = dict.fromkeys(WEIGHTS, 0.0)
    run.network.train()
    examples = corpus.examples(run.rng)
    for group in batches(examples, plan.batch, run.rng):
        losses = _step_losses(run.network, group, corpus.layout.specials.pad)
        total = torch.stack([WEIGHTS[name] * value for name, value in losses.items()]).sum()
        run.optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(run.network.parameters(), 5.0)
        run.optimizer.step()
        run.schedule.step()
        run.average.update_parameters(run.network)
        for name, value in losses.items():
            sums[name] += value.item() * len(group)
    return {name: round(value / len(examples), 3) for name, value in sums.items()}


def _step_losses(network: Network, group: Sequence[Example], pad: int) -> dict[str, Tensor]:
    vectors = network(*padded(group, pad))
    sums: dict[str, Tensor] = {}
    for row, example in enumerate(group):
        for name, value in window_loss(network.heads, vectors[row], example).items():
            share = value * example.weight / len(group)
            sums[name] = sums[name] + share if name in sums else share
    return sums


def load_taught(path: Path, kinds: Sequence[str]) -> list[Example]:
    """The windows of `training.teaching`, their kinds in the order asked for: a teacher may have another."""
    own, windows = torch.load(path, weights_only=False)
    order = [own.index(kind) for kind in kinds]
    for example in windows:
        example.kinds = example.kinds[:, order]
    return list(windows)


class RunLayout(msgspec.Struct, frozen=True):
    """What a run says of itself in layout.json.

    `reports` and `taught` are what it trains on, `epochs` those done by the runs it started from.
    """

    encoder: str
    longest: int
    kinds: tuple[str, ...]
    reports: int = 0
    taught: int = 0
    epochs: int = 0


def load_run(run: Path) -> RunLayout:
    """What a run says of itself."""
    return msgspec.json.decode((run / "layout.json").read_bytes(), type=RunLayout)


def take_over(network: Network, state: Mapping[str, Tensor]) -> None:
    """Go on from an earlier run's weights; tables of pairs that it had not begin as nothing.

    Raises:
        ValueError: where other parts are missing, or the run had parts that the network has not.
    """
    missing, unknown = network.load_state_dict(state, strict=False)
    if unknown or any(not name.endswith(".between.weight") for name in missing):
        raise ValueError(f"the run's weights do not fit the network: {[*missing, *unknown][:5]}")


@click.command()
@click.option("--marked", multiple=True, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--taught", type=click.Path(path_type=Path, exists=True), help="Windows from training.teaching."
)
@click.option("--encoder", default="minilm", show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--longest", default=384, show_default=True)
@click.option("--epochs", default=10, show_default=True)
@click.option("--batch", default=6, show_default=True)
@click.option("--rate", default=2e-4, show_default=True)
@click.option("--averaged", default=0.997, show_default=True, help="Share of the old in the running average.")
@click.option("--seed", default=1, show_default=True)
@click.option("--augment", is_flag=True, help="Tell windows in other words (training.augmentation).")
@click.option(
    "--start", type=click.Path(path_type=Path, exists=True), help="Go on from the weights of this run."
)
def main(
    *,
    marked: tuple[Path, ...],
    taught: Path | None,
    encoder: str,
    out: Path,
    longest: int,
    epochs: int,
    batch: int,
    rate: float,
    averaged: float,
    seed: int,
    augment: bool,
    start: Path | None,
) -> None:
    """Train a marker on folders of marked reports."""
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    kinds = tuple(load_run(start).kinds if start else load_ontology(DATA).kinds)
    large = is_large(encoder)
    if augment and large:
        raise click.UsageError(
            "--augment is for the small network: what the large one keeps are whole windows"
        )
    model, tokenizer_json = load_encoder(encoder, attention="eager" if large else "sdpa")
    layout = make_layout(tokenizer_json, longest, kinds)
    windows = load_taught(taught, kinds) if taught else ()
    corpus = Corpus(load_marked(marked, kinds), layout, (longest,) if large else LONGEST, windows)
    if augment:
        by_hand = replace(corpus, taught=()).examples(random.Random(seed))  # noqa: S311 - no secret
        corpus = replace(corpus, augmentation=learn_words(by_hand, layout.tokenizer))
    print(
        json.dumps(
            {"reports": len(corpus.reports), "taught": len(windows), "encoder": encoder, "seed": seed}
        ),
        flush=True,
    )
    network = make_network(encoder, model, len(kinds))
    epochs_before = 0
    if start:
        state = torch.load(start / "state.pt", weights_only=False)
        take_over(network, thin(state["average"]) if encoder == THIN else state["average"])
        epochs_before = load_run(start).epochs + state["epoch"]
    counts = {"reports": len(corpus.reports), "taught": len(windows), "epochs": epochs_before}
    described = {"encoder": encoder, "longest": longest, "kinds": kinds, **counts}
    (out / "layout.json").write_text(json.dumps(described), encoding="utf-8")
    plan = Plan(epochs=epochs, batch=batch, encoder_rate=rate, averaged=averaged, seed=seed)
    train(network, corpus, plan, out)


if __name__ == "__main__":
    main()
