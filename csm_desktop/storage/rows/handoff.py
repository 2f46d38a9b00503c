"""SPICED, fit, win story, introduction and hand-off sheet."""

from csm_desktop.storage.rows.base import Row, Stored, stored_column


class SpicedEntryRow(Row):
    """A row of spiced.SpicedEntry."""

    __tablename__ = "spiced_entry"

    account_id: Stored[int] = stored_column(to="account", index=True)
    part: Stored[str]
    text: Stored[str]
    recorded_on: Stored[str]
    said_by_id: Stored[int | None] = stored_column(to="contact")
    meeting_id: Stored[int | None] = stored_column(to="meeting", index=True)
    source: Stored[str]
    verified_on: Stored[str | None]
    event_on: Stored[str | None]


class FitAnswerRow(Row):
    """A row of handoff.FitAnswer."""

    __tablename__ = "fit_answer"

    account_id: Stored[int] = stored_column(to="account", index=True)
    check: Stored[str]
    answer: Stored[str]
    note: Stored[str]


class FitVerdictRow(Row):
    """A row of handoff.FitVerdict."""

    __tablename__ = "fit_verdict"

    account_id: Stored[int] = stored_column(to="account", index=True)
    decided_on: Stored[str]
    overruled: Stored[str | None]
    reason: Stored[str]
    mitigation: Stored[str]


class WinStoryRow(Row):
    """A row of handoff.WinStory."""

    __tablename__ = "win_story"

    account_id: Stored[int] = stored_column(to="account", index=True)
    hero: Stored[str]
    hero_title: Stored[str]
    story: Stored[str]
    decision_criteria: Stored[str]


class IntroductionTickRow(Row):
    """A row of handoff.IntroductionTick."""

    __tablename__ = "introduction_tick"

    account_id: Stored[int] = stored_column(to="account", index=True)
    step: Stored[str]
    on: Stored[str]


class HandoffSheetRow(Row):
    """A row of handoff.HandoffSheet."""

    __tablename__ = "handoff_sheet"

    account_id: Stored[int] = stored_column(to="account", index=True)
    business_impact: Stored[str]
    onboarding: Stored[str]
    quickest_value: Stored[str]
    expectations: Stored[str]
    source_message: Stored[str]
    sent_on: Stored[str | None]
