"""The settings: parts behind tabs, each made when it is first shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.settings.appearance import Appearance
from csm_desktop.ui.settings.calendars import CalendarsPart
from csm_desktop.ui.settings.commands import NAME, WantedPart, titles
from csm_desktop.ui.settings.health_model import HealthModelPart
from csm_desktop.ui.settings.letters import Letters
from csm_desktop.ui.settings.mail import MailPart
from csm_desktop.ui.settings.money import MoneyPart
from csm_desktop.ui.settings.part import Part
from csm_desktop.ui.settings.reminders import RemindersPart
from csm_desktop.ui.settings.team import Team
from csm_desktop.ui.settings.this_book import ThisBook
from csm_desktop.ui.settings.you import You
from csm_desktop.ui.widgets import Scroll
from csm_desktop.ui.widgets.layout.tab_row import Tabs, tab_row
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

_MAKES: dict[str, Callable[[Shell], Part]] = {
    "you": You, "team": Team, "money": MoneyPart, "book": ThisBook, "looks": Appearance,
    "reminders": RemindersPart, "health": HealthModelPart, "letters": Letters,
    "calendars": CalendarsPart, "mail": MailPart,
}  # fmt: skip


class SettingsPage(Page):
    """Alt and a digit lead to the parts, as in an account."""

    def __init__(self, shell: Shell, wanted: WantedPart) -> None:
        super().__init__(shell)
        self._wanted = wanted
        self._parts: dict[str, Part] = {}
        self._scrolls: dict[str, Scroll] = {}
        self._behind: set[str] = set()
        self.names = list(titles())
        self.bar = Tabs(tr("Parts of the settings"))
        for title in titles().values():
            self.bar.addTab(title)
        self.stack = QStackedWidget()
        head = _Head(self.bar)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        column.addWidget(head)
        column.addWidget(self.stack, 1)
        self.bar.currentChanged.connect(self._chosen)
        shell.commands.add(
            *(
                Command(
                    f"settings.tab.{number}", title, partial(self._reach, name),
                    f"Alt+{number % 10}", Menu.NONE, needs_book=True, page=NAME, in_palette=False,
                )
                for number, (name, title) in enumerate(titles().items(), 1)
            )
        )  # fmt: skip

    @property
    def part_name(self) -> str:
        """Which part is in front."""
        return self.names[self.bar.currentIndex()]

    @property
    def part(self) -> Part:
        """The part in front, made if it was not there yet."""
        return self.show_part(self.part_name)

    def show_part(self, name: str) -> Part:
        """Bring a part to the front, with what holds now."""
        if name not in self._parts:
            made = _MAKES[name](self.shell)
            self._parts[name] = made
            self._scrolls[name] = Scroll(made)
            self.stack.addWidget(self._scrolls[name])
            self._behind.add(name)
        self.bar.setCurrentIndex(self.names.index(name))
        self.stack.setCurrentWidget(self._scrolls[name])
        book = self.shell.book
        # A part that was not in front is told of the book only when it comes there.
        if name in self._behind and book is not None:
            self._behind.discard(name)
            self._parts[name].show_book(book)
        return self._parts[name]

    def show_book(self, book: "Book | None") -> None:
        """What was being typed belongs to the book of before."""
        self.settle()
        self._behind = set(self._parts)
        if book is not None:
            self.show_part(self.part_name)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again for the part in front; the others when they are seen."""
        del changes
        self._behind = set(self._parts)
        self.show_part(self.part_name)

    def title(self) -> str:
        """The page's name."""
        return tr("Settings")

    def take_focus(self) -> None:
        """Show the part that was asked for, and let it say where the keyboard goes on."""
        wanted, self._wanted.part = self._wanted.part, ""
        scored, self._wanted.scored = self._wanted.scored, None
        part = self.show_part(wanted or self.part_name)
        if scored is not None:
            part.show_account(scored)
        part.take_focus()

    def _reach(self, name: str) -> None:
        self.show_part(name).take_focus()

    def _chosen(self, index: int) -> None:
        self.show_part(self.names[index])
        self.state_changed.emit()


class _Head(QWidget):
    """The ground of the tabs, with a hairline beneath."""

    def __init__(self, bar: Tabs) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.setContentsMargins(0, theme.px(theme.S), 0, 0)
        column.addWidget(tab_row(bar))

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.base)
        painter.fillRect(0, self.height() - 1, self.width(), 1, inks.hairline)
