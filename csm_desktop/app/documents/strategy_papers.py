"""The documents of a strategy for its customer: the page of a week, the letter at a farewell."""

from typing import TYPE_CHECKING

from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.voices import letter_voice
from csm_desktop.app.documents.printable import Printable, facts_on
from csm_desktop.app.strategies.letter import letter_language
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.strategies import ExecutiveUpdate, Strategy, StrategyKind
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.wording import ENGLISH, render, tr

if TYPE_CHECKING:
    from csm_desktop.reports.letter.pack import LetterPack
    from csm_desktop.reports.status.pack import StatusPack


def status_paper(account_id: int, update_id: int | None = None) -> "Printable[StatusPack]":
    """The page of a week of an account (default: the latest). `gather` raises UserError where none
    is written."""
    from csm_desktop.reports.status.pack import assemble_status

    def gather(book: Book) -> "StatusPack":
        facts = facts_on(book, account_id, None)
        return assemble_status(facts, _update(facts, update_id))

    def build(pack: "StatusPack", paper: str) -> bytes:
        from csm_desktop.reports.status.build import build_status

        return build_status(pack, paper)

    return Printable(gather, build, ENGLISH)


def letter_paper(book: Book, account_id: int) -> "Printable[LetterPack]":
    """The letter of the latest farewell of an account, in the language of whom it is to. `gather`
    raises UserError where none is written."""
    from csm_desktop.reports.letter.pack import assemble_letter

    language = letter_language(facts_on(book, account_id, None))

    def gather(book: Book) -> "LetterPack":
        facts = facts_on(book, account_id, None)
        return assemble_letter(facts, tr("Thank you, and farewell"), _farewell(facts).letter)

    def build(pack: "LetterPack", paper: str) -> bytes:
        from csm_desktop.reports.letter.build import build_letter

        return build_letter(pack, paper)

    return Printable(gather, build, letter_voice(language))


def _update(facts: AccountFacts, update_id: int | None) -> ExecutiveUpdate:
    found = [one for one in facts.executive_updates if update_id in (None, one.id)]
    if not found:
        name = facts.account.name
        raise UserError(
            render(say("No weekly page of {account} is written yet.", account=name)),
            tr("Write one on the Standing tab of the account, under its rescue."),
        )
    return found[-1]


def _farewell(facts: AccountFacts) -> Strategy:
    found = [
        one for one in facts.strategies if one.kind is StrategyKind.FAREWELL and one.letter.strip()
    ]
    if not found:
        name = facts.account.name
        raise UserError(
            render(say("No farewell letter to {account} is written yet.", account=name)),
            tr("Write one on the Standing tab of the account, under its farewell."),
        )
    return max(found, key=lambda one: (one.started_on, one.id))
