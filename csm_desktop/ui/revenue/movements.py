"""What became of recurring revenue in a time: sums, figures, and line by line who moved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from csm_desktop.app.revenue.formulas import grr_formula, nrr_formula, renewal_formula
from csm_desktop.app.revenue.paper import movements_listing
from csm_desktop.app.revenue.report import (
    GroupExtras,
    Narrowed,
    RevenueReport,
    group_name,
    revenue_report,
)
from csm_desktop.domain.money.movement_lines import MovementLine
from csm_desktop.domain.money.revenue_figures import RevenueWindow
from csm_desktop.domain.money.revenue_groups import GroupBy, GroupTable, RevenueGroup
from csm_desktop.domain.money.windows import RevenueSpan, whole_days, window_of
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.revenue.columns import group_columns
from csm_desktop.ui.revenue.figure_cards import FigureCards
from csm_desktop.ui.revenue.outputs import out_buttons
from csm_desktop.ui.widgets import Button, Text
from csm_desktop.ui.widgets.chip import ChipRow
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.explanation import Explanation
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.near_days import PastDayField
from csm_desktop.ui.widgets.table import Table
from csm_desktop.wording import day, label, money, rates_words, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_OTHER = "other"
_LEAST_TABLE = 220  # px
_WHO = 8  # accounts that an explanation names


class MovementsFace(TableFace):
    """A window by account, segment, owner or product; Enter on a group shows its accounts."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.report: RevenueReport | None = None
        self.part: Narrowed | None = None
        self._days: RevenueWindow | None = None
        spans = [(span.value, label(span), None) for span in RevenueSpan]
        self.spans = ChipRow(tr("Time"), [*spans, (_OTHER, tr("Other days…"), None)])
        self.groups = ChipRow(tr("Grouped by"), [(by.value, label(by), None) for by in GroupBy])
        self.currencies = ChipRow(tr("Currency"), [])
        self.whole = Button("", self.widen, icon="arrow-left", kind="flat")
        self.words = Text(colour="secondary")
        self.rates = Text(role="caption", wrap=True)
        self.cards = FigureCards(self.take_focus)
        self._headed = (GroupBy.ACCOUNT, False)
        self.table = self._make_table()
        self._lay_out()
        self.spans.chosen.connect(self._choose_span)
        self.groups.chosen.connect(lambda _: self._ask_anew())
        self.currencies.chosen.connect(lambda _: self._show_table())

    def _make_table(self) -> Table[RevenueGroup]:
        table = Table(
            tr("Movements"),
            group_columns(GroupBy.ACCOUNT, self._extras),
            empty=EmptyState(
                tr("Nothing was earned in this time"),
                tr("Subscriptions with their start and amount make movements."),
            ),
        )
        table.opened.connect(self._open)
        table.chosen.connect(self.changed)
        return table

    def _lay_out(self) -> None:
        self.table.setMinimumHeight(theme.px(_LEAST_TABLE))
        parts = (
            ButtonBar(self.spans, out_buttons(self)),
            ButtonBar(self.groups, (self.whole, self.currencies, self.words)),
            self.rates,
            self.cards,
            self.table,
        )
        self.lay_out(_AsLowAsItCan(), parts, theme.M).setStretchFactor(self.table, 1)

    @property
    def by(self) -> GroupBy:
        """What a line stands for."""
        return GroupBy(self.groups.key)

    @property
    def shown(self) -> GroupTable | None:
        """The table of the currency in front."""
        tables = self.report.tables if self.report is not None else ()
        first = tables[0] if tables else None
        return next((one for one in tables if one.currency == self.currencies.key), first)

    def forget(self) -> None:
        """Another book: nothing of the former one is chosen or shown any more."""
        self.report, self.part, self._days = None, None, None
        self.spans.choose(RevenueSpan.TWELVE_MONTHS)
        self.groups.choose(GroupBy.ACCOUNT)
        self.table.wait()

    def dismiss(self) -> bool:
        """Esc: back to the whole book."""
        if self.part is None:
            return False
        self.widen()
        return True

    def widen(self) -> None:
        """Show the groups of the whole book again."""
        part, self.part = self.part, None
        if part is not None:
            self.groups.choose(part.by)
        self._ask_anew()

    def chosen_window(self) -> RevenueWindow:
        """The time that is chosen. Raises LookupError where no book is open."""
        book = self.shell.book
        if book is None:
            raise LookupError
        if self.spans.key == _OTHER and self._days is not None:
            return self._days
        from csm_desktop.app import settings

        with book.reading() as connection:
            first_month = settings.fiscal_start(connection)
        span = (
            RevenueSpan.TWELVE_MONTHS if self.spans.key == _OTHER else RevenueSpan(self.spans.key)
        )
        return window_of(span, book.today(), first_month)

    def ask_days(self) -> None:
        """Ask for the first and the last day of a time of one's own."""
        book = self.shell.book
        if book is None:
            return
        dialog = DaysDialog(book, self.chosen_window(), self)
        if dialog.exec():
            self._days = dialog.window_chosen()
            self.spans.blockSignals(True)
            self.spans.choose(_OTHER)
            self.spans.blockSignals(False)
            self._ask_anew()
        elif self._days is None and self.spans.key == _OTHER:
            self.spans.choose(RevenueSpan.TWELVE_MONTHS)

    def explain(self) -> None:
        """Say how the figures of the chosen line are reckoned, and who is behind them."""
        line = self.table.current
        if line is None:
            return
        action = tr("Open the account") if self.by is GroupBy.ACCOUNT else tr("Show its accounts")
        said = Explanation(
            group_name(line.name), self._why(line), action, lambda: self._open(line), self
        )
        said.show_beneath(self.cards)

    def open_selected(self) -> None:
        """The account of the line, or the accounts of the group."""
        if self.table.current is not None:
            self._open(self.table.current)

    def choose_columns(self) -> None:
        """Let the user choose what is shown."""
        self.table.choose_columns(self.table.mapToGlobal(self.table.rect().topLeft()))

    def listing(self) -> ShownListing | None:
        """What is shown, for a file or on paper; None until it is there."""
        report = self.report
        if report is None:
            return None
        window = report.window
        name = say("Movements {start} to {end}", start=f"{window.start}", end=f"{window.end}")
        return ShownListing(
            tr("Movements"),
            render(name),
            lambda today: movements_listing(report.as_movements(), today),
        )

    def _choose_span(self, key: str) -> None:
        if key == _OTHER:
            self.ask_days()
        else:
            self._ask_anew()

    def _ask_anew(self) -> None:
        self.table.wait()
        self._asker.ask()

    def question(self) -> "Callable[[Book], RevenueReport]":
        """The movements of the time that is chosen."""
        window, by, part = self.chosen_window(), self.by, self.part

        def work(book: "Book") -> RevenueReport:
            from csm_desktop.app.lists.accounts import accounts

            return revenue_report(book, accounts(book), window, by, part)

        return work

    def show_answer(self, report: RevenueReport) -> None:
        """Sums, figures and lines of the time."""
        self.report = report
        codes = [table.currency for table in report.tables if table.currency]
        self.currencies.set_chips([(code, code, None) for code in codes])
        self.currencies.setVisible(len(codes) > 1)
        first = report.window.start.toordinal() + 1
        said = say(
            "{first} to {last}",
            first=day(type(report.window.start).fromordinal(first)),
            last=day(report.window.end),
        )
        self.words.setText(render(said))
        self.whole.setVisible(self.part is not None)
        self.whole.setText(group_name(self.part.name) if self.part is not None else "")
        self._show_table()

    def _show_table(self) -> None:
        table, report = self.shown, self.report
        if table is None or report is None:
            return
        self.rates.setText(rates_words(table.figures.rates))
        self.rates.setVisible(bool(table.figures.rates))
        self.cards.show_table(table, report)
        headed = (report.by, any(group.sums.swapped.minor for group in table.groups))
        if headed != self._headed:
            self._headed = headed
            columns = group_columns(report.by, self._extras, swaps=headed[1])
            self.table.set_columns(columns, self.table.state())
        self.table.set_lines(table.groups)
        self.changed.emit()

    def _extras(self, line: RevenueGroup) -> GroupExtras:
        if self.report is None:
            raise LookupError(line.key)
        return self.report.extras[line.key]

    def _open(self, line: RevenueGroup) -> None:
        if self.by is GroupBy.ACCOUNT:
            self.shell.open_account(line.members[0].id, "contract")
            return
        self.part = Narrowed(self.by, line.key, line.name)
        self.groups.choose(GroupBy.ACCOUNT)

    def _why(self, line: RevenueGroup) -> str:
        told = [nrr_formula(line.figures), grr_formula(line.figures)]
        told += [renewal_formula(rate) for rate in self._extras(line).renewals]
        if self.by is not GroupBy.ACCOUNT:
            told += [_moved(member) for member in line.members[:_WHO] if member.moved]
        return "\n".join(told)


