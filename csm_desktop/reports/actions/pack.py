"""What the page of one colleague's actions says; for our own side, never for a customer."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from csm_desktop.domain.lists.action_lines import ActionLine, in_order
from csm_desktop.domain.text.message import say
from csm_desktop.wording import Voice, render, short_day, tr, voice


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One action; `late` is by how many days."""

    title: str
    due_on: date | None
    late: int
    milestone: str


@dataclass(frozen=True, slots=True)
class OwedToAccount:
    """What is owed to one customer, what was due first at the top."""

    account: str
    lines: tuple[OwedLine, ...]


@dataclass(frozen=True, slots=True)
class OwedPack:
    """Everything that one of ours owes, by account."""

    owner: str
    as_of: date
    voice: Voice
    title: str
    accounts: tuple[OwedToAccount, ...]

    @property
    def text(self) -> str:
        """The same as plain text, for a message to the colleague."""
        with self.voice.spoken():
            parts = [self.title]
            for group in self.accounts:
                parts += ["", group.account, *(_sentence(line, self.as_of) for line in group.lines)]
            return "\n".join(parts) + "\n"


def assemble_owed(owner: str, lines: Sequence[ActionLine], as_of: date) -> OwedPack:
    """The page of one owner, of the pending actions among `lines`, in the voice that is spoken."""
    pending = [line for line in in_order(lines) if line.is_pending]
    by_account: dict[str, list[OwedLine]] = defaultdict(list)
    for line in pending:
        late = line.days_late(as_of)
        by_account[line.account].append(OwedLine(line.title, line.due_on, late, line.milestone))
    late = sum(line.days_late(as_of) > 0 for line in pending)
    accounts = tuple(OwedToAccount(name, tuple(owed)) for name, owed in by_account.items())
    return OwedPack(owner, as_of, voice(), _title(owner, len(pending), late), accounts)


def _title(owner: str, number: int, late: int) -> str:
    if not number:
        return render(say("{owner} owes nothing at present", owner=owner))
    if not late:
        return render(
            say(
                "{owner} owes {n} action, not late",
                "{owner} owes {n} actions, none of them late",
                owner=owner,
                n=number,
            )
        )
    return render(
        say(
            "{owner} owes {n} action; late: {late}",
            "{owner} owes {n} actions; late: {late}",
            owner=owner,
            n=number,
            late=late,
        )
    )


def _sentence(line: OwedLine, as_of: date) -> str:
    if line.due_on is None:
        return render(say("- {title} (no date)", title=line.title))
    day = short_day(line.due_on, with_year=line.due_on.year != as_of.year)
    if line.late:
        return render(
            say(
                "- {title} ({day}, {n} day late)",
                "- {title} ({day}, {n} days late)",
                title=line.title,
                day=day,
                n=line.late,
            )
        )
    return render(say("- {title} ({day})", title=line.title, day=day))


def page_kind() -> str:
    """What the page is called."""
    return tr("Open actions")
