"""Who comes to a meeting, how they sounded last, and who is missing on the map."""

from csm_desktop.domain.lists.trip import BriefFacts
from csm_desktop.domain.text.message import say
from csm_desktop.reports.trip.pack import BriefLine, BriefSection
from csm_desktop.wording import beside, inside, joined, label, render, short_day, stopped, tr


def people_sections(brief: BriefFacts) -> tuple[BriefSection, ...]:
    """Theirs with their roles, ours, the tone, and the map."""
    nobody = (BriefLine(tr("Nobody is named yet.")),)
    theirs = tuple(
        BriefLine(contact.name, beside((contact.title, *map(label, contact.roles))))
        for contact in brief.theirs
    )
    ours = tuple(
        BriefLine(tr("You") if member.is_me else member.name, member.title or label(member.role))
        for member in brief.ours
    )
    return (
        BriefSection(tr("Theirs"), theirs or nobody),
        BriefSection(tr("Ours"), ours or nobody),
        BriefSection(tr("Tone"), _tone(brief)),
        BriefSection(tr("Map of people"), _map(brief)),
    )


def _tone(brief: BriefFacts) -> tuple[BriefLine, ...]:
    tone, mood = brief.tone, brief.mood
    lines = []
    if tone is not None:
        lines.append(BriefLine(tone.text, short_day(tone.on, with_year=True)))
    if mood is not None:
        said = beside((short_day(mood.on, with_year=True), " ".join(mood.note.split())))
        lines.append(BriefLine(render(say("Mood: {mood}", mood=mood.mood)), said))
    return tuple(lines) or (BriefLine(tr("Nothing is noted of it.")),)


def _map(brief: BriefFacts) -> tuple[BriefLine, ...]:
    found = brief.coverage
    standing = say("{size} of {goal} relationships live", size=found.size, goal=found.goal)
    lines = [BriefLine(stopped(render(standing)), render(found.why))]
    if brief.missing:
        roles = joined([inside(role) for role in brief.missing])
        lines.append(BriefLine(render(say("Nobody is named as: {roles}", roles=roles))))
    if brief.hangs_on:
        lines.append(BriefLine(render(say("It hangs on {names}.", names=brief.hangs_on))))
    if brief.introduction is not None:
        lines.append(BriefLine(render(brief.introduction)))
    return tuple(lines)
