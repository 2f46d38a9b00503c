"""Why retention is what it is, or not applicable: the words beside its shares (domain.md §1)."""

from collections.abc import Mapping
from datetime import date

from csm_desktop.domain.records.money import Money
from csm_desktop.domain.text.message import Message, say


def reason(
    start: date, end: date, parts: Mapping[str, Money], known: int, unknown: int, unrated: int
) -> Message:
    """What the shares from one day to another stand on, in a sentence, or why there are none.

    `known` accounts were there at its start with an amount that is known, `unknown` without one;
    `unrated` changed to a currency to which no rate leads.
    """
    if not known and unknown and unrated:
        return say(
            "Not applicable: no rate tells what {n} account pays in its new currency.",
            "Not applicable: no rate tells what {n} accounts pay in their new currency.",
            n=unrated,
        )
    if not known and unknown:
        return say(
            (
                "Not applicable: what was earned on {day} is not known, as no start is known of "
                "{n} account. Movements count it as if it had paid then what it pays first."
            ),
            (
                "Not applicable: what was earned on {day} is not known, as no start is known of "
                "{n} accounts. Movements count them as if they had paid then what they pay first."
            ),
            day=start,
            n=unknown,
        )
    if not known:
        return say(
            "Not applicable: there was no recurring revenue on {day} to hold the rest against.",
            day=start,
        )
    told = say(
        (
            "Of {start} on {day}, held by {n} account, {contraction} was reduced and {churn} "
            "lost, and {expansion} was added by {end}; {new} came from accounts that were new or "
            "came back."
        ),
        (
            "Of {start} on {day}, held by {n} accounts, {contraction} was reduced and {churn} "
            "lost, and {expansion} was added by {end}; {new} came from accounts that were new or "
            "came back."
        ),
        day=start,
        end=end,
        n=known,
        **parts,
    )
    if not unknown:
        return told
    return say(
        "{told} Left out: {n} account, of which what was earned then is not known.",
        "{told} Left out: {n} accounts, of which what was earned then is not known.",
        told=told,
        n=unknown,
    )
