"""The sample's playbooks, and which alert each of them answers."""

from csm_desktop.app.sample.writer import SampleWriter
from csm_desktop.domain.records.alerts import (
    AlertRule,
    Playbook,
    PlaybookStep,
    RuleMode,
    Tone,
    Trigger,
)
from csm_desktop.domain.records.team import TeamRole

_CSM, _AE, _AM = TeamRole.CSM, TeamRole.ACCOUNT_EXECUTIVE, TeamRole.ACCOUNT_MANAGER
_Steps = tuple[tuple[str, int, TeamRole, str], ...]
_PLAYBOOKS: tuple[tuple[Trigger, Tone | None, str, str, _Steps], ...] = (
    (
        Trigger.CHAMPION_LEFT,
        None,
        "A champion leaves",
        "Two sides: fill the vacuum before somebody else's champion does, and follow ours.",
        (
            (
                "Call the line manager: who takes over, and what do they know of us?",
                0,
                _CSM,
                "I hear that {champion} is moving on. Who will look after {goal} from Monday?",
            ),
            ("Wish the champion well and ask where they are going", 1, _CSM, ""),
            ("Propose a successor and offer an hour of onboarding", 3, _CSM, ""),
            ("Executive sponsor writes to the decision maker", 5, TeamRole.EXECUTIVE_SPONSOR, ""),
            ("Call the champion in the new company", 45, _AE, ""),
        ),
    ),
    (
        Trigger.LICENCE_USE,
        Tone.POSITIVE,
        "Seats nearly full",
        "Find out what the next users would do with it before talking about price.",
        (
            ("Ask the champion which teams wait for access, and what for", 0, _CSM, ""),
            ("Put the value of the next group into one sentence, with a number", 3, _CSM, ""),
            ("Introduce the account manager to the buyer", 7, _AM, ""),
        ),
    ),
    (
        Trigger.GONE_QUIET,
        Tone.NEGATIVE,
        "Gone quiet",
        "Come back with something of value, never with a question about how it is going.",
        (
            (
                "Send one finding from their own data, with one proposal",
                0,
                _CSM,
                "Last week {site} published its roster two days later than the others. "
                "Two settings would change that; shall I show you on {day}?",
            ),
            ("Call the second contact on the map", 4, _CSM, ""),
            ("Ask the account executive for the way in", 9, _AE, ""),
        ),
    ),
    (
        Trigger.RENEWAL_NEAR,
        None,
        "Renewal in 120 days",
        "The renewal is won by the review before it.",
        (
            ("Check value achieved against the twelve-month goal", 0, _CSM, ""),
            ("Ask who signs, and by when they must know", 7, _AM, ""),
            ("Hold the review that shows the value", 30, _CSM, ""),
        ),
    ),
)


def add_playbooks(writer: SampleWriter) -> dict[Trigger, tuple[Playbook, tuple[PlaybookStep, ...]]]:
    """Write the playbooks; each with its steps, by the trigger that it answers."""
    books = {}
    for trigger, tone, name, description, steps in _PLAYBOOKS:
        book = writer.add(Playbook, name=name, trigger=trigger, tone=tone, description=description)
        lines = tuple(
            writer.add(
                PlaybookStep,
                playbook_id=book.id,
                title=title,
                day=day,
                owner_role=role,
                template=template,
                position=position,
            )
            for position, (title, day, role, template) in enumerate(steps)
        )
        books[trigger] = (book, lines)
    return books


def add_alert_rules(
    writer: SampleWriter, playbooks: dict[Trigger, tuple[Playbook, tuple[PlaybookStep, ...]]]
) -> None:
    """One rule for every trigger: most speak, one is silent, one is off."""
    modes = {Trigger.FEATURE_USE: RuleMode.OFF, Trigger.ENGAGEMENT: RuleMode.SILENT}
    for trigger in Trigger:
        writer.add(
            AlertRule,
            trigger=trigger,
            mode=modes.get(trigger, RuleMode.ON),
            playbook_id=playbooks[trigger][0].id if trigger in playbooks else None,
        )
