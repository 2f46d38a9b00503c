"""The organisation as a face of the contacts: the chart, what is missing on it, and its acts."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.organisation import Organisation, SeatKind
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts.cards import CardLine
from csm_desktop.ui.account.contacts.chart import card as cards
from csm_desktop.ui.account.contacts.chart.canvas import ChartCanvas
from csm_desktop.ui.account.contacts.chart.conversations import ConversationCard
from csm_desktop.ui.account.contacts.person.rows import LeadingCard
from csm_desktop.ui.account.contacts.third_parties import ThirdPartyCard
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.button import IconButton
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

_BESIDE, _BESIDE_NARROW = 280, 240  # px
_LEAST = 280  # px that the chart needs to be of use; a lower window scrolls


@dataclass(frozen=True, slots=True)
class ChartActs:
    """What the face asks of its tab: open a person, let one report to another, ask to whom, print,
    the photos of those who stand on it; and of selling: put somebody next into the order of
    conversations, tick one off, and the five steps of an opportunity."""

    open: Callable[[int], object]
    move: Callable[[int, int], object]
    ask_boss: Callable[[int], object]
    print: Callable[[], object]
    photos: Callable[[Collection[int]], Mapping[int, bytes]]
    plan: Callable[[int], object]
    tick: Callable[[int], object]
    sell: Callable[[int], object]


class ChartArea(QScrollArea):
    """Scrolls a chart that is larger than its place; it begins in front of who stands at the top,
    however wide it is, until somebody scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._top: QWidget | None = None
        self.setCornerWidget(QWidget())  # without one a white square stands between the bars
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.actionTriggered.connect(lambda _: self.begin_at(None))

    def begin_at(self, top: QWidget | None) -> None:
        """Show this card in the middle, also when the place changes its size."""
        self._top = top
        self._begin()

    def follow(self, card: QWidget) -> None:
        """Bring a card into sight that arrows came to."""
        self._top = None
        self.ensureWidgetVisible(card, theme.px(theme.L), theme.px(theme.L))

    def _begin(self) -> None:
        if self._top is None or not isValid(self._top):
            return
        middle = self._top.geometry().center().x()
        self.horizontalScrollBar().setValue(middle - self.viewport().width() // 2)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._begin()


class ChartFace(QWidget):
    """Arrows walk the cards, Enter opens one, R asks to whom somebody reports, C puts them next
    into the order of conversations, T ticks them off; a card that is dragged upon another reports
    to them."""

    def __init__(self, acts: ChartActs, around: ThirdPartyCard) -> None:
        super().__init__()
        self.around, self._acts = around, acts
        self._account = 0
        self.summary = Text("", "caption", wrap=True)
        self.remarks = Text("", "caption", colour="error", wrap=True)
        self.canvas = ChartCanvas()
        self.canvas.opened.connect(acts.open)
        self.canvas.moved.connect(acts.move)
        self.canvas.boss_asked.connect(acts.ask_boss)
        self.canvas.planned.connect(acts.plan)
        self.canvas.ticked.connect(acts.tick)
        self.conversations = ConversationCard(self._lead(acts), acts.tick, acts.sell)
        self.gaps = LeadingCard(
            tr("Gaps on the chart"), self._lead(acts), tr("Every role is held and lately met.")
        )
        self.area = ChartArea()
        self.canvas.walked.connect(self.area.follow)
        self.area.setWidget(self.canvas)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setMinimumHeight(theme.px(_LEAST))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.canvas.setAutoFillBackground(False)
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.S)
        head.addWidget(self.summary, 1)
        head.addWidget(Lock())
        head.addWidget(
            IconButton("printer", tr("Preview and print the chart for the customer"), acts.print)
        )
        main = QWidget()
        left = QVBoxLayout(main)
        theme.spaced(left, gap=theme.S)
        nest(left, head)
        left.addWidget(self.remarks)
        left.addWidget(self.area, 1)
        aside = QWidget()
        right = QVBoxLayout(aside)
        theme.spaced(right, gap=theme.L)
        right.addWidget(self.conversations)
        right.addWidget(self.gaps)
        right.addWidget(around)
        right.addStretch(1)
        whole = QVBoxLayout(self)
        theme.spaced(whole)
        whole.addWidget(
            Beside(main, aside, wide=800, shares=(1, 0), fixed=(1, _BESIDE, _BESIDE_NARROW))
        )

    def show_people(self, people: PeopleView) -> None:
        """Show an account's chart, or this one anew."""
        chart = people.organisation
        counts = chart.counts()
        words = say(
            "{n} person: {met} met (days ago), {never} never met, {gone} left, open seats: {gaps}."
            " To let somebody report to another, drag their card there, or press R.",
            "{n} people: {met} met (days ago), {never} never met, {gone} left, open seats: {gaps}."
            " To let somebody report to another, drag their card there, or press R.",
            n=counts["people"],
            met=counts["met"],
            never=counts["never"],
            gone=counts["gone"],
            gaps=counts["gaps"],
        )
        self.summary.setText(render(words))
        self.remarks.setText("\n".join(render(remark) for remark in chart.remarks))
        self.remarks.setVisible(bool(chart.remarks))
        self.canvas.show_organisation(chart, people.window)
        if people.account_id != self._account:
            self._account = people.account_id
            self.area.begin_at(self.canvas.top())
        self.canvas.show_order(people.selling.planned if people.selling else ())
        self.conversations.show_people(people)
        self.canvas.show_photos(self._acts.photos(list(self.canvas.cards)))
        self.gaps.show_lines(_gaps(people, chart))
        self.around.show_people(people)

    def _lead(self, acts: ChartActs) -> Callable[[int], object]:
        def lead(line_id: int) -> None:
            if not self.canvas.go_to(line_id) and line_id > 0:
                acts.open(line_id)
            elif line_id in self.canvas.cards:
                self.area.ensureWidgetVisible(self.canvas.cards[line_id])

        return lead


def _gaps(people: PeopleView, chart: Organisation) -> list[CardLine]:
    """Roles that nobody holds, or whose holder was not met of late; seats that are open."""
    found = []
    for place, role in enumerate(people.roles):
        name, why = label(role.role), render(role.why)
        if role.missing:
            # No card to lead to: beneath every id of a seat.
            found.append(CardLine(-(10**18) - place, name, tr("nobody"), why, gap=True))
            continue
        first = role.holders[0]
        if first.days is None or first.days > people.window:
            when = tr("never met")
            if first.days is not None:
                when = render(say("{n} d ago", n=first.days))
            found.append(CardLine(first.contact_id, name, when, why))
    for seat in chart.seats:
        if seat.kind is SeatKind.GAP:
            name = seat.contact.title or seat.contact.name
            found.append(CardLine(seat.id, name, tr("no successor"), cards.open_words(seat)))
    # One person may be late in two roles: one line leads to them.
    return list({line.id: line for line in reversed(found)}.values())[::-1]
