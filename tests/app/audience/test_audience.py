"""Messages for an audience: each personal, the most valuable first, nobody whom it does not fit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from csm_desktop.app.audience.chosen import chosen_accounts
from csm_desktop.app.audience.plan import AudiencePlan, MessageAudience, audience_plan, make_drafts
from csm_desktop.app.book import Book
from csm_desktop.app.correspondence.message import message_to
from csm_desktop.app.correspondence.templates import LetterText, write_template
from csm_desktop.app.lists.accounts import account_facts, account_named, accounts
from csm_desktop.app.lists.figures import refresh
from csm_desktop.app.lists.outbox import outbox_lines
from csm_desktop.app.opened_book import opened_book
from csm_desktop.app.outbox import acts, delivery
from csm_desktop.app.outbox.server import MailServer, set_server
from csm_desktop.app.people.contacts import edit_contact, new_contact
from csm_desktop.app.people.team import say_who_i_am
from csm_desktop.app.saved_views import OwnView, keep_view
from csm_desktop.domain.correspondence.audience import Unfit
from csm_desktop.domain.correspondence.outbox import DeliveryEnd, DeliveryOutcome
from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.records.contacts import ContactRole
from csm_desktop.domain.records.letters.outbox import RecipientResult, RecipientState
from csm_desktop.domain.records.letters.templates import LetterKind
from csm_desktop.domain.timeline.account import account_timeline
from csm_desktop.domain.timeline.occurrence import TimelineKind
from csm_desktop.errors import UserError
from csm_desktop.mail.mail_server import Security
from csm_desktop.wording import render
from tests.app.conftest import picture
from tests.books import opened_copy, sample_copy
from tests.clocks import SetClock

CHAMPION, SPONSOR = ContactRole.CHAMPION, ContactRole.SPONSOR
Texts = Mapping[ContactRole | None, LetterText]
PLAIN: Texts = {None: LetterText("News for {account}", "{greeting}\n\nHow are you?\n\n{me}")}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book with its figures."""
    path = sample_copy(tmp_path_factory.mktemp("sample"))
    with opened_book(path, SetClock()) as book:
        book.run("Me", say_who_i_am, email="ann@ours.example")
        refresh(book)
    return path


@pytest.fixture
def turning() -> SetClock:
    return SetClock()


@pytest.fixture
def book(sample: Path, tmp_path: Path, turning: SetClock) -> Iterator[Book]:
    with opened_copy(sample, tmp_path, turning) as book:
        yield book


def asked(book: Book, **wished: object) -> MessageAudience:
    ids = tuple(line.id for line in accounts(book))
    return replace(MessageAudience(ids, quiet_days=0), **wished)  # type: ignore[arg-type]


def left_out(plan: AudiencePlan) -> set[tuple[str, Unfit]]:
    return {(out.account, out.unfit) for out in plan.left_out}


def sent(book: Book, mail_id: int) -> None:
    """A mail goes out, without a server in between."""
    book.run("Server", set_server, MailServer("mail.example", 587, Security.NONE))
    book.run("Send", acts.send_mail, mail_id, book.now())
    claimed = delivery.claim_next(book)
    assert claimed is not None
    got = {to: RecipientResult(to, RecipientState.ACCEPTED) for to in claimed.recipients}
    delivery.settle(book, mail_id, DeliveryOutcome(DeliveryEnd.ANSWERED, "", got))


def test_each_draft_is_the_single_message_to_that_person(book: Book) -> None:
    plan = audience_plan(book, asked(book, roles=(CHAMPION, SPONSOR)))
    assert len(plan.drafts) > 5
    for draft in plan.drafts:
        facts = account_facts(book, draft.account_id)
        person = next(c for c in facts.contacts if c.id == draft.contact_id)
        alone = message_to(facts, person, role=draft.role)
        assert (draft.subject, draft.body) == (alone.subject, alone.body)
        assert draft.address == person.email


def test_the_most_valuable_accounts_come_first(book: Book) -> None:
    paid = {line.id: sum(money.minor for money in line.arr) for line in accounts(book)
            if {money.currency for money in line.arr} == {"EUR"}}  # fmt: skip
    order = [d.account_id for d in audience_plan(book, asked(book, texts=PLAIN)).drafts]
    in_euro = [paid[account_id] for account_id in order if account_id in paid]
    assert len(in_euro) > 3
    assert in_euro == sorted(in_euro, reverse=True)


def test_nobody_is_congratulated_who_is_behind(book: Book) -> None:
    behind = {line.name for line in accounts(book) if line.standing is Standing.LAGGARD}
    assert behind
    plan = audience_plan(book, asked(book, kind=LetterKind.PRAISE, texts=PLAIN))
    assert {(name, Unfit.BEHIND) for name in behind} <= left_out(plan)
    assert not behind & {draft.account for draft in plan.drafts}


def test_a_sentence_with_a_hole_goes_to_nobody_and_a_line_may_go(book: Book) -> None:
    book.run("Account", new_contact, account_named(book, "Evershed Legal").id, "Zoe New",
             email="zoe@evershed.example", roles=(ContactRole.DECISION_MAKER,))  # fmt: skip
    wished = asked(book, roles=(ContactRole.DECISION_MAKER,), language="en")
    torn: Texts = {None: LetterText("Hello", "{greeting}\n\nYour reached goal: {reached}.")}
    whole: Texts = {None: LetterText("Hello", "{greeting}\n\n{reached}\n\nBye")}
    ids = (account_named(book, "Evershed Legal").id,)
    plan = audience_plan(book, replace(wished, account_ids=ids, texts=torn))
    assert [(out.unfit, out.places) for out in plan.left_out] == [(Unfit.NOT_KNOWN, ("reached",))]
    plan = audience_plan(book, replace(wished, account_ids=ids, texts=whole))
    assert [draft.body for draft in plan.drafts] == ["Dear Zoe,\n\nBye"]


