import csv
import io
from typing import TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_desktop.errors import UserError
from csm_desktop.importers.files import delimited
from csm_desktop.importers.files.delimited import (
    CELL_LIMIT,
    Begun,
    DelimitedText,
    RecordStream,
    read_records,
)
from csm_desktop.importers.files.encodings import find_encoding

# Letters of several scripts, quotes, blanks and line breaks; no delimiter but the one in use, since
# `a;b,c` in every cell can honestly be cut in two ways.
cells = st.text(st.sampled_from('abÄß é"株1. \n-'), max_size=8)


class Records:
    """What stands when a text has been read to its end."""

    def __init__(self, text: TextIO) -> None:
        for part in read_records(text, "list.csv"):
            match part:
                case Begun(delimiter):
                    self.delimiter = delimiter
                    self.rows: list[list[str]] = []
                    self.lines: list[int] = []
                case RecordStream(lines, rows):
                    self.lines += lines
                    self.rows += rows
                case DelimitedText(unclosed_line, has_long):
                    self.unclosed_line, self.has_long = unclosed_line, has_long


def records_of(text: str) -> Records:
    return Records(io.StringIO(text, newline=""))


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
    file = io.BytesIO(out.getvalue().encode(encoding))
    assert Records(find_encoding(file, "list.csv").text(file)).rows == table


_PIECES = st.sampled_from(
    ["a", "b", ",", '"', "\n", "\r", "\r\n", '"\n', '"\r\n"', "a,b\n", '"a","b"\n', "\\N", "\u2028"]
)


@given(st.lists(_PIECES, max_size=60).map("".join), st.integers(1, 40))
def test_records_read_at_once_are_those_read_one_by_one(text: str, block: int) -> None:
    def read(*, at_once: bool) -> dict[str, object]:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(delimited, "_BLOCK_CHARACTERS", block)
            if not at_once:
                patched.setattr(delimited._Reading, "_plain_batch", lambda *_: None)
            return vars(records_of(text))

    assert read(at_once=True) == read(at_once=False)


def test_lines_are_those_of_the_file_even_after_quoted_line_breaks() -> None:
    records = records_of('a,b\n"one\ntwo\nthree",x\n\nlast,y\n')
    assert records.rows == [["a", "b"], ["one\ntwo\nthree", "x"], [], ["last", "y"]]
    assert records.lines == [1, 2, 5, 6]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_line_break_in_a_cell_without_quotes_ends_no_row_where_rows_end_otherwise(
    end: str,
) -> None:
    rows = ["name,note,owner", "Aldo,one\ntwo,Kim", "Bera,x,Jo", "Cato,y,Jo"]
    found = records_of(end.join(rows) + end)
    assert found.rows[1] == ["Aldo", "one\ntwo", "Kim"]
    assert found.lines == [1, 2, 4, 5]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~", "\x01"])
