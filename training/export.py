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
from training.graph import make_graph, measure_ranges
from training.network import Network, load_encoder
from training.train import RunLayout, load_run, take_over

CALIBRATING = 40
"""Reports that tell how large the encoder's activations get."""


def load_network(run: Path, make: type[Network] = Network) -> tuple[Network, RunLayout, str]:
    """The averaged network of a run, what it says of itself with all epochs done, its tokenizer's JSON."""
    described = load_run(run)
    encoder, tokenizer = load_encoder(described.encoder, attention="eager")
    network = make(encoder, encoder.config.hidden_size, len(described.kinds))
    state = torch.load(run / "state.pt", weights_only=False)
    take_over(network, state["average"])
    network.eval()
    done = described.epochs + state["epoch"]
    return network, msgspec.structs.replace(described, epochs=done), tokenizer


def encoder_file(network: Network, described: RunLayout, tokenizer: str) -> bytes:
    """The encoder as an int8 ONNX graph, scaled by what it does on some of the project's own reports."""
    layout = make_layout(tokenizer, described.longest, described.kinds)
    reports = load_marked([Path(__file__).with_name("marked")], described.kinds)[:CALIBRATING]
    windows = [example.window for report in reports for example in make_examples(report, layout)]
    return make_graph(network, measure_ranges(network, windows))


def load_card() -> dict[str, object]:
    """What is told of the weights beside what a run knows itself."""
    return msgspec.json.decode(Path(__file__).with_name("card.json").read_bytes(), type=dict[str, object])


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


@click.command()
@click.argument("run", type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--version", default="1", show_default=True)
def main(run: Path, out: Path, version: str) -> None:
    """Write the weights of RUN to a file."""
    network, described, tokenizer = load_network(run)
    weights = make_weights(network, described, tokenizer, {**load_card(), "version": version})
    save_weights(out, replace(weights, encoder=encoder_file(network, described, tokenizer)))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
