"""Garbage collection while settling: put off, and as it was afterwards."""

import gc

import pytest

from regesta.settle.sparing import uncollected


@pytest.fixture
def collecting():
    """Collection as it is by default, put back afterwards."""
    gc.enable()
    yield
    gc.enable()
    gc.unfreeze()


def fail_while_uncollected():
    with uncollected():
        assert not gc.isenabled()
        raise ValueError("broken")


@pytest.mark.usefixtures("collecting")
def test_nothing_is_collected_until_the_work_is_done_or_has_failed():
    with pytest.raises(ValueError, match="broken"):
        fail_while_uncollected()

    assert gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_collection_that_the_caller_has_put_off_stays_off():
    gc.disable()
    with uncollected():
        pass

    assert not gc.isenabled()


@pytest.mark.usefixtures("collecting")
def test_what_stays_is_left_out_of_later_collections():
    before = gc.get_freeze_count()
    with uncollected(spared=True):
        kept = [[] for _ in range(1000)]

    assert gc.get_freeze_count() - before >= len(kept)
