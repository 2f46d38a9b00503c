"""With which month the fiscal year begins, and the reasons that a renewal's end is given."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Card, Form, Text
from csm_desktop.ui.widgets.fields import Choice, ChoiceField, LongTextField, NumberField
from csm_desktop.wording import month, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class RenewalWords(Card):
    """Each field saves itself; an emptied list of reasons brings the program's own back."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Fiscal year and renewals"))
        self._shell = shell
        months = [Choice(n, month(date(2026, n, 1), full=True)) for n in range(1, 13)]
        self.first_month = ChoiceField(tr("Fiscal year begins in"), 1, months, self._choose)
        self.reasons = LongTextField(tr("Reasons of renewals, one a line"), "", self._keep, least=4)
        self.doors = NumberField(tr("Doors to open in a quarter"), save=self._aim)
        form = Form(width=320)
        form.add(tr("&Fiscal year begins in"), self.first_month)
        form.add(tr("&Reasons of renewals, one a line"), self.reasons)
        form.add(tr("&Doors to open in a quarter"), self.doors)
        self.add(form)
        note = tr(
            "A fiscal year has twelve whole months. Years of weeks (4-4-5) are not supported: the"
            " Revenue page takes any days instead."
        )
        self.add(Text(note, "caption", colour="secondary", wrap=True))

    def show_book(self, book: "Book") -> None:
        """Show what holds; ours are a hint, since choosing them would be an act."""
        from csm_desktop.app import settings
        from csm_desktop.app.money.renewals import REASONS, renewal_reasons

        with book.reading() as connection:
            own = settings.text_of(connection, REASONS)
            target = settings.doors_target(connection)
            self.doors.set_value(None if target is None else Decimal(target))
            self.first_month.set_value(settings.fiscal_start(connection))
            self.reasons.editor.setPlaceholderText("\n".join(renewal_reasons(connection)))
        self.reasons.set_value(own)

    def _choose(self, chosen: int) -> None:
        from csm_desktop.app.settings import set_fiscal_start

        self._shell.save(say("Change the fiscal year"), set_fiscal_start, chosen)

    def _aim(self, number: Decimal | None) -> None:
        from csm_desktop.app.settings import set_doors_target

        self._shell.save(say("Change the target of doors"), set_doors_target, number)

    def _keep(self, words: str) -> None:
        from csm_desktop.app.money.renewals import set_renewal_reasons

        self._shell.save(say("Change the reasons of renewals"), set_renewal_reasons, words)
