"""What is read out of mails, notes and chats by rules; what is not said is never proposed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_desktop.domain.handoff.proposals import MessageProposal, ProposalKind, proposals_in
from tests.ui.intake.messages import HOSTILE, MESSAGE

TODAY = date(2026, 11, 22)


def told(one: MessageProposal) -> str:
    """A proposal in short."""
    match one.kind:
        case ProposalKind.PERSON:
            return "|".join((one.name, one.title, one.email)).rstrip("|")
        case ProposalKind.WAY:
            assert one.way is not None
            return f"{one.name}: {one.way.baseline} > {one.way.target} {one.way.unit}".strip()
        case ProposalKind.START:
            return f"start {one.day}"
        case ProposalKind.AMOUNT:
            assert one.amount is not None
            return f"{one.amount.amount.normalize():f} {one.amount.currency}"
    return f"{one.kind.value} {one.number}"


TEXTS = {
    "": [],
    "Cc: Ingrid Solberg <ingrid@fjord.example>": ["Ingrid Solberg||ingrid@fjord.example"],
    'To: "Lars Berg" <lars@fjord.example>': ["Lars Berg||lars@fjord.example"],
    "Procurement wanted cheaper, Ingrid Solberg (head of operations) did not.":
        ["Ingrid Solberg|Head of operations"],
    "Ingrid Solberg, Head of Operations, signed it.": ["Ingrid Solberg|Head of Operations"],
    "Marie van den Berg, the finance director.": ["Marie van den Berg|Finance director"],
    "Their CFO Marc Olivier is in.": ["Marc Olivier|CFO"],
    "Anna Lee, IT manager, anna.lee@fjord.example": ["Anna Lee|IT manager|anna.lee@fjord.example"],
    "Ingrid Solberg (COO)\nCc: Ingrid Solberg <i@fjord.example>":
        ["Ingrid Solberg|COO|i@fjord.example"],
    "José Álvarez (CTO) asked twice.": ["José Álvarez|CTO"],
    "Oslo Harbour (14 boats) is first.": [],
    "New York, London and Paris are next.": [],
    "From: Tom Reed <tom@seller.example>\nCc: Ann Lee <ann@seller.example>": [],
    "From: Tom Reed\n\nTom Reed (account executive)": [],
    "Cut replanning from 90 to 15 minutes.": ["Replanning: 90 > 15 minutes"],
    "Minutes to replan, 240 to 45": ["Minutes to replan: 240 > 45"],
    "They want overtime down from 40 hours to 30 hours.": ["Overtime: 40 > 30 hours"],
    "Open Monday to Friday, rooms 3 and 4.": [],
    "ARR is € 84,000, signed.": ["84000 EUR"],
    "EUR 84.000 per year": ["84000 EUR"],
    "84k USD a year": ["84000 USD"],
    "Annual value: $1.2m": ["1200000 USD"],
    "£12,345.50 p.a.": ["12345.5 GBP"],
    "1 250 000 SEK annually": ["1250000 SEK"],
    "They lost € 84,000 last week.": [],
    "Licences: 120 named users": ["seats 120"],
    "1,500 seats to begin with": ["seats 1500"],
    "It is a three-year contract.": ["term 36"],
    "The deal runs 24 months.": ["term 24"],
    "It took them 6 months to decide.": [],
    "The contract starts on 1 December 2026.": ["start 2026-12-01"],
    "Start date: 2026-12-15": ["start 2026-12-15"],
    "The summer timetable starts on 1 April 2027.": [],
    "The new works agreement starts on 1 April 2027.": [],
    "Critical event: the licence with their old vendor ends, the contract starts on 1 April 2027":
        [],
    "Pain: replanning takes 90 minutes. They want it from 90 to 15 minutes.":
        ["Replanning: 90 > 15 minutes"],
    "$120K ARR": ["120000 USD"],
    "Dana Whitfield, VP Operations <dana@acme.example>":
        ["Dana Whitfield|VP Operations|dana@acme.example"],
    "- Maria Fischer, COO (maria@lark.example, +49 40 555 0101) - our sponsor":
        ["Maria Fischer|COO|maria@lark.example"],
    "contact oluwaseun bright oluwaseun@brightwater.example":
        ["Oluwaseun Bright||oluwaseun@brightwater.example"],
    "Jonas Weber, Larkspur Logistics, jonas@lark.example": ["Jonas Weber||jonas@lark.example"],
    "Herr Peter Lang (Geschäftsführer)": ["Peter Lang|Geschäftsführer"],
    "Claire Dubois, directrice des opérations": ["Claire Dubois|Directrice des opérations"],
    "Laufzeit 24 Monate ab 01.02.2027, Jahreswert 48.000 €, 75 Lizenzen.":
        ["48000 EUR", "seats 75", "term 24", "start 2027-02-01"],
    "36 000 € par an, contrat de 12 mois à partir du 1er janvier 2027":
        ["36000 EUR", "term 12", "start 2027-01-01"],
    "36 months starting 1 January 2027, EUR 84,000 per year":
        ["84000 EUR", "term 36", "start 2027-01-01"],
    "Renewal is auto, 90 days notice, 5% uplift each year.": [],
    "Durchlaufzeit von 1.400 auf 900 Stunden senken": ["Durchlaufzeit: 1400 > 900 Stunden"],
    "passer de 45 à 20 minutes pour replanifier, d'ici juin":
        ["Minutes pour replanifier: 45 > 20 minutes"],
    "---- Forwarded message ----\nFrom: Ann Lee <ann@fjord.example>\nTo: Tom <tom@seller.example>":
        ["Ann Lee||ann@fjord.example"],
    "- 120 seats, EUR 90,000 a year, 2 year term": ["90000 EUR", "seats 120", "term 24"],
    # Japanese
    "生産管理部 部長の田中 健一様と、佐藤美咲様（IT責任者）です。":
        ["田中 健一|生産管理部 部長", "佐藤美咲|IT責任者"],
    "情報システム部 部長 佐藤 花子 <s@omi.example>":
        ["佐藤 花子|情報システム部 部長|s@omi.example"],
    "レナ・ブラント様（運用責任者）": ["レナ・ブラント|運用責任者"],
    "生産管理部 部長\n田中 健一\ntanaka@omi.example":
        ["田中 健一|生産管理部 部長|tanaka@omi.example"],
    "人事課長の木村様が賛成です。": ["木村|人事課長"],
    "経営企画室（室長）は未確認です。東京工場（工場長）も。": [],
    "弊社担当：加藤 恵（CS）": [],
    "再計画にかかる時間を90分から15分に短縮したい。残業も減らす。":
        ["再計画にかかる時間: 90 > 15 分"],
    "残業を月40時間から30時間に削減する": ["残業: 40 > 30 時間"],
    "営業時間は9時から18時まで、会議は10日から15日に開催する。": [],
    "年額￥２，４００，０００": ["2400000 JPY"],
    "年間契約額は1億2,000万円です。": ["120000000 JPY"],
    "月額50万円です。120名の社員が働いています。": [],
    "ライセンスは120ユーザー、契約期間は3年で、2027年1月1日から開始します。":
        ["seats 120", "term 36", "start 2027-01-01"],
    "契約開始日：令和9年4月1日": ["start 2027-04-01"],
    "導入まで6か月後に判断し、更新の90日前に通知します。": [],
    "時刻表改正は12月19日です。": [],
    "差出人: 鈴木 一郎 <suzuki@seller.example>\nCC: 山田 花子 <yamada@omi.example>":
        ["山田 花子||yamada@omi.example"],
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_each_text_proposes_what_it_says_and_no_more(text: str) -> None:
    assert [told(one) for one in proposals_in(text, TODAY)] == TEXTS[text]


def test_the_message_of_sales_proposes_whom_it_names() -> None:
    assert [told(one) for one in proposals_in(MESSAGE, TODAY)] == [
        "Ingrid Solberg|Head of operations"
    ]


def test_each_proposal_bears_the_words_that_say_it() -> None:
    for text in TEXTS:
        for one in proposals_in(text, TODAY):
            assert one.words
            assert one.words in text


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*TEXTS, HOSTILE, "\n", "a" * 50])).map("\n".join))
def test_any_text_proposes_each_thing_once(text: str) -> None:
    found = proposals_in(text, TODAY)
    assert len({one.key for one in found}) == len(found)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_no_text_fails(text: str) -> None:
    for one in proposals_in(text, TODAY):
        assert one.words
