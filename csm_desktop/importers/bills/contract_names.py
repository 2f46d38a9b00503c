"""What contracts are known by where a list has no number for them: the name that a billing system
gives each ("Subscription: Name"), by which the next list meets it."""

from collections.abc import Sequence
from dataclasses import replace

from csm_desktop.domain.text.message import say
from csm_desktop.importers.meaning.evidence import Profile
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.meaning.mapping import CUSTOM, Mapped, by_name

_OF_A_CONTRACT = frozenset(
    ("subscription name", "subscription subscription name", "contract name", "agreement name",
     "vertragsname", "vertragsbezeichnung", "nom du contrat", "nombre del contrato",
     "nome do contrato", "契約名")
)  # fmt: skip
_CALLED = 0.95
_SURE = 1.0
_TAKEN = 0.7
_ONE_EACH = say("no column has a number of each contract, and its names are one each")


def contracts_by_name(
    kind: ListKind, mapping: Sequence[Mapped], profiles: Sequence[Profile]
) -> list[Mapped]:
    """The mapping with the names of contracts as what they are known by.

    They are no product where another column is called so, and no id unless each is another.
    """
    found = list(mapping)
    if kind is not ListKind.SUBSCRIPTIONS:
        return found
    place = next((i for i, each in enumerate(found) if _names_contracts(each)), None)
    if place is None:
        return found
    if found[place].field == "product":
        other = next((i for i, each in enumerate(found) if _is_product(each)), None)
        if other is None:
            return found
        found[place], found[other] = (
            replace(found[place], field=CUSTOM, confidence=0.0, reason=found[other].reason),
            replace(found[other], field="product", confidence=_TAKEN, reason=found[place].reason),
        )
    fields = {each.field for each in found}
    own = profiles[place]
    if (
        "external_id" not in fields
        and "product" in fields
        and found[place].field == CUSTOM
        and own.is_unique
        and own.filled == own.rows
    ):
        found[place] = replace(
            found[place], field="external_id", confidence=_TAKEN, reason=_ONE_EACH
        )
    return found


def _names_contracts(column: Mapped) -> bool:
    open_ = column.field in (CUSTOM, "product") and column.confidence < _SURE
    return open_ and words(column.header) in _OF_A_CONTRACT


def _is_product(column: Mapped) -> bool:
    sure, _ = by_name(ListKind.SUBSCRIPTIONS, column.header).get("product", (0.0, ""))
    return column.field == CUSTOM and column.confidence < _SURE and sure >= _CALLED
