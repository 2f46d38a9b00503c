"""The Book: every account in a table, narrowed by views and words, edited and thrown away."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from csm_desktop.app.book import Book
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists import figures
from csm_desktop.app.lists.overview import overview
from csm_desktop.app.lists.views import VIEWS
from csm_desktop.app.opened_book import opened_book
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.lists.ranks import stack_places
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.book.columns import journey, next_step, spoken
from csm_desktop.ui.book.export import rows_of
from csm_desktop.ui.book.new_account import NewAccount, NewAccountRequest
from csm_desktop.ui.book.page import BookPage
from csm_desktop.ui.book.trash import TrashDialog
from tests.ui.hands import rest
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

TODAY = date(2026, 11, 22)


__all__ = ["book", "sample"]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> BookPage:
    made = BookPage(shell)
    return shown(made, shell, qtbot, lambda: made._overview is not None)


def names(page: BookPage) -> list[str]:
    return [line.name for line in page.table.lines]


def test_every_account_is_there_and_the_key_figures_are_the_rules(
    page: BookPage, book: Book
) -> None:
    assert names(page) == [line.name for line in listing.accounts(book)]
    of = overview(book, listing.accounts(book))
    (revenue,) = of.revenue
    assert page.figures.nrr.figure.text() == f"{round((revenue.nrr or Decimal(0)) * 100)}%"
    # A card that says "churn" says which; the mark of 5 % is that of customers.
    assert page.figures.grr.aside.text().startswith("revenue churn ")
    assert page.figures.churn.figure.text() == (
        f"{round((revenue.logo_churn or Decimal(0)) * 100)}%"
    )
    assert page.figures.churn.aside.text() == "best: under 5%"
    assert page.figures.coverage.figure.text() == f"{len(of.covered)} of {len(of.asked)}"
    assert revenue.end.minor == sum(money.minor for money in of.arr)


def test_each_view_keeps_what_its_number_says(page: BookPage) -> None:
    for view in VIEWS:
        page.views.choose(view.key)
        assert len(page.table.lines) == page.views._chips[view.key].number, view.key
    page.views.choose("champions")
    assert {line.standing for line in page.table.lines} == {Standing.CHAMPION}
    assert page.dismiss()
    assert page.views.key == "all"
    assert not page.dismiss()


def test_the_filter_narrows_and_escape_widens(page: BookPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._overview is not None)  # its numbers make chips wider
    page.filter.setFocus()
    rest(50)  # and what is wider is laid out anew
    before = page.filter.geometry(), page.table.pos()
    QTest.keyClicks(page.filter, "omi")
    QApplication.processEvents()
    assert (page.filter.geometry(), page.table.pos()) == before
    assert names(page) == ["Ōmi Robotics"]
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.current is not None
    assert page.table.current.name == "Ōmi Robotics"
    assert page.dismiss()
    assert len(names(page)) == 12


def test_enter_in_the_filter_goes_to_the_account_that_is_called_so(page: BookPage) -> None:
    page.filter.setText("fo")
    assert names(page)[0] != "Halden Foods"
    QTest.keyClick(page.filter, Qt.Key.Key_Return)
    assert page.table.current is not None
    assert page.table.current.name == "Halden Foods"


def test_a_new_account_needs_a_name_and_enter_makes_it(page: BookPage, qtbot: QtBot) -> None:
    dialog = NewAccount(page)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.name.setText("Zoë & Söhne")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)


def test_ctrl_enter_goes_on_to_the_hand_off(page: BookPage, qtbot: QtBot) -> None:
    dialog = NewAccount(page)
    qtbot.addWidget(dialog)
    dialog.show()
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, ctrl)
    assert dialog.isVisible()
    dialog.name.setText("Fjord Ferries")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.name, Qt.Key.Key_Return, ctrl)
    assert dialog.hand_off


def test_an_account_is_made_found_and_thrown_away(
    page: BookPage, shell: TabShell, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask: Callable[[object], NewAccountRequest] = lambda _: NewAccountRequest("R&D <beta> </b>")  # noqa: E731
    monkeypatch.setattr(NewAccount, "ask", ask)
    page.new_account()
    assert shell.toasts == ["R&D <beta> </b> was made."]
    assert page.table.current is not None
    assert page.table.current.name == "R&D <beta> </b>"
    page.trash_selected()
    assert "R&D <beta> </b>" not in names(page)
    assert shell.toasts[-1] == "R&D <beta> </b> is in the trash."
    assert page.table.current is not None
    assert book.undo_label == "Put R&D <beta> </b> into the trash"
    book.undo()
    assert "R&D <beta> </b>" in names(page)


def test_several_are_thrown_away_as_one_step_and_taken_back(
    page: BookPage, shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    page.table.grid.selectAll()
    page.trash_selected()
    assert names(page) == []
    assert book.undo_label == "Put 12 accounts into the trash"
    dialog = TrashDialog(shell, page)
    qtbot.addWidget(dialog)
    dialog.table.grid.selectAll()
    dialog.back.click()
    assert len(names(page)) == 12
    assert dialog.table.lines == []


def test_a_name_is_edited_in_its_cell(page: BookPage, book: Book) -> None:
    line = page.table.lines[0]
    assert page.table.edit_cell(line.id, "name")
    editor = page.table.grid.focusWidget()
    assert editor is not None
    editor.selectAll()  # type: ignore[attr-defined]
    editor.insert("Åre Resorts")  # type: ignore[attr-defined]
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert listing.account_named(book, "Åre Resorts").id == line.id
    assert book.undo_label == f"Change {line.name}"


def test_columns_come_back(page: BookPage, shell: TabShell, book: Book, qtbot: QtBot) -> None:
    page.table.sort_by("arr", descending=True)
    # By what they are worth: eighteen million yen are less than 210,000 euros.
    qtbot.waitUntil(lambda: page.table.lines[0].name == "Northwind Rail")
    assert page.table.lines[-1].name == "Gansu Textiles"
    page.table.show_column("segment")
    page.save_state()
    other_shell = TabShell(book, Path(shell.recents._settings.fileName()).parent)
    shell.recents.sync()
    other = BookPage(other_shell)
    qtbot.addWidget(other)
    other.given(book)
    assert other.table.model.sorting == ("arr", True)
    assert not other.table.grid.isColumnHidden(other.table.model.place_of("segment"))
    other_shell.close()


def test_an_empty_book_names_the_one_thing_to_do(
    qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    with opened_book(tmp_path / "Empty.csm", clock, create=True) as book:
        shell = TabShell(book, tmp_path)
        page = BookPage(shell)
        qtbot.addWidget(page)
        page.given(book)
        qtbot.waitUntil(lambda: page._overview is not None)
        assert page.table.grid.isHidden()
        assert page.figures.arr.figure.text() == "–"
        shell.close()


def line(**fields: object) -> AccountLine:
    from csm_desktop.domain.records.accounts import AccountStatus
    from csm_desktop.domain.records.lifecycle import Stage

    known = {
        "id": 1, "name": "Kestrel Health", "domain": "", "industry": "", "country": "",
        "segment": "", "status": AccountStatus.LIVE, "stage": Stage.DECISION,
        "contract_start": None,
    }  # fmt: skip
    return AccountLine(**{**known, **fields})  # type: ignore[arg-type]


def test_a_row_speaks_a_sentence() -> None:
    row = line(band=Band.AT_RISK, score=Decimal(31), trend=(53, 40, 31))
    assert spoken(row) == "Kestrel Health, At risk 31, down 22"
    assert spoken(line()) == "Kestrel Health, Not enough data"


def test_a_step_says_first_when_it_is_due() -> None:
    late = line(next_step="Send guide", next_step_due=date(2026, 11, 20))
    assert next_step(late, TODAY) == "2 d late · Send guide"
    due = line(next_step="Send guide", next_step_due=TODAY)
    assert next_step(due, TODAY) == "today · Send guide"
    assert next_step(line(), TODAY) == "No next step"


def test_the_journey_counts_days_from_the_contract() -> None:
    begun = line(contract_start=date(2026, 7, 4), achieved=Decimal(68), expected=Decimal(84))
    assert journey(begun, TODAY) == "Day 141 · 68 of 84%"
    assert journey(line(contract_start=date(2026, 12, 1)), TODAY) == ""


def test_gone_quiet_is_the_rule_of_the_domain(book: Book) -> None:
    """The list's short way to it and `domain.quiet.gone_quiet` agree on the sample book."""
    from csm_desktop.domain.meetings.quiet import gone_quiet
    from csm_desktop.domain.records.rules import DEFAULT_RULES

    figures.refresh(book)
    quiet = {
        account.id
        for account in listing.accounts(book)
        if gone_quiet(listing.account_facts(book, account.id), DEFAULT_RULES)
    }
    assert overview(book, listing.accounts(book)).quiet == quiet


