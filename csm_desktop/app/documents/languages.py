"""In whose language a document speaks: wholly in one, or not at all.

A catalogue may have the texts of one document and lack those of another. Whether it has them is
found out by saying them: a document of which a text is missing is refused, never half translated.
"""

from collections.abc import Callable
from typing import TypeVar

from csm_desktop.app.book import Book
from csm_desktop.domain.text.message import say
from csm_desktop.errors import UserError
from csm_desktop.storage import records
from csm_desktop.wording import Voice, catalogues, is_locale, joined, missing_texts, render, voice
from csm_desktop.wording.own_voice import languages_of_program

T = TypeVar("T")


def customers_voice(tag: str) -> Voice:
    """The voice of a document in a language, such as "de" or "de-CH".

    Raises UserError where the program has no catalogue of it, or there is no such locale.
    """
    asked = Voice.of(tag)
    there = ("en", *catalogues())
    if asked.language not in there or not is_locale(asked.locale):
        raise UserError(
            render(say("There are no documents in “{tag}”.", tag=tag)),
            render(say("Choose one of: {languages}.", languages=", ".join(sorted(there)))),
        )
    return asked


def proposed_language(book: Book, account_id: int) -> str:
    """The language of an account's people where they share one, else the account's, else the user's
    own, as of letters; English where its documents are not whole in that one."""
    with book.reading() as connection:
        account = records.read(connection, "account", account_id)
        people = records.read_where(connection, "contact", {"account_id": account_id})
    said = account["language"] if account is not None else ""
    spoken = {person["language"] or said for person in people}
    shared = spoken.pop() if len(spoken) == 1 else said
    there = languages_of_program()
    return next((each for each in (shared, voice().language) if each in there), "en")


def whole_in(voice: Voice, make: Callable[[Voice], T]) -> T:
    """What `make` says in a voice. Raises UserError where the voice's language has not got all its
    texts, and names the languages that have."""
    made, missing = _said(voice, make)
    # Half a document in English in front of a customer is worse than none.
    if missing:
        # Which texts a document needs only its making tells, so it is made in each language.
        whole = [
            language
            for language in ("en", *catalogues())
            if language != voice.language and _is_whole(language, make)
        ]
        raise UserError(
            render(
                say(
                    "This document is not whole in “{tag}”: {n} of its texts is missing.",
                    "This document is not whole in “{tag}”: {n} of its texts are missing.",
                    n=len(missing),
                    tag=voice.language,
                )
            ),
            render(say("Nothing was written. It is whole in: {tags}.", tags=joined(whole))),
        )
    return made


def _is_whole(language: str, make: Callable[[Voice], T]) -> bool:
    try:
        return not _said(Voice.of(language), make)[1]
    except UserError:  # such as that no font here can draw it: no language to choose instead
        return False


def _said(voice: Voice, make: Callable[[Voice], T]) -> tuple[T, set[str]]:
    with missing_texts() as missing:
        return make(voice), missing
