"""The views over a team's figures: by team and segment, by book, and over everything.

They add up what the program has reckoned account by account, so their figures are its own to the
cent. What SQLite and Python do otherwise than PostgreSQL is said here once: whole numbers divide to
whole numbers, numeric rounds halves away from zero and cuts long quotients, and NULLs sort last.
"""

from collections.abc import Iterator

from csm_desktop.domain.records.health import Band
from csm_desktop.domain.records.money import CURRENCY_DIGITS

VIEWS = (
    "team_arr", "team_revenue", "team_revenue_together", "team_renewal_rate", "team_health",
    "team_alerts",
)  # fmt: skip
EDITION = 4
"""Goes up with each change of the views or of what the figures beside the rows are: the rows' own
columns are told by the book's revision."""

# What a row adds up. Levels are told in words: a segment of NULL could be one without a name.
_GROUPS = "(b.team, f.segment), (b.team), (f.segment), (b.team, b.id, b.owner, b.name), ()"
_LEVEL = """CASE WHEN grouping(b.id) = 0 THEN 'book'
  WHEN grouping(b.team, f.segment) = 0 THEN 'team and segment'
  WHEN grouping(b.team) = 0 THEN 'team' WHEN grouping(f.segment) = 0 THEN 'segment'
  ELSE 'all' END AS level, b.team, f.segment, b.id AS book_id, b.owner AS book_owner,
  b.name AS book_name"""
# An account that was handed over counts in the book that keeps it now.
_ACCOUNTS = """book b
  JOIN figure_account f ON f.book_id = b.id AND f.handed_on IS NULL"""


def statements() -> Iterator[str]:
    """What makes the functions and the views, in this order; within the schema's search path."""
    yield _MINOR
    yield _ROUNDED
    yield _SHARE
    yield _COMMON
    yield _view("team_arr", _ARR)
    yield _view("team_revenue", _REVENUE)
    yield _view("team_revenue_together", _TOGETHER)
    yield _view("team_renewal_rate", _RENEWALS)
    yield _view("team_health", _HEALTH)
    yield _view("team_alerts", _ALERTS)


def _view(name: str, text: str) -> str:
    return f"CREATE OR REPLACE VIEW {name} AS {text}"


def _units() -> str:
    units = {0: "1", 3: "0.001"}
    cases = " ".join(
        f"WHEN currency IN ({', '.join(repr(code) for code in codes)}) THEN {units[digits]}"
        for digits in units
        if (codes := sorted(c for c, own in CURRENCY_DIGITS.items() if own == digits))
    )
    return f"CASE {cases} ELSE 0.01 END"


# Multiplied and not divided: the quotient of a large amount would lose its cents.
_MINOR = f"""CREATE OR REPLACE FUNCTION amount(minor numeric, currency text) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT minor * {_units()} $$"""

# Half to even, as the program rounds.
_ROUNDED = """CREATE OR REPLACE FUNCTION rounded(part numeric, whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT q + CASE WHEN 2 * r > whole OR (2 * r = whole AND mod(q, 2) <> 0) THEN 1 ELSE 0 END
  FROM (SELECT q, part - q * whole AS r FROM (
    SELECT div(part, whole) - CASE WHEN mod(part, whole) < 0 THEN 1 ELSE 0 END AS q) AS floored
  ) AS parts $$"""

# To six places; of nothing there is no share. What a function calls is looked for by whoever asks,
# and readers look elsewhere.
_SHARE = """CREATE OR REPLACE FUNCTION share(part numeric, whole numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
  SELECT CASE WHEN whole > 0 THEN rounded(part * 1000000, whole) * 0.000001 END $$"""

# What books of other rates count their parts in has one denominator: nothing is rounded before.
_COMMON = "CREATE OR REPLACE AGGREGATE common(numeric) (SFUNC = lcm, STYPE = numeric, INITCOND = 1)"

_ARR = f"""SELECT {_LEVEL}, a.currency, count(DISTINCT (b.id, f.account_id)) AS accounts,
  amount(sum(a.arr_minor), a.currency) AS arr
FROM {_ACCOUNTS}
  JOIN figure_arr a ON a.book_id = b.id AND a.account_id = f.account_id
GROUP BY a.currency, GROUPING SETS ({_GROUPS})"""

_PARTS = ("start", "new", "expansion", "contraction", "churn", "swapped", "end")
_KEPT = ("sum(r.known_start_minor + r.known_expansion_minor - r.known_contraction_minor"
         " - r.known_churn_minor)")  # fmt: skip
_STARTED = "sum(r.known_start_minor)"
_AMOUNTS = ", ".join(f'amount(sum(r.{part}_minor), r.currency) AS "{part}"' for part in _PARTS)
_REVENUE = f"""SELECT {_LEVEL}, r.span, min(s.start_on) AS start_on, max(s.end_on) AS end_on,
  r.currency, sum(r.accounts) AS accounts_at_start, sum(r.accounts_lost) AS accounts_lost,
  {_AMOUNTS},
  share({_KEPT}, {_STARTED}) AS nrr,
  share(sum(r.known_lasting_minor), {_STARTED}) AS grr,
  1 - share(sum(r.known_lasting_minor), {_STARTED}) AS revenue_churn,
  share(sum(r.known_lost), sum(r.known_accounts)) AS logo_churn
FROM {_ACCOUNTS}
  JOIN figure_revenue r ON r.book_id = b.id AND r.account_id = f.account_id
  JOIN figure_span s ON s.book_id = b.id AND s.span = r.span
GROUP BY r.span, r.currency, GROUPING SETS ({_GROUPS})"""

