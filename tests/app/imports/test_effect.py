"""What an import does to the whole book is told before it is stored, and comes true."""

from pathlib import Path

from csm_desktop.app.accounts.step_changes import FieldChange
from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    Effect,
    ImportTerms,
    Missing,
    import_lists,
    read_lists,
    try_lists,
)
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.lists.figures import refresh
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.money import Money, totals
from tests.importers.lists import written

HEAD = "Account ID,Account Name,CSM,ARR,Currency,Renewal Date,City\n"
FIRST = HEAD + "K1,Kestrel,Ann Lee,50000,EUR,2027-04-30,Bonn\nK2,Heron,,9000,EUR,,\n"
SECOND = HEAD + (
    "K1,Kestrel,Bo Vik,62000,EUR,2027-04-30,Bonn\nK2,Heron,Ann Lee,9000,EUR,,Ulm\n"
    "K3,Plover,Ann Lee,7000,USD,2027-01-31,\n"
)


def brought(book: Book, folder: Path, text: str, **how: object) -> Effect:
    """What a trial tells of a list, which the import must tell as well."""
    readings = read_lists([written(folder, "list.csv", text)])
    told = try_lists(book, readings, **how).effect  # type: ignore[arg-type]
    done = import_lists(book, readings, **how).effect  # type: ignore[arg-type]
    assert (told.made, told.changed) == (done.made, done.changed)
    assert (told.arr_before, told.arr_after) == (done.arr_before, done.arr_after)
    refresh(book)
    assert done.arr_after in ((), totals(m for line in accounts(book) for m in line.arr))
    return done


def test_a_first_list_is_counted_with_its_money(book: Book, tmp_path: Path) -> None:
    effect = brought(book, tmp_path, FIRST)
    assert (effect.made["Account"], effect.made["Subscription"]) == (2, 2)
    assert (effect.arr_before, effect.arr_after) == ((), (Money.of(59000, "EUR"),))
    named = {line.id: line.name for line in accounts(book)}
    assert [named[id_] for id_ in effect.without_owner] == ["Heron"]
    assert [named[id_] for id_ in effect.without_renewal] == ["Heron"]


def test_what_changes_is_told_field_by_field(book: Book, tmp_path: Path) -> None:
    brought(book, tmp_path, FIRST)
    effect = brought(book, tmp_path, SECOND, update=True)
    assert effect.made["Account"] == 1
    assert effect.changed_of("Account") == 2
    told = {
        (change.name, field.field): field for change in effect.changed for field in change.fields
    }
    assert told["Kestrel", "owner_id"] == FieldChange("owner_id", "Ann Lee", "Bo Vik", Account)
    assert told["Heron", "city"] == FieldChange("city", "", "Ulm", Account)
    assert (effect.arr_before, effect.arr_after) == (
        (Money.of(59000, "EUR"),),
        (Money.of(71000, "EUR"), Money.of(7000, "USD")),
    )


def test_kept_values_move_nothing(book: Book, tmp_path: Path) -> None:
    brought(book, tmp_path, FIRST)
    effect = brought(book, tmp_path, SECOND.partition("K3")[0])
    assert not effect.moves_money
    assert [(change.name, [f.field for f in change.fields]) for change in effect.changed] == [
        ("Heron", ["city", "owner_id"])
    ]


def test_an_account_that_is_missing_and_churned_takes_its_money_along(
    book: Book, tmp_path: Path
) -> None:
    brought(book, tmp_path, FIRST)
    terms = ImportTerms(missing={"K2": Missing.CHURNED})
    effect = brought(book, tmp_path, HEAD + "K1,Kestrel,,50000,EUR,,\n", terms=terms)
    assert effect.arr_after == (Money.of(50000, "EUR"),)


def test_a_book_that_would_be_doubled_shows_it(book: Book, tmp_path: Path) -> None:
    brought(book, tmp_path, FIRST)
    other = FIRST.replace("K1,Kestrel", "A-1,Kestrel Ltd").replace("K2,Heron", "A-2,Heron Ltd")
    effect = brought(book, tmp_path, other)
    (before,), (after,) = effect.arr_before, effect.arr_after
    assert after.minor == 2 * before.minor
