"""Accounts whose revenue is what the accounts that belong to them pay together.

Kept beside theirs it would count twice, and a parent may as well pay the like itself, so the user
is asked. A line that sums the rows below it may head a group of them, or be an account.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from csm_desktop.domain.text.identities import id_key, other_readings
from csm_desktop.domain.text.message import say
from csm_desktop.importers.files.set_aside import SetAside
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.meaning.mapping import Mapped
from csm_desktop.importers.plan import Options, Question
from csm_desktop.importers.values.shapes import as_text
from csm_desktop.importers.values.source_column import SourceColumn

TOPIC = "group-arr"
_OWN_AND_ITS = 2  # rows with an amount that no other has
_TWO = 2  # currencies; a row that names none is in that of the others
_DEEPEST = 20  # accounts above one another
_SUM, _OWN, _LEAVE = "sum", "own", "leave"
_COUNTED = say("what the accounts that belong to it pay together: not counted again")
_RENEWED = say("the accounts that belong to it renew")
# What lists are grouped by that is no customer.
_TITLES_TEXT = """
    enterprise|smb|smbs|mid-market|midmarket|mid market|commercial|strategic|digital|scale|
    key accounts|corporate|startup|startups|public sector|emea|apac|amer|americas|anz|dach|latam|
    europe|asia|africa|north america|south america|north|south|east|west|nord|süd|ost|active|
    churned|green|yellow|amber|red|open|won|lost|new|existing|renewal|renewals|other|others
