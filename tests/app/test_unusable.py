"""What a book holds and nobody can use: refused at the gate, read as nothing, named everywhere."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csm_desktop.app.accounts.sheet import account_sheet
from csm_desktop.app.accounts.view import account_view
from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.errors import UserError
from csm_desktop.storage.damage import unusable
from csm_desktop.storage.damage.unusable import of_record
from csm_desktop.storage.rows import ROW_OF
from csm_desktop.storage.session import Work
from csm_desktop.storage.work import OutOfBoundsError
from tests.domain.limits.test_bounds import BEYOND, BOUNDED
from tests.filled import filled


def _raw(work: Work, statement: str, *values: object) -> None:
    """What an older program stored, or damage: past the gate."""
    work.connection.driver.execute(statement, values)


def _filled_book(book: Book) -> None:
    account = Account(1, "Kestrel", contract_start=date(2025, 1, 1))
    book.run("", Work.add_all, [account, Account(2, "Harbour")])
    book.run("", Work.add_all, [filled(Metric, id=5)])
    paid = Subscription(3, 1, "Platform", Money(120_000, "EUR"), date(2025, 1, 1), 12)
    readings = [Reading(10 + n, 1, 5, date(2026, 1, 1 + n), Decimal(n)) for n in range(3)]
    book.run("", Work.add_all, [paid, *readings])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_gate_refuses_whatever_is_beyond_and_names_it(book: Book, data: st.DataObject) -> None:
    kind, name, type_ = data.draw(st.sampled_from(BOUNDED))
    thing: Any = replace(filled(kind), **{name: data.draw(BEYOND[type_])})
    before = _content(book)
    for change in (Work.put, Work.add):
        with pytest.raises(OutOfBoundsError) as refused:
            book.run("", change, thing)
        assert refused.value.field == name
        assert "must be from" in refused.value.advice
    assert _content(book) == before


def _content(book: Book) -> list[int]:
    with book.reading() as connection:
        return [
            connection.driver.execute(f'SELECT count(*) FROM "{row.__tablename__}"').fetchone()[0]
            for row in ROW_OF.values()
        ]


ABSURD = [
    ("UPDATE subscription SET term_months = 120000", "subscription", "term_months", "120000"),
    ("UPDATE subscription SET starts_on = '9999-12-31'", "subscription", "starts_on", "9999-12-31"),
    ("UPDATE subscription SET arr_minor = 99e20", "subscription", "arr", "9.9e+21"),
    ("UPDATE subscription SET arr_minor = 9223372036854775807", "subscription", "arr",
     "92233720368547758.07 EUR"),
    ("UPDATE reading SET value = '12345678901234567890123456' WHERE id = 10", "reading", "value",
     "12345678901234567890123456"),
    ("UPDATE account SET contract_start = '0001-01-01' WHERE id = 1", "account", "contract_start",
     "0001-01-01"),
    ("UPDATE account SET employees = -5 WHERE id = 1", "account", "employees", "-5"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "table", "field", "text"), ABSURD)
def test_an_absurd_value_is_named_and_counted_nowhere(
    book: Book, statement: str, table: str, field: str, text: str
) -> None:
    _filled_book(book)
    book.record(_raw, statement)
    (found,) = book.unusable()
    assert (found.table, found.account_id, found.field, found.text) == (table, 1, field, text)
    view = account_view(book, 1)
    assert view.unusable == (found,)
    first = account_sheet(book, 1).sections[0]
    assert first.title == "Not usable"
    assert first.facts[0].value == text
    lines = {line.id: line for line in current_lines(book)}
    assert lines[1].unusable
    assert lines[2].unusable == ()
    assert listing.accounts(book)[1].unusable == lines[1].unusable
    if table == "subscription":
        money = next(s for s in account_sheet(book, 1).sections if s.title == "Money")
        assert money.facts[0].value == "not usable"


def test_an_edit_beside_it_keeps_what_cannot_be_used_and_a_new_value_replaces_it(
    book: Book,
) -> None:
    _filled_book(book)
    book.record(_raw, "UPDATE subscription SET term_months = 120000, arr_minor = 99e20")
    paid = _paid(book)
    assert (paid.term_months, paid.arr.currency) == (None, "XXX")
    book.run("Rename", Work.put, replace(paid, product="Platform 2"))
    assert {each.field for each in book.unusable()} == {"term_months", "arr"}
    book.run("Mend", Work.put, replace(_paid(book), term_months=24, arr=Money(5_000, "EUR")))
    assert book.unusable() == ()
    assert (_paid(book).term_months, _paid(book).product) == (24, "Platform 2")
    book.undo()
    assert {each.field for each in book.unusable()} == {"term_months", "arr"}


def _paid(book: Book) -> Subscription:
    return book.trial(Work.get, Subscription, 3)


def test_a_reading_without_a_value_is_left_out_and_the_rest_is_there(book: Book) -> None:
    _filled_book(book)
    book.record(_raw, "UPDATE reading SET value = 'NaN' WHERE id = 11")
    assert [reading.id for reading in account_view(book, 1).facts.readings] == [10, 12]


def test_a_book_says_so_at_the_next_opening_too(book_path: Path, clock: FixedClock) -> None:
    with opened_book(book_path, clock) as book:
        _filled_book(book)
        book.record(_raw, "UPDATE subscription SET term_months = 601")
    with opened_book(book_path, clock) as book:
        assert book.why_read_only is None
        assert [each.text for each in book.unusable()] == ["601"]


def test_a_look_that_found_nothing_is_kept_until_one_could_find_something(
    book_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    def found() -> list[str]:
        """What a session says at its first question, each way of asking once more from scratch."""
        with opened_book(book_path, clock) as book, book.reading() as connection:
            known = [each.text for each in book.unusable()]
            assert known == [each.text for each in unusable.unusable(connection.driver)]
            return known

    def look(*arguments: Any, **named: Any) -> Any:
        looks.append(arguments)
        return every(*arguments, **named)

    every = unusable.unusable
    with opened_book(book_path, clock) as book:
        _filled_book(book)
        book.record(_raw, "UPDATE subscription SET term_months = 601")
        assert book.unusable()
        book.run("Mend", Work.put, replace(_paid(book), term_months=24))
        assert book.unusable() == ()
    monkeypatch.setattr(unusable, "unusable", look)
    assert found() == []
    assert len(looks) == 1  # the test's own: the session before has kept what it found
    with opened_book(book_path, clock) as book:
        book.run("Rename", Work.put, replace(_paid(book), product="Platform 2"))
    assert found() == []
    assert len(looks) == 2
    with opened_book(book_path, clock) as book:  # without a question
        book.undo()
        book.undo()
    assert found() == ["601"]
    with opened_book(book_path, clock) as book:
        book.redo()
        assert book.unusable() == ()
    assert found() == []
    with opened_book(book_path, clock) as book:
        book.record(_raw, "UPDATE account SET employees = -5 WHERE id = 1")
    assert found() == ["-5"]


def test_a_step_that_puts_sound_values_back_has_nothing_looked_through(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled_book(book)
    assert book.unusable() == ()
    monkeypatch.setattr(unusable, "unusable", lambda *_, **__: pytest.fail("looked through"))
    book.run("Rename", Work.put, replace(_paid(book), product="Platform 2"))
    book.run("Remove the reading", Work.remove, book.trial(Work.get, Reading, 10))
    for step in (book.undo, book.undo, book.redo, book.redo):
        step()
        assert book.unusable() == ()


def test_a_step_whose_ground_is_gone_cannot_be_taken_and_says_so(book: Book) -> None:
    """As in a salvaged book, which lacks rows that its journal still knows."""
    _filled_book(book)
    reading = book.trial(Work.get, Reading, 10)
    book.run("Remove the reading", Work.remove, reading)
    book.record(_raw, "DELETE FROM reading")
    book.record(_raw, "DELETE FROM subscription")
    book.record(_raw, "DELETE FROM account WHERE id = 1")
    with pytest.raises(UserError, match="cannot be taken"):
        book.undo()
    assert book.undo_label == "Remove the reading"


def test_a_field_that_is_called_like_half_an_amount_is_named_whole() -> None:
    record = {"id": 7, "from_currency": None, "to_currency": "EUR", "rate": "1.1",
              "on": "2026-11-30", "source": ""}  # fmt: skip
    (found,) = of_record("exchange_rate", record)
    assert (found.field, found.why.text) == ("from_currency", "It is missing.")
