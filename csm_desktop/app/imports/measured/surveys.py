"""Answers of surveys: one reading of an account and quarter, and what people wrote beside.

Whose an answer is tells its account, else who answered: a person of the book, or the domain of the
address. Comments are kept in the notes of who wrote them, where the book has the person, else in
those of the account; neither is ever shown to a customer.
"""

from dataclasses import replace
from datetime import date
from typing import cast

from csm_desktop.app.imports.measured.readings import take_readings
from csm_desktop.app.imports.measured.senders import note_account, people_by_address, whose_row
from csm_desktop.app.imports.measured.undated import dated
from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.day_parts import combine_days
from csm_desktop.importers.files.set_aside import aside
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.importers.row_parts import parts_by_metric
from csm_desktop.importers.surveys import gather_answers
from csm_desktop.wording import day as day_words
from csm_desktop.wording import render

_MOST = 50_000  # characters of notes, to which no more comments are added


def take_surveys(taking: ImportRun, plan: ImportPlan, taken: ListResult) -> None:
    """Go through the answers of a survey; each account's of a quarter are one reading."""
    drafts = dated(taking, plan.drafts, taken, _undated)
    people = people_by_address(taking)
    scored = []
    for draft in drafts:
        contact = people.get(str(draft.values.get("email") or "").casefold())
        note_account(taking, draft, contact)
        has_score = bool(draft.values.get("readings"))
        is_kept = _keep_comment(taking, draft, contact, taken, is_all=not has_score)
        if has_score:
            scored.append(draft)
        elif is_kept:
            taken.stored += 1
    drafts = scored
    taken.remarks += gather_answers(drafts, whose_row)
    told, _ = combine_days(parts_by_metric(drafts), "mean", whose=whose_row)
    taken.remarks += told
    take_readings(taking, replace(plan, drafts=drafts), taken)


def _undated(number: int, day: date) -> Message:
    return say(
        "{n} answer names no day: taken as given on {day}; --as-of says otherwise",
        "{n} answers name no day: taken as given on {day}; --as-of says otherwise",
        n=number, day=day,
    )  # fmt: skip


def _keep_comment(
    taking: ImportRun,
    draft: ReadyRow,
    contact: Contact | None,
    taken: ListResult,
    *,
    is_all: bool,
) -> bool:
    """Add what somebody wrote to the notes of who wrote it, once; whether that is new. Where it is
    all that a row says, the row goes with it."""
    comment = str(draft.values.get("comment") or "").strip()
    if not comment:
        return False
    account_id = cast("int | None", draft.values.get("known_account"))
    if account_id is None and contact is None:
        why = say("the comment has no place while its account is not known")
        if is_all:
            taken.set_aside.append(aside(draft.line, why, draft.cells))
        else:
            taken.remarks.append(ImportNotice(draft.line, "", why, comment))
        return False
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
        if is_all:
            taken.known.append(Known(draft.line, thing.name))
        return False
    if len(thing.notes) + len(line) > _MOST:
        why = say("the notes of {name} are full: the comment is not kept", name=thing.name)
        if is_all:
            taken.set_aside.append(aside(draft.line, why, draft.cells))
        else:
            taken.remarks.append(ImportNotice(draft.line, "", why, comment))
        return False
    taking.put(replace(thing, notes=f"{thing.notes}\n{line}".strip()))
    return True
