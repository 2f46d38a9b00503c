"""Every win story of the book, with how far it keeps the five criteria (domain.md §3)."""

from csm_desktop.app.book import Book
from csm_desktop.app.settings import our_company
from csm_desktop.domain.handoff.win_story import check_win_story
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.handoff import WinStory
from csm_desktop.storage.queries import dump
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ToldStory:
    """The win story of one account, whose id it bears; `failing` are the checks that it fails."""

    id: int
    account: str
    industry: str
    story: WinStory
    failing: int


def win_stories(book: Book) -> tuple[ToldStory, ...]:
    """The stories of accounts that are not in the trash, by the names of these."""
    with book.reading() as connection:
        accounts = {
            account.id: account
            for account in dump.everything(connection, Account)
            if account.deleted_at is None
        }
        stories = dump.everything(connection, WinStory)
        company = our_company(connection)
    found = []
    for story in stories:
        account = accounts.get(story.account_id)
        if account is not None:
            checks = check_win_story(story, company, account.products)
            failing = sum(check.passed is False for check in checks)
            found.append(ToldStory(account.id, account.name, account.industry, story, failing))
    return tuple(sorted(found, key=lambda line: (line.account.casefold(), line.id)))
