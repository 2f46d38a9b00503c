"""What the coverage map says in words: in its cells, its heads, and aloud."""

from csm_desktop.app.people.view import PeopleView
from csm_desktop.domain.people.introductions import MapCell
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.plan import Side
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import Message, say
from csm_desktop.wording import inside, label, render, tr


def touched(cell: MapCell) -> str:
    """When the two last had to do with one another: "17 d", or "never"."""
    return tr("never") if cell.days is None else render(say("{n} d", n=cell.days))


def met(cell: MapCell) -> str:
    """That two who are not connected have met: "met 17 d ago"."""
    if cell.days == 0:
        return tr("met today")
    return render(say("met {n} d ago", n=cell.days))


def invitation(cell: MapCell) -> tuple[str, str]:
    """What to do about two who are not connected, and its key.

    Who has met needs no introduction: it is only the book that does not know their connection.
    """
    return (tr("introduce"), "N") if cell.days is None else (tr("connect"), "Enter")


def bearing(cell: MapCell) -> str:
    """What the connection bears: "strong", "weak · lapsed", or that there is none."""
    if cell.strength is None:
        return tr("not connected")
    strength = inside(cell.strength)
    return strength if cell.alive else render(say("{strength} · lapsed", strength=strength))


def spoken_cell(people: PeopleView, cell: MapCell) -> str:
    """A cell as a sentence for a screen reader."""
    return render(_sentence(people, cell))


def _sentence(people: PeopleView, cell: MapCell) -> Message:
    values: dict[str, object] = {
        "ours": people.names[Side.US, cell.team_member_id],
        "theirs": people.names[Side.CUSTOMER, cell.contact_id],
        "strength": inside(cell.strength) if cell.strength is not None else "",
    }
    if cell.strength is None:
        if cell.days is None:
            return say("{ours} and {theirs} have not met", **values)
        return say(
            "{ours} and {theirs} met {n} day ago and are not connected",
            "{ours} and {theirs} met {n} days ago and are not connected",
            n=cell.days,
            **values,
        )
    if cell.days is None:
        return say("{ours} and {theirs}: {strength}, lapsed, never in touch", **values)
    if cell.alive:
        return say(
            "{ours} and {theirs}: {strength}, last touch {n} day ago",
            "{ours} and {theirs}: {strength}, last touch {n} days ago",
            n=cell.days,
            **values,
        )
    return say(
        "{ours} and {theirs}: {strength}, lapsed, last touch {n} day ago",
        "{ours} and {theirs}: {strength}, lapsed, last touch {n} days ago",
        n=cell.days,
        **values,
    )


def member_role(member: TeamMember) -> str:
    """What one of ours does."""
    return member.title or label(member.role)


def member_name(member: TeamMember) -> str:
    """What one of ours is called in the window: the user is "You"."""
    return tr("You") if member.is_me else member.name


def named(people: PeopleView, side: Side, person_id: int) -> str:
    """What somebody of either side is called beside the map; "" for one who is not known."""
    if side is Side.US:
        for row in people.map.rows:
            if row.member.id == person_id:
                return member_name(row.member)
    return people.names.get((side, person_id), "")


def roles(contact: Contact) -> tuple[str, ...]:
    """The roles of one of theirs."""
    return tuple(inside(role) for role in contact.roles)


def heading(people: PeopleView) -> str:
    """The map's title."""
    return render(say("Coverage {n} of {goal}", n=people.map.coverage.size, goal=people.goal))
