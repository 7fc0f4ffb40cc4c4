"""The large encoder: what its graph and the numbers put together say is what the network says."""

import io
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")
transformers = pytest.importorskip("transformers")
onnx = pytest.importorskip("onnx")

from public_encoder import install  # noqa: E402

from regesta.mark.assembly import CHANGE, assemble, changed  # noqa: E402
from regesta.mark.encoder import OnnxEncoder  # noqa: E402
from regesta.mark.pieces import SHAPES  # noqa: E402
from regesta.mark.weights import PublicEncoder, load_weights  # noqa: E402
from regesta.mark.windows import Window  # noqa: E402
from regesta.settings import DATA  # noqa: E402
from training.large_graph import make_large_encoder  # noqa: E402
from training.onnx_graph import measure_ranges, state_of  # noqa: E402
from training.restore_large import read_upper_layers  # noqa: E402
from training.teacher import FROZEN, TeacherNetwork  # noqa: E402

WIDTH, PIECES = 64, 90


def public_encoder():
    torch.manual_seed(1)
    config = transformers.MPNetConfig(
        vocab_size=PIECES, hidden_size=WIDTH, num_hidden_layers=FROZEN + 2, num_attention_heads=4,
        intermediate_size=96, attn_implementation="eager",
    )  # fmt: skip
    return transformers.MPNetModel(config).eval()


def trained_network():
    """The same encoder after a little training of its upper layers."""
    network = TeacherNetwork(public_encoder(), WIDTH, 3).eval()
    torch.nn.init.normal_(network.shape.weight)
    with torch.no_grad():
        for parameter in network.encoder.parameters():
            parameter.add_(torch.randn_like(parameter), alpha=0.002)
    return network


def window(length):
    rng = np.random.default_rng(length)
    none = np.zeros(0, dtype=np.int64)
    pieces, shapes = rng.integers(3, PIECES, length), rng.integers(0, SHAPES, length)
    return Window(pieces, shapes, none, none, none, none, none)


@pytest.fixture(scope="module")
def made():
    network = trained_network()
    ranges = measure_ranges(network, [window(80), window(40)])
    return network, make_large_encoder(network, public_encoder(), ranges)


def test_the_encoder_put_together_says_what_the_network_says(made, tmp_path, monkeypatch):
    network, large = made
    public = PublicEncoder(
        packages=("encoder-part-1", "encoder-part-2"), parts="*.zip.*", member="net/model.safetensors",
        matrices=large.matrices, size=large.size,
    )  # fmt: skip
    install(state_of(public_encoder()), public, tmp_path / "site", monkeypatch)
    weights = load_weights(DATA / "marker" / "en.marker")
    weights = replace(weights, encoder=large.graph, public=public, differences=large.differences)
    encoder = OnnxEncoder(assemble(weights, public, tmp_path / "cache"))

    for length in (3, 40, 80):
        given = window(length)
        with torch.no_grad():
            wanted = network(torch.tensor(given.pieces)[None], torch.tensor(given.shapes)[None])[0].numpy()
        found = encoder(given.pieces, given.shapes)
        assert np.sqrt(((found - wanted) ** 2).mean() / (wanted**2).mean()) < 0.03


def test_four_bits_tell_what_training_changed(made):
    network, large = made
    with np.load(io.BytesIO(large.differences)) as differences:
        name = f"encoder.layer.{FROZEN}.output.dense.weight"
        before, after = state_of(public_encoder())[name], state_of(network.base)[name]
        less = differences[name + ".less"].astype(np.float32)
        told = changed(before, name, differences).T / less

        assert np.linalg.norm(told - after) < 0.15 * np.linalg.norm(before - after)
        assert f"encoder.layer.{FROZEN - 1}.output.dense.weight{CHANGE}" not in differences


def test_what_training_changed_is_read_again(made):
    network, large = made
    weights = load_weights(DATA / "marker" / "en.marker")
    weights = replace(weights, encoder=large.graph, differences=large.differences)

    state, shapes = read_upper_layers(weights, state_of(public_encoder()))

    other = TeacherNetwork(public_encoder(), WIDTH, 3).eval()
    assert _error(network, other) > 0.1
    other.encoder.load_state_dict({name: torch.tensor(value) for name, value in state.items()})
    other.shape.weight.data = torch.tensor(shapes)
    assert _error(network, other) < 0.01


def test_a_large_encoder_built_otherwise_is_refused(made):
    _, large = made
    model = onnx.load_from_string(large.graph)
    del model.graph.node[[node.op_type for node in model.graph.node].index("LayerNormalization")]
    weights = replace(load_weights(DATA / "marker" / "en.marker"), encoder=model.SerializeToString())

    with pytest.raises(ValueError, match="other products and norms"):
        read_upper_layers(weights, state_of(public_encoder()))


def _error(network, other):
    """How far two networks lie apart on a window, as a share of what the first says."""
    given = window(40)
    with torch.no_grad():
        one, two = (
            item(torch.tensor(given.pieces)[None], torch.tensor(given.shapes)[None])[0].numpy()
            for item in (network, other)
        )
    return np.sqrt(((two - one) ** 2).mean() / (one**2).mean())


def test_the_places_of_the_matrices_do_not_overlap(made):
    _, large = made
    ends = 0
    for matrix in large.matrices:
        assert ends <= matrix.numbers < matrix.scales < large.size
        ends = matrix.scales
