"""A metric keeps its unit and scale: a list that disagrees with the book is asked about."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    FileReport,
    Options,
    Question,
    import_lists,
    open_questions,
    read_lists,
    try_lists,
)
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import written

Take = Callable[..., FileReport]
ACCOUNTS = "Account ID,Account Name\nK1,Kestrel\nK2,Heron\nK3,Plover\n"


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    import_lists(book, read_lists([written(tmp_path, "accounts.csv", ACCOUNTS)]))

    def run(text: str, scale: str = "") -> FileReport:
        readings = read_lists([written(tmp_path, "usage.csv", text)], Options(scale=scale))
        tried = try_lists(book, readings)
        report = import_lists(book, readings)
        assert tried.files[0].stored == report.files[0].stored
        return report.files[0]

    return run


def asked(book: Book, folder: Path, text: str, scale: str = "") -> tuple[Question, ...]:
    readings = read_lists([written(folder, "next.csv", text)], Options(scale=scale))
    return open_questions(book, readings)


def wide(metric: str, month: int, *values: object) -> str:
    rows = (f"K{n},2026-{month:02}-15,{value}\n" for n, value in enumerate(values, 1))
    return f"Account ID,Date,{metric}\n" + "".join(rows)


def stored(book: Book) -> list[Decimal]:
    return [each.value for each in book.record(Work.find, Reading)]


def test_shares_of_one_after_percents_are_asked_about(
    book: Book, take: Take, tmp_path: Path
) -> None:
    take(wide("Adoption", 8, 81, "83.5", 12))
    later = wide("Adoption", 9, "0.85", "0.9", "0.11")
    (question,) = asked(book, tmp_path, later)
    assert (question.topic, question.options) == ("scale", ("--scale same", "--scale x100"))
    assert "about 81 in the book, and about 0.85" in render(question.text)
    with pytest.raises(UserError, match="leaves something open"):
        take(later)
    file = take(later, "x100")
    assert stored(book)[3:] == [85, 90, 11]
    assert "0.85 is 85" in "\n".join(render(remark.text) for remark in file.remarks)


def test_hours_after_minutes_are_seen_account_by_account(
    book: Book, take: Take, tmp_path: Path
) -> None:
    take(wide("Call time", 8, 60_000, 600, 120))
    (question,) = asked(book, tmp_path, wide("Call time", 9, 1_050, 11, 2))
    assert question.options == ("--scale same", "--scale x60", "--scale x100", "--scale x24")
    # A small account alone is no other scale: it is held against itself.
    assert not asked(book, tmp_path, wide("Call time", 9, "", 650, 90))


def test_another_unit_is_asked_about_and_reckoned(book: Book, take: Take, tmp_path: Path) -> None:
    head = "Account ID,Date,Metric,Value,Unit\n"
    take(head + "K1,2026-08-15,Call time,90,minutes\n")
    assert not asked(book, tmp_path, head + "K1,2026-09-15,Call time,80,min\n")
    later = head + "K1,2026-09-15,Call time,2.5,hours\n"
    (question,) = asked(book, tmp_path, later)
    assert question.options == ("--scale same", "--scale x60")
    take(later, "x60")
    assert stored(book) == [90, 150]


def test_units_that_nothing_reckons_between_are_asked_about(
    book: Book, take: Take, tmp_path: Path
) -> None:
    head = "Account ID,Date,Metric,Value,Unit\n"
    take(head + "K1,2026-08-15,Use,90,users\n")
    (question,) = asked(book, tmp_path, head + "K1,2026-09-15,Use,70,seats\n")
    assert question.options[0] == "--scale same"


def test_lists_that_agree_and_first_lists_are_not_asked_about(
    book: Book, take: Take, tmp_path: Path
) -> None:
    text = wide("Logins", 8, 9_000, 40, 3)
    assert not asked(book, tmp_path, text)
    take(text)
    assert not asked(book, tmp_path, wide("Logins", 9, 4_000, 90, 12))
    assert not asked(book, tmp_path, wide("Other", 9, "0.4", "0.9", "0.12"))


def test_what_was_said_to_be_the_same_is(book: Book, take: Take) -> None:
    take(wide("Adoption", 8, 81, "83.5", 12))
    take(wide("Adoption", 9, "0.85", "0.9", "0.11"), "same")
    assert stored(book)[3:] == [Decimal("0.85"), Decimal("0.9"), Decimal("0.11")]
