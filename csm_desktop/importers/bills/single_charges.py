"""Lines of contracts that do not recur: what is charged once, and what is charged by use."""

from collections.abc import Mapping, Sequence

from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.source_table import Refused
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.fields import ListKind
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.values.shapes import as_text

_TELLS = frozenset(
    ("charge type", "charge model", "charge category", "price type", "line type", "revenue type",
     "item type", "fee type", "billing type", "line item type", "type of charge", "preisart",
     "umsatzart", "positionsart", "type de prix", "tipo de cargo", "tipo de cobrança")
)  # fmt: skip
_ONCE = frozenset(
    ("one time", "onetime", "lifetime", "lifetime deal", "perpetual license", "perpetual licence",
     "one off", "oneoff", "once", "single", "non recurring", "nonrecurring",
     "one time fee", "one time charge", "setup", "setup fee", "professional services", "einmalig",
     "einmalzahlung", "unique", "une fois", "ponctuel", "único", "pago único", "única vez",
     "una tantum", "eenmalig", "一回限り", "一時", "単発")
)  # fmt: skip
_BY_USE = frozenset(
    ("usage", "usage based", "metered", "consumption", "pay as you go", "overage", "overages",
     "variable", "verbrauch", "nutzungsabhängig", "nach verbrauch", "à l usage", "consommation",
     "por uso", "consumo", "a consumo", "従量", "従量課金")
)  # fmt: skip


def single_charges(
    kind: ListKind,
    cells: Mapping[str, Sequence[Cell]],
    interval: Sequence[Cell],
    lines: Sequence[int],
    refused: dict[int, Refused],
) -> dict[int, Message]:
    """By row why it brings no recurring revenue, by what a column says of how it is charged.

    They are noted in `refused`, so that nothing is made of them.
    """
    if kind is not ListKind.SUBSCRIPTIONS:
        return {}
    told = [column for header, column in cells.items() if words(header) in _TELLS]
    found: dict[int, Message] = {}
    for column in (*told, interval):
        for i, text in enumerate(map(as_text, column)):
            spoken = words(text)
            if spoken in _ONCE:
                found.setdefault(i, say("charged once: it does not recur"))
            elif spoken in _BY_USE:
                found.setdefault(i, say("charged by use: no recurring revenue"))
    for i, why in found.items():
        refused[i] = Refused(lines[i], "", why)
    return found
