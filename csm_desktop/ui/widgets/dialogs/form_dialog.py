"""Small dialogs that ask for a few fields and then act: Enter acts, Esc does not."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from csm_desktop.errors import UserError
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.dialogs.questions import Dialog
from csm_desktop.ui.widgets.layout.form import Form
from csm_desktop.ui.widgets.text import Text
from csm_desktop.wording import tr


class FormDialog(Dialog):
    """Fields, and what is done with them. `act` may raise UserError: it is said, and all stays."""

    def __init__(
        self, title: str, words: str, action: str, act: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(title, words, parent)
        self.words.setVisible(bool(words))
        self._act = act
        self.forms: list[Form] = []
        self.form = self.add_form()
        self.refusal = Text("", "body", colour="error", wrap=True)
        self.refusal.hide()
        self.no = Button(tr("&Cancel"), self.reject)
        self.yes = Button(action, self.accept, kind="primary")

    def add_form(self) -> Form:
        """Fields beneath those there are, for a part that comes and goes by itself."""
        made = Form()
        self.forms.append(made)
        self.column.addWidget(made)
        return made

    def ready(self, *more: Button) -> None:
        """All fields are in: put the buttons beneath, `more` before the usual two."""
        self.column.addWidget(self.refusal)
        self.finish(*more, self.no, self.yes)
        self._align()
        for form in self.forms:
            for field in form.fields():
                field.editor.installEventFilter(self)
            # A currency stands beside its amount, and is no field of its own.
            for box in (*form.findChildren(QCheckBox), *form.findChildren(QComboBox)):
                box.installEventFilter(self)

    def _align(self) -> None:
        """Fields of all forms begin at one line, as if they were one form."""
        labels = [label for form in self.forms for label in form.labels if not label.isHidden()]
        widest = max((label.sizeHint().width() for label in labels), default=0)
        for form in self.forms:
            # Each form lays out alone: the widest label of all is told to every one.
            form.rows.setColumnMinimumWidth(0, widest)

    def accept(self) -> None:
        self.carry_out(self._act)

    def carry_out(self, act: Callable[[], object]) -> None:
        """Do something with the fields as they stand, and close; refused, it is said instead."""
        if not all([form.commit() for form in self.forms if not form.isHidden()]):  # noqa: C419
            return
        try:
            act()
        except UserError as refusal:
            self.refusal.setText(f"{refusal.title} {refusal.advice}".strip())
            self.refusal.show()
            return
        super().accept()

    def _keeps_enter(self, editor: QObject) -> bool:
        fields = [field for form in self.forms for field in form.fields()]
        return any(field.keeps_enter for field in fields if field.editor is editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enters and isinstance(editor, QLineEdit | QComboBox | QCheckBox):
                # A field that takes Enter for itself, as tags do, must not close the form with half
                # a word.
                if not self._keeps_enter(editor):
                    self.accept()
                    return True
                return super().eventFilter(editor, event)
        return super().eventFilter(editor, event)
