"""The header of an account: it stays while the tabs beneath it scroll (design.md §2)."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.spread import rounded
from csm_desktop.ui import theme
from csm_desktop.ui.account import header_words as heading
from csm_desktop.ui.account.header_words import Item
from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import BandBadge, Text, tip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.explanation import Explanation, Pressable
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.layout.flow import SqueezedLayout
from csm_desktop.ui.widgets.layout.tab_row import Tabs, tab_row
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView

_LEAST = 118  # px; a fact of the header is not narrower
_MOST = 240
_NEXT = 480
_EDGE = 6  # px around a fact, for the ring of the focus
_LONG = ("first_value", "event")  # facts that a low window has no room for
_BUTTONS = ("account.meet", "account.draft", "account.ebr")


class HeaderChange(QWidget):
    """By how many points the score has moved: an arrow and a number, in words for ears."""

    def __init__(self) -> None:
        super().__init__()
        self._points = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_change(self, points: int, spoken: str) -> None:
        """Show a change; `spoken` says it as a sentence, and is empty where there is none."""
        self._points = points
        self.setAccessibleName(spoken)
        tip(self, spoken)
        self.setVisible(bool(spoken))
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        return f"{abs(self._points)}"

    def sizeHint(self) -> QSize:
        words = paint.width_of(self._words(), theme.font("body"))
        return QSize(round(words) + theme.px(18), theme.px(22))

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half, middle = theme.px(5), self.height() / 2
        mirrored = self.isRightToLeft()
        x = self.width() - half - 1 if mirrored else half + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.secondary)
        # The arrow says the direction also where colour cannot.
        if self._points:
            way = -1 if self._points > 0 else 1
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x - half, middle - way * half * 0.8),
                        QPointF(x + half, middle - way * half * 0.8),
                        QPointF(x, middle + way * half * 0.9),
                    ]
                )
            )
        else:
            painter.drawRect(QRectF(x - half, middle - 1, 2 * half, 1.5))
        painter.setPen(inks.secondary)
        painter.setFont(theme.font("body"))
        room = theme.px(15)
        box = QRectF(self.rect()).adjusted(*((0, 0, -room, 0) if mirrored else (room, 0, 0, 0)))
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, int(flags), self._words())


class Labelled(Pressable):
    """A caption with what it says beneath; pressed, it explains itself."""

    def __init__(self, beneath: QWidget | None = None, most: int = _MOST) -> None:
        """`most` is how wide it gets where there is room, in px."""
        super().__init__()
        self._most = most
        self.item: Item | None = None
        self.caption = Text(role="caption")
        self.words = Text()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=2)
        theme.margined(column, (_EDGE, 2, _EDGE, 2))
        column.addWidget(self.caption)
        column.addWidget(beneath if beneath is not None else self.words)

    def explain_with(self, item: Item) -> None:
        """What is said when it is pressed; what it shows stays."""
        self.item = item
        self.setAccessibleName(render(say("{what}: {words}", what=item.caption, words=item.words)))
        self.setAccessibleDescription(tr("Enter explains it"))

    def show_item(self, item: Item) -> None:
        """Show a fact."""
        self.explain_with(item)
        self.caption.setText(item.caption)
        self.words.setText(item.words)
        self.words.set_colour("error" if item.late else "text")
        tip(self.words, "\n".join(part for part in (item.words, item.why) if part))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.px(self._most)), hint.height())


class AccountHeader(QWidget):
    """Band, renewal, first value, critical event and next step, what to do, and the tabs.

    `place_asked` names the part of the account where a fact is made ("plan/us/17").
    """

    place_asked = Signal(str)

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._brief = False
        self.badge_row = QWidget()
        self.change = HeaderChange()
        self._line = QHBoxLayout(self.badge_row)
        theme.spaced(self._line, gap=theme.XS)
        self.badge: BandBadge | None = None
        self._line.addWidget(self.change)
        self._line.addStretch(1)
        self.kind = Labelled(self.badge_row)
        self.facts = {key: Labelled() for key in ("renewal", "first_value", "event")}
        # What comes next is read most: it takes what the others leave over.
        self.facts["next"] = Labelled(most=_NEXT)
        self.bar = Tabs(tr("Tabs of the account"))
        self.buttons: dict[str, Button] = {}
        for labelled in (self.kind, *self.facts.values()):
            labelled.asked.connect(partial(self.explain, labelled))
        self._lay_out()
        commands.observe(self.offer)
        self.offer()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        theme.spaced(column)
        top = QHBoxLayout()
        # A fact's own edge, for the ring of its focus, lies outside of the content's.
        theme.margined(top, (theme.EDGE - _EDGE, 10, theme.EDGE, 0))
        top.setSpacing(theme.px(theme.L))
        facts = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        facts.setSizePolicy(policy)
        flow = SqueezedLayout(facts, least=_LEAST, gap=theme.M)
        for labelled in (self.kind, *self.facts.values()):
            flow.addWidget(labelled)
        top.addWidget(facts, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(theme.S))
        nest(top, self._actions)
        top.setAlignment(self._actions, Qt.AlignmentFlag.AlignVCenter)
        nest(column, top)
        column.addWidget(tab_row(self.bar))

    def be_brief(self, brief: bool) -> None:
        """In a low window health, renewal and the next step stay; the rest is on the Overview."""
        if brief is self._brief:
            return
        self._brief = brief
        for key in _LONG:
            self.facts[key].setVisible(not brief)
        for command_id, button in self.buttons.items():
            button.set_hint("" if brief else _hint(self._commands[command_id]))

    def offer(self) -> None:
        """Put a button for each of the header's commands that exists."""
        for command_id in _BUTTONS:
            if command_id in self._commands and command_id not in self.buttons:
                command = self._commands[command_id]
                button = Button(
                    _short(command_id),
                    partial(self._commands.run, command_id),
                    hint="" if self._brief else _hint(command),
                )
                tip(button, command.title)
                # In their own order, whichever of them comes to be declared first.
                before = _BUTTONS[: _BUTTONS.index(command_id)]
                self._actions.insertWidget(sum(each in self.buttons for each in before), button)
                self.buttons[command_id] = button

    def explain(self, labelled: Labelled) -> Explanation | None:
        """Say what a fact is made of, and offer the way to where it is made."""
        item = labelled.item
        if item is None:
            return None
        title = render(say("{what}: {words}", what=item.caption, words=item.words))
        made = Explanation(
            title, item.why, item.action, lambda: self.place_asked.emit(item.place), self
        )
        made.show_beneath(labelled)
        return made

    def show_view(self, view: "AccountView") -> None:
        """Show an account."""
        band, score, change = view.health.band, view.health.score, view.health_change
        # A score that stands on a value that is not usable is not shown.
        if "band" in view.not_shown:
            band, score, change = Band.UNKNOWN, None, None
        if self.badge is None:
            self.badge = BandBadge(band, score)
            self._line.insertWidget(0, self.badge)
        self.badge.show_band(band, score)
        self.change.show_change(
            rounded(change) if change is not None else 0,
            heading.change_words(view),
        )
        item = heading.health_item(view)
        self.kind.explain_with(item)
        self.kind.caption.setText(item.caption)
        for item in heading.items(view):
            self.facts[item.key].show_item(item)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), inks.base)
        painter.fillRect(0, self.height() - 1, self.width(), 1, inks.hairline)


def _hint(command: Command) -> str:
    return command.key if len(command.key) == 1 else ""


def _short(command_id: str) -> str:
    """What stands on a button, where the command's own title is a whole phrase."""
    return {
        "account.meet": tr("Meet"),
        "account.draft": tr("Draft"),
        "account.ebr": tr("EBR pack"),
    }[command_id]
