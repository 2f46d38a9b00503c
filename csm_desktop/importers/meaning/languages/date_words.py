"""What people write around a day, and years that other calendars count: taken off and counted anew.

Only what changes nothing of the day is taken off: "about" and a question mark stay, for then nobody
knows the day.
"""

import re

_MAIN_MONTHS = """
january janvier januar enero januari gennaio janeiro jan janv ene gen jän jänner
february février fevrier februar febrero februari febbraio fevereiro feb févr fev
march mars märz marzo maart março marco mar mär mrz mrt
april avril abril aprile apr avr abr
may mai mayo mei maggio maio mag
june juin juni junio giugno junho jun giu
july juillet juli julio luglio julho jul juil lug
august août aout agosto augustus aug ago
september septembre septiembre settembre setembro sep sept set
october octobre oktober octubre ottobre outubro oct okt ott out
november novembre noviembre novembro nov
december décembre decembre dezember diciembre dicembre dezembro dec déc dez dic
""".strip().splitlines()
# Swedish, Danish, Norwegian, Polish, Czech, Slovak, Hungarian, Finnish.
_MORE_MONTHS = """
styczeń stycznia sty leden ledna január januára tammikuu tammikuuta
luty lutego únor února február februára helmikuu helmikuuta
marts marzec marca březen března március maaliskuu maaliskuuta
kwiecień kwietnia duben dubna apríl apríla április huhtikuu huhtikuuta
maj maja květen května máj mája május toukokuu toukokuuta
czerwiec czerwca cze červen června jún júna június kesäkuu kesäkuuta
juli lipiec lipca červenec července júl júla július heinäkuu heinäkuuta
augusti sierpień sierpnia srpen srpna augusta augusztus elokuu elokuuta
wrzesień września wrz září septembra szeptember syyskuu syyskuuta
październik października paź říjen října október októbra lokakuu lokakuuta
listopad listopada novembra marraskuu marraskuuta
desember grudzień grudnia gru prosinec prosince decembra joulukuu joulukuuta des
""".strip().splitlines()
# Turkish and Russian.
_EASTERN_MONTHS = """
ocak oca января янв
şubat şub февраля фев
mart марта мар
nisan nis апреля апр
mayıs мая май
haziran haz июня июн
temmuz tem июля июл
ağustos ağu августа авг
eylül eyl сентября сен
ekim eki октября окт
kasım kas ноября ноя
aralık ara декабря дек
""".strip().splitlines()
MONTHS = {
    name: number
    for lines in (_MAIN_MONTHS, _MORE_MONTHS, _EASTERN_MONTHS)
    for number, line in enumerate(lines, 1)
    for name in line.split()
}
"""What months are called and shortened to, to their numbers."""

_ERAS = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
_ERA = re.compile(
    r"(?P<era>令和|平成|昭和|[RHS](?=\d))\s?(?P<year>元|\d{1,2})(?:年|[./-])\s?(?P<month>\d{1,2})"
    r"(?:月|[./-])\s?(?P<day>\d{1,2})?日?"
)
_BEFORE = re.compile(
    r"^(?:bis|until|till|by|on|am|zum|per|vom|ab|le|el|il|den|d\.|op|tot|do|od|dnia|t\.o\.m\.)\s*(?=\d)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"(?<=\d)\s*(?:r\.?|roku|г\.?|года|tarihinde)$")
_NORDIC = re.compile(r"(\d{1,2})/(\d{1,2})[ -](\d{4}|\d{2})")  # "31/3-2027"
_JOINED = re.compile(r"(\d\d)(\d\d)((?:19|20)\d\d)")
_END_OF = re.compile(
    r"(?:(?:the )?end (?:of )?|ende |fin (?:de |du )?|fine (?:di )?|final de |fim de |eind(?:e)? |"
    r"slutet av |koniec |konec )(?P<month>[^\W\d].*)|(?P<eastern>.+月)末",
    re.IGNORECASE,
)  # fmt: skip


def plain_day(text: str) -> str:
    """A day without the words around it, and in years of our own; the text where it has none."""
    plain = _BEHIND.sub("", _BEFORE.sub("", text))
    if found := _ERA.fullmatch(plain):
        year = _ERAS[found["era"]] + int(found["year"].replace("元", "1"))
        day = f"-{int(found['day']):02}" if found["day"] else ""
        return f"{year}-{int(found['month']):02}{day}"
    # Only one country's signs stand so, and its days come first.
    plain = _NORDIC.sub(r"\1.\2.\3", plain) if _NORDIC.fullmatch(plain) else plain
    return _JOINED.sub(r"\1/\2/\3", plain) if _JOINED.fullmatch(plain) else plain


def whose_end(text: str) -> str:
    """The month whose end a text names: "end of March 2027"; empty where it names none."""
    found = _END_OF.fullmatch(text.strip())
    return (found["month"] or found["eastern"]) if found else ""


_BETWEEN_TEXT = """
    am zum per ab seit bis ende le au du depuis el en desde a em desde dia il dal al op sinds den
    fra från den pr fr od do dnia k ke na dne on since as of effective eff from by until at end of
    in date datum alkaen kezdve
"""
_BETWEEN = frozenset(_BETWEEN_TEXT.split())
_DATED_STATE = re.compile(
    r"(?P<word>[^\W\d].*?)[\s,:;(–-]*(?P<day>\d[\d./ -]{3,10}\d\.?|\d{1,2}\.? [^\W\d]+\.? \d{2,4}|"
    r"[^\W\d]{3,}\.? (?:\d{1,2}, )?\d{4})\)?$"
)
_EASTERN_STATE = re.compile(
    r"(?P<day>\d{4}[年/.-]\d{1,2}(?:[月/.-](?:\d{1,2}日?)?)?)末?(?:に|で|付け?で?|付)?(?P<word>\D+)"
)


def apart(text: str) -> tuple[str, str]:
    """The word and the day of a status; the text and nothing where no day stands beside it."""
    found = _DATED_STATE.match(text.strip()) or _EASTERN_STATE.fullmatch(text.strip())
    if found is None:
        return text, ""
    said = found["word"].strip(" ,:;(-–").split()
    while len(said) > 1 and said[-1].casefold().strip(".") in _BETWEEN:
        said.pop()
    return " ".join(said), found["day"].strip()
