"""Lists into the book: all of them in one act, or none."""

from collections.abc import Container, Iterator, Sequence
from functools import partial

from csm_desktop.app.book import Book
from csm_desktop.app.imports.accounts import take_accounts
from csm_desktop.app.imports.calendars.meetings import take_meetings
from csm_desktop.app.imports.contacts import take_contacts
from csm_desktop.app.imports.contracts.invoices import take_invoices
from csm_desktop.app.imports.effect import effect_of
from csm_desktop.app.imports.engagement import take_engagement
from csm_desktop.app.imports.measured.readings import take_readings
from csm_desktop.app.imports.measured.surveys import take_surveys
from csm_desktop.app.imports.measured.tickets import take_tickets
from csm_desktop.app.imports.open_questions import OpenQuestionsError
from csm_desktop.app.imports.opportunities import take_opportunities
from csm_desktop.app.imports.orphans import adopt
from csm_desktop.app.imports.past.history import take_history
from csm_desktop.app.imports.product.requests import take_requests
from csm_desktop.app.imports.questions import check_questions, file_names, plans_in_order
from csm_desktop.app.imports.remembered import remembered
from csm_desktop.app.imports.report import FileReport, ImportReport
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.app.imports.source_files import Progress, remember_zone, without_collection
from csm_desktop.app.imports.subscriptions import take_subscriptions
from csm_desktop.app.imports.tasks.actions import take_actions
from csm_desktop.app.imports.terms import ImportTerms
from csm_desktop.app.imports.who.references import references_told
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.calendars.calendar_plan import ZONE
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.plan import (
    FilePlan,
    ImportNotice,
    ImportPlan,
    Question,
    is_held_back,
)
from csm_desktop.storage.session import Work

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
    ListKind.INVOICES: take_invoices,
    ListKind.REQUESTS: take_requests,
    ListKind.ACTIONS: take_actions,
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

    `good_rows` stores a list without its bad rows, however many; `update` lets the file's values
    replace the book's where they differ; `terms` say of which day the lists tell. What was
    corrected is kept as a profile for the next list of its shape, unless `remember` or the book
    says no.

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
    held = {
        id(plan)
        for reading in readings
        for plan in reading.plans
        if not good_rows and is_held_back(reading.plans)
    }
    reports = _take_present(taking, readings, held)
    for plan, past in _histories(readings, held):
        take_history(taking, plan, past)
        reports |= {id(older): taken.report(older) for older, taken in past}
    # Only these bring accounts to which something kept without one may belong.
    brings = (
        ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS, ListKind.OPPORTUNITIES, ListKind.INVOICES,
    )  # fmt: skip
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


def _take_present(
    taking: ImportRun, readings: Sequence[FilePlan], held: Container[int]
) -> dict[int, FileReport]:
    """Take the lists that tell what is, and what came of each by the identity of its plan, because
    two sheets may be read into equal plans. Raises OpenQuestionsError with what all of them ask."""
    reports: dict[int, FileReport] = {}
    open_: list[Question] = []
    for plan in plans_in_order(readings):
        taken = ListResult()
        if id(plan) in held:
            reports[id(plan)] = taken.report(plan, is_held=True)
            continue
        if plan.newer:
            continue  # what was comes behind what is
        try:
            taking.begin(plan, taken)
        except OpenQuestionsError as asked:
            # The other lists may ask the same: it is asked of all of them at once.
            open_.extend(asked.questions)
            continue
        _TAKERS[plan.kind](taking, plan, taken)
        taken.remarks += [*_poorly_met(plan, taken), *references_told(taking.directory)]
        reports[id(plan)] = taken.report(plan)
    if open_:
        raise OpenQuestionsError(file_names(readings), open_)
    return reports


def _histories(
    readings: Sequence[FilePlan], held: Container[int]
) -> Iterator[tuple[ImportPlan, list[tuple[ImportPlan, ListResult]]]]:
    """The sheets of a file, and the files, that have older ones beside them, each with these."""
    for reading in readings:
        files = [p for other in readings if other is not reading for p in other.plans]
        for plan in reading.plans:
            own = [older for older in reading.plans if older.newer == plan.sheet and plan.sheet]
            own += [older for older in files if older.newer == plan.source and not plan.newer]
            if own and id(plan) not in held:
                yield plan, [(older, ListResult()) for older in own]


def _poorly_met(plan: ImportPlan, taken: ListResult) -> list[ImportNotice]:
    """That fewer than half of a list's rows found their account: another column may say it."""
    met = len(plan.drafts) - len(taken.unassigned)
    if not taken.unassigned or met * 2 >= len(plan.drafts):
        return []
    none = say(
        "the account of its {n} row is not in the book: does another column name it?",
        "none of its {n} rows found an account: does another column name it?",
        n=len(plan.drafts),
    )
    text = none if not met else say(
        "only {met} of {n} row found its account: does another column name it?",
        "only {met} of {n} rows found their account: does another column name it?",
        n=len(plan.drafts), met=met,
    )  # fmt: skip
    return [ImportNotice(0, "", text)]


def _label(readings: Sequence[FilePlan]) -> Message:
    """What undo is called."""
    return say("Import {files}", files=file_names(readings))
