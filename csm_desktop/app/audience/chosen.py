"""Which accounts an audience is: those of a view by its name, of a filter, or of both."""

from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import accounts
from csm_desktop.app.lists.overview import book_worth, overview
from csm_desktop.app.lists.views import VIEWS
from csm_desktop.app.saved_views import OwnView, own_views
from csm_desktop.domain.lists.conditions import FACTS, fact_filter
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.text.message import say
from csm_desktop.domain.text.plain_letters import plain_letters
from csm_desktop.errors import UserError
from csm_desktop.wording import label, read_number, render, tr


def chosen_accounts(book: Book, view: str = "", words: str = "") -> tuple[AccountLine, ...]:
    """The accounts of a view, the program's or one that the user keeps, that a filter leaves.

    Raises UserError for a view that there is not, and for a condition that cannot be read.
    """
    lines = accounts(book)
    own = _named(book, view) if view.strip() else OwnView("")
    base = next((known for known in VIEWS if known.key == own.base), VIEWS[0])
    if base.key != VIEWS[0].key:
        numbers = overview(book, lines)
        lines = tuple(line for line in lines if base.keeps(line, numbers))
    for typed in (own.words, words):
        lines = _kept(book, lines, typed)
    return lines


def _named(book: Book, view: str) -> OwnView:
    own = own_views(book)
    sought = " ".join(view.split()).casefold()
    for each in own:
        if each.name.casefold() == sought:
            return each
    for known in VIEWS:
        if sought in (known.key, known.title.casefold(), tr(known.title).casefold()):
            return OwnView(tr(known.title), known.key)
    names = [*(each.name for each in own), *(tr(known.title) for known in VIEWS)]
    raise UserError(
        render(say("There is no view “{name}”.", name=view)),
        render(say("The views are: {names}.", names=", ".join(names))),
    )


def _kept(book: Book, lines: tuple[AccountLine, ...], typed: str) -> tuple[AccountLine, ...]:
    read = fact_filter(typed, label, read_number)
    if read.unread:
        raise UserError(
            render(say("“{typed}” cannot be read.", typed=read.unread[0].typed)),
            render(say("The facts are: {names}.", names=", ".join(FACTS))),
        )
    sought = plain_letters(read.words).split()
    worth, today = book_worth(book, lines), book.today()
    return tuple(
        line
        for line in lines
        if read.holds(line, today, worth) and all(word in _words(line) for word in sought)
    )


def _words(line: AccountLine) -> str:
    said = (line.name, line.domain, line.segment, line.industry, line.country, line.owner,
            line.next_step)  # fmt: skip
    return plain_letters(" ".join(said))
