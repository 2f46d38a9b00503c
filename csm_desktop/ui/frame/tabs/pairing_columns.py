"""The columns of pairings, wherever they are listed."""

from collections.abc import Callable

from csm_desktop.app.documents.lesson_listing import course_words
from csm_desktop.app.strategies.pairing_view import PairingLine
from csm_desktop.domain.records.standing.champions import PairingResult
from csm_desktop.ui.widgets import CellKind, Column
from csm_desktop.wording import joined, label, tr


def pairing_columns(
    title: str, name: Callable[[PairingLine], str], *, editable: bool
) -> list[Column[PairingLine]]:
    """The columns; the first is called `title` and says `name`, the other side of the pair."""
    results = [(None, tr("Not known yet")), *((one, label(one)) for one in PairingResult)]

    def sentence(line: PairingLine) -> str:
        return ", ".join(filter(None, (name(line), line.pairing.why, line.pairing.outcome)))

    return [
        Column("name", title, name, CellKind.STRONG, 170, sentence=sentence),
        Column("why", tr("Why"), lambda line: line.pairing.why, width=190, editable=editable),
        Column("introduced_on", tr("Introduced"), lambda line: line.pairing.introduced_on,
               CellKind.DAY, 110, editable=editable, past=True),
        Column("result", tr("Result"), lambda line: line.pairing.result, CellKind.CHOICE, 150,
               editable=editable, choices=results),
        Column("outcome", tr("What came of it"), lambda line: line.pairing.outcome, stretch=True,
               editable=editable),
        Column("took", tr("Took over"), lambda line: joined(list(line.took)), width=190),
        Column("since", tr("Since then"), lambda line: course_words(line.course), width=190),
    ]  # fmt: skip
