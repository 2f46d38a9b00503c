"""One chart over many accounts in its card: what it shows, what stands in its place, its files."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets import Button, Card, Text
from csm_desktop.ui.widgets.charts.chart import Chart, Near, Spot
from csm_desktop.ui.widgets.charts.plot import Drawing
from csm_desktop.ui.widgets.file_dialogs import Target, ask_target
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("png", "svg", "csv")
Rows = Sequence[Sequence[str | int | None]]


class Charted(Protocol):
    """What charts are drawn from: so many accounts, as of a day."""

    @property
    def as_of(self) -> date:
        """Their day."""

    @property
    def accounts(self) -> int:
        """How many."""


C = TypeVar("C", bound=Charted)


@dataclass(frozen=True, slots=True)
class ChartSpec(Generic[C]):
    """What a chart is called, how it is drawn and said, and what stands in its place without data.

    `drawn` gives nothing where there is nothing to draw.
    """

    name: str
    title: str
    drawn: Callable[[C], tuple[Drawing, Sequence[Spot], str] | None]
    rows: Callable[[C], Rows]
    nothing: str
    near: Near = Near.ACROSS
    note: Callable[[C], str] = lambda _: ""


class ChartCard(Card, Generic[C]):
    """A chart with its name and the button that writes it into a file. `opened` gives the key of
    what was clicked or chosen: an account's id, or the place of a segment."""

    opened = Signal(object)

    def __init__(self, shell: Shell, spec: ChartSpec[C]) -> None:
        super().__init__(spec.title)
        self._shell, self.spec = shell, spec
        self.charts: C | None = None
        self.chart = Chart(shell.background, 260, spec.near)
        self.chart.opened.connect(self.opened)
        self.nothing = Text(spec.nothing, "body", colour="secondary", wrap=True)
        self.note = Text("", "caption", wrap=True)
        self.button = Button(tr("Export"), self._ask_kind, kind="flat")
        self.button.setAccessibleName(render(say("Export the chart: {title}", title=spec.title)))
        if self.header is not None:
            self.header.add(self.button)
        self.add(self.chart, 1)
        self.add(self.nothing)
        self.add(self.note)

    def show_charts(self, charts: C) -> None:
        """Show what is true now, or say that there is nothing to show."""
        self.charts = charts
        found = self.spec.drawn(charts)
        for part, is_there in (
            (self.chart, found),
            (self.button, found),
            (self.nothing, not found),
        ):
            part.setVisible(bool(is_there))
        if found is not None:
            self.chart.show_drawing(*found)
        note = self.spec.note(charts)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def export(self, kind: str, target: Target) -> None:
        """Write the chart as a picture, or its numbers, on a thread; taken as they are shown."""
        charts = self.charts
        if charts is None:
            return
        rows, foot = self.spec.rows(charts), foot_of(charts, self.note.text())

        def work(_: object) -> "Path":
            from csm_desktop.app.documents.exports import export_picture, export_rows

            if kind == "csv":
                return export_rows(rows, target.path, overwrite=target.overwrite).path
            content = self.chart.picture(kind, self.spec.title, foot)
            return export_picture(content, target.path, overwrite=target.overwrite)

        def done(path: "Path") -> None:
            words = say("The chart was written into {file}.", file=path.name)
            self._shell.toast(render(words), saved=path)

        def failed(error: BaseException) -> None:
            # What is no user's error is a bug, and must reach the one place that reports those.
            if not isinstance(error, UserError):
                raise error
            self._shell.tell(error)

        self._shell.background.start(None, work, done, failed)

    def _ask_kind(self) -> None:
        menu = QMenu(self)
        for kind in KINDS:
            words = say("As {kind}…", kind=kind.upper())
            menu.addAction(render(words)).triggered.connect(partial(self.ask_export, kind))
        menu.exec(self.button.mapToGlobal(QPoint(0, self.button.height())))
        menu.deleteLater()

    def ask_export(self, kind: str) -> None:
        """Ask where to, then write."""
        book, charts = self._shell.book, self.charts
        if book is None or charts is None:
            return
        called = {"title": self.spec.title, "day": f"{charts.as_of:%Y-%m-%d}"}
        name = render(say("{title} {day}").filled(**called))
        kinds = f"{kind.upper()} (*.{kind})"
        target = ask_target(self, tr("Export the chart"), f"{name}.{kind}", kinds, f".{kind}")
        if target is not None:
            self.export(kind, target)


def foot_of(charts: Charted, note: str = "") -> str:
    """What stands beneath a chart: of which day it is, and of how many accounts."""
    words = say(
        "{n} account · as of {day}", "{n} accounts · as of {day}", n=charts.accounts,
        day=charts.as_of,
    )  # fmt: skip
    return " · ".join(filter(None, (render(words), note)))
