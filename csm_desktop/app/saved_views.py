"""The user's own views of the list of accounts: a name for what narrows it, kept in the book.

In the book and not beside it: the words of a filter may name a customer.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields

from csm_desktop.app.book import Book
from csm_desktop.app.settings import put_text, text_of
from csm_desktop.app.typed_words import needed
from csm_desktop.domain.records.settings import value_of
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.values import dataclass
from csm_desktop.wording import tr

_KEY = "account_views"
MOST = 12


@dataclass(frozen=True, slots=True)
class OwnView:
    """`base` is the key of the view it began with, `words` the filter, `sort` a column's key."""

    name: str
    base: str = "all"
    words: str = ""
    sort: str = ""
    descending: bool = False


def own_views(book: Book) -> tuple[OwnView, ...]:
    """The user's views, in the order in which they were made."""
    with book.reading() as connection:
        return _read(text_of(connection, _KEY))


def keep_view(work: Work, /, view: OwnView) -> None:
    """Keep a view; one of the same name is replaced where it stands. Raises UserError."""
    name = needed(view.name, tr("A view needs a name."))
    known = list(_read(text_of(work.connection, _KEY)))
    named = OwnView(name, view.base, view.words, view.sort, view.descending)
    index = next((n for n, own in enumerate(known) if own.name.casefold() == name.casefold()), None)
    # Capitals aside it is the same view, and it keeps its place.
    if index is not None:
        known[index] = named
    elif len(known) >= MOST:
        raise UserError(tr("There are a dozen views already."), tr("Remove one first."))
    else:
        known.append(named)
    _write(work, known)


def drop_view(work: Work, /, name: str) -> None:
    """Remove a view; the accounts stay as they are."""
    _write(work, [view for view in _read(text_of(work.connection, _KEY)) if view.name != name])


def _write(work: Work, views: Sequence[OwnView]) -> None:
    text = json.dumps([asdict(view) for view in views], ensure_ascii=False) if views else ""
    put_text(work, _KEY, text)


def _read(text: str) -> tuple[OwnView, ...]:
    """What is kept; what a newer program added to a view, and what is damaged, is passed over."""
    kept = value_of(text) if text else None
    views = (_view(each) for each in (kept if isinstance(kept, list) else ()))
    return tuple(view for view in views if view is not None)


def _view(kept: object) -> OwnView | None:
    if not isinstance(kept, dict) or not isinstance(kept.get("name"), str):
        return None
    # By exact types: `true` in the place of a text is damage, though Python would take it.
    kinds = {field.name: type(field.default) for field in fields(OwnView)} | {"name": str}
    return OwnView(**{name: kept[name] for name in kinds if type(kept.get(name)) is kinds[name]})
