"""The file of weights: one zip with encoder.onnx, heads.npz, tokenizer.json and card.json.

Large weights hold of the encoder only what training changed (differences.npz) and tell in public.json which
public encoder is to be added; `regesta.mark.assembly` puts the two together.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from regesta.errors import DataError


class Card(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """What the weights are: their name and version, what they were trained on, and how to decode them.

    `thresholds` are the probabilities from which a role, a relation ("same"; "same e" for mentions of one
    letter) or an event and its kind are taken; `kinds` is the order of
    the event kinds; `calibration` maps a head ("status"), or a head and a part of it ("mention p"), to the
    (raw score, share right) points of its reliability curve, rising; `scores` are F1 figures by name and
    data. `reports` (marked by hand), `taught` (windows marked by a teacher) and `epochs` tell how long
    the weights were trained on how much; 0 where nobody counted.
    """

    name: str
    version: str
    language: str
    licence: str
    encoder: str
    trained_on: dict[str, str]
    kinds: tuple[str, ...]
    specials: tuple[int, int, int]
    longest: int
    thresholds: dict[str, float]
    calibration: dict[str, tuple[tuple[float, float], ...]] = {}
    scores: dict[str, float] = {}
    seed: int = 0
    reports: int = 0
    taught: int = 0
    epochs: int = 0


class Matrix(msgspec.Struct, frozen=True, kw_only=True):
    """A matrix of the public encoder and where the encoder's file of numbers holds it as int8.

    Its numbers begin at byte `numbers`, their float32 scales at byte `scales`: a scale for every row of a
    table that is looked up, else, with the matrix turned round, for every column of a product.
    """

    tensor: str
    numbers: int
    scales: int
    table: bool = False


class PublicEncoder(msgspec.Struct, frozen=True, kw_only=True):
    """The public encoder that large weights build on.

    Its packages carry files whose names fit the pattern `parts`; in their order these make one zip, of which
    `member` is the safetensors file with the matrices. `size` is the bytes of the file of numbers.
    """

    packages: tuple[str, ...]
    parts: str
    member: str
    matrices: tuple[Matrix, ...]
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What the file holds, loaded; `differences` is an npz file as it stands, empty without `public`."""

    card: Card
    tokenizer: str
    encoder: bytes
    arrays: Mapping[str, NDArray[np.float32]]
    public: PublicEncoder | None = None
    differences: bytes = b""


def load_weights(path: Path) -> Weights:
    """Load a file of weights.

    Raises:
        DataError: where the file is missing or damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            with np.load(io.BytesIO(archive.read("heads.npz"))) as heads:
                arrays = {name: heads[name].astype(np.float32) for name in heads.files}
            large = "public.json" in archive.namelist()
            return Weights(
                card=msgspec.json.decode(archive.read("card.json"), type=Card),
                tokenizer=archive.read("tokenizer.json").decode("utf-8"),
                encoder=archive.read("encoder.onnx"),
                arrays=arrays,
                public=msgspec.json.decode(archive.read("public.json"), type=PublicEncoder)
                if large
                else None,
                differences=archive.read("differences.npz") if large else b"",
            )
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise DataError(
            f"the marker's weights cannot be loaded ({error})",
            where=str(path),
            mend="install the package again, or name a file of weights that training made",
        ) from error


def save_weights(path: Path, weights: Weights) -> None:
    """Write a file of weights; the same weights give the same bytes."""
    heads = io.BytesIO()
    halves: dict[str, Any] = {
        name: weights.arrays[name].astype(np.float16) for name in sorted(weights.arrays)
    }
    np.savez(heads, **halves)
    parts = {
        "card.json": msgspec.json.format(msgspec.json.encode(weights.card), indent=1),
        "encoder.onnx": weights.encoder,
        "heads.npz": heads.getvalue(),
        "tokenizer.json": weights.tokenizer.encode(),
    }
    if weights.public:
        parts["public.json"] = msgspec.json.encode(weights.public)
        parts["differences.npz"] = weights.differences
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=zipfile.ZIP_DEFLATED)
