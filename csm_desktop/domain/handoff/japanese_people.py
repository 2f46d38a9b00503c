"""Whom a Japanese message names: a person with their post or address, as mails and signatures do.

No blanks part the words, so a name is taken only where something says that it is one: a blank
between its two parts, a form of address (様, さん), a bracket with a post, or an address behind it.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from csm_desktop.domain.handoff.named_person import ADDRESS, NamedPerson

_LONGEST_LINE = 2_000
_SHORT = 3  # signs: 木村 and 大久保 end as places do
_HAN = r"(?:(?![様氏殿])[\u4e00-\u9fff々ヶ])"
_KANA = r"[ぁ-んァ-ヴー]"
_BLANK = r"[ \u3000]"
_NO_HAN = r"(?<![\u4e00-\u9fff々ヶ])"
_NO_NAME = rf"{_NO_HAN}(?<![\u4e00-\u9fff々ヶ]{_BLANK})"  # nor behind a surname
_TWO_PARTS = (
    rf"{_NO_HAN}{_HAN}{{1,4}}{_BLANK}(?:{_HAN}{{1,4}}|{_KANA}{{2,6}})(?!{_HAN})"
    rf"|[ァ-ヴー]{{2,12}}[・＝=][ァ-ヴー]{{2,12}}"
)
_ONE_PART = rf"(?:{_HAN}{{3,6}}|{_HAN}{{1,3}}[ぁ-ん]{{2,4}})"
_SURNAME = rf"{_HAN}{{2,3}}"
_ADDRESSED = r"(?:様|さん|氏|殿)"
_POST = (
    r"(?:社長|会長|専務|常務|取締役|執行役員|役員|本部長|副部長|部長|次長|室長|課長|係長|所長|店長"
    r"|工場長|センター長|院長|理事長|主任|主幹|主査|代表|責任者|担当者?|統括|監督"
    r"|マネー?ジャー|リーダー|ディレクター|プランナー|エンジニア|コンサルタント|オーナー|スポンサー"
    r"|C[A-Z]O)"
)
# Up to eighteen signs of a department before the post: 情報システム部 部長.
_TITLE = (
    rf"(?:お?[\u4e00-\u9fffァ-ヴーA-Za-z0-9・＆&／/]{{0,18}}{_BLANK}?)?{_POST}(?:代理|補佐|代行)?"
)
_BRACKET = rf"[（(]\s*({_TITLE})\s*[）)]"
# What is written like a name but is a part of a firm, or a place.
_OF_A_FIRM = re.compile(
    rf"(?:部|課|室|社|局|係|班|支店|本店|部門|組織|計画|管理|営業|経理|人事|総務|購買|技術|開発|製造"
    rf"|企画|契約|更新|開始|期間|目標|課題|状況|{_POST})$"
)
_PLACE = re.compile(rf"{_HAN}{{2,}}(?:[店所院校庁省県市区駅線場会行都府町村国]|工場)$")
_PATTERNS = (
    # 田中 健一様（営業本部長）, also without the form of address where the name is in two parts.
    (re.compile(rf"({_TWO_PARTS}){_BLANK}?{_ADDRESSED}?{_BLANK}?{_BRACKET}"), 1, 2),
    (re.compile(rf"{_NO_NAME}({_ONE_PART}|{_SURNAME}){_ADDRESSED}{_BLANK}?{_BRACKET}"), 1, 2),
    (re.compile(rf"{_NO_NAME}({_ONE_PART}){_BLANK}?{_BRACKET}"), 1, 2),
    # 営業本部長の田中健一様, 情報システム部 部長 佐藤 花子
    (re.compile(rf"({_TITLE})(?:の|{_BLANK}|[、:：])*({_TWO_PARTS})"), 2, 1),
    (re.compile(rf"({_TITLE})(?:の|{_BLANK}|[、:：])+({_ONE_PART}|{_SURNAME}){_ADDRESSED}"), 2, 1),
)
_BEFORE_ADDRESS = re.compile(
    rf"({_TWO_PARTS}|{_NO_NAME}(?:{_ONE_PART}|{_SURNAME})){_BLANK}?{_ADDRESSED}?{_BLANK}?[\"”]?{_BLANK}?[<＜（(、,]?"
    rf"{_BLANK}?$"
)
_OURS = re.compile(r"^(?:弊社|当社|自社|小職)")
_TITLE_FIRST = re.compile(rf"({_TITLE})(?:の|{_BLANK}|[、:：])*$")
_ALONE = re.compile(rf"{_BLANK}*({_TWO_PARTS}){_BLANK}*")
_POST_LINE = re.compile(rf"{_BLANK}*({_TITLE}){_BLANK}*")


def japanese_people(text: str) -> Iterator[NamedPerson]:
    """The people of a text, in its order; one may be named several times."""
    if text.isascii():
        return
    lines = [line[:_LONGEST_LINE] for line in text.splitlines()]
    for line in lines:
        if not line.isascii():
            yield from _in_line(line)
    yield from _signed(lines)


def _in_line(line: str) -> Iterator[NamedPerson]:
    found: dict[str, tuple[int, int, str]] = {}
    for pattern, of_name, of_title in _PATTERNS:
        for each in pattern.finditer(line):
            who = _plain(each[of_name])
            if who not in found and not _is_of_a_firm(who):
                found[who] = each.start(), each.end(), _plain(each[of_title])
    emails: dict[str, tuple[int, str]] = {}
    for address in ADDRESS.finditer(line):
        before = _BEFORE_ADDRESS.search(line[: address.start()])
        if before is not None and not _is_of_a_firm(who := _plain(before[1])):
            emails.setdefault(who, (address.end(), address[0]))
            lead = _TITLE_FIRST.search(line[: before.start()])
            start = lead.start() if lead else before.start()
            found.setdefault(who, (start, address.end(), _plain(lead[1]) if lead else ""))
    for who, (start, end, title) in sorted(found.items(), key=lambda item: item[1]):
        if not _OURS.search(title):
            last, email = emails.get(who, (end, ""))
            stop = max(end, last)
            # With the bracket that was opened within them.
            stop += line[stop : stop + 1] in (")", "）", ">", "＞")
            yield NamedPerson(line[start:stop], who, title, email)


def _signed(lines: list[str]) -> Iterator[NamedPerson]:
    """A name on a line of its own, with its post on the line above or beneath it, and an address on
    one of the next lines: a signature."""
    for number, (above, line) in enumerate(pairwise(["", *lines])):
        name = _ALONE.fullmatch(line)
        if name is None or _is_of_a_firm(_plain(name[1])):
            continue
        beneath = lines[number + 1 : number + 4]
        posts = [_POST_LINE.fullmatch(each) for each in (above, *beneath[:1])]
        title = next((_plain(post[1]) for post in posts if post is not None), "")
        addresses = [ADDRESS.search(each) for each in beneath]
        email = next((each[0] for each in addresses if each is not None), "")
        if title or email:
            yield NamedPerson(name[1], _plain(name[1]), title, email)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _is_of_a_firm(name: str) -> bool:
    parts = name.split()
    one = len(parts) == 1 and len(name) > _SHORT and _PLACE.search(name) is not None
    return one or any(_OF_A_FIRM.search(part) for part in parts)
