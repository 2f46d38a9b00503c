"""The requests to product as an internal page, and as a table."""

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.practice.requests import RequestBook, waiting_words, weight_words
from csm_desktop.domain.practice.requests import AskedSum, RequestLine
from csm_desktop.domain.records.meetings import RequestState
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import label, moneys, short_day, tr, voice


def request_listing(found: RequestBook) -> Listing:
    """A table of each state that any request is in, what weighs most first."""
    states = [state for state in RequestState if _in(state, found)]
    pack = TablesPack(
        found.as_of,
        voice(),
        tr("Requests to product"),
        waiting_words(found),
        tr("Internal: it names several customers"),
        tr("No customer has asked anything of the product."),
        tuple(_table(state, found, is_last=state is states[-1]) for state in states),
    )
    return Listing(pack, (_heads(), *map(_cells, found.lines)))


def _in(state: RequestState, found: RequestBook) -> list[RequestLine]:
    return [line for line in found.lines if line.request.state is state]


def _table(state: RequestState, found: RequestBook, *, is_last: bool) -> PrintedTable:
    weighed = tr(
        "All who ask it are the accounts that ask it in the same words, with what they pay a year,"
        " each once; one sum only where typed rates join the currencies."
    )
    return PrintedTable(
        (
            PrintedColumn(tr("Request"), 3.4),
            PrintedColumn(tr("All who ask it"), 2.2),
            PrintedColumn(tr("Account"), 1.8),
            PrintedColumn(tr("ARR"), 1.4, "right"),
            PrintedColumn(tr("Asked on"), 1.3, "right"),
            PrintedColumn(tr("Answer"), 2.4),
        ),
        tuple(
            (
                line.request.text,
                weight_words(line.weight),
                line.account,
                moneys(line.arr),
                short_day(line.request.asked_on, with_year=True),
                line.request.answer,
            )
            for line in _in(state, found)
        ),
        heading=label(state),
        notes=(weighed,) if is_last else (),
    )  # fmt: skip


def _heads() -> tuple[str, ...]:
    return (
        tr("Request"), tr("Account"), tr("ARR"), tr("Currency"), tr("Accounts that ask"),
        tr("Their ARR"), tr("Currency of their ARR"), tr("Together"), tr("Currency of the sum"),
        tr("Asked on"), tr("State"), tr("Answer"), tr("Answered on"),
    )  # fmt: skip


def _cells(line: RequestLine) -> tuple[str, ...]:
    request, weight = line.request, line.weight
    answered = request.answered_on
    return (
        request.text,
        line.account,
        *_amounts(AskedSum(1, line.arr, None)),
        str(weight.accounts),
        *_amounts(weight),
        "" if weight.together is None else str(weight.together.amount),
        "" if weight.together is None else weight.together.currency,
        f"{request.asked_on}",
        label(request.state),
        request.answer,
        "" if answered is None else f"{answered}",
    )


def _amounts(paid: AskedSum) -> tuple[str, str]:
    # One amount a currency: beside each other where several are paid.
    amounts = "; ".join(str(amount.amount) for amount in paid.amounts)
    return amounts, "; ".join(amount.currency for amount in paid.amounts)
