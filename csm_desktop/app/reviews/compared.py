"""What a review that was held said, beside what holds today."""

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.reviews import Review
from csm_desktop.domain.reviews.cycle import goals_of
from csm_desktop.domain.text.message import say
from csm_desktop.domain.value.attainment import achieved_value
from csm_desktop.reports.ebr.measures import measures_of
from csm_desktop.values import dataclass
from csm_desktop.wording import label, measure, percent, render, tr


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One thing that differs: what it is, and how it stood then and stands now."""

    id: int
    what: str
    words: str


def then_and_now(then: AccountFacts, today: AccountFacts, review: Review) -> tuple[ThenAndNow, ...]:
    """The measures, the achieved value and the goals that differ; what is the same is not told."""
    found: list[tuple[str, str, str]] = []
    now = {each.metric_id: each for each in measures_of(today, review)}
    for each in measures_of(then, review):
        known = now.get(each.metric_id)
        present = measure(known.now, known.unit) if known is not None else tr("not measured")
        found.append((each.name, measure(each.now, each.unit), present))
    before, after = (achieved_value(facts).percent for facts in (then, today))
    if before is not None and after is not None:
        found.append((tr("Achieved business value"), percent(before / 100), percent(after / 100)))
    results = {goal.id: label(goal.result) for goal in today.review_goals}
    for goal in goals_of(then.review_goals, review):
        found.append((goal.text, label(goal.result), results.get(goal.id, tr("taken out"))))
    return tuple(
        ThenAndNow(n, what, render(say("{then} then, {now} today", then=was, now=is_now)))
        for n, (what, was, is_now) in enumerate(found)
        if was != is_now
    )
