"""The hand-off sheet in a real book: what each act stores, and that undo takes it back."""

from collections.abc import Callable
from datetime import UTC, date, timedelta

import pytest

from csm_desktop.app.accounts import segments
from csm_desktop.app.accounts.acts import edit_account, new_account
from csm_desktop.app.book import Book
from csm_desktop.app.documents.account_papers import handoff_paper, plan_paper
from csm_desktop.app.handoff import sheet, spiced
from csm_desktop.app.handoff.intake import write_message
from csm_desktop.app.lists.accounts import account_facts
from csm_desktop.app.meetings.stories import like_stories
from csm_desktop.app.plan import acts as plans
from csm_desktop.app.search import findings
from csm_desktop.app.today.view import today_view
from csm_desktop.domain.handoff.sheet import readiness_of
from csm_desktop.domain.handoff.sheet_parts import SheetPart
from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.handoff import IntroductionStep
from csm_desktop.domain.records.plan import Horizon
from csm_desktop.domain.records.segments import Engagement
from csm_desktop.domain.records.spiced import SpicedPart
from csm_desktop.errors import UserError
from tests.app.conftest import Picture
from tests.reports.reading import flat, text

WORDS = {
    "business_impact": "No boat waits", "onboarding": "Guided", "quickest_value": "One harbour",
    "expectations": "Payroll is theirs", "reassurance": "They tried it",
}  # fmt: skip


@pytest.fixture
def account(book: Book) -> int:
    return book.run("New account", new_account, "Fjord Ferries").id


def test_the_sheet_and_its_story_are_stored_and_each_act_can_be_undone(
    book: Book, account: int, pictured: Callable[[Book], Picture]
) -> None:
    acts: list[Callable[[], object]] = [
        lambda: book.run("Sheet", sheet.edit_sheet, account, **WORDS),
        lambda: book.run("Sheet", sheet.edit_sheet, account, onboarding=""),
        lambda: book.run("Story", sheet.edit_story, account, hero="Ingrid", story="A morning."),
        lambda: book.run("Story", sheet.edit_story, account, hero="", story=""),
        lambda: book.run("Sent", sheet.send_sheet, account, book.today()),
        lambda: book.run("Not", sheet.send_sheet, account, None),
        lambda: book.run("Tick", sheet.tick_introduction, account, IntroductionStep.SET_UP,
                         book.today() - timedelta(days=3)),
        lambda: book.run("Day", sheet.tick_introduction, account, IntroductionStep.SET_UP,
                         book.today()),
        lambda: book.run("Not", sheet.tick_introduction, account, IntroductionStep.SET_UP, None),
    ]  # fmt: skip
    pictures = [pictured(book)]
    for act in acts:
        act()
        pictures.append(pictured(book))
    for before in reversed(pictures[:-1]):
        book.undo()
        assert pictured(book) == before
    assert account_facts(book, account).handoff_sheets == ()


def test_a_story_without_words_is_none_and_is_not_listed(book: Book, account: int) -> None:
    book.run("Story", sheet.edit_story, account, decision_criteria=("union rules",))
    book.run("Story", sheet.edit_story, account, decision_criteria=())
    book.run("Story", sheet.edit_story, account, hero="")
    book.run("Sheet", sheet.edit_sheet, account, onboarding="")
    facts = account_facts(book, account)
    assert (facts.win_stories, facts.handoff_sheets) == ((), ())


def test_what_is_known_fills_what_is_empty_and_nothing_that_was_written(
    book: Book, account: int
) -> None:
    for part, words in (
        (SpicedPart.IMPACT, "Crew within the hour"), (SpicedPart.DECISION, "union rules\nprice"),
    ):  # fmt: skip
        book.run("Say", spiced.say_part, account, part, words)
    book.run("Goal", plans.new_goal, account, "One harbour on its own", Horizon.FIRST_VALUE)
    book.run("Sheet", sheet.edit_sheet, account, business_impact="Mine")
    filled = book.run("Fill", sheet.draft_sheet, account)
    facts = account_facts(book, account)
    assert filled == ("quickest_value", "decision_criteria")
    assert facts.handoff_sheets[0].business_impact == "Mine"
    assert facts.handoff_sheets[0].quickest_value == "One harbour on its own"
    assert facts.win_stories[0].decision_criteria == ("union rules", "price")
    assert book.run("Fill", sheet.draft_sheet, account) == ()


