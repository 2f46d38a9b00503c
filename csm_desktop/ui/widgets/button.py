"""Buttons that say what they do, and by which key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from csm_desktop.domain.text.message import say
from csm_desktop.tokens import TARGET
from csm_desktop.ui import theme
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.theme.shapes import focus_on_button
from csm_desktop.ui.widgets.text import plain_tip, tip
from csm_desktop.wording import render, tr

_SHRINKS_TO = 200  # px
_NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class Button(QPushButton):
    """A button: `kind` is primary (one a view), grave (what can't be undone), risk (what takes
    something out), secondary or flat.

    `hint` is the key that does the same, shown on the button; it is not bound here, since commands
    bind keys. A button without words takes `name` for screen readers and its tooltip.
    """

    def __init__(
        self,
        words: str = "",
        run: Callable[[], object] | None = None,
        *,
        kind: str = "secondary",
        icon: str = "",
        hint: str = "",
        name: str = "",
        flush: bool = False,
    ) -> None:
        """A `flush` one has no room before its words, which begin where other words do."""
        super().__init__(words)
        self._flush = flush
        self._icon, self._hint = icon, hint
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if run is not None:
            self.clicked.connect(lambda: run())  # noqa: PLW0108 -- keeps the signal's own argument out
        if name:
            self.setAccessibleName(name)
            tip(self, f"{name} ({self._key_words()})" if hint else name)

    def set_hint(self, key: str) -> None:
        """Show another key; the button does something else from now on."""
        self._hint = key
        self.updateGeometry()

    def _key_words(self) -> str:
        words = QKeySequence(self._hint).toString(QKeySequence.SequenceFormat.NativeText)
        return words.replace("Return", tr("Enter"))  # as keyboards are labelled

    def _plain(self) -> str:
        # As it is shown: without the sign of the mnemonic, which takes no room.
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _parts(self) -> tuple[float, float, float]:
        """The widths of icon, words and key hint, each with the gap before it."""
        gap = theme.px(theme.S)
        icon = float(theme.px(icons.SIZE)) if self._icon else 0.0
        plain = self._plain()
        words = paint.width_of(plain, theme.font("body")) if plain else 0.0
        if words and icon:
            words += gap - theme.px(2)
        hint = 0.0
        if self._hint:
            face = theme.font("caption")
            hint = max(paint.width_of(self._key_words(), face) + theme.px(10), theme.px(20)) + gap
        return icon, words, hint

    def sizeHint(self) -> QSize:
        around = 2 * theme.XS if self._flush else 24 if self.text() else 12
        width = sum(self._parts()) + theme.px(around)
        return QSize(max(round(width), theme.px(TARGET)), theme.button())

    def minimumSizeHint(self) -> QSize:
        """Long words may give way: they are cut before what stands around them is."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.px(_SHRINKS_TO)), hint.height())

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QHelpEvent)
            and event.type() is QEvent.Type.ToolTip
            and not self.toolTip()
            and self.width() < self.sizeHint().width()
        ):
            QToolTip.showText(event.globalPos(), plain_tip(self._plain()), self)
            return True
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; a dialog's own waits."""
        plain = event.modifiers() in (_NOTHING_HELD, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        inks = theme.current()
        kind = str(self.property("kind"))
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint.button(
            painter,
            box,
            kind,
            enabled=self.isEnabled(),
            hovered=self.underMouse(),
            pressed=self.isDown() or self.isChecked(),
        )
        ink = inks.on_accent if kind in paint.FILLED else inks.text
        if kind == "risk":
            ink = inks.error
        if not self.isEnabled():
            ink = inks.secondary if kind in paint.FILLED else inks.control
        icon, words, hint = self._parts()
        around = theme.px(2 * theme.XS if self._flush else theme.M)
        words = min(words, max(0.0, box.width() - icon - hint - around))
        left = 0.0 if self._flush else (box.width() - icon - words - hint) / 2
        places = [(icon, self._draw_icon), (words, self._draw_words), (hint, self._draw_hint)]
        for width, draw in places:
            if width:
                part = QRectF(left, 0, width, box.height())
                # By hand, for the painter does not mirror rectangles.
                if self.isRightToLeft():
                    part.moveLeft(box.width() - left - width)
                painter.setPen(ink)
                draw(painter, part)
            left += width
        if self.hasFocus():
            focus_on_button(painter, box, kind)

    def _draw_icon(self, painter: QPainter, part: QRectF) -> None:
        icons.draw(painter, part, self._icon, painter.pen().color())

    def _draw_words(self, painter: QPainter, part: QRectF) -> None:
        painter.setFont(theme.font("body"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight if self._icon else Qt.AlignmentFlag.AlignHCenter
        if self.isRightToLeft() and self._icon:
            side = Qt.AlignmentFlag.AlignLeft
        flags = (
            side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | paint.mnemonic()
        )
        room = part.adjusted(-1, 0, 1, 0)
        shown = self.text()
        if paint.width_of(self._plain(), theme.font("body")) > room.width():
            # Cut with its mnemonic in it, which Qt then counts as no letter.
            measure = QFontMetricsF(painter.font())
            flag = int(Qt.TextFlag.TextShowMnemonic)
            shown = measure.elidedText(shown, Qt.TextElideMode.ElideRight, room.width(), flag)
        painter.drawText(room, int(flags), shown)

    def _draw_hint(self, painter: QPainter, part: QRectF) -> None:
        gap, high = theme.px(theme.S), theme.px(18)
        ink = painter.pen().color()
        left, right = (0, -gap) if self.isRightToLeft() else (gap, 0)
        key = QRectF(part.left(), (part.height() - high) / 2, part.width(), high)
        paint.key_hint(painter, key.adjusted(left, 0, right, 0), self._key_words(), ink)


class IconButton(Button):
    """A square, flat button with an icon alone."""

    def __init__(
        self,
        icon: str,
        name: str,
        run: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", run, kind="flat", icon=icon, name=name)
        self.setParent(parent)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(28), theme.px(28))

    def become(self, icon: str, name: str) -> None:
        """Do something else from now on, and show it."""
        self._icon = icon
        self.setAccessibleName(name)
        tip(self, name)
        self.update()


def bin_of(title: str, run: Callable[[], object]) -> IconButton:
    """Takes what is chosen out of a list; off until something is."""
    made = IconButton("trash", render(say("Remove from: {title}", title=title)), run)
    made.setEnabled(False)
    return made
