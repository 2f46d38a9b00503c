"""What can be done with our own people, of whom one is the user (domain.md §1)."""

from collections.abc import Callable
from dataclasses import replace
from email.utils import parseaddr
from typing import Unpack

from csm_desktop.app.book import Book
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.team import TeamMember, TeamMemberDetails, TeamMemberFields
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.queries import dump, lists
from csm_desktop.storage.queries.uses import uses_of
from csm_desktop.storage.session import Work
from csm_desktop.wording import joined, render, tr

# What may still name somebody of ours, in the words of a refusal.
_USES: dict[str, Callable[[int], Message]] = {
    "account": lambda n: say("{n} account", "{n} accounts", n=n),
    "action": lambda n: say("{n} action", "{n} actions", n=n),
    "attendance": lambda n: say("{n} meeting", "{n} meetings", n=n),
    "connection": lambda n: say("{n} connection", "{n} connections", n=n),
    "review_goal": lambda n: say("{n} review goal", "{n} review goals", n=n),
    "opportunity": lambda n: say("{n} opportunity", "{n} opportunities", n=n),
    "team_part": lambda n: say("{n} part in an account", "{n} parts in accounts", n=n),
    "checklist_answer": lambda n: say(
        "{n} item of the practice’s checklist", "{n} items of the practice’s checklist", n=n
    ),
    "hand_over": lambda n: say("{n} hand-over", "{n} hand-overs", n=n),
}


def team(book: Book) -> tuple[TeamMember, ...]:
    """All our people, the user first, then those who are still with us, by name."""
    with book.reading() as connection:
        found = dump.everything(connection, TeamMember)
    return tuple(
        sorted(found, key=lambda each: (not each.is_me, not each.active, each.name.casefold()))
    )


def me(book: Book) -> TeamMember | None:
    """The user, where the book knows who that is."""
    return next((member for member in team(book) if member.is_me), None)


def known_of_me(book: Book) -> TeamMemberFields:
    """What another book of the user's would be told with `say_who_i_am`; {} of nobody."""
    mine = me(book)
    if mine is None:
        return {}
    return {"name": mine.name, "email": mine.email, "title": mine.title, "role": mine.role}


def my_id(work: Work) -> int | None:
    """The user's id; None where nobody has said who that is."""
    return next((member.id for member in work.find(TeamMember, is_me=1)), None)


def possible_me(book: Book) -> tuple[tuple[TeamMember, int], ...]:
    """Who the user may be where nobody has said: who looks after accounts, and of how many, most
    first; nobody where the book knows the user."""
    if me(book) is not None:
        return ()
    with book.reading() as connection:
        numbers = lists.owned(connection)
    owners = [(member, numbers[member.id]) for member in team(book) if member.id in numbers]
    return tuple(sorted(owners, key=lambda owner: -owner[1]))


def new_member(work: Work, /, name: str, **fields: Unpack[TeamMemberDetails]) -> TeamMember:
    """Enter a colleague; `fields` are those of `TeamMember`.

    Nobody is the user by being named: only `say_who_i_am` and `this_is_me` say so. Raises UserError
    without a name, for an odd e-mail address, and for a name and address that are there already.
    """
    named = _name(name)
    _clean(fields)
    there = work.find(TeamMember)
    mail = fields.get("email", "").casefold()
    if any(
        # Namesakes are told apart by address; without one they are taken for the same person.
        member.name.casefold() == named.casefold() and member.email.casefold() in (mail, "")
        for member in there
    ):
        raise UserError(
            render(say("{name} is in the team already.", name=named)),
            tr("Give the e-mail address, too, if this is another person."),
        )
    return work.add(TeamMember(work.new_id(), named, **fields))


def member_called(work: Work, /, name: str) -> TeamMember:
    """The colleague of this name; entered where there is none."""
    named = _name(name)
    alike = [m for m in work.find(TeamMember) if m.name.casefold() == named.casefold()]
    return alike[0] if alike else new_member(work, named)


def edit_member(work: Work, /, member_id: int, **fields: Unpack[TeamMemberFields]) -> TeamMember:
    """Change fields of a colleague. Raises UserError as `new_member` does, and for a user who
    would not be there."""
    if "name" in fields:
        fields["name"] = _name(fields["name"])
    _clean(fields)
    member = replace(work.get(TeamMember, member_id), **fields)
    if member.is_me and not member.active:
        raise _needs_somebody()
    return work.put(member)


def this_is_me(work: Work, /, member_id: int) -> TeamMember:
    """Say which colleague the user is; nobody else is then."""
    for other in work.find(TeamMember, is_me=1):
        if other.id != member_id:
            work.put(replace(other, is_me=False))
    return work.put(replace(work.get(TeamMember, member_id), is_me=True, active=True))


def say_who_i_am(work: Work, /, **fields: Unpack[TeamMemberFields]) -> TeamMember:
    """Change what is known of the user; with a name, it may be the first thing that is.

    A colleague of exactly that name is the user, rather than somebody who has the same name.
    """
    mine = my_id(work)
    if mine is not None:
        return edit_member(work, mine, **fields)
    if "name" not in fields:
        raise UserError(tr("What is your name?"), tr("Write it first; the rest can follow."))
    name = _name(fields["name"])
    # Somebody of that name may have come with an import: they are the user, not a second one.
    known = [
        member for member in work.find(TeamMember) if member.name.casefold() == name.casefold()
    ]
    if known:
        fields["name"] = known[0].name
        this_is_me(work, known[0].id)
        return edit_member(work, known[0].id, **fields)
    return edit_member(work, new_member(work, name, is_me=True).id, **fields)


def remove_member(work: Work, /, member_id: int) -> None:
    """Take out somebody whom nothing names. Raises UserError for the user, and for a colleague who
    is named somewhere: what they did would be nobody's."""
    member = work.get(TeamMember, member_id)
    if member.is_me:
        raise _needs_somebody()
    uses = uses_of(work.connection, "team_member", member_id)
    if uses:
        where = [render(_USES[table](n)) for table, n in uses.items() if table in _USES]
        raise UserError(
            render(say("{name} is still named in {where}.", name=member.name, where=joined(where))),
            tr(
                "Take away the tick “With us” instead: they are then offered nowhere, and what "
                "they did stays theirs."
            ),
        )
    work.remove(member)


def name_and_address(words: str) -> tuple[str, str]:
    """A name, and the e-mail address after it: "Ann Lee <ann@example.com>"."""
    name, address = parseaddr(words) if "<" in words and "@" in words else ("", "")
    return (name, address) if name and address else (words, "")


def _clean(fields: TeamMemberDetails | TeamMemberFields) -> None:
    if "title" in fields:
        fields["title"] = " ".join(fields["title"].split())
    if "email" in fields:
        fields["email"] = _address(fields["email"])


def _address(text: str) -> str:
    address = text.strip()
    before, sign, after = address.rpartition("@")
    if address and (not before or not sign or not after or any(c.isspace() for c in address)):
        raise UserError(
            render(say("“{address}” is not an e-mail address.", address=address[:60])),
            tr("It looks like name@example.com."),
        )
    return address


def _name(text: str) -> str:
    return needed(text, tr("A colleague needs a name."))


def _needs_somebody() -> UserError:
    return UserError(
        tr("This is you."),
        tr("Say first which colleague you are, by the tick “You” beside their name."),
    )