def test_readiness_names_what_is_missing_until_nothing_is(book: Book, account: int) -> None:
    assert readiness_of(account_facts(book, account)).lacking == tuple(SheetPart)
    book.run("Sheet", sheet.edit_sheet, account, **WORDS)
    lacking = readiness_of(account_facts(book, account)).lacking
    assert lacking == (SheetPart.ONBOARDING, SheetPart.WIN_STORY)
    book.run("Segment", segments.begin_segment, account, Engagement.HIGH_TOUCH)
    book.run("Story", sheet.edit_story, account, story="A morning.")
    assert readiness_of(account_facts(book, account)).complete


def test_an_empty_sheet_is_not_sent_and_nothing_is_dated_ahead(book: Book, account: int) -> None:
    with pytest.raises(UserError, match="Nothing stands"):
        book.run("Sent", sheet.send_sheet, account, book.today())
    book.run("Message", write_message, account, "From: Tom")
    with pytest.raises(UserError, match="Nothing stands"):
        book.run("Sent", sheet.send_sheet, account, book.today())
    book.run("Sheet", sheet.edit_sheet, account, **WORDS)
    tomorrow = book.today() + timedelta(days=1)
    with pytest.raises(UserError, match="still to come"):
        book.run("Sent", sheet.send_sheet, account, tomorrow)
    step = IntroductionStep.ENRICHED
    with pytest.raises(UserError, match="still to come"):
        book.run("Tick", sheet.tick_introduction, account, step, tomorrow)


def test_today_asks_for_the_sheet_of_who_signed_until_it_is_out(book: Book, account: int) -> None:
    def asked_for() -> list[tuple[str, date]]:
        return [(line.account, line.due_on) for line in today_view(book, UTC).sheets]

    assert asked_for() == []
    for days, is_asked in ((31, False), (30, True), (0, True), (-1, False)):
        signed = book.today() - timedelta(days=days)
        book.run("Signed", edit_account, account, contract_start=signed)
        due = [("Fjord Ferries", signed + timedelta(days=7))]
        assert asked_for() == (due if is_asked else []), days
    book.run("Signed", edit_account, account, contract_start=book.today() - timedelta(days=3))
    for status in (AccountStatus.CHURNED, AccountStatus.PROSPECT):
        book.run("Status", edit_account, account, status=status)
        assert asked_for() == []
    book.run("Status", edit_account, account, status=AccountStatus.LIVE)
    assert len(asked_for()) == 1
    book.run("Sheet", sheet.edit_sheet, account, **WORDS)
    assert len(asked_for()) == 1
    book.run("Sent", sheet.send_sheet, account, book.today())
    assert asked_for() == []


def test_a_win_story_is_found_by_its_words_and_offered_to_like_customers(
    book: Book, account: int
) -> None:
    other = book.run("New account", new_account, "Baltic Lines").id
    for each in (account, other):
        book.run("Trade", edit_account, each, industry="Shipping")
    book.run("Story", sheet.edit_story, account, hero="Ingrid Solberg", hero_title="COO",
             story="Half a morning to rebuild one roster.")  # fmt: skip
    hits = findings(book, "rebuild roster")
    assert [(hit.account_id, hit.kind) for hit in hits] == [(account, "win_story")]
    (story,) = like_stories(book, account_facts(book, other).account)
    assert story.text == "Ingrid Solberg, COO: Half a morning to rebuild one roster."


def test_the_printed_sheet_holds_what_is_shared_and_no_document_what_is_not(
    book: Book, account: int
) -> None:
    book.run("Message", write_message, account, "From: Tom\n\nMARKER-MESSAGE")
    book.run("Sheet", sheet.edit_sheet, account, **WORDS)
    book.run("Story", sheet.edit_story, account, hero="Ingrid", story="A morning.")
    book.run("Segment", segments.begin_segment, account, Engagement.HIGH_TOUCH)
    page = flat(text(handoff_paper(account).pdf(book)))
    assert all(words in page for words in (*WORDS.values(), "Ingrid", "A morning."))
    for printed in (page, flat(text(plan_paper(account).pdf(book)))):
        assert "MARKER" not in printed
        assert "High-touch" not in printed