def test_a_column_that_is_hidden_leaves_no_gap_and_comes_back_as_wide(page: BookPage) -> None:
    grid, model = page.table.grid, page.table.model
    for key in ("next_step", "touch"):
        place = model.place_of(key)
        wide = grid.columnWidth(place)
        page.table.show_column(key, False)
        seen = [n for n in range(len(model.columns)) if not grid.isColumnHidden(n)]
        ends = [grid.columnViewportPosition(n) + grid.columnWidth(n) for n in seen]
        assert [grid.columnViewportPosition(n) for n in seen[1:]] == ends[:-1]
        page.table.show_column(key)
        assert grid.columnWidth(place) == wide


def test_the_rank_in_its_segment_is_a_column_that_is_chosen(page: BookPage) -> None:
    """It counts all accounts of the segment, also those that the filter hides."""
    rank = next(column for column in page.table.model.columns if column.key == "rank")
    assert rank.internal
    assert page.table.grid.isColumnHidden(page.table.model.place_of("rank"))
    page.table.show_column("rank")
    ranked = stack_places(page.table.model.all_lines)
    assert ranked
    page.table.sort_by("rank")
    shown = [rank.words(line) for line in page.table.lines]
    assert shown[0].startswith("1 of ")
    assert shown[-1] == "–", "who has no place stands last"
    last = max(ranked, key=lambda id_: ranked[id_].place)
    name = next(line.name for line in page.table.lines if line.id == last)
    page.filter.setText(name)
    assert [rank.words(line) for line in page.table.lines] == [
        f"{ranked[last].place} of {ranked[last].of}"
    ]
    head, row = rows_of(page.table)
    assert row[head.index("Rank in segment")] == str(ranked[last].place)


def test_a_value_that_cannot_be_used_is_marked_once_the_lines_are_seen(
    shell: TabShell, book: Book, qtbot: QtBot
) -> None:
    book.record(lambda work: work.connection.driver.execute(
        "UPDATE subscription SET arr_minor = 99e20"
        " WHERE account_id = (SELECT id FROM account WHERE name = 'Halden Foods')"
    ))  # fmt: skip
    page = BookPage(shell)
    shown(page, shell, qtbot, lambda: bool(page.table.lines))

    def marked() -> list[str]:
        return [line.name for line in page.table.lines if line.unusable]

    assert marked() == []
    qtbot.waitUntil(lambda: bool(marked()))
    assert marked() == ["Halden Foods"]
