"""What a Japanese sentence says of a contract: a year's amount, seats, term and start."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from csm_desktop.domain.records.money import Money, minor_digits
from csm_desktop.domain.text.dates_in_words import date_in_words

_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_SIZES = {"億": 8, "千万": 7, "百万": 6, "万": 4, "千": 3}
_CURRENCIES = {
    "円": "JPY", "ドル": "USD", "米ドル": "USD", "ユーロ": "EUR", "ポンド": "GBP", "¥": "JPY",
    "$": "USD", "€": "EUR", "£": "GBP",
}  # fmt: skip
_PART = rf"(?:(?:{_FIGURE})\s?(?:億|千万|百万|万|千)?\s?)"
_AMOUNT = re.compile(
    rf"(?P<sign>[¥$€£])\s?(?P<first>{_PART}{{1,3}})|(?P<last>{_PART}{{1,3}})\s?"
    r"(?P<after>米ドル|円|ドル|ユーロ|ポンド)"
)
_PIECE = re.compile(rf"({_FIGURE})\s?(億|千万|百万|万|千)?")
_A_YEAR = re.compile(r"年間|年額|年次|年あたり|一年|1年|/\s?年|毎年|年契約額|ARR|ACV")
_A_MONTH = re.compile(r"月額|月間|/\s?月|毎月|か月あたり")
_SEATS = re.compile(
    rf"(?:ライセンス|ユーザー?|シート|アカウント|席|利用者)数?\s?(?:は|が|を|[:：])?\s?({_FIGURE})"
    rf"|({_FIGURE})\s?(?:名分?|人分?)?の?(?:ライセンス|ユーザー?|シート|アカウント|席)"
)
_MONTH = r"(?:か月|ヶ月|カ月|ヵ月|ケ月|箇月)"
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_TERM = re.compile(
    rf"(?<![\d.,/])(\d{{1,3}}|[一二三四五])\s?(年|{_MONTH})(?!目|前|後|以内|以上|おき|ごと|毎|度)"
    r"(?!\s?\d{1,2}\s?月)"
)
_OF_TERM = re.compile(r"契約|期間|サブスクリプション|更新")
_DAY = re.compile(
    r"(?:(?:\d{4}|令和\s?(?:\d{1,2}|元))\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日"
    r"|\d{4}([-/.])\d{1,2}\1\d{1,2}"
)
_ERA = re.compile(r"令和\s?(\d{1,2}|元)\s?年")
_ERA_BEGAN = 2018  # the year before its first
_OF_START = re.compile(
    r"(?:契約|利用|サービス|ライセンス|サブスクリプション)\s?(?:の|は|期間は?)?\s?(?:開始|始期|発効)日?"
    r"|開始日|契約日|発効日|始期"
)
_FROM = re.compile(r"\s?(?:\([^)]{1,3}\))?\s?(?:から|より|付け?で?開始|に開始|開始|スタート)")


def japanese_amount(said: str) -> Money | None:
    """What a sentence says is paid a year; None where it speaks of no year, or of no amount."""
    plain = _plain(said)
    found = _AMOUNT.search(plain) if _A_YEAR.search(plain) else None
    if found is None or _A_MONTH.search(plain):
        return None
    currency = _CURRENCIES[found["sign"] or found["after"]]
    value = Decimal(0)
    for figure, size in _PIECE.findall(found["first"] or found["last"]):
        value += Decimal(figure.replace(",", "")).scaleb(_SIZES.get(size, 0))
    if value.normalize().as_tuple().exponent < -minor_digits(currency):  # type: ignore[operator]
        return None
    return Money.of(value, currency) if value else None


def japanese_seats(said: str) -> int | None:
    """How many seats a sentence speaks of."""
    found = _SEATS.search(_plain(said))
    number = Decimal((found[1] or found[2]).replace(",", "")) if found is not None else None
    return int(number) if number is not None and number == int(number) else None


def japanese_term(said: str) -> int | None:
    """How many months a contract runs, by a sentence that speaks of one."""
    plain = _plain(said)
    if not _OF_TERM.search(plain):
        return None
    for found in _TERM.finditer(plain):
        # "A year" beside an amount says how it is counted, and no term.
        if plain[found.end() : found.end() + 3].startswith(("あたり", "額")):
            continue
        count = _DIGITS.get(found[1]) or int(found[1])
        months = count * 12 if found[2] == "年" else count
        if 0 < months <= 120:
            return months
    return None


def japanese_start(said: str, written: date) -> date | None:
    """The day on which a contract begins, by a sentence that speaks of one."""
    plain = _plain(said)
    named = _OF_START.search(plain)
    days = list(_DAY.finditer(plain))
    after = next((day for day in days if named is not None and day.start() >= named.end()), None)
    if after is not None:
        return _day(after[0], written)
    is_sold = _OF_TERM.search(plain) is not None or japanese_amount(said) is not None
    led = (day for day in days if is_sold and _FROM.match(plain, day.end()))
    return next((_day(day[0], written) for day in led), None)


def _day(words: str, written: date) -> date | None:
    def year(found: re.Match[str]) -> str:
        return f"{_ERA_BEGAN + (1 if found[1] == '元' else int(found[1]))}年"

    return date_in_words("".join(_ERA.sub(year, words).split()), written)


def _plain(said: str) -> str:
    """With figures and signs of half width, as ￥ and １２０ are written too."""
    return said if said.isascii() else unicodedata.normalize("NFKC", said)
