"""What the program reckons of a book and puts beside its rows, for the views to add up.

Amounts are minor units of one currency. Only `TeamTogether` has them in another one, by the rates
that were typed into the book.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from csm_desktop.values import dataclass

Parts = Annotated[int, "numeric"]
"""A count of parts of a minor unit: it may be larger than what a whole number of SQL holds."""


@dataclass(frozen=True, slots=True)
class TeamAccount:
    """An account as its list shows it; `handed_on` set: a colleague's book has it now, and no view
    counts it here."""

    KEY: ClassVar = ("account_id",)

    account_id: int
    name: str
    owner: str
    segment: str
    status: str
    stage: str
    handed_on: date | None
    band: str
    score: Decimal | None
    confidence: Decimal | None
    coverage: int
    standing: str | None
    renews_on: date | None
    last_touch_on: date | None
    as_of: date | None


@dataclass(frozen=True, slots=True)
class TeamArr:
    """What an account earns a year today in one currency."""

    KEY: ClassVar = ("account_id", "currency")

    account_id: int
    currency: str
    arr_minor: int


@dataclass(frozen=True, slots=True)
class TeamSpan:
    """A window by its name, from the close of one day to that of another."""

    KEY: ClassVar = ("span",)

    span: str
    start_on: date
    end_on: date


@dataclass(frozen=True, slots=True)
class TeamRevenue:
    """What became of an account's ARR in a window, in one currency: what `RevenueFigures` says of
    it alone. Shares stand on the parts from `known_start_minor` on."""

    KEY: ClassVar = ("account_id", "span", "currency")

    account_id: int
    span: str
    currency: str
    start_minor: int
    new_minor: int
    expansion_minor: int
    contraction_minor: int
    churn_minor: int
    swapped_minor: int
    end_minor: int
    accounts: int
    accounts_lost: int
    known_start_minor: int
    known_expansion_minor: int
    known_contraction_minor: int
    known_churn_minor: int
    known_lasting_minor: int
    known_accounts: int
    known_lost: int


@dataclass(frozen=True, slots=True)
class TeamTogether:
    """The same in the currency that the book is shown in, at the rates of the window's end: amounts
    are counted in parts of which `whole` make a minor unit, so that nothing is rounded before it is
    added up. Without `is_rated` something of it is in a currency from which no rate leads there."""

    KEY: ClassVar = ("account_id", "span")

    account_id: int
    span: str
    currency: str
    is_rated: bool
    whole: Parts
    start: Parts
    new: Parts
    expansion: Parts
    contraction: Parts
    churn: Parts
    swapped: Parts
    accounts: int
    accounts_lost: int
    known_start: Parts
    known_expansion: Parts
    known_contraction: Parts
    known_churn: Parts
    known_lasting: Parts
    known_accounts: int
    known_lost: int


@dataclass(frozen=True, slots=True)
class TeamRenewal:
    """A renewal that came due; `outcome` is None while nobody has said what became of it, `number`
    tells those of one contract and day apart."""

    KEY: ClassVar = ("account_id", "subscription_id", "due_on", "number")

    account_id: int
    subscription_id: int
    due_on: date
    number: int
    product: str
    before_minor: int
    before_currency: str
    after_minor: int
    after_currency: str
    outcome: str | None


@dataclass(frozen=True, slots=True)
class TeamAlert:
    """An alert that is open or rests: which, how grave and since when, and none of its words;
    `number` tells those of one account and trigger apart."""

    KEY: ClassVar = ("account_id", "trigger", "number")

    account_id: int
    trigger: str
    number: int
    severity: str
    tone: str
    shelf: str
    since: date


Figure = TeamAccount | TeamArr | TeamSpan | TeamRevenue | TeamTogether | TeamRenewal | TeamAlert
FIGURES: dict[str, type] = {
    "figure_account": TeamAccount,
    "figure_arr": TeamArr,
    "figure_span": TeamSpan,
    "figure_revenue": TeamRevenue,
    "figure_together": TeamTogether,
    "figure_renewal": TeamRenewal,
    "figure_alert": TeamAlert,
}
