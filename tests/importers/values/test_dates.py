from datetime import UTC, date, datetime

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.importers.files.workbooks import Cell
from csm_desktop.importers.values.dates import read_dates

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-07-28", date(2023, 7, 28)),
        ("2023-07-28 3:00", date(2023, 7, 28)),
        ("2023-07-28T03:00:00Z", date(2023, 7, 28)),
        ("2023/7/8", date(2023, 7, 8)),
        ("16 Apr, 2021 00:02:00", date(2021, 4, 16)),
        ("Apr 16, 2021", date(2021, 4, 16)),
        ("Fri, 16 April 2021", date(2021, 4, 16)),
        ("16-Apr-21", date(2021, 4, 16)),
        ("5. März 2024", date(2024, 3, 5)),
        ("5.3.2024", date(2024, 3, 5)),
        ("1er août 2024", date(2024, 8, 1)),
        ("12 de octubre de 2023", date(2023, 10, 12)),
        ("3 gennaio 2024", date(2024, 1, 3)),
        ("7 mei 2024", date(2024, 5, 7)),
        ("2 de março de 2024", date(2024, 3, 2)),
        ("2024年3月5日", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("2024-03", date(2024, 3, 1)),
        ("Mar 2024", date(2024, 3, 1)),
        ("45356", date(2024, 3, 5)),
    ],
)
def test_dates_as_people_and_programs_write_them(text: str, expected: date) -> None:
    assert read_dates([text]).values == [expected]


def test_typed_cells_of_a_workbook_need_no_reading() -> None:
    cells: list[Cell] = [date(2024, 3, 5), datetime(2024, 3, 6, 23, 30, tzinfo=UTC), 45356, ""]
    assert read_dates(cells).values == [date(2024, 3, 5), date(2024, 3, 6), date(2024, 3, 5), None]


def test_i2_an_order_that_nothing_settles_is_asked_for() -> None:
    found = read_dates(["03/04/2025", "05/06/2025"])
    assert found.orders == ("dmy", "mdy")
    assert found.open_values[0] == "03/04/2025"


def test_i2_the_order_asked_for_is_used() -> None:
    assert read_dates(["03/04/2025"], "dmy").values == [date(2025, 4, 3)]
    assert read_dates(["03/04/2025"], "mdy").values == [date(2025, 3, 4)]


def test_one_day_over_twelve_settles_the_column() -> None:
    found = read_dates(["03/04/2025", "13/04/2025"])
    assert found.orders == ()
    assert found.values[0] == date(2025, 4, 3)
    assert read_dates(["03/04/2025", "04/13/2025"]).values[0] == date(2025, 3, 4)


def test_a_column_that_settles_itself_keeps_its_order_whatever_was_said() -> None:
    assert read_dates(["03/04/2025", "04/13/2025"], "dmy").values[0] == date(2025, 3, 4)


def test_two_digit_years_may_stand_first_too() -> None:
    assert read_dates(["20-10-16", "01-03-17"]).orders == ("dmy", "ymd")
    assert read_dates(["20-10-16", "01-03-17"], "ymd").values[0] == date(2020, 10, 16)


def test_contradicting_values_are_asked_about_and_then_refused() -> None:
    assert read_dates(["13/04/2025", "04/13/2025"]).orders
    found = read_dates(["13/04/2025", "04/13/2025"], "dmy")
    assert found.values == [date(2025, 4, 13), None]
    assert list(found.bad) == [1]


@pytest.mark.parametrize("text", ["31/02/2025", "soon", "99/99/2025", "2025-13-01", "1" * 500])
def test_what_is_no_date_is_bad_and_blank_words_are_not(text: str) -> None:
    found = read_dates([text, "n/a", "", "-", "NULL", "0000-00-00"])
    assert list(found.bad) == [0]
    assert found.values == [None] * 6


@given(st.lists(days, min_size=1, max_size=20), st.sampled_from(("d/m", "m/d", "iso", "dots")))
def test_a_column_written_in_one_order_is_read_back_when_the_order_is_said(
    column: list[date], style: str
) -> None:
    patterns = {"d/m": "%d/%m/%Y", "m/d": "%m/%d/%Y", "iso": "%Y-%m-%d", "dots": "%d.%m.%Y"}
    texts = [day.strftime(patterns[style]) for day in column]
    order = {"d/m": "dmy", "m/d": "mdy"}.get(style, "")
    assert read_dates(texts, order).values == column


@given(days, st.sampled_from(("en_GB", "en_US", "de", "fr", "es", "it", "nl", "pt", "ja")))
def test_long_dates_of_every_language_are_read_back(day: date, locale: str) -> None:
    for style in ("medium", "long"):
        text = format_date(day, style, locale=locale)
        order = "dmy" if locale != "en_US" else "mdy"
        assert read_dates([text], order).values == [day], text
