"""Contracts of which a list has several rows: a row for each product, or for each of its terms.

Both bear one number. Lines of different products are contracts of their own, met again by number
and product; of the terms of one line that counts which runs on the day, or begins next.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from csm_desktop.app.imports.contracts.renamed_lines import renamed
from csm_desktop.app.imports.report import Known
from csm_desktop.app.imports.run import ImportRun, ListResult
from csm_desktop.domain.records.revenue import Subscription
from csm_desktop.domain.text.identities import id_key
from csm_desktop.domain.text.message import say
from csm_desktop.importers.plan import ImportNotice, ImportPlan, ReadyRow
from csm_desktop.storage import keys

_Line = tuple[str, str]
_SEVERAL = 2  # lines of the book


class ContractLines:
    """The numbers that several lines bear, in the list or in the book, and the lines of each."""

    def __init__(self, taking: ImportRun, plan: ImportPlan) -> None:
        products: dict[str, set[str]] = defaultdict(set)
        terms: dict[_Line, dict[date, ReadyRow]] = defaultdict(dict)
        rows: dict[str, dict[str, ReadyRow]] = defaultdict(dict)
        for draft in plan.drafts:
            number, product = _line(draft.values)
            if not number or draft.values.get("part_of"):
                continue
            products[number].add(product)
            rows[number][product] = draft
            if isinstance(start := draft.values.get("starts_on"), date):
                terms[number, product].setdefault(start, draft)
        self._newest = {
            line: _running(rows, taking.day) for line, rows in terms.items() if len(rows) > 1
        }
        held: dict[str, list[int]] = defaultdict(list)
        for id_, foreign_id in keys.foreign_ids(taking.connection, "subscription"):
            held[id_key(foreign_id.text)].append(id_)
        self._several = {number for number, names in products.items() if len(names) > 1}
        self._several |= {n for n, ids in held.items() if n in products and len(ids) > 1}
        self._found: dict[_Line, int] = {}
        self._held: dict[str, dict[str, int]] = defaultdict(dict)
        self.renamed: dict[_Line, str] = {}
        for number in self._several:
            lines = [taking.fetch(Subscription, id_) for id_ in held.get(number, ())]
            for line in lines:
                product = line.product.casefold()
                self._found[number, product] = self._held[number][product] = line.id
            self._rename(number, rows[number], {line.product.casefold(): line for line in lines})

    def _rename(
        self, number: str, rows: Mapping[str, ReadyRow], held: Mapping[str, Subscription]
    ) -> None:
        """Find the lines of the book that the list calls otherwise."""
        called = {line.id: line.product for line in held.values() if line.product}
        for product, id_ in renamed(rows, held).items():
            if product and id_ in called:
                self._found[number, product] = id_
                self.renamed[number, product] = called[id_]

    @property
    def known(self) -> dict[str, int]:
        """The lines of the book by a key of their own."""
        return {f"{number} {product}": id_ for (number, product), id_ in self._found.items()}

    def newest_of(self, draft: ReadyRow) -> ReadyRow | None:
        """The row whose term counts in the place of this one; None where this one counts."""
        newest = self._newest.get(_line(draft.values))
        return None if newest is draft else newest

    def find(self, known: Mapping[str, int], values: Mapping[str, object]) -> int | None:
        """The contract of the book that a row is about."""
        line = _line(values)
        return self._found.get(line) if line[0] in self._several else known.get(line[0])

    def tell_renamed(self, taken: ListResult, draft: ReadyRow) -> None:
        """Tell that a row is met by another name than it has."""
        before = self.renamed.get(_line(draft.values))
        if before:
            name = str(draft.values["product"])
            text = say("the book calls it “{before}”: the same line of its contract", before=before)
            taken.remarks.append(ImportNotice(draft.line, name, text))

    def unsaid(self, values: Mapping[str, object]) -> frozenset[int]:
        """The lines of the book of which a row without a product may mean any; none where it is
        clear, or where the row brings a line of its own."""
        number, product = _line(values)
        lines = self._held.get(number, {})
        is_clear = product or "" in lines or len(lines) < _SEVERAL
        return frozenset() if is_clear else frozenset(lines.values())

    def keep(self, known: dict[str, int], values: Mapping[str, object], id_: int) -> None:
        """Note the contract that a row made, for later rows."""
        line = _line(values)
        known[line[0]] = self._found[line] = id_


def tell_older(taken: ListResult, draft: ReadyRow, newest: ReadyRow) -> None:
    """Tell that a row is another term of a contract than the one that counts."""
    number = str(draft.values["external_id"])
    taken.known.append(Known(draft.line, number))
    text = say("another term of {id}: that in line {line} counts", id=number, line=str(newest.line))
    taken.remarks.append(ImportNotice(draft.line, number, text))


def tell_unsaid(taken: ListResult, draft: ReadyRow) -> None:
    """Tell that a row does not say which of several contracts of its number it is about."""
    number = str(draft.values["external_id"])
    taken.known.append(Known(draft.line, number))
    text = say("{id} has several contracts here, and the row names no product: nothing was changed",
               id=number)  # fmt: skip
    taken.remarks.append(ImportNotice(draft.line, number, text))


def _line(values: Mapping[str, object]) -> _Line:
    number = str(values.get("external_id") or "")
    return (id_key(number) if number else "", str(values.get("product") or "").casefold())


def _running(rows: Mapping[date, ReadyRow], today: date) -> ReadyRow:
    begun = [start for start in rows if start <= today]
    return rows[max(begun) if begun else min(rows)]
