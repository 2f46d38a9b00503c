"""Columns of lists of meetings that say what was agreed: the step, its day, and who does it."""

from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import LEFT_OUT, Mapped

STEP, DUE, OWNER = "next_step", "next_due", "next_owner"
STEPS = (STEP, DUE, OWNER)
_DUE_DATE = "due date"
_SURE = 0.88


def settle_steps(mapping: list[Mapped]) -> None:
    """A day and an owner are a next step's where there is one, and "Due date" beside it is its
    day; else a meeting has no place for them."""
    fed = {mapped.field for mapped in mapping}
    for i, mapped in enumerate(mapping):
        if STEP not in fed and mapped.field in STEPS and mapped.confidence < 1.0:
            why = say("a meeting has no place for it")
            mapping[i] = replace(mapped, field=LEFT_OUT, confidence=0.0, reason=why)
        is_free = mapped.field == LEFT_OUT and mapped.confidence < 1.0
        if STEP in fed and DUE not in fed and is_free and words(mapped.header) == _DUE_DATE:
            why = say('it is called "{phrase}"', phrase=_DUE_DATE)
            mapping[i] = replace(mapped, field=DUE, confidence=_SURE, reason=why)
            return
