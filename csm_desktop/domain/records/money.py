"""Money: whole minor units and a currency, so that no cent is ever lost to a float.

Amounts of different currencies never meet without a rate that the user typed in (domain.md §1).
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from csm_desktop.values import dataclass

# ISO 4217 minor-unit digits of every currency that does not have two.
_NO_DIGITS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE_DIGITS = "BHD IQD JOD KWD LYD OMR TND"
CURRENCY_DIGITS = dict.fromkeys(_NO_DIGITS.split(), 0) | dict.fromkeys(_THREE_DIGITS.split(), 3)
"""How many digits the minor unit has of every currency that has not two (ISO 4217)."""


NO_CURRENCY = "XXX"
"""ISO 4217 for "no currency is involved": a renewal whose amount nobody knows."""


class MixedCurrenciesError(ValueError):
    """Two currencies were about to be added without a rate."""


def minor_digits(currency: str) -> int:
    """How many decimal digits the currency's minor unit has (ISO 4217)."""
    return CURRENCY_DIGITS.get(currency, 2)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An exact amount: `minor` whole minor units (cents, yen, fils) of an ISO 4217 `currency`."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> "Money":
        """Money from an amount in major units; the last digit is rounded half to even."""
        shifted = Decimal(amount).scaleb(minor_digits(currency))
        return cls(int(shifted.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in major units, exact."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def __add__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor + other.minor, self.currency)

    def __sub__(self, other: "Money") -> "Money":
        self._same(other)
        return Money(self.minor - other.minor, self.currency)

    def __neg__(self) -> "Money":
        return Money(-self.minor, self.currency)

    def _same(self, other: "Money") -> None:
        if self.currency != other.currency:
            raise MixedCurrenciesError(f"{self.currency} and {other.currency} need a rate")

    def at(self, rate: Decimal, currency: str) -> "Money":
        """This amount in another currency: `rate` units of `currency` for one of ours."""
        return Money.of(self.amount * rate, currency)


def totals(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """One total per currency, in alphabetical order of the currency: never silently mixed."""
    sums: dict[str, int] = {}
    for money in amounts:
        sums[money.currency] = sums.get(money.currency, 0) + money.minor
    return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))
