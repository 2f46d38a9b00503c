"""What the palette offers for what was typed: commands and accounts at once, the rest when found.

No Qt here. Accounts are compared in memory (5,000 names cost a few milliseconds); people, notes and
the like come from the full-text search, which the palette asks on a thread.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Protocol

from csm_desktop.domain.text.message import say
from csm_desktop.ui.commands.command import Command
from csm_desktop.ui.commands.match import best, fit, folded, splits
from csm_desktop.ui.commands.registry import Commands
from csm_desktop.values import dataclass
from csm_desktop.wording import mark, render, short_day, tr

AT_MOST = 12
_ACCOUNTS, _COMMANDS, _PAIRS, _BOOKS, _ALIKE = 6, 6, 3, 3, 3

# What the full-text search finds: what it is called, its icon, and the tab that shows it.
KINDS: dict[str, tuple[str, str, str]] = {
    "contact": (mark("Person"), "user", "contacts"),
    "meeting": (mark("Meeting"), "message", "meetings"),
    "note": (mark("Note"), "notes", "meetings"),
    "follow_up": (mark("Follow-up"), "mail", "meetings"),
    "outbox_mail": (mark("Mail"), "mail", "meetings"),
    "end_goal": (mark("Goal of a meeting"), "target", "meetings"),
    "golden_note": (mark("Golden sequence"), "notes", "meetings"),
    "spiced_entry": (mark("SPICED"), "quote", "overview"),
    "win_story": (mark("Win story"), "trophy", "overview"),
    "handoff_sheet": (mark("Hand-off sheet"), "notes", "overview"),
    "fit_verdict": (mark("Fit"), "notes", "overview"),
    "fit_answer": (mark("Fit"), "notes", "overview"),
    "playbook_run": (mark("What a playbook taught"), "bulb", "overview"),
    "agreed_plan": (mark("Agreed version of the plan"), "notes", "plan"),
    "mood_record": (mark("Mood"), "heartbeat", "history"),
    "review_ask": (mark("Ask of a review"), "presentation", "overview"),
    "review_measure": (mark("Words on a measure"), "presentation", "overview"),
    "touch": (mark("Call, mail or note"), "message", "overview"),
    "product_request": (mark("Request to product"), "bulb", "overview"),
    "engagement_event": (mark("Taking part"), "users", "overview"),
    "advocacy_act": (mark("Advocacy"), "trophy", "overview"),
    "goal": (mark("Goal"), "target", "plan"),
    "milestone": (mark("Milestone"), "flag", "plan"),
    "action": (mark("Action"), "checkbox", "plan"),
    "success_gap": (mark("Success gap"), "alert-circle", "plan"),
    "practice": (mark("Practice"), "bulb", "plan"),
    "opportunity": (mark("Opportunity"), "trending-up", "contract"),
    "selling_note": (mark("Selling"), "notes", "contract"),
    "review_goal": (mark("Review goal"), "target", "plan"),
    "initiative": (mark("Initiative"), "rocket", "plan"),
    "metric": (mark("Metric"), "chart-line", "value"),
    "unit_worth": (mark("Worth of a unit"), "coin", "value"),
    "third_party": (mark("Third party"), "building", "contacts"),
    "subscription": (mark("Subscription"), "receipt", "contract"),
    "revenue_event": (mark("Revenue event"), "receipt", "contract"),
    "renewal_answer": (mark("Answer before a renewal"), "receipt", "contract"),
    "renewal_plan": (mark("Preparation of a renewal"), "receipt", "contract"),
    "renewal_decision": (mark("Renewal decided"), "receipt", "contract"),
    "stage_change": (mark("Stage"), "flag", "lifecycle"),
    "hand_over": (mark("Hand-over"), "arrows-exchange", "lifecycle"),
    "team_part": (mark("Part in the account team"), "users", "lifecycle"),
    "strategy": (mark("Strategy"), "flag", "standing"),
    "behaviour_finding": (mark("Behaviour that was seen"), "chart-line", "effectiveness"),
    "critical_issue": (mark("Critical issue"), "alert-circle", "standing"),
    "communication_item": (mark("Who is told what"), "message", "standing"),
    "executive_update": (mark("Weekly page"), "mail", "standing"),
    "essence": (mark("What made it work"), "bulb", "standing"),
    "celebration": (mark("Celebration"), "trophy", "standing"),
    "pairing": (mark("Pairing"), "arrows-exchange", "standing"),
    "council_seat": (mark("Seat in the customer council"), "trophy", "standing"),
}


_OWN_PLACE = frozenset({"contact", "meeting", "third_party"})
"""Kinds of which one thing has a place of its own in its tab, by its id alone."""


def place_of_hit(kind: str, row_id: int) -> str:
    """The tab that shows a thing that was found, and its place there: "contacts/17", or with its
    kind, "plan/action:17", where a tab lists several kinds of things."""
    if kind not in KINDS:
        return ""
    tab = KINDS[kind][2]
    return f"{tab}/{row_id}" if kind in _OWN_PLACE else f"{tab}/{kind}:{row_id}"


class Found(Protocol):
    """A hit of the full-text search (`storage.search.Hit`)."""

    @property
    def kind(self) -> str: ...
    @property
    def id(self) -> int: ...
    @property
    def account_id(self) -> int | None: ...
    @property
    def title(self) -> str: ...
    @property
    def on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Named:
    """An account as the palette knows it; `band` is the health band's name in the tokens."""

    id: int
    name: str
    band: str
    folded: str = field(default="")
    apart: str = ""

    @classmethod
    def of(cls, account_id: int, name: str, band: str, apart: str = "") -> "Named":
        """With its name as it is compared; `apart` tells it from others that are named alike."""
        return cls(account_id, name, band, folded(name), apart)


