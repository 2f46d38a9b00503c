"""A champion: what it is celebrated for, what made it one, whom it shows, what it was asked."""

from typing import TYPE_CHECKING, Any

from csm_desktop.app.strategies import champion as use_cases
from csm_desktop.app.strategies.council import ask_for_seat
from csm_desktop.app.strategies.pairing_view import PairingLine
from csm_desktop.domain.journey.asks import ASKED_DAYS, asks_lately, worn_out
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.standing.champions import (
    Celebration,
    CelebrationKind,
    Essence,
    EssenceKind,
)
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.alike import is_customer
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.tabs.pairing_columns import pairing_columns
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import around, put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.accounts.view import AccountView


class ChampionCard(Card):
    """Shown for champions, and for whoever was one and left something written down."""

    def __init__(self, tab: Tab) -> None:
        super().__init__(tr("What makes this champion, and what we ask of it"))
        self._tab = tab
        self._followers: tuple[PairingLine, ...] = ()
        if self.header is not None:
            self.header.add(Lock())
        self.seat = Button(tr("Ask for a seat in the council"), self._ask_for_seat, icon="plus")
        if self.header is not None:
            self.header.add(self.seat)
        self.asked = Text(colour="secondary", wrap=True)
        self.council = Text(colour="secondary", wrap=True)
        self.tired = Text(colour="error", wrap=True)
        self.essences: EditedList[Essence] = EditedList(
            tr("What made it work"), _essence_columns(), edit=self._edit_essence,
            add=self._add_essence, remove=self._drop_essence, framed=False,
            hint=tr("One thing, such as: The sponsor comes to every review"),
            nothing=tr("Nothing is written down yet. It is what other accounts learn from."),
            today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.celebrations: EditedList[Celebration] = EditedList(
            tr("Celebrations"), _celebration_columns(), edit=self._edit_celebration,
            add=self._celebrate, remove=self._drop_celebration, framed=False,
            hint=tr("What is celebrated; in private, until you choose how"),
            nothing=tr("Nobody has celebrated them yet."),
            today=lambda: tab.view.facts.as_of,
        )  # fmt: skip
        self.words = Text(tr("Follow its example"), "strong")
        self.followers: WholeTable[PairingLine] = WholeTable(
            tr("Follow its example"),
            pairing_columns(tr("Account"), lambda line: line.cruiser, editable=False), compact=True,
        )  # fmt: skip
        self.followers.opened.connect(
            lambda line: tab.shell.open_account(
                line.pairing.account_id, f"standing/pairing:{line.id}"
            )
        )
        self.add(self.asked)
        self.add(self.council)
        self.add(self.tired)
        self.add_wide(self.essences, around())
        self.add_wide(self.celebrations, around())
        self.add(self.words)
        put_in_card(self, self.followers)

    def show_account(self, view: "AccountView") -> None:
        """Show what is known of a champion."""
        facts = view.facts
        left = bool(facts.essences or facts.celebrations)
        self.setVisible(view.standing.standing is Standing.CHAMPION or left)
        self.essences.show_lines(facts.essences)
        self.celebrations.show_lines(facts.celebrations)
        self._say_seat()
        self._say_asked()

    def show_followers(self, followers: tuple[PairingLine, ...]) -> None:
        """Show who was introduced to it: the answer comes from a thread."""
        self._followers = followers
        self.followers.set_lines(followers)
        for part in (self.words, self.followers):
            part.setVisible(bool(followers))
        self._say_asked()

    def _say_asked(self) -> None:
        facts = self._tab.view.facts
        introduced = [one.pairing.introduced_on for one in self._followers]
        met = [on for on in introduced if on is not None]
        asks = asks_lately(
            facts.advocacy, facts.celebrations, met, facts.as_of, facts.council_seats
        )
        told = tuple(
            say("{what} {on}", what=one.what, on=one.on)
            if one.what is not None
            else say("Introduction {on}", on=one.on)
            for one in asks
        )
        self.asked.setText(
            render(say("Asked within {days} days: {asks}", days=ASKED_DAYS, asks=told))
            if told
            else render(say("Nothing was asked of them within {days} days.", days=ASKED_DAYS))
        )
        warning = worn_out(asks)
        self.tired.setVisible(warning is not None)
        self.tired.setText(render(warning) if warning is not None else "")

    def _say_seat(self) -> None:
        facts = self._tab.view.facts
        seat = next(iter(facts.council_seats), None)
        self.council.setVisible(seat is not None)
        self.seat.setVisible(seat is None and is_customer(facts.account))
        if seat is not None:
            words = say("Customer council: {state} since {on}, came to {n} meeting",
                        "Customer council: {state} since {on}, came to {n} meetings",
                        state=seat.state, on=seat.since or seat.asked_on,
                        n=len(facts.council_presences))  # fmt: skip
            self.council.setText(render(words))

    def _ask_for_seat(self) -> None:
        name = self._tab.view.facts.account.name
        saying = say("Ask {name} for a seat in the council", name=name)
        if self._tab.shell.run(saying, ask_for_seat, self._tab.account_id) is not None:
            self._tab.shell.toast(render(saying), undoable=True)

    def _edit_essence(self, line: Essence, key: str, value: Any) -> None:
        saying = say("Change what made it work: {text}", text=line.text)
        fields: dict[str, Any] = {key: value or "" if key == "text" else value}
        self._tab.shell.save(saying, use_cases.edit_essence, line.id, **fields)

    def _add_essence(self, words: str) -> int:
        saying = say("What made it work: {text}", text=words)
        own = self._tab.account_id
        return self._tab.shell.save(saying, use_cases.add_essence, own, words).id

    def _drop_essence(self, line: Essence) -> None:
        saying = say("Remove what made it work: {text}", text=line.text)
        self._tab.shell.run(saying, use_cases.remove_essence, line.id)

    def _edit_celebration(self, line: Celebration, key: str, value: Any) -> None:
        if value is None and key == "on":
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        saying = say("Change the celebration {text}", text=line.note)
        fields: dict[str, Any] = {key: value or "" if key == "note" else value}
        self._tab.shell.save(saying, use_cases.edit_celebration, line.id, **fields)

    def _celebrate(self, words: str) -> int:
        saying = say("Celebrate: {text}", text=words)
        own = self._tab.account_id
        return self._tab.shell.save(saying, use_cases.celebrate, own, words).id

    def _drop_celebration(self, line: Celebration) -> None:
        saying = say("Remove the celebration {text}", text=line.note)
        self._tab.shell.run(saying, use_cases.remove_celebration, line.id)


def _essence_columns() -> list[Column[Essence]]:
    return [
        Column("text", tr("What made it work"), lambda line: line.text, CellKind.STRONG,
               editable=True, stretch=True),
        Column("kind", tr("Kind"), lambda line: line.kind, CellKind.CHOICE, 160, editable=True,
               choices=[(one, label(one)) for one in EssenceKind]),
    ]  # fmt: skip


def _celebration_columns() -> list[Column[Celebration]]:
    return [
        Column("note", tr("Celebration"), lambda line: line.note, CellKind.STRONG, editable=True,
               stretch=True),
        Column("kind", tr("How"), lambda line: line.kind, CellKind.CHOICE, 160, editable=True,
               choices=[(one, label(one)) for one in CelebrationKind]),
        Column("on", tr("Day"), lambda line: line.on, CellKind.DAY, 120, editable=True),
    ]  # fmt: skip
