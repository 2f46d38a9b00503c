"""What the page of one colleague says: accounts they work for, what they owe, promised and were
handed; for our own side, never for a customer."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from csm_desktop.domain.lists.action_lines import ActionLine, in_order
from csm_desktop.domain.text.message import say
from csm_desktop.values import dataclass
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
class PartLine:
    """An account that the colleague works for, and the part they play in it since a day."""

    account: str
    part: str
    since: date | None


@dataclass(frozen=True, slots=True)
class DatedLine:
    """What was promised to an account at a review, by when; or what the colleague was handed of it
    on a day and has not accepted."""

    account: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class OwedPack:
    """Everything that one of ours owes, by account, and what else they need to know."""

    owner: str
    as_of: date
    voice: Voice
    title: str
    accounts: tuple[OwedToAccount, ...]
    parts: tuple[PartLine, ...] = ()
    promises: tuple[DatedLine, ...] = ()
    waiting: tuple[DatedLine, ...] = ()

    @property
    def text(self) -> str:
        """The same as plain text, for a message to the colleague."""
        # The text is taken when somebody copies it: by then another language may be spoken.
        with self.voice.spoken():
            said = [self.title]
            for head, lines in self._lists():
                if lines:
                    said += ["", head, *lines]
            for group in self.accounts:
                said += ["", group.account, *(_sentence(line, self.as_of) for line in group.lines)]
            return "\n".join(said) + "\n"

    def _lists(self) -> Iterator[tuple[str, list[str]]]:
        yield waiting_head(), [_dated(one, self.as_of) for one in self.waiting]
        yield parts_head(), [_plays(one) for one in self.parts]
        yield promises_head(), [_dated(one, self.as_of) for one in self.promises]


def assemble_owed(owner: str, lines: Sequence[ActionLine], as_of: date) -> OwedPack:
    """The page of one owner, of the pending actions among `lines`, in the voice that is spoken."""
    # In order before they are grouped: what is due first makes its customer the first.
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
    # The year only where it is another: a page of this year repeats it in every line otherwise.
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


def _plays(line: PartLine) -> str:
    return render(say("- {account}: {part}", account=line.account, part=line.part))


def _dated(line: DatedLine, as_of: date) -> str:
    if line.on is None:
        return render(say("- {account}: {words}", account=line.account, words=line.words))
    day = short_day(line.on, with_year=line.on.year != as_of.year)
    return render(
        say("- {account}: {words} ({day})", account=line.account, words=line.words, day=day)
    )


def parts_head() -> str:
    """Over the accounts that they work for."""
    return tr("Works for")


def promises_head() -> str:
    """Over what was promised at reviews."""
    return tr("Promised at reviews")


def waiting_head() -> str:
    """Over what they were handed and have not accepted."""
    return tr("Handed over, to be accepted")


def page_kind() -> str:
    """What the page is called."""
    return tr("Open actions")
