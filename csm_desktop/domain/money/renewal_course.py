"""A renewal on its way: what is asked 120, 90, 60 and 30 days before, and what was answered
(domain.md §1)."""

from collections.abc import Iterable
from datetime import date, timedelta

from csm_desktop.domain.money.renewals import renewal_date
from csm_desktop.domain.money.terms import notice_by
from csm_desktop.domain.records.revenue import RenewalAnswer, Subscription
from csm_desktop.domain.records.rules import DEFAULT_RULES, Rules
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass

# The questions are ours: the widest notice asks whether it was worth it, the narrowest for paper.
_QUESTIONS = (
    say("Is the goal of this year met?"),
    say("Who signs, and by when must they know?"),
    say("What changes: seats, price, term?"),
    say("Is the order with the buyer?"),
)
_FURTHER = say("Where does it stand?")


@dataclass(frozen=True, slots=True)
class RenewalQuestion:
    """One question, `days` before the renewal, and its answer once there is one."""

    days: int
    question: Message
    asks_on: date
    answer: RenewalAnswer | None

    def is_due(self, as_of: date) -> bool:
        """Whether it is time for it and nobody has answered."""
        return self.answer is None and self.asks_on <= as_of


@dataclass(frozen=True, slots=True)
class RenewalCourse:
    """The renewal that comes next of one subscription; `days_left` is negative once it is late."""

    subscription: Subscription
    due_on: date
    days_left: int
    notice_by: date | None
    questions: tuple[RenewalQuestion, ...]

    @property
    def answered(self) -> int:
        """How many of its questions have an answer."""
        return sum(question.answer is not None for question in self.questions)


def renewal_courses(
    subscriptions: Iterable[Subscription],
    answers: Iterable[RenewalAnswer],
    as_of: date,
    rules: Rules = DEFAULT_RULES,
) -> tuple[RenewalCourse, ...]:
    """The next renewal of every running subscription that has one, the nearest first."""
    given = {(one.subscription_id, one.due_on, one.days): one for one in answers}
    found = []
    for subscription in subscriptions:
        due_on = renewal_date(subscription, as_of, rules.renewal_grace_days)
        if due_on is None:
            continue
        found.append(
            RenewalCourse(
                subscription,
                due_on,
                (due_on - as_of).days,
                notice_by(subscription, due_on),
                tuple(
                    RenewalQuestion(
                        days,
                        _QUESTIONS[place] if place < len(_QUESTIONS) else _FURTHER,
                        due_on - timedelta(days=days),
                        given.get((subscription.id, due_on, days)),
                    )
                    # The questions build on each other: the furthest ahead is the first, however
                    # the days were typed.
                    for place, days in enumerate(sorted(rules.renewal_days, reverse=True))
                ),
            )
        )
    return tuple(sorted(found, key=lambda course: (course.due_on, course.subscription.id)))
