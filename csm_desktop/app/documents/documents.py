"""Documents for customers: gathered from a book, assembled from what may be shared, printed.

They speak English, whatever the window is set to, unless a customer's voice is asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from csm_desktop.app.book import Book
from csm_desktop.app.documents.languages import whole_in
from csm_desktop.app.documents.pages import page_count
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.value.readings import Aggregate, aggregate
from csm_desktop.files import atomic_write, check_target
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.reports.plan.pack import PlanPack
from csm_desktop.storage.queries import alike
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import BookConnection
from csm_desktop.wording import ENGLISH, Voice

if TYPE_CHECKING:
    from csm_desktop.reports.people.chart_pack import ChartPack
    from csm_desktop.reports.people.pack import PeoplePack

Pack = packs.Pack
"""What an EBR says, by a name that the window may know."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was written: its pages' titles, how many `sheets` of paper they take, and
    the characters that no font here can draw."""

    path: Path
    pages: tuple[str, ...]
    undrawable: tuple[str, ...]
    sheets: int


@dataclass(frozen=True, slots=True)
class Material:
    """What an EBR pack is made of, in memory: with words still being typed in it, if need be.

    `likes` are benchmarks from like accounts, by metric. Without a `review` the pack is that of
    the planned one. `rules` are the book's, with its health models.
    """

    facts: AccountFacts
    likes: Mapping[int, Aggregate]
    review: Review | None = None
    rules: Rules = DEFAULT_RULES


def ebr_material(
    book: Book,
    account_id: int,
    as_of: date | None = None,
    likes: Mapping[int, Aggregate] | None = None,
) -> Material:
    """All that the EBR pack of an account needs, as of a day (default: today).

    `likes` are those known already, where only words have changed since: they are read from the
    whole book. Raises LookupError where there is no such account.
    """
    with book.reading() as connection:
        facts = account_facts(connection, account_id, as_of or book.today())
        return material_of(connection, facts, likes=likes)


def material_of(
    connection: BookConnection,
    facts: AccountFacts,
    review: Review | None = None,
    likes: Mapping[int, Aggregate] | None = None,
) -> Material:
    """These facts with the benchmarks of their day; `likes` where those are known already."""
    rules = rules_of(connection)
    return Material(facts, _likes(connection, facts) if likes is None else likes, review, rules)


def pack_of(material: Material, voice: Voice = ENGLISH) -> Pack:
    """The pack that this material makes; asks no book."""
    from csm_desktop.reports.ebr.assemble import assemble

    with voice.spoken():
        return assemble(material.facts, material.review, material.likes, material.rules)


def pack_pdf(pack: Pack, paper: str = "a4") -> bytes:
    """A pack as it would be printed, from memory; may be called on a thread."""
    from csm_desktop.reports.ebr.build import build

    return build(pack, paper)


def chapter_pdf(pack: Pack, paper: str, chapter: int, before: int, after: int) -> bytes:
    """One of a pack's pages alone, numbered from `before` + 1, in a fraction of the time."""
    from csm_desktop.reports.ebr.build import build_chapter

    return build_chapter(pack, paper, chapter, before, after)


def plan_pack(
    book: Book, account_id: int, as_of: date | None = None, voice: Voice = ENGLISH
) -> PlanPack:
    """The joint impact plan of an account as of a day (default: today), in the customer's voice."""
    from csm_desktop.reports.plan.pack import assemble_plan

    with book.reading() as connection:
        facts = account_facts(connection, account_id, as_of or book.today())
    with voice.spoken():
        return assemble_plan(facts)


def write_pack(
    book: Book,
    account_id: int,
    target: Path,
    as_of: date | None = None,
    paper: str = "a4",
    *,
    overwrite: bool = False,
    voice: Voice = ENGLISH,
) -> Written:
    """Print an EBR pack into a file, whole or not at all; `overwrite` an older one, if wanted.

    Raises UserError where the file cannot be written, or the pack is not whole in the language;
    NameTakenError proposes another name where it is open elsewhere, or there and not to be
    replaced.
    """
    check_target(target, overwrite=overwrite)  # before the work, and again after it
    material = ebr_material(book, account_id, as_of)

    def made(spoken: Voice) -> tuple[Pack, bytes]:
        pack = pack_of(material, spoken)
        return pack, pack_pdf(pack, paper)

    pack, content = whole_in(voice, made)
    return _write_made(pack, content, target, overwrite=overwrite)


def write_made(pack: Pack, target: Path, paper: str = "a4", *, overwrite: bool = False) -> Written:
    """Print a pack from memory into a file; errors as in `write_pack`. For a thread, too."""
    return _write_made(pack, pack_pdf(pack, paper), target, overwrite=overwrite)


def _write_made(pack: Pack, content: bytes, target: Path, *, overwrite: bool) -> Written:
    titles = tuple(page.title for page in pack.pages)
    return _write(target, content, titles, _undrawable(pack), overwrite=overwrite)


def write_plan(
    book: Book,
    account_id: int,
    target: Path,
    as_of: date | None = None,
    paper: str = "a4",
    *,
    overwrite: bool = False,
    voice: Voice = ENGLISH,
) -> Written:
    """Print a joint impact plan into a file, whole or not at all; errors as in `write_pack`."""
    made = partial(_plan, book, account_id, as_of, paper)
    return _write_whole(target, made, voice, overwrite=overwrite)


