"""The editor of a follow-up's text, its headings set in bold."""

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QSizePolicy

from csm_desktop.domain.saying import say
from csm_desktop.ui import theme
from csm_desktop.ui.widgets import PlainEditor
from csm_desktop.wording import told, tr


class _Headings(QSyntaxHighlighter):
    """Sets the headings of the draft in bold: they are the program's, and so are their names."""

    def highlightBlock(self, text: str) -> None:
        names = {
            tr("What we heard"),
            tr("What we agreed"),
            tr("What we do"),
            tr("What you do"),
            tr("You wanted:"),
            told(say("{n:Open question|Open questions}", n=1)),
            told(say("{n:Open question|Open questions}", n=2)),
        }
        if text in names:
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.DemiBold)
            self.setFormat(0, len(text), strong)


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
