"""How money looks in the voice in force: babel's own pattern, asked once for each currency (T5)."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from csm_desktop.domain.records.money import Money, minor_digits, totals
from csm_desktop.values import dataclass
from csm_desktop.wording.formats import locale_named, with_minus
from csm_desktop.wording.voice import voice

if TYPE_CHECKING:
    from babel import Locale

_NBSP = "\u00a0"


def money(amount: Money, whole: bool = False) -> str:
    """Money with its currency's own decimals; `whole` drops them where they are all zero."""
    digits = minor_digits(amount.currency)
    # Lists show thousands: babel is asked once for what stands around the digits, and no more.
    units, parts = divmod(abs(amount.minor), 10**digits)
    # Only where nothing is dropped: 1,200.50 stays what it is.
    if whole and not parts:
        digits = 0
    around = _around(voice().locale, amount.currency, digits)
    before, after = around.negative if amount.minor < 0 else around.positive
    decimals = f"{around.decimal_sign}{parts:0{digits}}" if digits else ""
    return f"{before}{_grouped(units, around)}{decimals}{after}"


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands before and behind the digits of an amount, and between them.

    `grouping` is how many digits the last group has, and how many every other.
    """

    positive: tuple[str, str]
    negative: tuple[str, str]
    group_sign: str
    decimal_sign: str
    grouping: tuple[int, int]


@lru_cache(maxsize=512)
def _around(locale: str, currency: str, digits: int) -> _Around:
    from babel.numbers import get_decimal_symbol, get_group_symbol

    language = locale_named(locale)
    sign = str(get_decimal_symbol(language))
    one = f"1{sign}{'0' * digits}" if digits else "1"
    texts = [money_by_babel(Decimal(sample), currency, digits, language) for sample in (1, -1)]
    positive, below = ((text.partition(one)[0], text.partition(one)[2]) for text in texts)
    negative = (with_minus(below[0]), with_minus(below[1]))
    grouping = _with_digits(language.currency_formats["standard"].pattern, digits).grouping
    return _Around(positive, negative, str(get_group_symbol(language)), sign, grouping)


def _grouped(units: int, around: _Around) -> str:
    if around.grouping == (3, 3):
        return f"{units:,}".replace(",", around.group_sign)
    rest, (size, others) = str(units), around.grouping
    groups: list[str] = []
    while len(rest) > size:
        groups.insert(0, rest[-size:])
        rest, size = rest[:-size], others
    return around.group_sign.join([rest, *groups])


def money_by_babel(amount: Decimal, currency: str, digits: int, language: "Locale") -> str:
    """An amount with so many decimals as the locale's own pattern for money has it."""
    from babel.numbers import format_currency, get_currency_symbol

    pattern = language.currency_formats["standard"].pattern
    symbol = get_currency_symbol(currency, locale=language)
    text = format_currency(
        amount,
        currency,
        format=_with_digits(pattern, digits),
        locale=language,
        currency_digits=False,
    )
    if currency and symbol == currency:  # an ISO code instead of a sign must not touch the number
        text = text.replace(symbol, f"{symbol}{_NBSP}").replace(f"{_NBSP}{_NBSP}", _NBSP)
        text = text.removesuffix(_NBSP)
    return str(text)


@lru_cache(maxsize=64)
def _with_digits(pattern: str, digits: int) -> Any:
    from babel.numbers import parse_pattern

    parsed = parse_pattern(pattern)
    parsed.frac_prec = (digits, digits)
    return parsed


def moneys(amounts: Iterable[Money]) -> str:
    """The total of the amounts, one sum per currency: mixed currencies are never added up."""
    return " + ".join(money(total, whole=True) for total in totals(amounts))
