"""Readings as tables have them: a column a month, a row a user, an answer of a survey."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from csm_desktop.app.book import Book
from csm_desktop.app.imports import ImportReport, Options, import_lists, read_lists
from csm_desktop.domain.records.metrics import Metric, Reading
from csm_desktop.errors import UserError
from csm_desktop.importers.values.periods import period_end
from csm_desktop.storage.session import Work
from csm_desktop.wording import render
from tests.importers.lists import written

Take = Callable[..., ImportReport]


@pytest.fixture
def take(book: Book, tmp_path: Path) -> Take:
    def run(text: str, update: bool = False, **options: object) -> ImportReport:
        given = Options(**options)  # type: ignore[arg-type]
        readings = read_lists([written(tmp_path, "list.csv", text)], given)
        report = import_lists(book, readings, update=update)
        for file in report.files:
            apart = file.not_stored + file.repeated + len(file.set_aside)
            assert file.rows_in == file.stored + apart
        return report

    run("Account,Website\nKestrel,kestrel.example\nHeron,heron.example\n")
    return run


def found(book: Book) -> list[tuple[str, date, Decimal]]:
    names = {metric.id: metric.name for metric in book.record(Work.find, Metric)}
    readings = book.record(Work.find, Reading)
    return sorted((names[each.metric_id], each.on, each.value) for each in readings)


def words(report: ImportReport) -> str:
    return "\n".join(render(remark.text) for file in report.files for remark in file.remarks)


@pytest.mark.parametrize(
    ("header", "end"),
    [
        ("Jan-26", date(2026, 1, 31)), ("Feb 2024", date(2024, 2, 29)),
        ("2026-04", date(2026, 4, 30)), ("2025 Q3", date(2025, 9, 30)),
        ("Q1 2026", date(2026, 3, 31)), ("Q4'25", date(2025, 12, 31)),
        ("März 2026", date(2026, 3, 31)), ("12/2025", date(2025, 12, 31)),
        ("202602", date(2026, 2, 28)), ("2026-03-01", date(2026, 3, 31)), ("Q1", None),
        ("2026", None), ("Users 2026", None), ("Jan", None), ("13/2026", None),
        ("Q5 2026", None), ("Sept. 25", date(2025, 9, 30)),
    ],
)  # fmt: skip
def test_a_header_that_names_a_period_is_read_at_its_end(header: str, end: date | None) -> None:
    assert period_end(header) == end


WIDE = "Account,Jan-26,Feb-26,Mar-26\nKestrel,120,130,128\nHeron,0,,4\n"


def test_month_columns_become_readings_at_the_ends_of_the_months(book: Book, take: Take) -> None:
    with pytest.raises(UserError) as asked:
        take(WIDE)
    assert "--metric" in asked.value.advice
    assert take(WIDE, metric="Logins").files[0].stored == 2
    assert found(book) == [
        ("Logins", date(2026, 1, 31), 0), ("Logins", date(2026, 1, 31), 120),
        ("Logins", date(2026, 2, 28), 130), ("Logins", date(2026, 3, 31), 4),
        ("Logins", date(2026, 3, 31), 128),
    ]  # fmt: skip


def test_the_same_months_in_the_next_file_come_once(book: Book, take: Take) -> None:
    take(WIDE, metric="Logins")
    again = take(WIDE, metric="Logins").files[0]
    assert (again.stored, again.repeated, len(found(book))) == (0, 2, 5)
    more = "Account,Jan-26,Feb-26,Mar-26,Apr-26\nKestrel,120,130,120,140\nHeron,0,,4,\n"
    report = take(more, metric="Logins").files[0]
    assert (report.stored, report.repeated) == (1, 1)
    assert [(each.ours, each.theirs) for each in report.differences] == [("128", "120")]
    assert len(found(book)) == 6
    take(more, metric="Logins", update=True)
    assert ("Logins", date(2026, 3, 31), Decimal(120)) in found(book)
    assert len(found(book)) == 6


def test_quarters_of_several_metrics_keep_their_names(book: Book, take: Take) -> None:
    take("Account,Metric,2025 Q4,2026 Q1\nKestrel,Logins,9,8\nKestrel,Exports,1,2\n")
    assert {name for name, *_ in found(book)} == {"Logins", "Exports"}
    assert len(found(book)) == 4


def test_rows_per_user_are_parts_of_a_day(book: Book, take: Take) -> None:
    text = "Account,User email,Date,Logins\n" + "".join(
        f"Kestrel,{name}@kestrel.example,{day},{n}\n"
        for name, day, n in (
            ("a", "2026-11-01", 5), ("b", "2026-11-01", 7), ("c", "2026-11-01", 9),
            ("a", "2026-11-02", 4), ("b", "2026-11-02", 1),
        )
    )  # fmt: skip
    report = take(text)
    assert found(book) == [("Logins", date(2026, 11, 1), 21), ("Logins", date(2026, 11, 2), 5)]
    assert "5 + 7 + 9 = 21" in words(report)
    again = take(text).files[0]
    assert (again.stored, again.repeated) == (0, 5)
    assert len(found(book)) == 2
    more = text + "Kestrel,c@kestrel.example,2026-11-02,3\n"
    assert take(more).files[0].stored == 0  # the book keeps its 5 until it is to be updated
    later = take(more, update=True).files[0]
    assert [(each.ours, each.theirs) for each in later.differences] == [("5", "8")]
    assert found(book)[1] == ("Logins", date(2026, 11, 2), 8)


@pytest.mark.parametrize(
    ("how", "value"), [("sum", 30), ("mean", 15), ("last", 20), ("highest", 20)]
)
def test_what_a_metric_means_is_asked_where_its_name_does_not_tell(
    book: Book, take: Take, how: str, value: int
) -> None:
    text = "Account,Date,Metric,Value\nKestrel,2026-11-01,Depth,10\nKestrel,2026-11-01,Depth,20\n"
    with pytest.raises(UserError):
        take(text)
    take(text, combine=how)
    assert found(book) == [("Depth", date(2026, 11, 1), value)]


@pytest.mark.parametrize(("measure", "value"), [("usage_count", 30), ("Count", 30), ("Score", 15)])
def test_the_column_of_the_values_tells_what_their_metrics_mean(
    book: Book, take: Take, measure: str, value: int
) -> None:
    day = "Kestrel,2026-11-01"
    report = take(f"Account,Date,Metric,{measure}\n{day},Export,10\n{day},Export,20\n")
    assert found(book) == [("Export", date(2026, 11, 1), value)]
    assert "--combine says otherwise" in words(report)


@pytest.mark.parametrize(
    ("metric", "measure"), [("Active users", "Count"), ("Seats", "count"), ("Export", "User count")]
)
def test_people_of_a_day_are_never_added_up_unasked(
    book: Book, take: Take, metric: str, measure: str
) -> None:
    day = "Kestrel,2026-11-01"
    with pytest.raises(UserError, match="leaves something open"):
        take(f"Account,Date,Metric,{measure}\n{day},{metric},10\n{day},{metric},20\n")
    assert found(book) == []


def test_rows_of_a_day_are_asked_about_once_for_all_metrics(tmp_path: Path) -> None:
    days = "".join(f"Kestrel,2026-11-01,{m},{n}\n" for m in ("Depth", "Width") for n in (1, 2))
    path = written(tmp_path, "list.csv", "Account,Date,Metric,Value\n" + days)
    ((asked,),) = (reading.questions for reading in read_lists([path], Options()))
    assert (asked.topic, asked.columns) == ("combine", ("Depth", "Width"))
    assert render(asked.text).startswith("2 metrics, “Depth” among them, have several rows")


def test_an_nps_is_computed_from_its_answers(book: Book, take: Take) -> None:
    text = (
        "Account Name,Survey Date,Respondent,NPS\n"
        "Kestrel,2026-11-02,a@kestrel.example,10\nKestrel,2026-11-03,b@kestrel.example,9\n"
        "Kestrel,2026-11-03,c@kestrel.example,0\nKestrel,2026-11-04,d@kestrel.example,10\n"
        "Heron,2026-11-04,e@heron.example,8\n"
    )
    report = take(text)
    assert found(book) == [("NPS", date(2026, 11, 4), 0), ("NPS", date(2026, 11, 4), 50)]
    assert "NPS 50: 3 promoters less 1 detractors, of 4 answers" in words(report)
    sources = {each.source for each in book.record(Work.find, Reading)}
    assert sources == {"survey, 4 answers", "survey, one answer"}
    assert (report.files[0].stored, take(text).files[0].stored) == (5, 0)


def test_finished_scores_stay_as_they_are_and_doubtful_ones_are_asked_about(
    book: Book, take: Take
) -> None:
    take("Account Name,Date,NPS\nKestrel,2026-11-02,45\nHeron,2026-11-02,-10\n")
    assert [value for *_, value in found(book)] == [-10, 45]
    doubtful = "Account Name,Date,NPS\nKestrel,2026-10-02,9\nHeron,2026-10-02,10\n"
    with pytest.raises(UserError, match="leaves something open"):
        take(doubtful)
    take(doubtful, scale="score")
    assert [value for *_, value in found(book)] == [9, 10, -10, 45]


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        (("4.5", "3"), ("87.5", "50.0")),
        (("8", "9.5"), ("80.0", "95.0")),
        (("92", "71"), ("92", "71")),
    ],
)
def test_a_csat_knows_its_scale(
    book: Book, take: Take, values: tuple[str, str], kept: tuple[str, str]
) -> None:
    take(f"Account Name,Date,CSAT\nKestrel,2026-11-04,{values[0]}\nHeron,2026-11-04,{values[1]}\n")
    assert {value for *_, value in found(book)} == set(map(Decimal, kept))


def test_a_month_beside_its_readings_is_its_last_day_as_a_column_a_month_is(
    book: Book, take: Take
) -> None:
    report = take("Account,Month,Logins\nKestrel,2026-09,3\nHeron,Okt 2026,4\n")
    assert found(book) == [
        ("Logins", date(2026, 9, 30), Decimal(3)), ("Logins", date(2026, 10, 31), Decimal(4)),
    ]  # fmt: skip
    assert "months and quarters are read as their last day" in words(report)


def test_shares_beside_percents_are_brought_to_their_scale_and_told(book: Book, take: Take) -> None:
    report = take("Account,Date,Adoption\nKestrel,2026-10-01,45%\nHeron,2026-10-01,0.5\n")
    assert [value for *_, value in found(book)] == [45, 50]
    assert "beside percents, 0.5 is read as 50" in words(report)


def test_what_is_asked_of_one_metric_does_not_change_what_another_means(
    book: Book, take: Take
) -> None:
    text = "Account,Date,Logins,Active\nKestrel,2026-10-01,3,1\nKestrel,2026-10-01,5,1\n"
    text += "Kestrel,2026-10-01,0,0\nHeron,2026-10-01,7,1\n"
    with pytest.raises(UserError, match="something open"):
        take(text)
    take(text, combine="active")
    assert [(name, int(value)) for name, _, value in found(book)] == [
        ("Active", 1), ("Active", 2), ("Logins", 7), ("Logins", 8),
    ]  # fmt: skip
