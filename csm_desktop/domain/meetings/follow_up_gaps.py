"""What a follow-up still lacks before it goes: each gap with the place where it is filled.

Hints, not gates; design.md flow A goes from one to the next.
"""

from collections.abc import Iterable
from enum import StrEnum

from csm_desktop.domain.meetings.note_lines import LineMark, NoteLine
from csm_desktop.domain.records.meetings import EndGoal
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


class GapKind(StrEnum):
    """Where a gap is filled: in the field To, at a line of the notes, at a next step or a goal."""

    RECIPIENT = "recipient"
    LINE = "line"
    STEP = "step"
    GOAL = "goal"


@dataclass(frozen=True, slots=True)
class FollowUpGap:
    """Something that is missing; `line` for LINE, `id` of the action or goal, None where there is
    no next step at all."""

    kind: GapKind
    words: Message
    line: NoteLine | None = None
    id: int | None = None


def gaps_of(
    lines: Iterable[NoteLine],
    steps: Iterable[Action],
    goals: Iterable[EndGoal],
    *,
    has_recipients: bool,
) -> tuple[FollowUpGap, ...]:
    """The gaps of a follow-up, in the order in which the mail is read."""
    found = [] if has_recipients else [FollowUpGap(GapKind.RECIPIENT, say("To whom?"))]
    found += [
        FollowUpGap(GapKind.GOAL, say("{goal}: met?", goal=goal.text), id=goal.id)
        for goal in goals
        if goal.met is None
    ]
    for line in lines:
        # Only promises need a name and a day; what was heard or asked may stand as it is.
        if line.mark is LineMark.ACTION:
            missing = _missing(line.text, line.owner is not None, line.due_on is not None)
            found += [FollowUpGap(GapKind.LINE, missing, line)] if missing else []
    known = tuple(steps)
    # A mail without a next step ends the talk, so its absence is a gap itself.
    if not known:
        found.append(FollowUpGap(GapKind.STEP, say("No next step yet")))
    for step in known:
        named = step.team_member_id is not None or step.contact_id is not None
        missing = _missing(step.title, named, step.due_on is not None)
        found += [FollowUpGap(GapKind.STEP, missing, id=step.id)] if missing else []
    return tuple(found)


def _missing(what: str, has_owner: bool, has_date: bool) -> Message | None:
    if has_owner and has_date:
        return None
    if has_owner:
        return say("{what}: by when?", what=what)
    if has_date:
        return say("{what}: who?", what=what)
    return say("{what}: who, by when?", what=what)
