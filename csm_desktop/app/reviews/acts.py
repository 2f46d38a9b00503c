"""What can be done with the review that is being prepared: its pages' titles and words, what it
asks for, its goals, whom it is made for, what is left out of it (domain.md §10).

Every act takes the account and works on its planned review, which it plans where there is none: so
preparing can begin with any word, and one Undo takes word and review back together.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.app.people.team import my_id
from csm_desktop.app.plan.shared_days import follow_review
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import (
    Capability,
    CapabilityFields,
    CapabilityOffer,
    Initiative,
    InitiativeDetails,
    InitiativeFields,
    InternalTopic,
    PageTitle,
    Review,
    ReviewAsk,
    ReviewAskFields,
    ReviewFields,
    ReviewGoal,
    ReviewGoalDetails,
    ReviewGoalFields,
    ReviewMeasure,
    ReviewMeasureFields,
    ReviewPart,
)
from csm_desktop.domain.reviews.cycle import asked, next_number, next_review, planned
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def plan_review(work: Work, /, account_id: int, on: date | None = None) -> Review:
    """The planned review of an account; made where there is none.

    It is held on `on`, else when it is due by the segment's cadence or by what was agreed last
    time, but not in the past.
    """
    waiting = planned(work.find(Review, account_id=account_id))
    # A review that stands already moves nothing; a new one takes its milestone to its day.
    return waiting or follow_review(work, begin_review(work, account_id, on), None)


def begin_review(work: Work, /, account_id: int, on: date | None = None) -> Review:
    """The planned review, as `plan_review` makes it, but moving nothing: it may be held already."""
    waiting = planned(work.find(Review, account_id=account_id))
    if waiting is not None:
        return waiting
    work.get(Account, account_id)
    proposed = review_to_plan(account_facts(work.connection, account_id, work.today()))
    return work.add(replace(proposed, id=work.new_id(), on=on or proposed.on))


def review_to_plan(facts: AccountFacts) -> Review:
    """The next review of an account as it would be planned; its id is 0, since it is not stored."""
    due = next_review(facts)
    # What is overdue is planned for today: a plan cannot lie in the past.
    on = max(due.on, facts.as_of) if due is not None else facts.as_of
    return Review(0, facts.account.id, next_number(facts.reviews), on)


def edit_review(work: Work, /, account_id: int, **fields: Unpack[ReviewFields]) -> Review:
    """Change the day of the review, or of the next one. Raises UserError where it makes no sense.

    The next one must come after this one. The milestones that mean them move along.
    """
    before = plan_review(work, account_id)
    made = replace(before, **fields)
    if made.on is None:
        raise UserError(tr("A review needs a day."), tr("Try fri, +2w, 3 dec or 2026-12-03."))
    if made.next_on is not None and made.next_on <= made.on:
        raise UserError(tr("The next review must come after this one."), tr("Nothing was changed."))
    return follow_review(work, work.put(made), before)


def titled(
    review: Review, part: ReviewPart, text: str, metric_id: int | None = None, basis: str = ""
) -> Review:
    """The review with the user's title for a page; without words the proposed one is back. `basis`
    is what the figures say now (see `PageTitle`)."""
    others = tuple(
        title for title in review.titles if (title.part, title.metric_id) != (part, metric_id)
    )
    # A title has one line on the page.
    words = " ".join(text.split())
    own = PageTitle(part, words, metric_id, basis)
    return replace(review, titles=(*others, own) if words else others)


def write_title(
    work: Work,
    /,
    account_id: int,
    part: ReviewPart,
    text: str,
    metric_id: int | None = None,
    basis: str = "",
) -> Review:
    """Write a page's title, or say of it anew that it is true; `metric_id` names the page of one
    measure, `basis` is what its figures say now."""
    return work.put(titled(plan_review(work, account_id), part, text, metric_id, basis))


def leave_out(work: Work, /, account_id: int, part: ReviewPart, out: bool = True) -> Review:
    """Leave a part out of this review, or take it back in. The summary always stays."""
    if part is ReviewPart.SUMMARY and out:
        raise UserError(
            tr("The summary cannot be left out."),
            tr("It is the one page that an executive can read alone."),
        )
    review = plan_review(work, account_id)
    kept = [review_part for review_part in review.left_out if review_part is not part]
    return work.put(replace(review, left_out=(*kept, part) if out else tuple(kept)))


def show_topic(work: Work, /, account_id: int, topic: InternalTopic, shown: bool = True) -> Review:
    """Show something internal in this review's appendix, or keep it inside again."""
    review = plan_review(work, account_id)
    kept = tuple(internal_topic for internal_topic in review.shown if internal_topic is not topic)
    return work.put(replace(review, shown=(*kept, topic) if shown else kept))


