"""The Book's filter: words and conditions, what can stand in one, and why one cannot be read."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from csm_desktop.domain.lists.conditions import (
    FACTS,
    LACKING,
    Fact,
    FactFilter,
    FactKind,
    Misreading,
    Unread,
    fact_filter,
)
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.book.sight_page import FilterRoom
from csm_desktop.ui.widgets.bubble import Bubble
from csm_desktop.ui.widgets.fields.completer import Completer
from csm_desktop.ui.widgets.text import tip
from csm_desktop.wording import label, read_number, render, tr

_SIGNS = {
    FactKind.AMOUNT: (">", "<"), FactKind.NUMBER: (">", "<"), FactKind.DAYS_TO: ("<", ">"),
    FactKind.DAYS_SINCE: (">", "<"), FactKind.TEXT: (":",), FactKind.NAMES: (":",),
    FactKind.CHOICE: (":",),
}  # fmt: skip
_MOST_OFFERED = 40  # values of one fact


class FactField(FilterRoom):
    """A line for words and conditions; `read` is what stands in it.

    What can be typed next is offered beneath: facts by their first letters, values after a colon.
    """

    def __init__(self, lines: Callable[[], Iterable[AccountLine]]) -> None:
        super().__init__()
        self._lines = lines
        self._bubble: Bubble | None = None
        self.read = FactFilter("")
        self.setAccessibleName(tr("Filter the accounts"))
        self.setAccessibleDescription(how_to())
        tip(self, how_to())
        self.setClearButtonEnabled(True)
        self._offered = QStringListModel(self)
        self._completer = completer = _LastPart(self)
        completer.setModel(self._offered)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        # Qt's own connection ends with the focus, which the list may have taken for a moment.
        completer.activated.connect(self.setText)
        self.textEdited.connect(self._offer)
        self.textChanged.connect(self._take)

    @property
    def misreading(self) -> str:
        """Why a condition cannot be read, as it is shown; "" where all can."""
        return self._bubble.words if self._bubble is not None else ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self._bubble is not None:
            self._bubble.hide()

    def _take(self, text: str) -> None:
        """First of all who listen: what was typed is read before the list is narrowed by it."""
        self.read = fact_filter(text, label, read_number)
        if self.read.unread:
            self._tell(self.read.unread[0])
        elif self._bubble is not None:
            self._bubble.hide()

    def _tell(self, unread: Unread) -> None:
        host = self.window() if self.parentWidget() is None else self._page()
        if self._bubble is None or self._bubble.parentWidget() is not host:
            self._bubble = Bubble(host)
        at = self.rect()
        at.moveTopLeft(self.mapTo(host, at.topLeft()))
        self._bubble.say(refusal_of(unread), at)

    def _page(self) -> QWidget:
        """The widget around the bar in which the line stands: the bar alone is no higher."""
        bar = self.parentWidget() or self
        return bar.parentWidget() or bar

    def _offer(self, text: str) -> None:
        """What can be typed next, for the part that is typed now."""
        part = _last_part(text[: self.cursorPosition()])
        offered = self._values(part) if ":" in part else _beginnings() if len(part) > 1 else []
        if offered != self._offered.stringList():
            self._offered.setStringList(offered)
        # What was taken the last time is not chosen beforehand in the next list.
        popup = self._completer.popup()
        if popup is not None:
            popup.setCurrentIndex(QModelIndex())

    def _values(self, part: str) -> list[str]:
        name = part.partition(":")[0].lower()
        if name == LACKING:
            return [f"{LACKING}:{known}" for known in FACTS]
        fact = FACTS.get(name)
        if fact is None:
            return []
        if fact.choices is not None:
            return [_condition(name, label(choice)) for choice in fact.choices]
        if fact.kind is FactKind.NAMES:
            found = {value for line in self._lines() for value in getattr(line, fact.field)}
        elif fact.kind is FactKind.TEXT:
            found = {value for line in self._lines() if (value := getattr(line, fact.field))}
        else:
            return []
        return [_condition(name, value) for value in sorted(found)[:_MOST_OFFERED]]


class _LastPart(Completer):
    """Completes the last part of the line, and leaves the words before it."""

    def splitPath(self, path: str) -> list[str]:
        part = _last_part(path)
        return [part or "\0"]  # nothing begins so: an empty part is no question

    def pathFromIndex(self, index: object) -> str:
        line = self.widget()
        before = line.text() if isinstance(line, QLineEdit) else ""
        chosen = super().pathFromIndex(index)  # type: ignore[arg-type]
        return before[: len(before) - len(_last_part(before))] + chosen


def how_to() -> str:
    """What can be typed, with examples."""
    examples = "arr>50k  renewal<90d  touch>30d  health<50  band:risk  segment:…  no:owner unused:…"
    return render(say("Words, and facts: {examples}", examples=examples))


def refusal_of(unread: Unread) -> UserError:
    """Why a condition cannot be read, and what can."""
    title = render(say("“{typed}” cannot be read.", typed=unread.typed[:40]))
    fact = unread.fact
    if fact is None:
        names = ", ".join(FACTS)
        return UserError(title, render(say("The facts are: {names}.", names=names)))
    if unread.misreading is Misreading.SIGN:
        example = f"{fact.name}:{_example(fact)}"
        return UserError(title, render(say("Write it so: {example}.", example=example)))
    if fact.choices is not None:
        names = ", ".join(label(choice) for choice in fact.choices)
        return UserError(title, render(say("It is one of: {names}.", names=names)))
    example = f"{fact.name}{_SIGNS[fact.kind][0]}{_example(fact)}"
    return UserError(title, render(say("Write it so: {example}.", example=example)))


def _example(fact: Fact) -> str:
    match fact.kind:
        case FactKind.AMOUNT:
            return "50k"
        case FactKind.NUMBER:
            return "2"
        case FactKind.TEXT | FactKind.NAMES:
            return "…"
        case FactKind.CHOICE:
            assert fact.choices is not None
            return label(next(iter(fact.choices)))
        case _:
            return "90d"


def _beginnings() -> list[str]:
    known = [f"{fact.name}{sign}" for fact in FACTS.values() for sign in _SIGNS[fact.kind]]
    return [*known, f"{LACKING}:"]


def _condition(name: str, value: str) -> str:
    return f'{name}:"{value}"' if " " in value else f"{name}:{value}"


def _last_part(text: str) -> str:
    """What is being typed: from the last blank on that stands in no quotation marks."""
    quoted = text.count('"') % 2 == 1
    start = text.rfind('"') if quoted else len(text)
    return text[text.rfind(" ", 0, start) + 1 :]