_IN_ONE = ("start", "new", "expansion", "contraction", "churn", "swapped")
_OF_SHARES = ("known_start", "known_expansion", "known_contraction", "known_churn",
              "known_lasting")  # fmt: skip
_COUNTS = ("accounts", "accounts_lost", "known_accounts", "known_lost")
_SUMS = ", ".join(f'sum(t."{name}") AS "{name}"' for name in (*_IN_ONE, *_OF_SHARES, *_COUNTS))


def _part(name: str) -> str:
    return f'sum(f."{name}" * div(o.whole, f.whole))'


_WHOLES = {name: f"rounded({_part(name)}, o.whole)" for name in _IN_ONE}
_END = (f"{_WHOLES['start']} + {_WHOLES['new']} + {_WHOLES['expansion']}"
        f" - {_WHOLES['contraction']} - {_WHOLES['churn']} + {_WHOLES['swapped']}")  # fmt: skip
_TOLD = ", ".join(f'amount({minor}, f.currency) AS "{name}"' for name, minor in _WHOLES.items())
_KEPT_PARTS = (f"{_part('known_start')} + {_part('known_expansion')}"
               f" - {_part('known_contraction')} - {_part('known_churn')}")  # fmt: skip
_LASTING = f"share({_part('known_lasting')}, {_part('known_start')})"
# Only where rates lead from all of it: a sum of some would pass for all.
_TOGETHER = f"""WITH parts AS (
  SELECT b.id, b.team, b.owner, b.name, f.segment, t.span, t.currency, t.whole,
    bool_and(t.is_rated) AS is_rated, {_SUMS}
  FROM {_ACCOUNTS}
    JOIN figure_together t ON t.book_id = b.id AND t.account_id = f.account_id
  GROUP BY b.id, b.team, b.owner, b.name, f.segment, t.span, t.currency, t.whole
), one AS (
  SELECT span, currency, common(whole) AS whole
  FROM (SELECT DISTINCT span, currency, whole FROM parts) AS wholes GROUP BY span, currency
)
SELECT {_LEVEL.replace("b.", "f.")}, f.span, f.currency, count(DISTINCT f.id) AS books,
  sum(f.accounts) AS accounts_at_start, sum(f.accounts_lost) AS accounts_lost,
  {_TOLD}, amount({_END}, f.currency) AS "end",
  share({_KEPT_PARTS}, {_part("known_start")}) AS nrr, {_LASTING} AS grr,
  1 - {_LASTING} AS revenue_churn,
  share(sum(f.known_lost), sum(f.known_accounts)) AS logo_churn
FROM parts f JOIN one o ON o.span = f.span AND o.currency = f.currency
GROUP BY f.span, f.currency, o.whole, GROUPING SETS ({_GROUPS.replace("b.", "f.")})
HAVING bool_and(f.is_rated)"""

_SETTLED = "FILTER (WHERE d.outcome IS NOT NULL)"
_WON = "FILTER (WHERE d.outcome <> 'lost')"
# What went into another currency was renewed as it was.
_LEFT = (
    "CASE WHEN d.after_currency = d.before_currency THEN least(d.before_minor, d.after_minor)"
    " ELSE d.before_minor END"
)
_KEPT_OF = f"coalesce(sum({_LEFT}) {_WON}, 0)"
_DUE = f"coalesce(sum(d.before_minor) {_SETTLED}, 0)"
_RENEWALS = f"""SELECT {_LEVEL}, s.span, min(s.start_on) AS start_on, max(s.end_on) AS end_on,
  d.before_currency AS currency, count(*) {_SETTLED} AS came_due, count(*) {_WON} AS won,
  count(*) - count(*) {_SETTLED} AS open,
  amount({_DUE}, d.before_currency) AS due, amount({_KEPT_OF}, d.before_currency) AS kept,
  share(count(*) {_WON}, count(*) {_SETTLED}) AS by_count,
  share({_KEPT_OF}, {_DUE}) AS by_money
FROM {_ACCOUNTS}
  JOIN figure_span s ON s.book_id = b.id
  JOIN figure_renewal d ON d.book_id = b.id AND d.account_id = f.account_id
    AND d.due_on > s.start_on AND d.due_on <= s.end_on
GROUP BY s.span, d.before_currency, GROUPING SETS ({_GROUPS})"""

_BANDS = ", ".join(
    f"count(*) FILTER (WHERE f.band = '{band.value}') AS {band.value}" for band in Band
)
_HEALTH = f"""SELECT {_LEVEL}, count(*) AS accounts, {_BANDS},
  count(*) FILTER (WHERE f.as_of < b.as_of) AS of_an_earlier_day
FROM {_ACCOUNTS}
GROUP BY GROUPING SETS ({_GROUPS})"""

_ALERTS = f"""SELECT {_LEVEL}, g."trigger", g.severity, g.tone,
  count(*) FILTER (WHERE g.shelf = 'firing') AS firing,
  count(*) FILTER (WHERE g.shelf = 'snoozed') AS snoozed,
  count(DISTINCT (b.id, f.account_id)) AS accounts, min(g.since) AS oldest
FROM {_ACCOUNTS}
  JOIN figure_alert g ON g.book_id = b.id AND g.account_id = f.account_id
GROUP BY g."trigger", g.severity, g.tone, GROUPING SETS ({_GROUPS})"""
