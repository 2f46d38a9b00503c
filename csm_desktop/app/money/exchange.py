"""What one currency is worth in another, and the one that the book is shown in (domain.md §1).

No rate is ever fetched or guessed: each was typed in, with its day and where it was read.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal
from typing import Unpack

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.rates import rate_on
from csm_desktop.domain.records.revenue import ExchangeRate, ExchangeRateFields
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.importers.values.units import CODES as CURRENCIES
from csm_desktop.storage.queries import dump, lists
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import read_number, render, tr

__all__ = ["CURRENCIES", "Exchange", "Typed", "currencies_used", "exchange"]

_CODE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])")
_DIGITS = Context(prec=12)  # more than anybody quotes
_FIGURE = re.compile(r"\d[\d.,'’\s\u00a0\u202f]*")


@dataclass(frozen=True, slots=True)
class Exchange:
    """How the book's money is brought together.

    `currency` is what totals are shown in, "" while no account pays; `chosen` whether the user said
    so, else it is what most accounts pay in. `rates` stand by currency, the latest first. `missing`
    are the currencies that no rate converts today, each with how many accounts pay in it.
    """

    currency: str
    chosen: bool
    rates: tuple[ExchangeRate, ...]
    missing: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A rate as it was written: `rate` units of `to_currency` for one of `from_currency`."""

    from_currency: str
    to_currency: str
    rate: Decimal


def exchange(book: Book) -> Exchange:
    """Currency and rates of a book, as of today."""
    with book.reading() as connection:
        chosen = settings.text_of(connection, settings.CURRENCY)
        rates = dump.everything(connection, ExchangeRate)
        paid = paid_in(lists.accounts(connection))
    currency = chosen or most_paid(paid)
    return Exchange(
        currency,
        bool(chosen),
        tuple(
            sorted(
                rates, key=lambda each: (each.from_currency, each.to_currency, -each.on.toordinal())
            )
        ),
        tuple(
            (code, n)
            for code, n in sorted(paid.items(), key=lambda each: (-each[1], each[0]))
            # Only those for which a rate is missing: the page asks for these and no others.
            if currency and rate_on(rates, code, currency, book.today()) is None
        ),
    )


def currencies_used(book: Book) -> tuple[str, ...]:
    """What the book's accounts pay in, the most first, and what a rate stands for."""
    with book.reading() as connection:
        rates = dump.everything(connection, ExchangeRate)
        paid = paid_in(lists.accounts(connection))
    rated = sorted({code for each in rates for code in (each.from_currency, each.to_currency)})
    return tuple(dict.fromkeys((*(code for code, _ in paid.most_common()), *rated)))


def paid_in(lines: Iterable[AccountLine]) -> Counter[str]:
    """In how many accounts each currency is paid."""
    return Counter(money.currency for line in lines for money in line.arr)


def most_paid(paid: Counter[str]) -> str:
    """The currency that most accounts pay in; "" where none pays."""
    return min(paid, key=lambda currency: (-paid[currency], currency), default="")


def set_currency(work: Work, /, code: str) -> None:
    """Choose what totals are shown in; "" lets the program choose. Raises UserError for a code
    that is no currency's."""
    settings.put_text(work, settings.CURRENCY, _code(code) if code.strip() else "")


def new_rate(work: Work, /, typed: Typed, on: date | None = None, source: str = "") -> ExchangeRate:
    """Enter a rate that holds from a day on (default: today); another one of the same pair and day
    is corrected by it. Raises UserError for what is no rate."""
    made = ExchangeRate(
        work.new_id(),
        _code(typed.from_currency),
        _code(typed.to_currency),
        typed.rate,
        on or work.today(),
        source.strip(),
    )
    _check(made)
    # One rate a pair and day: a second would leave open which one counts.
    there = work.find(
        ExchangeRate,
        from_currency=made.from_currency,
        to_currency=made.to_currency,
        on=made.on.isoformat(),
    )
    return work.put(replace(there[0], rate=made.rate) if there else made)


def edit_rate(work: Work, /, rate_id: int, **fields: Unpack[ExchangeRateFields]) -> ExchangeRate:
    """Change fields of a rate. Raises UserError as `new_rate` does."""
    if "from_currency" in fields:
        fields["from_currency"] = _code(fields["from_currency"])
    if "to_currency" in fields:
        fields["to_currency"] = _code(fields["to_currency"])
    changed = replace(work.get(ExchangeRate, rate_id), **fields)
    # In the window a field can be emptied, but a rate is none without both.
    for given, missing in (
        (changed.rate, tr("What is it worth?")),
        (changed.on, tr("From which day on?")),
    ):
        if given is None:
            raise UserError(missing, tr("Nothing was changed."))
    _check(changed)
    return work.put(changed)


def remove_rate(work: Work, /, rate_id: int) -> None:
    """Take a rate out; what only it converted is shown by currency then."""
    work.remove(work.get(ExchangeRate, rate_id))


def read_rate(words: str, into: str) -> Typed:
    """A rate as people write it: "1 USD = 0.92 EUR", "USD 0.92". `into` is meant where only one
    currency is named. Raises UserError for what is none."""
    codes = [each.upper() for each in _CODE.findall(words)]
    figures = [each.strip() for each in _FIGURE.findall(words)]
    try:
        numbers = [read_number(figure) for figure in figures]
    except ValueError:
        numbers = []
    # "USD 0.92" leaves out what everybody knows: into the book's own currency.
    if len(codes) == 1 and into:
        codes.append(into)
    # And one figure means "for one of them".
    if len(numbers) == 1:
        numbers.insert(0, Decimal(1))
    # A rate from zero units is no rate.
    if len(codes) != 2 or len(numbers) != 2 or not numbers[0]:
        raise UserError(
            render(say("“{words}” is not a rate that can be read.", words=words.strip()[:60])),
            tr("Write it like this: 1 USD = 0.92 EUR."),
        )
    return Typed(_code(codes[0]), _code(codes[1]), _DIGITS.divide(numbers[1], numbers[0]))


def _check(rate: ExchangeRate) -> None:
    if rate.from_currency == rate.to_currency:
        raise UserError(tr("A rate joins two different currencies."), tr("Nothing was changed."))
    if not rate.rate.is_finite() or rate.rate <= 0:
        raise UserError(tr("A rate is above zero."), tr("Nothing was changed."))


def _code(text: str) -> str:
    code = text.strip().upper()
    if code not in CURRENCIES:
        raise UserError(
            render(say("“{code}” is not the code of a currency.", code=text.strip()[:40])),
            tr("A code has three letters, such as EUR, USD or GBP."),
        )
    return code
