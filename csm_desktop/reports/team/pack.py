"""What the page of the account team says to the customer: who of ours does what for them.

Stages, hand-overs, growth steps, who sold it and notes on a part stay with us.
"""

from datetime import date

from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.people.account_team import TeamLine, TeamSource, account_team
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.message import say
from csm_desktop.values import dataclass
from csm_desktop.wording import Voice, label, render, voice


@dataclass(frozen=True, slots=True)
class TeamPaperLine:
    """One of ours as the customer knows them; `part` says for which function, or what they do."""

    name: str
    title: str
    email: str
    part: str
    since: date | None


@dataclass(frozen=True, slots=True)
class TeamPack:
    """The page, ready to be printed."""

    account: str
    as_of: date
    voice: Voice
    title: str
    author: str
    lines: tuple[TeamPaperLine, ...]


def assemble_team(facts: AccountFacts) -> TeamPack:
    """The team of an account as of `facts.as_of`: who plays a part on that day, and the user, who
    looks after the account; internal fields are blanked first."""
    me = next((member for member in facts.team if member.is_me), None)
    shown = facts_for_customer(facts)
    running = [
        line
        for line in account_team(shown)
        if line.source is TeamSource.PART and line.is_running(shown.as_of)
    ]
    lines = [_line(line) for line in running]
    # Whom they know best stands first, also where nobody gave them a part.
    if me is not None and me.id == facts.account.owner_id:
        lines = [
            TeamPaperLine(me.name, me.title, me.email, label(TeamSource.OWNER), None),
            *(one for one in lines if one.name != me.name),
        ]
    n = len(lines)
    words = say("{n} person works for {account}", "{n} people work for {account}", n=n,
                account=shown.account.name)  # fmt: skip
    author = me.name if me is not None else ""
    return TeamPack(shown.account.name, shown.as_of, voice(), render(words), author, tuple(lines))


def _line(line: TeamLine) -> TeamPaperLine:
    member, part = line.member, line.part
    words, since = ("", None) if part is None else (part.part, part.since)
    return TeamPaperLine(
        member.name, member.title, member.email, words or label(line.function), since
    )
