"""Rows of what customers ask of our product: one request each, of each account that asks it.

A request is met again by the id that its list gives it, else by its words; what the list says
anew of its state is taken, for the team of the product keeps that list.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from csm_desktop.app.imports.measured.senders import people_by_address
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.shared_rows import (
    accounts_named,
    count,
    mark_of,
    not_in_trash,
    of_account,
    text_of,
)
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import ProductRequest, RequestState
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.storage import import_marks as marks


def take_requests(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of requests; one of nobody here is set aside."""
    _Requests(taking, taken).take(plan)


class _Requests:
    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._people = people_by_address(taking)
        self._known: dict[int, list[ProductRequest]] = {}
        self._undated = 0
        self._shared = 0

    def take(self, plan: ImportPlan) -> None:
        for draft in plan.drafts:
            self._row(draft)
        remarks = self._taken.remarks
        if self._undated:
            text = say(
                "{n} request names no day: it is of {day}, the day of its list",
                "{n} requests name no day: they are of {day}, the day of their list",
                n=self._undated, day=self._taking.day,
            )  # fmt: skip
            remarks.append(ImportNotice(0, "", text))
        if self._shared:
            text = say(
                "{n} row names several accounts: each of them has the request",
                "{n} rows name several accounts: each of them has the request",
                n=self._shared,
            )
            remarks.append(ImportNotice(0, "", text))

    def _row(self, draft: ReadyRow) -> None:
        asked = cast("date | None", draft.values.get("asked_on"))
        whose = self._accounts(draft)
        is_here = any(not entry.in_trash for entry in whose) or not whose
        if is_here and asked is not None and asked > self._taking.today:
            why = say("it is still to come")
            self._taken.set_aside.append(aside(draft.line, why, draft.cells))
        elif found := not_in_trash(self._taken, draft, whose):
            self._shared += len(found) > 1
            made = [self._of_account(draft, entry.id) for entry in found]
            count(self._taken, draft, made, _words(draft))

    def _accounts(self, draft: ReadyRow) -> Sequence[DirectoryEntry]:
        """Whose a row is: of each account that its cell names, else of the one of its sender."""
        whose, reference = accounts_named(self._taking, self._taken, draft)
        contact = self._people.get(text_of(draft, "email").casefold())
        if whose or contact is None or contact.account_id is None or reference:
            return whose
        own = self._taking.directory.entry(contact.account_id)
        return () if own is None else (own,)

    def _of_account(self, draft: ReadyRow, account_id: int) -> tuple[bool, bool]:
        """The request of one account, made or met; whether it is new, and whether it changed."""
        mark = self._mark(draft, account_id)
        known = self._met(draft, account_id, mark)
        contact = self._contact(draft, account_id)
        state = cast("RequestState | None", draft.values.get("state"))
        answered = cast("date | None", draft.values.get("answered_on"))
        if known is not None:
            changed = self._meet(draft, known, contact, state, answered)
            self._remember(mark, known.id)
            return False, changed
        asked = cast("date | None", draft.values.get("asked_on"))
        self._undated += asked is None
        request = ProductRequest(
            self._taking.new_id(), account_id, _words(draft), asked or self._taking.day,
            contact.id if contact else None, None, state or RequestState.OPEN,
            text_of(draft, "answer"),
        )  # fmt: skip
        if request.state is not RequestState.OPEN:
            request = replace(request, answered_on=self._answered(answered))
        self._taking.add(request)
        self._requests_of(account_id).append(request)
        self._remember(mark, request.id)
        return True, False

    def _meet(
        self,
        draft: ReadyRow,
        known: ProductRequest,
        contact: Contact | None,
        state: RequestState | None,
        answered: date | None,
    ) -> bool:
        """Bring a known request up to what its list says; whether that changed anything."""
        before = self._taking.fetch(ProductRequest, known.id)
        given: dict[str, Any] = {"answer": text_of(draft, "answer"), "text": _words(draft),
                                 "asked_on": draft.values.get("asked_on")}  # fmt: skip
        if before.text.casefold() == _words(draft).casefold():
            del given["text"]
        if before.contact_id is None and contact is not None:
            given["contact_id"] = contact.id
        moved = before
        # What waits goes on; a list that is behind the book takes no answer back.
        if state is not None and not before.is_over and state is not RequestState.OPEN:
            on = before.answered_on if state is before.state else self._answered(answered)
            moved = replace(before, state=state, answered_on=on)
        elif state is not None:
            given["state"] = state
        after, differences = self._taking.held_against(moved, given, draft.line)
        if after.state is RequestState.OPEN:
            after = replace(after, answered_on=None)
        if after != before:
            self._taking.put(after)
        self._taken.differences.extend(differences)
        return after != before

    def _answered(self, told: date | None) -> date:
        """When an answer was given: no list knows of one to come."""
        return told if told is not None and told <= self._taking.today else self._taking.day

    def _requests_of(self, account_id: int) -> list[ProductRequest]:
        if account_id not in self._known:
            self._known[account_id] = of_account(self._taking, ProductRequest, account_id)
        return self._known[account_id]

    def _met(self, draft: ReadyRow, account_id: int, mark: bytes | None) -> ProductRequest | None:
        own = self._requests_of(account_id)
        if mark is not None:
            id_ = marks.known(self._taking.connection, [mark]).get(mark)
            found = next((each for each in own if each.id == id_), None)
            if found is not None:
                return found
        wanted = _words(draft).casefold()
        return next((each for each in own if each.text.casefold() == wanted), None)

    def _mark(self, draft: ReadyRow, account_id: int) -> bytes | None:
        return mark_of(self._taking, "request", draft, account_id)

    def _remember(self, mark: bytes | None, id_: int) -> None:
        if mark is not None:
            self._taking.mark((mark,), (id_,))

    def _contact(self, draft: ReadyRow, account_id: int) -> Contact | None:
        """Who of the account asked it."""
        contact = self._people.get(text_of(draft, "email").casefold())
        if contact is not None:
            return contact if contact.account_id == account_id else None
        name = text_of(draft, "person").casefold()
        made = self._taking.made[Contact].values()
        everybody = (*self._taking.work.find(Contact, account_id=account_id), *made) if name else ()
        found = {
            each.id: each
            for each in everybody
            if each.account_id == account_id and each.name.casefold() == name
        }
        return next(iter(found.values())) if len(found) == 1 else None


def _words(draft: ReadyRow) -> str:
    return " ".join(text_of(draft, "text").split())
