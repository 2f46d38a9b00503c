"""What was typed, as a value: dates in words, money and numbers of the locale.

Each raises UserError that says what could not be read and what can; nothing is guessed.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from csm_desktop.domain.limits.bounds import AMOUNTS, DAYS, FIGURES, Bounds
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.dates_in_words import date_in_words, doubtful_days
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.past_dates import past_date
from csm_desktop.errors import UserError
from csm_desktop.wording import (
    number,
    read_money,
    read_number,
    render,
    short_day,
    tr,
)

Today = Callable[[], date]
V = TypeVar("V")


def read_day(words: str, today: date) -> date | None:
    """The date meant by `fri`, `+2w`, `3 dec` or `2026-12-03`; None for nothing."""
    if not words.strip():
        return None
    found = date_in_words(words, today)
    if doubt := doubtful_days(words, today):
        raise UserError(which_day(doubt), tr("Write the month as a word, such as 3 apr."))
    if found is None:
        raise UserError(
            render(say("“{words}” is not a date that can be read.", words=_short(words))),
            tr("Try fri, +2w, 3 dec or 2026-12-03."),
        )
    return _within(found, DAYS, words)


def past_day(words: str, today: date, *, near: bool = False) -> date | None:
    """The same of a day that has most likely passed: without its year the latest such one, `near`
    the nearer of that and the next."""
    return past_date(words, today, near=near) if read_day(words, today) is not None else None


def which_day(days: Sequence[date]) -> str:
    """The question between two days that words may mean; "" where there is no doubt."""
    if not days:
        return ""
    one, other = (short_day(day, with_year=True) for day in days)
    return render(say("{one} or {other}?", one=one, other=other))


def day_for_typing(value: date | None) -> str:
    """A date as an editor begins with it: a text that `read_day` reads back."""
    if value is None:
        return ""
    shown = short_day(value, with_year=True)
    return shown if date_in_words(shown, value) == value else value.isoformat()


def read_amount(words: str, currency: str) -> Money | None:
    """The amount typed in the locale; None for nothing."""
    if not words.strip():
        return None
    try:
        return _within(read_money(words, currency), AMOUNTS, words)
    except ArithmeticError:  # more digits than arithmetic has
        raise _beyond(words, AMOUNTS) from None
    except ValueError:
        raise UserError(
            render(
                say(
                    "“{words}” is not an amount in {currency}.",
                    words=_short(words),
                    currency=currency,
                )
            ),
            _such_as(),
        ) from None


def read_figure(words: str) -> Decimal | None:
    """The number typed in the locale; None for nothing."""
    if not words.strip():
        return None
    try:
        return _within(read_number(words), FIGURES, words)
    except ValueError:
        raise UserError(
            render(say("“{words}” is not a number.", words=_short(words))),
            _such_as(),
        ) from None


def _within(value: V, bounds: Bounds, words: str) -> V:
    """The value, where it is one of the field's."""
    if not bounds.allow(value):
        raise _beyond(words, bounds)
    return value


def _beyond(words: str, bounds: Bounds) -> UserError:
    return UserError(
        render(say("“{words}” is beyond what can be stored.", words=_short(words))),
        render(bounds.why),
    )


def _such_as() -> str:
    """How the locale writes thousands and decimals, and a way without either sign in doubt."""
    grouped, fine = number(48500), number(Decimal("48500.25"))
    return render(say("Type digits only, such as 48500, {a} or {b}.", a=grouped, b=fine))


def _short(words: str) -> str:
    plain = words.strip()
    return plain if len(plain) <= 40 else f"{plain[:39]}…"


def whole_number(value: Decimal | None) -> int | None:
    """A figure that counts something; None for nothing. Raises UserError for a part of one."""
    if value is not None and value != int(value):
        raise UserError(tr("Only whole numbers can stand here."), tr("Nothing was changed."))
    return None if value is None else int(value)
