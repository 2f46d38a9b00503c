"""Rows of tasks and milestones: one action each, of each account that its cell names.

Such an action is ours alone, as the next steps of a list of meetings are: the list was not written
for the customer. It is met again by the id that its list gives it, else by account and title.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, cast

from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.tasks.doers import Doers
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.shared_rows import (
    accounts_named,
    count,
    mark_of,
    not_in_trash,
    of_account,
    text_of,
)
from csm_desktop.domain.records.plan import Action, ActionOrigin, ActionStatus
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.languages.task_lists import MILESTONES
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.storage import import_marks as marks

_OVER = (ActionStatus.DONE, ActionStatus.DROPPED)
_Said = tuple[int, str, date | None]


def take_actions(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of tasks; one of nobody here is set aside."""
    _Actions(taking, taken).take(plan)


class _Actions:
    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._doers = Doers(taking)
        self._known: dict[int, list[Action]] = {}
        self._claimed: set[int] = set()  # the actions that a row of this list is about
        self._said: set[_Said] = set()
        self._shared = 0

    def take(self, plan: ImportPlan) -> None:
        rows = [
            (draft, accounts_named(self._taking, self._taken, draft)[0]) for draft in plan.drafts
        ]
        for draft, whose in rows:
            for entry in whose:
                self._said.add((entry.id, _title(draft).casefold(), _day(draft, "due_on")))
                # What a row means by its id, no other row means by its title.
                if (met := self._by_id(self._mark(draft, entry.id))) is not None:
                    self._claimed.add(met)
        for draft, whose in rows:
            self._row(draft, whose)
        self._tell(plan)

    def _tell(self, plan: ImportPlan) -> None:
        remarks = self._taken.remarks
        if self._shared:
            text = say(
                "{n} row names several accounts: each of them has the action",
                "{n} rows name several accounts: each of them has the action",
                n=self._shared,
            )
            remarks.append(ImportNotice(0, "", text))
        called = {words(each.header) for each in plan.mapping if each.field == "title"}
        if called & MILESTONES and plan.drafts:
            text = say(
                "{n} milestone is an internal action: one of the plan is shared with its customer, "
                "and is made on the page of the account",
                "{n} milestones are internal actions: those of the plan are shared with their "
                "customers, and are made on the page of the account",
                n=len(plan.drafts),
            )
            remarks.append(ImportNotice(0, "", text))
        remarks.extend(self._doers.remarks())

    def _row(self, draft: ReadyRow, whose: Sequence[DirectoryEntry]) -> None:
        if found := not_in_trash(self._taken, draft, whose):
            self._shared += len(found) > 1
            made = [self._of_account(draft, entry) for entry in found]
            count(self._taken, draft, made, _title(draft))

    def _of_account(self, draft: ReadyRow, whose: DirectoryEntry) -> tuple[bool, bool]:
        """The action of one account, made or met; whether it is new, and whether it changed."""
        mark = self._mark(draft, whose.id)
        told = self._told(draft, whose)
        known = self._met(draft, whose.id, mark)
        if known is None:
            action = Action(
                self._taking.new_id(), whose.id, _title(draft), origin=ActionOrigin.IMPORTED,
                **{"created_on": self._taking.today, **told},
            )  # fmt: skip
            self._taking.add(action)
            self._actions_of(whose.id).append(action)
            is_new, changed, id_ = True, False, action.id
        else:
            is_new, changed, id_ = False, self._meet(draft, known, told), known.id
        self._claimed.add(id_)
        if mark is not None:
            self._taking.mark((mark,), (id_,))
        return is_new, changed

    def _told(self, draft: ReadyRow, whose: DirectoryEntry) -> dict[str, Any]:
        """What a row says of its action, by the names of the fields; what it leaves open is not."""
        told: dict[str, Any] = {"due_on": _day(draft, "due_on"), "status": self._status(draft)}
        if told["status"] is ActionStatus.DONE:
            told["done_on"] = self._done_on(draft)
        created = _day(draft, "created_on")
        if created is not None and created <= self._taking.today:
            told["created_on"] = created
        told |= self._doers.of(draft, whose)
        note = "\n".join(filter(None, (text_of(draft, "notes"), told.get("note"))))
        return {key: value for key, value in (told | {"note": note}).items() if value is not None}

    def _status(self, draft: ReadyRow) -> ActionStatus | None:
        """Where it stands: its day of being done, or a tick, outweighs a place on a board."""
        state = cast("ActionStatus | None", draft.values.get("state"))
        done = _day(draft, "done_on")
        is_done = (done is not None and done <= self._taking.today) or draft.values.get("done")
        return ActionStatus.DONE if is_done and state is not ActionStatus.DROPPED else state

    def _done_on(self, draft: ReadyRow) -> date:
        """When it was done: no list knows of a day to come."""
        done = _day(draft, "done_on")
        return done if done is not None and done <= self._taking.today else self._taking.day

    def _meet(self, draft: ReadyRow, known: Action, told: dict[str, Any]) -> bool:
        """Bring a known action up to what its list says; whether that changed anything."""
        before = self._taking.fetch(Action, known.id)
        given = dict(told, title=_title(draft))
        given.pop("created_on", None)
        if before.title.casefold() == _title(draft).casefold():
            del given["title"]
        moved = before
        # What is to be done goes on; a list that is behind the book takes nothing back.
        state = given.get("status")
        if state not in (None, ActionStatus.OPEN) and before.status not in _OVER:
            moved = replace(moved, status=state)
        if moved.status is not ActionStatus.DONE or before.done_on is not None:
            given.pop("done_on", None)
        # A day that moved is what a list of tasks is kept for.
        if before.status not in _OVER and given.get("due_on") is not None:
            moved = replace(moved, due_on=given.pop("due_on"))
        # Who is to do it is known already: one of theirs beside one of ours would be nobody.
        if before.team_member_id or before.contact_id:
            for key in ("team_member_id", "contact_id", "side"):
                given.pop(key, None)
        elif "side" in given:
            moved = replace(moved, side=given.pop("side"))
        after, differences = self._taking.held_against(moved, given, draft.line)
        if after != before:
            self._taking.put(after)
        self._taken.differences.extend(differences)
        return after != before

    def _actions_of(self, account_id: int) -> list[Action]:
        if account_id not in self._known:
            self._known[account_id] = of_account(self._taking, Action, account_id)
        return self._known[account_id]

    def _met(self, draft: ReadyRow, account_id: int, mark: bytes | None) -> Action | None:
        own = self._actions_of(account_id)
        if (id_ := self._by_id(mark)) is not None:
            return next((each for each in own if each.id == id_), None)
        title, due = _title(draft).casefold(), _day(draft, "due_on")
        called = [each for each in own if each.title.casefold() == title]
        if mark is not None:  # that of another id is another
            called = [each for each in called if not self._has_id(each)]
        same = next((each for each in called if each.due_on == due), None)
        if same is not None:
            return same
        # The day of one moved where no other row of the list tells of that very day; but what is
        # due anew after it was done is to be done again.
        return next(
            (
                each
                for each in called
                if each.id not in self._claimed
                and (account_id, title, each.due_on) not in self._said
                and not self._again(draft, each)
            ),
            None,
        )

    def _again(self, draft: ReadyRow, done: Action) -> bool:
        due = _day(draft, "due_on")
        if due is None or done.due_on is None or done.done_on is None:
            return False
        return due > max(done.due_on, done.done_on) and self._status(draft) not in _OVER

    def _has_id(self, action: Action) -> bool:
        if action.id in self._taking.made[Action]:
            return action.id in self._claimed
        return marks.is_marked(self._taking.connection, action.id)

    def _by_id(self, mark: bytes | None) -> int | None:
        return marks.known(self._taking.connection, [mark]).get(mark) if mark else None

    def _mark(self, draft: ReadyRow, account_id: int) -> bytes | None:
        return mark_of(self._taking, "action", draft, account_id)


def _title(draft: ReadyRow) -> str:
    return " ".join(text_of(draft, "title").split())


def _day(draft: ReadyRow, key: str) -> date | None:
    return cast("date | None", draft.values.get(key))
