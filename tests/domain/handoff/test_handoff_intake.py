"""From a hand-off message to a plan: what is read out of it, and what is asked because of it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.handoff import intake as rules
from csm_desktop.domain.handoff.intake import IntakeField
from csm_desktop.domain.handoff.message_facts import (
    Sender,
    passage,
    sender_of,
    sentence_at,
    stands_at,
    unlabelled,
    with_measure,
)
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.handoff import Answer, FitAnswer, FitCheck, HandoffSheet
from csm_desktop.domain.records.plan import Goal, Horizon
from csm_desktop.domain.records.segments import Engagement, new_segment
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.domain.text.dates_in_words import date_within

TODAY = date(2026, 11, 22)
MESSAGE = """From: Tom Reed <Tom.Reed@seller.example>
Sent: Thursday, 19 November 2026 17:42
Subject: Fjord Ferries is yours

They sail 14 boats, 200 crew. Rosters take
> two days a week! It has to work by 13th of December.
"""
EMPTY = AccountFacts(as_of=TODAY, account=Account(1, "Fjord Ferries"))
FULL = replace(
    EMPTY,
    account=replace(EMPTY.account, contract_start=date(2026, 11, 16)),
    segment=new_segment(2, "Enterprise", Engagement.HIGH_TOUCH),
    handoff_sheets=(HandoffSheet(3, 1, source_message=MESSAGE),),
    spiced=tuple(
        SpicedEntry(n, 1, part, "known", TODAY, event_on=TODAY)
        for n, part in enumerate(SpicedPart, 10)
    ),
    fit_answers=tuple(FitAnswer(n, 1, each, Answer.YES) for n, each in enumerate(FitCheck, 20)),
    goals=(
        Goal(30, 1, Horizon.FIRST_VALUE, "Rosters in an hour", measure="hours"),
        Goal(31, 1, Horizon.TWELVE_MONTHS, "No roster by hand", measure="rosters"),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("live by 13 December, or else", date(2026, 12, 13)),
        ("live by 13th of December.", date(2026, 12, 13)),
        ("December 13, 2027 is the day", date(2027, 12, 13)),
        ("(2026-12-13)", date(2026, 12, 13)),
        ("am 13.12. geht es los", date(2026, 12, 13)),
        ("am 13.12.2027.", date(2027, 12, 13)),
        ("call on Friday; they start 3 Dec.", date(2026, 12, 3)),
        ("by Friday", date(2026, 11, 27)),
        ("today, tomorrow, +2w, 3/4, 31 February, in spring", None),
        ("", None),
    ],
)
def test_the_fullest_date_of_a_text_is_found(text: str, found: date | None) -> None:
    assert date_within(text, TODAY) == found


def test_who_wrote_and_when_is_read_from_the_head_of_the_mail() -> None:
    sender = sender_of(MESSAGE, TODAY)
    assert (sender.name, sender.address) == ("Tom Reed", "tom.reed@seller.example")
    assert sender.on == date(2026, 11, 19)


def test_a_japanese_message_is_read_as_the_others_are() -> None:
    mail = "差出人: 鈴木 一郎 <suzuki@seller.example>\n日時： 2026年11月19日(木) 17:42\n\n手作業"
    sender = Sender("鈴木 一郎", "suzuki@seller.example", date(2026, 11, 19))
    assert sender_of(mail, TODAY) == sender
    assert unlabelled("課題：夜間の計画が手作業です。") == "夜間の計画が手作業です。"
    assert with_measure("目標：拠点が自力で再計画する（指標：再計画の時間）。") == (
        "拠点が自力で再計画する", "再計画の時間",
    )  # fmt: skip
    assert date_within("時刻表改正は12月19日です。", TODAY) == date(2026, 12, 19)


def test_of_a_thread_the_newest_mail_counts() -> None:
    sender = sender_of(f"Von: Mia Holm\nDatum: 20.11.2026\n\nSee below\n\n{MESSAGE}", TODAY)
    assert (sender.name, sender.address, sender.on) == ("Mia Holm", "", date(2026, 11, 20))


@pytest.mark.parametrize("text", ["", "Hello,\nno head here", "From:\nDate: soon", "From: \u202e"])
def test_a_message_without_a_head_names_nobody(text: str) -> None:
    assert sender_of(text, TODAY).on is None


def test_a_day_to_come_is_no_day_of_writing() -> None:
    assert sender_of("From: Tom\nDate: 1 Jan 2030", TODAY).on is None


def test_a_passage_is_one_line_without_marks_of_quotation_and_lists() -> None:
    assert (
        passage("Rosters take\u2029> two  days\n - a week\ufffc") == "Rosters take two days a week"
    )
    assert passage(" \n> \n") == ""


def test_a_passage_is_found_again_where_it_was_broken_and_quoted() -> None:
    words = passage("Rosters take\n> two days a week!")
    found = stands_at(words, MESSAGE)
    assert found is not None
    assert MESSAGE[slice(*found)] == "Rosters take\n> two days a week!"
    assert stands_at("other words", MESSAGE) is None
    assert stands_at("", MESSAGE) is None


def test_the_sentence_around_the_caret_is_found() -> None:
    line = "> First one. Second (really)! Third"
    assert line[slice(*sentence_at(line, 5))] == "First one."
    assert line[slice(*sentence_at(line, 14))] == "Second (really)!"
    assert line[slice(*sentence_at(line, len(line)))] == "Third"
    assert sentence_at("", 0) == (0, 0)


@pytest.mark.parametrize("mark", [">", "> ", ".", " ", "- ", "From:", "From: ", "a b "])
def test_a_text_of_nothing_but_marks_keeps_nobody_waiting(mark: str) -> None:
    text = mark * 100_000
    assert sender_of(text, TODAY).on is None
    assert stands_at("a x", f"a {text}") is None
    start, end = sentence_at(text, 50_000)
    assert start <= end


@given(st.text(max_size=80), st.integers(0, 90))
def test_whatever_is_written_a_sentence_lies_within_its_line(line: str, place: int) -> None:
    start, end = sentence_at(line, place)
    assert 0 <= start <= end <= len(line)


@given(st.text(max_size=120))
def test_whatever_is_pasted_is_read_without_a_fault(text: str) -> None:
    sender_of(text, TODAY)
    date_within(text, TODAY)
    stands_at(passage(text), text)


def test_of_a_new_account_everything_is_lacking_in_the_order_of_the_page() -> None:
    assert [each.asked for each in rules.lacking(EMPTY)] == [
        IntakeField.MESSAGE,
        *SpicedPart,
        FitCheck.TECHNICAL,
        *rules.TWO_GOALS,
        IntakeField.SEGMENT,
        IntakeField.CONTRACT_START,
    ]


def test_nothing_is_lacking_where_all_is_known() -> None:
    assert rules.lacking(FULL) == ()
    assert rules.kickoff_questions(FULL) == ()


def test_what_is_unknown_becomes_a_question() -> None:
    assert rules.kickoff_questions(EMPTY) == rules.fixed_questions()


def test_an_event_without_a_day_and_a_goal_without_a_measure_are_asked_about() -> None:
    event = next(each for each in FULL.spiced if each.part is SpicedPart.CRITICAL_EVENT)
    undated = replace(event, id=99, event_on=None, text="Season\nopens {a}")
    goal = replace(FULL.goals[0], measure=" ")
    facts = replace(FULL, spiced=(*FULL.spiced, undated), goals=(goal, FULL.goals[1]))
    asked = rules.kickoff_questions(facts)
    assert [dict(each.values) for each in asked] == [
        {"event": "Season opens {a}"},
        {"goal": "Rosters in an hour"},
    ]
    assert [each.asked for each in rules.lacking(facts)] == [
        IntakeField.EVENT_DAY,
        Horizon.FIRST_VALUE,
    ]


def test_a_date_in_the_words_of_the_event_is_offered_from_the_day_of_the_message_on() -> None:
    def facts(text: str, on: date | None = None) -> AccountFacts:
        entry = SpicedEntry(9, 1, SpicedPart.CRITICAL_EVENT, text, TODAY, event_on=on)
        return replace(FULL, spiced=(entry,))

    assert rules.offered_event_day(facts("by 20 November")) == date(2026, 11, 20)
    assert rules.offered_event_day(facts("soon")) is None
    assert rules.offered_event_day(facts("by 20 November", TODAY)) is None
    assert rules.offered_event_day(EMPTY) is None


def test_the_orchestration_is_proposed_soon_on_a_working_day_within_the_contract() -> None:
    assert rules.orchestration_day(TODAY, None) == date(2026, 11, 25)
    assert rules.orchestration_day(date(2026, 11, 25), None) == date(2026, 11, 30)  # a Saturday
    assert rules.orchestration_day(TODAY, date(2027, 1, 3)) == date(2027, 1, 4)  # a Sunday
    assert rules.orchestration_day(TODAY, date(2026, 1, 1)) == date(2026, 11, 25)


def test_goals_are_due_by_the_segments_first_value_and_in_twelve_months() -> None:
    start = date(2028, 2, 29)
    quick = replace(new_segment(2, "SMB", Engagement.TECH_TOUCH), first_value_days=10)
    assert rules.goal_due(Horizon.FIRST_VALUE, start, quick) == date(2028, 3, 10)
    assert rules.goal_due(Horizon.FIRST_VALUE, start, None) == date(2028, 4, 14)
    assert rules.goal_due(Horizon.TWELVE_MONTHS, start, quick) == date(2029, 2, 28)
