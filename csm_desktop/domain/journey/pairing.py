"""Which champion could show a cruiser how it is done (domain.md §5): internal."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from csm_desktop.domain.records.accounts import Account
from csm_desktop.domain.text.message import Message, say
from csm_desktop.domain.value.alike import (
    in_common,
    others,
    same_industry,
    same_segment,
    same_size,
    shared_products,
)


@dataclass(frozen=True, slots=True)
class PairingProposal:
    """A champion for a cruiser, and what the two have in common, most telling first."""

    champion_account_id: int
    reasons: tuple[Message, ...]

    @property
    def why(self) -> Message:
        """The reasons in one phrase."""
        return say("{reasons}", reasons=self.reasons)


def propose_champions(
    cruiser: Account,
    champions: Iterable[Account],
    known: Collection[int] = (),
    limit: int = 3,
) -> tuple[PairingProposal, ...]:
    """The best matching champions: same segment first, then industry, size and shared products.

    Proposed is only who has something in common with the cruiser, is still a customer and is not
    among `known`, the champions it was paired with before.
    """
    found = []
    for champion in others(cruiser, champions):
        products = shared_products(cruiser, champion)
        traits = (
            same_segment(cruiser, champion),
            same_industry(cruiser, champion),
            same_size(cruiser, champion),
            len(products),
        )
        # Nothing in common at all: an introduction would have no reason to be told.
        if champion.id not in known and any(traits):
            # Names and ids make the order the same on every day.
            rank = (*(-int(trait) for trait in traits), champion.name.casefold(), champion.id)
            reasons = in_common(cruiser, champion)
            found.append((rank, PairingProposal(champion.id, reasons)))
    return tuple(proposal for _, proposal in sorted(found, key=lambda each: each[0])[:limit])