def prepare_for(work: Work, /, account_id: int, contact_id: int, wanted: bool = True) -> Review:
    """Make the review for one person more, or less.

    Until somebody was chosen it is made for the sponsors, buyers and stakeholders; the choice
    begins with those. Raises UserError where nobody would be left.
    """
    review = plan_review(work, account_id)
    # Nobody chosen yet means those by role; the first choice writes them down.
    guests = review.prepared_for or tuple(
        contact.id for contact in asked(work.find(Contact, account_id=account_id), work.today())
    )
    kept = tuple(guest for guest in guests if guest != contact_id)
    chosen = (*kept, contact_id) if wanted else kept
    if not chosen:
        raise UserError(
            tr("A review is prepared for at least one person."), tr("Choose another one first.")
        )
    return work.put(replace(review, prepared_for=chosen))


def write_measure(
    work: Work, /, account_id: int, metric_id: int, **words: Unpack[ReviewMeasureFields]
) -> ReviewMeasure:
    """Write what a measure means (`meaning`) and how it was taken (`method`), in this review."""
    review = plan_review(work, account_id)
    known = work.find(ReviewMeasure, review_id=review.id, metric_id=metric_id)
    made = known[0] if known else ReviewMeasure(work.new_id(), account_id, review.id, metric_id)
    if not known:
        words.setdefault("position", len(work.find(ReviewMeasure, review_id=review.id)))
    made = replace(made, **words)
    return work.put(replace(made, meaning=made.meaning.strip(), method=made.method.strip()))


def new_ask(work: Work, /, account_id: int, text: str, verb: str = "") -> ReviewAsk:
    """Ask something of the executives in the room. Raises UserError without words.

    Without a `verb` the first word is it: "Decide which depots go first".
    """
    words = needed(text, tr("An ask needs words."))
    if not verb:
        verb, _, rest = words.partition(" ")
        # One word alone is what is asked for, and no verb.
        verb, words = (verb, rest) if rest else (tr("Decide"), verb)
    review = plan_review(work, account_id)
    index = _next(work.find(ReviewAsk, review_id=review.id))
    return work.add(
        ReviewAsk(work.new_id(), account_id, review.id, verb.strip(), words, position=index)
    )


def edit_ask(work: Work, /, ask_id: int, **fields: Unpack[ReviewAskFields]) -> ReviewAsk:
    """Change verb, words or day of an ask."""
    if "text" in fields:
        fields["text"] = needed(fields["text"], tr("An ask needs words."))
    if "verb" in fields:
        fields["verb"] = needed(fields["verb"], tr("An ask begins with a verb."))
    return work.put(replace(work.get(ReviewAsk, ask_id), **fields))


def remove_ask(work: Work, /, ask_id: int) -> None:
    """Take an ask out."""
    work.remove(work.get(ReviewAsk, ask_id))


