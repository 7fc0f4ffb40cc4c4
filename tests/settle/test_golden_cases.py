"""Small sets of reports and the register they make, both as text: tests/cases/settle."""

import pytest
from registers import CASES, read_case, settle_all, write_register


@pytest.mark.parametrize("path", sorted(CASES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_case_settles_to_its_register(path):
    reports, readings, expected = read_case(path)

    register = write_register(settle_all(readings, reports))

    assert {section: sorted(register[section]) for section in expected} == {
        section: sorted(lines) for section, lines in expected.items()
    }
