"""In which language a letter is: chosen for it, else its people's, else their account's."""

from collections.abc import Iterable

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact


def letter_language(chosen: str, people: Iterable[Contact], account: Account, own: str) -> str:
    """The language of a letter to these people; `own` is the user's, where nobody said any.

    People who do not share one are written to in their account's.
    """
    spoken = {person.language or account.language for person in people}
    shared = spoken.pop() if len(spoken) == 1 else ""
    return chosen or shared or account.language or own
