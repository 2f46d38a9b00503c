"""What customers ask of our product, what weighs most first; answered where it stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from csm_desktop.app.people.engagement import answer_request
from csm_desktop.app.practice.requests import (
    RequestBook,
    book_requests,
    waiting_words,
    weight_words,
)
from csm_desktop.domain.practice.requests import AskedSum, RequestLine
from csm_desktop.domain.records.meetings import RequestState
from csm_desktop.domain.text.message import say
from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.frame.tabs.table_face import TableFace
from csm_desktop.ui.paper.listed_face import ListedFace
from csm_desktop.ui.paper.listings import ShownListing
from csm_desktop.ui.widgets import Card, CellKind, Column, Text
from csm_desktop.ui.widgets.layout.flow import ButtonBar
from csm_desktop.ui.widgets.lock import Lock
from csm_desktop.ui.widgets.table.in_card import put_in_card
from csm_desktop.ui.widgets.whole_table import WholeTable, nothing_yet
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_NOTHING = RequestBook(date.min, (), AskedSum(0, (), None))


class RequestsFace(ListedFace, TableFace):
    """Every request of the book; Enter opens the account, state and answer are typed in place."""

    table: WholeTable[RequestLine]

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.known = _NOTHING
        self.words = Text(colour="secondary", wrap=True)
        self.table = WholeTable(
            tr("Requests to product"), _columns(), edit=self._edit, many=False,
            empty=nothing_yet(
                tr("No customer has asked anything of the product. “request …” in the log of an"
                   " account, or ?! in the notes of a meeting, keeps it.")
            ),
        )  # fmt: skip
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self.changed)
        asked = Card(tr("Requests to product"))
        if asked.header is not None:
            asked.header.add(Lock())
        put_in_card(asked, self.table)
        self.lay_out(QWidget(), (ButtonBar(self.words, self.file_buttons()), asked)).addStretch(1)

    def forget(self) -> None:
        """Another book: nothing of the former one is shown any more."""
        self.show_answer(_NOTHING)

    def question(self) -> "Callable[[Book], RequestBook]":
        """Every request."""
        return book_requests

    def show_answer(self, answer: RequestBook) -> None:
        """Show the requests, and what those pay who wait."""
        self.known = answer
        self.table.set_lines(answer.lines)
        self.words.setText(waiting_words(answer))
        self.changed.emit()

    def open_selected(self) -> None:
        """The account of the request that the keyboard is on."""
        if self.table.current is not None:
            self._open(self.table.current)

    def listing(self) -> ShownListing:
        """The requests, for a file or on paper."""
        known = self.known
        name = render(say("Requests to product {day}", day=f"{known.as_of}"))

        def make(as_of: date) -> "Any":
            from csm_desktop.app.practice.request_listing import request_listing

            return request_listing(replace(known, as_of=as_of))

        return ShownListing(tr("Requests to product"), name, make)

    def _open(self, line: RequestLine) -> None:
        self.shell.open_account(line.request.account_id, "overview")

    def _edit(self, line: RequestLine, key: str, value: Any) -> None:
        state, answer = line.request.state, line.request.answer
        if key == "state":
            state = RequestState(value)
        else:
            answer = f"{value}"
        saying = say("Answer: {words}", words=line.request.text)
        self.shell.save(saying, answer_request, line.id, state, answer)


def _columns() -> list[Column[RequestLine]]:
    def sentence(line: RequestLine) -> str:
        said = say("{request}: {state}, {who}", request=line.request.text,
                   state=label(line.request.state), who=weight_words(line.weight))  # fmt: skip
        return render(said)

    states = [(state, label(state)) for state in RequestState]
    order = list(RequestState)
    return [
        Column("text", tr("Request"), lambda one: one.request.text, CellKind.STRONG, 220,
               stretch=True, sentence=sentence),
        Column("weight", tr("All who ask it"), lambda one: weight_words(one.weight), width=180,
               sort=lambda one: one.weight.together),
        Column("account", tr("Account"), lambda one: one.account, width=150),
        Column("arr", tr("ARR"), lambda one: one.arr, CellKind.MONEY, 110,
               sort=lambda one: one.arr[0] if len(one.arr) == 1 else None),
        Column("asked_on", tr("Asked on"), lambda one: one.request.asked_on, CellKind.DAY, 90),
        Column("state", tr("State"), lambda one: one.request.state, CellKind.CHOICE, 110,
               editable=True, choices=states, drop_down=True,
               sort=lambda one: order.index(one.request.state)),
        Column("answer", tr("Answer"), lambda one: one.request.answer, width=180, editable=True),
    ]  # fmt: skip
