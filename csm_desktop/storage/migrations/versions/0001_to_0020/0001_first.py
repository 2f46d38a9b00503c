"""The schema of the first release.

Frozen: what a book looked like then must not follow later changes of the rows, so nothing is
imported from them. Every reference is checked at commit and none cascades (see storage.rows.base).
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, and the search index."""
    _make_tables()
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "title, body, kind UNINDEXED, account_id UNINDEXED, "
        "content='', contentless_delete=1, contentless_unindexed=1, "
        "tokenize='unicode61 remove_diacritics 2')"
    )


def text(name: str, nullable: bool = False) -> sa.Column[str]:
    """Any text; dates, instants, exact numbers, lists and enum members are kept as text too."""
    return sa.Column(name, sa.String(), nullable=nullable)


def number(name: str, nullable: bool = False) -> sa.Column[int]:
    """A whole number."""
    return sa.Column(name, sa.Integer(), nullable=nullable)


def flag(name: str, nullable: bool = False) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=nullable)


def data(name: str, length: int, nullable: bool = False) -> sa.Column[bytes]:
    """Bytes, so many at most."""
    return sa.Column(name, sa.LargeBinary(length), nullable=nullable)


def refer(name: str, table: str, nullable: bool = False) -> sa.Column[int]:
    """The id of a row of another table."""
    reference = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(name, sa.Integer(), reference, nullable=nullable)


def make(
    name: str,
    *columns: sa.Column[str] | sa.Column[int] | sa.Column[bool] | sa.Column[bytes],
    key: Sequence[str] = (),
    indexes: Sequence[Sequence[str]] = (),
    with_rowid: bool = True,
) -> None:
    """A table, with an integer `id` unless another `key` is given, and its constraints named."""
    for column in columns:
        for reference in column.foreign_keys:
            reference.name = f"fk_{name}_{column.name}"
    every = columns if key else (*columns, sa.Column("id", sa.Integer(), nullable=False))
    op.create_table(
        name,
        *every,
        sa.PrimaryKeyConstraint(*(key or ("id",)), name=f"pk_{name}"),
        sqlite_with_rowid=with_rowid,
    )
    for names in indexes:
        op.create_index(f"ix_{name}_{'_'.join(names)}", name, list(names))


