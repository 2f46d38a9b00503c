"""The editor of a follow-up's text, its headings set in bold."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QSizePolicy

from csm_desktop.app.correspondence.voices import languages, letter_voice
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import PlainEditor
from csm_desktop.wording import render, tr


class _Headings(QSyntaxHighlighter):
    """Sets the headings of the draft in bold: they are the program's, and so are their names."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._names = frozenset(
            words for language in languages() for words in _headings_in(language)
        )
        self._strong = QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        if text in self._names:
            self.setFormat(0, len(text), self._strong)


def _headings_in(language: str) -> tuple[str, ...]:
    """A letter may be in another language than the window."""
    with letter_voice(language).spoken():
        return (
            tr("What we heard"),
            tr("What we agreed"),
            tr("What we do"),
            tr("What you do"),
            tr("You wanted:"),
            render(say("Open question", "Open questions", n=1)),
            render(say("Open question", "Open questions", n=2)),
        )


class LetterEditor(PlainEditor):
    """The mail's text, as high as there is room."""

    def __init__(self) -> None:
        super().__init__(8, 99)
        self.setFrameShape(PlainEditor.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(120))
        self._headings = _Headings(self.document())

    def _grow(self) -> None:
        """It fills the card and scrolls."""

    def setPlainText(self, text: str) -> None:
        """Another draft: lines that are the same stay laid out, since long ones change little."""
        document = self.document()
        old, new = self.toPlainText().split("\n"), text.split("\n")
        start, end = _same(old, new), 0
        if start < min(len(old), len(new)):
            end = min(_same(old[::-1], new[::-1]), min(len(old), len(new)) - start)
        start, end = (start - 1, end) if start else (0, max(0, end - 1))  # never between lines
        document.setUndoRedoEnabled(False)  # it was not the user who wrote it
        cursor = QTextCursor(document.findBlockByNumber(start))
        last = document.findBlockByNumber(len(old) - end - 1)
        index = last.position() + last.length() - 1
        cursor.setPosition(index, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("\n".join(new[start : len(new) - end]))
        document.setUndoRedoEnabled(True)


def _same(one: list[str], other: list[str]) -> int:
    """How many lines both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
