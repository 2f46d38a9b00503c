"""Cells without what spreadsheets and exports put into them: errors, guards against formulas, and
letters that were read as others on the way.

An error is no value, and which cells held one is told. An apostrophe before `=` or `+` only keeps a
spreadsheet from running the text, as our own export writes it. A link in Markdown, `[Acme](https://…)`,
is a name with an address in brackets behind it, as others write one.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from csm_desktop.domain.text.formula_guards import unguarded
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.formats.cell_signs import has_unseen, without_unseen
from csm_desktop.importers.files.notices import ImportNotice
from csm_desktop.importers.files.source_table import SourceTable
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import unique_names
from csm_desktop.importers.values.misread_letters import had_back, may_be_misread

_SHOWN_LINES = 10
# As Excel writes them in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish,
# and Google Sheets and LibreOffice besides. Signs alone: the column was too narrow for its number.
_ERROR = re.compile(
    r"#[¡¿]?(?:REF|BEZUG|RIF|VERW|ADR|VALUE|WERT|VALEUR|VALOR|VALORE|WAARDE|ARG|DIV/0|DEEL/0|NAME|"
    r"NOM|NOMBRE|NOME|NAAM|NAZWA|NUM|ZAHL|GETAL|LICZBA|NULL|NUL|NULO|NULLO|LEEG|SPILL|ÜBERLAUF|"
    r"CALC|KALK|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|ERROR|FEHLER)[!?]|#(?:N/[ADB]|NV|N/D!)|"
    r"#GETTING_DATA|Err:5\d\d|#{3,}",
    re.IGNORECASE,
)

_LINK = re.compile(r"\[(?P<name>[^\[\]]+)\]\((?:mailto:)?(?P<address>[^()\s]+)\)")


def cleaned(table: SourceTable) -> SourceTable:
    """The table with errors as no values, guards and signs that nobody sees taken off, and misread
    letters had back, each with a notice by column."""
    table = _changed(table, may_be_misread, had_back, _misread)
    table = _changed(table, has_unseen, without_unseen, _unseen)
    notices: list[ImportNotice] = []
    changed: dict[int, list[Cell]] = {}
    for j, column in enumerate(zip(*table.rows, strict=True)):
        texts = [cell for cell in set(column) if isinstance(cell, str)]
        everything = "".join(texts)  # what nowhere stands need not be looked for in each
        wrong = frozenset(
            text
            for text in (texts if "#" in everything or "err:" in everything.lower() else ())
            if _ERROR.fullmatch(text.strip())
        )
        held = {
            text: bare
            for text in (texts if "'" in everything else ())
            if "'" in text and (bare := unguarded(text)) != text
        }
        linked = {
            text: _LINK.sub(r"\g<name> (\g<address>)", text)
            for text in (texts if "](" in everything else ())
        }
        for i, cell in enumerate(column if linked else ()):
            if cell in linked:
                changed.setdefault(i, list(table.rows[i]))[j] = linked[str(cell)]
        for found, say_of in ((wrong, errors_told), (held, _unguarded)):
            if not found:
                continue
            places = [i for i, cell in enumerate(column) if cell in found]
            for i in places:
                row = changed.setdefault(i, list(table.rows[i]))
                row[j] = held.get(str(column[i]), "")
            lines = [table.lines[i] for i in places]
            shown = str(column[places[0]])
            notices.append(
                ImportNotice(lines[0], table.headers[j], say_of(lines), shown, found is held)
            )
    if not changed:
        return table
    rows = [changed.get(i, row) for i, row in enumerate(table.rows)]
    return replace(table, rows=rows, notices=(*table.notices, *notices))


def _changed(
    table: SourceTable,
    is_suspect: Callable[[str], bool],
    better: Callable[[str], str],
    say_of: Callable[[Sequence[int]], Message],
) -> SourceTable:
    """The table with texts and headers made better: "Acme" with a sign that nobody sees would be
    another than "Acme"."""
    notices: list[ImportNotice] = []
    changed: dict[int, list[Cell]] = {}
    headers = table.headers
    if is_suspect("".join(headers)):
        headers = tuple(unique_names([*map(better, headers)]))
    for j, column in enumerate(zip(*table.rows, strict=True)):
        texts = {cell for cell in column if isinstance(cell, str)}
        if not is_suspect("".join(texts)):
            continue
        bare = {text: seen for text in texts if (seen := better(text)) != text}
        places = [i for i, cell in enumerate(column) if cell in bare]
        if not places:
            continue
        for i in places:
            changed.setdefault(i, list(table.rows[i]))[j] = bare[str(column[i])]
        lines = [table.lines[i] for i in places]
        shown = bare[str(column[places[0]])]
        notices.append(ImportNotice(lines[0], headers[j], say_of(lines), shown, is_mended=True))
    table = table if headers == table.headers else replace(table, headers=headers)
    if not changed:
        return table
    rows = [changed.get(i, row) for i, row in enumerate(table.rows)]
    return replace(table, rows=rows, notices=(*table.notices, *notices))


def _misread(lines: Sequence[int]) -> Message:
    return say(
        "the letters of {n} text were spoilt by another program: mended (line {lines})",
        "the letters of {n} texts were spoilt by another program: mended (lines {lines})",
        n=len(lines), lines=listed(lines),
    )  # fmt: skip


def _unseen(lines: Sequence[int]) -> Message:
    return say(
        "{n} text held signs that nobody sees: taken off (line {lines})",
        "{n} texts held signs that nobody sees: taken off (lines {lines})",
        n=len(lines), lines=listed(lines),
    )  # fmt: skip


def errors_told(lines: Sequence[int]) -> Message:
    """That cells on these lines hold errors."""
    return say(
        "{n} cell holds an error and counts as no value (line {lines})",
        "{n} cells hold errors and count as no value (lines {lines})",
        n=len(lines), lines=listed(lines),
    )  # fmt: skip


def _unguarded(lines: Sequence[int]) -> Message:
    return say(
        "{n} text was kept from being run as a formula by an apostrophe: taken off (line {lines})",
        "{n} texts were kept from being run as formulas by an apostrophe: taken off (lines "
        "{lines})",
        n=len(lines), lines=listed(lines),
    )  # fmt: skip


def listed(lines: Sequence[int]) -> str:
    """Lines of a file for a reader, the first of many."""
    shown = ", ".join(map(str, lines[:_SHOWN_LINES]))
    return f"{shown} …" if len(lines) > _SHOWN_LINES else shown
