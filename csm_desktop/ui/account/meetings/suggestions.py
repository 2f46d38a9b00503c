"""What is offered while a meeting is prepared: questions of the bank, stories of like customers."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from csm_desktop.app.meetings.question_bank import change_bank, question_bank
from csm_desktop.app.meetings.stories import like_stories
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, LongTextField
from csm_desktop.ui.widgets.dialogs.form_dialog import FormDialog
from csm_desktop.ui.widgets.text import seen_line
from csm_desktop.wording import beside, inside, render, tr

_WIDEST = 90  # letters of a story in a menu; chosen, it is there whole


class Suggestions(Button):
    """A button whose menu adds a line to a field; the menu is made anew each time it opens."""

    def __init__(
        self,
        tab: Tab,
        words: str,
        field: LongTextField,
        fill: "Callable[[Suggestions, QMenu], None]",
    ) -> None:
        super().__init__(words, self.offer, kind="flat", icon="chevron-down")
        self.tab, self._field, self._fill = tab, field, fill
        self.meeting: Meeting | None = None

    def offer(self) -> None:
        """Open the menu at its first entry."""
        if self.meeting is None or self.tab.shell.book is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(self.text())
        self._fill(self, menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        menu.setActiveAction(menu.actions()[0])

    def entry(self, menu: QMenu, words: str, text: str) -> None:
        """An entry that adds a text to the field; what stands there already cannot be chosen."""
        shown = seen_line(words)
        cut = shown if len(shown) <= _WIDEST else f"{shown[: _WIDEST - 1]}…"
        action = menu.addAction(cut.replace("&", "&&"), partial(self._add, text))
        action.setEnabled(text not in self._field.editor.toPlainText())

    def _add(self, text: str) -> None:
        before = self._field.editor.toPlainText().rstrip()
        self._field.editor.setPlainText(f"{before}\n{text}" if before else text)
        self._field.commit()
        self.setFocus()


def questions_for(tab: Tab, field: LongTextField) -> Suggestions:
    """The questions of the bank for the meeting's kind, and a way to change the bank."""

    def fill(button: Suggestions, menu: QMenu) -> None:
        book, meeting = tab.shell.book, button.meeting
        if book is None or meeting is None:
            return
        for question in question_bank(book, meeting.kind):
            button.entry(menu, question, question)
        menu.addSeparator()
        menu.addAction(tr("Change the bank…"), partial(_change, tab, meeting))

    return Suggestions(tab, tr("From the bank"), field, fill)


def _change(tab: Tab, meeting: Meeting) -> None:
    BankDialog(tab, meeting, tab.window()).exec()


def stories_like(tab: Tab, field: LongTextField) -> Suggestions:
    """Two stories of customers like this one, or an honest word that the book holds none."""

    def fill(button: Suggestions, menu: QMenu) -> None:
        book = tab.shell.book
        found = like_stories(book, tab.view.facts.account) if book is not None else ()
        for story in found:
            told = render(say("{account}: {story}", account=story.account, story=story.text))
            why = beside(map(render, story.reasons))
            button.entry(menu, beside((story.account, why, story.text)), told)
        if not found:
            none = menu.addAction(tr("No story of a customer like this one is in the book yet."))
            none.setEnabled(False)

    return Suggestions(tab, tr("Customers like them"), field, fill)


class BankDialog(FormDialog):
    """The questions for a kind of meeting, one a line; emptied, those of ours come back."""

    def __init__(self, tab: Tab, meeting: Meeting, parent: QWidget) -> None:
        kind = meeting.kind
        super().__init__(
            render(say("Questions for: {kind}", kind=inside(kind))),
            tr("One a line. They are offered in every meeting of this kind; emptied, the bank that"
               " came with the program is back."),
            tr("&Save"),
            self._save,
            parent,
        )  # fmt: skip
        self._tab, self._kind = tab, kind
        book = tab.shell.book
        asked = question_bank(book, kind) if book is not None else ()
        self.lines = LongTextField(tr("Questions"), "\n".join(asked), least=6, most=14)
        self.form.add(tr("&Questions"), self.lines)
        self.ready()
        self.setMinimumWidth(560)
        self.lines.setFocus()

    def _save(self) -> None:
        words = say("Questions for {kind}", kind=self._kind)
        self._tab.shell.save(words, change_bank, self._kind, self.lines.stored)
