"""The mean of several runs' weights is a run."""

import pytest

torch = pytest.importorskip("torch", reason="torch is needed for training only")

from training.average import average  # noqa: E402


def run(folder, value):
    folder.mkdir()
    torch.save({"average": {"a": torch.full((2,), value)}, "epoch": 1}, folder / "state.pt")
    (folder / "layout.json").write_text(f'{{"of": {value}}}')
    return folder


def test_each_run_counts_by_its_share(tmp_path):
    one, two = run(tmp_path / "one", 1.0), run(tmp_path / "two", 2.0)

    average([(one, 0.75), (two, 0.25)], tmp_path / "mean")

    state = torch.load(tmp_path / "mean" / "state.pt", weights_only=False)
    assert state["average"]["a"].tolist() == [1.25, 1.25]
    assert state["epoch"] == 1
    assert (tmp_path / "mean" / "layout.json").read_text() == '{"of": 1.0}'


def test_shares_that_make_no_whole_are_refused(tmp_path):
    with pytest.raises(ValueError, match="must make 1"):
        average([(run(tmp_path / "one", 1.0), 0.5)], tmp_path / "mean")
