"""The steps of an import by keys and clicks: what is asked, passed over, returned to, and seen."""

import ast
from collections.abc import Iterator
from dataclasses import fields as fields_of
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import csm_desktop.importers
from csm_desktop.app.accounts.acts import new_account
from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportTerms, Missing, Options
from csm_desktop.app.lists import accounts as listing
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.cli.parser import make_parser
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.foreign_ids import ForeignId
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.revenue import RevenueEvent
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import Work
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.step import OPTIONS_OF, ORDER, ImportStep
from csm_desktop.ui.widgets.chip import Chip
from csm_desktop.ui.widgets.dialogs.questions import Confirm
from csm_desktop.ui.widgets.text import Text
from tests.ui.hands import Key, answer_dialog, click, press, write
from tests.ui.imports import files
from tests.ui.imports.conftest import Bring, offer, settle, step
from tests.ui.imports.test_import_page import names, pick

PLAIN = "Company name,City\nNorthwind Rail,Leeds\nHalden Foods,Halden\n"
BOOK = (
    "Account ID,Account Name,Owner,ARR,Currency,City\n"
    "K1,Kestrel,Ann Lee,50000,EUR,Bonn\nK2,Heron,,9000,EUR,Ulm\nK3,Plover,,4000,EUR,Kiel\n"
)
NEXT = BOOK.partition("K3")[0].replace("50000", "62000").replace("Bonn", "Essen")
USAGE = "Account Name,Date,Logins\nKestrel,2026-10-31,40\nHeron,2026-10-31,12\n"


def figures(page: ImportPage) -> list[str]:
    shown = page.preview.totals.figures
    return [f"{each.caption.text()}: {each.figure.text()} {each.aside.text()}".strip()
            for each in shown]  # fmt: skip


def store(page: ImportPage, qtbot: QtBot) -> None:
    page.store()
    settle(page, qtbot)


# leaving


def test_what_was_said_of_files_is_not_forgotten_unasked(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    bring("plain.csv", PLAIN)
    page.corrector.map_column("City", "industry")
    settle(page, qtbot)
    asked: list[str] = []

    def stay(dialog: QDialog) -> None:
        assert isinstance(dialog, Confirm)
        asked.append(dialog.windowTitle())
        press(dialog.no, Key.Key_Return)

    answer_dialog(stay)
    click(page.foot.give_up)
    assert asked == ["Leave this import?"]
    assert [source.path.name for source in page.reader.wanted] == ["plain.csv"]
    assert page.corrector.found.sources

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, Confirm)
        click(dialog.yes)

    answer_dialog(leave)
    click(page.foot.give_up)
    assert page.reader.wanted == []


def test_files_of_which_nothing_was_said_are_left_at_once(page: ImportPage, bring: Bring) -> None:
    bring("plain.csv", PLAIN)
    click(page.foot.give_up)
    assert page.reader.wanted == []


# passing over, and returning


def test_a_plain_list_passes_over_what_has_nothing_to_ask(page: ImportPage, bring: Bring) -> None:
    bring("plain.csv", PLAIN)
    assert step(page) is ImportStep.PREVIEW
    assert page.steps.title.text() == "What would be stored?"


