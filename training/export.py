"""Turn a checkpoint into the file of weights that ships: `python -m training.export RUN --out FILE`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click
import msgspec
import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions

from regesta.mark.weights import Card, Weights, save_weights
from training.corpus import make_layout
from training.network import Network, load_encoder
from training.train import RunLayout, load_run


def load_network(run: Path) -> tuple[Network, RunLayout, str]:
    """The averaged network of a run, what its layout was, and its tokenizer's JSON."""
    described = load_run(run)
    encoder, tokenizer = load_encoder(described.encoder, attention="eager")
    network = Network(encoder, encoder.config.hidden_size, len(described.kinds))
    state = torch.load(run / "state.pt", weights_only=False)
    network.load_state_dict(state["average"])
    network.eval()
    return network, described, tokenizer


def quantized(network: Network) -> bytes:
    """The encoder as ONNX, attention and layer norms fused, its weights int8 by channel."""
    pieces = torch.ones((1, 16), dtype=torch.long)
    names = ["pieces", "shapes"]
    axes = {name: {1: "length"} for name in [*names, "vectors"]}
    config = network.encoder.config
    with tempfile.TemporaryDirectory() as folder:
        plain, fused, small = (Path(folder, f"{name}.onnx") for name in ("plain", "fused", "small"))
        torch.onnx.export(
            network, (pieces, pieces * 0), str(plain), input_names=names, output_names=["vectors"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False  # the embeddings get word shapes added
        heads = {"num_heads": config.num_attention_heads, "hidden_size": config.hidden_size}
        model = optimizer.optimize_model(str(plain), model_type="bert", optimization_options=options, **heads)
        model.save_model_to_file(str(fused))
        plain_type = {"DefaultTensorType": onnx.TensorProto.FLOAT}
        quantize_dynamic(
            fused, small, per_channel=True, weight_type=QuantType.QInt8, extra_options=plain_type
        )
        return small.read_bytes()


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
    return Weights(card=msgspec.convert(made, Card), tokenizer=tokenizer, encoder=b"", arrays=heads)


@click.command()
@click.argument("run", type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--version", default="1", show_default=True)
def main(run: Path, out: Path, version: str) -> None:
    """Write the weights of RUN to a file."""
    network, described, tokenizer = load_network(run)
    weights = make_weights(network, described, tokenizer, {**load_card(), "version": version})
    save_weights(out, replace(weights, encoder=quantized(network)))
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