def test_the_delimiter_is_the_one_that_cuts_evenly(delimiter: str) -> None:
    rows = [["Name", "City", "Note"], ["Acme, Inc.", "Bonn", "a; b"], ["Beta", "Ulm", "x|y, z"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert records_of(text).rows == rows
    plain = text.replace('"', "")
    if delimiter in "^~\x01":
        assert Records(find_encoding(io.BytesIO(plain.encode()), "a.csv").text(
            io.BytesIO(plain.encode()))).rows == rows  # fmt: skip


def test_a_decimal_comma_in_every_row_is_no_delimiter() -> None:
    assert records_of("Firma;ARR\nAcme;1.234,50\nBeta;2.000,00\n").delimiter == ";"


def test_a_single_column_stays_whole() -> None:
    text = "Company\nAcme, Inc.\nBeta GmbH\nGamma, Delta & Co, KG\n"
    assert records_of(text).rows == [[line] for line in text.splitlines()]


def test_excels_separator_line_is_obeyed_and_counted() -> None:
    records = records_of("sep=;\nName;City\nAcme;Bonn\n")
    assert records.rows[0] == ["Name", "City"]
    assert records.lines == [2, 3]


def test_blanks_before_a_quote_are_skipped_where_that_cuts_better() -> None:
    text = 'name, city\nAcme, "Bonn, Beuel"\nBeta, "Ulm, Mitte"\n'
    assert records_of(text).rows[1] == ["Acme", "Bonn, Beuel"]


def test_an_inch_sign_that_opens_a_cell_means_nothing_where_plain_cutting_is_even() -> None:
    text = 'size\tname\n"5\tAcme\n7\tBeta\n'
    assert records_of(text).rows == [["size", "name"], ['"5', "Acme"], ["7", "Beta"]]


def test_i7_a_quote_that_never_closes_is_named_with_its_line() -> None:
    text = 'name,city\n"Acme, Inc.",Bonn\n"Beta,Ulm\nGamma,Kiel\nDelta,Jena\n'
    assert records_of(text).unclosed_line == 3


def test_i7_a_cell_of_200_kb_is_read_and_flagged() -> None:
    before = csv.field_size_limit()
    records = records_of("name,note\nAcme," + "x" * 200_000 + "\nBeta,y\n")
    assert records.has_long
    assert len(records.rows[1][1]) == 200_000 > CELL_LIMIT
    assert csv.field_size_limit() == before


def test_i7_a_quote_that_never_closes_is_found_wherever_a_batch_ends() -> None:
    for before in range(1_995, 2_005):
        rows = ['"Acme, Inc.",Bonn', "Gamma,Kiel"] * 1_003
        text = "\n".join(["name,city", *rows[:before], '"Beta,Ulm'])
        records = records_of(text)
        assert records.unclosed_line == before + 2
        assert len(records.rows) == before + 2


def test_a_quote_that_swallows_more_than_any_cell_holds_costs_no_memory_and_is_named() -> None:
    text = 'name,city\n"Acme, Inc.",Bonn\n"Beta,Ulm\n' + "Gamma and so on, or\nnot\n" * 500_000
    records = records_of(text)
    assert records.unclosed_line == 3
    assert records.rows[:2] == [["name", "city"], ["Acme, Inc.", "Bonn"]]
    assert len(records.rows) == 3


def test_a_line_that_no_list_has_is_an_error_for_the_user() -> None:
    with pytest.raises(UserError, match="one of its lines holds over"):
        records_of("name,city\n" + "x" * 9_000_000)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_quotes_behind_a_backslash_stand_in_their_cell(delimiter: str) -> None:
    rows = [
        ["id", "name", "notes"],
        ["1", 'Aldo "South" Ltd', 'they said "not now", call'],
        ["2", "Bera", "\\N"],
        ["3", "Coro\nand sons", "C:\\temp"],
    ]
    escaped = [[cell.replace("\\", "\\\\").replace('"', '\\"') for cell in row] for row in rows]
    lines = [delimiter.join(f'"{cell}"' if cell != "\\\\N" else "\\N" for cell in row)
             for row in escaped]  # fmt: skip
    rows[2][2] = ""
    assert records_of("\n".join(lines) + "\n").rows == rows


def test_a_backslash_before_a_closing_quote_may_be_a_folder() -> None:
    text = '"name","folder"\n"Aldo","C:\\a\\"\n"Bera","C:\\b\\"\n"Coro","C:\\c\\"\n'
    assert records_of(text).rows[1] == ["Aldo", "C:\\a\\"]


def test_a_databases_word_for_nothing_is_nothing() -> None:
    assert records_of("name\tcity\nAldo\t\\N\n\\N\tBonn\n").rows[1:] == [["Aldo", ""], ["", "Bonn"]]


def test_cells_may_all_stand_in_apostrophes() -> None:
    found = records_of("'Account';'Owner'\n'Aldo; Ltd';'Kim'\n'Bera''s';''\n")
    assert found.rows == [["Account", "Owner"], ["Aldo; Ltd", "Kim"], ["Bera's", ""]]
    kept = records_of("'s-Hertogenbosch,Owner\n'Aldo,Kim\n")
    assert kept.rows[0] == ["'s-Hertogenbosch", "Owner"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Name,City,Note\n'Heron, Ltd',Rome,a\nWren,Bonn,b\n", [["Heron, Ltd", "Rome", "a"]]),
        ("Name,City,Note\nWren,Bonn,b\nHeron,Rome,'two\nlines'\n",
         [["Wren", "Bonn", "b"], ["Heron", "Rome", "two\nlines"]]),
        ("Name;Note\nWren;'It''s; fine'\nHeron;ok\n", [["Wren", "It's; fine"]]),
        # Apostrophes that are letters.
        ("Name,City,Note\n't Hart,Rome,'tis so\nWren,Bonn,b\n", [["'t Hart", "Rome", "'tis so"]]),
        ("Name,Note\n't Hart,a\nWren,b, c\nHeron,'d'\n", [["'t Hart", "a"], ["Wren", "b", " c"]]),
    ],
)  # fmt: skip
def test_single_quotes_hold_a_cell_together_where_it_needs_them(
    text: str, rows: list[list[str]]
) -> None:
    assert records_of(text).rows[1 : len(rows) + 1] == rows
