from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from regesta.mark.windows import Window

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


class Encoder(Protocol):
    """Anything that gives a vector for every piece of a window."""

    def __call__(self, pieces: Ints, shapes: Ints, /) -> Floats:
        """Vectors (pieces, width) of one window's pieces and word shapes."""
        ...


class OnnxEncoder:
    """An encoder as an ONNX file, run by onnxruntime in this process on one thread from its first use on."""

    def __init__(self, model: bytes | Path) -> None:
        self._model = model

    @cached_property
    def _session(self) -> Any:  # noqa: ANN401 - onnxruntime has no types
        import onnxruntime  # noqa: PLC0415 - 0.2 s that only marking needs

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        model = self._model if isinstance(self._model, bytes) else str(self._model)
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, pieces: Ints, shapes: Ints, /) -> Floats:
        """Vectors (pieces, width) of one window's pieces and word shapes."""
        feed = {"pieces": pieces[None, :], "shapes": shapes[None, :]}
        return np.asarray(self._session.run(["vectors"], feed)[0][0], dtype=np.float32)


def encode_windows(windows: Sequence[Window], encoder: Encoder) -> list[Floats]:
    """A vector for every word of each window: the mean of its first and last pieces' vectors.

    Windows go through the encoder one by one: its int8 numbers are scaled by all that goes through
    together, so that in batches a report's marks would depend on its neighbours. A window is long enough
    to keep a core busy.
    """
    result = []
    for window in windows:
        vectors = encoder(window.pieces, window.shapes)
        result.append((vectors[window.firsts] + vectors[window.lasts]) * np.float32(0.5))
    return result
