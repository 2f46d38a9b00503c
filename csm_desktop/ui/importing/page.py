"""Importing lists, from the files to the report: nothing is stored before the user says so."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from csm_desktop.app.imports import ImportReport, Kind, import_lists
from csm_desktop.domain.saying import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.frame.background import Job, StoppedError
from csm_desktop.ui.frame.background import Progress as Report
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.importing.basket import Basket
from csm_desktop.ui.importing.commands import chosen_files
from csm_desktop.ui.importing.report import ReportView
from csm_desktop.ui.importing.review import Review
from csm_desktop.ui.importing.sources import (
    Source,
    Understood,
    shown_columns,
    understood,
    with_answer,
    with_column,
    with_kind,
)
from csm_desktop.ui.importing.words import report_words
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.progress import Progress
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import told, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet

NAME = "import"


class ImportPage(Page):
    """Choose files, look at what they bring, correct it, store it, read what happened."""

    def __init__(self, shell: Shell, basket: Basket) -> None:
        super().__init__(shell)
        self._basket = basket
        self._found = Understood(())
        self._wanted: list[Source] = []
        self._anew: set[Path] = set()
        self._reading = False
        self._job: Job[ImportReport] | None = None
        self.report: ReportView | None = None
        self.nothing = EmptyState(
            tr("Import lists of accounts, contacts, subscriptions or readings"),
            tr("Drop CSV or Excel files on the window, or choose them. Nothing is stored yet."),
            tr("Choose files…"),
            self.choose,
        )
        self.review = Review(self._map, self._choose_kind, self._answer, self._leave, shell.locale)
        self.reading = Progress(tr("Reading the files"))
        self.storing = Progress(tr("Importing"), self._cancel)
        self.stack = QStackedWidget()
        for each in (self.nothing, self.review):
            self.stack.addWidget(each)
        self._make_foot()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.setContentsMargins(*(theme.px(each) for each in (20, 16, 20, 16)))
        column.addWidget(self.stack, 1)
        self.held = Text("", "caption", colour="error", wrap=True)
        column.addWidget(self.held)
        column.addWidget(self.reading)
        column.addWidget(self.storing)
        column.addWidget(self.foot)
        basket.listen(self._take)
        self._show()

    # the page

    def show_book(self, book: "Book | None") -> None:
        """Another book: what was looked at was for the former one."""
        del book
        self._forget()
        self._take()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """What a file brings does not depend on the book, but for a currency that it knows."""
        del changes
        if self._found.questions:
            self._understand()

    def title(self) -> str:
        """The page's name."""
        return tr("Import")

    def aside(self) -> str:
        """The files."""
        names = [each.path.name for each in self._wanted]
        return ", ".join(names) if len(names) < 4 else told(say("{n} files", n=len(names)))

    def take_focus(self) -> None:
        """Where the keyboard goes on."""
        if self.report is not None:
            self.report.table.setFocus()
        elif self._wanted:
            self.review.take_focus()
        elif self.nothing.button is not None:
            self.nothing.button.setFocus()

    def choose(self) -> None:
        """Ask for files."""
        self._basket.put(chosen_files(self))

    # correcting

    def _take(self) -> None:
        """Files came: read them beside those that are here."""
        paths = self._basket.take() if self.shell.book is not None else []
        if not paths or self._job is not None:
            return
        if self.report is not None:
            self._forget()
        known = {each.path for each in self._wanted}
        new = [Source(path) for path in paths if path not in known]
        self._wanted += new
        self._understand({each.path for each in new})

    def _change(self, source: Source) -> None:
        self._wanted = [source if each.path == source.path else each for each in self._wanted]
        self._understand({source.path})

    def _as_wanted(self, place: int) -> Source:
        """A file that is shown, with what was corrected since it was read."""
        shown = self._found.sources[place]
        return next((each for each in self._wanted if each.path == shown.path), shown)

    def _map(self, place: int, within: int, header: str, key: str) -> None:
        columns = shown_columns(self._found.sources[place], within)
        self._change(with_column(self._as_wanted(place), columns, header, key))

    def _choose_kind(self, place: int, kind: Kind) -> None:
        self._change(with_kind(self._as_wanted(place), kind))

    def _answer(self, topic: str, value: str) -> None:
        self._wanted = [with_answer(each, topic, value) for each in self._wanted]
        self._understand({each.path for each in self._wanted})

    def _leave(self, place: int) -> None:
        left = self._found.sources[place].path
        self._wanted = [each for each in self._wanted if each.path != left]
        self._understand()

    def _understand(self, anew: set[Path] | None = None) -> None:
        """Read on a thread; what is asked for meanwhile is read right after."""
        self._anew |= anew or set()
        if self._reading:
            return
        self._reading = True
        sources, again = tuple(self._wanted), frozenset(self._anew)
        self._anew = set()
        book = self.shell.book
        self.reading.begin()
        self._enable()
        self.shell.background.start(
            lambda _: understood(book, sources, again), self._understood, self._not_understood
        )

    def _understood(self, found: Understood) -> None:
        self._reading = False
        self.reading.end()
        read = {each.path: each for each in found.sources}
        self._wanted = [
            read[each.path]
            if each.path in read and read[each.path].options == each.options
            else replace(each, bare=read[each.path].bare, reading=read[each.path].reading)
            if each.path in read
            else each
            for each in self._wanted
        ]
        if self._anew or len(found.sources) != len(self._wanted):
            self._understand()
            return
        self._found = found
        self._show()

    def _not_understood(self, error: BaseException) -> None:
        self._reading = False
        self.reading.end()
        self._enable()
        if not isinstance(error, UserError):
            raise error
        self.shell.tell(error)

    # storing

    def store(self) -> None:
        """Import what was understood, on a thread, while the book is kept from other changes."""
        book = self.shell.book
        if book is None or not self.go_on.isEnabled():
            return
        readings = self._found.readings
        good_rows, update = self.good_rows.isChecked(), self.update_.isChecked()

        def work(report: Report) -> ImportReport:
            with book.reserved(tr("An import")):
                return import_lists(
                    book, readings, good_rows=good_rows, update=update, progress=report
                )

        self.storing.begin()
        self._job = self.shell.background.start(work, self._stored, self._not_stored, self._writing)
        self._enable()

    def _writing(self, done: int, of: int) -> None:
        """Cancel holds until the book is written to: then all of it is stored, or nothing."""
        del of
        if done:
            self.storing.cancel.setEnabled(False)
            self.storing.advance(0, 0, tr("Writing. Afterwards, Undo takes all of it back."))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stored(self, report: ImportReport) -> None:
        self._job = None
        self.storing.end()
        names = [each.path.name for each in self._wanted]
        self.shell.toast(report_words(report, names), undoable=bool(report.stored))
        self.report = ReportView(report, self.shell.locale)
        self.stack.addWidget(self.report)
        self._show()

    def _not_stored(self, error: BaseException) -> None:
        self._job = None
        self.storing.end()
        self._enable()
        if isinstance(error, StoppedError):
            self.shell.toast(tr("The import was stopped. Nothing was stored."))
        elif isinstance(error, UserError):
            self.shell.tell(error)
        else:
            raise error

    # showing

    def _make_foot(self) -> None:
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        theme.spaced(row, gap=theme.M)
        self.good_rows = QCheckBox(tr("Store the good rows of files with bad ones"))
        self.update_ = QCheckBox(tr("Where the book differs, take the file's value"))
        self.good_rows.toggled.connect(self._enable)
        self.more = Button(tr("Add files…"), self.choose)
        self.give_up = Button(tr("Cancel"), self._give_up)
        self.go_on = Button(tr("Import"), self.store, kind="primary")
        self.done = Button(tr("Done"), self._done, kind="primary")
        row.addWidget(self.good_rows)
        row.addWidget(self.update_)
        row.addStretch(1)
        for button in (self.more, self.give_up, self.go_on, self.done):
            row.addWidget(button)

    def _show(self) -> None:
        """Bring forward what there is: the report, the files, or nothing yet."""
        here = self.report is None and bool(self._wanted)
        if here:
            self.review.show_found(self._found)
        shown: QWidget = self.report or (self.review if here else self.nothing)
        self.stack.setCurrentWidget(shown)
        self.foot.setVisible(here or self.report is not None)
        self.good_rows.setVisible(here and bool(self._bad()))
        for each in (self.update_, self.give_up, self.go_on):
            each.setVisible(here)
        self.done.setVisible(self.report is not None)
        self.more.setText(tr("Add files…") if here else tr("Import more…"))
        self._enable()
        self.state_changed.emit()
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not focused.isVisibleTo(self)):
            QTimer.singleShot(0, self, self.take_focus)

    def _enable(self) -> None:
        """Import says how many rows it would store, and waits for what is open."""
        number = self._storable()
        held = [] if self.good_rows.isChecked() or self.report else self._bad()
        words = say(
            "{files} {n:has|have} bad rows: not stored, unless you want the good ones.",
            files=", ".join(held),
            n=len(held),
        )
        self.held.setText(told(words, self.shell.locale))
        self.held.setVisible(bool(held))
        words = say("Import {n} {n:row|rows}", n=number)
        self.go_on.setText(told(words, self.shell.locale) if number else tr("Import"))
        free = not self._reading and self._job is None
        self.go_on.setEnabled(free and self._found.can_be_stored and number > 0)
        self.more.setEnabled(self._job is None)
        self.give_up.setEnabled(self._job is None)
        self.review.setEnabled(self._job is None)

    def _bad(self) -> list[str]:
        """The files with rows that can not be stored."""
        return [
            source.path.name
            for source in self._found.sources
            if any(plan.refused for plan in source.plans)
        ]

    def _storable(self) -> int:
        """Rows that Import would bring; a file with bad rows brings none unless it may."""
        return sum(
            plan.ready
            for source in self._found.sources
            if source.is_ready
            and (self.good_rows.isChecked() or not any(each.refused for each in source.plans))
            for plan in source.plans
        )

    def _forget(self) -> None:
        if self.report is not None:
            self.stack.removeWidget(self.report)
            self.report.deleteLater()
            self.report = None
        self._wanted, self._found = [], Understood(())
        self.good_rows.setChecked(False)
        self.update_.setChecked(False)
        self._show()

    def _give_up(self) -> None:
        self._forget()
        self.shell.go("book")

    def _done(self) -> None:
        self._forget()
        self.shell.go("book")
