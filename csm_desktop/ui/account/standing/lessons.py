"""Lessons of like customers, proposed where an account stands."""

from typing import TYPE_CHECKING, cast

from csm_desktop.app.lists.lessons import lessons_for
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.lessons import FittingLesson
from csm_desktop.ui.commands.choices import place_of_hit
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.widgets import Button, Card, CellKind, Column
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import beside, label, render, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from csm_desktop.app.accounts.view import AccountView
    from csm_desktop.app.book import Book


class LessonsCard(Card):
    """At most three, with the reason; Enter goes where a lesson stands. Nothing fits: no card."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("What worked at customers like this one"))
        self._tab = tab
        self._shown: int | None = None
        self.all = Button(tr("All lessons"), lambda: tab.shell.go("lessons"), kind="flat")
        if self.header is not None:
            for part in (Lock(), self.all):
                self.header.add(part)
        self.table: WholeTable[FittingLesson] = WholeTable(
            tr("What worked at customers like this one"), _columns(), compact=True
        )
        self.table.opened.connect(self._open)
        put_in_card(self, self.table)
        self._asker = BookQuery(tab.shell, self._question, self)
        self._asker.answered.connect(self._came)
        self.hide()

    def show_account(self, view: "AccountView") -> None:
        """Ask for an account; nothing of the former one is shown meanwhile."""
        if self._shown != view.account_id:
            self._show(())
        self._shown = view.account_id
        self._asker.ask()

    def _question(self) -> "Callable[[Book], tuple[int, tuple[FittingLesson, ...]]]":
        account_id, standing = self._tab.account_id, self._tab.view.standing.standing
        return lambda book: (account_id, lessons_for(book, account_id, standing))

    def _came(self, found: object) -> None:
        account_id, lines = cast("tuple[int, tuple[FittingLesson, ...]]", found)
        if account_id == self._shown:
            self._show(lines)

    def _show(self, lines: tuple[FittingLesson, ...]) -> None:
        self.table.set_lines(lines)
        self.setVisible(bool(lines))

    def _open(self, line: FittingLesson) -> None:
        found = line.lesson
        self._tab.shell.open_account(found.account_id, place_of_hit(found.kind, found.id))


def _columns() -> list[Column[FittingLesson]]:
    def sentence(line: FittingLesson) -> str:
        return render(say("{account}: {text}", account=line.lesson.account, text=line.lesson.text))

    return [
        Column("account", tr("Account"), lambda line: line.lesson.account, CellKind.STRONG, 170,
               sentence=sentence),
        Column("source", tr("Source"), lambda line: label(line.lesson.source), width=140),
        Column("text", tr("Lesson"), lambda line: line.lesson.text, stretch=True),
        Column("why", tr("Why"), lambda line: beside(map(render, line.reasons)), width=260),
    ]  # fmt: skip
