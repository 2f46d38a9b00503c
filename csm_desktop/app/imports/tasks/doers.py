"""Who does what a list of tasks names: one of ours, one of theirs, or whom nobody knows."""

from typing import Any

from csm_desktop.app.imports.run import ImportRun
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.known_people import folded
from csm_desktop.domain.people.person_names import in_order
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.identities import name_key
from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import ImportNotice, ReadyRow
from csm_desktop.importers.values.addresses import named_address
from csm_desktop.importers.values.choices import choice


class Doers:
    """The people of one list, counted for its report where nobody knows them."""

    def __init__(self, taking: ImportRun) -> None:
        self._taking = taking
        self._strangers: dict[str, int] = {}

    def of(self, draft: ReadyRow, whose: DirectoryEntry) -> dict[str, Any]:
        """Side and person of an action, and in `note` whom nobody knows by that name."""
        who = str(draft.values.get("owner") or "").strip()
        side = draft.values.get("side")
        told: dict[str, Any] = {}
        if side is not None:
            told["side"] = side
        # "Customer", or the customer by name, is a side and nobody in person.
        if who and (meant := choice(ListKind.ACTIONS, "side", who)):
            return told | {"side": meant}
        if who and name_key(who) == name_key(whose.name):
            return told | {"side": Side.CUSTOMER}
        contact = self._called(Contact, who, whose.id) if side is not Side.US else None
        if contact is not None:
            return {"side": Side.CUSTOMER, "contact_id": contact}
        member = self._called(TeamMember, who, None) if side is not Side.CUSTOMER else None
        if member is not None:
            return {"side": Side.US, "team_member_id": member}
        if who:
            self._strangers[who] = self._strangers.get(who, 0) + 1
            told["note"] = who
        return told

    def _called(self, kind: type, text: str, account_id: int | None) -> int | None:
        """The one person of this name or address, of an account where one is said."""
        name, email = named_address(text)
        wanted = {folded(in_order(name)) if name else "", (email or name).casefold()} - {""}
        of = {} if account_id is None else {"account_id": account_id}
        known = (*self._taking.work.find(kind, **of), *self._taking.made[kind].values())
        found = {
            each.id
            for each in known
            if wanted & {folded(each.name), each.email.casefold()}
            and (account_id is None or each.account_id == account_id)
        }
        return found.pop() if len(found) == 1 else None

    def remarks(self) -> list[ImportNotice]:
        """Whom the list names, and neither the team nor the account of the row knows."""
        text = say("the book knows nobody of this name: it stands in the note of the action")
        return [ImportNotice(0, "", text, f"{who} ({n})") for who, n in self._strangers.items()]
