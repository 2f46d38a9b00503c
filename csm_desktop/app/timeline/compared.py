"""An account as it was on a day beside what it is now, line by line of its sheet."""

from collections.abc import Iterable
from datetime import date

from csm_desktop.app.accounts.sheet import sheet_sections
from csm_desktop.app.accounts.stored_facts import FactSection
from csm_desktop.app.accounts.view import AccountView
from csm_desktop.app.book import Book
from csm_desktop.app.timeline.happened import account_on
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One line of the sheet on two days; what was not there on one of them is empty."""

    id: int
    section: str
    label: str
    then: str
    now: str

    @property
    def differs(self) -> bool:
        """Whether it is another today."""
        return self.then != self.now


def compared_with(
    book: Book, view: AccountView, day: date, zone: str = ""
) -> tuple[ComparedLine, ...]:
    """The account of a view beside itself at the end of a day; errors as in `timeline_of`."""
    now = _values(sheet_sections(view))
    then = _values(sheet_sections(account_on(book, view.account_id, day, zone)))
    # What there is today leads; what is gone since follows.
    keys = [*now, *(key for key in then if key not in now)]
    return tuple(
        ComparedLine(number, section, label, then.get(key, ""), now.get(key, ""))
        for number, key in enumerate(keys, 1)
        for section, label, _ in (key,)
    )


def _values(sections: Iterable[FactSection]) -> dict[tuple[str, str, int], str]:
    """By section and label; of lines with the same label, such as several readings, by number."""
    found: dict[tuple[str, str, int], str] = {}
    for section in sections:
        for fact in section.facts:
            number = 0
            while (section.title, fact.label, number) in found:
                number += 1
            found[section.title, fact.label, number] = fact.value
    return found
