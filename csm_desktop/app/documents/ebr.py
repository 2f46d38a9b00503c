"""The EBR pack of an account: gathered from a book, assembled from what may be shared, printed.

It speaks English, whatever the window is set to, unless a customer's voice is asked for.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path

from csm_desktop.app.book import Book
from csm_desktop.app.documents.pictures import Branding, branding, pixels_of
from csm_desktop.app.documents.printable import Printable, Written, is_deck, write_printed
from csm_desktop.app.lists.cohorts import cohorts_of
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.value.readings import Aggregate
from csm_desktop.reports.ebr import pack as packs
from csm_desktop.storage.queries.facts import account_facts
from csm_desktop.storage.session import BookConnection
from csm_desktop.values import dataclass
from csm_desktop.wording import ENGLISH, Voice

Pack = packs.Pack
"""What an EBR says, by a name that the window may know."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an EBR pack is made of, in memory: with words still being typed in it, if need be.

    `likes` are benchmarks from like accounts, by metric. Without a `review` the pack is that of
    the planned one. `rules` are the book's, with its health models. `voice` is the customer's.
    `branding` and `pictures` of capabilities make it look like ours; the kept
    files are those of a review that was held.
    """

    facts: AccountFacts
    likes: Mapping[int, Aggregate]
    review: Review | None = None
    rules: Rules = DEFAULT_RULES
    edition: Edition = Edition.FULL
    voice: Voice = ENGLISH
    branding: Branding = field(default_factory=Branding)
    pictures: Mapping[int, tuple[Pixels, ...]] = field(default_factory=dict)
    kept_pdf: bytes = b""
    kept_deck: bytes = b""


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
    offered = [offer.capability_id for offer in facts.capability_offers]
    return Material(
        facts,
        _likes(connection, facts) if likes is None else likes,
        review,
        rules_of(connection),
        branding=branding(connection, facts.account.id),
        pictures=pixels_of(connection, offered),
    )


def pack_of(material: Material, voice: Voice | None = None) -> Pack:
    """The pack that this material makes, in its own voice or another; asks no book."""
    with (voice or material.voice).spoken():
        return _assembled(material)


def _assembled(material: Material) -> Pack:
    from csm_desktop.reports.ebr.assemble import assemble
    from csm_desktop.reports.ebr.dress import dressed

    pack = assemble(
        material.facts, material.review, material.likes, material.rules, material.edition
    )
    look = material.branding
    worn = replace(
        pack, company=look.company, accent=look.accent, our_logo=look.ours, their_logo=look.theirs
    )
    # The other editions were not shown, and are made again.
    if material.edition is Edition.FULL:
        worn = replace(worn, kept_pdf=material.kept_pdf, kept_deck=material.kept_deck)
    return dressed(worn, material.pictures)


def pack_pdf(pack: Pack, paper: str = "a4") -> bytes:
    """A pack as it would be printed, from memory; may be called on a thread. One that was kept is
    given back as it is, on the paper it was made for."""
    if pack.kept_pdf:
        return pack.kept_pdf
    from csm_desktop.reports.ebr.build import build

    return build(pack, paper)


def chapter_pdf(pack: Pack, paper: str, chapters: range, before: int, after: int) -> bytes:
    """Chapters of a pack that share a page, alone, numbered from `before` + 1: in a fraction of
    the time."""
    from csm_desktop.reports.ebr.build import build_chapter

    return build_chapter(pack, paper, chapters, before, after)


def pack_deck(pack: Pack, paper: str = "wide") -> bytes:
    """A pack as slides, from memory or as it was kept; may be called on a thread."""
    if pack.kept_deck:
        return pack.kept_deck
    from csm_desktop.reports.deck.build import build_deck

    return build_deck(pack, paper)


def ebr_paper(
    account_id: int,
    as_of: date | None = None,
    edition: Edition = Edition.FULL,
    *,
    slides: bool = False,
) -> Printable[Pack]:
    """The EBR pack of an account as of a day (default: today), in an edition; as a PDF or, with
    `slides`, as a deck."""

    def gather(book: Book) -> Pack:
        return _assembled(replace(ebr_material(book, account_id, as_of), edition=edition))

    return Printable(gather, pack_deck if slides else pack_pdf, ENGLISH, _titles)


def write_made(pack: Pack, target: Path, paper: str = "a4", *, overwrite: bool = False) -> Written:
    """Print a pack from memory into a file, as slides where its name ends like theirs; errors as in
    `Printable.write`. For a thread, too."""
    content = pack_deck(pack, paper) if is_deck(target) else pack_pdf(pack, paper)
    return write_printed(target, content, _titles(pack), pack, overwrite=overwrite)


def _titles(pack: Pack) -> tuple[str, ...]:
    from csm_desktop.reports.ebr.printed import printed_pages

    return tuple(page.title for page in printed_pages(pack))


def _likes(connection: BookConnection, facts: AccountFacts) -> dict[int, Aggregate]:
    """Benchmarks from like accounts of the user's own book, by metric."""
    shown = {each.metric_id for each in facts.account_metrics if each.in_review}
    found = cohorts_of(connection, facts, shown)
    return {each.metric_id: each.found for each in found if each.found is not None}
