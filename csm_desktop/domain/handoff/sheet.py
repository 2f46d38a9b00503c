"""How far the pre-close introduction and the hand-off sheet have come (domain.md §3)."""

from collections.abc import Iterable
from datetime import date, timedelta

from csm_desktop.domain.handoff.sheet_parts import PARTS, SheetPart
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import (
    HandoffSheet,
    IntroductionStep,
    IntroductionTick,
    WinStory,
)
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

SOON_DAYS = 7
"""By when after signing the sheet should be out (our choice): buyer's remorse comes early."""
SHOWN_DAYS = 30
"""For how long after signing a sheet that is not out is asked for (our choice): later it would
answer a remorse that is over."""


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """A step of the pre-close introduction and the day on which it was done (None: not yet)."""

    step: IntroductionStep
    done_on: date | None


@dataclass(frozen=True, slots=True)
class SheetItem:
    """Something that belongs on the sheet, in the order in which it stands there."""

    part: SheetPart
    what: Message
    present: bool


@dataclass(frozen=True, slots=True)
class SheetReadiness:
    """What the sheet holds and lacks, and whether it is out in time.

    `days_since_signing` and `due_on` are None while no contract start is known; `late` when the
    sheet is not out and the contract is older than `SOON_DAYS`, or when it went out after them.
    """

    items: tuple[SheetItem, ...]
    sent_on: date | None
    due_on: date | None
    days_since_signing: int | None
    late: bool
    why: Message

    @property
    def complete(self) -> bool:
        """Whether nothing is lacking."""
        return not self.lacking

    @property
    def lacking(self) -> tuple[SheetPart, ...]:
        """What is still to be written, in order."""
        return tuple(item.part for item in self.items if not item.present)

    def clock(self, as_of: date) -> Message | None:
        """How long there is, or how long it is late; None where no clock runs."""
        if self.sent_on is not None or self.due_on is None:
            return None
        return due_words(self.due_on, as_of)

    @property
    def is_asked_for(self) -> bool:
        """Whether it should go out now: signed, not sent, and remorse is not over yet."""
        signed = self.days_since_signing
        return self.sent_on is None and signed is not None and 0 <= signed <= SHOWN_DAYS


def due_words(due_on: date, as_of: date) -> Message:
    """How long there is for a sheet, or how long it is late."""
    days = (due_on - as_of).days
    if days < 0:
        return say("{n} day late", "{n} days late", n=-days)
    if days == 0:
        return say("due today")
    return say("due in {n} day", "due in {n} days", n=days)


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
    said = sheet if sheet is not None else HandoffSheet(0, 0)
    there = {
        # One without the other is no onboarding: the segment says how much of it there is.
        SheetPart.ONBOARDING: segment is not None and bool(said.onboarding.strip()),
        SheetPart.WIN_STORY: story is not None and bool(story.story.strip()),
    }
    items = tuple(
        SheetItem(part, what, there[part] if part in there else bool(_words(said, part)))
        for part, what in PARTS.items()
    )
    sent = sheet.sent_on if sheet and sheet.sent_on and sheet.sent_on <= as_of else None
    # While it is not out, the days go on counting.
    days = None if contract_start is None else ((sent or as_of) - contract_start).days
    late = days is not None and days > SOON_DAYS
    due = None if contract_start is None else contract_start + timedelta(days=SOON_DAYS)
    return SheetReadiness(items, sent, due, days, late, _why(items, sent, days))


def readiness_of(facts: AccountFacts) -> SheetReadiness:
    """How far the sheet of an account is."""
    return sheet_readiness(
        sheet_of(facts), story_of(facts), facts.segment, facts.account.contract_start, facts.as_of
    )


def sheet_of(facts: AccountFacts) -> HandoffSheet | None:
    """The sheet of an account, which has one at most."""
    return next(iter(facts.handoff_sheets), None)


def story_of(facts: AccountFacts) -> WinStory | None:
    """The win story of an account, which has one at most."""
    return next(iter(facts.win_stories), None)


def _words(sheet: HandoffSheet, part: SheetPart) -> str:
    words: str = getattr(sheet, part.value)
    return words.strip()


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
