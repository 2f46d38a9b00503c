"""The month's forecast is made on a thread, and kept of the book as it is then."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import trash_accounts
from csm_desktop.app.accounts.trash import remove_for_good
from csm_desktop.app.book import Book, Work
from csm_desktop.app.revenue import forecast
from csm_desktop.domain.records.revenue import ForecastEntry
from csm_desktop.storage.queries import dump
from csm_desktop.ui.frame.upkeep.forecast_keeper import ForecastKeeper
from tests.ui.sample_book import book, sample
from tests.ui.shell import TabShell

__all__ = ["book", "sample"]

_make = forecast.forecast_of_month


def forget(work: Work) -> None:
    for entry in work.find(ForecastEntry, on=work.today().isoformat()):
        work.remove(entry)


@pytest.fixture
def keeper(shell: TabShell, book: Book) -> Iterator[ForecastKeeper]:
    book.record(forget)  # the sample tells what a program has kept that was open today
    made = ForecastKeeper(shell, shell.live)
    made.attach(book)
    yield made
    made.attach(None)


def kept(book: Book) -> set[int]:
    """The accounts of which the month's forecast is kept."""
    with book.reading() as connection:
        entries = dump.everything(connection, ForecastEntry)
    return {entry.account_id for entry in entries if entry.on == book.today()}


def test_the_forecast_of_a_month_is_kept_once_the_figures_hold(
    keeper: ForecastKeeper, book: Book, qtbot: QtBot
) -> None:
    said = {entry.account_id for entry in _make(book)}
    assert said
    assert not kept(book)
    keeper.look()
    qtbot.waitUntil(lambda: kept(book) == said)
    assert _make(book) == ()


def test_what_went_while_a_thread_made_it_is_not_kept(
    keeper: ForecastKeeper, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go_on = Event(), Event()

    def slowly(book: Book) -> tuple[ForecastEntry, ...]:
        said = _make(book)
        asked.set()
        assert go_on.wait(10)
        return said

    monkeypatch.setattr(forecast, "forecast_of_month", slowly)
    said = {entry.account_id for entry in _make(book)}
    gone = min(said)
    keeper.look()
    qtbot.waitUntil(asked.is_set)
    book.run("Trash", trash_accounts, [gone])
    remove_for_good(book, [gone])
    go_on.set()
    qtbot.waitUntil(lambda: kept(book) == said - {gone})
