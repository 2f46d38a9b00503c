"""Importing by keys and clicks: real files, corrected, asked about, stored, taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.imports import ListKind
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.lists.figures import refresh
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.step import ImportStep
from csm_desktop.ui.widgets.fields import ChoiceField
from csm_desktop.ui.widgets.table import Table
from tests.ui.hands import Key, click, press
from tests.ui.imports import files
from tests.ui.imports.conftest import Bring, choose_in_list, offer, settle, step
from tests.ui.shell import TabShell
from tests.ui.walking import out_of_order, unnamed


def fields(page: ImportPage) -> dict[str, str]:
    page.show_step(ImportStep.COLUMNS)
    return {line.mapped.header: line.mapped.field for line in page.columns.table.lines}


def names(book: Book) -> list[str]:
    return [line.name for line in listing.accounts(book)]


def told(page: ImportPage) -> list[tuple[str, str]]:
    """What the result has to say of rows: the sort and the lines."""
    assert page.report is not None
    return [(group.sort, group.lines) for group in page.report.notices.groups]


def workbook(path: Path) -> Path:
    """Accounts, their people, and a sheet that nothing says the kind of."""
    import xlsxwriter

    sheets: dict[str, list[tuple[str, ...]]] = {
        "Companies": [("Company name", "City"), ("Northwind Rail", "Leeds"), ("Halden Foods", "")],
        "People": [("First name", "Last name", "E-mail"), ("Jo", "Park", "jo@kestrel.example")],
        "Other": [("Firm", "Colour"), ("Kestrel Health", "red"), ("Oslo Tram", "blue")],
    }
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def pick(field: ChoiceField, value: object) -> None:
    """Choose in a drop-down, as a click on its line does."""
    box = field.editor
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def choose_kind(page: ImportPage, kind: object, row: int = 0) -> None:
    """Say what a list holds, as its drop-down does when a line is chosen."""
    page.show_step(ImportStep.LISTS)
    table = page.lists.table
    index = table.model.index(row, table.model.place_of("kind"))
    assert table.model.setData(index, kind)


def choose(page: ImportPage, row: int, words: str, qtbot: QtBot) -> None:
    """Correct a column by keys alone: to its line, Enter, letters in the open list, Enter."""
    page.show_step(ImportStep.COLUMNS)
    table = page.columns.table
    table.setFocus()
    press(table.grid, Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(row):
        press(table.grid, Key.Key_Down)
    place = table.model.place_of("field")
    table.grid.setCurrentIndex(table.model.index(row, place))
    press(table.grid, Key.Key_Return)
    choose_in_list(page, words, qtbot)
    page.activateWindow()  # offscreen, a list that closes leaves no window active
    qtbot.waitUntil(table.grid.hasFocus)


def test_a_hubspot_export_is_understood_and_stored(
    page: ImportPage, bring: Bring, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    bring("companies.csv", files.HUBSPOT)
    assert fields(page) == {
        "Record ID": "external_id",
        "Company name": "name",
        "Company Domain Name": "domain",
        "Industry": "industry",
        "City": "city",
        "Number of Employees": "employees",
        "Our contact there": "custom",
    }
    assert offer(page) == "Import 3 rows"
    assert names(book) == []
    page.foot.go_on.setFocus()
    press(page.foot.go_on, Key.Key_Space)
    settle(page, qtbot)
    assert names(book) == ["Halden Foods", "Kestrel Health", "Northwind Rail"]
    assert shell.toasts == ["3 rows were imported."]
    assert page.report is not None
    assert told(page) == [("repeat", "5")]


def test_a_wrong_mapping_is_corrected_by_keys(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("code names.csv", files.WRONG_NAME)
    assert fields(page)["Account Name"] == "name"
    choose(page, 1, "Name", qtbot)
    assert fields(page)["Customer as on the contract"] == "name"
    assert fields(page)["Account Name"] != "name"
    page.store()
    settle(page, qtbot)
    assert names(book) == ["Halden Foods", "Northwind Rail"]


def test_two_corrections_to_one_field_leave_the_latter(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    bring("code names.csv", files.WRONG_NAME)
    choose(page, 1, "Name", qtbot)
    choose(page, 3, "Name", qtbot)
    assert fields(page)["City"] == "name"
    assert fields(page)["Customer as on the contract"] == "custom"
    assert page.lists.faults.banners == []


def test_undo_after_an_import_takes_all_of_it_back(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("companies.csv", files.HUBSPOT)
    page.store()
    settle(page, qtbot)
    assert len(names(book)) == 3
    assert book.undo() == "Import companies.csv"
    assert names(book) == []


def test_a_date_that_may_be_either_is_asked_about(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("contracts.csv", files.DATES)
    (card,) = page.questions.cards
    assert [button.text() for button in card.buttons] == ["Day first", "Month first"]
    assert not page.foot.go_on.isEnabled()
    assert page.questions.isVisible()
    page.take_focus()
    qtbot.waitUntil(card.buttons[0].hasFocus)
    press(card.buttons[0], Key.Key_Space)
    settle(page, qtbot)
    assert page.questions.cards == []
    assert page.questions.settings.choices["date-order"].stored == "dmy"
    qtbot.waitUntil(page.foot.go_on.hasFocus)
    page.store()
    settle(page, qtbot)
    first = {line.name: line.id for line in listing.accounts(book)}["Northwind Rail"]
    start = account_facts(book, first).account.contract_start
    assert start is not None
    assert start.isoformat() == "2025-04-03"


def test_an_answer_can_be_taken_back(page: ImportPage, bring: Bring, qtbot: QtBot) -> None:
    bring("contracts.csv", files.DATES)
    click(page.questions.cards[0].buttons[1])
    settle(page, qtbot)
    page.show_step(ImportStep.QUESTIONS)
    pick(page.questions.settings.choices["date-order"], "")
    settle(page, qtbot)
    assert len(page.questions.cards) == 1
    assert not page.foot.go_on.isEnabled()


def test_a_currency_is_asked_for_and_chosen(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("revenue.csv", files.REVENUE)
    (card,) = page.questions.cards
    assert card.currency is not None
    pick(card.currency, "GBP")
    settle(page, qtbot)
    qtbot.waitUntil(page.foot.go_on.hasFocus)
    press(page.foot.go_on, Key.Key_Return)
    assert step(page) is ImportStep.PREVIEW
    qtbot.waitUntil(lambda: not page.foot.go_on.hasFocus())
    press(page.foot.go_on, Key.Key_Return)
    settle(page, qtbot)
    qtbot.waitUntil(lambda: page.focusWidget() is not None and page.report is not None)
    assert page.report is not None
    qtbot.waitUntil(page.report.links[0].hasFocus)
    refresh(book)
    (arr, _) = (line.arr for line in listing.accounts(book))
    assert [(money.minor, money.currency) for money in arr] == [(8000_00, "GBP")]


def test_bad_rows_are_named_and_good_ones_stored_only_if_wanted(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("bad.csv", files.BAD_ROWS)
    refused = page._found.sources[0].plans[0].refused
    assert [(row.line, row.column) for row in refused] == [
        (3, "Company name"),
        (4, "Company name"),
    ]
    offer(page)
    assert not page.foot.go_on.isEnabled()
    assert page.foot.held.text().startswith("bad.csv has many bad rows")
    page.preview.good_rows.setFocus()
    press(page.preview.good_rows, Key.Key_Space)
    settle(page, qtbot)
    assert page.foot.held.isHidden()
    assert offer(page) == "Import 1 row"
    page.store()
    settle(page, qtbot)
    assert names(book) == ["Northwind Rail"]
    assert told(page)[0] == ("refused", "3, 4")


def test_the_button_says_that_a_file_with_bad_rows_is_not_among_what_it_stores(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("bad.csv", files.BAD_ROWS)
    bring("good.csv", "Company name,Industry\nElm Group,Energy\nBirch Foods,Food\n")
    assert offer(page) == "Import 2 rows of the other files"
    press(page.preview.good_rows, Key.Key_Space)
    settle(page, qtbot)
    assert offer(page) == "Import 3 rows"
    press(page.preview.good_rows, Key.Key_Space)
    settle(page, qtbot)
    page.store()
    settle(page, qtbot)
    assert sorted(names(book)) == ["Birch Foods", "Elm Group"]


def test_a_file_that_is_no_list_can_be_said_to_be_one_or_left_out(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("words.csv", files.NO_LIST)
    assert step(page) is ImportStep.LISTS
    (banner,) = page.lists.faults.banners
    assert "--" not in banner.advice.text()
    assert list(fields(page)) == ["Alpha", "Beta"]
    assert not page.foot.go_on.isEnabled()
    choose(page, 0, "Name", qtbot)
    choose_kind(page, ListKind.ACCOUNTS)
    settle(page, qtbot)
    assert page.lists.faults.banners == []
    assert fields(page)["Alpha"] == "name"
    page.store()
    settle(page, qtbot)
    assert names(book) == ["more words", "some words"]


def test_a_wrong_file_is_left_out_and_the_others_stay(
    page: ImportPage, basket: PendingFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong, right = tmp_path / "picture.csv", tmp_path / "companies.csv"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    right.write_text(files.HUBSPOT, encoding="utf-8")
    basket.put([wrong, right])
    settle(page, qtbot)
    assert step(page) is ImportStep.FILES
    (banner,) = page.files.faults.banners
    assert banner.button is not None
    assert not page.foot.go_on.isEnabled()
    click(banner.button)
    settle(page, qtbot)
    assert page.aside() == "companies.csv"
    assert page.foot.go_on.isEnabled()


def test_a_missing_file_says_so(
    page: ImportPage, basket: PendingFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    basket.put([tmp_path / "gone.csv"])
    settle(page, qtbot)
    assert len(page.files.faults.banners) == 1
    assert not page.foot.go_on.isEnabled()


def test_a_second_import_finds_everything_known(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("companies.csv", files.HUBSPOT)
    page.store()
    settle(page, qtbot)
    bring("companies.csv", files.HUBSPOT)
    assert page.report is None
    offer(page)
    assert page.preview.words.text().startswith("4 rows: 3 known already, 1 repeat in the file.")
    assert page.foot.held.text() == "Everything in these files is in the book already."
    assert not page.foot.go_on.isEnabled()
    assert len(names(book)) == 3


def test_before_it_is_stored_each_row_says_what_it_would_do(
    page: ImportPage, bring: Bring, book: Book
) -> None:
    book.run("New account", new_account, "Halden Foods", domain="halden.example")
    book.run("New account", new_account, "Kestrel Health", ids=foreign_ids("9003"), city="York")
    at_first = book.history(9)
    bring("companies.csv", files.HUBSPOT)
    offer(page)
    assert page.preview.words.text().startswith(
        "4 rows: 1 is new, 2 give something known new values, 1 repeat in the file."
    )
    assert offer(page) == "Import 1 row"
    offer(page)
    page.preview.views.choose("rows")
    rows = page.preview.stack.currentWidget()
    assert isinstance(rows, Table)
    fates = rows.model.place_of("fate")
    assert [rows.model.index(row, fates).data() for row in range(3)] == [
        "New", "Gains values", "Gains values",
    ]  # fmt: skip
    page.preview.views.choose("notices")
    assert [(group.sort, group.lines) for group in page.preview.notices.table.lines] == [
        ("differs", "4"), ("repeat", "5"), ("known", "3, 4"),
    ]  # fmt: skip
    page.preview.views.choose("changes")
    changes = [(line.name, line.field, line.before, line.after, line.fate.value)
               for line in page.preview.changes.lines]  # fmt: skip
    assert ("Halden Foods", "City", "–", "Halden", "filled") in changes
    assert changes[-1] == ("Kestrel Health", "City", "York", "Bristol", "kept")
    assert book.history(9) == at_first


def test_what_it_would_do_follows_the_book_and_the_wish(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("companies.csv", files.HUBSPOT)
    assert offer(page) == "Import 3 rows"
    book.run("New", new_account, "Kestrel Health", ids=foreign_ids("9003"), city="York")
    settle(page, qtbot)
    assert offer(page) == "Import 2 rows"
    page.store()
    settle(page, qtbot)
    bring("companies.csv", files.HUBSPOT)
    offer(page)
    assert not page.foot.go_on.isEnabled()
    assert page.foot.held.text().startswith("Nothing is new, but 1 value differs from the book's")
    press(page.preview.update_, Key.Key_Space)
    settle(page, qtbot)
    assert offer(page) == "Update 1 row"
    page.store()
    settle(page, qtbot)
    assert {line.name: account_facts(book, line.id).account.city
            for line in listing.accounts(book)}["Kestrel Health"] == "Bristol"  # fmt: skip
    assert page.report is not None


def test_each_sheet_of_a_workbook_is_said_to_be_something_else_or_nothing(
    page: ImportPage, basket: PendingFiles, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    path = workbook(tmp_path / "crm.xlsx")
    basket.put([path])
    settle(page, qtbot)
    assert offer(page) == "Import 3 rows"
    page.show_step(ImportStep.LISTS)
    assert [(line.sheet.name, line.kind) for line in page.lists.table.lines] == [
        ("Companies", "accounts"), ("People", "contacts"), ("Other", "out"),
    ]  # fmt: skip
    choose_kind(page, ListKind.ACCOUNTS, row=2)
    settle(page, qtbot)
    assert page.lists.faults.banners == []
    assert offer(page) == "Import 5 rows"
    choose_kind(page, "out", row=1)
    settle(page, qtbot)
    page.store()
    settle(page, qtbot)
    assert names(book) == ["Halden Foods", "Kestrel Health", "Northwind Rail", "Oslo Tram"]


def test_left_out_of_a_file_with_one_list_leaves_the_file_out(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    bring("companies.csv", files.HUBSPOT)
    bring("more.csv", files.WRONG_NAME)
    choose_kind(page, "out")
    settle(page, qtbot)
    assert page.aside() == "more.csv"
    choose_kind(page, "out")
    assert page.aside() == ""
    assert page.stack.currentWidget() is page.nothing


def test_cancel_while_a_file_is_read_leaves_nothing(
    page: ImportPage, basket: PendingFiles, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "companies.csv"
    path.write_text(files.HUBSPOT, encoding="utf-8")
    basket.put([path])
    page.reading.cancel.click()
    assert page.aside() == ""
    qtbot.waitUntil(lambda: not page.shell.background.busy)
    assert page.stack.currentWidget() is page.nothing
    assert names(book) == []


def test_an_empty_file_says_so_and_can_be_left_out(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    bring("empty.csv", "")
    assert step(page) is ImportStep.FILES
    (banner,) = page.files.faults.banners
    assert "empty" in banner.title.text()
    assert banner.button is not None
    qtbot.waitUntil(banner.button.hasFocus)
    press(banner.button, Key.Key_Space)
    assert page.stack.currentWidget() is page.nothing


def test_cancel_before_the_writing_stores_nothing(
    page: ImportPage, bring: Bring, book: Book, shell: TabShell, qtbot: QtBot
) -> None:
    bring("companies.csv", files.HUBSPOT)
    with book.reading():
        page.store()
        assert page.storage.busy
        page.storage.cancel()
        settle(page, qtbot)
    told = shell.toasts[-1]
    assert (told == "The import was stopped. Nothing was stored.") == (names(book) == [])


def test_each_part_has_a_name_and_its_turn(page: ImportPage, bring: Bring, qtbot: QtBot) -> None:
    bring("contracts.csv", files.DATES)
    press(page.questions.cards[0].buttons[0], Key.Key_Tab)
    assert unnamed(page) == []
    assert out_of_order(page) == []
    click(page.questions.cards[0].buttons[0])
    settle(page, qtbot)
    page.store()
    settle(page, qtbot)
    press(page.foot.done, Key.Key_Tab)
    assert unnamed(page) == []
    assert out_of_order(page) == []


def test_rows_that_are_chosen_are_left_out_and_taken_again(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("accounts.csv", "Account Name,City\nAcme,Bonn\nBeta,Ulm\nGamma,Kiel\n")
    offer(page)
    page.preview.views.choose("rows")

    def leave_out(row: int) -> None:
        shown = page.preview.stack.currentWidget()
        assert isinstance(shown, Table)
        shown.grid.selectRow(row)
        click(page.preview.without)
        settle(page, qtbot)

    assert page.preview.all_rows.isHidden()
    leave_out(1)
    assert offer(page) == "Import 2 rows"
    assert page.preview.words.text().startswith("2 rows")
    click(page.preview.all_rows)
    settle(page, qtbot)
    assert offer(page) == "Import 3 rows"
    leave_out(0)
    page.store()
    settle(page, qtbot)
    assert names(book) == ["Beta", "Gamma"]
    assert page.report is not None
    said = [group.words for group in page.report.stored.groups if group.sort == "remark"]
    assert said == ["1 row was left out by you"]
