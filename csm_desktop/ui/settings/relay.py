"""Who leads each stage of the boomerang and who relays in it: a row a stage, a tick a function."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from csm_desktop.domain.journey.relay import DEFAULT_RELAY, Leg
from csm_desktop.domain.records.lifecycle import Leader, Stage
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.upkeep.carried_out import carried_out
from csm_desktop.ui.widgets import Button, Card, CellKind, Column, Text
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, label, render, tr

if TYPE_CHECKING:
    from datetime import date

    from csm_desktop.app.book import Book


@dataclass(frozen=True, slots=True)
class _Line:
    """A stage at its place, with its leg."""

    id: int
    stage: Stage
    leg: Leg


class RelayCard(Card):
    """Each change saves itself; stays of before keep the leader they had."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("Relay: who leads which stage"))
        self._shell = shell
        self.reset = Button(tr("As by default"), self._reset, kind="flat")
        if self.header is not None:
            self.header.add(self.reset)
        self.table: WholeTable[_Line] = WholeTable(
            tr("Relay"), self._columns(), edit=self._edit, opens=False, today=self._today
        )
        put_in_card(self, self.table)
        note = tr(
            "A stage that is entered from now on is led so, unless it is said otherwise. Where"
            " another function leads than before, the hand-over is noted with it."
        )
        self.add(Text(note, "caption", colour="secondary", wrap=True))

    def _columns(self) -> list[Column[_Line]]:
        leaders = [(leader, label(leader)) for leader in Leader]
        return [
            Column("stage", tr("Stage"), lambda line: label(line.stage), CellKind.STRONG, 150,
                   sortable=False, stretch=True, sentence=_sentence),
            Column("leader", tr("Leads"), lambda line: line.leg.leader, CellKind.CHOICE, 170,
                   editable=True, choices=leaders, sortable=False),
            *(
                Column(leader.value, label(leader), partial(_relays, leader=leader),
                       CellKind.CHECK, 130, editable=True, sortable=False)
                for leader in Leader
            ),
        ]  # fmt: skip

    def show_book(self, book: "Book") -> None:
        """Show what holds."""
        from csm_desktop.app.accounts.relay import relay_of

        with book.reading() as connection:
            self._show(relay_of(connection))

    def _show(self, relay: Mapping[Stage, Leg]) -> None:
        self.table.set_lines([_Line(place, one, relay[one]) for place, one in enumerate(Stage)])
        self.reset.setEnabled(dict(relay) != dict(DEFAULT_RELAY))

    def _edit(self, line: _Line, key: str, value: Any) -> None:
        from csm_desktop.app.accounts.relay import set_leg

        leader, relays = line.leg.leader, set(line.leg.relays)
        if key == "leader":
            # Who led goes on running along; it is one tick to end that.
            relays = (relays | {leader}) - {value}
            leader = value
        else:
            function = Leader(key)
            if function is leader:
                raise UserError(
                    render(say("{function} leads this stage.", function=function)),
                    tr("Choose another leader first."),
                )
            relays = relays | {function} if value else relays - {function}
        saying = say("Change the relay: {stage}", stage=line.stage)
        self._shell.save(saying, set_leg, line.stage, leader, relays)

    def _reset(self) -> None:
        from csm_desktop.app.accounts.relay import reset_relay

        if carried_out(self._shell, say("Relay as by default"), reset_relay):
            self._shell.toast(tr("Relay as by default"), undoable=True)

    def _today(self) -> "date":
        if self._shell.book is None:
            raise RuntimeError("no book is open")
        return self._shell.book.today()


def _relays(line: _Line, leader: Leader) -> bool:
    return leader in line.leg.relays


def _sentence(line: _Line) -> str:
    if not line.leg.relays:
        return render(say("{stage}: {leader} leads", stage=line.stage, leader=line.leg.leader))
    others = joined([label(one) for one in line.leg.relays])
    return render(say("{stage}: {leader} leads, with {others}", stage=line.stage,
                      leader=line.leg.leader, others=others))  # fmt: skip
