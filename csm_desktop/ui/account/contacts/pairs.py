"""What can be done with two people: connect them, part them, bring them together."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.app.outbox.introductions import queue_introduction
from csm_desktop.app.people import connections
from csm_desktop.app.people.introductions import (
    IntroductionDraft,
    introduction_draft,
)
from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.text.message import Message, say
from csm_desktop.ui.account.contacts import words
from csm_desktop.ui.account.contacts.dialogs import (
    REMOVED,
    ConnectDialog,
    ConnectionDialog,
)
from csm_desktop.ui.account.contacts.introduction_dialog import IntroductionDialog
from csm_desktop.ui.account.contacts.map_grid import MapGrid
from csm_desktop.ui.frame.tabs.tab import Tab
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets.fields import Choice
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.domain.records.contacts import Strength


class Pairs:
    """Acts on the map of a tab; `people` are those that it shows now."""

    def __init__(self, tab: Tab, grid: MapGrid, people: Callable[[], PeopleView]) -> None:
        self._tab, self._shell, self._map, self._people = tab, tab.shell, grid, people

    def edit(self, team_member_id: int, contact_id: int) -> None:
        """Ask how well the two know one another."""
        people = self._people()
        dialog = ConnectionDialog(
            render(self._named(team_member_id, contact_id)),
            words.spoken_cell(people, self._cell(team_member_id, contact_id)),
            people.connections.get((team_member_id, contact_id)),
            self._today,
            partial(self._connect, team_member_id, contact_id),
            self._tab,
        )
        if dialog.exec() == REMOVED:
            self.part(team_member_id, contact_id)
        self._map.setFocus()

    def connect(self) -> None:
        """Ask who of ours knows whom; also for colleagues who are not on the map yet."""
        people = self._people()
        team = sorted(people.team, key=lambda member: not member.is_me)  # the user is proposed
        dialog = ConnectDialog(
            [Choice(m.id, words.member_name(m), words.member_role(m)) for m in team],
            [Choice(c.id, c.name, c.title) for c in people.map.columns],
            self._today,
            self._connect_any,
            self._tab,
        )
        dialog.exec()

    def part(self, team_member_id: int, contact_id: int) -> None:
        """Remove a connection; undo brings it back."""
        if (team_member_id, contact_id) not in self._people().connections:
            return
        pair = self._named(team_member_id, contact_id)
        label = say("Remove connection: {pair}", pair=pair)
        if carried_out(
            self._shell, label, connections.remove_connection, team_member_id, contact_id
        ):
            self._shell.toast(tr("The connection was removed."), undoable=True)

    def introduce(self, team_member_id: int, contact_id: int) -> None:
        """Draft the mail that brings the two together."""
        facts = self._tab.view.facts
        draft = introduction_draft(facts, team_member_id, contact_id)
        title = say("Introduction: {pair}", pair=self._named(team_member_id, contact_id))
        text = tr("Made from what the customer may know. Nothing is sent before you send it.")
        queue = partial(self._queue, title, contact_id)
        dialog = IntroductionDialog(render(title), text, draft, queue, self._tab)
        dialog.exec()
        self._map.go_to(team_member_id, contact_id)
        self._map.setFocus()

    def _queue(self, title: Message, contact_id: int, draft: IntroductionDraft) -> None:
        self._shell.save(title, queue_introduction, self._tab.account_id, contact_id, draft)
        words_ = tr("It goes in ten seconds, or as soon as there is a connection.")
        self._shell.toast(words_, undoable=True)

    def _connect(
        self, team_member_id: int, contact_id: int, strength: "Strength", on: "date | None"
    ) -> None:
        label = say("Connect {pair}", pair=self._named(team_member_id, contact_id))
        self._shell.save(
            label, connections.set_connection, team_member_id, contact_id, strength, on
        )

    def _connect_any(
        self,
        who: int | tuple[str, str],
        contact_id: int,
        strength: "Strength",
        on: "date | None",
    ) -> None:
        if isinstance(who, int):
            self._connect(who, contact_id, strength, on)
            made = (who, contact_id)
        else:
            label = say("Connect {name}", name=who[0])
            # One act for both, so that one step of undo takes the colleague back as well.
            stored = self._shell.save(
                label, connections.connect_new_member, *who, contact_id, strength, on
            )
            made = (stored.team_member_id, contact_id)
        self._map.go_to(*made)

    def _named(self, team_member_id: int, contact_id: int) -> Message:
        names = self._people().names
        return say(
            "{ours} and {theirs}",
            ours=names[Side.US, team_member_id],
            theirs=names[Side.CUSTOMER, contact_id],
        )

    def _cell(self, team_member_id: int, contact_id: int) -> Any:
        place = self._map.map.place_of(team_member_id, contact_id)
        if place is None:
            raise LookupError("the pair is not on the map")
        return self._people().map.rows[place[0]].cells[place[1]]

    def _today(self) -> "date":
        return self._tab.view.facts.as_of
