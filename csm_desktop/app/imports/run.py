"""The import under way: what is known, what has been made, and what each row came to.

Nothing is written until every list has been gone through; a trial stops there. So a list that is
held back leaves no trace, and what a trial reports is what the import does.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from itertools import repeat
from typing import Any, TypeVar, cast

from csm_desktop.app.imports.bulk.made_things import MadeByKind
from csm_desktop.app.imports.known_things import merged, name_of
from csm_desktop.app.imports.open_questions import OpenQuestionsError
from csm_desktop.app.imports.report import (
    Difference,
    FileReport,
    Known,
    MissingAccount,
    Proposal,
    Unassigned,
)
from csm_desktop.app.imports.terms import (
    ImportTerms,
    day_in_name,
    names_day,
    with_profile,
)
from csm_desktop.app.imports.who.directory import Directory
from csm_desktop.app.imports.who.systems import system_question
from csm_desktop.domain.records.accounts import Account, CustomField
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.entities import ENTITIES
from csm_desktop.domain.records.foreign_ids import ForeignId, ForeignIds, foreign_ids
from csm_desktop.domain.records.meetings import ProductRequest
from csm_desktop.domain.records.metrics import Reading
from csm_desktop.domain.records.opportunities import Opportunity
from csm_desktop.domain.records.plan import Action
from csm_desktop.domain.records.revenue import RevenueEvent, Subscription
from csm_desktop.domain.records.segments import Segment
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.fingerprints import fingerprints, of_a_billed
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow, lines_of, values_of
from csm_desktop.storage import import_marks as marks
from csm_desktop.storage.made import from_columns
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass

T = TypeVar("T", Account, Contact, Subscription, Opportunity, ProductRequest, Action)
K = TypeVar("K")
REFERRED: dict[str, type[Any]] = {
    "owner_id": TeamMember,
    "sold_by_id": TeamMember,
    "segment_id": Segment,
}


@dataclass(slots=True)
class ListResult:
    """What became of the ready rows of one list."""

    stored: int = 0
    known: list[Known] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    unassigned: list[Unassigned] = field(default_factory=list)
    remarks: list[ImportNotice] = field(default_factory=list)
    missing: list[MissingAccount] = field(default_factory=list)
    met: set[int] = field(default_factory=set)
    set_aside: list[SetAside] = field(default_factory=list)

    def report(self, plan: ImportPlan, *, is_held: bool = False) -> FileReport:
        """The list's report."""
        return FileReport(
            plan.source, plan.sheet, plan.kind, plan.rows_in, self.stored,
            plan.ready if is_held else 0,
            plan.refused, plan.repeats, tuple(self.known), plan.mapping, tuple(self.proposals),
            tuple(self.differences), tuple(self.unassigned),
            (*plan.remarks, *self.remarks), plan.encoding,
            plan.header_line, is_held, (*plan.set_aside, *self.set_aside), tuple(self.missing),
            plan.kind_reason, plan.system, plan.profile,
        )  # fmt: skip


