"""The first face of the contacts: who of us knows whom, and what would happen without them."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.text.message import say
from csm_desktop.ui import theme
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.cards import (
    IntroductionCard,
    MovementCard,
    RolesCard,
)
from csm_desktop.ui.account.contacts.leavers import WhatIfCard
from csm_desktop.ui.account.contacts.map_grid import MapGrid
from csm_desktop.ui.account.contacts.third_parties import ThirdPartyCard
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.button import Button, IconButton
from csm_desktop.ui.widgets.layout.beside import Beside
from csm_desktop.ui.widgets.layout.contents import nest
from csm_desktop.values import dataclass
from csm_desktop.wording import render, tr

_BESIDE, _BESIDE_NARROW = 320, 268  # px; the cards beside the map


@dataclass(frozen=True, slots=True)
class MapActs:
    """What the face asks of its tab: draft an introduction of two, answer a movement, follow who
    left, connect somebody, print; and the photos of those who stand on the map."""

    introduce: Callable[[int, int], object]
    answer: Callable[[int], object]
    follow: Callable[[int], object]
    connect: Callable[[], object]
    print: Callable[[], object]
    photos: Callable[[Collection[int]], Mapping[int, bytes]]


class MapFace(QWidget):
    """Rows of the map are our people, its columns theirs."""

    def __init__(self, acts: MapActs, around: ThirdPartyCard) -> None:
        super().__init__()
        self.around = around
        self._photos = acts.photos
        self._people: PeopleView | None = None
        self.map = MapGrid()
        self.title = Text("", "subtitle")
        self.why = Text("", "caption", wrap=True)
        self.what_if, self.roles = WhatIfCard(), RolesCard()
        self.introduction = IntroductionCard(acts.introduce)
        self.movement = MovementCard(acts.answer, acts.follow)
        self.connect_button = Button(tr("Connect…"), acts.connect)
        self.print_button = IconButton(
            "printer", tr("Preview and print the map for the customer"), acts.print
        )
        self.fold_button = Button("", self._turn_fold, kind="flat")
        self.map.unfolded.connect(self._show_fold)
        self._lay_out()

    def show_people(self, people: PeopleView) -> None:
        """Show an account's people, or these anew."""
        self._people = people
        self.title.setText(words.heading(people))
        self.why.setText(render(people.why))
        self.map.show_people(people)
        self.map.setVisible(bool(people.map.rows and people.map.columns))
        self._show_fold()
        for card in (
            self.what_if, self.roles, self.introduction, self.movement, self.around,
        ):  # fmt: skip
            card.show_people(people)

    def _turn_fold(self) -> None:
        self.map.show_whole(not self.map.whole)
        self._show_fold()

    def _show_fold(self) -> None:
        """Offer the rest of the map, or the way back to the best of it."""
        self.fold_button.setVisible(self.map.is_larger)
        if self._people is None:
            return
        self.map.show_photos(self._photos)
        whole, (rows, columns) = self._people.map, self._people.map.best()
        words_ = (
            say("The best {n} × {m}", n=len(rows), m=len(columns))
            if self.map.whole
            else say("All {n} × {m}", n=len(whole.rows), m=len(whole.columns))
        )
        self.fold_button.setText(render(words_))

    def _lay_out(self) -> None:
        main, beside = QWidget(), QWidget()
        left, right = QVBoxLayout(main), QVBoxLayout(beside)
        for column in (left, right):
            theme.spaced(column, gap=theme.L)
        card = Card()
        titles = QVBoxLayout()
        theme.spaced(titles, gap=2)
        titles.addWidget(self.title)
        titles.addWidget(self.why)
        head = QHBoxLayout()
        theme.spaced(head, gap=theme.M)
        nest(head, titles, 1)
        for button in (self.fold_button, self.print_button, self.connect_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        card.add_layout(head)
        card.add(self.map)
        for part in (card, self.introduction):
            left.addWidget(part)
        left.addStretch(1)
        for part in (self.movement, self.what_if, self.roles, self.around):
            right.addWidget(part)
        right.addStretch(1)
        both = Beside(
            main, beside, wide=800, shares=(1, 0), fixed=(1, _BESIDE, _BESIDE_NARROW)
        )  # fmt: skip
        column = QVBoxLayout(self)
        theme.spaced(column)
        column.addWidget(both)
        column.addStretch(1)
