"""The encoder of large weights, put together on the user's machine.

    public encoder + differences --> model and its int8 numbers

What training changed is small beside what was there, so that four bits a number tell it well enough (as in
Liu and others 2024, "BitDelta: Your Fine-Tune May Only Be Worth One Bit"), and the file that ships stays
small. It is done once; the outcome lies in the folder of caches.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from regesta.errors import DataError
from regesta.mark.public_encoder import read_tensors
from regesta.mark.weights import PublicEncoder, Weights

MODEL = "encoder.onnx"
NUMBERS = "numbers.bin"
"""The file beside the model that holds its matrices; the model names it."""
STEP, CHANGE, LESS = ".step", ".change", ".less"
"""What follows a tensor's name in differences.npz; see `changed`."""
_ABANDONED = 3600
"""Seconds after which a folder begun by another process is that of one that was killed: it takes some ten."""
Floats = NDArray[np.float32]


def assemble(weights: Weights, public: PublicEncoder, cache: Path | None = None) -> Path:
    """The model of large weights, put together if that was not done before.

    `cache` is where; None takes the user's folder of caches.

    Raises:
        DataError: where a package of the public encoder is missing or damaged, or nothing can be written.
    """
    cache = cache or _user_cache()
    digest = hashlib.sha256(weights.encoder + weights.differences).hexdigest()[:12]
    folder = cache / f"{weights.card.name}-{weights.card.version}-{digest}"
    if not _is_whole(folder, public):
        try:
            _put_together(weights, public, folder)
        except OSError as error:
            raise DataError(
                f"the large marker's encoder cannot be written ({error.strerror or error})",
                where=str(cache),
                mend=f"make room for {public.size >> 20} MB there and let it be written",
            ) from error
    return folder / MODEL


def _user_cache() -> Path:
    import platformdirs  # noqa: PLC0415 - time that only large weights cost

    return platformdirs.user_cache_path("regesta", appauthor=False)


def _is_whole(folder: Path, public: PublicEncoder) -> bool:
    numbers = folder / NUMBERS
    return (folder / MODEL).exists() and numbers.exists() and numbers.stat().st_size == public.size


def _put_together(weights: Weights, public: PublicEncoder, folder: Path) -> None:
    """Write model and numbers under another name and rename them: nobody ever sees half of them."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob(f"{folder.name}-*"):
        if _is_abandoned(left):
            shutil.rmtree(left, ignore_errors=True)
    making = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}-"))
    try:
        with np.load(io.BytesIO(weights.differences)) as differences, (making / NUMBERS).open("wb") as file:
            file.truncate(public.size)
            places = {matrix.tensor: matrix for matrix in public.matrices}
            for tensor, values in read_tensors(public):
                matrix = places[tensor]
                if matrix.table:
                    numbers, scales = whole_numbers(values, axis=1)
                else:
                    numbers, scales = whole_numbers(changed(values, tensor, differences), axis=0)
                for place, content in ((matrix.numbers, numbers), (matrix.scales, scales)):
                    file.seek(place)
                    file.write(content.tobytes())
        (making / MODEL).write_bytes(weights.encoder)
        if folder.exists() and not _is_whole(folder, public):
            shutil.rmtree(folder)
        try:
            making.rename(folder)
        except OSError:
            if not _is_whole(folder, public):  # else another process was faster
                raise
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _ABANDONED
    except FileNotFoundError:  # its process has just finished it
        return False


def changed(values: Floats, tensor: str, differences: Mapping[str, NDArray[np.generic]]) -> Floats:
    """A matrix (outputs, inputs) as training left it, as (inputs, outputs), each input's share scaled.

    `.change` holds the differences in 4 bits, two in a byte, the earlier one in the upper half: steps from
    -8 to 7 of half a step more; `.step` the step of each output. Both are missing for what was not trained.
    `.less` is what the inputs are divided by before the product.
    """
    if tensor + CHANGE in differences:
        packed = np.asarray(differences[tensor + CHANGE], dtype=np.uint8)
        steps = np.stack([packed >> 4, packed & 15], axis=-1).reshape(values.shape)
        values = (
            values + (steps.astype(np.float32) - 7.5) * differences[tensor + STEP].astype(np.float32)[:, None]
        )
    return np.ascontiguousarray(values.T * differences[tensor + LESS].astype(np.float32)[:, None])


def whole_numbers(values: Floats, axis: int) -> tuple[NDArray[np.int8], Floats]:
    """A matrix as int8 and its scales, the largest number along `axis` being 127."""
    largest = np.abs(values).max(axis=axis, keepdims=True)
    scales = (np.where(largest > 0, largest, 1) / 127).astype(np.float32)
    return np.rint(values / scales).astype(np.int8), scales.squeeze(axis)
