"""Lists that the program wrote in one of its languages come back: heads and words are known."""

from enum import StrEnum
from pathlib import Path

import pytest

from csm_desktop.domain.records.accounts import AccountStatus
from csm_desktop.domain.records.contacts import ContactRole, ContactStatus, Influence, Sentiment
from csm_desktop.domain.records.lifecycle import Stage
from csm_desktop.domain.records.opportunities import OpportunityKind, OpportunityStage
from csm_desktop.domain.records.revenue import SubscriptionStatus
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.values.choices import choice
from csm_desktop.wording import Voice, label, tr
from tests.importers.lists import as_csv, fed, planned

HEADS = {
    "Account": "name", "Next step": "", "Next step due": "", "Renewal": "renews_on", "ARR": "arr",
    "Segment": "segment", "Owner": "owner", "Stage": "stage", "Status": "status",
    "Industry": "industry", "Country": "country", "Domain": "domain",
    "Contract start": "contract_start",
}  # fmt: skip
WORDS: tuple[tuple[ListKind, str, type[StrEnum]], ...] = (
    (ListKind.ACCOUNTS, "stage", Stage), (ListKind.ACCOUNTS, "status", AccountStatus),
    (ListKind.CONTACTS, "roles", ContactRole), (ListKind.CONTACTS, "status", ContactStatus),
    (ListKind.CONTACTS, "sentiment", Sentiment), (ListKind.CONTACTS, "influence", Influence),
    (ListKind.OPPORTUNITIES, "stage", OpportunityStage),
    (ListKind.OPPORTUNITIES, "kind", OpportunityKind),
    (ListKind.SUBSCRIPTIONS, "status", SubscriptionStatus),
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "pt", "ja"])
def test_what_the_book_shows_comes_back_whatever_it_was_written_in(
    tmp_path: Path, language: str
) -> None:
    with Voice.of(language).spoken():
        heads = [tr(head) for head in HEADS]
        own = [(kind, key, member, label(member)) for kind, key, e in WORDS for member in e]
        stage, status = label(Stage.ADOPTION), label(AccountStatus.LIVE)
    rows = [
        ["Aldo", "Call", "2026-12-01", "2027-03-31", "48500", "Growth", "Kim Roe", stage, status,
         "Food", "IT", "aldo.example", "2025-03-31"],
        ["Bera", "Mail", "2026-12-04", "2027-05-31", "1200", "Growth", "Jo Ames", stage, status,
         "Care", "FR", "bera.example", "2024-05-31"],
    ]  # fmt: skip
    plan = planned(tmp_path, as_csv([heads, *rows]), currency="EUR")
    wanted = zip(heads, HEADS.values(), strict=True)
    assert fed(plan) == {head: field for head, field in wanted if field}
    assert [word for kind, key, member, word in own if choice(kind, key, word) != member] == []