class ImportRun:
    """One import: reads through `work`, gathers what is new and what changed."""

    def __init__(self, work: Work, terms: ImportTerms | None = None, *, update: bool) -> None:
        self.work = work
        self.update = update
        self.terms = self.said = terms or ImportTerms()
        self.day = self.terms.as_of or work.today()
        self.now = work.now()
        self.directory = Directory(work.connection)
        self.made = MadeByKind()
        self.changed: dict[int, Any] = {}
        self.later: list[Any] = []
        self.colleagues: dict[str, int] = {}  # by what a list calls them
        self.afterwards: list[Callable[[], object]] = []
        self._former: dict[int, Any] = {}
        self._dropped: dict[int, Any] = {}
        self._readings: dict[tuple[object, ...], int] = {}
        self._unread: list[int] = []
        self._made_for: dict[tuple[type, int | None], dict[int, None]] = {}
        self._marks: list[tuple[bytes, int]] = []
        self._named: dict[tuple[type, str], int] = {}

    @property
    def connection(self) -> BookConnection:
        """The book, as it was before the import."""
        return self.work.connection

    @property
    def dropped(self) -> tuple[Any, ...]:
        """What other things take the place of."""
        return tuple(self._dropped.values())

    @property
    def today(self) -> date:
        """The user's date."""
        return self.work.today()

    @property
    def system(self) -> str:
        """The system whose list is under way; empty where nobody knows."""
        return self.directory.system

    @system.setter
    def system(self, name: str) -> None:
        self.directory.system = name

    def ids(self, values: Mapping[str, Any]) -> ForeignIds:
        """The id that a row says its thing has in the system of its list."""
        return foreign_ids(str(values.get("external_id") or ""), self.system)

    def ids_of(self, rows: Sequence[ReadyRow]) -> list[ForeignIds]:
        """The ids of many rows, as `ids` gives them of one."""
        texts = [str(text or "") for text in values_of(rows, "external_id")]
        if not all(texts):
            return [foreign_ids(text, self.system) for text in texts]
        number = len(texts)
        made = from_columns(ForeignId, (repeat(self.system, number), texts), number)
        return list(zip(made))

    def begin(self, plan: ImportPlan, taken: ListResult) -> None:
        """Go on to another list: `day` is the one whose state it tells.

        Raises OpenQuestionsError where nobody knows whether it counts as the book does.
        """
        profile = plan.profile.profile if plan.profile else None
        self.terms = with_profile(self.said, profile)
        named = day_in_name(plan.source, self.today) if names_day(profile) else None
        if named is None and plan.told_on and plan.told_on <= self.today and names_day(profile):
            named = plan.told_on
        self.day = self._day_of(plan, self.terms.as_of or named or self.today)
        # A list that does not look like its system any more is one of it by its profile.
        found = plan.system.name if plan.system else profile.system if profile else ""
        said = self.said.system_of(plan.source)
        self.system = said or self.terms.system_of(plan.source) or found
        question = system_question(self.directory, plan, said)
        if question is not None:
            raise OpenQuestionsError(plan.place, [question])
        if self.day != self.today:
            taken.remarks.append(ImportNotice(0, "", say("the state on {day}", day=self.day)))

    def _day_of(self, plan: ImportPlan, day: date) -> date:
        """The day of a list: of an older sheet its own, of the newest one its end if it is past."""
        if plan.state_on is None or (self.terms.as_of and not plan.newer):
            return day
        return plan.state_on if plan.newer else min(plan.state_on, day)

    def new_id(self) -> int:
        """An id for something that is about to be made."""
        return self.work.new_id()

    def new_ids(self, number: int) -> list[int]:
        """Ids for so many things that are about to be made."""
        return self.work.new_ids(number)

    def add(self, thing: Any) -> None:
        """Something new."""
        kind = type(thing)
        self.made[kind][thing.id] = thing
        if kind is Reading:
            self._unread.append(thing.id)
        if kind in (Subscription, RevenueEvent):
            self._made_for.setdefault(_whose(thing), {})[thing.id] = None

    def add_columns(self, kind: type, columns: Mapping[str, Sequence[Any]]) -> None:
        """New things of one kind that hold no money, field by field (see `MadeThings`)."""
        self.made[kind].add_columns(columns)
        if kind is Reading:
            self._unread += columns["id"]

    def fetch(self, kind: type[K], id_: int) -> K:
        """A thing as it stands now, the changes of this import included."""
        found = self.made[kind].get(id_) or self.changed.get(id_)
        return cast("K", found) if found is not None else self.former_of(kind, id_)

    def former_of(self, kind: type[K], id_: int) -> K:
        """A thing as it was before this import."""
        if id_ not in self._former:
            self._former[id_] = self.work.get(kind, id_)
        return cast("K", self._former[id_])

    def put(self, thing: Any) -> None:
        """Something known that has changed."""
        if thing.id in self.made[type(thing)]:
            self.add(thing)
        else:
            self.changed[thing.id] = thing

    def drop(self, thing: Any) -> None:
        """Something that another thing takes the place of."""
        if self.made[type(thing)].pop(thing.id, None) is None:
            self._dropped[thing.id] = thing

    def meet(
        self,
        taken: ListResult,
        known: T,
        given: dict[str, Any],
        custom: tuple[CustomField, ...],
        line: int,
    ) -> T:
        """A row about something known: fill its gaps and note the differences."""
        after, differences = self.held_against(known, given, line, custom)
        if after != known:
            self.put(after)
        taken.differences.extend(differences)
        name = name_of(known)
        taken.known.append(Known(line, str(name), filled=after != known))
        return after

    def held_against(
        self,
        known: T,
        given: dict[str, Any],
        line: int,
        custom: tuple[CustomField, ...] = (),
    ) -> tuple[T, list[Difference]]:
        """Something known with its gaps filled, and where the row says something else."""
        after, differences = merged(known, given, custom, line, overwrite=self.update)
        return after, [self._named_difference(each) for each in differences]

    def _named_difference(self, each: Difference) -> Difference:
        """The same, with the name of a colleague or a segment in place of its id."""
        kind = REFERRED.get(each.field)
        if kind is None:
            return each
        made = self.made[kind]
        ours, theirs = (
            str((made.get(id_) or self.work.get(kind, id_)).name)
            for id_ in (int(each.ours), int(each.theirs))
        )
        return replace(each, field=each.field.removesuffix("_id"), ours=ours, theirs=theirs)

    def subscriptions(self, account_id: int) -> tuple[Subscription, ...]:
        """Those of an account, as they stand now, made by this import or before it."""
        # An account that this import made had none before it: ten thousand need no question.
        is_new = account_id in self.made[Account]
        former = () if is_new else self.work.find(Subscription, account_id=account_id)
        return (
            *(self.fetch(Subscription, subscription.id) for subscription in former),
            *self._made_of(Subscription, account_id),
        )

    def events(self, subscription_id: int) -> tuple[RevenueEvent, ...]:
        """The revenue events of a subscription, as they stand now."""
        former = self.work.find(RevenueEvent, subscription_id=subscription_id)
        return (
            *(event for event in former if event.id not in self._dropped),
            *self._made_of(RevenueEvent, subscription_id),
        )

    def _made_of(self, kind: type[K], whose: int) -> tuple[K, ...]:
        """What this import made of a kind for an account or a subscription, as it stands now."""
        made = self.made[kind]
        ids = self._made_for.get((kind, whose), ())
        return tuple(made[id_] for id_ in ids if id_ in made and _whose(made[id_])[1] == whose)

    def reading_of(self, like: Reading) -> Reading | None:
        """The reading that there is already of the same account, metric and day."""
        # Most lists never ask, so what was made is looked at when one does.
        for id_ in self._unread:
            self._readings.setdefault(_key(self.made[Reading][id_]), id_)
        self._unread = []
        found = self._readings.get(_key(like))
        return self.fetch(Reading, found) if found else self._former_reading(like)

    def _former_reading(self, like: Reading) -> Reading | None:
        columns: dict[str, int | str | None] = {"account_id": like.account_id}
        if like.account_id is None:
            columns["account_ref"] = like.account_ref
        found = self.work.find(Reading, metric_id=like.metric_id, on=like.on.isoformat(), **columns)
        return self.fetch(Reading, found[0].id) if found else None

    def named(self, kind: type, name: str, make: Callable[[int, str], Any]) -> int:
        """The id of a thing of this name (a segment, a metric, a colleague), made where absent."""
        key = (kind, name.casefold())
        # Names are read once, when the first is asked for; the empty name says that they are.
        if (kind, "") not in self._named:
            known: tuple[Any, ...] = self.work.find(kind)
            for each in known:
                # Of two things with one name the older counts.
                self._named.setdefault((kind, each.name.casefold()), each.id)
            self._named.setdefault((kind, ""), 0)
        if key not in self._named:
            thing = make(self.new_id(), name)
            self.add(thing)
            self._named[key] = thing.id
        return self._named[key]

    def fresh_rows(
        self, plan: ImportPlan, taken: ListResult, keyless: Sequence[bool]
    ) -> Iterator[tuple[ReadyRow, Callable[[int], None]]]:
        """The rows that no earlier import took in, each with what marks it as taken.

        Rows with a key of their own (an id, an address) are not `keyless`: they are known by that
        and carry no mark.
        """
        places = [place for place, has_none in enumerate(keyless) if has_none]
        found = fingerprints(plan, places)
        lines = lines_of(plan.drafts)
        marked = dict(zip((lines[place] for place in places), found, strict=True))
        before = marks.known(self.connection, found)
        for draft in plan.drafts:
            mark = marked.get(draft.line)
            if mark is not None and mark in before:
                taken.known.append(Known(draft.line, str(draft.values.get("name") or "")))
                taken.met.add(before[mark])
                continue
            yield draft, self._marking(mark)

    def is_billed(self, contract: int) -> bool:
        """Whether invoices have told before what a contract earns."""
        mark = of_a_billed(contract)
        return bool(marks.known(self.connection, (mark,)))

    def mark_billed(self, contract: int, made: int | None = None) -> None:
        """Remember that invoices tell what a contract earns, as long as what they `made` of it is
        there: its id, the contract's own where that is new."""
        self._marks.append((of_a_billed(contract), made or contract))

    def knows_any(self, fingerprints_: Iterable[bytes]) -> bool:
        """Whether an earlier import took in any of these rows."""
        return bool(marks.known(self.connection, fingerprints_))

    def mark(self, fingerprints_: Iterable[bytes], ids: Iterable[int]) -> None:
        """Note what each row made."""
        self._marks += zip(fingerprints_, ids, strict=True)

    def _marking(self, mark: bytes | None) -> Callable[[int], None]:
        if mark is None:
            return _no_mark
        return lambda entity_id: self._marks.append((mark, entity_id))

    def write(self) -> None:
        """Store everything; what refers comes after what it refers to.

        `later` holds things that refer to others of their own kind: written without that first.
        `afterwards` is what follows from what is written then.
        """
        for thing in self._dropped.values():
            self.work.remove(thing)
        for kind in ENTITIES:
            self.made[kind].store(self.work)
        for thing in (*self.changed.values(), *self.later):
            self.work.put(thing)
        marks.add(self.connection, self.new_id(), self._marks)
        for follow in self.afterwards:
            follow()


def _key(reading: Reading) -> tuple[object, ...]:
    return reading.account_id, reading.account_ref, reading.metric_id, reading.on


def _whose(thing: Subscription | RevenueEvent) -> tuple[type, int | None]:
    if isinstance(thing, Subscription):
        return Subscription, thing.account_id
    return RevenueEvent, thing.subscription_id


def _no_mark(_: int) -> None:
    """A row that is known by its own key needs no mark."""
