"""Every threshold of the field that a user may change, with its default (domain.md).

One frozen value holds them all; rules take it as an argument, so that a test or a user can change
one number and see what follows.
"""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from types import MappingProxyType

from csm_desktop.domain.records.health import Factor, HealthSide
from csm_desktop.values import dataclass

_CSM_FACTORS = (
    Factor.CONTACT_CADENCE,
    Factor.FOLLOW_UPS,
    Factor.OUR_ACTIONS,
    Factor.COVERAGE,
    Factor.REVIEWS,
    Factor.CHAMPION,
)

SIDE_OF = MappingProxyType(
    {f: HealthSide.CSM if f in _CSM_FACTORS else HealthSide.CUSTOMER for f in Factor}
)
"""Which side each factor belongs to."""

# Weights inside a side, of 100. Those of domain.md §8 are not given: these follow the mock-up of
# the health page (12 + 10 + 12 + 10 + 8 + 8 = 60; 10 + 10 + 8 + 12 = 40 without usage and
# advocacy), scaled so that each side sums to 100 with all its factors (our choice).
_WEIGHTS = MappingProxyType(
    {
        Factor.CONTACT_CADENCE: Decimal(20),
        Factor.FOLLOW_UPS: Decimal(17),
        Factor.OUR_ACTIONS: Decimal(20),
        Factor.COVERAGE: Decimal(17),
        Factor.REVIEWS: Decimal(13),
        Factor.CHAMPION: Decimal(13),
        Factor.LICENCE_USE: Decimal(20),
        Factor.USAGE: Decimal(15),
        Factor.MILESTONES: Decimal(20),
        Factor.THEIR_ACTIONS: Decimal(15),
        Factor.ENGAGEMENT: Decimal(15),
        Factor.ADVOCACY: Decimal(15),
    }
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds of a book; days are calendar days, shares run from 0 to 1.

    `reading_days` and `survey_days` say how long a reading of usage, and a survey or an act of
    advocacy, still speaks for the present (our choice); `renewal_grace_days` how late a renewal may
    be signed and still be one; `quiet_cadences` after how many missed cadences an account has gone
    quiet outside the trough. The own norm of usage is the median of the `norm_days` before the last
    `norm_gap_days`. `champion_asked`: without a champion the factor is 0, also where none was lost.
    `of_segments` are those of the segments that have a health model of their own. `model_id` is the
    latest health model that counts in them, None where they are the program's own.
    """

    csm_share: Decimal = Decimal("0.6")
    factor_weights: Mapping[Factor, Decimal] = field(default_factory=lambda: _WEIGHTS)
    healthy_from: int = 75
    watch_from: int = 50
    band_margin: int = 2
    least_confidence: Decimal = Decimal("0.5")
    connection_days: int = 90
    follow_up_minutes: int = 30
    follow_up_window_days: int = 90
    health_window_days: int = 90
    reading_days: int = 120
    norm_days: int = 90
    norm_gap_days: int = 30
    survey_days: int = 365
    trough_from_day: int = 30
    trough_to_day: int = 120
    quiet_cadences: int = 2
    champion_attainment: Decimal = Decimal("1.10")
    champion_breadth: Decimal = Decimal("0.80")
    laggard_attainment: Decimal = Decimal("0.75")
    laggard_pace: Decimal = Decimal("0.20")
    least_target_day: int = 10
    least_due_milestones: int = 2
    rescue_issues: int = 4
    renewal_days: tuple[int, ...] = (120, 90, 60, 30)
    renewal_grace_days: int = 90
    trash_days: int = 30
    coverage_goal: int = 3
    champion_asked: bool = False
    like_accounts: int = 5
    of_segments: Mapping[int, "Rules"] = field(default_factory=dict)
    # Where a threshold comes from makes two rules no different.
    model_id: int | None = field(default=None, compare=False)

    def of(self, segment_id: int | None) -> "Rules":
        """The rules for accounts of a segment: its own health model, else that of the book."""
        return self if segment_id is None else self.of_segments.get(segment_id, self)


DEFAULT_RULES = Rules()
