"""Answers of surveys as numbers, however they are written."""

import pytest

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.answer_words import in_numbers


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["4/5", "5/5", "1/5", ""], [75, 100, 0, ""]),
        (["9/10", "10 out of 10", "0/10"], [9, 10, 0]),
        (["3 von 5", "6 of 7"], [50, 83]),
        (["80/100", "9"], [80, "9"]),
        # What is no share of a best answer stays as it is, and is told as no number.
        (["6/5", "4/6", "2026/10", "0/5"], ["6/5", "4/6", "2026/10", "0/5"]),
        (["Extremely likely - 10", "5/5"], [10, 100]),
    ],
)
def test_an_answer_of_a_best_one_is_a_number(cells: list[Cell], numbers: list[Cell]) -> None:
    assert list(in_numbers(cells)) == numbers
