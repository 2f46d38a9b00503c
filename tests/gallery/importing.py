"""Importing: nothing yet, the columns, an open question, refused rows, a wrong file, the report."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import count
from time import monotonic
from typing import cast
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from csm_desktop.app.accounts import acts as accounts
from csm_desktop.app.accounts import merge
from csm_desktop.app.book import Book
from csm_desktop.app.exchange.bundle import give_bundle
from csm_desktop.app.exchange.merge import merge_plan
from csm_desktop.app.exchange.take import open_bundle
from csm_desktop.app.lists.accounts import accounts as listed
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.book.trash import TrashDialog
from csm_desktop.ui.frame.exchange.give_dialog import GiveDialog
from csm_desktop.ui.frame.exchange.merge_dialog import MergeCopyDialog
from csm_desktop.ui.frame.exchange.take_dialog import TakeDialog
from csm_desktop.ui.frame.exchange.travel_dialog import TravelDialog
from csm_desktop.ui.frame.merge_accounts import MergeAccountsDialog
from csm_desktop.ui.imports.page import ImportPage
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.step import ImportStep
from tests.books import CLOCK, empty_book
from tests.gallery.kept import folder, kept
from tests.gallery.register import picture
from tests.importers.calendars.files import calendar, event
from tests.importers.calendars.files import written as calendar_written
from tests.importers.calendars.test_series import WEEKLY
from tests.ui.hands import rest
from tests.ui.imports import files
from tests.ui.imports.test_import_page import workbook
from tests.ui.shell import TabShell
from tests.ui.widgets.hostile import HOSTILE

ZONE = "Europe/Berlin"
INSIDE = ((1060, 640), (1220, 820))  # what the window leaves to a page at 1280x720 and 1440x900
_LONGEST_WAIT = 10.0  # s
_books = count(1)


def _book() -> Book:
    clock = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo(ZONE)), ZONE)
    path = folder() / f"Book {next(_books)}.csm"
    empty_book(path)
    return kept().enter_context(opened_book(path, clock))


def _page(*lists: tuple[str, str]) -> ImportPage:
    shell = TabShell(_book(), folder())
    page = ImportPage(shell, basket := PendingFiles())
    page.given(shell.book)
    paths = []
    for name, text in lists:
        path = folder() / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    basket.put(paths)
    page.destroyed.connect(shell.close)
    return page


def _settle(widget: QWidget) -> ImportPage:
    page = cast("ImportPage", widget)
    until = monotonic() + _LONGEST_WAIT
    while page.busy and monotonic() < until:
        rest(10)
    page.take_focus()
    rest(30)
    return page


def _stored(widget: QWidget) -> None:
    page = _settle(widget)
    page.preview.good_rows.setChecked(True)
    _settle(page)
    page.store()
    _settle(page)


def _at(step: ImportStep, view: str = "") -> Callable[[QWidget], None]:
    """Show a step, and in the preview one of its views."""

    def show(widget: QWidget) -> None:
        page = _settle(widget)
        page.show_step(step)
        if view:
            page.preview.views.choose(view)
        page.take_focus()
        rest(30)

    return show


@picture("import-nothing", INSIDE, _settle)
def _nothing() -> QWidget:
    return _page()


@picture("import-files", INSIDE, _at(ImportStep.FILES))
def _files() -> QWidget:
    return _page(("companies.csv", files.HUBSPOT), ("contracts.csv", files.DATES))


@picture("import-columns", INSIDE, _at(ImportStep.COLUMNS))
def _columns() -> QWidget:
    return _page(("companies.csv", files.HUBSPOT))


@picture("import-rows", INSIDE, _at(ImportStep.PREVIEW, "rows"))
def _row_preview() -> QWidget:
    return _page(("companies.csv", files.HUBSPOT))


@picture("import-questions", INSIDE, _at(ImportStep.QUESTIONS))
def _questions() -> QWidget:
    return _page(("contracts.csv", files.DATES), ("revenue.csv", files.REVENUE))


@picture("import-group", INSIDE, _at(ImportStep.QUESTIONS))
def _group() -> QWidget:
    text = ("Account,Parent,CSM,ARR,Currency\nAcme Group,,Kim,300000,EUR\n"
            "Acme DE,Acme Group,Kim,100000,EUR\nAcme FR,Acme Group,Kim,200000,EUR\n")  # fmt: skip
    use = "Account,Date,Logins,Exports\nAcme DE,2026-11-01,5,3\nAcme FR,2026-11-01,7,4\n"
    return _page(("group.csv", text), ("usage.csv", use))


@picture("import-refused", INSIDE, _at(ImportStep.PREVIEW, "refused"))
def _refused_rows() -> QWidget:
    return _page(("bad rows.csv", files.BAD_ROWS))


@picture("import-no-list", INSIDE, _settle)
def _no_list() -> QWidget:
    return _page(("words.csv", files.NO_LIST))


@picture("import-report", INSIDE, _stored)
def _report() -> QWidget:
    return _page(("companies.csv", files.HUBSPOT), ("bad rows.csv", files.BAD_ROWS))


@picture("import-known", INSIDE, _at(ImportStep.PREVIEW, "changes"))
def _known() -> QWidget:
    page = _page()
    book = page.shell.book
    assert book is not None
    book.run("New", accounts.new_account, "Halden Foods", domain="halden.example")
    book.run("New", accounts.new_account, "Kestrel Health", ids=foreign_ids("9003"), city="York")
    path = folder() / "known companies.csv"
    path.write_text(files.HUBSPOT, encoding="utf-8")
    page._basket.put([path])
    return page


@picture("import-workbook", INSIDE, _at(ImportStep.LISTS))
def _workbook() -> QWidget:
    page = _page()
    page._basket.put([workbook(folder() / "crm.xlsx")])
    return page


def _calendar(zone: str) -> QWidget:
    """A weekly meeting with a guest, one that names its account, and one that names nobody."""
    page = _page()
    book = page.shell.book
    assert book is not None
    book.run("New", accounts.new_account, "Halden Foods", domain="halden.example")
    weekly = WEEKLY.replace("SUMMARY", "ATTENDEE;CN=Ada Quill:mailto:ada@halden.example\r\nSUMMARY")
    text = calendar(
        weekly,
        event("SUMMARY:Plan the year with Halden Foods", "LOCATION:Room 4", uid="two", start=zone),
        event("SUMMARY:Lunch", uid="three"),
        "BEGIN:VEVENT\r\nUID:four\r\nSUMMARY:No day\r\nEND:VEVENT\r\n",
    )
    page._basket.put([calendar_written(folder(), text, "team.ics")])
    return page


@picture("import-calendar", INSIDE, _at(ImportStep.PREVIEW, "rows"))
def _calendar_rows() -> QWidget:
    return _calendar("20261203T090000Z")


@picture("import-calendar-noticed", INSIDE, _at(ImportStep.PREVIEW, "notices"))
def _calendar_notices() -> QWidget:
    return _calendar("20261203T090000Z")


@picture("import-calendar-zone", INSIDE, _at(ImportStep.QUESTIONS))
def _calendar_zone() -> QWidget:
    return _calendar("20261203T090000")


def _two_systems() -> QWidget:
    """A list whose short ids are other accounts' in the book."""
    page = _page()
    book = page.shell.book
    assert book is not None
    for number, name in enumerate(("Halden Foods", "Kestrel Health"), 1):
        made = book.run("New", accounts.new_account, name).id
        book.run("Id", accounts.edit_account, made, ids=foreign_ids(str(number)))
    path = folder() / "billing.csv"
    path.write_text("Customer ID,Customer\n1,Xylo Works\n2,Yard & Son\n", encoding="utf-8")
    page._basket.put([path])
    return page


