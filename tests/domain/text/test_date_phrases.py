"""Days in several words, as people mean them, and words that only look like days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.domain.text.dates_in_words import date_in_words, doubtful_days, trailing_date

WEDNESDAY = date(2026, 11, 25)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("next friday", date(2026, 12, 4)),
        ("this friday", date(2026, 11, 27)),
        ("last friday", date(2026, 11, 20)),
        ("nächsten Freitag", date(2026, 12, 4)),
        ("in two weeks", date(2026, 12, 9)),
        ("in 3 days", date(2026, 11, 28)),
        ("within a month", date(2026, 12, 25)),
        ("two weeks from now", date(2026, 12, 9)),
        ("in zwei Wochen", date(2026, 12, 9)),
        ("em 2 semanas", date(2026, 12, 9)),
        ("sexta-feira", date(2026, 11, 27)),
        ("amanhã", date(2026, 11, 26)),
        ("aujourd’hui", date(2026, 11, 25)),
        ("3 de dezembro", date(2026, 12, 3)),
        ("3 de dezembro de 2027", date(2027, 12, 3)),
        ("明日", date(2026, 11, 26)),
        ("金曜日", date(2026, 11, 27)),
        ("12月3日", date(2026, 12, 3)),
        ("2027年1月5日", date(2027, 1, 5)),
        ("2026/12/3", date(2026, 12, 3)),
        ("2026.12.03", date(2026, 12, 3)),
        ("this week", date(2026, 11, 27)),
        ("next week", date(2026, 12, 4)),
        ("semaine prochaine", date(2026, 12, 4)),
        ("eow", date(2026, 11, 27)),
        ("eom", date(2026, 11, 30)),
        ("end of the month", date(2026, 11, 30)),
        ("end of next month", date(2026, 12, 31)),
        ("end of february", date(2027, 2, 28)),
        ("Ende November", date(2026, 11, 30)),
        ("eoq", date(2026, 12, 31)),
        ("end of q1", date(2027, 3, 31)),
        ("the 15th", date(2026, 12, 15)),
        ("the 31st", date(2026, 12, 31)),
        ("25/12", date(2026, 12, 25)),
        ("12/25", date(2026, 12, 25)),
        ("2/2", date(2027, 2, 2)),
        ("day after tomorrow", date(2026, 11, 27)),
        ("vorgestern", date(2026, 11, 23)),
        ("monday week", date(2026, 12, 7)),
        ("fri 4 dec", date(2026, 12, 4)),
        ("kommenden Freitag", date(2026, 11, 27)),
        ("kommende Woche", date(2026, 12, 4)),
        ("Mitte Dezember", date(2026, 12, 15)),
        ("mi-décembre", date(2026, 12, 15)),
        ("la semaine prochaine", date(2026, 12, 4)),
        ("vendredi dernier", date(2026, 11, 20)),
        ("fin de l’année", date(2026, 12, 31)),
        ("pasado mañana", date(2026, 11, 27)),
        ("el viernes que viene", date(2026, 11, 27)),
        ("finales de enero", date(2027, 1, 31)),
        ("depois de amanhã", date(2026, 11, 27)),
        ("em duas semanas", date(2026, 12, 9)),
        ("próxima sexta", date(2026, 12, 4)),
        ("fim do mês", date(2026, 11, 30)),
        ("来週の金曜日", date(2026, 12, 4)),
        ("先週の金曜日", date(2026, 11, 20)),
        ("２週間後", date(2026, 12, 9)),
        ("月末", date(2026, 11, 30)),
        ("明後日", date(2026, 11, 27)),
    ],
)
def test_a_phrase_is_the_day_that_people_mean(words: str, meant: date) -> None:
    assert date_in_words(words, WEDNESDAY) == meant


@pytest.mark.parametrize(
    "words",
    [
        "v2.1",
        "3/4",
        "40/50",
        "the 45th",
        "next",
        "in two",
        "end of",
        "3 out",
        "5 set",
        "2026/13/03",
    ],
)
def test_what_is_no_day_or_may_be_two_is_not_guessed(words: str) -> None:
    assert date_in_words(words, WEDNESDAY) is None


def test_of_a_doubtful_day_both_are_told() -> None:
    assert doubtful_days("3/4", WEDNESDAY) == (date(2027, 4, 3), date(2027, 3, 4))
    assert doubtful_days("25/12", WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("line", "left", "due"),
    [
        ("send the guide sun", "send the guide", date(2026, 11, 29)),
        ("a place in the sun", "a place in the sun", None),
        ("ask where we sat", "ask where we sat", None),
        ("migrate them from Sun", "migrate them from Sun", None),
        ("upgrade to v2.1", "upgrade to v2.1", None),
        ("budget for next year", "budget for next year", None),
        ("plan next quarter", "plan next quarter", None),
        ("road map by next quarter", "road map", date(2027, 3, 31)),
        ("call Lena fri 3pm", "call Lena 3pm", date(2026, 11, 27)),
        ("call Lena tomorrow at 10:00", "call Lena at 10:00", date(2026, 11, 26)),
        ("guide by the end of the month", "guide", date(2026, 11, 30)),
        ("celebrate their 10th", "celebrate their 10th", None),
        ("guide by the 15th", "guide", date(2026, 12, 15)),
        ("ask what broke last friday", "ask what broke last friday", None),
        ("send 3/4", "send 3/4", None),
        ("send it friday, 4 december", "send it", date(2026, 12, 4)),
        ("send it fri 5 dec", "send it fri", date(2026, 12, 5)),  # a Saturday: it stays to be seen
        ("Angebot bis Fr.", "Angebot", date(2026, 11, 27)),
        ("Angebot bis zum 15.", "Angebot", date(2026, 12, 15)),
        ("Treffen am 15 Uhr", "Treffen am 15 Uhr", None),
        ("envoyer le guide d’ici vendredi", "envoyer le guide", date(2026, 11, 27)),
        ("enviar la guía antes del viernes", "enviar la guía", date(2026, 11, 27)),
        ("enviar o guia até sexta", "enviar o guia", date(2026, 11, 27)),
        ("資料を送る 金曜日までに", "資料を送る", date(2026, 11, 27)),
        ("ask who broke it anteayer", "ask who broke it anteayer", None),
    ],
)
def test_at_the_end_of_a_line_a_day_is_told_from_words(
    line: str, left: str, due: date | None
) -> None:
    assert trailing_date(line, WEDNESDAY) == (left, due)


@given(DAYS, st.sampled_from(["next friday", "this friday", "next week", "eom", "end of year"]))
def test_what_is_planned_lies_ahead(today: date, words: str) -> None:
    found = date_in_words(words, today)
    assert found is not None
    assert today <= found <= today + timedelta(days=366)


@given(DAYS)
def test_next_friday_is_in_the_week_after_this_one(today: date) -> None:
    found = date_in_words("next friday", today)
    monday = today - timedelta(days=today.weekday())
    assert found == monday + timedelta(days=11)
