"""The movements of a time in the window: chosen by keys, told by whom, out as CSV and on paper."""

import csv
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_named
from csm_desktop.app.money.renewals import end_renewal
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.money.revenue_groups import GroupBy
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.storage.session import Work
from csm_desktop.ui.paper.listings import export, listing_paper
from csm_desktop.ui.revenue.movements import DaysDialog, MovementsFace
from csm_desktop.ui.revenue.page import RevenuePage
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.file_dialogs import Target
from tests.reports.reading import everything
from tests.ui.account.conftest import Answer, answer
from tests.ui.hands import Key, click, press, write
from tests.ui.sample_book import book, sample, shown
from tests.ui.shell import TabShell

__all__ = ["answer", "book", "sample"]

TODAY = date(2026, 11, 22)
Choose = Callable[[Callable[[], object]], MovementsFace]


@pytest.fixture
def page(shell: TabShell, qtbot: QtBot) -> RevenuePage:
    page = RevenuePage(shell)
    return shown(page, shell, qtbot, lambda: bool(page.movements.table.lines))


@pytest.fixture
def choose(page: RevenuePage, qtbot: QtBot) -> Choose:
    """Do something that asks the book again, and wait for its answer."""

    def done(act: Callable[[], object]) -> MovementsFace:
        face = page.movements
        before = face.report
        act()
        qtbot.waitUntil(lambda: face.report is not before)
        return face

    return done


def test_every_account_is_told_and_the_cards_hold_the_sums(page: RevenuePage) -> None:
    face = page.movements
    table = face.shown
    assert table is not None
    assert len(face.table.lines) == 12
    for part in ("start", "new", "expansion", "contraction", "churn", "end"):
        summed = sum(getattr(group.sums, part).minor for group in face.table.lines)
        assert getattr(table.total, part).minor == summed
    assert face.cards.nrr.figure.text() == "118.2%"
    assert face.cards.end.figure.text() == "€858,906"
    assert "1 GBP = 1.17 EUR" in face.rates.text(), "three currencies stand in this sum"


def test_a_figure_says_how_it_is_reckoned_by_click_and_by_key(
    page: RevenuePage, qtbot: QtBot
) -> None:
    card = page.movements.cards.nrr
    click(card)
    said = QApplication.activePopupWidget()
    assert isinstance(said, Explanation)
    assert "NRR = (start + expansion − contraction − churn) / start" in said.words.text()
    assert "€267,800.00" in said.words.text()
    said.close()
    card.setFocus()
    press(card, Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), Explanation))
    said = QApplication.activePopupWidget()
    assert said is not None
    said.close()


def test_a_segment_leads_to_its_accounts_and_esc_back(page: RevenuePage, choose: Choose) -> None:
    face = choose(lambda: page.movements.groups.choose(GroupBy.SEGMENT))
    names = [line.name for line in face.table.lines]
    assert sorted(names) == ["Digital", "Enterprise", "Growth"]
    enterprise = face.table.lines[names.index("Enterprise")]
    face.table.select(enterprise.id)
    choose(face.open_selected)
    assert face.groups.key == "account"
    members = sorted(line.name for line in face.table.lines)
    assert members == sorted(member.account for member in enterprise.members)
    assert face.shown is not None
    assert face.shown.total.end == enterprise.sums.end
    choose(page.dismiss)
    assert face.groups.key == "segment"
    assert not page.dismiss()


def test_a_product_leads_to_its_accounts_too(page: RevenuePage, choose: Choose) -> None:
    face = choose(lambda: page.movements.groups.choose(GroupBy.PRODUCT))
    product = face.table.lines[0]
    face.table.select(product.id)
    choose(face.open_selected)
    assert sorted(line.members[0].id for line in face.table.lines) == sorted(
        member.id for member in product.members
    )


def test_an_account_opens_at_its_contract(page: RevenuePage, shell: TabShell) -> None:
    face = page.movements
    face.take_focus()
    press(face.table.grid, Key.Key_Return)
    (opened,) = shell.opened
    assert opened == (face.table.lines[0].members[0].id, "contract")


def test_days_of_ones_own_are_typed_and_reversed_ones_refused(
    page: RevenuePage, choose: Choose, answer: Answer
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, DaysDialog)
        for field, words in ((dialog.first, "2026-06-01"), (dialog.last, "2026-05-31")):
            field.editor.selectAll()
            write(field.editor, words)
        press(dialog.last.editor, Key.Key_Return)
        assert "behind" in dialog.refusal.text()
        dialog.last.editor.selectAll()
        write(dialog.last.editor, "2026-06-30")
        press(dialog.last.editor, Key.Key_Return)

    answer(fill)
    face = choose(page.movements.ask_days)
    assert face.report is not None
    assert face.report.window == RevenueWindow(date(2026, 5, 31), date(2026, 6, 30))


def test_the_fiscal_year_begins_with_the_month_that_was_set(
    page: RevenuePage, choose: Choose, book: Book
) -> None:
    face = choose(lambda: page.movements.spans.choose("this_year"))
    assert face.report is not None
    assert face.report.window == RevenueWindow(date(2025, 12, 31), TODAY)
    choose(lambda: book.run("Fiscal year", settings.set_fiscal_start, 10))
    assert face.report.window == RevenueWindow(date(2026, 9, 30), TODAY)


def test_what_was_lost_is_seen_at_once(choose: Choose, book: Book) -> None:
    halden = account_named(book, "Halden Foods").id
    face = choose(lambda: book.run("Lost", _lose_today, halden))
    line = next(one for one in face.table.lines if one.members[0].id == halden)
    assert line.sums.churn.minor > 0
    assert line.sums.end.minor == 0
    assert face.cards.logo_churn.figure.text() == "20%"


def _lose_today(work: Work, account_id: int) -> None:
    (contract,) = work.find(Subscription, account_id=account_id)
    work.put(replace(contract, renews_on=TODAY))
    end_renewal(work, contract.id, Money(0, "EUR"))


@pytest.mark.parametrize(
    ("face", "head", "words"),
    [
        ("movements", "Owner", "NRR"),
        ("renewals", "Account", "Renewal by renewal"),
        ("pipeline", "Account", "Opportunity by opportunity"),
    ],
)
def test_what_is_shown_goes_into_a_file_and_on_paper(
    face: str,
    head: str,
    words: str,
    page: RevenuePage,
    choose: Choose,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    choose(lambda: page.movements.groups.choose(GroupBy.OWNER))
    page.turn(face)
    qtbot.waitUntil(lambda: page.front.listing() is not None)
    shell, book = page.shell, page.shell.book
    assert isinstance(shell, TabShell)
    assert book is not None
    target = Target(tmp_path / "shown.csv", overwrite=False)
    page.give_out(lambda shell, shown, _: export(shell, shown, target))
    qtbot.waitUntil(lambda: bool(shell.toasts))
    heads, *rows = list(csv.reader(target.path.read_text(encoding="utf-8-sig").splitlines()))
    assert heads[0] == head
    shown = page.front.listing()
    assert shown is not None
    text = everything(listing_paper(shown).document.pdf(book))
    assert words in text
    assert "internal" in text
    if face == "movements":
        assert rows[-1][0] == "Total"
        assert sum(Decimal(row[6]) for row in rows[:-1]) == Decimal(rows[-1][6])
    else:
        assert len(rows) == len(page.front.table.lines)
