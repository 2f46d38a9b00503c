"""How far the pre-close introduction and the hand-off sheet have come (domain.md §3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from csm_desktop.domain.records.handoff import (
    HandoffSheet,
    IntroductionStep,
    IntroductionTick,
    WinStory,
)
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import Message, say

SOON_DAYS = 7
"""By when after signing the sheet should be out (our choice): buyer's remorse comes early."""


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """A step of the pre-close introduction and the day on which it was done (None: not yet)."""

    step: IntroductionStep
    done_on: date | None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """Something that belongs on the sheet, in the order in which it stands there."""

    what: Message
    present: bool


@dataclass(frozen=True, slots=True)
class SheetReadiness:
    """What the sheet holds and lacks, and whether it is out in time.

    `days_since_signing` is None while no contract start is known; `late` when the sheet is not out
    and the contract is older than `SOON_DAYS`, or when it went out after them.
    """

    items: tuple[SheetItem, ...]
    sent_on: date | None
    days_since_signing: int | None
    late: bool
    why: Message

    @property
    def complete(self) -> bool:
        """Whether nothing is lacking."""
        return all(item.present for item in self.items)


def introduction_progress(
    ticks: Iterable[IntroductionTick], as_of: date
) -> tuple[IntroductionLine, ...]:
    """The three steps in order, each with the first day on which it was ticked."""
    done: dict[IntroductionStep, date] = {}
    for tick in ticks:
        if tick.on <= as_of:
            # Ticked twice, the first day counts: done is done.
            done[tick.step] = min(tick.on, done.get(tick.step, tick.on))
    return tuple(IntroductionLine(step, done.get(step)) for step in IntroductionStep)


def sheet_readiness(
    sheet: HandoffSheet | None,
    story: WinStory | None,
    segment: Segment | None,
    contract_start: date | None,
    as_of: date,
) -> SheetReadiness:
    """What is on the sheet, business impact first, and what is still to be written."""
    items = (
        SheetItem(
            say("Business impact: what they must achieve, and how"),
            sheet is not None and bool(sheet.business_impact.strip()),
        ),
        SheetItem(
            say("Segment, and the onboarding that fits it"),
            segment is not None and sheet is not None and bool(sheet.onboarding.strip()),
        ),
        SheetItem(
            say("The quickest value"), sheet is not None and bool(sheet.quickest_value.strip())
        ),
        SheetItem(say("Expectations set"), sheet is not None and bool(sheet.expectations.strip())),
        SheetItem(say("Win story"), story is not None and bool(story.story.strip())),
    )
    sent = sheet.sent_on if sheet and sheet.sent_on and sheet.sent_on <= as_of else None
    # While it is not out, the days go on counting.
    days = None if contract_start is None else ((sent or as_of) - contract_start).days
    late = days is not None and days > SOON_DAYS
    return SheetReadiness(items, sent, days, late, _why(items, sent, days))


def _why(items: tuple[SheetItem, ...], sent: date | None, days: int | None) -> Message:
    if sent is not None and days is not None:
        return say("Sent on {day}, day {days} after signing.", day=sent, days=days)
    if sent is not None:
        return say("Sent on {day}.", day=sent)
    lacking = tuple(item.what for item in items if not item.present)
    if lacking:
        return say("Still to be written: {lacking}.", lacking=lacking)
    if days is None or days < 0:
        return say("Complete, and ready to go out as soon as the contract is signed.")
    return say("Complete, not sent yet: day {days} after signing.", days=days)
