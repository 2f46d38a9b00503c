"""The calendar of renewals by month, the forecast, and what came of an earlier one."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.revenue.forecast import (
    RenewalCalendar,
    RenewalMonth,
    forecast_now,
    keep_forecast,
    renewal_calendar,
)
from csm_desktop.app.revenue.renewal_listing import renewal_listing
from csm_desktop.domain.lists.renewal_lines import RenewalLine
from csm_desktop.domain.money.forecast import ForecastResult, ForecastSum
from csm_desktop.domain.records.revenue import Outlook
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.renewals.end_dialog import ask_end
from csm_desktop.ui.frame.renewals.plan_dialog import ask_plan
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.revenue.outputs import out_buttons
from csm_desktop.ui.revenue.renewal_columns import (
    month_columns,
    renewal_columns,
    result_columns,
    sum_words,
)
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.ui.widgets.asked_figure import AskedFigure
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.flow import ButtonBar, ShelfLayout
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import day, moneys, rates_words, render, sentences, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_ALL = "all"


class RenewalsFace(TableFace):
    """The renewals of the chosen outlook; how each ended is said from here, too."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.calendar: RenewalCalendar | None = None
        self._compared_on: date | None = None
        self.committed = AskedFigure(tr("Committed"), tr("Show them"), self._shows("committed"))
        self.likely = AskedFigure(tr("Likely"), tr("Show them"), self._shows("likely"))
        self.open = AskedFigure(tr("Uncertain"), tr("Show them"), self._shows("open"))
        self.at_risk = AskedFigure(tr("At risk"), tr("Show them"), self._shows("at_risk"))
        self.outlooks = ChipRow(
            tr("Outlook"),
            [
                (_ALL, tr("All"), None),
                (Outlook.COMMITTED, tr("Committed"), None),
                (Outlook.LIKELY, tr("Likely"), None),
                (Outlook.OPEN, tr("Uncertain"), None),
                (Outlook.AT_RISK, tr("At risk"), None),
            ],
        )
        self.kept = ChipRow(tr("Forecast of"), [])
        self.words = Text(colour="secondary", wrap=True)
        self._make_tables()
        self._lay_out()
        self.outlooks.chosen.connect(lambda _: self._keep_outlook())
        self.kept.chosen.connect(self._compare)

    def _make_tables(self) -> None:
        self.table: WholeTable[RenewalLine] = WholeTable(
            tr("Renewals"),
            renewal_columns(self._today),
            empty=EmptyState(
                tr("Nothing is to be renewed"),
                tr("Subscriptions with a renewal date, or with start and term, stand here."),
            ),
            none_found=EmptyState(tr("No renewal fits"), tr("Esc shows all of them again.")),
        )
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.changed)
        self.months: WholeTable[RenewalMonth] = WholeTable(
            tr("By month"), month_columns(), compact=True, opens=False
        )
        self.results: WholeTable[ForecastResult] = WholeTable(
            tr("Forecast and result"), result_columns(), compact=True, opens=False
        )

    def _lay_out(self) -> None:
        cards = QWidget()
        shelf = ShelfLayout(cards, 160)
        for card in (self.committed, self.likely, self.open, self.at_risk):
            shelf.addWidget(card)
        self.keep_now = Button(tr("Keep this forecast"), self.keep, icon="flag")
        listed = Card(tr("Renewals of the next twelve months"))
        listed.add(ButtonBar(self.outlooks, out_buttons(self)))
        put_in_card(listed, self.table)
        by_month = Card(tr("By month"))
        put_in_card(by_month, self.months)
        came = Card(tr("What the forecast said, and what came"))
        if came.header is not None:
            came.header.add(self.keep_now)
        for shown in (self.words, self.kept):
            came.add(shown)
        put_in_card(came, self.results)
        self.lay_out(QWidget(), (cards, by_month, listed, came)).addStretch(1)

    def _shows(self, outlook: str) -> Callable[[], None]:
        def show() -> None:
            self.outlooks.choose(outlook)
            self.take_focus()

        return show

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.calendar, self._compared_on = None, None
        self.outlooks.choose(_ALL)
        self.table.wait()

    def dismiss(self) -> bool:
        """Esc: all outlooks again."""
        if self.outlooks.key == _ALL:
            return False
        self.outlooks.choose(_ALL)
        return True

    def open_selected(self) -> None:
        """The contract of the renewal that the keyboard is on."""
        if self.table.current is not None:
            self._open(self.table.current)

    def plan(self) -> None:
        """One's own word and the preparation of the chosen renewal."""
        if self.table.current is not None:
            ask_plan(self.shell, self.table.current, self)

    def end(self) -> None:
        """Say how the chosen renewal ended."""
        line, book = self.table.current, self.shell.book
        if line is not None and book is not None:
            ask_end(self.shell, book, line.account_id, line.id, self)

    def keep(self) -> None:
        """Keep today's forecast, to be compared with what comes."""
        book = self.shell.book
        if book is None:
            return
        said = forecast_now(book)
        if self.shell.run(say("Keep the forecast"), keep_forecast, said) is not None:
            n = len(said)
            kept = say("The forecast of {n} renewal is kept.",
                       "The forecast of {n} renewals is kept.", n=n)  # fmt: skip
            self.shell.toast(render(kept), undoable=True)

    def listing(self) -> ShownListing | None:
        """The renewals of the chosen outlook, for a file or on paper; None until they are there."""
        calendar = self.calendar
        if calendar is None:
            return None
        lines = tuple(self.table.lines)
        name = render(say("Renewals {day}", day=f"{calendar.as_of}"))
        return ShownListing(
            tr("Renewals"),
            name,
            lambda today: renewal_listing(lines, calendar.until, today, calendar.rated),
        )

    def _open(self, line: RenewalLine) -> None:
        self.shell.open_account(line.account_id, f"contract/renewal:{line.id}")

    def _today(self) -> date:
        return self.calendar.as_of if self.calendar is not None else date.min

    def question(self) -> "Callable[[Book], RenewalCalendar]":
        """The renewals of the next twelve months, and the forecast to compare with."""
        compared_on = self._compared_on

        def work(book: "Book") -> RenewalCalendar:
            from csm_desktop.app.lists.accounts import accounts

            return renewal_calendar(book, accounts(book), compared_on)

        return work

    def show_answer(self, calendar: RenewalCalendar) -> None:
        """Sums, months, renewals, and what came of a forecast."""
        self.calendar = calendar
        cards = (self.committed, self.likely, self.open, self.at_risk)
        for card, found in zip(cards, calendar.sums, strict=True):
            self._show_sum(card, found)
            self.outlooks.set_number(found.outlook, found.number)
        self.outlooks.set_number(_ALL, len(calendar.lines))
        self.table.set_lines(calendar.lines)
        self._keep_outlook()
        self.months.set_lines(calendar.months)
        self._show_results(calendar)
        self.changed.emit()

    def _show_sum(self, card: AskedFigure, found: ForecastSum) -> None:
        n = say("{n} renewal", "{n} renewals", n=found.number)
        said = [render(n), moneys(found.amounts) or "–"]
        if len(found.amounts) > 1:
            said.append(
                rates_words(found.rates)
                if found.together is not None
                else tr("No rate joins these currencies, so they stand side by side.")
            )
        card.show_figure(sum_words(found), "\n".join(said), render(n))

    def _show_results(self, calendar: RenewalCalendar) -> None:
        self.kept.blockSignals(True)
        self.kept.set_chips([(f"{on}", day(on), None) for on in calendar.kept_on[-6:]])
        if calendar.compared_on is not None and f"{calendar.compared_on}" in self.kept.keys:
            self.kept.choose(f"{calendar.compared_on}")
        self.kept.blockSignals(False)
        there = calendar.compared_on is not None
        self.results.setVisible(there)
        self.kept.setVisible(there)
        if calendar.compared_on is None:
            self.words.setText(
                tr("No forecast is kept yet: one is kept with the first look of each month.")
            )
            return
        said = say(
            "The forecast of {day} against what has become of the same renewals until today.",
            day=calendar.compared_on,
        )
        self.words.setText(
            sentences(filter(None, (render(said), rates_words(calendar.result_rates))))
        )
        self.results.set_lines(calendar.results)

    def _compare(self, on: str) -> None:
        self._compared_on = date.fromisoformat(on)
        self._asker.ask()

    def _keep_outlook(self) -> None:
        key = self.outlooks.key
        self.table.keep(None if key == _ALL else lambda line: line.outlook == key)