def new_review_goal(
    work: Work, /, account_id: int, text: str, **fields: Unpack[ReviewGoalDetails]
) -> ReviewGoal:
    """Set a goal until the next review; `fields` are those of `ReviewGoal`.

    It is due on the day of the next review where that is known, and the user's on our side. Raises
    UserError without words.
    """
    words = needed(text, tr("A goal needs a statement."))
    review = plan_review(work, account_id)
    fields.setdefault("team_member_id", my_id(work))
    fields.setdefault("position", _next(work.find(ReviewGoal, review_id=review.id)))
    fields.setdefault("due_on", review.next_on)
    return work.add(ReviewGoal(work.new_id(), account_id, review.id, words, **fields))


def edit_review_goal(work: Work, /, goal_id: int, **fields: Unpack[ReviewGoalFields]) -> ReviewGoal:
    """Change a goal: its words, owners, day, metric and target, and what became of it.

    A target without a metric means nothing, and goes with it.
    """
    if "text" in fields:
        fields["text"] = needed(fields["text"], tr("A goal needs a statement."))
    made = replace(work.get(ReviewGoal, goal_id), **fields)
    # Without its metric nobody knows of what the target is a number.
    return work.put(made if made.metric_id is not None else replace(made, target=None))


def remove_review_goal(work: Work, /, goal_id: int) -> None:
    """Take a goal out."""
    work.remove(work.get(ReviewGoal, goal_id))


def new_initiative(
    work: Work, /, account_id: int, title: str, **fields: Unpack[InitiativeDetails]
) -> Initiative:
    """Enter a strategic initiative of the customer's. Raises UserError without a title."""
    words = needed(title, tr("An initiative needs a title."))
    fields.setdefault("position", _next(work.find(Initiative, account_id=account_id)))
    fields.setdefault("since", work.today())
    return work.add(Initiative(work.new_id(), account_id, words, **fields))


def edit_initiative(
    work: Work, /, initiative_id: int, **fields: Unpack[InitiativeFields]
) -> Initiative:
    """Change fields of an initiative."""
    if "title" in fields:
        fields["title"] = needed(fields["title"], tr("An initiative needs a title."))
    return work.put(replace(work.get(Initiative, initiative_id), **fields))


def remove_initiative(work: Work, /, initiative_id: int) -> None:
    """Take an initiative out."""
    work.remove(work.get(Initiative, initiative_id))


def offer_capability(work: Work, /, account_id: int, title: str) -> CapabilityOffer:
    """Choose a new capability of ours for this account, by its title.

    One that the book does not know yet is entered, available from today: other accounts can be
    offered it as well. Raises UserError without a title.
    """
    words = needed(title, tr("A capability needs a title."))
    # Capabilities are shared by all accounts, so the same title is the same thing.
    there = [
        capability
        for capability in work.find(Capability)
        if capability.title.casefold() == words.casefold()
    ]
    capability = there[0] if there else Capability(work.new_id(), words, available_on=work.today())
    if not there:
        work.add(capability)
    offers = work.find(CapabilityOffer, account_id=account_id)
    known = next((offer for offer in offers if offer.capability_id == capability.id), None)
    if known is not None:
        return known
    made = CapabilityOffer(work.new_id(), account_id, capability.id, position=_next(offers))
    return work.add(made)


def edit_capability(
    work: Work, /, capability_id: int, **fields: Unpack[CapabilityFields]
) -> Capability:
    """Change title, benefit, product or day of a capability, for all accounts it is offered to."""
    if "title" in fields:
        fields["title"] = needed(fields["title"], tr("A capability needs a title."))
    return work.put(replace(work.get(Capability, capability_id), **fields))


def edit_offer(work: Work, /, offer_id: int, why: str) -> CapabilityOffer:
    """Say why a capability matters to this customer."""
    return work.put(replace(work.get(CapabilityOffer, offer_id), why=why.strip()))


def withdraw_offer(work: Work, /, offer_id: int) -> None:
    """No longer offer a capability to this account; the book keeps it."""
    work.remove(work.get(CapabilityOffer, offer_id))


def _next(others: Iterable[ReviewAsk | ReviewGoal | Initiative | CapabilityOffer]) -> int:
    return max((other.position for other in others), default=-1) + 1
