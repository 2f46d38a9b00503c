"""What becomes of a whole pack in each edition: fewer pages, or what is ours alone in front."""

from dataclasses import replace

from csm_desktop.domain.records.alerts import AlertState
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.worth import is_confirmed
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pack import Briefing, Opened, Pack, Summary
from csm_desktop.reports.ebr.speaker_notes import speaker_notes
from csm_desktop.wording import headed, label, money, render, tr


def in_edition(whole: Pack, edition: Edition, facts: AccountFacts, review: Review) -> Pack:
    """The pack in its edition; `facts` and `review` are ours, with all that is internal."""
    pack = replace(whole, edition=edition)
    if edition is Edition.SUMMARY:
        alone = tuple(page for page in whole.pages if isinstance(page, Summary))
        return replace(pack, pages=alone)
    if edition is Edition.NOTES:
        notes = speaker_notes(whole, review.speaking)
        return replace(pack, pages=(notes,), kick_off=None)
    if edition is Edition.INTERNAL:
        # What was switched on stands in front, and not a second time in the appendix.
        appendix = replace(whole.appendix, opened=())
        return replace(pack, pages=(_briefing(whole, facts), *whole.pages), appendix=appendix)
    return pack


def _briefing(whole: Pack, facts: AccountFacts) -> Briefing:
    found = list(whole.appendix.opened)
    for heading, lines in (
        (tr("What calls now"), _alerts(facts)),
        (tr("Worth that nobody has confirmed"), _unconfirmed(facts)),
        (tr("Not in this review"), _left_out(whole)),
    ):
        if lines:
            found.append(Opened(heading, tuple(lines)))
    return Briefing(tr("What to know before this review"), tuple(found))


def _alerts(facts: AccountFacts) -> list[str]:
    calling = [alert for alert in facts.alerts if alert.state is AlertState.OPEN]
    return [headed(label(alert.trigger), alert.why) if alert.why else label(alert.trigger)
            for alert in calling]  # fmt: skip


def _unconfirmed(facts: AccountFacts) -> list[str]:
    return [
        render(say("{unit}: {worth}", unit=unit.words, worth=money(unit.value, whole=True)))
        for unit in facts.worths
        if not is_confirmed(unit, facts.as_of)
    ]


def _left_out(whole: Pack) -> list[str]:
    return [headed(label(left.part), left.why) for left in whole.appendix.left_out]
