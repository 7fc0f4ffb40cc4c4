from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from regesta.mark.windows import Window

Floats = NDArray[np.float32]
BATCH_PIECES = 1536
"""Pieces, padding counted, that go through the encoder at one go."""


class Encoder(Protocol):
    """Anything that gives a vector for every piece of padded windows."""

    def __call__(
        self, pieces: NDArray[np.int64], shapes: NDArray[np.int64], mask: NDArray[np.int64], /
    ) -> Floats:
        """Vectors (windows, pieces, width)."""
        ...


class OnnxEncoder:
    """The shipped encoder, run by onnxruntime in this process on one thread."""

    def __init__(self, model: bytes) -> None:
        import onnxruntime  # noqa: PLC0415 - 0.2 s that only marking needs

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(
        self, pieces: NDArray[np.int64], shapes: NDArray[np.int64], mask: NDArray[np.int64], /
    ) -> Floats:
        """Vectors (windows, pieces, width)."""
        feed = {"pieces": pieces, "shapes": shapes, "mask": mask}
        return np.asarray(self._session.run(["vectors"], feed)[0], dtype=np.float32)


def encode_windows(windows: Sequence[Window], encoder: Encoder, *, pad: int) -> list[Floats]:
    """A vector for every word of every window: the mean of its first and last pieces' vectors.

    Windows are run in batches of like length; the result keeps their order.
    """
    result: dict[int, Floats] = {}
    for group in _batches(windows):
        longest = max(len(windows[number].pieces) for number in group)
        pieces = np.full((len(group), longest), pad, dtype=np.int64)
        shapes = np.zeros_like(pieces)
        mask = np.zeros_like(pieces)
        for row, number in enumerate(group):
            size = len(windows[number].pieces)
            pieces[row, :size] = windows[number].pieces
            shapes[row, :size] = windows[number].shapes
            mask[row, :size] = 1
        vectors = encoder(pieces, shapes, mask)
        for row, number in enumerate(group):
            window = windows[number]
            result[number] = (vectors[row, window.firsts] + vectors[row, window.lasts]) / 2
    return [result[number] for number in range(len(windows))]


def _batches(windows: Sequence[Window]) -> list[list[int]]:
    order = sorted(range(len(windows)), key=lambda number: len(windows[number].pieces))
    groups: list[list[int]] = []
    for number in order:
        size = len(windows[number].pieces)
        if groups and (len(groups[-1]) + 1) * size <= BATCH_PIECES:
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups
