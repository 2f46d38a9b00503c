"""The items of the CS-O.P.T.IN2 checklist and what is told of a round (domain.md §11)."""

from csm_desktop.domain.practice.checklist import ComparedRound, StateCounts
from csm_desktop.domain.records.practice.checklist import ChecklistItem, ChecklistLayer
from csm_desktop.domain.text.message import Message, say
from csm_desktop.wording import commas, render, short_day
from csm_desktop.wording.translation import mark as _

_ITEMS: dict[ChecklistLayer, tuple[str, ...]] = {
    ChecklistLayer.VISION: (
        _("The top sponsors it and leads the change"),
        _("It is defined what customer-centric means here"),
        _("Every role thinks that way"),
        _("Colleagues are treated as internal customers"),
        _("Customers drive decisions"),
        _("We adapt all the time"),
        _("Objectives and incentives point the same way"),
    ),
    ChecklistLayer.CUSTOMERS: (
        _("What customers need now and will need next"),
        _("What each persona and stakeholder needs"),
        _("We feel what is hard for them"),
        _("We know their field and market"),
        _("We have the customer data that we need"),
    ),
    ChecklistLayer.EXPERIENCE: (
        _("Journeys and milestones as the customer sees them"),
        _("It is easy to work with us"),
        _("Experience and success are one"),
        _("All roles follow the journey"),
    ),
    ChecklistLayer.OUTCOMES: (
        _("Customers are helped to say what success is for them"),
        _("Outcomes are tangible, profile by profile"),
        _("Solution, services and use cases lead to them"),
        _("We tell, partner and measure"),
    ),
    ChecklistLayer.SUCCESS: (
        _("There is a charter"),
        _("The strategic role is understood"),
        _("People are empowered"),
        _("Incentives reach across functions"),
        _("KPIs fit the strategy: NPS, net retention, lifetime value, churn, CSAT, time to value"),
    ),
    ChecklistLayer.DESIGN: (
        _("All teams design outcomes and experience, stage by stage and persona by persona"),
        _("Product, experience and services are designed side by side"),
        _("Experience is launched like a product"),
    ),
    ChecklistLayer.TOUCH: (
        _("Touch points per segment, in step between digital, people and product"),
        _("They are in line with experience and success"),
        _("They are in line with internal processes"),
        _("Adoption is measured in the product"),
        _("Moments of truth are validated"),
        _("There are instruments for feedback"),
        _("They are adjusted when needed"),
    ),
}


def item_words(item: ChecklistItem) -> str:
    """What an item says: the source's in our words, the user's in theirs."""
    return render(item_message(item))


def item_message(item: ChecklistItem) -> Message:
    """What an item says, to be told in another language later."""
    known = _ITEMS.get(item.layer, ())
    # A number beyond ours is from a newer program, or damage: its own words, if any, are true.
    if 0 < item.number <= len(known):
        return Message(known[item.number - 1])
    return Message("{words}").filled(words=item.text)


def in_place_words(counts: StateCounts) -> str:
    """How many are in place."""
    return render(say("{n} of {all} in place", n=counts.in_place, all=counts.total))


def round_words(picture: ComparedRound) -> str:
    """The headline of a round, with last time beside it."""
    now = picture.counts
    said = [in_place_words(now), render(say("{n} partly", n=now.partly)),
            render(say("{n} no", n=now.no))]  # fmt: skip
    if now.unanswered:
        said.append(render(say("{n} not answered", n=now.unanswered)))
    words = commas(said)
    if picture.before is None:
        return words
    was = picture.counts_before
    then = say("{words}; on {on}: {n}, {partly} and {no}", words=words,
               on=short_day(picture.before.on, with_year=True), n=was.in_place,
               partly=was.partly, no=was.no)  # fmt: skip
    return render(then)