"""
_TITLES = frozenset(word.strip() for word in _TITLES_TEXT.split("|"))


def with_heads(
    table: SourceTable, mapping: Sequence[Mapped], options: Options
) -> tuple[SourceTable, list[Question]]:
    """A list of accounts with those lines above rows that they sum which are accounts, as its
    column of parents or the user says; asked where nobody does."""
    heads = [row for row in table.set_aside if row.sums and len(row.row) == len(table.headers)]
    name = next((j for j, each in enumerate(mapping) if each.field == "name"), None)
    if not heads or name != 0 or any(_is_title(head, table) for head in heads):
        return table, []
    parents = [j for j, each in enumerate(mapping) if each.field == "parent"]
    if any(_names(head, table, j) for head in heads for j in parents):
        return _restored(table, heads), []
    if options.group_arr in (_SUM, _OWN):
        return _restored(table, heads), []
    arr = next((each.header for each in mapping if each.field in ("arr", "mrr", "tcv")), "")
    if options.group_arr or not arr:
        return table, []
    return table, [_question(arr, as_text(heads[0].row[0]), len(heads), (_SUM, _OWN, _LEAVE))]


def _is_title(head: SetAside, table: SourceTable) -> bool:
    """Whether a line is called as groups of customers are: by a word for them, or by what stands
    in a column of its own beside each."""
    called = as_text(head.row[0]).casefold()
    return called in _TITLES or called in {as_text(row[0]).casefold() for row in table.rows}


def _names(head: SetAside, table: SourceTable, column: int) -> bool:
    called = as_text(head.row[0]).casefold()
    below = dict(zip(table.lines, table.rows, strict=True))
    return any(
        as_text(below[line][column]).casefold() == called for line in head.sums if line in below
    )


def _restored(table: SourceTable, heads: Sequence[SetAside]) -> SourceTable:
    rows = sorted(
        [*zip(table.lines, table.rows, strict=True), *((head.line, head.row) for head in heads)],
        key=lambda each: each[0],
    )
    belongs = {line: as_text(head.row[0]) for head in heads for line in head.sums}
    return replace(
        table,
        lines=[line for line, _ in rows],
        rows=[row for _, row in rows],
        set_aside=tuple(each for each in table.set_aside if each not in heads),
        belongs=belongs,
    )


def _question(column: str, name: str, number: int, answers: Sequence[str]) -> Question:
    text = say(
        "Is “{column}” of “{name}” what the accounts that belong to it pay together ({n} such "
        "row)?",
        "Is “{column}” of “{name}” what the accounts that belong to it pay together ({n} such "
        "rows)?",
        n=number, column=column, name=name,
    )  # fmt: skip
    return Question(TOPIC, (column,), text, tuple(f"--{TOPIC} {answer}" for answer in answers))


def settle_groups(
    columns: dict[str, SourceColumn],
    lines: Sequence[int],
    belongs: Mapping[int, str],
    options: Options,
    questions: list[Question],
) -> bool:
    """Ask of accounts whose revenue is that of their subsidiaries, and do what was answered;
    whether it was. `belongs` names for lines the account above them, where no column does."""
    if belongs and "parent" not in columns:
        columns["parent"] = SourceColumn("", [belongs.get(line, "") for line in lines])
    arr = columns.get("arr")
    if arr is None:
        return False
    above = _parents(columns)
    sums = _sums(columns, arr, above) if above else []
    if not sums:
        return False
    if not options.group_arr or options.group_arr == _LEAVE:
        name = str(columns["name"].values[sums[0]])
        questions.append(_question(arr.header, name, len(sums), (_SUM, _OWN)))
        return False
    for i in sums if options.group_arr == _SUM else ():
        _count_below(columns, i)
    return True


def _parents(columns: dict[str, SourceColumn]) -> dict[int, int]:
    """The rows that belong to the account of another row, each with that row."""
    parent = columns.get("parent")
    if parent is None or not any(parent.values):
        return {}
    rows: dict[str, int] = {}
    for key, fold in (("domain", str.casefold), ("name", str.casefold), ("external_id", id_key)):
        column = columns.get(key)
        for i, value in enumerate(column.values if column else ()):
            if value:
                rows[fold(str(value))] = i
    found = {}
    for i, value in enumerate(parent.values):
        text = str(value or "")
        said = chain((text,), other_readings(text)) if text else ()
        places = (rows.get(id_key(each), rows.get(each.casefold())) for each in said)
        place = next((each for each in places if each is not None), None)
        if place is not None and place != i:
            found[i] = place
    return found


def _sums(
    columns: dict[str, SourceColumn], arr: SourceColumn, above: Mapping[int, int]
) -> list[int]:
    """The rows whose amount is what those that belong to them pay together, beyond chance."""
    below: dict[int, list[int]] = {}
    for i, parent in above.items():
        below.setdefault(parent, []).append(i)

    def paid(i: int, depth: int = 0) -> Decimal:
        own = arr.values[i]
        if isinstance(own, Decimal):
            return own
        # Groups are no deeper; what lists have beyond is a circle.
        rest = below.get(i, ()) if depth < _DEEPEST else ()
        return sum((paid(j, depth + 1) for j in rest), Decimal(0))

    codes = _currencies(columns, arr)
    found = [
        i
        for i, own in below.items()
        if (amount := arr.values[i])
        and amount == sum(map(paid, own))
        and len({codes[j] for j in (i, *own) if arr.values[j] is not None and codes[j]}) < _TWO
    ]
    # One subsidiary that pays the like by chance is as likely where many pay that.
    often = Counter(arr.values)
    several = any(
        sum(paid(j) > 0 for j in below[i]) > 1 or often[arr.values[i]] == _OWN_AND_ITS
        for i in found
    )
    return sorted(found) if several else []


def _currencies(columns: dict[str, SourceColumn], arr: SourceColumn) -> list[object]:
    """What the amount of each row is in: as its cell says, else its row."""
    row = columns["currency"].values if "currency" in columns else [""] * len(arr.values)
    cell = arr.currencies or [""] * len(arr.values)
    return [own or beside for own, beside in zip(cell, row, strict=True)]


def _count_below(columns: dict[str, SourceColumn], i: int) -> None:
    """Let an account pay nothing itself: what stood there is kept beside it, and told."""
    for key, why in (("arr", _COUNTED), ("renews_on", _RENEWED)):
        column = columns.get(key)
        if column is not None and column.values[i] is not None:
            column.values[i] = None
            column.kept[i] = why
