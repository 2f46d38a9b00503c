"""SPICED, fit, win story, introduction and hand-off sheet."""

from sqlalchemy.orm import Mapped, mapped_column

from csm_desktop.storage.rows.base import Row, to


class SpicedEntryRow(Row):
    """A row of spiced.SpicedEntry."""

    __tablename__ = "spiced_entry"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    part: Mapped[str]
    text: Mapped[str]
    recorded_on: Mapped[str]
    said_by_id: Mapped[int | None] = mapped_column(to("contact"))
    meeting_id: Mapped[int | None] = mapped_column(to("meeting"), index=True)
    source: Mapped[str]
    verified_on: Mapped[str | None]
    event_on: Mapped[str | None]


class FitAnswerRow(Row):
    """A row of handoff.FitAnswer."""

    __tablename__ = "fit_answer"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    check: Mapped[str]
    answer: Mapped[str]
    note: Mapped[str]


class FitVerdictRow(Row):
    """A row of handoff.FitVerdict."""

    __tablename__ = "fit_verdict"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    decided_on: Mapped[str]
    overruled: Mapped[str | None]
    reason: Mapped[str]
    mitigation: Mapped[str]


class WinStoryRow(Row):
    """A row of handoff.WinStory."""

    __tablename__ = "win_story"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    hero: Mapped[str]
    hero_title: Mapped[str]
    story: Mapped[str]
    decision_criteria: Mapped[str]


class IntroductionTickRow(Row):
    """A row of handoff.IntroductionTick."""

    __tablename__ = "introduction_tick"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    step: Mapped[str]
    on: Mapped[str]


class HandoffSheetRow(Row):
    """A row of handoff.HandoffSheet."""

    __tablename__ = "handoff_sheet"

    account_id: Mapped[int] = mapped_column(to("account"), index=True)
    business_impact: Mapped[str]
    onboarding: Mapped[str]
    quickest_value: Mapped[str]
    expectations: Mapped[str]
    source_message: Mapped[str]
    sent_on: Mapped[str | None]
