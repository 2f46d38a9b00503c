"""What would bring a score to the next band: our acts, each a click away, and what is not ours."""

from decimal import Decimal
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.health.view import HealthView
from csm_desktop.domain.health.way_up import Lift, OurAct, WayUp
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.health.movements import signed
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.button import Button
from csm_desktop.wording import joined, label, number, percent, render, tr

TALKS = (OurAct.SPEAK, OurAct.CHAMPION)
"""The acts that a meeting is."""


class _ActRow(QWidget):
    """What to do, what it would add, and the way to it."""

    def __init__(self, way: "WayList") -> None:
        super().__init__()
        self.lift: Lift | None = None
        self.what = Text("", "body", wrap=True)
        self.points = Text("", "body", colour="secondary")
        self.go = Button("", lambda: way.asked.emit(self.lift), kind="flat")
        row = QHBoxLayout(self)
        theme.spaced(row, gap=theme.M)
        row.addWidget(self.what, 1)
        row.addWidget(self.points)
        row.addWidget(self.go)

    def show_lift(self, lift: Lift | None) -> None:
        """Show what is true now; nothing where the act would not help."""
        self.lift = lift
        self.setVisible(lift is not None)
        if lift is None:
            return
        self.what.setText(_capital(render(lift.what)))
        self.points.setText(signed(lift.points))
        words = tr("Meet") if lift.act in TALKS else tr("Open it")
        self.go.setText(words)
        said = say("{verb}: {what}", verb=words, what=lift.what)
        self.go.setAccessibleName(render(said))


class WayList(QWidget):
    """The way up as a list; `asked` gives the act (a Lift) that shall be done."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.title = Text("", "strong", wrap=True)
        self.words = Text("", "body", wrap=True)
        # As many as there can be, made at once: Tab goes through parts as they were made.
        self.rows = [_ActRow(self) for _ in OurAct]
        self.beyond = Text("", "caption", wrap=True)
        column = QVBoxLayout(self)
        theme.spaced(column, gap=theme.S)
        for part in (self.title, self.words, *self.rows, self.beyond):
            column.addWidget(part)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_health(self, health: HealthView) -> None:
        """Show the way of an account, or of the same anew."""
        way = health.way_up if health.band is not Band.UNKNOWN else None
        self.title.setText(_title(health, way))
        self.words.setText(_words(health, way))
        self.words.setVisible(bool(self.words.text()))
        lifts = way.lifts if way is not None else ()
        for row, lift in zip_longest(self.rows, lifts):
            row.show_lift(lift)
        self.beyond.setText(_beyond(way))
        self.beyond.setVisible(bool(self.beyond.text()))


def _title(health: HealthView, way: WayUp | None) -> str:
    if health.band is Band.UNKNOWN:
        return tr("What is missing for a score")
    # No way up is good news only where there is a score.
    if way is None:
        return tr("Healthy.")
    words = (
        say("What brings it to {band}, at {target}")
        if way.enough
        else say("What would lift it, though not yet to {band}, at {target}")
    )
    band = label(health.next_band or Band.HEALTHY).lower()
    return render(words.filled(band=band, target=number(way.target)))


def _words(health: HealthView, way: WayUp | None) -> str:
    if health.band is Band.UNKNOWN:
        return _missing(health)
    if way is None:
        return tr("Nothing has to be brought back; keep what is kept.")
    return "" if way.lifts else tr("Nothing of ours is open today.")


def _missing(health: HealthView) -> str:
    """The factors without data that weigh most: with them there would be a band."""
    unknown = [row for row in health.rows if row.value is None]
    heaviest = sorted(unknown, key=lambda row: -health.typed_weights[row.factor])[:3]
    return render(
        say(
            "{share} of what counts is known, and {least} are needed. The most would come from:"
            " {factors}.",
            share=percent(health.confidence),
            least=percent(health.least_confidence),
            factors=tuple(row.factor for row in heaviest),
        )
    )


def _beyond(way: WayUp | None) -> str:
    if way is None:
        return ""
    # What rounds to nothing would be no help.
    rest = [one for one in way.beyond if round(one.points, 1) > 0]
    if not rest:
        return ""
    told = joined([_worth(render(one.what), one.points) for one in rest])
    return render(say("Not in our hands: {what}.", what=told))


def _worth(what: str, points: Decimal) -> str:
    return f"{what} ({signed(points)})"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
