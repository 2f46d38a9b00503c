"""Answers of surveys: one reading of an account and quarter, and what people wrote beside.

Whose an answer is tells its account, else who answered: a person of the book, or the domain of the
address. Comments are kept in the notes of who wrote them, where the book has the person, else in
those of the account; neither is ever shown to a customer.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import cast

from csm_desktop.app.imports.contacts import account_of
from csm_desktop.app.imports.directory import FREE_MAIL
from csm_desktop.app.imports.readings import take_readings
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.message import say
from csm_desktop.importers.day_parts import combine_days
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.importers.surveys import gather_answers
from csm_desktop.wording import day as day_words
from csm_desktop.wording import render

_MOST = 50_000  # characters of notes, to which no more comments are added


def take_surveys(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the answers of a survey; each account's of a quarter are one reading."""
    # Made anew each time: a trial must leave the plan as it is.
    drafts = [ReadyRow(row.line, dict(row.values), row.custom, row.cells) for row in plan.drafts]
    people = _people(taking)
    for draft in drafts:
        contact = people.get(str(draft.values.get("email") or "").casefold())
        _place(taking, draft, contact)
        _keep_comment(taking, draft, contact, taken)
    taken.remarks += gather_answers(drafts, _whose)
    told, _ = combine_days(drafts, "mean", whose=_whose)
    taken.remarks += told
    take_readings(taking, replace(plan, drafts=drafts), taken)


def _people(taking: ImportRun) -> dict[str, Contact]:
    """Who of the book has an address, by that."""
    known: tuple[Contact, ...] = taking.work.find(Contact)
    made = taking.made.get(Contact, {}).values()
    return {each.email.casefold(): each for each in (*made, *known) if each.email}


def _place(taking: ImportRun, draft: ReadyRow, contact: Contact | None) -> None:
    """Note whose an answer is, for all answers of an account to be counted together."""
    entry, _ = account_of(taking, draft.values)
    if entry is not None:
        draft.values["known_account"] = entry.id
    elif contact is not None and contact.account_id is not None and not _refers(draft):
        draft.values["known_account"] = contact.account_id
    elif not _refers(draft):
        # The account may come later, and is then known by the domain of its people.
        domain = str(draft.values.get("email") or "").rpartition("@")[2].casefold()
        draft.values["account_domain"] = "" if domain in FREE_MAIL else domain


def _refers(draft: ReadyRow) -> tuple[str, ...]:
    """How a row calls its account; nothing where it names a person alone."""
    called = (draft.values.get(key) for key in ("account_id", "account_name", "account_domain"))
    return tuple(str(each).casefold() for each in called if each)


def _whose(draft: ReadyRow) -> Hashable:
    values = draft.values
    return (
        values.get("known_account") or _refers(draft) or str(values.get("email") or "").casefold()
    )


def _keep_comment(
    taking: ImportRun, draft: ReadyRow, contact: Contact | None, taken: ListResult
) -> None:
    """Add what somebody wrote to the notes of who wrote it, once."""
    comment = str(draft.values.get("comment") or "").strip()
    if not comment:
        return
    account_id = cast("int | None", draft.values.get("known_account"))
    if account_id is None and contact is None:
        why = say("the comment has no place while its account is not known")
        taken.remarks.append(ImportNotice(draft.line, "", why, comment))
        return
    thing: Account | Contact
    if contact is not None:
        thing, who = taking.fetch(Contact, contact.id), ""
    else:
        thing = taking.fetch(Account, account_id or 0)
        who = str(draft.values.get("respondent") or draft.values.get("email") or "")
    answers = cast("tuple[tuple[str, object], ...]", draft.values.get("readings") or ())
    score = ", ".join(f"{metric} {answer}" for metric, answer in answers)
    day = day_words(cast("date", draft.values["on"]))
    line = render(say("{head}: “{comment}”", head=" · ".join(filter(None, (day, who, score))),
                      comment=comment))  # fmt: skip
    if line in thing.notes:
        return
    if len(thing.notes) + len(line) > _MOST:
        why = say("the notes of {name} are full: the comment is not kept", name=thing.name)
        taken.remarks.append(ImportNotice(draft.line, "", why, comment))
        return
    taking.put(replace(thing, notes=f"{thing.notes}\n{line}".strip()))
