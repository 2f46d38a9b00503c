"""The language, light or dark, how large texts are, how dates and numbers are written."""

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame import looks
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.user.own_language import chosen_language, chosen_numbers, computer
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.theme import THEME, Mode
from csm_desktop.ui.widgets import Card, Choice, ChoiceField, Form, Text
from csm_desktop.wording import day, language_name, money, number, percent, render, tr
from csm_desktop.wording.own_voice import (
    AS_COMPUTER,
    AS_LANGUAGE,
    LANGUAGE_KEY,
    NUMBERS_KEY,
    languages_of_program,
)

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class Appearance(Part):
    """What is chosen here is worn at once; it is the computer's, not the book's."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        recents = shell.recents
        modes = [
            Choice(Mode.SYSTEM, tr("As the system")),
            Choice(Mode.LIGHT, tr("Light")),
            Choice(Mode.DARK, tr("Dark")),
        ]
        self.mode = ChoiceField(
            tr("Colours"), THEME.mode, modes, lambda mode: looks.wear(recents, mode)
        )
        sizes = [Choice(value, percent(Decimal(str(value)))) for value in looks.SCALES]
        self.text_size = ChoiceField(
            tr("Text size"), None, sizes, lambda scale: looks.scale_to(recents, scale)
        )
        self.language = ChoiceField(
            tr("Language"), chosen_language(recents), _languages(), self._speak
        )
        self.written = ChoiceField(
            tr("Dates and numbers"), chosen_numbers(recents), _ways_of_numbers(), self._write
        )
        self.sample = Text(colour="secondary", wrap=True)
        form = Form()
        form.add(tr("&Language"), self.language)
        form.add(tr("&Dates and numbers"), self.written)
        form.add("", self.sample)
        form.add(tr("&Colours"), self.mode)
        form.add(tr("&Text size"), self.text_size)
        card = Card(tr("Appearance"))
        card.add(form)
        card.add(Text(tr("This is kept on this computer, for every book."), "caption", wrap=True))
        self.lay_out([card])
        THEME.changed.connect(self._show_looks)
        self._show_looks()

    def show_book(self, book: "Book") -> None:
        """Show how a date, a number and an amount look here."""
        # One of each kind: a locale is understood by how it writes, not by its name.
        parts = (
            day(book.today()),
            number(Decimal("1234.5")),
            money(Money.of(48_500, "EUR"), whole=True),
        )
        self.sample.setText("   ·   ".join(parts))

    def take_focus(self) -> None:
        """The language."""
        self.language.setFocus()

    def _speak(self, language: str) -> None:
        self.shell.recents.put(LANGUAGE_KEY, language)
        # How numbers look goes with it, until somebody says otherwise.
        self.shell.recents.put(NUMBERS_KEY, "")
        self.shell.speak_anew()

    def _write(self, follow: str) -> None:
        self.shell.recents.put(NUMBERS_KEY, follow)
        self.shell.speak_anew()

    def _show_looks(self) -> None:
        """The keys for them work here, too."""
        self.mode.set_value(THEME.mode)
        self.text_size.set_value(looks.nearest_scale())


def _languages() -> list[Choice]:
    """Each as its speakers call it: who does not read the present one finds their own."""
    named = [Choice(language, language_name(language)) for language in languages_of_program()]
    return [Choice("", tr("As this computer")), *named]


def _ways_of_numbers() -> list[Choice]:
    ways = [Choice(AS_LANGUAGE, tr("As the language"))]
    locale = computer().locale
    if locale:
        named = QLocale(locale)
        words = say(
            "{language} ({country}), as this computer is set",
            language=named.nativeLanguageName() or locale,
            country=named.nativeTerritoryName() or locale,
        )
        ways.insert(0, Choice(AS_COMPUTER, render(words)))
    return ways
