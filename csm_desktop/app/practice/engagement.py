"""How far the accounts of a book are engaged: how many are on each level, segment by segment."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.reviews.engagement import EngagementLevel
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.values import dataclass
from csm_desktop.wording import label, number, tr, voice
from csm_desktop.wording.practice_words import levels_words

_OURS = (AccountStatus.ONBOARDING, AccountStatus.LIVE)


@dataclass(frozen=True, slots=True)
class SegmentLevels:
    """A segment's accounts by level; `id` and `name` are 0 and "" of those without a segment. `who`
    are the ids of those on each level, by name."""

    id: int
    name: str
    levels: Mapping[EngagementLevel, int]
    who: Mapping[EngagementLevel, tuple[int, ...]] = field(default_factory=dict)

    @property
    def accounts(self) -> int:
        """How many there are."""
        return sum(self.levels.values())

    @property
    def called(self) -> str:
        """The segment's name, or that there is none."""
        return self.name or tr("No segment")


@dataclass(frozen=True, slots=True)
class EngagementBook:
    """The segments as of a day, the largest first; `unjudged` accounts have no level yet."""

    as_of: date
    segments: tuple[SegmentLevels, ...]
    unjudged: int = 0

    @property
    def accounts(self) -> int:
        """How many have a level."""
        return sum(segment.accounts for segment in self.segments)

    @property
    def levels(self) -> Mapping[EngagementLevel, int]:
        """All of them by level."""
        found: Counter[EngagementLevel] = Counter()
        for segment in self.segments:
            found.update(segment.levels)
        return found


def engagement_book(book: Book, listed: Iterable[AccountLine] | None = None) -> EngagementBook:
    """All accounts that are customers, from the figures that lists show; `listed` are the lines of
    a book that is only read, as they are judged now."""
    lines = [
        line
        for line in (accounts(book) if listed is None else listed)
        if line.status in _OURS
    ]  # fmt: skip
    members: dict[tuple[int, str], dict[EngagementLevel, list[int]]] = {}
    for line in lines:
        if line.engagement is not None:
            key = (line.segment_id or 0, line.segment)
            members.setdefault(key, {}).setdefault(line.engagement, []).append(line.id)
    found = [
        SegmentLevels(
            id_, name, {level: len(ids) for level, ids in who.items()},
            {level: tuple(ids) for level, ids in who.items()},
        )
        for (id_, name), who in members.items()
    ]  # fmt: skip
    found.sort(key=lambda one: (not one.id, -one.accounts, one.name))
    judged = sum(one.accounts for one in found)
    return EngagementBook(book.today(), tuple(found), len(lines) - judged)


def engagement_rows(found: EngagementBook) -> tuple[tuple[str, ...], ...]:
    """The counts as a table, its head first."""
    heads = (tr("Segment"), tr("Accounts"), *map(label, EngagementLevel))
    body = [
        (one.called, str(one.accounts), *(str(one.levels.get(x, 0)) for x in EngagementLevel))
        for one in found.segments
    ]
    return (heads, *body)


def engagement_listing(found: EngagementBook) -> Listing:
    """The counts as an internal page, and as a table."""
    heads, *body = engagement_rows(found)
    first, *others = heads
    columns = (PrintedColumn(first, 2), *(PrintedColumn(head, 1, "right") for head in others))
    shown = tuple((name, *(number(int(count)) for count in counts)) for name, *counts in body)
    pack = TablesPack(
        found.as_of,
        voice(),
        tr("Practice"),
        tr("Engagement over the book"),
        tr("Internal: how we judge ourselves"),
        tr("No account is judged yet."),
        (PrintedTable(columns, shown, notes=(levels_words(found.levels),)),) if shown else (),
    )
    return Listing(pack, (heads, *body))
