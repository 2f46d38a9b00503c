"""Writes the joint impact plan as a workbook: both sides' actions to answer, and the plan to read.

Made for every spreadsheet program: no macro, nothing hidden that matters, no structured reference,
and each formula carries its result, because what opens a file need not calculate it. Texts are
written as texts, so that none of them is ever a formula. Protection is there against slips, without
a password: whoever takes it off does no harm, for all that comes back is looked at line by line.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from csm_desktop import wording
from csm_desktop.domain.plan.round_trip import PlanColumn
from csm_desktop.domain.records.plan import ActionStatus, Side
from csm_desktop.domain.reviews.pictures import Pixels
from csm_desktop.domain.text.message import say
from csm_desktop.reports.ebr.pages.common import joined_by_dot
from csm_desktop.reports.lines import holds_ideographs
from csm_desktop.reports.pictures import png_of
from csm_desktop.reports.plan.pack import PlanPack
from csm_desktop.reports.plan.workbook_pack import ActionSheet, PlanWorkbook
from csm_desktop.tokens import BANDS, LIGHT
from csm_desktop.values import dataclass
from csm_desktop.wording import label, render, tr

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LOGO = (200, 56)  # pixels of a sheet
_NEW_ROWS = 12  # empty ones, for what the customer adds
_HEAD = 6  # index of the row that names the columns; above it stands what the sheet is
_WIDTHS = (52, 24, 14, 13, 52, 16)  # characters
_PLAN_WIDTHS = (60, 40, 15, 15)
_LONGEST = 32_000  # characters of a cell: a little less than the format's limit of 32,767
_LIST_LIMIT = 255  # characters of a list of choices that stands in a cell's rule
_DAYS = {
    "de": "[$-407]d. mmm yyyy", "fr": "[$-40C]d mmm yyyy", "es": "[$-C0A]d mmm yyyy",
    "pt": "[$-416]d mmm yyyy", "ja": 'yyyy"年"m"月"d"日"',
}  # fmt: skip
"""How days are shown: their months are named in the plan's language, not in its reader's."""
_DAY = "[$-809]d mmm yyyy"
_LINE = 15  # points that a line of text takes
_ALLOWED = {
    "format_columns": True, "format_rows": True, "insert_rows": True, "sort": True,
    "select_locked_cells": True, "select_unlocked_cells": True,
}  # fmt: skip


@dataclass(frozen=True)
class _Looks:
    """The formats of a workbook."""

    kicker: "Format"
    title: "Format"
    words: "Format"
    head: "Format"
    cell: "Format"
    day: "Format"
    mark: "Format"
    open: "Format"
    open_day: "Format"
    late: "Format"


def build_workbook(pack: PlanWorkbook, logo: Pixels | None = None, company: str = "") -> bytes:
    """The plan as XLSX, in the voice of its pack, with our `logo` where there is one."""
    from xlsxwriter import Workbook

    content = BytesIO()
    with pack.plan.voice.spoken(), Workbook(content, {"in_memory": True}) as book:
        looks = _looks(book)
        about = {"title": _kicker(pack.plan), "comments": ""}
        book.set_properties(about | {"author": _author(pack.plan)})
        _write_actions(book.add_worksheet(tr("Your actions")), pack.plan, pack.theirs, looks)
        _write_actions(book.add_worksheet(tr("Our actions")), pack.plan, pack.ours, looks)
        _write_plan(book.add_worksheet(tr("The plan")), pack.plan, looks)
        if logo is not None:
            for sheet in book.worksheets():
                _put_logo(sheet, logo, company)
    return content.getvalue()


def _put_logo(sheet: "Worksheet", logo: Pixels, company: str) -> None:
    """Ours, beside the lines above the table."""
    scale = min(_LOGO[0] / logo.wide, _LOGO[1] / logo.high, 1.0)
    sheet.insert_image(0, 4, "logo.png", {
        "image_data": BytesIO(png_of(logo)), "x_scale": scale, "y_scale": scale,
        "description": company, "object_position": 3,
    })  # fmt: skip


def _kicker(plan: PlanPack) -> str:
    return joined_by_dot(plan.account, tr("Joint impact plan"))


def _author(plan: PlanPack) -> str:
    return plan.prepared_by.name if plan.prepared_by else ""


def _looks(book: "Workbook") -> _Looks:
    def look(**parts: Any) -> "Format":
        return book.add_format({"font_color": LIGHT.text, "valign": "top"} | parts)

    shown = _DAYS.get(wording.voice().language.partition("_")[0], _DAY)
    lined = {"bottom": 1, "bottom_color": LIGHT.hairline, "text_wrap": True}
    filled = lined | {"bg_color": BANDS["healthy"].light_tint, "locked": False}
    return _Looks(
        kicker=look(font_color=LIGHT.secondary),
        title=look(bold=True, font_size=16),
        words=look(font_color=LIGHT.secondary),
        head=look(bold=True, bottom=2, bottom_color=LIGHT.control, valign="bottom"),
        cell=look(**lined),
        day=look(**lined, num_format=shown, align="left"),
        mark=look(**lined, **{"font_color": LIGHT.control}),
        open=look(**filled),
        open_day=look(**filled, num_format=shown, align="left"),
        late=look(bold=True, font_color=BANDS["at_risk"].light_fill),
    )


def _write_actions(sheet: "Worksheet", plan: PlanPack, part: ActionSheet, looks: _Looks) -> None:
    last = _HEAD + len(part.actions) + _NEW_ROWS
    _write_top(sheet, plan, part, looks, last)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for place, name in enumerate(PlanColumn):
        sheet.write_string(_HEAD, place, label(name), looks.head)
    theirs = part.side is Side.CUSTOMER
    day, state = (looks.open_day, looks.open) if theirs else (looks.day, looks.cell)
    named = {status: label(status) for status in ActionStatus}
    for row, action in enumerate(part.actions, _HEAD + 1):
        sheet.write_string(row, 0, _cut(action.title), looks.cell)
        sheet.write_string(row, 1, _cut(action.owner), looks.cell)
        _write_day(sheet, row, 2, action.due_on, day)
        sheet.write_string(row, 3, named[action.status], state)
        sheet.write_string(row, 4, _cut(action.comment), looks.open)
        sheet.write_string(row, 5, action.reference, looks.mark)
        _heighten(sheet, row, (action.title, action.owner, "", "", action.comment), _WIDTHS)
    for row in range(_HEAD + 1 + len(part.actions), last + 1):
        for place in range(5):
            sheet.write_blank(row, place, None, looks.open_day if place == 2 else looks.open)
    _rule(sheet, part, last, looks)
    sheet.protect("", _ALLOWED)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_footer("&L&A&R&P / &N")


def _write_top(
    sheet: "Worksheet", plan: PlanPack, part: ActionSheet, looks: _Looks, last: int
) -> None:
    theirs = part.side is Side.CUSTOMER
    kind = _kicker(plan)
    agreed = plan.agreement
    state = say("Data as of {on}", on=plan.as_of)
    if agreed is not None:
        state = say("{state}; version {n} was agreed on {on}", state=state, n=agreed.version,
                    on=agreed.on)  # fmt: skip
    fill_in = (
        tr("Choose a status, change the day, write a comment; new actions go into the empty rows. "
           "Then send the file back.")
        if theirs
        else tr("Write a comment wherever you like; what you need from us goes into the empty "
                "rows. Then send the file back.")
    )  # fmt: skip
    lines = (
        (_cut(kind), looks.kicker),
        (_cut(plan.title), looks.title),
        (render(state), looks.words),
        (fill_in, looks.words),
    )
    for row, (words, look) in enumerate(lines):
        sheet.write_string(row, 0, words, look)
    sheet.set_row(1, 1.5 * _LINE)
    done = label(ActionStatus.DONE)
    first = _HEAD + 2  # rows of a spreadsheet are counted from 1
    counted = f'COUNTIF(D{first}:D{last + 1},"{done}")'
    number = sum(action.status is ActionStatus.DONE for action in part.actions)
    sheet.write_string(4, 0, tr("Done, of all below"), looks.words)
    sheet.write_formula(
        4, 1, f'={counted}&" / "&COUNTA(A{first}:A{last + 1})', looks.words,
        f"{number} / {len(part.actions)}",
    )  # fmt: skip
    reference = say("Plan reference (please leave it): {reference}", reference=part.reference)
    sheet.write_string(5, 0, render(reference), looks.words)


def _rule(sheet: "Worksheet", part: ActionSheet, last: int, looks: _Looks) -> None:
    """What may be chosen and typed; a mark where something is late."""
    first = _HEAD + 1
    statuses = [label(status) for status in ActionStatus]
    sheet.data_validation(first, 3, last, 3, {
        "validate": "list", "source": statuses,
        "error_title": label(PlanColumn.STATUS), "error_message": wording.joined(statuses),
    })  # fmt: skip
    sheet.data_validation(first, 2, last, 2, {
        "validate": "date", "criteria": ">=", "value": date(2000, 1, 1),
        "error_title": label(PlanColumn.DUE_ON), "error_message": tr("A day, please."),
    })  # fmt: skip
    names = [name for name in part.people if "," not in name]
    if names and len(",".join(names)) <= _LIST_LIMIT:
        sheet.data_validation(first, 1, last, 1, {
            "validate": "list", "source": names, "error_type": "information",
            "error_title": label(PlanColumn.OWNER),
            "error_message": tr("Somebody new: please write the whole name."),
        })  # fmt: skip
    day, state = f"$C{first + 1}", f"$D{first + 1}"
    ended = (ActionStatus.DONE, ActionStatus.DROPPED)
    pending = ",".join(f'{state}<>"{label(status)}"' for status in ended)
    over = f"AND(ISNUMBER({day}),{day}<TODAY(),{pending})"
    sheet.conditional_format(first, 2, last, 2, {
        "type": "formula", "criteria": f"={over}", "format": looks.late,
    })  # fmt: skip


def _write_plan(sheet: "Worksheet", plan: PlanPack, looks: _Looks) -> None:
    for column, width in enumerate(_PLAN_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(1, 1.5 * _LINE)
    sheet.write_string(0, 0, _cut(_kicker(plan)), looks.kicker)
    sheet.write_string(1, 0, _cut(plan.title), looks.title)
    row = 3
    for heads, lines in _tables(plan):
        for place, words in enumerate(heads):
            sheet.write_string(row, place, words, looks.head)
        for line in lines:
            row += 1
            for place, value in enumerate(line):
                if isinstance(value, date):
                    _write_day(sheet, row, place, value, looks.day)
                else:
                    sheet.write_string(row, place, _cut(value or ""), looks.cell)
            texts = [value if isinstance(value, str) else "" for value in line]
            _heighten(sheet, row, texts, _PLAN_WIDTHS)
        row += 2
    sheet.protect("", _ALLOWED)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")


_Line = Sequence[str | date | None]


def _tables(plan: PlanPack) -> Iterator[tuple[Sequence[str], Iterable[_Line]]]:
    """The parts of the plan that there are: heads, and lines."""
    if plan.critical_event:
        yield (tr("Critical event"), tr("By")), [(plan.critical_event, plan.critical_on)]
    if plan.objectives:
        yield (
            (tr("What success looks like"), tr("How it is measured"), tr("By")),
            [(goal.statement, goal.measured, goal.due_on) for goal in plan.objectives],
        )
    if plan.stops:
        yield (
            (tr("Milestone"), tr("Value"), tr("Planned"), tr("Reached")),
            [
                (stop.title,
                 "" if stop.expected_percent is None
                 else wording.percent(stop.expected_percent / 100),
                 stop.target_on, stop.reached_on)
                for stop in plan.stops
            ],
        )  # fmt: skip
    if plan.gaps:
        yield (
            (tr("Success gap"), tr("How it is bridged")),
            [
                (gap.statement,
                 tr("Accepted by both sides") if gap.accepted
                 else gap.bridge.title if gap.bridge else tr("Still open"))
                for gap in plan.gaps
            ],
        )  # fmt: skip
    for title, items in (
        (tr("What works well"), plan.best_practices),
        (tr("Pitfalls to avoid"), plan.pitfalls),
    ):
        if items:
            yield (title,), [(item,) for item in items]


def _write_day(sheet: "Worksheet", row: int, place: int, day: date | None, look: "Format") -> None:
    # Days before 1900 are none to a spreadsheet.
    if day is None or day.year < 1901:
        sheet.write_blank(row, place, None, look)
    else:
        sheet.write_datetime(row, place, day, look)


def _broad(text: str) -> int:
    """How many figures' widths it takes: an ideograph that of two."""
    return len(text) + sum(1 for sign in text if holds_ideographs(sign))


def _heighten(sheet: "Worksheet", row: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Give a row the height of its longest text: not every program does so by itself.

    A row of one line is left alone, for where a height is said it grows with no comment any more.
    """
    lines = 1
    for text, width in zip(texts, widths, strict=False):
        if _broad(text) * 10 > width * 9 or "\n" in text:
            parts = text.split("\n")
            lines = max(lines, sum(1 + _broad(part) * 10 // (width * 9) for part in parts))
    if lines > 1:
        sheet.set_row(row, _LINE * min(lines, 20))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
