"""What can be done with the hand-off sheet, its win story and the introduction before it
(domain.md §3)."""

from dataclasses import replace
from datetime import date
from typing import Unpack

from csm_desktop.domain.handoff.intake import goal_of
from csm_desktop.domain.handoff.spiced_summary import spiced_summary
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import (
    HandoffSheet,
    HandoffSheetFields,
    IntroductionStep,
    IntroductionTick,
    WinStory,
    WinStoryFields,
)
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.errors import UserError
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import Work
from csm_desktop.wording import tr


def edit_sheet(work: Work, /, account_id: int, **fields: Unpack[HandoffSheetFields]) -> None:
    """Change what the hand-off sheet of an account says; it begins with its first words."""
    known = _sheet(work, account_id)
    after = replace(known or HandoffSheet(work.new_id(), account_id), **fields)
    if known is not None:
        work.put(after)
    elif any(fields.values()):
        work.get(Account, account_id)
        work.add(after)


def edit_story(work: Work, /, account_id: int, **fields: Unpack[WinStoryFields]) -> None:
    """Change the win story of an account; it begins with its first words and goes with the last."""
    known = _story(work, account_id)
    after = replace(known or WinStory(work.new_id(), account_id), **fields)
    is_said = bool(after.hero or after.hero_title or after.story or after.decision_criteria)
    if known is None and is_said:
        work.get(Account, account_id)
        work.add(after)
    elif known is not None and is_said:
        work.put(after)
    elif known is not None:
        # An empty one would be listed among the stories of the book.
        work.remove(known)


def send_sheet(work: Work, /, account_id: int, on: date | None) -> HandoffSheet:
    """Say on which day the sheet went out to the customer; None: it did not.

    Raises UserError for a day to come, and for a sheet on which nothing stands.
    """
    unchanged = tr("Nothing was changed.")
    known = _sheet(work, account_id)
    if on is not None and on > work.today():
        raise UserError(tr("This day is still to come."), unchanged)
    if known is None or not _says_something(known):
        raise UserError(tr("Nothing stands on the hand-off sheet yet."), unchanged)
    return work.put(replace(known, sent_on=on))


def draft_sheet(work: Work, /, account_id: int) -> tuple[str, ...]:
    """Fill what is empty from what the book knows, in its own words; the fields that were filled.

    Business impact comes from SPICED, the quickest value from the first value goal, the story's
    criteria from the decision. Nothing that was written is touched, and nothing is made up.
    """
    facts = account_facts(work.connection, account_id, work.today())
    sheet = _sheet(work, account_id)
    found = {
        name: words
        for name, words in (
            ("business_impact", _known(facts, SpicedPart.IMPACT)),
            ("quickest_value", _first_value(facts)),
        )
        if words and not (getattr(sheet, name).strip() if sheet is not None else "")
    }
    if found:
        edit_sheet(work, account_id, **found)
    story = _story(work, account_id)
    criteria = tuple(filter(None, map(str.strip, _known(facts, SpicedPart.DECISION).splitlines())))
    if not criteria or (story is not None and story.decision_criteria):
        return tuple(found)
    edit_story(work, account_id, decision_criteria=criteria)
    return (*found, "decision_criteria")


def tick_introduction(
    work: Work, /, account_id: int, step: IntroductionStep, on: date | None
) -> None:
    """Say on which day a step of the pre-close introduction was done; None: it was not.

    Raises UserError for a day to come.
    """
    if on is not None and on > work.today():
        raise UserError(tr("This day is still to come."), tr("Nothing was changed."))
    known = work.find(IntroductionTick, account_id=account_id, step=step.value)
    if on is None:
        for tick in known:
            work.remove(tick)
    elif known:
        first, *others = sorted(known, key=lambda tick: (tick.on, tick.id))
        for other in others:
            work.remove(other)
        work.put(replace(first, on=on))
    else:
        work.get(Account, account_id)
        work.add(IntroductionTick(work.new_id(), account_id, step, on))


def _sheet(work: Work, account_id: int) -> HandoffSheet | None:
    return next(iter(work.find(HandoffSheet, account_id=account_id)), None)


def _story(work: Work, account_id: int) -> WinStory | None:
    return next(iter(work.find(WinStory, account_id=account_id)), None)


def _says_something(sheet: HandoffSheet) -> bool:
    return any(getattr(sheet, name).strip() for name in HandoffSheetFields.__annotations__)


def _known(facts: AccountFacts, part: SpicedPart) -> str:
    lines = spiced_summary(facts.spiced, facts.as_of)
    entry = next(line.entry for line in lines if line.part is part)
    return entry.text if entry is not None else ""


def _first_value(facts: AccountFacts) -> str:
    goal = goal_of(facts, Horizon.FIRST_VALUE)
    return goal.statement if goal is not None else ""
