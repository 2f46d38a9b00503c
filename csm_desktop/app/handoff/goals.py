"""Goals as the intake hears them: a heading is no part of them, and a way makes a metric."""

from csm_desktop.app.handoff.proposals import take_way
from csm_desktop.app.plan import acts as plans
from csm_desktop.domain.handoff.message_facts import with_measure
from csm_desktop.domain.records.plan import Goal, GoalFields, Horizon
from csm_desktop.domain.text.dates_in_words import trailing_date
from csm_desktop.domain.value.goal_words import measured_name, way_in
from csm_desktop.storage.session import Work


def say_goal(work: Work, /, account_id: int, horizon: Horizon, words: str) -> Goal:
    """Enter a goal from words such as "Goal: replan in time, measured by minutes, 90 to 15 30 jun":
    without its heading, by its day, and with its measure. Raises UserError without a statement."""
    said, due_on = trailing_date(words, work.today())
    statement, measure = with_measure(said)
    goal = plans.new_goal(work, account_id, statement, horizon, due_on=due_on)
    return measure_goal(work, goal.id, measure) if measure else goal


def reword_goal(work: Work, /, goal_id: int, words: str) -> Goal:
    """Put a goal into other words, read as in `say_goal`; a day that it has stays, and so does a
    measure."""
    goal = work.get(Goal, goal_id)
    fields: GoalFields = {"statement": words}
    if goal.due_on is None:
        fields["statement"], fields["due_on"] = trailing_date(words, work.today())
    fields["statement"], measure = with_measure(fields["statement"])
    changed = plans.edit_goal(work, goal_id, **fields)
    return measure_goal(work, goal_id, measure) if measure and not goal.measure else changed


def measure_goal(work: Work, /, goal_id: int, words: str) -> Goal:
    """Say how a goal is measured. Where the words tell a way ("minutes to replan, 90 to 15"), a
    metric is made of it, or the one of that name used again, and measures account and goal; a goal
    that has a metric keeps it."""
    goal = plans.edit_goal(work, goal_id, measure=words)
    way, name = way_in(words), measured_name(words)
    if way is None or not name or goal.metric_id is not None:
        return goal
    metric = take_way(work, goal.account_id, name, way)
    return plans.edit_goal(work, goal_id, metric_id=metric)
