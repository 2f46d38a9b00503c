"""Walks a page as a keyboard and a screen reader do; for the tests of every screen."""

import re
from collections import Counter
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from csm_desktop.ui.commands.palette import Palette
from csm_desktop.ui.widgets.fields import PlainEditor
from csm_desktop.ui.widgets.fields.choices import ChoiceBox
from csm_desktop.ui.widgets.text import Text
from csm_desktop.ui.widgets.toast import Toast

_PLAIN_TIP = re.compile(r'<p style="white-space:pre-wrap">[^<]*</p>')
_SLACK = 8  # px by which parts of one line may differ in height
_SPEAKS = QAccessible.Text.Name
# Qt calls its own scrolling panes "client", and lets nobody name them better from Python.
_MUTE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
_MNEMONIC = re.compile(r"&(?!&)(\w)")


def focusable(page: QWidget) -> list[QWidget]:
    """Every visible part that Tab stops at, in the order of Tab."""
    found: list[QWidget] = []
    part = page.nextInFocusChain()
    while part is not None and part is not page:
        takes_tab = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_open = part.isVisible() and part.isEnabled() and part.focusProxy() is None
        if takes_tab and is_open and page.isAncestorOf(part):
            found.append(part)
        part = part.nextInFocusChain()
    return found


def unnamed(page: QWidget) -> list[str]:
    """Focusable parts without a name or a role for screen readers."""
    silent = []
    for part in focusable(page):
        spoken = QAccessible.queryAccessibleInterface(part)
        mute = spoken is None or (spoken.role() in _MUTE and not isinstance(part, QScrollArea))
        if mute or not spoken.text(_SPEAKS).strip():
            silent.append(_described(part))
    return silent


def unlabelled(page: QWidget) -> list[str]:
    """Focusable parts of which eyes can not tell what they are.

    A label beside it, words on it or, for an icon and a hint within, its tooltip or placeholder;
    lists, tables and tabs show their contents.
    """
    known = {label.buddy() for label in page.findChildren(QLabel) if label.isVisible()}
    return [_described(part) for part in focusable(page) if part not in known and _is_blank(part)]


def _is_blank(part: QWidget) -> bool:
    if isinstance(part, QAbstractItemView | QTabBar | QScrollArea):
        return False
    if isinstance(part, QAbstractButton) and (part.text() or part.findChild(QLabel)):
        return False
    within = part.parentWidget()
    if within is not None and isinstance(within.parentWidget(), QAbstractItemView):
        return False  # a cell that is edited stands under its head
    if part.property("placeholderText") or part.toolTip():
        return False
    return not isinstance(part, QAbstractScrollArea) or bool(part.property("plainText"))


def out_of_order(page: QWidget) -> list[str]:
    """Neighbours of Tab that do not follow each other as they are read.

    What is compared is where the two lie in what holds both: the next one is beneath, or further
    towards the trailing edge (where another column begins). What floats over others has no place.
    """
    wrong = []
    floating = page.findChildren(Toast) + page.findChildren(Palette)
    stops = [p for p in focusable(page) if not any(each.isAncestorOf(p) for each in floating)]
    for first, second in pairwise(stops):
        one, other = _apart(page, first, second)
        if not _is_before(one, other, mirrored=page.isRightToLeft()):
            wrong.append(f"{_described(first)} before {_described(second)}")
    return wrong


def _apart(page: QWidget, first: QWidget, second: QWidget) -> tuple[QRect, QRect]:
    """The two parts, or what holds each where they part company, as boxes of the page."""
    lines = [_line(page, part) for part in (first, second)]
    for one, other in zip(*lines, strict=False):
        if one is not other:
            return _box(page, one), _box(page, other)
    return _box(page, first), _box(page, second)


def _line(page: QWidget, part: QWidget) -> list[QWidget]:
    """From a child of the page down to the part."""
    line: list[QWidget] = []
    each: QWidget | None = part
    while each is not None and each is not page:
        line.insert(0, each)
        each = each.parentWidget()
    return line


def _box(page: QWidget, part: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)), part.size())


def _is_before(one: QRect, other: QRect, *, mirrored: bool) -> bool:
    if one.bottom() <= other.top() + _SLACK or one.intersects(other):
        return True
    if mirrored:
        return other.right() <= one.left() + _SLACK
    return other.left() >= one.right() - _SLACK


def twice_reached(page: QWidget) -> list[str]:
    """Mnemonics that two visible parts share: Alt and the letter would press neither."""
    letters: Counter[str] = Counter()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.buddy() is not None:
            letters.update(_letter(label.text()))
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled():
            letters.update(button.shortcut().toString().removeprefix("Alt+"))
    return [letter for letter, number in letters.items() if number > 1]


def _letter(words: str) -> str:
    found = _MNEMONIC.search(words.replace("&&", ""))
    return found.group(1).upper() if found else ""


def speechless_rows(page: QWidget) -> list[str]:
    """Visible lists and tables whose rows a screen reader could not read as a sentence."""
    silent = []
    for view in page.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        for row in range(min(model.rowCount(), 20)):
            index = model.index(row, 0)
            spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
            if not str(spoken or index.data() or "").strip():
                silent.append(f"row {row} of {_described(view)}")
    return silent


def rich(page: QWidget) -> list[str]:
    """Parts that would read user text as HTML, open its links, or fetch its pictures."""
    wrong = []
    for part in page.findChildren(QWidget):
        if isinstance(part, QLabel) and part.textFormat() is not Qt.TextFormat.PlainText:
            wrong.append(f"text of {_described(part)}")
        if isinstance(part, QTextEdit) and (part.acceptRichText() or not part.isReadOnly()):
            wrong.append(f"pasted into {_described(part)}")
        if isinstance(part, QPlainTextEdit) and not (
            part.isReadOnly() or isinstance(part, PlainEditor)
        ):
            wrong.append(f"pasted into {_described(part)}")
        tip = part.toolTip()
        if tip and not _PLAIN_TIP.fullmatch(tip):
            wrong.append(f"tooltip of {_described(part)}")
    return wrong


def cut(page: QWidget) -> list[str]:
    """Visible words for which there is no room, without a tooltip that says them whole."""
    wrong = []
    for part in page.findChildren(QWidget):
        if part.isVisible() and not part.toolTip() and _is_cut(part):
            room = f"{part.width()}x{part.height()} of {_needed(part)}"
            wrong.append(f"{_described(part)}: {room}")
    return wrong


def _needed(part: QWidget) -> tuple[int, int]:
    if isinstance(part, QLabel) and part.wordWrap():
        return 0, part.heightForWidth(part.width())
    if isinstance(part, QLineEdit):
        words = part.placeholderText() if not part.text() else ""
        return part.fontMetrics().horizontalAdvance(words) + 4, 0
    return part.sizeHint().width(), part.sizeHint().height()


def _is_cut(part: QWidget) -> bool:
    wide, high = _needed(part)
    if isinstance(part, Text) and not part.wordWrap() and part.buddy() is None:
        return part.height() < part.fontMetrics().height() - 1  # it says itself whole
    if isinstance(part, QToolButton | ChoiceBox):  # the cross in a field; says itself whole
        return False
    if isinstance(part, QAbstractButton) and part.layout() is not None:
        return False  # what it holds is looked at by itself
    if isinstance(part, QLabel | QAbstractButton | QComboBox | QLineEdit):
        return wide > part.width() + 1 or high > part.height() + 1
    return False


def _described(part: QWidget) -> str:
    words = part.accessibleName() or str(part.property("text") or "")
    return f"{type(part).__name__} “{words}” in {type(part.parentWidget()).__name__}"
