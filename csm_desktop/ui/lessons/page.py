"""The lessons of the book in one list that is searched, the chosen one whole beneath it."""

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
from csm_desktop.ui.frame.lists.list_page import ListView
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.lessons.commands import EXPORT, PRINT, ROW_ACTS, declare
from csm_desktop.ui.paper.listed_page import ListedPage
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.widgets import Card, CellKind, Column, Text
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.table import Table
from csm_desktop.values import dataclass
from csm_desktop.wording import beside, label, mark, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


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


class LessonsPage(ListedPage[Lesson, _Found]):
    """Words typed into the filter search every column; Enter goes where a lesson stands."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, VIEWS, tr("Filter the lessons"), _ask)
        self.table.chosen.connect(self._show_chosen)
        self.years = Text(colour="secondary", wrap=True)
        self.whole = Card()
        self.words = Text(wrap=True)
        self.whole.add(self.words)
        self.lay_out(self.file_buttons(EXPORT, PRINT), self.years)
        column = self.layout()
        if column is not None:
            column.addWidget(self.whole)
        declare(self)
        self.offer(ROW_ACTS)
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

    def show_book(self, book: "Book | None") -> None:
        """Show the lessons of another book."""
        self._say_years(())
        super().show_book(book)

    def title(self) -> str:
        """The page's name."""
        return tr("Lessons")

    def copy(self) -> None:
        """Put the whole lesson into the clipboard."""
        QApplication.clipboard().setText(self.words.text())
        self.shell.toast(tr("Copied: a lesson, for our own side alone."))

    def listing(self) -> ShownListing | None:
        """The lines of the view, for a file or on paper; all pairings where it shows those, also
        those that taught nothing yet. None until they are there."""
        found, book = self.found, self.shell.book
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

    def open_line(self, line: Lesson) -> None:
        """Where a lesson stands."""
        self.shell.open_account(line.account_id, place_of_hit(line.kind, line.id))

    def show_found(self, found: _Found) -> None:
        """Show all lessons, and what pairings brought by the year."""
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
