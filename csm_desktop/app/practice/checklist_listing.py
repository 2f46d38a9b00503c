"""A round of the checklist as an internal page, and as a table of all its items."""

from datetime import date

from csm_desktop.app.documents.listings import Listing
from csm_desktop.app.practice.checklists import ChecklistBook
from csm_desktop.domain.practice.checklist import ComparedRound, counts_of
from csm_desktop.domain.records.practice.checklist import ChecklistLayer
from csm_desktop.domain.text.message import say
from csm_desktop.reports.tables.pack import PrintedColumn, PrintedTable, TablesPack
from csm_desktop.wording import label, render, short_day, tr, voice
from csm_desktop.wording.checklist_words import in_place_words, item_words, round_words


def checklist_listing(known: ChecklistBook, picture: ComparedRound, as_of: date) -> Listing:
    """Layer by layer how much is in place, and what is open with who sees to it; the rows of the
    spreadsheet are all items."""
    tables = [_layers(picture)]
    if picture.open:
        tables.append(_open(known, picture))
    pack = TablesPack(
        as_of,
        voice(),
        tr("CS-O.P.T.IN2 checklist"),
        in_place_words(picture.counts),
        tr("Internal: how we judge ourselves"),
        "",
        tuple(tables),
    )
    rows = [
        (
            label(line.item.layer),
            item_words(line.item),
            "" if line.state is None else label(line.state),
            "" if line.before is None else label(line.before),
            known.owner(line),
            "" if line.answer.due_on is None else f"{line.answer.due_on}",
            line.answer.note,
        )
        for line in picture.lines
    ]
    heads = (tr("Layer"), tr("Item"), tr("Found"), tr("Last time"), tr("Owner"), tr("Due"),
             tr("Note"))  # fmt: skip
    return Listing(pack, (heads, *rows))


def _layers(picture: ComparedRound) -> PrintedTable:
    rows = []
    for layer in ChecklistLayer:
        counts = counts_of([line.state for line in picture.of_layer(layer)])
        before = counts_of([line.before for line in picture.of_layer(layer) if not line.is_new])
        if counts.total:
            now = [str(n) for n in (counts.in_place, counts.partly, counts.no, counts.unanswered)]
            was = str(before.in_place) if picture.before is not None else ""
            rows.append((label(layer), *now, was))
    return PrintedTable(
        (
            PrintedColumn(tr("Layer"), 3),
            PrintedColumn(tr("In place"), 1, "right"),
            PrintedColumn(tr("Partly"), 1, "right"),
            PrintedColumn(tr("No"), 1, "right"),
            PrintedColumn(tr("Not answered"), 1.2, "right"),
            PrintedColumn(tr("In place last time"), 1.6, "right"),
        ),
        tuple(rows),
        notes=(render(say("Gone through on {on}: {words}", on=picture.round.on,
                          words=round_words(picture))),),
    )  # fmt: skip


def _open(known: ChecklistBook, picture: ComparedRound) -> PrintedTable:
    return PrintedTable(
        (
            PrintedColumn(tr("Open"), 4),
            PrintedColumn(tr("Found"), 1),
            PrintedColumn(tr("Owner"), 1.6),
            PrintedColumn(tr("Due"), 1.2, "right"),
        ),
        tuple(
            (
                item_words(line.item),
                label(line.state) if line.state is not None else "",
                known.owner(line),
                "" if line.answer.due_on is None
                else short_day(line.answer.due_on, with_year=True),
            )
            for line in picture.open
        ),
        heading=tr("What is open"),
    )  # fmt: skip
