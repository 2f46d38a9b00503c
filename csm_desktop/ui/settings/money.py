"""What the book is shown in, what other currencies are worth, and what the totals make of it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.settings.renewal_words import RenewalWords
from csm_desktop.ui.widgets import (
    Button,
    Card,
    CellKind,
    Column,
    FlowLayout,
    Form,
    Text,
)
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.fields import KnownField
from csm_desktop.ui.widgets.layout.contents import clear
from csm_desktop.wording import number, read_number, render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.book import Book
    from csm_desktop.app.lists.overview import Overview
    from csm_desktop.app.money.exchange import Exchange

_DIGITS = 12
_MANY = 8  # currencies that are offered to be typed; a book of more has its rates imported


class MoneyPart(Part):
    """Currency and rates, with the Book's figures beneath: they change as the rates do."""

    def __init__(self, shell: Shell) -> None:
        from csm_desktop.app.money.exchange import CURRENCIES
        from csm_desktop.ui.widgets.book_figures import FigureRow

        super().__init__(shell)
        self.asker = BookQuery(shell, lambda: _figures, self)
        self.currency = KnownField(
            tr("Currency of the book"), "", self._choose, known=lambda: CURRENCIES, example="EUR"
        )
        form = Form(width=240)
        form.add(tr("&Currency of the book"), self.currency)
        self.missing = Text(colour="secondary", wrap=True)
        self.offers = QWidget()
        self._offers = FlowLayout(self.offers)
        card = Card(tr("Totals"))
        card.add(form)
        card.add(self.missing)
        card.add(self.offers)
        self.rates: EditedList[ExchangeRate] = EditedList(
            tr("Exchange rates"),
            _columns(),
            edit=self._edit,
            add=self._add,
            remove=self._drop,
            hint=tr("New rate, such as: 1 USD = 0.92 EUR"),
            nothing=tr(
                "No rate is known. Without one, totals are shown for each currency by itself: "
                "nothing is looked up or guessed."
            ),
            today=self._today,
        )
        self.figures = FigureRow(wraps=True)
        self.asker.answered.connect(self.figures.show_overview)
        self.shown = Text(tr("What the Book shows now"), "strong")
        self.renewals = RenewalWords(shell)
        self.lay_out([card, self.rates, self.shown, self.figures, self.renewals])

    def show_book(self, book: "Book") -> None:
        """Show what holds; the figures follow from a thread."""
        from csm_desktop.app.money.exchange import exchange

        found = exchange(book)
        usual = say("As most accounts pay: {code}", code=found.currency)
        # What holds without a choice is a hint and not a value: choosing it would be an act.
        self.currency.show_hint(render(usual) if found.currency and not found.chosen else "EUR")
        self.currency.set_value(found.currency if found.chosen else "")
        self.rates.show_lines(found.rates)
        self._offer(found)
        self.renewals.show_book(book)
        self.asker.ask()

    def take_focus(self) -> None:
        """The currency, or the first rate."""
        if self.rates.table.lines:
            self.rates.table.setFocus()
            if self.rates.table.current is None:
                self.rates.table.step(0)
        else:
            self.currency.setFocus()

    def _offer(self, found: "Exchange") -> None:
        """A button for each currency that lacks a rate, which begins the line for it."""
        clear(self._offers)
        self.missing.setVisible(bool(found.missing))
        self.offers.setVisible(bool(found.missing))
        words = say(
            "Of these currencies nobody has said what they are worth in {currency}. Until then "
            "totals are shown for each by itself.",
            currency=found.currency,
        )
        self.missing.setText(render(words) if found.missing else "")
        # The commonest first; the rest come up as these are answered.
        for code, n in found.missing[:_MANY]:
            words = say("{code}: {n} account", "{code}: {n} accounts", code=code, n=n)
            button = Button(render(words), partial(self._begin, code, found.currency))
            self._offers.addWidget(button)
            button.show()

    def _begin(self, code: str, into: str) -> None:
        line = self.rates.new
        line.setText(f"1 {code} = ")
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.setCursorPosition(len(line.text()))
        line.setAccessibleDescription(render(say("in {currency}", currency=into)))

    def _choose(self, code: str) -> None:
        from csm_desktop.app.money.exchange import set_currency

        self.shell.save(say("Change the currency of the book"), set_currency, code)

    def _add(self, words: str) -> int:
        from csm_desktop.app.money import exchange

        book = self.shell.book
        into = exchange.exchange(book).currency if book is not None else ""
        typed = exchange.read_rate(words, into)
        saying = say("New rate of {code}", code=typed.from_currency)
        return self.shell.save(saying, exchange.new_rate, typed).id

    def _edit(self, line: ExchangeRate, key: str, value: Any) -> None:
        from csm_desktop.app.money.exchange import edit_rate

        if key == "rate":
            value = _read_rate(value)
            if value == line.rate:
                return
        saying = say("Change the rate of {code}", code=line.from_currency)
        self.shell.save(saying, edit_rate, line.id, **{key: value})

    def _drop(self, line: ExchangeRate) -> None:
        from csm_desktop.app.money.exchange import remove_rate

        saying = say("Remove the rate of {code}", code=line.from_currency)
        self.shell.run(saying, remove_rate, line.id)

    def _today(self) -> "date":
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()


def _figures(book: "Book") -> "Overview":
    from csm_desktop.app.lists import accounts as listing
    from csm_desktop.app.lists.overview import overview

    return overview(book, listing.accounts(book))


def _read_rate(words: str) -> Any:
    try:
        return read_number(words) if words else None
    except ValueError:
        raise UserError(
            render(say("“{words}” is not a number.", words=words[:40])),
            tr("Type digits only, such as 0.92."),
        ) from None


def _columns() -> list[Column[ExchangeRate]]:
    def figure(rate: ExchangeRate) -> str:
        return number(rate.rate, _DIGITS)

    def sentence(rate: ExchangeRate) -> str:
        words = say(
            "1 {one} is {rate} {other} from {on} on",
            one=rate.from_currency,
            rate=figure(rate),
            other=rate.to_currency,
            on=rate.on,
        )
        return render(words)

    return [
        Column("from_currency", tr("One"), lambda line: line.from_currency, CellKind.STRONG, 80,
               editable=True, sentence=sentence),
        Column("rate", tr("Is worth"), figure, width=130, sort=lambda line: line.rate,
               editable=True),
        Column("to_currency", tr("In"), lambda line: line.to_currency, width=80, editable=True),
        Column("on", tr("Valid from"), lambda line: line.on, CellKind.DAY, 120, editable=True),
        Column("source", tr("Where it was read"), lambda line: line.source, CellKind.QUIET,
               editable=True, stretch=True),
    ]  # fmt: skip
