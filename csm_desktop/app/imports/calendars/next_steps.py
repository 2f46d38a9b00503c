"""What was agreed in a meeting of a list: an action of it while it is due, else words in its notes.

Such an action is ours alone: the list was not written for the customer. One is made of what is
still to come, so that a log of years makes no heap of late ones.
"""

import re
from datetime import date

from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.meetings import Meeting
from csm_desktop.domain.records.plan import Action, ActionOrigin, Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ReadyRow

_BETWEEN = re.compile(r"\s*(?:\n|;|•)\s*")
_LISTED = re.compile(r"(?:^|\s+)[-–*]\s+")


class AgreedSteps:
    """The steps of one list, counted for its report."""

    def __init__(self, taking: ImportRun, taken: ListResult) -> None:
        self._taking, self._taken = taking, taken
        self._noted = self._agreed = 0

    def take(self, row: ReadyRow, meeting: Meeting, *, is_new: bool = True) -> None:
        """Enter what a row says of the next step, unless its meeting has it already."""
        text = str(row.values.get("next_step") or "").strip()
        due = row.values.get("next_due")
        if not text:
            return
        if not isinstance(due, date) or due < self._taking.today:
            self._noted += is_new
            return
        own = {action.title.casefold() for action in self._actions(meeting)}
        for title in _titles(text):
            if title.casefold() not in own:
                self._taking.add(self._action(row, meeting, title, due))
                self._agreed += 1

    def _action(self, row: ReadyRow, meeting: Meeting, title: str, due: date) -> Action:
        who = str(row.values.get("next_owner") or "").strip()
        contact = self._called(Contact, who, meeting.account_id)
        colleague = None if contact else self._called(TeamMember, who, None)
        # Whom nobody knows by this name stands in the note, and is not made up.
        return Action(
            self._taking.new_id(), meeting.account_id, title,
            side=Side.CUSTOMER if contact else Side.US, team_member_id=colleague,
            contact_id=contact, due_on=due, origin=ActionOrigin.IMPORTED, origin_id=meeting.id,
            note="" if contact or colleague else who, created_on=self._taking.today,
        )  # fmt: skip

    def _called(self, kind: type, name: str, account_id: int | None) -> int | None:
        """The one person of this name or address, of an account where one is said."""
        wanted = name.casefold()
        whose = {} if account_id is None else {"account_id": account_id}
        known = (*self._taking.work.find(kind, **whose), *self._taking.made[kind].values())
        found = {
            each.id
            for each in known
            if wanted in (each.name.casefold(), each.email.casefold())
            and (account_id is None or each.account_id == account_id)
        }
        return found.pop() if wanted and len(found) == 1 else None

    def _actions(self, meeting: Meeting) -> list[Action]:
        former = self._taking.work.find(Action, account_id=meeting.account_id)
        return [
            action
            for action in (*former, *self._taking.made[Action].values())
            if action.origin is ActionOrigin.IMPORTED and action.origin_id == meeting.id
        ]

    def remarks(self) -> list[ImportNotice]:
        """How many steps became actions, and how many stand in notes."""
        found = []
        if self._agreed:
            text = say(
                "{n} next step that is still due is an open, internal action of its meeting",
                "{n} next steps that are still due are open, internal actions of their meetings",
                n=self._agreed,
            )
            found.append(ImportNotice(0, "", text))
        if self._noted:
            text = say(
                "{n} next step without a day to come stands in the notes of its meeting",
                "{n} next steps without a day to come stand in the notes of their meetings",
                n=self._noted,
            )
            found.append(ImportNotice(0, "", text))
        return found


def _titles(text: str) -> list[str]:
    """Each step of a cell. A dash begins one only where it begins the first of them as well: else
    it stands in a sentence."""
    listed = _LISTED.split(text) if _LISTED.match(text) else [text]
    return [title for part in listed for title in _BETWEEN.split(part) if title]