picture("import-whose-ids", INSIDE, _at(ImportStep.QUESTIONS))(_two_systems)


@cache
def _parent() -> QWidget:
    return QWidget()


@picture("merge-accounts", ((620, 420),))
def _merge() -> QWidget:
    shell = TabShell(_book(), folder())
    book = shell.book
    assert book is not None
    pair = tuple(
        (book.run("New", accounts.new_account, name, industry=industry, city=city).id, name)
        for name, industry, city in (
            ("Halden Foods", "Food", "Halden"),
            (HOSTILE[0], "Retail, wholesale and everything that hangs on either", "Oslo"),
        )
    )
    differing = book.trial(merge.differing, pair[0][0], pair[1][0])
    dialog = MergeAccountsDialog(shell, (pair[0], pair[1]), differing, _parent())
    dialog.destroyed.connect(shell.close)
    return dialog


@cache
def _wide_parent() -> QWidget:
    made = QWidget()
    made.resize(1200, 760)
    return made


def _filled() -> Book:
    book = _book()
    for name in ("Halden Foods", "Kestrel Health", HOSTILE[0]):
        book.run("New", accounts.new_account, name, city="Halden", notes="They call us first.")
    return book


@picture("merge-copies", ((900, 520),))
def _copies() -> QWidget:
    book = _filled()
    path = folder() / f"laptop {next(_books)}.csm"
    book.copy_to(path)
    ids = [line.id for line in listed(book)]
    with opened_book(
        path, FixedClock(datetime(2026, 11, 23, 9, tzinfo=ZoneInfo(ZONE)), ZONE)
    ) as it:
        for number, account in enumerate(ids):
            it.run("There", accounts.edit_account, account, city=f"Oslo {number}", notes="Later.")
    for account in ids:
        book.run("Here", accounts.edit_account, account, city="Bergen", notes="")
    shell = TabShell(book, folder())
    plan = merge_plan(book, path)
    dialog = MergeCopyDialog(shell, book, path, plan, lambda _: None, _wide_parent())
    dialog.destroyed.connect(shell.close)
    return dialog


