"""The widgets of an import's steps, one in front; the others are made and filled when they come
forward."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from csm_desktop.app.expected_file import expect_file, expect_none
from csm_desktop.app.imports import ListKind
from csm_desktop.ui.imports.list_chooser import ListChooser
from csm_desktop.ui.imports.sources import Understood, Wishes
from csm_desktop.ui.imports.step import ImportStep
from csm_desktop.ui.imports.steps.columns_step import ColumnsStep
from csm_desktop.ui.imports.steps.files_step import FilesStep
from csm_desktop.ui.imports.steps.lists_step import ListsStep
from csm_desktop.ui.imports.steps.preview_step import PreviewStep
from csm_desktop.ui.imports.steps.questions_step import QuestionsStep
from csm_desktop.ui.lifetimes import Later, soon

_PAINTED_MS = 20
_QUIET_MS = 1000  # after which what is under way will be over, and the other core free
StepWidget = FilesStep | ListsStep | ColumnsStep | QuestionsStep | PreviewStep


class StepStack(QStackedWidget):
    """One step in front, or `nothing` where no file was brought, or a blank while one is read.

    `steps` gives the widget of each step that asks something, and makes it the first time."""

    def __init__(
        self, nothing: QWidget, steps: Mapping[ImportStep, Callable[[], StepWidget]]
    ) -> None:
        super().__init__()
        self.blank = QWidget()
        self._steps = steps
        self._made: set[StepWidget] = set()
        for part in (nothing, self.blank):
            self.addWidget(part)
        self._expecting = Later(self, expect_file, _QUIET_MS)
        self.currentChanged.connect(self._make_ready)

    def showEvent(self, event: QShowEvent) -> None:
        """The page is seen: files are chosen from here, or dropped."""
        super().showEvent(event)
        self._expecting.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """The user is elsewhere."""
        super().hideEvent(event)
        self._expecting.stop()
        expect_none()

    def _make_ready(self) -> None:
        """Make the preview while files are read: every import comes there, and its tables take a
        moment. Once the page is painted, for both together are felt."""
        if self.currentWidget() is self.blank:
            soon(self, lambda: self.step(ImportStep.PREVIEW), _PAINTED_MS)

    def step(self, step: ImportStep) -> StepWidget:
        """The widget of a step that asks something; the result has one of its own."""
        widget = self._steps.get(step, self._steps[ImportStep.FILES])()
        if widget not in self._made:
            self._made.add(widget)
            self.addWidget(widget)
        return widget

    def fill(
        self, step: ImportStep, found: Understood, chooser: ListChooser, wishes: Wishes
    ) -> None:
        """Let a step show what was understood; an answer may have a file read again."""
        if self.isVisible():
            self._expecting.start()
        match self.step(step):
            case FilesStep() as files:
                files.show_found(found, wishes.terms.systems)
            case ListsStep() as lists:
                lists.show_found(found)
            case ColumnsStep() as columns:
                plan, options = chooser.sheet.plan, chooser.source.options
                said = (options.sheets or {}).get(chooser.sheet.name) or options.kind
                kind = said or (plan.kind if plan else ListKind.ACCOUNTS)
                columns.show_columns(kind, found.samples_of(chooser.sheet))
            case QuestionsStep() as questions:
                questions.show_found(found, wishes)
            case PreviewStep() as preview:
                name = chooser.sheet.plan.sheet if chooser.sheet.plan else chooser.sheet.name
                left = name in (chooser.source.options.without or {})
                preview.show_found(found, chooser.sheet, left=left)

    def enable(self, *, enabled: bool) -> None:
        """Let the steps take the keyboard, or none of them."""
        for widget in self._made:
            widget.setEnabled(enabled)
