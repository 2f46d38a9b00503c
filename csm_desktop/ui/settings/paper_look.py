"""How paper looks like ours: one colour and our logo."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csm_desktop.domain.records.reviews import PictureKind
from csm_desktop.domain.text.message import say
from csm_desktop.tokens import LIGHT
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.paper.pictures.logo_field import LogoField
from csm_desktop.ui.widgets import Card, Form, Text, TextField
from csm_desktop.wording import tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class Swatch(QWidget):
    """A colour as it is printed."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = LIGHT.accent
        self.setFixedSize(theme.px(28), theme.px(28))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        """Show another one."""
        self.colour = colour
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self.colour))


class PaperLook(Card):
    """For all that goes to customers from this book."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Paper for customers"))
        self._shell = shell
        self.accent = TextField(tr("Accent colour"), "", self._colour, hint=LIGHT.accent)
        self.swatch = Swatch()
        self.logo = LogoField(shell, PictureKind.OUR_LOGO)
        colour = QWidget()
        row = QHBoxLayout(colour)
        theme.spaced(row, gap=theme.S)
        self.accent.setFixedWidth(theme.px(160))
        row.addWidget(self.accent)
        row.addWidget(self.swatch)
        row.addStretch(1)
        form = Form(width=240)
        form.add(tr("Accent colour"), colour)
        form.add(tr("Our logo"), self.logo)
        self.add(form)
        words = tr(
            "On the cover of review packs and slides. The customer's logo is chosen in the details"
            " of their account. A colour must be dark enough for white paper: 4.5 to 1."
        )
        self.add(Text(words, "caption", wrap=True))

    def show_book(self, book: "Book") -> None:
        """Show what holds now."""
        from csm_desktop.app.documents.pictures import branding_of

        found = branding_of(book)
        self.accent.set_value(found.accent)
        self.swatch.show_colour(found.accent or LIGHT.accent)
        self.logo.show_branding(found)

    def _colour(self, colour: str) -> object:
        from csm_desktop.app.documents.pictures import set_accent

        return self._shell.save(say("Accent colour"), set_accent, colour)
