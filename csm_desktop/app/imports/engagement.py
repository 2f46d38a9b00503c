"""Rows of trainings, webinars, events and acts of advocacy: what health and alerts are fed with.

The people of one account at one event are one event that counts them, as it is logged by hand; an
act of advocacy is one thing each. What the book has already is met again, never counted twice.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from csm_desktop.app.imports.measured.senders import people_by_address
from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.who.references import account_of
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.lifecycle import AdvocacyAct, AdvocacyKind
from csm_desktop.domain.records.metrics import EngagementEvent, EngagementKind
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.meaning.engagement_words import took_part
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.wording import joined, label

_Event = tuple[int, EngagementKind, date, str]


def take_engagement(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the rows of a list of engagement; a row that is nobody's here is set aside."""
    people = people_by_address(taking)
    events: dict[_Event, list[ReadyRow]] = {}
    for draft in plan.drafts:
        contact = people.get(_text(draft, "email").casefold())
        entry, reference = account_of(taking.directory, draft.values)
        if entry is not None and entry.in_trash:
            taken.known.append(Known(draft.line, entry.name, in_trash=True))
            continue
        account_id = entry.id if entry is not None else None
        # A name that nobody knows is not replaced by the sender's account: it may be another one.
        if account_id is None and contact is not None and not reference:
            account_id = contact.account_id
        why = _why_not(taking, draft, account_id)
        if why is not None or account_id is None:
            taken.set_aside.append(aside(draft.line, why or _NOBODY, draft.cells))
            continue
        kind, on = draft.values["engagement"], cast("date", draft.values["on"])
        if isinstance(kind, AdvocacyKind):
            _take_act(taking, taken, draft, AdvocacyAct(0, account_id, kind, on), contact)
        elif isinstance(kind, EngagementKind):
            # An event has a row a participant; it is one where all four agree.
            key = account_id, kind, on, _text(draft, "title")
            events.setdefault(key, []).append(draft)
    for key, drafts in events.items():
        _take_event(taking, taken, key, drafts)
    rows = sum(map(len, events.values()))
    if rows > len(events):
        taken.remarks.append(
            ImportNotice(
                0,
                "",
                say(
                    "the {rows} participants took part in {n} event: they are counted, their names"
                    " are not kept",
                    "the {rows} participants took part in {n} events: they are counted, their names"
                    " are not kept",
                    rows=rows,
                    n=len(events),
                ),
            )
        )


_NOBODY = say("it belongs to no account of the book")


def _why_not(taking: ImportRun, draft: ReadyRow, account_id: int | None) -> Message | None:
    """Why a row is no engagement of an account of ours; None where it is one."""
    attended = _text(draft, "attended")
    there = took_part(attended)
    if there is False:
        return say("did not take part: {value}", value=attended)
    if there is None:
        return say("“{value}” does not say whether they took part", value=attended)
    if cast("date", draft.values["on"]) > taking.today:
        return say("it is still to come")
    return _NOBODY if account_id is None else None


def _take_event(
    taking: ImportRun, taken: ListResult, key: _Event, drafts: Sequence[ReadyRow]
) -> None:
    """One event of an account: made, or brought up to as many people as the list knows of."""
    account_id, kind, on, title = key
    there = _people(drafts)
    found: tuple[EngagementEvent, ...] = taking.work.find(
        EngagementEvent, account_id=account_id, on=on.isoformat()
    )
    # Another list of the same import may have brought it just now.
    made = taking.made[EngagementEvent].values()
    same = [
        event
        for event in (*found, *made)
        if (event.account_id, event.kind, event.on) == key[:3]
        and event.title.casefold() == title.casefold()
    ]
    if not same:
        taking.add(EngagementEvent(taking.new_id(), account_id, kind, on, title, there))
        taken.stored += len(drafts)
        return
    known = taking.fetch(EngagementEvent, same[0].id)
    # An export of a part of them takes nobody away.
    is_more = there > (known.people or 0)
    if is_more:
        taking.put(replace(known, people=there))
    called = title or label(kind)
    taken.known += [Known(draft.line, called, filled=is_more) for draft in drafts]


def _people(drafts: Sequence[ReadyRow]) -> int:
    """How many took part: as rows count them, and each person that is named once."""
    named: set[object] = set()
    counted = 0
    for draft in drafts:
        if (number := draft.values.get("people")) is not None:
            counted += cast("int", number)
        else:
            who = _text(draft, "email") or _text(draft, "person")
            named.add(who.casefold() or draft.line)
    return counted + len(named)


def _take_act(
    taking: ImportRun,
    taken: ListResult,
    draft: ReadyRow,
    plain: AdvocacyAct,
    sender: Contact | None,
) -> None:
    """One act of advocacy, by whom where that is known."""
    contact = sender or _called(taking, plain.account_id, _text(draft, "person"))
    # Somebody unknown stays in words, so that nothing of the row is lost.
    told = [_text(draft, "title"), "" if contact is not None else _text(draft, "person")]
    act = replace(
        plain,
        id=taking.new_id(),
        contact_id=contact.id if contact is not None else None,
        note=joined([part for part in told if part]),
    )
    before = taking.work.find(AdvocacyAct, account_id=act.account_id)
    made = taking.made[AdvocacyAct].values()
    # The same list comes every month; that an act was told in a meeting makes no other of it.
    if any(replace(each, id=act.id, meeting_id=None) == act for each in (*before, *made)):
        taken.known.append(Known(draft.line, act.note or label(act.kind)))
        return
    taking.add(act)
    taken.stored += 1


def _called(taking: ImportRun, account_id: int, name: str) -> Contact | None:
    """The one contact of an account that has this name."""
    made = taking.made[Contact].values()
    everybody = (*taking.work.find(Contact, account_id=account_id), *made)
    found = [
        contact
        for contact in everybody
        if contact.account_id == account_id and contact.name.casefold() == name.casefold()
    ]
    return found[0] if name and len(found) == 1 else None


def _text(draft: ReadyRow, key: str) -> str:
    return str(draft.values.get(key) or "").strip()
