"""What is said of a stage, at its card and to screen readers alike."""

from csm_desktop.domain.journey.boomerang import Boomerang, StageLine
from csm_desktop.domain.text.message import say
from csm_desktop.wording import joined, label, render, short_day, tr


def time_words(line: StageLine) -> str:
    """How long the account was there, and how often."""
    if line.days is None:
        return tr("here, since when is not known")
    if not line.visits:
        return tr("not entered")
    days = render(say("{n} day", "{n} days", n=line.days))
    if line.visits > 1:
        times = render(say("{n} visit", "{n} visits", n=line.visits))
        return render(say("{days} in {visits}", days=days, visits=times))
    return days


def since_words(line: StageLine) -> str:
    """Since when it is there, or when it came there last; empty where it never did."""
    if line.entered_on is None:
        return ""
    day = short_day(line.entered_on, with_year=True)
    if line.is_now:
        return render(say("since {on}", on=day))
    return render(say("from {day}", day=day))


def leads_words(line: StageLine) -> str:
    """Who leads."""
    return render(say("{function} leads", function=line.leader))


def relays_words(line: StageLine) -> str:
    """Who runs along; empty where nobody does."""
    if not line.relays:
        return ""
    return render(say("with {functions}", functions=joined([label(one) for one in line.relays])))


def spoken(line: StageLine) -> str:
    """The whole card as a sentence."""
    here = tr("the account is here") if line.is_now else ""
    acts = render(say("{n} act of advocacy", "{n} acts of advocacy", n=line.acts))
    parts = (
        render(say("{stage} ({arc})", stage=line.stage, arc=line.arc)), here, time_words(line),
        since_words(line), leads_words(line), relays_words(line), acts if line.acts else "",
    )  # fmt: skip
    return ", ".join(part for part in parts if part)


def headline(shown: Boomerang) -> str:
    """What the picture says."""
    now = shown.now
    if now.entered_on is None:
        return render(
            say("In {stage}; since when is not known. Enter the stage with its day.",
                stage=now.stage)
        )  # fmt: skip
    here = shown.spans[-1]
    return render(
        say(
            "In {stage} for {n} day, led by {leader}",
            "In {stage} for {n} days, led by {leader}",
            stage=now.stage,
            n=here.days,
            leader=now.leader,
        )
    )
