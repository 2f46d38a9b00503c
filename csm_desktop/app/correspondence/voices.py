"""In whose words a letter is: its people's language, with the numbers and days of that language."""

from collections.abc import Iterable

from csm_desktop.domain.correspondence.languages import letter_language
from csm_desktop.domain.correspondence.salutations import Addressee, greetings
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.wording import Voice, catalogues, render, voice


def languages() -> tuple[str, ...]:
    """The languages in which the program has the words of letters."""
    return ("en", *catalogues())


def language_of(chosen: str, people: Iterable[Contact], account: Account) -> str:
    """The language of a letter to these people; the user's own where nobody said any.

    One that the program has no words of gives way to the user's own, and is never half spoken.
    """
    own = voice().language
    found = letter_language(chosen, people, account, own)
    return found if found in languages() else own


def letter_voice(language: str) -> Voice:
    """The voice of a language; the user's own, with its locale, where that is the same."""
    spoken = voice()
    return spoken if language in ("", spoken.language) else Voice.of(language)


def greeting(people: Iterable[Addressee]) -> str:
    """The greeting in the voice in force, on one line: "Dear Dr. Brandt, dear Ben,"."""
    first, *others = map(render, greetings(tuple(people)))
    return " ".join((first, *(f"{part[:1].lower()}{part[1:]}" for part in others)))
