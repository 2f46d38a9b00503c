"""What the page *worth* says: gain, cost, payback and the next year, with all of its arithmetic.

Only units that the customer confirmed are priced; those that wait are named without their amount.
"""

from datetime import date

from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.reviews.worth import WorkWorth, WorthLine, not_counted, worth_of
from csm_desktop.domain.text.message import Message, say
from csm_desktop.reports.ebr.pack import UnitLine, WorthPage
from csm_desktop.reports.ebr.people import PeopleNames
from csm_desktop.wording import aside, clauses, commas, day, money, number, render


def worth_page(
    facts: AccountFacts, people: PeopleNames, rules: Rules = DEFAULT_RULES
) -> WorthPage | None:
    """The page from facts that are not blanked yet, for the price is internal elsewhere; None where
    no money can be said."""
    worth = worth_of(facts)
    if worth is None:
        return None
    units = tuple(_unit(line, people) for line in worth.lines)
    return WorthPage("", worth, units, _next_year(facts, rules), _left_out(facts))


def why_no_worth(facts: AccountFacts, *, in_words: bool) -> str:
    """Why no unit is counted, and that progress stands in its place where there is any."""
    waits = _left_out(facts)
    if not in_words:
        return waits
    words = say("{waits}; progress towards your objectives is told instead", waits=waits)
    return render(words)


def _unit(line: WorthLine, people: PeopleNames) -> UnitLine:
    unit = line.unit
    who = people.contact(unit.contact_id)
    told = [who.name, who.title] if who else []
    if unit.confirmed_on is not None:
        told.append(day(unit.confirmed_on))
    return UnitLine(unit.words, unit.value, unit.source, commas(told))


def _left_out(facts: AccountFacts) -> str:
    return clauses(aside(left.words, render(left.why)) for left in not_counted(facts))


def _next_year(facts: AccountFacts, rules: Rules) -> str:
    grace = rules.renewal_grace_days
    days = [on for each in facts.subscriptions if (on := renewal_date(each, facts.as_of, grace))]
    start = min(days, default=None)
    if start is None or start < facts.as_of:
        return render(say("Next year: 12 months from {on}, at the same price.", on=facts.as_of))
    return render(
        say("Next year: 12 months from the renewal on {on}, at the same price.", on=start)
    )


def told(amount: Money) -> str:
    """An amount as this page says it: without decimals that are all zero."""
    return money(amount, whole=True)


def worth_title(worth: WorkWorth) -> Message:
    """What a year is worth against its price, and when that is or was paid back."""
    gain = told(worth.a_year)
    if worth.a_year.minor < 0:
        return say("The measures stand {gain} a year below day 1", gain=told(-worth.a_year))
    if worth.price is None:
        return say("At today’s level the work is worth {gain} a year", gain=gain)
    words = say(
        "At today’s level the work is worth {gain} a year at a price of {price}",
        gain=gain,
        price=told(worth.price.a_year),
    )
    return _with_payback(words, worth.paid_back_on, paid=worth.is_paid_back)


def _with_payback(words: Message, on: date | None, *, paid: bool) -> Message:
    if on is None:
        return words
    if paid:
        return say("{words}; it has paid for itself since {on}", words=words, on=on)
    return say("{words}; it will have paid for itself by {on}", words=words, on=on)


def worth_news(worth: WorkWorth) -> Message | None:
    """What a headline adds of it; None where it adds nothing that is good and true."""
    times = worth.times_its_price
    if worth.a_year.minor <= 0:
        return None
    if times is not None and times >= 1:
        return say("at today’s level worth {times} times its price", times=number(times, 1))
    return say("at today’s level worth {gain} a year", gain=told(worth.a_year))


def signing_brings(worth: WorkWorth | None) -> tuple[Message, ...]:
    """What reaching the goals is worth, and what each week without it costs."""
    if worth is None:
        return ()
    more = worth.at_goals - worth.a_year
    if more.minor <= 0:
        return ()
    a_week = Money(more.minor // 52, more.currency)
    found = [say("Reaching the goals is worth {more} more a year.", more=told(more))]
    if a_week.amount >= 1:
        whole = Money.of(int(a_week.amount), more.currency)
        found.append(say("Each week without them costs about {week} of it.", week=told(whole)))
    return tuple(found)
