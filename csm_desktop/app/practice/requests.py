"""What the customers of the book ask of our product, with what was answered."""

from datetime import date

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.practice.requests import (
    AskedMoney,
    AskedSum,
    RequestLine,
    request_lines,
    waiting_sum,
)
from csm_desktop.domain.records.meetings import ProductRequest
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.text.message import say
from csm_desktop.storage.queries import dump
from csm_desktop.values import dataclass
from csm_desktop.wording import money, moneys, render, tr


@dataclass(frozen=True, slots=True)
class RequestBook:
    """Every request of the book, what weighs most first among those of a state; `waiting` is what
    the accounts pay that wait for an answer or for what was promised."""

    as_of: date
    lines: tuple[RequestLine, ...]
    waiting: AskedSum

    @property
    def number(self) -> int:
        """How many requests wait."""
        return sum(not line.request.is_over for line in self.lines)


def book_requests(book: Book) -> RequestBook:
    """The requests of all accounts that are not in the trash, as of today."""
    known = {line.id: line for line in accounts(book)}
    with book.reading() as connection:
        requests = dump.everything(connection, ProductRequest)
        rates = dump.everything(connection, ExchangeRate)
        chosen = settings.text_of(connection, settings.CURRENCY)
    asked = AskedMoney(chosen or most_paid(paid_in(known.values())), rates, book.today())
    lines = request_lines(requests, known, asked)
    return RequestBook(book.today(), lines, waiting_sum(lines, known, asked))


def waiting_words(found: RequestBook) -> str:
    """How many requests wait, and what those pay who wait, in one sentence."""
    if not found.number:
        return tr("No request waits")
    many = render(say("{n} request waits", "{n} requests wait", n=found.number))
    return render(say("{many}, of {who}", many=many, who=weight_words(found.waiting)))


def weight_words(weight: AskedSum) -> str:
    """How many accounts ask and what they pay a year: together where typed rates join it."""
    who = render(say("{n} account", "{n} accounts", n=weight.accounts))
    amount = moneys(weight.amounts)
    if weight.together is not None:
        amount = money(weight.together, whole=True)
    parts = [who, *([amount] if amount else [])]
    if weight.unknown:
        parts.append(render(say("amount of {n} unknown", n=weight.unknown)))
    return " · ".join(parts)
