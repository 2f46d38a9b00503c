"""The cards beside the map: who may leave, which role is a gap, whom to introduce, who has left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.alerts.champion_movement import ChampionMovement
from csm_desktop.domain.people.coverage import WhatIf
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import Card, Separator, Text, tip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.wording import label, render, short_day, tr

_MOST = 9


@dataclass(frozen=True, slots=True)
class Row:
    """What stands at the beginning and at the end of a line, and why.

    `grave` marks a danger, `gap` what is missing. Where there is no room for both, the name is cut
    short, or the value where the line `keeps_name`.
    """

    name: str
    value: str
    why: str = ""
    grave: bool = False
    gap: bool = False
    keeps_name: bool = False


class Rows(QWidget):
    """Lines with a hairline between them; made once, and shown anew after every change."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.spaced(self._column, gap=0)
        self._lines: list[_Line] = []
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show other lines."""
        self.rows = tuple(rows)
        while len(self._lines) < len(self.rows):
            line = _Line(ruled=bool(self._lines))
            self._lines.append(line)
            self._column.addWidget(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(self.rows))
            if place < len(self.rows):
                line.show_row(self.rows[place])


class _Line(QWidget):
    def __init__(self, *, ruled: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.spaced(column, gap=0)
        if ruled:
            column.addWidget(Separator())
        line = QHBoxLayout()
        theme.spaced(line)
        line.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self._name, self._sign, self._value = Text(), _Sign(), Text()
        self._value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self._sign)
        line.addWidget(self._value)
        column.addLayout(line)

    def show_row(self, row: Row) -> None:
        kept = self._name if row.keeps_name else self._value
        for part in (self._name, self._value):
            policy = QSizePolicy.Policy.Fixed if part is kept else QSizePolicy.Policy.Preferred
            part.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._name.setText(row.name)
        self._value.setText(row.value)
        self._value.set_colour("error" if row.grave or row.gap else "secondary")
        self._sign.setVisible(row.grave)
        tip(self, row.why)


class _Sign(QWidget):
    """The sign of what is at risk, so that it never speaks by colour alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.px(12), theme.px(16))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(12), theme.px(16))

    def paintEvent(self, _: QPaintEvent) -> None:
        box = QRectF(self.rect())
        look = theme.current().bands["at_risk"]
        middle = QPointF(box.center().x(), box.center().y())
        paint.band_glyph(QPainter(self), middle, look, theme.px(10))


class WhatIfCard(Card):
    """What coverage becomes when one person leaves, the gravest first."""

    def __init__(self) -> None:
        super().__init__(tr("What if somebody leaves?"))
        self.body.setSpacing(theme.px(theme.XS))
        self.rows = Rows()
        self.none = Text(
            tr("Connect people first: Enter on a cell of the map."), colour="secondary", wrap=True
        )
        self.add(self.rows)
        self.add(self.none)

    def show_people(self, people: PeopleView) -> None:
        """Show another account, or this one anew."""
        rows = [_what_if_row(people, each) for each in people.what_if[:_MOST]]
        more = len(people.what_if) - _MOST
        if more > 0:
            rows.append(Row(render(say("and {n} more", n=more)), ""))
        self.rows.show_rows(rows)
        self.none.setVisible(not rows)


def _what_if_row(people: PeopleView, each: WhatIf) -> Row:
    fall = render(say("{before} → {after}", before=each.before, after=each.after))
    grave = each.after < each.before
    if grave and each.after <= 1:
        fall = render(say("{fall} {what}", fall=fall, what=_thread(each.after)))
    return Row(_named(people, each.side, each.person_id), fall, render(each.why), grave)


def _thread(after: int) -> str:
    return tr("single thread") if after == 1 else tr("no thread")


def _named(people: PeopleView, side: Side, person_id: int) -> str:
    if side is Side.US:
        for row in people.map.rows:
            if row.member.id == person_id:
                return words.member_name(row.member)
    return people.names.get((side, person_id), "")


