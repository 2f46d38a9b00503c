"""The lessons of the book in one list that is searched, the chosen one whole beneath it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from csm_desktop.app.documents.lesson_listing import (
    done_words,
    lesson_listing,
    pairing_listing,
    year_words,
)
from csm_desktop.app.strategies.pairing_view import BookPairings
from csm_desktop.domain.journey.pairing import PairingYear
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.lessons import Lesson, LessonSource
from csm_desktop.ui.commands.choices import place_of_hit
from csm_desktop.ui.frame.lists.list_commands import row_acts
from csm_desktop.ui.frame.lists.list_page import ListPage, ListView
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.book_query import BookQuery
from csm_desktop.ui.lessons.commands import EXPORT, PRINT, ROW_ACTS, declare
from csm_desktop.ui.paper.listings import ShownListing, ask_csv, ask_page
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, label, mark, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet


@dataclass(frozen=True, slots=True)
class _Found:
    """All lessons, and all pairings with what they brought by the year."""

    lessons: tuple[Lesson, ...]
    pairings: BookPairings


def _of(source: LessonSource) -> "ListView[Lesson, None]":
    return ListView(source.value, _TITLES[source], lambda line, _: line.source is source)


_TITLES = {
    LessonSource.LESSON: mark("Rescues and other strategies"),
    LessonSource.WIN_STORY: mark("Win stories"),
    LessonSource.ESSENCE: mark("What made champions succeed"),
    LessonSource.PAIRING: mark("Pairings"),
}
VIEWS = [ListView("all", mark("All"), lambda _, __: True), *map(_of, _TITLES)]


class LessonsPage(ListPage[Lesson, None]):
    """Words typed into the filter search every column; Enter goes where a lesson stands."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VIEWS, tr("Filter the lessons"))
        self._found: _Found | None = None
        self._asker = BookQuery(shell, lambda: _ask, self)
        self._asker.answered.connect(self._came)
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._show_chosen)
        self.years = Text(colour="secondary", wrap=True)
        self.whole = Card()
        self.words = Text(wrap=True)
        self.whole.add(self.words)
        run = shell.commands.run
        self.lay_out(
            [
                Button(tr("CSV…"), partial(run, EXPORT), icon="file-download"),
                Button(tr("Print…"), partial(run, PRINT), icon="printer"),
            ],
            self.years,
        )
        column = self.layout()
        if column is not None:
            column.addWidget(self.whole)
        declare(self)
        self.table.row_acts = lambda: row_acts(shell.commands, ROW_ACTS)
        self._show_chosen()

    def make_table(self) -> Table[Lesson]:
        """One lesson at a time; it is edited where it stands."""
        return Table(
            tr("Lessons"),
            _columns(),
            many=False,
            empty=EmptyState(
                tr("No lesson is in the book yet"),
                tr("The end of a rescue, a win story, what made a champion succeed and what came of"
                   " a pairing stand here as soon as somebody wrote them down."),
            ),
            none_found=EmptyState(tr("No lesson fits"), tr("Esc shows all of them again.")),
        )  # fmt: skip

    def context(self) -> None:
        """The views need nothing beside a line."""

    def show_book(self, book: "Book | None") -> None:
        """Show the lessons of another book."""
        self.clear()
        self._found = None
        self.keep()  # the views need no context that could be another
        self._say_years(())
        if book is not None:
            self.refresh(None)

    def refresh(self, changes: "ChangeSet | None") -> None:
        """Ask again; the answer comes from a thread."""
        del changes
        self._asker.ask()

    def title(self) -> str:
        """The page's name."""
        return tr("Lessons")

    def open_selected(self) -> None:
        """Where the lesson that the keyboard is on stands."""
        self.on_current(self._open)

    def copy(self) -> None:
        """Put the whole lesson into the clipboard."""
        QApplication.clipboard().setText(self.words.text())
        self.shell.toast(tr("Copied: a lesson, for our own side alone."))

    def export(self) -> None:
        """Write the lessons of the view into a file; of pairings what came of each."""
        ask_csv(self.shell, self.listing(), self)

    def print_(self) -> None:
        """The lessons of the view on paper."""
        ask_page(self.shell, self.listing(), self)

    def listing(self) -> ShownListing | None:
        """The lines of the view, for a file or on paper; all pairings where it shows those, also
        those that taught nothing yet. None until they are there."""
        found, book = self._found, self.shell.book
        if found is None or book is None:
            return None
        if self.views.key == LessonSource.PAIRING.value:
            name = render(say("Pairings {day}", day=f"{book.today()}"))
            return ShownListing(
                tr("Pairings"), name, lambda on: pairing_listing(found.pairings, on)
            )
        lines = tuple(self.table.lines)
        name = render(say("Lessons {day}", day=f"{book.today()}"))
        return ShownListing(tr("Lessons"), name, lambda on: lesson_listing(lines, on))

    def _open(self, line: Lesson) -> None:
        self.shell.open_account(line.account_id, place_of_hit(line.kind, line.id))

    def _came(self, found: _Found) -> None:
        self._found = found
        self._say_years(found.pairings.years)
        self.show_lines(found.lessons)
        self._show_chosen()

    def _say_years(self, years: tuple[PairingYear, ...]) -> None:
        self.years.setText("\n".join(map(year_words, years)))
        self.years.setVisible(bool(years))

    def _show_chosen(self) -> None:
        chosen = next(iter(self.table.selection), None)
        self.whole.setVisible(chosen is not None)
        self.words.setText(whole_lesson(chosen) if chosen is not None else "")


def whole_lesson(lesson: Lesson) -> str:
    """A lesson with all that is known of it, a part a line."""
    parts = (
        (tr("Problem"), lesson.problem),
        (tr("What was done"), done_words(lesson)),
        (tr("What came of it"), lesson.outcome),
        (tr("About"), beside(lesson.tags)),
    )
    told = [render(say("{account}: {text}", account=lesson.account, text=lesson.text))]
    told += [render(say("{part}: {text}", part=part, text=text)) for part, text in parts if text]
    return "\n".join(told)


def _columns() -> list[Column[Lesson]]:
    def sentence(line: Lesson) -> str:
        return render(say("{account}: {text}", account=line.account, text=line.text))

    return [
        Column("account", tr("Account"), lambda line: line.account, CellKind.STRONG, 170,
               sentence=sentence),
        Column("source", tr("Source"), lambda line: label(line.source), width=140),
        Column("text", tr("Lesson"), lambda line: line.text, stretch=True),
        Column("problem", tr("Problem"), lambda line: line.problem, width=180),
        Column("done", tr("What was done"), done_words, width=180),
        Column("outcome", tr("What came of it"), lambda line: line.outcome, width=160),
        Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 110),
        Column("tags", tr("About"), lambda line: beside(line.tags), width=150, hidden=True),
    ]  # fmt: skip


def _ask(book: "Book") -> _Found:
    from csm_desktop.app.lists.lessons import all_lessons
    from csm_desktop.app.strategies.pairing_view import book_pairings

    return _Found(all_lessons(book), book_pairings(book))
