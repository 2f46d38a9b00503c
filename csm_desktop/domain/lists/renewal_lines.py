"""What a renewal is likely to bring: the user's own word, else health and standing (domain.md §1).

The user's own word counts before everything. Else (our choice): healthy and not behind is likely,
at risk or a laggard is at risk, and everything between is open; a renewal all of whose questions
are answered is committed. Nothing is weighed with made-up percentages: amounts of a class are
summed, and stand beside one another.
"""

from collections.abc import Iterable
from datetime import date

from csm_desktop.domain.journey.standing import Standing
from csm_desktop.domain.money.renewal_course import RenewalCourse
from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import Money
from csm_desktop.domain.records.revenue import Outlook, RenewalPlan
from csm_desktop.domain.text.message import Message, say
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class RenewalLine:
    """A renewal of the book's calendar; `why` says what its outlook stands on.

    `amount` is what it is expected to bring a year: what the user said, else what is paid now.
    """

    id: int
    account_id: int
    account: str
    product: str
    due_on: date
    days_left: int
    arr: Money
    amount: Money
    band: Band
    standing: Standing | None
    answered: int
    asked: int
    notice_by: date | None
    outlook: Outlook
    why: Message
    plan: RenewalPlan | None = None

    @property
    def prepared(self) -> int:
        """How much of the preparation is there: value shown, risks, who decides, offer."""
        plan = self.plan
        if plan is None:
            return 0
        return sum(map(bool, (plan.value_shown_on, plan.risks, plan.contact_id, plan.offer)))


PREPARATIONS = 4
"""What is prepared before a renewal: value page, risks, who decides, offer."""


def renewal_line(
    course: RenewalCourse,
    account: str,
    band: Band,
    standing: Standing | None,
    plans: Iterable[RenewalPlan] = (),
) -> RenewalLine:
    """A renewal on its way, judged. Raises LookupError where it belongs to no account."""
    contract = course.subscription
    if contract.account_id is None:
        raise LookupError(contract.id)
    # By contract and day: a word that was said of last year's term says nothing of this one.
    plan = next(
        (one for one in plans if (one.subscription_id, one.due_on) == (contract.id, course.due_on)),
        None,
    )
    outlook, why = _outlook(course, band, standing, plan)
    expected = plan.expected if plan is not None else None
    return RenewalLine(
        id=contract.id,
        account_id=contract.account_id,
        account=account,
        product=contract.product,
        due_on=course.due_on,
        days_left=course.days_left,
        arr=contract.arr,
        amount=expected or contract.arr,
        band=band,
        standing=standing,
        answered=course.answered,
        asked=len(course.questions),
        notice_by=course.notice_by,
        outlook=outlook,
        why=why,
        plan=plan,
    )


def _outlook(
    course: RenewalCourse, band: Band, standing: Standing | None, plan: RenewalPlan | None
) -> tuple[Outlook, Message]:
    if plan is not None and plan.word is not None:
        said = say("Your own word of {day}.", day=plan.on)
        if plan.why:
            said = say("Your own word of {day}: {why}", day=plan.on, why=plan.why)
        return plan.word, said
    return _judged(course, band, standing)


def _judged(
    course: RenewalCourse, band: Band, standing: Standing | None
) -> tuple[Outlook, Message]:
    # All answers weigh more than any sign: the customer has been asked, and has spoken.
    if course.questions and course.answered == len(course.questions):
        return Outlook.COMMITTED, say("All its questions are answered.")
    if band is Band.AT_RISK:
        return Outlook.AT_RISK, say("The account's health is at risk.")
    if standing is Standing.LAGGARD:
        return Outlook.AT_RISK, say("The customer is behind its plan.")
    # An overdue one before a healthy band: silence past the day is the louder sign.
    if course.days_left < 0:
        return Outlook.AT_RISK, say(
            "It was due {n} day ago, and nobody has said what became of it.",
            "It was due {n} days ago, and nobody has said what became of it.",
            n=-course.days_left,
        )
    if band is Band.HEALTHY:
        return Outlook.LIKELY, say("The account is healthy, and not behind its plan.")
    return Outlook.OPEN, say("Health and standing say neither yes nor no.")
