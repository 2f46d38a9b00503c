"""What the lists of a book show, and how a name leads to an account."""

from bisect import insort
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date

from csm_desktop.app.book import Book
from csm_desktop.domain.limits.changed_rules import rules_from
from csm_desktop.domain.limits.unusable import fields_concerned
from csm_desktop.domain.lists.lines import AccountLine, TrashLine, UnassignedLine
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.settings import Setting
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import search
from csm_desktop.storage.file.stopped import stopped_by
from csm_desktop.storage.queries import dump, facts, lists
from csm_desktop.storage.search import Hit
from csm_desktop.storage.search_days import dated
from csm_desktop.wording import render, tr

_NAMED_AT_MOST = 10
_ALL = "accounts"


def accounts(book: Book, ids: Collection[int] | None = None) -> tuple[AccountLine, ...]:
    """All accounts that are not in the trash, or those of these ids, by name."""
    if ids is None:
        return marked(book, unmarked(book))
    with book.reading() as connection:
        lines = lists.accounts(connection, ids)
    return marked(book, lines)


def unmarked(book: Book) -> tuple[AccountLine, ...]:
    """All accounts as they were read, without the look that `marked` needs: it takes as long."""
    return book.known(_ALL, lists.accounts)


def are_known(book: Book) -> bool:
    """Whether all accounts were listed since anything was written: listing them takes no time."""
    return book.knows(_ALL)


def marked(book: Book, lines: tuple[AccountLine, ...]) -> tuple[AccountLine, ...]:
    """The same lines; those that stand on values that cannot be used say of which fields."""
    concerned = fields_concerned(book.unusable())
    if not concerned:
        return lines
    return tuple(
        replace(line, unusable=concerned[line.id]) if line.id in concerned else line
        for line in lines
    )


def with_changed(
    book: Book, lines: Sequence[AccountLine], changed: Collection[int]
) -> tuple[AccountLine, ...]:
    """The list again after these accounts changed: only they are read, and those that belong to
    them, for their lines name them; the order is that of all."""
    with book.reading() as connection:
        concerned = {*changed, *lists.children(connection, changed)}
    kept = [line for line in lines if line.id not in concerned]
    for line in accounts(book, concerned):
        insort(kept, line, key=_by_name)
    return tuple(kept)


def _by_name(line: AccountLine) -> tuple[str, int]:
    """As the database sorts: letters of ASCII without case, all others as they are."""
    name = line.name
    if name.isascii():
        return name.lower(), line.id
    return "".join(sign.lower() if sign.isascii() else sign for sign in name), line.id


def account_count(book: Book) -> int:
    """How many accounts are not in the trash."""
    with book.reading() as connection:
        return lists.account_count(connection)


def unassigned(book: Book) -> tuple[UnassignedLine, ...]:
    """What imports kept although its account is not in the book."""
    with book.reading() as connection:
        return lists.unassigned(connection)


def trash(book: Book) -> tuple[TrashLine, ...]:
    """Accounts in the trash, the latest first."""
    with book.reading() as connection:
        return lists.trash(connection)


def trash_days(book: Book) -> int:
    """For how many days an account stays in the trash."""
    with book.reading() as connection:
        return rules_from(dump.everything(connection, Setting)).trash_days


def search_hits(
    book: Book, text: str, limit: int = 50, waiting: Callable[[], object] | None = None
) -> tuple[Hit, ...]:
    """What the words of `text` are found in, best first, each with its day. `waiting` is called
    again and again meanwhile, and what it raises ends the search: letters that most words begin
    with take a quarter of a second in a large book."""
    with book.reading() as connection:
        if waiting is None:
            return search.find(connection, text, limit=limit, name=dated)
        with stopped_by(waiting, connection.driver):
            return search.find(connection, text, limit=limit, name=dated)


def account_facts(book: Book, account_id: int, as_of: date | None = None) -> AccountFacts:
    """Everything that the book knows of an account, as of a day (default: today)."""
    with book.reading() as connection:
        return facts.account_facts(connection, account_id, as_of or book.today())


def account_named(book: Book, name_or_id: str, *, advice: str = "") -> AccountLine:
    """The account of this id, name, or beginning of a name.

    Raises UserError where there is none, with `advice` where no command line is at hand; where
    there are several, it names them with their ids.
    """
    with book.reading() as connection:
        candidates = lists.accounts_called(connection, name_or_id)
    # A number may also be a name, so both are looked for.
    by_id = [line for line in accounts(book) if str(line.id) == name_or_id]
    if by_id:
        return by_id[0]
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        raise UserError(
            render(say("There is no account “{name}” in this book.", name=name_or_id)),
            advice
            or tr("Give its name, the beginning of its name, or its id; `list` shows all of them."),
        )
    raise several_error(name_or_id, [(line.name, line.id) for line in candidates])


def several_error(words: str, found: Sequence[tuple[str, int]]) -> UserError:
    """That words may mean any of these accounts, each with its id."""
    named = [f"  {name} ({id_})" for name, id_ in found[:_NAMED_AT_MOST]]
    if len(found) > _NAMED_AT_MOST:
        named.append("  " + render(say("and {n} more", n=len(found) - _NAMED_AT_MOST)))
    return UserError(
        render(say("“{name}” may be any of {n} accounts:", name=words, n=len(found))),
        "\n".join([*named, tr("Give the whole name, or the id in brackets.")]),
    )
