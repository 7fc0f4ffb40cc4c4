"""Records of the small cases of settling."""

from functools import partial

import pytest
from case_records import read_case


@pytest.fixture
def make_record(tmp_path):
    """Reads the reports of a case; returns the settings of the record."""
    return partial(read_case, folder=tmp_path)