# fmt: off
def _make_tables() -> None:  # noqa: PLR0915 (one statement a table)
    make("capability", text("title"), text("benefit"), text("product"),
         text("available_on", nullable=True))
    make("change_set", text("label"), text("at"), text("state"), indexes=[("state",)])
    make("exchange_rate", text("from_currency"), text("to_currency"), text("rate"), text("on"),
         text("source"))
    make("import_mark", data("fingerprint", 16), number("change_set_id"), number("entity_id"),
         key=("fingerprint",), with_rowid=False)
    make("journey_template", text("name"), text("silent_until", nullable=True))
    make("metric", text("name"), text("unit"), text("better"), text("access"), text("kind"),
         text("definition"))
    make("playbook", text("name"), text("trigger", nullable=True), text("description"))
    make("setting", text("key"), text("value"))
    make("team_member", text("name"), text("role"), text("title"), text("email"), flag("is_me"),
         flag("active"))
    make("alert_rule", text("trigger"), text("mode"), text("threshold", nullable=True),
         refer("playbook_id", "playbook", nullable=True), indexes=[("playbook_id",)])
    make("change", refer("change_set_id", "change_set"), number("position"), text("table_name"),
         number("row_id"), number("account_id", nullable=True), text("before", nullable=True),
         text("after", nullable=True), key=("change_set_id", "position"), with_rowid=False,
         indexes=[("account_id",)])
    make("journey_step", refer("journey_id", "journey_template"), text("title"), number("day"),
         number("expected_percent", nullable=True), flag("moment_of_truth"), number("position"),
         indexes=[("journey_id",)])
    make("playbook_step", refer("playbook_id", "playbook"), text("title"), number("day"),
         text("owner_role"), text("template"), number("position"), indexes=[("playbook_id",)])
    make("segment", text("name"), text("engagement"), number("cadence_days"),
         number("review_cadence_days"), refer("journey_id", "journey_template", nullable=True),
         text("first_value_definition"), number("first_value_days"), number("position"),
         indexes=[("journey_id",)])
    make("account", text("name"), text("domain"), text("industry"),
         number("employees", nullable=True), text("country"), text("city"), text("time_zone"),
         text("currency"), refer("segment_id", "segment", nullable=True),
         refer("owner_id", "team_member", nullable=True), text("products"), text("stage"),
         text("status"), text("experience"), flag("strategic"),
         text("contract_start", nullable=True), text("first_value_on", nullable=True),
         text("first_value_note"), text("tags"), text("notes"), text("external_id"), text("custom"),
         text("created_at", nullable=True), text("deleted_at", nullable=True))
    make("benchmark", refer("metric_id", "metric"), text("value"), text("source"), text("on"),
         refer("segment_id", "segment", nullable=True), text("label"), indexes=[("metric_id",)])
    make("account_figures", refer("account_id", "account"), text("as_of"), flag("stale"),
         text("score", nullable=True), text("band"), text("confidence"), text("trend"),
         number("coverage"), text("last_touch_on", nullable=True), text("next_step"),
         text("next_step_due", nullable=True), text("achieved_percent", nullable=True),
         text("expected_percent", nullable=True), text("standing"), text("arr"),
         text("renews_on", nullable=True), key=("account_id",))
    make("account_metric", refer("account_id", "account"), refer("metric_id", "metric"),
         text("baseline", nullable=True), text("baseline_on", nullable=True),
         text("target", nullable=True), text("target_on", nullable=True), flag("in_review"),
         number("position"), indexes=[("account_id",), ("metric_id",)])
    make("agreed_plan", refer("account_id", "account"), number("version"), text("agreed_on"),
         text("agreed_with"), text("goals"), text("milestones"), text("actions"), text("note"),
         indexes=[("account_id",)])
    make("alert", refer("account_id", "account"), text("trigger"), text("cause"), text("what"),
         text("why"), text("since"), text("tone"), text("state"), flag("silent"),
         text("snoozed_until", nullable=True), text("closed_on", nullable=True), text("outcome"),
         indexes=[("account_id",)])
    make("capability_offer", refer("account_id", "account"), refer("capability_id", "capability"),
         text("why"), number("position"), indexes=[("account_id",)])
    make("celebration", refer("account_id", "account"), text("kind"), text("on"), text("note"),
         indexes=[("account_id",)])
    make("contact", refer("account_id", "account", nullable=True), text("name"), text("title"),
         text("department"), text("email"), text("phone"), text("roles"),
         refer("reports_to_id", "contact", nullable=True), text("sentiment", nullable=True),
         text("influence", nullable=True), text("status"), text("left_on", nullable=True),
         text("went_to"), text("notes"), text("external_id"), text("account_ref"), text("custom"),
         indexes=[("account_id",)])
    make("engagement_event", refer("account_id", "account"), text("kind"), text("on"),
         text("title"), number("people", nullable=True), indexes=[("account_id",)])
    make("essence", refer("account_id", "account"), text("text"), number("position"),
         indexes=[("account_id",)])
    make("fit_answer", refer("account_id", "account"), text("check"), text("answer"), text("note"),
         indexes=[("account_id",)])
    make("fit_verdict", refer("account_id", "account"), text("decided_on"),
         text("overruled", nullable=True), text("reason"), text("mitigation"),
         indexes=[("account_id",)])
    make("handoff_sheet", refer("account_id", "account"), text("business_impact"),
         text("onboarding"), text("quickest_value"), text("expectations"), text("source_message"),
         text("sent_on", nullable=True), indexes=[("account_id",)])
    make("health_snapshot", refer("account_id", "account"), text("on"),
         text("score", nullable=True), text("band"), text("confidence"), text("factors"),
         indexes=[("account_id",)])
    make("introduction_tick", refer("account_id", "account"), text("step"), text("on"),
         indexes=[("account_id",)])
    make("meeting", refer("account_id", "account"), text("kind"), text("title"), text("starts_at"),
         text("zone"), number("minutes"), text("ended_at", nullable=True), text("place"),
         text("purpose"), text("value_for_customer"), text("appreciation"), text("agenda"),
         text("summary"), flag("summary_confirmed"), flag("looked_forward", nullable=True),
         flag("got_value", nullable=True), text("stories"), text("questions"), text("directions"),
         text("external_id"), indexes=[("account_id",)])
    make("mood_record", refer("account_id", "account"), text("on"), text("mood"), text("note"),
         indexes=[("account_id",)])
    make("pairing", refer("account_id", "account"), refer("champion_account_id", "account"),
         text("proposed_on"), text("why"), text("introduced_on", nullable=True), text("outcome"),
         indexes=[("account_id",)])
    make("practice", refer("account_id", "account"), text("kind"), text("text"), number("position"),
         indexes=[("account_id",)])
    make("reading", refer("account_id", "account", nullable=True), refer("metric_id", "metric"),
         text("on"), text("value"), text("source"), text("account_ref"),
         indexes=[("account_id",), ("metric_id",)])
    make("stage_change", refer("account_id", "account"), text("stage"), text("on"), text("leader"),
         text("note"), indexes=[("account_id",)])
    make("step_change", refer("account_id", "account"), text("step"), text("on"),
         indexes=[("account_id",)])
    make("strategy", refer("account_id", "account"), text("kind"), text("started_on"),
         text("ended_on", nullable=True), text("plan"), text("reasons"),
         text("hours_budget", nullable=True), text("hours_spent", nullable=True),
         text("note_to_sales"), text("lesson"), text("outcome"), indexes=[("account_id",)])
    make("subscription", refer("account_id", "account", nullable=True), text("product"),
         number("arr_minor"), text("arr_currency"), text("starts_on", nullable=True),
         number("term_months", nullable=True), text("renews_on", nullable=True),
         number("licensed_seats", nullable=True), text("status"), text("ended_on", nullable=True),
         text("external_id"), text("account_ref"), text("custom"), indexes=[("account_id",)])
    make("win_story", refer("account_id", "account"), text("hero"), text("hero_title"),
         text("story"), text("decision_criteria"), indexes=[("account_id",)])
    make("advocacy_act", refer("account_id", "account"), text("kind"), text("on"),
         refer("contact_id", "contact", nullable=True), text("direction"), text("note"),
         indexes=[("account_id",), ("contact_id",)])
    make("attendance", refer("account_id", "account"), refer("meeting_id", "meeting"),
         refer("contact_id", "contact", nullable=True),
         refer("team_member_id", "team_member", nullable=True), flag("attended", nullable=True),
         indexes=[("account_id",), ("contact_id",), ("meeting_id",)])
    make("communication_item", refer("account_id", "account"), refer("strategy_id", "strategy"),
         text("audience"), text("to_whom"), text("message"), text("channel"),
         number("cadence_days", nullable=True), indexes=[("account_id",), ("strategy_id",)])
    make("connection", refer("account_id", "account"), refer("team_member_id", "team_member"),
         refer("contact_id", "contact"), text("strength"), text("touched_on", nullable=True),
         indexes=[("account_id",), ("contact_id",)])
    make("critical_issue", refer("account_id", "account"), refer("strategy_id", "strategy"),
         text("statement"), text("solved_on", nullable=True),
         indexes=[("account_id",), ("strategy_id",)])
    make("end_goal", refer("account_id", "account"), refer("meeting_id", "meeting"), text("text"),
         refer("contact_id", "contact", nullable=True), flag("met", nullable=True),
         indexes=[("account_id",), ("contact_id",), ("meeting_id",)])
    make("follow_up", refer("account_id", "account"), refer("meeting_id", "meeting"), text("to"),
         text("cc"), text("subject"), text("body"), text("state"),
         text("handed_off_at", nullable=True), text("sent_at", nullable=True),
         indexes=[("account_id",), ("meeting_id",)])
    make("goal", refer("account_id", "account"), text("horizon"), text("statement"),
         text("persona"), refer("contact_id", "contact", nullable=True),
         refer("metric_id", "metric", nullable=True), text("measure"), text("unit"),
         text("baseline", nullable=True), text("target", nullable=True),
         text("actual", nullable=True), text("due_on", nullable=True),
         text("reached_on", nullable=True), number("position"),
         indexes=[("account_id",), ("contact_id",), ("metric_id",)])
    make("golden_note", refer("account_id", "account"), refer("meeting_id", "meeting"),
         text("step"), text("text"), indexes=[("account_id",), ("meeting_id",)])
    make("initiative", refer("account_id", "account"), text("title"), text("description"),
         refer("contact_id", "contact", nullable=True), text("status"),
         text("since", nullable=True), text("due_on", nullable=True), text("update"),
         text("our_part"), number("position"), indexes=[("account_id",), ("contact_id",)])
    make("note", refer("account_id", "account"), refer("meeting_id", "meeting"), text("tone_words"),
         text("priorities"), text("themes"), text("body"),
         indexes=[("account_id",), ("meeting_id",)])
    make("opportunity", refer("account_id", "account"), text("title"), text("kind"), text("impact"),
         text("stage"), number("amount_minor", nullable=True),
         text("amount_currency", nullable=True), text("close_on", nullable=True),
         refer("decision_maker_id", "contact", nullable=True),
         refer("owner_id", "team_member", nullable=True), text("process", nullable=True),
         text("note"), indexes=[("account_id",)])
    make("playbook_run", refer("account_id", "account"), refer("playbook_id", "playbook"),
         text("started_on"), refer("alert_id", "alert", nullable=True),
         text("ended_on", nullable=True), indexes=[("account_id",), ("playbook_id",)])
    make("revenue_event", refer("account_id", "account"), text("kind"), text("on"),
         number("amount_minor"), text("amount_currency"),
         refer("subscription_id", "subscription", nullable=True), text("note"),
         indexes=[("account_id",)])
    make("review", refer("account_id", "account"), number("number"), text("on"), text("status"),
         text("prepared_for"), text("next_on", nullable=True), text("titles"), text("left_out"),
         text("shown"), refer("meeting_id", "meeting", nullable=True),
         indexes=[("account_id",), ("meeting_id",)])
    make("spiced_entry", refer("account_id", "account"), text("part"), text("text"),
         text("recorded_on"), refer("said_by_id", "contact", nullable=True),
         refer("meeting_id", "meeting", nullable=True), text("source"),
         text("verified_on", nullable=True), text("event_on", nullable=True),
         indexes=[("account_id",), ("meeting_id",)])
    make("milestone", refer("account_id", "account"), text("title"), text("target_on"),
         number("expected_percent", nullable=True), text("proof"),
         text("reached_on", nullable=True), number("achieved_percent", nullable=True),
         refer("goal_id", "goal", nullable=True),
         refer("journey_step_id", "journey_step", nullable=True), flag("moment_of_truth"),
         number("position"), indexes=[("account_id",)])
    make("review_ask", refer("account_id", "account"), refer("review_id", "review"), text("verb"),
         text("text"), text("due_on", nullable=True), number("position"),
         indexes=[("account_id",), ("review_id",)])
    make("review_goal", refer("account_id", "account"), refer("review_id", "review"), text("text"),
         refer("contact_id", "contact", nullable=True),
         refer("team_member_id", "team_member", nullable=True),
         refer("metric_id", "metric", nullable=True), text("target", nullable=True),
         text("due_on", nullable=True), text("result"), text("result_note"), number("position"),
         indexes=[("account_id",), ("contact_id",), ("metric_id",), ("review_id",)])
    make("review_measure", refer("account_id", "account"), refer("review_id", "review"),
         refer("metric_id", "metric"), text("meaning"), text("method"), number("position"),
         indexes=[("account_id",), ("metric_id",), ("review_id",)])
    make("selling_note", refer("account_id", "account"), refer("opportunity_id", "opportunity"),
         text("step"), text("text"), refer("contact_id", "contact", nullable=True),
         number("position"), indexes=[("account_id",), ("contact_id",), ("opportunity_id",)])
    make("action", refer("account_id", "account"), text("title"), text("side"),
         refer("team_member_id", "team_member", nullable=True),
         refer("contact_id", "contact", nullable=True), text("due_on", nullable=True),
         text("status"), text("done_on", nullable=True),
         refer("milestone_id", "milestone", nullable=True), text("origin"),
         number("origin_id", nullable=True), text("note"), text("evidence"),
         text("created_on", nullable=True), number("position"),
         indexes=[("account_id",), ("contact_id",)])
    make("success_gap", refer("account_id", "account"), text("statement"),
         text("check", nullable=True), refer("action_id", "action", nullable=True),
         flag("accepted"), text("accepted_reason"), indexes=[("account_id",)])
# fmt: on
