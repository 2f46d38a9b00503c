"""The customer council: who was asked for a seat, what became of it, and when it met."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.practice.council_listing import council_listing, council_words
from csm_desktop.app.strategies import council as use_cases
from csm_desktop.app.strategies.council_view import (
    CouncilBook,
    CouncilMeetingLine,
    SeatLine,
    council,
)
from csm_desktop.domain.records.standing.council import SeatState
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.paper.listed_face import ListedFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.practice.council_columns import (
    CameLine,
    meeting_columns,
    presence_columns,
    seat_columns,
)
from csm_desktop.ui.widgets import Card, Text
from csm_desktop.ui.widgets.edited_list import EditedList
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable
from csm_desktop.wording import render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book


class CouncilFace(ListedFace, TableFace):
    """Seats above, a name asks for one; meetings beneath, and who came to the chosen one."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.known = CouncilBook(date.min, (), (), ())
        self.words = Text(colour="secondary", wrap=True)
        self.open_to = Text(role="caption", wrap=True)
        self.seats: EditedList[SeatLine] = EditedList(
            tr("Seats in the council"), seat_columns(), edit=self._edit_seat, add=self._ask,
            remove=self._drop_seat, hint=tr("Ask an account for a seat: its name"),
            nothing=tr("Nobody was asked for a seat yet."), today=self._today,
        )  # fmt: skip
        self.table = self.seats.table
        self.meetings: EditedList[CouncilMeetingLine] = EditedList(
            tr("Meetings"), meeting_columns(), edit=self._edit_meeting, add=self._enter,
            remove=self._drop_meeting, hint=tr("A meeting: what it is about"),
            nothing=tr("The council has not met yet."), today=self._today,
        )  # fmt: skip
        self.meetings.chosen.connect(self._show_presences)
        self.came: WholeTable[CameLine] = WholeTable(
            tr("Who came"), presence_columns(), edit=self._note, compact=True, opens=False
        )
        self.there = Card(tr("Who came"))
        put_in_card(self.there, self.came)
        self.table.opened.connect(lambda line: shell.open_account(line.seat.account_id, "standing"))
        self.table.chosen.connect(self.changed)
        parts = (
            ButtonBar(self.words, self.file_buttons()), self.seats, self.open_to, self.meetings,
            self.there,
        )  # fmt: skip
        self.lay_out(QWidget(), parts).addStretch(1)
        self._show_presences()

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.show_answer(CouncilBook(date.min, (), (), ()))

    def question(self) -> "Callable[[Book], CouncilBook]":
        """The council."""
        return council

    def show_answer(self, answer: CouncilBook) -> None:
        """Show its seats and meetings."""
        self.known = answer
        self.seats.show_lines(answer.seats)
        self.meetings.show_lines(answer.meetings)
        self.words.setText(council_words(answer))
        names = tuple(name for _, name in answer.open_to)
        self.open_to.setVisible(bool(names))
        self.open_to.setText(render(say("Champions that were not asked yet: {names}", names=names)))
        self._show_presences()
        self.changed.emit()

    def open_selected(self) -> None:
        """The account of the seat that the keyboard is on."""
        if self.table.current is not None:
            self.shell.open_account(self.table.current.seat.account_id, "standing")

    def listing(self) -> ShownListing:
        """The council, for a file or on paper."""
        known = self.known
        name = render(say("Customer council {day}", day=f"{known.as_of}"))
        return ShownListing(tr("Customer council"), name, lambda _: council_listing(known))

    def _show_presences(self) -> None:
        chosen = next(iter(self.meetings.table.selection), None)
        self.there.setVisible(chosen is not None and bool(self.known.seats))
        if chosen is not None:
            self.came.set_lines(
                [
                    CameLine(line.seat.account_id, line.account, line.person,
                             line.seat.account_id in chosen.came)
                    for line in self.known.seats
                    if line.seat.state is not SeatState.DECLINED
                ]
            )  # fmt: skip

    def _ask(self, words: str) -> int:
        from csm_desktop.app.lists.accounts import account_named

        if self.shell.book is None:
            raise UserError(tr("No book is open."), "")
        account = account_named(self.shell.book, words, advice=tr("Type its name."))
        saying = say("Ask {name} for a seat in the council", name=account.name)
        return self.shell.save(saying, use_cases.ask_for_seat, account.id).id

    def _edit_seat(self, line: SeatLine, key: str, value: Any) -> None:
        if value is None and key in ("asked_on", "state"):
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        saying = say("Change the seat of {name}", name=line.account)
        if key == "contact_id" and isinstance(value, str):
            value = _person(line, value)
        fields: dict[str, Any] = {key: value or "" if key == "note" else value}
        self.shell.save(saying, use_cases.edit_seat, line.id, **fields)

    def _drop_seat(self, line: SeatLine) -> None:
        saying = say("Remove the seat of {name}", name=line.account)
        self.shell.run(saying, use_cases.remove_seat, line.id)

    def _enter(self, words: str) -> int:
        saying = say("New meeting of the council: {topic}", topic=words)
        return self.shell.save(saying, use_cases.enter_council_meeting, words).id

    def _edit_meeting(self, line: CouncilMeetingLine, key: str, value: Any) -> None:
        if value is None and key == "on":
            raise UserError(tr("This is needed."), tr("Nothing was changed."))
        saying = say("Change the meeting {topic}", topic=line.meeting.topic)
        fields: dict[str, Any] = {key: value if key == "on" else value or ""}
        self.shell.save(saying, use_cases.edit_council_meeting, line.id, **fields)

    def _drop_meeting(self, line: CouncilMeetingLine) -> None:
        saying = say("Remove the meeting {topic}", topic=line.meeting.topic)
        self.shell.run(saying, use_cases.remove_council_meeting, line.id)

    def _note(self, line: CameLine, _: str, value: Any) -> None:
        chosen = next(iter(self.meetings.table.selection), None)
        if chosen is not None:
            saying = say("Who came: {name}", name=line.account)
            self.shell.save(saying, use_cases.note_presence, chosen.id, line.id, came=bool(value))

    def _today(self) -> date:
        if self.shell.book is None:
            raise RuntimeError("no book is open")
        return self.shell.book.today()


def _person(line: SeatLine, typed: str) -> int | None:
    """Whom of the account a name means. Raises UserError for a name that none of them has."""
    wanted = " ".join(typed.split()).casefold()
    if not wanted:
        return None
    whole = [id_ for id_, name in line.people if name.casefold() == wanted]
    found = whole or [id_ for id_, name in line.people if name.casefold().startswith(wanted)]
    if len(found) != 1:
        names = tuple(name for _, name in line.people)
        raise UserError(
            render(say("Who is {name}?", name=typed)),
            render(say("There are: {names}", names=names)) if names else "",
        )
    return found[0]
