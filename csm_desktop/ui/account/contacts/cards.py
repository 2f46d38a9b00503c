"""The cards beside the map: which role is a gap, whom to introduce, who has left."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.alerts.champion_movement import ChampionMovement
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.theme import paint
from csm_desktop.ui.widgets import Card, Text, tip
from csm_desktop.ui.widgets.button import Button
from csm_desktop.ui.widgets.layout.line_rows import LineRow, LineRows
from csm_desktop.values import dataclass
from csm_desktop.wording import inside, label, render, short_day, tr


@dataclass(frozen=True, slots=True)
class CardLine:
    """What stands at the beginning and at the end of a line, and why; `id` is its place.

    `grave` marks a danger, `gap` what is missing. Where there is no room for both, the name is cut
    short, or the value where the line `keeps_name`.
    """

    id: int
    name: str
    value: str
    why: str = ""
    grave: bool = False
    gap: bool = False
    keeps_name: bool = False


class CardRow(LineRow[CardLine]):
    """Name and value of a line of a card."""

    def __init__(self, line: CardLine) -> None:
        super().__init__()
        self.line = line
        row = QHBoxLayout(self)
        theme.spaced(row)
        row.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        self._name, self._sign, self._value = Text(), _Sign(), Text()
        self._value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._sign)
        row.addWidget(self._value)

    def show_line(self, line: CardLine) -> None:
        self.line = line
        kept = self._name if line.keeps_name else self._value
        for part in (self._name, self._value):
            policy = QSizePolicy.Policy.Fixed if part is kept else QSizePolicy.Policy.Preferred
            part.setSizePolicy(policy, QSizePolicy.Policy.Fixed)
        self._name.setText(line.name)
        self._value.setText(line.value)
        self._value.set_colour("error" if line.grave or line.gap else "secondary")
        self._sign.setVisible(line.grave)
        tip(self, line.why)


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


class RolesCard(Card):
    """Who holds which role, and when anybody of ours last spoke with them."""

    def __init__(self) -> None:
        super().__init__(tr("Roles"))
        self.body.setSpacing(theme.px(theme.XS))
        self.rows = LineRows(CardRow, gap=0)
        self.add(self.rows)

    def show_people(self, people: PeopleView) -> None:
        """Show another account, or this one anew."""
        lines = []
        for index, role in enumerate(people.roles):
            name, why = label(role.role), render(role.why)
            if role.missing:
                lines.append(CardLine(index, name, tr("a gap"), why, gap=True, keeps_name=True))
                continue
            # Whom we saw last stands first (see `RoleCoverage`).
            first = role.holders[0]
            when = tr("never") if first.days is None else render(say("{n} d", n=first.days))
            more = len(role.holders) - 1
            who = f"\u2068{first.name}\u2069"  # a name of another direction stays in its place
            shown = who if not more else render(say("{who} +{n}", who=who, n=more))
            said = render(say("{name} · {when}", name=shown, when=when))
            lines.append(CardLine(index, name, said, why, keeps_name=True))
        self.rows.show_lines(lines)


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
            ours = words.named(people, Side.US, best.team_member_id)
            theirs = people.names[Side.CUSTOMER, best.contact_id]
            self.who.setText(render(say("{ours} → {theirs}", ours=ours, theirs=theirs)))
            self.why.setText(render(best.why))
            return
        # Nothing to propose has two reasons, and only one of them is good news.
        met = people.map.coverage.met
        self.who.setText(tr("Redundancy is met.") if met else tr("Nobody is left to introduce."))
        self.why.setText(
            tr("Keep the connections alive.")
            if met
            else tr("Add contacts, or colleagues of yours, to bring together.")
        )


class MovementCard(Card):
    """Somebody who carried us has left: what is lost, and both sides of the answer."""

    def __init__(self, answer: Callable[[int], object], follow: Callable[[int], object]) -> None:
        super().__init__(tr("Champion movement"), edge="at_risk")
        self._latest: int | None = None
        self.answer = Button(
            tr("Start both playbooks"), lambda: self._latest and answer(self._latest),
            kind="primary",
        )  # fmt: skip
        self.prospect = Button("", lambda: self._latest and follow(self._latest))
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
        for part in (self.answer, self.prospect, self.more):
            self.add(part)

    def show_people(self, people: PeopleView) -> None:
        """Show the latest movement, and how many there were before it."""
        self.setVisible(bool(people.movements))
        if not people.movements:
            return
        latest = people.movements[0]
        self._latest = latest.contact_id
        company = say("Make {company} a prospect", company=latest.went_to)
        self.prospect.setText(render(company))
        self.prospect.setVisible(bool(latest.went_to))
        self.prospect.updateGeometry()
        self.who.setText(_moved(people, latest))
        self.lost.setText("\n".join(render(message) for message in latest.lost))
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
        "roles": tuple(inside(role) for role in movement.roles),
        "on": short_day(movement.left_on, with_year=True) if movement.left_on else "",
        "company": movement.went_to,
    }
    # "Leaves" as long as it is still to come: then a successor can be introduced.
    ahead = movement.left_on is not None and movement.left_on > people.as_of
    if movement.left_on is None:
        return render(say("{name} ({roles}) has left", **values))
    if ahead:
        return render(say("{name} ({roles}) leaves on {on}", **values))
    if movement.went_to:
        return render(say("{name} ({roles}) left on {on} for {company}", **values))
    return render(say("{name} ({roles}) left on {on}", **values))
