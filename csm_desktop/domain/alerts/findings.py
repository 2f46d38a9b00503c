"""What is worth an alert in an account today: churn risk and expansion both (domain.md §8)."""

from collections.abc import Iterable
from datetime import datetime

from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.records.alerts import AlertRule, RuleMode
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.value.alike import is_customer

NEEDED = frozenset(
    {"contacts", "connections", "team", "meetings", "attendances", "follow_ups", "milestones",
     "goals", "metrics", "account_metrics", "readings", "benchmarks", "subscriptions", "engagement",
     "advocacy", "snapshots", "spiced", "alerts"}
)  # fmt: skip
"""The fields of AccountFacts that findings are made of, and the alerts that there are."""


def findings(
    facts: AccountFacts,
    rules: Rules,
    alert_rules: Iterable[AlertRule],
    now: datetime,
) -> tuple[Finding, ...]:
    """All that is worth an alert for an account, whether it was raised before or not.

    Rules that are off find nothing; a trigger without a rule is on. Churned accounts and those in
    the trash find nothing.
    """
    # A prospect has no cadence, licence or renewal that could be late.
    if not is_customer(facts.account):
        return ()
    # A segment may have a health model of its own, and with it other windows.
    rules = rules.of(facts.account.segment_id)
    known = {rule.trigger: rule for rule in alert_rules}
    found: dict[str, Finding] = {}
    for declared in DECLARATIONS.values():
        rule = known.get(declared.trigger)
        if rule is not None and rule.mode is RuleMode.OFF:
            continue
        typed = rule.threshold if rule is not None else None
        threshold = declared.threshold if typed is None else typed
        # One cause once, should it be seen twice; the later one words it.
        found |= {
            finding.cause: finding
            for finding in declared.detect(Inspection(facts, rules, now, threshold))
        }
    return tuple(found.values())
