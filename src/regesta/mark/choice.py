"""Which weights a run marks with."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from regesta.errors import DataError
from regesta.settings import LARGE, SMALL, Settings


def weights_path(settings: Settings) -> Path:
    """The file of weights that the settings name.

    Raises:
        DataError: where the package of the large marker is not installed, or there is no such file.
    """
    if settings.marker == SMALL:
        return settings.data / "marker" / f"{settings.language}.marker"
    if settings.marker == LARGE:
        return _large(settings.language)
    path = Path(settings.marker)
    if not path.is_file():
        raise DataError(
            "no such file of weights",
            where=settings.marker,
            mend=f"choose {SMALL}, {LARGE} or a file that training made",
        )
    return path


def _large(language: str) -> Path:
    package = f"regesta-{language}-large"
    spec = importlib.util.find_spec(package.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise DataError(
            "the large marker is not installed",
            where=package,
            mend=f"install it (pip install ./large in the folder of Regesta's source), or choose {SMALL}",
        )
    return Path(spec.origin).with_name(f"{language}-large.marker")
