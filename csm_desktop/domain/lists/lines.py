"""Lines: what a list shows of each thing, as flat frozen values."""

from datetime import date, datetime
from decimal import Decimal

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.accounts import AccountStatus, CustomField
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account in the book's list.

    The computed part (from `band` on) is as of `as_of`; None there means "not computed yet".
    `trend` are scores, oldest first; `achieved` and `expected` percent of target business value;
    `pace` is a share of the time planned, as `AccountStanding` has it; `arr` is one amount per
    currency; `asked`, `in_time`, `unused`, `unimproved` and `engagement` are those of
    `AccountFigures`; `parent` the name of the account it belongs to, "" where that lies in the
    trash. `unusable` are the fields that are not to be shown, because the book holds a value they
    stand on that cannot be used (see `domain.unusable`).
    """

    id: int
    name: str
    domain: str
    industry: str
    country: str
    segment: str
    status: AccountStatus
    stage: Stage
    contract_start: date | None
    as_of: date | None = None
    band: Band = Band.UNKNOWN
    score: Decimal | None = None
    trend: tuple[int, ...] = ()
    coverage: int = 0
    next_step: str = ""
    next_step_due: date | None = None
    last_touch_on: date | None = None
    renews_on: date | None = None
    arr: tuple[Money, ...] = ()
    achieved: Decimal | None = None
    expected: Decimal | None = None
    standing: Standing | None = None
    confidence: Decimal | None = None
    owner: str = ""
    owner_id: int | None = None
    segment_id: int | None = None
    custom: tuple[CustomField, ...] = ()
    parent: str = ""
    pace: Decimal | None = None
    asked: int = 0
    in_time: int = 0
    unused: tuple[str, ...] = ()
    unimproved: tuple[str, ...] = ()
    handed_to: str = ""
    engagement: EngagementLevel | None = None
    unusable: tuple[str, ...] = ()

    @property
    def on_time(self) -> Decimal | None:
        """The percentage of follow-ups that went in time; None where none was asked for."""
        return Decimal(100 * self.in_time) / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class UnassignedLine:
    """Something that an import kept although its account is not in the book."""

    id: int
    kind: str
    name: str
    account_ref: str


@dataclass(frozen=True, slots=True)
class TrashLine:
    """An account in the trash; `deleted_at` is None where the instant cannot be used."""

    id: int
    name: str
    deleted_at: datetime | None
