"""Who leads a stage of the boomerang, and who relays in it (domain.md §2): defaults to change."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from csm_desktop.domain.records.lifecycle import Leader, Stage
from csm_desktop.values import dataclass


@dataclass(frozen=True, slots=True)
class Leg:
    """One stage of the relay: who leads it, and who runs along, none of them twice."""

    leader: Leader
    relays: tuple[Leader, ...] = ()


_SUCCESS = Leg(
    Leader.CUSTOMER_SUCCESS, (Leader.SALES, Leader.MARKETING, Leader.PRODUCT, Leader.FINANCE)
)
DEFAULT_RELAY: Mapping[Stage, Leg] = MappingProxyType(
    {
        Stage.AWARENESS: Leg(Leader.MARKETING, (Leader.PRODUCT,)),
        Stage.CONSIDERATION: Leg(Leader.MARKETING, (Leader.SALES, Leader.PRODUCT)),
        Stage.TRIAL: Leg(Leader.SALES, (Leader.CUSTOMER_SUCCESS, Leader.PRODUCT)),
        Stage.DECISION: Leg(Leader.SALES, (Leader.CUSTOMER_SUCCESS, Leader.PRODUCT)),
        Stage.ADOPTION: Leg(Leader.CUSTOMER_SUCCESS, (Leader.PRODUCT, Leader.FINANCE)),
        Stage.PERFORMANCE: _SUCCESS,
        Stage.TRANSFORMATION: _SUCCESS,
        Stage.ADVOCACY: _SUCCESS,
    }
)
"""The defaults of the field. Where it names two together, the first one leads and the other relays;
finance, which joins from the signature on, relays from adoption on (our choice)."""


def leg_of(leader: Leader, relays: tuple[Leader, ...]) -> Leg:
    """A leg as it is kept: who leads does not relay as well, and nobody relays twice."""
    return Leg(leader, tuple(one for one in Leader if one in relays and one is not leader))


def relay_from(said: Any) -> Mapping[Stage, Leg]:
    """The relay as a book keeps it (`relay_words`); what cannot be read there is as by default."""
    found = dict(DEFAULT_RELAY)
    if isinstance(said, dict):
        for stage in Stage:
            if (leg := _leg(said.get(stage.value))) is not None:
                found[stage] = leg
    return found


def relay_words(relay: Mapping[Stage, Leg]) -> dict[str, dict[str, Any]]:
    """The stages that are not as by default, as plain words to keep."""
    return {
        stage.value: {"leader": leg.leader.value, "relays": [one.value for one in leg.relays]}
        for stage, leg in relay.items()
        if leg != DEFAULT_RELAY[stage]
    }


def _leg(said: Any) -> Leg | None:
    if not isinstance(said, dict):
        return None
    known = {leader.value: leader for leader in Leader}
    leader, relays = known.get(str(said.get("leader"))), said.get("relays")
    if leader is None or not isinstance(relays, list):
        return None
    # A function that this program does not know is passed over; the rest holds.
    return leg_of(leader, tuple(known[str(one)] for one in relays if str(one) in known))
