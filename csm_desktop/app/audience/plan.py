"""What a message to an audience would come to: a draft for each reader, who is left out, and why
(domain.md §5, §9).

Planned on a thread and shown before anything is stored; the drafts that are stored are those shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from csm_desktop.app import settings
from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import message_to
from csm_desktop.app.correspondence.templates import LetterText, refuse_text
from csm_desktop.app.lists.figures import rules_of
from csm_desktop.app.money.exchange import most_paid, paid_in
from csm_desktop.domain.correspondence.audience import (
    QUIET_DAYS,
    Courtesy,
    LetterReader,
    Unfit,
    readers,
)
from csm_desktop.domain.journey.standing import Standing, standing_from
from csm_desktop.domain.lists.figures import NEEDED as OF_FIGURES
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.rates import converted
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.letters.outbox import OutboxMail
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.records.revenue import ExchangeRate
from csm_desktop.domain.records.rules import Rules
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.mail.compose import sendable
from csm_desktop.storage.queries import dump, lists, outbox
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.storage.session import BookConnection, Work
from csm_desktop.values import dataclass
from csm_desktop.wording import joined, label, render, tr, voice

NEEDED = frozenset(
    {"team", "contacts", "meetings", "subscriptions", "goals", "milestones", "actions",
     "letter_templates"}
)  # fmt: skip
"""The fields of AccountFacts that a message is made of."""


@dataclass(frozen=True, slots=True)
class MessageAudience:
    """Who is to be written to, and what.

    `roles` in the order in which they are asked for; none: whoever speaks for the account.
    `language`: "" for that of each person. `texts` are said in place of the templates, by role
    (None: to all others), in that one language.
    """

    account_ids: tuple[int, ...]
    roles: tuple[ContactRole, ...] = ()
    kind: LetterKind = LetterKind.MESSAGE
    language: str = ""
    quiet_days: int = QUIET_DAYS
    texts: Mapping[ContactRole | None, LetterText] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedDraft:
    """One message as it would stand in the outbox."""

    account_id: int
    account: str
    contact_id: int
    person: str
    address: str
    role: ContactRole | None
    subject: str
    body: str
    language: str


@dataclass(frozen=True, slots=True)
class NotWritten:
    """Who gets none, and why; `places` are those of the text that nothing fills."""

    account_id: int
    account: str
    person: str
    role: ContactRole | None
    unfit: Unfit
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AudiencePlan:
    """The drafts, those of the most valuable accounts first, and who is left out."""

    drafts: tuple[PlannedDraft, ...]
    left_out: tuple[NotWritten, ...]


def why_left_out(out: NotWritten) -> str:
    """Why somebody gets none, with the places of the text that nothing fills."""
    places = joined([f"{{{name}}}" for name in out.places])
    said = say("{why}: {places}", why=out.unfit, places=places) if places else None
    return render(said) if said is not None else label(out.unfit)


def audience_plan(book: Book, audience: MessageAudience) -> AudiencePlan:
    """What would be written to whom; nothing is stored.

    Raises UserError for a text that names what nothing fills.
    """
    for text in audience.texts.values():
        refuse_text(audience.kind, text.subject, text.body)
    drafts: list[PlannedDraft] = []
    left_out: list[NotWritten] = []
    with book.reading() as connection:
        courtesy = _courtesy(connection, audience)
        rules = rules_of(connection)
        rank = _ranks(connection, book, audience.account_ids)
        needed = NEEDED | OF_FIGURES if courtesy.praises else NEEDED
        for facts in facts_of_many(connection, tuple(rank), book.today(), needed):
            for reader in readers(
                facts, audience.roles, courtesy, behind=_is_behind(facts, rules, courtesy)
            ):
                found = _drafted(facts, reader, audience, rules)
                (drafts if isinstance(found, PlannedDraft) else left_out).append(found)  # type: ignore[arg-type]
    # Stable: of one account in the order of the roles.
    drafts.sort(key=lambda draft: rank[draft.account_id])
    once, twice = _each_once(drafts)
    left_out.extend(twice)
    left_out.sort(key=lambda out: rank[out.account_id])
    return AudiencePlan(once, tuple(left_out))


def make_drafts(work: Work, /, name: str, drafts: Sequence[PlannedDraft]) -> tuple[int, ...]:
    """Put the drafts into the outbox as a set of this name; their ids, in the set's order.

    Raises UserError for a set without a name or drafts.
    """
    name = " ".join(name.split())
    if not name:
        raise UserError(tr("What is this set of messages called?"), tr("Nothing was made."))
    if not drafts:
        raise UserError(tr("Nobody is left to write to."), tr("Nothing was made."))
    return tuple(
        work.add(
            OutboxMail(
                work.new_id(),
                draft.account_id,
                contact_id=draft.contact_id,
                to=(draft.address,),
                subject=draft.subject,
                body=draft.body,
                language=draft.language,
                campaign=name,
            )
        ).id
        for draft in drafts
    )


def _courtesy(connection: BookConnection, audience: MessageAudience) -> Courtesy:
    return Courtesy(
        audience.kind is LetterKind.PRAISE,
        audience.quiet_days,
        outbox.written_to(connection),
        outbox.opted_out(connection),
    )


def _is_behind(facts: AccountFacts, rules: Rules, courtesy: Courtesy) -> bool:
    """Judged for a congratulation alone: a standing costs as much as the letter."""
    if not courtesy.praises:
        return False
    rules = rules.of(facts.account.segment_id)
    return standing_from(facts, rules).standing is Standing.LAGGARD


def _drafted(
    facts: AccountFacts, reader: LetterReader, audience: MessageAudience, rules: Rules
) -> PlannedDraft | NotWritten:
    account, person = facts.account, reader.person

    def out(why: Unfit, places: tuple[str, ...] = ()) -> NotWritten:
        name = person.name if person else ""
        return NotWritten(account.id, account.name, name, reader.role, why, places)

    if person is None or reader.unfit is not None:
        return out(reader.unfit or Unfit.NOBODY)
    try:
        sendable(person.email)
    except UserError:
        return out(Unfit.BAD_ADDRESS)
    text = audience.texts.get(reader.role, audience.texts.get(None))
    # The user's own words are in one language: a greeting in another would not fit them.
    language = audience.language or (voice().language if text is not None else "")
    made = message_to(facts, person, language, reader.role, text, audience.kind, rules)
    if made.torn:
        return out(Unfit.NOT_KNOWN, made.torn)
    return PlannedDraft(
        account.id, account.name, person.id, person.name, person.email.strip(), reader.role,
        made.subject, made.body, made.language,
    )  # fmt: skip


def _each_once(
    drafts: Iterable[PlannedDraft],
) -> tuple[tuple[PlannedDraft, ...], tuple[NotWritten, ...]]:
    """Nobody gets a set twice, at whatever accounts they stand."""
    known: dict[str, PlannedDraft] = {}
    twice = []
    for draft in drafts:
        if known.setdefault(draft.address.casefold(), draft) is not draft:
            twice.append(
                NotWritten(draft.account_id, draft.account, draft.person, draft.role, Unfit.TWICE)
            )
    return tuple(known.values()), tuple(twice)


def _ranks(connection: BookConnection, book: Book, ids: Sequence[int]) -> dict[int, int]:
    """The place of each account that is there, by what it pays; those that pay in what no rate
    converts come after the others, by what they are called."""
    lines = lists.accounts(connection, ids)
    rates = dump.everything(connection, ExchangeRate)
    currency = settings.text_of(connection, settings.CURRENCY) or most_paid(paid_in(lines))

    def worth(line: AccountLine) -> tuple[int, str]:
        known = line.arr and currency and "arr" not in line.unusable
        paid = converted(line.arr, currency, rates, book.today()) if known else None
        return (-paid.minor if paid is not None else 1), line.name.casefold()

    return {line.id: place for place, line in enumerate(sorted(lines, key=worth))}
