"""`packs`: those of a quarter, and what a second run and a refused one make of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.plan.acts import new_goal
from csm_desktop.app.reviews.acts import plan_review
from csm_desktop.domain.reviews.quarters import ReviewQuarter
from tests.books import CLOCK, empty_book
from tests.cli.conftest import Run


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Two of one name with a goal, and one of whom nothing is known, all reviewed in a quarter."""
    path = empty_book(tmp_path / "three.csm")
    with opened_book(path, CLOCK) as book:
        for name in ("Same", "Same", "Empty"):
            account = book.run("New", new_account, name).id
            book.run("Plan", plan_review, account, date(2026, 12, 3))
            if name == "Same":
                book.run("Goal", new_goal, account, "Plan every depot in the tool")
        later = book.run("New", new_account, "Later").id
        book.run("Plan", plan_review, later, date(2027, 2, 1))
    return path


def test_one_that_is_refused_stops_no_other_and_a_second_run_goes_on(
    run: Run, three: Path, tmp_path: Path
) -> None:
    out = tmp_path / "packs"
    said = run("packs", three, "--quarter", "2026Q4", "-o", out)
    assert said.code == 1, "one was refused"
    assert "There is nothing to review with Empty yet." in said.out
    assert "lacks" in said.out
    assert "Later" not in said.out
    first, second = (out / f"Same - EBR 1 - 2026-12-03{n}.pdf" for n in ("", " (2)"))
    assert sorted(out.iterdir()) == sorted([first, second])
    second.unlink()
    kept = first.stat().st_mtime_ns
    again = run("packs", three, "--quarter", "2026-q4", "-o", out, "--json")
    outcomes = [each["outcome"] for each in json.loads(again.out)["packs"]]
    assert sorted(outcomes) == ["refused", "there", "written"]
    assert first.stat().st_mtime_ns == kept
    assert second.read_bytes().startswith(b"%PDF")


def test_what_cannot_be_is_refused_before_anything_is_written(
    run: Run, three: Path, tmp_path: Path
) -> None:
    out = tmp_path / "packs"
    for wrong in (
        ("--quarter", "2026Q5", "-o", out),
        ("-o", out, "--language", "xx"),
        ("-o", three),
    ):
        assert run("packs", three, *wrong).code == 2
    assert not out.exists()


def test_a_quarter_calls_its_days_and_the_present_one_what_is_overdue() -> None:
    quarter = ReviewQuarter.read("2026Q4")
    assert (quarter.first, quarter.last) == (date(2026, 10, 1), date(2026, 12, 31))
    assert ReviewQuarter.of(date(2026, 9, 30)).last == date(2026, 9, 30)
    today = date(2026, 11, 22)
    assert quarter.calls(date(2026, 10, 1), today)
    assert quarter.calls(date(2026, 8, 1), today)
    assert not ReviewQuarter(2027, 1).calls(date(2026, 8, 1), today)
    assert not quarter.calls(date(2027, 1, 1), today)
