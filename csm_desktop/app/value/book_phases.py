"""The models of effectiveness of the book with how many were looked at by each, and the phases of
its accounts."""

from collections import defaultdict

from csm_desktop.app.book import Book
from csm_desktop.app.value.effectiveness import judged
from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.records.metrics import Metric
from csm_desktop.domain.records.reviews import Capability
from csm_desktop.domain.records.standing.effectiveness import (
    Behaviour,
    BehaviourFinding,
    EffectivenessModel,
    EffectivenessPhase,
)
from csm_desktop.domain.value.effectiveness import Effectiveness
from csm_desktop.domain.value.effectiveness_models import LaidModel, laid_models
from csm_desktop.storage.queries import dump
from csm_desktop.storage.queries.facts import facts_of_many
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class ModelPage:
    """A model that is offered, with all that its editor offers beside it."""

    laid: LaidModel
    accounts: int
    metrics: tuple[Metric, ...]
    capabilities: tuple[Capability, ...]

    @property
    def id(self) -> int:
        """That of the model."""
        return self.laid.id


def model_pages(book: Book) -> tuple[ModelPage, ...]:
    """All models that are offered, by name."""
    with book.reading() as connection:
        models = dump.everything(connection, EffectivenessModel)
        phases = dump.everything(connection, EffectivenessPhase)
        behaviours = dump.everything(connection, Behaviour)
        findings = dump.everything(connection, BehaviourFinding)
        accounts = dump.everything(connection, Account)
        metrics = dump.everything(connection, Metric)
        capabilities = dump.everything(connection, Capability)
    there = {account.id for account in accounts if account.deleted_at is None}
    seen: dict[int, set[int]] = defaultdict(set)
    for finding in findings:
        seen[finding.behaviour_id].add(finding.account_id)
    return tuple(
        ModelPage(
            laid,
            len({who for phase in laid.phases for one in phase.behaviours for who in seen[one.id]}
                & there),
            tuple(sorted(metrics, key=lambda metric: (metric.name.casefold(), metric.id))),
            tuple(sorted(capabilities, key=lambda one: (one.title.casefold(), one.id))),
        )
        for laid in laid_models(models, phases, behaviours)
        if not laid.model.retired
    )  # fmt: skip


_NEEDED = {
    "models", "phases", "behaviours", "findings", "metrics", "account_metrics", "readings",
    "actions", "subscriptions",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AccountPhase:
    """An account of which something was seen, by its fittest model."""

    account: Account
    found: Effectiveness


def account_phases(book: Book, account_id: int | None = None) -> tuple[AccountPhase, ...]:
    """All accounts, or one of them, that were looked at, by name; the trash is left out."""
    with book.reading() as connection:
        accounts = [one for one in dump.everything(connection, Account) if one.deleted_at is None]
        ids = [one.id for one in accounts if account_id in (None, one.id)]
        found = [
            AccountPhase(facts.account, judgement)
            for facts in facts_of_many(connection, ids, book.today(), _NEEDED)
            if (judgement := judged(facts)) is not None
        ]
    return tuple(sorted(found, key=lambda one: (one.account.name.casefold(), one.account.id)))
