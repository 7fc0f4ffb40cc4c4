"""The large marker, where its package and its public encoder are installed."""

import pytest

from regesta.errors import DataError
from regesta.mark.choice import weights_path
from regesta.mark.public_encoder import encoder_parts
from regesta.mark.weights import load_weights
from regesta.settings import LARGE, Settings


def large_weights():
    """Where its weights lie; a test is skipped where part of it is missing, not where it is damaged."""
    pytest.importorskip("regesta_en_large", reason="needs pip install ./large")
    path = weights_path(Settings(marker=LARGE))
    public = load_weights(path).public
    try:
        encoder_parts(public)
    except DataError as missing:
        pytest.skip(str(missing))
    return path
