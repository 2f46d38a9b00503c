"""The power map: who weighs how much, and how each feels about us. Internal, always."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.documents.power_listing import FEELINGS, WEIGHTS, value_words
from csm_desktop.app.people.view import ContactLine, PeopleView
from csm_desktop.domain.records.contacts import Influence, Sentiment
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts.cards import CardLine
from csm_desktop.ui.account.contacts.person.rows import LeadingCard
from csm_desktop.ui.widgets import Text
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.wording import render

_MOST = 12  # people in one field; the list has all
Place = tuple[Influence | None, Sentiment | None]


class PowerFace(QWidget):
    """A field for each influence and sentiment; Enter on a name opens the person."""

    def __init__(self, open_person: Callable[[int], object]) -> None:
        super().__init__()
        self.words = Text("", "caption", wrap=True)
        self.fields: Mapping[Place, LeadingCard] = {
            (weight, feeling): LeadingCard("", open_person, " ")
            for weight in WEIGHTS
            for feeling in FEELINGS
        }
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.S)
        head.addWidget(self.words, 1)
        head.addWidget(Lock())
        grid = QGridLayout()
        theme.spaced(grid, gap=theme.S)
        for column, feeling in enumerate(FEELINGS, 1):
            grid.addWidget(Text(value_words(feeling), "caption_strong"), 0, column)
            grid.setColumnStretch(column, 1)
        for row, weight in enumerate(WEIGHTS, 1):
            side = Text(value_words(weight), "caption_strong")
            grid.addWidget(side, row, 0, Qt.AlignmentFlag.AlignTop)
            for column, feeling in enumerate(FEELINGS, 1):
                grid.addWidget(self.fields[weight, feeling], row, column)
        whole = QVBoxLayout(self)
        theme.spaced(whole, gap=theme.M)
        nest(whole, head)
        nest(whole, grid)
        whole.addStretch(1)

    def show_people(self, people: PeopleView) -> None:
        """Show an account's people, or these anew."""
        there = [line for line in people.lines if not line.gone]
        unknown = sum(line.influence is None or line.sentiment is None for line in there)
        words = say(
            "Influence from top to bottom, sentiment from left to right. Of {n} of {all} people one"
            " of the two is not known.",
            n=unknown,
            all=len(there),
        )
        self.words.setText(render(words))
        for place, field in self.fields.items():
            field.show_lines(_lines(there, place))

    def names(self, weight: Influence | None, feeling: Sentiment | None) -> list[str]:
        """Who stands in a field."""
        return [row.line.name for row in self.fields[weight, feeling].rows.rows]


def _lines(there: list[ContactLine], place: Place) -> list[CardLine]:
    mine = [line for line in there if (line.influence, line.sentiment) == place]
    found = [CardLine(line.id, line.name, "", line.title) for line in mine[:_MOST]]
    if len(mine) > _MOST:
        more = render(say("and {n} more", n=len(mine) - _MOST))
        found.append(CardLine(mine[_MOST].id, more, ""))
    return found
