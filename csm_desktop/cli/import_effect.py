"""What an import does to the whole book, told in a few lines before what each list brings."""

from collections.abc import Iterator

from csm_desktop.app.imports import Effect
from csm_desktop.domain.text.message import Message, say
from csm_desktop.wording import moneys, render, tr

_KINDS: dict[str, Message] = {
    "Account": say("accounts"),
    "Contact": say("contacts"),
    "Subscription": say("contracts"),
    "RevenueEvent": say("movements of ARR"),
    "Reading": say("readings"),
    "Opportunity": say("opportunities"),
    "EngagementEvent": say("trainings and events"),
    "AdvocacyAct": say("acts of advocacy"),
    "Meeting": say("meetings"),
    "ProductRequest": say("requests to product"),
    "Action": say("actions"),
    "ContactPhoto": say("photos"),
}


def effect_lines(effect: Effect) -> Iterator[str]:
    """How many things of each kind are new or changed, and how the book's ARR moves."""
    for kind, called in _KINDS.items():
        new, changed = effect.made.get(kind, 0), effect.changed_of(kind)
        if new or changed:
            yield render(say("{kind}: {new} new, {n} changed", kind=called, new=new, n=changed))
    if effect.moves_money:
        yield render(
            say(
                "ARR of the whole book: from {before} to {after}",
                before=moneys(effect.arr_before) or tr("nothing"),
                after=moneys(effect.arr_after) or tr("nothing"),
            )
        )
