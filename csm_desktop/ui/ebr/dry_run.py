"""A dry run: the pages large, what to say beside them, and the clock of the agenda."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.app.reviews.dry_run import Rehearsal, RehearsedPage, rehearsal
from csm_desktop.domain.reviews.agenda import SpentTime
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.lifetimes import Later
from csm_desktop.ui.paper.pages import image_of
from csm_desktop.ui.widgets import Button, Dialog, Scroll, Text
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.documents.ebr import Material
    from csm_desktop.app.documents.pages import DrawnPage

_TICK_MS = 250
_BESIDE = 300  # px of the notes at 100 %
_PAGE = 1_200  # device pixels across
_FORWARD = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_STEPS = QAbstractSlider.SliderAction
_SCROLLS = {
    Qt.Key.Key_Down: _STEPS.SliderSingleStepAdd,
    Qt.Key.Key_Up: _STEPS.SliderSingleStepSub,
}
_BACK = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


def clock(seconds: float) -> str:
    """Minutes and seconds, as a watch that is stopped shows them: 12:05."""
    whole = int(seconds)
    return f"{whole // 60}:{whole % 60:02}"


class FittedPage(QWidget):
    """A page as large as its place."""

    def __init__(self) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setMinimumSize(theme.px(240), theme.px(170))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Show another page."""
        self._image = image
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._image is None:
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(box, theme.current().hairline)
        painter.drawImage(box.adjusted(1, 1, -1, -1), self._image)