@picture("take-accounts", ((760, 460),))
def _taken() -> QWidget:
    theirs = _filled()
    theirs.run("Me", say_who_i_am, name="Alex Moreau")
    path = folder() / f"given {next(_books)}.csmbundle"
    give_bundle(theirs, [line.id for line in listed(theirs)], path, shareable=True)
    shell = TabShell(_filled(), folder())
    assert shell.book is not None
    dialog = TakeDialog(shell, shell.book, open_bundle(shell.book, path), _wide_parent())
    dialog.destroyed.connect(shell.close)
    return dialog


@picture("travel-copy", ((560, 480),))
def _for_travel() -> QWidget:
    return TravelDialog([HOSTILE[0]], CLOCK.today, _wide_parent())


@picture("give-accounts", ((560, 520),))
def _given() -> QWidget:
    return GiveDialog([(1, HOSTILE[0])], _wide_parent())


@picture("import-hostile", INSIDE, _at(ImportStep.COLUMNS))
def _hostile() -> QWidget:
    quoted = ['"' + name.replace('"', '""') + '"' for name in HOSTILE if "\0" not in name]
    head = ",".join(["Company name", *(f"{n} {name[1:-1]}" for n, name in enumerate(quoted[:3]))])
    head = ",".join(f'"{each}"' for each in head.replace('"', "").split(","))
    rows = [",".join([name, *quoted[:3]]) for name in quoted]
    return _page(("<b>hostile & co.csv", "\n".join([head, *rows]) + "\n"))


@picture("trash", ((560, 400),))
def _trash() -> QWidget:
    shell = TabShell(_book(), folder())
    book = shell.book
    assert book is not None
    for name in ("Halden Foods", HOSTILE[0]):
        book.run("Trash", accounts.trash_account, book.run("New", accounts.new_account, name).id)
    dialog = TrashDialog(shell, None)
    dialog.destroyed.connect(shell.close)
    return dialog
