"""Reading the public encoder out of packages that carry it in parts."""

import io
import re

import numpy as np
import pytest
from public_encoder import install, two_matrices

from regesta.errors import DataError
from regesta.mark.public_encoder import JoinedFile, encoder_parts, read_tensors


def test_files_are_read_as_one_across_their_borders():
    joined = io.BufferedReader(JoinedFile([io.BytesIO(b"abc"), io.BytesIO(b""), io.BytesIO(b"defg")]))

    assert joined.read() == b"abcdefg"
    joined.seek(2)
    assert joined.read(3) == b"cde"
    joined.seek(-2, io.SEEK_END)
    assert joined.read() == b"fg"
    joined.seek(99)
    assert joined.read() == b""


def test_the_tensors_that_are_wanted_come_out_whole(tmp_path, monkeypatch):
    public, tensors = two_matrices()
    install(tensors, public, tmp_path, monkeypatch)

    found = dict(read_tensors(public))

    assert found.keys() == {matrix.tensor for matrix in public.matrices}
    assert all(np.array_equal(found[name], tensors[name]) for name in found)


def test_the_parts_stand_in_the_order_of_the_packages(tmp_path, monkeypatch):
    public, tensors = two_matrices()
    install(tensors, public, tmp_path, monkeypatch)

    assert [path.suffix for path in encoder_parts(public)] == [".001", ".002"]


def test_a_package_that_is_missing_is_named_with_its_mend():
    public, _ = two_matrices()

    with pytest.raises(DataError, match=re.escape("encoder-part-1: the package")) as caught:
        list(read_tensors(public))
    assert "encoder.txt" in caught.value.mend


def test_a_tensor_that_is_missing_is_named(tmp_path, monkeypatch):
    public, tensors = two_matrices()
    del tensors["layer.weight"]
    install(tensors, public, tmp_path, monkeypatch)

    with pytest.raises(DataError, match=r"layer\.weight is missing"):
        list(read_tensors(public))


def test_a_damaged_part_is_told(tmp_path, monkeypatch):
    public, tensors = two_matrices()
    install(tensors, public, tmp_path, monkeypatch)
    last = encoder_parts(public)[-1]
    last.write_bytes(last.read_bytes()[:-40])

    with pytest.raises(DataError, match="cannot be read"):
        list(read_tensors(public))