class DryRun(Dialog):
    """Right and Left turn the pages, Up and Down scroll the notes, P holds the clock. Nothing of it
    is stored."""

    def __init__(
        self,
        shell: Shell,
        material: "Material",
        paper: str,
        parent: QWidget,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(tr("Dry run"), "", parent)
        self.words.hide()
        self._now, self._shell = now, shell
        self._made: Rehearsal | None = None
        self._images: list[QImage] = []
        self._stops: list[tuple[int, RehearsedPage]] = []
        self._place = 0
        self._since: float | None = None
        self.spent: list[float] = []
        self.sheet = FittedPage()
        self.point = Text("", "subtitle", wrap=True)
        self.of_point = Text("", "title")
        self.of_all = Text("", colour="secondary")
        self.heading = Text("", "strong", wrap=True)
        self.notes = Text("", wrap=True)
        self._lay_out()
        self.no = Button(tr("&Close"), self.reject)
        self.hold = Button(tr("&Pause"), self.pause)
        self.back = Button(tr("&Back"), lambda: self.step(-1), icon="chevron-left")
        self.next = Button(tr("&Next"), lambda: self.step(1), kind="primary", icon="chevron-right")
        self.finish(self.no, self.hold, self.back, self.next)
        for button in (self.hold, self.back, self.next):
            button.setEnabled(False)
            # Space and arrows turn pages, whatever was clicked last.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room = parent.window().size()
        self.resize(round(room.width() * 0.92), round(room.height() * 0.9))
        self._tick = Later(self, self._show_time, _TICK_MS, repeated=True)

        def drawn(_: object) -> "tuple[Rehearsal, tuple[DrawnPage, ...]]":
            from csm_desktop.app.documents.pages import drawn_pages

            made = rehearsal(material, paper)
            return made, drawn_pages(made.pdf, _PAGE)

        shell.background.start(self, drawn, self._begin, self._fail)

    def _lay_out(self) -> None:
        beside = QWidget()
        lines = QVBoxLayout(beside)
        theme.spaced(lines, gap=theme.M)
        for widget in (self.heading, self.notes):
            lines.addWidget(widget)
        lines.addStretch(1)
        self.area = Scroll(beside)
        right = QVBoxLayout()
        theme.spaced(right, gap=theme.S)
        for text in (self.point, self.of_point, self.of_all):
            right.addWidget(text)
        right.addWidget(self.area, 1)
        self.pane = QWidget()
        self.pane.setFixedWidth(theme.px(_BESIDE))
        self.pane.setLayout(right)
        whole = QHBoxLayout()
        theme.spaced(whole, gap=theme.L)
        whole.addWidget(self.sheet, 1)
        whole.addWidget(self.pane)
        nest(self.column, whole, 1)

    def _begin(self, found: "tuple[Rehearsal, tuple[DrawnPage, ...]]") -> None:
        self._made, pages = found
        self._images = [image_of(page, 1.0) for page in pages]
        self._stops = [(n, page) for n, p in enumerate(self._made.points) for page in p.pages]
        self.spent = [0.0] * len(self._made.points)
        self._since = self._now()
        for button in (self.hold, self.next):
            button.setEnabled(True)
        self._show()
        self._tick.start()

    def _fail(self, error: BaseException) -> None:
        self.heading.setText(str(error))

    @property
    def is_over(self) -> bool:
        """Whether the last page was turned over."""
        return bool(self._stops) and self._place == len(self._stops)

    def step(self, by: int) -> None:
        """To the next page, or back; after the last one it is told how the time was spent."""
        if self._made is None:
            return
        self._count()
        self._place = max(0, min(self._place + by, len(self._stops)))
        if self.is_over:
            self._since = None
        elif self._since is None and self.hold.text() == tr("&Pause"):
            self._since = self._now()
        self._show()

    def pause(self) -> None:
        """Hold the clock, or let it go on."""
        if self._made is None or self.is_over:
            return
        self._count()
        held = self._since is not None
        self._since = None if held else self._now()
        self.hold.setText(tr("&Go on") if held else tr("&Pause"))
        self._show_time()

    def times(self) -> tuple[SpentTime, ...]:
        """How long each point took so far."""
        if self._made is None:
            return ()
        self._count()
        return tuple(
            SpentTime(point.words, point.seconds, spent)
            for point, spent in zip(self._made.points, self.spent, strict=True)
        )

    def _count(self) -> None:
        """Give the time since it was counted last to the point in front."""
        if self._since is not None and not self.is_over:
            now = self._now()
            self.spent[self._stops[self._place][0]] += now - self._since
            self._since = now

    def _show(self) -> None:
        self.back.setEnabled(self._place > 0)
        self.next.setEnabled(not self.is_over)
        self.hold.setEnabled(not self.is_over)
        if self.is_over:
            self._show_end()
            return
        _, page = self._stops[self._place]
        self.heading.setText(page.title)
        self.notes.setText("\n\n".join(page.lines))
        self.area.begin()
        self._show_time()
        self.sheet.show_image(self._images[page.place])

    def _show_time(self) -> None:
        if self._made is None or self.is_over:
            return
        self._count()
        n, _ = self._stops[self._place]
        point, spent = self._made.points[n], self.spent[n]
        self.point.setText(point.words)
        words = say("{spent} of {planned}", spent=clock(spent), planned=clock(point.seconds))
        self.of_point.setText(render(words))
        self.of_point.set_colour("error" if spent > point.seconds else "text")
        whole, planned = clock(sum(self.spent)), clock(self._made.seconds)
        self.of_all.setText(
            render(say("All in all {spent} of {planned}", spent=whole, planned=planned))
        )

    def _show_end(self) -> None:
        self.point.setText(tr("That was the dry run"))
        spent, planned = sum(self.spent), self._made.seconds if self._made else 0
        words = say("{spent} of {planned}", spent=clock(spent), planned=clock(planned))
        self.of_point.setText(render(words))
        self.of_point.set_colour("error" if spent > planned else "text")
        self.of_all.setText("")
        self.heading.setText(tr("How long each point took"))
        told = (
            say("{words}: {spent} of {planned}", words=each.words, spent=clock(each.spent),
                planned=clock(each.planned))
            for each in self.times()
        )  # fmt: skip
        self.notes.setText("\n\n".join(map(render, told)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and hold the clock without looking for a button."""
        if event.key() in _FORWARD:
            self.step(1)
        elif event.key() in _BACK:
            self.step(-1)
        elif event.key() == Qt.Key.Key_P:
            self.pause()
        elif event.key() in _SCROLLS:
            self.area.verticalScrollBar().triggerAction(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
