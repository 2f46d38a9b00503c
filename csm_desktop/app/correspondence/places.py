"""What a template can name: the places in braces, and what the account fills them with.

Filled from the copy for customers alone (`domain.fields.sharing`): nothing internal has a name.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.people.person_names import first_name
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.plan import ActionStatus, Horizon
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.instants import day_in
from csm_desktop.wording import day, joined, mark

OF_MEETING = {
    "wanted": mark("What they wanted to accomplish"),
    "heard": mark("What we heard"),
    "agreed": mark("What we agreed"),
    "we do": mark("What we do"),
    "you do": mark("What you do"),
    "questions": mark("Open questions"),
    "next step": mark("The next step"),
    "meeting": mark("What the meeting is called"),
    "meeting day": mark("The day of the meeting"),
}
"""What only the follow-up of a meeting can fill."""

OF_ACCOUNT = {
    "greeting": mark("The greeting, as each person is addressed"),
    "name": mark("The person's name"),
    "first name": mark("The person's first name"),
    "account": mark("The account's name"),
    "products": mark("What they use"),
    "goal": mark("Their goal for twelve months, else the next one"),
    "reached": mark("The milestone that was reached last, with its day"),
    "next milestone": mark("The next milestone of the plan, with its day"),
    "next action": mark("The next action of the plan, with its day"),
    "last meeting": mark("The day of the last meeting"),
    "next meeting": mark("The day of the next meeting"),
    "renewal": mark("The day of the renewal"),
    "me": mark("Your name"),
    "my title": mark("Your title"),
}
"""What every account can fill, where it has it."""


def account_values(
    facts: AccountFacts,
    names: Collection[str],
    person: Contact | None = None,
    rules: Rules = DEFAULT_RULES,
) -> dict[str, str]:
    """What the account has for these places, in the voice in force; "" for what it has not.

    The greeting is not among them: it depends on all who are written to.
    """
    of_facts = dict(_OF_FACTS)
    of_facts["renewal"] = partial(_renewal, rules=rules)
    wanted = [name for name in names if name in of_facts]
    values = dict.fromkeys(name for name in names if name in OF_ACCOUNT)
    # What is internal must not get into a letter by way of a place, so places see blanked facts.
    shared = facts_for_customer(_that_stands(facts)) if wanted else facts
    me = next((member for member in facts.team if member.is_me), None)
    said = {
        "name": person.name if person else "",
        "first name": first_name(person.name) if person else "",
        "account": facts.account.name,
        "me": me.name if me else "",
        "my title": me.title if me else "",
    }
    return {
        # In one line each, whatever line breaks stand in a field.
        name: " ".join((said[name] if name in said else of_facts[name](shared)).split())
        for name in values
        if name in said or name in of_facts
    }


def _that_stands(facts: AccountFacts) -> AccountFacts:
    """Without what was called off or has ended: in the copy for customers nothing says so."""
    return replace(
        facts,
        meetings=tuple(m for m in facts.meetings if m.cancelled_at is None),
        subscriptions=tuple(
            subscription
            for subscription in facts.subscriptions
            if renewal_date(subscription, facts.as_of) is not None
        ),
    )


def _goal(facts: AccountFacts) -> str:
    open_ = [goal for goal in facts.goals if goal.reached_on is None]
    yearly = [goal for goal in open_ if goal.horizon is Horizon.TWELVE_MONTHS]
    return next((goal.statement for goal in (*yearly, *open_)), "")


def _milestone(facts: AccountFacts) -> str:
    coming = [
        milestone
        for milestone in facts.milestones
        if milestone.reached_on is None and milestone.target_on >= facts.as_of
    ]
    first = min(coming, key=lambda each: each.target_on, default=None)
    return f"{first.title} ({day(first.target_on)})" if first else ""


def _reached(facts: AccountFacts) -> str:
    done = [
        (milestone.reached_on, milestone.id, milestone.title)
        for milestone in facts.milestones
        if milestone.reached_on is not None and milestone.reached_on <= facts.as_of
    ]
    if not done:
        return ""
    on, _, title = max(done)
    return f"{title} ({day(on)})"


def _action(facts: AccountFacts) -> str:
    over = (ActionStatus.DONE, ActionStatus.DROPPED)
    coming = [
        (action.due_on, action.title)
        for action in facts.actions
        if action.due_on is not None and action.due_on >= facts.as_of and action.status not in over
    ]
    if not coming:
        return ""
    on, title = min(coming)
    return f"{title} ({day(on)})"


def _last_meeting(facts: AccountFacts) -> str:
    held = [day_in(m.starts_at, m.zone) for m in facts.meetings if m.ended_at is not None]
    return day(max(held)) if held else ""


def _next_meeting(facts: AccountFacts) -> str:
    days = [day_in(m.starts_at, m.zone) for m in facts.meetings if m.ended_at is None]
    coming = [on for on in days if on >= facts.as_of]
    return day(min(coming)) if coming else ""


def _renewal(facts: AccountFacts, rules: Rules) -> str:
    grace = rules.renewal_grace_days
    days = [renewal_date(one, facts.as_of, grace) for one in facts.subscriptions]
    coming = [on for on in days if on is not None and on >= facts.as_of]
    return day(min(coming)) if coming else ""


_OF_FACTS: dict[str, Callable[[AccountFacts], str]] = {
    "products": lambda facts: joined(list(facts.account.products)),
    "goal": _goal,
    "reached": _reached,
    "next milestone": _milestone,
    "next action": _action,
    "last meeting": _last_meeting,
    "next meeting": _next_meeting,
}
