import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.importers.decoding import decode
from csm_desktop.importers.delimited import CELL_LIMIT, read_records

# Letters of several scripts, quotes, blanks and line breaks; no delimiter but the one in use, since
# `a;b,c` in every cell can honestly be cut in two ways.
cells = st.text(st.sampled_from('abÄß é"株1. \n-'), max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(2, 6))
    row = st.lists(cells, min_size=width, max_size=width)
    return draw(st.lists(row, min_size=2, max_size=8))


@given(
    table=tables(),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)),
    ending=st.sampled_from(("\r\n", "\n")),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32")),
)
def test_what_any_dialect_writes_is_read_back_identically(
    table: list[list[str]], delimiter: str, quoting: int, ending: str, encoding: str
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=ending)  # type: ignore[arg-type]
    writer.writerows(table)
    text = decode(out.getvalue().encode(encoding), "list.csv").text
    assert read_records(text).rows == table


def test_lines_are_those_of_the_file_even_after_quoted_line_breaks() -> None:
    records = read_records('a,b\n"one\ntwo\nthree",x\n\nlast,y\n')
    assert records.rows == [["a", "b"], ["one\ntwo\nthree", "x"], [], ["last", "y"]]
    assert records.lines == [1, 2, 5, 6]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    rows = [["Name", "City", "Note"], ["Acme, Inc.", "Bonn", "a; b"], ["Beta", "Ulm", "x|y, z"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert read_records(text).rows == rows


def test_a_decimal_comma_in_every_row_is_no_delimiter() -> None:
    assert read_records("Firma;ARR\nAcme;1.234,50\nBeta;2.000,00\n").delimiter == ";"


def test_a_single_column_stays_whole() -> None:
    text = "Company\nAcme, Inc.\nBeta GmbH\nGamma, Delta & Co, KG\n"
    assert read_records(text).rows == [[line] for line in text.splitlines()]


def test_excels_separator_line_is_obeyed_and_counted() -> None:
    records = read_records("sep=;\nName;City\nAcme;Bonn\n")
    assert records.rows[0] == ["Name", "City"]
    assert records.lines == [2, 3]


def test_blanks_before_a_quote_are_skipped_where_that_cuts_better() -> None:
    text = 'name, city\nAcme, "Bonn, Beuel"\nBeta, "Ulm, Mitte"\n'
    assert read_records(text).rows[1] == ["Acme", "Bonn, Beuel"]


def test_an_inch_sign_that_opens_a_cell_means_nothing_where_plain_cutting_is_even() -> None:
    text = 'size\tname\n"5\tAcme\n7\tBeta\n'
    assert read_records(text).rows == [["size", "name"], ['"5', "Acme"], ["7", "Beta"]]


def test_i7_a_quote_that_never_closes_is_named_with_its_line() -> None:
    text = 'name,city\n"Acme, Inc.",Bonn\n"Beta,Ulm\nGamma,Kiel\nDelta,Jena\n'
    assert read_records(text).unclosed_line == 3


def test_i7_a_cell_of_200_kb_is_read_and_flagged() -> None:
    before = csv.field_size_limit()
    records = read_records("name,note\nAcme," + "x" * 200_000 + "\nBeta,y\n")
    assert records.has_long
    assert len(records.rows[1][1]) == 200_000 > CELL_LIMIT
    assert csv.field_size_limit() == before
