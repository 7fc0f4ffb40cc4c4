import pytest

from regesta.mark.encoder import OnnxEncoder

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")
pytest.importorskip("onnx")

from small_network import error, small_network, window  # noqa: E402

from training.graph import make_graph  # noqa: E402
from training.onnx_graph import measure_ranges  # noqa: E402


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
