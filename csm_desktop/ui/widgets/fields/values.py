"""Fields of one line that mean a date, an amount of money, or a number."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.dates_in_words import date_in_words, doubtful_days
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import typed_values as reading
from csm_desktop.ui.widgets.fields.base import Field, Save, line_editor
from csm_desktop.ui.widgets.text import tip
from csm_desktop.ui.widgets.typed_values import Today
from csm_desktop.wording import day, money, number, render, tr


class DayField(Field[date | None, QLineEdit]):
    """A date in words: `fri`, `+2w`, `3 dec`. What is understood stands beneath while typing."""

    def __init__(
        self,
        name: str,
        value: date | None = None,
        save: Save | None = None,
        *,
        today: Today,
        quiet: bool = False,
    ) -> None:
        self._today = today
        line = line_editor("", tr("fri, +2w, 3 dec"), quiet=quiet)
        super().__init__(name, value, save, line)
        self.editor.textEdited.connect(self._explain)

    def _show(self, value: date | None) -> None:
        self.editor.setText(reading.day_for_typing(value))

    def _read(self) -> date | None:
        return reading.read_day(self.editor.text(), self._today())

    def _explain(self, words: str) -> None:
        found = date_in_words(words, self._today())
        doubt = reading.which_day(doubtful_days(words, self._today()))
        self._say(day(found) if found is not None else doubt)


class NumberField(Field[Decimal | None, QLineEdit]):
    """A number typed in the locale, exact."""

    def __init__(
        self,
        name: str,
        value: Decimal | None = None,
        save: Save | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(name, value, save, line_editor("", hint))

    def _show(self, value: Decimal | None) -> None:
        self.editor.setText("" if value is None else number(value, 6))

    def _read(self) -> Decimal | None:
        return reading.read_figure(self.editor.text())


class MoneyField(Field[Money | None, QLineEdit]):
    """An amount and its currency. Currencies are never converted: another one is another amount."""

    def __init__(
        self,
        name: str,
        value: Money | None = None,
        save: Save | None = None,
        *,
        currencies: Sequence[str],
    ) -> None:
        """`currencies` are ISO 4217 codes; the first one is meant where there is no amount yet."""
        self._currency = QComboBox()
        # Its own currency first, also where the book has others.
        known = [value.currency] if value is not None else []
        self._currency.addItems(list(dict.fromkeys([*known, *currencies])))
        self._currency.setAccessibleName(render(say("{name}, currency", name=name)))
        tip(self._currency, tr("Currency"))
        super().__init__(name, value, save, line_editor())
        both = QWidget()
        row = QHBoxLayout(both)
        theme.spaced(row, gap=theme.XS)
        row.addWidget(self.editor, 1)
        row.addWidget(self._currency)
        layout = self.layout()
        if layout is not None:
            layout.removeWidget(self.note)
            layout.addWidget(both)
            layout.addWidget(self.note)
        self._currency.activated.connect(lambda _: self.commit())

    def _show(self, value: Money | None) -> None:
        if value is None:
            self.editor.setText("")
            return
        index = self._currency.findText(value.currency)
        if index < 0:
            self._currency.addItem(value.currency)
            index = self._currency.count() - 1
        self._currency.setCurrentIndex(index)
        self.editor.setText(_bare(money(value, whole=True)))

    @property
    def typed(self) -> tuple[str, str]:
        return self.editor.text(), self._currency.currentText()

    def put_typed(self, typed: tuple[str, str]) -> None:
        words, currency = typed
        self.editor.setText(words)
        self._currency.setCurrentText(currency)

    def commit(self) -> bool:
        is_done = super().commit()
        if is_done and self.stored is not None:
            # A code that was typed beside the amount stands where it belongs.
            self._currency.setCurrentText(self.stored.currency)
        return is_done

    def _read(self) -> Money | None:
        words, currency = self.typed
        # Its code may be typed beside the amount: "9500 usd".
        figures = " ".join(word for word in words.split() if not word.isalpha())
        codes = [word.upper() for word in words.split() if word.isalpha()]
        offered = [self._currency.itemText(place) for place in range(self._currency.count())]
        if len(codes) == 1 and codes[0] in offered:
            words, currency = figures, codes[0]
        return reading.read_amount(words, currency)


def _bare(words: str) -> str:
    """An amount without its sign, which the currency beside it says already."""
    return "".join(
        sign for sign in words if sign.isdigit() or sign in ".,'’ \u00a0\u202f-−"
    ).strip()