@dataclass(frozen=True, slots=True)
class PaletteChoice:
    """One line of the palette. `id` is stable, so that a choice can be remembered.

    One that `waits` is run only by whoever goes to it: it is never what Enter does at once.
    """

    id: str
    title: str
    detail: str
    run: Callable[[], object]
    key: str = ""
    icon: str = ""
    band: str = ""
    waits: bool = False

    @property
    def spoken(self) -> str:
        """The line as a sentence for a screen reader."""
        return ", ".join(part for part in (self.title, self.detail, self.key) if part)


@dataclass(frozen=True, slots=True)
class _Findable:
    command: Command
    folded: str


@dataclass(frozen=True, slots=True)
class _OtherBook:
    path: Path
    folded: str


class Choices:
    """The offers of the palette.

    `open_account(id, tab)` is where an account's line leads. `books` tells which other books were
    open here, and `open_book` opens one.
    """

    def __init__(
        self,
        commands: Commands,
        open_account: Callable[[int, str], object],
        books: Callable[[], Sequence[Path]] = tuple,
        open_book: Callable[[Path], object] = id,
    ) -> None:
        self._commands = commands
        self._open = open_account
        self._books, self._open_book = books, open_book
        self._accounts: tuple[Named, ...] = ()
        self._shared: frozenset[str] = frozenset()
        """Names that several accounts bear, folded."""

    def know(self, accounts: Iterable[Named]) -> None:
        """Which accounts there are."""
        self._accounts = tuple(accounts)
        bearers = Counter(account.folded for account in self._accounts)
        self._shared = frozenset(name for name, number in bearers.items() if number > 1)

    def recent(self, account_ids: Sequence[int], command_ids: Sequence[str]) -> list[PaletteChoice]:
        """What is offered before anything is typed: what was used last, then what there is."""
        named = self._named(account_ids)
        accounts = [self._account(named[each]) for each in account_ids if each in named]
        used = [
            self._commands[command_id] for command_id in command_ids if command_id in self._commands
        ]
        page = self._commands.situation().page
        rest = [command for command in self._commands.all() if command not in used]
        # What this page can do comes before what is everywhere.
        rest.sort(key=lambda each: not page or each.page != page)
        commands = [
            self._command(command, waits=command.destructive)
            for command in (*used, *rest)
            if self._offered(command)
        ]
        return [*accounts[:5], *commands][:AT_MOST]

    def at_once(self, text: str) -> list[PaletteChoice]:
        """Commands, accounts and books that fit, the best first.

        What would destroy comes last, and waits, unless the text says that it is to be done.
        """
        query = folded(text)
        findable = self._findable()
        accounts = best(query, self._accounts, _ACCOUNTS)
        commands = [thing.command for thing in best(query, findable, _COMMANDS)]
        # What is called so comes before what is only looked for by that word.
        commands.sort(key=lambda each: fit(query, folded(each.title)) is None)
        # An account and a command together only where neither alone is meant.
        pairs = [] if accounts or commands else self._pairs(query, findable)
        words = query.split()
        # "trash" is a place to most people: a verb must have been typed for what takes away.
        unmeant = [
            command
            for command in commands
            if command.destructive and not command.is_meant_by(words)
        ]
        return [
            *pairs,
            *(self._account(account) for account in accounts),
            *(self._command(command) for command in commands if command not in unmeant),
            *(
                self._book(other_book.path)
                for other_book in best(query, self._other_books(), _BOOKS)
            ),
            # Last of all, and waiting until one goes to it.
            *(self._command(command, waits=True) for command in unmeant),
        ]

    def found(self, hits: Iterable[Found], shown: Iterable[PaletteChoice]) -> list[PaletteChoice]:
        """Lines for what the search found, without what is shown already; people first.

        Of many things called alike, as follow-ups are, a few stand for all.
        """
        known = {choice.id for choice in shown}
        alike: Counter[tuple[str, str]] = Counter()
        fresh: list[PaletteChoice] = []
        found = tuple(hits)
        named = self._named([hit.account_id or 0 for hit in found])
        for hit in found:
            line = self._hit(hit, named)
            if line is None or line.id in known:
                continue
            called = hit.kind, folded(hit.title)
            # Three of one title stand for all; people are never left out, for they are looked for
            # by name.
            alike[called] += 1
            if alike[called] <= _ALIKE or hit.kind == "contact":
                fresh.append(line)
        return sorted(fresh, key=lambda line: not line.id.startswith("contact"))

    def _pairs(self, query: str, findable: Sequence[_Findable]) -> list[PaletteChoice]:
        found: list[PaletteChoice] = []
        for left, right in splits(query):
            for each in best(left, [f for f in findable if f.command.on_account], 2):
                for account in best(right, self._accounts, _PAIRS):
                    found.append(self._on(each.command, account))
        return found[: 2 * _PAIRS]

    def _findable(self) -> list[_Findable]:
        return [
            _Findable(command, folded(f"{command.title} {command.words}"))
            for command in self._commands.all()
            if self._offered(command) or (command.on_account and command.in_palette)
        ]

    def _offered(self, command: Command) -> bool:
        return command.in_palette and self._commands.usable(command)

    def _named(self, account_ids: Collection[int]) -> dict[int, Named]:
        """These accounts by id, as far as they are known; looked for when they are asked for, since
        a few are and a book has thousands."""
        wanted = set(account_ids)
        return {account.id: account for account in self._accounts if account.id in wanted}

    def _account(self, account: Named) -> PaletteChoice:
        is_shared = account.folded in self._shared
        return PaletteChoice(
            f"account {account.id}",
            account.name,
            (account.apart if is_shared else "") or tr("Account"),
            lambda: self._open(account.id, ""),
            band=account.band,
        )

    def _other_books(self) -> list[_OtherBook]:
        return [_OtherBook(path, folded(path.stem)) for path in self._books()]

    def _book(self, path: Path) -> PaletteChoice:
        return PaletteChoice(
            f"open {path}", path.stem, tr("Another book"), lambda: self._open_book(path),
            icon="book-2",
        )  # fmt: skip

    def _command(self, command: Command, *, waits: bool = False) -> PaletteChoice:
        return PaletteChoice(
            command.id,
            command.title,
            tr("Command"),
            command.run,
            key=command.key,
            icon=command.icon or "chevron-right",
            waits=waits,
        )

    def _on(self, command: Command, account: Named) -> PaletteChoice:
        run = command.on_account or (lambda _: None)
        return PaletteChoice(
            f"{command.id} {account.id}",
            render(say("{command}: {account}", command=command.title, account=account.name)),
            tr("Command"),
            lambda: run(account.id),
            icon=command.icon or "chevron-right",
        )

    def _hit(self, hit: Found, named: Mapping[int, Named]) -> PaletteChoice | None:
        account = named.get(hit.account_id or 0)
        # What belongs to nobody has no page to open.
        if account is None:
            return None
        if hit.kind == "account":
            return self._account(account)
        name, icon, _ = KINDS.get(hit.kind, (mark("Found"), "search", ""))
        place = place_of_hit(hit.kind, hit.id)
        title = " ".join(hit.title.split())[:200]
        where = render(say("{kind} · {account}", kind=tr(name), account=account.name))
        if hit.on is not None:
            where = f"{where} · {short_day(hit.on, with_year=True)}"
        return PaletteChoice(
            f"{hit.kind} {hit.id}",
            title or tr(name),
            where,
            lambda: self._open(account.id, place),
            icon=icon,
        )
