"""In which language a customer gets a document: chosen for the account, and proposed at first."""

from typing import TYPE_CHECKING

from csm_desktop.ui.frame.shell import Shell
from csm_desktop.ui.widgets.fields.choices import Choice
from csm_desktop.wording import language_name
from csm_desktop.wording.own_voice import languages_of_program

if TYPE_CHECKING:
    from csm_desktop.app.book import Book

_KEPT = "paper languages"


def paper_languages() -> list[Choice]:
    """The languages in which every document is whole."""
    return [Choice(language, language_name(language)) for language in languages_of_program()]


def language_of_paper(shell: Shell, book: "Book", account_id: int) -> str:
    """The language that was chosen last for an account, else that of its people."""
    from csm_desktop.app.documents.languages import proposed_language

    kept = shell.recents.table(_KEPT, book.path).get(str(account_id))
    return kept if kept in languages_of_program() else proposed_language(book, account_id)


def keep_language(shell: Shell, book: "Book", account_id: int, language: str) -> None:
    """Remember what was chosen for an account, on this computer; nothing where it is what would
    be proposed anyway."""
    import json

    from csm_desktop.app.documents.languages import proposed_language

    kept = shell.recents.table(_KEPT, book.path)
    kept.pop(str(account_id), None)
    if language != proposed_language(book, account_id):
        kept[str(account_id)] = language
    shell.recents.keep(_KEPT, book.path, json.dumps(kept))
