"""A public encoder in small, as packages carry it: a safetensors file, zipped and cut in two."""

import io
import json
import zipfile

import numpy as np

from regesta.mark.weights import Matrix, PublicEncoder

ROWS, WIDTH, OUTPUTS = 5, 4, 6


def two_matrices():
    """A table and a product, where their int8 numbers go, and their values."""
    rng = np.random.default_rng(1)
    tensors = {
        "words.weight": rng.normal(size=(ROWS, WIDTH)).astype(np.float32),
        "layer.bias": np.zeros(OUTPUTS, dtype=np.float32),
        "layer.weight": rng.normal(size=(OUTPUTS, WIDTH)).astype(np.float32),
    }
    matrices = (
        Matrix(tensor="words.weight", numbers=0, scales=64, table=True),
        Matrix(tensor="layer.weight", numbers=128, scales=192),
    )
    packages = ("encoder-part-1", "encoder-part-2")
    public = PublicEncoder(
        packages=packages, parts="*.zip.*", member="net/model.safetensors", matrices=matrices, size=256
    )
    return public, tensors


def write_safetensors(tensors):
    """A safetensors file's bytes."""
    header, at = {"__metadata__": {"format": "pt"}}, 0
    for name, values in tensors.items():
        header[name] = {"dtype": "F32", "shape": values.shape, "data_offsets": (at, at + values.nbytes)}
        at += values.nbytes
    written = json.dumps(header).encode()
    return (
        len(written).to_bytes(8, "little") + written + b"".join(item.tobytes() for item in tensors.values())
    )


def install(tensors, public, folder, monkeypatch):
    """Let the packages of a public encoder be installed, each with a piece of the zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("net/config.json", "{}")
        archive.writestr(public.member, write_safetensors(tensors))
    whole = content.getvalue()
    step = -(-len(whole) // len(public.packages))
    for number, package in enumerate(public.packages, 1):
        part = f"{package}/input/net.zip.{number:03}"
        (folder / part).parent.mkdir(parents=True)
        (folder / part).write_bytes(whole[(number - 1) * step : number * step])
        told = folder / f"{package.replace('-', '_')}-1.0.dist-info"
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        (told / "RECORD").write_text(f"{part},,\n{package}/__init__.py,,\n")
    monkeypatch.syspath_prepend(folder)
