"""The agreed cadence has passed too often without a contact."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from csm_desktop.domain.alerts.declaration import (
    AlertSubject,
    DeclaredPlaybook,
    DeclaredStep,
    TriggerDeclaration,
)
from csm_desktop.domain.alerts.finding import Finding, Inspection
from csm_desktop.domain.meetings.quiet import gone_quiet
from csm_desktop.domain.records.alerts import Severity, Tone, Trigger
from csm_desktop.domain.records.team import TeamRole
from csm_desktop.domain.text.message import say


def _detect(look: Inspection) -> Iterable[Finding]:
    quiet = gone_quiet(look.facts, look.rules)
    if quiet is None:
        return
    silence = quiet.silence
    if silence.days <= silence.patience + look.threshold:
        return
    what = say("Gone quiet in the trough") if silence.in_trough else say("Gone quiet")
    # On the last day of patience nothing was late yet: the cause begins on the day behind it.
    since = silence.since + timedelta(days=silence.patience + 1)
    # Named by the last contact: leaving the trough makes patience longer, and no other silence.
    yield Finding(Trigger.GONE_QUIET, f"gone_quiet:{silence.since}", what, quiet.why, since)


DECLARED = TriggerDeclaration(
    Trigger.GONE_QUIET,
    AlertSubject.MEETINGS,
    Severity.IMPORTANT,
    Decimal(0),
    say("days of grace beyond the cadences missed"),
    _detect,
    (
        DeclaredPlaybook(
            Tone.NEGATIVE,
            say("Gone quiet"),
            say("Come back with something of value, never with how it is going."),
            (
                DeclaredStep(
                    0,
                    say("Send one finding from their own data, with one proposal"),
                    say(
                        "In your figures of last month one thing stood out. Two small changes would"
                        " mend it; shall I show you on the phone, in ten minutes?"
                    ),
                ),
                DeclaredStep(4, say("Call the second contact on the map")),
                DeclaredStep(
                    9, say("Ask whoever sold it for the way in"), role=TeamRole.ACCOUNT_EXECUTIVE
                ),
            ),
        ),
    ),
)
