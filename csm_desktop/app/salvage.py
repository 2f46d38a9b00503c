"""A damaged book's way on: what can be read of it in a new one, and what is lost by that."""

from pathlib import Path

from csm_desktop.app.backups import must_exist
from csm_desktop.app.book import Book
from csm_desktop.domain.text.message import Message, say
from csm_desktop.errors import UserError
from csm_desktop.storage.damage import salvage as storage
from csm_desktop.storage.damage.remains import Loss
from csm_desktop.storage.damage.salvage import Salvaged
from csm_desktop.storage.file.folders import refuse_unfit
from csm_desktop.wording import field_name, render

__all__ = ["Salvaged", "acts_lost_by", "losses_told", "salvage_book", "summed_up"]

_NAMED = 20


def salvage_book(book: Path, target: Path) -> Salvaged:
    """Take all that can be read of a damaged book into a new one; the old file is not changed.

    Raises AlreadyThereError where a file is, UserError where nothing can be read or written.
    """
    must_exist(book)
    refuse_unfit(target)
    return storage.salvage(book, target)


def summed_up(salvaged: Salvaged) -> str:
    """What became of a damaged book, in one line."""
    rows = sum(number for _, number in salvaged.rows)
    if salvaged.is_whole:
        return render(say("{n} rows are in the new book; nothing is lost.", n=rows))
    # Each table once, however many ways it lost rows.
    tables = dict.fromkeys(
        [loss.table for loss in salvaged.lost] + [t for t, _ in salvaged.left_out]
    )
    words = say(
        "{n} rows are in the new book. Not all could be read of: {tables}.",
        n=rows,
        tables=tuple(map(field_name, tables)) or (field_name("single values"),),
    )
    return render(words)


def acts_lost_by(book: Book, backup: Path) -> int | None:
    """How many acts that stand in a damaged book a backup of it does not have; None where one of
    both cannot be read."""
    try:
        with book.reading() as connection:
            return storage.acts_since(connection, backup)
    except UserError:
        return None


def losses_told(salvaged: Salvaged) -> list[str]:
    """What a salvaged book lacks, a line each; single values up to a screen of them."""
    lines = [loss_told(loss) for loss in salvaged.lost]
    for table, number in salvaged.left_out:
        words = say(
            "{table}: {n} row left out, which lead to what is lost.",
            "{table}: {n} rows left out, which lead to what is lost.",
            table=field_name(table),
            n=number,
        )
        lines.append(render(words))
    for each in salvaged.unusable[:_NAMED]:
        words = say("{table} {id}: {field} “{value}” could not be kept. {why}",
                    table=field_name(each.table), id=str(each.row_id),
                    field=field_name(each.field), value=each.text, why=each.why)  # fmt: skip
        lines.append(render(words))
    more = len(salvaged.unusable) - _NAMED
    if more > 0:
        lines.append(render(say("{n} more values could not be kept.", n=more)))
    lines += [render(say("{name} was made anew to hold what belongs to it.", name=name))
              for name in salvaged.named]  # fmt: skip
    return lines


def loss_told(loss: Loss) -> str:
    """What of one table could not be read."""
    number: Message | str = say("an unknown number of rows")
    if loss.rows is not None:
        number = say("{n} row", "{n} rows", n=loss.rows)
    words = say("{table}: {number} could not be read, {where}.",
                table=field_name(loss.table), number=number, where=loss.where)  # fmt: skip
    return render(words)
