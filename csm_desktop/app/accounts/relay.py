"""Who leads each stage of the boomerang and who relays in it, in a book (domain.md §2)."""

from collections.abc import Collection, Mapping

from csm_desktop.app import settings
from csm_desktop.domain.journey.relay import DEFAULT_RELAY, Leg, leg_of, relay_from, relay_words
from csm_desktop.domain.records.lifecycle import Leader, Stage
from csm_desktop.storage.session import BookConnection, Work


def relay_of(connection: BookConnection) -> Mapping[Stage, Leg]:
    """The relay of a book: what its user set, else the defaults."""
    return relay_from(settings.value_at(connection, settings.RELAY))


def set_leg(work: Work, /, stage: Stage, leader: Leader, relays: Collection[Leader]) -> Leg:
    """Say who leads a stage from now on and who relays in it; stays of before keep their leader."""
    leg = leg_of(leader, tuple(relays))
    _keep(work, {**relay_of(work.connection), stage: leg})
    return leg


def reset_relay(work: Work, /) -> None:
    """Let the defaults of the field hold again in every stage."""
    _keep(work, DEFAULT_RELAY)


def _keep(work: Work, relay: Mapping[Stage, Leg]) -> None:
    settings.put_value(work, settings.RELAY, relay_words(relay) or None)
