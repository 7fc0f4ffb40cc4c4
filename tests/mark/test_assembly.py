"""The encoder of large weights, put together of a public one and what training changed."""

import io
import os
from dataclasses import replace

import msgspec
import numpy as np
import pytest
from public_encoder import OUTPUTS, WIDTH, install, two_matrices

from regesta.errors import DataError
from regesta.mark.assembly import CHANGE, LESS, MODEL, NUMBERS, STEP, assemble, changed, whole_numbers
from regesta.mark.weights import load_weights, save_weights
from regesta.settings import DATA

STEPS = np.array([[0, 15, 8, 7]] * OUTPUTS, dtype=np.uint8)


@pytest.fixture
def large(tmp_path, monkeypatch):
    """Large weights, and the tensors of the public encoder whose packages are installed."""
    public, tensors = two_matrices()
    install(tensors, public, tmp_path / "site", monkeypatch)
    written = io.BytesIO()
    np.savez(written, **differences())
    weights = load_weights(DATA / "marker" / "en.marker")
    return replace(weights, encoder=b"the model", public=public, differences=written.getvalue()), tensors


def differences():
    return {
        "layer.weight" + CHANGE: STEPS[:, ::2] << 4 | STEPS[:, 1::2],
        "layer.weight" + STEP: np.full(OUTPUTS, 0.5, dtype=np.float16),
        "layer.weight" + LESS: np.array([1, 2, 4, 8], dtype=np.float16),
    }


def test_the_numbers_are_those_of_the_public_encoder_and_the_changes(large, tmp_path):
    weights, tensors = large

    model = assemble(weights, weights.public, tmp_path / "cache")

    assert model.read_bytes() == b"the model"
    content = model.with_name(NUMBERS).read_bytes()
    numbers = np.frombuffer(content, dtype=np.int8, count=WIDTH * OUTPUTS, offset=128).reshape(WIDTH, OUTPUTS)
    scales = np.frombuffer(content, dtype=np.float32, count=OUTPUTS, offset=192)
    wanted = (tensors["layer.weight"] + (STEPS - 7.5) * 0.5).T * np.array([[1], [2], [4], [8]])
    assert np.abs(numbers * scales - wanted).max() <= scales.max() / 2 + 1e-6
    table = np.frombuffer(content, dtype=np.int8, count=tensors["words.weight"].size)
    assert np.abs(table).reshape(-1, WIDTH).max(axis=1).tolist() == [127] * 5


def test_what_was_not_trained_stays_as_it_was():
    values = np.arange(8, dtype=np.float32).reshape(2, 4)

    told = changed(values, "layer.weight", {"layer.weight" + LESS: np.ones(4, dtype=np.float16)})

    assert np.array_equal(told, values.T)


def test_a_column_of_nothing_has_a_scale():
    numbers, scales = whole_numbers(np.array([[0.0, 2.0], [0.0, -1.0]], dtype=np.float32), axis=0)

    assert numbers.tolist() == [[0, 127], [0, -64]]
    assert scales[0] > 0


def test_it_is_put_together_once(large, tmp_path):
    weights, _ = large
    first = assemble(weights, weights.public, tmp_path / "cache")
    first.write_bytes(b"touched")

    assert assemble(weights, weights.public, tmp_path / "cache").read_bytes() == b"touched"


def test_it_lies_in_the_users_folder_of_caches_unless_told(large, tmp_path, monkeypatch):
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, **_: tmp_path / "own" / name)
    weights, _ = large

    assert assemble(weights, weights.public).parents[1] == tmp_path / "own" / "regesta"


def test_other_weights_have_another_folder(large, tmp_path):
    weights, _ = large
    other = replace(weights, encoder=b"another model")

    assert assemble(weights, weights.public, tmp_path) != assemble(other, weights.public, tmp_path)


def test_what_was_cut_off_is_made_again(large, tmp_path):
    weights, _ = large
    model = assemble(weights, weights.public, tmp_path / "cache")
    whole = model.with_name(NUMBERS).read_bytes()
    model.with_name(NUMBERS).write_bytes(whole[:100])

    assert assemble(weights, weights.public, tmp_path / "cache").with_name(NUMBERS).read_bytes() == whole


def test_what_a_killed_process_left_is_cleared_away(large, tmp_path):
    weights, _ = large
    folder = assemble(weights, weights.public, tmp_path).parent
    old, new = (tmp_path / f"{folder.name}-{name}" for name in ("old", "new"))
    for left in (folder / "x", old, new):
        left.mkdir()
    os.utime(old, (0, 0))
    (folder / MODEL).unlink()

    assemble(weights, weights.public, tmp_path)

    assert {path.name for path in tmp_path.glob(f"{folder.name}*")} == {folder.name, new.name}


def test_nothing_is_left_where_a_package_is_missing(large, tmp_path):
    weights, _ = large
    missing = msgspec.structs.replace(weights.public, packages=("nowhere",))

    with pytest.raises(DataError, match="nowhere"):
        assemble(weights, missing, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_cache_that_cannot_be_written_is_told(large, tmp_path):
    weights, _ = large
    (tmp_path / "cache").write_text("a file where the folder should be")

    with pytest.raises(DataError, match="cannot be written") as caught:
        assemble(weights, weights.public, tmp_path / "cache")
    assert caught.value.where == str(tmp_path / "cache")


def test_large_weights_are_kept_whole_in_their_file(large, tmp_path):
    weights, _ = large
    save_weights(tmp_path / "large.marker", weights)

    again = load_weights(tmp_path / "large.marker")

    assert again.public == weights.public
    assert again.differences == weights.differences
