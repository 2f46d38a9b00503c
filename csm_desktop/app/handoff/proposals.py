"""Taking over what the message of sales proposes, one thing at a time (domain.md §3)."""

from csm_desktop.app.accounts.acts import edit_account
from csm_desktop.app.money.subscriptions import change_arr, edit_subscription, new_subscription
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.value.metrics import edit_measure, measure_by, measure_by_new
from csm_desktop.domain.handoff.proposals import MessageProposal, ProposalKind, known_person
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.metrics import AccountMetricFields, Better, Metric, MetricFields
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.value.goal_words import Way
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def take_proposal(work: Work, /, account_id: int, one: MessageProposal) -> None:
    """Enter what a proposal says: a person, the start of the contract, what is sold, or a metric
    with its baseline and target.

    A person who is known gets the title and the address that they lack; a metric of that name is
    used again. What is sold goes to the account's first subscription, which is begun where there is
    none.
    """
    if one.kind is ProposalKind.PERSON:
        _take_person(work, account_id, one)
    elif one.kind is ProposalKind.WAY:
        if one.way is not None:
            take_way(work, account_id, one.name or " ".join(one.words.split()), one.way)
    elif one.kind is ProposalKind.START:
        edit_account(work, account_id, contract_start=one.day)
    else:
        _take_sold(work, account_id, one)


def _take_person(work: Work, account_id: int, one: MessageProposal) -> None:
    known = known_person(one, account_facts(work.connection, account_id, work.today()))
    if known is None:
        new_contact(work, account_id, one.name, title=one.title, email=one.email)
        return
    edit_contact(work, known.id, title=known.title or one.title, email=known.email or one.email)


def take_way(work: Work, /, account_id: int, name: str, way: Way) -> int:
    """Measure an account by a metric with the ends of a way, made anew where the book has none of
    that name and unit; the metric's id."""
    known = next(
        (
            metric
            for metric in work.find(Metric)
            if (metric.name.casefold(), metric.unit) == (name.casefold(), way.unit)
        ),
        None,
    )
    ends: AccountMetricFields = {"baseline": way.baseline, "target": way.target}
    if known is not None:
        edit_measure(work, measure_by(work, account_id, known.id).id, **ends)
        return known.id
    better = Better.LOWER if way.target < way.baseline else Better.HIGHER
    metric: MetricFields = {"name": name, "unit": way.unit, "better": better}
    return measure_by_new(work, account_id, metric, **ends).metric_id


def _take_sold(work: Work, account_id: int, one: MessageProposal) -> None:
    account = work.get(Account, account_id)
    sold = work.find(Subscription, account_id=account_id)
    product = next(iter(account.products), tr("Subscription"))
    line = sold[0] if sold else new_subscription(work, account_id, product)
    if one.kind is ProposalKind.AMOUNT and one.amount is not None:
        change_arr(work, line.id, one.amount)
    elif one.kind is ProposalKind.SEATS:
        edit_subscription(work, line.id, licensed_seats=one.number)
    elif one.number is not None:
        edit_subscription(work, line.id, term_months=one.number)
