"""How each kind of alert is handled: what the program declares, over which the user's word goes."""

from dataclasses import replace
from decimal import Decimal
from typing import TypedDict, Unpack

from csm_desktop.app.book import Book
from csm_desktop.domain.alerts.catalogue import DECLARATIONS
from csm_desktop.domain.records.alerts import (
    AlertRule,
    RuleMode,
    Severity,
    Trigger,
)
from csm_desktop.domain.text.message import Message
from csm_desktop.storage.queries import dump
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass


class RuleChanges(TypedDict, total=False):
    """What can be set of a rule; its trigger stays."""

    mode: RuleMode
    threshold: Decimal | None
    severity: Severity | None
    playbook_id: int | None


@dataclass(frozen=True, slots=True)
class AlertRuleLine:
    """One kind of alert as it is handled in this book.

    `meaning` says what `threshold` counts; `standard` is what the program declares of it.
    `changed` is whether the user has set anything; `playbook_id` names the playbook that is to
    answer, where the user chose one.
    """

    trigger: Trigger
    mode: RuleMode
    severity: Severity
    threshold: Decimal
    standard: Decimal
    meaning: Message
    changed: bool
    playbook_id: int | None = None


def rule_lines(book: Book) -> tuple[AlertRuleLine, ...]:
    """Every kind of alert, in the order of the field."""
    with book.reading() as connection:
        return rules_in(connection)


def rules_in(connection: BookConnection) -> tuple[AlertRuleLine, ...]:
    """The same, for whoever reads the book already."""
    told = {rule.trigger: rule for rule in dump.everything(connection, AlertRule)}
    return tuple(_line(trigger, told.get(trigger)) for trigger in DECLARATIONS)


def set_rule(work: Work, /, trigger: Trigger, **changes: Unpack[RuleChanges]) -> AlertRule:
    """Change how a kind of alert is handled; None gives a threshold or a severity back to the
    program. Raises UserError for a threshold beyond its bounds."""
    rule = next(iter(work.find(AlertRule, trigger=trigger.value)), None)
    if rule is None:
        rule = AlertRule(work.new_id(), trigger)
    return work.put(replace(rule, **changes))


def restore_rule(work: Work, /, trigger: Trigger) -> AlertRule:
    """Give a kind of alert back to the program: on, at its own threshold and severity. The playbook
    that the user chose for it stays."""
    return set_rule(work, trigger, mode=RuleMode.ON, threshold=None, severity=None)


def _line(trigger: Trigger, rule: AlertRule | None) -> AlertRuleLine:
    declared = DECLARATIONS[trigger]
    set_ = rule or AlertRule(0, trigger)
    threshold = declared.threshold if set_.threshold is None else set_.threshold
    return AlertRuleLine(
        trigger=trigger,
        mode=set_.mode,
        severity=set_.severity or declared.severity,
        threshold=threshold,
        standard=declared.threshold,
        meaning=declared.meaning,
        # To answer with a playbook of one's own changes nothing of when the rule calls.
        changed=set_ != AlertRule(set_.id, trigger, playbook_id=set_.playbook_id),
        playbook_id=set_.playbook_id,
    )
