"""Turn a checkpoint into the file of weights that ships: `python -m training.export RUN --out FILE`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
import msgspec
import numpy as np
import torch

from regesta.mark.weights import Card, Weights, save_weights
from training.corpus import load_marked, make_layout
from training.examples import make_examples
from training.graph import make_graph
from training.large_graph import make_large_encoder
from training.network import MPNET, Network, load_encoder
from training.onnx_graph import measure_ranges
from training.teacher import TeacherNetwork, is_large, make_network
from training.train import RunLayout, load_run, take_over

CALIBRATING = 40
"""Reports that tell how large the encoder's activations get."""


def load_network(run: Path) -> tuple[Network, RunLayout, str]:
    """The averaged network of a run, what it says of itself with all epochs done, its tokenizer's JSON."""
    described = load_run(run)
    encoder, tokenizer = load_encoder(described.encoder, attention="eager")
    network = make_network(described.encoder, encoder, len(described.kinds))
    state = torch.load(run / "state.pt", weights_only=False)
    take_over(network, state["average"])
    network.eval()
    done = described.epochs + state["epoch"]
    return network, msgspec.structs.replace(described, epochs=done), tokenizer


def load_card(encoder: str) -> dict[str, object]:
    """What is told of weights with this encoder beside what a run knows itself."""
    path = Path(__file__).with_name("card-large.json" if is_large(encoder) else "card.json")
    return msgspec.json.decode(path.read_bytes(), type=dict[str, object])


def make_weights(
    network: Network, described: RunLayout, tokenizer: str, card: Mapping[str, object]
) -> Weights:
    """Weights with the heads and a card (`card` has its fields that no run knows), no encoder yet."""
    layout = make_layout(tokenizer, described.longest, described.kinds)
    heads = {name: value.numpy().astype(np.float32) for name, value in network.heads.state_dict().items()}
    specials = (layout.specials.pad, layout.specials.start, layout.specials.stop)
    made = {**card, "kinds": described.kinds, "specials": specials, "longest": described.longest}
    if described.reports:
        made |= {name: getattr(described, name) for name in ("reports", "taught", "epochs")}
    return Weights(card=msgspec.convert(made, Card), tokenizer=tokenizer, encoder=b"", arrays=heads)


def add_encoder(weights: Weights, network: Network, described: RunLayout) -> Weights:
    """Weights with a network's int8 encoder, scaled by what it does on some of the project's own reports."""
    layout = make_layout(weights.tokenizer, described.longest, described.kinds)
    reports = load_marked([Path(__file__).with_name("marked")], described.kinds)[:CALIBRATING]
    windows = [example.window for report in reports for example in make_examples(report, layout)]
    ranges = measure_ranges(network, windows)
    if not isinstance(network, TeacherNetwork):
        return replace(weights, encoder=make_graph(network, ranges))
    untrained, _ = load_encoder(described.encoder, attention="eager")
    large = make_large_encoder(network, untrained, ranges)
    public = msgspec.structs.replace(MPNET, matrices=large.matrices, size=large.size)
    return replace(weights, encoder=large.graph, public=public, differences=large.differences)


@click.command()
@click.argument("run", type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--version", default="1", show_default=True)
def main(run: Path, out: Path, version: str) -> None:
    """Write the weights of RUN to a file."""
    network, described, tokenizer = load_network(run)
    card = {**load_card(described.encoder), "version": version}
    weights = make_weights(network, described, tokenizer, card)
    save_weights(out, add_encoder(weights, network, described))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
