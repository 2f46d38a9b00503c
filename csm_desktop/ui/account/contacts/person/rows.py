"""Cards of lines that lead somewhere: who stands above and beneath a person, who of us knows them,
where else they stand, and how they have felt about us."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csm_desktop.app.people.person import PersonTie, PersonView, SentimentSince
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.cards import CardLine
from csm_desktop.ui.widgets import Card, Text, tip
from csm_desktop.ui.widgets.explanation import Pressable
from csm_desktop.ui.widgets.layout.line_rows import EDGE, LineRow, LineRows
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.wording import beside, inside, label, render, short_day, tr


class LeadingRow(LineRow[CardLine]):
    """A name and a value; pressed, it leads to what its id says."""

    def __init__(self, lead: Callable[[int], object], line: CardLine) -> None:
        super().__init__()
        self.line = line
        self.face = Pressable()
        self.face.asked.connect(lambda: lead(self.line.id))
        around = QVBoxLayout(self)
        theme.spaced(around, gap=0)
        around.addWidget(self.face)
        row = QHBoxLayout(self.face)
        theme.spaced(row)
        theme.margined(row, (EDGE, theme.XS, EDGE, theme.XS))
        self._name, self._value = Text(), Text(colour="secondary")
        self._value.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._name, 3)
        row.addWidget(self._value, 2)

    def show_line(self, line: CardLine) -> None:
        self.line = line
        self._name.setText(line.name)
        self._value.setText(line.value)
        self._value.setVisible(bool(line.value))  # else it keeps two fifths of the line
        self._value.set_colour("error" if line.gap else "secondary")
        self.face.setAccessibleName(beside((line.name, line.value), ", "))
        self.face.setToolTip("")
        tip(self.face, line.why)


class LeadingCard(Card):
    """A card of such lines, hidden where there are none; unless `none` says why."""

    def __init__(self, title: str, lead: Callable[[int], object], none: str = "") -> None:
        super().__init__(title)
        self.body.setSpacing(theme.px(theme.XS))
        self.rows: LineRows[LeadingRow] = LineRows(partial(LeadingRow, lead), gap=0)
        self.none = Text(none, colour="secondary", wrap=True)
        self.add(self.rows)
        self.add(self.none)

    def show_lines(self, lines: Sequence[CardLine]) -> None:
        """Show these lines."""
        self.rows.show_lines(lines)
        self.none.setVisible(not lines and bool(self.none.text()))
        self.setVisible(bool(lines) or bool(self.none.text()))


def above_and_beneath(person: PersonView) -> list[CardLine]:
    """Who stands above, nearest first, who beneath, and who answers beside their line."""
    found = [_someone(boss, tr("reports to") if not n else tr("above"))
             for n, boss in enumerate(person.bosses)]  # fmt: skip
    found += [_someone(each, tr("reports here")) for each in person.reports]
    known = {line.id for line in found}
    found += [
        _someone(each, tr("answers here, too")) for each in person.dotted if each.id not in known
    ]
    return found


def _someone(contact: Contact, what: str) -> CardLine:
    name = beside((contact.name, contact.title), ", ")
    return CardLine(contact.id, name, what)


def ties(person: PersonView, window: int) -> list[CardLine]:
    """Who of us knows the person: how well, and when they were last in touch."""
    return [_tie(tie, window) for tie in person.ties]


def _tie(tie: PersonTie, window: int) -> CardLine:
    when = tr("never") if tie.days is None else render(say("{n} d", n=tie.days))
    if tie.strength is None:
        value = render(say("met, {when}", when=when))
    else:
        value = render(say("{how}, {when}", how=inside(tie.strength), when=when))
    lapsed = tie.strength is not None and (tie.days is None or tie.days > window)
    name = words.member_name(tie.member)
    return CardLine(tie.id, name, value, words.member_role(tie.member), gap=lapsed)


def places(person: PersonView) -> list[CardLine]:
    """Where else the person stands, as it seems."""
    found = []
    for place in person.places:
        value = place.title
        if place.left_on is not None:
            until = render(say("until {on}", on=short_day(place.left_on, with_year=True)))
            value = beside((place.title, until), ", ")
        why = tr("The same address, or the same name: perhaps the same person")
        found.append(CardLine(place.id, place.account, value, why))
    return found


class FeelingsCard(Card):
    """How a person felt about us, day by day: internal, always."""

    def __init__(self) -> None:
        super().__init__(tr("Sentiment over time"))
        if self.header is not None:
            self.header.add(Lock())
        self.lines = Text("", wrap=True)
        self.add(self.lines)

    def show_person(self, person: PersonView) -> None:
        """Show the latest word first."""
        self.lines.setText("\n".join(_felt(person.feelings)))


def _felt(feelings: Iterable[SentimentSince]) -> list[str]:
    told = []
    for feeling in feelings:
        what = label(feeling.sentiment) if feeling.sentiment is not None else tr("Unknown")
        since = tr("from the beginning")
        if feeling.since is not None:
            since = render(say("since {on}", on=short_day(feeling.since, with_year=True)))
        told.append(render(say("{what}, {since}", what=what, since=since)))
    return told[::-1]
