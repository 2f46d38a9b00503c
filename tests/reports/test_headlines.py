"""An own title ages: what the figures said when it was written is kept with it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from csm_desktop.domain.records.facts import AccountFacts
from csm_desktop.domain.records.metrics import Better, Reading
from csm_desktop.domain.records.reviews import PageTitle, ReviewPart
from csm_desktop.domain.value.named_direction import named_direction
from csm_desktop.reports.ebr.assemble import assemble
from csm_desktop.wording import Voice
from tests.reports.account import TODAY, northwind

REPLAN, LATER = 31, 990_001


@pytest.fixture
def facts() -> AccountFacts:
    return northwind()


def written(facts: AccountFacts, part: ReviewPart, text: str, metric: int | None) -> AccountFacts:
    """With an own title, kept as the studio keeps it."""
    said = next(
        each for each in assemble(facts).headlines if (each.part, each.metric_id) == (part, metric)
    )
    own = replace(facts.reviews[1], titles=(PageTitle(part, text, metric, said.basis),))
    return replace(facts, reviews=(facts.reviews[0], own))


def read(facts: AccountFacts, metric: int, value: str) -> AccountFacts:
    reading = Reading(LATER, facts.account.id, metric, TODAY, Decimal(value))
    return replace(facts, readings=(*facts.readings, reading))


def test_a_title_has_aged_once_its_figures_say_something_else(facts: AccountFacts) -> None:
    own = written(facts, ReviewPart.PRODUCTIVITY, "Four times faster", REPLAN)
    assert assemble(own).aged == ()
    worse = read(own, REPLAN, "27")
    pack = assemble(worse)
    assert pack.aged == ("Four times faster",)
    (said,) = [each for each in pack.headlines if each.is_aged]
    assert "from 90 to 22" in said.then
    assert "27" in said.proposed
    again = written(worse, ReviewPart.PRODUCTIVITY, "Four times faster", REPLAN)
    assert assemble(again).aged == ()


def test_a_figure_that_a_title_names_is_looked_after_and_no_other(facts: AccountFacts) -> None:
    other = next(m for m in assemble(facts).appendix.measures if m.metric_id != REPLAN)
    now = f"{other.now.normalize():f}"
    named = written(facts, ReviewPart.GOALS, f"Next: more than {now}", None)
    plain = written(facts, ReviewPart.GOALS, "What comes next", None)
    moved = f"{other.now + 7:f}"
    assert assemble(read(named, other.metric_id, moved)).aged
    assert not assemble(read(plain, other.metric_id, moved)).aged


@pytest.mark.parametrize("language", ["de", "fr", "ja"])
def test_neither_another_language_nor_a_day_ages_a_title(
    facts: AccountFacts, language: str
) -> None:
    for part in (ReviewPart.SUMMARY, ReviewPart.GOALS, ReviewPart.PROMISES):
        own = written(facts, part, "Ours", None)
        with Voice.of(language).spoken():
            assert assemble(own).aged == ()


def test_of_a_title_from_before_nothing_is_said(facts: AccountFacts) -> None:
    own = replace(facts.reviews[1], titles=(PageTitle(ReviewPart.PRODUCTIVITY, "Faster", REPLAN),))
    old = replace(facts, reviews=(facts.reviews[0], own))
    assert assemble(read(old, REPLAN, "27")).aged == ()


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Support tickets (30d)", Better.LOWER), ("Time to first response", Better.LOWER),
        ("churn_rate", Better.LOWER), ("Cost per order", Better.LOWER),
        ("Fehlerquote", Better.LOWER), ("Bearbeitungszeit", Better.LOWER),
        ("Temps de réponse", Better.LOWER), ("Coût par dossier", Better.LOWER),
        ("Tiempo de respuesta", Better.LOWER), ("Reclamações", Better.LOWER),
        ("応答時間", Better.LOWER), ("解約率", Better.LOWER),
        ("Hours saved", Better.HIGHER), ("Tickets resolved", Better.HIGHER),
        ("Aktive Nutzer", Better.HIGHER), ("利用時間", Better.HIGHER), ("Uptime", Better.HIGHER),
        ("No. of users", Better.HIGHER), ("No-shows", Better.LOWER),
        ("Widgets", Better.UNKNOWN), ("Turnover", Better.UNKNOWN), ("Betrag", Better.UNKNOWN),
        # Turned round by a word, it is not what the rest of the name says.
        ("Inactive users", Better.UNKNOWN), ("Unused licences", Better.UNKNOWN),
        ("Orders without errors", Better.UNKNOWN), ("Ungelöste Anfragen", Better.UNKNOWN),
        ("Nichtverfügbarkeit", Better.UNKNOWN), ("Dossiers non traités", Better.UNKNOWN),
        ("Usuarios inactivos", Better.UNKNOWN), ("Utilizadores inativos", Better.UNKNOWN),
        ("未解決件数", Better.UNKNOWN), ("非アクティブユーザー", Better.UNKNOWN),
    ],
)  # fmt: skip
def test_a_name_tells_which_way_is_better_or_nothing(name: str, better: Better) -> None:
    assert named_direction(name) is better


def test_where_nobody_said_which_way_is_better_no_headline_praises(facts: AccountFacts) -> None:
    metrics = tuple(replace(metric, better=Better.UNKNOWN) for metric in facts.metrics)
    used = tuple(replace(one, target=None) for one in facts.account_metrics)
    blind = replace(facts, metrics=metrics, account_metrics=used, worths=())
    told = " ".join(page.title for page in assemble(blind).pages)
    for praise in ("right way", "hold", "slipped", "Ahead", "past the target"):
        assert praise not in told
    assert "from 90 to 22" in told
    # A target that was agreed tells it.
    assert "Ahead of the reference" in " ".join(
        page.title for page in assemble(replace(facts, metrics=metrics)).pages
    )