class _AsLowAsItCan(QWidget):
    """Asks for no more height than its parts need: a table has a bar of its own."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0


class DaysDialog(FormDialog):
    """From which day to which, both counted."""

    def __init__(self, book: "Book", window: RevenueWindow, parent: QWidget) -> None:
        super().__init__(
            tr("Other days"),
            tr("Both days count. Fiscal years of weeks (4-4-5) are not known: type their days."),
            tr("&Show"),
            self.window_chosen,
            parent,
        )
        first = type(window.start).fromordinal(window.start.toordinal() + 1)
        self.first = PastDayField(tr("First day"), first, today=book.today)
        self.last = PastDayField(tr("Last day"), window.end, today=book.today)
        self.form.add(tr("&First day"), self.first)
        self.form.add(tr("&Last day"), self.last)
        self.ready()
        self.first.setFocus()

    def window_chosen(self) -> RevenueWindow:
        """The days as they stand. Raises UserError while one is missing, or they are reversed."""
        first, last = self.first.stored, self.last.stored
        if first is None or last is None:
            raise UserError(tr("Which days?"), tr("Give the first and the last day."))
        if first > last:
            raise UserError(tr("The first day lies behind the last."), tr("Turn them round."))
        return whole_days(first, last)


def _moved(member: MovementLine) -> str:
    said = say(
        "{name}: {start} to {end}",
        name=member.account,
        start=money(member.start),
        end=money(member.end),
    )
    return render(said)
