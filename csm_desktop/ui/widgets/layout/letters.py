"""Alt and a letter: each part that is seen in a window has one of its own (design.md §6).

A text carries its letter, `&Renewal` or 名前(&N), which was chosen for that text alone; two that
are seen together may have the same, and in another language mostly do. Qt would then go to neither.
So letters are told apart when somebody holds Alt: whichever parts are there then.
"""

import re
from collections.abc import Iterable, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMainWindow, QMenu, QWidget

from csm_desktop.ui import theme

if TYPE_CHECKING:
    _Part = QWidget
else:
    _Part = object

_BRACKETED = re.compile(r"\(&([A-Za-z])\)")
_SIGN = re.compile(r"&(&)|&")
_MARKED = re.compile(r"(?<!&)(?:&&)*&([^\W\d_])")
_LETTER = re.compile(r"[A-Za-z]")
_INITIAL = re.compile(r"(?<![^\W_])[A-Za-z]")
_GIVEN = "letter given"


class _Lettered(Protocol):
    """A label, a button or an action."""

    def text(self) -> str: ...
    def setText(self, text: str) -> None: ...
    def isEnabled(self) -> bool: ...
    def property(self, name: str) -> object: ...
    def setProperty(self, name: str, value: object) -> bool: ...


class OwnLetters(_Part):
    """A window or dialog whose parts have letters of their own; Alt underlines them.

    Name it before the widget that it is mixed into.
    """

    def event(self, event: QEvent) -> bool:
        """Before Qt looks for the part that a letter reaches, the letters are told apart."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if held or event.key() == Qt.Key.Key_Alt:
                give_letters(self)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt underlines the letters that it reaches."""
        if event.key() == Qt.Key.Key_Alt:
            theme.THEME.show_mnemonics(True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt is let go."""
        if event.key() == Qt.Key.Key_Alt:
            theme.THEME.show_mnemonics(False)
        super().keyReleaseEvent(event)


def give_letters(window: QWidget) -> None:
    """Tell the letters of all parts apart that are seen in a window."""
    parts: list[_Lettered] = []
    if isinstance(window, QMainWindow):
        parts += [title for title in window.menuBar().actions() if title.isVisible()]
    for label in window.findChildren(QLabel):
        if label.buddy() is not None and label.isVisible() and label.window() is window:
            parts.append(label)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.window() is window and _has_letter(button):
            parts.append(button)
    _give(parts)


def give_letters_in(menu: QMenu) -> None:
    """Tell the letters of a menu's lines apart."""
    lines: list[QAction] = [line for line in menu.actions() if line.isVisible()]
    _give(lines)


def _give(parts: Sequence[_Lettered]) -> None:
    # What cannot be used now gives way to what can.
    parts = sorted(parts, key=lambda part: not part.isEnabled())
    for part, given in zip(parts, told_apart(map(_asked, parts)), strict=True):
        asked = _asked(part)
        if part.text() != given:
            part.setText(given)
        if given != asked or part.property(_GIVEN) is not None:
            part.setProperty(_GIVEN, (asked, given))


def _asked(part: _Lettered) -> str:
    """The text of a part as it was before it was given another letter."""
    found, words = part.property(_GIVEN), part.text()
    if isinstance(found, tuple | list) and len(found) == 2 and found[1] == words:
        return str(found[0])
    return words


def _has_letter(button: QAbstractButton) -> bool:
    # A name of the user's with an & in it, or a key of another kind, is no letter.
    kept = button.shortcut() == QKeySequence.mnemonic(button.text())
    return kept and (button.property(_GIVEN) is not None or not button.shortcut().isEmpty())


def told_apart(texts: Iterable[str]) -> list[str]:
    """Texts of one window, no two with one letter: each keeps its own where that is free, in their
    order; else it takes another of its letters, and has none where none is free."""
    found = list(texts)
    taken: set[str] = set()
    late: list[int] = []
    for place, text in enumerate(found):
        letter = letter_of(text)
        if letter in taken:
            late.append(place)
        elif letter:
            taken.add(letter)
    for place in late:
        found[place] = _with_another(found[place], taken)
        taken.add(letter_of(found[place]))
    return found


def letter_of(text: str) -> str:
    """The letter that a text marks, large; "" where it marks none."""
    marked = _MARKED.search(text)
    return marked.group(1).upper() if marked else ""


def without_letter(text: str) -> str:
    """A text as it is read aloud: no letter is marked in it."""
    return _SIGN.sub(lambda sign: sign.group(1) or "", _BRACKETED.sub("", text))


def _with_another(text: str, taken: set[str]) -> str:
    if _BRACKETED.search(text):
        free = next((letter for letter in ascii_uppercase if letter not in taken), "")
        # Words without letters of ours show it behind them, so that any will do.
        return _BRACKETED.sub(f"(&{free})" if free else "", text)
    bare = _SIGN.sub(lambda sign: "&&" if sign.group(1) else "", text)
    # The beginnings of words are what eyes look for.
    for kind in (_INITIAL, _LETTER):
        for letter in kind.finditer(bare):
            if letter.group().upper() not in taken:
                return f"{bare[: letter.start()]}&{bare[letter.start() :]}"
    return bare
