"""What is wrong with the files that were brought, above the table of a step."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csm_desktop.ui import theme
from csm_desktop.ui.imports.sources import Source
from csm_desktop.ui.imports.words import for_window
from csm_desktop.ui.widgets.banner import Banner
from csm_desktop.ui.widgets.layout.scroll import Scroll
from csm_desktop.wording import tr


class FaultBanners(QWidget):
    """A banner for each file with a fault; `leave(place)` leaves the file out."""

    def __init__(self, leave: Callable[[int], object], *, tone: str) -> None:
        super().__init__()
        self._leave, self._tone = leave, tone
        self.banners: list[Banner] = []
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=theme.S)
        self.hide()

    def clear(self) -> None:
        """Nothing is wrong, until it is told anew."""
        for banner in self.banners:
            banner.hide()
            banner.deleteLater()
        self.banners = []
        self.hide()

    def tell(self, index: int, source: Source) -> None:
        """Say what is wrong with the file of this place, and what is safe."""
        assert source.error is not None
        said = for_window(source.error)
        banner = Banner(
            said.title, said.advice, tr("&Leave this file out"), lambda: self._leave(index),
            closable=False, tone=self._tone,
        )  # fmt: skip
        self.banners.append(banner)
        self._column.addWidget(banner)
        self.show()
        banner.announce()


def lay_step(step: QWidget, *parts: QWidget) -> None:
    """Put a step's parts one below another; what does not fit is scrolled to."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    theme.spaced(column, gap=theme.M)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    whole = QVBoxLayout(step)
    theme.spaced(whole)
    whole.addWidget(Scroll(inside, sideways=False))
