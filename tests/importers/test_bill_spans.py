"""Periods of service as invoices write them."""

import pytest

from csm_desktop.importers.bills.spans import read_spans


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Licence Jan 2026", "2026-01-01 2026-01-31"), ("Q1 2026", "2026-01-01 2026-03-31"),
        ("Jan - Mar 2026", "2026-01-01 2026-03-31"), ("Dec - Feb 2026", "2025-12-01 2026-02-28"),
        ("Nov 2025 - Feb 2026", "2025-11-01 2026-02-28"), ("Mar 2026 - Jan 2026", ""),
        ("Licence H1 2026", "2026-01-01 2026-06-30"), ("2026-h2", "2026-07-01 2026-12-31"),
        ("q2 2026", "2026-04-01 2026-06-30"), ("Plus1 2026", ""),
        ("Unused time on Pro after 15 May 2026", ""),
        ("Licence 365 May 2026", "2026-05-01 2026-05-31"),
    ],
)  # fmt: skip
def test_the_period_that_a_line_names(text: str, period: str) -> None:
    (found,), _, _ = read_spans([text], "dmy")
    assert (f"{found.start} {found.last}" if found else "") == period
