"""Fields whose values are known beforehand: a choice that explains itself, and a person."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.ui import theme
from csm_desktop.ui.widgets.fields.base import Field, Save, line_editor
from csm_desktop.ui.widgets.fields.completer import Completer
from csm_desktop.ui.widgets.text import plain_tip, seen_line, write
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_EXPLAINED = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value, its name, and a sentence on what choosing it means."""

    value: Any
    words: str
    explanation: str = ""


class _TwoLines(QStyledItemDelegate):
    """Paints a name above its explanation."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        high = 44 if index.data(_EXPLAINED) else 30
        return QSize(super().sizeHint(option, index).width(), theme.px(high))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        inks = theme.current()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, inks.selection if selected else inks.base)
        box = QRectF(option.rect).adjusted(theme.px(10), 0, -theme.px(10), 0)
        words = str(index.data(Qt.ItemDataRole.DisplayRole))
        explained = str(index.data(_EXPLAINED) or "")
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.setPen(inks.text)
        painter.setFont(theme.font("body"))
        if not explained:
            write(painter, box, middle, words)
            return
        half = box.height() / 2
        above = QRectF(box.left(), box.top() + 4, box.width(), half)
        write(painter, above, middle, words)
        painter.setPen(inks.secondary)
        painter.setFont(theme.font("caption"))
        below = QRectF(box.left(), box.top() + half - 2, box.width(), half)
        write(painter, below, middle, explained)


class ChoiceBox(QComboBox):
    """A list of choices, each explained where it needs it. The wheel scrolls the page, not it."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._listed = QStandardItemModel(self)
        self.setModel(self._listed)
        self.setItemDelegate(_TwoLines(self))
        self.offer(choices)
        # Not by the wheel, which means the page.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def offer(self, choices: Sequence[Choice]) -> None:
        """List these; what was chosen among others is not chosen any more."""
        self._listed.clear()
        for choice in choices:
            item = QStandardItem(seen_line(choice.words))
            item.setData(choice.value, Qt.ItemDataRole.UserRole)
            item.setData(choice.explanation, _EXPLAINED)
            item.setData(choice.explanation, Qt.ItemDataRole.AccessibleDescriptionRole)
            self._listed.appendRow(item)
        # Explanations are longer than the choices, and the list is as wide as its longest.
        longest = max((len(choice.explanation) for choice in choices), default=0)
        self.view().setMinimumWidth(theme.px(min(420, 7 * longest)))

    def fill_room(self, least: int) -> None:
        """Be as wide as there is room for, whatever the choices are; `least` counts letters."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: Any) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """What there is no room for, in its tooltip."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            needed = self.fontMetrics().horizontalAdvance(self.currentText()) + theme.px(40)
            if not self.toolTip() and needed > self.width():
                QToolTip.showText(event.globalPos(), plain_tip(self.currentText()), self)
                return True
        return super().event(event)


class ChoiceField(Field[Any, ChoiceBox]):
    """One of several, saved as soon as it is chosen."""

    def __init__(
        self, name: str, value: Any, choices: Sequence[Choice], save: Save | None = None
    ) -> None:
        self._values = [choice.value for choice in choices]
        super().__init__(name, value, save, ChoiceBox(choices))
        self.editor.activated.connect(self._chosen)

    def offer(self, choices: Sequence[Choice], value: Any) -> None:
        """Let these be what can be chosen, and `value` what is."""
        self._values = [choice.value for choice in choices]
        self.editor.offer(choices)
        self.stored = value
        self._show(value)

    def _chosen(self, _: int) -> None:
        if not self.commit():
            words = self.note.text()
            self._show(self.stored)
            self._say(words, is_error=True)

    def _keep(self, refusal: UserError) -> None:
        """What is stored is shown again: nothing typed is at risk."""

    def _show(self, value: Any) -> None:
        self.editor.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def _read(self) -> Any:
        index = self.editor.currentIndex()
        return self._values[index] if index >= 0 else self.stored

    def _take_key(self, event: QKeyEvent) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person who can be chosen: the id, the name, and what tells two of one name apart."""

    id: int
    name: str
    detail: str = ""

    @property
    def words(self) -> str:
        """Name and detail, as the list shows them."""
        return f"{self.name} · {self.detail}" if self.detail else self.name


class PersonField(Field[int | None, QLineEdit]):
    """One of the people, found by any part of the name; nothing means nobody.

    `add(name)`, where given, makes a person of a name that nobody has and returns the id.
    """

    def __init__(
        self,
        name: str,
        value: int | None,
        people: Sequence[Somebody],
        save: Save | None = None,
        *,
        add: Callable[[str], int] | None = None,
    ) -> None:
        self._people = list(people)
        self._shown = ""
        self._add = add
        super().__init__(name, value, save, line_editor("", tr("Type a name")))
        self._names = QStringListModel(self)
        completer = Completer(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _: self.commit())
        self.editor.setCompleter(completer)
        self._complete()

    def set_people(self, people: Sequence[Somebody]) -> None:
        """Offer other people."""
        self._people = list(people)
        self._complete()

    def _complete(self) -> None:
        names = [seen_line(person.words) for person in self._people]
        # Each new list resets the model, an equal one too, and with it what is chosen in it.
        if names != self._names.stringList():
            self._names.setStringList(names)

    def _show(self, value: int | None) -> None:
        found = next((person for person in self._people if person.id == value), None)
        self._shown = seen_line(found.words) if found is not None else ""
        self.editor.setText(self._shown)
        # Else a long name is shown from its end.
        self.editor.setCursorPosition(0)

    def _read(self) -> int | None:
        if self.editor.text() == self._shown:  # even of somebody who is not offered any more
            return self.stored
        typed = plain_letters(self.editor.text().strip())
        if not typed:
            return None
        # First the whole line, then the name, then its beginning: typing more never means somebody
        # else.
        whole = [
            person.id for person in self._people if plain_letters(seen_line(person.words)) == typed
        ]
        named = [
            person.id for person in self._people if plain_letters(person.name.strip()) == typed
        ]
        begun = [
            person.id for person in self._people if plain_letters(person.name).startswith(typed)
        ]
        if len(whole) >= 1:
            return whole[0]
        if len(named) == 1:
            return named[0]
        if len(begun) == 1 and not named:
            return begun[0]
        name = self.editor.text().strip()
        if named or begun:
            raise self._several(name)
        raise self._unknown(name)

    def _several(self, name: str) -> UserError:
        return UserError(
            render(say("More than one person fits “{name}”.", name=name)),
            tr("Choose from the list, or type more of the name."),
        )

    def _unknown(self, name: str) -> UserError:
        return UserError(
            render(say("Nobody here is called “{name}” yet.", name=name)),
            tr("Arrow down shows whom you can choose; a new person is entered under Contacts."),
        )

    def commit(self) -> bool:
        typed = self.editor.text().strip()
        # A name that somebody known begins with is a choice not yet made, not a new person.
        taken = any(
            plain_letters(person.words).startswith(plain_letters(typed)) for person in self._people
        )
        is_new = typed and not taken and self.editor.text() != self._shown
        if self._add is not None and is_new:
            try:
                made = self._add(typed)
            except UserError as refusal:
                self._refuse(refusal)
                self._keep(UserError(refusal.title, refusal.advice))  # chosen, not only made
                return False
            # Somebody of that name may have been found instead of made.
            if all(person.id != made for person in self._people):
                self._people.append(Somebody(made, typed))
                self._complete()
        done = super().commit()
        if done:
            # Written out, also where the beginning was enough.
            self._show(self.stored)
        return done