class RolesCard(Card):
    """Who holds which role, and when anybody of ours last spoke with them."""

    def __init__(self) -> None:
        super().__init__(tr("Roles"))
        self.body.setSpacing(theme.px(theme.XS))
        self.rows = Rows()
        self.add(self.rows)

    def show_people(self, people: PeopleView) -> None:
        """Show another account, or this one anew."""
        rows = []
        for role in people.roles:
            if role.missing:
                why = render(role.why)
                rows.append(Row(label(role.role), tr("a gap"), why, gap=True, keeps_name=True))
                continue
            first = role.holders[0]
            when = tr("never") if first.days is None else render(say("{n} d", n=first.days))
            more = len(role.holders) - 1
            who = f"\u2068{first.name}\u2069"  # a name of another direction stays in its place
            name = who if not more else render(say("{who} +{n}", who=who, n=more))
            said = render(say("{name} · {when}", name=name, when=when))
            rows.append(Row(label(role.role), said, render(role.why), keeps_name=True))
        self.rows.show_rows(rows)


class IntroductionCard(Card):
    """The next best introduction, and the way to its draft."""

    def __init__(self, draft: Callable[[int, int], object]) -> None:
        super().__init__(tr("Next best introduction"))
        self._pair: tuple[int, int] | None = None
        self.who = Text("", "body", wrap=True)
        self.why = Text("", "caption", wrap=True)
        self.button = Button(
            tr("Draft introduction"), lambda: draft(*self._pair) if self._pair else None,
            kind="primary",
        )  # fmt: skip
        self.add(self.who)
        self.add(self.why)
        self.add(self.button)

    def show_people(self, people: PeopleView) -> None:
        """Show another account, or this one anew."""
        best = people.introduction
        self._pair = (best.team_member_id, best.contact_id) if best is not None else None
        self.button.setVisible(best is not None)
        if best is not None:
            ours = _named(people, Side.US, best.team_member_id)
            theirs = people.names[Side.CUSTOMER, best.contact_id]
            self.who.setText(render(say("{ours} → {theirs}", ours=ours, theirs=theirs)))
            self.why.setText(render(best.why))
            return
        met = people.map.coverage.met
        self.who.setText(tr("Redundancy is met.") if met else tr("Nobody is left to introduce."))
        self.why.setText(
            tr("Keep the connections alive.")
            if met
            else tr("Add contacts, or colleagues of yours, to bring together.")
        )


class MovementCard(Card):
    """Somebody who carried us has left: what is lost, and both sides of the answer."""

    def __init__(self) -> None:
        super().__init__(tr("Champion movement"), edge="at_risk")
        self.who = Text("", "strong", wrap=True)
        self.lost = Text("", "body", wrap=True)
        self.vacuum = Text("", "body", wrap=True)
        self.follow = Text("", "body", wrap=True)
        self.more = Text("", "caption", wrap=True)
        self.add(self.who)
        self.add(self.lost)
        for title, body in (
            (tr("Fill the vacuum"), self.vacuum),
            (tr("Follow the champion"), self.follow),
        ):
            self.add(Text(title, "caption_strong", colour="secondary"))
            self.add(body)
        self.add(self.more)

    def show_people(self, people: PeopleView) -> None:
        """Show the latest movement, and how many there were before it."""
        self.setVisible(bool(people.movements))
        if not people.movements:
            return
        latest = people.movements[0]
        self.who.setText(_moved(people, latest))
        self.lost.setText("\n".join(render(each) for each in latest.lost))
        self.lost.setVisible(bool(latest.lost))
        self.vacuum.setText("\n".join(f"• {render(each)}" for each in latest.vacuum))
        self.follow.setText("\n".join(f"• {render(each)}" for each in latest.follow))
        before = len(people.movements) - 1
        self.more.setText(
            render(say("{n} movement before this one.", "{n} movements before this one.", n=before))
        )
        self.more.setVisible(before > 0)


def _moved(people: PeopleView, movement: ChampionMovement) -> str:
    values: dict[str, object] = {
        "name": people.names[Side.CUSTOMER, movement.contact_id],
        "roles": tuple(label(role).lower() for role in movement.roles),
        "on": short_day(movement.left_on, with_year=True) if movement.left_on else "",
        "company": movement.went_to,
    }
    ahead = movement.left_on is not None and movement.left_on > people.as_of
    if movement.left_on is None:
        return render(say("{name} ({roles}) has left", **values))
    if ahead:
        return render(say("{name} ({roles}) leaves on {on}", **values))
    if movement.went_to:
        return render(say("{name} ({roles}) left on {on} for {company}", **values))
    return render(say("{name} ({roles}) left on {on}", **values))
