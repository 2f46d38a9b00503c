"""Two systems that both count from one: whose ids a list holds is asked where names disagree."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import (
    SAME_SYSTEM,
    ImportReport,
    ImportTerms,
    OpenQuestionsError,
    import_lists,
    read_list,
    try_lists,
)
from csm_desktop.app.imports.profiles import book_profiles, set_choice
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.contacts import Contact
from csm_desktop.domain.records.foreign_ids import in_words
from csm_desktop.storage.session import Work

CRM = "Account ID,Account Name,City\n1,Acme,Ulm\n2,Beta,Bonn\n3,Gamma,Kiel\n"
BILLS = "Customer ID,Customer,Industry\n1,Xylo,Wood\n2,Yard,Steel\n3,Zeta,Food\n"


class Lists:
    """A book and a folder, and a short way to bring a list into the one from the other."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book, self.folder = book, folder

    def bring(
        self,
        text: str,
        name: str = "crm.csv",
        systems: Mapping[str, str] | None = None,
        *,
        with_profiles: bool = True,
    ) -> ImportReport:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        known = book_profiles(self.book) if with_profiles else ()
        terms = ImportTerms(systems=systems or {})
        return import_lists(self.book, [read_list(path, profiles=known)], terms=terms)

    def asked(self, text: str, name: str) -> tuple[str, ...]:
        """The answers that are offered; nothing may have been stored."""
        before = self.ids()
        with pytest.raises(OpenQuestionsError) as stopped:
            self.bring(text, name)
        assert self.ids() == before
        (question,) = stopped.value.questions
        assert question.topic == "source-system"
        return question.options

    def ids(self) -> dict[str, str]:
        """Every account with its ids."""
        accounts: tuple[Account, ...] = self.book.record(Work.find, Account)
        return {each.name: ", ".join(map(in_words, each.ids)) for each in accounts}

    def homes(self) -> dict[str, str]:
        """Every contact with its account."""
        accounts = {each.id: each.name for each in self.book.record(Work.find, Account)}
        people: tuple[Contact, ...] = self.book.record(Work.find, Contact)
        return {each.name: accounts.get(each.account_id or 0, "") for each in people}


@pytest.fixture
def lists(book: Book, tmp_path: Path) -> Lists:
    found = Lists(book, tmp_path)
    found.bring(CRM)
    return found


def test_numbers_that_mean_others_are_asked_about_and_both_answers_hold(lists: Lists) -> None:
    assert lists.asked(BILLS, "billing 2026-11.csv") == (
        '--source-system "billing 2026-11.csv=same"',
        '--source-system "billing 2026-11.csv=billing"',
    )
    lists.bring(BILLS, "bills.csv", {"bills.csv": "billing"})
    assert lists.ids() == {
        "Acme": "1", "Beta": "2", "Gamma": "3",
        "Xylo": "billing: 1", "Yard": "billing: 2", "Zeta": "billing: 3",
    }  # fmt: skip
    lists.book.undo()
    report = lists.bring(BILLS, "bills.csv", {"": SAME_SYSTEM})
    assert lists.ids() == {"Acme": "1", "Beta": "2", "Gamma": "3"}
    assert {each.theirs for each in report.files[0].differences} == {"Xylo", "Yard", "Zeta"}


def test_one_renamed_account_among_many_is_asked_of_nobody(lists: Lists) -> None:
    report = lists.bring(CRM.replace("Acme", "Acme GmbH") + "4,Eps,Köln\n5,Phi,Linz\n")
    lists.bring(CRM.replace("Gamma", "Delta") + "4,Eps,Köln\n5,Phi,Linz\n")
    assert (report.stored, set(lists.ids())) == (2, {"Acme", "Beta", "Gamma", "Eps", "Phi"})


def test_people_of_a_list_that_counts_otherwise_are_asked_about_too(lists: Lists) -> None:
    people = "First Name,Last Name,Account ID,Account Name\nIda,Moss,1,Xylo\nOve,Lind,2,Yard\n"
    assert lists.asked(people, "people.csv")[0] == '--source-system "people.csv=same"'
    lists.bring(people, "people.csv", {"": "desk"})
    assert lists.homes() == {"Ida Moss": "", "Ove Lind": ""}


def test_where_two_systems_gave_one_number_a_bare_number_is_asked_about(lists: Lists) -> None:
    lists.bring(BILLS, "bills.csv", {"": "billing"})
    people = "First Name,Last Name,Account ID\nIda,Moss,1\nOve,Lind,2\n"
    options = lists.asked(people, "people.csv")
    assert sorted(options) == [
        '--source-system "people.csv=billing"',
        '--source-system "people.csv=people"',
    ]
    with pytest.raises(OpenQuestionsError, match="in one system"):
        lists.bring(people, "people.csv", {"": SAME_SYSTEM})
    lists.bring(people, "people.csv", {"": "billing"})
    assert lists.homes() == {"Ida Moss": "Xylo", "Ove Lind": "Yard"}
    lists.book.undo()
    lists.bring(people, "people.csv", {"": "people"})
    assert lists.homes() == {"Ida Moss": "Acme", "Ove Lind": "Beta"}


def test_the_answer_is_remembered_and_asked_again_where_the_names_contradict_it(
    lists: Lists,
) -> None:
    lists.bring(BILLS, "bills.csv", {"": "billing"})
    (profile,) = book_profiles(lists.book)
    assert profile.choice("source-system") == "billing"
    lists.bring(BILLS + "4,Wood,Oak\n", "bills.csv")
    assert lists.ids()["Wood"] == "billing: 4"
    people = BILLS.replace("Xylo", "Kiln").replace("Yard", "Loom").replace("Zeta", "Mine")
    assert lists.asked(people, "other.csv") == (
        '--source-system "other.csv=billing"',
        '--source-system "other.csv=other"',
    )
    lists.book.run("Answer", set_choice, profile.id, "source-system", "another desk")
    lists.bring(people, "other.csv")
    assert lists.ids()["Kiln"] == "another desk: 1"


def test_that_a_list_counts_as_the_book_is_no_name_to_remember(lists: Lists) -> None:
    report = lists.bring(BILLS, "bills.csv", {"": SAME_SYSTEM})
    assert (report.remembered, book_profiles(lists.book)) == ((), ())


def test_a_trial_asks_as_the_import_does(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "bills.csv"
    path.write_text(BILLS, encoding="utf-8")
    with pytest.raises(OpenQuestionsError, match="3 ids of this list are other accounts’"):
        try_lists(lists.book, [read_list(path)])


def test_what_several_lists_ask_is_asked_at_once(lists: Lists) -> None:
    files = {"bills.csv": BILLS, "desk.csv": BILLS.replace("Industry", "Segment")}
    for name, text in files.items():
        (lists.folder / name).write_text(text, encoding="utf-8")
    readings = [read_list(lists.folder / name) for name in files]
    with pytest.raises(OpenQuestionsError) as stopped:
        import_lists(lists.book, readings)
    assert [asked.options[0] for asked in stopped.value.questions] == [
        '--source-system "bills.csv=same"', '--source-system "desk.csv=same"',
    ]  # fmt: skip
    import_lists(lists.book, readings, terms=ImportTerms(systems={"": "same"}))
    assert lists.ids().keys() == {"Acme", "Beta", "Gamma"}
