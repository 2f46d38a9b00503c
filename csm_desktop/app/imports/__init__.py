"""Importing: read a stranger's lists, then take them into the book in one undoable step.

    readings = [read_list(path, options) for path in paths]
    report = import_lists(book, readings)

`try_lists` tells what would happen and stores nothing. A file with bad rows is stored not at all,
or with `good_rows` without them; questions that a file leaves open stop the whole import.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial

from csm_desktop.app.book import Book
from csm_desktop.app.imports.accounts import take_accounts
from csm_desktop.app.imports.calendars.meetings import take_meetings
from csm_desktop.app.imports.contacts import take_contacts
from csm_desktop.app.imports.directory import Directory, DirectoryEntry
from csm_desktop.app.imports.effect import effect_of
from csm_desktop.app.imports.engagement import take_engagement
from csm_desktop.app.imports.measured.readings import proposed_sources, take_readings
from csm_desktop.app.imports.measured.surveys import take_surveys
from csm_desktop.app.imports.measured.tickets import take_tickets
from csm_desktop.app.imports.opportunities import take_opportunities
from csm_desktop.app.imports.orphans import adopt
from csm_desktop.app.imports.remembered import remembered
from csm_desktop.app.imports.report import (
    Difference,
    Effect,
    FileReport,
    ImportReport,
    Known,
    MissingAccount,
    Proposal,
    Remembered,
    Unassigned,
)
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.scales import scale_questions
from csm_desktop.app.imports.source_files import (
    BareTable,
    Progress,
    calendar_clock,
    in_part,
    look_at,
    read_list,
    read_lists,
    remember_zone,
    without_collection,
)
from csm_desktop.app.imports.subscriptions import take_subscriptions
from csm_desktop.app.imports.terms import ImportTerms, Missing, day_in_name
from csm_desktop.app.imports.who.references import references_told
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.calendars.calendar_plan import ZONE, CalendarClock
from csm_desktop.importers.files.code_pages import SPOKEN as ENCODINGS
from csm_desktop.importers.files.hidden_parts import HiddenParts
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.meaning.fields import FIELDS, TABLES, ListKind
from csm_desktop.importers.meaning.mapping import CUSTOM, LEFT_OUT, Mapped
from csm_desktop.importers.meaning.systems import NO_SYSTEM
from csm_desktop.importers.plan import (
    FilePlan,
    ImportNotice,
    ImportPlan,
    Options,
    Question,
    ReadyRow,
)
from csm_desktop.importers.scale_words import FACTORS
from csm_desktop.importers.values.units import CODES as CURRENCIES
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.wording import render, tr

__all__ = [
    "CURRENCIES",
    "CUSTOM",
    "ENCODINGS",
    "FACTORS",
    "FIELDS",
    "LEFT_OUT",
    "NO_SYSTEM",
    "TABLES",
    "BareTable",
    "CalendarClock",
    "Difference",
    "Effect",
    "FilePlan",
    "FileReport",
    "HiddenParts",
    "ImportPlan",
    "ImportReport",
    "ImportTerms",
    "Known",
    "ListKind",
    "Mapped",
    "Missing",
    "MissingAccount",
    "Options",
    "Progress",
    "Proposal",
    "Question",
    "ReadyRow",
    "Refused",
    "Remembered",
    "Unassigned",
    "calendar_clock",
    "check_questions",
    "day_in_name",
    "import_lists",
    "in_part",
    "look_at",
    "open_questions",
    "proposed_sources",
    "read_list",
    "read_lists",
    "try_lists",
]

_TAKERS = {
    ListKind.ACCOUNTS: take_accounts,
    ListKind.CONTACTS: take_contacts,
    ListKind.SUBSCRIPTIONS: take_subscriptions,
    ListKind.READINGS: take_readings,
    ListKind.SURVEYS: take_surveys,
    ListKind.TICKETS: take_tickets,
    ListKind.OPPORTUNITIES: take_opportunities,
    ListKind.ENGAGEMENT: take_engagement,
    ListKind.MEETINGS: take_meetings,
}


def import_lists(
    book: Book,
    readings: Sequence[FilePlan],
    *,
    good_rows: bool = False,
    update: bool = False,
    terms: ImportTerms | None = None,
    remember: bool = True,
    progress: Progress | None = None,
) -> ImportReport:
    """Take lists into the book: one act, one step of undo, whatever the order of the files.

    `good_rows` stores a list without its bad rows; `update` lets the file's values replace the
    book's where they differ; `terms` say of which day the lists tell. What was corrected is kept as
    a profile for the next list of its shape, unless `remember` or the book says no.

    A book that holds something is backed up first. Raises UserError
    where a question is open: nothing is stored then. `progress` is told 0 of 2 before the backup
    and 1 of 2 after it; what it raises then stops the import before anything was written.
    """
    check_questions(book, readings)
    if progress:
        progress(0, 2)
    if book.undo_label is not None:
        book.back_up()
    label = _label(readings)
    if progress:
        progress(1, 2)
    with without_collection():
        return book.run(
            label, _take_all, readings, terms, good_rows=good_rows, update=update,
            keep=remember, write=True,
        )  # fmt: skip


def try_lists(
    book: Book,
    readings: Sequence[FilePlan],
    *,
    good_rows: bool = False,
    update: bool = False,
    terms: ImportTerms | None = None,
    remember: bool = True,
) -> ImportReport:
    """What `import_lists` would do, storing nothing. Raises UserError as that does."""
    check_questions(book, readings)
    with without_collection():
        return book.trial(
            _take_all, readings, terms, good_rows=good_rows, update=update,
            keep=remember, write=False,
        )  # fmt: skip


def open_questions(book: Book | None, readings: Sequence[FilePlan]) -> tuple[Question, ...]:
    """What the lists leave open, each once.

    A currency is not asked for where every account that the amounts belong to has its own. Readings
    that disagree with those of the book are asked about.
    """
    asked = dict.fromkeys(question for reading in readings for question in reading.questions)
    with book.reading() if book else nullcontext() as connection:
        asked |= dict.fromkeys(scale_questions(connection, _plans(readings)))
        if not any(question.topic == "currency" for question in asked):
            return tuple(asked)
        told_by_accounts = _accounts_tell(connection, readings)
    return tuple(
        question for question in asked if question.topic != "currency" or not told_by_accounts
    )


def check_questions(book: Book | None, readings: Sequence[FilePlan]) -> None:
    """Raise UserError, with the options that would answer, where a question is open."""
    questions = open_questions(book, readings)
    if not questions:
        return
    lines = [tr("Nothing was imported. Answer with one of these options:")]
    for question in questions:
        lines += [render(question.text), *(f"    {option}" for option in question.options)]
    title = render(say("{files} leaves something open.", files=_names(readings)))
    raise UserError(title, "\n".join(lines))


def _accounts_tell(connection: BookConnection | None, readings: Sequence[FilePlan]) -> bool:
    """Whether every amount without a currency belongs to an account that has one."""
    directory = Directory(connection)
    for plan in _plans(readings):
        # Accounts come first in `_plans`, so the lists behind them find those that the import
        # brings.
        if plan.kind is ListKind.ACCOUNTS:
            for draft in plan.drafts:
                directory.add(_entry(draft))
        if not any(question.topic == "currency" for question in plan.questions):
            continue
        for draft in plan.drafts:
            values = draft.values
            amount = values.get("amount" if plan.kind is ListKind.OPPORTUNITIES else "arr")
            # A row without an amount, or with a currency of its own, asks nothing.
            if amount is None or values.get("amount_currency"):
                continue
            keys = ("external_id", "domain", "name")
            if plan.kind is not ListKind.ACCOUNTS:
                keys = ("account_id", "account_domain", "account_name")
            entry = directory.referred([str(values.get(key) or "") for key in keys])
            if entry is None or not entry.currency:
                return False
    return True


def _entry(draft: ReadyRow) -> DirectoryEntry:
    """An account that this import will bring, as far as a reference needs it."""
    name, external_id, domain, currency = (
        str(draft.values.get(key) or "") for key in ("name", "external_id", "domain", "currency")
    )
    return DirectoryEntry(-draft.line, name, foreign_ids(external_id), domain, currency)


def _plans(readings: Sequence[FilePlan]) -> list[ImportPlan]:
    """The lists in the order in which they refer to each other."""
    order = list(ListKind)
    plans = [plan for reading in readings for plan in reading.plans]
    return sorted(plans, key=lambda plan: order.index(plan.kind))


def _take_all(
    work: Work,
    readings: Sequence[FilePlan],
    terms: ImportTerms | None,
    *,
    good_rows: bool,
    update: bool,
    keep: bool,
    write: bool,
) -> ImportReport:
    taking = ImportRun(work, terms, update=update)
    # By identity, because two sheets may be read into equal plans.
    reports: dict[int, FileReport] = {}
    held = {
        id(plan)
        for reading in readings
        for plan in reading.plans
        if not good_rows and any(plan.refused for plan in reading.plans)
    }
    for plan in _plans(readings):
        taken = ListResult()
        if id(plan) in held:
            reports[id(plan)] = taken.report(plan, is_held=True)
            continue
        taking.begin(plan, taken)
        _TAKERS[plan.kind](taking, plan, taken)
        taken.remarks += [*_poorly_met(plan, taken), *references_told(taking.directory)]
        reports[id(plan)] = taken.report(plan)
    # Only these bring accounts to which something kept without one may belong.
    brings = (ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS, ListKind.OPPORTUNITIES)
    adopted = (
        adopt(taking) if any(r.kind in brings and not r.is_held for r in reports.values()) else 0
    )
    # Counted from what is held and not yet written, so that a trial tells the same.
    effect = effect_of(taking)
    kept = remembered(taking, readings, terms or ImportTerms(), held) if keep else ()
    for reading in readings:
        if any(ZONE in plan.answered for plan in reading.plans):
            # Afterwards, and so only where something is written.
            taking.afterwards.append(partial(remember_zone, work, reading.options.zone))
    if write:
        taking.write()
    # Told in the order of the files; they were taken in the order of their references.
    in_order = [reports[id(plan)] for reading in readings for plan in reading.plans]
    left = tuple((reading.source, sheet) for reading in readings for sheet in reading.left)
    return ImportReport(tuple(in_order), left, adopted, effect, kept)


def _poorly_met(plan: ImportPlan, taken: ListResult) -> list[ImportNotice]:
    """That fewer than half of a list's rows found their account: another column may say it."""
    met = len(plan.drafts) - len(taken.unassigned)
    if not taken.unassigned or met * 2 >= len(plan.drafts):
        return []
    text = say(
        "only {met} of {n} row found its account: does another column name it?",
        "only {met} of {n} rows found their account: does another column name it?",
        n=len(plan.drafts), met=met,
    )  # fmt: skip
    return [ImportNotice(0, "", text)]


def _label(readings: Sequence[FilePlan]) -> str:
    """What undo is called."""
    return render(say("Import {files}", files=_names(readings)))


def _names(readings: Sequence[FilePlan]) -> str:
    names = list(dict.fromkeys(reading.source for reading in readings))
    if len(names) <= 2:
        return ", ".join(names)
    return render(say("{first} and {n} more", first=names[0], n=len(names) - 1))