def test_the_list_that_nobody_knows_is_in_sight_where_it_is_asked_what_it_holds(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    page.resize(1200, 600)
    bring("plain.csv", PLAIN)
    bring("colours.csv", "Colour,Shade\nred,dark\nblue,light\n")
    page.show_step(ImportStep.LISTS)
    table = page.lists.table
    last = table.model.index(1, table.model.place_of("kind"))
    shown = table.grid.viewport()
    qtbot.waitUntil(lambda: 0 < table.grid.visualRect(last).bottom() < shown.height())


def test_after_the_result_no_step_comes_next_however_often_it_is_asked_for(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("plain.csv", PLAIN)
    page.go_on()
    settle(page, qtbot)
    assert step(page) is ImportStep.RESULT
    before = book.undo_label
    page.go_on()
    assert step(page) is ImportStep.RESULT
    assert book.undo_label == before


def test_every_step_can_be_returned_to_by_escape_and_gone_through_again(
    page: ImportPage, bring: Bring, book: Book
) -> None:
    bring("plain.csv", PLAIN)
    seen = []
    while page.dismiss():
        seen.append(page.step)
    assert seen == [ImportStep.QUESTIONS, ImportStep.COLUMNS, ImportStep.LISTS, ImportStep.FILES]
    assert page.aside() == "plain.csv"
    page.go_on()
    assert step(page) is ImportStep.PREVIEW
    assert names(book) == []


def test_files_and_lists_are_seen_whole(page: ImportPage, bring: Bring) -> None:
    bring("plain.csv", PLAIN)
    bring("companies.csv", files.HUBSPOT)
    for each, table in ((ImportStep.FILES, page.files.table), (ImportStep.LISTS, page.lists.table)):
        page.show_step(each)
        QApplication.processEvents()
        assert table.height() > 3 * table.grid.verticalHeader().defaultSectionSize()


def test_a_chip_leads_to_a_step_but_not_past_an_open_question(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    bring("contracts.csv", files.DATES)
    assert step(page) is ImportStep.QUESTIONS
    page.show_step(ImportStep.PREVIEW)
    assert step(page) is ImportStep.QUESTIONS
    page.steps.chips.choose(ImportStep.COLUMNS)
    assert step(page) is ImportStep.COLUMNS
    page.steps.chips.choose(ImportStep.QUESTIONS)
    click(page.questions.cards[0].buttons[0])
    settle(page, qtbot)
    page.steps.chips.choose(ImportStep.PREVIEW)
    assert step(page) is ImportStep.PREVIEW


def test_each_step_has_a_title_of_its_own(page: ImportPage, bring: Bring) -> None:
    bring("plain.csv", PLAIN)
    titles = []
    for each in ORDER[:-1]:
        page.show_step(each)
        titles.append(page.steps.title.text())
    assert len(set(titles)) == len(titles) == 5


# what it is


def test_the_kind_stands_with_its_reason_and_its_system(page: ImportPage, bring: Bring) -> None:
    bring("companies.csv", files.HUBSPOT)
    page.show_step(ImportStep.LISTS)
    (line,) = page.lists.table.lines
    why = page.lists.table.model.columns[page.lists.table.model.place_of("why")]
    assert line.kind == "accounts"
    assert "Company name" in why.words(line)
    assert page.lists.system.text()


def test_a_file_is_said_to_come_from_another_system(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("book.csv", BOOK)
    page.show_step(ImportStep.FILES)
    table = page.files.table
    index = table.model.index(0, table.model.place_of("system"))
    assert table.model.setData(index, "Sellbase")
    settle(page, qtbot)
    assert table.lines[0].system == "Sellbase"
    store(page, qtbot)
    kestrel = next(line.id for line in listing.accounts(book) if line.name == "Kestrel")
    assert "Sellbase" in str(account_facts(book, kestrel).account)


# columns


def test_right_values_stand_left_of_cells_that_are_not_understood(
    page: ImportPage, bring: Bring
) -> None:
    bring("list.csv", "Company name,Employees,Shoe size\nMÃ¼ll,1200,9\nBeta,lots,7\nGamma,80,8\n")
    assert step(page) is ImportStep.COLUMNS
    table = page.columns.table
    keys = [column.key for column in table.model.columns]
    assert keys.index("right") < keys.index("wrong")
    employees = next(line for line in table.lines if line.mapped.header == "Employees")
    assert employees.sample.right == ("1200 → 1,200", "80")
    assert employees.sample.wrong_words == "“lots” in line 3"
    numbers = {key: page.columns.fates._chips[key].number for key in page.columns.fates.keys}
    assert numbers == {"all": 3, "field": 2, "own": 1, "out": 0, "wrong": 1}
    page.columns.fates.choose("own")
    assert [line.mapped.header for line in table.lines] == ["Shoe size"]


def test_one_click_opens_the_list_of_meanings(page: ImportPage, bring: Bring) -> None:
    bring("companies.csv", files.HUBSPOT)
    page.show_step(ImportStep.COLUMNS)
    table = page.columns.table
    index = table.model.index(2, table.model.place_of("field"))
    click(table.grid.viewport(), table.grid.visualRect(index).center())
    assert table.grid.is_editing


# questions


def test_missing_accounts_are_named_and_settled_one_by_one_or_all(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("book.csv", BOOK)
    store(page, qtbot)
    bring("book.csv", NEXT)
    page.show_step(ImportStep.QUESTIONS)
    card = page.questions.missing
    assert "1 account is in the book" in card.title.text()
    assert [line.account.name for line in card.table.lines] == ["Plover"]
    became = card.table.model.place_of("became")
    assert card.table.model.setData(card.table.model.index(0, became), Missing.CHURNED)
    settle(page, qtbot)
    offer(page)
    assert "ARR of the book, EUR: €63,000 → €59,000 −6%" in figures(page)
    page.show_step(ImportStep.QUESTIONS)
    pick(card.all, Missing.LEAVE)
    settle(page, qtbot)
    offer(page)
    assert not any(line.startswith("ARR") for line in figures(page))
    page.show_step(ImportStep.QUESTIONS)
    pick(card.all, Missing.CHURNED)
    settle(page, qtbot)
    store(page, qtbot)
    by_name = {line.name: line.status for line in listing.accounts(book)}
    assert by_name["Plover"] is AccountStatus.CHURNED


def test_the_day_of_the_list_dates_what_it_changes(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("book.csv", BOOK)
    store(page, qtbot)
    bring("book.csv", NEXT)
    page.show_step(ImportStep.QUESTIONS)
    field = page.questions.settings.as_of
    field.setFocus()
    write(field.editor, "1 nov 2026")
    press(field.editor, Key.Key_Return)
    settle(page, qtbot)
    offer(page)
    press(page.preview.update_, Key.Key_Space)
    settle(page, qtbot)
    store(page, qtbot)
    kestrel = next(line.id for line in listing.accounts(book) if line.name == "Kestrel")
    (event,) = account_facts(book, kestrel).revenue_events
    assert event.on.isoformat() == "2026-11-01"


def test_a_metric_gets_a_name_and_a_source_in_the_customers_words(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    book.run("New", new_account, "Kestrel")
    bring("AT RISK usage (do not share).csv", USAGE)
    page.show_step(ImportStep.QUESTIONS)
    settings = page.questions.settings
    said = {"Log-ins": (settings.names["Logins"], "Logins"),
            "your own portal": (settings.sources["Logins"], "usage")}  # fmt: skip
    for words, (field, proposed) in said.items():
        assert field.editor.placeholderText() == proposed
        field.setFocus()
        write(field.editor, words)
        press(field.editor, Key.Key_Return)
        settle(page, qtbot)
    store(page, qtbot)
    with book.reading() as connection:
        sources = {reading.source for reading in dump.everything(connection, Reading)}
        (metric,) = dump.everything(connection, Metric)
    assert sources == {"your own portal"}
    assert (metric.name, metric.customer_name) == ("Logins", "Log-ins")


def test_many_metrics_get_their_words_in_one_sentence(
    page: ImportPage, bring: Bring, book: Book
) -> None:
    book.run("New", new_account, "Kestrel")
    names = ",".join(f"Clicks {letter}" for letter in "ABCDEFG")
    bring("usage.csv", f"Account,Date,{names}\nKestrel,2026-11-01,1,2,3,4,5,6,7\n")
    page.show_step(ImportStep.QUESTIONS)
    settings = page.questions.settings
    assert "each of the 7 metrics" in settings.neutral.text()
    assert not settings.names["Clicks A"].isVisible()
    settings.more.click()
    assert settings.names["Clicks A"].isVisible()
    assert not settings.neutral.isVisible()


def test_hidden_rows_are_asked_about_once(
    page: ImportPage, basket: PendingFiles, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    import xlsxwriter

    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Companies")
        for number, row in enumerate((("Company name", "City"), ("Northwind Rail", "Leeds"),
                                      ("Halden Foods", "Halden"))):  # fmt: skip
            sheet.write_row(number, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})
    basket.put([path])
    settle(page, qtbot)
    assert step(page) is ImportStep.QUESTIONS
    card = page.questions.hidden
    assert card is not None
    assert [text.text() for text in card.findChildren(Text)] == [
        "1 row is hidden in the workbook. What becomes of them?"
    ]
    click(card.buttons[1])
    settle(page, qtbot)
    assert page.questions.hidden is None
    store(page, qtbot)
    assert names(book) == ["Halden Foods", "Northwind Rail"]


def test_month_columns_get_a_name_that_is_typed(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    bring("wide.csv", "Account Name,2026-09,2026-10\nKestrel,4,5\nHeron,6,7\n")
    (card,) = page.questions.cards
    assert card.named is not None
    card.named.setFocus()
    write(card.named.editor, "Exports")
    press(card.named.editor, Key.Key_Return)
    settle(page, qtbot)
    assert page.questions.settings.measured.stored == "Exports"
    assert page.questions.cards == []


# both ways complete


def _command_line() -> set[str]:
    """The options of `import`, as they are typed."""
    import_ = next(
        action.choices["import"] for action in make_parser()._actions
        if isinstance(action.choices, dict) and "import" in action.choices
    )  # fmt: skip
    return {
        option.removeprefix("--")
        for action in import_._actions
        for option in action.option_strings
        if option.startswith("--")
    }


def _asked_by_core() -> Iterator[str]:
    """The topic of every question that the importers can ask."""
    root = Path(str(csm_desktop.importers.__file__)).parent
    for file in root.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Question"), args=[ast.Constant(topic), *_]):
                    yield str(topic)


def test_what_one_way_asks_the_other_can_say(page: ImportPage, bring: Bring) -> None:
    """Each option of the command line has its step, and each answer of the window its option."""
    # How it is told, and profiles, which have a line of their own beneath every step.
    # A plan that came back has a dialog of its own, and a locked book asks before any page.
    elsewhere = {"help", "json", "profile", "no-profile", "no-remember", "lines", "passphrase-file"}
    in_window = {option for options in OPTIONS_OF.values() for option in options}
    assert _command_line() - elsewhere == in_window
    bring("plain.csv", PLAIN)
    page.show_step(ImportStep.QUESTIONS)
    assert page.questions.topics == set(OPTIONS_OF[ImportStep.QUESTIONS])
    assert set(_asked_by_core()) - {"profile"} <= page.questions.topics


def test_every_term_and_option_of_the_core_can_be_said_both_ways() -> None:
    of_the_core = {field.name.replace("_", "-") for field in fields_of(Options)}
    of_the_core |= {field.name.replace("_", "-") for field in fields_of(ImportTerms)}
    called = {"sheets": "sheet", "columns": "map", "systems": "source-system",
              "names": "customer-name"}  # fmt: skip
    inward = {"columns-may-lack", "without", "profile", "without-profile"}
    said = {called.get(name, name) for name in of_the_core - inward}
    assert said <= _command_line()
    assert said <= {option for options in OPTIONS_OF.values() for option in options}


# preview and result


def test_a_doubling_is_seen_before_it_is_stored(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("book.csv", BOOK)
    store(page, qtbot)
    again = BOOK.replace("K1,Kestrel", "A1,Kestrel Ltd").replace("K2,Heron", "A2,Heron Ltd")
    bring("other.csv", again.replace("K3,Plover", "A3,Plover Ltd"))
    offer(page)
    assert figures(page) == [
        "Accounts: 3 new", "Contracts: 3 new", "ARR of the book, EUR: €63,000 → €126,000 +100%",
    ]  # fmt: skip
    assert len(names(book)) == 3


def test_the_result_leads_on_and_can_be_taken_back_there(
    page: ImportPage, bring: Bring, book: Book, basket: PendingFiles, qtbot: QtBot
) -> None:
    asked: list[tuple[str, list[int]]] = []
    basket.accounts.listen(lambda title, ids: asked.append((title, list(ids))))
    bring("book.csv", BOOK)
    store(page, qtbot)
    report = page.report
    assert report is not None
    assert [link.text() for link in report.links] == [
        "3 new accounts", "2 without an owner", "3 without a renewal", "3 in no segment",
    ]  # fmt: skip
    click(report.links[1])
    (title, ids) = asked[0]
    by_id = {line.id: line.name for line in listing.accounts(book)}
    assert (title, [by_id[id_] for id_ in ids]) == ("Imported, no owner", ["Heron", "Plover"])
    assert page.foot.undo.isEnabled()
    book.undo()
    qtbot.waitUntil(lambda: not page.foot.undo.isEnabled())
    assert report.taken_back.isVisible()
    assert not report.links[0].isEnabled()
    assert names(book) == []


def test_a_sum_that_agrees_is_told_as_a_check(page: ImportPage, bring: Bring, qtbot: QtBot) -> None:
    bring("book.csv", BOOK + "Total,,,63000,,\n")
    store(page, qtbot)
    assert page.report is not None
    assert [group.sort for group in page.report.notices.groups if group.sort == "check"] == [
        "check"
    ]
    said = [text.text() for text in page.report.findChildren(Text)]
    assert "1 sum in the files agrees with its rows." in said


def test_remarks_are_put_together_by_what_they_say(
    page: ImportPage, bring: Bring, qtbot: QtBot
) -> None:
    rows = "".join(f"Firm {n},lots\n" for n in range(12)) + "".join(
        f"House {n},{n + 10}\n" for n in range(40)
    )
    bring("list.csv", "Company name,Employees\n" + rows)
    store(page, qtbot)
    assert page.report is not None
    (group,) = [group for group in page.report.notices.groups if group.sort == "remark"]
    assert (group.number, group.lines) == (12, "2, 3, 4, 5, 6 and 7 more")
    assert len(page.report.notices.rows.lines) == 12


def test_whose_ids_a_list_holds_is_asked_beside_its_columns(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("crm.csv", "Account ID,Account Name,City\n1,Acme,Ulm\n2,Beta,Bonn\n")
    store(page, qtbot)
    bring("bills.csv", "Customer ID,Customer,Industry\n1,Xylo,Wood\n2,Yard,Steel\n")
    assert page.step is ImportStep.QUESTIONS
    (card,) = page.questions.cards
    assert [button.text() for button in card.buttons] == ["The same as the book’s", "From bills"]
    assert card.named is not None
    write(card.named.editor, "billing")
    press(card.named.editor, Key.Key_Return)
    settle(page, qtbot)
    page.show_step(ImportStep.FILES)
    assert (page.questions.cards, page.files.table.lines[0].system) == ([], "billing")
    store(page, qtbot)
    ids = {each.name: each.ids for each in book.record(Work.find, Account)}
    assert (ids["Xylo"], ids["Acme"]) == ((ForeignId("billing", "1"),), (ForeignId("", "1"),))


def test_that_a_list_counts_as_the_book_does_is_one_button(
    page: ImportPage, bring: Bring, book: Book, qtbot: QtBot
) -> None:
    bring("crm.csv", "Account ID,Account Name,City\n1,Acme,Ulm\n2,Beta,Bonn\n")
    store(page, qtbot)
    bring("bills.csv", "Customer ID,Customer,Industry\n1,Xylo,Wood\n2,Yard,Steel\n")
    press(page.questions.cards[0].buttons[0], Key.Key_Space)
    settle(page, qtbot)
    page.show_step(ImportStep.FILES)
    assert page.files.table.lines[0].system == "The same as the book’s"
    store(page, qtbot)
    assert [each.name for each in book.record(Work.find, Account)] == ["Acme", "Beta"]


def test_settings_that_a_list_cannot_need_are_left_out(page: ImportPage, bring: Bring) -> None:
    bring("plain.csv", PLAIN)
    page.show_step(ImportStep.QUESTIONS)
    settings = page.questions.settings
    assert settings.as_of.isVisible()
    assert settings.choices["currency"].isHidden()  # folded: few lists need it
    click(settings.more)
    assert settings.choices["currency"].isVisible()
    for field in (settings.choices["scale"], settings.choices["hidden"], settings.zone):
        assert field.isHidden()


def test_files_that_ask_the_same_are_answered_at_once(
    page: ImportPage, bring: Bring, basket: PendingFiles, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring("crm.csv", "Account ID,Account Name,City\n1,Acme,Ulm\n2,Beta,Bonn\n")
    store(page, qtbot)
    paths = []
    for name in ("bills.csv", "desk.csv"):
        paths.append(tmp_path / name)
        paths[-1].write_text("Customer ID,Customer,Industry\n1,Xylo,Wood\n2,Yard,Steel\n")
    basket.put(paths)
    settle(page, qtbot)
    assert len(page.questions.cards) == 2
    card = page.questions.for_all
    assert card is not None
    assert [button.text() for button in card.buttons] == ["The same as the book’s"]
    click(card.buttons[0])
    settle(page, qtbot)
    assert (page.questions.cards, page.questions.for_all) == ([], None)
    store(page, qtbot)
    assert [each.name for each in book.record(Work.find, Account)] == ["Acme", "Beta"]


def test_older_sheets_come_in_as_history_where_it_is_said(
    page: ImportPage, basket: PendingFiles, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    import xlsxwriter

    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        for name, paid in (("Old", (500, 100)), ("2025", (700, 100)), ("2026", (900, None))):
            sheet = workbook.add_worksheet(name)
            sheet.write_row(0, 0, ["Account Name", "Account ID", "CSM", "ARR", "Currency"])
            for number, (who, arr) in enumerate(zip(("Kestrel", "Heron"), paid, strict=True), 1):
                if arr:
                    sheet.write_row(number, 0, [who, f"K{number}", "Ann", arr, "EUR"])
    basket.put([path])
    settle(page, qtbot)
    assert step(page) is ImportStep.QUESTIONS
    older = page.questions.older
    assert older.title.text() == ("2 sheets are older states of “2026”. What becomes of them?")
    assert [(line.sheet.name, line.became) for line in older.table.lines] == [
        ("Old", "out"), ("2025", "out"),
    ]  # fmt: skip
    assert older.undated.isVisible()
    pick(older.all, "history")
    settle(page, qtbot)
    assert [line.became for line in older.table.lines] == ["out", "history"]
    day = older.table.model.index(0, older.table.model.place_of("day"))
    assert older.table.model.setData(day, date(2025, 6, 30))
    settle(page, qtbot)
    assert [line.became for line in older.table.lines] == ["history", "history"]
    assert page.questions.missing.title.text() == (
        "1 account stands in older sheets only. What became of it?"
    )
    offer(page)
    shown = [chip.words for chip in page.chooser.chips.findChildren(Chip) if chip.isVisible()]
    assert shown == ["2026", "Old, history", "2025, history"]
    store(page, qtbot)
    assert page.report is not None
    (gone,) = [each for each in page.report.stored.groups if each.sort == "past"]
    assert "only in older sheets, with €100 a year: left out" in gone.words
    with book.reading() as connection:
        events = sorted((e.on, e.amount.minor) for e in dump.everything(connection, RevenueEvent))
    assert events == [(date(2025, 12, 31), 200_00), (book.today(), 200_00)]
    assert names(book) == ["Kestrel"], "who is in older sheets only was left"
