"""What can be read out of the message with which sales hands an account over (domain.md §3)."""

import re
from datetime import date
from email.utils import parseaddr

from csm_desktop.domain.text.dates_in_words import date_within
from csm_desktop.values import dataclass

_HEAD_LINES = 30
_HEAD_WIDTH = 500  # signs of a line of the head
_HEADER = re.compile(r"\s*[>|*]*\s*\*?([A-Za-zÀ-ÿ]+|[\u4e00-\u9fff]{2,4})\*?\s*[:：]\*?\s*(\S.*)")
_FROM = frozenset(("from", "von", "de", "da", "van", "差出人", "送信者", "送信元"))
_SENT = frozenset(
    (
        "date",
        "sent",
        "datum",
        "gesendet",
        "envoyé",
        "fecha",
        "enviado",
        "data",
        "verzonden",
        "日時",
        "日付",
        "送信日時",
        "送信日",
    )
)
# What stands before the words of a line: marks of a quotation, then one of a list.
# Possessive quantifiers: a text of nothing but such marks must not keep the search busy for ever.
_LEAD = r"(?:[>|]\s*+)*(?:[-*•–·]\s++)?"
_BEFORE_LINE = re.compile(rf"\s*+{_LEAD}")
_SENTENCE_END = re.compile(r"[.!?…]++[\"”’»)\]]*(?=\s|$)|[。！？]+")
_LABEL = re.compile(
    r"(?:the |their |die |das |der )?(?:situation|pains?|impact|(?:critical )?event"
    r"|decision(?: criteria| process)?"
    r"|(?:(?:first[ -]value|(?:twelve|12)[ -]months?|business) )?goals?"
    r"|objectives?|measured by|(?:kritisches )?ereignis|schmerz|wirkung"
    r"|entscheidung(?:skriterien)?|ziele?|gemessen an|problème|événement(?: critique)?|décision"
    r"|objectifs?|mesurée? par|situación|situação|problemas?|impacto|evento(?: crítico)?|decisión"
    r"|decisão|objetivos?|medid[oa] por"
    r"|(?:現在の)?状況|課題|痛み|(?:事業への)?インパクト|効果|重要(?:イベント|な期日)|期日"
    r"|意思決定(?:基準|プロセス)?|決め手|選定理由|(?:[\w・]{0,8}の?)?目標|測定方法|指標"
    r")\s*(?:[:：]|\s[–—-]\s)\s*",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"(?:\bmeasured by|\bgemessen an|\bmesurée? par|\bmedid[oa] por)\b\s*:?\s*"
    r"|(?:測定方法|指標)は?\s*[:：]?\s*",
    re.IGNORECASE,
)
_LONGEST = 2000  # signs to either side, in which a sentence is looked for
_MOST_WORDS = 400
_PICTURE = "\ufffc"  # what Qt leaves of a pasted picture


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote the message and when, as far as its own head tells; else "" and None."""

    name: str = ""
    address: str = ""
    on: date | None = None


def sender_of(message: str, today: date) -> Sender:
    """Read the lines `From:` and `Date:` (or `Sent:`) of a mail that was pasted with its head.

    Of a thread the first pair counts: it is the newest mail. A date to come is not believed.
    """
    name = address = ""
    on: date | None = None
    # The head of a mail is short; a line like it further down is quoted.
    for line in message.splitlines()[:_HEAD_LINES]:
        found = _HEADER.fullmatch(line[:_HEAD_WIDTH])
        word = found[1].casefold() if found else ""
        if found and word in _FROM and not name:
            shown, address = parseaddr(found[2].strip())
            # "Anna Berg" without an address is a name, which parseaddr takes for an address.
            if "@" not in address:
                shown, address = found[2].strip(), ""
            name = " ".join((shown or address).replace('"', "").split())
        elif found and word in _SENT and on is None:
            on = date_within(found[2], today)
    # A date ahead is another one in the text, such as that of a meeting.
    return Sender(name, address.casefold(), on if on is not None and on <= today else None)


def passage(selection: str) -> str:
    """What was selected as one line of words, without marks of quotations and lists."""
    lines = selection.replace("\u2029", "\n").replace(_PICTURE, " ").splitlines()
    bare = (_BEFORE_LINE.sub("", line, count=1) for line in lines)
    return " ".join(" ".join(bare).split())


def unlabelled(words: str) -> str:
    """The words without the heading that the sender wrote before them: "Critical event: ..."."""
    bare = words[found.end() :].strip() if (found := _LABEL.match(words)) else words
    return bare or words


def with_measure(words: str) -> tuple[str, str]:
    """A goal without its heading, and what it is measured by where its words say so ("" else)."""
    bare = unlabelled(words)
    found = _MEASURED.search(bare)
    if found is None or not (statement := bare[: found.start()].strip(" ,;(.–—-（、。")):
        return bare, ""
    return statement, bare[found.end() :].strip(" ).）。")


def sentence_at(line: str, index: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds `place`, without the blanks around it."""
    first = max(0, index - _LONGEST)
    start, end = _sentence(line[first : index + _LONGEST], index - first)
    return first + start, first + end


def _sentence(line: str, index: int) -> tuple[int, int]:
    start = 0
    for end in [found.end() for found in _SENTENCE_END.finditer(line)] + [len(line)]:
        # Behind the last sign of an end, the rest of the line is a sentence, too.
        if index < end or end == len(line):
            piece = line[start:end]
            lead = _BEFORE_LINE.match(piece)
            begin = start + (
                lead.end() if lead and start == 0 else len(piece) - len(piece.lstrip())
            )
            return begin, max(begin, start + len(piece.rstrip()))
        start = end
    return 0, len(line)


def stands_at(words: str, message: str) -> tuple[int, int] | None:
    """Where a passage stands in the message that it was taken from; None where it does not."""
    parts = words.split()[:_MOST_WORDS]
    if not parts:
        return None
    between = rf"\s++{_LEAD}"
    found = re.search(between.join(re.escape(part) for part in parts), message)
    return found.span() if found else None
