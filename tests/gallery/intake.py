"""The hand-off intake: nothing pasted yet, half filed, all known, and a hostile message."""

import atexit
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QWidget

from csm_desktop.app.accounts import segments
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.handoff import fit, intake
from csm_desktop.app.handoff import sheet as sheets
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.handoff.intake import TWO_GOALS
from csm_desktop.domain.records.handoff import Answer, FitCheck
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.tab_page import TabPage
from csm_desktop.ui.intake.page import IntakePage
from csm_desktop.ui.intake.sheet.page import SheetPage
from tests.books import empty_book
from tests.gallery.register import picture
from tests.ui.intake.messages import HOSTILE, MESSAGE, PASSAGES
from tests.ui.shell import TabShell

_CLOCK = FixedClock(datetime(2026, 11, 22, 9, tzinfo=ZoneInfo("Europe/Berlin")), "Europe/Berlin")
_kept = ExitStack()
atexit.register(_kept.close)


@cache
def _book() -> Book:
    folder = Path(_kept.enter_context(tempfile.TemporaryDirectory()))
    return _kept.enter_context(opened_book(empty_book(folder / "book.csm"), _CLOCK))


@cache
def _account(name: str, message: str, filed: int) -> int:
    """An account with a message of which so many parts are filed; of five, the rest is known."""
    book = _book()
    account = book.run("New", new_account, name).id
    book.run("Message", intake.write_message, account, message)
    for part, words in list(PASSAGES.items())[:filed]:
        said = words if message == MESSAGE else HOSTILE
        book.run("File", intake.file_passage, account, part, said)
    if filed == len(SpicedPart):
        for check in FitCheck:
            book.run("Fit", fit.answer_fit, account, check, Answer.PARTLY)
            book.run("Fit", fit.note_fit, account, check, message.split("\n", maxsplit=1)[0])
        for horizon in TWO_GOALS:
            statement = name if message == HOSTILE else "Rosters within an hour"
            book.run(
                "Goal", plans.new_goal, account, statement, horizon, measure=name, persona=name
            )
        book.run("Segment", segments.begin_segment, account, Engagement.HIGH_TOUCH)
        book.run("Start", edit_account, account, contract_start=date(2026, 11, 16))
    return account


P = TypeVar("P", bound=TabPage)


def _page(account_id: int) -> IntakePage:
    return _made(account_id, IntakePage)


def _made(account_id: int, kind: Callable[[Shell], P]) -> P:
    shell = TabShell(_book(), Path(_kept.enter_context(tempfile.TemporaryDirectory())))
    page = kind(shell)
    page.destroyed.connect(shell.close)
    page.given(_book())
    page.ask_for(account_id)
    return page


def _settle(_: QWidget) -> None:
    for _pass in range(6):
        QApplication.processEvents()


def _foot(page: QWidget) -> None:
    _settle(page)
    assert isinstance(page, IntakePage)
    bar = page.tab.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    _settle(page)


@picture("intake-empty", prepare=_settle)
def _empty() -> QWidget:
    return _page(_account("Empty Ltd", "", 0))


@picture("intake-filing", prepare=_settle)
def _filing() -> QWidget:
    return _page(_account("Fjord Ferries", MESSAGE, 4))


@picture("intake-foot", prepare=_foot)
def _filing_foot() -> QWidget:
    return _page(_account("Fjord Ferries", MESSAGE, 4))


@picture("intake-known", prepare=_settle)
def _known() -> QWidget:
    return _page(_account("Fjord & Sons", MESSAGE, 5))


@picture("intake-hostile", prepare=_settle)
def _hostile() -> QWidget:
    return _page(_account(HOSTILE, HOSTILE, 5))


@picture("intake-hostile-foot", prepare=_foot)
def _hostile_foot() -> QWidget:
    return _page(_account(HOSTILE, HOSTILE, 5))


def _sheet(name: str, message: str) -> QWidget:
    """The sheet of an account of which all is known, written but for what answers remorse."""
    account = _account(name, message, 5)
    said = message if message == HOSTILE else "One harbour first, then the other two."
    book = _book()
    book.run("Fill", sheets.draft_sheet, account)
    book.run("Sheet", sheets.edit_sheet, account, onboarding=said, expectations=said)
    hero = HOSTILE if message == HOSTILE else "Ingrid Solberg"
    book.run(
        "Story", sheets.edit_story, account, hero=hero, hero_title="Head of operations",
        story=f"{PASSAGES[SpicedPart.PAIN]}. Our dashboard fixed it." if said != message else said,
    )  # fmt: skip
    return _made(account, SheetPage)


@picture("sheet-empty", prepare=_settle)
def _sheet_empty() -> QWidget:
    return _made(_account("Empty Ltd", "", 0), SheetPage)


@picture("sheet-written", prepare=_settle)
def _sheet_written() -> QWidget:
    return _sheet("Fjord & Sons", MESSAGE)


@picture("sheet-hostile", prepare=_settle)
def _sheet_hostile() -> QWidget:
    return _sheet(HOSTILE, HOSTILE)
