"""Chips: saved views and choices of which one is on, each with how many it holds."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QMenu, QSizePolicy, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.wording import count, render

_SIGN = 18  # px for the sign that there are others


class Chip(QAbstractButton):
    """A pill that is on or off, with a number where there is one."""

    def __init__(self, words: str, number: int | None = None) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # Qt takes a single & for the letter of a shortcut; a view may be called R&D.
        self.setText(words.replace("&", "&&"))
        self._words = words
        self._opens = False
        self.set_number(number)

    @property
    def words(self) -> str:
        """What it says, without its number."""
        return self._words

    def set_number(self, number: int | None) -> None:
        """Show how many the chip holds."""
        self.number = number
        name = self._words
        if number is not None:
            name = render(say("{words}, {n}", words=self._words, n=number))
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def set_opens(self, opens: bool) -> None:
        """Show that there are others behind it."""
        self._opens = opens
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> str:
        """Its words and number."""
        return self._words if self.number is None else f"{self._words} {count(self.number)}"

    def sizeHint(self) -> QSize:
        width = paint.width_of(self.shown, theme.font("body")) + theme.px(26)
        width += theme.px(_SIGN) if self._opens else 0
        return QSize(round(width), theme.button())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        ground = inks.selection if on else inks.raised if self.underMouse() else inks.base
        line = inks.accent if on else inks.control if self.underMouse() else inks.hairline
        paint.panel(painter, box, ground, line, box.height() / 2 - 0.5)
        painter.setFont(theme.font("body"))
        # A name from right to left keeps its own order in a mirrored window.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(inks.text if self.isEnabled() else inks.control)
        room = theme.px(_SIGN) if self._opens else 0
        mirrored = self.isRightToLeft()
        words = box.adjusted(room if mirrored else 0, 0, 0 if mirrored else -room, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter), self.shown)
        if room:
            left = theme.px(8) if mirrored else box.right() - room - theme.px(8)
            sign = QRectF(left, 0, room, box.height())
            icons.draw(painter, sign, "chevron-down", inks.secondary, 16)
        if self.hasFocus():
            paint.ring(painter, box, box.height() / 2)


class ChipRow(QWidget):
    """Chips of which one is on. Tab enters at that one; the arrow keys choose another.

    Folded, only the one that is on is seen, and leads to the others.
    """

    chosen = Signal(str)

    def __init__(self, name: str, chips: Sequence[tuple[str, str, int | None]]) -> None:
        """`chips` are (key, words, number); the first one is on."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips: dict[str, Chip] = {}
        self._row = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        # Chips wrap: without it the row would keep the height of one line.
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.key = ""
        self._folded = False
        self._add(chips)
        if chips:
            self._chips[chips[0][0]].setChecked(True)

    @property
    def keys(self) -> list[str]:
        """What can be chosen, in order."""
        return list(self._chips)

    @property
    def chips(self) -> list[tuple[str, str, int | None]]:
        """Key, words and number of each."""
        return [(key, chip.words, chip.number) for key, chip in self._chips.items()]

    def set_chips(self, chips: Sequence[tuple[str, str, int | None]]) -> None:
        """Offer other chips. The one that is on stays on where it is still there; else the first.

        Those that are still there stay what they are, with their numbers.
        """
        words = {key: text for key, text, _ in chips}
        on = self.key
        # Those that stay are not made anew: the one that has the focus must not lose it.
        for key, chip in list(self._chips.items()):
            if words.get(key) != chip.words:
                del self._chips[key]
                self._group.removeButton(chip)
                self._row.removeWidget(chip)
                # Hidden now, deleted later: in between it would be painted over the others.
                chip.hide()
                chip.deleteLater()
        self._add([chip for chip in chips if chip[0] not in self._chips])
        if on in self._chips:
            self._chips[on].setChecked(True)
        elif chips:
            self.choose(chips[0][0])

    def _add(self, chips: Sequence[tuple[str, str, int | None]]) -> None:
        for key, words, number in chips:
            chip = self._chips[key] = Chip(words, number)
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.toggled.connect(lambda on, k=key: self._chosen(k) if on else None)
            chip.clicked.connect(self._offer)
            chip.installEventFilter(self)
            self._group.addButton(chip)
            self._row.addWidget(chip)
        self._fold()

    def fold(self, folded: bool) -> None:
        """Show the one that is on alone, or all: a low window has no room for several lines."""
        if folded is not self._folded:
            self._folded = folded
            self._fold()

    def _fold(self) -> None:
        for key, chip in self._chips.items():
            chip.set_opens(self._folded and len(self._chips) > 1)
            chip.setVisible(not self._folded or key == self.key)

    def _offer(self) -> None:
        """Let one of those that are folded away be chosen."""
        if not self._folded:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, chip in self._chips.items():
            action = menu.addAction(chip.shown.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self.key)
            action.setEnabled(chip.isEnabled())
            action.triggered.connect(lambda _, k=key: self._choose_folded(k))
        shown = self._chips[self.key]
        menu.popup(shown.mapToGlobal(shown.rect().bottomLeft()))

    def _choose_folded(self, key: str) -> None:
        self.choose(key)
        self._chips[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, key: str) -> None:
        """Turn a chip on."""
        self._chips[key].setChecked(True)

    def set_enabled(self, keys: Collection[str]) -> None:
        """Let only these be chosen."""
        for key, chip in self._chips.items():
            chip.setEnabled(key in keys)

    def set_number(self, key: str, number: int | None) -> None:
        """Show how many a chip holds."""
        self._chips[key].set_number(number)

    def _chosen(self, key: str) -> None:
        for each, chip in self._chips.items():
            on = each == key
            # Tab enters at the one that is on; the others are reached by arrows.
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)
        self.key = key
        if self._folded:
            self._fold()
        self.chosen.emit(key)

    def eventFilter(self, chip: object, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                # Left is onwards where the window is read from the right.
                self._step(-step if self.isRightToLeft() else step)
                return True
        return False

    def _step(self, by: int) -> None:
        keys = list(self._chips)
        index = min(max(keys.index(self.key) + by, 0), len(keys) - 1)
        chip = self._chips[keys[index]]
        chip.setChecked(True)
        chip.setFocus(Qt.FocusReason.TabFocusReason)
