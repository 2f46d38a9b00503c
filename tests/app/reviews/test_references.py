"""Typed references: entered with their source, compared in the review, undone in one step."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.ebr import ebr_material
from csm_desktop.app.reviews import references
from csm_desktop.app.reviews.view import PartState, studio_view
from csm_desktop.app.value.metrics import add_reading, measure_by, new_metric
from csm_desktop.domain.records.reviews import ReviewPart
from csm_desktop.errors import UserError
from csm_desktop.reports.ebr.pack import Benchmarks

TODAY = date(2026, 11, 22)
SURVEY = "Crew Planning Survey"


@pytest.fixture
def measured(book: Book) -> tuple[int, int]:
    """An account and the metric it is measured by."""
    account = book.run("a", new_account, "Northwind Rail").id
    metric = book.run("m", new_metric, "Minutes to replan", unit="minutes").id
    book.run("m", measure_by, account, metric)
    book.run("r", add_reading, account, metric, TODAY, Decimal(22))
    return account, metric


def test_a_reference_makes_the_benchmark_page(book: Book, measured: tuple[int, int]) -> None:
    account, metric = measured
    before = studio_view(ebr_material(book, account))
    assert ReviewPart.BENCHMARK in [each.part for each in before.missing()]
    made = book.run(
        "r", references.add_reference, metric, Decimal(34), f" {SURVEY} ", name="Median of nine"
    )
    view = studio_view(ebr_material(book, account))
    part = next(part for part in view.parts if part.part is ReviewPart.BENCHMARK)
    assert part.state is PartState.IN
    assert part.titles[0].text.startswith("The reference is still ahead")  # higher is better
    (line,) = view.references
    assert (line.id, line.metric.name, line.source) == (made.id, "Minutes to replan", SURVEY)
    (shown,) = view.pack.appendix.references
    assert shown.source == f"{SURVEY}, 22 November 2026"


def test_undo_takes_a_reference_back(
    book: Book, measured: tuple[int, int], pictured: Callable[[Book], Any]
) -> None:
    _, metric = measured
    empty = pictured(book)
    made = book.run("r", references.add_reference, metric, Decimal(34), SURVEY)
    there = pictured(book)
    book.run("e", references.edit_reference, made.id, value=Decimal(30), name="Best")
    assert book.undo() == "e"
    assert pictured(book) == there
    book.run("x", references.remove_reference, made.id)
    assert pictured(book) == empty
    assert book.undo() == "x"
    assert pictured(book) == there


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"value": None}, "needs a value"),
        ({"source": " "}, "needs its source"),
        ({"on": date(2026, 11, 23)}, "needs a day"),
        ({"on": None}, "needs a day"),
    ],
)
def test_what_cannot_be_checked_is_refused(
    book: Book, measured: tuple[int, int], fields: dict[str, Any], words: str
) -> None:
    _, metric = measured
    made = book.run("r", references.add_reference, metric, Decimal(34), SURVEY)
    with pytest.raises(UserError, match=words):
        book.run("e", references.edit_reference, made.id, **fields)
    given: dict[str, Any] = {"value": Decimal(34), "source": SURVEY} | fields
    with pytest.raises(UserError, match=words):
        book.run("r", references.add_reference, metric, **given)


def test_typed_quarters_show_the_middle_half_and_have_to_lie_around_the_value(
    book: Book, measured: tuple[int, int]
) -> None:
    account, metric = measured
    made = book.run("r", references.add_reference, metric, Decimal(34), SURVEY)
    book.run("q", references.edit_reference, made.id, lower=Decimal(28), upper=Decimal(41))
    page = next(
        each for each in studio_view(ebr_material(book, account)).pack.pages
        if isinstance(each, Benchmarks)
    )  # fmt: skip
    assert list(page.comparisons[0].others or ()) == [28, 28, 34, 41, 41]
    book.undo()
    (line,) = studio_view(ebr_material(book, account)).references
    assert (line.lower, line.upper) == (None, None)
    with pytest.raises(UserError, match="between its lower and its upper quarter"):
        book.run("q", references.edit_reference, made.id, lower=Decimal(35))