def plan_pdf(book: Book, account_id: int, as_of: date | None = None, paper: str = "a4") -> bytes:
    """The joint impact plan as it would be printed, for a preview; may be called on a thread."""
    return _plan(book, account_id, as_of, paper)[1]


def people_pdf(book: Book, account_id: int, as_of: date | None = None, paper: str = "a4") -> bytes:
    """The map of an account's people as it would be printed; may be called on a thread."""
    return _people(book, account_id, as_of, paper)[1]


def write_people(
    book: Book,
    account_id: int,
    target: Path,
    as_of: date | None = None,
    paper: str = "a4",
    *,
    overwrite: bool = False,
    voice: Voice = ENGLISH,
) -> Written:
    """Print the map of an account's people into a file; errors as in `write_pack`."""
    made = partial(_people, book, account_id, as_of, paper)
    return _write_whole(target, made, voice, overwrite=overwrite)


def _plan(
    book: Book, account_id: int, as_of: date | None, paper: str, voice: Voice = ENGLISH
) -> tuple[PlanPack, bytes]:
    from csm_desktop.reports.plan.build import build_plan

    pack = plan_pack(book, account_id, as_of, voice)
    return pack, build_plan(pack, paper)


def _people(
    book: Book, account_id: int, as_of: date | None, paper: str, voice: Voice = ENGLISH
) -> "tuple[PeoplePack, bytes]":
    from csm_desktop.reports.people.build import build_people
    from csm_desktop.reports.people.pack import assemble_people

    with book.reading() as connection:
        facts = account_facts(connection, account_id, as_of or book.today())
        rules = rules_of(connection)
    with voice.spoken():
        pack = assemble_people(facts, rules)
    return pack, build_people(pack, paper)


def chart_pdf(book: Book, account_id: int) -> bytes:
    """The chart of an account's organisation for the customer; may be called on a thread."""
    return _chart(book, account_id, None, "a4", internal=False)[0]


def write_chart(  # noqa: PLR0913 -- options are keywords
    book: Book,
    account_id: int,
    target: Path,
    as_of: date | None = None,
    paper: str = "a4",
    *,
    overwrite: bool = False,
    voice: Voice = ENGLISH,
    internal: bool = False,
) -> Written:
    """Print who reports to whom across one page; errors as in `write_pack`. The `internal` one
    tells influence, sentiment and open seats, too."""
    check_target(target, overwrite=overwrite)
    made = partial(_chart, book, account_id, as_of, paper, internal=internal)
    content, pack = whole_in(voice, made)
    return write_document(target, content, pack.title, pack, overwrite=overwrite)


def _chart(
    book: Book,
    account_id: int,
    as_of: date | None,
    paper: str,
    voice: Voice = ENGLISH,
    *,
    internal: bool,
) -> "tuple[bytes, ChartPack]":
    from csm_desktop.reports.people.chart_build import build_chart
    from csm_desktop.reports.people.chart_pack import assemble_chart

    with book.reading() as connection:
        facts = account_facts(connection, account_id, as_of or book.today())
    with voice.spoken():
        pack = assemble_chart(facts, internal=internal)
    return build_chart(pack, paper), pack


def _likes(connection: BookConnection, facts: AccountFacts) -> dict[int, Aggregate]:
    """Benchmarks from like accounts of the user's own book, by metric."""
    segment_id = facts.account.segment_id
    metric_ids = {
        account_metric.metric_id
        for account_metric in facts.account_metrics
        if account_metric.in_review
    }
    # Likeness begins with the segment; without one everybody would be alike.
    if segment_id is None or not metric_ids:
        return {}
    rules = rules_of(connection)
    accounts = alike.accounts_of_segment(connection, segment_id)
    values = alike.last_values(connection, metric_ids, segment_id, facts.as_of)
    found = (
        aggregate(metric_id, facts.account, accounts, present, rules)
        for metric_id, present in values.items()
    )
    return {each.metric_id: each for each in found if each is not None}


class TitledPack(Protocol):
    """What a document of one title is printed from."""

    @property
    def title(self) -> str:
        """Its headline."""


def _write_whole(
    target: Path,
    made: Callable[[Voice], tuple[TitledPack, bytes]],
    voice: Voice,
    *,
    overwrite: bool,
) -> Written:
    """Put into a file what `made` makes in a voice, whole in its language; errors as in
    `write_pack`."""
    # Refused before anything is drawn: nobody waits for a document that has no place.
    check_target(target, overwrite=overwrite)
    pack, content = whole_in(voice, made)
    return write_document(target, content, pack.title, pack, overwrite=overwrite)


def write_document(
    target: Path, content: bytes, title: str, pack: object, *, overwrite: bool
) -> Written:
    """Put a document of one title into a file; `pack` is what it was printed from."""
    return _write(target, content, (title,), _undrawable(pack), overwrite=overwrite)


def _undrawable(pack: object) -> tuple[str, ...]:
    from csm_desktop.reports.text import undrawable

    return undrawable(_texts(pack))


def _texts(value: object) -> Iterator[str]:
    """Every text in a pack, however deep."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _write(
    target: Path,
    content: bytes,
    titles: tuple[str, ...],
    undrawable: tuple[str, ...],
    *,
    overwrite: bool,
) -> Written:
    with atomic_write(target, overwrite=overwrite) as file:
        file.write(content)
    return Written(target, titles, undrawable, page_count(content))