def test_one_address_gets_a_set_once_and_an_odd_one_is_named(book: Book) -> None:
    names = ("Northwind Rail", "Halden Foods", "Kestrel Health")
    first, second, third = (account_named(book, name).id for name in names)
    for account, address in ((first, "both@x.example"), (second, "Both@X.example"),
                             (third, "jörg@x.example")):  # fmt: skip
        book.run("C", new_contact, account, "Q", email=address, roles=(ContactRole.DECISION_MAKER,))
    wished = asked(book, account_ids=(first, second, third), roles=(ContactRole.DECISION_MAKER,),
                   texts=PLAIN)  # fmt: skip
    plan = audience_plan(book, wished)
    addresses = [draft.address for draft in plan.drafts]
    assert addresses.count("both@x.example") == 1
    assert "Both@X.example" not in addresses
    assert {("Halden Foods", Unfit.TWICE), ("Kestrel Health", Unfit.BAD_ADDRESS)} <= left_out(plan)


def test_a_place_that_nothing_fills_is_refused_before_anything_is_made(book: Book) -> None:
    with pytest.raises(UserError, match="Nothing fills"):
        audience_plan(book, asked(book, texts={None: LetterText("Hi", "Your {gaol}")}))
    braces: Texts = {
        None: LetterText("Hi {account}", "{greeting}\n{{account}} {0} {a.b} {} {ACCOUNT}")
    }
    draft = audience_plan(book, asked(book, texts=braces)).drafts[0]
    assert draft.body.splitlines()[1] == f"{{{draft.account}}} {{0}} {{a.b}} {{}} {{ACCOUNT}}"


def test_roles_have_a_text_each(book: Book) -> None:
    for role, subject in ((CHAMPION, "To you who carry it"), (SPONSOR, "To you who pay")):
        book.run("T", write_template, LetterKind.MESSAGE, "en", role, subject=subject, body="{me}")
    plan = audience_plan(book, asked(book, roles=(CHAMPION, SPONSOR), language="en"))
    assert {(draft.role, draft.subject) for draft in plan.drafts} == {
        (CHAMPION, "To you who carry it"),
        (SPONSOR, "To you who pay"),
    }


def test_drafts_are_made_as_one_step_and_taken_back_as_one(book: Book) -> None:
    before = picture(book)
    plan = audience_plan(book, asked(book, texts=PLAIN))
    book.run("Write", make_drafts, " Spring  news ", plan.drafts)
    lines = outbox_lines(book)
    assert [line.to for line in lines] == [(draft.address,) for draft in plan.drafts]
    assert {line.campaign for line in lines} == {"Spring news"}
    again = audience_plan(book, asked(book, texts=PLAIN))
    assert not again.drafts  # every mail still waits
    book.undo()
    assert picture(book) == before
    for name, drafts in (("", plan.drafts), ("Set", ())):
        with pytest.raises(UserError):
            book.run("Write", make_drafts, name, drafts)


def test_what_was_sent_counts_as_a_touch_and_stands_in_the_time_line(
    book: Book, turning: SetClock
) -> None:
    plan = audience_plan(book, asked(book, texts=PLAIN))
    (first, *_) = book.run("Write", make_drafts, "News", plan.drafts[:1])
    account_id, person = plan.drafts[0].account_id, plan.drafts[0].contact_id
    turning.at += timedelta(days=40)
    refresh(book)
    (line,) = accounts(book, (account_id,))
    assert line.last_touch_on != book.today()
    sent(book, first)
    refresh(book)
    (line,) = accounts(book, (account_id,))
    assert line.last_touch_on == book.today()
    happened = account_timeline(account_facts(book, account_id), [TimelineKind.MAIL])
    assert (happened[0].on, render(happened[0].what)) == (
        book.today(),
        f"Wrote to {plan.drafts[0].person}: News for {line.name}",
    )
    quiet = audience_plan(book, asked(book, account_ids=(account_id,), quiet_days=14, texts=PLAIN))
    assert left_out(quiet) == {(line.name, Unfit.WRITTEN_LATELY)}
    book.run("Out", edit_contact, person, opted_out=True)
    out = audience_plan(book, asked(book, account_ids=(account_id,), texts=PLAIN))
    assert person not in {draft.contact_id for draft in out.drafts}


def test_a_view_that_the_book_keeps_or_a_rule_over_facts_is_an_audience(book: Book) -> None:
    book.run("View", keep_view, OwnView("Stuck", "laggards", "arr>10k"))
    laggards = {line.name for line in accounts(book) if line.standing is Standing.LAGGARD}
    assert {line.name for line in chosen_accounts(book, "stuck")} <= laggards
    assert {line.name for line in chosen_accounts(book, "Laggards")} == laggards
    measured = chosen_accounts(book, words="unimproved:a")
    assert measured
    assert all(any("a" in name.casefold() for name in line.unimproved) for line in measured)
    with pytest.raises(UserError, match="no view"):
        chosen_accounts(book, "nowhere")
    with pytest.raises(UserError, match="cannot be read"):
        chosen_accounts(book, words="arr>much")
