"""What contracts say beside their money: notice, whether they go on by themselves, price rises.

Read as people and systems write them ("90 days", "3 Monate", "Auto-renew: yes", "5 %"). What is
written in more words than we understand is kept beside, whole.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from csm_desktop.domain.limits.bounds import OF_FIELD
from csm_desktop.domain.text.message import Message, say
from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.meaning.headers import words
from csm_desktop.importers.plan import Options
from csm_desktop.importers.values.fractions import settle_fractions
from csm_desktop.importers.values.numbers import read_numbers
from csm_desktop.importers.values.shapes import NO, YES, as_text, is_blank
from csm_desktop.importers.values.source_column import SourceColumn
from csm_desktop.values import dataclass

_UNIT_TEXT = {
    "d": "d day days calendar business tag tage tagen jour jours día días dia dias dag dagen giorno"
    " giorni dzień dni nap den dní dagar dage päivä päivää gün"
    " dz 日 日前 天 일",
    "w": "w wk wks week weeks woche wochen semaine semaines semana semanas weken settimane"
    " vecka veckor uge uger uke uker viikko viikkoa týden týdny hafta",
    "m": "m mo mos month months mth mths monat monate monaten mois mes meses maand maanden mese"
    " mesi miesiąc miesiące miesięcy mies hónap hó měsíc měsíce měsíců měs mån mnd mdr md månad"
    " månader måned måneder kuukausi kuukautta kk ay ヶ月 か月 カ月 ヵ月 ヶ月前 个月 個月 개월",
    "y": "y yr yrs year years jahr jahre jahren an ans année années año años jaar anno anni ano"
    " anos år vuosi vuotta rok lata lat roky év yıl 年 年間 년",
}
_UNITS = {word: unit for unit, text in _UNIT_TEXT.items() for word in text.split()}
_SPAN = re.compile(r"(\d{1,4})\s*\)?\s*[- ]?\s*([^\W\d_]+)?")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_LEAST_DAYS = 14  # a bare number below this may count months as well
_AUTOMATIC_TEXT = """
    auto|renew|renews|automatic|automatically|auto renew|auto renews|auto renewal|auto renewing|
    automatic renewal|renews automatically|evergreen|enabled|active|opt out|automatisch|
    verlängert sich automatisch|
    stillschweigend|automatique|tacite|tacite reconduction|automático|automática|automatica|
    automatico|tácita|on"""
_BY_HAND_TEXT = """
    cancel|cancels|manual|manually|
    manual renewal|no auto renewal|no auto renew|none|not automatic|disabled|
    inactive|opt in|fixed term|one time|does not renew|manuell|keine|manuelle|manuel|off|
    automatisch nein"""
_AUTOMATIC = frozenset(" ".join(word.split()) for word in _AUTOMATIC_TEXT.split("|"))
_BY_HAND = frozenset(" ".join(word.split()) for word in _BY_HAND_TEXT.split("|"))
_NO_SPAN = say("no length of time that we understand: kept as a field of yours")
_NO_UNIT = say("whether it counts days or months is not said: kept as a field of yours")
_MORE_WORDS = say("it says more than how long: kept as a field of yours, too")
_NO_ANSWER = say("it is neither yes nor no nor a length of time: kept as a field of yours")
_NO_PERCENT = say("it is no percent: kept as a field of yours")
_HUNDRED = Decimal(100)
_LEAST_RISE = 2  # percent: prices seldom rise by less
_NOTICE, _RENEWAL, _RISE = "notice_days", "auto_renewal_months", "uplift_percent"


@dataclass(frozen=True, slots=True)
class NoticeSpan:
    """A length of time as a contract says it: a number of days, weeks, months or years; `said`
    is how it is written."""

    number: int
    unit: str
    said: str = ""

    @property
    def months(self) -> int | None:
        """Its whole months, where it counts months or years."""
        return {"m": self.number, "y": self.number * 12}.get(self.unit)

    @property
    def days(self) -> int:
        """Its days, where nobody knows which months it runs through: 30 a month."""
        return self.number * _DAYS[self.unit]


def read_clause(
    key: str, header: str, cells: Sequence[Cell], options: Options
) -> SourceColumn | None:
    """A column of a clause: spans of notice, answers or spans of a renewal by itself, percents.

    None for a field that is no clause.
    """
    if key == _RISE:
        column = _percents(header, cells, options.decimal)
        settle_fractions(column, options, least=_LEAST_RISE)
        return column
    if key not in (_NOTICE, _RENEWAL):
        return None
    unit = next((_UNITS[word] for word in words(header).split() if word in _UNITS), "")
    if key == _NOTICE:
        return _told(header, cells, lambda text: _notice(text, unit))
    return _told(header, cells, lambda text: _renewal(text, unit))


def _told(
    header: str, cells: Sequence[Cell], read: Callable[[str], tuple[object, Message | None]]
) -> SourceColumn:
    known = {
        cell: (None, None) if is_blank(cell) else read(as_text(cell))
        for cell in dict.fromkeys(cells)
    }
    kept = {i: why for i, cell in enumerate(cells) if (why := known[cell][1]) is not None}
    return SourceColumn(header, [known[cell][0] for cell in cells], kept=kept)


def _span(text: str, unit: str) -> tuple[NoticeSpan | None, Message | None]:
    plain = text.casefold()
    found = _SPAN.search(plain)
    if found is None:
        return None, _NO_SPAN
    said = _UNITS.get(found[2] or "", "")
    number = int(found[1])
    if not said and found[2]:
        return None, _NO_SPAN
    said = said or unit
    if not said and 0 < number < _LEAST_DAYS:
        return None, _NO_UNIT
    rest = plain[: found.start()] + plain[found.end() :]
    more = _MORE_WORDS if words(rest) and not {*words(rest).split()} <= _SAYING_NO_MORE else None
    return NoticeSpan(number, said or "d", text), more


_NO_MORE_TEXT = "notice period prior before to renewal written in advance the of end term days"
_SAYING_NO_MORE = frozenset(_NO_MORE_TEXT.split())


def _notice(text: str, unit: str) -> tuple[object, Message | None]:
    span, why = _span(text, unit)
    if span is not None and not OF_FIELD[_NOTICE].allow(span.days):
        return None, _NO_SPAN
    return span, why


def _renewal(text: str, unit: str) -> tuple[object, Message | None]:
    """Whether a contract goes on by itself, and for how many months where that is said."""
    plain = words(text)
    if text.casefold() in YES or plain in YES or plain in _AUTOMATIC:
        return True, None
    if text.casefold() in NO or plain in NO or plain in _BY_HAND:
        return False, None
    span, why = _span(text, unit or "m")
    if span is None or span.months is None or not OF_FIELD[_RENEWAL].allow(span.months):
        return None, _NO_ANSWER
    return span.months, why


def _percents(header: str, cells: Sequence[Cell], decimal: str) -> SourceColumn:
    """Percents: "5 %", "5" and, where a column has nothing else, 0.05."""
    texts = [as_text(cell) for cell in cells]
    found = read_numbers(texts, decimal)
    bare = [v for v, text in zip(found.values, texts, strict=True) if v and "%" not in text]
    are_shares = bool(bare) and all(abs(value) < 1 for value in bare)
    values: list[object] = []
    kept: dict[int, Message] = dict.fromkeys(found.bad, _NO_PERCENT)
    for i, value in enumerate(found.values):
        scale = _HUNDRED if are_shares and "%" not in texts[i] else 1
        percent = None if value is None else value * scale
        if found.units[i].currency or (percent is not None and not OF_FIELD[_RISE].allow(percent)):
            percent, kept[i] = None, _NO_PERCENT
        values.append(percent)
    first = next((i for i, v in enumerate(found.values) if v and "%" not in texts[i]), None)
    notes: tuple[Message, ...] = ()
    if are_shares and first is not None:
        notes = (say("shares are read as percents, as {share} as {percent} %",
                     share=found.values[first], percent=values[first]),)  # fmt: skip
    return SourceColumn(header, values, kept=kept, notes=notes)
