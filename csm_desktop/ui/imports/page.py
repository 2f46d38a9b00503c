"""Importing lists, from the files to the report: nothing is stored before the user says so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from csm_desktop.app.imports import ImportReport, ListKind, import_lists
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.background import Job, StoppedError
from csm_desktop.ui.background import Progress as Report
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.imports.commands import chosen_files
from csm_desktop.ui.imports.foot import ImportFooter
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.profile_commands import PAGE as PROFILES
from csm_desktop.ui.imports.profile_note import ProfileNote
from csm_desktop.ui.imports.reader import Reader
from csm_desktop.ui.imports.report import ReportView
from csm_desktop.ui.imports.review import PlanReview
from csm_desktop.ui.imports.sources import (
    Source,
    Understood,
    sheets,
    with_answer,
    with_column,
    with_kind,
    with_rows_left,
    without_profile,
)
from csm_desktop.ui.imports.words import files_words, report_words
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.progress import Progress
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet, StepHeader

NAME = "import"


class ImportPage(Page):
    """Choose files, look at what they bring, correct it, store it, read what happened."""

    def __init__(self, shell: Shell, basket: PendingFiles) -> None:
        super().__init__(shell)
        self._basket = basket
        self._found = Understood(())
        self._job: Job[ImportReport] | None = None
        self._latest: tuple[StepHeader, ...] = ()
        self._answering = False
        self.report: ReportView | None = None
        self.nothing = EmptyState(
            tr("Import lists of accounts, contacts, subscriptions, readings or opportunities"),
            tr("Drop CSV or Excel files on the window, or choose them. Nothing is stored yet."),
            tr("Choose files…"),
            self.choose,
        )
        self.review = PlanReview(
            self._map, self._choose_kind, self._answer, self._leave, self._leave_rows
        )
        self.reading = Progress(tr("Reading the files"), self._give_up)
        self.storing = Progress(tr("Importing"), self._cancel)
        self.reader = Reader(
            shell.background, self.reading, self._enable, self._understood, self._not_understood
        )
        self.note = ProfileNote(self._without_profile, lambda: shell.go(PROFILES))
        self.foot = ImportFooter(
            self._understand, self.choose, self._give_up, self.store, self._done
        )
        self.stack = QStackedWidget()
        self.blank = QWidget()
        for each in (self.nothing, self.review, self.blank):
            self.stack.addWidget(each)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        column.setContentsMargins(*(theme.px(each) for each in (20, 16, 20, 16)))
        column.addWidget(self.stack, 1)
        for part in (self.reading, self.storing, self.note, self.foot):
            column.addWidget(part)
        basket.listen(self._take)
        shell.commands.add(
            Command(
                "import.store", tr("Import these rows"), self.store, "Ctrl+Return", Menu.FILE,
                enabled=self.foot.go_on.isEnabled, needs_book=True, page=NAME,
                icon="file-import", group=1,
            )
        )  # fmt: skip
        self._show()

    @property
    def busy(self) -> bool:
        """Whether files are read or stored now."""
        return self.reader.busy or self._job is not None

    # the page

    def show_book(self, book: "Book | None") -> None:
        """Another book: what was looked at was for the former one."""
        del book
        self._forget()
        self._take()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """What a file would do depends on what the book holds."""
        del changes
        book = self.shell.book
        open_ = bool(self.reader.wanted) and self.report is None and self._job is None
        if open_ and book is not None and book.history(1) != self._latest:
            self._understand()

    def title(self) -> str:
        """The page's name."""
        return tr("Import")

    def aside(self) -> str:
        """The files."""
        return files_words([source.path.name for source in self.reader.wanted])

    def take_focus(self) -> None:
        """Where the keyboard goes on."""
        if self.report is not None:
            self.report.take_focus(self.foot.done)
        elif self._found.sources:
            self.review.take_focus()
        elif self.nothing.button is not None and not self.reader.wanted:
            self.nothing.button.setFocus()
        else:
            self.setFocus()

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
        known = {source.path for source in self.reader.wanted}
        new = [Source(path) for path in paths if path not in known]
        self.reader.change([*self.reader.wanted, *new], new)
        self._understand()
        self._show()

    def _change(self, changed: Sequence[Source]) -> None:
        by_path = {source.path: source for source in changed}
        self.reader.change([by_path.get(e.path, e) for e in self.reader.wanted], changed)
        self._understand()

    def _as_wanted(self, index: int) -> Source:
        """A file that is shown, with what was corrected since it was read."""
        shown = self._found.sources[index]
        return next((source for source in self.reader.wanted if source.path == shown.path), shown)

    def _map(self, index: int, within: int, header: str, key: str) -> None:
        columns = sheets(self._found.sources[index])[within].columns
        self._change([with_column(self._as_wanted(index), columns, header, key)])

    def _choose_kind(self, index: int, within: int, kind: ListKind | None) -> None:
        """A list left out; where it is all that its file holds, the file with it."""
        every = sheets(self._found.sources[index])
        if kind is None and not [e for e in every if e.plan and e is not every[within]]:
            self._leave(index)
        else:
            self._change([with_kind(self._as_wanted(index), every[within], kind)])

    def _leave_rows(self, index: int, within: int, lines: frozenset[int] | None) -> None:
        """Rows left out of a list, or all of them again."""
        sheet = sheets(self._found.sources[index])[within]
        self._change([with_rows_left(self._as_wanted(index), sheet, lines)])

    def _answer(self, topic: str, value: str) -> None:
        self._answering = True
        self._change([with_answer(source, topic, value) for source in self.reader.wanted])

    def _without_profile(self) -> None:
        self._change([without_profile(source) for source in self.reader.wanted])

    def _leave(self, index: int) -> None:
        left = self._found.sources[index].path
        self.reader.change([source for source in self.reader.wanted if source.path != left], ())
        if self.reader.wanted:
            self._understand()
        else:
            self._forget()

    def _understand(self) -> None:
        book = self.shell.book
        self._latest = book.history(1) if book is not None else ()
        self.reader.ask(book, self.foot.wishes)

    def _understood(self, found: Understood) -> None:
        first = not self._found.sources
        self._found = found
        self._show()
        if first and self.isVisible() and not self._is_elsewhere():
            soon(self, self.take_focus)
        elif self._answering and self.isVisible() and not self._is_elsewhere():
            soon(self, self._go_on)
        self._answering = False

    def _go_on(self) -> None:
        """What was answered is gone with its button: the next question, else Import."""
        if self.review.questions.cards or not self.foot.go_on.isEnabled():
            self.take_focus()
        else:
            self.foot.go_on.setFocus()

    def _is_elsewhere(self) -> bool:
        """Whether the user types somewhere else meanwhile: in the palette, or in a dialog."""
        focused = QApplication.focusWidget()
        return focused is not None and (
            focused.window() is not self.window() or focused.inherits("QLineEdit")
        )

    def _not_understood(self, error: UserError) -> None:
        self._enable()
        self.shell.tell(error)

    # storing

    def store(self) -> None:
        """Import what was understood, on a thread, while the book is kept from other changes."""
        book = self.shell.book
        if book is None or not self.foot.go_on.isEnabled():
            return
        readings, wishes = self._found.readings, self.foot.wishes
        remember = self.note.wants_remembering

        def work(report: Report) -> ImportReport:
            with book.reserved(tr("An import")):
                return import_lists(
                    book,
                    readings,
                    good_rows=wishes.good_rows,
                    update=wishes.update,
                    remember=remember,
                    progress=report,
                )

        self.storing.begin()
        self._job = self.shell.background.start(
            self, work, self._stored, self._not_stored, self._writing
        )
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
        changed = report.stored or any(k.filled for file in report.files for k in file.known)
        names = [source.path.name for source in self.reader.wanted]
        self.shell.toast(report_words(report, names), undoable=bool(changed))
        self.report = ReportView(report, self.shell.open_account)
        self.stack.addWidget(self.report)
        self._show()
        if self.isVisible() and not self._is_elsewhere():
            soon(self, self.take_focus)  # Import, which had the focus, is gone

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

    def _show(self) -> None:
        """Bring forward what there is: the report, the files, or nothing yet."""
        here = self.report is None and bool(self.reader.wanted)
        if here and self._found.sources:
            self.review.show_found(self._found)
        before = self.review if self._found.sources else self.blank
        self.stack.setCurrentWidget(self.report or (before if here else self.nothing))
        if self.report is not None:
            self.note.show_report(self.report.report)
        elif here:
            self.note.show_found(self._found)
        else:
            self.note.hide()
        self.foot.show_for(files=here, report=self.report is not None, found=self._found)
        self._enable()
        self.state_changed.emit()
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not focused.isVisibleTo(self)):
            soon(self, self.take_focus)

    def _enable(self) -> None:
        storing = self._job is not None and self._job.awaited
        self.foot.enable(
            reading=self.reader.busy,
            storing=storing,
            report=self.report is not None,
            found=self._found,
        )
        self.review.setEnabled(not storing)

    def _forget(self) -> None:
        if self.report is not None:
            self.stack.removeWidget(self.report)
            self.report.deleteLater()
            self.report = None
        self.reader.forget()
        self._found = Understood(())
        self.foot.forget()
        self.note.forget()
        self._show()

    def _give_up(self) -> None:
        self._forget()
        self.shell.go("book")

    def _done(self) -> None:
        self._forget()
        self.shell.go("book")
