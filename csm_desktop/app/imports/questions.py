"""What the lists of an import leave open, and who answers it."""

from collections import Counter
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import replace

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.imports.measured.scales import scale_questions
from csm_desktop.app.imports.open_questions import OpenQuestionsError
from csm_desktop.app.imports.who.account_index import DirectoryEntry
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.app.money.exchange import most_paid
from csm_desktop.domain.records.foreign_ids import foreign_ids
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.parts.fiscal_periods import TOPIC as FISCAL_YEAR
from csm_desktop.importers.plan import FilePlan, ImportPlan, Question, ReadyRow
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection


def open_questions(book: Book | None, readings: Sequence[FilePlan]) -> tuple[Question, ...]:
    """What the lists leave open, each once.

    A currency is not asked for where every account that the amounts belong to has its own; else the
    book's usual one is the first answer. Readings
    that disagree with those of the book are asked about.
    """
    asked = dict.fromkeys(question for reading in readings for question in reading.questions)
    with book.reading() if book else nullcontext() as connection:
        asked |= dict.fromkeys(scale_questions(connection, plans_in_order(readings)))
        asked = dict.fromkeys(
            _with_first(each, _fiscal_year(connection)) if each.topic == FISCAL_YEAR else each
            for each in asked
        )
        if not any(question.topic == "currency" for question in asked):
            return tuple(asked)
        told_by_accounts = _accounts_tell(connection, readings)
        usual = _usual_currency(connection)
    return tuple(
        _with_first(question, f"--currency {usual}" if usual else "")
        if question.topic == "currency"
        else question
        for question in asked
        if question.topic != "currency" or not told_by_accounts
    )


def _fiscal_year(connection: BookConnection | None) -> str:
    """The answer of a book that says when its own fiscal year begins."""
    if connection is None or not settings.text_of(connection, settings.FISCAL_START):
        return ""
    return f"--{FISCAL_YEAR} {settings.fiscal_start(connection)}"


def _usual_currency(connection: BookConnection | None) -> str:
    """The currency that was chosen for the book, else the one that most of its contracts are in;
    "" where it has none."""
    if connection is None:
        return ""
    return settings.text_of(connection, settings.CURRENCY) or most_paid(
        Counter(contract.arr.currency for contract in dump.everything(connection, Subscription))
    )


def _with_first(question: Question, option: str) -> Question:
    """The question with the likeliest answer before the others."""
    options = tuple(dict.fromkeys((option, *question.options)))[: len(question.options)]
    return replace(question, options=options) if option else question


def check_questions(book: Book | None, readings: Sequence[FilePlan]) -> None:
    """Raise OpenQuestionsError, with the options that would answer, where a question is open."""
    questions = open_questions(book, readings)
    if not questions:
        return
    raise OpenQuestionsError(file_names(readings), questions)


def _accounts_tell(connection: BookConnection | None, readings: Sequence[FilePlan]) -> bool:
    """Whether every amount without a currency belongs to an account that has one."""
    directory = Directory(connection)
    for plan in plans_in_order(readings):
        # Accounts come first in `_plans`, so the lists behind them find those that the import
        # brings.
        if plan.kind is ListKind.ACCOUNTS:
            for draft in plan.drafts:
                directory.add(_entry(draft))
        if not any(question.topic == "currency" for question in plan.questions):
            continue
        for draft in plan.drafts:
            values = draft.values
            amount = values.get(_AMOUNTS.get(plan.kind, "arr"))
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


# Contracts and deals of a first list make the accounts that its people belong to.
_FIRST = (
    ListKind.ACCOUNTS, ListKind.SUBSCRIPTIONS, ListKind.INVOICES, ListKind.OPPORTUNITIES,
    ListKind.CONTACTS,
)  # fmt: skip
_AMOUNTS = {ListKind.OPPORTUNITIES: "amount", ListKind.INVOICES: "net"}


def plans_in_order(readings: Sequence[FilePlan]) -> list[ImportPlan]:
    """The lists in the order in which they refer to each other."""
    order = [*_FIRST, *(kind for kind in ListKind if kind not in _FIRST)]
    plans = [plan for reading in readings for plan in reading.plans]
    return sorted(plans, key=lambda plan: order.index(plan.kind))


def file_names(readings: Sequence[FilePlan]) -> str | Message:
    """The files of an import as undo and its questions call them."""
    names = list(dict.fromkeys(reading.source for reading in readings))
    if len(names) <= 2:
        return ", ".join(names)
    return say("{first} and {n} more", first=names[0], n=len(names) - 1)
