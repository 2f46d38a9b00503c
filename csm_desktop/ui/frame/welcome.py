"""What is in the window when no book is: a first choice, a book that would not open, a wait."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from csm_desktop.domain.text.message import say
from csm_desktop.tokens import RADIUS_CARD
from csm_desktop.ui import theme
from csm_desktop.ui.frame.dialogs import Dialogs
from csm_desktop.ui.frame.locking.new_passphrase import NewPassphrase
from csm_desktop.ui.frame.locking.unlock_page import UnlockPage
from csm_desktop.ui.frame.recents import NAMED
from csm_desktop.ui.lifetimes import soon
from csm_desktop.ui.theme import icons, paint
from csm_desktop.ui.widgets.layout.flow import FlowLayout
from csm_desktop.ui.widgets.layout.middle_column import MiddleColumn
from csm_desktop.ui.widgets.text import Text, tip, write
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.held_book import Trouble
    from csm_desktop.ui.frame.workbench import Workbench

_WIDE = 560


class BigChoice(QAbstractButton):
    """One of a few ways to begin: an icon, its name, and what will happen."""

    def __init__(self, icon: str, title: str, words: str, *, first: bool = False) -> None:
        super().__init__()
        self._icon, self._words, self._first = icon, words, first
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        tip(self, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses what has the focus, as Space does."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        # A key that is held down would open a book again and again.
        elif not event.isAutoRepeat():
            self.click()

    def sizeHint(self) -> QSize:
        """Two lines and their air."""
        return QSize(theme.px(_WIDE), theme.px(68))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card; the first way to begin stands out by its icon's ground."""
        del event
        inks = theme.current()
        painter = QPainter(self)
        box = QRectF(self.rect())
        hovered = self.underMouse() or self.isDown()
        line = inks.control if hovered else inks.hairline
        paint.panel(painter, box, inks.base, line, theme.px(RADIUS_CARD))
        if self.hasFocus():
            paint.ring(painter, box, theme.px(RADIUS_CARD))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side, edge = theme.px(40), theme.px(16)
        left = box.right() - edge - side if mirrored else edge
        mark = QRectF(left, box.center().y() - side / 2, side, side)
        ground = inks.accent if self._first else inks.raised
        paint.panel(painter, mark, ground, None, theme.px(RADIUS_CARD))
        icons.draw(painter, mark, self._icon, inks.on_accent if self._first else inks.text, 20)
        inset = side + 2 * edge
        words = box.adjusted(edge if mirrored else inset, 0, -(inset if mirrored else edge), 0)
        high = theme.leading("body")
        top = QRectF(words.left(), box.center().y() - high, words.width(), high)
        align = Qt.AlignmentFlag.AlignLeading  # the painter mirrors it with the layout
        flags = align | Qt.AlignmentFlag.AlignVCenter
        for line_box, role, ink, text in (
            (top, "strong", inks.text, self.text()),
            (top.translated(0, high), "caption", inks.secondary, self._words),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(ink)
            shown = QFontMetricsF(painter.font()).elidedText(
                text, Qt.TextElideMode.ElideRight, line_box.width()
            )
            write(painter, line_box, flags, shown)


class Welcome(MiddleColumn):
    """No book is open: three ways to begin, and the books of before.

    `new_book` carries the user's name and a passphrase, which may be empty both; `named` tells the
    name while it is typed, for a book that is made later.
    """

    named = Signal(str)

    new_book = Signal(str, str)
    open_book = Signal()
    sample = Signal()
    book = Signal(object)

    def show_recent(
        self, books: Sequence[Path], waiting: Sequence[str] = (), name: str = ""
    ) -> None:
        """Draw it anew, with the books opened last; `waiting` are files that one is needed for."""
        self.clear()
        if waiting:
            names = ", ".join(waiting[:3]) + (" …" if len(waiting) > 3 else "")
            self.head(
                render(say("Which book do you want to import {names} into?", names=names)),
                tr("Begin a new book, or open the one that it belongs to. You will see what the "
                   "file brings before anything is stored."),
            )  # fmt: skip
        else:
            self.head(
                tr("Your customers, in one book"),
                tr("A book is one file on this computer that holds your accounts, plans, meetings "
                   "and reviews. Nothing leaves this computer unless you send it."),
            )  # fmt: skip
        # Who has opened a book before is known, and is not asked for a name first.
        self._first_run = not books
        self._ask_name(name)
        begin = BigChoice("book-2", tr("New book"), tr("Begin with an empty book."), first=True)
        begin.clicked.connect(self._begin)
        self.column.addWidget(begin)
        for icon, title, words, signal in (
            (
                "folder-open",
                tr("Open a book…"),
                tr("Choose a book on this computer."),
                self.open_book,
            ),
            (
                "sparkles",
                tr("Look around in the sample book"),
                tr("Twelve invented accounts, with plans and reviews. Removed in one click."),
                self.sample,
            ),
        ):
            choice = BigChoice(icon, title, words)
            choice.clicked.connect(signal)
            self.column.addWidget(choice)
        if books:
            caption = Text(tr("Opened before"), "caption")
            caption.setContentsMargins(0, theme.px(16), 0, 0)
            self.column.addWidget(caption)
        for path in books[:5]:
            choice = BigChoice("book", path.stem, str(path.parent))
            choice.clicked.connect(lambda _=False, chosen=path: self.book.emit(chosen))
            self.column.addWidget(choice)

    def _ask_name(self, name: str) -> None:
        """The one question of the first run: who keeps the book; Enter begins, with or without."""
        self.name = QLineEdit(name)
        self.name.setMaxLength(300)
        self.name.setMinimumHeight(theme.button())
        self.name.setPlaceholderText(tr("Your name"))
        self.name.setAccessibleName(tr("Your name"))
        self.name.textEdited.connect(self.named)
        self.name.returnPressed.connect(self._begin)
        caption = Text(tr("Your &name, for the mails that you will write. It can wait."), "caption")
        caption.setBuddy(self.name)
        self.column.addWidget(caption)
        self.column.addWidget(self.name)
        # Once it is typed, and once more: nobody could open a book again after a slip.
        self.passphrase = NewPassphrase()
        self.passphrase.entered.connect(self._begin)
        self.column.addWidget(self.passphrase)
        self.passphrase.setVisible(self._first_run)

    def _begin(self) -> None:
        if self.passphrase.is_usable():
            self.new_book.emit(self.name.text().strip(), self.passphrase.words)

    def take_focus(self) -> None:
        """Enter begins a book at the first run; later the first choice is under its finger."""
        if self._first_run:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for choice in self.findChildren(BigChoice):
            choice.setFocus(Qt.FocusReason.OtherFocusReason)
            return


class TroublePage(MiddleColumn):
    """A book that would not open, or was taken from under us: what happened, what is safe, and what
    can be done, the best first."""

    retry = Signal(object)
    restore = Signal(object)
    copy_home = Signal(object)
    adopt = Signal(object)
    keep = Signal()
    other = Signal()

    def show_trouble(self, trouble: "Trouble") -> None:
        """Draw it for this trouble."""
        self.clear()
        self.head(trouble.title, trouble.advice)
        holder = QWidget()
        row = FlowLayout(holder, theme.S)
        remedies, other = self._remedies(trouble), (tr("Open another book…"), self.other.emit)
        # What is missing was rather moved than lost: first where it is now.
        is_first = trouble.why == "missing"
        buttons = [other, *remedies] if is_first else [*remedies, other]
        for index, (words, act) in enumerate(buttons):
            remedy = QPushButton(words)
            # What helps most comes first, and looks so.
            if index == 0:
                remedy.setProperty("kind", "primary")
            # Outside of a dialog Qt takes Enter for the button in focus only where this is said.
            remedy.setAutoDefault(True)
            remedy.clicked.connect(lambda _=False, remedied=act: remedied())
            row.addWidget(remedy)
        self.column.addWidget(holder)

    def take_focus(self) -> None:
        """The remedy is under the Enter key's finger."""
        for button in self.findChildren(QPushButton):
            button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def _remedies(self, trouble: "Trouble") -> list[tuple[str, Callable[[], None]]]:
        if trouble.why in {"damaged", "missing"} and trouble.remedy is not None:
            return [(tr("Restore the backup…"), lambda: self.restore.emit(trouble))]
        if trouble.why == "in_use":
            return [(tr("Try again"), lambda: self.retry.emit(trouble.path))]
        if trouble.why == "unfit" and trouble.remedy is not None:
            home = tr("Copy it to this computer and open it")
            return [(home, lambda: self.copy_home.emit(trouble))]
        return self._of_taken(trouble) if trouble.why == "taken" else []

    def _of_taken(self, trouble: "Trouble") -> list[tuple[str, Callable[[], None]]]:
        remedies: list[tuple[str, Callable[[], None]]] = []
        if trouble.kept is False:
            remedies.append((tr("Try again"), self.keep.emit))
        elif trouble.remedy is not None:
            words = tr("Go on in what was kept…")
            remedies.append((words, lambda: self.adopt.emit(trouble)))
        # Only once nothing can be lost by it.
        if trouble.kept and trouble.path.is_file():
            words = tr("Open the file that is there now")
            remedies.append((words, lambda: self.retry.emit(trouble.path)))
        return remedies


class Waiting(MiddleColumn):
    """A book is being opened; it says so only when that takes longer than half a second."""

    def __init__(self) -> None:
        super().__init__()
        self._text = Text("", "subtitle", colour="secondary", wrap=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self._text)

    def say(self, words: str) -> None:
        """What is going on; "" at first."""
        self._text.setText(words)


class NoBookViews:
    """The places that stand in a window's stack while no book is open."""

    def __init__(self, stack: QStackedWidget, workbench: "Workbench") -> None:
        self._stack, self._workbench = stack, workbench
        self.welcome, self.trouble, self.waiting = Welcome(), TroublePage(), Waiting()
        self.unlock = UnlockPage()
        self.dialogs = Dialogs(stack, workbench)
        for page in (self.welcome, self.trouble, self.waiting, self.unlock):
            stack.addWidget(page)
        self.welcome.new_book.connect(self.dialogs.first_book)
        self.welcome.named.connect(lambda name: workbench.recents.put(NAMED, name))
        self.welcome.open_book.connect(self.dialogs.open_book)
        self.welcome.sample.connect(workbench.open_sample)
        self.welcome.book.connect(workbench.open)
        self.trouble.other.connect(self.dialogs.open_book)
        self.unlock.other.connect(self.dialogs.open_book)
        self.unlock.given.connect(workbench.passphrases.open)
        self.trouble.retry.connect(workbench.open)
        self.trouble.restore.connect(self.dialogs.restore_for)
        self.trouble.adopt.connect(self.dialogs.adopt)
        self.trouble.keep.connect(workbench.taken.keep)
        self.trouble.copy_home.connect(
            lambda trouble: workbench.copy_home(trouble.path, trouble.remedy)
        )

    def show_welcome(self, waiting: Sequence[str] = ()) -> None:
        """The ways to begin; `waiting` are the names of files that a book is needed for."""
        recents = self._workbench.recents
        self.welcome.show_recent(recents.books(), waiting, recents.get(NAMED))
        self._stack.setCurrentWidget(self.welcome)
        self.welcome.take_focus()
        # What was redrawn is shown by the layout only now, and takes no focus before.
        soon(self.welcome, self.welcome.take_focus)

    def show_waiting(self, words: str) -> None:
        """A book that takes its time; one that opens in a moment needs no such page."""
        self.waiting.say(words)
        self._stack.setCurrentWidget(self.waiting)

    def show_trouble(self, trouble: "Trouble") -> None:
        """A book that would not open."""
        if trouble.why == "locked":
            self.unlock.ask(trouble)
            self._stack.setCurrentWidget(self.unlock)
            self.unlock.take_focus()
            return
        self.trouble.show_trouble(trouble)
        self._stack.setCurrentWidget(self.trouble)
        self.trouble.take_focus()
