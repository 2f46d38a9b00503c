"""The sheet leaves nothing out, and says why for every computed figure."""

import re
from dataclasses import fields

from csm_desktop.app.accounts.sheet import account_sheet
from csm_desktop.app.accounts.stored_facts import _CALLED_BY_KIND, _NOT_OWN
from csm_desktop.app.book import Book
from csm_desktop.app.lists.accounts import account_facts, accounts
from csm_desktop.app.sample import sample_book
from csm_desktop.domain.fields.sharing import facts_for_customer
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.text.clock import FixedClock
from csm_desktop.storage.session import Work
from csm_desktop.wording.fields import spelled
from tests.catalogue import every_text


def test_every_stored_thing_of_every_sample_account_is_on_its_sheet(
    book: Book, clock: FixedClock
) -> None:
    book.run("Sample book", Work.add_all, sample_book(clock))
    for line in accounts(book):
        sheet = account_sheet(book, line.id)
        text = " ".join(f"{f.label} {f.value} {f.why}" for s in sheet.sections for f in s.facts)
        facts = account_facts(book, line.id)
        for name in ("contacts", "meetings", "notes", "actions", "milestones", "spiced", "goals"):
            for thing in getattr(facts, name):
                for field in fields(thing):
                    value = getattr(thing, field.name)
                    if type(value) is str and value:
                        assert value in text, (line.name, name, field.name)


def test_every_factor_and_part_says_where_it_comes_from(book: Book, clock: FixedClock) -> None:
    book.run("Sample book", Work.add_all, sample_book(clock))
    for line in accounts(book):
        for section in account_sheet(book, line.id).sections[:1]:
            assert all(fact.why for fact in section.facts)


def test_who_sold_it_is_on_the_sheet_and_never_in_front_of_the_customer(
    book: Book, clock: FixedClock
) -> None:
    book.run("Sample book", Work.add_all, sample_book(clock))
    account = accounts(book)[0]
    facts = [fact for section in account_sheet(book, account.id).sections for fact in section.facts]
    assert ("Sold by", "Priya Nair") in [(fact.label, fact.value) for fact in facts]
    kept = account_facts(book, account.id)
    assert kept.account.sold_by_id is not None
    assert facts_for_customer(kept).account.sold_by_id is None


def test_what_things_lead_to_is_told_by_names_and_never_by_ids(
    book: Book, clock: FixedClock
) -> None:
    book.run("Sample book", Work.add_all, sample_book(clock))
    for line in accounts(book):
        sections = account_sheet(book, line.id).sections
        lines = [(s.title, f.label, f.value) for s in sections for f in s.facts]
        assert [told for told in lines if re.search(r"\d{12}", " ".join(told))] == []
    joined = [label for title, label, _ in lines if title == "Connection"]
    assert joined
    assert all(" · " in label for label in joined)


def test_every_section_has_a_title_that_translators_see() -> None:
    known = {text.text for text in every_text()}
    names = {field.name for field in fields(AccountFacts)}
    assert names >= _CALLED_BY_KIND
    assert {spelled(name) for name in names - _NOT_OWN - _CALLED_BY_KIND} <= known
