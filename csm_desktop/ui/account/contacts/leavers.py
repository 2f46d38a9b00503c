"""What if somebody leaves, or several at once: the card beside the map."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.coverage import WhatIf, what_if_together
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.tokens import RADIUS
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.cards import CardLine, CardRow
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.first_rows import FirstRows
from csm_desktop.ui.widgets.layout.line_rows import EDGE, LineRow
from csm_desktop.wording import beside, render, tr

_FIRST = 9


class _LeaverFace(Pressable):
    """Somebody who can be chosen. `adds` says whether the press is to add to who is chosen already:
    a key does, and a click with Ctrl."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.adds = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().mouseReleaseEvent(event)
        self.adds = True

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isChecked():
            box = QRectF(self.rect())
            paint.panel(
                QPainter(self), box, theme.current().selection, None, theme.px(RADIUS)
            )  # fmt: skip
        super().paintEvent(event)


class LeaverRow(LineRow[CardLine]):
    """Somebody, and what coverage becomes without them; `choose` is told the line and `adds`."""

    def __init__(self, choose: Callable[[int, bool], object], line: CardLine) -> None:
        super().__init__()
        self.line = line
        self.face = _LeaverFace()
        self.face.asked.connect(lambda: choose(self.line.id, self.face.adds))
        around = QVBoxLayout(self)
        theme.spaced(around, gap=0)
        around.addWidget(self.face)
        self._shown = CardRow(line)
        inner = QVBoxLayout(self.face)
        theme.spaced(inner, gap=0)
        inner.setContentsMargins(theme.px(EDGE), 0, theme.px(EDGE), 0)
        inner.addWidget(self._shown)
        self.setFocusProxy(self.face)

    def show_line(self, line: CardLine) -> None:
        self.line = line
        self._shown.show_line(line)
        self.face.setAccessibleName(beside((line.name, line.value), ", "))
        self.face.setAccessibleDescription(line.why)


class WhatIfCard(Card):
    """What coverage becomes when one person leaves, the gravest first; and when all who are chosen
    leave together. Space, Enter or a click with Ctrl choose one more, Esc nobody."""

    def __init__(self) -> None:
        super().__init__(tr("What if somebody leaves?"))
        self.body.setSpacing(theme.px(theme.XS))
        self._people: PeopleView | None = None
        self._chosen: frozenset[tuple[Side, int]] = frozenset()
        self.rows: FirstRows[LeaverRow] = FirstRows(partial(LeaverRow, self._choose), _FIRST, gap=0)
        self.none = Text(
            tr("Connect people first: Enter on a cell of the map."), colour="secondary", wrap=True
        )
        self.together = Text("", "strong", wrap=True)
        self.why = Text("", "caption", wrap=True)
        for part in (self.rows, self.none, self.together, self.why):
            self.add(part)

    def show_people(self, people: PeopleView) -> None:
        """Show another account, or this one anew: who is chosen stays so while they are there."""
        if self._people is None or self._people.account_id != people.account_id:
            self._chosen = frozenset()
            self.rows.begin_anew()
        self._people = people
        self._chosen &= {(leaver.side, leaver.person_id) for leaver in people.what_if}
        self.rows.show_lines([_line(people, n, leaver) for n, leaver in enumerate(people.what_if)])
        self.none.setVisible(not people.what_if)
        self._show_chosen()

    def choose_nobody(self) -> bool:
        """Nobody leaves any more; False where nobody was chosen."""
        was_chosen = bool(self._chosen)
        self._chosen = frozenset()
        self._show_chosen()
        return was_chosen

    def _choose(self, index: int, adds: bool) -> None:
        if self._people is None:
            return
        leaver = self._people.what_if[index]
        person = frozenset({(leaver.side, leaver.person_id)})
        if adds:
            self._chosen ^= person
        else:
            self._chosen = frozenset() if self._chosen == person else person
        self._show_chosen()

    def _show_chosen(self) -> None:
        people = self._people
        if people is None:
            return
        leavers = [
            (leaver.side, leaver.person_id)
            for leaver in people.what_if
            if (leaver.side, leaver.person_id) in self._chosen
        ]
        for row in self.rows.rows:
            leaver = people.what_if[row.line.id]
            row.face.setChecked((leaver.side, leaver.person_id) in self._chosen)
        several = len(leavers) > 1
        self.together.setVisible(several)
        self.why.setVisible(len(people.what_if) > 1)
        self.why.setText(tr("Choose two, by Space or a click with Ctrl: what if both leave?"))
        if several:
            found = what_if_together(people.network, leavers)
            names = tuple(words.named(people, *leaver) for leaver in leavers)
            fall = _fall(found.before, found.after)
            self.together.setText(render(say("{names}: {fall}", names=names, fall=fall)))
            self.why.setText(render(found.why))


def _line(people: PeopleView, index: int, leaver: WhatIf) -> CardLine:
    name = words.named(people, leaver.side, leaver.person_id)
    fall = _fall(leaver.before, leaver.after)
    return CardLine(index, name, fall, render(leaver.why), leaver.after < leaver.before)


def _fall(before: int, after: int) -> str:
    fall = render(say("{before} → {after}", before=before, after=after))
    if after < before and after <= 1:
        return render(say("{fall} {what}", fall=fall, what=_thread(after)))
    return fall


def _thread(after: int) -> str:
    return tr("single thread") if after == 1 else tr("no thread")
