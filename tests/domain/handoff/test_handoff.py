"""SPICED, fit, win story, introduction and hand-off sheet (domain.md §3)."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.handoff.fit import fit_gaps, fit_of, judge
from csm_desktop.domain.handoff.sheet import introduction_progress, sheet_readiness
from csm_desktop.domain.handoff.sheet_parts import SheetPart
from csm_desktop.domain.handoff.spiced_summary import critical_event, spiced_summary
from csm_desktop.domain.handoff.win_story import check_win_story
from csm_desktop.domain.records.handoff import (
    Answer,
    FitAnswer,
    FitCategory,
    FitCheck,
    FitVerdict,
    HandoffSheet,
    IntroductionStep,
    IntroductionTick,
    WinStory,
)
from csm_desktop.domain.records.plan import SuccessGap
from csm_desktop.domain.records.segments import Engagement, new_segment
from csm_desktop.domain.records.spiced import SpicedEntry, SpicedPart
from csm_desktop.wording import render

TODAY = date(2026, 11, 22)
YES, PARTLY, NO = Answer.YES, Answer.PARTLY, Answer.NO


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def answers(*given_: Answer) -> list[FitAnswer]:
    return [
        FitAnswer(n, 9, check, answer)
        for n, (check, answer) in enumerate(zip(FitCheck, given_, strict=False))
    ]


@pytest.mark.parametrize(
    ("given_", "category"),
    [
        # technical, functional, experience, support, internal buy-in
        ((YES, YES, YES, YES, YES), FitCategory.GOOD),
        ((YES, YES, YES, YES, PARTLY), FitCategory.STRETCH),
        ((PARTLY, PARTLY, PARTLY, PARTLY, PARTLY), FitCategory.STRETCH),
        ((YES, YES, NO, YES, YES), FitCategory.STRETCH),
        ((YES, YES, NO, YES, NO), FitCategory.BAD),
        ((NO, YES, YES, YES, YES), FitCategory.BAD),
        ((YES, NO, YES, YES, YES), FitCategory.BAD),
        ((NO, NO, NO, NO), None),
        ((), None),
    ],
)
def test_by_hand_five_answers_make_a_category(
    given_: tuple[Answer, ...], category: FitCategory | None
) -> None:
    assert judge(answers(*given_)) is category


@given(st.lists(st.sampled_from(list(Answer)), min_size=5, max_size=5), st.randoms())
def test_a_worse_answer_never_makes_a_better_fit_and_order_does_not_matter(
    given_: list[Answer], chance: Random
) -> None:
    rank = {FitCategory.GOOD: 0, FitCategory.STRETCH: 1, FitCategory.BAD: 2}
    judged = judge(answers(*given_))
    assert judged is not None
    mixed = answers(*given_)
    chance.shuffle(mixed)
    assert judge(mixed) is judged
    for place in range(5):
        worse = judge(answers(*given_[:place], NO, *given_[place + 1 :]))
        assert worse is not None
        assert rank[worse] >= rank[judged]


def test_by_hand_the_user_overrules_with_a_reason_that_is_kept() -> None:
    given_ = answers(NO, YES, YES, YES, PARTLY)
    plain = fit_of(given_, [], TODAY)
    assert (plain.category, plain.mitigation_due) == (FitCategory.BAD, True)
    assert render(plain.why) == "No: Technical. Partly: Internal buy-in."
    word = FitVerdict(1, 9, ago(3), FitCategory.STRETCH, "their IT is being replaced", "workshop")
    fit = fit_of(given_, [word], TODAY)
    assert (fit.category, fit.judged, fit.overruled) == (
        FitCategory.STRETCH,
        FitCategory.BAD,
        True,
    )
    assert (fit.reason, fit.mitigation_due) == ("their IT is being replaced", False)
    assert "By the answers alone: Bad fit" in render(fit.why)
    taken_back = FitVerdict(2, 9, ago(1), mitigation="workshop")
    assert fit_of(given_, [word, taken_back], TODAY).category is FitCategory.BAD
    assert fit_of(given_, [word], ago(4)).category is FitCategory.BAD


def test_fewer_than_five_answers_are_not_judged_and_say_what_is_open() -> None:
    fit = fit_of(answers(YES, YES, YES), [], TODAY)
    assert (fit.category, fit.mitigation_due) == (None, False)
    assert render(fit.why) == "Not judged yet: Support and Internal buy-in still open."


def test_by_hand_each_partly_or_no_is_a_gap_that_the_plan_deals_with() -> None:
    given_ = answers(YES, PARTLY, NO, NO, YES)
    gaps = [
        SuccessGap(1, 9, "no API", FitCheck.FUNCTIONAL, action_id=5),
        SuccessGap(2, 9, "new to it", FitCheck.EXPERIENCE),
    ]
    found = fit_gaps(given_, gaps)
    assert [(g.check, g.gap_id) for g in found] == [
        (FitCheck.FUNCTIONAL, 1),
        (FitCheck.EXPERIENCE, 2),
        (FitCheck.SUPPORT, None),
    ]


GOOD_STORY = WinStory(
    1,
    9,
    hero="Lena Brandt",
    hero_title="Head of Operations",
    story="Every storm cost Lena's planners a night of phoning. In January 400 trains stood still.",
    decision_criteria=("Replanning within the hour", "No new data entry"),
)


def failing(story: WinStory) -> list[int]:
    checks = check_win_story(story, "Helmway", ("Pathfinder",))
    return [number for number, check in enumerate(checks) if check.passed is False]


def test_by_hand_a_good_story_passes_all_five() -> None:
    checks = check_win_story(GOOD_STORY, "Helmway", ("Pathfinder",))
    assert len(checks) == 5
    assert all(check.passed for check in checks)


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"hero": " "}, 0),
        ({"hero_title": ""}, 0),
        ({"story": "She rolled out pathfinder in a week."}, 1),
        ({"decision_criteria": ()}, 2),
        ({"decision_criteria": ("A dashboard",)}, 2),
        ({"story": "She called HELMWAY at night."}, 3),
        ({"story": "night " * 151}, 4),
    ],
)
def test_by_hand_the_check_that_fails_is_named(change: dict[str, object], number: int) -> None:
    assert failing(replace(GOOD_STORY, **change)) == [number]  # type: ignore[arg-type]


def test_the_words_that_were_found_are_shown_and_parts_of_words_are_not_found() -> None:
    story = replace(GOOD_STORY, story="Our solution was rolled out; Pathfinders of old walked.")
    problem = check_win_story(story, "", ("Pathfinder",))[1]
    assert render(problem.why) == "It speaks of the solution: our solution and rolled out."


def test_without_our_name_nobody_can_tell_and_an_empty_story_fails() -> None:
    checks = check_win_story(GOOD_STORY)
    assert checks[3].passed is None
    assert all(check.passed is not False for check in checks)
    assert failing(WinStory(1, 9)) == [0, 1, 2, 4]


def test_by_hand_the_introduction_has_three_steps() -> None:
    ticks = [
        IntroductionTick(1, 9, IntroductionStep.SET_UP, ago(9)),
        IntroductionTick(2, 9, IntroductionStep.SET_UP, ago(5)),
        IntroductionTick(3, 9, IntroductionStep.ENRICHED, ago(-5)),
    ]
    assert [line.done_on for line in introduction_progress(ticks, TODAY)] == [ago(9), None, None]


SHEET = HandoffSheet(
    1, 9, "Fewer cancelled trains", "Guided", "First replan", "Eight weeks",
    reassurance="A depot tried it alone",
)  # fmt: skip
RAIL = new_segment(1, "Enterprise", Engagement.HIGH_TOUCH)


def test_by_hand_the_sheet_says_what_it_lacks_and_when_it_is_late() -> None:
    whole = sheet_readiness(SHEET, GOOD_STORY, RAIL, ago(3), TODAY)
    assert (whole.complete, whole.late, whole.days_since_signing) == (True, False, 3)
    assert render(whole.why) == "Complete, not sent yet: day 3 after signing."
    lacking = sheet_readiness(replace(SHEET, quickest_value=""), None, RAIL, ago(8), TODAY)
    assert (lacking.complete, lacking.late) == (False, True)
    assert render(lacking.why) == "Still to be written: The quickest value and Win story."
    sent = sheet_readiness(replace(SHEET, sent_on=ago(6)), GOOD_STORY, RAIL, ago(8), TODAY)
    assert (sent.late, sent.days_since_signing) == (False, 2)
    before = sheet_readiness(SHEET, GOOD_STORY, RAIL, None, TODAY)
    assert "as soon as the contract is signed" in render(before.why)
    assert not sheet_readiness(None, None, None, None, TODAY).complete
    doubted = sheet_readiness(replace(SHEET, reassurance=" "), GOOD_STORY, RAIL, ago(3), TODAY)
    assert doubted.lacking == (SheetPart.REASSURANCE,)
    # The words alone are no onboarding: without a segment nobody knows how much of it there is.
    assert sheet_readiness(SHEET, GOOD_STORY, None, None, TODAY).lacking == (SheetPart.ONBOARDING,)


@pytest.mark.parametrize(
    ("signed", "clock", "asked_for"),
    [
        (-1, "due in 8 days", False), (0, "due in 7 days", True), (6, "due in 1 day", True),
        (7, "due today", True), (8, "1 day late", True), (30, "23 days late", True),
        (31, "24 days late", False),
    ],
)  # fmt: skip
def test_by_hand_the_clock_of_the_sheet_runs_for_a_month(
    signed: int, clock: str, asked_for: bool
) -> None:
    ready = sheet_readiness(SHEET, None, RAIL, ago(signed), TODAY)
    said = ready.clock(TODAY)
    assert said is not None
    assert (render(said), ready.is_asked_for) == (clock, asked_for)
    sent = sheet_readiness(replace(SHEET, sent_on=TODAY), None, RAIL, ago(signed), TODAY)
    assert (sent.clock(TODAY), sent.is_asked_for) == (None, False)


def entry(
    id_: int, part: SpicedPart, recorded: int, text: str = "words", **more: object
) -> SpicedEntry:
    return replace(SpicedEntry(id_, 9, part, text, ago(recorded)), **more)  # type: ignore[arg-type]


def test_by_hand_the_newest_words_stand_and_the_older_ones_are_kept() -> None:
    entries = [
        entry(1, SpicedPart.PAIN, 300, "phoning at night", verified_on=ago(200)),
        entry(2, SpicedPart.PAIN, 100, "phoning and overtime"),
        entry(3, SpicedPart.IMPACT, 90, "fewer cancelled trains", verified_on=ago(12)),
        entry(4, SpicedPart.CRITICAL_EVENT, 90, "timetable change", event_on=ago(-21)),
        entry(5, SpicedPart.DECISION, -2, "not said yet"),
    ]
    summary = spiced_summary(entries, TODAY)
    assert [line.part for line in summary] == list(SpicedPart)
    _, pain, impact, event, _ = summary
    assert pain.entry is entries[1]
    assert pain.history == (entries[0],)
    assert render(pain.why) == "Recorded 100 days ago, not yet verified with the customer."
    assert (impact.verified_days, render(impact.why)) == (
        12,
        "Verified with the customer 12 days ago.",
    )
    assert event.days_left == 21
    assert render(event.why).startswith("13 December 2026: 21 days left. Recorded")
    unknown = [line.part for line in spiced_summary(entries, TODAY) if line.entry is None]
    assert unknown == [SpicedPart.SITUATION, SpicedPart.DECISION]
    assert critical_event(entries, TODAY) == event
    over = critical_event(entries, ago(-22))
    assert over is not None
    assert render(over.why).startswith("13 December 2026: 1 day over.")


def test_an_empty_entry_takes_back_and_an_event_without_a_date_does_not_count_down() -> None:
    entries = [
        entry(1, SpicedPart.PAIN, 9),
        entry(2, SpicedPart.PAIN, 3, " "),
        entry(3, SpicedPart.CRITICAL_EVENT, 3),
        entry(4, SpicedPart.SITUATION, 3, event_on=ago(-3)),
    ]
    lines = {line.part: line for line in spiced_summary(entries, TODAY)}
    assert lines[SpicedPart.PAIN].entry is None
    assert critical_event(entries, TODAY) is None
    assert all(line.days_left is None for line in lines.values())


@given(
    st.lists(
        st.builds(entry, st.integers(1, 99), st.sampled_from(list(SpicedPart)), st.integers(0, 9)),
        max_size=12,
        unique_by=lambda each: each.id,
    ),
    st.randoms(),
)
def test_nothing_recorded_is_ever_lost_whatever_the_order(
    entries: list[SpicedEntry], chance: Random
) -> None:
    summary = spiced_summary(entries, TODAY)
    kept = [
        each for line in summary for each in ((line.entry,) if line.entry else ()) + line.history
    ]
    assert sorted(kept, key=lambda e: e.id) == sorted(entries, key=lambda e: e.id)
    chance.shuffle(entries)
    assert spiced_summary(entries, TODAY) == summary
