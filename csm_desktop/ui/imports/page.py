"""Importing lists, step by step: nothing is stored before the user says so in the last one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csm_desktop.app.imports import ImportTerms
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.commands.command import Command, Menu
from csm_desktop.ui.frame.joint_plan.returned import ReturnedPlan, show_returned
from csm_desktop.ui.frame.merge_accounts import ask_about
from csm_desktop.ui.frame.pages import Page
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.user.who_i_am import WhoIAm
from csm_desktop.ui.imports.commands import chosen_files
from csm_desktop.ui.imports.corrector import Corrector
from csm_desktop.ui.imports.focus import is_elsewhere
from csm_desktop.ui.imports.foot import ImportFooter, can_store, reachable
from csm_desktop.ui.imports.list_chooser import ListChooser, lists_of
from csm_desktop.ui.imports.pending_files import PendingFiles
from csm_desktop.ui.imports.profile_commands import PAGE as PROFILES
from csm_desktop.ui.imports.profile_note import ProfileNote
from csm_desktop.ui.imports.reader import Reader
from csm_desktop.ui.imports.sources import Source, Understood, Wishes
from csm_desktop.ui.imports.step import BEFORE_STORING, ONE_LIST, ORDER, ImportStep, asks
from csm_desktop.ui.imports.step_bar import StepBar
from csm_desktop.ui.imports.step_stack import StepStack
from csm_desktop.ui.imports.steps.columns_step import ColumnsStep
from csm_desktop.ui.imports.steps.files_step import FilesStep
from csm_desktop.ui.imports.steps.lists_step import ListsStep
from csm_desktop.ui.imports.steps.preview_step import PreviewStep
from csm_desktop.ui.imports.steps.questions_step import QuestionsStep
from csm_desktop.ui.imports.steps.result_step import ResultStep, StoredImport
from csm_desktop.ui.imports.store_boxes import StoreBoxes
from csm_desktop.ui.imports.store_job import StoreJob
from csm_desktop.ui.imports.words import files_words, report_words
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.widgets.empty import EmptyState
from csm_desktop.ui.widgets.layout.contents import laid_out_once
from csm_desktop.ui.widgets.progress import Progress
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book, ChangeSet, StepHeader

NAME = "import"


class ImportPage(Page):
    """Choose files, say what they hold, answer, look at what would happen, store, look further."""

    def __init__(self, shell: Shell, basket: PendingFiles) -> None:
        super().__init__(shell)
        self._basket = basket
        self._terms = ImportTerms()
        self._latest: tuple[StepHeader, ...] = ()
        self._moved = False
        self.step = ImportStep.FILES
        self.report: ResultStep | None = None
        self.nothing = EmptyState(
            tr("Import accounts, contacts, contracts, other lists, or a calendar's meetings"),
            tr(
                "Drop CSV, Excel or calendar files, or a folder of them, on the window, or choose. "
                "Nothing is stored yet."
            ),
            tr("Choose files…"),
            self.choose,
        )
        self.chooser = ListChooser(self._show_step)
        self.reading = Progress(tr("Reading the files"), self._give_up)
        self.reader = Reader(
            shell.background, self.reading, self._enable, self._understood, self._not_understood,
            self._came_back,
        )  # fmt: skip
        self.corrector = Corrector(self.reader, self.chooser, self._understand, self._forget)
        self.boxes = StoreBoxes(self._understand, self)
        self.storage = StoreJob(shell, self._stored, self._enable)
        self.note = ProfileNote(self.corrector.without_profile, lambda: shell.go(PROFILES))
        self.steps = StepBar(self.show_step)
        self.foot = ImportFooter(
            self.go_back, self.go_on, self.choose, self._give_up,
            lambda: shell.commands.run("edit.undo"),
        )  # fmt: skip
        self.stack = StepStack(
            self.nothing,
            {
                ImportStep.FILES: lambda: self.files,
                ImportStep.LISTS: lambda: self.lists,
                ImportStep.COLUMNS: lambda: self.columns,
                ImportStep.QUESTIONS: lambda: self.questions,
                ImportStep.PREVIEW: lambda: self.preview,
            },
        )
        self._lay_out()
        basket.listen(self._take)
        shell.commands.add(
            Command(
                "import.store", tr("Next step of the import"), self.go_on, "Ctrl+Return",
                Menu.FILE, enabled=self.foot.go_on.isEnabled, needs_book=True, page=NAME,
                icon="file-import", group=1,
            )
        )  # fmt: skip
        self._show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.M)
        theme.edged(column)
        column.addWidget(self.steps)
        column.addWidget(self.chooser)
        column.addWidget(self.stack, 1)
        for part in (self.reading, self.storage.progress, self.note, self.foot):
            column.addWidget(part)

    # Each step is made when it first comes forward: all of them take as long as a bare window.

    @cached_property
    def files(self) -> FilesStep:
        """What was brought, and what is known of it."""
        return FilesStep(self.corrector.leave, self._name_system)

    @cached_property
    def lists(self) -> ListsStep:
        """What each list holds."""
        return ListsStep(self.corrector.choose_kind, self.corrector.leave)

    @cached_property
    def columns(self) -> ColumnsStep:
        """What each column of the list in front means."""
        return ColumnsStep(self.corrector.map_column)

    @cached_property
    def questions(self) -> QuestionsStep:
        """What is open, and what can be settled."""
        said = self.corrector
        return QuestionsStep(said.answer, said.settle, self._agree, said.take_history, self._today)

    @cached_property
    def preview(self) -> PreviewStep:
        """What storing would do."""
        return PreviewStep(self.boxes, self.corrector.leave_rows)

    @property
    def _found(self) -> Understood:
        return self.corrector.found

    @property
    def busy(self) -> bool:
        """Whether files are read or stored now."""
        return self.reader.busy or self.storage.busy

    @property
    def wishes(self) -> Wishes:
        """How the user wants things stored."""
        boxes = self.boxes
        return Wishes(boxes.good_rows.isChecked(), boxes.update_.isChecked(), self._terms)

    # the page

    @property
    def half_done(self) -> bool:
        """Whether files were brought and are not stored."""
        return bool(self.reader.wanted) and self.report is None

    def show_book(self, book: "Book | None") -> None:
        """Another book: what was looked at was for the former one."""
        del book
        self._forget()
        self._take()

    def refresh(self, changes: "ChangeSet | None") -> None:
        """What a file would do depends on what the book holds."""
        del changes
        book = self.shell.book
        open_ = self.half_done and not self.storage.busy
        if open_ and book is not None and book.history(1) != self._latest:
            self._understand()
        if self.report is not None and book is not None:
            label = self.report.stored.label
            self.foot.undo.setEnabled(bool(label) and book.undo_label == label)
            self.report.show_state(undone=bool(label) and book.redo_label == label)

    def title(self) -> str:
        """The page's name."""
        return tr("Import")

    def aside(self) -> str:
        """The files."""
        return files_words([source.path.name for source in self.reader.wanted])

    def dismiss(self) -> bool:
        """Esc goes one step back; it throws nothing away and leaves no page."""
        return self.go_back()

    def take_focus(self) -> None:
        """Where the keyboard goes on."""
        if self.report is not None:
            self.report.take_focus(self.foot.done)
        elif self._found.sources:
            self.stack.step(self.step).take_focus()
        elif self.nothing.button is not None and not self.reader.wanted:
            self.nothing.button.setFocus()
        else:
            self.setFocus()

    def choose(self) -> None:
        """Ask for files."""
        self._basket.put(chosen_files(self))

    # from step to step

    def go_on(self) -> None:
        """To the next step that has something to ask; from the preview on it is stored."""
        possible = self.report is None and self.foot.go_on.isEnabled()
        if possible and self.step is ImportStep.PREVIEW:
            self.store()
        elif possible:
            later = BEFORE_STORING[BEFORE_STORING.index(self.step) + 1 :]
            self.show_step(self._first_of(later))
            soon(self, self.take_focus)

    def go_back(self) -> bool:
        """One step back, whether it has to ask anything or not; False from the first and the last.

        Nothing is forgotten by it.
        """
        index = ORDER.index(self.step)
        if not self._found.sources or self.report is not None or index == 0 or self.storage.busy:
            return False
        self.show_step(ORDER[index - 1])
        soon(self, self.take_focus)
        return True

    def show_step(self, step: ImportStep) -> None:
        """Bring a step forward, where nothing before it stands in the way."""
        if self.report is None and self._found.sources and step in reachable(self._found):
            self._moved = True
            self.step = step
        self._show()

    def _first_of(self, steps: Sequence[ImportStep]) -> ImportStep:
        return next((s for s in steps if asks(s, self._found, self.wishes)), ImportStep.PREVIEW)

    # files

    def _take(self) -> None:
        """Files came: read them beside those that are here."""
        paths = self._basket.take() if self.shell.book is not None else []
        if not paths or self.storage.busy:
            return
        if self.report is not None:
            self._forget()
        known = {source.path for source in self.reader.wanted}
        new = [Source(path) for path in paths if path not in known]
        self._moved = False
        self.reader.change([*self.reader.wanted, *new], new)
        self._understand()
        self._show()

    def _agree(self, terms: ImportTerms) -> None:
        """On which terms things are kept: the files need not be read again for it."""
        if terms != self._terms:
            self._terms = terms
            self._understand()

    def _name_system(self, file: str, name: str) -> None:
        """Ids of one system never meet those of another: which one a file is from."""
        self._agree(replace(self._terms, systems={**self._terms.systems, file: name}))

    def _today(self) -> date:
        book = self.shell.book
        assert book is not None
        return book.today()

    def _understand(self) -> None:
        book = self.shell.book
        self._latest = book.history(1) if book is not None else ()
        self.reader.ask(book, self.wishes)

    def _understood(self, found: Understood) -> None:
        self.corrector.found = found
        is_new = not self._moved
        if is_new:
            self.step = self._first_of(BEFORE_STORING)
            self._moved = True
        elif self.step not in reachable(self._found):
            self.step = max(reachable(self._found), key=ORDER.index)
        focused = QApplication.focusWidget()
        self._show()
        lost = focused is None or not focused.isVisibleTo(self)
        if self.isVisible() and not is_elsewhere(self) and (is_new or lost):
            soon(self, self._go_on_here)

    def _go_on_here(self) -> None:
        """What was answered is gone with its button: the next open question, else on."""
        asks_nothing = self.step is ImportStep.QUESTIONS and self.questions.is_settled
        if asks_nothing and self.foot.go_on.isEnabled():
            self.foot.go_on.setFocus()
        else:
            self.take_focus()

    def _came_back(self, plans: Sequence[ReturnedPlan]) -> None:
        """They are no lists: each is shown by itself, and the other files go on."""
        for plan in plans:
            soon(self, partial(show_returned, self.shell, plan, self))
        (self._understand if self.reader.wanted else self._forget)()

    def _not_understood(self, error: UserError) -> None:
        self._enable()
        self.shell.tell(error)

    def store(self) -> None:
        """Import what was understood, while the book is kept from other changes."""
        book = self.shell.book
        if book is not None and not self.busy and can_store(self._found):
            remember = self.note.wants_remembering
            self.storage.begin(book, self._found.readings, self.wishes, remember=remember)

    def _stored(self, stored: StoredImport) -> None:
        names = [source.path.name for source in self.reader.wanted]
        changed = stored.report.stored or stored.report.effect.changed
        self.shell.toast(report_words(stored.report, names), undoable=bool(changed))
        self.report = ResultStep(
            stored, self.shell.open_account, self._show_accounts, WhoIAm(self.shell),
            partial(ask_about, self.shell, self),
            self.shell.commands.run,
        )  # fmt: skip
        self.step = ImportStep.RESULT
        self.stack.addWidget(self.report)
        self._show()
        self.refresh(None)
        if self.isVisible() and not is_elsewhere(self):
            soon(self, self.take_focus)  # Import, which had the focus, is gone

    def _show_accounts(self, title: str, ids: Sequence[int]) -> None:
        """These accounts in the Book, under a chip of their own."""
        self._basket.accounts.ask(title, ids)
        self.shell.go("book")

    def _show(self) -> None:
        """Bring forward what there is: the result, a step, or nothing yet."""
        with laid_out_once(self):
            self._bring_forward()
        self.state_changed.emit()
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not focused.isVisibleTo(self)):
            soon(self, self.take_focus)

    def _bring_forward(self) -> None:
        here = self.half_done
        if here and self._found.sources:
            self.chooser.show_found(self._found)
            self._show_step()
            shown: QWidget = self.stack.step(self.step)
        else:
            shown = self.report or (self.stack.blank if here else self.nothing)
        self.stack.setCurrentWidget(shown)
        several = self.step in ONE_LIST and len(lists_of(self._found)) > 1
        self.chooser.setVisible(here and several)
        stored = self.report.stored.report if self.report is not None else None
        self.note.show_for(self._found if here else None, stored)
        ways = frozenset((ImportStep.RESULT,)) if self.report else reachable(self._found)
        self.steps.show_for(self.step, ways, self._found)
        self.steps.setVisible(here or self.report is not None)
        self.foot.show_for(self.step, files=here)
        self._enable()

    def _show_step(self) -> None:
        self.stack.fill(self.step, self._found, self.chooser, self.wishes)

    def _enable(self) -> None:
        self.foot.enable(
            self.step, busy=self.reader.busy, storing=self.storage.busy,
            good_rows=self.boxes.good_rows.isChecked(), found=self._found,
        )  # fmt: skip
        self.stack.enable(enabled=not self.storage.busy)

    def _forget(self) -> None:
        if self.report is not None:
            self.stack.removeWidget(self.report)
            self.report.deleteLater()
            self.report = None
        self.reader.forget()
        self.corrector.forget()
        self._terms = ImportTerms()
        self.step, self._moved = ImportStep.FILES, False
        self.boxes.forget()
        self.note.forget()
        self._show()

    def _give_up(self) -> None:
        if self.report is not None or self.corrector.may_be_forgotten(self._terms, self):
            self._forget()
            self.shell.go("book")
