"""A case of the shared folder taken into a book of its own, and what the book then holds."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from csm_desktop.app.accounts.view import AccountView, account_view
from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, ImportTerms, Options, import_lists, read_lists
from csm_desktop.app.lists.figures import current_lines
from csm_desktop.app.lists.overview import overview
from csm_desktop.domain.lists.lines import AccountLine
from csm_desktop.domain.money.revenue_figures import RevenueFigures
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.domain.records.team import TeamMember
from csm_desktop.errors import UserError
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.public_data import FOLDER as PUBLIC

FOLDER = PUBLIC.parents[1] / "cases" / "import"

T = TypeVar("T")


class Case:
    """One folder of small files, and the book that they are taken into."""

    def __init__(self, folder: Path, new_book: Callable[[], Book]) -> None:
        self.folder = folder
        self._new_book = new_book
        self.book = new_book()

    def anew(self) -> None:
        """Begin again with an empty book."""
        self.book = self._new_book()

    def take(
        self, *names: str, update: bool = False, good_rows: bool = False, **options: Any
    ) -> ImportReport:
        """Import files of the case; each row of theirs is in exactly one place of the report."""
        terms = options.pop("terms", ImportTerms())
        plans = read_lists([self.folder / name for name in names], Options(**options))
        report = import_lists(self.book, plans, update=update, good_rows=good_rows, terms=terms)
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    def asks(self, *names: str, **options: Any) -> set[str]:
        """The topics of the questions that stop an import of these files."""
        plans = read_lists([self.folder / name for name in names], Options(**options))
        return {question.topic for plan in plans for question in plan.questions}

    def refusal(self, *names: str) -> str:
        """What a file that is not imported at all is told."""
        try:
            self.take(*names)
        except UserError as error:
            return f"{error.title} {error.advice}"
        return ""

    def all(self, kind: type[T]) -> list[T]:
        """Everything of a kind in the book."""
        return list(self.book.record(Work.find, kind))

    def account(self, name: str) -> Account:
        """The one account of that name."""
        (only,) = (each for each in self.all(Account) if each.name == name)
        return only

    def contact(self, name: str) -> Contact:
        """The one person of that name."""
        (only,) = (each for each in self.all(Contact) if each.name == name)
        return only

    @property
    def homes(self) -> dict[str, str]:
        """Person -> account, empty where they have none."""
        names = {each.id: each.name for each in self.all(Account)}
        return {each.name: names.get(each.account_id or 0, "") for each in self.all(Contact)}

    @property
    def owners(self) -> dict[str, str]:
        """Account -> who of ours owns it."""
        names = {each.id: each.name for each in self.all(TeamMember)}
        return {each.name: names.get(each.owner_id or 0, "") for each in self.all(Account)}

    @property
    def lines(self) -> dict[str, AccountLine]:
        """The list of accounts as the window shows it; two of one name fail here."""
        found = current_lines(self.book)
        assert len({line.name for line in found}) == len(found)
        return {line.name: line for line in found}

    @property
    def arr(self) -> dict[str, str]:
        """Account -> what it pays a year today, as "52000.00 EUR"."""
        return {
            name: " + ".join(f"{money.amount:.2f} {money.currency}" for money in line.arr)
            for name, line in self.lines.items()
        }

    @property
    def renewals(self) -> dict[str, date | None]:
        """Account -> its next renewal."""
        return {name: line.renews_on for name, line in self.lines.items()}

    @property
    def readings(self) -> list[tuple[str, date, Decimal]]:
        """Metric, day and value of all readings, in order."""
        names = {each.id: each.name for each in self.all(Metric)}
        return sorted((names[each.metric_id], each.on, each.value) for each in self.all(Reading))

    @property
    def revenue(self) -> RevenueFigures:
        """The figures of the whole book, which has one currency."""
        (only,) = overview(self.book, current_lines(self.book)).revenue
        return only

    def view(self, name: str) -> AccountView:
        """The account's page."""
        return account_view(self.book, self.account(name).id)


def told(report: ImportReport) -> str:
    """All that a report says beside its numbers, a line each."""
    lines = []
    for file in report.files:
        lines += [f"{each.column} {render(each.text)} {each.value}" for each in file.remarks]
        lines += [f"{each.name} {render(each.why)}" for each in file.proposals]
        lines += [f"{d.name} {d.field} {d.ours} {d.theirs}" for d in file.differences]
        lines += [f"{each.name} {each.account_ref} without account" for each in file.unassigned]
        lines += [f"{each.name} missing" for each in file.missing]
        lines += [f"{render(each.reason)} {each.value}" for each in file.set_aside]
        lines += [f"{each.column} {render(each.reason)} {each.value}" for each in file.refused]
    lines += [f"{sheet.sheet} {render(sheet.reason)}" for _, sheet in report.left]
    return "\n".join(lines)


def custom(thing: Account | Contact) -> dict[str, str]:
    """The fields of the user's own."""
    return {each.name: each.value for each in thing.custom}


Promise = Callable[[Case], None]


def promise_in(promises: dict[str, Promise]) -> Callable[[str], Callable[[Promise], Promise]]:
    """A way to note what a case promises, by its number."""

    def promise(number: str) -> Callable[[Promise], Promise]:
        def take(judge: Promise) -> Promise:
            promises[number] = judge
            return judge

        return take

    return promise
