"""The lines at the foot of a part that make something new of what is typed into them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csm_desktop.app.reviews import references as reference_cases
from csm_desktop.app.reviews.view import StudioView
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.ebr.rows import narrow
from csm_desktop.ui.ebr.studio import Studio
from csm_desktop.ui.widgets import Button, Choice, ChoiceField, Field, NumberField, Text, TextField
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.text import empty, seen_line, tip
from csm_desktop.wording import tr


class AddLine(QWidget):
    """A line that makes something of what is typed into it; Enter or the button."""

    def __init__(self, name: str, hint: str, add: Callable[[str], object]) -> None:
        super().__init__()
        self._add = add
        self._known: Sequence[str] = ()
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.returnPressed.connect(self._enter)
        self.line.textEdited.connect(lambda _: self._say(""))
        self.setFocusProxy(self.line)
        self.note = Text(role="caption", colour="error", wrap=True)
        self.note.hide()
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.addWidget(self.line, 1)
        row.addWidget(self.note)
        row.addWidget(Button(tr("Add"), self._enter))

    def offer(self, known: Sequence[str]) -> None:
        """Complete to these, which are known already."""
        if list(known) != list(self._known):
            self._known = known
            completer = QCompleter([seen_line(each) for each in known], self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)

    def _enter(self) -> None:
        words = self.line.text().strip()
        # Enter on an empty line means nothing here; the dialog or page has its own.
        if not words:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            self._add(words)
        except UserError as refusal:
            self._say(f"{refusal.title} {refusal.advice}".strip())
            return
        # Ready for the next one: such lines come by the half dozen.
        empty(self.line)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))


class AddReference(QWidget):
    """A number of others, and where it comes from, for one of the measures of this review."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._known: list[tuple[int, str]] = []
        self.measured_by: ChoiceField | None = None
        self.value = NumberField(tr("New reference: value"), hint=tr("value"))
        self.label = TextField(
            tr("New reference: whose number"), hint=tr("whose number, as “median of nine”")
        )
        self.source = TextField(
            tr("New reference: source"), hint=tr("where it comes from: a survey, a peer, a page")
        )
        self.note = Text(role="caption", colour="error", wrap=True)
        self.note.hide()
        self._upper, upper, lower = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.value, 1, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.label, 2, Qt.AlignmentFlag.AlignTop)
        lower.addWidget(self.source, 1, Qt.AlignmentFlag.AlignTop)
        lower.addWidget(Button(tr("Add"), self._enter), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.XS)
        for row in (self._upper, upper, lower):
            row.setSpacing(theme.px(theme.S))
            nest(column, row)
        column.addWidget(self.note)
        for field in (self.value, self.label, self.source):
            narrow(field.editor)
            field.editor.installEventFilter(self)

    def show_view(self, view: StudioView) -> None:
        """Offer the measures of this review."""
        known = [(measure.id, measure.name) for measure in view.measures]
        # Made anew only when the measures differ, or a choice just made would be lost.
        if known != self._known:
            if self.measured_by is not None:
                self.measured_by.hide()
                self.measured_by.deleteLater()
            choices = [Choice(*each) for each in known]
            first = known[0][0] if known else None
            self.measured_by = ChoiceField(tr("New reference: measure"), first, choices)
            tip(self.measured_by.editor, tr("New reference: measure"))
            narrow(self.measured_by.editor)
            self._upper.addWidget(self.measured_by)
            self.setFocusProxy(self.measured_by)
            self._known = known

    def _enter(self) -> None:
        if self.measured_by is None:
            return
        fields: tuple[Field[Any, Any], ...] = (
            self.measured_by, self.value, self.label, self.source
        )  # fmt: skip
        # All fields are asked, so that each says what it lacks.
        if [field for field in fields if not field.commit()]:
            return
        try:
            self._studio.shell.save(
                say("Add a reference"),
                reference_cases.add_reference,
                self.measured_by.stored,
                self.value.stored,
                self.source.stored,
                name=self.label.stored,
            )
        except UserError as refusal:
            self._say(f"{refusal.title} {refusal.advice}".strip())
            return
        self._say("")
        self.value.set_value(None)
        self.label.set_value("")
        self.source.set_value("")
        # To the first field, for the next reference.
        self.measured_by.setFocus()

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter:
                self._enter()
            return is_enter
        return False
