"""Accounts of which little is known: a kick-off, parts together, and a refusal with its reason."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from csm_desktop.app.documents.pages import chapter_starts
from csm_desktop.domain.records.accounts import Account, AccountStatus
from csm_desktop.domain.records.contacts import Contact, ContactRole
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import AccountMetric, Benchmark, Better, Metric, Reading
from csm_desktop.domain.records.plan import Goal, Horizon, Milestone
from csm_desktop.domain.records.reviews import (
    Capability,
    CapabilityOffer,
    Initiative,
    Review,
    ReviewGoal,
    ReviewPart,
    ReviewStatus,
)
from csm_desktop.domain.reviews.editions import Edition
from csm_desktop.domain.reviews.kick_off import KICK_OFF_DAYS, has_only_begun
from csm_desktop.errors import UserError
from csm_desktop.reports.deck.build import build_deck
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.reports.ebr.build import build, build_chapter, joined_pages
from csm_desktop.reports.ebr.measures import ranked_measures
from csm_desktop.reports.ebr.pack import (
    Benchmarks,
    Capabilities,
    KickOff,
    Pack,
    PromisesPage,
)
from csm_desktop.reports.ebr.printed import printed_pages
from tests.reports.account import TODAY, northwind
from tests.reports.reading import flat, pages, text
from tests.reports.test_deck import slides, texts

BARE = AccountFacts(as_of=TODAY, account=Account(1, "Bare Ltd"))
NEXT = Review(9, 1, 1, TODAY)
METRIC = Metric(31, "Hours to plan a day", "hours", Better.LOWER)


def new() -> AccountFacts:
    """Signed last week: two goals and what will be measured, of which nothing has been yet."""
    return replace(
        BARE,
        account=Account(1, "Fresh Fields", contract_start=TODAY - timedelta(6)),
        contacts=(Contact(21, 1, "Ines Duarte", "COO", roles=(ContactRole.SPONSOR,)),),
        metrics=(METRIC, Metric(32, "Orders shipped late", "%", Better.LOWER)),
        account_metrics=(
            AccountMetric(41, 1, 31, Decimal(6), TODAY, Decimal(2), date(2027, 11, 15)),
            AccountMetric(42, 1, 32, position=1),
        ),
        goals=(Goal(51, 1, Horizon.FIRST_VALUE, "First day planned", due_on=date(2027, 1, 10)),),
    )


def poor() -> AccountFacts:
    """A customer for a year of whom one measure is known."""
    values = (Reading(1, 1, 31, date(2026, 3, 2), Decimal(12)),
              Reading(2, 1, 31, date(2026, 10, 30), Decimal(9)))  # fmt: skip
    account = Account(1, "Brookfield", contract_start=date(2025, 11, 3))
    used = (AccountMetric(41, 1, 31),)
    return replace(BARE, account=account, metrics=(METRIC,), account_metrics=used, readings=values)


def some() -> AccountFacts:
    """One line of each of several parts."""
    return replace(
        poor(),
        initiatives=(Initiative(61, 1, "Digital depots"),),
        capabilities=(Capability(71, "What-if plans"),),
        capability_offers=(CapabilityOffer(72, 1, 71),),
        reviews=(NEXT,),
        review_goals=(ReviewGoal(81, 1, 9, "Plan in two hours"),),
    )


def test_a_customer_who_signed_last_week_gets_a_kick_off_of_one_page_behind_its_cover() -> None:
    pack = assemble(new())
    found = pages(build(pack))
    words = flat(" ".join(found))
    assert len(found) == 2
    assert "Kick-off" in found[0]
    assert "2 measures will show whether we reach what we set out for" in words
    assert "What we will measure" in words
    assert "to be measured" in words
    assert "to be agreed" in words
    assert "Ines Duarte" in words
    for untold in ("Executive business review", "Not in this review", "yet"):
        assert untold not in words, untold


def test_of_one_goal_a_page_is_made_that_asks_for_the_rest() -> None:
    facts = replace(
        new(),
        metrics=(),
        account_metrics=(),
        contacts=(*new().contacts, Contact(22, 1, "Jon Blick", roles=(ContactRole.CHAMPION,))),
    )
    for at, size in ((facts, "a4"), (facts, "letter")):
        found = pages(build(assemble(at), size))
        assert len(found) == 2
        assert "By 10 January 2027: First day planned" in flat(found[0])
        words = flat(found[1])
        assert words.count("To be agreed together, and written in here.") == 2
        # Who works on it is named once.
        assert words.count("Jon Blick") == 1
    long_ago = replace(facts.account, contract_start=TODAY - timedelta(200))
    words = flat(pages(build(assemble(replace(facts, account=long_ago))))[1])
    assert "What we will measure" in words
    assert "Jon Blick champions the work" in words


def test_the_one_page_of_one_measure_shows_how_it_went() -> None:
    made = build(assemble(poor(), edition=Edition.SUMMARY))
    (words,) = pages(made)
    for told in ("Hours to plan a day fell from 12 to 9", "What it means", "May"):
        assert told in flat(words), told
    # Nothing is called a source where nobody named one.
    assert "Source" not in words


def test_the_slide_of_a_kick_off_says_the_same() -> None:
    deck = build_deck(assemble(new()))
    words = " ".join(texts(deck))
    assert len(slides(deck)) == 2
    for told in ("Kick-off", "First day planned", "Hours to plan a day", "6 hours", "2 hours",
                 "to be measured", "Ines Duarte"):  # fmt: skip
        assert told.replace(" ", "\N{NO-BREAK SPACE}") in words or told in words, told


def test_a_kick_off_is_the_beginning_alone() -> None:
    facts = new()
    assert has_only_begun(facts, NEXT)
    old = replace(facts.account, contract_start=TODAY - timedelta(KICK_OFF_DAYS + 1))
    unknown = Account(1, "x", status=AccountStatus.ONBOARDING)
    later = Reading(1, 1, 31, TODAY - timedelta(1), Decimal(5))
    reached = replace(facts.goals[0], reached_on=TODAY)
    held = Review(8, 1, 1, TODAY - timedelta(3), ReviewStatus.HELD)
    assert has_only_begun(replace(facts, account=unknown), NEXT)
    assert not has_only_begun(replace(facts, account=old), NEXT)
    assert not has_only_begun(replace(facts, readings=(later,)), NEXT)
    assert not has_only_begun(replace(facts, goals=(reached,)), NEXT)
    assert not has_only_begun(replace(facts, reviews=(held,)), replace(NEXT, number=2))


def test_the_title_of_the_kick_off_can_be_written_over() -> None:
    from csm_desktop.domain.records.reviews import PageTitle

    own = replace(NEXT, titles=(PageTitle(ReviewPart.SUMMARY, "Two hours by autumn"),))
    pack = assemble(replace(new(), reviews=(own,)))
    assert [page.title for page in printed_pages(pack)] == ["Two hours by autumn"]


def test_one_measure_is_one_page_that_says_no_title_twice_and_lists_no_lacks() -> None:
    pack = assemble(poor())
    found = pages(build(pack))
    assert len(found) == 2
    assert flat(found[1]).count("fell from 12 to 9") == 1
    assert "Not in this review" not in " ".join(found)


def test_thin_parts_share_a_page_and_each_keeps_its_title_and_its_entry() -> None:
    pack = assemble(some())
    pdf = build(pack)
    words = text(pdf)
    titles = [page.title for page in printed_pages(pack)]
    assert all(flat(title) in flat(words) for title in titles)
    starts = chapter_starts(pdf)
    assert len(starts) >= len(titles) + 1
    assert len(set(starts)) < len(starts)
    assert joined_pages(pack, "a4")
    assert len(pages(pdf)) <= 5


def test_what_shares_a_page_is_drawn_as_it_stands_in_the_whole() -> None:
    pack = assemble(some())
    pdf = build(pack)
    starts = chapter_starts(pdf)
    shared = next(n for n in range(1, len(starts)) if starts.count(starts[n]) > 1)
    together = range(shared, shared + starts.count(starts[shared]))
    whole = pages(pdf)
    place = starts[shared]
    [alone] = pages(build_chapter(pack, "a4", together, place, len(whole) - place - 1))
    assert alone == whole[place]


def test_slides_join_what_paper_joins() -> None:
    pack = assemble(some())
    assert len(slides(build_deck(pack))) <= len(printed_pages(pack))


def test_the_summary_tells_objectives_of_which_nothing_is_known_and_no_page_repeats_them() -> None:
    goal = Goal(51, 1, Horizon.OTHER, "Plan in two hours", due_on=date(2027, 1, 10))
    pack = assemble(replace(some(), goals=(goal,)))
    printed = printed_pages(pack)
    assert any(isinstance(page, PromisesPage) for page in pack.pages)
    assert not any(isinstance(page, PromisesPage) for page in printed)
    assert "Plan in two hours by 10" in flat(text(build(pack))).replace("\N{NO-BREAK SPACE}", " ")


def offered() -> AccountFacts:
    champion = Contact(21, 1, "Ada", roles=(ContactRole.CHAMPION,))
    return replace(BARE, contacts=(champion,), capabilities=(Capability(71, "What-if plans"),),
                   capability_offers=(CapabilityOffer(72, 1, 71),))  # fmt: skip


@pytest.mark.parametrize("facts", [BARE, offered()], ids=["nothing", "only what we offer"])
@pytest.mark.parametrize("edition", [Edition.FULL, Edition.SUMMARY, Edition.LEAVE_BEHIND])
def test_a_document_that_says_nothing_of_the_customer_is_refused_with_what_to_do(
    facts: AccountFacts, edition: Edition
) -> None:
    pack = assemble(facts, edition=edition)
    for make in (build, build_deck):
        with pytest.raises(UserError, match="Bare Ltd") as refused:
            make(pack)
        assert "Enter what they want to reach" in refused.value.advice


def test_our_own_side_gets_the_briefing_with_all_that_is_missing() -> None:
    words = flat(text(build(assemble(BARE, edition=Edition.INTERNAL))))
    assert "Initiatives: no strategic initiative is recorded yet" in words
    assert "None" not in words.replace("None of", "")


def test_a_rich_pack_keeps_its_summary_alone_on_its_page() -> None:
    pack = assemble(northwind())
    starts = chapter_starts(build(pack))
    assert starts[:3] == (0, 1, 2)


def kinds(pack: Pack) -> set[type]:
    return {type(page) for page in printed_pages(pack)}


def test_what_a_new_customer_has_besides_follows_the_kick_off() -> None:
    facts = replace(new(), contacts=(*new().contacts, *offered().contacts),
                    capabilities=offered().capabilities,
                    capability_offers=offered().capability_offers)  # fmt: skip
    # Who champions it stands among those that work on it.
    assert kinds(assemble(facts)) == {KickOff, Capabilities}


def test_nobody_is_compared_in_the_first_month_but_for_who_wants_it() -> None:
    mark = Benchmark(51, 31, Decimal(3), "survey", TODAY)
    now = Reading(1, 1, 31, TODAY, Decimal(6))
    young = replace(new(), benchmarks=(mark,), readings=(now,))
    assert not any(isinstance(page, Benchmarks) for page in assemble(young).pages)
    assert "references" not in flat(" ".join(pages(build(assemble(young)))))
    pinned = replace(NEXT, pinned_parts=(ReviewPart.BENCHMARK,))
    shown = assemble(replace(young, reviews=(pinned,)))
    assert any(isinstance(page, Benchmarks) for page in shown.pages)
    old = replace(young, account=replace(young.account, contract_start=TODAY - timedelta(30)))
    assert any(isinstance(page, Benchmarks) for page in assemble(old).pages)


def test_an_objective_whose_day_has_passed_says_so_in_title_and_row() -> None:
    late = Goal(51, 1, Horizon.TWELVE_MONTHS, "Plan in two hours", due_on=TODAY - timedelta(9))
    words = flat(" ".join(pages(build(assemble(replace(some(), goals=(late,)))))))
    assert "Plan in two hours by 13 Nov · overdue" in words
    (page,) = (each for each in assemble(replace(some(), goals=(late,))).pages
               if isinstance(each, PromisesPage))  # fmt: skip
    assert page.title == "1 objective is past its day, and not reached yet"


def test_a_kick_off_with_many_steps_stays_one_page_and_names_them() -> None:
    steps = tuple(
        Milestone(
            90 + n, 1, f"Step {n} of a long and winding way to all depots", TODAY + timedelta(9 * n)
        )
        for n in range(1, 12)
    )
    found = pages(build(assemble(replace(new(), milestones=steps))))
    assert len(found) == 2
    assert "11 Step 11 of a long" in flat(found[1])


def test_where_nobody_said_what_matters_the_measure_read_last_leads() -> None:
    metrics = tuple(Metric(31 + n, f"Usage {n}", "") for n in range(3))
    days = (TODAY - timedelta(900), TODAY - timedelta(5), TODAY - timedelta(300))
    readings = tuple(Reading(60 + n, 1, 31 + n, day, Decimal(7)) for n, day in enumerate(days))
    facts = replace(BARE, metrics=metrics, readings=readings)
    assert [each.name for each in ranked_measures(facts, NEXT)] == ["Usage 1", "Usage 2", "Usage 0"]
